"""Whether what a font says its characters are can be the text of a page."""

from collections.abc import Iterable, Mapping
from functools import cache

from extract.pdf.pages import Character

COMMON = ("gb2312", "shift_jis", "euc_kr")
"""National sets of the ideographs in use, each less than half of Unicode's."""
BIG5_FREQUENT = 0xC6
"""The lead byte at which Big5's frequently used ideographs end."""


def is_plausible(text: str) -> bool:
    r"""Whether a character can be part of a text: not private, not unassigned, not a control.

    >>> is_plausible("目"), is_plausible("\ue000"), is_plausible("\ufffd")
    (True, False, False)
    """
    return text.isprintable() and text != "\ufffd" and not "\ue000" <= text <= "\uf8ff"


def ideographs(texts: Mapping[str, int]) -> tuple[int, int]:
    """How many ideographs there are in counted texts, and how many of them are in no common set.

    Text has next to none of these. Where a font has no ToUnicode, an engine can take the numbers of
    its glyphs for characters: of ideographs picked so, about half are in none.

    >>> ideographs({"目": 3, "䈌": 1, "A": 9})
    (4, 1)
    """
    found = {text: count for text, count in texts.items() if "\u3400" <= text[0] <= "\u9fff"}
    return sum(found.values()), sum(n for text, n in found.items() if not _is_common(text[0]))


@cache
def _is_common(ideograph: str) -> bool:
    if any(_encoded(ideograph, name) for name in COMMON):
        return True
    big5 = _encoded(ideograph, "big5")
    return bool(big5) and big5[0] <= BIG5_FREQUENT


def _encoded(character: str, encoding: str) -> bytes:
    return character.encode(encoding, "ignore")


def unswapped(characters: Iterable[Character]) -> list[Character]:
    """Characters with the letters of ligatures put right.

    A ToUnicode in which some writers turned the bytes of each letter round says 昀昀 (U+6600 twice)
    for ff (U+0066 twice). No glyph stands for several characters that end in a zero byte.
    """
    return [c._replace(text=letters(c.text)) if is_swapped(c.text) else c for c in characters]


def is_swapped(text: str) -> bool:
    """Whether a glyph's text is that of a ligature with the bytes of its letters turned round.

    >>> is_swapped("昀昀"), is_swapped("昀"), is_swapped("ff")
    (True, False, False)
    """
    return len(text) > 1 and all(c >= "\u0100" and letters(c).isalpha() for c in text)


def letters(text: str) -> str:
    """The ASCII letters of which a text has the bytes turned round; nothing for other characters.

    >>> letters("昀氀")
    'fl'
    """
    found = (divmod(ord(c), 0x100) for c in text)
    return "".join(chr(high) for high, low in found if not low and chr(high).isascii())
