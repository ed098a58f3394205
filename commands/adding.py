"""What ``mulu add`` does: a file becomes an edition with its card, and what is in it is told."""

import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from commands.differences import Side, counted, items_of, side_from, side_of, summary
from export.state import UNRELATED
from extract.card import CARD, NAME, Card, Rendition, Source, find_cards, read_source
from extract.child import Child
from extract.model import Asked as Parts
from extract.model import UnreadableError
from extract.parts import page_ranges
from normalize.catalogue import Catalogue, Origin, normalize
from normalize.profile import Profile
from normalize.profiles import GENERIC, PROFILES, recognise
from normalize.talents import Talents
from normalize.titlepage import TitlePage, read_title_page
from normalize.unknown import Unknown, module_of, unknown_headings, unknown_subsections
from normalize.untyped import Generic
from sources import CORES, Request, given_source

ORIGIN = "added"
"""How the file came here, until whoever added it says it better on the card."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to add: the file, the names that the document does not say, and the pages of a PDF."""

    file: Path
    catalogue: str | None = None
    edition: str | None = None
    pages: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What was added: lines for people, and how many errors hold the edition back."""

    lines: tuple[str, ...]
    errors: int


def add(asked: Asked, raw: Path) -> Added:
    """Put a file below ``raw`` with its card; `UnreadableError` where that is not possible.

    Nothing is written before all is known, and nothing that is there is touched.
    """
    given = given_source(asked.file, Request(asked=Parts(pages=page_ranges(asked.pages))))
    rendition = replace(given.card.rendition[0], pages=asked.pages)
    with Child(given, rendition, rendition.asked(Parts(processes=CORES))) as child:
        try:
            document = child.document()
        except UnreadableError as error:
            message = f"{asked.file}: {error}"
            raise UnreadableError(message) from error
    if asked.catalogue == UNRELATED:
        message = f"{UNRELATED!r} is for files that are given one by one; name another catalogue"
        raise UnreadableError(message)
    profile = PROFILES.get(asked.catalogue or "") or recognise(document)
    if profile is GENERIC and not asked.catalogue:
        message = f"{asked.file}: its headings are of no known catalogue; --catalogue names its own"
        raise UnreadableError(message)
    page = read_title_page(document, profile)
    source = _source(asked, raw, given, profile, page)
    _write(source, asked.file, _card(source.card, page, profile))
    origin = Origin(source.id, rendition.file, rendition.sha256)
    catalogue = normalize(document, profile, origin)
    now = side_from(source.id, catalogue)
    lines = (*_told(source, page), *_recognised(catalogue, profile), *_since(now, raw))
    return Added(lines, now.errors)


def _source(asked: Asked, raw: Path, given: Source, profile: Profile, page: TitlePage) -> Source:
    """The edition that the file becomes, at a place that is free."""
    catalogue = asked.catalogue or profile.name
    edition = asked.edition or page.published
    if edition is None:
        message = f"{asked.file}: no date in it to name the edition by; add --edition NAME"
        raise UnreadableError(message)
    for name in (catalogue, edition):
        if not NAME.fullmatch(name):
            message = f"{name!r} is no name; use a-z, 0-9, '.', '_' and '-'"
            raise UnreadableError(message)
    folder = raw / catalogue / edition
    if os.path.lexists(folder):
        message = f"{folder} is there already; nothing is overwritten (--edition names another)"
        raise UnreadableError(message)
    rendition = replace(given.card.rendition[0], origin=ORIGIN, pages=asked.pages)
    if rendition.file == CARD:
        message = f"{asked.file}: the card is called {CARD}; rename the file"
        raise UnreadableError(message)
    named = catalogue if profile is GENERIC else profile.title
    card = Card(
        page.title or named,
        (rendition,),
        published=page.published,
        status=page.status,
    )
    return Source(catalogue, edition, card, folder)


def _card(card: Card, page: TitlePage, profile: Profile) -> str:
    """The text of a card. Strings of JSON are basic strings of TOML 1.0."""
    whose = "its catalogue's name" if profile is GENERIC else f"that of {profile.name}"
    note = "" if page.title else f"# The file has no title: this is {whose}.\n"
    return (
        "# What the source does not say is left out: region, publisher, url.\n"
        + note
        + _pairs(card, ("title", "published", "status"))
        + "\n[[rendition]]\n"
        + _pairs(card.rendition[0], ("file", "format", "origin", "sha256", "pages"))
    )


def _pairs(record: Card | Rendition, names: Iterable[str]) -> str:
    values = ((name, getattr(record, name)) for name in names)
    return "".join(
        f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in values if value
    )


def _write(source: Source, file: Path, card: str) -> None:
    """The file and its card, both or neither, in a folder that is not there yet."""
    with _said(source.folder):
        source.folder.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".adding-", dir=source.folder.parent.parent))
        try:
            shutil.copyfile(file, staging / file.name)
            replace(source, folder=staging).data(source.card.rendition[0])  # it may have changed
            (staging / CARD).write_text(card, encoding="utf-8")
            staging.chmod(0o755)
            staging.rename(source.folder)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def _said(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"{error.filename or folder}: {error.strerror}"
        raise UnreadableError(message) from error


def _told(source: Source, page: TitlePage) -> Iterator[str]:
    """Where the edition is, and what its card says."""
    (rendition,) = source.card.rendition
    yield f"{source.folder / rendition.file}: added, with its card {source.folder / CARD}"
    yield f"title      {page.title or f'none in the file; {source.card.title}'}"
    yield f"status     {page.status or 'none in the file'}"
    found = f"{page.published}, from {page.date_text}" if page.published else "none in the file"
    yield f"published  {found}"


def _recognised(catalogue: Catalogue, profile: Profile) -> Iterator[str]:
    """Headings and subsections as they were recognised, then those that are new."""
    if isinstance(catalogue, Generic):
        yield "read as     generic: its headings are of no known catalogue"
        named = dict.fromkeys(one.heading for one in catalogue.source_columns if one.heading)
        yield f"headings    {', '.join(map(str, named)) or 'none'}"
        return
    headings = dict.fromkeys(cell.heading for cell in catalogue.cells if cell.heading)
    fields = ((heading, profile.field_of(heading)) for heading in headings)
    yield f"headings     {_named((h, str(field)) for h, field in fields if field)}"
    sections = catalogue.sections if isinstance(catalogue, Talents) else ()
    counts = Counter((s.heading, s.key) for s in sections if s.heading and s.key)
    counted = ((str(heading), f"{key} × {n}") for (heading, key), n in counts.items())
    yield f"subsections  {_named(counted)}"
    unknown = (
        *unknown_headings(catalogue.findings, profile),
        *unknown_subsections(catalogue.findings, profile),
    )
    yield from _new(unknown, profile)


def _named(pairs: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{name} ({meaning})" for name, meaning in pairs) or "none"


def _new(unknown: Sequence[Unknown], profile: Profile) -> Iterator[str]:
    """The wordings that the profile does not know, and the lines that would make them known."""
    for one in unknown:
        near = f", nearest known: {one.nearest}" if one.nearest else ", like none that is known"
        yield f"new          {one.wording}{near}"
    if unknown:
        yield f"where one means the same, add to {module_of(profile)}:"
        yield from dict.fromkeys(f"    {one.line}" for one in unknown)


def _since(now: Side, raw: Path) -> Iterator[str]:
    """What became of the positions since the edition that was the latest."""
    catalogue = now.name.split("/")[0]
    if now.errors:
        yield f"{counted(now)}, as far as the file is read"
        return
    try:
        earlier = _newest(raw, catalogue, now.name)
        if earlier is None:
            yield f"{counted(now)}; the first edition of {catalogue} here"
            return
        before = side_of(earlier, Request(raw=raw, jobs=CORES))
        items = items_of(before, now)
    except UnreadableError as error:
        yield f"{counted(now)}; not compared, for {error}"
        return
    yield f"since {earlier}: {summary(before, now, items)}"
    yield f"mulu diff {earlier} {now.name} shows them"


def _newest(raw: Path, catalogue: str, but: str) -> str | None:
    """The latest edition of the catalogue but one: by date, then by name."""
    cards = [path for path in find_cards(raw) if path.parent.parent.name == catalogue]
    sources = [source for source in map(read_source, cards) if source.id != but]
    latest = max(sources, key=lambda s: (s.card.published or "", s.edition), default=None)
    return latest.id if latest else None
