"""One table over all its pages.

A part goes on with the table before it where nothing stands between them and their columns agree.
Its repeated header is dropped. Then its first row is either new or the rest of a row that the page
cut, and cells that a merge carries over the break are blank or typed again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extract.model import Box, Cell, Paragraph, Remark, Table
from extract.pdf.layout import PartCell, TablePart
from extract.pdf.lines import Line, lines_to_paragraphs
from extract.pdf.parting import (
    HEADER_DEPTH,
    RowText,
    is_another,
    is_unfinished,
    leave_white,
    numbers_by_column,
    repeated_header,
    rows_of_text,
    without_mark,
)
from extract.pdf.phantom import without_partial

SAME_COLUMN = 4.0
"""Points by which a column may stand elsewhere on another page."""
LONG = 3
"""Lines of a cell that is a text and not a name."""


@dataclass(slots=True)
class _Cell:
    """A cell that may still grow."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: list[Line]
    boxes: list[Box]

    @property
    def text(self) -> str:
        return "".join("".join(line.text for line in self.lines).split())

    @property
    def end(self) -> int:
        """Its last row."""
        return self.row + self.row_span - 1


@dataclass(slots=True)
class Stitching:
    """A table that grows page by page; ``number`` counts the tables of the document from 1.

    ``foot`` are the cells that reach its last row. Of its columns it notes which have rows of their
    own, which hold blank cells and which merged ones; rows at a break tell nothing of that.
    """

    number: int
    xs: tuple[float, ...]
    cells: list[_Cell]
    last: TablePart
    rows: int = 0
    foot: list[_Cell] = field(default_factory=list)
    header: dict[int, RowText] = field(default_factory=dict)
    filled: set[int] = field(default_factory=set)
    blank: set[int] = field(default_factory=set)
    merged: set[int] = field(default_factory=set)
    remarks: list[Remark] = field(default_factory=list)
    divisions: list[Sequence[float]] = field(default_factory=list)

    def note(self, cells: Iterable[_Cell | PartCell], first: int, last: int) -> None:
        """Note what columns hold, by cells within the rows from ``first`` to ``last``."""
        for cell in cells:
            if cell.row_span > 1:
                self.merged.add(cell.column)
            elif first <= cell.row <= last:
                (self.filled if cell.lines else self.blank).add(cell.column)

    @property
    def dense(self) -> set[int]:
        """The columns that are never blank and never merged."""
        return self.filled - self.blank - self.merged


def begin(number: int, part: TablePart) -> Stitching:
    """A table of one part."""
    table = Stitching(number, part.xs, [_grown(cell) for cell in part.cells], part)
    table.rows = part.rows
    table.divisions.append(part.xs)
    table.foot = [cell for cell in table.cells if cell.end == table.rows]
    _note_top(table)
    if part.inferred:
        message = "columns and rows are inferred from how texts stand: not all lines are drawn"
        table.remarks.append(Remark("grid-inferred", message, table=number, page=part.page))
    return table


def _note_top(table: Stitching) -> None:
    """Note what the first part shows; again where a later part divides its columns."""
    table.header = rows_of_text(c for c in table.cells if c.row <= 2 * HEADER_DEPTH)
    table.filled, table.blank, table.merged = set(), set(), set()
    table.note(table.cells, 1, table.rows - 1)


def _grown(cell: PartCell) -> _Cell:
    return _Cell(
        cell.row, cell.column, cell.row_span, cell.column_span, list(cell.lines), [cell.box]
    )


def goes_on(table: Stitching, part: TablePart) -> bool:
    """Whether the columns of a part are those of the table, wherever it stands on its page."""
    if part.inferred and table.last.inferred:
        columns = len(table.xs) - 1
        return columns == len(part.xs) - 1 and leave_white(columns, (*table.cells, *part.cells))
    moved = [x - part.xs[0] + table.xs[0] for x in part.xs]
    if abs(moved[-1] - table.xs[-1]) > 2 * SAME_COLUMN:
        return False
    fewer, more = sorted((moved, list(table.xs)), key=len)
    if not all(any(abs(x - y) <= SAME_COLUMN for y in more) for x in fewer):
        return False
    numbers, rows = numbers_by_column(table.cells), rows_of_text(part.cells)
    return len(moved) != len(table.xs) or not is_another(table.header, numbers, rows)


def stitch(table: Stitching, part: TablePart) -> None:
    """Let a table go on with a part."""
    table.divisions.append([x - part.xs[0] + table.xs[0] for x in part.xs])
    cells = _in_columns(table, part)
    header = repeated_header(table.header, rows_of_text(cells))
    header += repeated_band(table, part, [c for c in cells if c.row == header + 1])
    body = [replace(cell, row=cell.row - header) for cell in cells if cell.row > header]
    if not body:
        table.last = part
        return
    rows = part.rows - header
    table.note(body, 2, rows - 1)
    first = [cell for cell in body if cell.row == 1]
    unruled = not table.last.bottom_ruled or (not header and not part.top_ruled)
    cut = is_cut(table, first)
    joined = {cell.column for cell in first} if cut else carried(table, first)
    if not cut:
        doubt_two_rows(table, part, first, unruled=unruled)
    grow(table, body, joined, rows=rows, cut=cut)
    table.last = part


def grow(
    table: Stitching, body: Sequence[PartCell], joined: set[int], *, rows: int, cut: bool
) -> None:
    """Add the cells of a part; in the columns that are joined its first row goes to the foot."""
    offset = table.rows - (1 if cut else 0)
    foot = table.foot
    table.rows = offset + rows
    grown: list[_Cell] = []
    for cell in body:
        owner = _at(foot, cell.column) if cell.row == 1 and cell.column in joined else None
        if owner is None:
            owner = _grown(cell)
            owner.row += offset
            table.cells.append(owner)
        else:
            _join(owner, cell, rows=cell.row_span - (1 if cut else 0))
        grown.append(owner)
    table.foot = [cell for cell in grown if cell.end == table.rows]


def _in_columns(table: Stitching, part: TablePart) -> list[PartCell]:
    """The cells of a part in the columns of the table; both get the finer of the two divisions."""
    shift = part.xs[0] - table.xs[0]
    moved = tuple(x - shift for x in part.xs)
    xs = moved if len(moved) > len(table.xs) else table.xs
    if len(moved) > len(table.xs):
        places = _nearest(table.xs, xs)
        for cell in table.cells:
            start, end = places[cell.column - 1], places[cell.column - 1 + cell.column_span]
            cell.column, cell.column_span = start + 1, end - start
        table.xs = xs
        _note_top(table)
    places = _nearest(moved, xs)
    return [
        replace(
            cell,
            column=places[cell.column - 1] + 1,
            column_span=places[cell.column - 1 + cell.column_span] - places[cell.column - 1],
        )
        for cell in part.cells
    ]


def _nearest(some: Sequence[float], xs: Sequence[float]) -> list[int]:
    return [min(range(len(xs)), key=lambda i: abs(xs[i] - x)) for x in some]


def repeated_band(table: Stitching, part: TablePart, first: Sequence[PartCell]) -> int:
    """Whether a row is nothing but the last line over a group of rows, typed again for the page."""
    width = len(table.xs) - 1
    if len(first) != 1 or first[0].column_span < width or first[0].row_span > 1:
        return 0
    bands = [c for c in table.cells if c.column_span == width and c.row < table.rows]
    text = without_mark(first[0].text)
    if not bands or not text or max(bands, key=lambda c: c.row).text != text:
        return 0
    message = f"{first[0].text!r} is typed again at the top of page {part.page}: left out"
    table.remarks.append(
        Remark("label-repeated", message, first[0].text, table.number, table.rows, part.page)
    )
    return 1


def is_cut(table: Stitching, first: Sequence[PartCell]) -> bool:
    """Whether the first row of a part is the rest of the row before the page break.

    In a column that is never blank elsewhere and never merged, one of the two halves is blank, and
    both are divided alike.
    """
    for cell in first:
        owner = _at(table.foot, cell.column)
        if cell.lines and (owner is None or owner.column_span != cell.column_span):
            return False
    before = {cell.column for cell in table.foot if cell.lines}
    after = {cell.column for cell in first if cell.lines}
    return not after or any((column in before) != (column in after) for column in table.dense)


def carried(table: Stitching, first: Sequence[PartCell]) -> set[int]:
    """The columns whose cell goes on over a page break between two rows: blank, or typed again.

    A label of one row on each side does so only if all columns to its left are labels too.
    """
    merged = table.merged | {cell.column for cell in first if cell.row_span > 1}
    found: set[int] = set()
    leads = True
    for cell in sorted(first, key=lambda cell: cell.column):
        owner = _at(table.foot, cell.column)
        leads = leads and cell.column in merged
        if owner is None or not owner.lines or owner.column_span != cell.column_span:
            continue
        spans = owner.row_span > 1 or cell.row_span > 1
        goes_on = not cell.lines or without_mark(cell.text) == owner.text
        if goes_on and cell.column in merged and (spans or leads):
            found.add(cell.column)
    return found


def _at(cells: Sequence[_Cell], column: int) -> _Cell | None:
    return next((c for c in cells if c.column <= column < c.column + c.column_span), None)


def _join(owner: _Cell, cell: PartCell, rows: int) -> None:
    if without_mark(cell.text) != owner.text:
        owner.lines += cell.lines
    owner.boxes.append(cell.box)
    owner.row_span += rows


def doubt_two_rows(
    table: Stitching, part: TablePart, first: Sequence[PartCell], *, unruled: bool
) -> None:
    """Remark where signs speak against two rows at a page break."""
    reasons = ["no line is drawn there"] if unruled else []
    for cell in first:
        owner = _at(table.foot, cell.column)
        lines = owner.lines if owner is not None else []
        if cell.lines and len(lines) >= LONG and is_unfinished(lines[-1]):
            reasons.append(f"{lines[-1].text[-12:]!r} is not at its end")
    if reasons:
        why = ", ".join(reasons)
        message = f"read as two rows at the break before page {part.page}, though {why}"
        table.remarks.append(
            Remark("row-cut-doubtful", message, "", table.number, table.rows, part.page)
        )


def finished(table: Stitching) -> Table:
    """The table with the paragraphs of its cells, by row, then column."""
    filled = {c.column for c in table.cells if c.lines and c.column_span == 1}
    edges = without_partial(table.xs, table.divisions, filled, SAME_COLUMN)
    for cell in table.cells:
        start, end = edges[cell.column - 1], edges[cell.column - 1 + cell.column_span]
        cell.column, cell.column_span = start + 1, end - start
    whole = [cell for cell in table.cells if cell.column_span]
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
