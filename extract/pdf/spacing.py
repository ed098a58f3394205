"""Spaces between letters that no space character parts: seen by gaps, unless letters are spread.

A word may be set wider (ISO 32000-1, 9.3.2, and what writers do instead): N a m e. Then every
letter stands alone, and the gaps are alike; a space is a wider one.
"""

from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.geometry import to_runs
from extract.pdf.pages import Character

SPACE = 0.2
"""Of the font size: Latin letters further apart are two words."""
WIDE_SPACE = 2.0
"""Of the font size: anything further apart is not one text."""
ALIKE = 0.1
"""Of the font size: by how much the gaps between spread letters differ at most."""
SPREAD = 1.0
"""Of the font size: how far apart the letters of a word may stand."""
FEWEST = 4
"""Letters that stand alone, one after the other, are a word that is spread."""
MOST_ALIKE = 0.6
"""The share of the gaps of spread words that are between letters and not words."""


def is_gap(before: Character, c: Character, spread: float = 0.0) -> bool:
    """Whether a space is seen between two characters that no space character parts.

    ``spread`` is by how much all letters of their line are set apart.
    """
    gap = c.x0 - before.x1 - spread
    if gap <= SPACE * c.size or before.text.isspace() or c.text.isspace():
        return False
    if gap > WIDE_SPACE * c.size:
        return True
    return before.text.isascii() and c.text.isascii()


def spaces(kept: Sequence[Character], gaps: Sequence[int]) -> tuple[list[int], list[int]]:
    """Before which characters of a line a space is seen, and which are second in spread words.

    ``gaps`` are those that stand behind a gap; where ideographs are set apart the narrowest gap
    between two of them tells which are spaces.
    """
    pairs = list(pairwise(kept))
    wide = (c.x0 - b.x1 for b, c in pairs if not b.text.isascii() and not c.text.isascii())
    spread = max(min(wide, default=0.0), 0.0)
    seen = [n for n in gaps if is_gap(kept[n - 1], kept[n], spread)]
    is_all = _are_all_apart(kept, gaps)
    joined: list[int] = []
    for run in to_runs(seen, lambda run, n: n == run[-1] + 1):
        if is_all or is_spread(kept, run):
            narrowest = min(kept[n].x0 - kept[n - 1].x1 for n in run)
            between = [n for n in run if is_gap(kept[n - 1], kept[n], narrowest)]
            seen = [n for n in seen if n not in run or n in between]
            joined += [n for n in run if n not in between and n - 1 not in {*run} - {*between}]
    return seen, joined


def is_spread(kept: Sequence[Character], run: Sequence[int]) -> bool:
    """Whether letters that stand behind gaps are, with the one before them, a spread word.

    Letters in the order of the alphabet are a list.
    """
    letters = [kept[n] for n in (run[0] - 1, *run)]
    text = "".join(c.text for c in letters)
    if len(text) < FEWEST or not text.isascii() or sum(map(str.isalpha, text)) < FEWEST - 1:
        return False
    if all(ord(b) - ord(a) == 1 for a, b in pairwise(text)):
        return False
    return _are_alike([b.x0 - a.x1 for a, b in pairwise(letters)], letters[0].size)


def _are_alike(gaps: Sequence[float], size: float) -> bool:
    narrowest = min(gaps)
    alike = sum(gap - narrowest <= ALIKE * size for gap in gaps)
    return narrowest <= SPREAD * size and alike >= MOST_ALIKE * len(gaps)


def _are_all_apart(kept: Sequence[Character], gaps: Sequence[int]) -> bool:
    """Whether a line has spaces as characters, and between all others gaps that are alike."""
    if not any(c.text.isspace() for c in kept):
        return False
    inner = [
        n
        for n, (b, c) in enumerate(pairwise(kept), 1)
        if not b.text.isspace() and not c.text.isspace()
    ]
    if len(inner) < 2 or inner != list(gaps):  # noqa: PLR2004
        return False
    return _are_alike([kept[n].x0 - kept[n - 1].x1 for n in inner], kept[0].size)
