"""Tables without lines at their sides, and a label there over all rows of a page."""

from collections.abc import Sequence

import pytest
from documents import drawn
from pdfs import ENGINES, Draw, Sheet, pdf

from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine

XS = [20.0, 80.0, 140.0, 240.0, 340.0]
HEAD = ("类别", "序号", "名称", "条件")


def opened(rows: Sequence[Sequence[str]], *, right: bool, head: bool) -> Draw:
    """Rows with lines between alone; a blank column at a side is over all but the header."""

    def draw(sheet: Sheet) -> None:
        for x in XS[1:-1]:
            sheet.line(x, 20, x, 20 + 30 * len(rows))
        rest = (XS[0], XS[3]) if right else (XS[1], XS[4])
        for number, row in enumerate(rows):
            y = 20 + 30 * number
            cells = row if right else ("", *row)
            if number == head:  # the line below the header, or that above the first row
                sheet.line(XS[0], y, XS[4], y)
            elif number:
                sheet.line(rest[0], y, rest[1], y)
            names = [*HEAD[1:], HEAD[0]] if right else HEAD
            for x, text in zip(XS, names if head and not number else cells, strict=False):
                sheet.text(x + 3, y + 15, text)

    return draw


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize("right", [False, True], ids=["left", "right"])
@pytest.mark.parametrize("head", [False, True], ids=["no header again", "header again"])
def test_a_label_at_an_open_side_over_all_of_a_page(
    engine: Engine, *, right: bool, head: bool
) -> None:
    def first(sheet: Sheet) -> None:
        rows = [HEAD, ("甲类", "1", "子", "x"), ("乙类", "2", "丑", "y")]
        rows = [(*row[1:], row[0]) if right else row for row in rows]
        for number, row in enumerate(rows):
            for x, text in zip(XS, row, strict=False):
                sheet.text(x + 3, 35 + 30 * number, text)
        for x in XS[1:-1]:
            sheet.line(x, 20, x, 110)
        for y in (50, 80):
            sheet.line(XS[0], y, XS[4], y)

    rows = [("3", "寅", "z"), ("4", "卯", "w"), ("5", "辰", "v")]
    later = opened([rows[0], *rows] if head else rows, right=right, head=head)
    (table,) = read_pdf(pdf(first, later), engine).tables
    label = 4 if right else 1
    found = [(c.text, c.row, c.row_span) for c in table.cells if c.column == label]
    assert found == [("类别", 1, 1), ("甲类", 2, 1), ("乙类", 3, 4)]
    assert [row[0 if right else 1] for row in drawn(table)] == ["序号", "1", "2", "3", "4", "5"]


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize("labels", [1, 2])
def test_labels_of_a_spreadsheet_over_all_of_a_page(engine: Engine, labels: int) -> None:
    """It draws their sides alone there, and the text where its middle is: at an edge."""
    xs = [20.0, 80.0, 140.0, 200.0, 260.0, 340.0][-4 - labels :]

    def first(sheet: Sheet) -> None:
        heads = {(1, column): text for column, text in enumerate("门类号名件"[-3 - labels :], 1)}
        rows = {(2, labels + place): text for place, text in enumerate("1甲x", 1)}
        rows |= {(2, column): "" for column in range(1, labels + 1)}
        sheet.table(xs, [20, 50, 80], heads | rows)

    def second(sheet: Sheet) -> None:
        for x in xs[:labels]:
            sheet.line(x, 20, x, 80)
        cells = {(row, c): t for row in (1, 2) for c, t in enumerate(f"{row + 1}乙y", 1)}
        sheet.table(xs[labels:], [20, 50, 80], cells)
        sheet.text(xs[0] + 3, 83, "总类")

    (table,) = read_pdf(pdf(first, second), engine).tables
    found = [(c.text, c.row, c.row_span) for c in table.cells if c.column == 1]
    assert found == [("门" if labels > 1 else "类", 1, 1), ("总类", 2, 3)]
    assert [row[labels:] for row in drawn(table)[1:]] == [
        [n, t, e] for n, t, e in ("1甲x", "2乙y", "3乙y")
    ]
