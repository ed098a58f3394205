"""Headers whose cells are drawn, over rows that are not: their lines tell which headings span."""

from extract.pdf.geometry import are_alike
from extract.pdf.grid import Grid

DEEPEST = 4
"""Drawn rows of a header."""
SAME = 2.0
"""Points by which a column may part elsewhere than its line is drawn."""


def with_drawn_head(found: Grid, grid: Grid) -> Grid:
    """The rows found between the upright lines of a drawn grid, under the header as it is drawn.

    Not where texts stand in more columns than are drawn, above the first line, or with headings of
    several levels in one drawn row.
    """
    depth = head_depth(grid)
    head = [cell for cell in grid.cells if cell.row <= depth]
    if not head or (depth == 1 and len(head) < len(grid.xs) - 1):
        return found
    end = grid.ys[depth]
    rows = next((n for n, y in enumerate(found.ys) if abs(y - end) <= SAME), 0)
    above = found.ys[0] < grid.ys[0] - SAME
    over = any(cell.row <= rows < cell.end for cell in found.cells)
    if not rows or above or over or not are_alike(found.xs, grid.xs, SAME):
        return found
    body = [cell._replace(row=cell.row + depth - rows) for cell in found.cells if cell.row > rows]
    ys = (*grid.ys[: depth + 1], *found.ys[rows + 1 :])
    return found._replace(ys=ys, cells=(*head, *body))


def head_depth(grid: Grid) -> int:
    """How many of the first drawn rows are a header: down to the last cell that is merged.

    One row where none is; none where cells are merged further down, or where the rows below are
    lower than the header: rows of a table that is drawn.
    """
    spans = [
        cell for cell in grid.cells if cell.row_span > 1 or 1 < cell.column_span < len(grid.xs) - 1
    ]
    depth = max((cell.end for cell in spans), default=1)
    if depth > DEEPEST or depth > len(grid.ys) - 2:
        return 0
    return depth if grid.ys[-1] - grid.ys[depth] > grid.ys[depth] - grid.ys[0] else 0
