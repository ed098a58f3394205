"""What a reader sees of a page: paint, clipping, white on white, recognised text, watermarks."""

import time
from collections.abc import Callable

import pytest
from documents import drawn
from pdfs import ENGINES, Draw, Sheet, pdf
from test_pdf_reader import HEAD, HEADER, XS, image_page, rows

from extract.model import Box, Table
from extract.pdf.pages import Character, Page
from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine
from extract.pdf.seen.visible import on_paper, without_unseen

TWO = rows(("1", "甲", "x"), ("2", "乙", "y"))
READ = [HEAD, ["1", "甲", "x"], ["2", "乙", "y"]]


def without_paint(sheet: Sheet, draw: Callable[[], None]) -> None:
    """Text rendering mode 3, which reportlab offers for whole text objects alone."""
    sheet.canvas._code.append("3 Tr")  # noqa: SLF001
    draw()
    sheet.canvas._code.append("0 Tr")  # noqa: SLF001


def seen(draw: Draw, engine: Engine) -> tuple[list[list[str]], list[tuple[str, str]]]:
    document = read_pdf(pdf(draw), engine)
    (table,) = document.tables
    return drawn(table), [(remark.code, remark.text) for remark in document.remarks]


def test_recognised_text_over_a_picture_is_read_and_told() -> None:
    def draw(sheet: Sheet) -> None:
        image_page(sheet)
        without_paint(sheet, lambda: TWO(sheet))

    assert seen(draw, ENGINES["pdfium"]) == (READ, [("text-layer-ocr", "")])


def test_text_without_paint_is_not_read() -> None:
    def draw(sheet: Sheet) -> None:
        TWO(sheet)
        without_paint(sheet, lambda: sheet.text(70, 31, "暗文"))

    assert seen(draw, ENGINES["pdfium"]) == (READ, [("text-unseen", "暗文")])


def test_thousands_of_white_texts_on_thousands_of_shades_take_a_moment() -> None:
    places = [(x, y) for y in range(0, 2000, 20) for x in range(0, 2000, 20)]
    areas = tuple(Box(1, x, y, x + 15, y + 15) for x, y in places)
    white = tuple(Character("x", x, y, x + 9, y + 9, y + 8, 9, 0, 255) for x, y in places)
    beside = Character("y", 15, 3, 20, 12, 11, 9, 0, 255)
    page = Page(1, 2000, 2000, (*white, beside), (), areas)
    start = time.process_time()
    assert without_unseen(page) == (page.with_characters(white), "y", 0)
    assert on_paper(page) == [beside]
    assert time.process_time() - start < 3


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
def test_white_on_white_is_not_read(engine: Engine) -> None:
    def draw(sheet: Sheet) -> None:
        TWO(sheet)
        sheet.canvas.setFillGray(1)
        sheet.text(180, 71, "白文")

    assert seen(draw, engine) == (READ, [("text-unseen", "白文")])


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize("ground", ["a rectangle", "a rounded one", "a picture"])
def test_white_on_dark_is_read(ground: str, engine: Engine) -> None:
    def draw(sheet: Sheet) -> None:
        if ground == "a rectangle":
            sheet.box(20, 20, 240, 60, fill=0.2)
        elif ground == "a picture":
            image_page(sheet)
        else:
            sheet.canvas.roundRect(20, 240, 220, 40, 5, stroke=0, fill=1)
        sheet.canvas.setFillGray(1)
        for x, text in zip(XS, HEAD, strict=False):
            sheet.text(x + 3, 31, text)
            sheet.line(x, 20, x, 60)
        sheet.line(240, 20, 240, 60)
        sheet.line(20, 20, 240, 20)
        sheet.canvas.setFillGray(0)
        rows(("1", "甲", "x"), ("2", "乙", "y"), header=False, top=60)(sheet)

    assert seen(draw, engine) == (READ, [])


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
def test_white_lines_on_white_part_nothing(engine: Engine) -> None:
    def draw(sheet: Sheet) -> None:
        TWO(sheet)
        sheet.canvas.setStrokeGray(1)
        sheet.line(190, 20, 190, 140)
        sheet.canvas.setFillGray(1)
        sheet.canvas.rect(100, 160, 1, 120, stroke=0, fill=1)

    assert seen(draw, engine) == (READ, [])


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
def test_white_lines_part_shades(engine: Engine) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.box(20, 20, 140, 60, fill=0.8)
        sheet.canvas.setStrokeGray(1)
        sheet.table(
            [20, 80, 140], [20, 40, 60], {(r, c): f"{r}{c}" for r in (1, 2) for c in (1, 2)}
        )

    assert seen(draw, engine) == ([["11", "12"], ["21", "22"]], [])


def marked(number: int, mark: Draw) -> Draw:
    def draw(sheet: Sheet) -> None:
        mark(sheet)
        sheet.canvas.setFillGray(0)
        rows((str(number), "甲", "x"), header=number == 1)(sheet)

    return draw


def pale(*places: tuple[float, float], size: float = 10, grey: float = 0.85) -> Draw:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.setFillGray(grey)
        for x, y in places:
            sheet.text(x, y, "仅供参考", size)

    return draw


def turned(sheet: Sheet) -> None:
    sheet.canvas.saveState()
    sheet.canvas.translate(100, 160)
    sheet.canvas.rotate(90)
    pale((0, 300), size=40)(sheet)
    sheet.canvas.restoreState()


MARKS = {
    "pale and large": pale((60, 80), size=48),
    "pale and small": pale((50, 32), (190, 50), (50, 130)),
    "large": pale((60, 80), size=48, grey=0),
    "turned": turned,
}


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS.keys())
def test_watermarks_behind_the_text(mark: Draw, engine: Engine) -> None:
    document = read_pdf(pdf(*(marked(number, mark) for number in (1, 2, 3))), engine)
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert drawn(table) == [HEAD, *([str(number), "甲", "x"] for number in (1, 2, 3))]
    assert {(r.code, r.text[:4]) for r in document.remarks} == {("watermark-dropped", "仅供参考")}


def test_a_watermark_that_only_a_later_page_shows() -> None:
    free, crossed = pale((160, 95)), pale((50, 32))
    document = read_pdf(pdf(marked(1, free), marked(2, crossed)))
    assert drawn(document.tables[0]) == [HEAD, ["1", "甲", "x"], ["2", "甲", "x"]]


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
def test_pale_text_in_a_cell_is_text(engine: Engine) -> None:
    document = read_pdf(pdf(marked(1, pale((160, 95))), marked(2, pale((160, 55)))), engine)
    assert [row[2] for row in drawn(document.tables[0])[1:]] == ["x\n仅供参考", "x\n仅供参考"]
    assert document.remarks == ()


def stamped(y: float, size: float, *texts: tuple[str, str, str]) -> Draw:
    """Rows of a table, and over them a text that is no lighter."""

    def draw(sheet: Sheet) -> None:
        sheet.text(30, y, "仅供内部参考使用不得外传", size)
        rows(*texts)(sheet)

    return draw


LONG = "掌握深度学习框架并主持", "有五年以上的经历"


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
def test_a_stamp_as_dark_as_the_text(engine: Engine) -> None:
    """Lines and letters cross it on the second page; on the first one lines alone."""
    body = [[number, *LONG] for number in ("1", "2", "3")]
    pages = (stamped(y, 14, (n, *LONG)) for y, (n, *_) in zip((90, 74, 74), body, strict=True))
    document = read_pdf(pdf(*pages), engine)
    assert drawn(document.tables[0]) == [HEAD, *body]
    assert {remark.code for remark in document.remarks} == {"watermark-dropped"}


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize("crossed", range(3))
def test_a_stamp_at_one_place_of_all_pages(crossed: int, engine: Engine) -> None:
    """No line crosses it, and letters do on one page alone."""
    body = [[number, *LONG] for number in ("1", "2", "3")]

    def draw(row: list[str], y: float) -> Draw:
        def page(sheet: Sheet) -> None:
            sheet.table(XS, [20, 60, 120], HEADER)
            for x, text in zip(XS, row, strict=False):
                sheet.text(x + 3, y, text)
            sheet.table(XS, [60, 120], dict.fromkeys(((1, n) for n in (1, 2, 3)), ""))
            sheet.canvas.setFillColorRGB(0.9, 0, 0)
            sheet.text(146, 93, "内部使用")

        return page

    pages = (draw(row, 90 if n == crossed else 72) for n, row in enumerate(body))
    data = pdf(*pages)
    document = read_pdf(data, engine)
    assert drawn(document.tables[0]) == [HEAD, *body]
    assert [(r.code, r.text) for r in document.remarks] == [("watermark-dropped", "内部使用")]
    assert read_pdf(data, engine, 2) == document


def test_a_header_of_another_look_at_one_place_is_no_stamp() -> None:
    """It is wider than its column, and the next heading stands on its end."""

    def draw(number: str) -> Draw:
        def page(sheet: Sheet) -> None:
            rows((number, "甲", "x"))(sheet)
            sheet.canvas.setFillGray(0.3)
            sheet.text(63, 50, "类别与分类说明的", 11)

        return page

    document = read_pdf(pdf(draw("1"), draw("2")))
    assert "类别与分类说明" in drawn(document.tables[0])[0][1]
    assert document.remarks == ()


def test_a_text_too_long_for_its_cell_is_no_stamp() -> None:
    """It runs over lines, but over no other text."""
    pages = (stamped(54, 12, (n, *LONG)) for n in ("1", "2"))
    assert "仅供内部参考使用不得外传" in drawn(read_pdf(pdf(*pages)).tables[0])[0][0]


@pytest.mark.parametrize("order", [1, -1], ids=["drawn down", "drawn across"])
def test_columns_of_letters_in_a_cell_that_is_not_tall(order: int) -> None:
    """A word processor draws them column by column, from right to left, where they have room."""

    def draw(sheet: Sheet) -> None:
        sheet.table([20, 60, 140], [20, 60], {(1, 1): "", (1, 2): "条件"})
        letters = [(45, 33, "法"), (45, 45, "律"), (31, 33, "服"), (31, 45, "务")]
        for x, y, text in sorted(letters, key=lambda c: (order * -c[0], order * c[1])):
            sheet.text(x, y, text)

    found = seen(draw, ENGINES["pdfium"])[0][0][0].replace("\n", "")
    assert (found == "法律服务") == (order == 1)


@pytest.mark.parametrize("pitch", [11.5, 13.0])
def test_lines_of_spread_letters_in_a_tall_cell(pitch: float) -> None:
    """The last one is short and stands at the left: no writing from the right to the left."""

    def draw(sheet: Sheet) -> None:
        sheet.table([20, 76, 140], [20, 140], {(1, 1): "", (1, 2): "条件"})
        for number, letter in enumerate("数字设备电池分析师"):
            sheet.text(23 + 13 * (number % 4), 60 + pitch * (number // 4), letter)

    assert seen(draw, ENGINES["pdfium"])[0][0][0].replace("\n", "") == "数字设备电池分析师"


def test_a_line_of_two_letters_below_lines_of_one_is_no_column() -> None:
    """What is written from right to left begins no lower than what is read after it."""

    def draw(sheet: Sheet) -> None:
        sheet.table([20, 46, 140], [20, 140], {(1, 1): "", (1, 2): "条件"})
        for number, letter in enumerate("文物保护（批"):
            sheet.text(22, 40 + 13 * number, letter)
        sheet.text(34, 40 + 13 * 5, "）")

    assert seen(draw, ENGINES["pdfium"])[0][0][0].replace("\n", "") == "文物保护（批）"
