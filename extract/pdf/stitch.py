"""One table over all its pages.

A part goes on with the table before it where nothing stands between them and their columns agree.
Its repeated header is dropped. Then its first row is either new or the rest of a row that the page
cut, and cells that a merge carries over the break are blank or typed again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.model import Box, Cell, Paragraph, Remark, Table
from extract.pdf.layout import PartCell, TablePart
from extract.pdf.lines import Line, lines_to_paragraphs

SAME_COLUMN = 4.0
"""Points by which a column may stand elsewhere on another page."""
HEADER_DEPTH = 4
"""How far down a table its header may begin: titles stand above it."""
LONG = 3
"""Lines of a cell that is a text and not a name."""
GOES_ON = re.compile(r"[\u3400-\u9fff，、,（(]$")
"""How a line ends that ends no sentence."""


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
    """A table that grows page by page; ``number`` counts the tables of the document from 1."""

    number: int
    xs: tuple[float, ...]
    cells: list[_Cell]
    last: TablePart
    remarks: list[Remark] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows it has so far."""
        return max(cell.end for cell in self.cells)


def begin(number: int, part: TablePart) -> Stitching:
    """A table of one part."""
    return Stitching(number, part.xs, [_grown(cell) for cell in part.cells], part)


def _grown(cell: PartCell) -> _Cell:
    return _Cell(
        cell.row, cell.column, cell.row_span, cell.column_span, list(cell.lines), [cell.box]
    )


def goes_on(table: Stitching, part: TablePart) -> bool:
    """Whether the columns of a part are those of the table, wherever it stands on its page."""
    shift = part.xs[0] - table.xs[0]
    moved = [x - shift for x in part.xs]
    if abs(moved[-1] - table.xs[-1]) > 2 * SAME_COLUMN:
        return False
    fewer, more = sorted((moved, list(table.xs)), key=len)
    return all(any(abs(x - y) <= SAME_COLUMN for y in more) for x in fewer)


def stitch(table: Stitching, part: TablePart) -> None:
    """Let a table go on with a part."""
    cells = _in_columns(table, part)
    header = repeated_header(table, cells)
    body = [replace(cell, row=cell.row - header) for cell in cells if cell.row > header]
    if not body:
        table.last = part
        return
    first = [cell for cell in body if cell.row == 1]
    last = [cell for cell in table.cells if cell.end == table.rows]
    unruled = not table.last.bottom_ruled or (not header and not part.top_ruled)
    cut = is_cut(table, body, last, first)
    offset = table.rows - (1 if cut else 0)
    wanted = {cell.column for cell in first} if cut else carried(table, last, first)
    for cell in body:
        owner = _at(last, cell.column) if cell.row == 1 and cell.column in wanted else None
        if owner is None:
            new = _grown(cell)
            new.row += offset
            table.cells.append(new)
        else:
            _join(owner, cell, rows=cell.row_span - (1 if cut else 0))
    _doubt(table, part, last, first, cut=cut, unruled=unruled)
    table.last = part


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


def repeated_header(table: Stitching, cells: Sequence[PartCell]) -> int:
    """How many rows at the top of a part are the table's first rows once more."""
    own = _rows_of_text((c.row, c.column, c.row_span, c.text) for c in table.cells)
    new = _rows_of_text((c.row, c.column, c.row_span, c.text) for c in cells)
    for first in range(1, HEADER_DEPTH + 1):
        count = 0
        while own.get(first + count) and own[first + count] == new.get(1 + count):
            count += 1
        texts = [text for row in range(1, count + 1) for _, _, text in new[row] if text]
        spans = [row + span for row in range(1, count + 1) for _, span, _ in new[row]]
        if len(texts) > 1 and max(spans) <= 2 * count + 1:
            return count
    return 0


def _rows_of_text(
    cells: Iterator[tuple[int, int, int, str]],
) -> dict[int, list[tuple[int, int, str]]]:
    rows: dict[int, list[tuple[int, int, str]]] = {}
    for row, column, span, text in cells:
        rows.setdefault(row, []).append((column, span, text))
    return {row: sorted(found) for row, found in rows.items()}


def is_cut(
    table: Stitching, body: Sequence[PartCell], last: Sequence[_Cell], first: Sequence[PartCell]
) -> bool:
    """Whether the first row of a part is the rest of the row before the page break.

    In a column that is never blank elsewhere and never merged, one of the two halves is blank.
    """
    dense = dense_columns(table, body)
    before = {cell.column: bool(cell.lines) for cell in last}
    after = {cell.column: bool(cell.lines) for cell in first}
    if not any(after.values()):
        return True
    return any(before.get(column, False) != after.get(column, False) for column in dense)


def dense_columns(table: Stitching, body: Sequence[PartCell]) -> set[int]:
    """The columns in which every row of its own has text, the rows at the break left aside."""
    columns = set(range(1, len(table.xs)))
    rows = table.rows
    settled = [(c.column, c.row_span, bool(c.lines)) for c in table.cells if c.end < rows]
    settled += [(c.column, c.row_span, bool(c.lines)) for c in body if c.row > 1]
    merged = {column for column, span, _ in settled if span > 1}
    merged |= {cell.column for cell in table.cells if cell.row_span > 1}
    blank = {column for column, _, has_text in settled if not has_text}
    present = {column for column, _, _ in settled}
    return (columns & present) - merged - blank


def carried(table: Stitching, last: Sequence[_Cell], first: Sequence[PartCell]) -> set[int]:
    """The columns whose cell goes on over a page break between two rows: blank, or typed again."""
    merging = {cell.column for cell in table.cells if cell.row_span > 1}
    merging |= {cell.column for cell in first if cell.row_span > 1}
    found: set[int] = set()
    leads = True
    for cell in sorted(first, key=lambda cell: cell.column):
        owner = _at(last, cell.column)
        merges = cell.column in merging
        leads = leads and merges
        if owner is None or not owner.lines or owner.column_span != cell.column_span:
            continue
        spans = owner.row_span > 1 or cell.row_span > 1
        if merges and (spans or leads) and (not cell.lines or cell.text == owner.text):
            found.add(cell.column)
    return found


def _at(cells: Sequence[_Cell], column: int) -> _Cell | None:
    return next((c for c in cells if c.column <= column < c.column + c.column_span), None)


def _join(owner: _Cell, cell: PartCell, rows: int) -> None:
    if cell.text != owner.text:
        owner.lines += cell.lines
    owner.boxes.append(cell.box)
    owner.row_span += rows


def _doubt(  # noqa: PLR0913 - what was decided, and on what
    table: Stitching,
    part: TablePart,
    last: Sequence[_Cell],
    first: Sequence[PartCell],
    *,
    cut: bool,
    unruled: bool,
) -> None:
    """Remark where the signs of a cut row disagree."""
    if cut:
        return
    reasons = ["no line is drawn at the break"] if unruled else []
    for cell in first:
        owner = _at(last, cell.column)
        if owner is not None and len(owner.lines) >= LONG and cell.lines and is_unfinished(owner.lines[-1]):
            reasons.append(f"{owner.lines[-1].text[-12:]!r} is not at its end")
    if reasons:
        message = f"read as two rows at the break before page {part.page}, though "
        row = max(cell.row for cell in last)
        table.remarks.append(
            Remark("row-cut-doubtful", message + ", ".join(reasons), "", table.number, row, part.page)
        )


def is_unfinished(line: Line) -> bool:
    """Whether a line is full to its edge and its sentence goes on."""
    return line.free < line.size and GOES_ON.search(line.text.rstrip()) is not None


def finished(table: Stitching) -> Table:
    """The table with the paragraphs of its cells, by row, then column."""
    ordered = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
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
            for cell in ordered
        )
    )
