"""Education texts: degree, alternative, majors with their places."""

import pytest

from normalize.education import Education, read_education


@pytest.mark.parametrize(
    ("text", "degree", "majors", "is_open"),
    [
        ("取得光学工程、应用物理相关专业学士及以上学位", "bachelor", "光学工程 应用物理", True),
        (
            "取得计算机、信息工程、数学等相关专业硕士及以上学位",
            "master",
            "计算机 信息工程 数学",
            True,
        ),
        (
            "取得微生物学、临床研究和生物统计学等相关专业学士及以上学位",
            "bachelor",
            "微生物学 临床研究 生物统计学",
            True,
        ),
        (
            "取得计算机科学与技术、模式识别与智能系统相关专业学士及以上学位",
            "bachelor",
            "计算机科学与技术 模式识别与智能系统",
            True,
        ),
        ("取得生物或医学类相关专业学士及以上学位", "bachelor", "生物 医学", True),
        ("法律专业博士学位", "doctor", "法律", False),
        ("数学，统计学等专业大专及以上学历", "associate", "数学 统计学", True),
        ("本科及以上学历，计算机、软件类相关专业", "bachelor", "计算机 软件", True),
        ("硕士研究生及以上学历（博士优先）", "master", "", None),
        ("大学本科（含）以上学历，专业不限", "bachelor", "", None),
        ("大专", "associate", "", None),
        ("本科及其以上学历", "bachelor", "", None),
        ("计算机相关专业，本科或以上学历", "bachelor", "计算机", True),
        ("研究生", "master", "", None),
        ("学士或硕士学位", "bachelor", "", None),
        ("计算机科学、软件工程及相关专业本科以上学历", "bachelor", "计算机科学 软件工程", True),
        ("取得相关专业学士及以上学位", "bachelor", "", True),
        ("取得计算机、人工智能等理工科专业硕士学位", "master", "计算机 人工智能", True),
        ("取得法学（国际法、经济法）专业硕士学位", "master", "法学（国际法、经济法）", False),
        ("取得护理学、中和医学专业学士学位", "bachelor", "护理学 中和医学", False),
        ("毕业于海外知名院校，取得计算机专业硕士学位", "master", "计算机", False),
        ("博士学位，数学、物理等相关专业，有海外经历", "doctor", "数学 物理", True),
        ("无专业要求，本科以上", "bachelor", "", None),
        ("取得专科医学相关专业硕士及以上学位", "master", "专科医学", True),
        ("取得本专业学士学位", "bachelor", "", False),
        ("光学工程/光电技术相关专业学士及以上学位", "bachelor", "光学工程 光电技术", True),
    ],
)
def test_degree_and_majors(text: str, degree: str, majors: str, is_open: bool | None) -> None:  # noqa: FBT001
    found, spans, _ = read_education(text)
    assert found.education_required is True
    assert found.min_degree == degree
    assert list(found.majors) == majors.split()
    assert found.majors_open is is_open
    assert [text[span.start : span.end] for span in spans] == majors.split()


def test_an_alternative_to_the_degree() -> None:
    found, _, doubts = read_education("取得经济学、金融学等相关专业博士学位或高级职称")
    assert (found.min_degree, found.isced_level) == ("doctor", 8)
    assert found.degree_alternative == "高级职称"
    assert found.majors == ("经济学", "金融学")
    assert doubts == ()


@pytest.mark.parametrize(
    "text",
    [
        "无",
        "无。",
        "不限",
        "无特殊要求",
        "—",
        "暂无",
        "学历不限",
        "无学历要求",
        "学历、专业不限",
        "不限学历",
        "－",
        "学历不作要求",
        "学历、专业无要求",
    ],
)
def test_nothing_required(text: str) -> None:
    assert read_education(text) == (Education(education_required=False), (), ())


@pytest.mark.parametrize(
    "text", ["本科及以上学历，专业不限", "专业不限，本科以上", "本科以上；不限专业"]
)
def test_any_major_leaves_no_word_unread(text: str) -> None:
    found, spans, doubts = read_education(text)
    assert (found.min_degree, spans, doubts) == ("bachelor", (), ())


def test_a_missing_text_says_nothing() -> None:
    assert read_education(None) == (Education(), (), ())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("取得相应资格", {"degree-unread", "education-partly-read"}),
        ("无\n语言要求：英语六级", {"nothing-and-more"}),
        ("本科学历，具有法学专业背景并熟悉税务", {"education-partly-read"}),
        ("取得金融学等相关专业硕士及以上学位，年龄不超过45岁", {"education-partly-read"}),
    ],
)
def test_what_is_not_read_is_a_doubt(text: str, codes: set[str]) -> None:
    assert {doubt.code for doubt in read_education(text)[2]} == codes
