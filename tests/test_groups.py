"""The words of bands, sums and notes, however groups are numbered and counted."""

import pytest

from normalize.groups import BAND, BARE, NOTE, TOTAL, industry_of
from normalize.marks import order_of, style_of
from normalize.numbering import number_doubts
from normalize.rows import Row


@pytest.mark.parametrize(
    "text",
    [
        *(
            "第一类 金融",
            "第一类：金融",
            "一类：金融",
            "第1部分 金融",
            "第一章 金融",
            "第一大类、金融",
        ),
        *(
            "（一）金融（15）",
            "金融（15）",
            "金融：15个岗位",
            "金融（15个急需紧缺岗位）",
            "金融——15个",
        ),
        *(
            "金融（共计15个岗位）",
            "金融（1-15）",
            "金融（序号16－30号）",
            "金融 15个",
            "金融（15人）",
        ),
        *(
            "一、金融类岗位",
            "一、金融大类",
            "金融岗位（15个）",
            "【金融】（15个）",
            "◆金融（15个）",
        ),
        *(
            "1）金融",
            "①金融",
            "⑴金融",
            "Ⅰ、金融",
            "II. 金融",
            "A. 金融",
            "B类：金融",
            "01 金融",
            "一： 金融",
        ),
        *(
            "行业大类 金融",
            "重点产业：金融",
            "行业领域：金融",
            "行业一：金融",
            "门类：金融",
            "表1 金融",
        ),
        *("附表2：金融", "金融（续）", "一、金融（15个）（续表）", "金融（续表）"),
    ],
)
def test_a_band(text: str) -> None:
    match = BAND.whole(text)
    assert match is not None
    assert match["industry"] == "金融"
    assert TOTAL.search(text) is None


@pytest.mark.parametrize(
    ("text", "industry"),
    [
        ("一、生物医药（含医疗器械）（15个）", "生物医药（含医疗器械）"),
        ("5G通信（3个）", "5G通信"),
        ("三、新一代信息技术、人工智能", "新一代信息技术、人工智能"),
        ("（一）集成电路产业（共15个岗位）", "集成电路产业"),
        ("共享经济（3个）", "共享经济"),
    ],
)
def test_a_name_is_kept_whole(text: str, industry: str) -> None:
    match = BAND.whole(text)
    assert match is not None
    assert match["industry"] == industry


@pytest.mark.parametrize(
    "text",
    [
        *(
            "合计（62个）",
            "小计：15个",
            "共62个岗位",
            "以上共62个岗位",
            "本表共62个岗位",
            "总共62个岗位",
        ),
        *(
            "二、岗位目录",
            "一、适用范围",
            "二、有关说明",
            "六、附则",
            "三、申请程序",
            "附件1：金融",
        ),
    ],
)
def test_no_band_and_no_name(text: str) -> None:
    assert BAND.whole(text) is None
    assert BARE.whole(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("合计", "合计62", "小计：15个", "合计（62个）", "岗位总数：62", "岗位合计62", "共计：62"),
        *("以上共62个岗位", "本目录共有62个岗位。", "全部合计62", "总计六十二个", "总共62个岗位"),
    ],
)
def test_a_sum(text: str) -> None:
    assert TOTAL.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "注：一",
        "注1：一",
        "（注：一）",
        "【注】：一",
        "填表说明：一",
        "有关说明：一",
        "*一",
        "※一",
        "备注",
    ],
)
def test_a_note(text: str) -> None:
    assert NOTE.search(text)


@pytest.mark.parametrize("text", ["注册会计师", "共性技术研发", "说明书编写人才", "总计划师"])
def test_titles_are_neither(text: str) -> None:
    assert not TOTAL.search(text)
    assert not NOTE.search(text)


@pytest.mark.parametrize(
    "text", ["金融", "一、金融", "金融（15个）", "金融（续）", "金　融", "第四类 金融"]
)
def test_the_industry_of_a_cell(text: str) -> None:
    assert industry_of(text) == "金融"


@pytest.mark.parametrize(
    ("label", "order"),
    [
        ("3.", 3),
        ("（三）", 3),
        ("⑶", 3),
        ("⒊", 3),
        ("❸", 3),
        ("㈢", 3),
        ("Ⅲ、", 3),
        ("III.", 3),
        ("C、", 3),
        ("c)", 3),
        ("第三，", 3),
        ("3：", 3),
        ("•", None),
        ("——", None),
    ],
)
def test_the_place_that_a_mark_has(label: str, order: int | None) -> None:
    assert order_of(label) == order


def test_marks_of_one_form_have_one_style() -> None:
    forms = (
        "1. 2.",
        "1、 2、",
        "（一） （2）",
        "① ②",
        "⑴ ⑵",
        "I. II.",
        "A. B.",
        "a) b)",
        "■ ■",
        "1.1 1.2",
    )
    styles = [{style_of(label) for label in form.split()} for form in forms]
    assert all(len(style) == 1 for style in styles)
    assert len(set.union(*styles)) == len(forms)


def numbered(*labels: str, industries: str = "甲甲甲乙乙乙") -> list[str]:
    rows = [
        Row(1, at, {}, industry, label, "printed")
        for at, (label, industry) in enumerate(zip(labels, industries, strict=False), 2)
    ]
    return [doubt.code for doubt in number_doubts(rows)]


@pytest.mark.parametrize(
    "labels",
    [
        "1-1 1-2 1-3 2-1 2-2 2-3",
        "1.1 1.2 1.3 2.1 2.2 2.3",
        "A-1 A-2 A-3 B-1 B-2 B-3",
        "№1 №2 №3 №1 №2 №3",
    ],
)
def test_numbers_within_their_group(labels: str) -> None:
    assert numbered(*labels.split()) == ["numbers-restart"]


@pytest.mark.parametrize(
    "labels", ["No.1 No.2 No.3", "⑴ ⑵ ⑶", "001 002 003", "第1号 第2号 第3号", "1-1 1-2 1-3"]
)
def test_numbers_in_other_forms(labels: str) -> None:
    assert numbered(*labels.split()) == []


def test_a_number_within_its_group_that_is_left_out() -> None:
    assert numbered("1-1", "1-3") == ["number-out-of-order"]
