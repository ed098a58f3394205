"""Corrections of the card: made once, told, refused where they match not once; texts stay."""

import pytest
from captures import Form, capture, positions
from conftest import AddEdition, Mulu, as_catalogue, codes
from hypothesis import given
from hypothesis import strategies as st

from export import load
from extract.card import Correction
from normalize.corrections import corrected
from normalize.talents import Talents

TITLE = "二类第1号研发人才"
ENTRY = """
[[corrections]]
position = "{position}"
field = "{field}"
printed = "{printed}"
right = "Golang"
reason = "{reason}"
"""


def correction(printed: str, right: str, entry: int = 1, **more: str) -> Correction:
    where = {"position": TITLE, "field": "ability"} | more
    return Correction(printed=printed, right=right, reason="seen", entry=entry, **where)


def card(position: str = TITLE, field: str = "ability", printed: str = "Python") -> str:
    return ENTRY.format(position=position, field=field, printed=printed, reason="as it is")


@pytest.mark.parametrize(
    ("skill", "surface"),
    [
        ("RISC-V", "RSICV"),
        ("Apache Kylin", "Kylm"),
        ("TensorFlow", "Tensor-Flow"),
        ("Hyperledger Fabric", "Hy-perledger Fabric"),
        ("Ethereum", "Ethereum"),
    ],
)
def test_misprints_of_the_real_edition(real: Talents, skill: str, surface: str) -> None:
    mentions = [m for m in real.skills if m.skill == skill and m.surface == surface]
    assert len(mentions) == 1
    position = next(p for p in real.positions if p.position_id == mentions[0].position_id)
    assert position.ability_text is not None
    assert position.ability_text[mentions[0].start : mentions[0].end] == surface


def test_every_offset_of_the_real_edition_points_into_the_text_as_printed(real: Talents) -> None:
    by_id = {p.position_id: p for p in real.positions}
    for skill in real.skills:
        text = by_id[skill.position_id].ability_text or ""
        assert text[skill.start : skill.end] == skill.surface
    for major in real.majors:
        text = by_id[major.position_id].education_text or ""
        assert text[major.start : major.end] == major.major


def test_each_correction_of_the_real_edition_is_told_once(real: Talents) -> None:
    told = {f.text: f.field for f in real.findings if f.code == "misprint-corrected"}
    assert told == {
        "RSICV": "ability",
        "趋势和和市场": "ability",
        "Kylm": "ability",
        "企业级据模型": "experience",
        "Tensor-Flow": "ability",
        "Hy-perledger FabricEthereum": "ability",
    }
    assert codes(real) == set()


def test_fields_are_read_from_the_right_text_and_texts_stay() -> None:
    text = capture(positions(3), Form()).replace("精通Python语言", "精通Pyhton和C语言", 1)
    wanted = (
        correction("Pyhton", "Python"),
        correction("数学", "数理统计", 2, field="education"),
        correction("学士", "硕士", 3, field="education"),
        correction("无", "具有3年以上工作经历", 4, field="experience"),
    )
    found = as_catalogue(text, wanted)
    position = found.positions[0]
    assert position.title == TITLE
    assert position.ability_text == "精通Pyhton和C语言。"
    assert position.education_text == "取得数学、法学等相关专业学士及以上学位"
    assert position.experience_text == "无"
    assert (position.skills, position.min_degree, position.min_years) == (
        ("Python", "C"),
        "master",
        3,
    )
    assert position.majors == ("数理统计", "法学")
    assert [(m.surface, m.start, m.end) for m in found.skills[:2]] == [
        ("Pyhton", 2, 8),
        ("C", 9, 10),
    ]
    assert [(m.start, m.end) for m in found.majors[:2]] == [(2, 4), (5, 7)]
    assert codes(found) == set()
    assert [f.code for f in found.findings if f.position_id == position.position_id].count(
        "misprint-corrected"
    ) == 4


@given(
    text=st.text("abcd", min_size=1, max_size=20),
    printed=st.text("abcd", min_size=1, max_size=4),
    right=st.text("abcde", min_size=1, max_size=6),
)
def test_offsets_lead_back_to_the_print(text: str, printed: str, right: str) -> None:
    found = corrected(text, [correction(printed, right)])
    if text.count(printed) != 1:
        assert found.text == text
        return
    at = text.index(printed)
    assert found.text == text.replace(printed, right)
    assert found.span(0, len(found.text))[0] in {0, *range(at, at + len(printed) + 1)}
    for offset, character in enumerate(found.text):
        start, end = found.span(offset, offset + 1)
        assert 0 <= start <= end <= len(text)
        inside = at <= offset < at + len(right)
        assert inside or text[start:end] == character
    starts = [found.span(offset, offset + 1)[0] for offset in range(len(found.text))]
    assert starts == sorted(starts)


def test_of_two_that_overlap_the_second_does_not_match() -> None:
    found = corrected("abcd", [correction("abc", "x", 1), correction("cd", "y", 2)])
    assert (found.text, dict(found.met)) == ("xd", {1: 1, 2: 0})


def test_order_on_the_card_counts_for_nothing() -> None:
    one, other = correction("b", "bbb", 1), correction("d", "b", 2)
    assert corrected("abcd", [one, other]).text == corrected("abcd", [other, one]).text == "abbbcb"


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (card("无此人才"), "no position is titled '无此人才'"),
        (card(field="skills"), "field 'skills' is none of ability, education, experience, cert"),
        (card(printed="Pyhton"), f"its text stands 0 times in the ability of {TITLE}, not once"),
        (card(field="education", printed="学"), "its text stands 4 times in the education of"),
        (card() * 2, "entry 2 of [[corrections]], printed = 'Python': its text stands 0 times"),
    ],
)
def test_one_that_does_not_match_once_holds_the_edition_back(
    mulu: Mulu, add_edition: AddEdition, entry: str, why: str
) -> None:
    path = add_edition("2024") / "edition.toml"
    path.write_text(path.read_text("utf-8") + entry, encoding="utf-8")
    found = mulu("extract", "--quiet")
    assert found.exit_code == 1
    assert (
        "shanghai-foreign-talent/2024: correction-unmatched: catalogue.txt: entry" in found.stderr
    )
    assert why in found.stderr
    assert found.stderr.count("correction-unmatched") == 1


def test_it_survives_renumbering_and_is_told_in_the_findings(
    mulu: Mulu, add_edition: AddEdition
) -> None:
    text = capture(reversed(positions(6)), Form(number="missing"))
    path = add_edition("2024", text) / "edition.toml"
    path.write_text(path.read_text("utf-8") + card(), encoding="utf-8")
    assert mulu("extract", "--quiet", "--allow-errors").exit_code == 0
    findings = load("findings")
    told = findings[findings["code"] == "misprint-corrected"]
    assert told["severity"].tolist() == ["info"]
    assert told["message"].tolist() == ["Python is read as Golang (as it is)"]
    assert told["text"].tolist() == ["Python"]
    table = load("positions").set_index("title")
    assert table.loc[TITLE, "skills"] == ["Golang"]
    assert table.loc[TITLE, "ability_text"] == "精通Python语言。"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('[[corrections]]\nposition = "a"\n', "corrections 1 lacks field, printed, right, reason"),
        (card() + 'entry = "2"\n', "corrections 1 has unknown keys: entry (known: position"),
        (card() + "row = 2\n", "corrections 1 has unknown keys: row"),
        (card(printed="Golang"), "corrections 1: printed and right are the same, 'Golang'"),
        (card(printed=""), "corrections 1: printed must be a text that is not empty"),
        ('[corrections]\nposition = "a"\n', "corrections is no list: write [[corrections]]"),
    ],
)
def test_a_wrong_entry_is_refused_in_one_line(
    mulu: Mulu, add_edition: AddEdition, entry: str, message: str
) -> None:
    path = add_edition("2024") / "edition.toml"
    path.write_text(path.read_text("utf-8") + entry, encoding="utf-8")
    found = mulu("extract", "--quiet")
    assert found.exit_code == 2
    assert message in found.stderr
    assert found.stderr.count("\n") == 1
