"""Two pages on one sheet: read one after the other."""

import pytest
from documents import drawn
from pdfs import ENGINES, Draw, Sheet, pdf
from test_pdf_reader import HEAD, XS, rows

from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine

MOVE = 300.0


def side_by_side(left: Draw, right: Draw, numbers: tuple[int, int]) -> Draw:
    def draw(sheet: Sheet) -> None:
        for half, number, x in ((left, numbers[0], 0.0), (right, numbers[1], MOVE)):
            sheet.canvas.saveState()
            sheet.canvas.translate(x, 0)
            half(sheet)
            sheet.text(120, 290, f"- {number} -")
            sheet.canvas.restoreState()

    return draw


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
def test_a_table_goes_on_in_the_right_half(engine: Engine) -> None:
    first = side_by_side(
        rows(("1", "甲", "x"), ("2", "乙", "熟悉光刻机的设计原")),
        rows(("", "", "理和方法"), ("3", "丙", "z")),
        (1, 2),
    )
    second = side_by_side(rows(("4", "丁", "v")), rows(("5", "戊", "w")), (3, 4))
    document = read_pdf(pdf(first, second, size=(580, 300)), engine)
    (table,) = document.blocks
    assert drawn(table) == [  # type: ignore[arg-type]
        HEAD,
        ["1", "甲", "x"],
        ["2", "乙", "熟悉光刻机的设计原理和方法"],
        ["3", "丙", "z"],
        ["4", "丁", "v"],
        ["5", "戊", "w"],
    ]


def test_other_tables_side_by_side_are_two() -> None:
    def draw(sheet: Sheet) -> None:
        rows(("1", "甲", "x"))(sheet)
        other = {(1, 1): "a", (1, 2): "b", (2, 1): "c", (2, 2): "d"}
        sheet.table([320, 420, 560], [20, 60, 100], other)

    left, right = read_pdf(pdf(draw, size=(580, 300))).tables
    assert [len(left.rows[0]), len(right.rows[0])] == [3, 2]


def test_what_runs_over_the_middle_keeps_a_sheet_whole() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(150, 15, "一张宽页上的两张表格，标题在它们之上，横跨左右两边的表格")
        side_by_side(rows(("1", "甲", "x"), top=30), rows(("1", "乙", "y"), top=30), (1, 2))(sheet)

    document = read_pdf(pdf(draw, size=(580, 300)))
    assert len(document.tables) == 2
    assert XS[0] == document.tables[0].cells[0].boxes[0].x0


def test_frames_around_both_pages_are_no_table() -> None:
    """What stands in the frames outside of the tables is text of the two pages."""

    def framed(draw: Draw, title: str) -> Draw:
        def page(sheet: Sheet) -> None:
            sheet.box(10, 5, 260, 294)
            sheet.text(60, 20, title)
            draw(sheet)

        return page

    left = framed(rows(("1", "甲", "x"), top=30), "重点产业目录（试行）")
    right = framed(rows(("2", "乙", "y"), ("3", "丙", "z"), top=30), "")
    document = read_pdf(pdf(side_by_side(left, right, (1, 2)), size=(580, 300)))
    (table,) = document.tables
    assert drawn(table) == [HEAD, ["1", "甲", "x"], ["2", "乙", "y"], ["3", "丙", "z"]]
    assert "grid-inferred" not in [remark.code for remark in document.remarks]
