"""The records of a document of no catalogue that is known: its tables under their own headings.

Nothing is said of what a column means.
"""

import typing
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, make_dataclass
from typing import Any, ClassVar, Literal

from normalize.catalogue import Catalogue, Listed, Main
from normalize.model import Int32, Position, SeqSource, means, same

OF_RECORD = ("edition_id", "record_id", "seq_label", "band")
"""What a record's own table has beside the columns of the document, which have other names."""
HeadingsKind = Literal["read", "likely", "none"]


@dataclass(frozen=True, slots=True)
class SourceTable:
    """One row per table of a document of no catalogue that is known."""

    KEY: ClassVar = ("edition_id", "table")

    edition_id: str = same(Position, "edition_id")
    table: Int32 = means("its place in the document, from 1")
    caption: str | None = means("lines above it since the table before, and rows over its headings")
    headings: HeadingsKind = means(
        "read: its first row is one of headings; likely: so it seems, but the rows below are words "
        "too; none: it has none"
    )
    columns: Int32 = means("columns of its grid")
    records: Int32 = means("records in it")


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """One row per column of a table of a document of no catalogue that is known."""

    KEY: ClassVar = ("edition_id", "table", "column")
    PART_OF: ClassVar = "source_tables"

    edition_id: str = same(Position, "edition_id")
    table: Int32 = same(SourceTable, "table")
    column: Int32 = means("its place in the table, from 1")
    name: str = means("name of the column in table_N: its heading in Hanyu Pinyin")
    heading: str | None = means("heading as printed, levels joined by /; null where there is none")


@dataclass(frozen=True, slots=True)
class Record:
    """One row per record: a row of a table of a document of no catalogue that is known."""

    KEY: ClassVar = ("edition_id", "record_id")

    edition_id: str = same(Position, "edition_id")
    record_id: str = means("table and row where it stands, such as 1-17")
    seq: Int32 = means("place in the edition, from 1, no gaps", about=False)
    seq_label: str | None = means("number in the column that counts the rows; null without one")
    seq_source: SeqSource = same(Position, "seq_source")
    band: str | None = means("text of the row over all columns that stands above it; null if none")
    source_file: str = same(Position, "source_file")
    source_sha256: str = same(Position, "source_sha256")
    source_table: Int32 = same(Position, "source_table")
    source_row: Int32 = same(Position, "source_row")
    page_first: Int32 | None = same(Position, "page_first")
    page_last: Int32 | None = same(Position, "page_last")


@dataclass(frozen=True, slots=True)
class RecordField:
    """One row per value of a record."""

    KEY: ClassVar = ("edition_id", "record_id", "column")
    PART_OF: ClassVar = "records"

    edition_id: str = same(Position, "edition_id")
    record_id: str = means("record that the row belongs to")
    column: Int32 = same(SourceColumn, "column")
    name: str = same(SourceColumn, "name")
    heading: str | None = same(SourceColumn, "heading")
    text: str = means("text as a reader sees it, counted numbers before their lines")
    label: str | None = means("numbers in it that the word processor counts")
    carried: bool = means("true where the cell is merged downwards and begins in a row above")


@dataclass(frozen=True, slots=True)
class RecordPart:
    """One row per numbered subsection of a value, in the record where its cell begins."""

    KEY: ClassVar = ("edition_id", "record_id", "column", "ordinal")

    edition_id: str = same(Position, "edition_id")
    record_id: str = same(RecordField, "record_id")
    column: Int32 = same(SourceColumn, "column")
    name: str = same(SourceColumn, "name")
    ordinal: Int32 = means("place in the text, from 1")
    label: str | None = means("its number; null for what stands before the first")
    heading: str | None = means("words before its colon")
    text: str = means("the rest of it, line wraps undone")


@dataclass(frozen=True)
class Generic(Catalogue):
    """The tables of a document as records."""

    main = Main("records", "record_id")

    source_tables: tuple[SourceTable, ...] = ()
    source_columns: tuple[SourceColumn, ...] = ()
    records: tuple[Record, ...] = ()
    fields: tuple[RecordField, ...] = ()
    parts: tuple[RecordPart, ...] = ()

    def listed(self) -> list[Listed]:
        """The records by their values, each known by its place among those of its table."""
        values: dict[str, dict[str, Any]] = {record.record_id: {} for record in self.records}
        for one in self.fields:
            values[one.record_id][one.name] = one.text
        found: list[Listed] = []
        counts: Counter[int] = Counter()
        for record in self.records:
            table = record.source_table
            counts[table] += 1
            title = f"record {counts[table]} of table {table}"
            own = values[record.record_id]
            found.append(Listed(f"{table}-{counts[table]}", title, table, record.source_row, own))
        return found

    def own_tables(self) -> dict[str, tuple[type, tuple[Any, ...]]]:
        """Each table of the document with a column for each of its columns."""
        columns: dict[int, list[SourceColumn]] = {}
        for column in self.source_columns:
            columns.setdefault(column.table, []).append(column)
        values: dict[str, dict[str, str]] = {record.record_id: {} for record in self.records}
        for one in self.fields:
            values[one.record_id][one.name] = one.text
        rows: dict[int, list[Record]] = {table.table: [] for table in self.source_tables}
        for record in self.records:
            rows[record.source_table].append(record)
        found: dict[str, tuple[type, tuple[Any, ...]]] = {}
        for table in self.source_tables:
            own = _record_of(table, columns.get(table.table, ()))
            made = (
                own(*(getattr(record, name) for name in OF_RECORD), **values[record.record_id])
                for record in rows[table.table]
            )
            found[f"table_{table.table}"] = own, tuple(made)
        return found


def _record_of(table: SourceTable, columns: Sequence[SourceColumn]) -> type:
    """The record of a table under its own headings."""
    hints = typing.get_type_hints(Record)
    keys = [(name, hints[name], same(Record, name)) for name in OF_RECORD]
    own = [(one.name, str | None, field(default=None, metadata=_meaning(one))) for one in columns]
    caption = f": {table.caption.splitlines()[-1]}" if table.caption else ""
    doc = f"One row per record of table {table.table} of the document{caption}."
    members = {"KEY": Record.KEY, "__doc__": doc}
    return make_dataclass(f"Table{table.table}", [*keys, *own], namespace=members, frozen=True)


def _meaning(column: SourceColumn) -> dict[str, Any]:
    heading = column.heading or f"column {column.column}, without a heading"
    return {"meaning": heading, "unit": None, "about": True}
