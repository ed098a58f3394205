"""The rows of a table without lines: by drawn lines, by distances, by what goes on."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.pdf.gutters import FULL, Piece, TextLine

OVER = 0.9
"""Of the font size: lines that are less apart overlap, so that they stand in one row."""
CENTRE = 0.35
"""Of the font size: how high above its baseline the middle of a line is."""
JUMP = 1.2
"""How much further rows are apart than the lines within them, where distances tell."""
WRAP = 1.6
"""Of the font size: lines of one heading are not further apart."""
MOST_ROWS = 0.85
RULED_ROWS = 4
"""Parts between drawn lines from which a table is looked at as one with a line under every row."""

YEAR = re.compile(r"(?:19|20)\d\d")


class Entry(NamedTuple):
    """A text and the columns that it stands in, from 0, first to last."""

    first: int
    last: int
    piece: Piece


class Placed(NamedTuple):
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
        depth = head_depth(groups[0])
        head = [groups[0][:depth]] if depth else []
        return [*head, *group_to_rows(groups[0][depth:])]
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
        under = any(
            first <= e.first and e.last <= last for e in line.entries for first, last in spans
        )
        before = rows[-1][-1].line if rows[-1] else line.line
        apart = line.line.baseline - before.baseline > WRAP * line.line.size
        if (under and not line.spans & spans) or apart:
            rows.append([])
            spans = set()
        rows[-1].append(line)
        spans |= line.spans
    return rows


def head_depth(lines: Row) -> int:
    """How many lines are one row of headings that are wrapped and end at one height.

    Those above the last have nothing in the first column, and none has figures but years.
    """
    count = 0
    for before, line in pairwise(lines):
        near = line.line.baseline - before.line.baseline <= WRAP * line.line.size
        if 0 in before.columns or before.spans or has_figures(before) or not near:
            break
        count += 1
    if count and has_figures(lines[count]):
        count -= 1
    return count + 1 if count and not lines[count].spans else 0


def has_figures(line: Placed) -> bool:
    """Whether a line has figures that are no years."""
    return any(e.piece.is_numeric and not YEAR.fullmatch(e.piece.text) for e in line.entries)


def group_to_rows(lines: Row) -> list[Row]:
    """The rows of lines that no drawn line parts."""
    units = lines_to_units(with_labels_in_column(lines))
    steps = [b[0].line.baseline - a[-1].line.baseline for a, b in pairwise(units)]
    return by_distance(units, steps) or by_what_goes_on(units, steps)


def with_labels_in_column(lines: Row) -> Row:
    """The lines, a label that hangs over and goes on in the first column of the next one in it."""
    found = list(lines)
    for index, (line, after) in enumerate(pairwise(lines)):
        text = after.at(0)
        alone = len(line.entries) == 1 and line.entries[0].first == 0 and bool(line.spans)
        if alone and len(after.entries) > 1 and text is not None and text.text[:1].islower():
            found[index] = line._replace(entries=(line.entries[0]._replace(last=0),))
    return found


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
    jumps = [(b / max(a, 1.0), a) for a, b in pairwise(sorted(steps))]
    for jump, near in sorted(jumps, reverse=True):
        if jump < JUMP:
            break
        rows: list[Row] = [list(units[0])]
        for unit, step in zip(units[1:], steps, strict=True):
            if step <= near + 0.1:
                rows[-1] += unit
            else:
                rows.append(list(unit))
        several = [row for row in rows if len(row) > 1]
        if sum(map(is_one_row, several)) >= MOST_ROWS * len(several):
            return rows
    return None


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
