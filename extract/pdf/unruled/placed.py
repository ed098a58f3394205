"""The texts of a table without lines in its columns."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from extract.pdf.pages import Extent
from extract.pdf.unruled.columns.white import FULL, Gutter
from extract.pdf.unruled.textlines import Piece, TextLine

NARROW = 1.5
"""Of the font size: in a gutter so narrow the space between two headings may be all there is."""

YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/](?:(?:19|20)?\d\d))?")
"""A year, or two that belong together: 2009/10."""
SIGN = re.compile(r"[%％‰$€£¥￥()（）]+")


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
    def baseline(self) -> float:
        """The height that its letters stand on."""
        return self.line.baseline

    @property
    def size(self) -> float:
        """Its font size."""
        return self.line.size

    @property
    def centre(self) -> float:
        """The height at which the middle of its letters is."""
        return self.line.centre

    def at(self, column: int) -> Piece | None:
        """Its text in a column."""
        return next((e.piece for e in self.entries if e.first <= column <= e.last), None)


Row = list[Placed]


def column_extents(lines: Sequence[Placed]) -> list[Extent]:
    """From where to where the texts of each column reach, spans aside."""
    count = max((e.last for line in lines for e in line.entries), default=-1) + 1
    found: list[Extent] = [(inf, -inf)] * count
    for entry in (e for line in lines for e in line.entries if e.first == e.last):
        x0, x1 = found[entry.first]
        found[entry.first] = (min(x0, entry.piece.x0), max(x1, entry.piece.x1))
    return found


def has_figures(line: Placed) -> bool:
    """Whether a line has figures that are no years; what they are counted in (%) is none."""
    return any(
        e.piece.is_numeric and not YEAR.fullmatch(e.piece.text) and not SIGN.fullmatch(e.piece.text)
        for e in line.entries
    )


def place(line: TextLine, gutters: Sequence[Gutter]) -> Placed:
    """The texts of a line in their columns.

    A text over a narrow gutter is parted between words, if that fills most columns.
    """
    narrow = [g.middle for g in gutters if g.x1 - g.x0 <= NARROW * line.size]
    parted = line.parted_at(narrow)
    more = len(parted.pieces) > len(line.pieces)
    whole = parted if more and len(parted.pieces) >= FULL * (len(gutters) + 1) else line
    return Placed(line, tuple(_entry(piece, gutters, line.size) for piece in whole.pieces))


def _entry(piece: Piece, gutters: Sequence[Gutter], size: float) -> Entry:
    """A text in the columns that it stands over; a letter over a drawn line is none of them."""
    over = min(size, (piece.x1 - piece.x0) / 3)
    reach = [over if gutter.x0 == gutter.x1 else 0.0 for gutter in gutters]
    starts = [g.middle - more for g, more in zip(gutters, reach, strict=True)]
    ends = [g.middle + more for g, more in zip(gutters, reach, strict=True)]
    first = bisect_right(starts, piece.x0)
    return Entry(first, max(bisect_left(ends, piece.x1), first), piece)
