"""An Open Packaging container (ECMA-376 part 2): its parts and the relations between them.

Nothing is unpacked to the disk, nothing outside the file is fetched, and no part is read that a
reader does not ask for.
"""

import codecs
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Protocol
from urllib.parse import unquote

from lxml import etree

from extract.limits import HIGHEST_RATIO, LARGEST_PART, MOST_PARTS, RATIO_COUNTS_FROM
from extract.model import Remark, UnreadableError
from extract.word.ooxml import OTHER_SPACES

DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, RuntimeError, ValueError, OverflowError),
)
"""What `zipfile` raises on bytes that it cannot read."""

MAIN = "officeDocument"
CONTENT_TYPES = "/[Content_Types].xml"
USUAL = {MAIN: "word/document.xml"}
"""Where a related part is looked for when the relations cannot be read, else by its kind's name."""

FLAT = "http://schemas.microsoft.com/office/2006/xmlPackage"
EMPTY_ZIP = b"PK\x05\x06" + bytes(18)

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SYMBOL_FONTS = (b'"Symbol"', b'"Wingdings', b'"Webdings"')

DECLARATION = re.compile(r"^\ufeff?<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part to another one of the same file: its id, kind, and the other's name."""

    name: str
    kind: str
    target: str


class Parts(Protocol):
    """The parts of a document. ``remarks`` tell what of it is damaged.

    ``symbolic`` has the XML parts, of those that were read, that name a symbol font.
    """

    remarks: list[Remark]
    symbolic: set[str]

    def xml(self, name: str) -> etree._Element:
        """The root of a part."""

    def xml_if_whole(self, name: str) -> etree._Element | None:
        """The root of a part that a document can do without; a remark where it is damaged."""

    def related(self, name: str, kind: str) -> Iterator[str]:
        """The parts that ``name`` has a relation of ``kind`` to."""

    def target(self, name: str, relation: str) -> str | None:
        """The part that a relation of ``name`` leads to, by its id; None where there is none."""

    def part(self, name: str) -> bytes:
        """The bytes of a part."""


class Package:
    """The `Parts` of an Open Packaging container; their names begin with a slash."""

    def __init__(self, data: bytes) -> None:
        """Open the container; `UnreadableError` where it is none."""
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except DAMAGED as error:
            message = "the file is cut short or damaged: it begins like a zip file and does not end"
            raise UnreadableError(message) from error
        names = self._zip.namelist()
        if len(names) > MOST_PARTS:
            message = f"the zip file has {len(names)} parts; up to {MOST_PARTS} are read"
            raise UnreadableError(message)
        self._names = {_key(name): name for name in names}
        self._twice = {key for key, count in Counter(map(_key, names)).items() if count > 1}
        self._relations: dict[str, tuple[Relation, ...] | None] = {}
        self.remarks: list[Remark] = []
        self.symbolic: set[str] = set()

    def has(self, name: str) -> bool:
        """Whether there is such a part; names are compared without case."""
        return _key(name) in self._names

    def part(self, name: str) -> bytes:
        """The bytes of a part, no more of them than its size says.

        Part names are equivalent without case (ECMA-376 part 2, 6.2.2.3); of two nobody can tell
        which one the word processor shows.
        """
        if _key(name) in self._twice:
            message = f"the file holds {name} twice: which one counts is not said"
            raise UnreadableError(message)
        info = self._zip.getinfo(self._names[_key(name)])
        size, packed = info.file_size, max(info.compress_size, 1)
        if size > LARGEST_PART or (size > RATIO_COUNTS_FROM and size / packed > HIGHEST_RATIO):
            message = f"{name} would unpack to {size} bytes from {packed}: no document does that"
            raise UnreadableError(message)
        try:
            with self._zip.open(info) as file:
                return file.read(size)
        except DAMAGED as error:
            why = " ".join(str(error).split())
            message = f"{name} is damaged or encrypted inside the file: {why}"
            raise UnreadableError(message) from error

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part; entities are not expanded, and a document type is refused."""
        root, data = parsed(name, self.part(name))
        if any(font in data for font in SYMBOL_FONTS):
            self.symbolic.add(name)
        return root

    def xml_if_whole(self, name: str) -> etree._Element | None:
        """The root of a part that a document can do without; a remark where it is damaged."""
        try:
            return self.xml(name)
        except UnreadableError as error:
            self.remarks.append(Remark("part-damaged", str(error)))
            return None

    def related(self, name: str, kind: str) -> Iterator[str]:
        """The parts that ``name`` has a relation of ``kind`` to, those that are there."""
        relations = self._relations_of(name)
        if relations is None:
            usual = posixpath.join(posixpath.dirname(name), USUAL.get(kind, f"{kind}.xml"))
            return iter([usual] if self.has(usual) else [])
        targets = [relation.target for relation in relations if relation.kind == kind]
        found = [target for target in targets if self.has(target)]
        for target in targets if len(found) < len(targets) else ():
            if target not in found:
                self._say_damaged(f"{name} leads to {target}, which is not there")
        return iter(found)

    def _say_damaged(self, message: str) -> None:
        remark = Remark("part-damaged", message)
        if remark not in self.remarks:
            self.remarks.append(remark)

    def target(self, name: str, relation: str) -> str | None:
        """The part that a relation of ``name`` leads to, by its id; None where there is none."""
        relations = self._relations_of(name) or ()
        targets = (other.target for other in relations if other.name == relation)
        return next((target for target in targets if self.has(target)), None)

    def _relations_of(self, name: str) -> tuple[Relation, ...] | None:
        """The relations of a part, which are read once; None if damaged."""
        if name not in self._relations:
            self._relations[name] = self._read_relations(name)
        return self._relations[name]

    def _read_relations(self, name: str) -> tuple[Relation, ...] | None:
        """The relations of a part (of the package: ``/``) within the file; None if damaged."""
        folder, base = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(path) and name != "/":
            return ()
        if not self.has(path):
            self.remarks.append(Remark("part-damaged", f"{path} is not there"))
            return None
        root = self.xml_if_whole(path)
        if root is None:
            return None
        return tuple(
            Relation(
                element.get("Id", ""),
                element.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join(folder, _target(element))),
            )
            for element in root
            if element.get("TargetMode") != "External"
        )


def _target(relation: etree._Element) -> str:
    """Where a relation leads to; neither escapes nor the direction of slashes matter."""
    return unquote(relation.get("Target", "")).replace("\\", "/")


class FlatPackage(Package):
    """The `Parts` of a package that is one XML file: each is an element with its name."""

    def __init__(self, data: bytes) -> None:
        """Take the file apart."""
        super().__init__(EMPTY_ZIP)
        self._parts = {
            _key(part.get(f"{{{FLAT}}}name", "")): content
            for part in parsed("the file", data)[0].iterchildren(f"{{{FLAT}}}part")
            for content in _content(part)
        }

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return _key(name) in self._parts

    def part(self, name: str) -> bytes:
        """The XML of a part."""
        return self._parts[_key(name)]


def _content(part: etree._Element) -> Iterator[bytes]:
    """What a part of a Flat OPC file holds: XML, or bytes in base64, as far as they are such."""
    for root in part.iterfind(f"{{{FLAT}}}xmlData/*"):
        yield etree.tostring(root)
    for coded in part.iterfind(f"{{{FLAT}}}binaryData"):
        with suppress(ValueError):
            yield b64decode("".join((coded.text or "").split()))


def parsed(name: str, data: bytes) -> tuple[etree._Element, bytes]:
    """The root of a part, and its XML; `UnreadableError` where it is not well-formed."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        data = _transitional(data)
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, UnicodeDecodeError) as error:
        if isinstance(error, etree.XMLSyntaxError) and not error.lineno:
            raise MemoryError from error  # where it ends the parser has no words, nor a line
        message = f"{name} is no well-formed XML: {' '.join(str(error).split())}"
        raise UnreadableError(message) from error
    if root.getroottree().docinfo.internalDTD is not None:
        message = f"{name} declares a document type, which no Office file does"
        raise UnreadableError(message)
    return root, data


def _key(name: str) -> str:
    """A part's name as names are compared: without case, escapes, or a leading slash."""
    return unquote(name).replace("\\", "/").lstrip("/").lower()


def _transitional(data: bytes) -> bytes:
    """A part's XML with other namespaces as Transitional ones, whatever its encoding."""
    if data.startswith(UTF_16):
        data = DECLARATION.sub("", data.decode("utf-16"), count=1).encode()
    for other, usual in OTHER_SPACES.items():
        if other.encode() in data:
            data = data.replace(other.encode(), usual.encode())
    return data
