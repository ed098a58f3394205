"""From tables to rows of a catalogue: headings found, groups carried down, numbers read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from extract.model import Cell, Document, Paragraph, Table
from normalize.bands import Aside, aside, band_in_cell, bare_band, names_above, unread_band
from normalize.findings import Doubt
from normalize.groups import BAND, BARE, DITTO, industry_of
from normalize.headings import Headings, find_headings, no_headings, one_line, printed, seen
from normalize.model import SeqSource
from normalize.patterns import NOTHING
from normalize.profile import Field, Profile
from normalize.text import joined, value_of, visible

MERGED_DOWN: tuple[Field, ...] = ("requirements", "other", "ability", "education", "experience")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that names a position; a field without a cell of its own is not in ``cells``.

    Its title begins ``title_start`` characters into its cell, behind a number.
    """

    table: int
    row: int
    cells: Mapping[Field, Cell]
    industry: str | None
    label: str | None
    seq_source: SeqSource
    title_start: int = 0

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on, from 1, in order; none where the format has none."""
        return tuple(sorted({b.page for cell in self.cells.values() for b in cell.boxes}))

    def text(self, name: Field) -> str:
        """A field as printed; empty where it has no cell."""
        cell = self.cells.get(name)
        return "" if cell is None else printed(cell)


@dataclass(slots=True)
class Rows:
    """What the tables of a document hold, and the doubts met on the way.

    ``headings`` is by table; ``set_aside`` are the rows (table, row) that hold headings.
    """

    rows: list[Row] = field(default_factory=list)
    headings: dict[int, Headings] = field(default_factory=dict)
    set_aside: set[tuple[int, int]] = field(default_factory=set)
    doubts: list[Doubt] = field(default_factory=list)


def read_rows(document: Document, profile: Profile) -> Rows:
    """The positions' rows of every table that has the profile's headings, or continues one."""
    found = Rows()
    headings: Headings | None = None
    names = names_above(document)
    before: list[str] = []
    number = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            before.append(seen(block))
            continue
        number += 1
        headings = _of_table(block, number, headings, profile, found)
        column = headings is not None and "industry" in headings.fields.values()
        band = _text_before(before, number, found, None if column else names.get(number))
        before = []
        if headings is not None and number in found.headings:
            _read_table(block, number, headings, band, profile, found)
    _text_before(before, number + 1, found, None, below=True)
    if not found.headings:
        found.doubts.append(no_headings(document, profile))
    return found


def _text_before(
    texts: Sequence[str], number: int, found: Rows, name: str | None, *, below: bool = False
) -> str | None:
    """The industry that the text between tables names; what else it says is a doubt.

    ``name`` is a name alone right above the table; ``below`` the last one nothing is named.
    """
    named = None
    if number == 1 and texts:
        doubt = Doubt("text-before-table", "text above the first table", None, "\n".join(texts))
        found.doubts.append(doubt)
        last = BAND.whole(texts[-1])
        named = last["industry"] if last else None
        texts = [name] if name else []
    for text in texts:
        match = None if below else BAND.whole(text)
        named = match["industry"] if match else named
        if match:
            doubt = Doubt("band", "a line that names a group", None, text, table=number)
        elif text == name:
            bare = BARE.whole(text)
            named, doubt = bare and bare["industry"], replace(bare_band(text), table=number)
        else:
            message = "text between tables or below the last"
            doubt = Doubt("text-outside-table", message, None, text, table=number - 1)
        found.doubts.append(doubt)
    return named


def _of_table(
    table: Table, number: int, before: Headings | None, profile: Profile, found: Rows
) -> Headings | None:
    """The headings that a table is read by: its own, or those of the table that it continues."""
    own, doubts = find_headings(table, number, profile)
    found.doubts += doubts
    width = max((c.column + c.column_span - 1 for c in table.cells), default=0)
    if own is not None:
        found.headings[number] = own
        return own
    if before is not None and width == before.width:
        message = "the table has no headings; it continues the one before"
        found.doubts.append(Doubt("table-continued", message, table=number))
        found.headings[number] = replace(before, first=0, row=0)
        return found.headings[number]
    _skip(table, number, found)
    return before


def _skip(table: Table, number: int, found: Rows) -> None:
    text = " | ".join(filter(None, (one_line(c) for c in table.cells)))
    if visible(text):
        message = "a table without known headings; its cells are kept in the table cells alone"
        found.doubts.append(Doubt("table-skipped", message, None, text, table=number))


def _read_table(
    table: Table,
    number: int,
    headings: Headings,
    band: str | None,
    profile: Profile,
    found: Rows,
) -> None:
    before = found.rows[-1].industry if found.rows else None
    industry = band or before
    read = list(_by_row(table, headings, profile))
    column = "industry" in headings.fields.values()
    last = max((at for at, row in enumerate(read) if row.names_position), default=-1)
    for at, (row, by_field, texts, outside) in enumerate(read):
        if outside is not None:
            industry = (outside.industry if at < last else None) or industry
            found.set_aside.add((number, row))
            own = headings.first <= row <= headings.row
            doubt = outside.doubt if at < last else outside.as_last
            if doubt.code == "note-unmarked" and at < last and not column:
                doubt = unread_band(doubt.text or "")
            found.doubts += [] if own else [doubt.at(number, row)]
            continue
        if named := texts.get("industry"):
            industry = industry if DITTO.whole(named) else industry_of(named)
            found.doubts += [doubt.at(number, row) for doubt in _industry_doubts(named, industry)]
        if texts.get("title"):
            carried = before is not None and industry == before and not texts.get("industry")
            if number > 1 and carried:
                message = f"{industry} is carried over from the table before"
                found.doubts.append(Doubt("industry-carried", message, "industry").at(number, row))
                before = None
            others = (cell for name, cell in by_field.items() if name in MERGED_DOWN)
            glued = filter(None, (band_in_cell(printed(cell)) for cell in others))
            found.doubts += [doubt.at(number, row) for doubt in glued]
            label, source = _label(by_field.get("number"))
            found.rows.append(Row(number, row, by_field, industry, label, source))


def _industry_doubts(named: str, industry: str | None) -> Iterator[Doubt]:
    """What is in doubt about an industry as it stands in its cell."""
    if value_of(named) is not None or NOTHING.whole(named):
        message = f"{named!r} is no industry: a cell may stand in another column"
        yield Doubt("industry-unread", message, "industry")
    elif visible(industry or "") != visible(named):
        message = f"the industry is read as {industry!r}, without its number or count"
        yield Doubt("band", message, "industry", named)


class _Read(NamedTuple):
    """A row by field, and why it is no position."""

    row: int
    cells: Mapping[Field, Cell]
    texts: Mapping[Field, str]
    aside: Aside | None

    @property
    def names_position(self) -> bool:
        """Whether it is a position's."""
        return self.aside is None and bool(self.texts.get("title"))


def _by_row(table: Table, headings: Headings, profile: Profile) -> Iterator[_Read]:
    spanning: dict[Field, Cell] = {}
    for cells in filter(None, table.rows):
        by_field = _by_field(cells, headings)
        _carry(by_field, spanning, cells[0].row)
        texts = {name: one_line(cell) for name, cell in by_field.items()}
        yield _Read(cells[0].row, by_field, texts, aside(cells, headings, texts, profile))


def _carry(by_field: dict[Field, Cell], spanning: dict[Field, Cell], row: int) -> None:
    """Give a row the requirement cells that are merged downwards over it: they hold for it too."""
    for name in MERGED_DOWN:
        cell = by_field.get(name)
        if cell is not None:
            spanning[name] = cell
        elif name in spanning and spanning[name].row + spanning[name].row_span > row:
            by_field[name] = spanning[name]


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
        return one_line(cell), "printed"
    if cell is not None and cell.label:
        return cell.label, "auto_number"
    return None, "inferred"
