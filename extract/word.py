"""Word files (ECMA-376 part 1, ISO 29500): their tables as Word shows them.

Everything is read in document order, for Word counts in document order. A paragraph in a cell that
a vertical merge covers is neither seen nor counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from extract.model import Cell, Document, Paragraph, Remark, Table, UnreadableError
from extract.numbering import Numbering, read_numbering
from extract.ooxml import child, is_on, number, tag, tags, value
from extract.package import Package
from extract.styles import Styles, read_styles
from extract.wordgrid import CellPlace, places
from extract.wordtext import ALTERNATIVES, INLINE, TextReader, chosen, is_simple

MAIN = "officeDocument"
PARAGRAPH, TABLE = tag("p"), tag("tbl")
BLOCKS = frozenset({PARAGRAPH, TABLE})
PROPERTIES, RUN_PROPERTIES, NUMBERED = tag("pPr"), tag("rPr"), tag("numPr")
THROUGH = tags("sdt", "sdtContent", "customXml", "ins", "moveTo")
DEEPEST = 60
"""Tables in tables in tables: more than Word itself can show is refused."""


def read_word(data: bytes) -> Document:
    """Read a Word file; `UnreadableError` where it is none or holds no table."""
    package = Package(data)
    main = package.related("/", MAIN)
    if main is None:
        message = "a zip file without a document in it: no Word file"
        raise UnreadableError(message)
    root = package.xml(main)
    body = child(root, "body")
    if body is None:
        message = f"{main} holds no Word document (its root is {etree.QName(root).localname})"
        raise UnreadableError(message)
    styles = read_styles(_part(package, main, "styles"))
    numbering = read_numbering(_part(package, main, "numbering"), styles)
    reader = _Reader(styles, numbering, TextReader(styles, is_simple(root)))
    blocks = tuple(reader.blocks(body))
    if not any(isinstance(block, Table) for block in blocks):
        message = "no table found in the Word file"
        raise UnreadableError(message)
    return Document(blocks, tuple(reader.remarks))


def _part(package: Package, main: str, kind: str) -> etree._Element | None:
    name = package.related(main, kind)
    return None if name is None else package.xml(name)


@dataclass(slots=True)
class _Reader:
    """What the walk through a document carries along."""

    styles: Styles
    numbering: Numbering
    text: TextReader
    remarks: list[Remark] = field(default_factory=list)
    tables: int = 0
    depth: int = 0
    glued: str = ""

    def blocks(self, container: etree._Element) -> Iterator[Paragraph | Table]:
        """The paragraphs that hold text, and the tables, of a body or a text box."""
        for element in block_elements(container):
            if element.tag == TABLE:
                yield from self.table(element)
            else:
                paragraph, boxes = self.paragraph(element)
                if paragraph is not None and (paragraph.text.strip() or paragraph.label):
                    yield paragraph
                for box in boxes:
                    yield from self.blocks(box)

    def paragraph(self, element: etree._Element) -> tuple[Paragraph | None, list[etree._Element]]:
        """A paragraph with its counted label, and its text boxes.

        None for an empty one whose mark is hidden, and for one whose mark is deleted: what it
        holds goes on in the next one.
        """
        properties = element.find(PROPERTIES)
        if properties is not None and not len(properties):
            properties = None
        text, boxes = self.text.read(element, properties)
        if self.text.is_simple:
            return Paragraph(text, self._label(properties)), boxes
        text, self.glued = self.glued + text, ""
        mark = None if properties is None else properties.find(RUN_PROPERTIES)
        if mark is not None and child(mark, "del") is not None:
            self.glued = text
            return None, boxes
        if mark is not None and not text and is_on(mark, "vanish"):
            return None, boxes
        return Paragraph(text, self._label(properties)), boxes

    def _label(self, properties: etree._Element | None) -> str | None:
        """The number that Word counts for a paragraph (17.3.1.19): its own, or its style's."""
        if properties is None and self.styles.default is None:
            return None
        list_id: str | None = None
        level: int | None = None
        direct = None if properties is None else properties.find(NUMBERED)
        if direct is not None:
            list_id = value(direct, "numId")
            at = child(direct, "ilvl")
            level = None if at is None else number(at, "val")
        if list_id is None:
            style = None if properties is None else value(properties, "pStyle")
            list_id, by_style, named_by = self.styles.list_of(style or self.styles.default or "")
            if list_id is not None and named_by is not None:
                bound = self.numbering.level_of_style(list_id, named_by)
                level = next((n for n in (level, bound, by_style) if n is not None), 0)
        if list_id is None or list_id == "0":
            return None
        if list_id not in self.numbering.lists:
            message = f"a paragraph is numbered by list {list_id}, which is not there"
            self._remark("list-missing", message)
        return self.numbering.label(list_id, level or 0)

    def table(self, element: etree._Element) -> Iterator[Paragraph | Table]:
        """A table, then the tables that its cells hold; a frame of one cell is seen through."""
        grid = list(places(element))
        if len(grid) == 1 and any(e.tag == TABLE for e in block_elements(grid[0].element)):
            yield from self.blocks(grid[0].element)
            return
        self.depth += 1
        if self.depth > DEEPEST:
            message = f"tables are nested more than {DEEPEST} deep"
            raise UnreadableError(message)
        self.tables += 1
        own = self.tables
        inner: list[Paragraph | Table] = []
        cells = tuple(self._cell(place, own, inner) for place in grid)
        if cells:
            yield Table(cells)
        else:
            self.tables -= 1
        yield from inner
        self.depth -= 1

    def _cell(self, place: CellPlace, table: int, inner: list[Paragraph | Table]) -> Cell:
        paragraphs: list[Paragraph] = []
        waiting = [place.element]
        while waiting:
            for element in block_elements(waiting.pop(0)):
                if element.tag == TABLE:
                    found = list(self.table(element))
                    inner += [block for block in found if isinstance(block, Table)]
                    self._remark(
                        "table-nested", "a cell holds a table of its own", table, place.row
                    )
                else:
                    paragraph, boxes = self.paragraph(element)
                    paragraphs += [] if paragraph is None else [paragraph]
                    waiting += boxes
        for code, message in place.doubts:
            self._remark(code, message, table, place.row)
        return Cell(place.row, place.column, tuple(paragraphs), place.row_span, place.column_span)

    def _remark(
        self, code: str, message: str, table: int | None = None, row: int | None = None
    ) -> None:
        remark = Remark(code, message, table=table, row=row)
        if remark not in self.remarks:
            self.remarks.append(remark)


def block_elements(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, also those in content controls, insertions and alternatives."""
    for element in container:
        if element.tag in BLOCKS:
            yield element
        elif element.tag in THROUGH:
            yield from block_elements(element)
        elif INLINE.get(element.tag) is ALTERNATIVES:
            reading = chosen(element)
            if reading is not None:
                yield from block_elements(reading)
