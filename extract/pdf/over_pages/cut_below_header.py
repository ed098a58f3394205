"""The rest of a row that a page cuts, right below a header that is printed once more.

Where no line is drawn, both seem to be one row of headings that are wrapped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.pdf.over_pages.headers import HEADER_DEPTH, RowText
from extract.pdf.page_parts import PartCell, TablePart


def with_header_apart(header: Mapping[int, RowText], part: TablePart) -> TablePart:
    """A part whose first row is a row of a table's header and more, with the rest as the second."""
    top = [cell for cell in part.cells if cell.row == 1]
    depths = (header_lines(header.get(row, ()), top) for row in range(1, HEADER_DEPTH + 1))
    lines = next((found for found in depths if found is not None), None)
    if lines is None:
        return part
    y = min(c.lines[n].baseline - c.lines[n].size for c, n in lines if n < len(c.lines))
    head = [c._replace(lines=c.lines[:n], box=replace(c.box, bottom=round(y, 2))) for c, n in lines]
    rest = [
        c._replace(row=2, lines=c.lines[n:], box=replace(c.box, top=round(y, 2))) for c, n in lines
    ]
    below = [cell._replace(row=cell.row + 1) for cell in part.cells if cell.row > 1]
    return part._replace(cells=(*head, *rest, *below))


def header_lines(
    header: Sequence[tuple[int, int, str]], top: Sequence[PartCell]
) -> list[tuple[PartCell, int]] | None:
    """Of each cell of a row, how many of its lines are its heading; None where there are no more.

    Or where one of them does not begin with the heading of its column.
    """
    headings = {column: text for column, span, text in header if span == 1}
    plain = all(cell.row_span == cell.column_span == 1 for cell in top)
    if len(headings) < 2 or not plain or {cell.column for cell in top} != set(headings):  # noqa: PLR2004
        return None
    found = [(cell, lines_of_text(cell, headings[cell.column])) for cell in top]
    whole = [(cell, n) for cell, n in found if n is not None]
    more = any(n < len(cell.lines) for cell, n in whole)
    return whole if len(whole) == len(found) and more else None


def lines_of_text(cell: PartCell, text: str) -> int | None:
    """How many of the first lines of a cell are some text; None if they are more or less."""
    for count in range(len(cell.lines) + 1):
        if cell._replace(lines=cell.lines[:count]).text == text:
            return count
    return None
