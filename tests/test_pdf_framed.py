"""Frames around pages that are the sides of their table too."""

from itertools import pairwise

import pytest
from documents import drawn
from pdfs import ENGINES, Draw, Sheet, pdf
from test_pdf_reader import HEAD, HEADER, XS

from extract.model import Paragraph
from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine

TOP, BOTTOM = 10.0, 290.0
engines = pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())


def framed(first: int, count: int, *, start: float = 60, below: str = "", above: str = "") -> Draw:
    """A page with a frame, and in it so many rows that touch its sides."""

    def draw(sheet: Sheet) -> None:
        sheet.box(XS[0], TOP, XS[-1], BOTTOM)
        sheet.text(XS[0] + 20, start - 20, above)
        cells = dict(HEADER)
        for row in range(2, count + 2):
            number = first + row - 2
            cells |= {(row, 1): str(number), (row, 2): f"甲{number}", (row, 3): "x"}
        ys = [start + 25.0 * row for row in range(count + 2)]
        sheet.table(XS, ys, cells)
        sheet.text(XS[0] + 20, (ys[-1] + BOTTOM) / 2, below)

    return draw


def body(first: int, last: int) -> list[list[str]]:
    return [[str(n), f"甲{n}", "x"] for n in range(first, last + 1)]


@engines
def test_the_frame_is_not_of_the_table(engine: Engine) -> None:
    pages = (
        framed(1, 7, above="附件1"),
        framed(8, 4, start=50),
        framed(12, 6),
        framed(18, 2, below="注：由主管部门解释。"),
    )
    document = read_pdf(pdf(*pages), engine)
    title, table, note = document.blocks
    assert (title, note) == (Paragraph("附件1"), Paragraph("注：由主管部门解释。"))
    assert drawn(document.tables[0]) == [HEAD, *body(1, 19)]
    assert table is document.tables[0]


def test_two_tables_in_one_frame() -> None:
    def both(sheet: Sheet) -> None:
        framed(5, 2)(sheet)
        sheet.text(40, 155, "二、乙目录")
        cells = {**HEADER, (2, 1): "1", (2, 2): "乙1", (2, 3): "y"}
        sheet.table(XS, [170, 195, 220], cells)

    document = read_pdf(pdf(framed(1, 4), both, framed(2, 5)))
    assert [type(block).__name__ for block in document.blocks] == ["Table", "Paragraph", "Table"]
    assert drawn(document.tables[0]) == [HEAD, *body(1, 6)]
    assert drawn(document.tables[1]) == [HEAD, ["1", "乙1", "y"], *body(2, 6)]


def test_rows_of_forms_that_are_all_alike_are_kept() -> None:
    """The first and the last row of a form are its own: they stand at one height on each page."""
    document = read_pdf(pdf(framed(1, 4, below="备注："), framed(5, 4, below="备注：")))
    assert [row[0] for row in drawn(document.tables[0])][-1] == "备注："


def test_lines_over_groups_at_the_top_of_a_page_are_kept() -> None:
    """The frame begins with the table: a row over its full width is one of it."""

    def page(first: int, count: int, group: str) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.box(XS[0], TOP, XS[-1], BOTTOM)
            ys = [TOP + 25.0 * row for row in range(count + 1)]
            for row, (y0, y1) in enumerate(pairwise(ys)):
                if row == 0 and group:
                    sheet.box(XS[0], y0, XS[-1], y1)
                    sheet.text(40, y0 + 15, group)
                else:
                    cells = {(1, 1): str(first + row), (1, 2): "甲", (1, 3): "x"}
                    sheet.table(XS, [y0, y1], cells)

        return draw

    document = read_pdf(pdf(page(1, 9, "一、甲类"), page(10, 6, ""), page(16, 7, "二、乙类")))
    texts = [cell.text for cell in document.tables[0].cells if cell.column_span == 3]
    assert texts == ["一、甲类", "二、乙类"]


def test_the_rest_of_a_row_in_a_table_from_edge_to_edge_keeps_its_columns() -> None:
    """Its first and its last cell are blank and beside nothing but that row: no frame."""
    xs = [10.0, 60.0, 160.0, 330.0, 390.0]

    def rows(sheet: Sheet) -> None:
        cells = {(1, 1): "序号", (1, 2): "名称", (1, 3): "条件", (1, 4): "备注"}
        cells |= {(2, 1): "1", (2, 2): "甲", (2, 3): "乙"}
        cells |= {(3, 1): "2", (3, 2): "丙", (3, 3): "1.丁，"}
        sheet.table(xs, [200, 225, 250, 275], {**cells, (2, 4): "x", (3, 4): "y"})

    def rest(sheet: Sheet) -> None:
        sheet.table(xs, [20, 45], {(1, 1): "", (1, 2): "", (1, 3): "戊。", (1, 4): ""})

    table = read_pdf(pdf(rows, rest)).tables[0]
    assert drawn(table)[1:] == [["1", "甲", "乙", "x"], ["2", "丙", "1.丁，\n戊。", "y"]]
