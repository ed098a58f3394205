"""Pages by pypdfium2: their characters, and what is drawn beside them.

https://pdfium.googlesource.com/pdfium (fpdf_text.h, fpdf_edit.h) says what each gives.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.limits import MOST_PAGES
from extract.model import UnreadableError
from extract.pdf.pages import (
    LOCKED,
    WRONG_KEY,
    Character,
    Frame,
    Page,
    TaggedTable,
    clipped,
    damaged,
    seen_rules,
)
from extract.pdf.pdfium.characters import characters, text_in
from extract.pdf.pdfium.notes import with_annotations
from extract.pdf.pdfium.objects import OF_PAGE, Walk
from extract.pdf.pdfium.paths import IDENTITY
from extract.pdf.pdfium.sight import (
    Placed,
    has_layers,
    put_away,
    unseen_characters,
    unseen_layers,
    whole_objects,
    without,
)
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
    layered = has_layers(data)
    try:
        if len(document) > MOST_PAGES:
            message = f"the PDF says that it has {len(document)} pages; up to {MOST_PAGES} are read"
            raise UnreadableError(message)
        for number in range(1, len(document) + 1):
            yield _page(document, number, layered=layered)
    finally:
        document.close()


def _loaded(document: pdfium.PdfDocument, number: int) -> object:
    page = c.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        message = f"damaged PDF: page {number} cannot be read"
        raise UnreadableError(message)
    return page


def _page(document: pdfium.PdfDocument, number: int, *, layered: bool) -> Page:
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
        off = unseen_layers(page, frame) if layered else set()
        walk = Walk(number, frame, off)
        walk.objects(page, OF_PAGE, IDENTITY)
        found, hidden, tags = _texts(page, walk)
        shown = (0.0, 0.0, width, height)
        rules = tuple(clipped([*walk.rules, *seen_rules(walk.white_rules, walk.areas)], shown))
        images = walk.images / (width * height) if width and height else 0.0
        pictures, shapes = tuple(walk.pictures), tuple(walk.shapes)
        areas = tuple(walk.areas)
        return Page(
            number,
            width,
            height,
            found,
            rules,
            areas,
            images,
            pictures,
            shapes,
            tags,
            annotated,
            hidden,
        )
    finally:
        c.FPDF_ClosePage(page)


def _texts(page: object, walk: Walk) -> tuple[tuple[Character, ...], str, tuple[TaggedTable, ...]]:
    """The characters of a page, the text that other things hide, and its tagged tables."""
    hidden = ""
    if walk.off:
        with _text_of(page) as text:
            hidden = text_in(text, walk.off)
        put_away(walk.off)
    covered: set[Placed] = set()
    suspects = walk.covers.suspects(walk.frame)
    if suspects:
        with _text_of(page) as text:
            placed = list(zip(*characters(text, walk), strict=True))
        covered = unseen_characters(page, walk.frame, placed, suspects)
        scanned = {place for place, is_scan in suspects.items() if is_scan}
        hidden += "".join(c.text for p, c in placed if (p, c) in covered and p not in scanned)
        put_away(whole_objects(placed, covered) - scanned)
    with _text_of(page) as text:
        places, found = characters(text, walk)
        is_ruled = any(not rule.horizontal for rule in walk.rules)  # the lines will decide
        tags = () if is_ruled else tuple(tagged_tables(page, text, walk.frame))
    if covered:
        found = list(without(covered, zip(places, found, strict=True), scanned))
    return tuple(found), hidden, tags


@contextmanager
def _text_of(page: object) -> Iterator[object]:
    text = c.FPDFText_LoadPage(page)
    try:
        yield text
    finally:
        c.FPDFText_ClosePage(text)
