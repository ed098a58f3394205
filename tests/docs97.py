"""Builds the streams of small binary Word files, one per fact ([MS-DOC])."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.doc.binary import ENTRIES, Binary, Entry

TEXT_AT, PAGE = 2048, 512
Shape = tuple[int, int]
"""How a cell merges: across (1 first, 2 covered) and down (1 covered, 3 first)."""


def modifier(number: int, operand: int | bytes = 1) -> bytes:
    """A property modifier; whole numbers take the bytes that its number says."""
    size = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}.get(number >> 13)
    if isinstance(operand, int):
        assert size is not None
        return struct.pack("<H", number) + operand.to_bytes(size, "little", signed=operand < 0)
    if size is not None:
        return struct.pack("<H", number) + operand
    if number == 0xD608:
        return struct.pack("<HH", number, len(operand) + 1) + operand
    return struct.pack("<HB", number, len(operand)) + operand


IN_TABLE = modifier(0x2416)
ROW_END = IN_TABLE + modifier(0x2417)


def defined(edges: Sequence[int], shapes: Sequence[Shape] = ()) -> bytes:
    """The modifier that says where the cells of a row stand and how they merge."""
    count = len(edges) - 1
    cells = b"".join(
        struct.pack("<H", across | down << 5) + bytes(18)
        for across, down in (*shapes, *((0, 0),) * (count - len(shapes)))
    )
    return modifier(0xD608, bytes([count]) + struct.pack(f"<{count + 1}h", *edges) + cells)


@dataclass(frozen=True)
class Par:
    """A paragraph with its mark, what is said of it, and of its runs: length and modifiers."""

    text: str
    said: bytes = b""
    style: int = 0
    runs: tuple[tuple[int, bytes], ...] = ()


def row(*cells: str | Par, edges: Sequence[int] = (), more: bytes = b"") -> list[Par]:
    """The paragraphs of a row, and the mark at its end."""
    inner = [
        Par(cell + "\x07", IN_TABLE)
        if isinstance(cell, str)
        else Par(cell.text, IN_TABLE + cell.said, cell.style, cell.runs)
        for cell in cells
    ]
    places = edges or [1000 * at for at in range(len(cells) + 1)]
    return [
        *inner,
        Par("\x07", ROW_END + (more if more[:2] == b"\x08\xd6" else defined(places) + more)),
    ]


def plc(places: Sequence[int], items: Sequence[bytes]) -> bytes:
    """Places and the items between them."""
    return struct.pack(f"<{len(places)}I", *places) + b"".join(items)


def binary(  # noqa: PLR0913 - a part of the file each
    paragraphs: Sequence[Par],
    *,
    one_byte: bool = False,
    cuts: Sequence[int] = (),
    modifiers: Sequence[int] = (),
    lists: Sequence[bytes] = (),
    entries: Mapping[Entry, bytes] | None = None,
    data: bytes = b"",
    lengths: Sequence[int] | None = None,
) -> Binary:
    """A file of these paragraphs, in one piece, or in pieces cut at some characters.

    The pieces stand in the file in the opposite order, as after a fast save.
    """
    text = "".join(paragraph.text for paragraph in paragraphs).encode("utf-16-le")
    units = struct.unpack(f"<{len(text) // 2}H", text)
    main = bytearray(TEXT_AT)
    bounds = [0, *cuts, len(units)]
    starts: list[int] = []
    for start, end in reversed(list(pairwise(bounds))):
        starts.insert(0, len(main))
        part = units[start:end]
        main += bytes(part) if one_byte else struct.pack(f"<{len(part)}H", *part)
    found = dict(entries or {})
    found |= _looks(main, paragraphs, bounds, starts, 1 if one_byte else 2)
    of_piece = (*modifiers, *(0,) * (len(starts) - len(modifiers)))
    items = [
        struct.pack("<HIH", 0, start * 2 | 0x40000000 if one_byte else start, said)
        for start, said in zip(starts, of_piece, strict=True)
    ]
    found[Entry.PIECES] = _piece_table(lists, plc(bounds, items))
    whole = (*(lengths or (len(units),)), *(0,) * 8)[:8]
    table = _written(main, found, whole)
    return Binary(bytes(main), table, data, whole)


def _piece_table(lists: Sequence[bytes], pieces: bytes) -> bytes:
    """The lists of modifiers that pieces name, and the pieces (Clx)."""
    named = b"".join(struct.pack("<BH", 1, len(one)) + one for one in lists)
    return named + struct.pack("<BI", 2, len(pieces)) + pieces


def _looks(
    main: bytearray,
    paragraphs: Sequence[Par],
    bounds: Sequence[int],
    starts: Sequence[int],
    width: int,
) -> dict[Entry, bytes]:
    """What is said of paragraphs and runs, by where they stand: in pieces from ``starts`` on."""
    place = {
        at: begins + (at - start) * width
        for begins, (start, end) in zip(starts, pairwise(bounds), strict=True)
        for at in range(start, end)
    }
    found = {}
    kinds = (Entry.PARAGRAPHS, Entry.CHARACTERS)
    for entry, said_of in zip(kinds, _said(paragraphs), strict=True):
        said = [
            (place[first], place[last - 1] + width, says)
            for start, end, says in said_of
            for first, last in pairwise([start, *(c for c in bounds if start < c < end), end])
        ]
        found[entry] = _pages(main, said, is_paragraphs=entry is Entry.PARAGRAPHS)
    return found


def _written(main: bytearray, found: Mapping[Entry, bytes], lengths: Sequence[int]) -> bytes:
    """The stream of tables; where each stands is written into the first block of the main one."""
    table = bytearray()
    for entry, content in found.items():
        length = BEHIND.get(entry, len)(content)  # what goes on behind it is no part of it
        struct.pack_into("<II", main, ENTRIES + 8 * entry, len(table), length)
        table += content
    struct.pack_into("<HH", main, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<8I", main, 0x4C, *lengths)
    return bytes(table)


BEHIND = {Entry.LISTS: lambda content: 2 + 28 * struct.unpack_from("<H", content)[0]}


def _said(
    paragraphs: Sequence[Par],
) -> tuple[list[tuple[int, int, bytes]], list[tuple[int, int, bytes]]]:
    """Where paragraphs and runs stand, with what is said of them."""
    marks, runs, at = [], [], 0
    for one in paragraphs:
        length = len(one.text.encode("utf-16-le")) // 2
        marks.append((at, at + length, struct.pack("<H", one.style) + one.said))
        inner = at
        for count, said in (*one.runs, (length - sum(n for n, _ in one.runs), b"")):
            if count:
                runs.append((inner, inner + count, said))
            inner += count
        at += length
    return marks, runs


def _pages(main: bytearray, said: list[tuple[int, int, bytes]], *, is_paragraphs: bool) -> bytes:
    """A page for each, by where it stands in the file, and the list of pages."""
    ordered = sorted(said)
    main += bytes(-len(main) % PAGE)
    numbers = []
    for start, end, content in ordered:
        numbers.append(len(main) // PAGE)
        page = bytearray(PAGE)
        struct.pack_into("<II", page, 0, start, end)
        at = PAGE - 2 - len(content) - 2 & ~1
        page[8] = at // 2
        if not is_paragraphs:
            page[at] = len(content)
            page[at + 1 : at + 1 + len(content)] = content
        elif len(content) % 2:
            page[at] = (len(content) + 1) // 2
            page[at + 1 : at + 1 + len(content)] = content
        else:
            page[at + 1] = len(content) // 2
            page[at + 2 : at + 2 + len(content)] = content
        page[-1] = 1
        main += page
    places = [start for start, _, _ in ordered] + [ordered[-1][1]]
    return plc(places, [struct.pack("<I", number) for number in numbers])
