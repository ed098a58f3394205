"""Fields (ECMA-376 part 1, 17.16): which are closed, and what one shows that stores no result.

A field runs from ``begin`` over its instruction to ``separate``, and over its result to ``end``. It
closes in the story in which it begins: the body, a cell, a text box, a note. What Word draws and
does not count is written out; else a mark stays.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from extract.symbols import sign
from extract.word.drawings import embedded
from extract.word.formulas import formula
from extract.word.instructions import AUTOMATIC, COUNTED, name_of
from extract.word.marks import HIDDEN, NESTED, UNSEEN, counted, doubt, no_result
from extract.word.ooxml import FALSE, attribute, child, children, number, tag, tags, text_of, value
from extract.word.unseen import HIDDEN_RUN

FIELD, INSTRUCTION, TEXT = tag("fldChar"), tag("instrText"), tag("t")
BOX, FORM = tag("txbxContent"), tag("ffData")
SIGNS = (*tags("sym", "tab", "br", "drawing", "pict", "object"), tag("oMath", "m"))
"""What is seen of a result beside texts."""
FORMULA, OBJECT = "EQ", "EMBED"
"""A field that Word draws, whatever is stored; and one around an object of another program, of
which binary files have no other sign."""
STORIES = frozenset({BOX, *tags("tc", "footnote", "endnote", "comment")})
CHOICES = frozenset({"FORMCHECKBOX", "FORMDROPDOWN"})
"""Form fields that show what is chosen, which no result stores."""
SILENT = {
    *("", "XE", "TC", "TA", "RD", "SET", "ASK", "ADVANCE", "PRIVATE", "BOOKMARK", "ADDIN", "DATA"),
    *("NEXT", "NEXTIF", "SKIPIF", "PRINT"),
}
"""Fields that show nothing."""

OVERSTRUCK = r"\\o(?:\\a[lcrd])*\s*\(\s*"
ENCLOSED = re.compile(rf"{OVERSTRUCK}([○◯□△◇])\s*[,;，]\s*([^(),;，]+?)\s*\)", re.IGNORECASE)
"""A sign in a circle, a square …: ``EQ \\o\\ac(○,11)``."""

READ_OVER = re.compile(rf"{OVERSTRUCK}\\s\\up\s*\d+\s*\([^()]*\)\s*[,;，]([^()]*)\)", re.IGNORECASE)
"""A text under its reading: ``EQ \\o\\ad(\\s\\up 9(pin),拼)``."""

STACKED = re.compile(
    rf"{OVERSTRUCK}\\s\\up\s*\d+\s*\(([^()]*)\)\s*[,;，]\s*\\s\\do\s*\d+\s*\(([^()]*)\)\s*\)",
    re.IGNORECASE,
)
"""Characters in the room of one, in two lines: ``EQ \\o(\\s\\up 5(教育),\\s\\do 2(厅))``."""

CODE = re.compile(r"SYMBOL\s+(0x[0-9a-f]+|\d+)", re.IGNORECASE)
FONT = re.compile(r'\\f\s+(?:"([^"]*)"|(\S+))', re.IGNORECASE)
BUTTON = re.compile(r"(?:MACRO|GOTO)BUTTON\s+\S+\s+(.*)", re.IGNORECASE | re.DOTALL)
CIRCLED = {
    **{str(n): chr(0x2460 + n - 1) for n in range(1, 21)},
    **{n: chr(0x3280 + at) for at, n in enumerate("一二三四五六七八九十")},
}


@dataclass(slots=True)
class _Field:
    """A field that is open: its elements so far, its instruction, and the text of its result.

    It ``shows`` something where its result holds a sign beside texts; ``form`` says what is chosen.
    """

    begin: etree._Element
    separate: etree._Element | None = None
    instruction: list[str] = field(default_factory=list)
    result: list[str] = field(default_factory=list)
    shows: bool = False
    form: etree._Element | None = None

    @property
    def code(self) -> str:
        """Its instruction."""
        return "".join(self.instruction).strip()

    def take(self, text: str) -> None:
        """Note a text that stands in it."""
        (self.instruction if self.separate is None else self.result).append(text)


Code = tuple[etree._Element, etree._Element]  # noqa: SLF001 - lxml has no public name for its type
"""The sign that begins a field, and the one that ends its instruction."""


def settle_fields(root: etree._Element) -> list[Code]:
    """Take away what opens and does not close; write out what Word draws without a stored text.

    Gives the codes of the fields that are closed.
    """
    stories: dict[etree._Element, list[_Field]] = {}
    codes: list[Code] = []
    are_open = 0
    for element in root.iter(FIELD, INSTRUCTION, TEXT, FORM, *SIGNS):
        if not are_open and element.tag != FIELD:
            continue
        story = next(element.iterancestors(*STORIES), root)
        open_fields = stories.setdefault(story, [])
        are_open -= len(open_fields)
        if attribute(element, "fldCharType") == "begin":
            open_fields.append(_Field(element))
        elif open_fields:
            codes += _go_on(open_fields, element)
        elif element.tag == FIELD:
            _ignore(element)
        are_open += len(open_fields)
    for unclosed in (part for open_fields in stories.values() for part in open_fields):
        message = "a field begins and does not end: ignored"
        unclosed.begin.addnext(doubt("field-unclosed", message, unclosed.code))
        _ignore(unclosed.begin)
        if unclosed.separate is not None:
            _ignore(unclosed.separate)
    return codes


def _go_on(open_fields: list[_Field], element: etree._Element) -> Iterator[Code]:
    """Take what comes next in the innermost field of a story; its code where it ends."""
    kind = attribute(element, "fldCharType")
    if element.tag == FORM:
        open_fields[-1].form = element
    elif element.tag in SIGNS:
        open_fields[-1].shows |= open_fields[-1].separate is not None
    elif element.tag != FIELD:
        open_fields[-1].take(element.text or "")
    elif kind == "separate":
        open_fields[-1].separate = element
    elif kind == "end":
        closed = open_fields.pop()
        yield closed.begin, element if closed.separate is None else closed.separate
        _close(closed, element, open_fields)


def _ignore(element: etree._Element) -> None:
    """Take the sign out of the order of fields; it stays where it stands and means nothing."""
    element.tag = tag("proofErr")


def _close(found: _Field, end: etree._Element, around: list[_Field]) -> None:
    """Put what a field shows behind its end, where the file does not store it."""
    result = "".join(found.result)
    if around:
        around[-1].take(result)
        around[-1].shows |= found.shows and around[-1].separate is not None
    within = None if not around else UNSEEN if around[-1].separate is None else NESTED
    name = name_of(found.code)
    if name in AUTOMATIC and next(end.iterancestors(BOX), None) is not None:
        within = within or NESTED  # Word numbers the paragraphs of the body alone
    if _is_hidden(found.begin.getparent()):
        if name in COUNTED:
            end.addnext(counted(found.code, within or HIDDEN, result.strip() or None))
    elif name == OBJECT:
        end.addnext(embedded(" ".join(found.code.split()[1:2])))
    elif found.form is not None or name in CHOICES:
        if found.separate is None or not (result or found.shows):
            end.addnext(
                no_result(found.code) if found.form is None else text_of(chosen(found.form))
            )
    elif name in COUNTED or found.separate is None or (name == FORMULA and not result.strip()):
        shown = _settled(found.code, result, within)
        if shown is not None:
            end.addnext(shown)


def _is_hidden(run: etree._Element | None) -> bool:
    return run is not None and run.get(HIDDEN_RUN) is not None


def settle_simple_fields(elements: Iterable[etree._Element]) -> None:
    """Put into each ``fldSimple`` that stores no result what Word draws for it."""
    for element in elements:
        code = (attribute(element, "instr") or "").strip()
        if name_of(code) in COUNTED or next(element.iterchildren(), None) is None:
            within = HIDDEN if any(map(_is_hidden, element)) else None
            shown = _settled(code, "".join(t.text or "" for t in element.iter(TEXT)), within)
            if shown is not None:
                element.append(shown)


def _settled(code: str, result: str, within: str | None) -> etree._Element | None:
    """What stands for a field: nothing where all is stored, a text, or a mark."""
    if name_of(code) in COUNTED:
        return counted(code, within, result.strip() or None)
    text = drawn(code)
    if text is None:
        return no_result(code)
    return text_of(text) if text else None


def drawn(instruction: str) -> str | None:
    r"""What Word draws for an instruction; None where that is not known.

    >>> drawn(r"eq \o\ac(○,11)"), drawn(r"SYMBOL 183 \f Symbol"), drawn("XE 词"), drawn("PAGE")
    ('⑪', '•', '', None)
    >>> drawn(r"EQ \f(1,2)"), drawn(r"eq \o(\s\up 5(教育),\s\do 2(厅))")
    ('1/2', '教育厅')
    """
    if name_of(instruction) in SILENT:
        return ""
    if (enclosed := ENCLOSED.search(instruction)) is not None:
        return CIRCLED.get(enclosed[2], enclosed[2]) if enclosed[1] in "○◯" else enclosed[2]
    for pattern in (STACKED, READ_OVER):
        if (found := pattern.search(instruction)) is not None:
            return "".join(map(str.strip, found.groups()))
    if name_of(instruction) == FORMULA:
        return formula(instruction)
    if (code := CODE.match(instruction)) is not None:
        font = FONT.search(instruction)
        base = 16 if code[1][:2].lower() == "0x" else 10
        return sign(int(code[1][:12], base), font and (font[1] or font[2]))
    button = BUTTON.match(instruction)
    return button[1] if button is not None else None


def chosen(data: etree._Element) -> str:
    """What a form field shows: the entry that is chosen, a box, or the text it begins with."""
    choice, box = child(data, "ddList"), child(data, "checkBox")
    if choice is not None:
        entries = [attribute(entry, "val") or "" for entry in children(choice, "listEntry")]
        picked = child(choice, "result")
        picked = child(choice, "default") if picked is None else picked
        at = 0 if picked is None else number(picked, "val")
        return entries[at] if 0 <= at < len(entries) else ""
    if box is not None:
        state = child(box, "checked")
        state = child(box, "default") if state is None else state
        return "☐" if state is None or attribute(state, "val") in FALSE else "☒"
    text = child(data, "textInput")
    return (value(text, "default") or "") if text is not None else ""
