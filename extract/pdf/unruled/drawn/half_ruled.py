"""Drawn grids whose lines part columns or groups only: the rows between stand as in unruled tables.

A table may have lines between its columns, or around groups of rows, and none between rows. Its
drawn rows then hold many lines of text, and figures in line with each other tell that these are
rows of their own: a sentence that is wrapped has no figure on each line.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain, count, pairwise

from extract.pdf.grid import Grid
from extract.pdf.pages import BASELINE, TEXT, Character, Rule
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.unruled.columns.gutters import lines_to_gutters
from extract.pdf.unruled.columns.rooms import column_rooms
from extract.pdf.unruled.columns.white import FULL, WIDER, Gutter, is_crossed
from extract.pdf.unruled.drawn.row_numbers import are_rows_counted
from extract.pdf.unruled.heads.drawn import head_depth
from extract.pdf.unruled.placed import Placed, place
from extract.pdf.unruled.places.regions import Run
from extract.pdf.unruled.places.tabular import is_table
from extract.pdf.unruled.rows.parts import lines_to_rows
from extract.pdf.unruled.rows.wrapped import wrapped_rows
from extract.pdf.unruled.textlines import (
    TextLine,
    characters_to_text_lines,
    lines_between,
    parts_between,
)

GAP = 1.5
"""Of the distance of lines, or twice as much of the font size: those of one cell are nearer."""
FEWEST = 3
"""Lines of text in a drawn row from which it may be several."""
MOST = 0.6
"""Of the lines of a table: those in drawn rows that hold several."""
MANY_BESIDE = 3
"""One line in so many has texts on both sides of a gutter between drawn lines."""
WHOLE = 0.8
"""Of the rows of wrapped texts: a paragraph of a cell has no texts beside it in most columns."""
NEAR = 40.0
"""Points between two parts of a table: a line of text or two."""
SAME = 2.0
DIGITS = 0.3
"""Of the characters of a cell that may hold figures."""
FIGURES = 0.7
"""Of the lines of a column, where it is one of figures."""

Owned = Sequence[Sequence[Character]]


def half_ruled(
    grids: Sequence[Grid], owned: Sequence[Owned], rules: Sequence[Rule]
) -> tuple[list[Grid], list[Grid]]:
    """The grids that are drawn whole, and the extents of those between whose lines rows stand.

    Where a line of text over all columns interrupts the upright lines, a table is drawn as several.
    """
    half = [
        grid
        for grid, held in zip(grids, owned, strict=True)
        if is_half_ruled(grid, held, rules) or is_in_one_column(grid, held)
    ]
    if not half:
        return list(grids), []
    rest = [g for g in grids if g not in half]
    parts = [g for g in rest if any(are_one(g, other, rules) for other in half)]
    joined: list[Grid] = []
    for grid in sorted((*half, *parts), key=lambda g: g.ys[0]):
        before = next((g for g in joined if are_one(g, grid, rules)), None)
        if before is None:
            joined.append(grid)
        else:
            joined[joined.index(before)] = united(before, grid)
    return [g for g in rest if g not in parts], joined


def are_one(grid: Grid, other: Grid, rules: Sequence[Rule]) -> bool:
    """Whether two grids have the same upright lines, which go on between them or nearly so."""
    first, second = sorted((grid, other), key=lambda g: g.ys)
    above, below = first.ys, second.ys
    if first.bottom_ruled and second.top_ruled and not is_open(above[-1], below[0], first, rules):
        return False
    fewer, more = sorted((grid.xs[1:-1], other.xs[1:-1]), key=len)
    common = [x for x in fewer if any(abs(x - y) <= SAME for y in more)]
    if not common or len(common) < len(fewer):
        return False
    drawn = sum(
        max(0.0, min(rule.end, below[0]) - max(rule.start, above[-1]))
        for rule in rules
        if not rule.horizontal and abs(rule.at - common[0]) <= SAME
    )
    return below[0] - above[-1] - drawn <= NEAR


def is_open(above: float, below: float, grid: Grid, rules: Sequence[Rule]) -> bool:
    """Whether nothing closes a table between two heights: an upright line goes on there."""
    middle = (above + below) / 2
    return below - above <= SAME or any(
        not rule.horizontal
        and rule.start < middle < rule.end
        and grid.xs[0] - SAME <= rule.at <= grid.xs[-1] + SAME
        for rule in rules
    )


def united(grid: Grid, other: Grid) -> Grid:
    """One grid in place of two of the same upright lines; its cells are of no use."""
    more = max(grid.xs[1:-1], other.xs[1:-1], key=len)
    left, right = min(grid.xs[0], other.xs[0]), max(grid.xs[-1], other.xs[-1])
    ys = tuple(sorted({*grid.ys, *other.ys}))
    first, last = sorted((grid, other), key=lambda g: g.ys[0])
    return grid._replace(
        cells=(),
        xs=(left, *more, right),
        ys=ys,
        top_ruled=first.top_ruled,
        bottom_ruled=last.bottom_ruled,
    )


def is_half_ruled(grid: Grid, owned: Owned, rules: Sequence[Rule]) -> bool:
    """Whether most rows of a drawn grid stand between its lines, parted by none.

    One with a cell merged over rows below the header has its rows drawn, and so has one whose
    drawn rows are counted.
    """
    depth = head_depth(grid)
    merged = any(cell.row_span > 1 and cell.row > max(depth, 1) for cell in grid.cells)
    if merged or not may_hold_rows(grid, owned) or are_rows_counted(grid, owned):
        return False
    walls = [Ruling(r.at, r.start, r.end) for r in rules if not r.horizontal]
    lines = characters_to_text_lines([c for cell in owned for c in cell], walls)
    parts = [lines_between(lines, top, bottom) for top, bottom in pairwise(grid.ys)]
    several = [part for part in parts[min(max(depth, 1), len(parts) - 1) :] if len(part) > 1]
    counted = sum(map(len, (p for p in several if is_in_figures(grid, p) or is_in_rows(grid, p))))
    return counted >= max(FEWEST, MOST * sum(map(len, several))) or hold_wrapped_rows(grid, several)


def is_in_one_column(grid: Grid, owned: Owned) -> bool:
    """Whether lines part a table into rows, and nothing but its texts shows the columns.

    A line may part the first column from the others, which are of figures then.
    """
    if len(grid.xs) > 3 or len(grid.ys) <= FEWEST:  # noqa: PLR2004
        return False
    if len(grid.xs) > 2:  # noqa: PLR2004
        return are_figures_in_line(grid, owned)
    lines = characters_to_text_lines([c for cell in owned for c in cell], ())
    gutters = lines_to_gutters(lines)
    return bool(gutters) and is_table(Run(tuple(lines), tuple(gutters)))


def are_figures_in_line(grid: Grid, owned: Owned) -> bool:
    """Whether the second of two drawn columns holds several figures in nearly all of its rows.

    Then they stand in columns of their own, which white parts in all rows.
    """
    cells = [
        held
        for cell, held in zip(grid.cells, owned, strict=True)
        if cell.column == 2 and cell.row > 1 and held  # noqa: PLR2004
    ]
    rows = [line for held in cells for line in characters_to_text_lines(held, ())]
    figures = [
        line
        for line in rows
        if len(line.pieces) > 1 and all(piece.is_numeric for piece in line.pieces)
    ]
    return len(cells) > 1 and len(rows) == len(cells) and len(figures) >= FULL * len(rows)


def hold_wrapped_rows(grid: Grid, parts: Sequence[Sequence[TextLine]]) -> bool:
    """Whether the wrapped texts of drawn rows make several rows, with texts in most columns."""
    tall = [part for part in parts if len(part) >= FEWEST]
    gutters = table_gutters([line for part in tall for line in part], grid.xs[1:-1])
    placed = [[place(line, gutters) for line in part] for part in tall]
    rooms = column_rooms(
        [line for part in placed for line in part], gutters, (grid.xs[0], grid.xs[-1])
    )
    found = wrapped_rows([part for part in placed if has_gaps(part)], rooms)
    if found is None or len(found.rows) <= len(tall):
        return False
    labels = {column for _, column in found.labels}
    first = next(column for column in count() if column not in labels)
    width = len(gutters) + 1 - len(labels)
    held = [{column for line in row for column in line.columns} - labels for row in found.rows]
    whole = sum(first in columns and 2 * len(columns) > width for columns in held)
    return whole >= WHOLE * len(held)


def has_gaps(part: Sequence[Placed]) -> bool:
    """Whether two columns have texts that are further apart than lines of one cell."""
    columns = {column for line in part for column in line.columns}
    steps = [
        [b.centre - a.centre for a, b in pairwise(line for line in part if line.at(column))]
        for column in columns
    ]
    pitch = min(chain.from_iterable(steps), default=0.0)
    return sum(any(step > GAP * pitch for step in own) for own in steps) > 1


def may_hold_rows(grid: Grid, owned: Owned) -> bool:
    """Whether the tallest drawn row has a cell of several lines: of figures, or the first one."""
    heights = [low - high for high, low in pairwise(grid.ys)]
    row = heights.index(max(heights)) + 1
    held = [cell for c, cell in zip(grid.cells, owned, strict=True) if c.row == row and cell]
    several = [cell for cell in held if len(set(map(BASELINE, cell))) > 1]
    if any(cell is held[0] or is_figures(cell) for cell in several):
        return True
    return sum(map(has_gap, several)) > 1


def has_gap(cell: Sequence[Character]) -> bool:
    """Whether lines of a cell are further apart than those of one text."""
    ys = sorted(set(map(BASELINE, cell)))
    steps = [b - a for a, b in pairwise(ys)]
    return bool(max(steps) > 2 * GAP * cell[0].size)


def is_figures(cell: Sequence[Character]) -> bool:
    """Whether many of the letters of a cell are digits."""
    return sum(map(str.isdigit, map(TEXT, cell))) >= DIGITS * len(cell)


def is_in_figures(grid: Grid, part: Sequence[TextLine]) -> bool:
    """Whether lines have a column of single figures beside other texts."""
    gutters = table_gutters(part, grid.xs[1:-1])
    edges = [grid.xs[0], *(g.middle for g in gutters), grid.xs[-1]]
    for left, right in pairwise(edges[1:]):
        found = [line for line in part if line.between(left, right)]
        cells = parts_between(found, left, right)
        figures = [x for x in cells if len(x.pieces) == 1 and x.pieces[0].is_numeric]
        beside = [line for line in found if line.x0 < left or line.x1 > right]
        if (
            len(figures) >= max(2, FIGURES * len(cells))
            and 2 * len(cells) >= len(part)
            and len(beside) >= FIGURES * len(cells)
        ):
            return True
    return False


def is_in_rows(grid: Grid, part: Sequence[TextLine]) -> bool:
    """Whether lines make rows each of which begins with texts in most columns."""
    gutters = table_gutters(part, grid.xs[1:-1])
    rows = lines_to_rows([place(line, gutters) for line in part], ())
    full = [row for row in rows if gutters and len(row[0].columns) >= FULL * (len(gutters) + 1)]
    return FEWEST <= len(full) == len(rows) and all(0 in row[0].columns for row in rows)


def table_gutters(lines: Sequence[TextLine], walls: Sequence[float]) -> list[Gutter]:
    """The gutters of a table with upright lines drawn at some x: there, and where others stand.

    Between two drawn lines there is one if many of their lines have texts on both sides of it,
    further apart than their words are.
    """
    if not walls:
        return lines_to_gutters(lines)
    found = [Gutter(x, x) for x in walls]
    edges = [0.0, *walls, float("inf")]
    others = lines_to_gutters(lines)
    for gutter in others:
        if any(gutter.x0 - 1 <= x <= gutter.x1 + 1 for x in walls):
            continue
        index = bisect_left(walls, gutter.middle)
        held = parts_between(lines, edges[index], edges[index + 1])
        both = [x for x in held if x.x0 < gutter.middle < x.x1 and not is_crossed(gutter, x)]
        wide = sum(is_widest(gutter, line, others) for line in both)
        if MANY_BESIDE * len(both) >= len(held) and 2 * wide >= len(both):
            found.append(gutter)
    return sorted(found)


def is_widest(gutter: Gutter, line: TextLine, gutters: Sequence[Gutter]) -> bool:
    """Whether a line is wider open at a gutter than between its words: these may be justified."""
    words = sorted(word for piece in line.pieces for word in piece.words)
    gaps = [(a[1], b[0]) for a, b in pairwise(words)]
    own = max((b - a for a, b in gaps if a < gutter.middle < b), default=0.0)
    within = [b - a for a, b in gaps if not any(a < g.middle < b for g in gutters)]
    return own >= WIDER * max(within, default=0.0)
