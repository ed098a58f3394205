"""What is drawn around a page and not around its table: frames, lines from edge to edge, marks."""

from collections.abc import Sequence

from extract.pdf.grid import Grid, GridCell
from extract.pdf.pages import Character, Page

EDGE = 28.0
"""Points: a frame is no further from the edge of its page, a table with text in it is."""
FEWEST = 4
"""Columns: two beside the frame, and two of a table."""


def without_page_frames(
    page: Page, grids: Sequence[Grid], owned: Sequence[Sequence[list[Character]]]
) -> list[Grid]:
    """The grids of a page without the frame around it, and without marks of where it is cut.

    Such marks are lines with nothing between them, which no line closes above or below.
    """
    return [
        _unframed(page, grid, cells)
        for grid, cells in zip(grids, owned, strict=True)
        if grid.top_ruled or grid.bottom_ruled or any(cells)
    ]


def _unframed(page: Page, grid: Grid, owned: Sequence[list[Character]]) -> Grid:
    """A grid that reaches from edge to edge, without the empty columns outside of its table.

    Such a column is one cell. What is drawn above and below these cells is of the frame too.
    """
    last = len(grid.xs) - 1
    if grid.xs[0] > EDGE or grid.xs[-1] < page.width - EDGE or last < FEWEST:
        return grid
    left, right = (_side(grid, owned, column) for column in (1, last))
    if left is None or right is None or left[:1] != right[:1] or left[2] != right[2]:
        return grid
    first, after = left.row, left.row + left.row_span
    inner = [c for c in grid.cells if first <= c.row < after and c not in {left, right}]
    outer = [c for c in grid.cells if not first <= c.row < after]
    if any(c.column_span < last for c in outer) or not inner:
        return grid
    if not (outer or grid.top_ruled or grid.bottom_ruled):  # a table that the page cuts twice
        return grid
    return grid._replace(
        xs=grid.xs[1:-1],
        ys=grid.ys[first - 1 : after],
        cells=tuple(c._replace(row=c.row - first + 1, column=c.column - 1) for c in inner),
        top_ruled=grid.top_ruled or first > 1,
        bottom_ruled=grid.bottom_ruled or after < len(grid.ys),
    )


def _side(grid: Grid, owned: Sequence[list[Character]], column: int) -> GridCell | None:
    """The empty cell that a column at a side is, beside several rows; None for anything else.

    Beside a single row, as of a table that ends right below a break, it is a cell of that row.
    """
    found = [
        (cell, held)
        for cell, held in zip(grid.cells, owned, strict=True)
        if cell.column == column and cell.column_span == 1
    ]
    if len(found) != 1 or found[0][1] or found[0][0].row_span == 1:
        return None
    return found[0][0]
