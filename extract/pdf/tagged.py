"""Tables without a grid of lines whose tags say what is in which cell, where the page agrees."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from math import inf

from extract.pdf.grid import Grid, GridCell
from extract.pdf.pages import Character, Corners, Page, TaggedTable
from extract.pdf.tag_places import Place, Reach, are_doubtful, on_page, taken_by

INK = 0.6
"""Of the font size: how far letters reach from the middle of their line."""
CENTRE = 0.35
"""Of the font size above the baseline: the middle of a character, whatever its box says."""
ROW = 0.5
"""Of the font size: rows whose middles are nearer overlap."""
TOUCH = 0.5
"""Of the font size by which texts of two columns may reach into each other."""
MOST_PLACES = 50_000
"""Of a table on one page: one that claims more is none."""

Spans = list[tuple[int, int, float, float]]
"""Of each text: first row (or column), the one after its last, and where it begins and ends."""


def with_tagged(
    page: Page, loose: Sequence[Character], grids: Sequence[Grid], fewest: int = 0
) -> tuple[list[Grid], int]:
    """The grids of a page with those that its tags tell, and how many of these disagree with it.

    Those with fewer columns than ``fewest`` leave one out that is blank on this page.
    """
    found, refused = list(grids), 0
    outside = {(c.x0, c.top) for c in loose}
    drawn = [c for c in page.characters if (c.x0, c.top) not in outside]
    for table in page.tags:
        own = [c for c in drawn if (c.x0, c.top) in table.owners]
        if 2 * len(own) > len(table.owners) or not is_grid(table):  # lines decide
            continue
        heads = {grid for grid in grids if any(inside(c, grid.corners) for c in own)}
        if len(own) < sum(inside(c, grid.corners) for grid in heads for c in drawn):
            continue
        if not own and outside.isdisjoint(table.owners):
            continue
        walls = next(iter(heads)).xs if heads else ()
        grid = table_to_grid(table, [*loose, *own], walls)
        rest = [other for other in found if other not in heads]
        if grid is None or any(meet(grid.corners, other.corners) for other in rest):
            refused += not own
        elif len(grid.xs) > fewest:
            found = [*rest, grid]
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0])), refused


def is_grid(table: TaggedTable) -> bool:
    """Whether a table has rows and columns, two of each."""
    return len({cell[0] for cell in table.cells}) > 1 and len({cell[1] for cell in table.cells}) > 1


def meet(a: Corners, b: Corners) -> bool:
    """Whether two rectangles overlap."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def table_to_grid(
    table: TaggedTable, loose: Sequence[Character], walls: Sequence[float] = ()
) -> Grid | None:
    """The grid of a tagged table; None where the page does not show it so.

    Its columns are those between ``walls`` that are drawn for some rows, if there are as many.
    """
    if has_overlaps(table):
        return None
    held: dict[int, list[Character]] = defaultdict(list)
    others: list[Character] = []
    for c in loose:
        owner = table.owners.get((c.x0, c.top))
        (others if owner is None else held[owner]).append(c)
    own = [c for characters in held.values() for c in characters]
    if any(c.rotation for c in own):
        return None
    size = max(c.size for c in own)
    reaches = {n: reach(characters) for n, characters in held.items()}
    places = on_page(table.cells, reaches)
    rows = max(row + deep for row, _, deep, _ in places.values())
    across = max(column + wide for _, column, _, wide in places.values())
    if rows * across > MOST_PLACES:
        return None
    down: Spans = []
    right: Spans = []
    for index, characters in held.items():
        row, column, deep, wide = places[index]
        heights = [c.baseline - CENTRE * c.size for c in characters]
        down.append((row, row + deep, min(heights), max(heights)))
        right.append((column, column + wide, *reach(characters)))
    ys = parted(down, rows, ROW * size, INK * size)
    xs = parted(right, across, -TOUCH * size, 0.01)
    is_walled = len(walls) == across + 1 and all(
        walls[start] <= x0 and x1 <= walls[end] for start, end, x0, x1 in right
    )
    xs = tuple(walls) if is_walled else xs
    if ys is None or xs is None:
        return None
    if any(inside(c, (xs[0], ys[0], xs[-1], ys[-1])) for c in others if not c.text.isspace()):
        return None
    grid = Grid(xs, ys, tuple(cells(places.values(), xs, ys)), inferred=True, tagged=True)
    return grid._replace(shaded=is_walled, unsure=are_doubtful(places))


def has_overlaps(table: TaggedTable) -> bool:
    """Whether two cells claim one place."""
    return sum(deep * wide for *_, deep, wide in table.cells) > len(taken_by(table.cells))


def reach(characters: Sequence[Character]) -> Reach:
    """How far texts get to the left and to the right."""
    return min(c.x0 for c in characters), max(c.x1 for c in characters)


def inside(c: Character, corners: Corners) -> bool:
    """Whether the middle of a character is in a rectangle."""
    x0, top, x1, bottom = corners
    return x0 <= (c.x0 + c.x1) / 2 <= x1 and top <= c.baseline - CENTRE * c.size <= bottom


def parted(texts: Spans, count: int, apart: float, margin: float) -> tuple[float, ...] | None:
    """Where rows (or columns) part; None where texts of two are not so far apart."""
    last = [-inf] * (count + 1)
    first = [inf] * (count + 1)
    for start, end, low, high in texts:
        first[start] = min(first[start], low)
        last[end] = max(last[end], high)
    for index in range(1, count + 1):
        last[index] = max(last[index], last[index - 1])
        first[count - index] = min(first[count - index], first[count - index + 1])
    found = [first[0] - margin]
    for above, below in zip(last[1:count], first[1:count], strict=True):
        if below - above < apart or inf in {below, -above}:
            return None
        found.append(
            min((above + below) / 2, below - 0.01)
        )  # a text too long for its column is cut
    found.append(last[count] + margin)
    return tuple(found) if all(a < b for a, b in pairwise(found)) else None


def cells(
    places: Collection[Place], xs: Sequence[float], ys: Sequence[float]
) -> Iterable[GridCell]:
    """The cells of a table, and empty ones where it has none."""
    taken = taken_by(places)
    missing = [
        (r, k, 1, 1) for r in range(len(ys) - 1) for k in range(len(xs) - 1) if (r, k) not in taken
    ]
    for r, k, deep, wide in sorted([*places, *missing]):
        yield GridCell(r + 1, k + 1, deep, wide, (xs[k], ys[r], xs[k + wide], ys[r + deep]))
