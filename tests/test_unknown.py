"""What a profile does not know is named all at once, with the lines to add; nothing is guessed."""

from pathlib import Path

from captures import Form, capture, positions
from conftest import PROFILE, ROOT, Mulu, as_catalogue, codes

from normalize.profiles import PROFILES
from normalize.talents import Talents
from normalize.unknown import CODES, module_of

TEXT = (
    capture(positions(4), Form())
    .replace("行业大类", "行业门类")
    .replace("其他要求", "月薪")
    .replace("专业学历要求", "学历与专业要求")
    .replace("3.从业资历要求：\n无", "3.从业资历要求：\n无\n4.语言：\n英语六级")
)
LINES = (
    'Heading("industry", ("行业大类", "行业类别", "行业领域", "产业领域", "所属行业", "行业", '
    '"行业门类"), required=False),',
    'Heading("…", ("月薪",), required=False),',
    'Subsection("education", "requirements", ("专业学历要求", "专业学历", "专业、学历要求", '
    '"专业和学历要求", "学历要求", "学历专业要求", "学历与专业要求")),',
    'Subsection("…", "requirements", ("语言",), required=False),',
)


def test_one_message_names_all_with_the_nearest_and_the_lines_to_add() -> None:
    found = as_catalogue(TEXT)
    finding, *others = [f for f in found.findings if f.code in CODES]
    assert (finding.code, finding.severity) == ("heading-unknown", "error")
    assert not any("add to" in other.message for other in others)
    assert finding.message == (
        "unknown headings: 行业门类 (nearest known: 行业类别); 月薪; "
        "unknown subsections: 学历与专业要求 (nearest known: 学历专业要求); 语言; "
        "where one means the same, add to normalize/profiles/shanghai_foreign_talent.py: "
        + " ".join(LINES)
    )
    assert {p.min_degree for p in found.positions} == {None}  # nothing is read as the nearest


def test_it_stops_the_edition_in_one_line(mulu: Mulu) -> None:
    Path("new.txt").write_text(TEXT, "utf-8")
    found = mulu("check", "new.txt", "--catalogue", PROFILE.name)
    assert found.exit_code == 1
    (line,) = [line for line in found.stderr.splitlines() if "add to normalize" in line]
    assert all(added in line for added in LINES)


def test_the_module_of_every_profile_is_where_the_message_says() -> None:
    for profile in PROFILES.values():
        assert (ROOT / module_of(profile)).is_file()


def test_unknown_subsections_alone_are_named_by_the_first_finding() -> None:
    text = capture(positions(4), Form()).replace("\t\n", "\t5.年龄条件：45岁以下\n", 1)
    found = as_catalogue(
        text.replace("3.从业资历要求：\n无", "3.从业资历要求：\n无\n4.语言：\n英语")
    )
    first, *others = [f for f in found.findings if f.code == "section-unknown"]
    assert first.message.startswith("unknown subsections: 语言")
    assert len(others) >= 3


def test_what_is_known_lacks_nothing(real: Talents) -> None:
    assert not codes(real)
