"""The white that runs down between texts."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from extract.pdf.geometry import Reaching
from extract.pdf.pages import Extent
from extract.pdf.unruled.textlines import TextLine

FULL = 0.75
"""Of the texts in a full line of a table: lines with as many tell where columns part."""
LEAST, MANY = 0.25, 5
"""Of the font size: what is left of a gutter where so many full lines have a gap each."""
WIDER = 1.3
"""Of the usual space between words: what may be the gap between two columns."""
JUSTIFIED = 1.2
"""Of the font size: the words of a justified line are hardly ever further apart."""
FEW_OVER = 10
"""One line in so many may stand over a narrow gutter."""


class Gutter(NamedTuple):
    """A strip without text, from x0 to x1."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        """Where the columns beside it part."""
        return (self.x0 + self.x1) / 2


def sides_of(gutters: Sequence[Gutter]) -> list[Extent]:
    """From where to where each column reaches that gutters part.

    >>> sides_of([Gutter(10, 20)])
    [(-inf, 15.0), (15.0, inf)]
    """
    return list(pairwise([-inf, *(gutter.middle for gutter in gutters), inf]))


def beside(gutter: Gutter, gutters: Sequence[Gutter]) -> Extent:
    """From where to where the two columns beside a new gutter reach among others."""
    left = max((g.middle for g in gutters if g.x1 <= gutter.x0), default=-inf)
    return left, min((g.middle for g in gutters if g.x0 >= gutter.x1), default=inf)


def gap_at(line: TextLine, gutter: Gutter, left: float, right: float) -> float | None:
    """The gap between a line's texts at a gutter, in font sizes; None without texts beside it."""
    before = [p.x1 for p in line.pieces if left <= p.x0 and p.x1 <= gutter.middle]
    after = [p.x0 for p in line.pieces if gutter.middle <= p.x0 and p.x1 <= right]
    return (min(after) - max(before)) / line.size if before and after else None


def uncovered(lines: Sequence[TextLine], stray: int = 0) -> list[Gutter]:
    """The strips within the lines that not more than ``stray`` of them cover.

    >>> from extract.pdf.unruled.textlines import Piece
    >>> uncovered([TextLine(9, 10, (Piece("a", 0, 5), Piece("b", 20, 30)))])
    [Gutter(x0=5, x1=20)]
    """
    return between(covered([piece for line in lines for piece in line.pieces], stray))


def covered(texts: Iterable[Reaching], stray: int, least: float = 0.0) -> list[Extent]:
    """The strips that more than ``stray`` texts cover; those nearer than ``least`` are one.

    >>> from extract.pdf.unruled.textlines import Piece
    >>> covered([Piece("a", 0, 9), Piece("b", 10, 20), Piece("c", 2, 12)], 0, 2)
    [(0, 20)]
    """
    events = sorted(event for text in texts for event in ((text.x0, 1), (text.x1, -1)))
    found: list[Extent] = []
    depth, start = 0, 0.0
    for x, step in events:
        before, depth = depth, depth + step
        if before <= stray < depth:
            near = found and x - found[-1][1] < least
            start = found.pop()[0] if near else x
        elif depth <= stray < before:
            found.append((start, x))
    return found


def between(columns: Sequence[Extent]) -> list[Gutter]:
    """The white between columns that reach from one x to another."""
    return [Gutter(a[1], b[0]) for a, b in pairwise(columns) if a[1] < b[0]]


def is_crossed(gutter: Gutter, line: TextLine) -> bool:
    """Whether a piece of a line stands on both sides of a gutter."""
    return any(p.x0 < gutter.middle < p.x1 for p in line.pieces)
