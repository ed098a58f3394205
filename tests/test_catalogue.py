"""The facts of the real edition, and what becomes of an edition that is not like it."""

from collections import Counter

import pytest
from captures import HEADINGS, Form, capture, positions
from conftest import REAL, as_catalogue, codes

from normalize.talents import Talents
from normalize.text import identity


def test_positions_and_numbers(real: Talents) -> None:
    assert [p.seq for p in real.positions] == list(range(1, 63))
    assert Counter(p.seq_source for p in real.positions) == {"printed": 33, "inferred": 29}
    assert sum(p.seq_label is None for p in real.positions) == 29
    assert all(p.seq_label in {None, str(p.seq)} for p in real.positions)


def test_industries(real: Talents) -> None:
    found = Counter(p.industry for p in real.positions)
    assert found == {"集成电路": 15, "生物医药": 15, "人工智能": 17, "金融": 15}


def test_education(real: Talents) -> None:
    degrees = Counter(p.min_degree for p in real.positions)
    assert degrees == {"bachelor": 26, "master": 12, "doctor": 3, None: 21}
    alternatives = Counter(p.degree_alternative for p in real.positions)
    assert alternatives == {"高级职称": 3, None: 59}
    assert sum(p.education_required is False for p in real.positions) == 21
    assert len(real.majors) == 144
    assert sum(len(p.majors) for p in real.positions) == 144
    assert {p.isced_level for p in real.positions} == {6, 7, 8, None}


def test_experience(real: Talents) -> None:
    assert Counter(p.min_years for p in real.positions) == {2: 24, 3: 2, None: 36}
    fields = {p.seq: p.experience_field for p in real.positions}
    assert fields[1] == "光刻机系统研发"
    assert fields[52] == "交易制度研究"
    assert fields[53] is None


def test_certificates_and_approvals(real: Talents) -> None:
    assert len(real.certificates) == 11
    assert sum(bool(p.certificates) for p in real.positions) == 5
    assert sum(p.approval_text is not None for p in real.positions) == 15
    assert {p.seq for p in real.positions if p.approval_text} == set(range(48, 63))
    by_name = {c.name: c for c in real.certificates}
    assert by_name["英国精算师"].country == "GB"
    assert by_name["注册金融科技管理师"].country is None
    assert by_name["注册金融科技管理师"].issuer_abbreviation == "ISFM"


def test_titles(real: Talents) -> None:
    qualified = {p.title: p.title_qualifier for p in real.positions if p.title_qualifier}
    assert qualified == {"智能感知研究人才": "传感器系统架构"}
    titles = [p.title for p in real.positions]
    assert "声音(环境音)识别研究人才" in titles
    assert titles[-1] == "金融信息基础设施开发与运营人才"


def test_the_missing_line_break(real: Talents) -> None:
    position = real.positions[23]
    assert (position.title, position.experience_text) == ("药理与毒理学研究人才", "无")
    assert (position.ability_text or "").endswith("数据分析技术。")
    assert (position.education_text or "").startswith("取得药理学")


def test_subsections(real: Talents) -> None:
    keys = Counter((section.field, section.key) for section in real.sections)
    assert keys == {
        ("requirements", "ability"): 62,
        ("requirements", "education"): 62,
        ("requirements", "experience"): 62,
        ("other", "certificate"): 5,
        ("other", "approval"): 15,
    }
    assert {s.label for s in real.sections if s.field == "requirements"} == {"1.", "2.", "3."}


def test_offsets_point_at_what_they_name(real: Talents) -> None:
    by_id = {p.position_id: p for p in real.positions}
    for major in real.majors:
        text = by_id[major.position_id].education_text or ""
        assert text[major.start : major.end] == major.major
    for skill in real.skills:
        text = by_id[skill.position_id].ability_text or ""
        assert text[skill.start : skill.end] == skill.surface


def test_findings_have_a_place_and_are_counted(real: Talents) -> None:
    assert Counter(f.severity for f in real.findings) == {"info": 39, "warning": 1}
    counts = Counter(f.position_id for f in real.findings if f.position_id)
    assert {p.position_id: p.finding_count for p in real.positions if p.finding_count} == counts


def test_ids_are_of_industry_and_title_alone(real: Talents) -> None:
    ids = [p.position_id for p in real.positions]
    assert len(set(ids)) == 62
    assert ids[0] == identity("集成电路", "光刻机系统研发人才")
    assert identity("集成电路", "ＦＰＧＡ 技术人才") == ids[5]


def test_a_repeated_position_gets_an_id_of_its_own() -> None:
    rows = positions(4, groups=1)
    rows[2] = (*rows[2][:2], rows[1][2], *rows[2][3:])
    found = as_catalogue(capture(rows, Form()))
    assert found.positions[2].position_id == found.positions[1].position_id + "-2"
    assert codes(found, "warning") == {"position-repeated"}


def number(rows: list[tuple[str, ...]], at: int, label: str) -> str:
    return capture([(label, *r[1:]) if i == at else r for i, r in enumerate(rows)], Form())


@pytest.mark.parametrize(
    ("label", "code"),
    [("2", "number-repeated"), ("7", "number-out-of-order"), ("丙", "number-unread")],
)
def test_a_number_that_is_wrong(label: str, code: str) -> None:
    found = as_catalogue(number(positions(9, groups=1), 4, label))
    assert [f.code for f in found.findings if f.severity == "error"] == [code]


def test_numbers_may_begin_again_with_a_group() -> None:
    rows = [(str(i % 3 + 1), *row[1:]) for i, row in enumerate(positions(9))]
    found = as_catalogue(capture(rows, Form()))
    assert not codes(found)
    assert [p.seq for p in found.positions] == list(range(1, 10))
    assert [p.seq_label for p in found.positions] == ["1", "2", "3"] * 3
    again = [(str(i % 3 + 1), *row[1:]) for i, row in enumerate(positions(9, groups=1))]
    assert codes(as_catalogue(capture(again, Form()))) == {"number-repeated"}


def test_a_missing_subsection_is_an_error_with_its_place() -> None:
    text = capture(positions(4), Form()).replace("2.专业学历要求：\n", "", 1)
    found = as_catalogue(text)
    (finding,) = (f for f in found.findings if f.code == "section-missing")
    assert (finding.source_table, finding.source_row) == (1, 2)
    assert "专业学历要求" in finding.message


def test_all_unknown_headings_are_named_in_one_finding() -> None:
    text = capture(positions(4), Form(), ("序号", "行业门类", "岗位名称", "人员基本要求", "月薪"))
    found = as_catalogue(text)
    (finding,) = (f for f in found.findings if f.severity == "error")
    assert finding.code == "heading-unknown"
    assert "行业门类 (nearest known: 行业类别); 月薪" in finding.message
    assert len(found.positions) == 4


def test_headings_that_are_all_unknown_are_named_too() -> None:
    found = as_catalogue(capture(positions(4), Form(), ("甲", "乙", "丙", "丁", "戊")))
    (finding,) = (f for f in found.findings if f.severity == "error")
    assert "甲; 乙; 丙; 丁; 戊" in finding.message
    assert found.positions == ()


def test_a_heading_that_is_needed_and_missing() -> None:
    text = capture([row[:4] for row in positions(4)], Form(last="missing"), HEADINGS[:4])
    found = as_catalogue(text.replace("岗位名称", "职位代码"))
    assert {"heading-missing", "heading-unknown"} <= codes(found)


def test_a_table_with_headings_and_no_rows() -> None:
    text = "\t序号\n\t行业大类\n\t岗位名称\n\t人员基本要求\n\t其他要求\n\n\t\n\t\n\t\n\t\n\t\n"
    assert codes(as_catalogue(text)) == {"no-positions"}


def test_a_repeated_heading_row_is_dropped_and_said() -> None:
    rows = positions(6)
    again = capture(rows[3:], Form())
    found = as_catalogue(capture(rows[:3], Form()) + "\n" + again)
    assert len(found.positions) == 6
    assert "header-repeated" in codes(found, "info")
    assert not codes(found)


def test_a_table_that_goes_on_without_headings() -> None:
    rows = positions(6)
    text = capture(rows[:3], Form()) + "\n续表\n" + capture(rows[3:], Form(), ())
    found = as_catalogue(text)
    assert [p.title for p in found.positions] == [row[2] for row in rows]
    assert found.positions[3].source_table == 2
    assert "table-continued" in codes(found, "info")


def test_another_table_is_kept_in_cells_and_said() -> None:
    text = capture(positions(3), Form()) + "\n附表\n\n\t单位\n\t电话\n\n\t甲局\n\t123\n"
    found = as_catalogue(text)
    assert len(found.positions) == 3
    assert codes(found, "warning") == {"table-skipped", "text-outside-table"}
    assert "甲局" in [cell.text for cell in found.cells]


def test_columns_in_another_order_under_other_headings() -> None:
    rows = [(row[0], row[2], row[1] or "甲产业", row[4], row[3]) for row in positions(6, groups=1)]
    found = as_catalogue(capture(rows, Form(), ("编号", "岗位", "所属行业", "备注", "任职要求")))
    assert not codes(found)
    assert {p.industry for p in found.positions} == {"甲产业"}
    assert [p.title for p in found.positions] == [row[1] for row in rows]


def test_two_headings_that_mean_the_same() -> None:
    headings = ("序号", "行业大类", "岗位名称", "人员基本要求", "岗位")
    assert "heading-repeated" in codes(as_catalogue(capture(positions(4), Form(), headings)))


def test_rows_without_an_industry_are_said_once() -> None:
    rows = [(row[0], "", *row[2:]) for row in positions(4)]
    found = as_catalogue(capture(rows, Form()))
    assert [p.industry for p in found.positions] == [None] * 4
    (finding,) = (f for f in found.findings if f.severity == "warning")
    assert (finding.code, finding.source_row) == ("industry-missing", 2)
    assert finding.message.startswith("4 rows")


def test_bands_name_the_industry_of_the_rows_below_them() -> None:
    rows = [(row[0], "", *row[2:]) for row in positions(6)]
    first = capture(rows[:3], Form()).replace("\n\n\t1\n", "\n\n\t一、集成电路（3个）\n\n\t1\n")
    second = capture(rows[3:], Form(), ()).lstrip("\n")
    found = as_catalogue(f"{first}\n\t（二）生物医药\n\n{second}")
    assert [p.industry for p in found.positions] == ["集成电路"] * 3 + ["生物医药"] * 3
    assert [f.code for f in found.findings if f.code == "band"] == ["band"] * 2
    assert not codes(found)


def test_a_heading_between_tables_names_the_industry() -> None:
    rows = [(row[0], "", *row[2:]) for row in positions(4)]
    text = (
        f"一、金融\n\n{capture(rows[:2], Form())}\n二、医药（2个）\n\n{capture(rows[2:], Form())}"
    )
    found = as_catalogue(text)
    assert [p.industry for p in found.positions][2:] == ["医药", "医药"]


def test_an_industry_carried_into_another_table_is_said() -> None:
    rows = positions(4, groups=1)
    text = capture(rows[:2], Form()) + "\n以下为续表\n\n" + capture(rows[2:], Form())
    found = as_catalogue(text)
    assert [p.industry for p in found.positions] == ["甲产业"] * 4
    assert codes(found, "warning") == {"industry-carried", "text-outside-table"}


def test_notes_and_page_numbers_are_in_no_text(real: Talents) -> None:
    text = (REAL / "catalogue.txt").read_text("utf-8")
    page, note = "第 3 页 共 5 页", "注：本目录自发布之日起施行。"
    paged = text.replace("\n \t虚拟仿真", f"\n{page}\n\n \t虚拟仿真", 1)
    found = as_catalogue(f"{paged.rstrip()}\n{note}\n")
    for name in ("experience_text", "other_text"):
        expected = [getattr(p, name) for p in real.positions]
        assert [getattr(p, name) for p in found.positions] == expected
    said = {(f.code, f.text) for f in found.findings}
    assert {("page-number", page), ("text-outside-table", note)} <= said


def test_a_note_in_a_row_of_its_own() -> None:
    found = as_catalogue(capture(positions(4), Form()) + "\n\t注：本目录中硕士含博士\n")
    assert [f.code for f in found.findings if f.code == "note"] == ["note"]
    assert len(found.positions) == 4
    assert not codes(found)


def test_a_number_is_no_industry() -> None:
    rows = [(row[0], str(n), *row[2:]) for n, row in enumerate(positions(4), 1)]
    assert "industry-unread" in codes(as_catalogue(capture(rows, Form())))


def test_lines_with_a_tab_above_the_table_are_no_rows(real: Talents) -> None:
    text = (REAL / "catalogue.txt").read_text("utf-8")
    found = as_catalogue("发布日期：\t2021年\n\t\t2021年5月\n" + text)
    assert [p.title for p in found.positions] == [p.title for p in real.positions]


def test_a_band_above_the_first_table_names_its_industry() -> None:
    rows = [(row[0], "", *row[2:]) for row in positions(3)]
    found = as_catalogue("目录\n一、集成电路（3个）\n\n" + capture(rows, Form()))
    assert [p.industry for p in found.positions] == ["集成电路"] * 3
    assert not codes(found, "warning")
