"""Lines joined and kept apart, and numbers in words."""

import pytest

from normalize.text import identity, joined, numeral, unwrapped, visible


@pytest.mark.parametrize(
    ("lines", "text", "count"),
    [
        (["熟悉电路，", "掌握C语言。"], "熟悉电路，掌握C语言。", 1),
        (["熟悉电路。", "掌握C语言。"], "熟悉电路。\n掌握C语言。", 0),
        (["Rapid", "IO"], "Rapid IO", 1),
        (["精通C", "语言"], "精通C语言", 1),
        (["", " 甲 ", ""], "甲", 0),
        ([], "", 0),
    ],
)
def test_wraps_are_undone_and_paragraphs_kept(lines: list[str], text: str, count: int) -> None:
    assert unwrapped(lines) == (text, count)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("十", 10),
        ("二十一", 21),
        ("一百零三", 103),
        ("", None),
        ("甲", None),
        ("3.5", None),
    ],
)
def test_numerals(text: str, value: int | None) -> None:
    assert numeral(text) == value


def test_what_nobody_sees_does_not_count() -> None:
    assert visible("\ufeff岗\u00ad位\u200b\u3000名称\n") == "岗位名称"
    assert identity("A ", None) == identity("ａ", "")
    assert identity("a", "b") != identity("ab", "")
    assert joined([]) == ""
