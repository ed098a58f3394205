"""The paragraphs that lines of text make.

A line that ends clearly short of the right edge ends its paragraph: what follows it would have had
room.
"""

import re
from collections.abc import Sequence

from extract.pdf.geometry import steps
from extract.pdf.lines import CLOSING, OPENING, Line, may_part

INDENT = 1.4
FAR_BELOW = 1.7
"""Of the usual distance of lines."""
HANGING = f"{OPENING}、/-+"
NUMBER = re.compile(r"(\d{1,2})[.．、]")
ENUMERATOR = re.compile(
    r"(?:\d{1,2}[.．、](?!\d)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]"
    r"|[一二三四五六七八九十]{1,3}、|[①-⑳])"
)
TORN, REST = re.compile(r"[-+−(（]?[\d,]*\d[.,]"), re.compile(r"\d+[)）]?%?")
"""The first line of a figure that has no room in its column, and the second one."""
SOFT_HYPHEN = "\u00ad"
"""In a text: a hyphen at the end of a line, of which only the document can tell what it is."""
WORD_GAP = "\x1f"
"""In a text: where a line ends between Latin letters, so that there should be a space."""
WORD_BREAK = "\x1e"
"""In a text: where a line ends within a word that is longer than the line."""


def lines_to_paragraphs(lines: Sequence[Line]) -> list[str]:
    """The paragraphs that lines make, wraps undone; `Speller` turns the marks in them into text."""
    pitch = min((step for step in steps(lines) if step > 0), default=0.0)
    paragraphs: list[str] = []
    before: Line | None = None
    for line in with_whole_needs(lines):
        if before is None or (
            begins_paragraph(before, line, pitch) and not goes_on_counting(paragraphs, before, line)
        ):
            paragraphs.append(line.text)
        else:
            is_full = before.free < line.letter and not any(map(may_part, before.text))
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
        is_filled = line.x1 - line.x0 <= line.need
        if is_filled and (line.text[-1] in HANGING or after.text[0] in CLOSING):
            whole[index] = line._replace(need=line.need + after.need)
    return whole


def is_torn(text: str, more: str) -> bool:
    """Whether a figure goes on in the next line: it ends with its point, and only digits follow.

    >>> is_torn("7716.", "2"), is_torn("1.", "2."), is_torn("1.5", "2")
    (True, False, False)
    """
    return bool(TORN.fullmatch(text) and REST.fullmatch(more))


def begins_paragraph(before: Line, line: Line, pitch: float) -> bool:
    """Whether the layout shows that a line begins a paragraph."""
    if before.text[-1] in OPENING or line.text[0] in CLOSING or is_torn(before.text, line.text):
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
    torn = is_torn(text, more)
    last, first = text[-1:], more[:1]
    if not (last.isascii() and first.isascii()):
        wide = not last.isascii() and not first.isascii()
        return f"{text} {more}" if spaced and not wide else text + more
    if spaced and not torn:
        return f"{text} {more}"
    if last == "-" and len(text) > 1 and text[-2].isalpha() and first.isalpha():
        return f"{text[:-1]}{SOFT_HYPHEN}{more}"
    if torn or last in "+-/_@#&([{" or first in "+-/_@#&)]},.;:!?%":
        return text + more
    if (
        within_word
        and last.isalnum()
        and first.isalnum()
        and not (last.islower() and first.isupper())
    ):
        return f"{text}{WORD_BREAK}{more}"
    return f"{text}{WORD_GAP}{more}"
