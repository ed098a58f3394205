"""Whether what a font says its characters are can be the text of a page."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from extract.pdf.pages import Character, Page

COMMON = ("gb2312", "shift_jis", "euc_kr")
"""National sets of the ideographs in use, each less than half of Unicode's."""
BIG5_FREQUENT = 0xC6
"""The lead byte at which Big5's frequently used ideographs end."""

HALF = 0.5
LATIN = frozenset(map(chr, range(0xA1, 0x250))) - set("§°±·×")
"""Of these a text has few: accented letters, and signs that are rare."""
ACCENTED = frozenset(chr(code) for code in range(0xC0, 0x250) if chr(code).isalpha())
BESIDE = re.compile(
    "(?<=[\u4e00-\u9fff])[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]"
    "|[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f](?=[\u4e00-\u9fff])"
)
"""An accented letter beside an ideograph."""
FEWEST, KINDS = 5, 3
"""So many of them on a page, of so many kinds, are none; a name may have one (Nestlé雀巢)."""
BLOCK, SCRIPTS = 0x80, 4
"""A script has about so many characters; no text is in so many of those beyond Cyrillic."""


def is_plausible(text: str) -> bool:
    r"""Whether a character can be part of a text: not private, not unassigned, not a control.

    >>> is_plausible("目"), is_plausible("\ue000"), is_plausible("\ufffd")
    (True, False, False)
    """
    return text.isprintable() and text != "\ufffd" and not "\ue000" <= text <= "\uf8ff"


def unreadable(texts: Mapping[str, int], order: Iterable[str]) -> int:
    r"""How many characters stand for nothing, of counted ones and in the order of their page.

    Where some do, and half of all are nothing or such as a text has few of, the latter are nothing
    too. So are accented letters of several kinds right beside ideographs.

    >>> unreadable({"a": 9, "ÿ": 1}, "aaaaaaaaaÿ"), unreadable({"\x01": 1, "✂": 4, "a": 1}, "")
    (0, 5)
    """
    lost = sum(count for text, count in texts.items() if not is_plausible(text))
    odd = sum(texts[text] for text in _odd(texts)) if lost else 0
    if odd and lost + odd > HALF * sum(texts.values()):
        return lost + odd
    if not ACCENTED.isdisjoint(texts):
        beside = BESIDE.findall("".join(order))
        if len(beside) >= FEWEST and len(set(beside)) >= KINDS:
            return lost + len(beside)
    return lost


def _odd(texts: Iterable[str]) -> Iterator[str]:
    """Accented letters, rare signs, dingbats; and letters of further scripts if of many."""
    further = [text for text in texts if "\u0530" <= text[0] < "\u2000"]
    if len({ord(text[0]) // BLOCK for text in further}) >= SCRIPTS:
        yield from further
    yield from (t for t in texts if t in LATIN or "\u0250" <= t < "\u0370" or "✁" <= t <= "➾")


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


def with_whole_ligatures(page: Page, printed: Iterable[str]) -> tuple[Page, tuple[str, ...]]:
    """The page, ligatures whose bytes were turned round put right; and these."""
    swapped = tuple(filter(is_swapped, printed))
    if not swapped:
        return page, ()
    return page.with_characters(tuple(unswapped(page.characters))), swapped


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
