"""Lines that are drawn as dashes one by one, further apart than pieces of one line are."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.pdf.ruled.snapping import Line

FEWEST = 6
"""Dashes of a line; fewer short lines side by side may be anything."""
LONGEST = 8.0
"""Points: of a dash, and of the gap between two."""
ENDING = 5.0
"""Points: as much of a gap is of the line where it ends."""
ALIKE = 0.7
"""Points by which the gaps between the dashes of a line differ at most."""


def with_dashes(pieces: Sequence["Line"]) -> list["Line"]:
    """Pieces at one height, in order, with those joined that are dashes of one line.

    >>> from extract.pdf.ruled.snapping import Line
    >>> with_dashes([Line(5, x, x + 4) for x in range(0, 60, 10)])
    [Line(at=5, start=-5.0, end=59.0)]
    >>> len(with_dashes([Line(5, x, x + 4) for x in (0, 10, 20, 35, 45, 55)]))
    6
    """
    found: list[Line] = []
    run: list[Line] = []
    for piece in pieces:
        if run and not (is_dash(piece) and is_dash(run[-1]) and _goes_on(run, piece)):
            found += _joined(run)
            run = []
        run.append(piece)
    return found + _joined(run)


def is_dash(piece: "Line") -> bool:
    """Whether a piece of a line is short enough."""
    return piece.end - piece.start <= LONGEST


def _goes_on(run: Sequence["Line"], piece: "Line") -> bool:
    gap = piece.start - run[-1].end
    usual = median(b.start - a.end for a, b in pairwise(run)) if len(run) > 1 else gap
    return gap <= LONGEST and abs(gap - usual) <= ALIKE


def _joined(run: list["Line"]) -> list["Line"]:
    """Dashes as one line, which ends within a gap as well as within a dash."""
    if len(run) < FEWEST:
        return run
    gap = min(median(b.start - a.end for a, b in pairwise(run)), ENDING)
    return [run[0]._replace(start=run[0].start - gap, end=run[-1].end + gap)]
