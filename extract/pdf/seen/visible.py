"""What a reader sees of the characters of a page: neither text without paint nor white on white.

What is painted over, and what stands on layers that are off, an engine has left out itself.
"""

from collections.abc import Sequence

from extract.model import Box
from extract.pdf.pages import THIN, UNPAINTED, WHITE, Character, Page


def without_unseen(page: Page) -> tuple[Page, str, int]:
    """The page without text that nobody sees, that text, and how much of the rest is a text layer.

    Text without paint over a picture is what a recogniser read from the picture: it says what is
    seen there, as well as it could. Such characters are counted.
    """
    if not page.lights or page.lights[-1] < WHITE:
        return page, page.hidden.strip(), 0
    seen: list[Character] = []
    unseen: list[str] = []
    layer = 0
    backs = (*page.areas, *page.shapes, *page.pictures, *_bars(page))
    for c in page.characters:
        if c.light == UNPAINTED:
            is_seen = _stands_on(c, page.pictures)
            layer += is_seen and not c.text.isspace()
        else:
            is_seen = c.light < WHITE or c.text.isspace() or _stands_on(c, backs)
        if is_seen:
            seen.append(c)
        else:
            unseen.append(c.text)
    hidden = "".join((page.hidden, *unseen)).strip()
    return page.with_characters(tuple(seen)), hidden, layer


def on_paper(page: Page) -> list[Character]:
    """The white characters that stand on nothing that is filled."""
    if not page.lights or page.lights[-1] < WHITE:
        return []
    backs = (*page.areas, *page.shapes, *page.pictures, *_bars(page))
    return [
        c
        for c in page.characters
        if WHITE <= c.light < UNPAINTED and not c.text.isspace() and not _stands_on(c, backs)
    ]


def _bars(page: Page) -> list[Box]:
    """Thick rules, on which white text can stand; a pattern is drawn as many side by side."""
    return [
        Box(page.number, r.start, r.at - r.thickness, r.end, r.at + r.thickness)
        for r in page.rules
        if r.horizontal and r.thickness >= THIN / 2
    ]


def _stands_on(c: Character, boxes: Sequence[Box]) -> bool:
    x, y = (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2
    return any(b.x0 <= x <= b.x1 and b.top <= y <= b.bottom for b in boxes)
