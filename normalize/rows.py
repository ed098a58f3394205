"""From tables to rows of a catalogue: headings found, groups carried down, numbers read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from extract.model import Cell, Document, Table
from normalize.findings import Doubt
from normalize.model import SeqSource
from normalize.profile import Field, Profile
from normalize.text import joined, visible

FEWEST_HEADINGS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A row that names a position; a field without a cell of its own is not in ``cells``."""

    table: int
    row: int
    cells: Mapping[Field, Cell]
    industry: str | None
    label: str | None
    seq_source: SeqSource

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on, from 1, in order; none where the format has none."""
        return tuple(sorted({b.page for cell in self.cells.values() for b in cell.boxes}))

    def text(self, name: Field) -> str:
        """A field as printed; empty where it has no cell."""
        cell = self.cells.get(name)
        return "" if cell is None else printed(cell)


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading row of a table: its place, and field and printed heading by column.

    A table that continues the one before it has row 0.
    """

    row: int
    fields: Mapping[int, Field]
    texts: Mapping[int, str]
    width: int

    def is_unknown(self, column: int) -> bool:
        """Whether a column has a heading, and one that the profile does not know."""
        return bool(self.texts.get(column)) and column not in self.fields


@dataclass(slots=True)
class Rows:
    """What the tables of a document hold, and the doubts met on the way.

    ``headings`` is by table; ``set_aside`` are the rows (table, row) that hold headings.
    """

    rows: list[Row] = field(default_factory=list)
    headings: dict[int, Headings] = field(default_factory=dict)
    set_aside: set[tuple[int, int]] = field(default_factory=set)
    doubts: list[Doubt] = field(default_factory=list)


def printed(cell: Cell) -> str:
    """A cell as a reader sees it: a line per paragraph, its counted number before it."""
    return "\n".join((p.label or "") + p.text for p in cell.paragraphs)


def read_rows(document: Document, profile: Profile) -> Rows:
    """The positions' rows of every table that has the profile's headings, or continues one."""
    found = Rows()
    headings: Headings | None = None
    for number, table in enumerate(document.tables, 1):
        own = _headings(table, number, profile, found)
        width = max((c.column + c.column_span - 1 for c in table.cells), default=0)
        if own is None and headings is not None and width == headings.width:
            message = "the table has no headings; it continues the one before"
            found.doubts.append(Doubt("table-continued", message, table=number))
        elif own is None:
            _skip(table, number, found)
            continue
        headings = own or (headings and replace(headings, row=0))
        if headings is not None:
            found.headings[number] = headings
            _read_table(table, number, headings, profile, found)
    if not found.headings:
        found.doubts.append(_no_headings(document, profile))
    return found


def _headings(table: Table, number: int, profile: Profile, found: Rows) -> Headings | None:
    """The heading row of a table: the first in which two cells or more are known headings."""
    for cells in table.rows:
        texts = [printed(cell) for cell in cells]
        if len(profile.recognised(texts)) < FEWEST_HEADINGS:
            continue
        fields: dict[int, Field] = {}
        spelled: dict[int, str] = {}
        unknown: list[Cell] = []
        for cell, text in zip(cells, texts, strict=True):
            name = profile.field_of(text)
            if name is None and visible(text):
                unknown.append(cell)
            for column in range(cell.column, cell.column + cell.column_span):
                spelled[column] = joined(text.split("\n"))
                if name is not None:
                    fields[column] = name
        row = cells[0].row
        doubts = _heading_doubts(fields, unknown, profile)
        found.doubts += [doubt.at(number, row) for doubt in doubts]
        return Headings(row, fields, spelled, max(spelled))
    return None


def _heading_doubts(
    fields: Mapping[int, Field], unknown: list[Cell], profile: Profile
) -> Iterator[Doubt]:
    if unknown:
        named = [joined(printed(cell).split("\n")) for cell in unknown]
        hints = [
            f"{name} (nearest known: {near})" if (near := profile.nearest(name)) else name
            for name in named
        ]
        message = f"unknown headings: {'; '.join(hints)}; add them to the profile {profile.name}"
        yield Doubt("heading-unknown", message, None, "; ".join(named))
    for name in dict.fromkeys(fields.values()):
        columns = [c for c, other in fields.items() if other == name and fields.get(c - 1) != name]
        if len(columns) > 1:
            message = f"columns {', '.join(map(str, columns))} have headings that mean the same"
            yield Doubt("heading-repeated", message, name)
    missing = [h.wordings[0] for h in profile.headings if h.required]
    missing = [name for name in missing if profile.field_of(name) not in fields.values()]
    if missing:
        message = f"no column is headed {' or '.join(missing)}, nor any wording known for it"
        yield Doubt("heading-missing", message, None, "; ".join(missing))


def _no_headings(document: Document, profile: Profile) -> Doubt:
    """None of the tables has headings: all that stands in the first rows, in one message."""
    firsts = [row for table in document.tables for row in table.rows[:1]]
    named = [joined(printed(cell).split("\n")) for row in firsts for cell in row]
    named = [name for name in named if visible(name)]
    known = ", ".join(heading.wordings[0] for heading in profile.headings)
    message = f"unknown headings: {'; '.join(named) or 'none'} (known: {known})"
    return Doubt("heading-unknown", message, None, "; ".join(named), table=1)


def _skip(table: Table, number: int, found: Rows) -> None:
    text = " | ".join(filter(None, (joined(printed(c).split("\n")) for c in table.cells)))
    if visible(text):
        message = "a table without known headings; its cells are kept in the table cells alone"
        found.doubts.append(Doubt("table-skipped", message, None, text, table=number))


def _read_table(
    table: Table, number: int, headings: Headings, profile: Profile, found: Rows
) -> None:
    industry = found.rows[-1].industry if found.rows else None
    for cells in filter(None, table.rows):
        row = cells[0].row
        by_field = _by_field(cells, headings)
        texts = {name: joined(printed(cell).split("\n")) for name, cell in by_field.items()}
        outside = _outside(row, headings, texts, profile)
        if outside is not None:
            found.set_aside.add((number, row))
            found.doubts += [outside.at(number, row)] if row != headings.row else []
            continue
        industry = texts.get("industry") or industry
        if texts.get("title"):
            label, source = _label(by_field.get("number"))
            found.rows.append(Row(number, row, by_field, industry, label, source))


def _outside(
    row: int, headings: Headings, texts: Mapping[Field, str], profile: Profile
) -> Doubt | None:
    """Why a row is no row of the catalogue: it is the heading row, above it, or repeats it."""
    if row < headings.row:
        return Doubt("caption", "a row above the headings; kept in the table cells alone")
    filled = {name: text for name, text in texts.items() if text}
    repeats = all(profile.field_of(text) == name for name, text in filled.items())
    if row == headings.row or (repeats and len(filled) >= FEWEST_HEADINGS):
        return Doubt("header-repeated", "the heading row stands again")
    return None


def _by_field(cells: Iterable[Cell], headings: Headings) -> dict[Field, Cell]:
    """The cells of a row by field; a cell over several fields belongs to none of them."""
    by_field: dict[Field, Cell] = {}
    for cell in cells:
        columns = range(cell.column, cell.column + cell.column_span)
        fields = {headings.fields.get(column) for column in columns}
        name = fields.pop()
        if name is not None and not fields and name not in by_field:
            by_field[name] = cell
    return by_field


def _label(cell: Cell | None) -> tuple[str | None, SeqSource]:
    """The number of a row as a reader sees it, and whether it was typed or counted."""
    typed = "" if cell is None else joined(cell.text.split("\n"))
    if cell is not None and typed:
        return joined(printed(cell).split("\n")), "printed"
    if cell is not None and cell.label:
        return cell.label, "auto_number"
    return None, "inferred"
