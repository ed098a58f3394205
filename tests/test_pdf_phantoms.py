"""Columns and rows that are drawn and are none, and what is drawn inside of cells."""

from itertools import pairwise

import pytest
from documents import drawn
from pdfs import ENGINES, Draw, Sheet, pdf
from test_pdf_reader import HEAD, XS, rows

from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine

TWO = rows(("1", "甲", "x\ny\nz"), ("2", "乙", "y"))
READ = [HEAD, ["1", "甲", "x\ny\nz"], ["2", "乙", "y"]]
YS = [20.0, 60.0, 100.0, 140.0]


def TWO_TEXTS(sheet: Sheet) -> None:  # noqa: N802 - as TWO, without lines
    for row, texts in enumerate((HEAD, ["1", "甲", "x\ny\nz"], ["2", "乙", "y"])):
        for x, text in zip(XS, texts, strict=False):
            for number, line in enumerate(text.split("\n")):
                sheet.text(x + 3, YS[row] + 11 + 12 * number, line)


def right_frame(sheet: Sheet) -> None:
    TWO(sheet)
    sheet.line(246, 20, 246, 140)
    for y in YS:
        sheet.line(240, y, 246, y)


def left_frame(sheet: Sheet) -> None:
    TWO(sheet)
    sheet.line(14, 20, 14, 140)
    for y in YS:
        sheet.line(14, y, 20, y)


def inner_frame(sheet: Sheet) -> None:
    TWO(sheet)
    sheet.line(134.5, 20, 134.5, 140)
    sheet.line(20, 55, 240, 55)


def boxes_behind_lines(sheet: Sheet) -> None:
    for left, right in pairwise(XS):
        for top in YS[:3]:
            for line in range(3):
                y = top + 2 + 12 * line
                sheet.box(left + 3, y, right - 3, y + 11, fill=0.9)
    TWO(sheet)


def backgrounds_in_pieces(sheet: Sheet) -> None:
    for left, right in pairwise(XS):
        for top in YS[:3]:
            for start, end in ((left, (left + right) / 2), ((left + right) / 2, right)):
                sheet.box(start, top, end, top + 40, fill=0.8)
    TWO(sheet)


def stray_line(sheet: Sheet) -> None:
    """One line beside the frame goes on below the table."""
    TWO(sheet)
    sheet.line(18, 20, 18, 250)


def stray_lines(sheet: Sheet) -> None:
    """Two do, so that there is a row that nothing closes, and nothing in it."""
    TWO(sheet)
    sheet.line(18, 20, 18, 250)
    sheet.line(242, 20, 242, 220)


def filled_frames(sheet: Sheet) -> None:
    """A frame around each cell, filled between two rectangles, as CSS borders are."""
    TWO_TEXTS(sheet)
    for left, right in pairwise(XS):
        for top in YS[:3]:
            path = sheet.canvas.beginPath()
            path.rect(left, sheet.height - top - 40, right - left, 40)
            path.rect(left + 1, sheet.height - top - 39, right - left - 2, 38)
            sheet.canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


def shades_clipped_to_cells(sheet: Sheet) -> None:
    """A shade of the whole page, drawn within the clip of each cell of the header."""
    for left, right in pairwise(XS):
        sheet.canvas.saveState()
        path = sheet.canvas.beginPath()
        path.rect(left, sheet.height - 60, right - left, 40)
        sheet.canvas.clipPath(path, stroke=0)
        sheet.box(0, 0, 400, 300, fill=0.8)
        sheet.canvas.restoreState()
    TWO(sheet)


DRAWN = [
    stray_line,
    stray_lines,
    filled_frames,
    shades_clipped_to_cells,
    right_frame,
    left_frame,
    inner_frame,
    boxes_behind_lines,
    backgrounds_in_pieces,
]


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize("draw", DRAWN)
def test_what_is_no_column(draw: Draw, engine: Engine) -> None:
    (table,) = read_pdf(pdf(draw), engine).tables
    assert drawn(table) == READ


def test_an_empty_column_with_room_for_text_is_one() -> None:
    cells = {(1, 1): "11", (1, 2): "", (1, 3): "13"}
    (table,) = read_pdf(pdf(lambda s: s.table([20, 60, 72, 140], [20, 60], cells))).tables
    assert drawn(table) == [["11", "", "13"]]


@pytest.mark.parametrize("x", [150, 220], ids=["left", "right"])
def test_a_line_that_parts_a_column_on_one_page_only(x: float) -> None:
    def page(number: int, at: float) -> Draw:
        def draw(sheet: Sheet) -> None:
            header = {(1, n): text for n, text in enumerate(HEAD, 1)}
            body = {(2, 1): str(number), (2, 2): "甲", (2, 3): "" if at == 150 else "x"}
            sheet.table(XS, YS[:3], header | body)
            if at:
                sheet.line(at, 60, at, 100)
            if at == 150:
                sheet.text(160, 71, "x")

        return draw

    (table,) = read_pdf(pdf(page(1, 0), page(2, x), page(3, 0))).tables
    assert drawn(table) == [HEAD, *([str(number), "甲", "x"] for number in (1, 2, 3))]


def test_a_line_that_parts_texts_on_one_page_only_parts() -> None:
    def second(sheet: Sheet) -> None:
        cells = {(1, 1): "3", (1, 2): "丙", (1, 3): "z", (1, 4): "w"}
        sheet.table([20, 60, 140, 190, 240], YS[:2], cells)

    (table,) = read_pdf(pdf(TWO, second)).tables
    assert drawn(table)[-1] == ["3", "丙", "z", "w"]


def test_a_table_inside_a_cell_is_text_and_told() -> None:
    def draw(sheet: Sheet) -> None:
        rows(("1", "甲", ""), ("2", "乙", "y"))(sheet)
        inner = {(1, 1): "a", (1, 2): "b", (2, 1): "c", (2, 2): "d"}
        sheet.table([150, 180, 220], [65, 80, 95], inner)

    document = read_pdf(pdf(draw))
    assert drawn(document.tables[0])[1] == ["1", "甲", "a b\nc d"]
    assert [remark.code for remark in document.remarks] == ["table-in-cell"]


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
def test_columns_of_ideographs_run_from_right_to_left(engine: Engine) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.table(XS, [20, 60, 150], {(1, 1): "a", (1, 2): "b", (2, 1): "", (2, 2): "c"})
        for x, text in ((45, "集成电路"), (30, "行业")):
            for number, letter in enumerate(text):
                sheet.text(x, 80 + 12 * number, letter)

    (table,) = read_pdf(pdf(draw), engine).tables
    assert table.cells[2].text == "集成电路行业"


def test_labels_set_wide_run_from_left_to_right() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.table(XS, [20, 60, 150], {(1, 1): "a", (1, 2): "b", (2, 1): "", (2, 2): "c"})
        for number, text in enumerate(("姓名", "性别")):
            for x, letter in zip((25, 45), text, strict=True):
                sheet.text(x, 80 + 12 * number, letter)

    (table,) = read_pdf(pdf(draw)).tables
    assert table.cells[2].text.split() == ["姓名性别"]
