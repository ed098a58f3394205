"""What a page draws beside its text, by PDFium: ruling lines, shades, pictures, and what clips.

https://pdfium.googlesource.com/pdfium (fpdf_edit.h, fpdf_transformpage.h) says what each function
gives.
"""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, repeat
from operator import and_, eq, not_, or_

import pypdfium2.raw as c

from extract.limits import MOST_OBJECTS
from extract.model import Box, UnreadableError
from extract.pdf.calls import HANDLE, INDEX, OUT, Numbers, columns, direct
from extract.pdf.frames import frame_rules
from extract.pdf.pages import (
    NEAR,
    THIN,
    WHITE,
    Character,
    Corners,
    Frame,
    Point,
    Rule,
    clipped,
    extent,
    is_area,
    path_rules,
)
from extract.pdf.pdfium_paint import fill_light, stroke_light, stroke_width, text_lights

DEEPEST = 8
"""Forms in forms in forms; no writer nests deeper."""
MOST_SEGMENTS = 5000
"""A path of more is a drawing."""

_kind = direct(c.FPDFPageObj_GetType, ctypes.c_int, HANDLE)
_bounds = direct(c.FPDFPageObj_GetBounds, ctypes.c_int, HANDLE, *[OUT] * 4)
_object_matrix = direct(c.FPDFPageObj_GetMatrix, ctypes.c_int, HANDLE, OUT)
_draw_mode = direct(c.FPDFPath_GetDrawMode, ctypes.c_int, HANDLE, OUT, OUT)
_segments = direct(c.FPDFPath_CountSegments, ctypes.c_int, HANDLE)
_segment = direct(c.FPDFPath_GetPathSegment, HANDLE, HANDLE, INDEX)
_segment_kind = direct(c.FPDFPathSegment_GetType, ctypes.c_int, HANDLE)
_is_last = direct(c.FPDFPathSegment_GetClose, ctypes.c_int, HANDLE)
_end = direct(c.FPDFPathSegment_GetPoint, ctypes.c_int, HANDLE, OUT, OUT)
_clip_path = direct(c.FPDFPageObj_GetClipPath, HANDLE, HANDLE)
_clips = direct(c.FPDFClipPath_CountPaths, ctypes.c_int, HANDLE)
_clip_segments = direct(c.FPDFClipPath_CountPathSegments, ctypes.c_int, HANDLE, INDEX)
_clip_segment = direct(c.FPDFClipPath_GetPathSegment, HANDLE, HANDLE, INDEX, INDEX)
_edges, _six, _point = (Numbers(ctypes.c_float, count) for count in (4, 6, 2))
_modes = Numbers(ctypes.c_int, 2)

OF_PAGE = (
    c.FPDFPage_CountObjects,
    direct(c.FPDFPage_GetObject, HANDLE),
)
OF_FORM = (
    direct(c.FPDFFormObj_CountObjects, ctypes.c_int),
    direct(c.FPDFFormObj_GetObject, HANDLE),
)
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

    def paints(self, places: Sequence[int]) -> list[int]:
        """How light the texts are of text objects, by address."""
        lights = text_lights(places)
        return [*map(self.lights.get, places, lights)] if self.lights else lights

    def holds(self, sides: Sequence[Sequence[float]]) -> bool:
        """Whether all of many rectangles, one at least, are on the page as shown."""
        x0, top, x1, bottom = self.shown
        x0s, tops, x1s, bottoms = sides
        return x0 <= min(x0s) and top <= min(tops) and max(x1s) <= x1 and max(bottoms) <= bottom

    def shows(self, place: int, c: Character) -> bool:
        """Whether a character of a text object is seen: its middle is not clipped away."""
        left, high, right, low = self.clips.get(place, self.shown)
        x, y = (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2
        return left - NEAR <= x <= right + NEAR and high - NEAR <= y <= low + NEAR

    def objects(
        self, owner: object, of: tuple[Callable[..., int], Callable[..., int]], matrix: Matrix
    ) -> None:
        """Walk through the objects of a page or a form, and of the forms in it."""
        count, get = of
        places = list(map(get, repeat(owner), range(self.counted(count(owner)))))
        kinds = list(map(_kind, places))
        is_text = list(map(c.FPDF_PAGEOBJ_TEXT.__eq__, kinds))
        self.texts(list(compress(places, is_text)), matrix)
        for place, kind in compress(zip(places, kinds, strict=True), map(not_, is_text)):
            if kind == c.FPDF_PAGEOBJ_PATH:
                self.path(place, matrix)
            elif kind == c.FPDF_PAGEOBJ_IMAGE:
                self.image(_combined(_matrix(place), matrix))
            elif kind == c.FPDF_PAGEOBJ_SHADING:
                self.shapes.append(self.bounds(place))
            elif kind == c.FPDF_PAGEOBJ_FORM and self.depth < DEEPEST:
                self.depth += 1
                self.objects(HANDLE(place), OF_FORM, _combined(_matrix(place), matrix))
                self.depth -= 1

    def counted(self, number: int) -> int:
        """So many objects more; `UnreadableError` where that is more than any page draws."""
        self.met += number
        if self.met > MOST_OBJECTS:
            message = f"page {self.page} draws more than {MOST_OBJECTS} objects"
            raise UnreadableError(message)
        return number

    def texts(self, places: Sequence[int], matrix: Matrix) -> None:
        """Note what is clipped of text objects, and see that each has a width and a height."""
        has_bounds, *edges = columns(_bounds, ctypes.c_float, 4, places, outs=4)
        lefts, lows, rights, highs = edges
        is_empty = map(or_, map(eq, lefts, rights), map(eq, lows, highs))
        narrow = list(compress(places, map(and_, has_bounds, is_empty)))
        self.lights |= zip(narrow, text_lights(narrow), strict=True)
        for place in narrow:
            _widen(place)
        clips = map(_clips, map(_clip_path, places))
        for place in compress(places, map((0).__lt__, clips)):
            clip = self.clip(place, matrix)
            if clip is not None:
                self.clips[place] = clip

    def image(self, matrix: Matrix) -> None:
        """Note where a picture is: the unit square under its matrix (ISO 32000-1, 8.9.5)."""
        corners = [self.point(x, y, matrix) for x in (0, 1) for y in (0, 1)]
        x0, top, x1, bottom = extent(corners)
        self.images += (x1 - x0) * (bottom - top)
        self.pictures.append(Box(self.page, x0, top, x1, bottom))

    def point(self, x: float, y: float, matrix: Matrix) -> Point:
        """Where a point of an object is shown."""
        a, b, e, d, f, g = matrix
        return self.frame.point(a * x + e * y + f, b * x + d * y + g)

    def path(self, path: int, outer: Matrix) -> None:
        """The rules and the shaded rectangle that a path draws."""
        _draw_mode(path, *_modes.at)
        filled, stroked = _modes.read()
        if not (filled or stroked):
            return
        segments = _segments(path)
        if segments > MOST_SEGMENTS:
            self.shapes.append(self.bounds(path))
            return
        matrix = _combined(_matrix(path), outer)
        stroke = stroke_width(path, *matrix[:4]) if stroked else None
        is_shade = bool(filled) and fill_light(path) < WHITE
        seen = is_shade or (stroke is not None and stroke_light(path) < WHITE)
        gathered = self.rules if seen else self.white_rules
        clip = self.clip(path, outer)
        parts = list(self.parts(path, segments, matrix))
        if filled and (frame := frame_rules(parts)) is not None:
            gathered += frame if clip is None else clipped(frame, clip)
            return
        for points in parts:
            rules = path_rules(points, stroke, filled=bool(filled))
            gathered += rules if clip is None else clipped(rules, clip)
            if is_shade:
                self.shade(points, clip or self.shown)

    def shade(self, points: list[Point], clip: Corners) -> None:
        """Note what a part of a path fills within what clips it."""
        x0, top, x1, bottom = extent(points)
        x0, top, x1, bottom = (
            max(x0, clip[0]),
            max(top, clip[1]),
            min(x1, clip[2]),
            min(bottom, clip[3]),
        )
        if min(x1 - x0, bottom - top) > THIN:
            found = self.areas if is_area(points) else self.shapes
            found.append(Box(self.page, x0, top, x1, bottom))

    def bounds(self, place: int) -> Box:
        """The rectangle around an object, on the page and not in a form."""
        _bounds(place, *_edges.at)
        return Box(self.page, *self.frame.corners(*_edges.read()))

    def parts(self, path: int, count: int, matrix: Matrix) -> Iterator[list[Point]]:
        """The corners of each part of a path; a closed one ends where it began."""
        points: list[Point] = []
        for segment in map(_segment, repeat(path), range(count)):
            if _segment_kind(segment) == c.FPDF_SEGMENT_MOVETO and points:
                yield points
                points = []
            points.append(self.end(segment, matrix))
            if _is_last(segment):
                points.append(points[0])
        if points:
            yield points

    def end(self, segment: int, matrix: Matrix) -> Point:
        """Where a segment of a path ends."""
        _end(segment, *_point.at)
        x, y = _point.read()
        return self.point(x, y, matrix)

    def clip(self, place: int, matrix: Matrix) -> Corners | None:
        """The rectangle around what an object's clipping paths leave of it; None for all."""
        path = _clip_path(place)
        paths = _clips(path)
        if paths <= 0:
            return None
        x0, top, x1, bottom = self.shown
        for number in range(paths):
            indices = range(_clip_segments(path, number))
            segments = map(_clip_segment, repeat(path), repeat(number), indices)
            points = [self.end(segment, matrix) for segment in segments]
            if points:
                left, high, right, low = extent(points)
                x0, top = max(x0, left), max(top, high)
                x1, bottom = min(x1, right), min(bottom, low)
        return x0, top, x1, bottom


def _widen(place: int) -> None:
    """Give a text object that has no width or height those of a pen, in memory alone.

    PDFium's text has no object without width. Such are a space that stands alone, and a character
    alone whose glyph is empty or whose font is neither in the file nor on the machine. Texts of
    such a font have no height, and of two that are the same PDFium leaves out the second, as drawn
    twice, though it stands in the next row: up to an eighth of its width away.
    """
    found = ctypes.cast(place, c.FPDF_PAGEOBJECT)
    c.FPDFTextObj_SetTextRenderMode(found, c.FPDF_TEXTRENDERMODE_STROKE)
    c.FPDFPageObj_SetStrokeWidth(found, 1)
    c.FPDFPageObj_Transform(found, *IDENTITY)  # which measures it anew


def _matrix(place: int) -> Matrix:
    _object_matrix(place, _six.at[0])
    a, b, e, d, f, g = _six.read()
    return a, b, e, d, f, g


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
