"""The text of a Word paragraph as a reader sees it (ECMA-376 part 1, 17.3 and 17.16).

Insertions are in and deletions out, hidden text is out, a field is its result. Text boxes that are
anchored in a paragraph are handed back, for they hold paragraphs and tables of their own.
"""

from dataclasses import dataclass, field
from itertools import count

from lxml import etree

from extract.numbering import SYMBOLS
from extract.ooxml import attribute, child, is_on, tags, value
from extract.styles import Styles

MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CHOICE = f"{{{COMPATIBILITY}}}Choice"
FALLBACK = f"{{{COMPATIBILITY}}}Fallback"
PRIVATE_USE = range(0xF000, 0xF100)
LAST_OF_FONT = 0xFF
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

RUN, THROUGH, ALTERNATIVES, EQUATION = "run", "through", "alternatives", "equation"
INLINE = {
    **dict.fromkeys(tags("r"), RUN),
    **dict.fromkeys(
        tags("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml")
        | tags("fldSimple", "dir", "bdo", "ruby", "rubyBase"),
        THROUGH,
    ),
    f"{{{COMPATIBILITY}}}AlternateContent": ALTERNATIVES,
    **{f"{{{space}}}{name}": EQUATION for space in MATH for name in ("oMath", "oMathPara")},
}
TEXT, FIXED, FIELD, SYMBOL, DRAWING, NOTE = "text", "fixed", "field", "symbol", "drawing", "note"
FIXED_TEXTS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
IN_RUN = {
    **dict.fromkeys(tags("t"), TEXT),
    **{tag: FIXED for name in (*FIXED_TEXTS, "br") for tag in tags(name)},
    **dict.fromkeys(tags("fldChar"), FIELD),
    **dict.fromkeys(tags("sym"), SYMBOL),
    **dict.fromkeys(tags("drawing", "pict", "object"), DRAWING),
    **dict.fromkeys(tags("footnoteReference", "endnoteReference"), NOTE),
    **dict.fromkeys(tags("ruby"), THROUGH),
    f"{{{COMPATIBILITY}}}AlternateContent": ALTERNATIVES,
}
BOX = tags("txbxContent")


def chosen(alternatives: etree._Element) -> etree._Element | None:
    """The one reading of an ``AlternateContent``: its first choice, else the fallback."""
    first = next(alternatives.iterchildren(CHOICE), None)
    return first if first is not None else next(alternatives.iterchildren(FALLBACK), None)


@dataclass(slots=True)
class TextReader:
    """Reads paragraphs in document order; a field may begin in one and end in another.

    ``_fields`` holds, for each field that is open, whether its instruction is still being read.
    """

    styles: Styles
    _fields: list[bool] = field(default_factory=list)
    _notes: "count[int]" = field(default_factory=lambda: count(1))

    def read(self, paragraph: etree._Element) -> tuple[str, list[etree._Element]]:
        """The visible text, breaks as line breaks, and the contents of text boxes."""
        out: list[str] = []
        boxes: list[etree._Element] = []
        style = (
            value(properties, "pStyle")
            if (properties := child(paragraph, "pPr")) is not None
            else None
        )
        hidden = bool(self.styles.is_hidden(style or self.styles.default or ""))
        self._inline(paragraph, out, boxes, hidden=hidden)
        return "".join(out), boxes

    def _inline(
        self, parent: etree._Element, out: list[str], boxes: list[etree._Element], *, hidden: bool
    ) -> None:
        for element in parent:
            kind = INLINE.get(element.tag)
            if kind is RUN:
                self._run(element, out, boxes, hidden=hidden)
            elif kind is THROUGH:
                self._inline(element, out, boxes, hidden=hidden)
            elif kind is ALTERNATIVES:
                reading = chosen(element)
                if reading is not None:
                    self._inline(reading, out, boxes, hidden=hidden)
            elif kind is EQUATION and not any(self._fields):
                out.append(linear(element))

    def _run(
        self, run: etree._Element, out: list[str], boxes: list[etree._Element], *, hidden: bool
    ) -> None:
        if self._is_hidden(run, by_paragraph=hidden):
            out = []  # fields open and close in hidden text too
        for element in run:
            kind = IN_RUN.get(element.tag)
            if kind is FIELD:
                self._field(attribute(element, "fldCharType"))
            elif kind is DRAWING:
                boxes += contents(element)
            elif kind is ALTERNATIVES:
                reading = chosen(element)
                boxes += [] if reading is None else contents(reading)
            elif kind is THROUGH:
                self._inline(element, out, boxes, hidden=False)
            elif kind is not None and not any(self._fields):
                out.append(self._sign(element, kind))

    def _sign(self, element: etree._Element, kind: str) -> str:
        if kind is TEXT:
            return element.text or ""
        if kind is SYMBOL:
            return symbol(element)
        if kind is NOTE:
            return str(next(self._notes)).translate(SUPERSCRIPTS)
        name = etree.QName(element).localname
        if name == "br":
            return "\n" if attribute(element, "type") in {None, "textWrapping"} else ""
        return FIXED_TEXTS[name]

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _is_hidden(self, run: etree._Element, *, by_paragraph: bool) -> bool:
        """Whether a run is hidden: by itself, else by its style, else by its paragraph's style."""
        properties = child(run, "rPr")
        if properties is None or not len(properties):
            return by_paragraph
        own = is_on(properties, "vanish")
        if own is not None:
            return own
        style = value(properties, "rStyle")
        by_style = None if style is None else self.styles.is_hidden(style)
        return by_paragraph if by_style is None else by_style


def contents(element: etree._Element) -> list[etree._Element]:
    """The text boxes in a drawing, the outer ones alone."""
    if element.tag in BOX:
        return [element]
    if INLINE.get(element.tag) is ALTERNATIVES:
        reading = chosen(element)
        return [] if reading is None else contents(reading)
    return [box for part in element for box in contents(part)]


def symbol(element: etree._Element) -> str:
    """A sign of a symbol font by its code point; one that has no plain sign stays as it is."""
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    private = code if code in PRIVATE_USE else code | 0xF000 if code <= LAST_OF_FONT else code
    return SYMBOLS.get(private, chr(code))


def linear(element: etree._Element) -> str:
    """An equation on one line: a/b for a fraction, a^b and a_b for scripts, √(a) for a root."""
    parts = {etree.QName(part).localname: linear(part) for part in element}
    kind = etree.QName(element).localname
    if kind == "t":
        return element.text or ""
    if kind == "f":
        return f"{parts.get('num', '')}/{parts.get('den', '')}"
    if kind == "rad":
        return f"{parts.get('deg', '')}√({parts.get('e', '')})"
    if kind in {"sSup", "sSub", "sSubSup"}:
        below = f"_{parts['sub']}" if "sub" in parts else ""
        above = f"^{parts['sup']}" if "sup" in parts else ""
        return f"{parts.get('e', '')}{below}{above}"
    joined = "".join(linear(part) for part in element)
    return f"({joined})" if kind == "d" else joined
