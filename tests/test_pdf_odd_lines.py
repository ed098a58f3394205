"""Lines that are not drawn as lines, and lines that are not of a table."""

import math

import pytest
from documents import drawn
from pdfs import Sheet, pdf
from test_pdf_bad import FONT, PAGE, built, page, stream
from test_pdf_reader import image_page

from extract.formats import read
from extract.model import ENGINES, Asked, UnreadableError

engines = pytest.mark.parametrize("engine", ENGINES)
XS, YS = (20, 80, 140, 260), (20, 60, 100, 140)
CELLS = [["No", "Name", "Use"], ["1", "Engineer", "x y"], ["2", "Worker", "z"]]
TEXTS = "".join(
    f"BT /F 10 Tf {x + 3} {y - 20} Td ({text}) Tj ET "
    for y, row in zip(reversed(YS[1:]), CELLS, strict=True)
    for x, text in zip(XS, row, strict=False)
)
SEEN = {
    "an inline picture": "q {w} 0 0 {h} {x} {y} cm BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI Q ",
    "a mask": "q {w} 0 0 {h} {x} {y} cm BI /W 1 /H 1 /BPC 1 /IM true /D[1 0] ID \x80 EI Q ",
    "a pattern": "/Pattern cs /P scn {x} {y} {w} {h} re f 0 g ",
    "a tiling": "/Pattern cs /T scn {x} {y} {w} {h} re f 0 g ",
}
UNSEEN = {
    "a white picture": "q {w} 0 0 {h} {x} {y} cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q ",
    "a mask of nothing": "q {w} 0 0 {h} {x} {y} cm BI /W 1 /H 1 /BPC 1 /IM true ID \x80 EI Q ",
    "white": "1 g {x} {y} {w} {h} re f 0 g ",
}
SHADED = "q {x} {y} {w} {h} re W n /S sh Q "
SHADING = (
    "<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 0]"
    "/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[0]/N 1>>/Extend[true true]>>"
)
RESOURCES = f"/Shading<</S {SHADING}>>/Pattern<</P <</PatternType 2/Shading {SHADING}>>/T 6 0 R>>"
TILE = stream(
    "0 0 2 2 re f",
    "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 2 2]/XStep 2/YStep 2"
    "/Resources<<>>",
)


def cells(content: str, engine: str = "pdfium") -> list[list[str]]:
    held = PAGE.replace("/Font<<", f"{RESOURCES}/Font<<")
    (table,) = read(built(held, stream(content), FONT, TILE), "pdf", Asked(engine=engine)).tables
    return drawn(table)


def strokes(width: float) -> str:
    """The lines of a table, drawn by a pen so wide as they are long."""
    upright = (f"{x - width / 2} 80 m {x + width / 2} 80 l S " for x in XS)
    across = (f"140 {y - width / 2} m 140 {y + width / 2} l S " for y in YS)
    return "".join(("120 w ", *upright, "240 w ", *across, "1 w "))


def lines(shape: str, width: float = 0.5) -> str:
    """The lines of a table, each by a shape with a place, a width and a height."""
    upright = (shape.format(x=x - width / 2, y=YS[0], w=width, h=YS[-1] - YS[0]) for x in XS)
    across = (shape.format(x=XS[0], y=y - width / 2, w=XS[-1] - XS[0], h=width) for y in YS)
    return "".join((*upright, *across))


GRID = lines("{x} {y} {w} {h} re f ")


@engines
@pytest.mark.parametrize("shape", SEEN.values(), ids=SEEN.keys())
def test_lines_that_are_drawn_as(shape: str, engine: str) -> None:
    assert cells(lines(shape) + TEXTS, engine) == CELLS


@engines
def test_lines_that_are_as_wide_as_they_are_short(engine: str) -> None:
    assert cells(strokes(0.5) + TEXTS, engine) == CELLS


@engines
def test_shades_that_are_drawn_by_a_thick_pen(engine: str) -> None:
    shade = "0.8 G 36 w 20 120 m 260 120 l S 20 40 m 260 40 l S 0 G 1 w "
    assert cells(shade + GRID + TEXTS, engine) == CELLS


def test_lines_that_are_shadings() -> None:
    """pdfplumber does not tell them."""
    assert cells(lines(SHADED) + TEXTS) == CELLS


@pytest.mark.parametrize("shape", UNSEEN.values(), ids=UNSEEN.keys())
def test_lines_that_nobody_sees(shape: str) -> None:
    more = shape.format(x=200, y=10, w=0.5, h=200) + shape.format(x=10, y=50, w=270, h=0.5)
    assert cells(GRID + more + TEXTS) == CELLS


def test_text_in_a_pattern_is_not_white() -> None:
    patterned = TEXTS.replace("BT /F", "BT /Pattern cs /P scn /F", 2)
    assert cells(GRID + patterned) == CELLS


@engines
def test_strips_of_a_picture_are_no_lines(engine: str) -> None:
    strip = SEEN["an inline picture"]
    strips = "".join(strip.format(x=90, y=64 + 2 * n, w=40, h=2) for n in range(5))
    upright = "".join(strip.format(x=150 + 2 * n, y=24, w=2, h=30) for n in range(3))
    assert cells(GRID + strips + upright + TEXTS, engine) == CELLS


def test_a_scan_in_strips_needs_recognition() -> None:
    def draw(sheet: Sheet) -> None:
        for number in range(150):
            sheet.canvas.saveState()
            sheet.canvas.translate(0, 2 * number)
            sheet.canvas.scale(1, 2 / 300)
            image_page(sheet)
            sheet.canvas.restoreState()

    with pytest.raises(UnreadableError, match="need OCR"):
        read(pdf(draw), "pdf")


def dashed(x0: float, y0: float, x1: float, y1: float, on: float, off: float) -> str:
    """A line of dashes, each drawn by itself."""
    length = math.hypot(x1 - x0, y1 - y0)
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    starts = [(on + off) * n for n in range(math.ceil(length / (on + off)))]
    ends = [min(start + on, length) for start in starts]
    return "".join(
        f"{x0 + a * dx:.2f} {y0 + a * dy:.2f} m {x0 + b * dx:.2f} {y0 + b * dy:.2f} l S "
        for a, b in zip(starts, ends, strict=True)
    )


@engines
@pytest.mark.parametrize(("on", "off"), [(0.1, 1.5), (1, 1), (3, 3), (3, 5), (6, 4)])
def test_dashes_that_are_drawn_one_by_one(on: float, off: float, engine: str) -> None:
    upright = "".join(dashed(x, YS[0], x, YS[-1], on, off) for x in XS)
    across = "".join(dashed(XS[0], y, XS[-1], y, on, off) for y in YS)
    assert cells(upright + across + TEXTS, engine) == CELLS


AROUND = {
    "a frame": "5 5 290 290 re S ",
    "a double frame": "5 5 290 290 re S 8 8 284 284 re S ",
    "a frame that lines reach": "5 5 290 290 re S 5 140 m 295 140 l S 5 20 m 295 20 l S ",
    "lines from edge to edge": "0 140 m 300 140 l S 0 20 m 300 20 l S ",
    "marks where it is cut": "".join(
        f"{x} {y} m {x + dx} {y} l S {y} {x} m {y} {x + dx} l S "
        for x, dx in ((0, 15), (285, 15))
        for y in (10, 290)
    ),
}


@engines
@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND.keys())
def test_what_is_drawn_around_a_page(around: str, engine: str) -> None:
    assert cells(GRID + around + TEXTS, engine) == CELLS


def test_a_table_with_empty_columns_at_its_sides() -> None:
    """Labels that are merged over all rows of a page may be blank on it."""
    texts = "".join(f"BT /F 10 Tf 83 {y} Td ({y}) Tj ET " for y in (40, 80, 120))
    rules = "".join(f"80 {y} m 140 {y} l S " for y in YS[1:3])
    frame = "".join(f"{x} 20 m {x} 140 l S " for x in XS) + "20 20 240 120 re S "
    (table,) = read(page(content=rules + frame + texts), "pdf").tables
    assert drawn(table) == [["", str(y), ""] for y in (120, 80, 40)]


TYPED = """\
┌──┬────┬──────┐
│序号│岗位　　│要求　　　　│
├──┼────┼──────┤
│一　│设计师　│取得计算机专│
│　　│　　　　│业本科及以上│
├──┼────┴──────┤
│二　│无　　　　　　　　　　│
└──┴───────────┘"""


@engines
@pytest.mark.parametrize("leading", [10, 12, 16])
def test_tables_that_are_typed(leading: int, engine: str) -> None:
    def draw(sheet: Sheet) -> None:
        for number, line in enumerate(TYPED.split("\n")):
            sheet.text(20, 40 + leading * number, line)

    document = read(pdf(draw), "pdf", Asked(engine=engine))
    assert drawn(document.tables[0]) == [
        ["序号", "岗位", "要求"],
        ["一", "设计师", "取得计算机专业本科及以上"],
        ["二", "无", "无"],
    ]
    assert [r.code for r in document.remarks] == ["lines-typed"]


def test_upright_lines_that_end_short_of_a_thick_border() -> None:
    """As a word processor draws the last row of a page: room is left for the frame of the table."""
    table = "".join(f"{x} 24 m {x} 80 l S " for x in XS[1:-1])
    frame = "".join(f"{x} 20 m {x} 80 l S " for x in (XS[0], XS[-1]))
    across = "".join(f"{XS[0]} {y} m {XS[-1]} {y} l S " for y in (20, 50, 80))
    texts = "".join(
        f"BT /F 10 Tf {x + 3} {y} Td ({row}{column}) Tj ET "
        for row, y in enumerate((62, 32), 1)
        for column, x in enumerate(XS[:-1], 1)
    )
    assert cells(table + frame + across + texts) == [["11", "12", "13"], ["21", "22", "23"]]
