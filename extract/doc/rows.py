"""The rows of tables in a binary Word file, and the grid that they make ([MS-DOC] 2.6.3)."""

import struct
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.doc.markup import Markup, element, properties
from extract.doc.properties import DEFINE_TABLE, Modifier

HEADER, LEFT, GAP = 0x3404, 0x9601, 0x9602
CELL = 20
"""Bytes that describe a cell (TC80)."""

FIRST, COVERED = 1, 2
ACROSS = {FIRST: "restart", COVERED: "continue", 3: "restart"}
"""How a cell merges with its neighbours in the row (TCGRF): Word writes a bit for each."""

DOWN = {1: "continue", 3: "restart"}
"""How it merges with those above and below (VerticalMergeFlag)."""

NEAR = 30
"""Twips within which edges of two rows are one: no column is so narrow."""


@dataclass(slots=True)
class CellShape:
    """The edges of a cell in twips, and how it merges."""

    left: int
    right: int
    across: int = 0
    down: int = 0


@dataclass(slots=True)
class Row:
    """A row: the shapes of its cells, what they hold, and whether it is a heading or deleted."""

    shapes: list[CellShape]
    cells: list[list[Markup]]
    is_header: bool = False
    is_deleted: bool = False


@dataclass(slots=True)
class _Shaping:
    shapes: list[CellShape] = field(default_factory=list)
    gap: int = 0
    is_header: bool = False


def row(modifiers: Iterable[Modifier], cells: list[list[Markup]], *, is_deleted: bool) -> Row:
    """A row from what the mark at its end says, and its cells."""
    shaping = _Shaping()
    for number, operand in modifiers:
        _apply(shaping, number, operand)
    shapes = shaping.shapes[: len(cells)]
    while len(shapes) < len(cells):  # a row that says less than it has
        left = shapes[-1].right if shapes else 0
        shapes.append(CellShape(left, left + 10 * NEAR))
    return Row(shapes, cells, shaping.is_header, is_deleted)


def _apply(shaping: _Shaping, number: int, operand: bytes) -> None:
    """One modifier of a row."""
    if number == DEFINE_TABLE:
        shaping.shapes = _defined(operand)
    elif number == HEADER:
        shaping.is_header = bool(operand[0])
    elif number == GAP:
        (gap,) = struct.unpack("<h", operand)
        _move(shaping.shapes, shaping.gap - gap)
        shaping.gap = gap
    elif number == LEFT and shaping.shapes:
        (left,) = struct.unpack("<h", operand)
        _move(shaping.shapes, left - shaping.gap - shaping.shapes[0].left)
    elif number in CHANGES:
        CHANGES[number](shaping.shapes, operand)


def _defined(operand: bytes) -> list[CellShape]:
    """The cells of a row: their edges, then what is said of each (TDefTableOperand)."""
    count = operand[0]
    edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
    shapes = [CellShape(*pair) for pair in pairwise(edges)]
    start = 1 + 2 * (count + 1)
    for at, shape in enumerate(shapes):
        flags = int.from_bytes(operand[start + CELL * at :][:2], "little")
        shape.across, shape.down = flags & 3, flags >> 5 & 3
    return shapes


def _move(shapes: Iterable[CellShape], by: int) -> None:
    for shape in shapes:
        shape.left += by
        shape.right += by


def _merge_down(shapes: list[CellShape], operand: bytes) -> None:
    for shape in shapes[operand[0] :][:1]:
        shape.down = operand[1]


def _merge(shapes: list[CellShape], operand: bytes) -> None:
    for at, shape in enumerate(shapes[operand[0] : operand[1]]):
        shape.across = COVERED if at else FIRST


def _split(shapes: list[CellShape], operand: bytes) -> None:
    for shape in shapes[operand[0] : operand[1]]:
        shape.across = 0


def _widen(shapes: list[CellShape], operand: bytes) -> None:
    first, limit, width = struct.unpack("<BBh", operand)
    for at, shape in enumerate(shapes[:limit]):
        if at >= first:
            more = width - (shape.right - shape.left)
            shape.right += more
            _move(shapes[at + 1 :], more)


def _delete(shapes: list[CellShape], operand: bytes) -> None:
    first, limit = operand
    gone = sum(shape.right - shape.left for shape in shapes[first:limit])
    del shapes[first:limit]
    _move(shapes[first:], -gone)


def _insert(shapes: list[CellShape], operand: bytes) -> None:
    """Put in cells; a row that ends before them is filled up."""
    first, count, width = struct.unpack("<BBh", operand)
    count, first = count + max(first - len(shapes), 0), min(first, len(shapes))
    left = shapes[first - 1].right if first else (shapes[0].left if shapes else 0)
    _move(shapes[first:], count * width)
    edges = [left + width * at for at in range(count + 1)]
    shapes[first:first] = [CellShape(*pair) for pair in pairwise(edges)]


CHANGES: dict[int, Callable[[list[CellShape], bytes], None]] = {
    0xD62B: _merge_down,
    0x5624: _merge,
    0x5625: _split,
    0x7623: _widen,
    0x5622: _delete,
    0x7621: _insert,
}
"""What modifiers of a row do to the shapes of its cells."""


def table(rows: Sequence[Row]) -> Markup:
    """A table whose columns are all the edges that its rows have."""
    edges = _edges(rows)
    grid = element("tblGrid", *(element("gridCol") for _ in edges[1:]))
    return element("tbl", grid, *(_row(one, edges) for one in rows))


def _edges(rows: Iterable[Row]) -> list[int]:
    """The edges of all rows, those that are near each other as one: its rightmost place."""
    said = sorted({edge for one in rows for s in one.shapes for edge in (s.left, s.right)})
    return [
        edge for at, edge in enumerate(said) if at + 1 == len(said) or said[at + 1] - edge > NEAR
    ]


def _row(one: Row, edges: Sequence[int]) -> Markup:
    before = bisect_left(edges, one.shapes[0].left) if one.shapes else 0
    said = properties(
        "trPr",
        (
            element("gridBefore", val=before) if before else "",
            element("tblHeader") if one.is_header else "",
            element("del") if one.is_deleted else "",
        ),
    )
    cells = (
        element("tc", _cell_properties(shape, edges), *content)
        for shape, content in zip(one.shapes, one.cells, strict=True)
    )
    return element("tr", said, *cells)


def _cell_properties(shape: CellShape, edges: Sequence[int]) -> Markup:
    span = bisect_left(edges, shape.right) - bisect_left(edges, shape.left)
    across, down = ACROSS.get(shape.across), DOWN.get(shape.down)
    return properties(
        "tcPr",
        (
            element("gridSpan", val=span) if span > 1 else "",
            element("hMerge", val=across) if across else "",
            element("vMerge", val=down) if down else "",
        ),
    )
