"""The texts of a table without lines in its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.pdf.unruled.textlines import Piece, TextLine

CENTRE = 0.35
"""Of the font size: how high above its baseline the middle of a line is."""

YEAR = re.compile(r"(?:19|20)\d\d")


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
Extent = tuple[float, float]


def column_extents(lines: Sequence[Placed]) -> list[Extent]:
    """From where to where the texts of each column reach, spans aside."""
    count = max((e.last for line in lines for e in line.entries), default=-1) + 1
    found: list[Extent] = [(float("inf"), float("-inf"))] * count
    for entry in (e for line in lines for e in line.entries if e.first == e.last):
        x0, x1 = found[entry.first]
        found[entry.first] = (min(x0, entry.piece.x0), max(x1, entry.piece.x1))
    return found


def has_figures(line: Placed) -> bool:
    """Whether a line has figures that are no years."""
    return any(e.piece.is_numeric and not YEAR.fullmatch(e.piece.text) for e in line.entries)
