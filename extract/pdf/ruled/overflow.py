"""Text that stands over the wall of its cell: a word too long for it, a sign that hangs over.

A wall that goes through a letter parts no text. What is written through it without a gap belongs to
one cell, or is no text of the table at all.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.geometry import to_runs
from extract.pdf.grid import Grid
from extract.pdf.pages import Character, Corners

TOUCHING = 0.2
"""Of the font size: letters of one text are not further apart."""
INSIDE = 0.05
"""Of its width: a wall that is nearer to the side of a letter goes between two letters."""

FEWEST = 3
"""Texts that begin at one x show where those of their column do."""
HALVED = 0.6
"""Of the font size over its baseline: a line that an edge goes through there is cut."""

Owner = tuple[list[Character], Corners | None]
"""Where a character is gathered, and the cell that this is; None outside of tables."""


def touch(before: Character, c: Character) -> bool:
    """Whether a character goes on right behind another, upright and on its baseline.

    Where it begins the file tells; where it ends, of a font that is not in it, that of the machine.
    """
    return (
        abs(c.baseline - before.baseline) < TOUCHING * c.size
        and before.x0 < c.x0 <= before.x1 + TOUCHING * c.size
        and not c.rotation
    )


def over_walls(
    characters: Sequence[Character],
    loose: list[Character],
    grids: Sequence[Grid],
    owned: Sequence[Sequence[list[Character]]],
) -> None:
    """Gather each text that goes through walls in one of the cells that it touches.

    That is the one that most of it stands in; the first, where it goes over a whole cell. A letter
    that stands where the texts of its column begin is the first of another text.
    """
    owners: dict[int, Owner] = {id(c): (loose, None) for c in loose}
    for grid, cells in zip(grids, owned, strict=True):
        for cell, held in zip(grid.cells, cells, strict=True):
            owners |= {id(c): (held, cell.corners) for c in held}
    starts: Counter[tuple[float, int]] = Counter()
    for run in to_runs(characters, lambda run, c: touch(run[-1], c)):
        parts = [owners[id(c)] for c in run]
        crossings = [
            (x, y, a[1], b[1])
            for (x, a), (y, b) in pairwise(zip(run, parts, strict=True))
            if a[0] is not b[0]
        ]
        if any(_cut(*crossing) for crossing in crossings):
            starts = starts or _starts(grids, owned)
            begins = [
                number
                for number, (c, (held, cell)) in enumerate(zip(run, parts, strict=True))
                if held is not parts[0][0] and cell and _begins(c, cell, starts)
            ]
            for first, end in pairwise([0, *begins, len(run)]):
                _gather(run[first:end], parts[first:end])


def _starts(
    grids: Sequence[Grid], owned: Sequence[Sequence[list[Character]]]
) -> Counter[tuple[float, int]]:
    """How often the texts in cells with a left side begin at an x, in whole points."""
    return Counter(
        (left, round(min(inside)))
        for grid, cells in zip(grids, owned, strict=True)
        for cell, held in zip(grid.cells, cells, strict=True)
        if (inside := [c.x0 for c in held if c.x0 >= (left := cell.corners[0])])
    )


def _begins(c: Character, cell: Corners, starts: Counter[tuple[float, int]]) -> bool:
    """Whether a letter stands inside of its cell where most texts below the same wall begin."""
    usual = [(times, x) for (left, x), times in starts.items() if left == cell[0]]
    times, x = max(usual, default=(0, 0))
    near = max(TOUCHING * c.size, 1.0)
    return c.x0 >= cell[0] and times >= FEWEST and abs(c.x0 - x) <= near


def over_edges(
    loose: Sequence[Character], grids: Sequence[Grid], owned: Sequence[Sequence[list[Character]]]
) -> list[Character]:
    """Gather what the upper or the lower edge of a table goes through in the cell at that edge.

    A spreadsheet prints a text that a page cuts so on both pages. What stands outside is left.
    """
    rest: list[Character] = []
    for c in loose:
        place = next(
            (
                found
                for g, o in zip(grids, owned, strict=True)
                if (found := _at_edge(c, g, o)) is not None
            ),
            None,
        )
        (rest if place is None else place).append(c)
    return rest


def _at_edge(c: Character, grid: Grid, owned: Sequence[list[Character]]) -> list[Character] | None:
    """The characters of the cell at whose outer edge a character stands; None if it does not."""
    edges = [y for y in (grid.ys[0], grid.ys[-1]) if c.baseline - HALVED * c.size < y < c.baseline]
    x = (c.x0 + c.x1) / 2
    if not edges or c.rotation or not grid.xs[0] <= x < grid.xs[-1]:
        return None
    for cell, held in zip(grid.cells, owned, strict=True):
        x0, top, x1, bottom = cell.corners
        if x0 <= x < x1 and edges[0] in {top, bottom}:
            return held
    return None


def _cut(before: Character, c: Character, left: Corners | None, right: Corners | None) -> bool:
    """Whether the wall between two characters goes through one of them."""
    walls = [*([left[2]] if left else ()), *([right[0]] if right else ())]
    letters = ((before.x0, min(before.x1, c.x0)), (c.x0, c.x1))
    return any(
        x0 + INSIDE * (x1 - x0) < wall < x1 - INSIDE * (x1 - x0)
        for wall in walls
        for x0, x1 in letters
    )


def _gather(run: Sequence[Character], parts: Sequence[Owner]) -> None:
    """Move a run to one cell, unless most of it stands outside of tables."""
    widths: dict[int, float] = {}
    places: dict[int, Owner] = {}
    for c, owner in zip(run, parts, strict=True):
        widths[id(owner[0])] = widths.get(id(owner[0]), 0.0) + c.x1 - c.x0
        places[id(owner[0])] = owner
    target = parts[0] if len(places) > 2 else places[max(widths, key=lambda key: widths[key])]  # noqa: PLR2004
    if target[1] is None:
        return
    for c, (held, _) in zip(run, parts, strict=True):
        if held is not target[0]:
            held[:] = [other for other in held if other is not c]
            target[0].append(c)
