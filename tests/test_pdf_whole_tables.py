"""What the pages further on show of a table's columns, for the breaks before them."""

from functools import partial
from itertools import pairwise

import pytest
from documents import drawn
from pdfs import Cells, Draw, Sheet, pdf

from extract.model import Document
from extract.pdf.reader import read_pdf

XS = [20.0, 60.0, 120.0, 300.0]
Rows = list[tuple[str, ...]]
LONG = "熟悉数据分析及相关工作并能够独立完"
"""A line that fills its column: its sentence goes on."""


def page(rows: Rows, sheet: Sheet, xs: list[float] = XS) -> None:
    """Rows with a frame around each cell, two lines high."""
    cells: Cells = {
        (row, column): text
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
    }
    sheet.table(xs, [20.0 + 26 * n for n in range(len(rows) + 1)], cells)


def read(*pages: Rows) -> Document:
    return read_pdf(pdf(*(partial(page, rows) for rows in pages)))


def rows_of(document: Document) -> list[list[str]]:
    (table,) = document.tables
    return drawn(table)


def codes(first: int, count: int) -> Rows:
    return [(f"A-{n}", f"甲{n}局", "负责审计。") for n in range(first, first + count)]


def test_a_column_that_is_never_blank_on_later_pages_tells_of_the_first_break() -> None:
    """The first page has one row, which shows nothing of its columns."""
    head = [("代码", "单位", "职责")]
    rest = ("", "", "成。")
    found = rows_of(read([*head, ("A-1", "甲1局", LONG)], [rest, *codes(2, 3)], codes(5, 4)))
    assert found[1] == ["A-1", "甲1局", f"{LONG}成。"]
    assert len(found) == 9


def test_a_sentence_without_a_stop_goes_on_where_all_texts_of_its_column_have_one() -> None:
    """Nothing else tells it: the labels beside it may be blank, and one text goes on alone."""

    def label_page(rows: Rows, *, head: bool) -> Draw:
        def draw(sheet: Sheet) -> None:
            top = 20.0
            if head:
                page([("门类", "类别", "职责")], sheet)
                top = 46.0
            ys = [top + 26 * n for n in range(len(rows) + 1)]
            for column, (left, right) in enumerate(pairwise(XS[:3]), 1):
                sheet.box(left, top, right, ys[-1])
                sheet.text(left + 3, top + 11, rows[0][column - 1])
            for (_, _, text), (y0, y1) in zip(rows, pairwise(ys), strict=True):
                sheet.box(XS[2], y0, XS[3], y1)
                sheet.text(XS[2] + 3, y0 + 11, text)

        return draw

    texts: Rows = [("", "", f"负责第{n}项审计。") for n in range(1, 7)]
    first: Rows = [("文", "甲", "负责审计。"), ("", "", LONG)]
    second = [("", "", "成。"), *texts]
    document = read_pdf(pdf(label_page(first, head=True), label_page(second, head=False)))
    assert [row[2] for row in rows_of(document)[1:4]] == [
        "负责审计。",
        f"{LONG}成。",
        "负责第1项审计。",
    ]


def test_sums_do_not_tell_that_the_label_beside_a_numbered_row_is_blank() -> None:
    """Both have texts in the same columns; the row has a number."""
    xs = [20.0, 60.0, 160.0, 260.0]

    def body(rows: list[tuple[str, str]], label: str, down: int, top: float, sheet: Sheet) -> None:
        ys = [top + 20 * n for n in range(len(rows) + 1)]
        cells: Cells = {(n, c): t for n, row in enumerate(rows, 1) for c, t in enumerate(row, 1)}
        sheet.table(xs, ys, {**cells, (1, 3): (label, (down, 1))})

    def total(top: float, sheet: Sheet) -> None:
        sheet.table(xs, [top, top + 20], {(1, 1): "合计", (1, 2): "9", (1, 3): ""})

    def first(sheet: Sheet) -> None:
        sheet.table(xs, [20, 40], {(1, 1): "序号", (1, 2): "名称", (1, 3): "单位"})
        body([("1", "甲"), ("2", "乙")], "商务局", 2, 40, sheet)
        total(80, sheet)
        body([("3", "丙"), ("4", "丁")], "教育局", 2, 100, sheet)

    def second(sheet: Sheet) -> None:
        body([("5", "戊")], "", 1, 20, sheet)
        total(40, sheet)
        body([("6", "己"), ("7", "庚")], "审计局", 2, 60, sheet)
        total(100, sheet)

    found = rows_of(read_pdf(pdf(first, second)))
    assert [row for row in found if row[0] == "5"] == [["5", "戊", "教育局"]]
    assert [row for row in found if row[0] == "合计"] == [["合计", "9", ""]] * 3


def open_page(
    labels: list[tuple[str, int, int]], texts: list[str], *, top: bool, bottom: bool
) -> Draw:
    """A page whose table has lines at its top and bottom or not; labels from a row to another."""

    def draw(sheet: Sheet) -> None:
        ys = [20.0 + 26 * n for n in range(len(texts) + 1)]
        xs = [20.0, 80.0, 300.0]
        for x in xs:
            sheet.line(x, ys[0], x, ys[-1])
        for number, y in enumerate(ys):
            if (number or top) and (number < len(texts) or bottom):
                ends = number in {0, len(texts)} or any(number == end for _, _, end in labels)
                sheet.line(xs[0] if ends else xs[1], y, xs[-1], y)
        for text, (y0, y1) in zip(texts, pairwise(ys), strict=True):
            sheet.text(xs[1] + 3, (y0 + y1) / 2 + 4, text)
        for text, start, end in labels:
            below = text.startswith("^")
            sheet.text(23, ys[start] + 9 if below else ys[end] - 3, text.lstrip("^"))

    return draw


@pytest.mark.parametrize("closed", [{"foot", "top"}, {"foot"}, {"top"}, set()], ids=str)
def test_lines_at_a_break_part_labels_where_others_are_left_open(closed: set[str]) -> None:
    """Set at the bottom of one cell and at the top of the other, two labels look like one.

    A browser draws the line between two rows on one of both pages.
    """
    head = open_page(
        [("类", 0, 1), ("甲乙丙丁戊", 1, 5)],
        ["文", "a1", "a2", "a3", "a4"],
        top=True,
        bottom="foot" in closed,
    )
    texts = ["b1", "b2", "b3", "b4"]
    second = open_page([("^己庚", 0, 4)], texts, top="top" in closed, bottom=False)
    third = open_page([("", 0, 3)], ["b5", "b6", "b7"], top=False, bottom=True)
    found = rows_of(read_pdf(pdf(head, second, third)))
    assert ("己庚" in [row[0] for row in found]) is bool(closed)


def test_a_line_over_a_group_of_rows_and_a_label_below_it_are_no_header() -> None:
    """Else the row that the first page cuts would be a heading, which nothing goes on from."""
    xs = [20.0, 80.0, 260.0, 320.0]

    def first(sheet: Sheet) -> None:
        cells: Cells = {
            (1, 1): "代码",
            (1, 2): "职责",
            (1, 3): "单位",
            (2, 1): ("（一）商贸", (1, 3)),
        }
        rows: Cells = {(3, 1): "A-1", (3, 2): "负责。", (4, 1): "A-2", (4, 2): LONG}
        label: Cells = {(3, 3): ("商务局", (2, 1))}
        sheet.table(xs, [20, 46, 72, 98, 124], {**cells, **rows, **label})

    def second(sheet: Sheet) -> None:
        rows = [("", "成。"), *((f"A-{n}", "负责。") for n in range(3, 8))]
        cells: Cells = {(n, c): t for n, row in enumerate(rows, 1) for c, t in enumerate(row, 1)}
        sheet.table(xs, [20.0 + 26 * n for n in range(7)], {**cells, (1, 3): ("", (6, 1))})

    found = rows_of(read_pdf(pdf(first, second)))
    assert ["A-2", f"{LONG}成。", "商务局"] in found


def test_a_merged_text_that_has_no_end_goes_on_though_the_rows_beside_it_are_two() -> None:
    """Set at the foot of its cell it does not begin at the break; each row beside it is whole."""
    xs = [20.0, 60.0, 220.0, 300.0]

    def rows(top: float, count: int, text: str, numbered: list[str], sheet: Sheet) -> None:
        ys = [top + 20 * n for n in range(count + 1)]
        cells: Cells = {(1, 1): (numbered[0], (count, 1)), (1, 2): ("", (count, 1))}
        sheet.table(xs, ys, {**cells, **{(n, 3): t for n, t in enumerate(numbered[1:], 1)}})
        sheet.text(63, ys[-1] - 5, text)

    def first(sheet: Sheet) -> None:
        sheet.table(xs, [20, 40], {(1, 1): "序号", (1, 2): "职责", (1, 3): "单位"})
        for number in range(1, 5):
            rows(20 + 20 * number, 1, "负责审计。", [str(number), f"甲{number}局"], sheet)
        rows(120, 1, "熟悉数据分析及相关工作并能够独", ["5", "乙局"], sheet)

    def second(sheet: Sheet) -> None:
        rows(20, 2, "立完成。", ["", "丙局", "丁局"], sheet)
        rows(60, 1, "负责审计。", ["6", "戊局"], sheet)
        rows(80, 1, "负责审计。", ["7", "己局"], sheet)

    found = rows_of(read_pdf(pdf(first, second)))
    whole = "熟悉数据分析及相关工作并能够独立完成。"
    assert found[5:8] == [["5", whole, unit] for unit in ("乙局", "丙局", "丁局")]


def test_a_sentence_without_a_stop_beside_a_name_that_ends_early_is_told() -> None:
    """The names have two lines each: that of the row above ends with room for the one below."""

    def named(first: int, *texts: str) -> Draw:
        rows: Rows = [(f"市甲乙丙丁戊\n局{first + n}", text) for n, text in enumerate(texts)]
        return partial(page, rows, xs=[20.0, 85.0, 265.0])

    pages = (
        named(1, "甲。", "乙。", "丙。", LONG),
        named(5, "丁。", "戊。", "己。", "庚。", "辛。"),
    )
    document = read_pdf(pdf(*pages))
    assert "row-cut-doubtful" in {remark.code for remark in document.remarks}
