"""The text of a Word paragraph, once the document is cut down to what is seen (17.3, 17.16)."""

from dataclasses import dataclass, field

from lxml import etree

from extract.numbering import SYMBOLS
from extract.numerals import written
from extract.ooxml import FALSE, attribute, tag, tags
from extract.wordview import READING

PRIVATE_USE = range(0xF000, 0xF100)
LAST_OF_FONT = 0xFF
RAISED = str.maketrans("0123456789ivxlc", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜ")
NOTES = {
    "footnoteReference": ("footnote", "decimal"),
    "endnoteReference": ("endnote", "lowerRoman"),
}
"""The notes that a mark leads to, and their numbers where nothing else is said (17.11)."""

TEXT, PROPERTIES, SIGN, FIELD, BOX, RUBY = "text", "properties", "sign", "field", "box", "ruby"
FIXED = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
KINDS = {
    tag("t"): TEXT,
    tag("pPr"): PROPERTIES,
    tag("fldChar"): FIELD,
    tag("txbxContent"): BOX,
    READING: RUBY,
    **dict.fromkeys(tags(*FIXED, *NOTES, "br", "sym"), SIGN),
}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WHITE = " \t\r\n"


Special = tuple[int, str, etree._Element]  # noqa: SLF001 - lxml has no public name for its type
"""What stands in a paragraph beside text: where, its kind, and the element."""


@dataclass(slots=True)
class TextReader:
    """Reads paragraphs in document order; a field may begin in one and end in another.

    ``_fields`` holds, for each field that is open, whether its instruction is still being read;
    ``marks`` the mark of each note by its tag and id.
    """

    marks: dict[tuple[str, str | None], str] = field(default_factory=dict)
    _fields: list[bool] = field(default_factory=list)

    def read(
        self, paragraph: etree._Element
    ) -> tuple[str, etree._Element | None, tuple[Special, ...]]:
        """The visible text, breaks as line breaks; the properties; text boxes and ruby."""
        text = ""
        properties: etree._Element | None = None
        special: tuple[Special, ...] = ()
        for element in paragraph:
            kind = KINDS.get(element.tag)
            if kind is TEXT:
                if not self._fields or not any(self._fields):
                    shown = element.text or ""
                    is_plain = shown.strip() is shown and "\n" not in shown
                    text += shown if is_plain else as_shown(element)
            elif kind is PROPERTIES:
                properties = element
            elif kind is FIELD:
                self._field(attribute(element, "fldCharType"))
            elif kind is SIGN:
                if not any(self._fields):
                    text += self._sign(element)
            elif kind is not None:
                special += ((len(text), kind, element),)
        return text, properties, special

    def _sign(self, element: etree._Element) -> str:
        name = etree.QName(element).localname
        if name in FIXED:
            return FIXED[name]
        if name == "br":
            return "\n" if attribute(element, "type") in {None, "textWrapping"} else ""
        if name == "sym":
            return symbol(element)
        return self._mark(element, *NOTES[name])

    def _mark(self, element: etree._Element, note: str, form: str) -> str:
        """The raised mark of a note, unless the text itself has one."""
        if attribute(element, "customMarkFollows") not in {None, *FALSE}:
            return ""
        before = sum(name == tag(note) for name, _ in self.marks)
        mark = written(before + 1, form).translate(RAISED)
        return self.marks.setdefault((tag(note), attribute(element, "id")), mark)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def as_shown(element: etree._Element) -> str:
    """A text without the white space at its ends that XML does not promise to keep (2.10)."""
    text = element.text or ""
    spaces = (e.get(SPACE) for e in (element, *element.iterancestors()))
    if next((space for space in spaces if space is not None), None) != "preserve":
        text = text.strip(WHITE)
    return text.replace("\n", " ")


def symbol(element: etree._Element) -> str:
    """A sign of a symbol font by its code point; one that has no plain sign stays as it is."""
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    private = code if code in PRIVATE_USE else code | 0xF000 if code <= LAST_OF_FONT else code
    return SYMBOLS.get(private, chr(code))
