"""Text as a reader sees it: what counts as visible, undone line wraps, numerals, identities."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence

INVISIBLE = re.compile("[\\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")
SENTENCE_ENDS = frozenset("。；：！？.;:!?…")
SPACED = re.compile("[\u4e00-\u9fff](?:\\s+[\u4e00-\u9fff])+")
LATIN_EDGE = re.compile(r"[A-Za-z0-9]")
DIGITS = {
    digit: value
    for digits in ("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "○壹貳參肆伍陸柒捌玖")
    for value, digit in enumerate(digits)
} | {"两": 2}
TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
MYRIADS = {"万", "萬"}
MYRIAD = 10_000
CHINESE = "".join((*DIGITS, *TENS, *MYRIADS))
NUMBER = re.compile(rf"(?:No\.?|[第序(\s])*([0-9]+|[{CHINESE}]+)[.、):号\s]*", re.IGNORECASE)


def visible(text: str) -> str:
    r"""The visible characters: no white space, no zero-width and no formatting characters.

    >>> visible(" 岗位\u3000名称\u200b")
    '岗位名称'
    """
    return INVISIBLE.sub("", text)


def folded(text: str) -> str:
    """Text for comparing: visible characters in compatibility form, without case.

    >>> folded("Ｃ++ 语言") == folded("c++语言")
    True
    """
    return visible(unicodedata.normalize("NFKC", text)).casefold()


def closed_up(text: str) -> str:
    """Text whose Chinese letters all stand apart, to fill a line, as one word.

    >>> closed_up("金　融"), closed_up("金融 科技")
    ('金融', '金融 科技')
    """
    return visible(text) if SPACED.fullmatch(text) else text


def joined(lines: Iterable[str]) -> str:
    """One line from several: Chinese meets Chinese without a space, Latin meets Latin with one.

    >>> joined(["金融信息基础设施开发与", "运营人才"]), joined(["Rapid", "IO"])
    ('金融信息基础设施开发与运营人才', 'Rapid IO')
    """
    text = ""
    for line in filter(None, (line.strip() for line in lines)):
        latin = text and LATIN_EDGE.match(text[-1]) and LATIN_EDGE.match(line[0])
        text += f" {line}" if latin else line
    return text


def unwrapped(lines: Sequence[str]) -> tuple[str, int]:
    r"""Paragraphs from lines, and how many lines were joined to the one before.

    A line that does not end a sentence runs on in the next; one that does ends a paragraph, and
    paragraphs stay apart by a line break.

    >>> unwrapped(["熟悉电路，", "掌握C语言。", "精通MATLAB。"])
    ('熟悉电路，掌握C语言。\n精通MATLAB。', 1)
    """
    paragraphs: list[list[str]] = []
    for line in filter(None, (line.strip() for line in lines)):
        if paragraphs and paragraphs[-1][-1][-1] not in SENTENCE_ENDS:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    count = sum(len(paragraph) - 1 for paragraph in paragraphs)
    return "\n".join(joined(paragraph) for paragraph in paragraphs), count


def numeral(text: str) -> int | None:
    """The value of a whole number in Arabic or Chinese numerals; None where it is none.

    >>> [numeral(text) for text in ("12", "１２", "十二", "两", "二〇一八", "一万三千〇五", "x")]
    [12, 12, 12, 2, 2018, 13005, None]
    """
    if text.isdecimal():
        return int(text)
    if len(text) > 1 and all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    value = digit = 0
    for character in text:
        if character in DIGITS and not digit:
            digit = DIGITS[character]
        elif character in TENS:
            value += (digit or 1) * TENS[character]
            digit = 0
        elif character in MYRIADS and 0 < value + digit < MYRIAD:
            value, digit = (value + digit) * MYRIAD, 0
        else:
            return None
    return value + digit if text else None


def value_of(label: str) -> int | None:
    """The number that a label shows, whatever stands around it.

    >>> [value_of(label) for label in ("12", "（三）", "４．", "⑿", "❷", "№7", "甲")]
    [12, 3, 4, 12, 2, 7, None]
    """
    bare = label.strip()
    if len(bare) == 1 and (value := unicodedata.numeric(bare, None)) is not None:
        return int(value) if value.is_integer() else None
    match = NUMBER.fullmatch(unicodedata.normalize("NFKC", label))
    return numeral(match[1]) if match else None


def identity(*parts: str | None) -> str:
    """12 hex digits that are the same wherever the parts are the same, spelling of width aside."""
    key = "\n".join(folded(part or "") for part in parts)
    return hashlib.sha256(key.encode()).hexdigest()[:12]
