"""Tables whose cells have a frame each, with white between the frames."""

from collections.abc import Callable

import pytest
from documents import drawn
from pdfs import ENGINES, Draw, Sheet, pdf
from test_pdf_reader import HEAD

from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine

XS = [20.0, 60.0, 140.0, 240.0]
READ = [HEAD, ["1", "甲", "x"], ["2", "甲", "y"]]
Texts = dict[tuple[int, int], str | tuple[str, int]]
LABELLED: Texts = {
    (2, 1): "1",
    (2, 2): ("甲", 2),
    (2, 3): "x",
    (3, 1): "2",
    (3, 3): "y",
}
HEADER: Texts = {(1, n): text for n, text in enumerate(HEAD, 1)}
Frame = Callable[[Sheet, float, float, float, float], None]


def single(sheet: Sheet, x0: float, y0: float, x1: float, y1: float) -> None:
    sheet.box(x0, y0, x1, y1)


def double(sheet: Sheet, x0: float, y0: float, x1: float, y1: float) -> None:
    """As browsers draw a border of 3px: two lines."""
    sheet.box(x0, y0, x1, y1)
    sheet.box(x0 + 1.5, y0 + 1.5, x1 - 1.5, y1 - 1.5)


def filled_double(sheet: Sheet, x0: float, y0: float, x1: float, y1: float) -> None:
    """As what lies between four rectangles."""
    path = sheet.canvas.beginPath()
    for inset in (2.25, 0.75, 1.5, 0):
        width, height = x1 - x0 - 2 * inset, y1 - y0 - 2 * inset
        path.rect(x0 + inset, sheet.height - y1 + inset, width, height)
    sheet.canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


def staggered(sheet: Sheet, x0: float, y0: float, x1: float, y1: float) -> None:
    """As Firefox draws two lines: each side begins where the one before it ends in a corner."""
    for inset in (0, 1.5):
        left, top, right, bottom = x0 + inset, y0 + inset, x1 - inset, y1 - inset
        sheet.line(left, top, right, top)
        sheet.line(right, top, right, bottom)
        sheet.line(left + 0.5, bottom, right + 0.5, bottom)
        sheet.line(left, top + 0.5, left, bottom + 0.5)


def boxed(
    sheet: Sheet, cells: Texts, gap: float, frame: Frame = single, ends: float | None = None
) -> None:
    """Cells 40 points high with so much white between; merged ones end at a height of their own."""
    half = gap / 2
    for (row, column), cell in cells.items():
        text, down = (cell, 1) if isinstance(cell, str) else cell
        x0, y0 = XS[column - 1] + half, 40.0 * row - 20 + half
        bottom = 40.0 * (row + down) - 20 - half
        frame(sheet, x0, y0, XS[column] - half, ends if ends and down > 1 else bottom)
        sheet.text(x0 + 4, y0 + 12, text)


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize("frame", [single, double, filled_double, staggered])
@pytest.mark.parametrize("gap", [0.8, 2, 5, 8])
@pytest.mark.parametrize("border", [False, True], ids=["no border", "border"])
def test_white_between_frames_is_a_wall(
    gap: float, frame: Frame, engine: Engine, *, border: bool
) -> None:
    def draw(sheet: Sheet) -> None:
        boxed(sheet, HEADER | LABELLED, gap, frame)
        if border:
            sheet.box(XS[0] - gap / 2, 20 - gap / 2, XS[-1] + gap / 2, 140 + gap / 2)

    document = read_pdf(pdf(draw), engine)
    (table,) = document.tables
    assert drawn(table) == READ
    assert [remark.code for remark in document.remarks] == []


@pytest.mark.parametrize("gap", [1, 4])
def test_a_frame_that_ends_inside_a_row_is_over_that_row(gap: float) -> None:
    (table,) = read_pdf(pdf(lambda s: boxed(s, HEADER | LABELLED, gap, ends=120))).tables
    assert drawn(table) == READ


def test_a_row_that_the_page_cuts_has_open_frames() -> None:
    def page(top: float, bottom: float, texts: list[str]) -> Draw:
        def draw(sheet: Sheet) -> None:
            boxed(sheet, HEADER, 4)
            for x0, x1, text in zip(XS, XS[1:], texts, strict=False):
                for x in (x0 + 2, x1 - 2):
                    sheet.line(x, 62, x, 100)
                if top:
                    sheet.line(x0 + 2, 62, x1 - 2, 62)
                if bottom:
                    sheet.line(x0 + 2, 100, x1 - 2, 100)
                sheet.text(x0 + 6, 74, text)

        return draw

    first, second = page(1, 0, ["1", "甲", "熟悉光刻机的设计原"]), page(0, 1, ["", "", "理和方法"])
    (table,) = read_pdf(pdf(first, second)).tables
    assert drawn(table) == [HEAD, ["1", "甲", "熟悉光刻机的设计原理和方法"]]


def test_white_without_a_frame_below_a_label_at_the_end_of_a_page() -> None:
    """As of a label that a page cuts, whose frame ends with its text."""

    def first(sheet: Sheet) -> None:
        label: Texts = {(2, 2): "甲"}
        boxed(sheet, HEADER | label | {(2, 1): "1", (2, 3): "x", (3, 1): "2", (3, 3): "y"}, 4)

    def second(sheet: Sheet) -> None:
        body: Texts = {(2, 1): "3", (2, 3): "z", (3, 1): "4", (3, 2): "乙", (3, 3): "w"}
        boxed(sheet, HEADER | body, 4)

    document = read_pdf(pdf(first, second))
    (table,) = document.tables
    assert drawn(table) == [*READ, ["3", "甲", "z"], ["4", "乙", "w"]]
    assert "label-rows-doubtful" in [remark.code for remark in document.remarks]


def test_blank_cells_without_frames_are_blank() -> None:
    body: Texts = {(n, column): f"{n}" for n in range(2, 7) for column in (1, 3)}
    labels: Texts = {(2, 2): "甲", (3, 2): "乙", (5, 2): "丙"}
    (table,) = read_pdf(pdf(lambda s: boxed(s, HEADER | body | labels, 4))).tables
    assert [row[1] for row in drawn(table)] == ["类别", "甲", "乙", "", "丙", ""]


def test_frames_that_stand_otherwise_are_no_grid() -> None:
    """Boxes side by side whose sides do not stand in rows."""

    def draw(sheet: Sheet) -> None:
        for x0, y0, x1, y1 in ((20, 20, 100, 90), (104, 40, 200, 110), (20, 94, 90, 160)):
            sheet.box(x0, y0, x1, y1)
            sheet.text(x0 + 5, y0 + 15, "框内")
            sheet.text(x0 + 5, y0 + 30, "文字")
        boxed_table = {(1, 1): "a", (1, 2): "b", (2, 1): "c", (2, 2): "d"}
        sheet.table([20, 100, 200], [200, 230, 260], boxed_table)

    (table,) = read_pdf(pdf(draw)).tables
    assert drawn(table) == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize("gap", [0.8, 2])
def test_labels_on_both_sides_make_no_frame_of_the_rows_between(gap: float) -> None:
    """The right side of one label and the left side of the other begin and end alike."""
    cells: Texts = {(2, 1): ("甲", 3), (2, 3): ("乙", 3)}
    rows: Texts = {(2, 2): "1", (3, 2): "2", (4, 2): "3"}
    (table,) = read_pdf(pdf(lambda s: boxed(s, HEADER | cells | rows, gap))).tables
    assert drawn(table) == [HEAD, *(["甲", n, "乙"] for n in "123")]
