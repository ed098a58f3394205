"""What a run is asked for, and the editions that it reads: files, or cards below ``raw``."""

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from extract.card import Source, file_source, find_cards, read_source
from extract.limits import LIMITS, Limits
from extract.model import ASKED, Asked, UnreadableError
from extract.parts import check_parts

CORES = os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Request:
    """What to run: files, or else every edition under ``raw``; where to write; how to read.

    The parts that are asked for are those of files; an edition's card says it for its own.
    """

    files: tuple[Path, ...] = ()
    raw: Path = Path("raw")
    out: Path = Path("out")
    catalogue: str | None = None
    allow_errors: bool = False
    jobs: int = 1
    asked: Asked = ASKED
    limits: Limits = LIMITS


def find(request: Request) -> tuple[list[Source], list[tuple[str, str]]]:
    """The editions to read, and the names of others with why their card or file cannot be read."""
    if request.files and request.catalogue:
        _profile_is_known(request.catalogue)
    for name, asked in (("include", request.asked.stories), ("pages", request.asked.pages)):
        if asked and not request.files:
            message = f"--{name} is for files; for an edition its card says {name} = …"
            raise UnreadableError(message)
    paths = request.files or tuple(find_cards(request.raw))
    if not paths:
        message = f"{request.raw}: no edition here; one is <catalogue>/<edition>/edition.toml"
        raise UnreadableError(message)
    sources: list[Source] = []
    unreadable: list[tuple[str, str]] = []
    for path in paths:
        if not request.files and request.catalogue not in {None, path.parent.parent.name}:
            continue
        try:
            sources.append(given_source(path, request) if request.files else read_source(path))
        except UnreadableError as error:
            name = path.name if request.files else "/".join(path.parts[-3:-1])
            unreadable.append((name, str(error)))
    if not sources and not unreadable:
        message = f"{request.raw}: no edition of the catalogue {request.catalogue!r} here"
        raise UnreadableError(message)
    twice = [name for name, count in Counter(s.id for s in sources).items() if count > 1]
    if twice:
        message = f"two files would both be {', '.join(twice)}; rename one"
        raise UnreadableError(message)
    return sources, unreadable


def given_source(path: Path, request: Request) -> Source:
    """A file that was given, if it has the parts that are asked for."""
    source = file_source(path, limits=request.limits)
    (rendition,) = source.card.rendition
    try:
        check_parts(rendition.format, request.asked.stories, request.asked.pages)
    except UnreadableError as error:
        message = f"{path}: {error}"
        raise UnreadableError(message) from error
    return source


def _profile_is_known(name: str) -> None:
    from normalize.profiles import PROFILES  # noqa: PLC0415 - not loaded where nothing changed

    if name not in PROFILES:
        message = f"no profile {name!r} (known: {', '.join(PROFILES)})"
        raise UnreadableError(message)
