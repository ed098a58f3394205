"""What the output folder holds, as it says itself; told without loading what writes it."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

DESCRIPTOR = "datapackage.json"
DICTIONARY = "README.md"
STATE = ".state.json"
UNRELATED = "adhoc"
"""The catalogue of files that were given one by one: they are no editions of one another."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of an edition beside its tables.

    ``fingerprint`` says what it was made from, ``profile`` how it was read and so which tables it
    has, ``order`` sorts the editions of a catalogue, ``sources`` are the names and SHA-256 of its
    files, ``severities`` counts its findings, ``notes`` is what its renditions say of each other.
    """

    fingerprint: str
    profile: str
    order: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    positions: int
    severities: Mapping[str, int]
    notes: tuple[str, ...] = ()


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


def state_of(out: Path) -> State:
    """The state of an output folder; of one whose own records are damaged nothing is known."""
    if not (out / STATE).exists() and not (out / DESCRIPTOR).exists():
        return State({}, ())
    try:
        kept = json.loads((out / STATE).read_text("utf-8"))
        entries = {edition_id: _entry(entry) for edition_id, entry in kept["editions"].items()}
        described = json.loads((out / DESCRIPTOR).read_bytes())
        broken = [path for path, ok in _whole(out, described) if not ok]
        broken += [path for path, digest in kept["about"].items() if _digest(out / path) != digest]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return State({}, (STATE if (out / DESCRIPTOR).exists() else DESCRIPTOR,))
    return State(entries, tuple(broken))


def _whole(out: Path, descriptor: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    for described in descriptor["resources"]:
        path = out / described["path"]
        yield described["path"], f"sha256:{_digest(path)}" == described["hash"]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _entry(kept: dict[str, Any]) -> Entry:
    sources = tuple((name, digest) for name, digest in kept["sources"])
    severities = {name: int(count) for name, count in kept["severities"].items()}
    lists = {"order": tuple(kept["order"]), "sources": sources, "notes": tuple(kept["notes"])}
    return Entry(**kept | lists | {"severities": severities})


def state_file(entries: Mapping[str, Entry], about: Mapping[str, bytes]) -> bytes:
    """What is kept: each edition's entry, and the hashes of the files that describe the rest."""
    kept = {
        "about": {path: hashlib.sha256(data).hexdigest() for path, data in about.items()},
        "editions": {edition_id: asdict(entry) for edition_id, entry in entries.items()},
    }
    return json.dumps(kept, ensure_ascii=False, indent=1).encode()
