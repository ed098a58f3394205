"""Frames that are drawn around the pages and are the sides of their table too.

On each page the table then has a row over its full width above or below, as high as the table
leaves room: empty, or with what stands at the edge of the page. That these rows end at one height
on all pages, and begin at different ones, tells them from rows of the table. What stands in such a
frame over a header that is typed again is between two tables.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from extract.pdf.lines import Line
from extract.pdf.over_pages.headers import RowText, repeated_header, rows_of_text
from extract.pdf.page_parts import PageParts, PartCell, TablePart, tables_of
from extract.pdf.paper.furniture import PAGE_NUMBER, shown

SAME = 2.0
"""Points by which a frame may stand elsewhere on another page."""
FEWEST = 2
"""Pages with such a row below."""
APART = 6.0
"""Points by which the rows below differ in height at least."""

Place = tuple[int, int]
"""Which page, and which of its blocks."""


def without_frames(pages: Sequence[PageParts]) -> list[PageParts]:
    """The pages with what stands in a frame above or below their table outside of it."""
    frames: dict[tuple[int, ...], list[tuple[Place, TablePart]]] = defaultdict(list)
    for at, page in enumerate(pages):
        for number, block in enumerate(page.blocks):
            if isinstance(block, TablePart) and block.rows > 1 and len(block.xs) > FEWEST:
                frames[_distances(page, block)].append(((at, number), block))
    found: dict[Place, list[Line | TablePart]] = {}
    for parts in frames.values():
        if _are_framed([part for _, part in parts]):
            header: dict[int, RowText] = {}
            has_room = all(_band(part, 1) is not None for _, part in parts)
            for place, part in parts:
                inside = _unframed(part, has_room=has_room)
                tables = [block for inner in inside for block in _apart(inner, header)]
                first = tables_of(tables)[0]
                header = header or rows_of_text(first.cells)
                found[place] = tables
    if not found:
        return list(pages)
    return [_with(page, at, found) for at, page in enumerate(pages)]


def _distances(page: PageParts, part: TablePart) -> tuple[int, ...]:
    """How far from the edges of its page a part begins and ends, in whole steps."""
    return round(part.top / SAME), round((page.height - part.bottom) / SAME)


def _band(part: TablePart, row: int) -> PartCell | None:
    """The cell that is a whole row of a part, if it is one."""
    width = len(part.xs) - 1
    found = [c for c in part.cells if c.row <= row <= c.end]
    is_band = len(found) == 1 and found[0].column_span == width and found[0].row_span == 1
    return found[0] if is_band else None


def _are_framed(parts: Sequence[TablePart]) -> bool:
    """Whether parts with one outline end where their frame does, and their tables before.

    Most rows below them are blank, or all but that of the last page.
    """
    below = [(part, band) for part in parts if (band := _band(part, part.rows)) is not None]
    if len(below) < FEWEST:
        return False
    heights = [band.box.top for _, band in below]
    if max(heights) - min(heights) < APART:
        return False
    blank = [_is_blank(band) for _, band in below]
    return 2 * sum(blank) > len(blank) or (below[-1][0] is parts[-1] and all(blank[:-1]))


def _is_blank(cell: PartCell) -> bool:
    """Whether a cell holds nothing but what stands at the edge of a page."""
    return all(PAGE_NUMBER.fullmatch(shown(line)) for line in cell.lines)


def _unframed(part: TablePart, *, has_room: bool) -> list[Line | TablePart]:
    """The table of a part without the rows of its frame, and their lines above and below it.

    There is one above where all tables leave room there: else it is a row of one of them.
    """
    above, below = _band(part, 1) if has_room else None, _band(part, part.rows)
    first = 1 if above is None else 2
    last = part.rows if below is None else part.rows - 1
    if first > last:
        return [part]
    table = _between(part, first, last)
    return [*(above.lines if above else ()), table, *(below.lines if below else ())]


def _between(part: TablePart, first: int, last: int) -> TablePart:
    """The rows of a part from the first to the last, as a part of their own."""
    return part._replace(
        cells=tuple(
            cell._replace(row=cell.row - first + 1)
            for cell in part.cells
            if first <= cell.row <= last
        ),
        top_ruled=part.top_ruled or first > 1,
        bottom_ruled=part.bottom_ruled or last < part.rows,
    )


def _apart(block: Line | TablePart, header: Mapping[int, RowText]) -> Iterator[Line | TablePart]:
    """The tables of a block, and the lines of rows between them under which a header comes again.

    ``header`` are the first rows of the document's first such table, if this is not the one.
    """
    if not isinstance(block, TablePart):
        yield block
        return
    texts = rows_of_text(block.cells)
    own = header or texts
    first = 1
    for row in range(2, block.rows):
        band = _band(block, row)
        if band is None or not band.lines:
            continue
        below = {n - row: found for n, found in texts.items() if n > row}
        if repeated_header(own, below):
            yield _between(block, first, row - 1)
            yield from band.lines
            first = row + 1
    yield _between(block, first, block.rows) if first > 1 else block


def _with(page: PageParts, at: int, found: dict[Place, list[Line | TablePart]]) -> PageParts:
    """A page with other blocks in place of some."""
    number = count()
    return page.with_halves(
        [
            [b for block in half for b in found.get((at, next(number)), [block])]
            for half in page.halves
        ]
    )
