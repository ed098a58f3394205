"""Two pages on one sheet: the left one is read before the right one."""

from collections.abc import Sequence
from itertools import product

from extract.pdf.geometry import SAME_COLUMN, are_as_wide
from extract.pdf.grid import Grid
from extract.pdf.pages import Page

WIDE = 1.2
"""Times its height: the width of a sheet with two pages side by side."""
MIDDLE = 0.06
"""Of the width: how far from its middle such a sheet may part."""


def where_halves_part(page: Page, grids: Sequence[Grid]) -> float | None:
    """The x at which a sheet parts into two pages with the same table on both, or None.

    Nothing is printed there from top to bottom, and a table on the left has the columns of one on
    the right.
    """
    if page.width < WIDE * page.height or len(grids) < 2:  # noqa: PLR2004
        return None
    middle = page.width / 2
    left = [grid for grid in grids if grid.xs[-1] <= middle + MIDDLE * page.width]
    right = [grid for grid in grids if grid.xs[0] >= middle - MIDDLE * page.width]
    if len(left) + len(right) != len(grids) or not any(
        are_as_wide(a.xs, b.xs, SAME_COLUMN) for a, b in product(left, right)
    ):
        return None
    low = max(grid.xs[-1] for grid in left)
    high = min(grid.xs[0] for grid in right)
    before = [c.x1 for c in page.characters if (c.x0 + c.x1) / 2 < (low + high) / 2]
    after = [c.x0 for c in page.characters if (c.x0 + c.x1) / 2 >= (low + high) / 2]
    low, high = max([low, *before]), min([high, *after])
    return (low + high) / 2 if low < high else None
