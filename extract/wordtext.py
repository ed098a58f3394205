"""The text of a Word paragraph as a reader sees it (ECMA-376 part 1, 17.3 and 17.16).

Insertions are in and deletions out, hidden text is out, a field is its result. Text boxes that are
anchored in a paragraph are handed back, for they hold paragraphs and tables of their own.
"""

from dataclasses import dataclass, field
from itertools import count

from lxml import etree

from extract.numbering import SYMBOLS
from extract.ooxml import attribute, is_on, tag, tags, value
from extract.styles import Styles

CHOICE, FALLBACK = tag("Choice", "mc"), tag("Fallback", "mc")
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
    tag("AlternateContent", "mc"): ALTERNATIVES,
    **{tag(name, "m"): EQUATION for name in ("oMath", "oMathPara")},
}
TEXT, FIXED, FIELD, SYMBOL, DRAWING, NOTE = "text", "fixed", "field", "symbol", "drawing", "note"
FIXED_TEXTS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
IN_RUN = {
    **dict.fromkeys(tags("t"), TEXT),
    **dict.fromkeys(tags(*FIXED_TEXTS, "br"), FIXED),
    **dict.fromkeys(tags("fldChar"), FIELD),
    **dict.fromkeys(tags("sym"), SYMBOL),
    **dict.fromkeys(tags("drawing", "pict", "object"), DRAWING),
    **dict.fromkeys(tags("footnoteReference", "endnoteReference"), NOTE),
    **dict.fromkeys(tags("ruby"), THROUGH),
    tag("AlternateContent", "mc"): ALTERNATIVES,
}
BOX = tags("txbxContent")
RUN_PROPERTIES, RUN_TAG, TEXT_TAG, STYLE = tag("rPr"), tag("r"), tag("t"), tag("pStyle")
UNSEEN = tags("pPr", "bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak")
PLAIN_PROPERTIES = tags(
    *("rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "lang", "u", "kern", "spacing"),
    *("highlight", "shd", "noProof", "snapToGrid", "w", "position", "vertAlign", "em", "fitText"),
)
"""Run properties that hide nothing, however they are set."""

NOT_SIMPLE = {
    name for name, kind in (INLINE | IN_RUN).items() if kind not in {RUN, THROUGH, TEXT}
} | tags("vanish", "rStyle", "moveFrom", "del", "ruby")


def chosen(alternatives: etree._Element) -> etree._Element | None:
    """The one reading of an ``AlternateContent``: its first choice, else the fallback."""
    first = next(alternatives.iterchildren(CHOICE), None)
    return first if first is not None else next(alternatives.iterchildren(FALLBACK), None)


@dataclass(slots=True)
class TextReader:
    """Reads paragraphs in document order; a field may begin in one and end in another.

    ``is_simple`` says that the document has nothing but text in its runs. ``_fields`` holds, for
    each field that is open, whether its instruction is still being read.
    """

    styles: Styles
    is_simple: bool = False
    _fields: list[bool] = field(default_factory=list)
    _notes: "count[int]" = field(default_factory=lambda: count(1))

    def read(
        self, paragraph: etree._Element, properties: etree._Element | None
    ) -> tuple[str, list[etree._Element]]:
        """The visible text, breaks as line breaks, and the contents of text boxes."""
        hidden = False
        if self.styles.hides:
            style = None if properties is None else properties.find(STYLE)
            name = self.styles.default if style is None else attribute(style, "val")
            hidden = name is not None and bool(self.styles.is_hidden(name))
        if self.is_simple and not hidden:
            return "".join(map(str, paragraph.itertext(TEXT_TAG))), []
        if not hidden and not self._fields:
            text = plain(paragraph)
            if text is not None:
                return text, []
        out: list[str] = []
        boxes: list[etree._Element] = []
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
        properties = run.find(RUN_PROPERTIES)
        if hidden if properties is None else self._is_hidden(properties, by_paragraph=hidden):
            out = []  # fields open and close in hidden text too
        for element in run:
            kind = IN_RUN.get(element.tag)
            if kind is TEXT and not self._fields:
                out.append(element.text or "")
            elif kind is FIELD:
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

    def _is_hidden(self, properties: etree._Element, *, by_paragraph: bool) -> bool:
        """Whether a run is hidden: by itself, else by its style, else by its paragraph's style."""
        own = is_on(properties, "vanish")
        if own is not None:
            return own
        style = value(properties, "rStyle")
        by_style = None if style is None else self.styles.is_hidden(style)
        return by_paragraph if by_style is None else by_style


def is_simple(root: etree._Element) -> bool:
    """Whether the runs of a document hold nothing but text, and no text is hidden or moved away."""
    return next(root.iter(*NOT_SIMPLE), None) is None


def plain(paragraph: etree._Element) -> str | None:
    """The text of a paragraph that holds runs of text and nothing else, as nearly all do.

    None where it holds anything that takes a longer look.
    """
    texts: list[str] = []
    for element in paragraph:
        if element.tag == RUN_TAG:
            for part in element:
                if part.tag == TEXT_TAG:
                    texts.append(part.text or "")
                elif part.tag != RUN_PROPERTIES or not PLAIN_PROPERTIES.issuperset(
                    [p.tag for p in part]
                ):
                    return None
        elif element.tag not in UNSEEN:
            return None
    return "".join(texts)


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
