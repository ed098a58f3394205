"""Tables that are typed: ┌─┬─┐. A box-drawing character is the lines that it shows."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from extract.pdf.pages import Character, Page, Rule
from extract.pdf.ruled.typewritten import typewritten

BOXES = frozenset(map(chr, range(0x2500, 0x2580)))
ARMS = {
    "LEFT": "LEFT",
    "RIGHT": "RIGHT",
    "UP": "UP",
    "DOWN": "DOWN",
    "HORIZONTAL": "LEFT RIGHT",
    "VERTICAL": "UP DOWN",
}
"""The words of their names that tell where their lines go from the middle."""
MIDDLE = 0.38
"""Of the font size: how far above the baseline the middle of such a character is."""
REACH = 0.9
"""Of the font size: how far its upright lines go from there; lines of text are not further apart
than twice that."""
PEN = 0.5


def with_typed_lines(page: Page, printed: Mapping[str, int]) -> tuple[Page, int]:
    """The page with typed lines as drawn ones, and how many characters they were.

    ``printed`` counts its characters.
    """
    rules, signs = typewritten(page, printed)
    if BOXES.isdisjoint(printed) and not rules:
        return page, 0
    left = tuple(c for c in page.characters if not arms(c.text) and id(c) not in signs)
    rules += [rule for c in page.characters if c.text in BOXES for rule in _lines(c)]
    typed = len(page.characters) - len(left)
    return replace(page, characters=left, rules=(*page.rules, *rules)), typed


@cache
def arms(text: str) -> frozenset[str]:
    """Where the lines of a box-drawing character go; nowhere for others, and for diagonals.

    >>> sorted(arms("├")), sorted(arms("╱")), sorted(arms("A"))
    (['DOWN', 'RIGHT', 'UP'], [], [])
    """
    words = unicodedata.name(text).split() if text in BOXES else []
    if "DIAGONAL" in words:
        return frozenset()
    return frozenset(arm for word in words for arm in ARMS.get(word, "").split())


def _lines(c: Character) -> Iterator[Rule]:
    x, y = (c.x0 + c.x1) / 2, c.baseline - MIDDLE * c.size
    reach = REACH * c.size
    found = arms(c.text)
    if found & {"LEFT", "RIGHT"}:
        yield Rule(True, y, c.x0 if "LEFT" in found else x, c.x1 if "RIGHT" in found else x, PEN)
    if found & {"UP", "DOWN"}:
        yield Rule(
            False, x, y - reach if "UP" in found else y, y + reach if "DOWN" in found else y, PEN
        )
