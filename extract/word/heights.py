"""Rows of an exact height that hold more than they have room for (ECMA-376 part 1, 17.4.80).

Word cuts what does not fit. Only a layout tells where; that something is cut is told where the
lines need more room than there is even if none of them is higher than its letters.
"""

from collections.abc import Iterable, Iterator
from itertools import dropwhile

from lxml import etree

from extract.word.marks import doubt
from extract.word.ooxml import attribute, child, number, tag

ROW, CELL, PARAGRAPH, TEXT, BREAK = (tag(name) for name in ("tr", "tc", "p", "t", "br"))
SIZE, SPACING = tag("sz"), tag("spacing")
SMALLEST = 14
"""Half points of a letter whose size is not said where it stands: less than any usual one."""

TWIPS = 10
"""Twips in half a point."""

EASTERN = "\u2e80"
"""From here on characters are as wide as they are high; others may be a third of it."""

CUT = "a row of an exact height has no room for all its lines: read whole, and Word cuts some"


def tell_cut(heights: Iterable[etree._Element]) -> None:
    """Leave a doubt in each row of an exact height that cannot show all its text."""
    for height in heights:
        row = next(height.iterancestors(ROW), None)
        room = number(height, "val")
        if row is None or room <= 0 or attribute(height, "hRule") != "exact":
            continue
        full = (cell for cell in row.iter(CELL) if _needed(cell) > room)
        paragraph = next((p for cell in full for p in cell.iter(PARAGRAPH)), None)
        if paragraph is not None:
            paragraph.append(doubt("row-cut", CUT))


def _needed(cell: etree._Element) -> int:
    """How high the lines of a cell are at least, in twips; 0 where it is merged downwards."""
    if child(cell, "tcPr", "vMerge") is not None:
        return 0
    width = child(cell, "tcPr", "tcW")
    is_measured = width is not None and attribute(width, "type") in {None, "dxa"}
    room = number(width, "w") if width is not None and is_measured else 0
    shown = dropwhile(_is_blank, reversed(list(cell.iter(PARAGRAPH))))
    return sum(_height(paragraph, room) for paragraph in shown)


def _is_blank(paragraph: etree._Element) -> bool:
    return not any((text.text or "").strip() for text in paragraph.iter(TEXT))


def _height(paragraph: etree._Element, width: int) -> int:
    """How high a paragraph is at least, in twips, between sides so far apart (0: not known)."""
    sizes = [number(size, "val", SMALLEST) for size in paragraph.iter(SIZE)]
    letter = min((size for size in sizes if size > 0), default=SMALLEST) * TWIPS
    lines: Iterator[int] = (
        max(1, -(-_length(line, letter) // width)) if width > 0 else 1 for line in _lines(paragraph)
    )
    return sum(lines) * min(letter, _exact(paragraph) or letter)


def _lines(paragraph: etree._Element) -> list[str]:
    parts = paragraph.iter(TEXT, BREAK)
    return "".join("\n" if part.tag == BREAK else part.text or "" for part in parts).split("\n")


def _length(text: str, letter: int) -> int:
    """How long a line is at least, in twips."""
    return sum(letter if sign >= EASTERN else letter // 3 for sign in text)


def _exact(paragraph: etree._Element) -> int:
    """The distance of lines where it is set exactly, in twips; 0 where it is not."""
    spacing = child(paragraph, "pPr", "spacing")
    is_exact = spacing is not None and attribute(spacing, "lineRule") == "exact"
    return number(spacing, "line") if spacing is not None and is_exact else 0
