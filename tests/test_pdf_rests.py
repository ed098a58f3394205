"""Rests of rows below a page break, in tables whose rows are of several kinds."""

import pytest
from documents import drawn
from pdfs import Cells, Sheet, pdf

from extract.pdf.reader import read_pdf

XS = [20.0, 60.0, 120.0, 160.0, 250.0, 320.0]
HEAD = {(1, 1): "代码", (1, 2): "分类", (1, 3): "编号", (1, 4): "药品名称", (1, 5): "备注"}
CLASS = ("A1", "消化药", "", "", "")
KINDS = [CLASS, ("", "", "1", "出版片", ""), ("", "", "★（1）", "审计片", "限门诊。")]
BEFORE = [*KINDS, ("A2", "抗感染药", "", "", ""), ("", "", "5", "纺织片", "")]


def read(above: tuple[str, ...], *below: tuple[str, ...]) -> tuple[list[list[str]], list[str]]:
    """The rows from one above a page break on, and what is told; rows of two kinds are over it."""

    def page(rows: list[tuple[str, ...]], first: int, sheet: Sheet) -> None:
        cells: Cells = {
            (row, column): text
            for row, texts in enumerate(rows, first)
            for column, text in enumerate(texts, 1)
        }
        head = HEAD if first > 1 else {}
        ys = [20.0 + 26 * n for n in range(len(rows) + first)]
        sheet.table(XS, ys, {**head, **cells})

    document = read_pdf(
        pdf(lambda s: page([*BEFORE, above], 2, s), lambda s: page([*below, *KINDS], 1, s))
    )
    (table,) = document.tables
    return drawn(table)[6:-3], [remark.message for remark in document.remarks]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        (
            ("", "", "6", "影像片", "限住院（含审"),
            ("", "", "", "", "计）。"),
            ("", "", "6", "影像片", "限住院（含审计）。"),
        ),
        (
            ("", "", "★（12", "影像片", ""),
            ("", "", "）", "", ""),
            ("", "", "★（12）", "影像片", ""),
        ),
        (
            ("XA0100", "抗炎药", "", "", ""),
            ("4", "", "", "", ""),
            ("XA01004", "抗炎药", "", "", ""),
        ),
    ],
    ids=["a bracket drawn to the next line", "a bracket alone", "a code"],
)
def test_no_other_row_has_texts_where_the_rest_has_them(
    above: tuple[str, ...], below: tuple[str, ...], whole: tuple[str, ...]
) -> None:
    """No column tells it: each is blank in some rows."""
    assert read(above, below)[0] == [list(whole)]


def test_an_odd_row_below_a_text_that_had_room_is_told() -> None:
    above, below = ("", "", "6", "影像片", "限。"), ("", "", "", "", "限住院。")
    table, told = read(above, below)
    assert table == [list(above), list(below)]
    assert any("no other row has texts in these columns alone" in message for message in told)


def test_a_row_of_a_kind_that_others_have_is_no_rest() -> None:
    """Though the name above it is full: as many rows have no note."""
    above, below = ("", "", "6", "医学影像造影剂", "限门诊。"), ("", "", "7", "缓释片", "")
    table, told = read(above, below)
    assert table == [list(above), list(below)]
    assert not told


LABELS = [20.0, 80.0, 160.0, 240.0]


def labelled(first: Cells, second: Cells, above: int, below: int) -> list[list[str]]:
    """A table of two pages with so many rows each."""

    def page(cells: Cells, rows: int, sheet: Sheet) -> None:
        sheet.table(LABELS, [20.0 + 24 * n for n in range(rows + 1)], cells)

    (table,) = read_pdf(
        pdf(lambda s: page(first, above, s), lambda s: page(second, below, s))
    ).tables
    return drawn(table)


HEADED: Cells = {
    (1, 1): "大类",
    (1, 2): "小类",
    (1, 3): "名称",
    (2, 1): "甲",
    (2, 2): "",
    (2, 3): "",
    (3, 1): "",
    (3, 2): ("甲一", (3, 1)),
    (3, 3): "子",
    (4, 1): "",
    (4, 3): "丑",
    (5, 1): "",
    (5, 3): "寅",
    (6, 1): "乙",
    (6, 2): "",
    (6, 3): "",
}


def test_a_label_does_not_go_on_in_a_row_of_a_kind_that_has_none() -> None:
    first = {**HEADED, (7, 1): "", (7, 2): ("乙一", (2, 1)), (7, 3): "卯", (8, 1): "", (8, 3): "辰"}
    second: Cells = {
        (1, 1): "丙",
        (1, 2): "",
        (1, 3): "",
        (2, 1): "",
        (2, 2): ("丙一", (2, 1)),
        (2, 3): "巳",
        (3, 1): "",
        (3, 3): "午",
    }
    assert labelled(first, second, 8, 3)[7:9] == [["", "乙一", "辰"], ["丙", "", ""]]


def test_a_label_below_a_break_is_not_that_of_such_a_row_above_it() -> None:
    second: Cells = {
        (1, 1): "",
        (1, 2): ("乙一", (2, 1)),
        (1, 3): "卯",
        (2, 1): "",
        (2, 3): "辰",
        (3, 1): "丙",
        (3, 2): "",
        (3, 3): "",
    }
    assert labelled(HEADED, second, 6, 3)[5:7] == [["乙", "", ""], ["", "乙一", "卯"]]


LIST = "1.负责设计。\n2.负责测试。"


@pytest.mark.parametrize(("below", "rows"), [("3.负责运行。", 3), ("1.负责运行。", 4)])
def test_subsections_that_count_on_are_of_one_row(below: str, rows: int) -> None:
    """Though every column has a text on both pages, and no text runs on."""
    first: Cells = {
        (1, 1): "代码",
        (1, 2): "名称",
        (1, 3): "要求",
        (2, 1): "822586X",
        (2, 2): "光刻",
        (2, 3): LIST,
        (3, 1): "745814",
        (3, 2): "封装测试",
        (3, 3): LIST,
    }
    second: Cells = {(1, 1): "X", (1, 2): "技术", (1, 3): below}

    def page(cells: Cells, count: int, sheet: Sheet) -> None:
        sheet.table(LABELS, [20.0 + 30 * n for n in range(count + 1)], cells)

    (table,) = read_pdf(pdf(lambda s: page(first, 3, s), lambda s: page(second, 1, s))).tables
    assert len(drawn(table)) == rows


def test_subsections_that_count_on_beside_another_name_are_of_two_rows() -> None:
    texts = [("代码", "名称", "要求"), *((f"A{row}", f"光刻{row}", LIST) for row in range(2, 8))]
    first: Cells = {(r, c): text for r, row in enumerate(texts, 1) for c, text in enumerate(row, 1)}
    second: Cells = {(1, 1): "B1", (1, 2): "技术", (1, 3): "3.负责运行。"}

    def page(cells: Cells, count: int, sheet: Sheet) -> None:
        sheet.table(LABELS, [20.0 + 30 * n for n in range(count + 1)], cells)

    document = read_pdf(pdf(lambda s: page(first, 7, s), lambda s: page(second, 1, s)))
    assert len(drawn(document.tables[0])) == 8
    assert any("count on" in remark.message for remark in document.remarks)


GROUPS = [20.0, 50.0, 110.0, 170.0, 320.0]


@pytest.mark.parametrize("blank", [True, False])
def test_names_below_names_are_two_rows_under_the_number_of_a_group(blank: bool) -> None:  # noqa: FBT001
    """A full text beside them seems to go on; the number is over both rows, and blank below."""

    def groups(cells: Cells, rows: int, sheet: Sheet) -> None:
        sheet.table(GROUPS, [20.0 + 26 * n for n in range(rows + 1)], cells)

    full = "按照要求建立质量管理体系并运"
    above: Cells = {(1, 1): "组", (1, 2): "名称", (1, 3): "单位", (1, 4): "内容"}
    for row in range(2, 8):
        text = f"{full}\n行。" if row < 7 else f"{full}\n{full}"
        name = "" if blank and row == 3 else f"名{row}"
        above = {**above, (row, 2): name, (row, 3): "" if name == "" else "套", (row, 4): text}
    above = {**above, (2, 1): ("1", (3, 1)), (5, 1): ("2", (2, 1)), (7, 1): "3"}
    below: Cells = {(1, 1): "", (1, 2): "名八", (1, 3): "件", (1, 4): f"{full}\n行。"}
    below = {**below, (2, 1): "4", (2, 2): "名九", (2, 3): "套", (2, 4): f"{full}\n行。"}
    document = read_pdf(pdf(lambda s: groups(above, 7, s), lambda s: groups(below, 2, s)))
    (table,) = document.tables
    assert [row[:3] for row in drawn(table)[6:]] == [
        ["3", "名7", "套"],
        ["3", "名八", "件"],
        ["4", "名九", "套"],
    ]


def test_a_row_that_begins_with_one_text_alone_as_no_other_does_goes_on() -> None:
    """Its other texts are set in its middle, on the next page; sums leave each column blank."""
    xs = [20.0, 60.0, 120.0, 260.0]

    def part(rows: list[tuple[str, str, str]], sheet: Sheet) -> None:
        cells: Cells = {(r, c): t for r, row in enumerate(rows, 1) for c, t in enumerate(row, 1)}
        sheet.table(xs, [20.0 + 26 * n for n in range(len(rows) + 1)], cells)

    sums = [("", "小\n计", ""), ("合\n计", "", "")]
    usual = [("甲", "名\n称", "一。"), *sums, ("乙", "名\n称", "二。")]
    above = [("类", "名称", "内容"), *usual, ("", "", "熟悉光刻机的设计原理和操作")]
    below = [("丙", "名\n称", "方法。"), *usual]
    (table,) = read_pdf(pdf(lambda s: part(above, s), lambda s: part(below, s))).tables
    assert [row[2] for row in drawn(table)[5:7]] == ["熟悉光刻机的设计原理和操作方法。", "一。"]
