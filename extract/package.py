"""An Open Packaging container (ECMA-376 part 2): its parts and the relations between them.

Nothing is unpacked to the disk, nothing outside the file is fetched, and no part is read that a
reader does not ask for.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from extract.model import UnreadableError
from extract.ooxml import STRICT, STRICT_SPACES

LARGEST_PART = 512 * 1024 * 1024
HIGHEST_RATIO = 400
"""A part that unpacks to more, or by more times its size in the file, is no document's."""

RATIO_COUNTS_FROM = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part to another one of the same file: its kind and the other's name."""

    kind: str
    target: str


class Package:
    """The parts of a file; names begin with a slash."""

    def __init__(self, data: bytes) -> None:
        """Open the container; `UnreadableError` where it is none."""
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            message = "the file is cut short or damaged: it begins like a zip file and does not end"
            raise UnreadableError(message) from error
        self._names = {f"/{name}".lower(): name for name in self._zip.namelist()}

    def has(self, name: str) -> bool:
        """Whether there is such a part; names are compared without case."""
        return name.lower() in self._names

    def part(self, name: str) -> bytes:
        """The bytes of a part."""
        info = self._zip.getinfo(self._names[name.lower()])
        size, packed = info.file_size, max(info.compress_size, 1)
        if size > LARGEST_PART or (size > RATIO_COUNTS_FROM and size / packed > HIGHEST_RATIO):
            message = f"{name} would unpack to {size} bytes from {packed}: no document does that"
            raise UnreadableError(message)
        try:
            return self._zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
            message = f"{name} is damaged or encrypted inside the file: {error}"
            raise UnreadableError(message) from error

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part; entities are not expanded, and a document type is refused."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        data = self.part(name)
        if STRICT.encode() in data:
            for strict, transitional in STRICT_SPACES.items():
                data = data.replace(strict.encode(), transitional.encode())
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            message = f"{name} is no well-formed XML: {' '.join(str(error).split())}"
            raise UnreadableError(message) from error
        if root.getroottree().docinfo.internalDTD is not None:
            message = f"{name} declares a document type, which no Office file does"
            raise UnreadableError(message)
        return root

    def relations(self, name: str = "/") -> tuple[Relation, ...]:
        """The relations of a part (of the package itself: ``/``) to parts of this file."""
        folder, base = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(path):
            return ()
        return tuple(
            Relation(
                element.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join(folder, element.get("Target", ""))),
            )
            for element in self.xml(path)
            if element.get("TargetMode") != "External"
        )

    def related(self, name: str, kind: str) -> Iterator[str]:
        """The parts that ``name`` has a relation of ``kind`` to, those that are there."""
        targets = (relation.target for relation in self.relations(name) if relation.kind == kind)
        return (target for target in targets if self.has(target))
