"""Drawn rows that numbers show to be several, though no page alone does."""

from collections.abc import Sequence

from extract.pdf.grid import Grid
from extract.pdf.pages import Page
from extract.pdf.unruled.drawn.half_ruled import SAME, Owned
from extract.pdf.unruled.drawn.shades import is_shade
from extract.pdf.unruled.known import Known


def without_known_stripes(
    page: Page, grids: Sequence[Grid], owned: Sequence[Owned], known: Known
) -> list[Grid]:
    """The grids of a page without those that are nothing but shades, unless one is a header.

    Shades stand beside labels that are merged otherwise; numbers tell the rows. Where none do,
    those go that have fewer columns than are known.
    """
    return [
        grid
        for grid, cells in zip(grids, owned, strict=True)
        if not (page.areas and is_shade(page, grid))
        or (not known.numbered and len(grid.xs) > len(known.extents))
        or is_header(grid, cells, known)
    ]


def is_header(grid: Grid, owned: Owned, known: Known) -> bool:
    """Whether a grid is one row over all columns of a table, and does not begin with a number."""
    first = "".join(c.text for c in owned[0]).strip()
    left, right = known.sides
    wide = grid.xs[0] - SAME <= left and right <= grid.xs[-1] + SAME
    return len(grid.ys) == 2 and wide and bool(first) and not first.isdecimal()  # noqa: PLR2004


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
