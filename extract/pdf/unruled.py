"""Tables without a full set of lines: three-line tables, shaded headers, columns of text alone.

Text that stands in columns leaves gutters: stretches of x that no row of the table crosses. They
part the columns; a row begins where the first column has text. What is found is a `Grid` like those
that are drawn, and everything after it is the same.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pdf.grid import Grid, GridCell
from extract.pdf.lines import SAME_LINE
from extract.pdf.pages import Character, Corners, Page

GUTTER = 1.2
"""Of the font size: text further apart stands in two columns."""
FEWEST_ROWS = 3
FEWEST_COLUMNS = 3
"""Of text without any line; two columns may as well be a form."""
SAME_END = 3.0
"""Points by which the lines of a three-line table may differ in length."""
DEEPEST_HEADER = 3

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text by its pieces: from where to where each of them goes."""

    baseline: float
    size: float
    pieces: tuple[Span, ...]


def with_unruled(page: Page, loose: Sequence[Character], grids: Sequence[Grid]) -> list[Grid]:
    """The grids of a page with those that its loose text makes, from top to bottom."""
    rows = characters_to_rows(loose)
    found = [_with_body(page, grid, rows) for grid in grids]
    regions = three_line_regions(page)
    found += [
        grid for region in regions for grid in rows_to_grids(rows_within(rows, region), region)
    ]
    if not found:
        found = [grid for run in runs_of_columns(rows) for grid in rows_to_grids(run)]
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def characters_to_rows(characters: Iterable[Character]) -> list[Row]:
    """The lines of text, from top to bottom, in pieces."""
    rows: list[list[Character]] = []
    printed = [c for c in characters if not c.text.isspace()]
    for c in sorted(printed, key=lambda c: c.baseline):
        if rows and c.baseline - rows[-1][0].baseline <= SAME_LINE * c.size:
            rows[-1].append(c)
        else:
            rows.append([c])
    return [_row(sorted(row, key=lambda c: c.x0)) for row in rows]


def _row(row: Sequence[Character]) -> Row:
    size = max(c.size for c in row)
    pieces: list[Span] = []
    for c in row:
        if pieces and c.x0 - pieces[-1][1] <= GUTTER * size:
            pieces[-1] = (pieces[-1][0], max(pieces[-1][1], c.x1))
        else:
            pieces.append((c.x0, c.x1))
    return Row(row[0].baseline, size, tuple(pieces))


def three_line_regions(page: Page) -> list[Corners]:
    """The rectangles between lines of one length that no upright line crosses."""
    upright = [rule for rule in page.rules if not rule.horizontal]
    flat = sorted((rule for rule in page.rules if rule.horizontal), key=lambda rule: rule.at)
    groups: list[list[float]] = []
    ends: list[Span] = []
    for rule in flat:
        if any(rule.start <= u.at <= rule.end and u.start <= rule.at <= u.end for u in upright):
            continue
        for group, (start, end) in zip(groups, ends, strict=True):
            if abs(rule.start - start) <= SAME_END and abs(rule.end - end) <= SAME_END:
                group.append(rule.at)
                break
        else:
            groups.append([rule.at])
            ends.append((rule.start, rule.end))
    return [
        (start, group[0], end, group[-1])
        for group, (start, end) in zip(groups, ends, strict=True)
        if len(group) >= FEWEST_ROWS
    ]


def rows_within(rows: Sequence[Row], region: Corners) -> list[Row]:
    """The rows between the top and the bottom of a region."""
    return [row for row in rows if region[1] < row.baseline <= region[3]]


def runs_of_columns(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows one after the other, each in several pieces, that leave the same gutters."""
    runs: list[list[Row]] = []
    for row in rows:
        if len(row.pieces) < FEWEST_COLUMNS - 1:
            runs.append([])
        elif runs and len(gutters([*runs[-1], row])) >= FEWEST_COLUMNS - 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return [
        run
        for run in runs
        if len(run) >= FEWEST_ROWS and max(len(row.pieces) for row in run) >= FEWEST_COLUMNS
    ]


def gutters(rows: Sequence[Row]) -> list[float]:
    """The middles of the stretches that no row crosses.

    One that no row has text on both sides of parts a heading from what stands under it aslant.
    """
    covered: list[Span] = []
    for start, end in sorted(piece for row in rows for piece in row.pieces):
        if covered and start <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(covered[-1][1], end))
        else:
            covered.append((start, end))
    filled = [{bisect_right(covered, (start, end)) for start, end in row.pieces} for row in rows]
    return [
        (left[1] + right[0]) / 2
        for number, (left, right) in enumerate(pairwise(covered), 1)
        if any({number, number + 1} <= columns for columns in filled)
    ]


def rows_to_grids(rows: Sequence[Row], region: Corners | None = None) -> list[Grid]:
    """The grid of rows that stand in columns; none where they do not."""
    between = gutters(rows)
    if not between or len(rows) < FEWEST_ROWS - 1:
        return []
    left = min(piece[0] for row in rows for piece in row.pieces)
    right = max(piece[1] for row in rows for piece in row.pieces)
    if region is not None:
        left, right = min(left, region[0]), max(right, region[2])
    xs = (left - 1, *between, right + 1)
    ys = row_edges(rows, xs)
    return [Grid(xs, ys, cells_between(xs, ys))]


def row_edges(rows: Sequence[Row], xs: Sequence[float]) -> tuple[float, ...]:
    """Where rows of a table part: each line of text goes to the nearest row that has a label."""
    labelled = [row for row in rows if bisect_right(xs, row.pieces[0][0]) == 1]
    if not labelled:
        labelled = list(rows)
    groups: list[list[Row]] = [[] for _ in labelled]
    for row in rows:
        near = [abs(label.baseline - row.baseline) for label in labelled]
        groups[near.index(min(near))].append(row)
    tops = [min(row.baseline - row.size for row in group) for group in groups]
    bottoms = [max(row.baseline + row.size / 4 for row in group) for group in groups]
    between = [(bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False)]
    return (tops[0], *between, bottoms[-1])


def cells_between(xs: Sequence[float], ys: Sequence[float], above: int = 0) -> tuple[GridCell, ...]:
    """A cell at every place of a grid, ``above`` rows further down."""
    return tuple(
        GridCell(row, column, 1, 1, (left, top, right, bottom))
        for row, (top, bottom) in enumerate(pairwise(ys), above + 1)
        for column, (left, right) in enumerate(pairwise(xs), 1)
    )


def _with_body(page: Page, grid: Grid, rows: Sequence[Row]) -> Grid:
    """A shaded header with the rows under it that keep to its columns; any other grid as it is."""
    x0, top, x1, bottom = grid.corners
    ruled = any(
        rule.horizontal and top <= rule.at <= bottom and rule.start < x1 and rule.end > x0
        for rule in page.rules
    )
    if ruled or not page.areas or len(grid.ys) > DEEPEST_HEADER + 1:
        return grid
    body: list[Row] = []
    for row in rows:
        if row.baseline < bottom:
            continue
        if any(bisect_right(grid.xs, a) != bisect_right(grid.xs, b) for a, b in row.pieces):
            break
        body.append(row)
    if not body:
        return grid
    ys = row_edges(body, grid.xs)
    edges = (bottom, *ys[1:])
    above = len(grid.ys) - 1
    cells = (*grid.cells, *cells_between(grid.xs, edges, above))
    return Grid(grid.xs, (*grid.ys, *edges[1:]), cells)
