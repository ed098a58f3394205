"""Pages by pypdfium2: the functions of PDFium called directly, for a page has thousands of them.

https://pdfium.googlesource.com/pdfium (fpdf_text.h, fpdf_edit.h) says what each gives.
"""

import ctypes
import math
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.model import UnreadableError
from extract.pdf.pages import (
    LOCKED,
    NEAR,
    WRONG_KEY,
    Character,
    Corners,
    Frame,
    Page,
    clipped,
    seen_rules,
)
from extract.pdf.pdfium_objects import IDENTITY, Walk
from extract.pdf.pdfium_paint import text_light

HYPHEN = 2
"""PDFium gives a hyphen at the end of a line as U+0002."""
SPACE = 0x20
SPACE_WIDTH = 0.25
"""Of the font size, where PDFium does not tell."""
FIRST_HALF, SECOND_HALF = 0xD800, 0xDC00
"""Where the halves of surrogate pairs begin."""
MISSING = "\ufffd"

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
        walk.objects(page, c.FPDFPage_CountObjects, c.FPDFPage_GetObject, IDENTITY)
        text = c.FPDFText_LoadPage(page)
        try:
            characters = (*_characters(text, walk), *_lone_spaces(walk))
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

    Letters of a ligature share a box and are one character. A guessed space is none.
    """
    box, matrix, x, y = c.FS_RECTF(), c.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    handle, frame = _address(text), walk.frame
    owner = high = 0
    last, size, rotation, light, clip = 0.0, 0.0, 0, 0, walk.shown
    found: list[Character] = []
    for index in range(c.FPDFText_CountChars(text)):
        place, code = _text_object(handle, index), _code(handle, index)
        if place is None or (code == SPACE and c.FPDFText_IsGenerated(text, index)):
            continue
        _char_box(handle, index, box_at)
        _origin(handle, index, x_at, y_at)
        x0, top, x1, bottom = frame.corners(box.left, box.bottom, box.right, box.top)
        at = x.value + y.value
        if place != owner:
            owner, high = place, 0
            c.FPDFText_GetMatrix(text, index, matrix)
            size, rotation = _size(matrix, c.FPDFText_GetFontSize(text, index), frame.turns)
            clip, light = walk.seen(place), text_light(place)
        elif at == last and found and not high:
            before = found[-1]
            found[-1] = before._replace(text=before.text + _text(code), x1=max(before.x1, x1))
            continue
        last = at
        if FIRST_HALF <= code < SECOND_HALF:
            high = code
            continue
        if high:
            code, high = 0x10000 + ((high - FIRST_HALF) << 10) + (code - SECOND_HALF), 0
        if _is_within((x0 + x1) / 2, (top + bottom) / 2, clip):
            baseline = frame.point(x.value, y.value)[1]
            drawn = (x0, top, x1, bottom, baseline, size, rotation, light)
            found.append(Character(_text(code), *drawn))
    return found


def _address(handle: object) -> int:
    """The address that a handle of PDFium holds."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _lone_spaces(walk: Walk) -> Iterator[Character]:
    """The spaces that are an object of their own: PDFium's text has none of these.

    They are the objects that none of its characters belongs to and that paint nothing.
    """
    edges = [ctypes.c_float() for _ in range(4)]
    matrix, font_size = c.FS_MATRIX(), ctypes.c_float()
    for printed in walk.texts.values():
        c.FPDFPageObj_GetBounds(printed, *edges)
        if edges[0].value == edges[2].value:
            c.FPDFPageObj_GetMatrix(printed, matrix)
            c.FPDFTextObj_GetFontSize(printed, font_size)
            x, y = walk.frame.point(matrix.e, matrix.f)
            size, rotation = _size(matrix, font_size.value, walk.frame.turns)
            yield Character(" ", x, y - size, x + SPACE_WIDTH * size, y, y, size, rotation)


def _is_within(x: float, y: float, clip: Corners) -> bool:
    return clip[0] - NEAR <= x <= clip[2] + NEAR and clip[1] - NEAR <= y <= clip[3] + NEAR


def _text(code: int) -> str:
    if code == HYPHEN:
        return "-"
    return chr(code) if code else MISSING


def _size(matrix: c.FS_MATRIX, font_size: float, turns: int) -> tuple[float, int]:
    """The height of a font as shown, and the clockwise turn of its text."""
    if turns == 0 and matrix.b == 0 and matrix.a > 0:
        return font_size * math.hypot(matrix.c, matrix.d), 0
    angle = math.degrees(math.atan2(-matrix.b, matrix.a)) + 90 * turns
    return font_size * math.hypot(matrix.c, matrix.d), round(angle) % 360
