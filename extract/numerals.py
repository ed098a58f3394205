"""Numbers as Word writes them: the formats of ECMA-376 part 1, 17.18.59 (ST_NumberFormat)."""

from collections.abc import Callable

ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
COUNTING = "〇一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
HUNDRED = 100
CYCLE = 60
TEN_THOUSAND = 10_000
LAST_LETTERS = 30 * 26
LAST_ROMAN = 32767
LAST_COUNTED = TEN_THOUSAND**2 - 1
"""What comes behind them is written in decimal."""

TEENS = range(11, 14)


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


def counted(number: int, digits: str = COUNTING, tens: str = "十百千", big: str = "万") -> str:
    """Chinese numerals with their places: 二十一, 一百零三, 一千零一十.

    >>> [counted(n) for n in (3, 10, 11, 20, 103, 110, 1010, 10003)]
    ['三', '十', '十一', '二十', '一百零三', '一百一十', '一千零一十', '一万零三']
    """
    if number > LAST_COUNTED:
        return str(number)
    if number >= TEN_THOUSAND:
        rest = number % TEN_THOUSAND
        zero = "零" if 0 < rest < TEN_THOUSAND // 10 else ""
        return (
            counted(number // TEN_THOUSAND, digits, tens, big)
            + big
            + zero
            + (_places(rest, digits, tens) if rest else "")
        )
    text = _places(number, digits, tens)
    leads_with_ten = digits == COUNTING and number // 10 == 1
    return text[1:] if leads_with_ten else text


def _places(number: int, digits: str, tens: str) -> str:
    text = ""
    waiting = False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            waiting = bool(text)
            continue
        text += ("零" if waiting else "") + digits[digit] + (tens[place - 1] if place else "")
        waiting = False
    return text


def counted_in_japanese(
    number: int, digits: str = COUNTING, places: str = "千百十", big: str = "万", one: str = ""
) -> str:
    """Japanese numerals: no zero between places; ``one`` stands before 千, 百 and 十.

    >>> [counted_in_japanese(n) for n in (10, 21, 100, 101, 1010, 10010)]
    ['十', '二十一', '百', '百一', '千十', '一万十']
    """
    if number > LAST_COUNTED:
        return str(number)
    text = ""
    if number >= TEN_THOUSAND:
        text = counted_in_japanese(number // TEN_THOUSAND, digits, places, big, one) + big
    for place, digit in zip((*places, ""), f"{number % TEN_THOUSAND:04}", strict=True):
        if digit != "0":
            text += (one if digit == "1" and place else digits[int(digit)]) + place
    return text


def ordinal(number: int) -> str:
    """English ordinal numbers.

    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 112, 121)]
    ['1st', '2nd', '3rd', '4th', '11th', '112th', '121st']
    """
    suffixes = {1: "st", 2: "nd", 3: "rd"}
    teen = number % HUNDRED in TEENS
    return f"{number}{'th' if teen else suffixes.get(number % 10, 'th')}"


def counted_below_hundred(number: int) -> str:
    """Chinese numerals up to 99, digit by digit from 100 on.

    >>> counted_below_hundred(21), counted_below_hundred(105)
    ('二十一', '一〇五')
    """
    return counted(number) if number < HUNDRED else digital(number)


def digital(number: int) -> str:
    """Chinese digits one by one: 一〇 is ten."""
    return "".join(COUNTING[int(digit)] for digit in str(number))


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
    "decimalFullWidth": full_width,
    "decimalFullWidth2": full_width,
    "decimalZero": padded(2),
    **{"1".zfill(width): padded(width) for width in range(1, 6)},
    "none": lambda _: "",
}
"""Formats that write 0 and less too; a format of its own is named by its first number."""

FORMATS: dict[str, Callable[[int], str]] = {
    **PLAIN,
    "decimalEnclosedCircle": enclosed(0x2460, 20),
    "decimalEnclosedCircleChinese": enclosed(0x2460, 20),
    "decimalEnclosedParen": enclosed(0x2474, 20),
    "decimalEnclosedFullstop": enclosed(0x2488, 20),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "chineseCounting": counted_below_hundred,
    "chineseCountingThousand": counted,
    "taiwaneseCounting": counted_below_hundred,
    "taiwaneseCountingThousand": counted,
    "japaneseCounting": counted_in_japanese,
    "japaneseLegal": lambda number: counted_in_japanese(
        number, "零壱弐参四伍六七八九", "阡百拾", "萬", "壱"
    ),
    "japaneseDigitalTenThousand": digital,
    "taiwaneseDigital": digital,
    "koreanDigital2": digital,
    "chineseLegalSimplified": lambda number: counted(number, LEGAL, "拾佰仟", "萬"),
    "ideographLegalTraditional": lambda number: counted(
        number, "零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬"
    ),
    "ideographDigital": digital,
    "ideographTraditional": cycled(STEMS),
    "ideographZodiac": cycled(BRANCHES),
    "ideographZodiacTraditional": lambda number: (
        STEMS[(number - 1) % 10] + BRANCHES[(number - 1) % 12] if number <= CYCLE else str(number)
    ),
    "ideographEnclosedCircle": enclosed(0x3280, 10),
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "ordinal": ordinal,
}


def written(number: int, form: str) -> str:
    """A number in a format; a format that is not known is written as decimal, as Word does.

    >>> written(3, "chineseLegalSimplified"), written(0, "upperRoman")
    ('叁', '0')
    """
    if number < 1 and form not in PLAIN:
        return str(number)
    return FORMATS.get(form, str)(number)
