"""Rows of shaded tables that are shaded in one piece, or not at all, beside others cell by cell."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.pdf.grid import Grid, GridCell
from extract.pdf.pages import Character, Page
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.ruled.snapping import rules_to_lines
from extract.pdf.unruled.drawn.half_ruled import Owned
from extract.pdf.unruled.drawn.shades import NEAR, has_no_uprights, is_shade
from extract.pdf.unruled.drawn.short_rules import rules_to_grid
from extract.pdf.unruled.textlines import characters_to_text_lines


def with_parted_cells(page: Page, grids: Sequence[Grid], owned: Sequence[Owned]) -> list[Grid]:
    """The grids of a page, the cells of shades parted where their texts stand in several columns.

    A header is shaded in one piece over cells with a shade each, and every other row not at all.
    A text alone, or one over a wall between columns, is of a merged cell.
    """
    if not page.areas:
        return list(grids)
    return [
        grid
        if not has_no_uprights(page, grid)
        else parted(grid, held)
        if is_shade(page, grid)
        else with_head_parted(page, grid, held)
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


def with_head_parted(page: Page, grid: Grid, owned: Owned) -> Grid:
    """A grid of shades with lines under its rows; a header shaded in one piece has its headings.

    They stand in the columns, and lines part those of two levels.
    """
    (block, held), *rest = zip(grid.cells, owned, strict=True)
    if block.column_span < len(grid.xs) - 1 or not held:
        return grid
    left, top, right, bottom = block.corners
    drawn = rules_to_lines([rule for rule in page.rules if rule.horizontal], NEAR)
    inner = [
        Ruling(line.at, max(line.start, left), min(line.end, right))
        for line in drawn
        if top + NEAR < line.at < bottom - NEAR and line.start < right and left < line.end
    ]
    rules = [Ruling(top, left, right), *inner, Ruling(bottom, left, right)]
    head = rules_to_grid(rules, grid.xs[1:-1], characters_to_text_lines(held))
    if len(head.cells) == 1 or head.ys[0] < top or head.ys[-1] > bottom:
        return grid
    cells = [in_columns(cell, grid.xs) for cell in head.cells]
    more = len(head.ys) - 2
    cells += [cell._replace(row=cell.row + more) for cell, _ in rest]
    return grid._replace(ys=(*head.ys[:-1], *grid.ys[1:]), cells=tuple(cells))


def in_columns(cell: GridCell, xs: Sequence[float]) -> GridCell:
    """A cell in the columns that part at some x, which may be more than those of its grid."""
    first, after = (bisect_left(xs, x - NEAR) for x in (cell.corners[0], cell.corners[2]))
    return cell._replace(column=first + 1, column_span=after - first)
