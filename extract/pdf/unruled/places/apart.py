"""Rows of several lines that white parts, on both sides of what parts columns."""

from collections.abc import Sequence

from extract.pdf.geometry import steps
from extract.pdf.unruled.columns.white import Gutter, sides_of
from extract.pdf.unruled.textlines import OVERLAP, TextLine

EVEN = 1.1
"""Of the distance of lines: those of a text are hardly further apart."""
MOST_IN_ROW = 6
"""Lines of a row: a page of prose has few gaps that are in both of its columns by chance."""
ROWS_APART, FEWEST_APART = 1.25, 3
"""Of the distance of lines: rows of several lines are further apart; so many gaps are no chance."""


def are_rows_apart(lines: Sequence[TextLine], gutters: Sequence[Gutter]) -> bool:
    """Whether white parts lines into rows, each with texts on both sides of all gutters.

    The paragraphs of prose side by side end at different heights.
    """
    down = steps(lines)
    pitch = min((step for step in down if step >= OVERLAP * lines[0].size), default=0.0)
    apart = [n for n, step in enumerate(down, 1) if step > ROWS_APART * pitch]
    even = all(s <= EVEN * pitch or s > ROWS_APART * pitch for s in down)
    columns = sides_of(gutters)
    begun = all(lines[n].between(*sides) is not None for sides in columns for n in (0, *apart))
    several = len(apart) < len(down) <= MOST_IN_ROW * len(apart)
    return even and begun and several and len(apart) >= FEWEST_APART
