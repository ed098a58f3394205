"""Drawn rows that numbers show to be several, though no page alone does."""

from collections.abc import Sequence

from extract.pdf.grid import Grid
from extract.pdf.unruled.drawn.half_ruled import SAME
from extract.pdf.unruled.known import Known


def with_counted_rows(
    grids: Sequence[Grid], half: Sequence[Grid], known: Known
) -> tuple[list[Grid], list[Grid]]:
    """Both, where numbers are known to count rows: a drawn row that holds most of them is several.

    Beside one that does not reach the sides of the table it has columns too.
    """
    top, bottom = known.sure or (0.0, 0.0)
    left, right = known.sides
    tall = [
        g
        for g in grids
        if len(g.ys) == 2  # noqa: PLR2004
        and min(g.ys[1], bottom) - max(g.ys[0], top) > (bottom - top) / 2
    ]
    whole = [g for g in tall if g.xs[0] - SAME <= left and right <= g.xs[-1] + SAME]
    return [grid for grid in grids if grid not in tall], [*half, *whole]
