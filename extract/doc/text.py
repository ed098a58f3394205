"""The characters of a binary Word file, and what is said of them ([MS-DOC] 2.4)."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extract.doc.binary import Binary, Entry, plc
from extract.doc.properties import (
    DELETED,
    HIDDEN,
    IN_TABLE,
    LEVEL,
    ROW_END,
    SPECIAL,
    Characters,
    ParagraphLook,
    characters,
    paragraph,
)
from extract.model import UnreadableError

PIECE_TABLE, MODIFIERS = 2, 1
ONE_BYTE = 0x40000000
"""In the place of a piece: it holds a byte for each character, and its place is doubled."""

PAGE = 512
PAGE_NUMBER = 0x3FFFFF
WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
SHORT = {
    0x0C: LEVEL,
    0x18: IN_TABLE,
    0x19: ROW_END,
    0x41: DELETED,
    0x5C: HIDDEN,
    0x75: SPECIAL,
}
"""Modifiers that a piece may name by a number of seven bits (Prm0), those that are read here."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that stand together in the file: their places, where, bytes of each, modifiers."""

    start: int
    end: int
    offset: int
    width: int
    modifiers: bytes

    def place(self, at: int) -> int:
        """Where in the file a character stands."""
        return self.offset + (at - self.start) * self.width


class Text:
    """All characters of all stories, a place for each unit of UTF-16."""

    def __init__(self, file: Binary) -> None:
        """Read the table of pieces."""
        self._file = file
        self._pieces = list(_pieces(file))
        self._starts = [piece.start for piece in self._pieces]
        self.units = "".join(_decoded(file.main, piece) for piece in self._pieces)
        if len(self.units) < sum(file.lengths):
            message = f"the file is cut short: {len(self.units)} of {sum(file.lengths)} characters"
            raise UnreadableError(message)

    @cached_property
    def _characters(self) -> tuple[list[int], list[bytes]]:
        return _by_place(self._file, Entry.CHARACTERS)

    @cached_property
    def _paragraphs(self) -> tuple[list[int], list[bytes]]:
        return _by_place(self._file, Entry.PARAGRAPHS)

    def look(self, mark: int) -> ParagraphLook:
        """What is said of the paragraph whose mark stands at a place."""
        piece = self._pieces[bisect_right(self._starts, mark) - 1]
        said = _at(self._paragraphs, piece.place(mark))
        style, rest = int.from_bytes(said[:2], "little"), said[2:]
        look = paragraph(rest, ParagraphLook(style))
        if look.huge is not None:
            (length,) = struct.unpack_from("<H", self._file.data, look.huge)
            look = paragraph(self._file.data[look.huge + 2 :][:length], look)
        return paragraph(piece.modifiers, look) if piece.modifiers else look

    def runs(self, start: int, end: int) -> Iterator[tuple[int, str, Characters]]:
        """The characters from one place to another, by what is said of them, with their places."""
        while start < end:
            piece = self._pieces[bisect_right(self._starts, start) - 1]
            places, said = self._characters
            at = bisect_right(places, piece.place(start))
            stop = min(end, piece.end)
            if at < len(places):
                until = start + -(-(places[at] - piece.place(start)) // piece.width)
                stop = min(stop, max(until, start + 1))
            look = characters(said[at - 1] if 0 < at <= len(said) else b"")
            if piece.modifiers:
                look = characters(piece.modifiers, look)
            yield start, self.units[start:stop], look
            start = stop

    def character(self, at: int) -> Characters:
        """What is said of one character."""
        return next(self.runs(at, at + 1))[2]


def whole(units: str) -> str:
    """Units of UTF-16 as characters; half of a pair alone is none."""
    if units.isascii() or not any("\ud800" <= unit <= "\udfff" for unit in units):
        return units
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _pieces(file: Binary) -> Iterator[Piece]:
    data, at = file.entry(Entry.PIECES), 0
    lists: list[bytes] = []
    while data[at] == MODIFIERS:
        (length,) = struct.unpack_from("<H", data, at + 1)
        lists.append(data[at + 3 : at + 3 + length])
        at += 3 + length
    if data[at] != PIECE_TABLE:
        message = "the file is damaged: it does not say where its text stands"
        raise UnreadableError(message)
    (length,) = struct.unpack_from("<I", data, at + 1)
    places, items = plc(data[at + 5 : at + 5 + length], 8)
    for start, end, item in zip(places, places[1:], items, strict=False):
        _, place, modifier = struct.unpack("<HIH", item)
        one_byte = bool(place & ONE_BYTE)
        offset = (place & ~ONE_BYTE) // (2 if one_byte else 1)
        width = 1 if one_byte else 2
        if end < start or offset + (end - start) * width > len(file.main):
            message = "the file is cut short or damaged: its text does not stand where it says"
            raise UnreadableError(message)
        yield Piece(start, end, offset, width, _of_piece(modifier, lists))


def _of_piece(modifier: int, lists: list[bytes]) -> bytes:
    """The modifiers of a piece: one that its number names, or a list (Prm1, Prm0)."""
    if modifier & 1:
        at = modifier >> 1
        return lists[at] if at < len(lists) else b""
    number = SHORT.get(modifier >> 1 & 0x7F)
    return b"" if number is None or not modifier else struct.pack("<HB", number, modifier >> 8)


def _decoded(data: bytes, piece: Piece) -> str:
    count = piece.end - piece.start
    found = data[piece.offset : piece.offset + count * piece.width]
    if piece.width == 1:
        return found.decode("latin-1").translate(WINDOWS)
    text = found.decode("utf-16-le", "surrogatepass")
    return text if len(text) == count else "".join(map(chr, struct.unpack(f"<{count}H", found)))


def _by_place(file: Binary, entry: Entry) -> tuple[list[int], list[bytes]]:
    """Where something else is said of characters or paragraphs, and what, over the whole file."""
    _, numbers = plc(file.entry(entry), 4)
    places: list[int] = []
    said: list[bytes] = []
    end = 0
    for item in numbers:
        start = (int.from_bytes(item, "little") & PAGE_NUMBER) * PAGE
        page = file.main[start : start + PAGE]
        if len(page) < PAGE:
            message = "the file is cut short: what it says of its text is missing"
            raise UnreadableError(message)
        count = page[-1]
        of_page = struct.unpack_from(f"<{count + 1}I", page)
        places += of_page[:-1]
        end = of_page[-1]
        read = _paragraph_at if entry is Entry.PARAGRAPHS else _characters_at
        said += (read(page, count, i) for i in range(count))
    if places != sorted(places):
        message = "the file is damaged: what it says of its text is in no order"
        raise UnreadableError(message)
    return [*places, end], said


def _at(by_place: tuple[list[int], list[bytes]], place: int) -> bytes:
    places, said = by_place
    at = bisect_right(places, place) - 1
    return said[at] if 0 <= at < len(said) else b""


def _characters_at(page: bytes, count: int, number: int) -> bytes:
    """What a page says of its characters (ChpxFkp)."""
    at = 2 * page[4 * (count + 1) + number]
    return page[at + 1 : at + 1 + page[at]] if at else b""


def _paragraph_at(page: bytes, count: int, number: int) -> bytes:
    """What a page says of its paragraphs (PapxFkp); the length counts pairs of bytes."""
    at = 2 * page[4 * (count + 1) + 13 * number]
    if not at:
        return b""
    length = page[at]
    return page[at + 1 : at + 2 * length] if length else page[at + 2 : at + 2 + 2 * page[at + 1]]
