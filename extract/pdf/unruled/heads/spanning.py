"""Headings over several columns: which, by the line drawn under them, or by their middle."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.pdf.pages import Extent
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.unruled.columns.white import FULL
from extract.pdf.unruled.heads.levels import over_lower, over_repeats, over_spans
from extract.pdf.unruled.placed import Entry, Placed, column_extents, has_figures
from extract.pdf.unruled.textlines import WRAP, Piece

DEEPEST = 5
"""Lines of a table that may be its header."""
UNDER = 1.0
"""Of the font size: a line drawn under a heading is no further below its baseline."""
FURTHEST_UNDER = 2.0
"""The same where the next line of text stands below it."""
WIDER = 1.1
"""How much wider a gap under a header is than those between its levels."""
OFF = 0.4
"""Of the font size: how far the middle of a heading may be off that of its columns."""
OFF_OF_COLUMN = 0.2
"""The same where columns are wider than their texts, of the distance of two columns."""
ALIGNED = 2
"""Texts that a heading is set in line with, itself among them, in a column of its own."""
EDGE = 0.3
"""Points by which texts set at one edge may differ."""
REACH = 3.0
"""Points by which a line drawn under columns may fall short of their text."""


class Measures(NamedTuple):
    """Where the texts of columns reach, their boxes if set at the right, and their pitch."""

    extents: Sequence[Extent]
    boxes: Sequence[Extent]
    pitch: float

    def off_middle(self, piece: Piece, first: int, last: int) -> float:
        """How far the middle of a heading is off that of some columns, by the nearest measure."""
        middle = piece.x0 + piece.x1
        return min(abs(middle - m[first][0] - m[last][1]) / 2 for m in (self.extents, self.boxes))


def with_wide_headings(
    lines: Sequence[Placed], drawn: Sequence[Ruling], depth: int | None
) -> list[Placed]:
    """The lines of a table, each heading in all columns that it stands over.

    ``drawn`` are lines under some columns; ``depth`` is how many lines stand above the line under
    the header, None where there is none.
    """
    columns = measures_of(lines)
    found = list(lines)
    before = lines_of_header(lines)
    head = max(before if before <= DEEPEST else 0, min(depth or 0, DEEPEST))
    below: set[int] = set()
    under = lines[0]
    for index in reversed(range(min(head, len(lines)))):
        line = found[index]
        rules = rules_under(line, lines[index + 1 : index + 2], drawn)
        line = replace(
            line, entries=tuple(over_rule(e, line, columns.extents, rules) for e in line.entries)
        )
        if below and sum(
            e.last >= min(below) and e.first <= max(below) for e in line.entries
        ) < len(below):
            told = over_spans(line, under, below, columns.off_middle)
            told = told or over_repeats(line, under, below)
            told = told or over_lower(line, found[index + 1 : head], under)
            own = [entry for entry in line.entries if is_in_line(entry, lines)]
            line = replace(line, entries=told or over_middles(line, own, below, columns))
        found[index] = line
        if line.columns != {0} and not (below and line.columns.isdisjoint(below)):
            # others are labels of both levels, which stand between them
            below, under = line.columns, line
    return found


def measures_of(lines: Sequence[Placed]) -> Measures:
    """The measures of the columns of a table."""
    extents = column_extents(lines)
    boxes = [(extents[max(c - 1, 0)][1] if c else x0, x1) for c, (x0, x1) in enumerate(extents)]
    middles = [(x0 + x1) / 2 for x0, x1 in extents if x1 > x0]
    return Measures(extents, boxes, min((b - a for a, b in pairwise(middles[1:])), default=0.0))


def lines_of_header(lines: Sequence[Placed]) -> int:
    """How many lines come before the first figures that are no years, or before a wide gap.

    Such a gap, wider than those above it, ends a header that has texts over most columns: what
    stands under it is a row.
    """
    depth = next((n for n, line in enumerate(lines) if has_figures(line)), 0)
    widest = 0.0
    for n, (before, line) in enumerate(pairwise(lines[:depth]), 1):
        step = line.baseline - before.baseline
        far = step > max(WRAP * line.size, WIDER * widest)
        widest = max(widest, step)
        if far and are_over_most(lines[:n], lines) and not is_level_above(before, line):
            return n
    return depth


def is_level_above(line: Placed, below: Placed) -> bool:
    """Whether a line without a text in the first column has several more under it: headings."""
    return 0 not in line.columns and len(below.entries) > len(line.entries) + 1


def are_over_most(head: Sequence[Placed], lines: Sequence[Placed]) -> bool:
    """Whether lines have texts over most columns of a table, the first one aside.

    Those of a wrapped row that stand above its number have not.
    """
    width = len(set().union(*(line.columns for line in lines)))
    return len(set().union(*(line.columns for line in head))) >= FULL * (width - 1)


def rules_under(line: Placed, below: Sequence[Placed], drawn: Sequence[Ruling]) -> list[Ruling]:
    """The lines drawn right under headings: near these, or above the line of text that follows."""
    baseline, size = line.baseline, line.size
    high = min((other.baseline - size for other in below), default=0.0)
    reach = max(UNDER * size, min(high - baseline, FURTHEST_UNDER * size))
    return [rule for rule in drawn if 0 < rule.at - baseline <= reach]


def over_rule(
    entry: Entry, line: Placed, extents: Sequence[Extent], under: Sequence[Ruling]
) -> Entry:
    """A heading with the columns over which the line under it is drawn."""
    for rule in under:
        if rule.start <= entry.piece.x0 + 1 and entry.piece.x1 - 1 <= rule.end:
            columns = [
                c
                for c, (x0, x1) in enumerate(extents)
                if rule.start - REACH <= (x0 + x1) / 2 <= rule.end + REACH
                and min(x1, rule.end) - max(x0, rule.start) > (x1 - x0) / 2
            ]
            others = {c for e in line.entries if e is not entry for c in (e.first, e.last)}
            if columns and not others & set(columns):
                return entry._replace(
                    first=min(entry.first, *columns), last=max(entry.last, *columns)
                )
    return entry


def over_middles(
    line: Placed, own: Sequence[Entry], below: set[int], columns: Measures
) -> tuple[Entry, ...]:
    """The headings of a line, each over as many columns as have their own one line below.

    They follow each other without a gap where their middles allow; those of their ``own`` column
    stay there.
    """
    found: list[Entry] = []
    limit = max(OFF * line.size, OFF_OF_COLUMN * columns.pitch)
    start = 1
    for number, entry in enumerate(line.entries):
        after = line.entries[number + 1 :]
        end = after[0].first - 1 if after else max(below)
        choices = [
            (first > start, off, first, last)
            for first in range(start, entry.first + 1)
            for last in range(max(entry.last, first + 1), end + 1)
            if all(c in below for c in range(first, last + 1))
            and (off := columns.off_middle(entry.piece, first, last)) <= limit
        ]
        if choices and entry.first > 0 and entry not in own:
            _, _, first, last = min(choices)
            found.append(entry._replace(first=first, last=last))
        else:
            found.append(entry)
        start = max(start, found[-1].last + 1)
    return tuple(found)


def is_in_line(entry: Entry, lines: Sequence[Placed]) -> bool:
    """Whether a heading begins or ends exactly where several texts of its only column do."""
    column = [p for line in lines if not line.spans and (p := line.at(entry.first)) is not None]
    ends = sum(abs(p.x1 - entry.piece.x1) <= EDGE for p in column)
    begins = sum(abs(p.x0 - entry.piece.x0) <= EDGE for p in column)
    return entry.first == entry.last and max(ends, begins) > ALIGNED
