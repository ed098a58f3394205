"""What a page draws beside its text, by PDFium: ruling lines, shades, pictures, and what clips.

https://pdfium.googlesource.com/pdfium (fpdf_edit.h, fpdf_transformpage.h) says what each function
gives.
"""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as c

from extract.limits import MOST_OBJECTS
from extract.model import Box, UnreadableError
from extract.pdf.pages import (
    THIN,
    WHITE,
    Corners,
    Frame,
    Point,
    Rule,
    clipped,
    extent,
    is_area,
    path_rules,
)
from extract.pdf.pdfium_paint import fill_light, stroke_light, stroke_width, text_light

DEEPEST = 8
"""Forms in forms in forms; no writer nests deeper."""
MOST_SEGMENTS = 5000
"""A path of more is a drawing."""

# As in pdfium.py: with plain addresses ctypes has less to check, and pages have thousands of texts.
_OBJECT = ctypes.c_void_p
_kind = ctypes.cast(c.FPDFPageObj_GetType, ctypes.CFUNCTYPE(ctypes.c_int, _OBJECT))
_clip_path = ctypes.cast(c.FPDFPageObj_GetClipPath, ctypes.CFUNCTYPE(ctypes.c_void_p, _OBJECT))
_clips = ctypes.cast(c.FPDFClipPath_CountPaths, ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p))
_corners = ctypes.cast(
    c.FPDFClipPath_CountPathSegments, ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
)
_corner = ctypes.cast(
    c.FPDFClipPath_GetPathSegment,
    ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int),
)
_at = ctypes.cast(
    c.FPDFPathSegment_GetPoint,
    ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p),
)
_bounds = ctypes.cast(
    c.FPDFPageObj_GetBounds, ctypes.CFUNCTYPE(ctypes.c_int, _OBJECT, *[ctypes.c_void_p] * 4)
)
_edges = [ctypes.c_float() for _ in range(4)]
_edges_at = [ctypes.byref(edge) for edge in _edges]
_INSIDE = ctypes.CFUNCTYPE(_OBJECT, ctypes.c_void_p, ctypes.c_int)
OF_PAGE = c.FPDFPage_CountObjects, ctypes.cast(c.FPDFPage_GetObject, _INSIDE)
OF_FORM = c.FPDFFormObj_CountObjects, ctypes.cast(c.FPDFFormObj_GetObject, _INSIDE)
"""How the objects of a page and of a form are counted, and got by number."""

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Walk:
    """What a walk through the objects of a page gathers.

    ``clips`` is what is left of text objects that are clipped, by address, ``lights`` the lightness
    of those that were widened; ``white_rules`` are drawn in the colour of the paper.
    """

    page: int
    frame: Frame
    rules: list[Rule] = field(default_factory=list)
    white_rules: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    shapes: list[Box] = field(default_factory=list)
    areas: list[Box] = field(default_factory=list)
    lights: dict[int, int] = field(default_factory=dict)
    clips: dict[int, Corners] = field(default_factory=dict)
    images: float = 0.0
    depth: int = 0
    met: int = 0
    shown: Corners = field(init=False)

    def __post_init__(self) -> None:
        """Note the page as shown."""
        self.shown = (0.0, 0.0, *self.frame.size)

    def seen(self, place: int) -> tuple[Corners, int]:
        """What is shown of a text object, and how light it is."""
        light = self.lights.get(place)
        return self.clips.get(place) or self.shown, text_light(place) if light is None else light

    def objects(
        self, owner: object, of: tuple[Callable[..., int], Callable[..., Any]], matrix: Matrix
    ) -> None:
        """Walk through the objects of a page or a form, and of the forms in it."""
        count, get = of
        for index in range(self.counted(count(owner))):
            place = get(owner, index)
            kind = _kind(place)
            if kind == c.FPDF_PAGEOBJ_TEXT:
                if _bounds(place, *_edges_at) and _edges[0].value == _edges[2].value:
                    self.lights[place] = text_light(place)
                    _widen(place)
                clip = self.clip(place, matrix)
                if clip is not None:
                    self.clips[place] = clip
                continue
            found = ctypes.cast(place, c.FPDF_PAGEOBJECT)
            if kind == c.FPDF_PAGEOBJ_PATH:
                self.path(found, matrix)
            elif kind == c.FPDF_PAGEOBJ_IMAGE:
                x0, top, x1, bottom = extent(
                    [
                        self.point(x, y, _combined(_matrix(found), matrix))
                        for x in (0, 1)
                        for y in (0, 1)
                    ]
                )
                self.images += (x1 - x0) * (bottom - top)
                self.pictures.append(Box(self.page, x0, top, x1, bottom))
            elif kind == c.FPDF_PAGEOBJ_SHADING:
                self.shapes.append(self.bounds(found))
            elif kind == c.FPDF_PAGEOBJ_FORM and self.depth < DEEPEST:
                self.depth += 1
                inner = _combined(_matrix(found), matrix)
                self.objects(found, OF_FORM, inner)
                self.depth -= 1

    def counted(self, number: int) -> int:
        """So many objects more; `UnreadableError` where that is more than any page draws."""
        self.met += number
        if self.met > MOST_OBJECTS:
            message = f"page {self.page} draws more than {MOST_OBJECTS} objects"
            raise UnreadableError(message)
        return number

    def point(self, x: float, y: float, matrix: Matrix) -> Point:
        """Where a point of an object is shown."""
        a, b, e, d, f, g = matrix
        return self.frame.point(a * x + e * y + f, b * x + d * y + g)

    def path(self, path: Any, outer: Matrix) -> None:  # noqa: ANN401 - a pointer of ctypes
        """The rules and the shaded rectangle that a path draws."""
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        c.FPDFPath_GetDrawMode(path, filled, stroked)
        segments = c.FPDFPath_CountSegments(path)
        if not (filled.value or stroked.value):
            return
        if segments > MOST_SEGMENTS:
            self.shapes.append(self.bounds(path))
            return
        matrix = _combined(_matrix(path), outer)
        stroke = stroke_width(path, *matrix[:4]) if stroked.value else None
        is_shade = bool(filled.value) and fill_light(path) < WHITE
        seen = is_shade or (stroke is not None and stroke_light(path) < WHITE)
        gathered = self.rules if seen else self.white_rules
        clip = self.clip(ctypes.addressof(path.contents), outer)
        for points in self.parts(path, segments, matrix):
            rules = path_rules(points, stroke, filled=bool(filled.value))
            gathered += rules if clip is None else clipped(rules, clip)
            if is_shade:
                self.shade(points)

    def shade(self, points: list[Point]) -> None:
        """Note what a part of a path fills."""
        x0, top, x1, bottom = extent(points)
        if min(x1 - x0, bottom - top) > THIN:
            found = self.areas if is_area(points) else self.shapes
            found.append(Box(self.page, x0, top, x1, bottom))

    def bounds(self, found: object) -> Box:
        """The rectangle around an object, on the page and not in a form."""
        edges = [ctypes.c_float() for _ in range(4)]
        c.FPDFPageObj_GetBounds(found, *edges)
        return Box(self.page, *self.frame.corners(*(edge.value for edge in edges)))

    def parts(self, path: object, count: int, matrix: Matrix) -> Iterator[list[Point]]:
        """The corners of each part of a path; a closed one ends where it began."""
        x, y = ctypes.c_float(), ctypes.c_float()
        x_at, y_at = ctypes.byref(x), ctypes.byref(y)
        points: list[Point] = []
        for index in range(count):
            segment = c.FPDFPath_GetPathSegment(path, index)
            c.FPDFPathSegment_GetPoint(segment, x_at, y_at)
            if c.FPDFPathSegment_GetType(segment) == c.FPDF_SEGMENT_MOVETO and points:
                yield points
                points = []
            points.append(self.point(x.value, y.value, matrix))
            if c.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if points:
            yield points

    def clip(self, place: int, matrix: Matrix) -> Corners | None:
        """The rectangle around what an object's clipping paths leave of it; None for all."""
        path = _clip_path(place)
        paths = _clips(path)
        if paths <= 0:
            return None
        x, y = ctypes.c_float(), ctypes.c_float()
        x_at, y_at = ctypes.byref(x), ctypes.byref(y)
        x0, top, x1, bottom = self.shown
        for number in range(paths):
            points = []
            for index in range(_corners(path, number)):
                _at(_corner(path, number, index), x_at, y_at)
                points.append(self.point(x.value, y.value, matrix))
            if points:
                left, high, right, low = extent(points)
                x0, top = max(x0, left), max(top, high)
                x1, bottom = min(x1, right), min(bottom, low)
        return x0, top, x1, bottom


def _widen(place: int) -> None:
    """Give a text object that has no width the width of a pen, in memory alone.

    PDFium's text has no object without width. Such are a space that stands alone, and a character
    alone whose glyph is empty or whose font is neither in the file nor on the machine.
    """
    found = ctypes.cast(place, c.FPDF_PAGEOBJECT)
    c.FPDFTextObj_SetTextRenderMode(found, c.FPDF_TEXTRENDERMODE_STROKE)
    c.FPDFPageObj_SetStrokeWidth(found, 1)
    c.FPDFPageObj_Transform(found, *IDENTITY)  # which measures it anew


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
