"""The grid that the texts of a table without lines stand in: their columns, and which span them.

lines and gutters → texts in columns → rows → cells.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.pdf.grid import Grid, GridCell
from extract.pdf.gutters import FULL, Gutter, Piece, TextLine
from extract.pdf.rows import CENTRE, OVER, Entry, Placed, Row, lines_to_rows

NARROW = 1.5
"""Of the font size: in a gutter so narrow the space between two headings may be all there is."""


def lines_to_grid(
    lines: Sequence[TextLine],
    gutters: Sequence[Gutter],
    rules: Sequence[float],
    sides: tuple[float, float] | None = None,
) -> Grid:
    """The grid of a table: ``rules`` are the heights of lines drawn, ``sides`` where they end."""
    placed = [over_all_columns(place(line, gutters), lines, gutters) for line in lines]
    rows = lines_to_rows(placed, rules)
    left = min(line.x0 for line in lines) - 1
    right = max(line.x1 for line in lines) + 1
    if sides is not None:
        left, right = min(left, sides[0]), max(right, sides[1])
    xs = (left, *(g.middle for g in gutters), right)
    ys = rows_to_ys(rows, rules)
    return Grid(xs, ys, tuple(rows_to_cells(rows, xs, ys)), inferred=True)


def place(line: TextLine, gutters: Sequence[Gutter]) -> Placed:
    """The texts of a line in their columns."""
    middles = [gutter.middle for gutter in gutters]
    entries = tuple(_entry(piece, middles) for piece in line.pieces)
    parted = tuple(
        _entry(part, middles)
        for entry in entries
        for part in parted_at(entry.piece, [g for g in gutters if _is_narrow(g, line)])
    )
    if len(parted) > len(entries) and len(parted) >= FULL * (len(gutters) + 1):
        return Placed(line, parted)
    return Placed(line, entries)


def over_all_columns(
    placed: Placed, lines: Sequence[TextLine], gutters: Sequence[Gutter]
) -> Placed:
    """A line that is a single text from the first column on, or in the middle, is of them all."""
    if len(placed.entries) > 1 or not placed.spans:
        return placed
    (entry,) = placed.entries
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    off = abs(entry.piece.x0 + entry.piece.x1 - left - right) / 2
    if entry.first == 0 or off <= placed.line.size:
        return placed._replace(entries=(entry._replace(first=0, last=len(gutters)),))
    return placed


def _entry(piece: Piece, middles: Sequence[float]) -> Entry:
    first = bisect_right(middles, piece.x0)
    return Entry(first, max(bisect_left(middles, piece.x1), first), piece)


def _is_narrow(gutter: Gutter, line: TextLine) -> bool:
    return gutter.x1 - gutter.x0 <= NARROW * line.size


def parted_at(piece: Piece, gutters: Iterable[Gutter]) -> list[Piece]:
    """A text in the parts that gutters make of it, where they run between words.

    >>> parted_at(Piece("NetGross", 0, 50, ((0, 20), (24, 50))), [Gutter(20, 24)])
    [Piece(text='NetGross', x0=0, x1=20, words=()), Piece(text='NetGross', x0=24, x1=50, words=())]
    """
    parts, start = [], 0
    middles = [g.middle for g in gutters]
    for index, (before, after) in enumerate(pairwise(piece.words), 1):
        if any(before[1] <= x <= after[0] for x in middles):
            parts.append(piece.words[start:index])
            start = index
    parts.append(piece.words[start:])
    if len(parts) == 1:
        return [piece]
    return [Piece(piece.text, words[0][0], words[-1][1]) for words in parts]


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
    rows: Sequence[Row], xs: Sequence[float], ys: Sequence[float]
) -> Iterable[GridCell]:
    """The cells of all rows; a heading beside one that spans reaches down to the next level."""
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        column = 0
        while column < len(xs) - 1:
            if (r, column) in taken:
                column += 1
                continue
            last = last_column(row, column)
            deep = 1
            if last == column and r + 1 < len(rows) and reaches_down(row, rows[r + 1], column):
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
    near = below[0].line.baseline - lines[-1].line.baseline < OVER * lines[-1].line.size
    also = any(line.at(column) is not None for line in below)
    beside = any(line.spans for line in lines)
    return near or (also and not beside)
