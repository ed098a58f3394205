"""The second catalogue: customs codes of appliances, with other fields than positions have."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, Mulu
from pdfs import ENGINES
from test_tabular import table

from export import load
from export.changes import changes
from export.schema import arrow_table
from extract.formats import read
from extract.model import Document
from extract.pdf.reader import read_pdf
from normalize.catalogue import Origin
from normalize.profiles import recognise
from normalize.profiles.weee_customs_codes import PROFILE, CustomsCodes, read_codes

if TYPE_CHECKING:
    from normalize.model import Finding

SAMPLE = ROOT.parent / "shared/samples/p05_weee_customs_codes_2010.pdf"
ORIGIN = Origin("x/y", "a.pdf", "0" * 64)
ROWS = (
    "序号|产品名称|税则号列|>",
    "1|电视机|彩色电视接收机|85287110",
    "^|^|其他电视接收机|8528.7180",
    "2|电冰箱|200升<容积≤500升冷藏箱|84181020",
    "^|^|制冷温度>-40℃的冷冻箱（容积不超过800升）|84183021",
)


def codes_of(rows: Sequence[str]) -> CustomsCodes:
    return read_codes(Document((table(*rows),)), PROFILE, ORIGIN)


def errors(found: CustomsCodes) -> list[tuple[str, str | None]]:
    return [(f.code, f.text) for f in found.findings if f.severity == "error"]


def test_a_product_stands_for_its_group() -> None:
    found = codes_of(ROWS)
    assert [(c.seq, c.seq_label, c.product, c.goods, c.hs_code) for c in found.customs_codes] == [
        (1, "1", "电视机", "彩色电视接收机", "85287110"),
        (2, "1", "电视机", "其他电视接收机", "85287180"),
        (3, "2", "电冰箱", "200升<容积≤500升冷藏箱", "84181020"),
        (4, "2", "电冰箱", "制冷温度>-40℃的冷冻箱（容积不超过800升）", "84183021"),
    ]
    first = found.customs_codes[1]
    assert (first.code_text, first.hs_heading, first.hs_subheading) == (
        "8528.7180",
        "8528",
        "852871",
    )
    assert not found.findings


def test_goods_and_code_may_have_headings_of_their_own() -> None:
    rows = ("商品编号|产品类别|序号|商品名称", "85287110|电视机|1|彩色电视接收机")
    (code,) = codes_of(rows).customs_codes
    assert (code.product, code.goods, code.hs_code) == ("电视机", "彩色电视接收机", "85287110")


def test_bounds_of_goods() -> None:
    found = codes_of(ROWS)
    limits = [
        (n.quantity, n.least, n.least_included, n.most, n.most_included, n.unit)
        for n in found.customs_limits
    ]
    assert limits == [
        ("容积", 200.0, False, 500.0, True, "升"),
        ("制冷温度", -40.0, False, None, None, "℃"),
        ("容积", None, None, 800.0, True, "升"),
    ]
    goods = {code.code_id: code.goods for code in found.customs_codes}
    spans = [goods[n.code_id][n.start : n.end] for n in found.customs_limits]
    assert spans == ["200升<容积≤500升", "制冷温度>-40℃", "容积不超过800升"]


SPOILED = {
    "no code": (ROWS[1].replace("85287110", "见附表"), ("code-unread", "见附表")),
    "no product": (ROWS[1].replace("电视机|", "|", 1), ("product-missing", "彩色电视接收机")),
}


@pytest.mark.parametrize(("row", "error"), SPOILED.values(), ids=SPOILED)
def test_what_holds_an_edition_back(row: str, error: tuple[str, str]) -> None:
    assert errors(codes_of((ROWS[0], row, *ROWS[3:4]))) == [error]


def test_a_heading_that_is_not_known() -> None:
    found = codes_of(("序号|产品名称|税号|归类", "1|电视机|85287110|x"))
    (finding,) = [f for f in found.findings if f.severity == "error"]
    assert "weee_customs_codes.py" in finding.message
    assert finding.text == "归类"


def test_a_bound_that_is_not_read_is_a_warning() -> None:
    found = codes_of((ROWS[0], "1|电视机|屏幕>32吋的电视机|85287110"))
    assert [(f.code, f.severity) for f in found.findings] == [("limit-unread", "warning")]


def test_the_same_code_twice_has_ids_of_its_own() -> None:
    ids = [code.code_id for code in codes_of((*ROWS[:2], ROWS[1])).customs_codes]
    assert ids[1] == f"{ids[0]}-2"


def test_rows_that_are_no_codes() -> None:
    found = codes_of((*ROWS[:3], ROWS[0], *ROWS[3:], "注：略|>|>|>"))
    told: list[Finding] = list(found.findings)
    assert [(f.code, f.source_row) for f in told] == [("header-repeated", 4), ("note", 7)]
    assert len(found.customs_codes) == 4


@pytest.mark.skipif(not SAMPLE.exists(), reason="the document is not ours to copy into the project")
@pytest.mark.parametrize("engine", ENGINES)
def test_the_published_file(engine: str) -> None:
    document = read_pdf(SAMPLE.read_bytes(), ENGINES[engine])
    assert recognise(document) is PROFILE
    found = read_codes(document, PROFILE, ORIGIN)
    products = [(c.seq_label, c.product) for c in found.customs_codes]
    assert [(pair, products.count(pair)) for pair in dict.fromkeys(products)] == [
        (("1", "电视机"), 16),
        (("2", "电冰箱"), 16),
        (("3", "洗衣机"), 6),
        (("4", "房间空气调节器"), 7),
        (("5", "微型计算机"), 3),
    ]
    assert {len(c.hs_code or "") for c in found.customs_codes} == {8}
    assert len(found.customs_limits) == 31
    assert not errors(found)


def test_editions_are_compared(mulu: Mulu, tmp_path: Path) -> None:
    for name, rows in (("2010", ROWS), ("2014", (*ROWS[:3], ROWS[4].replace("^|^", "2|冰箱")))):
        folder = tmp_path / name
        folder.mkdir()
        lines = ("\t".join(row.replace(">", "").replace("^", "").split("|")) for row in rows)
        text = f"目录（{name}年版）\n" + "\n".join(lines) + "\n"
        (folder / "a.txt").write_text(text.replace("税则号列\t", "商品名称\t税号"), "utf-8")
        added = mulu("add", folder / "a.txt")
        assert added.exit_code == 0, added.stderr
    assert mulu("extract").exit_code == 0
    kinds = load("changes")["change"].value_counts().to_dict()
    assert kinds == {"removed": 2, "added": 1}
    assert "2 removed" in mulu("diff", "weee-customs-codes/2010", "weee-customs-codes/2014").stdout
    document = read((tmp_path / "2010/a.txt").read_bytes())
    assert recognise(document) is PROFILE


def test_a_bound_in_two_units_is_told_and_not_read() -> None:
    found = codes_of((ROWS[0], "1|电冰箱|200毫升<容积≤5升冷藏箱|84181020"))
    assert [(f.code, f.text) for f in found.findings] == [
        ("limit-unread", "200毫升<容积≤5升冷藏箱")
    ]
    assert not found.customs_limits


@pytest.mark.parametrize(
    "goods", ["容积500升以上", "小于100升", "容积≦100升", "不足5升", "5升~10升"]
)
def test_every_sign_of_a_bound_is_told(goods: str) -> None:
    found = codes_of((ROWS[0], f"1|电冰箱|{goods}|84181020"))
    assert [f.code for f in found.findings] == ["limit-unread"]


def test_numbers_of_products_count() -> None:
    found = codes_of((*ROWS[:3], ROWS[3].replace("2|", "7|", 1)))
    assert errors(found) == [("number-out-of-order", "7")]


def test_headings_without_rows_are_an_error() -> None:
    assert errors(codes_of(ROWS[:1])) == [("no-positions", None)]


def test_goods_that_are_described_otherwise_are_a_change() -> None:
    changed = (*ROWS[:3], ROWS[3].replace("500升", "600升"), ROWS[4])
    before, after = (
        arrow_table("customs_codes", codes_of(rows).customs_codes, {}).to_pylist()
        for rows in (ROWS, changed)
    )
    (change,) = changes(before, after, CustomsCodes.main)
    assert (change.change, change.field, change.after) == (
        "changed",
        "goods",
        "200升<容积≤600升冷藏箱",
    )


def test_a_code_that_is_another_is_a_change_and_no_new_name() -> None:
    changed = (*ROWS[:3], ROWS[3].replace("84181020", "84181029"), ROWS[4])
    before, after = (
        arrow_table("customs_codes", codes_of(rows).customs_codes, {}).to_pylist()
        for rows in (ROWS, changed)
    )
    found = [(c.change, c.field) for c in changes(before, after, CustomsCodes.main)]
    assert found == [("changed", "code_text"), ("changed", "hs_code")]
