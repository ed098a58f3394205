"""Numbered subsections of any text."""

import pytest

from normalize.listing import items_of

TEXTS = {
    "typed numbers and headings": (
        "1.能力：熟悉电路\n2.学历：无",
        [("1.", "能力", "熟悉电路"), ("2.", "学历", "无")],
    ),
    "text before the first": (
        "从以下选取：\n1.甲\n2.乙",
        [(None, None, "从以下选取："), ("1.", None, "甲"), ("2.", None, "乙")],
    ),
    "a list inside a subsection": (
        "1.能力：\n（1）会\n（2）懂\n2.学历：无",
        [("1.", "能力", "（1）会（2）懂"), ("2.", "学历", "无")],
    ),
    "no line break, behind a sentence": (
        "（一）甲。（二）乙。",
        [("（一）", None, "甲。"), ("（二）", None, "乙。")],
    ),
    "circled": ("①甲；②乙", [("①", None, "甲；"), ("②", None, "乙")]),
    "one number alone": ("1.甲", []),
    "numbers that do not count": ("3.甲\n7.乙", []),
    "a number in a sentence": ("不少于2.5年", []),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_items(text: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    assert [(i.label, i.heading, i.text) for i in items_of(text)] == expected
