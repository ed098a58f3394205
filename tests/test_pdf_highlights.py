"""Shades behind words, as thin as a line where they are behind a space."""

import pytest
from documents import drawn
from pdfs import ENGINES, Sheet, pdf

from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine

XS, YS = [20.0, 60.0, 240.0], [20.0, 33.0, 46.0]
engines = pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
CELLS = {(1, 1): "序号", (1, 2): "条件", (2, 1): "1", (2, 2): ""}


@engines
def test_the_shade_behind_a_space_is_no_line(engine: Engine) -> None:
    """A word processor shades each word and each space alone; the row is no higher than that."""

    def draw(sheet: Sheet) -> None:
        for x0, x1 in ((63, 83), (83, 85), (85, 90), (90, 92), (92, 112)):
            sheet.box(x0, 34, x1, 45, fill=0.8)
        sheet.table(XS, YS, CELLS)
        sheet.text(63, 43, "满整")
        sheet.text(85, 43, "5")
        sheet.text(92, 43, "年的")

    (table,) = read_pdf(pdf(draw), engine).tables
    assert drawn(table) == [["序号", "条件"], ["1", "满整5年的"]]


def test_a_thick_line_between_two_shaded_cells_is_one() -> None:
    """Their texts do not touch it."""

    def draw(sheet: Sheet) -> None:
        sheet.table(XS, YS, CELLS)
        for x0, x1, fill in ((60, 119, 0.8), (121, 240, 0.8), (119, 121, 0.0)):
            sheet.box(x0, 33, x1, 46, fill=fill)
        sheet.text(63, 43, "满五年的人")
        sheet.text(123, 43, "乙")

    (table,) = read_pdf(pdf(draw)).tables
    assert drawn(table)[1] == ["1", "满五年的人", "乙"]
