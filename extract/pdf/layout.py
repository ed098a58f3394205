"""What stands on one page, from top to bottom: all that is kept of it while others are read."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import median_low

from extract.model import Box
from extract.pdf.cells import page_to_cells
from extract.pdf.grid import Grid
from extract.pdf.lines import Line, characters_to_lines, within_edges
from extract.pdf.page_parts import PageParts, PartCell, TablePart
from extract.pdf.pages import TEXT, Character, Corners, Page
from extract.pdf.ruled.phantom import without_phantoms
from extract.pdf.ruled.separate import without_gaps
from extract.pdf.ruled.typed import with_typed_lines
from extract.pdf.seen.plausible import ideographs, unreadable, with_whole_ligatures
from extract.pdf.seen.turning import upright
from extract.pdf.seen.twoup import where_halves_part
from extract.pdf.seen.visible import without_unseen
from extract.pdf.seen.watermarks import Mark, without_watermarks
from extract.pdf.unruled.drawn.shades import is_shade
from extract.pdf.unruled.known import Known
from extract.pdf.unruled.words import page_to_words

WIDEST_PADDING = 6.0
"""Points between the edge of a cell and its text; Word's is 5.4."""
PICTURE = 0.5
"""Of a page: pictures that cover more, and no text, make it a scanned one."""


def page_to_parts(
    page: Page, watermarks: set[Mark] | None = None, known: Known | None = None
) -> PageParts:
    """The lines and tables of a page, in order.

    ``watermarks`` are those of the document so far, ``known`` what other pages tell of a table.
    """
    page, unseen, layer = without_unseen(page)
    printed = counted(page)
    page, swapped = with_whole_ligatures(page, printed)
    marks = set() if watermarks is None else watermarks
    straight, texts, candidates, places = without_watermarks(page, marks)
    page, typed = with_typed_lines(upright(page.with_characters(straight)), printed)
    page = without_gaps(page)
    halves, grids, mistagged = page_to_halves(page, known)
    return PageParts(
        page.number,
        page.width,
        page.height,
        tuple(block for half in halves for block in half),
        texts,
        sum(printed.values()),
        unreadable(printed, map(TEXT, page.characters)),
        page.images > PICTURE and not printed,
        unseen,
        layer,
        candidates,
        page.images > PICTURE,
        sum(grid.inner for grid in grids),
        len(halves[0]) if len(halves) > 1 else None,
        mistagged,
        *ideographs(printed),
        swapped,
        page.annotated,
        typed,
        page.stamped,
        page.grown,
        places,
        () if any(are_rows_drawn(page, grid) for grid in grids) else page_to_words(page),
    )


def are_rows_drawn(page: Page, grid: Grid) -> bool:
    """Whether lines part the rows of a grid, and no shades."""
    return not grid.inferred and len(grid.ys) > 2 and not is_shade(page, grid)  # noqa: PLR2004


def page_to_halves(
    page: Page, known: Known | None
) -> tuple[list[list[Line | TablePart]], list[Grid], int]:
    """The blocks of a page, or of the two on a sheet; its grids, and how many of its tags lie."""
    (grids, owned, loose, _), mistagged = page_to_cells(page, known)
    size = median_low(page.sizes) if page.sizes else 0.0
    tables = [
        (grid, grid_to_part(page.number, *without_phantoms(grid, cells, size)))
        for grid, cells in zip(grids, owned, strict=True)
    ]
    x = where_halves_part(page, grids)
    halves = [tables_and_lines(page, loose, tables)] if x is None else split(page, loose, tables, x)
    return halves, grids, mistagged


def counted(page: Page) -> dict[str, int]:
    """How often each text of a character is printed, blanks left out."""
    texts = Counter(map(TEXT, page.characters))
    return {text: count for text, count in texts.items() if not text.isspace()}


def tables_and_lines(
    page: Page, loose: Sequence[Character], tables: Sequence[tuple[Grid, TablePart]]
) -> list[Line | TablePart]:
    """The lines that characters make, and the tables, from top to bottom."""
    lines = characters_to_lines(loose, (0, 0, page.width, page.height))
    found: list[tuple[float, Line | TablePart]] = [
        (line.baseline, line) for line in page_edges(lines, [grid for grid, _ in tables])
    ]
    found += [(grid.ys[0], part) for grid, part in tables]
    return [block for _, block in sorted(found, key=lambda block: block[0])]


def split(
    page: Page, loose: Sequence[Character], tables: Sequence[tuple[Grid, TablePart]], x: float
) -> list[list[Line | TablePart]]:
    """The blocks of the two pages on a sheet that parts at an x."""
    return [
        tables_and_lines(
            page,
            [c for c in loose if ((c.x0 + c.x1) / 2 < x) == is_left],
            [(grid, part) for grid, part in tables if (grid.xs[0] < x) == is_left],
        )
        for is_left in (True, False)
    ]


def grid_to_part(page: int, grid: Grid, cells: Sequence[list[Character]]) -> TablePart:
    """The cells of a grid with their lines; the lines of a column share their edges."""
    texts = [
        characters_to_lines(characters, cell.corners) if characters else []
        for cell, characters in zip(grid.cells, cells, strict=True)
    ]
    columns: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, cell in enumerate(grid.cells):
        columns[cell.column, cell.column_span].append(index)
    for indices in columns.values():
        if grid.inferred and not grid.shaded:
            left, right = _text_extent([texts[i] for i in indices])
        else:
            left, right = _text_edges([(grid.cells[i].corners, texts[i]) for i in indices])
        for i in indices:
            texts[i] = within_edges(texts[i], left, right)
    return TablePart(
        page,
        grid.xs,
        tuple(
            PartCell(
                c.row, c.column, c.row_span, c.column_span, tuple(lines), _box(page, c.corners)
            )
            for c, lines in zip(grid.cells, texts, strict=True)
        ),
        grid.top_ruled,
        grid.bottom_ruled,
        grid.inferred,
        grid.tagged,
        grid.unsure,
        grid.doubtful,
        grid.reach,
        grid.aside,
        grid.row_ruled,
        grid.open_top,
        grid.open_bottom,
    )


def _text_edges(cells: Sequence[tuple[Corners, Sequence[Line]]]) -> tuple[float, float]:
    """The edges that the text of a column may fill, from where it starts and how far it gets.

    As far as two lines get is the edge; a column of short texts has as much room right as left.
    """
    x0, _, x1, _ = cells[0][0]
    lines = [line for _, found in cells for line in found if line.x0 >= x0 and line.x1 <= 2 * x1]
    if not lines:
        return x0, x1
    padding = min(max(min(line.x0 for line in lines) - x0, 0), WIDEST_PADDING)
    furthest = max(line.x1 for line in lines)
    full = [line for line in lines if line.x1 > furthest - line.size]
    room = x1 - padding
    if len(full) > 1 and room - furthest < 3 * full[0].size:
        room = min(room, furthest)
    return x0 + padding, room


def _text_extent(cells: Iterable[Sequence[Line]]) -> tuple[float, float]:
    """How far the text of a column reaches: all the room it shows where nothing is drawn.

    And a letter more, for no word is broken there that happens to be the longest.
    """
    lines = [line for found in cells for line in found]
    room = max((line.letter for line in lines if line.text.isascii()), default=0.0)
    left, right = min((x.x0 for x in lines), default=0.0), max((x.x1 for x in lines), default=0.0)
    return left, right + room


def page_edges(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Line]:
    """Lines of prose between the edges that the text of the page keeps to."""
    if not lines:
        return []
    left = min([line.x0 for line in lines] + [grid.xs[0] for grid in grids])
    right = max([line.x1 for line in lines] + [grid.xs[-1] for grid in grids])
    return [within for line in lines for within in within_edges([line], left, right)]


def _box(page: int, corners: Corners) -> Box:
    return Box(page, *(round(x, 2) for x in corners))
