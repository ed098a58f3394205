"""Tables whose header or whose every other row is shaded, and which no line closes."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from statistics import median, median_low

from extract.pdf.geometry import are_alike, steps
from extract.pdf.grid import Grid, GridCell
from extract.pdf.pages import Page
from extract.pdf.ruled.phantom import NARROW
from extract.pdf.ruled.snapping import rules_to_lines
from extract.pdf.unruled.columns.gutters import lines_to_gutters
from extract.pdf.unruled.columns.white import Gutter, is_crossed
from extract.pdf.unruled.drawn.stripes import first_row
from extract.pdf.unruled.heads.spanning import DEEPEST
from extract.pdf.unruled.inferred import Drawn, lines_to_grid
from extract.pdf.unruled.places.beside import is_interrupted
from extract.pdf.unruled.places.captions import is_caption
from extract.pdf.unruled.places.regions import is_begun, is_far
from extract.pdf.unruled.textlines import (
    TextLine,
    characters_to_text_lines,
    lines_between,
    parts_between,
)

NEAR = 2.0
SAME_COLUMN = 3.0
"""Points by which the shaded cells of two rows may stand apart."""
FAR_ABOVE = 2.5
"""Of the font size: a header that is not shaded is nearer to the first row that is."""
NEXT_LINE = 1.35
"""Of the font size: the lines of one heading are not further apart, a caption is."""
MOST_BETWEEN = 3
"""Rows that are not shaded between two that are."""
MOST_TOUCHING = 6
"""Heights between which shaded rows that touch may be stripes beside others."""
SMALLER = 0.95
"""Of the size of the print: notes are set smaller."""
BELOW = 1.3
"""Of the usual distance: a note is further below the last row."""


def with_shaded(
    page: Page, grids: Sequence[Grid], lines: Sequence[TextLine], *, numbered: bool = False
) -> list[Grid]:
    """The grids of a page, those that are nothing but shades with the rows that go with them.

    ``numbered`` says that the first column is known to count the rows of the table.
    """
    if not page.areas:
        return list(grids)
    shaded = [grid for grid in grids if is_shade(page, grid)]
    whole = [grid for grid in grids if not any(grid is other for other in shaded)]
    for group in alike(shaded):
        if len(group) == 1:
            whole.append(with_body(page, group[0], lines, numbered=numbered))
        else:
            others = [grid for grid in grids if not any(grid is one for one in group)]
            whole.append(as_one(page, group, others))
    return whole


def without_padding(page: Page, grids: Sequence[Grid]) -> list[Grid]:
    """The grids of a page; cells that are shaded in pieces are whole.

    Their padding makes columns too narrow for a character. Two columns part in its middle.
    """
    least = NARROW * median_low(page.sizes) if page.sizes else 0.0
    return [_in_whole_cells(g, least) if page.areas and is_shade(page, g) else g for g in grids]


def _in_whole_cells(grid: Grid, least: float) -> Grid:
    wide = [n for n, (x0, x1) in enumerate(pairwise(grid.xs)) if x1 - x0 >= least]
    if not wide or len(wide) == len(grid.xs) - 1:
        return grid
    inner = [(grid.xs[a + 1] + grid.xs[b]) / 2 for a, b in pairwise(wide)]
    xs = (grid.xs[0], *inner, grid.xs[-1])
    cells: list[GridCell] = []
    for cell in grid.cells:
        first = bisect_left(wide, cell.column - 1)
        after = bisect_left(wide, cell.column - 1 + cell.column_span)
        if first < after:
            corners = (xs[first], cell.corners[1], xs[after], cell.corners[3])
            cells.append(GridCell(cell.row, first + 1, cell.row_span, after - first, corners))
    return grid._replace(xs=xs, cells=tuple(cells))


def without_stripes(page: Page, grids: Sequence[Grid]) -> list[Grid]:
    """The grids without shaded rows of a table whose columns these do not show."""
    if not page.areas:
        return list(grids)
    shaded = [grid for grid in grids if is_shade(page, grid)]
    stripes = [g for g in shaded if is_stripe(g, shaded) or hides_columns(page, g)]
    return [grid for grid in grids if not any(grid is stripe for stripe in stripes)]


def is_stripe(grid: Grid, shaded: Sequence[Grid]) -> bool:
    """Whether shaded rows are some of several that stand near and part their cells otherwise.

    They may begin beside a label that is merged downwards. Many rows that touch are a table.
    """
    return len(grid.ys) <= MOST_TOUCHING and any(
        is_near(grid, other)
        and len(other.xs) != len(grid.xs)
        and abs(other.xs[-1] - grid.xs[-1]) <= SAME_COLUMN
        for other in shaded
    )


def is_near(grid: Grid, other: Grid) -> bool:
    """Whether few rows stand between two grids."""
    high = max(b - a for g in (grid, other) for a, b in pairwise(g.ys))
    return max(grid.ys[0] - other.ys[-1], other.ys[0] - grid.ys[-1]) <= MOST_BETWEEN * high


def hides_columns(page: Page, grid: Grid) -> bool:
    """Whether texts stand in more columns than shaded cells show: white runs down within a cell."""
    left, right = grid.xs[0], grid.xs[-1]
    held = [c for c in page.characters if left <= (c.x0 + c.x1) / 2 <= right]
    lines = lines_between(characters_to_text_lines(held), grid.ys[0], inf)
    ends = (
        n
        for n, line in enumerate(lines)
        if n > 1 and (is_far(lines[:n], line) or is_interrupted(lines[n : n + 2], lines[:n]))
    )
    near = next(ends, len(lines))
    gutters = lines_to_gutters(lines[:near])
    return any(
        sum(x0 < gutter.x0 and gutter.x1 < x1 for gutter in gutters) > 1
        for x0, x1 in pairwise(grid.xs)
    )


def is_shade(page: Page, grid: Grid) -> bool:
    """Whether a grid has columns and no line is drawn between them, nor between all its cells.

    Lines may be drawn along its edges, and under headings of several columns.
    """
    if not has_no_uprights(page, grid):
        return False
    _, top, _, bottom = grid.corners
    return not any(top + NEAR < y < bottom - NEAR for y in lines_across(page, grid))


def has_no_uprights(page: Page, grid: Grid) -> bool:
    """Whether a grid has columns and no line is drawn between them."""
    x0, top, x1, bottom = grid.corners
    return len(grid.xs) > 2 and not any(  # noqa: PLR2004
        x0 + NEAR < rule.at < x1 - NEAR and min(rule.end, bottom) - max(rule.start, top) > NEAR
        for rule in page.rules
        if not rule.horizontal
    )


def is_shaded_row(page: Page, grid: Grid) -> bool:
    """Whether a grid is a single row of shaded cells, as a header is."""
    return bool(page.areas) and len(grid.ys) == 2 and is_shade(page, grid)  # noqa: PLR2004


def alike(grids: Sequence[Grid]) -> list[list[Grid]]:
    """Grids of the same columns, which the rows between them part."""
    groups: list[list[Grid]] = []
    for grid in grids:
        for group in groups:
            last = group[-1]
            high = max(g.ys[-1] - g.ys[0] for g in (*group, grid))
            if (
                are_alike(last.xs, grid.xs, SAME_COLUMN)
                and grid.ys[0] - last.ys[-1] <= MOST_BETWEEN * high + NEAR
            ):
                group.append(grid)
                break
        else:
            groups.append([grid])
    return groups


def with_body(page: Page, grid: Grid, lines: Sequence[TextLine], *, numbered: bool) -> Grid:
    """A shaded header with the rows under it that keep to its columns."""
    gutters = [Gutter(x, x) for x in grid.xs[1:-1]]
    closed = last_line(page, grid)
    own = closed <= grid.ys[-1] + NEAR  # the line under the header closes no table
    body = lines_below(grid, gutters, lines, inf if own else closed)
    if not body:
        return grid
    head = lines_between(lines, grid.ys[0], grid.ys[-1])
    held = parts_between(head, grid.xs[0], grid.xs[-1])
    rules, sides = (grid.ys[-1],), (grid.xs[0], grid.xs[-1])
    drawn = Drawn(rules if held else ())
    found = lines_to_grid([*held, *body], gutters, drawn, sides, numbered=numbered)
    first = bisect_left(found.ys, grid.ys[-1] - NEAR) if held else 0
    above = len(grid.ys) - 1
    cells = [c._replace(row=c.row + above - first) for c in found.cells if c.row > first]
    return found._replace(
        xs=grid.xs,
        ys=(*grid.ys, *found.ys[first + 1 :]),
        cells=(*grid.cells, *cells),
        shaded=True,
    )


def lines_below(
    grid: Grid, gutters: Sequence[Gutter], lines: Sequence[TextLine], closed: float
) -> list[TextLine]:
    """The lines under a grid that keep to its columns; a note is not of them.

    Under the last line drawn, at ``closed``, a single text is a note. One that stands over several
    columns is a label if a row follows it.
    """
    body: list[TextLine] = []
    band: list[TextLine] = []
    for line in lines_between(lines, grid.ys[-1], inf):
        kept = line.between(grid.xs[0], grid.xs[-1])
        if kept is None:
            continue
        kept = kept.parted_at([gutter.middle for gutter in gutters])
        above = [*body, *band]
        far = line.baseline - grid.ys[-1] > 3 * line.size if not above else is_far(above, line)
        far = far or is_caption(line)
        outside = kept.x0 < grid.xs[0] - NEAR or kept.x1 > grid.xs[-1] + NEAR
        noted = line.baseline > closed and len(kept.pieces) == 1
        crossed = any(is_crossed(gutter, kept) for gutter in gutters)
        if far or outside or noted or (crossed and (band or len(kept.pieces) > 1)):
            break
        if crossed:
            band = [kept]
            continue
        if band and len(kept.pieces) == 1:
            break
        body += [*band, kept]
        band = []
    down = steps(body)
    size = median(line.size for line in body) if body else 0.0
    while (
        down
        and len(body[-1].pieces) == 1
        and (down[-1] > BELOW * median(down) or body[-1].size < SMALLER * size)
    ):
        body.pop()
        down.pop()
    return body


def lines_across(page: Page, grid: Grid) -> list[float]:
    """Where lines are drawn over the width of a table, in one piece or cell by cell."""
    x0, x1 = grid.xs[0] + SAME_COLUMN, grid.xs[-1] - SAME_COLUMN
    lines = rules_to_lines([rule for rule in page.rules if rule.horizontal], NEAR)
    return [line.at for line in lines if line.start <= x0 and line.end >= x1]


def lines_above(page: Page, grid: Grid, lines: Sequence[TextLine]) -> tuple[float, float]:
    """Where a table begins above its first shaded row, and where the line under its header is.

    That is the last line drawn above, unless a header stands between it and the one before; 0
    without one.
    """
    closed, under = [0.0, 0.0, *(y for y in lines_across(page, grid) if y < grid.ys[0] - NEAR)][-2:]
    head = lines_between(lines, closed, under) if closed else []
    if not head or len(head) > DEEPEST or len(head[-1].pieces) == 1:
        return under, 0.0
    return closed, under


def last_line(page: Page, grid: Grid, below: float = inf) -> float:
    """The last line drawn under the last shaded row, above what is below; that without one."""
    drawn = (y for y in lines_across(page, grid) if grid.ys[-1] - NEAR < y < below)
    return max(drawn, default=below)


def as_one(page: Page, group: Sequence[Grid], others: Sequence[Grid]) -> Grid:
    """The table of which every other row is shaded, cell by cell; ``others`` are no part of it."""
    xs = group[0].xs
    gutters = [Gutter(x, x) for x in xs[1:-1]]
    above = max((o.ys[-1] for o in others if o.ys[-1] <= group[0].ys[0] + NEAR), default=0.0)
    below = min((o.ys[0] for o in others if o.ys[0] >= group[-1].ys[-1] - NEAR), default=inf)
    held = [c for c in page.characters if xs[0] <= c.x0 <= xs[-1] and above < c.baseline < below]
    every = characters_to_text_lines(held)
    lines = lines_between(every, group[0].ys[0], group[-1].ys[-1])
    top, under = lines_above(page, group[0], every)
    for line in reversed(lines_between(every, top, group[0].ys[0])):
        step = lines[0].baseline - line.baseline if lines else inf
        left = len(line.pieces) == 1 and line.x0 < gutters[0].middle
        left = left and not 0 < under < line.baseline
        caption = left and step > NEXT_LINE * line.size and not is_begun(line, lines[0])
        caption = caption or is_caption(line) or is_crossed(gutters[0], line)
        if step > FAR_ABOVE * line.size or caption:
            break
        lines.insert(0, line)
    lines += lines_below(group[-1], gutters, every, last_line(page, group[-1], below))
    ys = sorted(y for grid in group for y in grid.ys)
    first = first_row(list(pairwise(ys)), lines)
    ys = ys if first is None else [first, *ys]
    inferred = lines_to_grid(lines, gutters, Drawn(ys), (xs[0], xs[-1]))
    return inferred._replace(shaded=True)
