"""The grids of a page, drawn, tagged or inferred, and the characters of each of their cells."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extract.pdf.grid import Grid
from extract.pdf.pages import CENTRE, Character, Page
from extract.pdf.ruled.backgrounds import without_backgrounds
from extract.pdf.ruled.bands import with_bands
from extract.pdf.ruled.bars import without_bars
from extract.pdf.ruled.crossed import without_crossed
from extract.pdf.ruled.grids import page_to_grids
from extract.pdf.ruled.highlights import without_highlights
from extract.pdf.ruled.numbered_rows import with_numbered_rows
from extract.pdf.ruled.overflow import over_edges, over_walls, touch
from extract.pdf.ruled.page_frames import without_page_frames
from extract.pdf.ruled.underlines import without_underlines
from extract.pdf.tagged import with_tagged
from extract.pdf.unruled import with_unruled
from extract.pdf.unruled.drawn.counted import with_counted_rows, without_known_stripes
from extract.pdf.unruled.drawn.half_ruled import half_ruled
from extract.pdf.unruled.drawn.parted_shades import with_parted_cells
from extract.pdf.unruled.drawn.shades import without_padding, without_stripes
from extract.pdf.unruled.heads.above import with_heads_above
from extract.pdf.unruled.known import Known
from extract.pdf.unruled.leaders import with_leaders

Cells = list[list[Character]]


class Held(NamedTuple):
    """The grids of a page, the characters of each of their cells, and those outside.

    ``over`` says that a text runs over a wall.
    """

    grids: list[Grid]
    owned: list[Cells]
    loose: list[Character]
    over: bool = False


def page_to_cells(page: Page, known: Known | None = None) -> tuple[Held, int]:
    """The grids of a page with what they hold, and how many tags lie.

    ``known`` is what other pages tell of a table on this one.
    """
    page = without_backgrounds(without_underlines(without_highlights(page)))
    page = without_bars(page)
    held = held_by(page, drawn_grids(page))
    whole = without_crossed(page, held.grids, held.owned) if held.over else page
    if whole is not page:
        page, held = whole, held_by(whole, drawn_grids(whole))
    held = held_anew(page, held, with_parted_cells(page, held.grids, held.owned))
    held = held_anew(page, held, without_page_frames(page, held.grids, held.owned))
    if known is not None:
        rest = without_known_stripes(page, held.grids, held.owned, known)
        held = held_anew(page, held, rest)
    grids, half = half_ruled(held.grids, held.owned, page.rules)
    if known is not None and known.numbered:
        grids, half = with_counted_rows(grids, half, known)
    held = with_rows_of_numbers(held_anew(page, held, grids))
    mistagged = 0
    if held.loose:
        held = held_anew(page, held, with_heads_above(held.grids, held.loose))
    if held.loose and page.tags:
        grids, mistagged = with_tagged(page, held.loose, held.grids, known)
        held = held_anew(page, held, grids)
    if held.loose:
        held = held_anew(page, held, with_unruled(page, held.loose, held.grids, half, known))
    return held, mistagged


def drawn_grids(page: Page) -> list[Grid]:
    """The grids that lines and shades draw."""
    grids = without_padding(page, with_bands(page, page_to_grids(page)))
    return without_stripes(page, grids)


def held_by(page: Page, grids: Sequence[Grid]) -> Held:
    """What some grids of a page hold."""
    loose, owned, over = characters_to_cells(page.characters, grids)
    for grid, cells in zip(grids, owned, strict=True):
        with_leaders(grid, cells)
    return Held(list(grids), owned, loose, over)


def held_anew(page: Page, held: Held, grids: Sequence[Grid]) -> Held:
    """What the grids of a page hold where a step found others."""
    return held if grids == held.grids else held_by(page, grids)


def with_rows_of_numbers(held: Held) -> Held:
    """The grids with the rows that only their numbers part."""
    pairs = [with_numbered_rows(*pair) for pair in zip(held.grids, held.owned, strict=True)]
    return held._replace(grids=[grid for grid, _ in pairs], owned=[cells for _, cells in pairs])


def characters_to_cells(
    characters: Sequence[Character], grids: Sequence[Grid]
) -> tuple[list[Character], list[Cells], bool]:
    """The characters outside of grids, those of each cell of each grid, if any cross walls."""
    owned: list[list[list[Character]]] = [[[] for _ in grid.cells] for grid in grids]
    owners = [cell_owners(grid) for grid in grids]
    loose: list[Character] = []
    x0 = top = x1 = bottom = 0.0
    held: list[Character] = []
    over = False
    for c in characters:
        _, left, high, right, low, baseline, size, rotation, _ = c
        x = (left + right) / 2
        y = (high + low) / 2 if rotation else baseline - CENTRE * size
        if x0 <= x < x1 and top <= y < bottom:  # most stand in the cell of the one before
            held.append(c)
            continue
        before, x1, place = held, x0, loose
        for grid, owner, cells in zip(grids, owners, owned, strict=True):
            xs, ys = grid.xs, grid.ys
            if xs[0] <= x < xs[-1] and ys[0] <= y < ys[-1]:
                index = owner[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]
                x0, top, x1, bottom = grid.cells[index].corners
                place = cells[index]
                break
        over = over or (place is not before and bool(before) and touch(before[-1], c))
        held = place
        held.append(c)
    if over and grids:
        over_walls(characters, loose, grids, owned)
    return over_edges(loose, grids, owned) if grids else loose, owned, over


def cell_owners(grid: Grid) -> list[list[int]]:
    """For each place of a grid, which of its cells covers it."""
    owner = [[0] * (len(grid.xs) - 1) for _ in grid.ys[1:]]
    for index, cell in enumerate(grid.cells):
        for row in range(cell.row - 1, cell.row - 1 + cell.row_span):
            for column in range(cell.column - 1, cell.column - 1 + cell.column_span):
                owner[row][column] = index
    return owner
