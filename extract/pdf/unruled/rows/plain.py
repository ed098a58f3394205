"""Lines that are rows, each of them: as far apart as all others, and none is a wrap."""

from collections.abc import Sequence

from extract.pdf.geometry import steps
from extract.pdf.lines import is_ideograph
from extract.pdf.unruled.placed import Row
from extract.pdf.unruled.rows.wraps import torn_figures
from extract.pdf.unruled.textlines import Piece

PLAIN, PLAIN_ROWS, EVEN = 0.9, 3, 1.1
"""Of the lines: those with texts in all columns, where each is a row; from so many steps on, the
largest of which is hardly larger than the least."""
PLAIN_LINES = 4
"""Lines from which two columns may be such."""


def are_rows(lines: Row) -> bool:
    """Whether each line is a row: as far apart as all others, with texts in nearly all columns.

    Wrapped texts have as many lines in each of three columns or more by chance alone; so they have
    in each of two, all the way down, if the first is of labels: none begins small, few fill it. Or
    if no text of any line begins small.
    """
    if not is_even(steps(lines)) or any(torn_figures(lines)):
        return False
    width = len(set().union(*(line.columns for line in lines)))
    filled = sum(len(line.entries) == width for line in lines)
    if width == 2 and filled == len(lines) > PLAIN_LINES:  # noqa: PLR2004
        pieces = [[entry.piece for entry in line.entries] for line in lines]
        return are_labels([text for text, _ in pieces]) or all(map(are_beginnings, pieces))
    return width > 2 and filled >= PLAIN * len(lines)  # noqa: PLR2004


def is_even(distances: Sequence[float]) -> bool:
    """Whether several distances are hardly more than the least of them."""
    return len(distances) >= PLAIN_ROWS and max(distances) <= EVEN * min(distances)


def are_beginnings(texts: Sequence[Piece]) -> bool:
    """Whether Latin texts begin with a capital, a figure or a dash: a wrap seldom does."""
    return not any(text.text[:1].islower() or is_ideograph(text.text) for text in texts)


def are_labels(texts: Sequence[Piece]) -> bool:
    """Whether texts of a column are no lines of sentences: none begins small, few fill it."""
    right = max(text.x1 for text in texts)
    full = sum(right - text.x1 < text.characters[-1].size for text in texts)
    return 2 * full < len(texts) and not any(text.text[:1].islower() for text in texts)
