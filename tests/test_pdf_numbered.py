"""Rows of a drawn table that no line parts."""

import pytest
from documents import drawn
from pdfs import ENGINES, Draw, Sheet, pdf

from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine

XS = [20.0, 60.0, 140.0, 240.0]
HEAD = ["序号", "岗位", "要求"]
ROWS = [["1", "甲", "熟悉\n掌握"], ["2", "乙", "精通\n了解\n会用"], ["3", "丙", "无"]]


def page(rows: list[list[str]], *, top: bool, gap: float, headed: bool) -> Draw:
    """Upright lines and a frame; texts of a row begin, or have their middle, at one height."""

    def draw(sheet: Sheet) -> None:
        y = 31.0
        for row in [*([HEAD] if headed else []), *rows]:
            height = max(text.count("\n") for text in row)
            for x, text in zip(XS, row, strict=False):
                lines = text.split("\n")
                start = y if top else y + 6 * (height + 1 - len(lines))
                for number, line in enumerate(lines):
                    sheet.text(x + 3, start + 12 * number, line)
            y += 12 * (height + 1) + gap
        sheet.box(XS[0], 20, XS[-1], y)
        for x in XS[1:-1]:
            sheet.line(x, 20, x, y)

    return draw


def flat(table: list[list[str]]) -> list[list[str]]:
    return [["".join(text.split()) for text in row] for row in table]


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize(("top", "gap"), [(True, 0), (True, 6), (False, 6)])
@pytest.mark.parametrize("headed", [True, False])
def test_rows_by_their_numbers(*, headed: bool, top: bool, gap: float, engine: Engine) -> None:
    document = read_pdf(pdf(page(ROWS, top=top, gap=gap, headed=headed)), engine)
    (table,) = document.tables
    assert flat(drawn(table)) == flat([*([HEAD] if headed else []), *ROWS])
    assert [remark.code for remark in document.remarks] == ["grid-inferred"]


def test_the_rest_of_a_row_stands_above_the_first_number() -> None:
    first = page(ROWS, top=True, gap=0, headed=True)

    def second(sheet: Sheet) -> None:
        page(
            [["", "", "与应用"], ["4", "丁", "x"], ["5", "戊", "y"]], top=True, gap=0, headed=False
        )(sheet)

    (table,) = read_pdf(pdf(first, second)).tables
    assert flat(drawn(table))[3:] == [["3", "丙", "无与应用"], ["4", "丁", "x"], ["5", "戊", "y"]]


@pytest.mark.parametrize("texts", ["1\n3", "1\n2\n甲", "2015\n2016"])
def test_what_are_no_numbers_of_rows(texts: str) -> None:
    cells = {
        (1, 1): "序号",
        (1, 2): "岗位",
        (2, 1): "甲",
        (2, 2): "乙",
        (3, 1): texts,
        (3, 2): "丙",
    }
    (table,) = read_pdf(pdf(lambda s: s.table([20, 80, 200], [20, 40, 60, 120], cells))).tables
    assert len(table.rows) == 3
