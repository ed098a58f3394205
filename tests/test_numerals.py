"""Numbers as Word writes them."""

import pytest

from extract.numerals import written


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimal", {1: "1", 12: "12", 0: "0"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa"}),
        ("upperLetter", {2: "B"}),
        ("lowerRoman", {4: "iv", 9: "ix", 14: "xiv"}),
        ("upperRoman", {1994: "MCMXCIV"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九"}),
        (
            "chineseCountingThousand",
            {10: "十", 21: "二十一", 100: "一百", 105: "一百零五", 1234: "一千二百三十四"},
        ),
        ("taiwaneseCounting", {15: "十五"}),
        ("japaneseCounting", {1: "一", 12: "十二", 30: "三十"}),
        ("chineseLegalSimplified", {1: "壹", 3: "叁", 10: "壹拾", 21: "贰拾壹"}),
        ("ideographDigital", {3: "三", 10: "一〇", 21: "二一"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("none", {3: ""}),
        ("hebrew1", {3: "3"}),
    ],
)
def test_format(form: str, numbers: dict[int, str]) -> None:
    assert {number: written(number, form) for number in numbers} == numbers
