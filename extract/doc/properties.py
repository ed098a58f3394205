"""Property modifiers (sprms) and what they say of characters and paragraphs ([MS-DOC] 2.6)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

Modifier = tuple[int, bytes]
"""A modifier's number and its operand."""

SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
"""Bytes of an operand by the last three bits of the modifier's number (Sprm)."""

DEFINE_TABLE, DEFINE_TABLE_10, CHANGE_TABS = 0xD608, 0xD606, 0xC615
TABLES = 5
"""The group of modifiers of tables."""

STYLE, LEVEL, LIST = 0x4600, 0x260A, 0x460B
WALL = 0x2664
"""What stands before it was said of a paragraph before a tracked change of its look."""
IN_TABLE, ROW_END, DEPTH, INNER_CELL, INNER_ROW = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
HUGE = frozenset({0x6645, 0x6646})
DELETED, HIDDEN, SPECIAL, SYMBOL = 0x0800, 0x083C, 0x0855, 0x6A09
CHARACTER_STYLE, FONT, PLAIN = 0x4A30, 0x4A4F, 0x2A33
AS_STYLE, AGAINST_STYLE = 0x80, 0x81


def modifiers(data: bytes) -> Iterator[Modifier]:
    """The modifiers of a list; one that is cut short ends it."""
    at = 0
    while at + 2 <= len(data):
        (number,) = struct.unpack_from("<H", data, at)
        at += 2
        size = SIZES.get(number >> 13)
        if size is None:
            wide = number in {DEFINE_TABLE, DEFINE_TABLE_10}
            head = 2 if wide else 1
            size = int.from_bytes(data[at : at + head], "little") - wide
            if number == CHANGE_TABS and size == 255:  # noqa: PLR2004 - too long to be said
                size = _tabs(data[at + 1 :])
            at += head
        if at + size > len(data):
            return
        yield number, data[at : at + size]
        at += size


def _tabs(data: bytes) -> int:
    """Bytes of a list of tabs that does not say its length (PChgTabsOperand)."""
    deleted = data[0] if data else 0
    added = data[1 + 4 * deleted] if len(data) > 1 + 4 * deleted else 0
    return 2 + 4 * deleted + 3 * added


@dataclass(frozen=True, slots=True)
class Characters:
    """What the modifiers of characters say, as far as it changes what a reader sees.

    ``hidden`` is `AGAINST_STYLE` where it is the opposite of what the style says.
    """

    deleted: bool = False
    hidden: bool | int | None = None
    symbol: tuple[int, int] | None = None
    style: int | None = None
    font: int | None = None


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What the modifiers of a paragraph say; ``depth`` counts the tables that it stands in."""

    style: int = 0
    list_number: int | None = None
    level: int | None = None
    in_table: bool = False
    said_depth: int | None = None
    ends_row: bool = False
    ends_inner_cell: bool = False
    table: tuple[Modifier, ...] = ()
    huge: int | None = None

    @property
    def depth(self) -> int:
        """How many tables it stands in."""
        return int(self.in_table) if self.said_depth is None else self.said_depth


@lru_cache(maxsize=10_000)
def characters(data: bytes, over: Characters = Characters()) -> Characters:
    """What a list of modifiers says of characters, ``over`` what was said before."""
    said = over
    for number, operand in modifiers(data):
        value = operand[0] if operand else 0
        if number == DELETED:
            said = replace(said, deleted=bool(value))
        elif number == HIDDEN:
            hidden = None if value == AS_STYLE else value if value == AGAINST_STYLE else value == 1
            said = replace(said, hidden=hidden)
        elif number == SYMBOL:
            font, code = struct.unpack("<HH", operand)
            said = replace(said, symbol=(font, code))
        elif number == CHARACTER_STYLE:
            said = replace(said, style=int.from_bytes(operand, "little"))
        elif number == FONT:
            said = replace(said, font=int.from_bytes(operand, "little"))
    return said


@lru_cache(maxsize=10_000)
def paragraph(data: bytes, over: ParagraphLook) -> ParagraphLook:
    """What a list of modifiers says of a paragraph, ``over`` what was said before.

    A style takes the place of the list and the level that were said before it.
    """
    said: dict[str, Any] = {}
    table = list(over.table)
    for number, operand in modifiers(data):
        if number in {STYLE, WALL}:
            said |= {"list_number": None, "level": None}
        if number >> 10 & 7 == TABLES:
            table.append((number, operand))
        elif number in OF_PARAGRAPHS:
            name, kind = OF_PARAGRAPHS[number]
            said[name] = kind(int.from_bytes(operand, "little"))
    return replace(over, table=tuple(table), **said)


OF_PARAGRAPHS: dict[int, tuple[str, type[int]]] = {
    STYLE: ("style", int),
    LEVEL: ("level", int),
    LIST: ("list_number", int),
    IN_TABLE: ("in_table", bool),
    DEPTH: ("said_depth", int),
    ROW_END: ("ends_row", bool),
    INNER_ROW: ("ends_row", bool),
    INNER_CELL: ("ends_inner_cell", bool),
    **dict.fromkeys(HUGE, ("huge", int)),
}
"""What modifiers of paragraphs say: a field of `ParagraphLook`."""
