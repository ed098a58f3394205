"""What nobody sees of a PDF: layers that are off, and what is painted over."""

import zlib
from collections.abc import Callable

import pytest
from documents import drawn
from pdfs import Sheet, pdf
from test_pdf_bad import FONT, PAGE, TABLE, built, stream
from test_pdf_reader import HEAD, image_page, rows

from extract.formats import read
from extract.model import Document
from extract.pdf.pdfium import covers
from extract.pdf.pdfium.sight import has_layers
from extract.pdf.reader import read_pdf

TWO = rows(("1", "甲", "x"), ("2", "乙", "y"))
READ = [HEAD, ["1", "甲", "x"], ["2", "乙", "y"]]
CELLS = [["c23", "c83"], ["c23", "c83"]]
TYPED = "BT /F 10 Tf 83 30 Td (c83) Tj ET "
OTHER = "BT /F 10 Tf 83 30 Td (other) Tj ET 80 60 m 140 60 l S "
FORM = "/Type/XObject/Subtype/Form/BBox[0 0 300 300]/Resources<</Font<</F 5 0 R>>>>"


def told(document: Document) -> list[tuple[str, str]]:
    return [(remark.code, remark.text) for remark in document.remarks]


def layered(content: str, off: str, *objects: str, resources: str = "") -> bytes:
    """A page with layers /A and /B (objects 6 and 7), of which some are off."""
    page = PAGE.replace("/Font<<", f"/Properties<</A 6 0 R/B 7 0 R/M 8 0 R>>{resources}/Font<<")
    groups = "<</Type/OCG/Name(a)>>", "<</Type/OCG/Name(b)>>"
    layers = f"/OCProperties<</OCGs[6 0 R 7 0 R]/D<<{off}>>>>"
    return built(page, stream(content), FONT, *groups, *objects, more=layers)


def on_layer(name: str, content: str) -> str:
    return f"/OC /{name} BDC {content} EMC "


REST = TABLE.replace(TYPED, "")
LAYERED = {
    "off": layered(REST + on_layer("B", TYPED) + on_layer("A", OTHER), "/OFF[6 0 R]"),
    "on alone": layered(
        REST + on_layer("A", OTHER) + on_layer("B", TYPED), "/BaseState/OFF/ON[7 0 R]"
    ),
    "of layers that are all on": layered(
        REST + on_layer("M", OTHER) + on_layer("A", TYPED),
        "/OFF[7 0 R]",
        "<</Type/OCMD/OCGs[6 0 R 7 0 R]/P/AllOn>>",
    ),
    "a form": layered(
        TABLE + "/X Do",
        "/OFF[6 0 R]",
        "<<>>",
        stream(OTHER, FORM + "/OC 6 0 R"),
        resources="/XObject<</X 9 0 R>>",
    ),
}


@pytest.mark.parametrize("data", LAYERED.values(), ids=LAYERED.keys())
def test_a_layer_that_is_off_is_not_read(data: bytes) -> None:
    """Neither its text nor its lines: ISO 32000-1, 8.11.4.3."""
    document = read(data, "pdf")
    assert drawn(document.tables[0]) == CELLS
    assert told(document) == [("text-unseen", "other")]


def test_layers_that_are_on_are_read() -> None:
    document = read(layered(REST + on_layer("A", TYPED), "/OFF[7 0 R]"), "pdf")
    assert (drawn(document.tables[0]), told(document)) == (CELLS, [])


def test_the_same_text_on_a_layer_that_is_off_and_on_one_that_is_on() -> None:
    """Of a text that is drawn twice PDFium keeps the first."""
    data = layered(REST + on_layer("A", TYPED) + on_layer("B", TYPED), "/OFF[6 0 R]")
    assert drawn(read(data, "pdf").tables[0]) == CELLS


def over(sheet: Sheet, x: float, alpha: float = 1.0, grey: float = 1.0) -> None:
    """Paint over a part of the cell in row 2 and column 3, from an x on."""
    sheet.canvas.setFillAlpha(alpha)
    sheet.box(x, 62, 238, 78, fill=grey)
    sheet.canvas.setFillAlpha(1)


@pytest.mark.parametrize("grey", [1.0, 0.0], ids=["white", "black"])
def test_text_that_is_painted_over_is_not_read(grey: float) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(143, 71, "旧的")
        over(sheet, 141, grey=grey)
        TWO(sheet)

    document = read_pdf(pdf(draw))
    expected = READ if grey else [HEAD, ["1", "甲", ""], READ[2]]
    hidden = "旧的" if grey else "旧的x"
    assert (drawn(document.tables[0]), told(document)) == (expected, [("text-unseen", hidden)])


def test_text_that_a_thick_pen_goes_over_is_not_read() -> None:
    def draw(sheet: Sheet) -> None:
        TWO(sheet)
        sheet.line(141, 70, 239, 70, 14)

    document = read_pdf(pdf(draw))
    assert drawn(document.tables[0]) == [HEAD, ["1", "甲", ""], READ[2]]
    assert told(document) == [("text-unseen", "x")]


def test_a_part_of_a_text_that_is_painted_over() -> None:
    def draw(sheet: Sheet) -> None:
        rows(("1", "甲", "x（试行）"))(sheet)
        over(sheet, 148)

    document = read_pdf(pdf(draw))
    assert drawn(document.tables[0])[1] == ["1", "甲", "x"]
    assert told(document) == [("text-unseen", "（试行）")]


def test_the_same_text_painted_anew_over_itself_is_read() -> None:
    def draw(sheet: Sheet) -> None:
        TWO(sheet)
        over(sheet, 141)
        sheet.text(143, 71, "x")

    assert drawn(read_pdf(pdf(draw)).tables[0]) == READ


@pytest.mark.parametrize(
    ("fill", "ink", "is_read"), [(0.2, 0.2, False), (0.2, 0.21, False), (0.2, 0.6, True)]
)
def test_text_as_dark_as_what_it_stands_on(fill: float, ink: float, *, is_read: bool) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.box(140, 60, 240, 100, fill=fill)
        sheet.canvas.setFillGray(ink)
        sheet.text(143, 91, "密")
        TWO(sheet)

    document = read_pdf(pdf(draw))
    assert drawn(document.tables[0])[1] == ["1", "甲", "x\n密" if is_read else "x"]
    assert told(document) == ([] if is_read else [("text-unseen", "密")])


def test_text_as_dark_as_what_it_stands_on_where_a_page_is_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(covers, "MOST_PAIRS", 0)

    def draw(sheet: Sheet) -> None:
        sheet.box(140, 60, 240, 100, fill=0.2)
        sheet.canvas.setFillGray(0.2)
        sheet.text(143, 91, "密")
        sheet.text(143, 31, "明")
        TWO(sheet)

    document = read_pdf(pdf(draw))
    assert drawn(document.tables[0])[1:] == READ[1:]
    assert told(document) == [("text-unseen", "密")]


def over_line(sheet: Sheet, alpha: float) -> None:
    sheet.canvas.setFillAlpha(alpha)
    sheet.box(21, 50, 59, 70, fill=1.0)
    sheet.box(61, 50, 139, 70, fill=1.0)
    sheet.canvas.setFillAlpha(1)


def white_line(sheet: Sheet, alpha: float) -> None:
    sheet.canvas.setStrokeAlpha(alpha)
    sheet.canvas.setStrokeGray(1)
    sheet.line(20, 60, 140, 60, 2)


@pytest.mark.parametrize("paint", [over_line, white_line])
@pytest.mark.parametrize("alpha", [1.0, 0.5])
def test_a_line_that_is_painted_over_parts_nothing(
    paint: Callable[[Sheet, float], None], alpha: float
) -> None:
    """Below the header, in the first two columns: what is half clear takes no line away."""

    def draw(sheet: Sheet) -> None:
        rows(("", "", "x"), ("2", "乙", "y"))(sheet)
        paint(sheet, alpha)

    table = read_pdf(pdf(draw)).tables[0]
    spans = [cell.row_span for cell in table.cells if cell.row == 1]
    assert spans == ([2, 2, 1] if alpha == 1 else [1, 1, 1])


def test_a_line_of_which_a_part_is_painted_over_parts_as_before() -> None:
    """A box behind a text reaches over a line: a gap in it, not a merge."""

    def draw(sheet: Sheet) -> None:
        TWO(sheet)
        sheet.box(40, 75, 80, 95, fill=1.0)

    table = read_pdf(pdf(draw)).tables[0]
    assert drawn(table)[1:] == READ[1:]
    assert {(cell.row_span, cell.column_span) for cell in table.cells} == {(1, 1)}


def test_what_is_marked_or_shaded_is_read() -> None:
    """Paint that is half clear, over a text, and paint that was there before it."""

    def draw(sheet: Sheet) -> None:
        sheet.box(20, 20, 240, 60, fill=0.8)
        TWO(sheet)
        over(sheet, 141, alpha=0.4, grey=0.5)

    document = read_pdf(pdf(draw))
    assert (drawn(document.tables[0]), told(document)) == (READ, [])


def test_text_under_a_scan_is_what_was_recognised_in_it() -> None:
    def draw(sheet: Sheet) -> None:
        TWO(sheet)
        image_page(sheet)

    document = read_pdf(pdf(draw))
    assert (drawn(document.tables[0]), told(document)) == (READ, [("text-layer-ocr", "")])


def test_text_under_a_picture_is_not_read() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(143, 71, "旧的")
        sheet.canvas.saveState()
        sheet.canvas.translate(141, 220)
        sheet.canvas.scale(0.2, 0.07)
        image_page(sheet)
        sheet.canvas.restoreState()
        TWO(sheet)

    document = read_pdf(pdf(draw))
    assert (drawn(document.tables[0]), told(document)) == (READ, [("text-unseen", "旧的")])


def test_layers_that_are_named_in_packed_objects() -> None:
    """Their names may stand in a stream (ISO 32000-1, 7.5.7), here over two pieces of it."""
    packed = zlib.compress(b"x" * 16_362 + b"<</Type/Catalog/OCProperties<<>>>>", 0)
    head = b"5 0 obj <</Type /ObjStm /N 1 /Filter /FlateDecode>>\nstream\r\n"
    assert has_layers(head + packed + b"\nendstream")
    assert not has_layers(head + packed[: len(packed) // 2] + b"\nendstream")
    assert not has_layers(head + zlib.compress(b"<</Type/Catalog>>") + b"\nendstream")
