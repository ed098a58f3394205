"""Documents of no catalogue that is known, as records under their own headings."""

import json
from pathlib import Path
from time import process_time

import pytest
from conftest import ROOT, Mulu, codes
from test_tabular import table
from words import GOES_ON, START, abstract, counted, lvl, num, p, tbl, tc, tr, word

from export import load
from extract.card import Correction
from extract.formats import read
from extract.model import Document, Paragraph, Table
from normalize.catalogue import Origin
from normalize.checks import agreement
from normalize.generic import read_generic
from normalize.profiles import GENERIC, PROFILES, recognise
from normalize.tabular import lines_of
from normalize.untyped import Generic
from normalize.verdict import verdicts

ORIGIN = Origin("x/y", "a.docx", "0" * 64)
LIST = f"{abstract(0, lvl(0, '%1.'))}{num(1, 0)}"
BODY = (
    p("附件2")
    + p("一、水污染物")
    + tbl(
        tr("序号", "名称", "说明"),
        tr(tc(counted(1)), tc("汞", START), "1.来源：电池；\n"),
        tr(tc(counted(1)), tc("", GOES_ON), tc(p("1.来源：电池。") + p("2.限值：0.05"))),
        columns=3,
    )
    + p("二、大气污染物")
    + tbl(tr("名称", "值"), tr("烟尘", "2.18"), columns=2)
    + p("注：略")
)


def generic(*blocks: Paragraph | Table) -> Generic:
    return read_generic(Document(blocks), GENERIC, ORIGIN)


@pytest.fixture
def made() -> Generic:
    return read_generic(read(word(BODY, numbering=LIST)), GENERIC, ORIGIN)


def test_tables_with_their_captions_and_headings(made: Generic) -> None:
    assert [(t.table, t.caption, t.headings, t.records) for t in made.source_tables] == [
        (1, "附件2\n一、水污染物", "read", 2),
        (2, "二、大气污染物", "read", 1),
    ]
    assert [(c.table, c.name, c.heading) for c in made.source_columns] == [
        (1, "xu_hao", "序号"),
        (1, "ming_cheng", "名称"),
        (1, "shuo_ming", "说明"),
        (2, "ming_cheng", "名称"),
        (2, "zhi", "值"),
    ]


def test_records_with_their_numbers_and_places(made: Generic) -> None:
    found = [(r.record_id, r.seq, r.seq_label, r.seq_source, r.source_row) for r in made.records]
    assert found == [
        ("1-2", 1, "1.", "auto_number", 2),
        ("1-3", 2, "2.", "auto_number", 3),
        ("2-2", 3, None, "inferred", 2),
    ]


def test_values_are_carried_down_and_say_so(made: Generic) -> None:
    values = [(f.record_id, f.name, f.text, f.label, f.carried) for f in made.fields]
    assert ("1-2", "ming_cheng", "汞", None, False) in values
    assert ("1-3", "ming_cheng", "汞", None, True) in values
    assert ("1-3", "xu_hao", "2.", "2.", False) in values


def test_numbered_subsections(made: Generic) -> None:
    parts = [(x.record_id, x.ordinal, x.label, x.heading, x.text) for x in made.parts]
    assert parts == [
        ("1-3", 1, "1.", "来源", "电池。"),
        ("1-3", 2, "2.", "限值", "0.05"),
    ]


def test_a_check_tells_how_many_there_are(made: Generic) -> None:
    numbered = sum(part.label is not None for part in made.parts)
    told = {verdict.check: verdict.looked_at for verdict in verdicts(made)}
    assert numbered
    assert told["subsections"] == f"{numbered} subsections under their own words"


def test_all_text_is_in_a_record_or_told(made: Generic) -> None:
    assert [(f.code, f.text) for f in made.findings] == [("text-outside-table", "注：略")]
    assert not {f.code for f in made.findings if f.severity == "error"}


def test_text_that_no_value_holds_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that is lost on the way is seen by the check, which asks the document itself."""
    monkeypatch.setattr("normalize.generic.lines_of", lambda *told: list(lines_of(*told))[:-1])
    found = generic(table("号|名", "1|甲", "2|乙"))
    assert [(f.code, f.text) for f in found.findings if f.severity == "error"] == [
        ("text-unclaimed", "2"),
        ("text-unclaimed", "乙"),
    ]


def test_doubts_about_headings() -> None:
    found = generic(table("姓名|民族", "张三|汉族"), Paragraph("下"), table("1|甲", "2|乙"))
    assert [(f.code, f.severity, f.source_table) for f in found.findings] == [
        ("headings-likely", "warning", 1),
        ("headings-none", "info", 2),
    ]
    assert [c.name for c in found.source_columns][-2:] == ["column_1", "column_2"]


def test_a_profile_is_recognised_by_most_of_its_headings() -> None:
    jobs = Document((table("序号|行业大类|岗位|人员基本要求|其他", "1|a|b|c|d"),))
    assert recognise(jobs).name == "shanghai-foreign-talent"
    posts = Document((table("序号|岗位名称|人数|学历|专业|工资|地点|电话", "1|a|2|c|d|e|f|g"),))
    assert recognise(posts) is GENERIC
    goods = Document((table("序号|产品名称|规格", "1|a|b"),))
    assert recognise(goods) is GENERIC


@pytest.fixture
def out(mulu: Mulu, tmp_path: Path) -> Path:
    (tmp_path / "a.docx").write_bytes(word(BODY, numbering=LIST))
    found = mulu("extract", "a.docx")
    assert found.exit_code == 0
    return tmp_path / "out"


def test_each_table_under_its_own_headings_in_all_formats(out: Path) -> None:
    folder = out / "editions/adhoc/a"
    records = json.loads((folder / "table_1.json").read_text("utf-8"))
    assert records[1] == {
        "edition_id": "adhoc/a",
        "record_id": "1-3",
        "seq_label": "2.",
        "band": None,
        "xu_hao": "2.",
        "ming_cheng": "汞",
        "shuo_ming": "1.来源：电池。\n2.限值：0.05",
    }
    lines = (folder / "table_2.csv").read_text("utf-8-sig").splitlines()
    assert lines == [
        "edition_id,record_id,seq_label,band,ming_cheng,zhi",
        "adhoc/a,2-2,,,烟尘,2.18",
    ]
    frame = load("table_1", out, "adhoc/a")
    assert frame["xu_hao"].tolist() == ["1.", "2."]
    assert load("records", out)["record_id"].tolist() == ["1-2", "1-3", "2-2"]


def test_the_printed_heading_is_in_the_descriptor(out: Path) -> None:
    descriptor = json.loads((out / "datapackage.json").read_text("utf-8"))
    (table_1,) = [r for r in descriptor["resources"] if r["path"].endswith("a/table_1.csv")]
    said = {field["name"]: field["description"] for field in table_1["schema"]["fields"]}
    assert said["ming_cheng"] == "名称"
    assert table_1["schema"]["primaryKey"] == ["edition_id", "record_id"]
    assert table_1["description"] == "One row per record of table 1 of the document: 一、水污染物."


def test_the_nine_tables_stay_and_others_come_and_go(mulu: Mulu, out: Path) -> None:
    nine = {"positions", "sections", "majors", "skills", "certificates", "cells", "editions"}
    nine |= {"findings", "changes"}
    own = {"source_tables", "source_columns", "records", "fields", "parts"}
    assert {path.stem for path in out.glob("*.csv")} == nine | own
    assert mulu("extract", "--raw", ROOT / "raw").exit_code == 0
    assert {path.stem for path in out.glob("*.csv")} == nine | own
    assert load("positions", out).shape[0] == 62
    (out / "editions/adhoc/a/records.csv").unlink()
    assert mulu("check", "--raw", ROOT / "raw").exit_code == 2
    assert mulu("extract", "a.docx").exit_code == 0
    assert mulu("check", "--raw", ROOT / "raw").exit_code == 0


def test_generic_can_be_asked_for(mulu: Mulu) -> None:
    found = mulu(
        "extract",
        ROOT / "raw/shanghai-foreign-talent/trial/catalogue.txt",
        "--catalogue",
        "generic",
    )
    assert found.exit_code == 0
    records = load("records")
    assert len(records) == 62
    assert records["seq_source"].value_counts().to_dict() == {"printed": 33, "inferred": 29}


def test_its_rows_are_not_followed_from_edition_to_edition(mulu: Mulu, out: Path) -> None:
    assert out.exists()
    found = mulu("diff", "a.docx", "a.docx")
    assert (found.exit_code, found.stderr.count("\n")) == (2, 1)
    assert "rows are not followed" in found.stderr
    assert list(PROFILES) == ["shanghai-foreign-talent", "weee-customs-codes", "generic"]


def test_codes_of_a_generic_document(made: Generic) -> None:
    assert codes(made, "warning") == {"text-outside-table"}


def test_a_correction_that_nothing_can_be_done_with_is_an_error() -> None:
    correction = Correction("汞", "ability", "电他", "电池", "misprint", 1)
    origin = Origin("x/y", "a.docx", "0" * 64, (correction,))
    found = read_generic(Document((table("号|名", "1|甲"),)), GENERIC, origin)
    assert codes(found) == {"correction-unmatched"}


def test_headings_that_are_words_of_the_language(mulu: Mulu, tmp_path: Path) -> None:
    body = tbl(tr("Class", "From", "Edition_ID"), tr("1", "a", "b"), columns=3)
    (tmp_path / "b.docx").write_bytes(word(body))
    assert mulu("extract", "b.docx").exit_code == 0
    frame = load("table_1", edition="adhoc/b")
    assert list(frame)[4:] == ["class_", "from_", "edition_id_2"]


def test_a_note_below_a_table_is_no_caption_of_the_next() -> None:
    found = generic(
        table("号|名", "1|甲"), Paragraph("注：略"), Paragraph("表2 汇总"), table("名|值", "乙|2")
    )
    assert [t.caption for t in found.source_tables] == [None, "表2 汇总"]
    assert [(f.code, f.source_table) for f in found.findings] == [("text-outside-table", 1)]


def test_renditions_are_compared_in_every_column() -> None:
    short, long = (
        generic(table("号|名", "1|甲", "2|乙")),
        generic(table("号|名|注", "1|甲|x", "2|乙|y")),
    )
    first, *others = agreement(short.listed(), long.listed(), "b.pdf")
    assert first.message == "agrees with b.pdf on 0 of 2 positions"
    assert [(d.field, d.message) for d in others] == [
        ("zhu", "b.pdf has 'x'"),
        ("zhu", "b.pdf has 'y'"),
    ]


def test_a_long_document_takes_time_in_proportion() -> None:
    """Rows with a word of a profile's headings each, and lines below the last table."""
    rows = [f"备注|{n}|x" for n in range(3000)]
    blocks: tuple[Paragraph | Table, ...] = (
        table("产品|值|注", *rows),
        *(Paragraph("x") for _ in range(20000)),
    )
    start = process_time()
    assert recognise(Document(blocks)) is GENERIC
    assert len(generic(*blocks).records) == 3000
    assert process_time() - start < 20


def test_an_edition_of_a_profile_that_is_gone_is_one_line(mulu: Mulu, out: Path) -> None:
    state = out / ".state.json"
    kept = state.read_text("utf-8").replace('"profile": "generic"', '"profile": "gone"')
    state.write_text(kept, "utf-8")
    found = mulu("extract", "--raw", ROOT / "raw")
    assert (found.exit_code, found.stderr.count("mulu: ")) == (2, 1)
    assert "read by the profile 'gone'" in found.stderr
