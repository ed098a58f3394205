"""The files of the data set: each edition's folder, and the tables over all editions."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from export.changes import changes
from export.datapackage import DataFile, datapackage, resource
from export.dictionary import dictionary
from export.publish import PublishError, finished_anyway, publish
from export.schema import TABLES, arrow_schema, arrow_table, records
from export.state import (
    DESCRIPTOR,
    DICTIONARY,
    STATE,
    UNRELATED,
    Entry,
    State,
    folder_of,
    state_file,
)
from export.writers import WRITERS
from normalize.catalogue import Main, tables_of

if TYPE_CHECKING:
    import pyarrow as pa

    from normalize.model import Change
    from normalize.profile import Profile

REMOVE = "remove its folder"
AGAIN = f"extract it again, or {REMOVE}"

Tables = dict[str, "pa.Table"]


@dataclass(frozen=True, slots=True)
class EditionRecords:
    """One edition ready to be written: its records by table, all tables but ``changes``.

    ``own`` are tables that no other edition has, each with the record of its rows.
    """

    edition_id: str
    entry: Entry
    records: Mapping[str, Sequence[object]]
    own: Mapping[str, tuple[type, Sequence[object]]] = field(default_factory=dict)


def names_of(entry: Entry) -> list[str]:
    """The tables of an edition that others may have too: those of its profile, and of all."""
    own = tables_of(_profile(entry).catalogue)
    return [name for name in records() if name in own or name in {"editions", "changes"}]


def main_of(entry: Entry) -> Main:
    """The table whose rows are what an edition lists."""
    return _profile(entry).catalogue.main


def _profile(entry: Entry) -> "Profile":
    from normalize.profiles import PROFILES  # noqa: PLC0415 - only their readers are heavy

    if entry.profile not in PROFILES:
        message = f"an edition was read by the profile {entry.profile!r}, which is gone: {AGAIN}"
        raise PublishError(message)
    return PROFILES[entry.profile]


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
    entries = {i: entries[i] for i in order}  # they are listed in every file
    tables = {edition.edition_id: edition_tables(edition, version) for edition in new}
    old = {i: _read(out, i, entries[i], state) for i in order if i not in tables}
    fresh = set(tables) | _changed(old | tables, order, entries, version)
    tables |= old
    own = {edition.edition_id: edition.own for edition in new}
    edition_files = {
        i: list(_edition_files(i, tables[i], own.get(i, {}))) for i in order if i in fresh
    }
    combined_files = list(_combined_files(tables, edition_files, order, entries, version))
    resources = [resource(file) for file in combined_files]
    for i in order:
        files = edition_files.get(i)
        resources += [resource(f) for f in files] if files else _described(out, i)
    sources = [_source(i, *named) for i in order for named in entries[i].sources]
    about = {DICTIONARY: dictionary(version), DESCRIPTOR: datapackage(version, resources, sources)}
    folders = {
        folder_of(i): {Path(f.path).name: f.data for f in fs} for i, fs in edition_files.items()
    }
    whole = {file.path: file.data for file in combined_files} | about
    whole |= {STATE: state_file({i: entries[i] for i in order}, about)}
    with finished_anyway(out):
        publish(out, folders, whole, [folder_of(i) for i in gone])


def _source(edition_id: str, name: str, digest: str) -> dict[str, str]:
    return {"title": f"{edition_id}/{name}", "sha256": digest}


def edition_tables(edition: EditionRecords, version: str) -> Tables:
    """The tables of an edition as they are written, those that others have too and its own."""
    metadata = _metadata(version, {edition.edition_id: edition.entry})
    own = {
        name: arrow_table(record, rows, metadata) for name, (record, rows) in edition.own.items()
    }
    return {
        name: arrow_table(name, edition.records.get(name, ()), metadata)
        for name in names_of(edition.entry)
    } | own


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
        main = main_of(entries[later])
        found: Iterable[Change] = ()
        if earlier.split("/")[0] == later.split("/")[0] != UNRELATED:
            pair = (entries[earlier], entries[later])
            dated = all(entry.order[0] for entry in pair)
            if dated and main.title and pair[0].profile == pair[1].profile:
                old, now = (tables[i][main.table].to_pylist() for i in (earlier, later))
                found = changes(old, now, main)
        table = arrow_table("changes", found, _metadata(version, {later: entries[later]}))
        if not table.equals(tables[later]["changes"]):
            tables[later]["changes"] = table
            fresh.add(later)
    return fresh


def _read(out: Path, edition_id: str, entry: Entry, state: State) -> Tables:
    """The tables of an edition that stays as it is, those that no other has aside."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

    folder = out / folder_of(edition_id)
    wrong = "damaged" if not state.is_whole(edition_id) else None
    tables: Tables = {}
    if wrong is None:
        tables = {name: pq.read_table(folder / f"{name}.parquet") for name in names_of(entry)}
        if any(not table.schema.equals(arrow_schema(name)) for name, table in tables.items()):
            wrong = "written by another version of mulu"
    if wrong is not None:
        message = f"{folder}: {wrong}; extract the edition again in the same run, or {REMOVE}"
        raise PublishError(message)
    return tables


def _edition_files(
    edition_id: str, tables: Tables, own: Mapping[str, tuple[type, Sequence[object]]]
) -> Iterator[DataFile]:
    for file in _files(tables, folder_of(edition_id) + "/"):
        record = own[file.table][0] if file.table in own else None
        yield replace(file, edition_id=edition_id, record=record)


def _combined_files(
    tables: Mapping[str, Tables],
    files: Mapping[str, Sequence[DataFile]],
    order: Sequence[str],
    entries: Mapping[str, Entry],
    version: str,
) -> Iterator[DataFile]:
    """The tables over all editions; those of a single one are its own."""
    had = {name for i in order for name in names_of(entries[i])}
    for name in records():
        if name not in TABLES and name not in had:
            continue
        if name in had and len(order) == 1 and order[0] in files:
            own = (file for file in files[order[0]] if file.table == name)
            yield from (replace(f, path=Path(f.path).name, edition_id=None) for f in own)
            continue
        yield from _files({name: _combined(name, tables, order, entries, version)}, "")


def _combined(
    name: str,
    tables: Mapping[str, Tables],
    order: Sequence[str],
    entries: Mapping[str, Entry],
    version: str,
) -> "pa.Table":
    import pyarrow as pa  # noqa: PLC0415 - heavy

    parts = [tables[i][name] for i in order if name in tables[i]]
    whole = pa.concat_tables(parts) if parts else arrow_table(name, (), {})
    return whole.replace_schema_metadata(_metadata(version, entries)).combine_chunks()


def _files(tables: Tables, folder: str) -> Iterator[DataFile]:
    for name, table in tables.items():
        for form, writer in WRITERS.items():
            path = f"{folder}{name}.{form}"
            yield DataFile(path, name, form, table.num_rows, writer(table))


def _described(out: Path, edition_id: str) -> list[dict[str, Any]]:
    """The descriptions of an edition whose files stay as they are."""
    described: list[dict[str, Any]] = json.loads((out / DESCRIPTOR).read_text("utf-8"))["resources"]
    return [entry for entry in described if entry["path"].startswith(f"{folder_of(edition_id)}/")]
