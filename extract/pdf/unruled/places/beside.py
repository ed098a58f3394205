"""What stands beside the lines drawn of a table, and whether it is of it."""

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from extract.pdf.geometry import reach_of, width_of
from extract.pdf.pages import Corners
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.unruled.columns.white import JUSTIFIED
from extract.pdf.unruled.places.prose import FILLED, filled, is_prose
from extract.pdf.unruled.textlines import TextLine, parts_between

SAME_END = 4.0
"""Points by which lines of one table may begin or end apart."""
MOST_BESIDE = 0.3
NEXT = 2.0
"""Of the font size: lines of one text are not further apart."""
FEWEST_OF_OWN = 2
"""Lines of their own that texts beside stand between."""


def within(lines: Sequence[TextLine], start: float, end: float) -> list[TextLine]:
    """What of lines stands between two x; a line of prose that goes on beyond them does not."""
    sides = start - SAME_END, end + SAME_END
    return parts_between((line for line in lines if not sticks_out(line, *sides)), *sides)


def sticks_out(line: TextLine, start: float, end: float) -> bool:
    """Whether words that are no further apart than in prose go on beyond two x."""
    words = [word for piece in line.pieces for word in piece.words]
    wide = JUSTIFIED * line.size
    lefts = [words[0][0], *(b[0] for a, b in pairwise(words) if b[0] - a[1] >= wide)]
    rights = [*(a[1] for a, b in pairwise(words) if b[0] - a[1] >= wide), words[-1][1]]
    return any(a < x < b for a, b in zip(lefts, rights, strict=True) for x in (start, end))


def beyond(lines: Sequence[TextLine], start: float, end: float) -> list[TextLine]:
    """The lines of prose that go on beyond two x: beyond one of them two lines at least do."""
    left, right = start - SAME_END, end + SAME_END
    found = [line for line in lines if sticks_out(line, left, right)]
    both = [line for line in found if line.x0 < left and line.x1 > right]
    pairs = pairwise(found)
    near = {id(x) for a, b in pairs if b.baseline - a.baseline < NEXT * a.size for x in (a, b)}
    return [line for line in found if line in both or id(line) in near]


def is_interrupted(part: Sequence[TextLine], lines: Sequence[TextLine]) -> bool:
    """Whether lines that follow each other are prose from the left side of a table to the right."""
    left, right = reach_of(lines)
    full = [
        x.x0 - left <= SAME_END and x.x1 - x.x0 == filled(x) >= FILLED * (right - left)
        for x in part
    ]
    return any(a and b for a, b in pairwise(full))


def is_part(
    held: Sequence[TextLine],
    lines: Sequence[TextLine],
    across: Sequence[Ruling],
    corners: Corners,
) -> bool:
    """Whether the lines drawn are only under some columns: texts of their rows stand beside them.

    Not so where these are prose, or stand between lines of their own.
    """
    left, top, right, bottom = corners
    rows = {line.baseline for line in held if len(line.pieces) > 1}
    whole = [line for line in lines if line.baseline in rows]
    for start, end in ((0.0, left - SAME_END), (right + SAME_END, inf)):
        beside = parts_between(whole, start, end)
        if len(beside) <= MOST_BESIDE * len(whole):
            continue
        drawn = sum(
            top - SAME_END <= r.at <= bottom + SAME_END and start <= r.start and r.end <= end
            for r in across
        )
        width = width_of(beside)
        if drawn < FEWEST_OF_OWN and not is_prose(beside, width):
            return True
    return False
