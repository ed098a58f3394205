"""A story of a binary Word file as the blocks of a document ([MS-DOC] 2.4)."""

import re
from collections.abc import Callable, Iterator, Sequence

from extract.doc.binary import Binary, Entry, Story, parts_of, plc
from extract.doc.levels import DEEPEST, Level, go_to
from extract.doc.markup import Markup, element, properties, text
from extract.doc.properties import AGAINST_STYLE, Characters, ParagraphLook
from extract.doc.rows import row
from extract.doc.shapes import Drawing, drawings
from extract.doc.stylesheet import numbered
from extract.doc.text import Text, whole

MARKS = re.compile("[\r\x07\x0c]")
CELL_MARK, SECTION_MARK = "\x07", "\x0c"
SIGNS = re.compile("([\x00-\x08\x0b-\x1f])")
FIELD = {"\x13": "begin", "\x14": "separate", "\x15": "end"}
PLAIN_SIGNS = {
    "\t": element("tab"),
    "\x0b": element("br"),
    "\x0c": element("br", type="page"),
    "\x0e": element("br", type="column"),
    "\x1e": element("noBreakHyphen"),
    "\x1f": element("softHyphen"),
}
PICTURE, NOTE, DRAWING = "\x01", "\x02", "\x08"


class Stories:
    """Turns the stories of a document into blocks."""

    def __init__(
        self, file: Binary, characters: Text, fonts: Sequence[str], hides: Callable[[int], bool]
    ) -> None:
        """Find where notes, text boxes and sections stand; ``hides`` tells it of a style."""
        self._text = characters
        self._fonts = fonts
        self._hides = hides
        self._sections = set(plc(file.entry(Entry.SECTIONS), 12)[0])
        self.notes = {
            place: (kind, number)
            for kind, entry in NOTES.items()
            for number, place in enumerate(plc(file.entry(entry), 2)[0][:-1], 1)
        }
        self._drawings, self._boxes = _drawn(file)
        self._open_fields: list[bool] = []

    def blocks(self, places: range) -> list[Markup]:
        """The paragraphs and tables of a story, or of a part of it."""
        self._open_fields = []
        levels = [Level()]
        for start, mark in self._paragraphs(places):
            look = self._text.look(mark)
            depth = min(look.depth, DEEPEST)
            go_to(levels, depth)
            ends_row = bool(depth) and look.ends_row
            if not ends_row:
                levels[depth].content.append(self._paragraph(start, mark, look))
            elif levels[depth].content:  # text in the mark of a row: no writer means it
                levels[depth].end_cell()
            if ends_row:
                gone = self._text.character(mark).deleted
                cells, levels[depth].cells = levels[depth].cells, []
                levels[depth].rows.append(row(look.table, cells, is_deleted=gone))
            elif depth and (look.ends_inner_cell or self._text.units[mark] == CELL_MARK):
                levels[depth].end_cell()
        go_to(levels, 0)
        return levels[0].content

    def unanchored(self) -> Iterator[range]:
        """The text boxes that no drawing of the text was found to hold."""
        return (places for boxes in self._boxes.values() for places in boxes)

    def _paragraphs(self, places: range) -> Iterator[tuple[int, int]]:
        """Where each paragraph begins, and where its mark is; the last one may have none."""
        start, at = places.start, places.start
        while match := MARKS.search(self._text.units, at, places.stop):
            at = match.end()
            if match[0] != SECTION_MARK or at in self._sections:
                yield start, match.start()
                start = at
        if start < places.stop:
            yield start, places.stop

    def _paragraph(self, start: int, mark: int, look: ParagraphLook) -> Markup:
        of_mark = self._text.character(min(mark, len(self._text.units) - 1))
        deleted = element("del") if of_mark.deleted else ""
        ends_section = self._text.units[mark : mark + 1] == SECTION_MARK
        said = properties(
            "pPr",
            (
                element("pStyle", val=look.style) if look.style else "",
                numbered(look),
                properties("rPr", (*self._of_run(of_mark, look.style), deleted)),
                element("sectPr") if ends_section else "",
            ),
        )
        runs = (
            element("r", properties("rPr", self._of_run(of, look.style)), *self._parts(at, run, of))
            for at, run, of in self._text.runs(start, mark)
            if not of.deleted
        )
        return element("p", said, *runs)

    def _of_run(self, said: Characters, style: int) -> Iterator[Markup]:
        """The properties of a run that change what a reader sees."""
        if said.style is not None:
            yield element("rStyle", val=said.style)
        if said.font is not None and said.font < len(self._fonts):
            yield element("rFonts", ascii=self._fonts[said.font])
        if said.hidden is not None:
            named = style if said.style is None else said.style
            is_hidden = not self._hides(named) if said.hidden == AGAINST_STYLE else said.hidden
            yield element("vanish", val=int(is_hidden))

    def _parts(self, at: int, units: str, said: Characters) -> Iterator[Markup]:
        """The texts and signs of a run."""
        if said.symbol is not None:
            font, code = said.symbol
            name = self._fonts[font] if font < len(self._fonts) else ""
            yield element("sym", font=name, char=f"{code:04X}") * len(units)
            return
        for part in SIGNS.split(units):
            if part and SIGNS.fullmatch(part):
                yield from self._sign(at, part)
            elif part:
                inside = bool(self._open_fields) and self._open_fields[-1]
                yield text("instrText" if inside else "t", whole(part))
            at += len(part)

    def _sign(self, at: int, sign: str) -> Iterator[Markup]:
        """What stands for a control character; most are seen by nobody."""
        if sign in FIELD:
            self._note_field(sign)
            yield element("fldChar", fldCharType=FIELD[sign])
        elif sign in PLAIN_SIGNS:
            yield PLAIN_SIGNS[sign]
        elif sign == NOTE and at in self.notes:
            kind, number = self.notes[at]
            yield element(f"{kind}Reference", id=number)
        elif sign == DRAWING:
            yield from self._drawing(at)
        elif sign == PICTURE and not (self._open_fields and self._open_fields[-1]):
            yield element("pict", element("imagedata"))

    def _drawing(self, at: int) -> Iterator[Markup]:
        """The text boxes, WordArt and pictures that are anchored in a place."""
        fields = self._open_fields
        for places in self._boxes.pop(at, ()):
            yield element("pict", element("txbxContent", *self.blocks(places)))
        self._open_fields = fields
        drawing = self._drawings.get(at, Drawing())
        unseen = drawing.unseen if drawing.shapes else set()
        for art in (art for shape, art in drawing.texts.items() if shape not in unseen):
            content = element("p", element("r", text("t", art)))
            yield element("pict", element("txbxContent", content))
        yield element("pict", element("imagedata")) * len(drawing.pictures - unseen)

    def _note_field(self, sign: str) -> None:
        if FIELD[sign] == "begin":
            self._open_fields.append(True)
        elif self._open_fields:
            self._open_fields[-1] = False
            if FIELD[sign] == "end":
                self._open_fields.pop()


NOTES = {"footnote": Entry.FOOTNOTE_MARKS, "endnote": Entry.ENDNOTE_MARKS}


def _drawn(file: Binary) -> tuple[dict[int, Drawing], dict[int, list[range]]]:
    """What is drawn by where it is anchored, and the text of each text box in it.

    Boxes whose anchor is not found stand by a number below 0, hidden ones nowhere.
    """
    anchors, items = plc(file.entry(Entry.SHAPES), 26)
    anchor_of = {item[:4]: place for place, item in zip(anchors, items, strict=False)}
    known = drawings(file.entry(Entry.DRAWINGS))
    drawn = {place: known[shape] for shape, place in anchor_of.items() if shape in known}
    members = {shape: place for place, drawing in drawn.items() for shape in drawing.shapes}
    hidden = {shape for drawing in drawn.values() for shape in drawing.unseen}
    places, items = plc(file.entry(Entry.BOX_TEXTS), 22)
    texts = parts_of(file.story(Story.BOXES), places)[:-1]  # the last one is none
    boxes: dict[int, list[range]] = {}
    for number, (item, part) in enumerate(zip(items, texts, strict=False)):
        shape = item[14:18]
        if shape not in hidden:
            at = members.get(shape, anchor_of.get(shape, -1 - number))
            boxes.setdefault(at, []).append(part)
    return drawn, boxes
