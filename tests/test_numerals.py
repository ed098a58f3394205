"""Numbers as Word writes them: what Word 16 shows, where the standard says something else."""

import pytest

from extract.numerals import ZEROED, written

AT = (0, 1, 9, 10, 11, 19, 20, 21, 99, 100, 101, 110, 999, 1000, 1010, 10000, 10005, 10101, 100000)
BY_PLACES = {
    "chineseCounting": (
        "○ 一 九 十 十一 十九 二十 二十一 九十九 一○○ 一○一 一一○ 九九九 一○○○ "
        "一○一○ 一○○○○ 一○○○五 一○一○一 一○○○○○"
    ),
    "chineseCountingThousand": (
        "〇 一 九 十 十一 十九 二十 二十一 九十九 一百 一百〇一 一百一十 九百九十九 "
        "一千 一千〇一十 一万 一万〇五 一万〇一百〇一 一十万"
    ),
    "taiwaneseCountingThousand": (
        "零 一 九 十 十一 十九 二十 二十一 九十九 一百 一百零一 一百一十 九百九十九 "
        "一千 一千零一十 一萬 一萬零五 一萬零一百零一 一十萬"
    ),
    "chineseLegalSimplified": (
        "零 壹 玖 壹拾 壹拾壹 壹拾玖 贰拾 贰拾壹 玖拾玖 壹佰 壹佰零壹 壹佰壹拾 "
        "玖佰玖拾玖 壹仟 壹仟零壹拾 壹萬 壹萬零伍 壹萬零壹佰零壹 壹拾萬"
    ),
    "ideographLegalTraditional": (
        "零 壹 玖 壹拾 壹拾壹 壹拾玖 貳拾 貳拾壹 玖拾玖 壹佰 壹佰零壹 壹佰壹拾 "
        "玖佰玖拾玖 壹仟 壹仟零壹拾 壹萬 壹萬零伍 壹萬零壹佰零壹 壹拾萬"
    ),
    "japaneseCounting": (
        "〇 一 九 十 十一 十九 二十 二十一 九十九 百 百一 百十 九百九十九 千 千十 一万 "
        "一万五 一万百一 十万"
    ),
    "ideographDigital": (
        "〇 一 九 一〇 一一 一九 二〇 二一 九九 一〇〇 一〇一 一一〇 九九九 一〇〇〇 "
        "一〇一〇 一〇〇〇〇 一〇〇〇五 一〇一〇一 一〇〇〇〇〇"
    ),
}


@pytest.mark.parametrize("form", BY_PLACES)
def test_chinese_and_japanese_numbers(form: str) -> None:
    assert [written(number, form) for number in AT] == BY_PLACES[form].split()


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (909090, "chineseCountingThousand", "九十万〇九千〇九十"),
        (100100, "chineseLegalSimplified", "壹拾萬零壹佰"),
        (111111, "japaneseCounting", "十一万一千百十一"),
        (11100, "japaneseCounting", "一万一千百"),
        (1001, "japaneseLegal", "壱阡壱"),
        (10**8, "chineseCountingThousand", "100000000"),
    ],
)
def test_places_over_ten_thousand(number: int, form: str, text: str) -> None:
    assert written(number, form) == text


@pytest.mark.parametrize("form", ZEROED)
def test_what_is_below_zero_is_decimal(form: str) -> None:
    assert written(-12, form) == "-12"


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimal", {1: "1", 12: "12", 0: "0"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("decimalFullWidth", {0: "０", 12: "１２"}),
        ("decimalEnclosedCircle", {0: "0", 1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {1: "①", 10: "⑩", 11: "11"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇", 21: "21"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛", 21: "21"}),
        ("ideographEnclosedCircle", {1: "㈠", 10: "㈩", 11: "11"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 780: "z" * 30, 781: "781"}),
        ("upperLetter", {2: "B"}),
        ("lowerRoman", {4: "iv", 9: "ix", 14: "xiv"}),
        ("upperRoman", {1994: "MCMXCIV", 32768: "32768"}),
        ("taiwaneseCounting", {15: "十五", 100: "一○○"}),
        ("taiwaneseDigital", {10: "一○"}),
        ("koreanDigital2", {10: "一零"}),
        ("japaneseLegal", {3: "参", 10: "壱拾", 21: "弐拾壱"}),
        ("ideographTraditional", {0: "0", 1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
        ("ideographZodiacTraditional", {1: "甲子", 13: "丙子", 60: "癸亥", 63: "丙寅"}),
        ("numberInDash", {3: "- 3 -"}),
        ("hex", {10: "A", 255: "FF"}),
        ("ordinal", {1: "1st", 12: "12th", 22: "22nd"}),
        ("none", {3: ""}),
        ("hebrew1", {1: "א", 15: "טו", 16: "טז", 118: "קיח", 392: "שצב", 393: "393"}),
        ("hebrew2", {1: "א", 11: "כ", 22: "ת", 23: "23"}),
        ("arabicAlpha", {1: "أ", 3: "ت", 28: "ي", 29: "29"}),
        ("arabicAbjad", {1: "أ", 3: "ج", 28: "ظ"}),
        ("russianLower", {1: "а", 10: "к", 27: "э", 29: "я", 30: "30"}),
        ("russianUpper", {2: "Б"}),
        ("ganada", {1: "가", 14: "하", 15: "15"}),
        ("chosung", {2: "ㄴ", 14: "ㅎ"}),
        ("koreanDigital", {10: "일영", 25: "이오"}),
        ("koreanCounting", {1: "일", 10: "십", 23: "이십삼", 100: "백", 10000: "10000"}),
        ("koreanLegal", {1: "하나", 10: "열", 21: "스물하나", 100: "100"}),
        ("aiueo", {1: "ｱ", 45: "ｦ", 46: "ﾝ", 47: "ｱ"}),
        ("aiueoFullWidth", {1: "ア", 46: "ン"}),
        ("iroha", {1: "ｲ", 3: "ﾊ"}),
        ("irohaFullWidth", {1: "イ", 48: "ン", 49: "49"}),
        ("thaiLetters", {1: "ก", 41: "ฮ", 42: "42"}),
        ("thaiNumbers", {10: "๑๐"}),
        ("hindiNumbers", {12: "१२"}),
        ("vietnameseCounting", {1: "một", 10: "mười", 11: "11"}),
        ("chicago", {1: "*", 4: "§", 5: "**", 10: "†††"}),
        (
            "cardinalText",
            {1: "One", 12: "Twelve", 45: "Forty-five", 1201: "One thousand two hundred one"},
        ),
        (
            "ordinalText",
            {1: "First", 9: "Ninth", 30: "Thirtieth", 42: "Forty-second", 100: "One hundredth"},
        ),
        ("hindiCounting", {3: "3"}),
    ],
)
def test_format(form: str, numbers: dict[int, str]) -> None:
    assert {number: written(number, form) for number in numbers} == numbers
