"""What is drawn in binary Word files: pictures, WordArt, groups, hidden shapes."""

import random
import struct
from collections.abc import Sequence

import pytest
from docs97 import Par, binary, plc, row

from extract.doc.binary import Entry
from extract.doc.reader import Translated
from extract.doc.shapes import drawings
from extract.model import Document
from extract.word.reader import read_package

PICTURE_FRAME, BOX, ART = 75, 202, 136
HIDDEN = struct.pack("<HI", 0x03BF, 0x00020002)
HELD = struct.pack("<HI", 0x4104, 1)


def record(kind: int, *parts: bytes, instance: int = 0, version: int = 15) -> bytes:
    content = b"".join(parts)
    return struct.pack("<HHI", version | instance << 4, kind, len(content)) + content


def shape(number: int, kind: int, *options: bytes, long: bytes = b"") -> bytes:
    said = record(0xF00B, *options, long, instance=len(options), version=3)
    return record(0xF004, record(0xF00A, struct.pack("<II", number, 0), instance=kind), said)


def art(number: int, text: str) -> bytes:
    units = f"{text}\0".encode("utf-16-le")
    return shape(number, ART, struct.pack("<HI", 0xC0C0, len(units)), long=units)


def group(*shapes: bytes) -> bytes:
    return record(0xF003, *shapes)


def art_content(*shapes: bytes) -> bytes:
    """The structure of all drawings: of none in common, of the text, of the headers."""
    ours = record(0xF002, record(0xF008, bytes(8), version=0), group(shape(1024, 0), *shapes))
    headers = record(0xF002, group(shape(2048, 0)))
    return record(0xF000, bytes(16)) + b"\0" + ours + b"\1" + headers


def document(drawn: bytes, boxes: Sequence[int] = ()) -> Document:
    """A table whose second cell anchors shape 1026; texts of text boxes behind it, by shapes."""
    body = row("a", "b\x08")
    length = sum(len(one.text) for one in body)
    texts = [Par(f"框{number}\r") for number in boxes]
    ends = [0]
    for one in texts:
        ends.append(ends[-1] + len(one.text))
    items = [bytes(14) + struct.pack("<I", number) + bytes(4) for number in boxes]
    entries = {
        Entry.DRAWINGS: drawn,
        Entry.SHAPES: plc([3, length], [struct.pack("<I", 1026) + bytes(22)]),
        Entry.BOX_TEXTS: plc([*ends, ends[-1] + 1], [*items, bytes(22)]) if boxes else b"",
    }
    lengths = (length, 0, 0, 0, 0, 0, ends[-1] + 1 if boxes else 0)
    whole = [*body, *texts, *([Par("\r")] if boxes else [])]
    return read_package(Translated(binary(whole, entries=entries, lengths=lengths)))


def text(found: Document) -> str:
    return found.tables[0].cells[1].text


DRAWN = {
    "a frame": (shape(1026, PICTURE_FRAME), 1),
    "a shape that holds one": (shape(1026, 1, HELD), 1),
    "two in a group": (group(shape(1026, 0), shape(1027, 75), group(shape(1028, 0, HELD))), 2),
    "a hidden one": (shape(1026, PICTURE_FRAME, HIDDEN, HELD), 0),
    "one in a hidden group": (group(shape(1026, 0, HIDDEN), shape(1027, PICTURE_FRAME)), 0),
    "a rectangle": (shape(1026, 1), 0),
    "one that is anchored nowhere": (shape(1030, PICTURE_FRAME), 0),
}


@pytest.mark.parametrize(("drawn", "pictures"), DRAWN.values(), ids=DRAWN)
def test_pictures_beside_the_text_are_told(drawn: bytes, pictures: int) -> None:
    remarks = document(art_content(drawn)).remarks
    assert [(r.code, r.table, r.row) for r in remarks] == [("picture-not-read", 1, 1)][:pictures]
    assert all(
        r.message.startswith("2 pictures" if pictures == 2 else "a picture") for r in remarks
    )


def test_word_art_is_read_as_a_text_box() -> None:
    assert text(document(art_content(art(1026, "样张")))) == "b\n样张"


def test_the_text_boxes_of_a_group_stand_where_it_is_anchored() -> None:
    drawn = group(shape(1026, 0), shape(1027, BOX), shape(1028, BOX, HIDDEN), shape(1029, BOX))
    found = document(art_content(drawn), (1027, 1028, 1029))
    assert text(found) == "b\n框1027\n框1029"
    assert len(found.blocks) == 1


def test_drawings_that_are_damaged_lose_nothing_else() -> None:
    whole = art_content(art(1026, "样张"))
    chance = random.Random(1)
    for _ in range(400):
        broken = bytearray(whole[: chance.randrange(len(whole))])
        for _ in range(min(3, len(broken))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        drawings(bytes(broken))
        assert text(document(bytes(broken)))[:1] == "b"
