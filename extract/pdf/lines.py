"""Lines of text, and the paragraphs that they make.

Characters belong to a line by their baseline and not by their box, for boxes of large and small
print overlap. A line that ends clearly short of the right edge ends its paragraph: what follows it
would have had room.
"""

import math
import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from extract.pdf.pages import BASELINE, SIZE, TEXT, X0, Character, Corners, Frame, quarter, turned
from extract.pdf.vertical import columns_as_lines

SAME_LINE = 0.6
"""Of the font size: an index stands less apart from its line, the next line more."""
SAME_CHARACTER = 0.15
"""Of the font size: a character drawn again for boldness is no further off."""
SPACE = 0.2
"""Of the font size: Latin letters further apart are two words."""
WIDE_SPACE = 2.0
"""Of the font size: anything further apart is not one text."""
SHORT = 0.6
"""Of the font size: room to spare beyond what the next word needs."""
INDENT = 1.4
FAR_BELOW = 1.7
"""Of the usual distance of lines."""
OPENING = "（(【《〈「『“‘[{"
CLOSING = "，。、；：！？）)】》〉」』”’]},.;:!?%％"
STICKING = f"{CLOSING}/"
PREFIXES = "+±$¥￥№"
"""What is not parted from an ideograph after it (UAX 14, class PR)."""
NUMBER = re.compile(r"(\d{1,2})[.．、]")
ENUMERATOR = re.compile(
    r"(?:\d{1,2}[.．、](?!\d)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]"
    r"|[一二三四五六七八九十]{1,3}、|[①-⑳])"
)
SOFT_HYPHEN = "\u00ad"
"""In a text: a hyphen at the end of a line, of which only the document can tell what it is."""
WORD_GAP = "\x1f"
"""In a text: where a line ends between Latin letters, so that there should be a space."""
WORD_BREAK = "\x1e"
"""In a text: where a line ends within a word that is longer than the line."""
IDEOGRAPHS = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
PARTS = re.compile(rf"[\s{IDEOGRAPHS}]")
"""Where a line can be parted."""


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


def characters_to_lines(characters: Iterable[Character], within: Corners) -> list[Line]:
    """The lines of a cell or of a page, from top to bottom; text on its side is turned first."""
    upright = columns_as_lines(_upright(list(characters), within), within)
    rows: list[list[Character]] = []
    start = size = 0.0
    for baseline, run in groupby(sorted(upright, key=BASELINE), BASELINE):
        level = list(run)
        if rows and baseline - start <= SAME_LINE * max(size, level[0].size):
            rows[-1] += level
        else:
            rows.append(level)
            start, size = baseline, 0.0
        size = max(size, *map(SIZE, level))
    lines = [row_to_line(row) for row in rows]
    return [line for line in lines if line.text.strip()]


def between(lines: Iterable[Line], left: float, right: float) -> list[Line]:
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
    for index in reversed(_seen(kept, gaps) if gaps else gaps):
        texts.insert(index, " ")
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
        and abs(c.x0 - before.x0) <= near
        and abs(c.baseline - before.baseline) <= near
    )


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


def _seen(kept: Sequence[Character], gaps: Sequence[int]) -> list[int]:
    """The gaps that are spaces though letters are set apart, by the narrowest gap of ideographs."""
    pairs = list(pairwise(kept))
    wide = (c.x0 - b.x1 for b, c in pairs if not b.text.isascii() and not c.text.isascii())
    spread = max(min(wide, default=0.0), 0.0)
    return [n for n in gaps if is_gap(kept[n - 1], kept[n], spread)]


def _need(characters: Sequence[Character]) -> float:
    """The width of what cannot be parted at the start of a line."""
    index = 0
    last = len(characters) - 1
    while index < last and characters[index].text in OPENING:
        index += 1
    if IDEOGRAPH.match(characters[index].text) is None:
        while index < last and not _may_part(characters[index + 1].text):
            index += 1
        if index < last and characters[index].text in PREFIXES:
            index += 1
    while index < last and (
        characters[index + 1].text in STICKING or characters[index].text == "/"
    ):
        index += 1
    return characters[index].x1 - characters[0].x0


def _may_part(text: str) -> bool:
    return text.isspace() or IDEOGRAPH.match(text) is not None


def lines_to_paragraphs(lines: Sequence[Line]) -> list[str]:
    """The paragraphs that lines make, wraps undone; `Speller` turns the marks in them into text."""
    steps = [b.baseline - a.baseline for a, b in pairwise(lines) if b.baseline > a.baseline]
    pitch = min(steps, default=0.0)
    paragraphs: list[str] = []
    before: Line | None = None
    for line in with_whole_needs(lines):
        if before is None or (
            begins_paragraph(before, line, pitch) and not goes_on_counting(paragraphs, before, line)
        ):
            paragraphs.append(line.text)
        else:
            is_full = before.free < line.letter and PARTS.search(before.text) is None
            paragraphs[-1] = joined(paragraphs[-1], line.text, within_word=is_full)
        before = line
    return [text.strip() for text in paragraphs]


def goes_on_counting(paragraphs: Sequence[str], before: Line, line: Line) -> bool:
    """Whether a number at the start of a line counts on within the paragraph.

    >>> lines = [Line("1.", 0, 9, 0, 10, 9, right=10), Line("2.", 0, 9, 0, 10, 9, right=10)]
    >>> goes_on_counting(["说明：1.甲。"], *lines), goes_on_counting(["1.甲。"], *lines)
    (True, False)
    """
    number = NUMBER.match(line.text)
    if number is None or before.had_room(line):
        return False
    above = rf"(?<!^)(?<![\d.]){int(number[1]) - 1}[.．、](?!\d)"
    return re.search(above, paragraphs[-1]) is not None


def with_whole_needs(lines: Sequence[Line]) -> list[Line]:
    """Lines whose first word fills them and goes on in the next one need the room for all of it."""
    whole = list(lines)
    for index in range(len(whole) - 2, -1, -1):
        line, after = whole[index], whole[index + 1]
        goes_on = line.text[-1] in f"{OPENING}、/-+" or after.text[0] in CLOSING
        if goes_on and line.x1 - line.x0 <= line.need:
            whole[index] = line._replace(need=line.need + after.need)
    return whole


def begins_paragraph(before: Line, line: Line, pitch: float) -> bool:
    """Whether the layout shows that a line begins a paragraph."""
    if before.text[-1] in OPENING or line.text[0] in CLOSING:
        return False
    if ENUMERATOR.match(line.text):
        return True
    if before.had_room(line):
        return True
    if line.baseline - before.baseline > FAR_BELOW * pitch > 0:
        return True
    indent = line.x0 - max(line.left, before.x0)
    return indent > INDENT * line.size and not line.is_centred


def joined(text: str, more: str, *, within_word: bool) -> str:
    """Two lines of a paragraph as one text.

    ``within_word`` where the first is full and nothing in it but its end could have been parted.

    >>> joined("光刻", "机原理", within_word=False), joined("C+", "+、Python", within_word=False)
    ('光刻机原理', 'C++、Python')
    """
    spaced = text[-1:].isspace() or more[:1].isspace()
    text, more = text.rstrip(), more.lstrip()
    last, first = text[-1:], more[:1]
    if not (last.isascii() and first.isascii()):
        wide = not last.isascii() and not first.isascii()
        return f"{text} {more}" if spaced and not wide else text + more
    if spaced:
        return f"{text} {more}"
    if last == "-" and len(text) > 1 and text[-2].isalpha() and first.isalpha():
        return f"{text[:-1]}{SOFT_HYPHEN}{more}"
    if last in "+-/_@#&([{" or first in "+-/_@#&)]},.;:!?%":
        return text + more
    if (
        within_word
        and last.isalnum()
        and first.isalnum()
        and not (last.islower() and first.isupper())
    ):
        return f"{text}{WORD_BREAK}{more}"
    return f"{text}{WORD_GAP}{more}"
