"""The style sheet and the fonts of a binary Word file ([MS-DOC], STSH, STD, SttbfFfn)."""

import struct
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from extract.doc.binary import Binary, Entry
from extract.doc.markup import Markup, element, properties
from extract.doc.properties import (
    AGAINST_STYLE,
    Characters,
    ParagraphLook,
    characters,
    paragraph,
)

KINDS = {1: "paragraph", 2: "character", 3: "table", 4: "numbering"}
NO_BASE = 0x0FFF
OF_PARAGRAPHS, OF_CHARACTERS = 0, 10
"""The styles that hold where a paragraph or its text names none (STSH)."""

NAME_OF_FONT = 39
"""Where in the entry of a font its name begins (FFN)."""


class Style(NamedTuple):
    """A style, as far as it numbers or hides text; ``above`` is the one that it is based on."""

    kind: str | None
    above: int
    look: ParagraphLook
    text: Characters


def styles(file: Binary) -> Markup:
    """The styles, as far as they number or hide text."""
    found = dict(_styles(file.entry(Entry.STYLES)))
    return element("styles", *(_markup(number, found) for number in found))


def _styles(data: bytes) -> Iterator[tuple[int, Style]]:
    if not data:
        return
    head, count, base = struct.unpack_from("<HHH", data)
    at = 2 + head
    for number in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        if length:
            yield number, _style(data[at + 2 : at + 2 + length], base)
        at += 2 + length + length % 2


def _style(data: bytes, base: int) -> Style:
    """A style from its fixed part, its name, and the properties that it changes."""
    _, of_kind, of_count = struct.unpack_from("<HHH", data)
    kind, above, changes = KINDS.get(of_kind & 15), of_kind >> 4, of_count & 15
    (letters,) = struct.unpack_from("<H", data, base)
    at = base + 2 + 2 * letters + 2
    parts = []
    for _ in range(changes):
        (length,) = struct.unpack_from("<H", data, at)
        parts.append(data[at + 2 : at + 2 + length])
        at += 2 + length + length % 2
    look, text = ParagraphLook(), Characters()
    if kind == "paragraph" and parts:
        look = paragraph(parts[0][2:], look)
        text = characters(parts[1]) if len(parts) > 1 else text
    elif kind == "character" and parts:
        text = characters(parts[-1])
    return Style(kind, above, look, text)


def _markup(number: int, styles: Mapping[int, Style]) -> Markup:
    style = styles[number]
    is_hidden = element("rPr", element("vanish", val=int(_hides(number, styles))))
    return element(
        "style",
        "" if style.above == NO_BASE else element("basedOn", val=style.above),
        properties("pPr", [numbered(style.look)]),
        "" if style.text.hidden is None else is_hidden,
        type=style.kind or "numbering",
        styleId=number,
        default=int(number in {OF_PARAGRAPHS, OF_CHARACTERS}),
    )


def _hides(number: int, styles: Mapping[int, Style], below: AbstractSet[int] = frozenset()) -> bool:
    """Whether a style hides text, by itself or by those that it is based on."""
    if number not in styles or number in below:
        return False
    said = styles[number].text.hidden
    if isinstance(said, bool):
        return said
    base = _hides(styles[number].above, styles, below | {number})
    return base != (said == AGAINST_STYLE)


def numbered(look: ParagraphLook) -> Markup:
    """The list and the level that a paragraph or a style names; nothing where it names none."""
    level = "" if look.level is None else element("ilvl", val=look.level)
    named = "" if look.list_number is None else element("numId", val=look.list_number)
    return properties("numPr", [level, named])


def fonts(file: Binary) -> list[str]:
    """The names of the fonts, by their numbers."""
    data = file.entry(Entry.FONTS)
    names: list[str] = []
    at = 4
    while at < len(data):
        length = data[at] + 1
        name = data[at + 1 + NAME_OF_FONT : at + length]
        names.append(name[: len(name) & ~1].decode("utf-16-le", "replace").partition("\0")[0])
        at += length
    return names
