"""Lines of text over all columns of a table without lines at its sides.

No upright line touches the lines above and below such a band: what is above and what is below it
are grids of their own, with the same columns.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from extract.pdf.geometry import are_alike
from extract.pdf.grid import Grid, GridCell
from extract.pdf.pages import BASELINE, SIZE, Character, Extent, Page
from extract.pdf.ruled.grids import page_to_tolerance
from extract.pdf.ruled.snapping import Line, rules_to_lines

HIGHEST = 4.0
"""Of the size of its text: the height of a band between two grids; of two lines at most."""
HIGHEST_AT_END = 2.5
"""The same above the first grid, where the line of a running head may stand, or below the last."""
LARGER = 1.1
"""Of the size of a header: the title above it is larger."""
WIDEST_GAP = 3.0
"""Of the size: texts that are further apart are several."""


class Print:
    """The characters of a page, looked up by their heights."""

    def __init__(self, page: Page) -> None:
        """Put those that are seen in order."""
        self.ordered = sorted((c for c in page.characters if not c.text.isspace()), key=BASELINE)
        self.baselines = list(map(BASELINE, self.ordered))

    def within(self, strip: Extent) -> list[Character]:
        """The characters between two heights, line by line."""
        top, bottom = strip
        first = bisect_left(self.baselines, top)
        found = []
        for c in self.ordered[first:]:
            if c.baseline - c.size > bottom:
                break
            if top < c.centre < bottom:
                found.append(c)
        return sorted(found, key=lambda c: (round(c.baseline), c.x0))


def with_bands(page: Page, grids: Sequence[Grid]) -> list[Grid]:
    """The grids of a page; those as one that have open sides, and only bands between."""
    if not any(grid.open_sides for grid in grids):
        return list(grids)
    tolerance = page_to_tolerance(page)
    lines = rules_to_lines([rule for rule in page.rules if rule.horizontal], tolerance)
    text = Print(page)
    heads = Counter(_head(text, grid) for grid in grids)
    joined: list[Grid] = []
    highest = 0.0
    for grid in grids:
        is_new = heads[_head(text, grid)] > 1 or _is_titled(text, grid)
        at = None if is_new else _above(grid, joined, tolerance)
        bands = [] if at is None else _between(joined[at], grid, lines, tolerance)
        if at is not None and bands and all(map(_band(grid, text, HIGHEST), bands)):
            joined[at] = _stacked(joined[at], bands, grid)
            highest = max(highest, *(bottom - top for top, bottom in bands))
        else:
            joined.append(grid)
    ends = {end for grid in joined for end in (grid.ys[0], grid.ys[-1])}
    return [
        _with_ends(
            grid,
            [s for s in _strips(grid, lines, tolerance) if not ends.issuperset(s)],
            text,
            highest + tolerance,
        )
        if grid.open_sides
        else grid
        for grid in joined
    ]


def _strips(grid: Grid, lines: Sequence[Line], tolerance: float) -> list[Extent]:
    """What is between the lines of a page that are as long as a grid is wide."""
    full = {
        line.at
        for line in lines
        if abs(line.start - grid.xs[0]) <= tolerance and abs(line.end - grid.xs[-1]) <= tolerance
    }
    return list(pairwise(sorted(full)))


def _head(text: Print, grid: Grid) -> str:
    """The text of the first row of a grid."""
    left, right = grid.xs[0], grid.xs[-1]
    return "".join(c.text for c in text.within((grid.ys[0], grid.ys[1])) if left < c.x1 < right)


def _is_titled(text: Print, grid: Grid) -> bool:
    """Whether larger print stands above a first row that is a header: texts without a figure."""
    head = [cell.corners for cell in grid.cells if cell.row == 1]
    first = text.within((grid.ys[0], max(bottom for *_, bottom in head)))
    is_full = all(
        any(x0 < c.x1 and c.x0 < x1 and c.centre < bottom for c in first)
        for x0, _, x1, bottom in head
    )
    if not is_full or any(c.text.isdigit() for c in first):
        return False
    size = max(map(SIZE, first))
    above = text.within((grid.ys[0] - HIGHEST_AT_END * size, grid.ys[0]))
    return bool(above) and above[-1].size > LARGER * size


def _above(grid: Grid, others: Sequence[Grid], tolerance: float) -> int | None:
    """Which of others is right above a grid, if both have open sides and the same columns."""
    for at, before in reversed(list(enumerate(others))):
        if before.xs[0] < grid.xs[-1] and grid.xs[0] < before.xs[-1]:
            is_open = before.open_sides and grid.open_sides
            return at if is_open and are_alike(before.xs, grid.xs, tolerance) else None
    return None


def _between(before: Grid, grid: Grid, lines: Sequence[Line], tolerance: float) -> list[Extent]:
    """The strips from one grid to the next one below it, if lines show where all of them end."""
    strips = _strips(grid, lines, tolerance)
    found = [s for s in strips if before.ys[-1] <= s[0] and s[1] <= grid.ys[0]]
    is_whole = found and (found[0][0], found[-1][1]) == (before.ys[-1], grid.ys[0])
    return found if is_whole else []


def _band(grid: Grid, text: Print, highest: float) -> Callable[[Extent], bool]:
    """Tells whether a strip holds one text that stands within the sides of a grid."""

    def is_single_text(strip: Extent) -> bool:
        left, right = grid.xs[0], grid.xs[-1]
        level = text.within(strip)
        found = [c for c in level if left <= c.x0 and c.x1 <= right]
        if not found or found[0].rotation:
            return False
        size = max(map(SIZE, found))
        beside = [c for c in level if left - size < c.x1 and c.x0 < right + size]
        return (
            strip[1] - strip[0] <= highest * size
            and len(beside) == len(found)
            and all(b.x0 - a.x1 <= WIDEST_GAP * size for a, b in pairwise(found))
        )

    return is_single_text


def _with_ends(grid: Grid, strips: Sequence[Extent], text: Print, usual: float) -> Grid:
    """A grid with the bands right above its first row, and right below its last one.

    They are low, or no higher than is ``usual``.
    """
    low, high = (_band(grid, text, highest) for highest in (HIGHEST_AT_END, HIGHEST))

    def is_single_text(strip: Extent) -> bool:
        return low(strip) or (strip[1] - strip[0] <= usual and high(strip))

    above = {bottom: (top, bottom) for top, bottom in strips}
    below = {top: (top, bottom) for top, bottom in strips}
    while (strip := above.get(grid.ys[0])) and is_single_text(strip):
        grid = _banded(grid, [strip], at_top=True)
    while (strip := below.get(grid.ys[-1])) and is_single_text(strip):
        grid = _banded(grid, [strip])
    return grid


def _stacked(before: Grid, bands: Sequence[Extent], grid: Grid) -> Grid:
    """Two grids with the bands between them as one."""
    upper = _banded(before, bands)
    down = len(upper.ys) - 1
    return upper._replace(
        ys=(*upper.ys, *grid.ys[1:]),
        cells=(*upper.cells, *(c._replace(row=c.row + down) for c in grid.cells)),
        bottom_ruled=grid.bottom_ruled,
        open_bottom=grid.open_bottom,
        inner=upper.inner + grid.inner,
        reach=(min(upper.reach[0], grid.reach[0]), max(upper.reach[1], grid.reach[1])),
    )


def _banded(grid: Grid, bands: Sequence[Extent], *, at_top: bool = False) -> Grid:
    """A grid with bands below it, or with one above it."""
    first = 1 if at_top else len(grid.ys)
    across = len(grid.xs) - 1
    added = [
        GridCell(row, 1, 1, across, (grid.xs[0], top, grid.xs[-1], bottom))
        for row, (top, bottom) in enumerate(bands, first)
    ]
    if at_top:
        moved = (c._replace(row=c.row + 1) for c in grid.cells)
        whole = grid._replace(ys=(bands[0][0], *grid.ys), cells=(*added, *moved))
        return whole._replace(top_ruled=True, open_top=())
    ys = (*grid.ys, *(bottom for _, bottom in bands))
    whole = grid._replace(ys=ys, cells=(*grid.cells, *added))
    return whole._replace(bottom_ruled=True, open_bottom=())
