"""Rows of wrapped texts between which no line is drawn."""

import pytest
from pdfs import Sheet, pdf
from typeset import rows, shown

from extract.pdf.reader import read_pdf

XS = [20.0, 60.0, 130.0, 320.0]
ROWS = [
    ["1", "设计师", ["1.熟悉集成电路设计流程和工具，能独立", "完成项目。", "2.具有五年以上经验。"]],
    ["2", "研究员", ["1.掌握药物合成方法，了解注册法规并能", "带领团队。"]],
    ["3", "工程师", ["1.负责新型显示材料的研究开发和产业化", "工作。", "2.能编写标准。"]],
]
EXPECTED = [
    "1|设计师|1.熟悉集成电路设计流程和工具，能独立完成项目。/2.具有五年以上经验。",
    "2|研究员|1.掌握药物合成方法，了解注册法规并能带领团队。",
    "3|工程师|1.负责新型显示材料的研究开发和产业化工作。/2.能编写标准。",
]


@pytest.mark.parametrize("place", [0.0, 0.5], ids=["top", "middle"])
def test_rows_between_upright_lines(place: float) -> None:
    def draw(sheet: Sheet) -> None:
        y = 30.0
        for number, title, texts in ROWS:
            off = place * 12 * (len(texts) - 1)
            sheet.text(23, y + off, str(number))
            sheet.text(63, y + off, str(title))
            for index, text in enumerate(texts):
                sheet.text(133, y + 12 * index, text)
            y += 12 * len(texts)
        for x in XS:
            sheet.line(x, 18, x, y)

    (table,) = read_pdf(pdf(draw)).tables
    assert shown(table) == EXPECTED


def test_lines_with_a_figure_and_no_blank_are_rows() -> None:
    """Names of two words, many as wide as their column."""
    names = """JUAN MARTIN, MATIAS, FEDERICO OSCAR, PABLO DANIEL, FRANCO EDUARDO, CARLOS ENRIQUE,
    MARIA PAULA, JUAN MIGUEL, MABEL AURORA, DIEGO, ANALIA CARMEN, SERGIO ADRIAN, GUSTAVO ALEJANDRO,
    LUIS RODOLFO, ADRIAN ALBERTO"""
    every = [name.strip() for name in names.split(",")] * 4

    def draw(sheet: Sheet) -> None:
        sheet.box(20, 10, 380, 1000)
        rows(sheet, 25, "30l 130l 280r 370r", ["Family|Name|Number|Sum"])
        for number, name in enumerate(every):
            row = f"GARCIA|{name}|2{number:02}|10.0"
            rows(sheet, 43 + 15.5 * number, "30l 130l 280r 370r", [row])

    (table,) = read_pdf(pdf(draw, size=(400, 1020))).tables
    expected = [f"GARCIA|{name}|2{number:02}|10.0" for number, name in enumerate(every)]
    assert shown(table) == ["Family|Name|Number|Sum", *expected]
