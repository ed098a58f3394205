"""Grids of PDF pages: the text of a cell is its place."""

import pytest
from documents import drawn
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfs import ENGINES, Draw, Sheet, Spans, pdf

from extract.pdf.pages import Rule
from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine
from extract.pdf.ruled.grids import rules_to_grids

XS, YS = [20.0, 80.0, 140.0, 200.0], [20.0, 40.0, 60.0, 80.0]
PLAIN = {(1, 1): "11", (1, 2): "12", (2, 1): "21", (2, 2): "22"}
TWO_BY_TWO = ["11 12", "21 22"]


def texts(sheet: Sheet) -> None:
    for (row, column), text in PLAIN.items():
        sheet.text(XS[column - 1] + 3, YS[row - 1] + 11, text)


def open_sides(sheet: Sheet) -> None:
    for y in YS[:3]:
        sheet.line(20, y, 140, y)
    sheet.line(80, 20, 80, 60)
    texts(sheet)


def double_frame(sheet: Sheet) -> None:
    sheet.table(XS, YS, PLAIN)
    sheet.box(18, 18, 142, 62)


def page_frame(sheet: Sheet) -> None:
    sheet.table(XS, YS, PLAIN)
    sheet.box(5, 5, 390, 290)


def dashed(sheet: Sheet) -> None:
    sheet.canvas.setDash(2, 2)
    sheet.table(XS, YS, PLAIN)


def dashes_one_by_one(sheet: Sheet) -> None:
    texts(sheet)
    for y in YS[:3]:
        for x in range(20, 140, 4):
            sheet.line(x, y, x + 2, y)
    for column in XS[:3]:
        sheet.line(column, 20, column, 60)


def thin_boxes(sheet: Sheet) -> None:
    texts(sheet)
    for y in YS[:3]:
        sheet.box(20, y, 140, y + 0.5, fill=0)
    for x in XS[:3]:
        sheet.box(x, 20, x + 0.5, 60, fill=0)


def shaded(sheet: Sheet) -> None:
    for row in (0, 1):
        for column in (0, 1):
            grey = 0.8 if row == column else 0.9
            sheet.box(XS[column], YS[row], XS[column + 1], YS[row + 1], fill=grey)
    texts(sheet)


def diagonal(sheet: Sheet) -> None:
    sheet.table(XS, YS, PLAIN)
    sheet.line(20, 20, 80, 40)


def underlined(sheet: Sheet) -> None:
    sheet.table(XS, YS, PLAIN)
    sheet.line(22, 33, 40, 33)


def in_a_form(sheet: Sheet) -> None:
    sheet.canvas.beginForm("form")
    sheet.table(XS, YS, PLAIN)
    sheet.canvas.endForm()
    sheet.canvas.scale(0.9, 0.9)
    sheet.canvas.doForm("form")


GRIDS = {
    "plain": (lambda sheet: sheet.table(XS, YS, PLAIN), TWO_BY_TWO),
    "a span": (
        lambda s: s.table(XS, YS, {(1, 1): ("11", (1, 2)), (2, 1): "21", (2, 2): "22"}),
        ["11 11", "21 22"],
    ),
    "merged downwards": (
        lambda s: s.table(XS, YS, {(1, 1): ("11", (2, 1)), (1, 2): "12", (2, 2): "22"}),
        ["11 12", "11 22"],
    ),
    "a pinwheel": (
        lambda s: s.table(
            XS,
            YS,
            {
                (1, 1): ("11", (1, 2)),
                (1, 3): ("13", (2, 1)),
                (2, 1): ("21", (2, 1)),
                (2, 2): "22",
                (3, 2): ("32", (1, 2)),
            },
        ),
        ["11 11 13", "21 22 13", "21 32 32"],
    ),
    "open sides": (open_sides, TWO_BY_TWO),
    "a double frame": (double_frame, TWO_BY_TWO),
    "a frame around the page": (page_frame, TWO_BY_TWO),
    "dashed lines": (dashed, TWO_BY_TWO),
    "dashes drawn one by one": (dashes_one_by_one, TWO_BY_TWO),
    "lines that are thin boxes": (thin_boxes, TWO_BY_TWO),
    "shades without lines": (shaded, TWO_BY_TWO),
    "a diagonal": (diagonal, TWO_BY_TWO),
    "an underline": (underlined, TWO_BY_TWO),
    "inside a form": (in_a_form, TWO_BY_TWO),
}


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize(("draw", "grid"), GRIDS.values(), ids=GRIDS.keys())
def test_grid(draw: Draw, grid: list[str], engine: Engine) -> None:
    (table,) = read_pdf(pdf(draw), engine).tables
    assert drawn(table) == [row.split() for row in grid]


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages(turn: int, engine: Engine) -> None:
    """The page is drawn turned, and /Rotate turns it back: the text stands upright again."""

    def draw(sheet: Sheet) -> None:
        sheet.canvas.translate(*{90: (400, 0), 180: (400, 400), 270: (0, 400)}[turn])
        sheet.canvas.rotate(turn)
        sheet.table(XS, YS, PLAIN)

    for rotate in (turn, 0):  # without /Rotate most text lies: the page is turned for it
        (table,) = read_pdf(pdf(draw, rotate=rotate, size=(400, 400)), engine).tables
        assert drawn(table) == [row.split() for row in TWO_BY_TWO]


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
def test_what_a_crop_box_hides_is_not_read(engine: Engine) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.table(XS, YS, PLAIN)
        sheet.text(300, 31, "hidden")

    document = read_pdf(pdf(draw, crop=(10, 200, 250, 290)), engine)
    assert len(document.blocks) == 1
    (box,) = document.tables[0].cells[0].boxes
    assert [box.x0, box.top] == pytest.approx([10, 10])


def test_what_is_clipped_away_is_not_read() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.table(XS, YS, PLAIN)
        path = sheet.canvas.beginPath()
        path.rect(0, 0, 50, 50)
        sheet.canvas.clipPath(path, stroke=0)
        sheet.text(300, 31, "hidden")

    assert len(read_pdf(pdf(draw)).blocks) == 1


def test_lines_nearer_than_the_tolerance_are_one() -> None:
    rules = [Rule(True, y, 0, 100, 1) for y in (0, 2, 20, 40)]  # noqa: FBT003 - a record's field
    rules += [Rule(False, x, 0, 40, 1) for x in (0, 50, 100)]  # noqa: FBT003
    (grid,) = rules_to_grids(rules, 3.5)
    assert grid.ys == (1, 20, 40)


@st.composite
def tables(draw: st.DrawFn) -> dict[tuple[int, int], tuple[str, Spans]]:
    """A table of up to 5 x 4 whose cells are their places; the first column is never merged."""
    height, width = draw(st.integers(2, 5)), draw(st.integers(2, 4))
    taken: set[tuple[int, int]] = set()
    cells: dict[tuple[int, int], tuple[str, Spans]] = {}
    for row in range(1, height + 1):
        for column in range(1, width + 1):
            if (row, column) in taken:
                continue
            down = draw(st.integers(1, height + 1 - row)) if column > 1 else 1
            across = draw(st.integers(1, width + 1 - column)) if column > 1 else 1
            places = {
                (r, c) for r in range(row, row + down) for c in range(column, column + across)
            }
            if places & taken:
                down = across = 1
                places = {(row, column)}
            taken |= places
            cells[row, column] = (f"{row}{column}", (down, across))
    return cells


def squeezed(cells: dict[tuple[int, int], tuple[str, Spans]]) -> bool:
    """Whether a column or row is never told apart from its neighbour: nobody could see it."""
    lefts = {column for _, column in cells}
    tops = {row for row, _ in cells}
    height = max(row + down - 1 for (row, _), (_, (down, _)) in cells.items())
    width = max(column + across - 1 for (_, column), (_, (_, across)) in cells.items())
    return lefts != set(range(1, width + 1)) or tops != set(range(1, height + 1))


@settings(max_examples=60, deadline=None)
@given(tables(), st.integers(300, 900))
def test_any_table_comes_back_as_it_is(
    cells: dict[tuple[int, int], tuple[str, Spans]], height: int
) -> None:
    if squeezed(cells):
        return
    step = (height - 40) / 5
    ys = [20 + step * number for number in range(6)]
    xs = [20.0, 60.0, 110.0, 180.0, 260.0]
    data = pdf(lambda sheet: sheet.table(xs, ys, cells), size=(400, height))
    (table,) = read_pdf(data).tables
    found = {(c.row, c.column): (c.text, (c.row_span, c.column_span)) for c in table.cells}
    assert found == cells


COLUMNS = (20, 120, 240)
UNRULED = [
    ["名称", "学历", "人数"],
    ["算法", "硕士", "12"],
    ["设计", "", "8"],
    ["研究", "博士", "3"],
]


def unruled(sheet: Sheet) -> None:
    for number, row in enumerate(UNRULED):
        for x, text in zip(COLUMNS, row, strict=True):
            sheet.text(x, 60 + 20 * number, text)


def three_lines(sheet: Sheet) -> None:
    sheet.text(20, 20, "表 1 人数")
    unruled(sheet)
    for y in (46, 66, 126):
        sheet.line(15, y, 280, y)
    sheet.text(20, 150, "注：人数为下限。")


def shaded_header(sheet: Sheet) -> None:
    for left, right in ((15, 110), (110, 230), (230, 300)):
        sheet.box(left, 46, right, 66, fill=0.8)
    unruled(sheet)
    sheet.text(20, 150, "注：以上各栏所列人数为各岗位人数的下限，学历为最低学历。")


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize(("draw", "blocks"), [(unruled, 1), (three_lines, 3), (shaded_header, 2)])
def test_tables_without_a_full_set_of_lines(draw: Draw, blocks: int, engine: Engine) -> None:
    document = read_pdf(pdf(draw), engine)
    (table,) = document.tables
    assert drawn(table) == UNRULED
    assert len(document.blocks) == blocks


def test_prose_is_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.table(XS, YS, PLAIN)
        for number, text in enumerate(("关于岗位目录的说明", "一、总则", "各岗位的要求如下")):
            sheet.text(20 + 10 * number, 120 + 20 * number, text)

    assert len(read_pdf(pdf(draw)).tables) == 1


def test_words_that_are_highlighted_are_no_cells() -> None:
    """Shades one below the other, touching: the words behind them go on, those of a cell do not."""

    def draw(sheet: Sheet) -> None:
        for number, text in enumerate(("岗位目录包括序号", "行业大类包括名称", "人员要求包括其他")):
            y = 30 + 20 * number
            sheet.box(40 + 10 * number, y - 14, 80, y + 6, fill=0.8)
            sheet.text(20, y, text)
        sheet.box(20, 150, 100, 170, fill=0.8)
        sheet.box(100, 150, 200, 170, fill=0.8)
        sheet.text(25, 164, "序号")
        sheet.text(105, 164, "名称")
        sheet.text(25, 184, "1")
        sheet.text(105, 184, "设计师")

    (table,) = read_pdf(pdf(draw)).tables
    assert [cell.text for cell in table.cells] == ["序号", "名称", "1", "设计师"]
