"""Rows of shaded tables that are shaded in one piece, or not at all, beside others cell by cell."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.pdf.grid import Grid, GridCell
from extract.pdf.pages import Character, Page
from extract.pdf.unruled.drawn.half_ruled import Owned
from extract.pdf.unruled.drawn.shades import is_shade
from extract.pdf.unruled.textlines import characters_to_text_lines


def with_parted_cells(page: Page, grids: Sequence[Grid], owned: Sequence[Owned]) -> list[Grid]:
    """The grids of a page, the cells of shades parted where their texts stand in several columns.

    A header is shaded in one piece over cells with a shade each, and every other row not at all.
    A text alone, or one over a wall between columns, is of a merged cell.
    """
    if not page.areas:
        return list(grids)
    return [
        parted(grid, held) if is_shade(page, grid) else grid
        for grid, held in zip(grids, owned, strict=True)
    ]


def parted(grid: Grid, owned: Owned) -> Grid:
    """A grid with its wide cells parted; itself where none is."""
    cells = tuple(
        part
        for cell, held in zip(grid.cells, owned, strict=True)
        for part in parts_of(cell, grid.xs, held)
    )
    return grid if cells == grid.cells else grid._replace(cells=cells)


def parts_of(cell: GridCell, xs: Sequence[float], held: Sequence[Character]) -> Iterator[GridCell]:
    """The cells that the texts in one show."""
    last = cell.column + cell.column_span
    pieces = [p for line in characters_to_text_lines(held) for p in line.pieces] if held else []
    free = [
        n
        for n in range(cell.column, last - 1)
        if not any(piece.x0 < xs[n] < piece.x1 for piece in pieces)
    ]
    edges = [cell.column - 1, *free, last - 1]
    filled = sum(
        any(xs[a] <= (p.x0 + p.x1) / 2 < xs[b] for p in pieces) for a, b in pairwise(edges)
    )
    if filled < 2:  # noqa: PLR2004 - one text is of the whole cell
        yield cell
        return
    _, top, _, bottom = cell.corners
    for a, b in pairwise(edges):
        yield GridCell(cell.row, a + 1, cell.row_span, b - a, (xs[a], top, xs[b], bottom))
