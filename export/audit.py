"""The files of the data set held against ``datapackage.json``, and against their sources.

Nothing that a run keeps for itself is asked: only what whoever gets the folder has too.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from export.dataset import EditionRecords, edition_tables
from export.state import DESCRIPTOR, DICTIONARY, folder_of

ARROW: dict[str, tuple[str, ...]] = {
    "string": ("string",),
    "integer": ("int",),
    "number": ("double",),
    "boolean": ("bool",),
    "array": ("list",),
    "object": ("struct",),
}
"""How the Arrow types begin that a field of a Table Schema may have."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A file that is not as it is described, and how."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Audit:
    """How many files and rows were looked at, and the faults."""

    files: int
    rows: int
    faults: tuple[Fault, ...]


def audit(out: Path) -> Audit:
    """Every file that the descriptor names: its bytes, its columns, its rows, its keys."""
    if not (out / DESCRIPTOR).exists():
        return Audit(0, 0, ())
    try:
        resources = json.loads((out / DESCRIPTOR).read_bytes())["resources"]
        faults = [*_strays(out, resources), *_faults(out, resources)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        return Audit(0, 0, (Fault(DESCRIPTOR, f"cannot be read ({type(error).__name__})"),))
    return Audit(len(resources), sum(r["rowCount"] for r in resources), tuple(faults))


def _strays(out: Path, resources: list[dict[str, Any]]) -> Iterator[Fault]:
    """Files beside those that are described."""
    known = {DESCRIPTOR, DICTIONARY, *(described["path"] for described in resources)}
    for path in sorted(out.rglob("*")):
        name = str(path.relative_to(out))
        if path.is_file() and not name.startswith(".") and name not in known:
            yield Fault(name, f"not in {DESCRIPTOR}")


def _faults(out: Path, resources: list[dict[str, Any]]) -> Iterator[Fault]:
    rows: dict[str, list[dict[str, Any]]] = {}
    for described in resources:
        path = out / described["path"]
        data = path.read_bytes() if path.is_file() else b""
        if f"sha256:{hashlib.sha256(data).hexdigest()}" != described["hash"]:
            yield Fault(described["path"], f"missing, or not as {DESCRIPTOR} says")
            continue
        if len(data) != described["bytes"]:
            yield Fault(described["path"], f"{len(data)} bytes, {DESCRIPTOR} says otherwise")
        found, columns = READERS[described["format"]](data)
        if found is not None:
            rows[described["name"]] = found
        yield from _unlike(described, len(found or ()), columns)
    for described in resources:
        yield from _keys(described, rows)


def _unlike(described: dict[str, Any], count: int, columns: dict[str, str]) -> Iterator[Fault]:
    """Columns and rows that are not those of the description."""
    path, fields = described["path"], described["schema"]["fields"]
    types = {f["name"]: ARROW[f["type"]] for f in fields if columns.get(f["name"])}
    if list(columns) != [field["name"] for field in fields] and (count or columns):
        yield Fault(path, f"its columns are not those of {DESCRIPTOR}")
    elif wrong := [name for name, kind in types.items() if not columns[name].startswith(kind)]:
        yield Fault(path, f"{', '.join(wrong)}: not of the type that {DESCRIPTOR} says")
    if count != described["rowCount"]:
        yield Fault(path, f"{count} rows, {DESCRIPTOR} says {described['rowCount']}")


def _keys(described: dict[str, Any], rows: dict[str, list[dict[str, Any]]]) -> Iterator[Fault]:
    """Keys that are not unique, required values that are null, references that lead nowhere."""
    own, schema, path = rows.get(described["name"], []), described["schema"], described["path"]
    key = schema.get("primaryKey", [])
    if key and len({_values(row, key) for row in own}) != len(own):
        yield Fault(path, f"the key {', '.join(key)} does not name one row")
    needed = [f["name"] for f in schema["fields"] if f.get("constraints", {}).get("required")]
    if empty := [name for name in needed if any(row.get(name) is None for row in own)]:
        yield Fault(path, f"{', '.join(empty)}: null where {DESCRIPTOR} says that it must not be")
    for foreign in schema.get("foreignKeys", []):
        other = rows.get(foreign["reference"]["resource"], [])
        known = {_values(row, foreign["reference"]["fields"]) for row in other}
        wanted = {_values(row, foreign["fields"]) for row in own}
        if any(None not in values and values not in known for values in wanted):
            yield Fault(path, f"{', '.join(foreign['fields'])}: refers to a row that is not there")


def _values(row: dict[str, Any], names: list[str]) -> tuple[Any, ...]:
    return tuple(row.get(name) for name in names)


def _parquet(data: bytes) -> tuple[list[dict[str, Any]], dict[str, str]]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

    table = pq.read_table(io.BytesIO(data))
    return table.to_pylist(), {field.name: str(field.type) for field in table.schema}


def _csv(data: bytes) -> tuple[list[dict[str, Any]] | None, dict[str, str]]:
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [dict(zip(header, row, strict=True)) for row in rows], dict.fromkeys(header, "")


def _json(data: bytes) -> tuple[list[dict[str, Any]], dict[str, str]]:
    rows = json.loads(data)
    return rows, dict.fromkeys(rows[0], "") if rows else {}


READERS = {"parquet": _parquet, "csv": _csv, "json": _json}
"""A reader for each format: the rows, and the columns with their types where it has any."""


def differing(out: Path, edition: EditionRecords, version: str) -> list[str]:
    """The tables of an edition that are not what was read from its sources just now."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

    folder = out / folder_of(edition.edition_id)
    return [
        name
        for name, table in edition_tables(edition, version).items()
        if name != "changes"  # which other editions shape too
        and not (
            (folder / f"{name}.parquet").is_file()
            and pq.read_table(folder / f"{name}.parquet").equals(table)
        )
    ]
