"""One logical table out of several that a file cuts it into.

Two tables are one where nothing that is seen stands between them but a line such as 续表, they have
as many columns, and the second begins with the first's opening row, or its numbers go on from the
first's, or the file has nothing at all between them, which a word processor shows as one table
(17.4.37), unless both have headings of their own.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property
from itertools import islice, takewhile

from extract.model import Cell, Document, Paragraph, Remark, Table
from extract.numerals import counted, written

NUMBER = r"\s{0,3}[\d一二三四五六七八九十.—-]{0,9}\s{0,3}"
CONTINUED = re.compile(
    rf"(?:附?表{NUMBER})?[（(]?\s{{0,3}}(?:[续接][上前]?[表页]?{NUMBER}){{1,2}}[)）]?"
)
"""A line over a piece of a table that goes on: 续表, （续表）, 续表1, （续）, 表1（续）, 接上表."""

HEADING_LETTERS = 12
NUMBERED = (1, 2, 3)
"""The columns that may hold the numbers of the rows."""

LOST_START = "merge-without-start"
MOST_HEADINGS = 5
BLANK = "column {} has a merge without text below the header typed again: left without text"
SPLIT = "column {} begins with a merge without text: read as the one above it going on"


class _Logical:
    """A table and the pieces that were joined to it; what no second piece asks is not looked up."""

    def __init__(self, number: int, first: Table) -> None:
        self.number = number
        self.first = first
        self.cells = list(first.cells)

    @cached_property
    def width(self) -> int:
        return _width(self.first)

    @cached_property
    def height(self) -> int:
        return _height(self.first)

    @cached_property
    def numbered(self) -> int:
        """The column whose numbers go on: the first of a few in which the last two do."""
        for column in NUMBERED:
            last = list(islice(_numbers_up(self.first, column), 2))
            if last[1:] and last[0] == last[1] + 1:
                return column
        return NUMBERED[0]

    @cached_property
    def last(self) -> int | None:
        """The last number in that column."""
        return next(_numbers_up(self.first, self.numbered), None)

    @cached_property
    def bottom(self) -> dict[tuple[int, int], int]:
        """The cells that reach the last row: where they stand in `cells`, by column and span."""
        return {
            (cell.column, cell.column_span): at
            for at, cell in enumerate(self.cells)
            if cell.row + cell.row_span - 1 == self.height
        }

    @cached_property
    def opening(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows that may be its header."""
        return self.first.rows[:MOST_HEADINGS]

    def blank_labels(self, piece: Table) -> list[tuple[int, int]]:
        """Where a label may go on behind the header that a piece repeats: rows and columns.

        That is a merge without text below one that has text and reaches the cut.
        """
        rows, above = piece.rows, self.bottom
        alike = (_texts(row) == _texts(own) for row, own in zip(rows, self.opening, strict=False))
        repeated = sum(takewhile(bool, alike))
        return [
            (self.height + cell.row, cell.column)
            for cell in (rows[repeated] if 0 < repeated < len(rows) else ())
            if not cell.text and (at := above.get((cell.column, cell.column_span))) is not None
            if _is_split(self.cells[at], cell)
        ]

    def join(
        self, piece: Table, why: str, open_columns: Collection[int]
    ) -> tuple[bool, list[Remark]]:
        """Put a piece below, as `take`, and tell of it."""
        place = (self.number, self.height + 1)
        remarks = [Remark("table-stitched", f"{why}: read on as one table", "", *place)]
        for row, column in self.blank_labels(piece):
            remarks.append(Remark("label-blank", BLANK.format(column), "", self.number, row))
        went_on, split = self.take(piece, open_columns)
        remarks += (Remark("merge-split", SPLIT.format(column), "", *place) for column in split)
        return went_on, remarks

    def take(self, piece: Table, open_columns: Collection[int]) -> tuple[bool, set[int]]:
        """Put a piece below; whether each merge that is open above it went on in a cell here.

        Where a table is split within a merged label, the second piece begins with a merge without
        text; the columns of these are given too.
        """
        offset, above = self.height, self.bottom
        self.height += _height(piece)
        self.bottom = {}
        went_on, split = set[int](), set[int]()
        for cell in piece.cells:
            at = above.get((cell.column, cell.column_span)) if _is_blank(cell) else None
            is_open = cell.column in open_columns
            if at is not None and (is_open or _is_split(self.cells[at], cell)):
                whole = self.cells[at]
                self.cells[at] = whole._replace(row_span=whole.row_span + cell.row_span)
                (went_on if is_open else split).add(cell.column)
            else:
                at = len(self.cells)
                self.cells.append(cell._replace(row=cell.row + offset))
            if cell.row + cell.row_span - 1 + offset == self.height:
                self.bottom[cell.column, cell.column_span] = at
        self.last = next(_numbers_up(piece, self.numbered), self.last)
        return went_on == set(open_columns), split


def _is_blank(cell: Cell) -> bool:
    """Whether it stands in the first row and shows nothing."""
    return cell.row == 1 and not cell.text and cell.label is None


def _is_split(above: Cell, below: Cell) -> bool:
    """Whether both are merged downwards, and the first one has the text."""
    return min(above.row_span, below.row_span) > 1 and bool(above.text)


def stitched(
    document: Document,
    nested: Collection[int] = (),
    touching: Collection[int] = (),
    open_merges: Mapping[int, Collection[int]] | None = None,
) -> Document:
    """The document with tables that are one table joined; a remark tells of each join.

    Tables are counted from 1. ``nested`` ones stand in a cell of another and are left alone;
    ``touching`` ones have nothing before them but a table; ``open_merges`` has the columns in which
    the first row of a table continues a merge.
    """
    blocks: list[Paragraph | _Logical] = []
    joins, settled = list[Remark](), set[int]()
    places: dict[int, tuple[int, int]] = {}
    last: _Logical | None = None
    table = 0
    for seen, block in _numbered(document.blocks):
        if isinstance(block, Paragraph):
            last = last if CONTINUED.fullmatch(block.text.strip()) else None
            blocks.append(block)
            continue
        why = None if seen in nested else _why_one(last, block, touches=seen in touching)
        if last is not None and why:
            places[seen] = (last.number, last.height)
            went_on, remarks = last.join(block, why, (open_merges or {}).get(seen, ()))
            settled |= {seen} if went_on else set()
            joins += remarks
            continue
        table += 1
        places[seen] = (table, 0)
        blocks.append(logical := _Logical(table, block))
        last = last if seen in nested else logical
    kept = (r for r in document.remarks if not _is_settled(r, settled))
    whole = (
        b if isinstance(b, Paragraph) else Table(tuple(b.cells), b.first.headings) for b in blocks
    )
    return Document(tuple(whole), (*(_moved(remark, places) for remark in kept), *joins))


def _numbered(blocks: Iterable[Paragraph | Table]) -> Iterable[tuple[int, Paragraph | Table]]:
    """The blocks with the number of the table that each is, or that stands before it."""
    seen = 0
    for block in blocks:
        seen += isinstance(block, Table)
        yield seen, block


def _why_one(first: _Logical | None, second: Table, *, touches: bool) -> str | None:
    if first is None or first.width != _width(second):
        return None
    opening = _opening(second)
    if opening and opening == _opening(first.first):
        return "the table begins with the opening row of the one before"
    if first.last is not None and _number(_first_row(second), first.numbered) == first.last + 1:
        return "the table's numbers go on from the one before"
    if _has_heading(first.first) and _has_heading(second) and _differ(first.first, second):
        return None
    return "nothing stands between the table and the one before" if touches else None


def _opening(table: Table) -> list[tuple[int, str]]:
    return _texts(_first_row(table))


def _texts(row: Iterable[Cell]) -> list[tuple[int, str]]:
    """The columns and texts of a row; white space in headings is but for their looks."""
    return [(cell.column, "".join(cell.text.split())) for cell in row]


def _first_row(table: Table) -> tuple[Cell, ...]:
    return tuple(takewhile(lambda cell: cell.row == 1, table.cells))


def _has_heading(table: Table) -> bool:
    """Whether the first of several rows has a short word in each cell, and no digit."""
    texts = [text for _, text in _opening(table)]
    return len(texts) < len(table.cells) and all(
        0 < len(text) <= HEADING_LETTERS and not re.search(r"\d", text) for text in texts
    )


def _differ(first: Table, second: Table) -> bool:
    """Whether the first rows of two tables have as many texts and none in common."""
    texts, others = ([text for _, text in _opening(table)] for table in (first, second))
    return len(texts) == len(others) and not set(texts) & set(others)


def _numbers_up(table: Table, column: int) -> Iterator[int]:
    """The numbers of a column from the last row up; rows without one are passed over."""
    numbers = (_number(row, column) for row in reversed(table.rows))
    return (number for number in numbers if number is not None)


def _number(row: tuple[Cell, ...], column: int) -> int | None:
    """The number in a column of a row, typed or counted: 3, 3., （3）, 三, ③."""
    cell = next((cell for cell in row if cell.column == column), None)
    if cell is None:
        return None
    text = (cell.text.strip() or cell.label or "").strip("（）() .．、")
    return int(text) if text.isdecimal() else _written_numbers().get(text.replace("零", "〇"))


@cache
def _written_numbers() -> dict[str, int]:
    forms = ("decimalEnclosedCircle", "decimalEnclosedParen", "decimalEnclosedFullstop")
    signs = {written(number, form): number for form in forms for number in range(1, 21)}
    return {counted(number): number for number in range(1, 1000)} | signs


def _width(table: Table) -> int:
    return max(cell.column + cell.column_span - 1 for cell in table.cells)


def _height(table: Table) -> int:
    return max(cell.row + cell.row_span - 1 for cell in table.cells)


def _is_settled(remark: Remark, settled: Collection[int]) -> bool:
    """Whether a merge that had lost its start has found it in the piece above."""
    return remark.code == LOST_START and remark.row == 1 and remark.table in settled


def _moved(remark: Remark, places: dict[int, tuple[int, int]]) -> Remark:
    """A remark with the place that its table and row have now."""
    if remark.table is None or remark.table not in places:
        return remark
    table, offset = places[remark.table]
    return replace(remark, table=table, row=None if remark.row is None else remark.row + offset)
