"""Numbers as Word writes them: the formats of ECMA-376 part 1, 17.18.59 (ST_NumberFormat)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from extract.alphabets import OTHER_SCRIPTS

ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
HUNDRED = 100
TEN_THOUSAND = 10_000
MYRIAD = 4
LAST_LETTERS = 30 * 26
LAST_ROMAN = 32767
LAST_COUNTED = TEN_THOUSAND**2 - 1
"""What comes behind them is written in decimal."""

TEENS = range(11, 14)


@dataclass(frozen=True, slots=True)
class Counting:
    """A way to count by places: 一千〇二十.

    ``zero`` stands for places that are left out between two that are not. ``drops_ones`` tells of
    which numbers an 一 before a place is left out: none, those from 10 to 19, or as in Japanese.
    """

    digits: str = "〇一二三四五六七八九"
    places: tuple[str, str, str, str] = ("", "十", "百", "千")
    myriad: str = "万"
    zero: str = "〇"
    drops_ones: Literal["never", "teens", "japanese"] = "teens"


HANGUL = str.maketrans("零一二三四五六七八九", "영일이삼사오육칠팔구")
LEGAL = ("", "拾", "佰", "仟")
CHINESE = Counting()
TAIWANESE = Counting(zero="零", myriad="萬")
JAPANESE = Counting(zero="", drops_ones="japanese")
KOREAN = Counting("영일이삼사오육칠팔구", ("", "십", "백", "천"), "만", "", "japanese")
JAPANESE_LEGAL = Counting("〇壱弐参四伍六七八九", ("", "拾", "百", "阡"), "萬", "", "never")
CHINESE_LEGAL = Counting("零壹贰叁肆伍陆柒捌玖", LEGAL, "萬", "零", "never")
TRADITIONAL_LEGAL = Counting("零壹貳參肆伍陸柒捌玖", LEGAL, "萬", "零", "never")


def letters(number: int) -> str:
    """A to z, then aa to zz, aaa …: the letter is repeated.

    >>> letters(1), letters(26), letters(28)
    ('a', 'z', 'bb')
    """
    if number > LAST_LETTERS:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """Lower-case Roman numerals.

    >>> roman(4), roman(1990)
    ('iv', 'mcmxc')
    """
    if number > LAST_ROMAN:
        return str(number)
    text = ""
    for value, sign in ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def counted(number: int, by: Counting = CHINESE) -> str:
    """A number by its places, as Word writes it.

    >>> [counted(n) for n in (3, 10, 11, 20, 103, 110, 1010, 10003, 100_000)]
    ['三', '十', '十一', '二十', '一百〇三', '一百一十', '一千〇一十', '一万〇三', '一十万']
    """
    if number > LAST_COUNTED:
        return str(number)
    text = ""
    waiting = False
    for place in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += by.zero * waiting + _place(digit, place % MYRIAD, by, leads=not text)
        waiting = bool(text) and not digit
        if place == MYRIAD:
            text += by.myriad
    is_teen = by.drops_ones == "teens" and number // 10 == 1
    return (text[1:] if is_teen else text) or by.zero or by.digits[0]


def _place(digit: int, place: int, by: Counting, *, leads: bool) -> str:
    """A digit with its place; in Japanese no 一 before 十 and 百, nor before a 千 that leads."""
    is_plain = place in {1, 2} or (place and leads)
    if by.drops_ones == "japanese" and digit == 1 and is_plain:
        return by.places[place]
    return by.digits[digit] + by.places[place]


def digital(zero: str) -> Callable[[int], str]:
    """Chinese digits one by one: 一〇 is ten; the sign for zero differs."""
    digits = zero + CHINESE.digits[1:]
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def counted_below_hundred(number: int) -> str:
    """Chinese numerals up to 99, digit by digit from 100 on.

    >>> counted_below_hundred(21), counted_below_hundred(105)
    ('二十一', '一○五')
    """
    return counted(number) if 0 < number < HUNDRED else digital("○")(number)


def ordinal(number: int) -> str:
    """English ordinal numbers.

    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 112, 121)]
    ['1st', '2nd', '3rd', '4th', '11th', '112th', '121st']
    """
    suffixes = {1: "st", 2: "nd", 3: "rd"}
    teen = number % HUNDRED in TEENS
    return f"{number}{'th' if teen else suffixes.get(number % 10, 'th')}"


def enclosed(first: int, last: int) -> Callable[[int], str]:
    """Signs that hold a number, from that of 1 on; the bare number where there is none."""
    return lambda number: chr(first + number - 1) if number <= last else str(number)


def cycled(signs: str) -> Callable[[int], str]:
    """The signs in turn; the bare number behind the last."""
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def full_width(number: int) -> str:
    """Digits as wide as Chinese characters."""
    return str(number).translate({48 + digit: 0xFF10 + digit for digit in range(10)})


def padded(width: int) -> Callable[[int], str]:
    """Digits with zeros before them up to a width."""
    return lambda number: f"{number:0{width}}"


PLAIN: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "bahtText": str,
    "decimalFullWidth": full_width,
    "decimalFullWidth2": full_width,
    "decimalZero": padded(2),
    **{"1".zfill(width): padded(width) for width in range(1, 6)},
    "none": lambda _: "",
}
"""Formats that write 0 and less too; a format of its own is named by its first number."""

ZEROED: dict[str, Callable[[int], str]] = {
    "chineseCounting": counted_below_hundred,
    "chineseCountingThousand": counted,
    "chineseLegalSimplified": partial(counted, by=CHINESE_LEGAL),
    "taiwaneseCounting": counted_below_hundred,
    "taiwaneseCountingThousand": partial(counted, by=TAIWANESE),
    "taiwaneseDigital": digital("○"),
    "ideographLegalTraditional": partial(counted, by=TRADITIONAL_LEGAL),
    "ideographDigital": digital("〇"),
    "japaneseCounting": partial(counted, by=JAPANESE),
    "japaneseLegal": partial(counted, by=JAPANESE_LEGAL),
    "japaneseDigitalTenThousand": digital("〇"),
    "koreanDigital": lambda number: digital("零")(number).translate(HANGUL),
    "koreanDigital2": digital("零"),
}
"""Formats that have a sign for 0, and nothing below."""

BY_CODE = (
    *("decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal"),
    *("cardinalText", "ordinalText", "hex", "chicago", "ideographDigital", "japaneseCounting"),
    *("aiueo", "iroha", "decimalFullWidth", "decimalHalfWidth", "japaneseLegal"),
    *("japaneseDigitalTenThousand", "decimalEnclosedCircle", "decimalFullWidth2"),
    *("aiueoFullWidth", "irohaFullWidth", "decimalZero", "bullet", "ganada", "chosung"),
    *("decimalEnclosedFullstop", "decimalEnclosedParen", "decimalEnclosedCircleChinese"),
    *("ideographEnclosedCircle", "ideographTraditional", "ideographZodiac"),
    *("ideographZodiacTraditional", "taiwaneseCounting", "ideographLegalTraditional"),
    *("taiwaneseCountingThousand", "taiwaneseDigital", "chineseCounting"),
    *("chineseLegalSimplified", "chineseCountingThousand", "decimal", "koreanDigital"),
    *("koreanCounting", "koreanLegal", "koreanDigital2", "hebrew1", "arabicAlpha", "hebrew2"),
    *("arabicAbjad", "hindiVowels", "hindiConsonants", "hindiNumbers", "hindiCounting"),
    *("thaiLetters", "thaiNumbers", "thaiCounting", "vietnameseCounting", "numberInDash"),
    *("russianLower", "russianUpper"),
)
"""The formats of numbers by their code ([MS-OSHARED] 2.2.1.3), by the names of ECMA-376."""

LAST_KNOWN = {"koreanCounting": TEN_THOUSAND - 1}

FORMATS: dict[str, Callable[[int], str]] = {
    **PLAIN,
    **ZEROED,
    "decimalEnclosedCircle": enclosed(0x2460, 20),
    "decimalEnclosedCircleChinese": enclosed(0x2460, 10),
    "decimalEnclosedParen": enclosed(0x2474, 20),
    "decimalEnclosedFullstop": enclosed(0x2488, 20),
    "ideographEnclosedCircle": enclosed(0x3220, 10),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "ideographTraditional": cycled(STEMS),
    "ideographZodiac": cycled(BRANCHES),
    "ideographZodiacTraditional": lambda number: (
        STEMS[(number - 1) % len(STEMS)] + BRANCHES[(number - 1) % len(BRANCHES)]
    ),
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "ordinal": ordinal,
    "koreanCounting": partial(counted, by=KOREAN),
    **{form: known.write for form, known in OTHER_SCRIPTS.items()},
}
"""What Word writes where the standard's examples say otherwise: 〇 and 萬, and the signs of GB 2312
(ten in circles, ㈠ to ㈩ for ``ideographEnclosedCircle``)."""


def written(number: int, form: str) -> str:
    """A number in a format; a format that is not known is written as decimal, as Word does.

    >>> written(3, "chineseLegalSimplified"), written(0, "upperRoman")
    ('叁', '0')
    """
    if number < 1 and form not in PLAIN and not (number == 0 and form in ZEROED):
        return str(number)
    return FORMATS.get(form, str)(number) if is_known(number, form) else str(number)


def is_known(number: int, form: str) -> bool:
    """Whether it is known how Word writes a number in a format.

    >>> is_known(14, "ganada"), is_known(15, "ganada"), is_known(1, "hindiCounting")
    (True, False, False)
    """
    last = OTHER_SCRIPTS[form].last if form in OTHER_SCRIPTS else LAST_KNOWN.get(form)
    return form in FORMATS and (last is None or number <= last)
