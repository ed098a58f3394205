"""Pages by pypdfium2: the functions of PDFium called directly, for a page has thousands of them.

https://pdfium.googlesource.com/pdfium (fpdf_text.h, fpdf_edit.h) says what each gives.
"""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.model import Box, UnreadableError
from extract.pdf.pages import (
    NEAR,
    Character,
    Corners,
    Frame,
    Page,
    Point,
    Rule,
    clipped,
    extent,
    is_area,
    path_rules,
)

HYPHEN = 2
"""PDFium gives a hyphen at the end of a line as U+0002."""
SPACE = 0x20
SPACE_WIDTH = 0.25
"""Of the font size, where PDFium does not tell."""
FIRST_HALF, SECOND_HALF = 0xD800, 0xDC00
"""Where the halves of surrogate pairs begin."""
MISSING = "\ufffd"
DEEPEST = 8
"""Forms in forms in forms; no writer nests deeper."""
MOST_SEGMENTS = 5000
"""A path of more is a drawing."""
PALE = 250
"""A shade is white from here on."""

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def pages(data: bytes) -> Iterator[Page]:
    """The pages of a file, one at a time; `UnreadableError` where it cannot be opened."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if c.FPDF_GetLastError() == c.FPDF_ERR_PASSWORD:
            message = "the PDF is encrypted and needs a password"
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
        walk = _Walk(number, frame)
        walk.objects(page, c.FPDFPage_CountObjects, c.FPDFPage_GetObject, IDENTITY)
        text = c.FPDFText_LoadPage(page)
        try:
            characters = (*_characters(text, walk), *_lone_spaces(walk))
        finally:
            c.FPDFText_ClosePage(text)
        shown = (0.0, 0.0, width, height)
        rules = tuple(clipped(walk.rules, shown))
        images = walk.images / (width * height) if width and height else 0.0
        return Page(number, width, height, characters, rules, tuple(walk.areas), images)
    finally:
        c.FPDF_ClosePage(page)


def _characters(text: object, walk: "_Walk") -> list[Character]:
    """The printed characters of a page; what it clips away or does not paint is left out.

    Letters of a ligature share a box and are one character. A guessed space is none.
    """
    box, matrix = c.FS_RECTF(), c.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    box_at, matrix_at = ctypes.byref(box), ctypes.byref(matrix)
    x_at, y_at = ctypes.byref(x), ctypes.byref(y)
    get_code, get_object = c.FPDFText_GetUnicode, c.FPDFText_GetTextObject
    get_box, get_origin = c.FPDFText_GetLooseCharBox, c.FPDFText_GetCharOrigin
    address, spaces, frame = ctypes.addressof, walk.texts, walk.frame
    owner = high = 0
    at, size, rotation = 0.0, 0.0, 0
    clip = shown = (0.0, 0.0, *frame.size)
    found: list[Character] = []
    for index in range(c.FPDFText_CountChars(text)):
        printed = get_object(text, index)
        code = get_code(text, index)
        if not printed or (code == SPACE and c.FPDFText_IsGenerated(text, index)):
            continue
        get_box(text, index, box_at)
        get_origin(text, index, x_at, y_at)
        place = address(printed.contents)
        if place != owner:
            owner, high = place, 0
            c.FPDFText_GetMatrix(text, index, matrix_at)
            size, rotation = _size(matrix, c.FPDFText_GetFontSize(text, index), frame.turns)
            clip = walk.clips.get(place, shown)
            spaces.pop(place, None)
        elif at == x.value + y.value and found and not high:
            x1 = frame.corners(box.left, box.bottom, box.right, box.top)[2]
            before = found[-1]
            found[-1] = before._replace(text=before.text + _text(code), x1=max(before.x1, x1))
            continue
        at = x.value + y.value
        if FIRST_HALF <= code < SECOND_HALF:
            high = code
            continue
        if high:
            code, high = 0x10000 + ((high - FIRST_HALF) << 10) + (code - SECOND_HALF), 0
        corners = frame.corners(box.left, box.bottom, box.right, box.top)
        if _is_within((corners[0] + corners[2]) / 2, (corners[1] + corners[3]) / 2, clip):
            baseline = frame.point(x.value, y.value)[1]
            found.append(Character(_text(code), *corners, baseline, size, rotation))
    return found


def _lone_spaces(walk: "_Walk") -> Iterator[Character]:
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
    angle = math.degrees(math.atan2(-matrix.b, matrix.a)) + 90 * turns
    return font_size * math.hypot(matrix.c, matrix.d), round(angle) % 360


@dataclass(slots=True)
class _Walk:
    """What a walk through the objects of a page gathers."""

    page: int
    frame: Frame
    rules: list[Rule] = field(default_factory=list)
    areas: list[Box] = field(default_factory=list)
    texts: dict[int, object] = field(default_factory=dict)
    clips: dict[int, Corners] = field(default_factory=dict)
    images: float = 0.0
    depth: int = 0

    def objects(self, owner: object, count: object, get: object, matrix: Matrix) -> None:
        """Walk through the objects of a page or a form, and of the forms in it."""
        for index in range(count(owner)):  # type: ignore[operator]
            found = get(owner, index)  # type: ignore[operator]
            kind = c.FPDFPageObj_GetType(found)
            if kind == c.FPDF_PAGEOBJ_PATH:
                self.path(found, matrix)
            elif kind == c.FPDF_PAGEOBJ_TEXT:
                place = ctypes.addressof(found.contents)
                if self.depth == 0:
                    self.texts[place] = found
                clip = self.clip(found, matrix)
                if clip is not None:
                    self.clips[place] = clip
            elif kind == c.FPDF_PAGEOBJ_IMAGE:
                x0, top, x1, bottom = extent(
                    [
                        self.point(x, y, _combined(_matrix(found), matrix))
                        for x in (0, 1)
                        for y in (0, 1)
                    ]
                )
                self.images += (x1 - x0) * (bottom - top)
            elif kind == c.FPDF_PAGEOBJ_FORM and self.depth < DEEPEST:
                self.depth += 1
                inner = _combined(_matrix(found), matrix)
                self.objects(found, c.FPDFFormObj_CountObjects, c.FPDFFormObj_GetObject, inner)
                self.depth -= 1

    def point(self, x: float, y: float, matrix: Matrix) -> Point:
        """Where a point of an object is shown."""
        a, b, e, d, f, g = matrix
        return self.frame.point(a * x + e * y + f, b * x + d * y + g)

    def path(self, path: object, outer: Matrix) -> None:
        """The rules and the shaded rectangle that a path draws."""
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        c.FPDFPath_GetDrawMode(path, filled, stroked)
        segments = c.FPDFPath_CountSegments(path)
        if not (filled.value or stroked.value) or segments > MOST_SEGMENTS:
            return
        matrix = _combined(_matrix(path), outer)
        stroke: float | None = None
        if stroked.value:
            width = ctypes.c_float()
            c.FPDFPageObj_GetStrokeWidth(path, width)
            stroke = width.value * math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
        clip = self.clip(path, outer)
        for points in self.parts(c.FPDFPath_GetPathSegment, (path,), segments, matrix):
            rules = path_rules(points, stroke, filled=bool(filled.value))
            self.rules += rules if clip is None else clipped(rules, clip)
            if filled.value and is_area(points) and _is_shade(path):
                self.areas.append(Box(self.page, *extent(points)))

    def parts(
        self, get: object, of: tuple[object, ...], count: int, matrix: Matrix
    ) -> Iterator[list[Point]]:
        """The corners of each part of a path; a closed one ends where it began."""
        x, y = ctypes.c_float(), ctypes.c_float()
        x_at, y_at = ctypes.byref(x), ctypes.byref(y)
        points: list[Point] = []
        for index in range(count):
            segment = get(*of, index)  # type: ignore[operator]
            c.FPDFPathSegment_GetPoint(segment, x_at, y_at)
            if c.FPDFPathSegment_GetType(segment) == c.FPDF_SEGMENT_MOVETO and points:
                yield points
                points = []
            points.append(self.point(x.value, y.value, matrix))
            if c.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if points:
            yield points

    def clip(self, found: object, matrix: Matrix) -> Corners | None:
        """The rectangle around what an object's clipping paths leave of it; None for all."""
        path = c.FPDFPageObj_GetClipPath(found)
        paths = c.FPDFClipPath_CountPaths(path)
        if paths <= 0:
            return None
        x0, top, x1, bottom = 0.0, 0.0, *self.frame.size
        for number in range(paths):
            count = c.FPDFClipPath_CountPathSegments(path, number)
            get = c.FPDFClipPath_GetPathSegment
            points = [p for part in self.parts(get, (path, number), count, matrix) for p in part]
            if points:
                left, high, right, low = extent(points)
                x0, top, x1, bottom = (
                    max(x0, left),
                    max(top, high),
                    min(x1, right),
                    min(bottom, low),
                )
        return x0, top, x1, bottom


def _is_shade(path: object) -> bool:
    """Whether a path is filled with a colour that is seen on white."""
    parts = [ctypes.c_uint() for _ in range(4)]
    c.FPDFPageObj_GetFillColor(path, *parts)
    red, green, blue, alpha = (part.value for part in parts)
    return alpha > 0 and min(red, green, blue) < PALE


def _matrix(found: object) -> Matrix:
    matrix = c.FS_MATRIX()
    c.FPDFPageObj_GetMatrix(found, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _combined(inner: Matrix, outer: Matrix) -> Matrix:
    """First the inner matrix, then the outer one (ISO 32000-1, 8.3.3)."""
    if outer == IDENTITY:
        return inner
    a, b, e, d, f, g = inner
    oa, ob, oe, od, of, og = outer
    return (
        a * oa + b * oe,
        a * ob + b * od,
        e * oa + d * oe,
        e * ob + d * od,
        f * oa + g * oe + of,
        f * ob + g * od + og,
    )
