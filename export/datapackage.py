"""``datapackage.json``: a Data Package (version 2) over every file of the data set."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from export.schema import Column, columns_of, key_of, parent_of, record_of

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NAME = "mulu"
MEDIA_TYPES = {
    "parquet": "application/vnd.apache.parquet",
    "csv": "text/csv",
    "json": "application/json",
}
FIELD_TYPES = {"list": "array", "struct": "object"}
EDITION = ("edition_id",)
CSV_DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the data set: where it is, which table of which edition it holds.

    A table that only its edition has comes with its ``record``.
    """

    path: str
    table: str
    format: str
    rows: int
    data: bytes
    edition_id: str | None = None
    record: type | None = None

    @property
    def kind(self) -> type:
        """The record of its rows."""
        return self.record or record_of(self.table)


def resource(file: DataFile) -> dict[str, Any]:
    """The description of one file, with its size, hash and count of rows as they are."""
    prefix = f"{file.edition_id}/" if file.edition_id else ""
    of = f" of {file.edition_id}" if file.edition_id else " of all editions"
    described: dict[str, Any] = {
        "name": f"{prefix}{file.table}-{file.format}",
        "path": file.path,
        "title": f"{file.table}{of}",
        "description": (file.kind.__doc__ or "").strip(),
        "format": file.format,
        "mediatype": MEDIA_TYPES[file.format],
        "bytes": len(file.data),
        "hash": f"sha256:{hashlib.sha256(file.data).hexdigest()}",
        "rowCount": file.rows,
        "schema": table_schema(file.kind, file.format, prefix),
    }
    if file.format != "parquet":
        described["encoding"] = "utf-8"
    if file.format == "csv":
        described["dialect"] = CSV_DIALECT
    return described


def table_schema(record: type, form: str, prefix: str = "") -> dict[str, Any]:
    """The Table Schema of a table: its columns, its key, and what its ids refer to."""
    columns = columns_of(record)
    schema: dict[str, Any] = {"fields": [_field(column, form) for column in columns]}
    key, parent = key_of(record), parent_of(record)
    if key:
        schema["primaryKey"] = list(key)
    references = []
    if key != EDITION and EDITION[0] in {column.name for column in columns}:
        references.append(_reference(list(EDITION), f"{prefix}editions-{form}"))
    if parent:
        references.append(_reference(list(key[:-1]), f"{prefix}{parent}-{form}"))
    if references:
        schema["foreignKeys"] = references
    return schema


def _reference(fields: list[str], resource_name: str) -> dict[str, Any]:
    return {"fields": fields, "reference": {"resource": resource_name, "fields": fields}}


def _field(column: Column, form: str) -> dict[str, Any]:
    """A column; in CSV a text that is there may be empty, which readers take for missing."""
    may_be_empty = form == "csv" and column.kind == "string" and not column.values
    field: dict[str, Any] = {
        "name": column.name,
        "type": FIELD_TYPES.get(column.kind, column.kind),
        "description": column.meaning,
    }
    constraints: dict[str, Any] = {} if column.nullable or may_be_empty else {"required": True}
    if column.values:
        constraints["enum"] = list(column.values)
    if constraints:
        field["constraints"] = constraints
    if column.unit:
        field["unit"] = column.unit
    return field


def datapackage(
    version: str, resources: Iterable[dict[str, Any]], sources: Iterable[dict[str, Any]]
) -> bytes:
    """The descriptor; ``sources`` are the files that the data were read from."""
    descriptor = {
        "$schema": PROFILE,
        "name": NAME,
        "title": "Official Chinese catalogues as data",
        "description": "What official catalogues list, as records; see README.md.",
        "version": version,
        "sources": list(sources),
        "resources": list(resources),
    }
    return (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()
