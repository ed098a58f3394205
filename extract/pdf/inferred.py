"""The grid that the texts of a table without lines stand in: their rows, and which span columns.

lines and gutters → texts in columns → rows (by drawn lines, by distances, by what goes on) → cells.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from extract.pdf.grid import Grid, GridCell
from extract.pdf.gutters import FULL, Gutter, Piece, TextLine

OVER = 0.9
"""Of the font size: lines that are less apart overlap, so that they stand in one row."""
CENTRE = 0.35
"""Of the font size: how high above its baseline the middle of a line is."""
NARROW = 1.5
"""Of the font size: in a gutter so narrow the space between two headings may be all there is."""
JUMP = 1.2
"""How much further rows are apart than the lines within them, where distances tell."""
MOSTLY = 0.6
RULED_ROWS = 4
"""Parts between drawn lines from which a table is looked at as one with a line under every row."""


class Entry(NamedTuple):
    """A text and the columns that it stands in, from 0, first to last."""

    first: int
    last: int
    piece: Piece


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a table with its texts in their columns."""

    line: TextLine
    entries: tuple[Entry, ...]

    @property
    def columns(self) -> set[int]:
        """The columns that hold a text of it."""
        return {c for e in self.entries for c in range(e.first, e.last + 1)}

    @property
    def spans(self) -> set[tuple[int, int]]:
        """First and last column of each text that stands over several."""
        return {(e.first, e.last) for e in self.entries if e.last > e.first}

    @property
    def centre(self) -> float:
        """The height at which the middle of its letters is."""
        return self.line.baseline - CENTRE * self.line.size

    def at(self, column: int) -> Piece | None:
        """Its text in a column."""
        return next((e.piece for e in self.entries if e.first <= column <= e.last), None)


Row = list[Placed]


def lines_to_grid(
    lines: Sequence[TextLine],
    gutters: Sequence[Gutter],
    rules: Sequence[float],
    sides: tuple[float, float] | None = None,
) -> Grid:
    """The grid of a table: ``rules`` are the heights of lines drawn, ``sides`` where they end."""
    placed = [place(line, gutters) for line in lines]
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


def lines_to_rows(lines: Sequence[Placed], rules: Sequence[float]) -> list[Row]:
    """The rows of a table: parted by drawn lines, then by what stands between these."""
    parts: dict[int, Row] = {}
    for line in lines:
        parts.setdefault(bisect_left(sorted(rules), line.centre), []).append(line)
    groups = list(parts.values())
    body = groups[1:]
    if len(groups) >= RULED_ROWS and sum(map(is_one_row, body)) >= FULL * len(body):
        return [row for group in groups for row in header_rows(group)]
    if len(groups) == 1:
        return group_to_rows(groups[0])
    return [*header_rows(groups[0]), *(row for group in body for row in group_to_rows(group))]


def is_one_row(lines: Row) -> bool:
    """Whether lines can be one row: a column has one line of it, and none has two figures."""
    if len(lines) == 1:
        return True
    if any(line.spans for line in lines):
        return False
    fills = Counter(column for line in lines for column in line.columns)
    figures = Counter(e.first for line in lines for e in line.entries if e.piece.is_numeric)
    return min(fills.values()) == 1 and max(figures.values(), default=0) <= 1


def header_rows(lines: Row) -> list[Row]:
    """The lines of a part that is one row, or one row for each level of spanning headings."""
    rows: list[Row] = [[]]
    spans: set[tuple[int, int]] = set()
    for line in lines:
        under = any(first <= e.first and e.last <= last for e in line.entries for first, last in spans)
        if under and not line.spans & spans:
            rows.append([])
            spans = set()
        rows[-1].append(line)
        spans |= line.spans
    return rows


def group_to_rows(lines: Row) -> list[Row]:
    """The rows of lines that no drawn line parts."""
    units = lines_to_units(lines)
    steps = [b[0].line.baseline - a[-1].line.baseline for a, b in pairwise(units)]
    return by_distance(units, steps) or by_what_goes_on(units, steps)


def lines_to_units(lines: Row) -> list[Row]:
    """Lines that overlap and share no column are of one row, which is set in its middle."""
    units: list[Row] = []
    for line in lines:
        before = units[-1][-1] if units else None
        if (
            before is not None
            and line.line.baseline - before.line.baseline < OVER * line.line.size
            and not line.columns & before.columns
            and not before.spans
        ):
            units[-1].append(line)
        else:
            units.append([line])
    return units


def by_distance(units: Sequence[Row], steps: Sequence[float]) -> list[Row] | None:
    """The rows, if lines within rows are nearer to each other than rows are."""
    ordered = sorted(steps)
    jumps = [(b / max(a, 1.0), a) for a, b in pairwise(ordered)]
    if not jumps or max(jumps)[0] < JUMP:
        return None
    near = max(jumps)[1] + 0.1
    rows: list[Row] = [list(units[0])]
    for unit, step in zip(units[1:], steps, strict=True):
        if step <= near:
            rows[-1] += unit
        else:
            rows.append(list(unit))
    several = [row for row in rows if len(row) > 1]
    return rows if sum(map(is_one_row, several)) >= 0.85 * len(several) else None


def by_what_goes_on(units: Sequence[Row], steps: Sequence[float]) -> list[Row]:
    """The rows, if only its texts tell that a line goes on with the row above it."""
    pitch = min(steps, default=0.0)
    right: dict[int, float] = {}
    for entry in (e for unit in units for line in unit for e in line.entries):
        right[entry.last] = max(right.get(entry.last, 0.0), entry.piece.x1)
    rows: list[Row] = [list(units[0])] if units else []
    for unit, step in zip(units[1:], steps, strict=True):
        if step <= JUMP * pitch and goes_on(rows[-1], unit, right):
            rows[-1] += unit
        else:
            rows.append(list(unit))
    return rows


def goes_on(row: Row, unit: Row, right: dict[int, float]) -> bool:
    """Whether lines are wraps of texts above them: in the columns of these, without figures."""
    above = set().union(*(line.columns for line in row))
    own = set().union(*(line.columns for line in unit))
    entries = [entry for line in unit for entry in line.entries]
    if any(line.spans for line in (*row, *unit)):
        return False
    if above == {0} and 0 in own:
        return entries[0].piece.text[:1].islower()
    if not own <= above or any(e.piece.is_numeric for e in entries):
        return False
    if 0 in own:
        before = next(p for line in reversed(row) if (p := line.at(0)) is not None)
        return own == {0} and is_wrapped(before, entries[0].piece, right[0])
    return len(own) <= max(1, len(above) // 2)


def is_wrapped(before: Piece, piece: Piece, right: float) -> bool:
    """Whether a text in the first column goes on: its next word had no room, or is no beginning."""
    need = piece.words[0][1] - piece.words[0][0] if piece.text.isascii() else before.x1 - before.x0
    need = min(need, piece.x1 - piece.x0)
    return piece.text[:1].islower() or (before.x1 + need > right + 1 and piece.x0 > before.x0 + 1)


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
