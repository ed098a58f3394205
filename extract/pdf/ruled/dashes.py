"""Lines that are drawn as dashes one by one, further apart than pieces of one line are."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from extract.pdf.geometry import to_runs

if TYPE_CHECKING:
    from extract.pdf.ruled.snapping import Line

FEWEST = 6
"""Dashes of a line; fewer short lines side by side may be anything."""
BETWEEN = 2
"""Dashes between two lines, as far from these as from each other."""
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
    >>> with_dashes([Line(5, 0, 40), Line(5, 44, 48), Line(5, 52, 56), Line(5, 60, 99)])
    [Line(at=5, start=0.0, end=99.0)]
    """
    return [line for run in to_runs(pieces, _goes_on) for line in _joined(run)]


def is_dash(piece: "Line") -> bool:
    """Whether a piece of a line is short enough."""
    return piece.end - piece.start <= LONGEST


def _goes_on(run: Sequence["Line"], piece: "Line") -> bool:
    """Whether a piece is the next one of a run: dashes, and between them what is longer.

    Cells that are drawn one by one have a dash in each corner: where two meet, they touch, and the
    next cell may have other gaps. Dashes that are nearer to each other are a line already.
    """
    if not (is_dash(piece) or is_dash(run[-1])):
        return False
    longer = [n for n, dash in enumerate(run) if not is_dash(dash)]
    own = run[longer[-1] :] if longer else run
    gap = piece.start - run[-1].end
    usual = median(b.start - a.end for a, b in pairwise(own)) if len(own) > 1 else gap
    return gap <= LONGEST and abs(gap - usual) <= ALIKE


def _joined(run: list["Line"]) -> list["Line"]:
    """Dashes as one line, which ends within a gap as well as within a dash.

    Few of them are one between two lines that they join.
    """
    dashes = sum(map(is_dash, run))
    is_between = dashes >= BETWEEN and not is_dash(run[0]) and not is_dash(run[-1])
    if dashes < FEWEST and not is_between:
        return run
    gap = min(median(b.start - a.end for a, b in pairwise(run)), ENDING)
    start, end = (gap if is_dash(piece) else 0.0 for piece in (run[0], run[-1]))
    return [run[0]._replace(start=run[0].start - start, end=run[-1].end + end)]
