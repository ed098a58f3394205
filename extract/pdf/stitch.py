"""One table over all its pages.

A part goes on with the table before it where nothing stands between them and their columns agree.
Its repeated header is dropped. Then its first row is either new or the rest of a row that the page
cut, and cells that a merge carries over the break are blank or typed again.
"""

from collections.abc import Mapping, Sequence

from extract.model import Cell, Paragraph, Remark, Table
from extract.pdf.geometry import SAME_COLUMN
from extract.pdf.over_pages.breaks import is_cut, joined
from extract.pdf.over_pages.cut_below_header import with_header_apart
from extract.pdf.over_pages.doubts import (
    doubt_blank_labels,
    doubt_labels,
    doubt_one_row,
    doubt_two_rows,
)
from extract.pdf.over_pages.edges import Edges, edges_at
from extract.pdf.over_pages.growing import GrowingCell, Shown, Stitching, at, grown
from extract.pdf.over_pages.headers import (
    HEADER_DEPTH,
    RowText,
    are_headings,
    header_depth,
    repeated_header,
    rows_of_text,
)
from extract.pdf.over_pages.labels import below_blank, carried, repeated_band
from extract.pdf.over_pages.qualifiers import doubt_qualifiers
from extract.pdf.over_pages.same_table import as_wide_as
from extract.pdf.page_parts import PartCell, TablePart
from extract.pdf.paragraphs import lines_to_paragraphs
from extract.pdf.ruled.phantom import without_partial


def begin(number: int, part: TablePart, whole: Shown | None = None) -> Stitching:
    """A table of one part."""
    table = Stitching(number, part.xs, [grown(cell) for cell in part.cells], part)
    table.whole = whole
    table.parts.append((part, False))
    table.rows, table.drawn = part.rows, not part.inferred
    table.divisions.append(part.xs)
    table.foot = [cell for cell in table.cells if cell.end == table.rows]
    _note_all(table)
    if part.tagged:
        message = "columns and rows are told by the tags of the file: not all lines are drawn"
        table.remarks.append(Remark("grid-tagged", message, table=number, page=part.page))
    _doubt_grid(table, part)
    _doubt_rows(table, part)
    return table


def _doubt_grid(table: Stitching, part: TablePart) -> None:
    """Remark, once a table, that not all lines of a part are drawn."""
    told = {"grid-tagged", "grid-inferred"}
    if part.inferred and told.isdisjoint(remark.code for remark in table.remarks):
        message = "columns and rows are inferred from how texts stand: not all lines are drawn"
        table.remarks.append(Remark("grid-inferred", message, table=table.number, page=part.page))


def _doubt_rows(table: Stitching, part: TablePart) -> None:
    """Remark where nothing tells which rows a part has, or which its labels are over."""
    if part.unsure:
        message = f"no line tells on page {part.page} which rows its labels are over"
        table.remarks.append(
            Remark("label-rows-doubtful", message, "", table.number, table.rows, part.page)
        )
    if part.doubtful:
        message = f"no line parts rows on page {part.page}, and their texts may be parted otherwise"
        table.remarks.append(
            Remark("rows-doubtful", message, "", table.number, table.rows, part.page)
        )


def _note_all(table: Stitching) -> None:
    """Note what the first part shows; again where a later part divides its columns."""
    table.header = rows_of_text(c for c in table.cells if c.row <= 2 * HEADER_DEPTH)
    before = table.so_far
    table.so_far = Shown(
        len(table.xs) - 1, is_open=before.is_open, is_shut=before.is_shut, heads=before.heads
    )
    table.depth = header_depth(table.cells)
    if table.rows == 1 and are_headings(table.cells):
        table.depth = 1
    if table.shown is table.so_far:  # merged headings do not tell that labels are
        body = [cell for cell in table.cells if cell.row > table.depth or cell.row_span == 1]
        table.so_far.note(body, 1, table.rows - 1)
    table.bands, table.reach = [], {}
    for cell in table.cells:
        table.note_cell(cell)


def stitch(table: Stitching, part: TablePart, *, apart: bool = False) -> None:
    """Let a table go on with a part; ``apart`` where pages before it were not read."""
    table.parts.append((part, apart))
    _take_walls(table, part)
    _doubt_grid(table, part)
    _doubt_rows(table, part)
    part = with_header_apart(table.header, part)
    cells = _in_columns(table, part)
    header = header_rows(table, rows_of_text(cells), part.page)
    header += repeated_band(table, part, [c for c in cells if c.row == header + 1])
    body = [cell._replace(row=cell.row - header) for cell in cells if cell.row > header]
    if not body:
        table.last = part
        return
    rows = part.rows - header
    if table.shown is table.so_far:
        table.so_far.note(body, 2, rows - 1)
    first = [cell for cell in body if cell.row == 1]
    unruled = not table.last.bottom_ruled or (not header and not part.top_ruled)
    feet = [(cell.column, cell.boxes[-1]) for cell in table.foot]
    edges = edges_at(table.last, feet, part, first)
    table.so_far.is_open |= bool(edges.open and not edges.shut)
    table.so_far.is_shut |= bool(edges.shut)
    table.edges = edges if edges.differ or table.shown.is_open else Edges()
    cut = not apart and table.rows > table.depth and is_cut(table, first)
    kept = {cell.column for cell in first} if cut else set()
    if cut:
        doubt_one_row(table, part, first)
    elif not apart:
        kept = carried(table, first)
        doubt_labels(table, part, first, kept)
        own = [cell for cell in first if cell.column not in kept]
        doubt_two_rows(table, part, own, unruled=unruled)
    grow(table, body, kept, rows=rows, cut=cut)
    table.last = part


def header_rows(table: Stitching, rows: Mapping[int, RowText], page: int) -> int:
    """How many rows at the top of a part are the header once more.

    The first rows of data may come again below it, too: then most other pages have fewer in common.
    Where these do not tell it, rows of several texts below the first one are remarked.
    """
    found = repeated_header(table.header, rows)
    usual = None if table.whole is None else table.whole.usual_head
    if found:
        table.so_far.heads.append(found)
    if usual is not None:
        return min(found, usual)
    several = sum(sum(bool(text) for *_, text in rows[row]) > 1 for row in range(1, found + 1))
    if several > max(table.depth, 1) and rows[found] in table.header.values():
        message = (
            f"{found} rows at the top of page {page} are the first ones of the table: left out"
        )
        table.remarks.append(
            Remark("row-cut-doubtful", message, "", table.number, table.rows, page)
        )
    return found


def _take_walls(table: Stitching, part: TablePart) -> None:
    """Note where a part has its columns; those that are drawn stand for those that are inferred."""
    is_alike = len(part.xs) == len(table.xs)
    if is_alike and not part.inferred and not table.drawn:
        table.xs = part.xs
        table.divisions = [part.xs] * len(table.divisions)
    table.drawn |= not part.inferred
    table.divisions.append(table.xs if is_alike else as_wide_as(part.xs, table.xs))


def grow(
    table: Stitching, body: Sequence[PartCell], kept: set[int], *, rows: int, cut: bool
) -> None:
    """Add the cells of a part; in the columns that are kept its first row goes to the foot."""
    offset = table.rows - (1 if cut else 0)
    foot = table.foot
    table.rows = offset + rows
    reached: list[GrowingCell] = []
    for cell in body:
        owner = at(foot, cell.column) if cell.row == 1 and cell.column in kept else None
        if owner is None:
            owner = grown(cell)
            owner.row += offset
            table.add(owner)
        else:
            if cut and (other := below_blank(owner, cell)) is not None:
                owner = other
                table.add(owner)
            joined(owner, cell, rows=cell.row_span - (1 if cut else 0))
        reached.append(owner)
    table.foot = [cell for cell in reached if cell.end == table.rows]


def _in_columns(table: Stitching, part: TablePart) -> list[PartCell]:
    """The cells of a part in the columns of the table; both get the finer of the two divisions."""
    if len(part.xs) == len(table.xs):  # where columns are inferred, they may stand elsewhere
        return list(part.cells)
    moved = tuple(as_wide_as(part.xs, table.xs))
    xs = moved if len(moved) > len(table.xs) else table.xs
    if len(moved) > len(table.xs):
        places = _nearest(table.xs, xs)
        for cell in table.cells:
            start, end = places[cell.column - 1], places[cell.column - 1 + cell.column_span]
            cell.column, cell.column_span = start + 1, end - start
        table.xs = xs
        _note_all(table)
    places = _nearest(moved, xs)
    if places == list(range(len(xs))):
        return list(part.cells)
    return [
        new
        for cell in part.cells
        for new in _parted(
            cell._replace(
                column=places[cell.column - 1] + 1,
                column_span=places[cell.column - 1 + cell.column_span] - places[cell.column - 1],
            ),
            cell.column_span,
        )
    ]


def _parted(cell: PartCell, columns: int) -> list[PartCell]:
    """A cell; one without a text that has more columns than on its own page as one for each.

    Nothing shows there that it is merged: shades leave out cells without a text.
    """
    if cell.lines or cell.column_span <= columns:
        return [cell]
    return [cell._replace(column=cell.column + n, column_span=1) for n in range(cell.column_span)]


def _nearest(some: Sequence[float], xs: Sequence[float]) -> list[int]:
    return [min(range(len(xs)), key=lambda i: abs(xs[i] - x)) for x in some]


def again(table: Stitching) -> Stitching:
    """A table stitched again with what all its pages show."""
    if len(table.parts) == 1:
        return table
    (first, _), *rest = table.parts
    new = begin(table.number, first, table.so_far)
    for part, apart in rest:
        stitch(new, part, apart=apart)
    new.remarks += [r for r in table.remarks if r.code == "caption-continued"]
    return new


def finished(table: Stitching) -> Table:
    """The table with the paragraphs of its cells, by row, then column; doubts of them are noted."""
    texts = {(c.column - 1, c.column - 1 + c.column_span) for c in table.cells if c.lines}
    table.remarks += doubt_blank_labels(table)
    edges = without_partial(table.xs, table.divisions, texts, SAME_COLUMN)
    for cell in table.cells:
        start, end = edges[cell.column - 1], edges[cell.column - 1 + cell.column_span]
        cell.column, cell.column_span = start + 1, end - start
    whole = [cell for cell in table.cells if cell.column_span]
    table.remarks += doubt_qualifiers((cell.lines for cell in whole), table.number)
    return Table(
        tuple(
            Cell(
                cell.row,
                cell.column,
                tuple(Paragraph(text) for text in lines_to_paragraphs(cell.lines)),
                cell.row_span,
                cell.column_span,
                tuple(cell.boxes),
            )
            for cell in sorted(whole, key=lambda cell: (cell.row, cell.column))
        )
    )
