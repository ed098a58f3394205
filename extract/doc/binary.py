"""The streams of a binary Word file and its table of contents ([MS-CFB]; [MS-DOC] 2.1, 2.5)."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from io import BytesIO
from itertools import pairwise

import olefile

from extract.model import UnreadableError

SIGNATURE, WORD_97 = 0xA5EC, 0x00C1
ENCRYPTED, SECOND_TABLE = 0x0100, 0x0200
FLAGS, COUNTS, ENTRIES = 0x0A, 0x4C, 0x9A
"""Where in the first block the flags, the lengths of the stories and the entries stand."""

SAVE_PLAIN = "open it in a word processor and save it without a password"


class Entry(IntEnum):
    """The structures that are read, by their place in the table of contents (2.5.6)."""

    STYLES = 1
    FOOTNOTE_MARKS = 2
    FOOTNOTE_TEXTS = 3
    SECTIONS = 6
    HEADERS = 11
    CHARACTERS = 12
    PARAGRAPHS = 13
    FONTS = 15
    PIECES = 33
    SHAPES = 40
    ENDNOTE_MARKS = 46
    ENDNOTE_TEXTS = 47
    DRAWINGS = 50
    BOX_TEXTS = 56
    LISTS = 73
    LIST_OVERRIDES = 74


class Story(IntEnum):
    """The stories of a document, which follow each other in one row of characters (2.4.1)."""

    MAIN = 0
    FOOTNOTES = 1
    HEADERS = 2
    MACROS = 3
    COMMENTS = 4
    ENDNOTES = 5
    BOXES = 6
    HEADER_BOXES = 7


@dataclass(frozen=True, slots=True)
class Binary:
    """The streams of a file, and how many characters each story has."""

    main: bytes
    table: bytes
    data: bytes
    lengths: tuple[int, ...]

    def entry(self, entry: Entry) -> bytes:
        """The bytes of a structure; none where the file has none of its kind."""
        start, length = struct.unpack_from("<II", self.main, ENTRIES + 8 * entry)
        return self.table[start : start + length]

    def after(self, entry: Entry) -> bytes:
        """What stands behind a structure, for some go on there."""
        start, length = struct.unpack_from("<II", self.main, ENTRIES + 8 * entry)
        return self.table[start + length :]

    def story(self, story: Story) -> range:
        """The places of a story's characters."""
        start = sum(self.lengths[:story])
        return range(start, start + self.lengths[story])


def open_binary(data: bytes) -> Binary:
    """The streams of a file; `UnreadableError` where it is no Word file, or none to be read."""
    try:
        with olefile.OleFileIO(BytesIO(data)) as file:
            streams = {name: _stream(file, name) for name in ("WordDocument", "0Table", "1Table")}
            extra = _stream(file, "Data")
            is_package = file.exists("EncryptedPackage")
    except (OSError, ValueError, IndexError, struct.error, AttributeError, TypeError) as error:
        message = "the file is cut short or damaged: it begins like an old Office file"
        raise UnreadableError(message) from error
    main = streams["WordDocument"]
    if is_package:
        message = f"the file is encrypted; {SAVE_PLAIN}"
        raise UnreadableError(message)
    if not main:
        message = "an old Office file (Excel, PowerPoint, WPS) or another one, with no Word text"
        raise UnreadableError(message)
    identity, version = struct.unpack_from("<HH", main.ljust(4, b"\0"))
    if identity != SIGNATURE or version < WORD_97:
        message = "a file of Word 6, Word 95 or older; save it as .docx"
        raise UnreadableError(message)
    (flags,) = struct.unpack_from("<H", main, FLAGS)
    if flags & ENCRYPTED:
        message = f"the file is encrypted; {SAVE_PLAIN}"
        raise UnreadableError(message)
    table = streams["1Table" if flags & SECOND_TABLE else "0Table"]
    lengths = struct.unpack_from("<8I", main, COUNTS)
    if sum(lengths) > len(main):
        message = (
            f"the file is cut short or damaged: {sum(lengths)} characters in {len(main)} bytes"
        )
        raise UnreadableError(message)
    return Binary(main, table, extra, lengths)


def _stream(file: olefile.OleFileIO, name: str) -> bytes:
    if not file.exists(name):
        return b""
    with file.openstream(name) as stream:
        data: bytes = stream.read()
    return data


def parts_of(story: range, places: Sequence[int]) -> list[range]:
    """The parts of a story between places in it; `ValueError` where they are in no order."""
    if list(places) != sorted(places):
        message = "the parts of a story are in no order"
        raise ValueError(message)
    starts = [min(story.start + place, story.stop) for place in places]
    return [range(*pair) for pair in pairwise(starts)]


def plc(data: bytes, size: int) -> tuple[tuple[int, ...], list[bytes]]:
    """A list of places and the items between them, each of so many bytes (PLC)."""
    count = max(len(data) - 4, 0) // (4 + size)
    places = struct.unpack_from(f"<{count + 1}I", data) if count else ()
    first = 4 * (count + 1)
    return places, [data[first + size * i :][:size] for i in range(count)]
