"""The lists of a binary Word file ([MS-DOC], PlfLst, LVLF, PlfLfo)."""

import struct
from collections.abc import Iterator, Sequence

from extract.doc.binary import Binary, Entry
from extract.doc.markup import Markup, element
from extract.doc.properties import characters
from extract.doc.text import whole
from extract.numerals import BY_CODE

LIST, LEVEL, INSTANCE = 28, 28, 16
"""Bytes of a list, of the fixed part of a level, of a list that paragraphs name."""

SIMPLE, LEGAL, NO_RESTART = 0x01, 0x04, 0x08
STARTS, FORMATS = 0x10, 0x20
LEVELS = 9
NO_STYLE = 0x0FFF
BULLET, NONE = 0x17, 0xFF


def lists(file: Binary, fonts: Sequence[str]) -> Markup:
    """The lists and the instances that paragraphs name, by their number from 1."""
    abstracts = dict(_lists(file, fonts))
    numbers = {identity: number for number, identity in enumerate(abstracts)}
    made = (
        element("abstractNum", *levels, abstractNumId=numbers[identity])
        for identity, levels in abstracts.items()
    )
    return element("numbering", *made, *_instances(file, numbers, fonts))


def _lists(file: Binary, fonts: Sequence[str]) -> Iterator[tuple[int, list[Markup]]]:
    """The levels of each list, by what instances call it."""
    data, levels = file.entry(Entry.LISTS), file.after(Entry.LISTS)
    count = struct.unpack_from("<H", data)[0] if data else 0
    at = 0
    for number in range(count):
        start = 2 + LIST * number
        identity, _, *linked = struct.unpack_from("<iI9H", data, start)
        made: list[Markup] = []
        for level in range(1 if data[start + 26] & SIMPLE else LEVELS):
            style = "" if linked[level] == NO_STYLE else element("pStyle", val=linked[level])
            parts, at = _level(levels, at, fonts)
            made.append(element("lvl", *parts, style, ilvl=level))
        yield identity, made


def _level(data: bytes, at: int, fonts: Sequence[str]) -> tuple[list[Markup], int]:
    """What a level of a list says, and where the next one stands."""
    start, form, flags = struct.unpack_from("<iBB", data, at)
    of_text, of_paragraph, limit = data[at + 24 : at + 27]
    places = data[at + 6 : at + 15]
    at += LEVEL + of_paragraph
    look = characters(data[at : at + of_text])
    at += of_text
    (letters,) = struct.unpack_from("<H", data, at)
    at += 2
    units = data[at : at + 2 * letters].decode("utf-16-le", "surrogatepass")
    named = {place - 1 for place in places if place}
    text = "".join(
        f"%{ord(unit) + 1}" if i in named and ord(unit) < LEVELS else unit
        for i, unit in enumerate(units)
    )
    parts = [element("start", val=start), element("numFmt", val=_format(form))]
    parts.append(element("lvlText", val=whole(text)))
    if flags & LEGAL:
        parts.append(element("isLgl"))
    if flags & NO_RESTART:
        parts.append(element("lvlRestart", val=limit))
    is_named = look.font is not None and look.font < len(fonts)
    font = element("rFonts", ascii=fonts[look.font or 0]) if is_named else ""
    hidden = element("vanish") if look.hidden is True else ""
    parts.append(element("rPr", font, hidden) if font or hidden else "")
    return parts, at + 2 * letters


def _format(code: int) -> str:
    if code == NONE:
        return "none"
    return BY_CODE[code] if code < len(BY_CODE) else f"format {code}"


def _instances(file: Binary, numbers: dict[int, int], fonts: Sequence[str]) -> Iterator[Markup]:
    data, rest = file.entry(Entry.LIST_OVERRIDES), b""
    count = struct.unpack_from("<I", data)[0] if data else 0
    rest, at = data[4 + INSTANCE * count :], 0
    for number in range(count):
        start = 4 + INSTANCE * number
        (identity,) = struct.unpack_from("<i", data, start)
        known = identity in numbers
        parts = [element("abstractNumId", val=numbers[identity])] if known else []
        at += 4  # a place that nothing asks for
        for _ in range(data[start + 12]):
            override, at = _override(rest, at, fonts)
            parts.append(override)
        yield element("num", *parts, numId=number + 1)


def _override(data: bytes, at: int, fonts: Sequence[str]) -> tuple[Markup, int]:
    """What an instance changes of a level, and where the next change stands."""
    start, flags = struct.unpack_from("<iI", data, at)
    level = flags & 15
    at += 8
    change = element("startOverride", val=start) if flags & STARTS else ""
    if flags & FORMATS:
        parts, at = _level(data, at, fonts)
        change = element("lvl", *parts, ilvl=level)
    return element("lvlOverride", change, ilvl=level), at
