"""The files of the data set: each edition's folder, and the tables over all editions."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from export.changes import changes
from export.datapackage import DataFile, datapackage, resource
from export.dictionary import dictionary
from export.publish import PublishError, finished_anyway, publish
from export.schema import TABLES, arrow_schema, arrow_table
from export.writers import WRITERS

if TYPE_CHECKING:
    import pyarrow as pa

DESCRIPTOR = "datapackage.json"
DICTIONARY = "README.md"
STATE = ".state.json"
UNRELATED = "adhoc"
REMOVE = "remove its folder"
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


@dataclass(frozen=True, slots=True)
class State:
    """What the output folder holds: its editions, and the files that are not as written."""

    entries: Mapping[str, Entry]
    broken: tuple[str, ...]

    def is_whole(self, edition_id: str) -> bool:
        """Whether the files of an edition are all there and as they were written."""
        folder = folder_of(edition_id)
        whole = not any(path.startswith(f"{folder}/") for path in self.broken)
        return edition_id in self.entries and whole


def state_of(out: Path, version: str) -> State:
    """The state of an output folder; of one whose own records are damaged nothing is known."""
    if not (out / STATE).exists() and not (out / DESCRIPTOR).exists():
        return State({}, ())
    try:
        kept = json.loads((out / STATE).read_text("utf-8"))
        entries = {edition_id: _entry(entry) for edition_id, entry in kept["editions"].items()}
        descriptor = (out / DESCRIPTOR).read_bytes()
        broken = [path for path, ok in _whole(out, json.loads(descriptor)) if not ok]
        if hashlib.sha256(descriptor).hexdigest() != kept["descriptor"]:
            broken.append(DESCRIPTOR)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return State({}, (STATE if (out / DESCRIPTOR).exists() else DESCRIPTOR,))
    if not _holds(out / DICTIONARY, dictionary(version)):
        broken.append(DICTIONARY)
    return State(entries, tuple(broken))


def _whole(out: Path, descriptor: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    for described in descriptor["resources"]:
        path = out / described["path"]
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        yield described["path"], f"sha256:{digest}" == described["hash"]


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _entry(kept: dict[str, Any]) -> Entry:
    sources = tuple((name, digest) for name, digest in kept["sources"])
    severities = {name: int(count) for name, count in kept["severities"].items()}
    lists = {"order": tuple(kept["order"]), "sources": sources, "notes": tuple(kept["notes"])}
    return Entry(**kept | lists | {"severities": severities})


def write(
    out: Path, state: State, new: Sequence[EditionRecords], gone: Sequence[str], version: str
) -> None:
    """Publish the new editions, drop those that are gone, and write the tables over all others.

    All of that happens or nothing. `PublishError` where an edition that is neither new nor gone
    is damaged: it cannot be made anew here.
    """
    kept = {i: entry for i, entry in state.entries.items() if i not in gone}
    entries = kept | {edition.edition_id: edition.entry for edition in new}
    order = sorted(entries, key=lambda i: (i.split("/")[0], entries[i].order))
    tables = {edition.edition_id: _tables(edition, version) for edition in new}
    old = {i: _read(out, i, state) for i in order if i not in tables}
    fresh = set(tables) | _changed(old | tables, order, entries, version)
    tables |= old
    edition_files = {i: list(_files(tables[i], folder_of(i) + "/", i)) for i in order if i in fresh}
    if len(order) == 1 and order[0] in edition_files:  # all editions together are that one
        own = edition_files[order[0]]
        combined_files = [replace(f, path=Path(f.path).name, edition_id=None) for f in own]
    else:
        combined = {name: _combined(name, tables, order, entries, version) for name in TABLES}
        combined_files = list(_files(combined, ""))
    resources = [resource(file) for file in combined_files]
    for i in order:
        files = edition_files.get(i)
        resources += [resource(f) for f in files] if files else _described(out, i)
    sources = [_source(i, *named) for i in order for named in entries[i].sources]
    descriptor = datapackage(version, resources, sources)
    folders = {
        folder_of(i): {Path(f.path).name: f.data for f in fs} for i, fs in edition_files.items()
    }
    files = {file.path: file.data for file in combined_files}
    files |= {DICTIONARY: dictionary(version), DESCRIPTOR: descriptor}
    files |= {STATE: _state({i: entries[i] for i in order}, descriptor)}
    with finished_anyway(out):
        publish(out, folders, files, [folder_of(i) for i in gone])


def _state(entries: Mapping[str, Entry], descriptor: bytes) -> bytes:
    kept = {
        "descriptor": hashlib.sha256(descriptor).hexdigest(),
        "editions": {edition_id: asdict(entry) for edition_id, entry in entries.items()},
    }
    return json.dumps(kept, ensure_ascii=False, indent=1).encode()


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
    """Fill in the table ``changes`` of each edition; the editions whose table is another now.

    Editions without a date have no order, and are compared with none.
    """
    fresh: set[str] = set()
    for earlier, later in pairwise(["", *order]):
        related = earlier.split("/")[0] == later.split("/")[0] != UNRELATED
        dated = related and all(entries[i].order[0] for i in (earlier, later))
        rows = tables[earlier]["positions"].to_pylist() if dated else None
        found = changes(rows, tables[later]["positions"].to_pylist()) if rows is not None else ()
        table = arrow_table("changes", found, _metadata(version, {later: entries[later]}))
        if not table.equals(tables[later]["changes"]):
            tables[later]["changes"] = table
            fresh.add(later)
    return fresh


def _read(out: Path, edition_id: str, state: State) -> Tables:
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

    folder = out / folder_of(edition_id)
    wrong = "damaged" if not state.is_whole(edition_id) else None
    tables: Tables = {}
    if wrong is None:
        tables = {name: pq.read_table(folder / f"{name}.parquet") for name in TABLES}
        if any(not table.schema.equals(arrow_schema(name)) for name, table in tables.items()):
            wrong = "written by another version of mulu"
    if wrong is not None:
        message = f"{folder}: {wrong}; extract the edition again in the same run, or {REMOVE}"
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
