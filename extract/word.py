"""Word files (ECMA-376 part 1, ISO 29500): their tables as Word shows them.

Everything is read in document order, for Word counts in document order. A paragraph in a cell that
a vertical merge covers is neither seen nor counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from extract.model import ASKED, Asked, Cell, Document, Paragraph, Remark, Table, UnreadableError
from extract.numbering import Numbering, read_numbering
from extract.ooxml import attribute, child, local_name, number, tag, value
from extract.package import Package
from extract.stitching import LOST_START, stitched
from extract.styles import read_styles
from extract.wordgrid import CellPlace, places
from extract.wordtext import BOX, RUBY, TextReader
from extract.wordview import choose_readings, cut_to_view

MAIN = "officeDocument"
PARAGRAPH, TABLE = tag("p"), tag("tbl")
BLOCKS = (PARAGRAPH, TABLE)
NUMBERED = tag("numPr")
DEEPEST = 60
"""Tables in tables in tables: more than Word itself can show is refused."""


PARTS = {
    "headers": ("header",),
    "footers": ("footer",),
    "notes": ("footnotes", "endnotes"),
}
"""Parts of a document beside its body, by the kinds of their relations (17.10, 17.11)."""

SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


def read_word(data: bytes, asked: Asked = ASKED) -> Document:
    """Read a Word file; `UnreadableError` where it is none or holds no table.

    The stories that are asked for stand behind the body.
    """
    package = Package(data)
    main = next(package.related("/", MAIN), None)
    if main is None:
        message = "a zip file without a document in it: no Word file"
        raise UnreadableError(message)
    root = package.xml(main)
    body = child(root, "body")
    if body is None:
        message = f"{main} holds no Word document (its root is {local_name(root)})"
        raise UnreadableError(message)
    styles = read_styles(_part(package, main, "styles"))
    numbering = read_numbering(_part(package, main, "numbering"), styles)
    reader = _Reader(numbering, default_counts=numbering.of_style(None)[0] is not None)
    for said in (_part(package, main, "settings"), child(body, "sectPr")):
        reader.text.forms.update(_note_forms(said))
    remarks = cut_to_view(root, styles, has_symbols=main in package.symbolic)
    blocks = [*reader.blocks(body)]
    for kind in (kind for story in asked.stories for kind in PARTS[story]):
        for name in package.related(main, kind):
            story = package.xml(name)
            remarks += cut_to_view(story, styles, has_symbols=name in package.symbolic)
            blocks += reader.notes(story) if kind in PARTS["notes"] else reader.blocks(story)
    if not any(isinstance(block, Table) for block in blocks):
        message = "no table found in the Word file"
        raise UnreadableError(message)
    document = Document(
        tuple(blocks),
        (*package.remarks, *remarks, *reader.remarks, *reader.numbering.remarks),
    )
    return stitched(document, reader.nested, reader.touching, reader.open_merges)


def _part(package: Package, main: str, kind: str) -> etree._Element | None:
    name = next(package.related(main, kind), None)
    root = None if name is None else package.xml_if_whole(name)
    return None if root is None else choose_readings(root)


def _note_forms(properties: etree._Element | None) -> Iterator[tuple[str, str]]:
    """The formats in which settings or a section number their notes (17.11.11, 17.11.17)."""
    for note in ("footnote", "endnote"):
        form = None if properties is None else child(properties, f"{note}Pr", "numFmt")
        if form is not None:
            yield note, attribute(form, "val") or "decimal"


@dataclass(slots=True)
class _Reader:
    """What the walk through a document carries along."""

    numbering: Numbering
    default_counts: bool
    text: TextReader = field(default_factory=TextReader)
    remarks: dict[Remark, None] = field(default_factory=dict)
    nested: set[int] = field(default_factory=set)
    touching: set[int] = field(default_factory=set)
    open_merges: dict[int, set[int]] = field(default_factory=dict)
    last: etree._Element | None = None
    tables: int = 0
    depth: int = 0

    def blocks(self, container: etree._Element) -> Iterator[Paragraph | Table]:
        """The paragraphs that hold text, and the tables, of a body or a text box."""
        for element in container.iterchildren(*BLOCKS):
            if element.tag == TABLE:
                yield from self.table(element)
            else:
                paragraph, boxes = self.paragraph(element)
                if paragraph.text.strip() or paragraph.label:
                    yield paragraph
                for box in boxes:
                    yield from self.blocks(box)

    def notes(self, story: etree._Element) -> Iterator[Paragraph | Table]:
        """The footnotes or endnotes of a document, each with its mark as a label."""
        for note in story:
            if attribute(note, "type") not in SEPARATORS:
                mark = self.text.marks.get((note.tag, attribute(note, "id")))
                for block in self.blocks(note):
                    if mark is not None and isinstance(block, Paragraph):
                        yield Paragraph(block.text, mark, block.readings)
                    else:
                        yield block
                    mark = None

    def paragraph(self, element: etree._Element) -> tuple[Paragraph, Sequence[etree._Element]]:
        """A paragraph with its counted label, and its text boxes."""
        text, properties, special = self.text.read(element)
        is_counted = properties is not None or self.default_counts
        label = self._label(properties) if is_counted else None
        if not special:
            return Paragraph(text, label), ()
        readings = tuple((at, part.text or "") for at, kind, part in special if kind is RUBY)
        boxes = [part for _, kind, part in special if kind is BOX]
        return Paragraph(text, label, readings), boxes

    def _label(self, properties: etree._Element | None) -> str | None:
        """The number that Word counts for a paragraph (17.3.1.19): its own, or its style's."""
        if properties is None:
            named = direct = None
        else:
            named = value(properties, "pStyle")
            direct = properties.find(NUMBERED)
        list_id, level = self.numbering.of_style(named)
        if direct is not None:
            own, at = value(direct, "numId"), child(direct, "ilvl")
            list_id = list_id if own is None else own
            if list_id is not None and (at is not None or own is not None):
                level = self.numbering.level(list_id, named) if at is None else number(at, "val")
        if list_id is None or list_id == "0":
            return None
        return self.numbering.label(list_id, level)

    def table(self, element: etree._Element) -> Iterator[Paragraph | Table]:
        """A table, then the tables that its cells hold; a frame of one cell is seen through."""
        grid = places(element)
        if len(grid) == 1 and child(grid[0].element, "tbl") is not None:
            yield from self.blocks(grid[0].element)
            return
        self.depth += 1
        if self.depth > DEEPEST:
            message = f"tables are nested more than {DEEPEST} deep"
            raise UnreadableError(message)
        self.tables += 1
        own = self.tables
        if self.depth > 1:
            self.nested.add(own)
        if self.last is not None and element.getprevious() is self.last:
            self.touching.add(own)
        inner: list[Paragraph | Table] = []
        cells = tuple(self._cell(place, own, inner) for place in grid)
        if cells:
            yield Table(cells)
        else:
            self.tables -= 1
        yield from inner
        self.depth -= 1
        self.last = element

    def _cell(self, place: CellPlace, table: int, inner: list[Paragraph | Table]) -> Cell:
        paragraphs: list[Paragraph] = []
        waiting = [place.element]
        while waiting:
            for element in waiting.pop(0).iterchildren(*BLOCKS):
                if element.tag == TABLE:
                    found = list(self.table(element))
                    inner += [block for block in found if isinstance(block, Table)]
                    paragraphs += [block for block in found if isinstance(block, Paragraph)]
                    self._remark(
                        "table-nested", "a cell holds a table of its own", table, place.row
                    )
                else:
                    paragraph, boxes = self.paragraph(element)
                    paragraphs.append(paragraph)
                    waiting += boxes
        for remark in place.remarks:
            self._remark(remark.code, remark.message, table, place.row)
            if remark.code == LOST_START and place.row == 1:
                self.open_merges.setdefault(table, set()).add(place.column)
        return Cell(place.row, place.column, tuple(paragraphs), place.row_span, place.column_span)

    def _remark(
        self, code: str, message: str, table: int | None = None, row: int | None = None
    ) -> None:
        self.remarks[Remark(code, message, table=table, row=row)] = None
