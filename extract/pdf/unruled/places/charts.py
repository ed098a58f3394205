"""Charts: the figures at their bars and axes stand in line, and are no table."""

from collections.abc import Sequence

from extract.model import Box
from extract.pdf.geometry import reach_of
from extract.pdf.ruled.bars import FEWEST, bars_of
from extract.pdf.unruled.textlines import TextLine


def is_chart(areas: Sequence[Box], lines: Sequence[TextLine]) -> bool:
    """Whether bars are drawn among lines: without text in them, as wide, and of other lengths.

    Shaded cells without text are as high as others of their row, and as wide as others of their
    column.
    """
    if len(areas) < FEWEST or len(lines) < 2:  # noqa: PLR2004
        return False
    left, right = reach_of(lines)
    top, bottom = lines[0].baseline - lines[0].size, lines[-1].baseline
    empty = [
        a
        for a in areas
        if left <= (a.x0 + a.x1) / 2 <= right
        and top <= (a.top + a.bottom) / 2 <= bottom
        and not any(holds(a, line) for line in lines)
    ]
    upright = ((a, (a.bottom, a.x1 - a.x0), a.bottom - a.top) for a in empty)
    lying = ((a, (a.x0, a.bottom - a.top), a.x1 - a.x0) for a in empty)
    return bool(bars_of(upright) or bars_of(lying))


def holds(area: Box, line: TextLine) -> bool:
    """Whether a text of a line stands in a shaded rectangle."""
    middle = line.centre
    return area.top < middle < area.bottom and any(
        area.x0 < (piece.x0 + piece.x1) / 2 < area.x1 for piece in line.pieces
    )
