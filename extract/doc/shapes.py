"""The shapes that are drawn in a binary Word file ([MS-ODRAW]): pictures, WordArt, groups.

A drawing is anchored in the text by the id of its shape, a group by that of its first one.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

GROUP, SHAPE, OPTIONS = 0xF003, 0xF00A, 0xF00B
CONTAINER = 0xF
"""The version of a record that holds others (2.2.1)."""

PICTURE_FRAME = 75
PICTURE, ART, GROUP_LOOK = 0x0104, 0x00C0, 0x03BF
"""Properties of a shape: its picture, the text of WordArt, and whether it is hidden (2.3)."""

NUMBER, COMPLEX = 0x3FFF, 0x8000
HIDDEN = 0x00020002
"""Bits that say that a shape is hidden, and that this is said."""

OUTER = 2
"""How deep a group stands that is in none: all are in one."""

Id = bytes
"""The id of a shape, as its four bytes."""


@dataclass(slots=True)
class Drawing:
    """What is drawn at one place: its shapes, its pictures, the texts of WordArt in it."""

    shapes: list[Id] = field(default_factory=list)
    hidden: set[Id] = field(default_factory=set)
    pictures: set[Id] = field(default_factory=set)
    texts: dict[Id, str] = field(default_factory=dict)

    def take_options(self, data: bytes, count: int) -> None:
        """The properties of the last shape: a number and a value each, long ones behind all."""
        behind = 6 * count
        for number, value in struct.iter_unpack("<HI", data[: min(behind, len(data) // 6 * 6)]):
            name, shape = number & NUMBER, self.shapes[-1]
            if name == PICTURE and value:
                self.pictures.add(shape)
            elif name == GROUP_LOOK and value & HIDDEN == HIDDEN:
                self.hidden.add(shape)
            elif name == ART and number & COMPLEX:
                art = data[behind : behind + value].decode("utf-16-le", "replace")
                self.texts[shape] = art.rstrip("\0")
            behind += value if number & COMPLEX else 0

    @property
    def unseen(self) -> set[Id]:
        """The shapes that are not shown: those that are hidden, or all with the one of a group."""
        return set(self.shapes) if self.shapes[0] in self.hidden else self.hidden


def drawings(data: bytes) -> dict[Id, Drawing]:
    """All drawings of a file by the ids under which the text knows them."""
    found: dict[Id, Drawing] = {}
    drawing = Drawing()
    groups: list[int] = []
    for at, kind, instance, length in _records(data):
        while groups and at >= groups[-1]:
            groups.pop()
        if kind == GROUP:
            groups.append(at + length)
            drawing = Drawing() if len(groups) == OUTER else drawing
        elif kind == SHAPE:
            if len(groups) < OUTER or not drawing.shapes:
                drawing = found[data[at : at + 4]] = Drawing()
            drawing.shapes.append(data[at : at + 4])
            if instance == PICTURE_FRAME:
                drawing.pictures.add(drawing.shapes[-1])
        elif kind == OPTIONS and drawing.shapes:
            drawing.take_options(data[at : at + length], instance)
    return found


def _records(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Where each record's content begins, its kind, instance and length, also of those in others.

    A byte before the drawings of the text, and of the headers, says whose they are.
    """
    at = end = 0
    while at + 8 <= len(data):
        head, kind, length = struct.unpack_from("<HHI", data, at)
        if at >= end:
            end = at + 8 + length
        yield at + 8, kind, head >> 4, length
        at += 8 if head & CONTAINER == CONTAINER else 8 + length
        if at >= end:
            at = end + 1
