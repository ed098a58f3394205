"""Word files (ECMA-376 part 1, ISO 29500): their tables as Word shows them.

Everything is read in document order, for Word counts in document order. A paragraph in a cell that
a vertical merge covers is neither seen nor counted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from lxml import etree

from extract.model import ASKED, Asked, Cell, Document, Paragraph, Remark, Table, UnreadableError
from extract.stitching import LOST_START, stitched
from extract.word.bound import show_bound
from extract.word.grid import CellPlace, framed, heading_rows, misplaced, places
from extract.word.lists import read_lists
from extract.word.marks import IMPORTED, SECTION_END, SKIPPED
from extract.word.numbering import Numbering
from extract.word.ooxml import attribute, child, is_word, local_name, tag
from extract.word.package import MAIN, FlatPackage, Package, Parts
from extract.word.paragraph import NOWHERE, Paragraphs, Spot
from extract.word.readings import choose_readings
from extract.word.styles import read_styles
from extract.word.text import TextReader, note_numbers
from extract.word.view import IMPORTED as TAKEN_IN
from extract.word.view import cut_to_view, mark_sections

PARAGRAPH, TABLE, ROW, CELL = tag("p"), tag("tbl"), tag("tr"), tag("tc")
NOTES = (tag("footnote"), tag("endnote"))
BLOCKS = (PARAGRAPH, TABLE, SKIPPED, SECTION_END, IMPORTED)
DEEPEST = 60  # tables in tables: more than Word itself can show is refused

DEEPEST_FILE = 3  # files that are taken in by files that are taken in

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
    return read_package(Package(data), asked)


def read_flat(data: bytes, asked: Asked = ASKED) -> Document:
    """Read a Word file that is one XML file (Flat OPC), as `read_word`."""
    return read_package(FlatPackage(data), asked)


def read_package(package: Parts, asked: Asked = ASKED) -> Document:
    """Read the parts of a Word file, as `read_word`."""
    document = _read(package, asked)
    if not document.tables:
        unread = (r.message for r in document.remarks if r.code == "part-not-read")
        beside = _tables_beside(package, asked)
        message = "; ".join(("no table found in the Word file", *dict.fromkeys((*unread, *beside))))
        raise UnreadableError(message)
    return document


def _tables_beside(package: Parts, asked: Asked) -> Iterator[str]:
    """What to ask for where tables stand in headers, footers or notes alone."""
    main = next(package.related("/", MAIN), "")
    for story in (story for story in PARTS if story not in asked.stories):
        names = (name for kind in PARTS[story] for name in package.related(main, kind))
        roots = map(package.xml_if_whole, names)
        if any(root is not None and next(root.iter(TABLE), None) is not None for root in roots):
            yield f"there is one in its {story}, which --include {story} reads"


def _read(package: Parts, asked: Asked, depth: int = 0) -> Document:
    """Read the parts of a Word file, which another one may have taken in."""
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
    numbering = Numbering(read_lists(_part(package, main, "numbering"), styles), styles)
    reader = _Reader(Paragraphs(numbering), imports=_imports(root, package, main, asked, depth))
    for said in (_part(package, main, "settings"), child(body, "sectPr")):
        if said is not None:
            reader.text.noted.update(note_numbers(said, reader.text.noted))
    if numbering.lists.by_section or reader.text.by_section:
        mark_sections(root)
    reader.view(root, package, main, main)
    reader.paragraphs.take(remark for remark, _ in misplaced(root, body.tag))
    blocks = [*reader.blocks(body)]
    for kind in (kind for story in asked.stories for kind in PARTS[story]):
        for name in package.related(main, kind):
            story = package.xml(name)
            reader.view(story, package, main, name)
            reader.paragraphs.begin_story()
            blocks += reader.notes(story) if kind in PARTS["notes"] else reader.blocks(story)
    remarks = (
        *(*package.remarks, *reader.paragraphs.remarks),
        *(*reader.paragraphs.by_table, *reader.text.remarks),
    )
    document = Document(tuple(blocks), remarks)
    return stitched(document, reader.nested, reader.touching, reader.open_merges)


def _imports(
    root: etree._Element, package: Parts, main: str, asked: Asked, depth: int
) -> Mapping[str, Document]:
    """The files that a document takes in, by the names of their parts."""
    if depth == DEEPEST_FILE or next(root.iter(TAKEN_IN), None) is None:
        return {}
    from extract.word.imported import read_imports  # noqa: PLC0415 - few files take in others

    return read_imports(root, package, main, partial(_read, asked=asked, depth=depth + 1))


def _part(package: Parts, main: str, kind: str) -> etree._Element | None:
    """A part beside the document, if there is one; a remark where it is none of Word."""
    name = next(package.related(main, kind), None)
    root = None if name is None else package.xml_if_whole(name)
    if root is None or is_word(root):
        return None if root is None else choose_readings(root)
    message = f"{name} holds none of the document's {kind} (its root is {local_name(root)})"
    package.remarks.append(Remark("part-damaged", message))
    return None


@dataclass(slots=True)
class _Reader:
    """What the walk through a document carries along; ``imports`` are the files it takes in."""

    paragraphs: Paragraphs
    imports: Mapping[str, Document] = field(default_factory=dict)
    text: TextReader = field(default_factory=TextReader)
    nested: set[int] = field(default_factory=set)
    touching: set[int] = field(default_factory=set)
    open_merges: dict[int, set[int]] = field(default_factory=dict)
    last: etree._Element | None = None
    tables: int = 0
    depth: int = 0

    def view(self, root: etree._Element, package: Parts, main: str, name: str) -> None:
        """Cut a story down to what is seen, its controls showing what they are bound to."""
        show_bound(root, package, main)
        styles, has_symbols = self.paragraphs.numbering.styles, name in package.symbolic
        self.paragraphs.take(cut_to_view(root, styles, has_symbols=has_symbols))

    def blocks(self, container: etree._Element) -> Iterator[Paragraph | Table]:
        """The paragraphs that hold text, and the tables, of a body or a text box."""
        known = 0
        for known, element in enumerate(container.iterchildren(*BLOCKS), 1):  # noqa: B007 - asked below
            for part in self.text.read(element) if element.tag == PARAGRAPH else (element,):
                if not isinstance(part, tuple):
                    yield from self._between(part)
                    continue
                paragraph, boxes = self.paragraphs.made(*part)
                if paragraph.text.strip() or paragraph.label:
                    yield paragraph
                for box in boxes:
                    yield from self.blocks(box)
        if len(container) > known:
            self.paragraphs.take(remark for remark, _ in misplaced(container, *BLOCKS))

    def _between(self, part: etree._Element) -> Iterator[Paragraph | Table]:
        """What stands between the paragraphs of a body or a text box."""
        if part.tag == TABLE:
            yield from self.table(part)
        elif part.tag == IMPORTED:
            yield from self.imported(part)
        elif part.tag == SKIPPED:
            self.paragraphs.skip(part)
        else:
            self.paragraphs.numbering.end_section()
            self.text.end_section()

    def imported(self, mark: etree._Element, spot: Spot = NOWHERE) -> Iterator[Paragraph | Table]:
        """What a file holds that the document takes in here; its tables are left as they are."""
        document = self.imports[mark.get("part", "")]
        before, self.tables = self.tables, self.tables + len(document.tables)
        self.nested.update(range(before + 1, self.tables + 1))
        self.paragraphs.tell("part-taken-in", "a file within the file (altChunk): read", spot)
        for remark in document.remarks:
            table = spot[0] if remark.table is None else remark.table + before
            self.paragraphs.remarks[replace(remark, table=table)] = None
        yield from document.blocks

    def notes(self, story: etree._Element) -> Iterator[Paragraph | Table]:
        """The footnotes or endnotes of a document, each with its mark as a label."""
        self.paragraphs.take(remark for remark, _ in misplaced(story, *NOTES))
        for note in story.iterchildren(*NOTES):
            if attribute(note, "type") not in SEPARATORS:
                mark = self.text.marks.get((note.tag, attribute(note, "id")))
                for block in self.blocks(note):
                    if mark is not None and isinstance(block, Paragraph):
                        yield Paragraph(block.text, mark, block.readings)
                    else:
                        yield block
                    mark = None

    def table(self, element: etree._Element) -> Iterator[Paragraph | Table]:
        """A table, then the tables that its cells hold; a frame of one cell is seen through."""
        frame = framed(element)
        if frame is not None:
            yield from self.blocks(frame)
            return
        self.depth += 1
        if self.depth > DEEPEST:
            message = f"tables are nested more than {DEEPEST} deep"
            raise UnreadableError(message)
        self.tables += 1
        own = self.tables
        if self.depth > 1:
            self.nested.add(own)
        if self.last is not None and _seen_before(element) is self.last:
            self.touching.add(own)
        inner: list[Paragraph | Table] = []
        read: list[tuple[CellPlace, tuple[Paragraph, ...]]] = []
        for place, cell in places(element):
            if place.is_covered:
                self._pass_over(cell)
                self.paragraphs.take(place.remarks, (own, place.row))
            else:
                read.append((place, self._cell(place, cell, own, inner)))
        if read:
            yield Table(
                tuple(
                    Cell(place.row, place.column, paragraphs, place.row_span, place.column_span)
                    for place, paragraphs in read
                ),
                heading_rows(element),
            )
        else:
            self.tables -= 1
        yield from inner
        self.depth -= 1
        self.last = element

    def _pass_over(self, cell: etree._Element) -> None:
        """Count the fields and notes of a cell that a merge covers, of tables in it too."""
        for part in self.text.read(cell):
            if isinstance(part, tuple):
                self.paragraphs.pass_over(part[1])
            elif part.tag == TABLE:
                for inner in part.iterfind(f"{ROW}/{CELL}"):
                    self._pass_over(inner)

    def _cell(
        self, place: CellPlace, cell: etree._Element, table: int, inner: list[Paragraph | Table]
    ) -> tuple[Paragraph, ...]:
        """The paragraphs of a cell; the tables that it holds go to ``inner``."""
        texts = None if self.paragraphs.default_counts else self.text.plain(cell)
        if texts is not None and not place.remarks:
            return tuple(map(Paragraph, texts))
        spot = (table, place.row)
        paragraphs = self._contents(cell, spot, inner)
        self.paragraphs.take(place.remarks, spot)
        if place.row == 1 and any(remark.code == LOST_START for remark in place.remarks):
            self.open_merges.setdefault(table, set()).add(place.column)
        return tuple(paragraphs)

    def _contents(
        self, container: etree._Element, spot: Spot, inner: list[Paragraph | Table]
    ) -> list[Paragraph]:
        """The paragraphs of a cell, then those of its text boxes, which count where they hang."""
        paragraphs: list[Paragraph] = []
        boxed: list[Paragraph] = []
        for part in self.text.read(container):
            if isinstance(part, tuple):
                paragraph, boxes = self.paragraphs.made(*part, spot)
                paragraphs.append(paragraph)
                for box in boxes:
                    boxed += self._contents(box, spot, inner)
            elif part.tag in (TABLE, IMPORTED):
                is_table = part.tag == TABLE
                found = list(self.table(part) if is_table else self.imported(part, spot))
                tables = [block for block in found if isinstance(block, Table)]
                paragraphs += [block for block in found if isinstance(block, Paragraph)]
                inner += tables
                if is_table or tables:
                    message = "a cell holds a table of its own"
                    self.paragraphs.tell("table-nested", message, spot)
            else:
                self.paragraphs.skip(part, spot)
        return paragraphs + boxed


def _seen_before(element: etree._Element) -> etree._Element | None:
    """The element before it, but for paragraphs that are not seen."""
    before = element.itersiblings(preceding=True)
    return next((other for other in before if other.tag != SKIPPED), None)
