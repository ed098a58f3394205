"""Where a page begins another table, and what is typed again at its top."""

import pytest
from documents import drawn
from pdfs import ENGINES, Cells, Draw, Sheet, pdf
from test_pdf_reader import HEAD, HEADER, XS, rows

from extract.model import UnreadableError
from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine

FIRST = rows(("1", "甲", "x"), ("2", "乙", "y"))
OTHER: Cells = {
    (1, 1): "序号",
    (1, 2): "名称",
    (1, 3): "备注",
    (2, 1): "1",
    (2, 2): "丙",
    (2, 3): "z",
}
SECOND = [["3", "丙", "z"]]


def tables(*pages: Draw) -> list[list[list[str]]]:
    return [drawn(table) for table in read_pdf(pdf(*pages)).tables]


def under(text: str, draw: Draw) -> Draw:
    def page(sheet: Sheet) -> None:
        sheet.text(100, 70, text)
        draw(sheet)

    return page


def test_numbers_that_begin_again_under_the_header() -> None:
    assert [len(table) for table in tables(FIRST, rows(("1", "丙", "z")))] == [3, 2]


def test_numbers_that_begin_again_in_each_group() -> None:
    groups = rows(("1", "甲", "x"), ("2", "甲", "y"), ("1", "乙", "z"))
    assert len(tables(groups, rows(("1", "丙", "z")))) == 1


def test_another_header_on_the_same_columns() -> None:
    second = tables(FIRST, lambda sheet: sheet.table(XS, [20, 60, 100], OTHER))[1]
    assert second == [["序号", "名称", "备注"], ["1", "丙", "z"]]


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize(
    ("caption", "again"),
    [
        ("表1 岗位目录", "续表1"),
        ("表1 岗位目录", "表1 岗位目录（续）"),
        ("表1 岗位目录", "表1 岗位目录"),
        ("Table 1. Posts", "Table 1 (continued)"),
        ("岗位目录", "（接上页）"),
        ("岗位目录", "（续表）"),
    ],
)
def test_a_caption_that_goes_on(caption: str, again: str, engine: Engine) -> None:
    parts = (rows(("1", "甲", "x"), ("2", "乙", "y"), top=90), rows(("3", "丙", "z"), top=90))
    data = pdf(under(caption, parts[0]), under(again, parts[1]))
    document = read_pdf(data, engine)
    (table,) = document.tables
    assert drawn(table)[3:] == SECOND
    assert len(document.blocks) == 2
    assert [(r.code, r.text) for r in document.remarks] == [("caption-continued", again)]


@pytest.mark.parametrize("title", ["表2 人员", "续表2", "二、手续"])
def test_a_caption_of_its_own(title: str) -> None:
    first = under("表1 岗位目录", rows(("1", "甲", "x"), top=90))
    assert len(tables(first, under(title, rows(("2", "乙", "y"), top=90)))) == 2


def test_a_header_that_a_line_parts() -> None:
    def page(ys: list[float], header: Cells, row: tuple[str, str, str]) -> Draw:
        last = len(ys) - 1
        cells = {**header, **{(last, n): text for n, text in enumerate(row, 1)}}
        return lambda sheet: sheet.table(XS, ys, cells)

    whole: Cells = {(1, 1): "序号", (1, 2): "岗位类别名称", (1, 3): "内容"}
    parted: Cells = {
        (1, 1): ("序号", (2, 1)),
        (1, 2): "岗位类",
        (2, 2): "别名称",
        (1, 3): ("内容", (2, 1)),
    }
    first = page([20, 60, 100], whole, ("1", "甲", "x"))
    second = page([20, 40, 60, 100], parted, ("2", "乙", "y"))
    assert tables(first, second) == [[[*whole.values()], ["1", "甲", "x"], ["2", "乙", "y"]]]


def test_a_line_over_a_group_that_is_typed_again() -> None:
    def page(band: str, row: tuple[str, str, str]) -> Draw:
        texts = {(3, n): text for n, text in enumerate(row, 1)}
        cells: Cells = {**HEADER, (2, 1): (band, (1, 3)), **texts}
        return lambda sheet: sheet.table(XS, [20, 60, 100, 140], cells)

    pages = page("一、制造业", ("1", "甲", "x")), page("一、制造业（续）", ("2", "乙", "y"))
    document = read_pdf(pdf(*pages))
    assert drawn(document.tables[0]) == [
        HEAD,
        ["一、制造业"] * 3,
        ["1", "甲", "x"],
        ["2", "乙", "y"],
    ]
    assert [remark.code for remark in document.remarks] == ["label-repeated"]


def test_a_line_over_a_new_group_is_no_rest_of_a_row() -> None:
    def second(sheet: Sheet) -> None:
        cells: Cells = {(1, 1): ("二、服务业", (1, 3)), (2, 1): "3", (2, 2): "丙", (2, 3): "z"}
        sheet.table(XS, [20, 60, 100], cells)

    (table,) = tables(FIRST, second)
    assert table[3:] == [["二、服务业"] * 3, *SECOND]


def test_a_running_head_that_is_the_first_row() -> None:
    def page(*texts: str) -> Draw:
        cells: Cells = {(1, 1): ("岗位目录", (1, 3))}
        body = {(2 + n // 3, 1 + n % 3): text for n, text in enumerate(texts)}
        return lambda sheet: sheet.table(XS, [20, 60, 100, 140], {**cells, **body})

    (table,) = tables(page(*HEAD, "1", "甲", "x"), page("2", "乙", "y", "3", "丙", "z"))
    assert table[1:] == [HEAD, ["1", "甲", "x"], ["2", "乙", "y"], *SECOND]


def test_a_merged_label_typed_again_as_continued() -> None:
    def page(top: int, label: str, texts: str) -> Draw:
        cells = {(top, 1): (label, (2, 1))} | {
            (top + n // 2, 2 + n % 2): text for n, text in enumerate(texts)
        }
        header = HEADER if top > 1 else {}
        return lambda sheet: sheet.table(
            [20, 90, 140, 240], [20, 60, 100, 140], {**header, **cells}
        )

    (table,) = tables(page(2, "甲类", "axby"), page(1, "甲类（续）", "czdw"))
    assert [row[0] for row in table[1:]] == ["甲类"] * 4


def test_a_grid_without_text_is_a_drawing_unless_a_table_goes_on_in_it() -> None:
    def chart(sheet: Sheet) -> None:
        sheet.table(
            [30, 120, 300], [220, 240, 260], {(1, 1): "", (1, 2): "", (2, 1): "", (2, 2): ""}
        )

    def both(sheet: Sheet) -> None:
        chart(sheet)
        FIRST(sheet)

    blank = rows(("", "", ""), ("", "", ""), header=False)
    assert tables(both) == tables(FIRST)
    (table,) = read_pdf(pdf(both, blank)).tables
    assert {box.page for cell in table.cells for box in cell.boxes} == {1, 2}
    with pytest.raises(UnreadableError, match="no table found"):
        read_pdf(pdf(lambda sheet: sheet.text(30, 30, "图表目录说明"), chart))
