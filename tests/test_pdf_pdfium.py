"""The characters of a page, asked for column by column, are those that are asked for one by one."""

import ctypes
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as c
import pytest
from pdfs import Sheet, pdf
from test_pdf_bad import PAGE, built, mapped_to, stream

from extract.pdf.pages import Frame
from extract.pdf.pdfium import pages

Place = tuple[float, float, float, float, float]
SAMPLES = sorted((Path(__file__).parent / "samples/pdf").glob("*.pdf"))


def one_by_one(data: bytes) -> Iterator[list[Place]]:
    """The boxes and baselines of the printed characters of each page, by pypdfium2's own calls."""
    for page in pdfium.PdfDocument(data):
        x0, y0, x1, y1 = page.get_bbox()
        frame = Frame(x0, y0, x1, y1, page.get_rotation() // 90)
        text = page.get_textpage()
        box, x, y = c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        found: list[Place] = []
        for index in range(text.count_chars()):
            is_space = c.FPDFText_GetUnicode(text, index) == ord(" ")
            generated = is_space and c.FPDFText_IsGenerated(text, index)
            if generated or not c.FPDFText_GetTextObject(text, index):
                continue
            c.FPDFText_GetLooseCharBox(text, index, box)
            c.FPDFText_GetCharOrigin(text, index, x, y)
            x0, top, x1, bottom = frame.corners(box.left, box.bottom, box.right, box.top)
            place = (x0, top, x1, bottom, frame.point(x.value, y.value)[1])
            if not found or (x0, place[4]) != (found[-1][0], found[-1][4]):  # no ligature's second
                found.append(place)
        yield found


def agree(data: bytes) -> bool:
    """Whether both ways give the same, and in the same order.

    What has no width is given one before the text is read at once, so that PDFium does not drop it.
    """
    at_once = [[(*c[1:5], c.baseline) for c in page.characters] for page in pages(data)]
    return all(
        [place for place in found if place in expected] == expected and len(expected) > 1
        for found, expected in zip(at_once, one_by_one(data), strict=True)
    )


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_samples(sample: Path) -> None:
    assert agree(sample.read_bytes())


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_text_on_its_side_and_pages_that_are_turned(rotate: int) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 40, "岗位C++")
        for angle in (0, 30, 90, 180):
            sheet.canvas.saveState()
            sheet.canvas.translate(150, 150)
            sheet.canvas.rotate(angle)
            sheet.canvas.drawString(10, 0, "学历C++")
            sheet.canvas.drawString(10, 20, "专业")
            sheet.canvas.restoreState()

    assert agree(pdf(draw, rotate=rotate, crop=(5, 7, 300, 290)))


def test_a_font_that_writes_downwards_has_a_baseline_for_each_character() -> None:
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/UniGB-UCS2-V/DescendantFonts[6 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/Song/FontDescriptor 7 0 R"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>",
        "<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0"
        "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    )
    codes = "集成电路".encode("utf-16-be").hex()
    data = built(PAGE, stream(f"BT /F 10 Tf 100 200 Td <{codes}> Tj ET"), *font)
    (page,) = pages(data)
    first = page.characters[0].baseline
    assert [round(c.baseline - first, 3) for c in page.characters] == [0, 10, 20, 30]


def test_half_a_character_is_one_that_is_lost() -> None:
    (page,) = pages(mapped_to("D800"))
    assert {character.text for character in page.characters} == {"\ufffd"}
