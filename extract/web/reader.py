"""Web pages: the tables of an HTML file as a browser shows them.

Files named ``.doc`` or ``.xls`` that are HTML are common. Nothing that a page names is fetched, no
script is run, and what its style sheets alone hide is read.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from extract.model import ASKED, Asked, Cell, Document, Paragraph, Remark, Table, UnreadableError
from extract.stitching import stitched
from extract.web.grid import Place, heading_rows, places
from extract.web.text import Kind, Lines, is_seen, pieces

CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]+)""", re.IGNORECASE
)
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
SEARCHED = 1024
"""A page says within so many bytes how it is encoded (HTML Standard, 13.2.3.2)."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LABELS = {
    **dict.fromkeys(("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "unicode"), "utf-8"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "chinese"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "korean", "windows-949"), "cp949"),
    **dict.fromkeys(("iso-8859-1", "latin1", "ascii", "us-ascii", "windows-1252"), "cp1252"),
    "euc-jp": "euc_jp",
}
"""Labels of encodings that a page may say, and what is meant (Encoding Standard, 4.2)."""
DEEPEST = 60


def read_web(data: bytes, _: Asked = ASKED) -> Document:
    """Read a web page; `UnreadableError` where it has no table."""
    document = read_page(data)
    if not document.tables:
        message = "no table found in the web page"
        raise UnreadableError(message)
    return document


def read_page(data: bytes) -> Document:
    """Read a web page that need not have a table; `UnreadableError` where it is damaged."""
    text, remarks = _decoded(data)
    parser = HTMLParser(no_network=True)
    try:
        root = document_fromstring(DECLARATION.sub("", text), parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        message = f"damaged HTML: {error}"
        raise UnreadableError(message) from error
    for entry in parser.error_log.filter_from_fatals():  # what follows is not in the tree
        message = f"damaged HTML: line {entry.line}: {entry.message.partition(', use')[0]}"
        raise UnreadableError(message)
    reader = _Reader()
    blocks = tuple(reader.blocks(root))
    found = tuple(dict.fromkeys((*remarks, *reader.remarks)))
    return stitched(Document(blocks, found), reader.nested)


def _decoded(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """The text of a page: by its byte-order mark, by what it says of itself, else tried."""
    named = CHARSET.search(data[:SEARCHED])
    said = LABELS.get(named[1].decode("ascii").lower()) if named else None
    name = next((codec for mark, codec in MARKS if data.startswith(mark)), said)
    remarks: tuple[Remark, ...] = ()
    if name not in {"utf-8", "utf-8-sig", "utf-16"}:
        is_utf_8 = _is_utf_8(data)
        if is_utf_8 and said and not data.isascii():
            remarks = (Remark("encoding-guessed", f"it says {said}, and is UTF-8"),)
        elif not is_utf_8 and name is None:
            remarks = (Remark("encoding-guessed", "not UTF-8: read as GB18030"),)
        name = "utf-8" if is_utf_8 else name or "gb18030"
    text = data.decode(name, errors="replace")
    if lost := text.count("\ufffd"):
        message = f"{lost} characters that are not in {name}, or were lost before"
        remarks += (Remark("characters-lost", message, "\ufffd"),)
    return text.replace("\0", ""), remarks


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@dataclass(slots=True)
class _Reader:
    """What the walk through a page carries along."""

    remarks: list[Remark] = field(default_factory=list)
    nested: set[int] = field(default_factory=set)
    tables: int = 0
    depth: int = 0

    def blocks(self, container: HtmlElement) -> Iterator[Paragraph | Table]:
        """The lines and the tables of a part of a page, in order."""
        lines = Lines()
        for kind, piece in pieces(container):
            if kind is Kind.TABLE:
                yield from lines.take()
                yield from self.table(piece)
            else:
                lines.add(kind, piece)
        yield from lines.take()

    def table(self, element: HtmlElement) -> Iterator[Paragraph | Table]:
        """A table, its caption before it; one that only lays out others is seen through."""
        for caption in element.iterchildren("caption"):
            if is_seen(caption):
                yield from self.blocks(caption)
        grid = list(places(element))
        if self.depth >= DEEPEST:
            message = f"tables are nested more than {DEEPEST} deep"
            raise UnreadableError(message)
        self.depth += 1
        if _lays_out(element, len(grid)):
            for place in grid:
                yield from self.blocks(place.element)
        elif grid:
            yield from self._read(grid, heading_rows(element))
        self.depth -= 1

    def _read(self, grid: list[Place], headings: int) -> Iterator[Table]:
        self.tables += 1
        own = self.tables
        if self.depth > 1:
            self.nested.add(own)
        inner: list[Table] = []
        yield Table(tuple(self._cell(place, own, inner) for place in grid), headings)
        yield from inner

    def _cell(self, place: Place, table: int, inner: list[Table]) -> Cell:
        lines: list[Paragraph] = []
        for block in self.blocks(place.element):
            if isinstance(block, Table):
                inner.append(block)
                self._remark("table-nested", "a cell holds a table of its own", table, place.row)
            else:
                lines.append(block)
        if place.is_cut:
            message = "a cell claims columns that a cell from above covers"
            self._remark("span-too-wide", message, table, place.row)
        cell = tuple(lines) or (Paragraph(""),)
        return Cell(place.row, place.column, cell, place.row_span, place.column_span)

    def _remark(self, code: str, message: str, table: int, row: int) -> None:
        self.remarks.append(Remark(code, message, table=table, row=row))


def _lays_out(table: HtmlElement, cells: int) -> bool:
    """Whether a table only lays out a page: it says so, or one within it has as many cells."""
    inner = [sum(1 for _ in places(nested)) for nested in table.iterdescendants("table")]
    said = (table.get("role") or "").lower() in {"presentation", "none"}
    return bool(inner) and (said or max(inner) >= cells)
