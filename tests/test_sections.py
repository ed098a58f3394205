"""Requirement cells: split at their subsections however these are marked, and nowhere else."""

from itertools import product

import pytest
from conftest import PROFILE
from layouts import MARKS

from normalize.sections import split_sections

ABILITY, EDUCATION, EXPERIENCE = "精通C语言。", "取得数学专业硕士学位", "无"


def keys_and_texts(text: str) -> list[tuple[str | None, str]]:
    return [(part.key, part.text) for part in split_sections(text, PROFILE, "requirements")[0]]


@pytest.mark.parametrize(
    "marks",
    [
        "1. 2. 3.",
        "1、 2、 3、",
        "１． ２． ３．",
        "（一） （二） （三）",
        "(1) (2) (3)",
        "① ② ③",
        "1) 2) 3)",
        "- - -",
    ],
)
@pytest.mark.parametrize("colon", ["：\n", ":\n", "：", "\n"])
def test_marks_of_every_kind(marks: str, colon: str) -> None:
    one, two, three = (mark.strip("-") for mark in marks.split())
    text = (
        f"{one}职业能力要求{colon}{ABILITY}\n{two}专业学历要求{colon}{EDUCATION}\n"
        f"{three}从业资历要求{colon}{EXPERIENCE}"
    )
    assert keys_and_texts(text) == [
        ("ability", ABILITY),
        ("education", EDUCATION),
        ("experience", EXPERIENCE),
    ]
    labels = [part.label for part in split_sections(text, PROFILE, "requirements")[0]]
    assert labels == [one or None, two or None, three or None]


def test_a_missing_line_break() -> None:
    text = "1.职业能力要求：\n熟悉技术。2.专业学历要求：\n无\n3.从业资历要求：\n无"
    parts, doubts = split_sections(text, PROFILE, "requirements")
    assert [part.text for part in parts] == ["熟悉技术。", "无", "无"]
    assert [doubt.code for doubt in doubts] == ["section-break-missing"]


def test_another_order() -> None:
    text = "1.从业资历要求：无\n2.职业能力要求：熟悉技术。\n3.专业学历要求：无"
    assert [key for key, _ in keys_and_texts(text)] == ["experience", "ability", "education"]


@pytest.mark.parametrize(
    "sentence",
    [
        "具有2.5年经验，符合3.从业标准。",
        "满足职业能力要求的人员优先。",
        "熟悉专业学历要求，精通1.2版本。",
        "参与制定从业资历要求：略",
    ],
)
def test_numbers_and_headings_in_a_sentence_open_nothing(sentence: str) -> None:
    text = f"1.职业能力要求：\n{sentence}\n2.专业学历要求：\n无\n3.从业资历要求：\n无"
    assert keys_and_texts(text)[0] == ("ability", sentence)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.职业能力要求：甲。\n3.从业资历要求：无", "section-missing"),
        (
            "1.职业能力要求：甲。\n2.专业学历要求：无\n3.从业资历要求：无\n4.语言要求：英语",
            "section-unknown",
        ),
        (
            "1.职业能力要求：甲。\n2.专业学历要求：无\n2.专业学历要求：无\n3.从业资历要求：无",
            "section-repeated",
        ),
        (
            "应当诚信。\n1.职业能力要求：甲。\n2.专业学历要求：无\n3.从业资历要求：无",
            "section-unparsed",
        ),
        ("1.职业能力要求：甲，\n乙。\n2.专业学历要求：无\n3.从业资历要求：无", "lines-joined"),
        ("", "section-missing"),
        ("无", "section-missing"),
    ],
)
def test_doubts(text: str, code: str) -> None:
    assert [doubt.code for doubt in split_sections(text, PROFILE, "requirements")[1]] == [code]


def test_all_missing_subsections_are_named_at_once() -> None:
    (doubt,) = split_sections("1.职业能力要求：甲。", PROFILE, "requirements")[1]
    assert "专业学历要求, 从业资历要求" in doubt.message


def test_numbered_lines_inside_a_subsection_open_nothing() -> None:
    ability = "（1）熟悉电路：模拟。\n（2）掌握C。"
    text = f"1.职业能力要求：\n{ability}\n2.专业学历要求：无\n3.从业资历要求：无"
    parts, doubts = split_sections(text, PROFILE, "requirements")
    assert [part.key for part in parts] == ["ability", "education", "experience"]
    assert parts[0].text == ability
    assert doubts == ()


@pytest.mark.parametrize(
    ("last", "heading"),
    [
        ("语言要求：英语", "语言要求"),
        ("4.语言要求 英语六级", "语言要求"),
        ("4.语言要求：英语", "语言要求"),
    ],
)
def test_an_unknown_subsection_is_not_swallowed(last: str, heading: str) -> None:
    text = f"1.职业能力要求：甲。\n2.专业学历要求：无\n3.从业资历要求：无\n{last}"
    parts, doubts = split_sections(text, PROFILE, "requirements")
    assert [(part.key, part.heading) for part in parts][-1] == (None, heading)
    assert parts[2].text == "无"
    assert [doubt.code for doubt in doubts] == ["section-unknown"]


def test_a_list_inside_a_subsection_in_its_own_style() -> None:
    ability = "1.编程语言：精通C。\n2.工具：MATLAB。"
    text = f"1.职业能力要求：\n{ability}\n2.专业学历要求：无\n3.从业资历要求：无"
    parts, doubts = split_sections(text, PROFILE, "requirements")
    assert [part.key for part in parts] == ["ability", "education", "experience"]
    assert doubts == ()


def test_certificate_items_on_lines_of_their_own_open_nothing() -> None:
    text = "职业资格要求：\n1.资格名称：甲\n2.国家/地区：美国\n3.发证机构：乙"
    parts, doubts = split_sections(text, PROFILE, "other")
    assert [part.key for part in parts] == ["certificate"]
    assert "section-unknown" not in {doubt.code for doubt in doubts}


def test_the_other_column() -> None:
    text = "职业资格(认证)要求：1.证书名称：甲。\n2.国别/地区：美国。\n审批要求：符合规定"
    parts, doubts = split_sections(text, PROFILE, "other")
    assert [(part.key, part.heading, part.text) for part in parts] == [
        ("certificate", "职业资格(认证)要求", "1.证书名称：甲。\n2.国别/地区：美国。"),
        ("approval", "审批要求", "符合规定"),
    ]
    assert doubts == ()


def test_free_text_in_the_other_column_is_kept_and_said() -> None:
    parts, doubts = split_sections("须签订保密协议", PROFILE, "other")
    assert [(part.key, part.heading, part.text) for part in parts] == [
        (None, None, "须签订保密协议")
    ]
    assert [doubt.code for doubt in doubts] == ["section-unparsed"]


@pytest.mark.parametrize("text", ["", " ", "无", "—"])
def test_an_empty_other_cell_has_no_subsections(text: str) -> None:
    assert split_sections(text, PROFILE, "other") == ((), ())


ABILITIES = (
    "熟悉电路，掌握Python 3.8；具有2.5年研发经验。",
    "符合3.从业标准，满足职业能力要求。",
    "（1）熟悉电路：模拟。\n（2）掌握C。",
    "①熟悉电路。②掌握C。",
    "熟悉GB/T 2.3标准（三）类设备，3、4级均可。",
)
HEADINGS = ("职业能力要求", "专业学历要求", "从业资历要求")
KEYS = ("ability", "education", "experience")


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize("colon", ["：\n", "：", "\n", " "])
@pytest.mark.parametrize("between", ["\n", "\n\n", "", " "])
def test_every_mark_colon_and_break(marks: str, colon: str, between: str) -> None:
    if not MARKS[marks].strip("- ") and (colon in "\n " and "\n" not in between):
        return  # nothing at all shows where a subsection begins: see the next test
    numbers = [mark.strip("-") for mark in MARKS[marks].split()]
    for ability, order in product(ABILITIES, ((0, 1, 2), (2, 1, 0))):
        texts = (ability, "取得数学专业硕士学位", "无")
        pairs = zip(numbers, order, strict=False)
        text = between.join(f"{mark}{HEADINGS[at]}{colon}{texts[at]}" for mark, at in pairs)
        assert keys_and_texts(text) == [(KEYS[at], texts[at]) for at in order]


def test_where_nothing_shows_that_a_subsection_begins() -> None:
    text = "职业能力要求 精通C。 专业学历要求 硕士 从业资历要求 无"
    (doubt,) = split_sections(text, PROFILE, "requirements")[1]
    assert doubt.code == "section-missing"


def test_a_heading_in_a_line_is_taken_for_the_subsection_that_is_missing() -> None:
    text = "职业能力要求：\n精通C。\n专业学历要求：\n无从业资历要求：\n无"
    parts, doubts = split_sections(text, PROFILE, "requirements")
    assert [part.text for part in parts] == ["精通C。", "无", "无"]
    assert [doubt.code for doubt in doubts] == ["section-break-doubtful"]


def test_an_unknown_subsection_names_the_nearest_known() -> None:
    text = "1.职业能力要求：甲。\n2.专业学历要求：无\n3.从业年限要求：无"
    _, doubts = split_sections(text, PROFILE, "requirements")
    assert {doubt.code for doubt in doubts} == {"section-unknown", "section-missing"}
    assert "nearest known: 从业资历要求" in doubts[0].message


def test_a_list_in_a_cell_whose_subsections_have_no_numbers() -> None:
    ability = "1.编程语言：精通C。\n2.工具：MATLAB。"
    text = f"职业能力要求：\n{ability}\n专业学历要求：无\n从业资历要求：无"
    parts, doubts = split_sections(text, PROFILE, "requirements")
    assert (parts[0].text, doubts) == (ability, ())


SIGNS = (
    *(
        "1 |2 |3 ",
        "1：|2：|3：",
        "1，|2，|3，",
        "1#|2#|3#",
        "1-|2-|3-",
        "1.1|1.2|1.3",
        "01.|02.|03.",
    ),
    *(
        "(1).|(2).|(3).",
        "（1）、|（2）、|（3）、",
        "[1]|[2]|[3]",
        "【一】|【二】|【三】",
        "第一，|第二，|第三，",
    ),
    *(
        "一.|二.|三.",
        "一 |二 |三 ",
        "⑴|⑵|⑶",
        "⒈|⒉|⒊",
        "❶|❷|❸",
        "㈠|㈡|㈢",
        "Ⅰ、|Ⅱ、|Ⅲ、",
        "I.|II.|III.",
    ),
    *(
        "A.|B.|C.",
        "a)|b)|c)",
        "•|•|•",
        "■ |■ |■ ",
        "- |- |- ",
        "——|——|——",
        "* |* |* ",
        "☑|☑|☑",
        "§|§|§",
    ),
)


@pytest.mark.parametrize("signs", SIGNS)
@pytest.mark.parametrize(
    ("colon", "between"),
    [
        ("：\n", "\n"),
        ("：", "\n"),
        ("\n", "\n"),
        (" ", "\n"),
        ("：", ""),
        ("﹕", " "),
        ("——", "\n"),
    ],
)
def test_signs_of_every_kind(signs: str, colon: str, between: str) -> None:
    texts = ("熟悉GB/T 2.3标准，具有C语言经验。", "取得数学专业硕士学位", "无")
    marks = signs.split("|")
    text = between.join(m + h + colon + t for m, h, t in zip(marks, HEADINGS, texts, strict=True))
    parts, _ = split_sections(text, PROFILE, "requirements")
    assert [(part.key, part.text) for part in parts] == list(zip(KEYS, texts, strict=True))
    assert [part.label for part in parts] == [mark.strip() for mark in marks]


@pytest.mark.parametrize("around", ["【】", "［］", "《》", "“”", "<>"])
@pytest.mark.parametrize("colon", ["", "：", "\n"])
def test_headings_in_brackets(around: str, colon: str) -> None:
    texts = (ABILITY, EDUCATION, EXPERIENCE)
    headings = (f"{around[0]}{heading}{around[1]}{colon}" for heading in HEADINGS)
    text = "\n".join(map("".join, zip(headings, texts, strict=True)))
    assert keys_and_texts(text) == list(zip(KEYS, texts, strict=True))


WHOLE = "1.职业能力要求：甲。{more}\n2.专业学历要求：无\n3.从业资历要求：2年{last}"


@pytest.mark.parametrize(
    ("more", "last", "code", "named"),
    [
        ("", "。4.语言要求：英语", "section-unknown", "语言要求"),
        ("", "4.语言：英语", "section-unknown", "语言"),
        ("", "\n4.英语六级以上", "section-number-stray", "4.英语六级以上"),
        ("", "。4.英语六级以上", "section-number-stray", "4.英语六级以上"),
        ("", "\n语言能力要求\n英语", "section-unknown", "语言能力要求"),
        ("", "\n同上", None, None),
        ("", "。1.年限：2年；2.领域：芯片；3.职务：主管；4.其他：无", None, None),
        ("1.编程：C；2.工具：MATLAB；3.语言：英语。", "", None, None),
        ("满足2.专业学历要求 的规定。", "", None, None),
    ],
)
def test_what_goes_on_behind_the_subsections(
    more: str, last: str, code: str | None, named: str | None
) -> None:
    parts, doubts = split_sections(WHOLE.format(more=more, last=last), PROFILE, "requirements")
    assert [part.key for part in parts][:3] == list(KEYS)
    told = [d for d in doubts if d.code not in {"section-break-missing", "lines-joined"}]
    assert [(doubt.code, doubt.text) for doubt in told] == ([(code, named)] if code else [])


def test_a_subsection_between_the_known_ones_within_a_line() -> None:
    text = "1.职业能力要求：甲2.语言要求：英语3.专业学历要求：无4.从业资历要求：无"
    parts, doubts = split_sections(text, PROFILE, "requirements")
    assert [part.text for part in parts] == ["甲", "英语", "无", "无"]
    assert "section-unknown" in {doubt.code for doubt in doubts}


@pytest.mark.parametrize("heading", ["专业能力要求", "职业能力要求（必备）", "专业、能力要求"])
def test_a_known_heading_within_a_longer_one_is_not_known(heading: str) -> None:
    text = f"1.{heading}：甲。\n2.专业学历要求：无\n3.从业资历要求：无"
    parts, doubts = split_sections(text, PROFILE, "requirements")
    assert (parts[0].key, parts[0].heading) == (None, heading)
    assert {doubt.code for doubt in doubts} == {"section-unknown", "section-missing"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.职业能力要求：\n2.专业学历要求：无\n3.从业资历要求：无", "section-empty"),
        ("1.职业能力要求：同上\n2.专业学历要求：无\n3.从业资历要求：无", "text-ditto"),
        ("1.职业能力要求：甲。\n3.专业学历要求：无\n4.从业资历要求：无", "section-number-stray"),
        (
            "职业能力要求：甲。\n语言：英语\n专业学历要求：无\n从业资历要求：无",
            "section-break-doubtful",
        ),
    ],
)
def test_what_may_be_another_subsection_or_none(text: str, code: str) -> None:
    parts, doubts = split_sections(text, PROFILE, "requirements")
    assert [part.key for part in parts] == list(KEYS)
    assert [doubt.code for doubt in doubts] == [code]
