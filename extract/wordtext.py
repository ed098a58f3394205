"""The text of a Word paragraph, once the document is cut down to what is seen (17.3, 17.16)."""

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from extract.numerals import written
from extract.ooxml import FALSE, attribute, local_name, tag, tags
from extract.wordview import READING

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
    **dict.fromkeys(tags(*FIXED, *NOTES, "br"), SIGN),
}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WHITE = " \t\r\n"


Special = tuple[int, str, etree._Element]  # noqa: SLF001 - lxml has no public name for its type
"""What stands in a paragraph beside text: where, its kind, and the element."""


@dataclass(slots=True)
class TextReader:
    """Reads paragraphs in document order; a field may begin in one and end in another.

    ``forms`` are the formats in which notes are numbered.
    ``_fields`` holds, for each field that is open, whether its instruction is still being read,
    ``_instructions`` how many are; ``marks`` the mark of each note by its tag and id, ``_noted``
    how many notes of a kind have one.
    """

    marks: dict[tuple[str, str | None], str] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=lambda: dict(NOTES.values()))
    _noted: Counter[str] = field(default_factory=Counter)
    _fields: list[bool] = field(default_factory=list)
    _instructions: int = 0

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
                if not self._instructions:
                    shown = element.text or ""
                    is_plain = shown.strip() is shown and "\n" not in shown
                    text += shown if is_plain else as_shown(element)
            elif kind is PROPERTIES:
                properties = element
            elif kind is FIELD:
                self._field(attribute(element, "fldCharType"))
            elif kind is SIGN:
                if not self._instructions:
                    text += self._sign(element)
            elif kind is not None:
                special += ((len(text), kind, element),)
        return text, properties, special

    def _sign(self, element: etree._Element) -> str:
        name = local_name(element)
        if name in FIXED:
            return FIXED[name]
        if name == "br":
            return "\n" if attribute(element, "type") in {None, "textWrapping"} else ""
        return self._mark(element, NOTES[name][0])

    def _mark(self, element: etree._Element, note: str) -> str:
        """The raised mark of a note, unless the text itself has one."""
        if attribute(element, "customMarkFollows") not in {None, *FALSE}:
            return ""
        at = (tag(note), attribute(element, "id"))
        if at not in self.marks:
            self._noted[note] += 1
            self.marks[at] = written(self._noted[note], self.forms[note]).translate(RAISED)
        return self.marks[at]

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
            self._instructions += 1
        elif kind == "separate" and self._fields:
            self._instructions -= self._fields[-1]
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._instructions -= self._fields.pop()


def as_shown(element: etree._Element) -> str:
    """A text without the white space at its ends that XML does not promise to keep (2.10)."""
    text = element.text or ""
    spaces = (e.get(SPACE) for e in (element, *element.iterancestors()))
    if next((space for space in spaces if space is not None), None) != "preserve":
        text = text.strip(WHITE)
    return text.replace("\n", " ")
