"""Lines of text.

Characters belong to a line by their baseline and not by their box, for boxes of large and small
print overlap.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from extract.pdf.pages import BASELINE, ROTATION, SIZE, TEXT, X0, Character, Corners, Frame
from extract.pdf.seen.turning import quarter, turned
from extract.pdf.seen.vertical import columns_as_lines
from extract.pdf.spacing import SPACE, is_gap, spaces

INITIAL = 2
"""So many times as large as the text beside it a letter may stand on several of its lines."""
SAME_LINE = 0.6
"""Of the font size: an index stands less apart from its line, the next line more."""
SAME_CHARACTER = 0.15
"""Of the font size: a character drawn again for boldness is no further off."""
OVERLAP = 0.5
"""Of its width: nor than this, for a narrow letter may come twice (all)."""
SPREAD_WORD = "\x1d"
"""In a text: behind the first letter of a word whose letters are set apart."""
OPENING = "（(【《〈「『“‘[{"
CLOSING = "，。、；：！？）)】》〉」』”’]},.;:!?%％"
STICKING = f"{CLOSING}/"
SHORT = 0.6
"""Of the font size: room to spare beyond what the next word needs."""
PREFIXES = "+±$¥￥№"
"""What is not parted from an ideograph after it (UAX 14, class PR)."""
IDEOGRAPHS = (
    *("\u2e80", "\u2fe0"),
    *("\u3005", "\u3008"),
    *("\u3040", "\u3100"),
    *("\u3400", "\ua000"),
    *("\uf900", "\ufb00"),
    *("\U00020000", "\U00040000"),
)
"""Where each block of ideographs, radicals and kana begins, and what follows its last one."""


def is_ideograph(text: str) -> bool:
    """Whether a text begins with an ideograph, a radical or a kana: lines part beside them.

    >>> is_ideograph("目"), is_ideograph("A"), is_ideograph("。"), is_ideograph("")
    (True, False, False, False)
    """
    return bisect_right(IDEOGRAPHS, text) % 2 == 1


class Line(NamedTuple):
    """A line of text; ``left`` and ``right`` are the edges that its text may fill.

    ``need`` is the width of its first word: the room that the line before it would have needed.
    ``letter`` is the width of its first character. ``is_centred`` where it stands in the middle.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    need: float
    letter: float = 0.0
    left: float = 0.0
    right: float = 0.0
    is_centred: bool = False

    @property
    def free(self) -> float:
        """The room that is left on the line; a centred one has it on both sides."""
        before, after = self.x0 - self.left, self.right - self.x1
        return before + after if self.is_centred else after

    def had_room(self, after: "Line") -> bool:
        """Whether what the next line begins with would have had room on this one."""
        return self.free > after.need + SHORT * after.size


def text_of(lines: Iterable[Line]) -> str:
    """The text of lines without spaces, to compare texts by."""
    return "".join("".join([line.text for line in lines]).split())


def characters_to_lines(characters: Iterable[Character], within: Corners) -> list[Line]:
    """The lines of a cell or of a page, from top to bottom; text on its side is turned first."""
    upright = columns_as_lines(_upright(list(characters), within), within)
    rows: list[list[Character]] = []
    start = size = 0.0
    for baseline, run in groupby(sorted(upright, key=BASELINE), BASELINE):
        level = list(run)
        if rows and baseline - start <= SAME_LINE * larger(size, level[0].size):
            rows[-1] += level
        else:
            rows.append(level)
            start, size = baseline, 0.0
        size = max(size, *map(SIZE, level))
    lines = [row_to_line(row) for row in rows]
    return [line for line in lines if line.text.strip()]


def larger(size: float, other: float) -> float:
    """The larger of two sizes of print; one of an initial counts as twice the other.

    >>> larger(10.5, 6), larger(9, 105)
    (10.5, 18)
    """
    return min(max(size, other), INITIAL * min(size, other))


def within_edges(lines: Iterable[Line], left: float, right: float) -> list[Line]:
    """The lines of a text between the edges that it may fill.

    It is centred if each of its lines has as much room on both sides: one that is set in does not
    stand in the middle because of that.
    """
    found = [line._replace(left=left, right=right) for line in lines]
    if any(abs((x.x0 - left) - (right - x.x1)) > x.size for x in found):
        return found
    return [x._replace(is_centred=min(x.x0 - left, right - x.x1) > x.size) for x in found]


def _upright(characters: list[Character], within: Corners) -> list[Character]:
    """The characters as if they stood upright, if most of them lie on one side."""
    if not any(map(ROTATION, characters)):
        return characters
    lying = [c for c in characters if c.rotation]
    if len(lying) * 2 <= len(characters):
        return characters
    turns = quarter(lying[0].rotation)
    if not turns:
        return characters
    x0, top, x1, bottom = within
    return list(turned(characters, Frame(x0, -bottom, x1, -top, 4 - turns)))


def row_to_line(row: Sequence[Character]) -> Line:
    """The text of the characters on one baseline; one drawn twice is read once."""
    kept, gaps = _kept(sorted(row, key=X0))
    if not kept:
        return Line("", 0, 0, 0, 0, 0)
    texts = list(map(TEXT, kept))
    if gaps:
        seen, joined = spaces(kept, gaps)
        for index in seen:
            texts[index] = f" {texts[index]}"
        for index in joined:
            texts[index] = f"{SPREAD_WORD}{texts[index]}"
    first, last = kept[0], kept[-2] if kept[-1].text.isspace() else kept[-1]
    largest = max(kept, key=SIZE)
    size = largest.size
    if largest.text.isspace():
        largest = max((c for c in kept if not c.text.isspace()), key=SIZE)
    width = first.x1 - first.x0
    return Line("".join(texts), first.x0, last.x1, largest.baseline, size, _need(kept), width)


def _kept(ordered: Iterable[Character]) -> tuple[list[Character], list[int]]:
    """Characters of a line once, its spaces one by one, and which stand behind a gap."""
    kept: list[Character] = []
    gaps: list[int] = []
    start, end, spaced = -math.inf, math.inf, True
    for c in ordered:
        text, x0, _, x1, _, _, size, _, _ = c
        is_space = text.isspace()
        if is_space and spaced:
            continue
        if x0 - start <= SAME_CHARACTER * size and any(_is_again(c, old) for old in kept[-3:]):
            continue
        if x0 - end > SPACE * size and is_gap(kept[-1], c):
            gaps.append(len(kept))
        kept.append(c)
        start, end, spaced = x0, x1, is_space
    return kept, gaps


def _is_again(c: Character, before: Character) -> bool:
    near = SAME_CHARACTER * c.size
    return (
        c.text == before.text
        and abs(c.x0 - before.x0) <= min(near, OVERLAP * (c.x1 - c.x0))
        and abs(c.baseline - before.baseline) <= near
    )


def _need(characters: Sequence[Character]) -> float:
    """The width of what cannot be parted at the start of a line."""
    index = 0
    last = len(characters) - 1
    while index < last and characters[index].text in OPENING:
        index += 1
    if not is_ideograph(characters[index].text):
        while index < last and not may_part(characters[index + 1].text):
            index += 1
        if index < last and characters[index].text in PREFIXES:
            index += 1
    while index < last and (
        characters[index + 1].text in STICKING or characters[index].text == "/"
    ):
        index += 1
    return characters[index].x1 - characters[0].x0


def may_part(text: str) -> bool:
    """Whether a line may end before a character."""
    return is_ideograph(text) or text.isspace()
