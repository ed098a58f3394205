"""Pages by pypdfium2: their characters, and what is drawn beside them.

https://pdfium.googlesource.com/pdfium (fpdf_text.h, fpdf_edit.h) says what each gives.
"""

from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.limits import MOST_PAGES
from extract.model import UnreadableError
from extract.pdf.pages import LOCKED, WRONG_KEY, Frame, Page, clipped, damaged, seen_rules
from extract.pdf.pdfium.characters import characters
from extract.pdf.pdfium.notes import with_annotations
from extract.pdf.pdfium.objects import OF_PAGE, Walk
from extract.pdf.pdfium.paths import IDENTITY
from extract.pdf.pdfium.tags import tagged_tables


def pages(data: bytes, password: str | None = None) -> Iterator[Page]:
    """The pages of a file, one at a time; `UnreadableError` where it cannot be opened."""
    try:
        document = pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        if c.FPDF_GetLastError() == c.FPDF_ERR_PASSWORD:
            message = LOCKED if password is None else WRONG_KEY
        else:
            message = damaged(error, data)
        raise UnreadableError(message) from error
    try:
        if len(document) > MOST_PAGES:
            message = f"the PDF says that it has {len(document)} pages; up to {MOST_PAGES} are read"
            raise UnreadableError(message)
        for number in range(1, len(document) + 1):
            yield _page(document, number)
    finally:
        document.close()


def _loaded(document: pdfium.PdfDocument, number: int) -> object:
    page = c.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        message = f"damaged PDF: page {number} cannot be read"
        raise UnreadableError(message)
    return page


def _page(document: pdfium.PdfDocument, number: int) -> Page:
    page = _loaded(document, number)
    annotated = with_annotations(page)
    if annotated:
        c.FPDF_ClosePage(page)
        page = _loaded(document, number)
    try:
        box = c.FS_RECTF()
        c.FPDF_GetPageBoundingBox(page, box)
        turns = c.FPDFPage_GetRotation(page)
        frame = Frame(box.left, box.bottom, box.right, box.top, turns)
        width, height = frame.size
        walk = Walk(number, frame)
        walk.objects(page, OF_PAGE, IDENTITY)
        text = c.FPDFText_LoadPage(page)
        try:
            found = tuple(characters(text, walk))
            is_ruled = any(not rule.horizontal for rule in walk.rules)  # the lines will decide
            tags = () if is_ruled else tuple(tagged_tables(page, text, frame))
        finally:
            c.FPDFText_ClosePage(text)
        shown = (0.0, 0.0, width, height)
        rules = tuple(clipped([*walk.rules, *seen_rules(walk.white_rules, walk.areas)], shown))
        images = walk.images / (width * height) if width and height else 0.0
        pictures, shapes = tuple(walk.pictures), tuple(walk.shapes)
        areas = tuple(walk.areas)
        return Page(
            number, width, height, found, rules, areas, images, pictures, shapes, tags, annotated
        )
    finally:
        c.FPDF_ClosePage(page)
