"""The grid that the texts of a table without lines stand in: their columns, and which span them.

lines and gutters → texts in columns → rows → cells.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.pdf.geometry import reach_of
from extract.pdf.grid import Grid, GridCell
from extract.pdf.pages import CENTRE
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.unruled.columns.gutters import narrowed
from extract.pdf.unruled.columns.parted import parted_at_gutters
from extract.pdf.unruled.columns.rooms import column_rooms
from extract.pdf.unruled.columns.white import LEAST, Gutter
from extract.pdf.unruled.heads.levels import deep_headings
from extract.pdf.unruled.heads.spanning import UNDER, with_wide_headings
from extract.pdf.unruled.placed import Placed, Row, column_extents, has_figures, place
from extract.pdf.unruled.rows.labels import Spans, merged_labels
from extract.pdf.unruled.rows.parts import (
    lines_to_groups,
    lines_to_rows,
    with_counted_head,
    with_head,
)
from extract.pdf.unruled.rows.wrapped import wrapped_rows
from extract.pdf.unruled.textlines import OVERLAP, TextLine

OFF_LINE = 0.2
"""Of the font size: a heading so far below those that span is set between two levels."""


class Drawn(NamedTuple):
    """The heights of the lines drawn in a table, and those drawn under some columns alone."""

    rules: Sequence[float] = ()
    partial: Sequence[Ruling] = ()


def lines_to_grid(
    lines: Sequence[TextLine],
    gutters: Sequence[Gutter],
    drawn: Drawn,
    sides: tuple[float, float] | None = None,
    *,
    numbered: bool = False,
) -> Grid:
    """The grid of a table, ``sides`` are where the lines drawn end.

    ``numbered`` says that the first column is known to count its rows.
    """
    rules = drawn.rules
    lines = parted_at_gutters(lines, gutters)
    size = median(line.size for line in lines)
    gutters = narrowed(gutters, lines, LEAST * size)
    placed = in_columns(lines, gutters, drawn)
    groups = lines_to_groups(placed, rules)
    head, body = (
        with_head(groups) if len(groups) > 1 or not numbered else with_counted_head(*groups)
    )
    wrapped = wrapped_rows(body, column_rooms(placed, gutters, sides), numbered=numbered)
    if wrapped is None:
        rows, deep = merged_labels(lines_to_rows(placed, rules), rules)
    else:
        rows = [*head, *wrapped.rows]
        deep = {(row + len(head), column): n for (row, column), n in wrapped.labels.items()}
    left, right = reach_of(lines)
    left, right = left - 1, right + 1
    if sides is not None:
        left, right = min(left, sides[0]), max(right, sides[1])
    xs = (left, *(g.middle for g in gutters), right)
    ys = rows_to_ys(rows, rules)
    cells = tuple(rows_to_cells(rows, xs, ys, deep))
    grid = Grid(xs, ys, cells, inferred=True)
    return grid._replace(unsure=wrapped.guessed, doubtful=wrapped.doubtful) if wrapped else grid


def in_columns(lines: Sequence[TextLine], gutters: Sequence[Gutter], drawn: Drawn) -> list[Placed]:
    """The lines with their texts in columns, labels and headings in all that they are over."""
    placed = [place(line, gutters) for line in lines]
    depth = lines_above_body(placed, drawn.rules)
    start = first_of_body(placed, depth)
    figures = columns_of_figures(placed)
    placed = [
        line
        if is_underlined(line, drawn.partial) or (number < start and is_over_own(line, placed))
        else over_all_columns(line, lines, gutters, figures if number >= start else set())
        for number, line in enumerate(placed)
    ]
    return with_wide_headings(placed, drawn.partial, depth)


def lines_above_body(placed: Sequence[Placed], rules: Sequence[float]) -> int | None:
    """How many lines stand above the line under the header; None where none is drawn there."""
    for y in sorted(rules):
        above = sum(line.centre < y for line in placed)
        if 0 < above < len(placed):
            return above
    return None


def first_of_body(placed: Sequence[Placed], depth: int | None) -> int:
    """The first line of rows: that with figures, or a label as far under the headings as rows are.

    Not so a label in line with a heading of one column, which may go on in it.
    """
    first = next((n for n, line in enumerate(placed) if has_figures(line)), len(placed))
    if depth is not None or not 1 < first < len(placed):
        return first if depth is None else min(depth, first)
    above, label, below = placed[first - 2 : first + 1]
    if len(label.entries) > 1 or len(above.columns) <= len(below.columns) / 2:
        return first
    (entry,) = label.entries
    heading = above.at(entry.first)
    middle = entry.piece.x0 + entry.piece.x1
    goes_on = heading is not None and (
        abs(heading.x0 + heading.x1 - middle) < 1 or entry.piece.text[:1].islower()
    )
    far = label.baseline - above.baseline >= below.baseline - label.baseline
    return first - 1 if far and not goes_on else first


def over_all_columns(
    placed: Placed, lines: Sequence[TextLine], gutters: Sequence[Gutter], figures: set[int]
) -> Placed:
    """A line that is a single text from the first column on, or in the middle, is of them all.

    One in the middle may stand in a single column, if that is one of ``figures``.
    """
    if len(placed.entries) > 1 or not (placed.spans or placed.columns & figures):
        return placed
    (entry,) = placed.entries
    left, right = reach_of(lines)
    centred = abs(entry.piece.x0 + entry.piece.x1 - left - right) / 2 <= placed.size
    if (placed.spans and entry.first == 0) or (centred and not entry.piece.is_numeric):
        return replace(placed, entries=(entry._replace(first=0, last=len(gutters)),))
    return placed


def is_underlined(placed: Placed, partial: Sequence[Ruling]) -> bool:
    """Whether a line of the table is drawn under some columns right below a text."""
    line = placed.line
    return any(
        0 < rule.at - line.baseline <= UNDER * line.size
        and rule.start < line.x1
        and line.x0 < rule.end
        for rule in partial
    )


def is_over_own(line: Placed, lines: Sequence[Placed]) -> bool:
    """Whether a heading alone has its middle over the columns that it crosses, not over them all.

    These reach at least as far as it does.
    """
    if len(line.entries) != 1 or not line.spans:
        return False
    (entry,) = line.entries
    extents = column_extents(lines)
    if entry.last >= len(extents):
        return False
    left, right = extents[entry.first][0], extents[entry.last][1]
    whole = min(x0 for x0, _ in extents), max(x1 for _, x1 in extents)
    middle = entry.piece.x0 + entry.piece.x1
    inside = left - 1 <= entry.piece.x0 and entry.piece.x1 <= right + 1
    return inside and abs(middle - left - right) / 2 + 1 < abs(middle - sum(whole)) / 2


def columns_of_figures(lines: Sequence[Placed]) -> set[int]:
    """The columns most of whose texts are figures."""
    texts = Counter(e.first for line in lines for e in line.entries)
    figures = Counter(e.first for line in lines for e in line.entries if e.piece.is_numeric)
    return {column for column, count in figures.items() if 2 * count > texts[column]}


def rows_to_ys(rows: Sequence[Row], rules: Sequence[float]) -> tuple[float, ...]:
    """Where rows part: at the line that is drawn there, or midway."""
    first, last = rows[0][0].line, rows[-1][-1].line
    ys = [first.baseline - first.size]
    for above, below in pairwise(rows):
        low = max(line.centre for line in above)
        high = min(line.centre for line in below)
        ys.append(next((y for y in rules if low < y < high), (low + high) / 2))
    return (*ys, last.baseline + CENTRE * last.size)


def rows_to_cells(
    rows: Sequence[Row], xs: Sequence[float], ys: Sequence[float], labels: Spans | None = None
) -> Iterable[GridCell]:
    """The cells of all rows; a heading beside one that spans reaches down to the next level.

    ``labels`` are cells known to cover several rows.
    """
    taken: set[tuple[int, int]] = set()
    labels = {**deep_headings(rows), **(labels or {})}
    for r, row in enumerate(rows):
        column = 0
        while column < len(xs) - 1:
            if (r, column) in taken:
                column += 1
                continue
            last = last_column(row, column)
            deep = labels.get((r, column), 1)
            taken |= {(r + n, column) for n in range(1, deep)}
            if (
                deep == 1
                and last == column
                and r + 1 < len(rows)
                and reaches_down(row, rows[r + 1], column)
            ):
                deep = 2
                taken.add((r + 1, column))
            corners = (xs[column], ys[r], xs[last + 1], ys[r + deep])
            yield GridCell(r + 1, column + 1, deep, last - column + 1, corners)
            column = last + 1


def last_column(row: Row, column: int) -> int:
    """How far the cell that begins at a column reaches: as far as its texts do, one by one."""
    last = column
    for first, end in sorted(span for line in row for span in line.spans):
        if first <= last < end:
            last = end
    return last


def reaches_down(row: Row, below: Row, column: int) -> bool:
    """Whether a cell beside a spanning heading goes on in the row below it.

    It does if its text is midway between the two, or stands in both.
    """
    spans = {span for line in row for span in line.spans}
    if not spans or any(line.spans for line in below):
        return False
    lines = [line for line in row if line.at(column) is not None]
    if not lines or any(first <= column <= last for first, last in spans):
        return False
    last = lines[-1].line
    level = max(line.baseline for line in row if line.spans)
    lower = last.baseline - level > OFF_LINE * last.size
    near = lower or below[0].baseline - last.baseline < OVERLAP * last.size
    also = any(line.at(column) is not None for line in below)
    beside = any(line.spans for line in lines)
    return near or (also and not beside)
