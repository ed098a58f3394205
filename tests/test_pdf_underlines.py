"""Lines under words that get as near to the walls of their cell as lines of a table do."""

import pytest
from documents import drawn
from pdfs import ENGINES, SONG, Sheet, pdf

from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine

XS = [20.0, 60.0, 122.0, 200.0]
CELLS = {(1, 1): "序号", (1, 2): "条件", (1, 3): "备注", (2, 1): "1", (2, 2): "", (2, 3): "x"}
engines = pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())


@engines
def test_a_line_under_a_text_that_fills_its_cell_parts_no_rows(engine: Engine) -> None:
    """A word processor draws it word by word, and beside the lines of the table."""

    def draw(sheet: Sheet) -> None:
        sheet.table(XS, [20, 40, 90], CELLS)
        for number, text in enumerate(("熟悉编程语言", "并有五年经历", "者优先。")):
            y = 52 + 13 * number
            sheet.text(61, y, text)
            width = sheet.canvas.stringWidth(text, SONG, 10)
            sheet.line(61, y + 1, 81, y + 1)
            sheet.line(81, y + 1, 61 + width, y + 1)

    (table,) = read_pdf(pdf(draw), engine).tables
    assert drawn(table)[1:] == [["1", "熟悉编程语言并有五年经历者优先。", "x"]]


def test_a_line_of_the_table_right_under_a_text_is_none() -> None:
    """It ends at the walls, or it is longer than the text."""

    def draw(sheet: Sheet) -> None:
        sheet.table(XS, [20, 40, 90], CELLS)
        sheet.text(61, 52, "熟悉编程语言")
        sheet.text(61, 65, "有经历")
        sheet.line(XS[1], 53, XS[2], 53)
        sheet.line(XS[1] + 1, 66, XS[2] - 1, 66)

    (table,) = read_pdf(pdf(draw)).tables
    assert [cell.text for cell in table.cells if cell.column == 2] == [
        "条件",
        "熟悉编程语言",
        "有经历",
        "",
    ]
