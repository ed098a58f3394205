"""Lines of prose: what tells them from the rows of a table."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.pdf.lines import is_ideograph
from extract.pdf.unruled.columns.white import JUSTIFIED
from extract.pdf.unruled.textlines import TextLine

WIDE = 0.8
"""Of the font size: the gap that makes a line look like a row; justified prose has less."""
FEWEST_GAPS, ENOUGH_GAPS, STRETCHED = 3, 5, 2.2
"""Of the usual gap of a justified line: the one after a full stop is not wider."""
FULL_SIZE = 1.0
"""Of the font size: the widest gap of a justified line of few words."""
FILLED = 0.85
FEWEST_SET = 4
FEWEST_FULL = 2
MOST_WITHIN, FEWEST_AROUND = 6, 8
"""Lines that may look like rows by chance, and those of the prose around them."""
HALF = 0.5


def is_justified(line: TextLine) -> bool:
    """Whether words, and no figures, are all about as far apart, as in a line set to fill."""
    words = [word for piece in line.pieces for word in piece.words]
    gaps = [b[0] - a[1] for a, b in pairwise(words)]
    if len(gaps) < FEWEST_GAPS or 2 * sum(p.is_numeric for p in line.pieces) > len(line.pieces):
        return False
    widest = JUSTIFIED if len(gaps) >= ENOUGH_GAPS else FULL_SIZE
    return max(gaps) <= min(STRETCHED * median(gaps), widest * line.size)


def is_set_to_fill(lines: Sequence[TextLine], width: float) -> bool:
    """Whether half of the lines begin and end at one x each, as those of justified prose do.

    Lines of ideographs do so in cells too, and so do figures set at the right.
    """
    edges = Counter(
        (round(line.x0), round(line.x1))
        for line in lines
        if sum(len(piece.words) for piece in line.pieces if not piece.is_numeric) >= ENOUGH_GAPS
    )
    (_, end), count = next(iter(edges.most_common(1)), ((0, 0), 0))
    near = sum(n for (_, x), n in edges.items() if abs(x - end) <= 1)
    latin = not any(is_ideograph(piece.text) for line in lines for piece in line.pieces)
    size = median(line.size for line in lines)
    return latin and width > 12 * size and count >= FEWEST_SET and near >= HALF * len(lines)


def has_prose(lines: Sequence[TextLine], width: float) -> bool:
    """Whether some lines that follow each other fill a width: in a column of a table none do."""
    full = [filled(line) >= FILLED * width for line in lines]
    return any(all(full[n : n + FEWEST_FULL]) for n in range(len(full) - FEWEST_FULL + 1))


def is_within(lines: Sequence[TextLine], around: Sequence[TextLine]) -> bool:
    """Whether a few lines without figures end where most lines of the prose around them do."""
    ends = Counter(round(x.x1) for x in around if sum(len(p.words) for p in x.pieces) > ENOUGH_GAPS)
    right, count = next(iter(ends.most_common(1)), (0, 0))
    if len(lines) > MOST_WITHIN or count < max(FEWEST_AROUND, len(around) / 3):
        return False
    figures = any(piece.is_numeric for line in lines for piece in line.pieces)
    return not figures and sum(abs(line.x1 - right) <= 1 for line in lines) >= HALF * len(lines)


def is_prose(lines: Sequence[TextLine], width: float) -> bool:
    """Whether most lines fill a width that holds a dozen letters or more."""
    size = median(line.size for line in lines)
    full = [line for line in lines if filled(line) >= FILLED * width]
    return width > 12 * size and len(full) >= HALF * len(lines)


def filled(line: TextLine) -> float:
    """The width of a line without its wide gaps; those between words that fill a line are none."""
    gaps = (b.x0 - a.x1 for a, b in pairwise(line.pieces))
    return line.x1 - line.x0 - sum(gap for gap in gaps if gap >= WIDE * line.size)
