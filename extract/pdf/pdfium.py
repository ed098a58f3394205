"""Pages by pypdfium2: the functions of PDFium called directly, for a page has thousands of them.

https://pdfium.googlesource.com/pdfium (fpdf_text.h, fpdf_edit.h) says what each gives.
"""

import ctypes
import math
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.limits import MOST_PAGES
from extract.model import UnreadableError
from extract.pdf.pages import (
    LOCKED,
    NEAR,
    WRONG_KEY,
    Character,
    Frame,
    Page,
    clipped,
    seen_rules,
)
from extract.pdf.pdfium_objects import IDENTITY, OF_PAGE, Walk

HYPHENS = {0x2, 0xFFFE}
"""How PDFium gives a hyphen at the end of a line: one by one, and all at once."""
SPACE = 0x20
FIRST_HALF, SECOND_HALF, BEHIND_HALVES = 0xD800, 0xDC00, 0xE000
"""Where the halves of surrogate pairs begin, and where they end."""
MISSING = "\ufffd"
LEVEL = 0.01
"""Of the font size: characters whose box begins nearer to where they stand are written level."""

# The functions called most, with handles as plain addresses: ctypes then has less to check.
_HANDLE, _INDEX = ctypes.c_void_p, ctypes.c_int
_text_object = ctypes.cast(
    c.FPDFText_GetTextObject, ctypes.CFUNCTYPE(ctypes.c_void_p, _HANDLE, _INDEX)
)
_code = ctypes.cast(c.FPDFText_GetUnicode, ctypes.CFUNCTYPE(ctypes.c_uint, _HANDLE, _INDEX))
_char_box = ctypes.cast(
    c.FPDFText_GetLooseCharBox, ctypes.CFUNCTYPE(ctypes.c_int, _HANDLE, _INDEX, ctypes.c_void_p)
)
_origin = ctypes.cast(
    c.FPDFText_GetCharOrigin,
    ctypes.CFUNCTYPE(ctypes.c_int, _HANDLE, _INDEX, ctypes.c_void_p, ctypes.c_void_p),
)
_matrix = ctypes.cast(
    c.FPDFText_GetMatrix, ctypes.CFUNCTYPE(ctypes.c_int, _HANDLE, _INDEX, ctypes.c_void_p)
)
_font_size = ctypes.cast(c.FPDFText_GetFontSize, ctypes.CFUNCTYPE(ctypes.c_double, _HANDLE, _INDEX))


def pages(data: bytes, password: str | None = None) -> Iterator[Page]:
    """The pages of a file, one at a time; `UnreadableError` where it cannot be opened."""
    try:
        document = pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        if c.FPDF_GetLastError() == c.FPDF_ERR_PASSWORD:
            message = LOCKED if password is None else WRONG_KEY
        else:
            message = f"damaged PDF: {error}"
        raise UnreadableError(message) from error
    try:
        if len(document) > MOST_PAGES:
            message = f"the PDF says that it has {len(document)} pages; up to {MOST_PAGES} are read"
            raise UnreadableError(message)
        for number in range(1, len(document) + 1):
            yield _page(document, number)
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, number: int) -> Page:
    page = c.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        message = f"damaged PDF: page {number} cannot be read"
        raise UnreadableError(message)
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
            characters = tuple(_characters(text, walk))
        finally:
            c.FPDFText_ClosePage(text)
        shown = (0.0, 0.0, width, height)
        rules = tuple(clipped([*walk.rules, *seen_rules(walk.white_rules, walk.areas)], shown))
        images = walk.images / (width * height) if width and height else 0.0
        pictures, shapes = tuple(walk.pictures), tuple(walk.shapes)
        areas = tuple(walk.areas)
        return Page(number, width, height, characters, rules, areas, images, pictures, shapes)
    finally:
        c.FPDF_ClosePage(page)


def _characters(text: object, walk: Walk) -> list[Character]:
    """The printed characters of a page; what it clips away or does not paint is left out.

    Letters of a ligature share a box and are one character. Of characters that stand level in one
    text object only the first is asked where it stands.
    """
    handle, frame = _address(text), walk.frame
    matrix, box, x, y = c.FS_MATRIX(), c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    matrix_at, box_at, x_at, y_at = map(ctypes.byref, (matrix, box, x, y))
    found: list[Character] = []
    owner = rotation = light = 0
    is_level, size, baseline, before, clip = False, 0.0, 0.0, None, walk.shown
    for index, place, code in _printed(text, handle):
        _char_box(handle, index, box_at)
        if place != owner or not is_level:
            _origin(handle, index, x_at, y_at)
            baseline = frame.point(x.value, y.value)[1]
        if place != owner:
            owner, before, (clip, light) = place, None, walk.seen(place)
            _matrix(handle, index, matrix_at)
            size, rotation = _size(matrix, _font_size(handle, index), frame.turns)
            is_level = frame.turns == rotation == 0 and abs(x.value - box.left) < LEVEL * size
        if is_level:
            x0, x1 = box.left - frame.x0, box.right - frame.x0
            top, bottom = frame.y1 - box.top, frame.y1 - box.bottom
        else:
            x0, top, x1, bottom = frame.corners(box.left, box.bottom, box.right, box.top)
        if (x0, baseline) == before and found:
            again = found[-1]
            found[-1] = again._replace(text=again.text + _text(code), x1=max(again.x1, x1))
            continue
        before = x0, baseline
        x_mid, y_mid = (x0 + x1) / 2, (top + bottom) / 2
        if clip[0] - NEAR <= x_mid <= clip[2] + NEAR and clip[1] - NEAR <= y_mid <= clip[3] + NEAR:
            drawn = (x0, top, x1, bottom, baseline, size, rotation, light)
            found.append(Character(_text(code), *drawn))
    return found


def _printed(text: object, handle: int) -> Iterator[tuple[int, int, int]]:
    """Index, text object and code point of each character; a pair of surrogates is one."""
    high = 0
    for index, unit in enumerate(_codes(text, c.FPDFText_CountChars(text))):
        place = _text_object(handle, index)
        if place is None or (unit == SPACE and c.FPDFText_IsGenerated(text, index)):
            continue
        if FIRST_HALF <= unit < SECOND_HALF:
            high = unit
        elif high and SECOND_HALF <= unit < BEHIND_HALVES:
            yield index, place, 0x10000 + ((high - FIRST_HALF) << 10) + (unit - SECOND_HALF)
            high = 0
        else:
            yield index, place, unit


def _codes(text: object, count: int) -> Sequence[int]:
    """The UTF-16 code units of a page's characters; all at once where PDFium gives one for each."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if c.FPDFText_GetText(text, 0, count, buffer) == count + 1:
        return buffer[:count]
    handle = _address(text)
    return [_code(handle, index) for index in range(count)]


def _address(handle: object) -> int:
    """The address that a handle of PDFium holds."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _text(code: int) -> str:
    if code in HYPHENS:
        return "-"
    return chr(code) if code else MISSING


def _size(matrix: c.FS_MATRIX, font_size: float, turns: int) -> tuple[float, int]:
    """The height of a font as shown, and the clockwise turn of its text."""
    if turns == 0 and matrix.b == 0 and matrix.a > 0:
        return font_size * math.hypot(matrix.c, matrix.d), 0
    angle = math.degrees(math.atan2(-matrix.b, matrix.a)) + 90 * turns
    return font_size * math.hypot(matrix.c, matrix.d), round(angle) % 360
