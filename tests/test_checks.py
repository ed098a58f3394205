"""The proofs notice what is lost: they are tried on records that were spoiled on purpose."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from captures import Form, capture, positions
from conftest import PROFILE, REAL, as_catalogue, codes

from extract.formats import read
from extract.model import Cell, Document, Paragraph, Table
from normalize import checks
from normalize.catalogue import Listed, Origin
from normalize.findings import Doubt
from normalize.model import Position
from normalize.rows import read_rows
from normalize.talents import Talents, read_talents

SPOILED = {
    "the text of a subsection": lambda c: replace(
        c, sections=(replace(c.sections[0], text=c.sections[0].text[:-3]), *c.sections[1:])
    ),
    "a text that is not its subsection's": lambda c: replace(
        c, positions=(replace(c.positions[0], ability_text="不相干"), *c.positions[1:])
    ),
    "a text that is missing": lambda c: replace(
        c, positions=(replace(c.positions[0], education_text=None), *c.positions[1:])
    ),
    "a whole subsection": lambda c: replace(c, sections=c.sections[1:]),
    "title": lambda c: replace(
        c, positions=(replace(c.positions[0], title="光刻机"), *c.positions[1:])
    ),
    "other_text": lambda c: replace(
        c, positions=(*c.positions[:-1], replace(c.positions[-1], other_text="审批要求"))
    ),
    "industry": lambda c: replace(
        c, positions=(replace(c.positions[0], industry="集成"), *c.positions[1:])
    ),
    "number": lambda c: replace(
        c, positions=(replace(c.positions[0], seq_label=None), *c.positions[1:])
    ),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED.keys())
def test_what_no_record_holds_is_found(spoil: object, real: Talents) -> None:
    document = read((REAL / "catalogue.txt").read_bytes())
    rows = read_rows(document, PROFILE)
    whole = checks.unclaimed(document, rows, real.positions, real.sections)
    assert whole.doubts == []
    assert whole.counts == real.counts[0]
    assert whole.printed == whole.held + whole.signs + whole.aside > 14_000
    assert whole.left == 0
    bad = spoil(real)  # type: ignore[operator]
    doubts = checks.unclaimed(document, rows, bad.positions, bad.sections).doubts
    assert {doubt.code for doubt in doubts} <= {"text-unclaimed", "text-not-printed"}
    assert len({(doubt.table, doubt.row) for doubt in doubts}) == 1


def test_every_cell_of_the_source_is_in_the_faithful_layer(real: Talents) -> None:
    document = read((REAL / "catalogue.txt").read_bytes())
    assert [c.text for c in real.cells] == [c.text for t in document.tables for c in t.cells]
    assert {c.heading for c in real.cells} == {
        "序号",
        "行业大类",
        "岗位名称",
        "人员基本要求",
        "其他要求",
    }


def test_a_row_without_a_title_is_not_lost_in_silence() -> None:
    rows = positions(4)
    rows[1] = (rows[1][0], rows[1][1], "", *rows[1][3:])
    found = as_catalogue(capture(rows, Form()))
    assert len(found.positions) == 3
    assert "text-unclaimed" in codes(found)


def test_counted_labels_are_seen_like_typed_ones() -> None:
    """What a word processor counts is part of what a reader sees, in numbers and subsections."""

    def cell(row: int, column: int, *lines: tuple[str | None, str]) -> Cell:
        return Cell(row, column, tuple(Paragraph(text, label) for label, text in lines))

    headings = ("序号", "行业大类", "岗位名称", "人员基本要求", "其他要求")
    cells = [cell(1, at, (None, text)) for at, text in enumerate(headings, 1)]
    cells += [
        cell(2, 1, ("1", "")),
        cell(2, 2, (None, "金融")),
        cell(2, 3, (None, "精算人才")),
        cell(
            2,
            4,
            *(
                ("1.", "职业能力要求："),
                (None, "精通C语言。"),
                ("2.", "专业学历要求："),
                (None, "无"),
            ),
            *(("3.", "从业资历要求："), (None, "无")),
        ),
    ]
    document = Document((Table(tuple(cells)),))
    found = read_talents(document, PROFILE, Origin("x/y", "a.docx", "0"))
    (position,) = found.positions
    assert (position.seq_label, position.seq_source) == ("1", "auto_number")
    assert (position.ability_text, position.skills) == ("精通C语言。", ("C",))
    assert [section.label for section in found.sections] == ["1.", "2.", "3."]
    assert not codes(found)


def of(talents: Talents, positions: Sequence[Position]) -> list[Listed]:
    return replace(talents, positions=tuple(positions)).listed()


def agreement(talents: Talents, other: Sequence[Position], file: str) -> list[Doubt]:
    return list(checks.agreement(talents.listed(), of(talents, other), file))


def test_renditions_that_disagree_are_found_value_by_value(real: Talents) -> None:
    other = (replace(real.positions[0], min_years=9, approval_text="x"), *real.positions[1:])
    first, *doubts = agreement(real, other, "b.docx")
    assert first.message == "agrees with b.docx on 61 of 62 positions"
    assert [(d.code, d.field) for d in doubts] == [
        ("renditions-disagree", "min_years"),
        ("renditions-disagree", "approval_text"),
    ]
    (same,) = agreement(real, real.positions, "b.docx")
    assert same.message == "agrees with b.docx on 62 of 62 positions"


def test_a_row_that_one_rendition_lacks_is_one_doubt(real: Talents) -> None:
    shorter = (*real.positions[:4], *real.positions[5:])
    first, missing = agreement(real, shorter, "b.docx")
    assert first.message == "agrees with b.docx on 61 of 62 positions"
    assert (missing.message, missing.text) == ("not in b.docx", "芯片设计人才")
    _, extra = checks.agreement(of(real, shorter), real.listed(), "b.docx")
    assert extra.message == "in b.docx alone, row 6"


def test_a_title_that_differs_is_one_value_and_not_two_positions(real: Talents) -> None:
    renamed = replace(real.positions[0], title="光学人才", position_id="0" * 12)
    _, doubt = agreement(real, (renamed, *real.positions[1:]), "b.docx")
    assert (doubt.field, doubt.text) == ("title", "光刻机系统研发人才")
