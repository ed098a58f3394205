"""The text of a web page as a browser shows it: lines, collapsed white space, counted lists."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import partial

from lxml.html import HtmlElement

from extract.model import Paragraph
from extract.numerals import TAIWANESE, Counting, counted, digital, letters, roman

UNSEEN = frozenset(
    {
        *("head", "script", "style", "template", "noscript", "title", "meta", "link", "rp"),
        *("select", "textarea", "input", "button", "datalist", "iframe", "object", "svg", "audio"),
        *("video", "canvas", "map", "img"),
    }
)
BLOCKS = frozenset(
    {
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd"),
        *("pre", "blockquote", "section", "article", "header", "footer", "main", "nav", "aside"),
        *("form", "fieldset", "legend", "address", "figure", "figcaption", "center", "hr", "br"),
        *("details", "summary", "body", "caption"),
    }
)
"""Elements that begin and end lines (HTML Standard, 15.3)."""
SPACE = re.compile(r"[ \t\n\r\f]+")
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?([a-z]+-[a-z-]+|decimal|none|disc|circle|square)", re.IGNORECASE
)
MARKERS: dict[str, Callable[[int], str]] = {
    "1": str,
    "decimal": str,
    "a": letters,
    "lower-alpha": letters,
    "lower-latin": letters,
    "A": lambda n: letters(n).upper(),
    "upper-alpha": lambda n: letters(n).upper(),
    "upper-latin": lambda n: letters(n).upper(),
    "i": roman,
    "lower-roman": roman,
    "I": lambda n: roman(n).upper(),
    "upper-roman": lambda n: roman(n).upper(),
    "cjk-decimal": digital("〇"),
    "cjk-ideographic": partial(counted, by=TAIWANESE),
    "simp-chinese-informal": partial(counted, by=Counting(zero="零")),
    "trad-chinese-informal": partial(counted, by=TAIWANESE),
}
"""How a list counts, by the type of the element or of its style (CSS Counter Styles 3)."""


class Kind(Enum):
    """What a piece of a page is."""

    TEXT = auto()
    KEPT = auto()
    BREAK = auto()
    LABEL = auto()
    ITEM_END = auto()
    READING = auto()
    TABLE = auto()


Piece = tuple[Kind, str | HtmlElement]


def is_seen(element: HtmlElement) -> bool:
    """Whether a browser shows an element; a comment is none."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN or "hidden" in element.attrib:
        return False
    return not HIDING.search(element.get("style") or "")


def pieces(element: HtmlElement, *, keeps_space: bool = False) -> Iterator[Piece]:
    """What an element shows, in order; tables are left to the caller."""
    keeps = keeps_space or element.tag == "pre"
    yield from _text(element.text, keeps)
    numbers = _numbers(element) if element.tag == "ol" else iter(())
    for inner in element:
        if is_seen(inner):
            yield from _inner(inner, numbers, keeps)
        yield from _text(inner.tail, keeps)


def _inner(element: HtmlElement, numbers: Iterator[str | None], keeps: bool) -> Iterator[Piece]:  # noqa: FBT001
    if element.tag == "table":
        yield Kind.TABLE, element
        return
    is_block = element.tag in BLOCKS
    if is_block:
        yield Kind.BREAK, ""
    if element.tag == "li" and (label := next(numbers, None)):
        yield Kind.LABEL, label
    if element.tag == "rt":
        yield Kind.READING, SPACE.sub(" ", element.text_content()).strip()
    else:
        yield from pieces(element, keeps_space=keeps)
    if is_block:
        yield Kind.ITEM_END if element.tag == "li" else Kind.BREAK, ""


def _text(text: str | None, keeps: bool) -> Iterator[Piece]:  # noqa: FBT001
    if text and keeps:
        for at, line in enumerate(text.splitlines()):
            yield from (((Kind.BREAK, ""),) if at else ())
            yield Kind.KEPT, line
    elif text:
        yield Kind.TEXT, SPACE.sub(" ", text)


def _numbers(element: HtmlElement) -> Iterator[str | None]:
    """The marker of each item of an ordered list (HTML Standard, 4.4.5 and 4.4.8)."""
    items = [item for item in element if item.tag == "li"]
    is_reversed = "reversed" in element.attrib
    start = _whole(element.get("start"))
    number = start if start is not None else len(items) if is_reversed else 1
    style = STYLE.search(element.get("style") or "")
    for item in items:
        own = _whole(item.get("value"))
        number = number if own is None else own
        form = style[1].lower() if style else item.get("type") or element.get("type") or "1"
        marker = MARKERS.get(form)
        sign = "、" if form.startswith(("cjk-", "simp-", "trad-")) else "."
        yield None if marker is None else f"{marker(number) if number > 0 else number}{sign}"
        number += -1 if is_reversed else 1


def _whole(text: str | None) -> int | None:
    match = re.match(r"\s*(-?\d{1,9})", text or "", re.ASCII)
    return int(match[1]) if match else None


@dataclass(slots=True)
class Lines:
    """Pieces put together to paragraphs: a line of the page is one."""

    found: list[Paragraph] = field(default_factory=list)
    text: str = ""
    label: str | None = None
    readings: list[tuple[int, str]] = field(default_factory=list)

    def add(self, kind: Kind, text: str) -> None:
        """Take the next piece; white space at the ends of a line counts for nothing."""
        if kind is Kind.TEXT:
            starts = not self.text or self.text.endswith(" ")
            self.text += text.lstrip(" ") if starts else text
        elif kind is Kind.KEPT:
            self.text += text
        elif kind is Kind.READING:
            self.readings.append((len(self.text), text))
        else:
            self.end()
            if kind is Kind.LABEL:
                self.label = text if self.label is None else f"{self.label} {text}"
            elif kind is Kind.ITEM_END:
                self._end_item()

    def end(self) -> None:
        """End the line, if it holds anything."""
        text = self.text.rstrip(" ")
        if text.strip():
            self.found.append(Paragraph(text, self.label, tuple(self.readings)))
            self.label = None
        self.text, self.readings = "", []

    def take(self) -> list[Paragraph]:
        """The paragraphs so far."""
        self.end()
        self._end_item()
        found, self.found = self.found, []
        return found

    def _end_item(self) -> None:
        """The number of an item that holds no text is seen all the same."""
        if self.label is not None:
            self.found.append(Paragraph("", self.label))
            self.label = None
