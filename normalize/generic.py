"""A document of no catalogue that is known: its tables as records under their own headings.

A heading is one by its place, a record is a row, and a value is what a reader sees in it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extract.model import Document, Paragraph, Table
from normalize import checks
from normalize.catalogue import Origin, of_reader
from normalize.corrections import unused
from normalize.findings import Doubt
from normalize.groups import is_note
from normalize.headings import printed
from normalize.listing import items_of
from normalize.profile import Profile
from normalize.slugs import slugs
from normalize.tabular import (
    Line,
    NoRecord,
    Opening,
    lines_of,
    number_column,
    number_of,
    opening_of,
    width_of,
)
from normalize.text import visible
from normalize.untyped import (
    OF_RECORD,
    Generic,
    HeadingsKind,
    Record,
    RecordField,
    RecordPart,
    SourceColumn,
    SourceTable,
)


@dataclass(slots=True)
class _Read:
    """What a table gives; ``claims`` are the texts of its cells that values hold."""

    table: SourceTable
    columns: tuple[SourceColumn, ...]
    records: list[Record] = field(default_factory=list)
    fields: list[RecordField] = field(default_factory=list)
    parts: list[RecordPart] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    aside: set[tuple[int, int]] = field(default_factory=set)
    claims: dict[tuple[int, int, int], tuple[str, ...]] = field(default_factory=dict)


def read_generic(document: Document, profile: Profile, origin: Origin) -> Generic:
    """The tables of a document as records, from one rendition of an edition."""
    read = [_read_table(*numbered, origin) for numbered in _tables(document)]
    doubts = [*map(of_reader, document.remarks), *_text_below(document)]
    doubts += unused(origin.corrections, profile.name)
    claims: dict[tuple[int, int, int], tuple[str, ...]] = {}
    for one in read:
        doubts += one.doubts
        claims |= one.claims
    aside = {place for one in read for place in one.aside}
    records = tuple(
        replace(record, seq=seq)
        for seq, record in enumerate((r for one in read for r in one.records), 1)
    )
    generic = Generic(
        origin,
        profile.name,
        tuple(one.table for one in read),
        tuple(column for one in read for column in one.columns),
        records,
        tuple(one_field for one in read for one_field in one.fields),
        tuple(part for one in read for part in one.parts),
    )
    headings = {
        one.table.table: {c.column: c.heading for c in one.columns if c.heading} for one in read
    }
    balance = checks.unheld(document, aside, claims)
    return checks.finished(generic, document, headings, doubts, balance)


def _tables(document: Document) -> Iterator[tuple[Table, int, list[str]]]:
    """The tables with their numbers and the lines above each."""
    above: list[str] = []
    number = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines = (line for line in _seen(block).split("\n") if visible(line))
            above += (line for line in lines if not number or not is_note(line))
            continue
        number += 1
        yield block, number, above
        above = []


def _text_below(document: Document) -> Iterator[Doubt]:
    """Notes below a table, and all below the last, are in no record; the rest are captions."""
    number, last = 0, len(document.tables)
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            number += 1
            continue
        for line in filter(visible, _seen(block).split("\n") if number else ()):
            if number == last or is_note(line):
                message = "a note below the table" if number < last else "text below the last table"
                yield Doubt("text-outside-table", message, None, line, table=number)


def _seen(paragraph: Paragraph) -> str:
    return (paragraph.label or "") + paragraph.text


def _read_table(table: Table, number: int, above: Iterable[str], origin: Origin) -> _Read:
    opening = opening_of(table)
    rows = list(lines_of(table, opening))
    lines = [row for row in rows if isinstance(row, Line)]
    columns = _columns(number, width_of(table), opening, origin)
    caption = "\n".join([*above, *opening.captions]) or None
    kind: HeadingsKind = "read" if opening.is_sure else "likely"
    kind = kind if opening.headings else "none"
    own = SourceTable(origin.edition_id, number, caption, kind, len(columns), len(lines))
    read = _Read(own, columns, aside={(number, row) for row in opening.rows})
    read.doubts += _opening_doubts(own, opening)
    counting = number_column(lines)
    for row in rows:
        if isinstance(row, NoRecord):
            read.aside.add((number, row.row))
            message = "a row that is no record; kept in the table cells"
            read.doubts.append(Doubt(row.code, message, None, row.text).at(number, row.row))
        else:
            _read_line(row, read, counting, origin)
    return read


def _columns(number: int, width: int, opening: Opening, origin: Origin) -> tuple[SourceColumn, ...]:
    headings = [opening.headings.get(column) for column in range(1, width + 1)]
    return tuple(
        SourceColumn(origin.edition_id, number, column, name, heading)
        for column, (name, heading) in enumerate(
            zip(slugs(headings, OF_RECORD), headings, strict=True), 1
        )
    )


def _opening_doubts(table: SourceTable, opening: Opening) -> Iterator[Doubt]:
    first = min(opening.rows, default=1)
    if table.headings == "none":
        message = "no row of headings was recognised: columns are named by their place"
        yield Doubt("headings-none", message).at(table.table, first)
    elif table.headings == "likely":
        named = "; ".join(opening.headings.values())
        message = f"read as headings by their place, though all rows are words: {named}"
        yield Doubt("headings-likely", message, None, named).at(table.table, first)


def _read_line(line: Line, read: _Read, counting: int | None, origin: Origin) -> None:
    number = read.table.table
    record_id = f"{number}-{line.row}"
    label, source = number_of(line.cells.get(counting or 0))
    read.records.append(
        Record(
            edition_id=origin.edition_id,
            record_id=record_id,
            seq=0,
            seq_label=label,
            seq_source=source,
            band=line.band,
            source_file=origin.file,
            source_sha256=origin.sha256,
            source_table=number,
            source_row=line.row,
            page_first=min(line.pages, default=None),
            page_last=max(line.pages, default=None),
        )
    )
    for column, cell in line.cells.items():
        name, heading = read.columns[column - 1].name, read.columns[column - 1].heading
        text, carried = printed(cell).strip("\n"), column in line.carried
        own = (origin.edition_id, record_id, column, name)
        read.fields.append(RecordField(*own, heading, text, cell.label, carried))
        read.parts += [
            RecordPart(*own, ordinal, item.label, item.heading, item.text)
            for ordinal, item in enumerate(() if carried else items_of(text), 1)
        ]
        read.claims[number, cell.row, cell.column] = (text,)
