"""Numbers of lists in other scripts and in words (ECMA-376 part 1, 17.18.59), as far as is known.

Where the standard and Word differ, notes by the maker of Word say so ([MS-OI29500] 2.1.540,
[MS-DOCX] 2.4). What they leave open is not guessed: a format says up to which number it is known.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラム"
    "ウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
)
FULL_WIDTH = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
HALF_WIDTH = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
NARROW = str.maketrans(FULL_WIDTH, HALF_WIDTH)
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
FOOTNOTES = "*†‡§"
"""The signs of the Chicago Manual of Style; then each twice, and so on."""

ALPHABETS: Mapping[str, str] = {
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "iroha": IROHA.translate(NARROW),
    "irohaFullWidth": IROHA,
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضغظ",
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
    "russianLower": RUSSIAN,
    "russianUpper": RUSSIAN.upper(),
    "thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
}
"""Letters in turn, each once; how those behind the last are written is not known."""

KOREAN = ("하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
KOREAN_TENS = ("열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
VIETNAMESE = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
HEBREW = (
    *((300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע"), (60, "ס"), (50, "נ")),
    *((40, "מ"), (30, "ל"), (20, "כ"), (10, "י")),
    *((9, "ט"), (8, "ח"), (7, "ז"), (6, "ו"), (5, "ה"), (4, "ד"), (3, "ג"), (2, "ב"), (1, "א")),
)
NAMES_OF_GOD = {"יה": "טו", "יו": "טז"}
"""15 and 16 would spell them: they are 9 and 6, 9 and 7."""

ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
HUNDRED, THOUSAND = 100, 1000
MOST_SIGNS = 10
"""A mark of more signs is none that anybody would count."""


def summed(number: int) -> str:
    """A number as the letters whose values add up to it.

    >>> summed(11), summed(16), summed(117)
    ('יא', 'טז', 'קיז')
    """
    text = ""
    for value, sign in HEBREW:
        count, number = divmod(number, value)
        text += sign * count
    return text[:-2] + NAMES_OF_GOD.get(text[-2:], text[-2:])


def korean(number: int) -> str:
    """Native Korean numerals below a hundred."""
    tens, ones = divmod(number, 10)
    return (KOREAN_TENS[tens - 1] if tens else "") + (KOREAN[ones - 1] if ones else "")


def spelled(number: int) -> str:
    """English words, the first with a capital as in the labels of lists.

    >>> spelled(7), spelled(21), spelled(1100)
    ('Seven', 'Twenty-one', 'One thousand one hundred')
    """
    return _spelled(number).capitalize()


def spelled_ordinal(number: int) -> str:
    """English ordinal numbers in words.

    >>> spelled_ordinal(1), spelled_ordinal(20), spelled_ordinal(112)
    ('First', 'Twentieth', 'One hundred twelfth')
    """
    words = _spelled(number)
    last = words.replace("-", " ").rpartition(" ")[2]
    plain = last.removesuffix("y") + "ieth" if last.endswith("y") else last + "th"
    return (words.removesuffix(last) + ORDINALS.get(last, plain)).capitalize()


def _spelled(number: int) -> str:
    for size, name in ((THOUSAND, "thousand"), (HUNDRED, "hundred")):
        many, rest = divmod(number, size)
        if many:
            return f"{_spelled(many)} {name}" + (f" {_spelled(rest)}" if rest else "")
    if number < len(ONES):
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens] + (f"-{ONES[ones]}" if ones else "")


class Known(NamedTuple):
    """How a format writes a number from 1 on, up to which it is known; None for all."""

    write: Callable[[int], str]
    last: int | None = None


def _in_turn(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _doubled(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] * (1 + (number - 1) // len(signs))


def _digits(first: int) -> Callable[[int], str]:
    """Digits of a script by the code of its 0."""
    signs = {48 + digit: first + digit for digit in range(10)}
    return lambda number: str(number).translate(signs)


OTHER_SCRIPTS: Mapping[str, Known] = {
    **{form: Known(_in_turn(signs), len(signs)) for form, signs in ALPHABETS.items()},
    "aiueo": Known(_in_turn(HALF_WIDTH)),
    "aiueoFullWidth": Known(_in_turn(FULL_WIDTH)),
    "chicago": Known(_doubled(FOOTNOTES), MOST_SIGNS * len(FOOTNOTES)),
    "hindiNumbers": Known(_digits(0x0966)),
    "thaiNumbers": Known(_digits(0x0E50)),
    "hebrew1": Known(summed, 392),
    "koreanLegal": Known(korean, 99),
    "vietnameseCounting": Known(lambda number: VIETNAMESE[number - 1], len(VIETNAMESE)),
    "cardinalText": Known(spelled, 999_999),
    "ordinalText": Known(spelled_ordinal, 999_999),
}
"""Formats of ST_NumberFormat by their names; words are English ones."""
