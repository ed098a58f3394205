"""Boxes of text: what stands in a frame is read by itself, in no row with what is beside it."""

import pytest
from documents import drawn
from pdfs import ENGINES, Draw, Sheet, pdf

from extract.model import Paragraph, UnreadableError
from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine

engines = pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
PROSE = "左边的框里是输入，右边的框里是排出来的结果，例子如下，其余的见第三章："
INPUT = ("begin center", "Centered text using a", "verb center.", "end center", "begin left")
OUTPUT = ("Centered text using a center.", "Left aligned text using a left", "environment.")


@engines
@pytest.mark.parametrize("lower", [0, 6, 22])
def test_boxes_beside_each_other_and_prose_between_them_are_no_table(
    engine: Engine, lower: int
) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.line(20, 28, 480, 28)
        for y in (50, 200, 350):
            sheet.text(20, y, PROSE)
            sheet.box(20, y + 22, 240, y + 110)
            for number, line in enumerate(INPUT):
                sheet.text(26, y + 36 + 15 * number, line, 9)
            sheet.box(260, y + 22 + lower, 480, y + 80 + lower)
            for number, line in enumerate(OUTPUT):
                sheet.text(266, y + 38 + lower + 17 * number, line)
        sheet.text(20, 500, PROSE)

    with pytest.raises(UnreadableError, match="no table"):
        read_pdf(pdf(draw, size=(500, 600)), engine)


def framed(sheet: Sheet) -> None:
    sheet.text(20, 30, PROSE)
    sheet.box(20, 40, 380, 82)
    for number, (verb, unit) in enumerate((("stop", "a"), ("mask", "b"), ("start", "c"))):
        sheet.text(24, 51 + 14 * number, verb)
        sheet.text(90, 51 + 14 * number, f"{unit}.service")
    sheet.text(20, 100, PROSE)


def shaded(sheet: Sheet) -> None:
    for number in range(3):
        sheet.box(20, 40 + 14 * number, 380, 54 + 14 * number, fill=0.9)
    framed(sheet)


@engines
@pytest.mark.parametrize("box", [framed, shaded])
def test_lines_in_a_box_are_no_rows(engine: Engine, box: Draw) -> None:
    with pytest.raises(UnreadableError, match="no table"):
        read_pdf(pdf(box), engine)


ROWS = [("地区", "人数", "比例"), ("东部", "120", "40"), ("中部", "90", "30"), ("西部", "93", "31")]


def framed_table(sheet: Sheet) -> None:
    """A table without lines in a frame, beside lines of prose at other heights."""
    sheet.text(20, 20, PROSE)
    sheet.box(20, 40, 190, 110)
    for number, row in enumerate(ROWS):
        for x, text in zip((26, 86, 146), row, strict=True):
            sheet.text(x, 55 + 16 * number, text)
    for number in range(5):
        sheet.text(200, 52 + 13 * number, "右边的文字说明左边的表格内容。"[: 14 - number % 2])


@engines
def test_a_table_in_a_frame_is_read_without_the_text_beside_it(engine: Engine) -> None:
    document = read_pdf(pdf(framed_table), engine)
    (table,) = document.tables
    assert drawn(table) == [list(row) for row in ROWS]
    beside = "".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    assert beside.count("右边的文字说明左边的表格内") == 5


def inline(sheet: Sheet) -> None:
    """A word of a row in a frame of its own."""
    for number, row in enumerate(ROWS):
        for x, text in zip((26, 126, 226), row, strict=True):
            sheet.text(x, 55 + 16 * number, text)
    sheet.line(20, 40, 300, 40)
    sheet.line(20, 60, 300, 60)
    sheet.line(20, 112, 300, 112)
    sheet.box(124, 77.5, 150, 90.5)


@engines
def test_a_word_in_a_frame_stays_in_its_row(engine: Engine) -> None:
    (table,) = read_pdf(pdf(inline), engine).tables
    assert drawn(table) == [list(row) for row in ROWS]
