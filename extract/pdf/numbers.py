"""Numbers: of a row, alone in its cell, and of subsections, and where their count begins anew."""

import re
import unicodedata
from collections.abc import Sequence

from extract.numerals import counted_below_hundred
from extract.pdf.lines import Line

ALONE = re.compile(r"\d{1,4}[.、]?")
"""How the number of a row is written."""
MARKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(\d{1,2})[.．、](?!\d)",
        r"[（(](\d{1,2})[)）]",
        r"(\d{1,2})[)）]",
        r"[（(]([一二三四五六七八九十]{1,3})[)）]",
        r"([一二三四五六七八九十]{1,3})、",
        r"([①-⑳])",
    )
)
"""How the number of a subsection is written."""
CHINESE = {counted_below_hundred(n): n for n in range(1, 100)}
FIRST = ("1", "一", "①")
INTRODUCING = ":", "："


def number_of(text: str) -> int | None:
    """The number that a cell holds and nothing else."""
    return int(re.sub(r"\D", "", text)) if ALONE.fullmatch(text) else None


def counts_anew(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether a text counts its subsections from 1 as the one above it did.

    Not so where the last line above introduces a list, as one counted otherwise may, nor where it
    is the first one below: the edge of the page goes through that.

    >>> a, b, c = (Line(text, 0, 9, 0, 10, 9, right=10) for text in ("1.甲", "2.乙", "二、丙"))
    >>> counts_anew([a, b], [a]), counts_anew([a], [b]), counts_anew([c], [a])
    (True, False, False)
    >>> counts_anew([a], [a])
    False
    """
    if not above or not below or above[-1].text == below[0].text:
        return False
    if introduces(above[-1]):
        return False
    number, kind = counted(below[0])
    if number not in FIRST:
        return False
    return next((last for line in reversed(above) if (last := counted(line)[1])), None) == kind


def counts_on(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether a text begins with the number after that of the last subsection above it.

    >>> a, b, c = (Line(text, 0, 9, 0, 10, 9, right=10) for text in ("1.甲", "2.乙", "二、丙"))
    >>> counts_on([a], [b]), counts_on([a, b], [b]), counts_on([a], [c]), counts_on([b], [a])
    (True, False, False, False)
    """
    number, kind = counted(below[0]) if below else ("", None)
    last = next((found for line in reversed(above) if (found := counted(line))[1]), None)
    return (
        kind is not None
        and last is not None
        and (last[1] == kind and value(number) == value(last[0]) + 1)
    )


def value(number: str) -> int:
    """The value of a number of a subsection.

    >>> value("12"), value("二十一"), value("③")
    (12, 21, 3)
    """
    return CHINESE.get(number) or int(unicodedata.numeric(number) if len(number) == 1 else number)


def introduces(line: Line) -> bool:
    """Whether a line is the last one before a list or a text."""
    return line.text.rstrip().endswith(INTRODUCING)


def counted(line: Line) -> tuple[str, re.Pattern[str] | None]:
    """The number that a line begins with, and how it is written."""
    text = line.text.lstrip()
    for kind in MARKS:
        if found := kind.match(text):
            return found[1], kind
    return "", None
