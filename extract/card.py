"""The card of an edition, ``edition.toml``: what is known of it, and the files it came in."""

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from extract.formats import sniff
from extract.limits import LARGEST_CARD, LIMITS, MEBIBYTE, Limits
from extract.model import Asked, UnreadableError
from extract.parts import check_parts, page_ranges, stories

CARD = "edition.toml"
NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
PUBLISHED = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file in which an edition was published.

    ``include`` names what is read of a Word file beside its body, ``pages`` what is read of a PDF,
    as `extract.parts` takes them.
    """

    file: str
    format: str
    sha256: str
    origin: str
    include: str | None = None
    pages: str | None = None

    def asked(self, asked: Asked) -> Asked:
        """What is asked of a reader, with the parts that the card names."""
        own, ranges = stories(self.include), page_ranges(self.pages)
        return replace(asked, stories=own or asked.stories, pages=ranges or asked.pages)


@dataclass(frozen=True, slots=True)
class Correction:
    """A misprint and what is meant: in the position of this title, in this field of it.

    ``entry`` is its place among the card's corrections, from 1.
    """

    position: str
    field: str
    printed: str
    right: str
    reason: str
    entry: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says; a key that the source gives no value for is absent and None here.

    ``published`` is a date in ISO 8601, which may stop at the year or the month. Only a file that
    was given without a card has no title.
    """

    title: str | None
    rendition: tuple[Rendition, ...]
    region: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    status: str | None = None
    corrections: tuple[Correction, ...] = ()


LONGEST_NAME = 200
"""Bytes of the name of an edition that is made from a file's: file systems allow 255."""

COUNTED = {"rendition", "corrections", "entry"}
"""Fields that are no texts of a card's table."""


@dataclass(frozen=True, slots=True)
class Source:
    """An edition to read: its names, its card, and where its files lie."""

    catalogue: str
    edition: str
    card: Card
    folder: Path

    @property
    def id(self) -> str:
        """The edition's id, ``<catalogue>/<edition>``."""
        return f"{self.catalogue}/{self.edition}"

    def data(self, rendition: Rendition, limits: Limits = LIMITS) -> bytes:
        """The bytes of a rendition; `UnreadableError` where they are not those of the card."""
        path = self.folder / rendition.file
        try:
            data = _bytes(path, limits.size)
        except OSError as error:
            message = f"{error.strerror}; the card names this file"
            raise UnreadableError(message) from error
        found = hashlib.sha256(data).hexdigest()
        if found != rendition.sha256 and self.card.title is None:
            message = "the file changed while it was read; run again"
            raise UnreadableError(message)
        if found != rendition.sha256:
            message = (
                f"the file is not the one of the card (sha256 {found}, card "
                f"{rendition.sha256}); restore the file, or add the new one as an edition"
            )
            raise UnreadableError(message)
        return data


def find_cards(raw: Path) -> Iterator[Path]:
    """Every card under ``raw``, in the order of the editions' ids."""
    return iter(sorted(raw.glob(f"*/*/{CARD}")))


def read_source(path: Path) -> Source:
    """The edition whose card is ``path``; `UnreadableError` says what is wrong with the card."""
    folder = path.parent
    catalogue, edition = folder.parts[-2:]
    for name in (catalogue, edition):
        if not NAME.fullmatch(name):
            message = f"{folder}: {name!r} is no name; use a-z, 0-9, '.', '_' and '-'"
            raise UnreadableError(message)
    try:
        return Source(catalogue, edition, _card(_bytes(path, LARGEST_CARD)), folder)
    except (UnreadableError, ValueError, OSError) as error:
        said = error.strerror if isinstance(error, OSError) else error
        message = f"{path}: {said}"
        raise UnreadableError(message) from error


def _bytes(path: Path, most: int) -> bytes:
    """The bytes of a regular file of up to so many MiB."""
    if path.exists() and not path.is_file():
        message = "no regular file"
        raise UnreadableError(message)
    if path.stat().st_size > most * MEBIBYTE:
        raised = " (--size-limit raises that)" * (path.name != CARD)
        message = f"larger than {most} MiB{raised}"
        raise UnreadableError(message)
    return path.read_bytes()


def is_plain(name: str) -> bool:
    r"""Whether a file name can stand in a line, in a card and in a table as it is.

    >>> is_plain("目录 2.docx"), is_plain("a\x1b[2J.docx"), is_plain("a\u202etxt.docx")
    (True, False, False)
    """
    return all(character.isprintable() or character == "\u3000" for character in name)


def alike(name: str) -> str:
    """What names have in common that a file system may take for one: case and Unicode form."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def file_source(path: Path, limits: Limits = LIMITS) -> Source:
    """A file without a card, as an edition of its own: ``adhoc/<stem>``."""
    try:
        str(path).encode()
        data = _bytes(path, limits.size)
    except UnreadableError as error:
        message = f"{path}: {error}"
        raise UnreadableError(message) from error
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise UnreadableError(message) from error
    except UnicodeEncodeError as error:
        message = f"{path!a}: the name is no UTF-8; rename the file"
        raise UnreadableError(message) from error
    if not is_plain(path.name):
        message = f"{path}: the name holds characters that are not printed; rename the file"
        raise UnreadableError(message)
    stem = re.sub(r"[^\w.-]+", "-", alike(path.stem)).strip("-.") or "file"
    while len(stem.encode()) > LONGEST_NAME:
        stem = stem[:-1]
    digest = hashlib.sha256(data).hexdigest()
    rendition = Rendition(path.name, sniff(data), digest, "given")
    return Source("adhoc", stem, Card(None, (rendition,)), path.parent)


def _card(data: bytes) -> Card:
    table = tomllib.loads(data.decode("utf-8"))
    renditions = table.pop("rendition", None)
    if not isinstance(renditions, list) or not renditions:
        message = "the card names no file: add a [[rendition]] for each"
        raise UnreadableError(message)
    read = tuple(_rendition(entry, place) for place, entry in enumerate(renditions, 1))
    entries = table.pop("corrections", [])
    if not isinstance(entries, list):
        message = "corrections is no list: write [[corrections]] for each"
        raise UnreadableError(message)
    corrections = tuple(_correction(entry, place) for place, entry in enumerate(entries, 1))
    if isinstance(table.get("published"), date):
        table["published"] = table["published"].isoformat()
    texts = _checked(table, Card, "the card")
    card = Card(**texts, rendition=read, corrections=corrections)
    if card.published is not None and not _is_date(card.published):
        message = f"published {card.published!r} is no date; write 2021, 2021-05 or 2021-05-31"
        raise UnreadableError(message)
    names = [rendition.file for rendition in read]
    if len(set(map(alike, names))) < len(names):
        message = f"a file is named twice: {', '.join(names)}"
        raise UnreadableError(message)
    return card


def _is_date(text: str) -> bool:
    """Whether a text is a date in ISO 8601 that may stop at the year or the month."""
    if not PUBLISHED.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - len("2021") :])
    except ValueError:
        return False
    return True


def _correction(entry: object, place: int) -> Correction:
    where = f"corrections {place}"
    correction = Correction(**_checked(entry, Correction, where), entry=place)
    if correction.printed == correction.right:
        message = f"{where}: printed and right are the same, {correction.printed!r}"
        raise UnreadableError(message)
    return correction


def _rendition(entry: object, place: int) -> Rendition:
    where = f"rendition {place}"
    rendition = Rendition(**_checked(entry, Rendition, where))
    named = Path(rendition.file).name == rendition.file and rendition.file not in {"", ".", ".."}
    if not (named and is_plain(rendition.file) and "\\" not in rendition.file):
        message = f"{where}: file {rendition.file!r} is no file name beside the card"
        raise UnreadableError(message)
    try:
        check_parts(rendition.format, stories(rendition.include), page_ranges(rendition.pages))
    except UnreadableError as error:
        message = f"{where}: {error}"
        raise UnreadableError(message) from error
    if not SHA256.fullmatch(rendition.sha256):
        message = f"{where}: sha256 {rendition.sha256!r} is not 64 hex digits"
        raise UnreadableError(message)
    return rendition


def _checked(table: object, kind: type, where: str) -> dict[str, Any]:
    """The table, if it is one, its keys are those of ``kind`` and its values are texts."""
    if not isinstance(table, dict):
        message = f"{where} is no table: write [[{where.split(maxsplit=1)[0]}]]"
        raise UnreadableError(message)
    known = [field for field in fields(kind) if field.name not in COUNTED]
    names = [field.name for field in fields(kind) if field.name != "entry"]
    if unknown := sorted(table.keys() - set(names)):
        message = f"{where} has unknown keys: {', '.join(unknown)} (known: {', '.join(names)})"
        raise UnreadableError(message)
    if missing := [f.name for f in known if f.default is MISSING and f.name not in table]:
        message = f"{where} lacks {', '.join(missing)}"
        raise UnreadableError(message)
    if wrong := [name for name, value in table.items() if not isinstance(value, str) or not value]:
        message = f"{where}: {', '.join(wrong)} must be a text that is not empty; leave it out"
        raise UnreadableError(message)
    return table
