"""What lines that are missing at a page break tell: browsers draw none where a cell goes on."""

from collections.abc import Callable

import pytest
from documents import drawn
from pdfs import Cells, Sheet, pdf

from extract.pdf.reader import read_pdf

XS = [40.0, 100.0, 180.0, 360.0]
TITLES: Cells = {(1, 1): "类", (1, 2): "名称", (1, 3): "内容"}
LONG = "熟悉光刻机的设计原理和方法以及软件"
Draw = Callable[[Sheet], None]


def page(cells: Cells, rows: int, top: str = "", bottom: str = "", step: float = 30.0) -> Draw:
    """Rows whose columns (1, 2, 3) are open at the top and the bottom of the page."""

    def draw(sheet: Sheet) -> None:
        for (row, column), cell in cells.items():
            text, (down, _) = (cell, (1, 1)) if isinstance(cell, str) else cell
            x0, x1 = XS[column - 1], XS[column]
            y0, y1 = 20 + step * (row - 1), 20 + step * (row - 1 + down)
            sheet.line(x0, y0, x0, y1)
            sheet.line(x1, y0, x1, y1)
            if row > 1 or str(column) not in top:
                sheet.line(x0, y0, x1, y0)
            if row + down - 1 < rows or str(column) not in bottom:
                sheet.line(x0, y1, x1, y1)
            for number, line in enumerate(text.split("\n")):
                sheet.text(x0 + 3, y0 + 11 + 12 * number, line)

    return draw


def read(*pages: Draw) -> list[list[str]]:
    (table,) = read_pdf(pdf(*pages)).tables
    return [[text.replace("\n", "") for text in row] for row in drawn(table)]


def first(last: str, bottom: str) -> Draw:
    """A header and four rows under one label, of which the page may cut the last."""
    cells: dict[tuple[int, int], str | tuple[str, tuple[int, int]]] = {
        **TITLES,
        (2, 1): ("甲", (4, 1)),
    }
    for row in range(2, 6):
        cells |= {(row, 2): f"名{row}\n称", (row, 3): "短。\n短。" if row < 5 else last}
    return page(cells, 5, bottom=bottom)


def below(name: str, text: str, *, top: str, bottom: str = "") -> Draw:
    """A row under the label, and one of another label."""
    cells: Cells = {
        (1, 1): "",
        (1, 2): name,
        (1, 3): text,
        (2, 1): "乙",
        (2, 2): "名七",
        (2, 3): "长。",
    }
    return page(cells, 2, top, bottom)


@pytest.mark.parametrize(("foot", "rows"), [("1", 2), ("123", 1)])
def test_lines_at_one_side_part_two_rows_beside_a_label_that_goes_on(foot: str, rows: int) -> None:
    """Though one of the texts seems to go on; the line is at the foot of the page alone."""
    end = below("名八\n称", "可以和。", top="123")
    found = read(first(f"{LONG}\n{LONG}", foot), end, below("名九\n称", "完。", top=""))
    assert [row[0] for row in found[1:]] == ["甲"] * (3 + rows) + ["乙"] * 3


def test_a_row_without_any_line_goes_on_where_lines_part_others() -> None:
    """A page in the middle has one text of it alone; sums have as much, so nothing else tells."""
    sums: Cells = {(1, 1): "", (1, 2): "", (1, 3): "三。", (2, 1): "", (2, 2): "", (2, 3): "四。"}
    middle = page({(1, 1): "", (1, 2): "", (1, 3): "中间的话，\n说完了。"}, 1, "123", "123")
    last: Cells = {**sums, (1, 3): "末。", (3, 1): "丙", (3, 2): "名九", (3, 3): ""}
    rest: Cells = {(1, 1): "丁", (1, 2): "名十", (1, 3): "五。"}
    found = read(
        first("开头的话。", "123"), middle, page(last, 3, "123"), page(rest, 1), page(rest, 1)
    )
    assert found[4] == ["甲", "名5称", "开头的话。中间的话，说完了。末。"]


@pytest.mark.parametrize(("foot", "labels"), [("1", ["甲乙丙丁"]), ("", ["甲乙", "丙丁"])])
def test_a_label_without_a_line_goes_on_beside_others_with_one(
    foot: str, labels: list[str]
) -> None:
    """Its text is cut; where lines are drawn all along, nothing but its texts can tell."""
    cells: Cells = {**TITLES, (2, 1): ("甲乙", (2, 1)), (2, 2): "名", (2, 3): "一。"}
    cells = {**cells, (3, 2): "字", (3, 3): "二。"}
    rest: Cells = {(1, 1): ("丙丁", (2, 1)), (1, 2): "号", (1, 3): "三。", (2, 2): "码", (2, 3): ""}
    found = read(page(cells, 3, bottom=foot), page(rest, 2, top="1" if foot else ""))
    assert list(dict.fromkeys(row[0] for row in found[1:])) == labels


def test_columns_with_fewer_lines_than_others_beside_a_label_over_a_page() -> None:
    """No line runs over the label in the second column; the number stands beside three rows."""

    def cut(sheet: Sheet) -> None:
        for x in (*XS, 390.0):
            sheet.line(x, 20, x, 170)
        for y in (50, 80, 110, 140):
            sheet.line(XS[2], y, 390, y)
        sheet.line(XS[0], 110, XS[1], 110)
        for number, y in enumerate((31, 61, 91, 121, 151), 1):
            sheet.text(183, y, f"x{number}")
            sheet.text(363, y, f"y{number}")
        sheet.text(43, 121, "2")

    (table,) = read_pdf(pdf(cut)).tables
    assert [(row[0], row[2], row[3]) for row in drawn(table)] == [
        ("", "x1", "y1"),
        ("", "x2", "y2"),
        ("", "x3", "y3"),
        ("2", "x4", "y4"),
        ("2", "x5", "y5"),
    ]


def test_a_table_that_both_edges_of_a_page_cut_is_no_frame_around_it() -> None:
    """Labels stand at both of its sides, blank on this page, and near the edges of the paper."""

    def cut(sheet: Sheet) -> None:
        for x in (10, 70, 150, 330, 390):
            sheet.line(x, 10, x, 290)
        sheet.line(70, 150, 330, 150)
        for y, text in ((21, "a"), (161, "b")):
            sheet.text(73, y, text)
            sheet.text(153, y, f"{text}1")

    (table,) = read_pdf(pdf(cut)).tables
    assert drawn(table) == [["", "a", "a1", ""], ["", "b", "b1", ""]]


def test_the_last_lines_of_a_label_that_hang_below_an_open_row_are_its_own() -> None:
    cells: Cells = {**TITLES, (2, 1): "甲乙丙\n丁戊己", (2, 2): "名", (2, 3): "一。"}

    def hanging(sheet: Sheet) -> None:
        page(cells, 2, bottom="1")(sheet)
        sheet.text(43, 91, "庚辛")

    rest: Cells = {(1, 1): "壬", (1, 2): "号", (1, 3): "三。"}
    document = read_pdf(pdf(hanging, page(rest, 1, top="1")))
    (table,) = document.tables
    assert len(document.blocks) == 1
    assert "".join(drawn(table)[1][0].split()).startswith("甲乙丙丁戊己庚辛")


def test_figures_that_end_at_a_line_where_texts_begin_are_columns() -> None:
    """On a page without a header, and in all rows: nothing else shows that they are two texts."""

    def draw(sheet: Sheet) -> None:
        page({(n, c): "" for n in range(1, 12) for c in (1, 2, 3)}, 11, step=20)(sheet)
        for row in range(1, 12):
            sheet.text(XS[2] + 0.2, 31 + 20 * (row - 1), "能够独立完成")
            sheet.canvas.drawRightString(XS[2] - 0.1, 269 - 20 * (row - 1), "10,00")

    assert read(draw)[1] == ["", "10,00", "能够独立完成"]
