"""Experience texts: years and field."""

import pytest

from normalize.experience import Experience, read_experience


@pytest.mark.parametrize(
    ("text", "years", "field"),
    [
        ("具有2年及以上从事光刻机系统研发相关工作经历", 2, "光刻机系统研发"),
        ("具有2年及以上从事声音（环境音）识别研究相关工作经历", 2, "声音（环境音）识别研究"),
        ("具有权威认证，从事金融风险研究三年以上；成果显著", 3, "金融风险研究"),
        ("具有在机构从事交易制度研究的工作经历；从事交易制度研究三年以上。", 3, "交易制度研究"),
        ("具有两年以上相关工作经验", 2, None),
        ("三至五年工作经验", 3, None),
        ("3-5年相关工作经历", 3, None),
        ("不少于三年", 3, None),
        ("五年（含）以上从业经历", 5, None),
        ("具有１０年以上管理经验", 10, None),
        ("具有 2 年以上工作经验", 2, None),
        ("两三年以上工作经验", 2, None),
        ("两年", 2, None),
        ("三年。", 3, None),
        ("从业年限：3年", 3, None),
        ("三到五年", 3, None),
        ("3—5年", 3, None),
        ("2年（含2年）以上", 2, None),
        ("2年相关领域工作经验", 2, None),
        ("5年+行业经验", 5, None),
        ("3周年以上", 3, None),
        ("3年以上工作经验，其中2年以上管理经验", 3, None),
        ("从事于风控的工作3年以上", 3, "风控"),
        ("3－5年", 3, None),
        ("五、六年工作经验", 5, None),
        ("三（3）年以上", 3, None),
        ("不得少于3年", 3, None),
        ("具有2年从事芯片设计的相关工作经历", 2, "芯片设计"),
        ("从事芯片设计两年", 2, None),
        ("毕业后从事研发工作满2年", 2, "研发"),
        ("3年以上工作经验，有效期2年以上的合同", 3, None),
        ("从事保险精算的工作经历及较为丰富的相关工作经验", None, None),
        ("具有大型金融机构从事合规、风险控制管理工作经验", None, None),
    ],
)
def test_years_and_field(text: str, years: int | None, field: str | None) -> None:
    found, doubts = read_experience(text)
    assert found == Experience(True, years, field)  # noqa: FBT003
    assert doubts == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("具有2.5年以上工作经历", "years-unread"),
        ("近5年内有成功案例", "years-unread"),
        ("不超过5年", "years-unread"),
        ("3年以内", "years-unread"),
        ("二〇一八至二〇二〇年从事相关工作", "years-unread"),
        ("36个月以上", "years-unread"),
        ("10余年经验", "years-unread"),
        ("3年以上工作经验优先", "years-unread"),
        ("企业成立3年以上，具有相关经验", "years-unread"),
        ("3个年度以上", "years-unread"),
        ("5年以内工作经验", "years-unread"),
        ("约3年工作经验", "years-unread"),
        ("3年左右工作经验", "years-unread"),
        ("3、5年工作经验", "years-unread"),
        ("叁年以上", "years-unread"),
        ("毕业3年以上", "years-unread"),
        ("需签订3年以上劳动合同", "years-unread"),
        ("应届毕业生亦可", "experience-doubtful"),
        ("博士无要求，硕士2年以上", "experience-doubtful"),
        ("无\n语言要求：英语六级", "nothing-and-more"),
        ("博士2年以上，硕士5年以上", "years-several"),
    ],
)
def test_years_in_other_forms_are_a_doubt(text: str, code: str) -> None:
    _, doubts = read_experience(text)
    assert [doubt.code for doubt in doubts] == [code]


def test_the_smallest_of_several_years_is_taken() -> None:
    assert read_experience("博士2年以上，硕士5年以上")[0].min_years == 2


def test_whether_new_graduates_need_experience_is_not_said() -> None:
    assert read_experience("应届毕业生或1年以上工作经验")[0] == Experience(None, 1)
    assert read_experience("2年以上工作经验，应届毕业生优先") == (Experience(True, 2), ())  # noqa: FBT003


def test_nothing_required_and_nothing_said() -> None:
    for text in (
        "－",
        "工作经验不作要求",
        "无",
        "无工作经验要求",
        "无具体年限要求",
        "无；",
        "工作年限不限",
        "不限年限",
    ):
        assert read_experience(text) == (Experience(experience_required=False), ())
    assert read_experience("无")[0] == Experience(experience_required=False)
    assert read_experience(None) == (Experience(), ())
