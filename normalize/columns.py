"""The rows of tables by the fields of a profile, merged cells carried to where they hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from extract.model import Cell, Document, Paragraph, Table
from normalize.findings import Doubt
from normalize.headings import Headings, find_headings, no_headings, one_line
from normalize.profile import Field, Profile
from normalize.tabular import Line, Opening, lines_of, width_of
from normalize.text import visible


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A row: the cells of each field in the order of its columns; ``pages`` it stands on.

    ``unknown`` are the cells below headings that the profile does not know.
    """

    table: int
    row: int
    cells: Mapping[Field, tuple[Cell, ...]]
    unknown: tuple[Cell, ...]
    pages: tuple[int, ...]

    def text(self, name: Field) -> str:
        """A field as a reader sees it, on one line; empty where it has no cell."""
        return " ".join(filter(None, map(one_line, self.cells.get(name, ()))))

    def begins(self, name: Field) -> bool:
        """Whether a field's first cell begins in this row, and is not carried from above."""
        return any(cell.row == self.row for cell in self.cells.get(name, ())[:1])


@dataclass(slots=True)
class FieldRows:
    """The rows of a document; headings by table, rows (table, row) that are none, and doubts."""

    rows: list[FieldRow] = field(default_factory=list)
    headings: dict[int, Headings] = field(default_factory=dict)
    aside: set[tuple[int, int]] = field(default_factory=set)
    doubts: list[Doubt] = field(default_factory=list)


def rows_by_field(document: Document, profile: Profile) -> FieldRows:
    """The rows of every table that has the profile's headings, or goes on from one that has."""
    found = FieldRows()
    before: Headings | None = None
    number = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.doubts += _beside(block, number)
            continue
        number += 1
        own, doubts = find_headings(block, number, profile)
        found.doubts += doubts
        if own is None and before is not None and width_of(block) == before.width:
            own = replace(before, first=0, row=0)
            message = "the table has no headings; it continues the one before"
            found.doubts.append(Doubt("table-continued", message, table=number))
        if own is None:
            _skip(block, number, found)
            continue
        before = found.headings[number] = own
        _read(block, number, own, found)
    if not found.headings:
        found.doubts.append(no_headings(document, profile))
    return found


def _beside(paragraph: Paragraph, number: int) -> Iterator[Doubt]:
    text = (paragraph.label or "") + paragraph.text
    if visible(text) and number:
        message = "text between tables or below the last"
        yield Doubt("text-outside-table", message, None, text, table=number)
    elif visible(text):
        yield Doubt("text-before-table", "text above the first table", None, text)


def _skip(table: Table, number: int, found: FieldRows) -> None:
    found.aside |= {(number, cell.row) for cell in table.cells}
    text = " | ".join(filter(None, map(one_line, table.cells)))
    message = "a table without known headings; its cells are kept in the table cells alone"
    found.doubts.append(Doubt("table-skipped", message, None, text, table=number))


def _read(table: Table, number: int, headings: Headings, found: FieldRows) -> None:
    rows = frozenset(range(1, headings.row + 1))
    found.aside |= {(number, row) for row in rows}
    if headings.first > 1:
        above = [one_line(cell) for cell in table.cells if cell.row < headings.first]
        message = "rows above the headings; kept in the table cells alone"
        doubt = Doubt("caption", message, None, " ".join(filter(None, above)))
        found.doubts.append(doubt.at(number, 1))
    opening = Opening((), rows, headings.rows, headings.texts, is_sure=True)
    for line in lines_of(table, opening):
        if isinstance(line, Line):
            cells = _by_field(line, headings)
            unknown = tuple(c for at, c in line.cells.items() if headings.is_unknown(at))
            found.rows.append(FieldRow(number, line.row, cells, unknown, line.pages))
        else:
            found.aside.add((number, line.row))
            message = "a row that is no entry; kept in the table cells alone"
            found.doubts.append(Doubt(line.code, message, None, line.text).at(number, line.row))


def _by_field(line: Line, headings: Headings) -> dict[Field, tuple[Cell, ...]]:
    cells: dict[Field, dict[Cell, None]] = {}
    for column, cell in line.cells.items():
        name = headings.fields.get(column)
        if name is not None:
            cells.setdefault(name, {})[cell] = None
    return {name: tuple(own) for name, own in cells.items()}
