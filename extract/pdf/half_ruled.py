"""Drawn grids whose lines part columns or groups only: the rows between stand as in unruled tables.

A table may have lines between its columns, or around groups of rows, and none between rows. Its
drawn rows then hold many lines of text, and figures in line with each other tell that these are
rows of their own: a sentence that is wrapped has no figure on each line.
"""

from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.grid import Grid
from extract.pdf.grid import Line as Ruling
from extract.pdf.gutters import Gutter, TextLine, characters_to_text_lines, lines_to_gutters
from extract.pdf.inferred import lines_to_grid
from extract.pdf.pages import BASELINE, Character
from extract.pdf.regions import between

FEWEST = 3
"""Lines of text in a drawn row from which it may be several."""
MOST = 0.6
"""Of the lines of a table: those in drawn rows that hold several."""
FIGURES = 0.7
"""Of the lines of a column, where it is one of figures."""

Owned = Sequence[Sequence[Character]]


def with_rows_between(grid: Grid, owned: Owned) -> Grid:
    """The grid with the rows and columns that no line parts; the same one where all are drawn."""
    if grid.inferred or not may_hold_rows(grid, owned):
        return grid
    walls = [Ruling(x, grid.ys[0], grid.ys[-1]) for x in grid.xs[1:-1]]
    held = [c for cell in owned for c in cell]
    lines = characters_to_text_lines(held, walls)
    if not lines or sum(len(part) for part in rows_of(grid, lines)) < MOST * len(lines):
        return grid
    gutters = with_walls(lines_to_gutters(lines), grid)
    sides = grid.xs[0], grid.xs[-1]
    return lines_to_grid(lines, gutters, grid.ys, sides) if gutters else grid


def may_hold_rows(grid: Grid, owned: Owned) -> bool:
    """Whether the tallest drawn row has cells of several lines."""
    heights = [low - high for high, low in pairwise(grid.ys)]
    row = heights.index(max(heights)) + 1
    held = [cell for c, cell in zip(grid.cells, owned, strict=True) if c.row == row and cell]
    several = [cell for cell in held if len(set(map(BASELINE, cell))) >= FEWEST]
    return len(several) > 1 or len(several) == 1 == len(held)


def rows_of(grid: Grid, lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines of each drawn row that holds several rows."""
    parts = [between(lines, top, bottom) for top, bottom in pairwise(grid.ys)]
    return [part for part in parts if len(part) >= FEWEST and is_in_figures(grid, part)]


def is_in_figures(grid: Grid, part: Sequence[TextLine]) -> bool:
    """Whether lines have a column of single figures beside other texts."""
    columns = [Gutter(x, x) for x in grid.xs[1:-1]]
    gutters = with_walls(lines_to_gutters(part), grid) or columns
    edges = [grid.xs[0], *(g.middle for g in gutters), grid.xs[-1]]
    for left, right in pairwise(edges[1:]):
        found = [line for line in part if (line.between(left, right))]
        cells = [cell for line in found if (cell := line.between(left, right))]
        figures = [x for x in cells if len(x.pieces) == 1 and x.pieces[0].is_numeric]
        beside = [line for line in found if line.x0 < left or line.x1 > right]
        if (
            len(figures) >= max(FEWEST, FIGURES * len(cells))
            and len(cells) >= FIGURES * len(part)
            and len(beside) >= FIGURES * len(cells)
        ):
            return True
    return False


def with_walls(gutters: Sequence[Gutter], grid: Grid) -> list[Gutter]:
    """The gutters, those at drawn lines as these part them, and the drawn lines beside."""
    walls = grid.xs[1:-1]
    free = [g for g in gutters if not any(g.x0 - 1 <= x <= g.x1 + 1 for x in walls)]
    return sorted([*free, *(Gutter(x, x) for x in walls)])
