"""Tables without a grid of lines whose tags say what is in which cell, where the page agrees."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Sequence
from itertools import pairwise
from math import inf

from extract.pdf.geometry import overlap, reach_of
from extract.pdf.grid import Grid, GridCell
from extract.pdf.pages import Character, Corners, Extent, Page, Point, TaggedTable
from extract.pdf.tag_places import Place, are_doubtful, on_page, taken_by
from extract.pdf.unruled.known import Known

INK = 0.6
"""Of the font size: how far letters reach from the middle of their line."""
ROW = 0.5
"""Of the font size: rows whose middles are nearer overlap."""
TOUCH = 0.5
"""Of the font size by which texts of two columns may reach into each other."""
OVER = 1 / 3
"""Of its lines: those that stand over white of other columns in a table that is not of them."""
MOST_PLACES = 50_000
"""Of a table on one page: one that claims more is none."""

Spans = list[tuple[int, int, float, float]]
"""Of each text: first row (or column), the one after its last, and where it begins and ends."""


def with_tagged(
    page: Page, loose: Sequence[Character], grids: Sequence[Grid], known: Known | None = None
) -> tuple[list[Grid], int]:
    """The grids of a page with those that its tags tell, and how many of these disagree with it.

    Those that stand in ``known`` columns of other pages, but in fewer, leave one out that is blank
    here; and those below lines that have no tags leave these out: a header that is printed again,
    or the rest of a row.
    """
    found, refused = list(grids), 0
    told = {spot for table in page.tags for spot in table.owners}
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
        if grid is None or any(overlap(grid.corners, other.corners) for other in rest):
            refused += not own
        elif known is None or is_all_of_it(grid, [*loose, *own], told, known):
            found = [*rest, grid]
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0])), refused


def is_grid(table: TaggedTable) -> bool:
    """Whether a table has rows and columns, two of each."""
    return len({cell[0] for cell in table.cells}) > 1 and len({cell[1] for cell in table.cells}) > 1


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
    places = on_page(table.cells, {n: reach_of(characters) for n, characters in held.items()})
    rows = max(row + deep for row, _, deep, _ in places.values())
    across = max(column + wide for _, column, _, wide in places.values())
    if rows * across > MOST_PLACES:
        return None
    down: Spans = []
    right: Spans = []
    for index, characters in held.items():
        row, column, deep, wide = places[index]
        heights = [c.centre for c in characters]
        down.append((row, row + deep, min(heights), max(heights)))
        right.append((column, column + wide, *reach_of(characters)))
    ys = parted(down, rows, ROW * size, INK * size)
    xs = parted(right, across, -TOUCH * size, 0.01)
    is_walled = len(walls) == across + 1 and are_between(walls, right)
    xs = tuple(walls) if is_walled else xs
    if ys is None or xs is None:
        return None
    if any(inside(c, (xs[0], ys[0], xs[-1], ys[-1])) for c in others if not c.text.isspace()):
        return None
    grid = Grid(xs, ys, tuple(cells(places.values(), xs, ys)), inferred=True, tagged=True)
    return grid._replace(shaded=is_walled, unsure=are_doubtful(places))


def are_between(walls: Sequence[float], texts: Spans) -> bool:
    """Whether texts stand between the lines drawn at the sides of their columns."""
    return all(walls[start] <= x0 and x1 <= walls[end] for start, end, x0, x1 in texts)


def is_all_of_it(
    grid: Grid, loose: Sequence[Character], told: Container[Point], known: Known
) -> bool:
    """Whether a table is another one than that of other pages, or all that is here of that."""
    corners = (grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
    own = [c for c in loose if not c.text.isspace() and inside(c, corners)]
    if are_over(own, known.extents):
        return True
    if len(grid.xs) <= len(known.extents):
        return False
    above = [c for c in loose if known.top <= c.baseline < grid.ys[0] and not c.text.isspace()]
    is_first = known.is_below and not any((c.x0, c.top) in told for c in above)
    return not above or not is_first or are_over(above, known.extents)


def are_over(own: Sequence[Character], columns: Sequence[Extent]) -> bool:
    """Whether many lines stand over the white between columns."""
    white = [(a[1], b[0]) for a, b in pairwise(columns)]
    over = {c.baseline for c in own if any(c.x0 < x1 and x0 < c.x1 for x0, x1 in white)}
    return len(over) > OVER * len({c.baseline for c in own})


def has_overlaps(table: TaggedTable) -> bool:
    """Whether two cells claim one place."""
    return sum(deep * wide for *_, deep, wide in table.cells) > len(taken_by(table.cells))


def inside(c: Character, corners: Corners) -> bool:
    """Whether the middle of a character is in a rectangle."""
    x0, top, x1, bottom = corners
    return x0 <= (c.x0 + c.x1) / 2 <= x1 and top <= c.centre <= bottom


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
