"""Whether a line says that a table goes on, and whether a sentence goes on in the next line."""

import re

from extract.pdf.lines import CLOSING, Line

CONTINUED = re.compile(
    r"(?:[（(\[【]\s*)?(?:接上页|续上页|接上表|续上表|转下页|续下页|接下页|下页续|未完待续|待续|(?<!\w)续(?:前|上)?表?(?!\w)"
    r"|to be continued|continued(?: from previous page| on next page)?|cont(?:inue)?d?\.?)"
    r"\s*[)）\]】]?",
    re.IGNORECASE,
)
CAPTION = re.compile(r"\s*续?(附?表|table)\s*[\d一二三四五六七八九十]+(?:[-.–]\d+)*", re.IGNORECASE)
DASHES = frozenset("—–")
GOING_ON = DASHES | frozenset("，、,（(")
"""How a line ends that ends no sentence, if not with an ideograph."""


def without_mark(text: str) -> str:
    """A text without what says that it is typed again on another page.

    >>> without_mark("甲类（续）"), without_mark("续表1"), without_mark("手续费")
    ('甲类', '表1', '手续费')
    """
    text = CONTINUED.sub("", text)
    return text.removeprefix("续") if CAPTION.match(text) else text


def is_continued(text: str, caption: str) -> bool:
    """Whether a line above a part says that a table goes on; ``caption`` is the line above it.

    >>> is_continued("续表1", ""), is_continued("（续）", ""), is_continued("表1 目录", "表1 目录")
    (True, True, True)
    >>> is_continued("（续表）", ""), is_continued("手续表", "")
    (True, False)
    >>> is_continued("表2 目录（续）", "表1 目录"), is_continued("连续作业", "")
    (False, False)
    """
    plain, above = ("".join(without_mark(t).split()).lower() for t in (text, caption))
    marked = plain != "".join(text.split()).lower()
    number, own = CAPTION.match(plain), CAPTION.match(above)
    if number is not None and own is not None and number[0] != own[0]:
        return False
    if plain == above or not plain:
        return marked or plain == above != ""
    return marked and number is not None and (not above or own is not None)


def is_unfinished(line: Line) -> bool:
    """Whether a line is full to its edge and its sentence goes on; a dash alone is none.

    >>> [is_unfinished(Line(text, 0, 9, 0, 10, 9, right=10)) for text in ("甲", "—", "甲—", "3。")]
    [True, False, True, False]
    """
    text = line.text.strip()
    last = text[-1:]
    return (
        text not in DASHES
        and line.free < line.size
        and ("\u3400" <= last <= "\u9fff" or last in GOING_ON)
    )


def runs_on(above: Line, below: Line) -> bool:
    """Whether a line that ends no sentence is full, so that its text goes on in the next one.

    >>> line = Line("光刻（含", 0, 40, 0, 10, 20, right=50)
    >>> rests = [("审）", 20), ("审", 10), ("）", 10)]
    >>> [runs_on(line, Line(text, 0, 30, 0, 10, need)) for text, need in rests]
    [True, False, True]
    """
    last, first = above.text.rstrip()[-1:], below.text.lstrip()[:1]
    if is_unfinished(above) or first in CLOSING:
        return True
    if above.free >= below.need:
        return False
    is_word = last.isascii() and first.isascii() and not (last.isdigit() and first.isdigit())
    return is_word or is_unfinished(above._replace(right=above.x1))
