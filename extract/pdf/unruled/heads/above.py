"""Headings that are printed above the first line of a drawn grid."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extract.pdf.grid import Grid, GridCell
from extract.pdf.pages import Character
from extract.pdf.unruled.placed import YEAR
from extract.pdf.unruled.places.captions import is_caption
from extract.pdf.unruled.textlines import TextLine, characters_to_text_lines

FEWEST = 3
"""Columns from which a line of text with one text in each is no chance."""
NEAR = 1.5
"""Of the font size: headings are no further above the line."""


def with_heads_above(grids: Sequence[Grid], loose: Sequence[Character]) -> list[Grid]:
    """The grids, each with the line right above it as its first row if that heads each column.

    ``loose`` are the characters outside of grids.
    """
    return [with_head_above(grid, loose) for grid in grids]


def with_head_above(grid: Grid, loose: Sequence[Character]) -> Grid:
    """A drawn grid with the headings that stand right above it; not so a single shaded row."""
    first = [cell for cell in grid.cells if cell.row == 1]
    columns = len(grid.xs) - 1
    if grid.inferred or min(columns, len(grid.ys)) < FEWEST or len(first) < columns:
        return grid
    top = grid.ys[0]
    near = [c for c in loose if top - NEAR * c.size < c.baseline <= top]
    lines = characters_to_text_lines(near) if near else []
    if len(lines) != 1 or not is_head(lines[0], grid):
        return grid
    high = lines[0].top
    head = tuple(
        GridCell(1, n + 1, 1, 1, (grid.xs[n], high, grid.xs[n + 1], top)) for n in range(columns)
    )
    cells = (*head, *(cell._replace(row=cell.row + 1) for cell in grid.cells))
    return grid._replace(
        ys=(high, *grid.ys), cells=cells, top_ruled=False, inferred=True, shaded=True
    )


def is_head(line: TextLine, grid: Grid) -> bool:
    """Whether a line has one text in each column, and none is a figure or asks for an entry."""
    starts = [bisect_right(grid.xs, piece.x0) for piece in line.pieces]
    ends = [bisect_left(grid.xs, piece.x1) for piece in line.pieces]
    texts = [piece.text for piece in line.pieces]
    figures = any(p.is_numeric and not YEAR.fullmatch(p.text) for p in line.pieces)
    asks = any(sign in text for text in texts for sign in ":：_")
    each = starts == ends == list(range(1, len(grid.xs)))
    return each and not figures and not asks and not is_caption(line)
