"""The files of the data set: each edition's folder, and the tables over all editions."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from export.changes import changes
from export.datapackage import DataFile, datapackage, resource
from export.dictionary import dictionary
from export.publish import PublishError, publish
from export.schema import TABLES, arrow_schema, arrow_table
from export.writers import WRITERS

if TYPE_CHECKING:
    import pyarrow as pa

DESCRIPTOR = "datapackage.json"
DICTIONARY = "README.md"
STATE = ".state.json"
UNRELATED = "adhoc"
"""The catalogue of files that were given one by one: they are no editions of one another."""

Tables = dict[str, "pa.Table"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of an edition beside its tables.

    ``fingerprint`` says what it was made from, ``order`` sorts the editions of a catalogue,
    ``sources`` are the names and SHA-256 of its files, ``severities`` counts its findings,
    ``notes`` is what its renditions say of each other.
    """

    fingerprint: str
    order: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    positions: int
    severities: Mapping[str, int]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionRecords:
    """One edition ready to be written: its records by table, all tables but ``changes``."""

    edition_id: str
    entry: Entry
    records: Mapping[str, Sequence[object]]


def folder_of(edition_id: str) -> str:
    """Where an edition's own files are, below the output folder."""
    return f"editions/{edition_id}"


def published(out: Path) -> dict[str, Entry]:
    """The editions in ``out`` whose files are all there, each as the descriptor says."""
    try:
        state = json.loads((out / STATE).read_text("utf-8"))
        broken = [path for path, ok in _whole(out) if not ok]
        return {
            edition_id: _entry(kept)
            for edition_id, kept in state.items()
            if not any(path.startswith(f"{folder_of(edition_id)}/") for path in broken)
        }
    except (OSError, ValueError, TypeError, KeyError):
        return {}  # nothing there, or damaged: all is made anew


def broken_files(out: Path) -> list[str]:
    """The files of the data set in ``out`` that are missing or not as the descriptor says."""
    if not (out / STATE).exists():
        return []
    try:
        return [path for path, ok in _whole(out) if not ok]
    except (OSError, ValueError, TypeError, KeyError):
        return [DESCRIPTOR]


def _whole(out: Path) -> Iterator[tuple[str, bool]]:
    for described in json.loads((out / DESCRIPTOR).read_text("utf-8"))["resources"]:
        path = out / described["path"]
        data = path.read_bytes() if path.is_file() else b""
        digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
        yield described["path"], digest == described["hash"] and path.is_file()
    yield DICTIONARY, (out / DICTIONARY).is_file()


def _entry(kept: dict[str, Any]) -> Entry:
    sources = tuple((name, digest) for name, digest in kept["sources"])
    lists = {"order": tuple(kept["order"]), "sources": sources, "notes": tuple(kept["notes"])}
    return Entry(**kept | lists)


def write(out: Path, new: Sequence[EditionRecords], version: str) -> None:
    """Publish the new editions and with them the tables over all editions: all or nothing."""
    entries = published(out) | {edition.edition_id: edition.entry for edition in new}
    order = sorted(entries, key=lambda i: (i.split("/")[0], entries[i].order))
    tables = {edition.edition_id: _tables(edition, version) for edition in new}
    kept = {i: _read(out, i) for i in order if i not in tables}
    fresh = set(tables) | _changed(kept | tables, order, entries, version)
    tables |= kept
    edition_files = {i: list(_files(tables[i], folder_of(i) + "/", i)) for i in order if i in fresh}
    combined = {name: _combined(name, tables, order, entries, version) for name in TABLES}
    combined_files = list(_files(combined, ""))
    resources = [resource(file) for file in combined_files]
    for i in order:
        files = edition_files.get(i)
        resources += [resource(f) for f in files] if files else _described(out, i)
    state = {i: asdict(entries[i]) for i in order}
    sources = [_source(i, *named) for i in order for named in entries[i].sources]
    publish(
        out,
        {folder_of(i): {Path(f.path).name: f.data for f in fs} for i, fs in edition_files.items()},
        {file.path: file.data for file in combined_files}
        | {
            DICTIONARY: dictionary(version),
            DESCRIPTOR: datapackage(version, resources, sources),
            STATE: json.dumps(state, ensure_ascii=False, indent=1).encode(),
        },
    )


def _source(edition_id: str, name: str, digest: str) -> dict[str, str]:
    return {"title": f"{edition_id}/{name}", "sha256": digest}


def _tables(edition: EditionRecords, version: str) -> Tables:
    metadata = _metadata(version, {edition.edition_id: edition.entry})
    return {name: arrow_table(name, edition.records.get(name, ()), metadata) for name in TABLES}


def _metadata(version: str, entries: Mapping[str, Entry]) -> dict[str, str]:
    """What each Parquet file says of itself: package, version, and the hashes of its sources."""
    sources = {f"{i}/{name}": digest for i, e in entries.items() for name, digest in e.sources}
    return {"name": "mulu", "version": version, "sources": json.dumps(sources, ensure_ascii=False)}


def _changed(
    tables: dict[str, Tables], order: Sequence[str], entries: Mapping[str, Entry], version: str
) -> set[str]:
    """Fill in the table ``changes`` of each edition; the editions whose table is another now."""
    fresh: set[str] = set()
    for earlier, later in pairwise(["", *order]):
        catalogue = later.split("/")[0]
        related = earlier.split("/")[0] == catalogue != UNRELATED
        rows = tables[earlier]["positions"].to_pylist() if related else None
        found = changes(rows, tables[later]["positions"].to_pylist()) if rows is not None else ()
        table = arrow_table("changes", found, _metadata(version, {later: entries[later]}))
        if not table.equals(tables[later]["changes"]):
            tables[later]["changes"] = table
            fresh.add(later)
    return fresh


def _read(out: Path, edition_id: str) -> Tables:
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

    tables = {
        name: pq.read_table(out / folder_of(edition_id) / f"{name}.parquet") for name in TABLES
    }
    if any(not table.schema.equals(arrow_schema(name)) for name, table in tables.items()):
        message = (
            f"{out / folder_of(edition_id)}: written by another version of mulu; extract the "
            "edition again, or remove the folder"
        )
        raise PublishError(message)
    return tables


def _combined(
    name: str,
    tables: Mapping[str, Tables],
    order: Sequence[str],
    entries: Mapping[str, Entry],
    version: str,
) -> "pa.Table":
    import pyarrow as pa  # noqa: PLC0415 - heavy

    whole = pa.concat_tables([tables[edition_id][name] for edition_id in order])
    return whole.replace_schema_metadata(_metadata(version, entries)).combine_chunks()


def _files(tables: Tables, folder: str, edition_id: str | None = None) -> Iterator[DataFile]:
    for name, table in tables.items():
        for form, writer in WRITERS.items():
            path = f"{folder}{name}.{form}"
            yield DataFile(path, name, form, table.num_rows, writer(table), edition_id)


def _described(out: Path, edition_id: str) -> list[dict[str, Any]]:
    """The descriptions of an edition whose files stay as they are."""
    described: list[dict[str, Any]] = json.loads((out / DESCRIPTOR).read_text("utf-8"))["resources"]
    return [entry for entry in described if entry["path"].startswith(f"{folder_of(edition_id)}/")]
