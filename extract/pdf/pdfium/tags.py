"""The tagged tables of a page, by PDFium: which characters are in which cell.

https://pdfium.googlesource.com/pdfium (fpdf_structtree.h) says what each function gives.
"""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as c

from extract.pdf.pages import Frame, TaggedTable
from extract.pdf.pdfium.calls import direct, prepared
from extract.pdf.pdfium.characters import boxes, printed, rectangles
from extract.pdf.pdfium.objects import OF_PAGE

DEEPEST = 32
MOST_ELEMENTS = 50_000
"""Of a page's tree: tags of a page with more are not used."""
MOST_CHILDREN = 2000
"""Of an element over all pages: each page counts them anew, so that more would cost too much."""
WIDEST = 1000
"""A cell that claims more rows or columns claims one."""
_mark = direct(c.FPDFPageObj_GetMarkedContentID)


class Tree:
    """A structure tree, read as far as ``left`` elements go."""

    def __init__(self) -> None:
        """Begin with all that may be read."""
        self.left = MOST_ELEMENTS

    def children(self, element: Any) -> Iterator[Any]:  # noqa: ANN401 - a handle of PDFium
        """The elements in an element; None for one that has nothing on this page."""
        count = c.FPDF_StructElement_CountChildren(element)
        self.left -= count
        for index in range(count if count <= MOST_CHILDREN and self.left >= 0 else 0):
            if c.FPDF_StructElement_GetChildMarkedContentID(element, index) < 0:
                yield c.FPDF_StructElement_GetChildAtIndex(element, index) or None

    def tables(self, element: Any, depth: int = 0) -> Iterator[Any]:  # noqa: ANN401
        """The tables in an element; one that holds others only lays out the page."""
        is_inmost = True
        if depth < DEEPEST:
            for child in self.children(element):
                for table in self.tables(child, depth + 1) if child is not None else ():
                    is_inmost = False
                    yield table
        if is_inmost and kind(element) == "Table":
            yield element

    def rows(self, element: Any, depth: int = 0) -> Iterator[Any]:  # noqa: ANN401
        """The rows of a table, through THead, TBody and TFoot; None for those on other pages."""
        for child in self.children(element):
            if child is None or kind(child) == "TR":
                yield child
            elif depth < 2 and kind(child) in {"THead", "TBody", "TFoot"}:  # noqa: PLR2004
                yield from self.rows(child, depth + 1)

    def marks(self, element: Any, depth: int = 0) -> Iterator[int]:  # noqa: ANN401
        """The marked content on this page of an element and of all in it; -1 for what is none.

        Not by ``GetMarkedContentIdAtIndex``: that gives those of other pages too.
        """
        for index in range(max(c.FPDF_StructElement_CountChildren(element), 0)):
            yield c.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if depth < DEEPEST:
            for child in self.children(element):
                if child is not None:
                    yield from self.marks(child, depth + 1)

    def table(self, element: Any) -> tuple[list[tuple[int, int, int, int]], dict[int, int]]:  # noqa: ANN401
        """The cells of a table, and which of them each marked content is in.

        Rows on other pages are counted and have no cells.
        """
        cells: list[tuple[int, int, int, int]] = []
        owners: dict[int, int] = {}
        taken: set[tuple[int, int]] = set()
        for row, line in enumerate(self.rows(element)):
            if line is None:
                continue
            column = 0
            for child in self.children(line):
                while (row, column) in taken:
                    column += 1
                deep, wide = (1, 1) if child is None else spans(child)
                if len(taken) + deep * wide > MOST_ELEMENTS:
                    return [], {}
                taken |= {(row + r, column + k) for r in range(deep) for k in range(wide)}
                if child is not None:
                    owners |= dict.fromkeys(self.marks(child), len(cells))
                cells.append((row, column, deep, wide))
                column += wide
        owners.pop(-1, None)
        return cells, owners


def tagged_tables(page: object, text: object, frame: Frame) -> list[TaggedTable]:
    """The tagged tables of a page; its text is only looked at if there are any."""
    handle = c.FPDF_StructTree_GetForPage(page)
    if not handle:
        return []
    try:
        tree = Tree()
        count = max(c.FPDF_StructTree_CountChildren(handle), 0)
        roots = [c.FPDF_StructTree_GetChildAtIndex(handle, i) for i in range(min(count, WIDEST))]
        found = [tree.table(table) for root in roots if root for table in tree.tables(root)]
    finally:
        c.FPDF_StructTree_Close(handle)
    found = [(cells, owners) for cells, owners in found if owners]
    return placed(page, text, frame, found) if found and tree.left >= 0 else []


def placed(
    page: object,
    text: object,
    frame: Frame,
    found: Sequence[tuple[list[tuple[int, int, int, int]], dict[int, int]]],
) -> list[TaggedTable]:
    """Tables with their characters by place instead of by marked content."""
    count, get = OF_PAGE
    objects = list(map(get, repeat(page), range(count(page))))
    marks = dict(zip(objects, map(_mark, map(prepared, objects)), strict=True))
    handle = prepared(text)
    indices, places, _ = printed(handle)
    x0s, tops, _, _ = rectangles(frame, boxes(handle, indices))
    spots = list(zip(x0s, tops, (marks.get(place, -1) for place in places), strict=True))
    return [
        TaggedTable(tuple(cells), {(x, y): owners[m] for x, y, m in spots if m in owners})
        for cells, owners in found
    ]


def kind(element: object) -> str:
    """The standard type of an element."""
    size = c.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    c.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[:-2].decode("utf-16-le", "replace")


def spans(element: object) -> tuple[int, int]:
    """RowSpan and ColSpan of a cell (ISO 32000-1, 14.8.5.7)."""
    found = {b"RowSpan": 1, b"ColSpan": 1}
    for index in range(max(c.FPDF_StructElement_GetAttributeCount(element), 0)):
        attribute = c.FPDF_StructElement_GetAttributeAtIndex(element, index)
        for name in found:
            value = c.FPDF_StructElement_Attr_GetValue(attribute, name) if attribute else None
            number = ctypes.c_float()
            if value and c.FPDF_StructElement_Attr_GetNumberValue(value, number):
                found[name] = int(number.value) if 1 <= number.value <= WIDEST else 1
    return found[b"RowSpan"], found[b"ColSpan"]
