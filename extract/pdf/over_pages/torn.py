"""What a page break tears from a table: labels that hang below it, and commas above it.

Some makers set a label in the middle of all its rows, and what has no room on the page with the
first ones hangs below these: the cell there is blank, and so is the one that goes on. Others cut a
line of text in two, and of a line of the page before its commas alone stand above the next one.
"""

from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.lines import Line
from extract.pdf.over_pages.edges import is_open
from extract.pdf.page_parts import PageParts, PartCell, TablePart

NEXT = 2.0
"""Of the font size: the next line of a text is no further down."""
LOW = frozenset("。、，．,.;；_")
"""Signs at the foot of a line."""


def mended(pages: Sequence[PageParts]) -> list[PageParts]:
    """The pages, with what a break tore off back in its cell."""
    whole = list(pages)
    for at, (page, after) in enumerate(pairwise(pages)):
        if not page.tables or not after.tables:
            continue
        part, below = page.tables[-1], after.tables[0]
        if len(part.xs) != len(below.xs):
            continue
        above = [b for b in after.blocks[: after.blocks.index(below)] if isinstance(b, Line)]
        if above and all(is_torn_off(line, part) for line in above):
            whole[at + 1] = without(whole[at + 1], above)
        elif not above and (hanging := hanging_lines(page, part)):
            is_again = are_printed_again(hanging, below)
            whole[at] = (
                without(whole[at], hanging)
                if is_again
                else with_label(whole[at], part, below, hanging)
            )
    return whole


def are_printed_again(lines: Sequence[Line], part: TablePart) -> bool:
    """Whether lines below a table are those that the next page begins with.

    The edge of the page cuts a row there: its lower line is missing, and the upper one below.
    """
    texts = [cell.lines[0].text for cell in part.cells if cell.row == 1 and cell.lines]
    letters = iter("".join(texts))
    printed = "".join(line.text for line in lines).replace(" ", "")
    return not part.top_ruled and all(letter in letters for letter in printed)


def is_torn_off(line: Line, part: TablePart) -> bool:
    """Whether a line is what is left of the last ones of cells: signs at their foot."""
    last = [c.lines[-1].text for c in part.cells if c.lines and c.end == part.rows]
    letters = set(line.text) - {" "}
    return letters <= LOW and letters <= set("".join(last))


def without(page: PageParts, lines: Sequence[Line]) -> PageParts:
    """A page without some lines."""
    return page.with_halves([[b for b in half if b not in lines] for half in page.halves])


def hanging_lines(page: PageParts, part: TablePart) -> list[Line]:
    """The lines below the last table of a page."""
    rest = page.blocks[page.blocks.index(part) + 1 :]
    return [line for line in rest if isinstance(line, Line) and line.baseline > part.bottom]


def with_label(
    page: PageParts, part: TablePart, below: TablePart, lines: Sequence[Line]
) -> PageParts:
    """A page with the lines below its table in the labels above them, if each is of one.

    A label that is blank goes on below; that of the text right above them may end anywhere.
    """
    cells = list(part.cells)
    for line in lines:
        number = next((n for n, c in enumerate(cells) if is_of(line, c, part, below)), None)
        if number is None:
            return page
        cells[number] = cells[number]._replace(lines=(*cells[number].lines, line))
    were_blank = any(new.lines and not c.lines for new, c in zip(cells, part.cells, strict=True))
    whole = part._replace(cells=tuple(cells), unsure=part.unsure or were_blank)
    return without(replace_part(page, part, whole), lines)


def is_of(line: Line, cell: PartCell, part: TablePart, below: TablePart) -> bool:
    """Whether a line hangs below a cell at the foot of a table, within its sides.

    The cell is blank, and so is the one below the break, or its text goes on with the line.
    """
    if cell.end != part.rows or not (cell.box.x0 < line.x0 and line.x1 < cell.box.x1):
        return False
    if not cell.lines:
        return is_blank_at(below, cell.column)
    is_next = line.baseline - cell.lines[-1].baseline <= NEXT * line.size
    return is_next and is_open(cell.box, part.open_bottom)


def is_blank_at(part: TablePart, column: int) -> bool:
    """Whether a column begins with a blank cell, below a header if there is one."""
    own = [cell for cell in part.cells if cell.column == column]
    return any(not cell.lines for cell in own[:2])


def replace_part(page: PageParts, part: TablePart, new: TablePart) -> PageParts:
    """A page with a table in the place of another one."""
    return page._replace(blocks=tuple(new if b is part else b for b in page.blocks))
