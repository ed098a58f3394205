"""A table wider than its pages, whose other columns stand on pages of their own."""

import pytest
from documents import drawn
from pdfs import Cells, Draw, Sheet, pdf

from extract.pdf.reader import read_pdf

YS = [20.0, 40.0, 80.0, 140.0]
MORE = [20.0, 40.0, 120.0]
LEFT, RIGHT = [20.0, 60.0, 160.0], [20.0, 150.0, 220.0]


def page(xs: list[float], ys: list[float], *texts: str) -> Draw:
    columns = len(xs) - 1
    cells: Cells = {(at // columns + 1, at % columns + 1): text for at, text in enumerate(texts)}
    return lambda sheet: sheet.table(xs, ys, cells)


PAGES = (
    page(LEFT, YS, "序号", "名称", "1", "甲", "2", "乙"),
    page(LEFT, MORE, "序号", "名称", "3", "丙"),
    page(RIGHT, YS, "内容", "备注", "a", "", "b", "x"),
    page(RIGHT, MORE, "内容", "备注", "c", ""),
)
WHOLE = [
    ["序号", "名称", "内容", "备注"],
    ["1", "甲", "a", ""],
    ["2", "乙", "b", "x"],
    ["3", "丙", "c", ""],
]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3)])
def test_columns_on_pages_of_their_own_are_of_the_rows_at_their_height(
    order: tuple[int, ...],
) -> None:
    document = read_pdf(pdf(*(PAGES[at] for at in order)))
    (table,) = document.tables
    assert drawn(table) == WHOLE
    assert [remark.code for remark in document.remarks] == ["columns-on-other-pages"]


def test_a_band_goes_on_over_them() -> None:
    def band(sheet: Sheet) -> None:
        sheet.table(LEFT, YS, {(1, 1): "1", (1, 2): "甲", (3, 1): "2", (3, 2): "乙"})
        sheet.table(LEFT, YS, {(2, 1): ("一、甲类", (1, 2))})

    def blank(sheet: Sheet) -> None:
        sheet.table(RIGHT, YS, {(1, 1): "a", (1, 2): "", (2, 1): ("", (1, 2))})
        sheet.table(RIGHT, YS, {(3, 1): "b", (3, 2): ""})

    (table,) = read_pdf(pdf(band, blank)).tables
    spans = [(cell.column_span, cell.text) for cell in table.rows[1]]
    assert spans == [(4, "一、甲类")]


def test_a_last_column_of_one_frame_is_a_column() -> None:
    def alone(sheet: Sheet) -> None:
        sheet.table([20, 90], [20, 70], {(1, 1): "e"})

    pages = (
        *(PAGES[0], page(LEFT, MORE, "3", "丙", "4", "丁"), page(LEFT, [20, 70], "5", "戊")),
        *(page([20, 90], YS, "内容", "a", "b"), page([20, 90], MORE, "c", "d"), alone),
    )
    (table,) = read_pdf(pdf(*pages)).tables
    assert [row[2] for row in drawn(table)] == ["内容", "a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("ys", "columns"), [([20.0, 40.0, 60.0, 80.0], RIGHT), (YS, LEFT), ([*YS, 150.0], RIGHT)]
)
def test_other_tables_stay_apart(ys: list[float], columns: list[float]) -> None:
    """Rows of one height, which are alike by chance; the same columns; or other rows."""
    left = page(LEFT, ys[:4], "序号", "名称", "1", "甲", "2", "乙")
    right = page(columns, ys, "编号", "说明", "1", "a", "2", "b", *[""] * 2 * (len(ys) - 4))
    assert all(len(table.rows[0]) == 2 for table in read_pdf(pdf(left, right)).tables)
