"""What a reader sees of the characters of a page: neither text without paint nor white on white.

What is painted over, and what stands on layers that are off, an engine has left out itself.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from extract.model import Box
from extract.pdf.pages import THIN, UNPAINTED, WHITE, Character, Page

STRIPE = 20.0
"""Points: what stands behind a text is looked up by the stripes of the page."""
MOST_STRIPES = 100
"""In so many a page is parted at most."""


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
    backs, pictures = _backs(page), _Backs(page, page.pictures)
    for c in page.characters:
        if c.light == UNPAINTED:
            is_seen = pictures.bear(c)
            layer += is_seen and not c.text.isspace()
        else:
            is_seen = c.light < WHITE or c.text.isspace() or backs.bear(c)
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
    backs = _backs(page)
    return [
        c
        for c in page.characters
        if WHITE <= c.light < UNPAINTED and not c.text.isspace() and not backs.bear(c)
    ]


def _bars(page: Page) -> list[Box]:
    """Thick rules, on which white text can stand; a pattern is drawn as many side by side."""
    return [
        Box(page.number, r.start, r.at - r.thickness, r.end, r.at + r.thickness)
        for r in page.rules
        if r.horizontal and r.thickness >= THIN / 2
    ]


def _backs(page: Page) -> "_Backs":
    """What white text can stand on."""
    return _Backs(page, chain(page.areas, page.shapes, page.pictures, _bars(page)))


class _Backs:
    """Boxes by the stripes of a page that they stand in."""

    def __init__(self, page: Page, boxes: Iterable[Box]) -> None:
        self.step = max(STRIPE, page.height / MOST_STRIPES)
        self.stripes: dict[int, list[Box]] = defaultdict(list)
        self.last = int(page.height // self.step)
        for box in boxes:
            for stripe in range(self._stripe(box.top), self._stripe(box.bottom) + 1):
                self.stripes[stripe].append(box)

    def bear(self, c: Character) -> bool:
        """Whether the middle of a character stands on one of them."""
        x, y = (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2
        near = self.stripes.get(self._stripe(y), ())
        return any(b.x0 <= x <= b.x1 and b.top <= y <= b.bottom for b in near)

    def _stripe(self, y: float) -> int:
        return min(max(int(y // self.step), 0), self.last)
