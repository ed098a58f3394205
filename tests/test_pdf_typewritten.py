"""Tables that are framed by signs of any font."""

from textwrap import dedent

import pytest
from pdfs import Sheet, pdf
from reportlab.pdfbase.pdfmetrics import stringWidth
from typeset import found, shown

from extract.model import UnreadableError
from extract.pdf.reader import read_pdf

FRAMED = """\
    +------+-------------+
    | Name | Places      |
    |      +------+------+
    |      | East | West |
    +======+======+======+
    | Ash  |  1.5 | a|b  |
    | tree |      |      |
    +------+------+------+
    | Box  |  2.5 | -+-  |
    +------+------+------+"""
SAME = """\
    +------+------+
    | Ash  |  1.5 |
    +------+------+
    | Box  |  2.5 |
    +------+------+"""


def typed(text: str, font: str) -> str:
    """Shown is what is read of a text that is typed with a font, sign under sign."""
    lines = dedent(text).split("\n")

    def draw(sheet: Sheet) -> None:
        for row, line in enumerate(lines):
            sheet.canvas.setFont(font, 10)
            for column, sign in enumerate(line):
                x = 30 + 6 * column + 3 - stringWidth(sign, font, 10) / 2
                sheet.canvas.drawString(x, sheet.height - 30 - 12 * row, sign)

    return "\n".join(row for table in found(draw) for row in table)


@pytest.mark.parametrize("font", ["Courier", "Helvetica"])
def test_a_frame_of_plus_and_minus(font: str) -> None:
    assert typed(SAME, font) == "Ash|1.5\nBox|2.5"


def test_merged_cells_and_signs_that_are_text() -> None:
    assert typed(FRAMED, "Courier").split("\n") == [
        "Name^2|Places*2",
        "East|West",
        "Ash tree|1.5|a|b",
        "Box|2.5|-+-",
    ]


def test_lines_of_underscores() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.setFont("Courier", 10)
        rows = ["_" * 40, "Name        Count      Share", "_" * 40, "Ash           125       1.50"]
        rows += ["Elm            25       2.75", "Oak             5      12.25", "_" * 40]
        for row, text in enumerate(rows):
            sheet.canvas.drawString(30, sheet.height - 30 - 12 * row, text)

    document = read_pdf(pdf(draw))
    assert [shown(table) for table in document.tables] == [
        ["Name|Count|Share", "Ash|125|1.50", "Elm|25|2.75", "Oak|5|12.25"]
    ]
    assert {remark.code for remark in document.remarks} == {"grid-inferred", "lines-typed"}


def test_room_to_write_in_is_no_line() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.setFont("Courier", 10)
        for row in range(4):
            sheet.canvas.drawString(30, sheet.height - 30 - 20 * row, "Name " + "_" * 30)

    with pytest.raises(UnreadableError, match="no table"):
        read_pdf(pdf(draw))
