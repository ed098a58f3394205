"""The way through: sources → documents → catalogues → the data set."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, fields, replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from export.publish import exclusive
from export.state import UNRELATED, Entry, State, folder_of, state_of
from extract.card import Rendition, Source, find_cards
from extract.child import Child
from extract.model import UnreadableError
from fingerprints import digest, fingerprint
from sources import Request, find
from versions import version as installed

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from export.dataset import EditionRecords
    from normalize.catalogue import Catalogue
    from normalize.model import Finding

Status = Literal["published", "unchanged", "sound", "withdrawn", "held back", "unreadable"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one edition; ``message`` says why it is unreadable."""

    edition_id: str
    status: Status
    entry: Entry | None = None
    errors: tuple["Finding", ...] = ()
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """An edition that was read, or why it could not be."""

    source: Source
    catalogue: "Catalogue | None" = None
    message: str | None = None


Progress = Callable[[str, int, int], None]
"""Told of each edition that is done: its id, its number, and how many there are."""


def extract(request: Request, progress: Progress) -> list[Outcome]:
    """Read every edition that changed, and publish those without errors: all or nothing."""
    sources, unreadable = find(request)
    with exclusive(request.out):
        state = state_of(request.out)
        current = {s.id: state.entries[s.id] for s in sources if is_current(s, state, request)}
        new = [source for source in sources if source.id not in current]
        results = list(read_all(new, request, progress))
        outcomes = [outcome_of(result, request) for result in results]
        good = [
            records_of(result, outcome)
            for result, outcome in zip(results, outcomes, strict=True)
            if outcome.status == "published"
        ]
        gone = _gone(request, state)
        if good or gone or (current and state.broken):
            from export.dataset import write  # noqa: PLC0415 - not loaded where nothing changed

            write(request.out, state, good, gone, version())
    outcomes += [Outcome(edition_id, "unchanged", entry) for edition_id, entry in current.items()]
    outcomes += [Outcome(edition_id, "withdrawn") for edition_id in gone]
    return sorted([*unread(unreadable), *outcomes], key=lambda outcome: outcome.edition_id)


def _gone(request: Request, state: State) -> list[str]:
    """The editions in the output that have no card any more, or whose folder was removed."""
    cards = {"/".join(path.parts[-3:-1]) for path in find_cards(request.raw)}
    every = not request.files and request.catalogue is None
    return [
        edition_id
        for edition_id in state.entries
        if (every and not edition_id.startswith(f"{UNRELATED}/") and edition_id not in cards)
        or (edition_id not in cards and not (request.out / folder_of(edition_id)).exists())
    ]


def read_all(sources: Sequence[Source], request: Request, progress: Progress) -> Iterator[Result]:
    """Read the editions, several at a time, in order."""
    workers = min(request.jobs, len(sources))
    asked = replace(request.asked, processes=max(1, request.jobs // max(1, workers)))
    read = partial(read_one, request=replace(request, asked=asked))
    with ExitStack() as stack:
        several = stack.enter_context(_pool(workers)).map if workers > 1 else map
        done: Iterator[Result] = several(read, sources)
        if workers > 1:
            _load_ahead()
        for number, result in enumerate(done, 1):
            if result.message is None:
                progress(result.source.id, number, len(sources))
            yield result


def _pool(workers: int) -> "Executor":
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - not loaded for one edition
    from multiprocessing import get_context  # noqa: PLC0415

    # A progress bar may run in a thread, which must not be forked.
    return ProcessPoolExecutor(workers, get_context("spawn"))


def read_one(source: Source, request: Request) -> Result:
    """An edition from its renditions, by the profile of its catalogue or the one asked for.

    Each rendition is read by a process of its own, all at the same time.
    """
    with ExitStack() as stack:
        children: list[tuple[Rendition, Child]] = []
        for rendition in source.card.rendition:
            child = Child(source, rendition, rendition.asked(request.asked), request.limits)
            children.append((rendition, stack.enter_context(child)))
        _load_ahead()
        return _normalize(source, children, request.catalogue if request.files else None)


def _load_ahead() -> None:
    """While other processes read, load what this one needs when they have read."""
    for name in ("pyarrow.parquet", "export.dataset", "normalize.edition", "normalize.profiles"):
        import_module(name)
    from normalize.ahead import prepare  # noqa: PLC0415 - as above

    prepare()


def _normalize(
    source: Source, children: Sequence[tuple[Rendition, Child]], forced: str | None
) -> Result:
    from normalize.catalogue import Origin, normalize  # noqa: PLC0415 - not loaded where nothing changed
    from normalize.edition import merged  # noqa: PLC0415
    from normalize.profiles import PROFILES, recognise  # noqa: PLC0415

    catalogues: list[Catalogue] = []
    unread: list[tuple[str, str]] = []
    profile = PROFILES.get(forced or source.catalogue)
    for rendition, child in children:
        digest, corrections = rendition.sha256, source.card.corrections
        origin = Origin(source.id, rendition.file, digest, corrections)
        try:
            document = child.document()
            profile = profile or recognise(document)
            catalogues.append(normalize(document, profile, origin))
        except (UnreadableError, TimeoutError) as error:
            if not catalogues:
                return Result(source, message=f"{source.folder / rendition.file}: {error}")
            unread.append((rendition.file, str(error)))
    return Result(source, merged(catalogues, unread))


def unread(found: Iterable[tuple[str, str]]) -> Iterator[Outcome]:
    """The outcomes of editions whose card or file cannot be read, from their names and why."""
    return (Outcome(name, "unreadable", message=why) for name, why in found)


def outcome_of(result: Result, request: Request, good: Status = "published") -> Outcome:
    """What becomes of an edition that was read: ``good`` unless an error holds it back."""
    source, catalogue = result.source, result.catalogue
    if catalogue is None:
        return Outcome(source.id, "unreadable", message=result.message)
    entry = Entry(
        fingerprint=fingerprint(
            source, asked_for(request), (r.sha256 for r in source.card.rendition)
        ),
        profile=catalogue.profile,
        order=(source.card.published or "", source.edition),
        sources=tuple((r.file, r.sha256) for r in source.card.rendition),
        positions=len(catalogue.rows),
        severities=dict(sorted(Counter(f.severity for f in catalogue.findings).items())),
        notes=tuple(_notes(source, catalogue, request)),
    )
    errors = tuple(f for f in catalogue.findings if f.severity == "error")
    held = bool(errors) and not request.allow_errors
    return Outcome(source.id, "held back" if held else good, entry, errors)


def _notes(source: Source, catalogue: "Catalogue", request: Request) -> Iterator[str]:
    """What a reader of the report should know of an edition beside its counts."""
    named = request.catalogue if request.files else source.catalogue
    if named != catalogue.profile:
        by_headings = named is None and catalogue.profile != "generic"
        why = f"no profile is named {named}" if named else "it has the headings of no catalogue"
        yield f"read as {catalogue.profile}, " + (
            "by its headings" if by_headings else f"for {why}"
        )
    for finding in catalogue.findings:
        if finding.code == "renditions-compared":
            yield f"{finding.source_file} {finding.message}"


def records_of(result: Result, outcome: Outcome) -> "EditionRecords":
    """The edition's records by table; each field of a catalogue has its table's name."""
    from export.dataset import EditionRecords  # noqa: PLC0415 - as above
    from normalize.catalogue import NO_TABLES  # noqa: PLC0415 - as above
    from normalize.edition import edition_record  # noqa: PLC0415

    catalogue, entry = result.catalogue, outcome.entry
    if catalogue is None or entry is None:
        message = f"{outcome.edition_id} was not read"
        raise ValueError(message)
    tables = [f.name for f in fields(catalogue) if f.name not in NO_TABLES]
    records = {name: getattr(catalogue, name) for name in tables}
    records["editions"] = (edition_record(result.source, catalogue, version()),)
    return EditionRecords(outcome.edition_id, entry, records, catalogue.own_tables())


def is_current(source: Source, state: State, request: Request) -> bool:
    """Whether the output holds this edition, from this source and by this code."""
    entry = state.entries.get(source.id)
    if entry is None or not state.is_whole(source.id):
        return False
    if entry.severities.get("error") and not request.allow_errors:
        return False
    now = (digest(source.folder / rendition.file) for rendition in source.card.rendition)
    return entry.fingerprint == fingerprint(source, asked_for(request), now)


def asked_for(request: Request) -> str:
    """What of a request shapes what is written."""
    forced = request.catalogue if request.files else None
    return f"{forced}{replace(request.asked, password=None)}"


def version() -> str:
    """The version of mulu, which is the data package's."""
    return installed("mulu")
