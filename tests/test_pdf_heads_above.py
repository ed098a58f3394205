"""Headings that are printed above the first line of a drawn grid."""

import pytest
from pdfs import Draw, Sheet, pdf
from typeset import found, lines, put, rows

from extract.pdf.reader import read_pdf

COLUMNS = "24l 95l 165l 235l"
HEAD = "Item|Dev|2005|Run"
BODY = ["A|1.0|2.0|3.0", "B|4.0|5.0|6.0", "C|7.0|8.0|9.0"]


def grid(sheet: Sheet) -> None:
    for x in (20, 90, 160, 230, 300):
        sheet.line(x, 40, x, 85)
    lines(sheet, 20, 300, 40, 55, 70, 85)
    rows(sheet, 51, COLUMNS, BODY, 15)


def test_a_line_that_heads_each_column() -> None:
    def draw(sheet: Sheet) -> None:
        put(sheet, 160, 20, "Runs of a year", "c")
        rows(sheet, 35, COLUMNS, [HEAD])
        grid(sheet)

    document = read_pdf(pdf(draw))
    assert found(draw) == [[HEAD, *BODY]]
    assert [remark.code for remark in document.remarks] == ["grid-inferred"]


@pytest.mark.parametrize(
    "above",
    ["By: Ada|On: May|To: Bob|At: home", "Item|Dev||Run", "Item|Dev|12.5|Run"],
    ids=["entries", "a column without", "figures"],
)
def test_what_is_no_heading(above: str) -> None:
    def draw(sheet: Sheet) -> None:
        rows(sheet, 35, COLUMNS, [above])
        grid(sheet)

    assert found(draw) == [BODY]


def over_a_wall(sheet: Sheet) -> None:
    rows(sheet, 35, "24l 80l 165l 235l", [HEAD])
    grid(sheet)


def far_above(sheet: Sheet) -> None:
    rows(sheet, 22, COLUMNS, [HEAD])
    grid(sheet)


@pytest.mark.parametrize("draw", [over_a_wall, far_above])
def test_a_line_that_stands_elsewhere(draw: Draw) -> None:
    assert found(draw) == [BODY]
