"""The text of a Word paragraph, once the document is cut down to what is seen (17.3, 17.16)."""

from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from lxml import etree

from extract.model import Remark
from extract.numerals import written
from extract.word import marks
from extract.word.ooxml import FALSE, attribute, child, local_name, number, tag, tags
from extract.word.view import READING

RAISED = str.maketrans("0123456789ivxlc", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜ")
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
"""The notes that a mark leads to (17.11)."""


class NoteNumbers(NamedTuple):
    """How notes are numbered; ``restart`` as the format says it, such as ``eachPage``."""

    form: str
    start: int = 1
    restart: str = "continuous"


BY_PAGE, BY_SECTION = "eachPage", "eachSect"
USUAL_NOTES = {"footnote": NoteNumbers("decimal"), "endnote": NoteNumbers("lowerRoman")}
"""Where nothing else is said."""


def note_numbers(
    properties: etree._Element, before: Mapping[str, NoteNumbers]
) -> Iterator[tuple[str, NoteNumbers]]:
    """How settings or a section number their notes (17.11.11, 17.11.17 to 17.11.20)."""
    for note, usual in before.items():
        said = child(properties, f"{note}Pr")
        if said is not None:
            form, start, restart = (child(said, n) for n in ("numFmt", "numStart", "numRestart"))
            yield (
                note,
                NoteNumbers(
                    usual.form if form is None else attribute(form, "val") or "decimal",
                    usual.start if start is None else number(start, "val", 1),
                    usual.restart if restart is None else attribute(restart, "val") or "continuous",
                ),
            )


TEXT, PARAGRAPH, TABLE, SIGN = "text", "paragraph", "table", "sign"
BOX, RUBY, STYLE, LIST, LEVEL = "box", "ruby", "style", "list", "level"
COUNTED, DOUBT, UNSEEN = marks.COUNTED, marks.DOUBT, "unseen"
BESIDE = frozenset({BOX, RUBY, STYLE, LIST, LEVEL, COUNTED, DOUBT})
"""What a paragraph has beside its text."""

FIXED = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
TEXT_TAG, PARAGRAPH_TAG, CELL_TAG = tag("t"), tag("p"), tag("tc")
PROPERTIES, CELL_PROPERTIES = tag("pPr"), tag("tcPr")
KINDS = {
    TEXT_TAG: TEXT,
    PARAGRAPH_TAG: PARAGRAPH,
    tag("tbl"): TABLE,
    tag("txbxContent"): BOX,
    READING: RUBY,
    tag("pStyle"): STYLE,
    tag("numId"): LIST,
    tag("ilvl"): LEVEL,
    marks.COUNTED: COUNTED,
    marks.DOUBT: DOUBT,
    marks.SKIPPED: UNSEEN,
    marks.IMPORTED: UNSEEN,
    **dict.fromkeys(tags(*FIXED, *NOTES, "br", "fldChar"), SIGN),
}
NEXT_PAGE = "\f"
"""A break of the page or of the column, which no XML holds as a character; cells have none."""

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WHITE = " \t\r\n"


Beside = tuple[int, str, etree._Element]  # noqa: SLF001 - lxml has no public name for its type
"""One of `BESIDE`: where in the text, its kind, and the element."""

Read = tuple[str, tuple[Beside, ...]]
"""A paragraph: its visible text, breaks as line breaks, and what it has beside that."""


@dataclass(slots=True)
class TextReader:
    """Reads paragraphs in document order; a field may begin in one and end in another.

    ``noted`` says how notes are numbered, ``marks`` has the mark of each by its tag and id,
    ``_marked`` how many of a kind have one.
    ``_fields`` holds, for each field that is open, whether its instruction is still being read,
    ``_instructions`` how many are.
    """

    noted: dict[str, NoteNumbers] = field(default_factory=lambda: dict(USUAL_NOTES))
    marks: dict[tuple[str, str | None], str] = field(default_factory=dict)
    _marked: Counter[str] = field(default_factory=Counter)
    _fields: list[bool] = field(default_factory=list)
    _instructions: int = 0

    def plain(self, cell: etree._Element) -> list[str] | None:
        """The paragraphs of a cell that holds nothing but text; None where it holds more.

        That is most cells of most tables. `read` gives the same, and takes longer.
        """
        if self._instructions:
            return None
        texts = []
        for part in cell:
            if part.tag == PARAGRAPH_TAG:
                text = ""
                for piece in part:
                    if piece.tag == TEXT_TAG:
                        text += shown(piece)
                    elif piece.tag != PROPERTIES or len(piece):
                        return None
                texts.append(text)
            elif part.tag != CELL_PROPERTIES:
                return None
        return texts

    def read(self, container: etree._Element) -> Iterator[Read | etree._Element]:
        """The paragraphs of a cell or a text box, or one alone, and what stands between them.

        That is tables, and the marks of paragraphs that count and are not seen. It is one walk over
        all that the container holds. What stands in tables and text boxes is passed over, and read
        by whoever asked.
        """
        text = ""
        beside: tuple[Beside, ...] = ()
        is_open, is_cell = False, container.tag == CELL_TAG
        walk = _walk(container)
        for element in walk:
            kind = KINDS.get(element.tag)
            if kind is TEXT and not self._instructions:
                text += shown(element)
            elif kind is PARAGRAPH or kind is TABLE or kind is UNSEEN:
                if is_open or text:
                    yield _broken(text), beside
                text, beside, is_open = "", (), kind is PARAGRAPH
                if kind is not PARAGRAPH:
                    yield element
                    _pass_over(element, walk)
            elif kind in BESIDE:
                beside += ((len(text), kind or "", element),)
                if kind is BOX:
                    _pass_over(element, walk)
            elif kind is not None:
                sign = self._sign(element)
                text += sign if sign != NEXT_PAGE or (text and not is_cell) else ""
        if is_open or text:
            yield _broken(text), beside

    @property
    def by_section(self) -> bool:
        """Whether notes are numbered by section."""
        return any(numbers.restart == BY_SECTION for numbers in self.noted.values())

    def end_section(self) -> None:
        """Begin notes anew that are numbered by section (17.11.19)."""
        for note, numbers in self.noted.items():
            if numbers.restart == BY_SECTION:
                self._marked[note] = 0

    @property
    def remarks(self) -> Iterator[Remark]:
        """A doubt about marks that only pages tell."""
        for note, count in self._marked.items():
            if count > 1 and self.noted[note].restart == BY_PAGE:
                message = f"{note}s are numbered anew by page: here counted through"
                yield Remark("note-marks-doubtful", message)

    def _sign(self, element: etree._Element) -> str:
        name = local_name(element)
        if name == "fldChar":
            self._field(attribute(element, "fldCharType"))
        if self._instructions:
            return ""
        if name == "br":
            return "\n" if attribute(element, "type") in {None, "textWrapping"} else NEXT_PAGE
        return self._mark(element, NOTES[name]) if name in NOTES else FIXED.get(name, "")

    def _mark(self, element: etree._Element, note: str) -> str:
        """The raised mark of a note, unless the text itself has one."""
        if attribute(element, "customMarkFollows") not in {None, *FALSE}:
            return ""
        at = (tag(note), attribute(element, "id"))
        if at not in self.marks:
            numbers = self.noted[note]
            counted = written(numbers.start + self._marked[note], numbers.form)
            self._marked[note] += 1
            self.marks[at] = counted.translate(RAISED)
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


def _broken(text: str) -> str:
    """A text with breaks of the page as line breaks, but for those behind all of it."""
    return text.rstrip(NEXT_PAGE).replace(NEXT_PAGE, "\n") if NEXT_PAGE in text else text


def _walk(container: etree._Element) -> Iterator[etree._Element]:
    """All that a container holds, in order; a paragraph that is given comes first itself."""
    is_paragraph = KINDS.get(container.tag) is PARAGRAPH
    return container.iter() if is_paragraph else container.iterdescendants()


def beside_in(element: etree._Element) -> tuple[Beside, ...]:
    """What stands beside the text of a paragraph of which nothing is seen."""
    kinds = ((KINDS.get(part.tag), part) for part in element.iterdescendants())
    return tuple((0, kind, part) for kind, part in kinds if kind in BESIDE and kind)


def _pass_over(element: etree._Element, walk: Iterator[etree._Element]) -> None:
    """Take a walk that has come to an element to its end."""
    deque(islice(walk, sum(1 for _ in element.iterdescendants())), maxlen=0)


def shown(element: etree._Element) -> str:
    """A text without the white space at its ends that XML does not promise to keep (2.10)."""
    text = element.text or ""
    if text.strip() is text and "\n" not in text:
        return text
    spaces = (e.get(SPACE) for e in (element, *element.iterancestors()))
    if next((space for space in spaces if space is not None), None) != "preserve":
        text = text.strip(WHITE)
    return text.replace("\n", " ")
