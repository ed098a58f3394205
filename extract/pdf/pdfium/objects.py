"""What a page draws beside its text, by PDFium: ruling lines, shades, pictures, and what clips.

https://pdfium.googlesource.com/pdfium (fpdf_edit.h, fpdf_transformpage.h) says what each function
gives.
"""

import ctypes
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from itertools import compress, repeat
from operator import and_, eq, not_, or_

import pypdfium2.raw as c

from extract.limits import MOST_OBJECTS
from extract.model import Box, UnreadableError
from extract.pdf.pages import (
    NEAR,
    THIN,
    Character,
    Corners,
    Frame,
    Point,
    Rule,
    clipped,
    extent,
    is_area,
    path_rules,
    thick_strokes,
)
from extract.pdf.pdfium.calls import HANDLE, Room, columns, direct, prepared
from extract.pdf.pdfium.covers import Covers, Drawn, Order, Texts
from extract.pdf.pdfium.paint import text_lights
from extract.pdf.pdfium.paths import (
    IDENTITY,
    Matrix,
    Path,
    ends,
    matrices,
    shown,
    visible_paths,
)
from extract.pdf.ruled.frames import frame_rules
from extract.pdf.ruled.thin_pictures import picture_rules

DEEPEST = 8
"""Forms in forms in forms; no writer nests deeper."""

_kind = direct(c.FPDFPageObj_GetType)
_bounds = direct(c.FPDFPageObj_GetBounds)
_clip_path = direct(c.FPDFPageObj_GetClipPath, HANDLE)
_clips = direct(c.FPDFClipPath_CountPaths)
_clip_segments = direct(c.FPDFClipPath_CountPathSegments)
_clip_segment = direct(c.FPDFClipPath_GetPathSegment, HANDLE)
_set_mode = direct(c.FPDFTextObj_SetTextRenderMode)
_set_pen = direct(c.FPDFPageObj_SetStrokeWidth)
_transform = direct(c.FPDFPageObj_Transform, None)
_edges = Room("f", 4, outs=4)

Of = tuple[Callable[..., int], Callable[..., int]]
"""How the objects of a page or a form are counted, and got by number."""

OF_PAGE: Of = (direct(c.FPDFPage_CountObjects), direct(c.FPDFPage_GetObject, HANDLE))
OF_FORM: Of = (direct(c.FPDFFormObj_CountObjects), direct(c.FPDFFormObj_GetObject, HANDLE))


@dataclass(slots=True)
class Walk:
    """What a walk through the objects of a page gathers.

    ``clips`` is what is left of text objects that are clipped, by address, ``lights`` the lightness
    of those that were widened; ``doubtful`` rules, each after what draws it, may not be seen: white
    ones and patterns; nor may ``thin`` ones, pictures and shadings. Objects that are ``off``, by
    address, are not met.
    """

    page: int
    frame: Frame
    off: Collection[int] = ()
    rules: list[Rule] = field(default_factory=list)
    doubtful: list[tuple[object, Rule]] = field(default_factory=list)
    thin: list[tuple[object, Rule]] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    shapes: list[Box] = field(default_factory=list)
    areas: list[Box] = field(default_factory=list)
    lights: dict[int, int] = field(default_factory=dict)
    clips: dict[int, Corners] = field(default_factory=dict)
    images: float = 0.0
    depth: int = 0
    met: int = 0
    shown: Corners = field(init=False)
    covers: Covers = field(init=False)

    def __post_init__(self) -> None:
        """Note the page as shown."""
        self.shown = (0.0, 0.0, *self.frame.size)
        self.covers = Covers(self.shown)

    def paints(self, places: Sequence[int]) -> list[int]:
        """How light the texts are of text objects, by address."""
        lights = text_lights(list(map(prepared, places)))
        return [*map(self.lights.get, places, lights)] if self.lights else lights

    def holds(self, sides: Sequence[Sequence[float]]) -> bool:
        """Whether all of many rectangles, one at least, are on the page as shown."""
        x0, top, x1, bottom = self.shown
        x0s, tops, x1s, bottoms = sides
        return x0 <= min(x0s) and top <= min(tops) and max(x1s) <= x1 and max(bottoms) <= bottom

    def seen(self, place: int, c: Character) -> Character | None:
        """A character of a text object, if its middle is not clipped away.

        What a clip goes through stands inside of it, in the cell whose room that is: the last
        line of a cell may be printed over the next page, where that cell begins below a header.
        """
        left, high, right, low = self.clips.get(place, self.shown)
        x, y = (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2
        if not (left - NEAR <= x <= right + NEAR and high - NEAR <= y <= low + NEAR):
            return None
        middle = c.centre
        if c.rotation or high <= middle <= low:
            return c
        inside = min(max(middle, high + NEAR), low - NEAR)
        return c._replace(baseline=c.baseline + inside - middle)

    def objects(self, owner: object, of: Of, matrix: Matrix, under: Order = ()) -> None:
        """Walk through the objects of a page or a form, and of the forms in it."""
        count, get = of
        places = list(map(get, repeat(owner), range(self.counted(count(owner)))))
        if self.off:
            places = [place for place in places if place not in self.off]
        numbers = range(len(places))
        handles = list(map(prepared, places))
        kinds = list(map(_kind, handles))
        is_text = list(map(c.FPDF_PAGEOBJ_TEXT.__eq__, kinds))
        texts = list(compress(places, is_text))
        sides = self.texts(texts, list(compress(handles, is_text)), matrix)
        self.covers.texts.append(
            Texts(under, list(compress(numbers, is_text)), texts, sides, matrix)
        )
        is_path = list(map(c.FPDF_PAGEOBJ_PATH.__eq__, kinds))
        of_paths = list(compress(numbers, is_path))
        paths = list(compress(handles, is_path))
        for index, path in visible_paths(paths, self.frame, matrix):
            self.path(path, matrix, (*under, of_paths[index]))
        is_other = map(not_, map(or_, is_text, is_path))
        for number in compress(numbers, is_other):
            self.other(handles[number], kinds[number], matrix, (*under, number))

    def other(self, handle: object, kind: int, outer: Matrix, order: Order) -> None:
        """Note a picture or a shading, and walk through a form."""
        if kind == c.FPDF_PAGEOBJ_SHADING:
            box = self.bounds(handle)
            self.shape(box, order)
            self.thin += ((handle, rule) for rule in picture_rules(box))
            return
        (matrix,) = matrices([handle], outer)
        if kind == c.FPDF_PAGEOBJ_IMAGE:
            self.image(handle, matrix, order)
        elif kind == c.FPDF_PAGEOBJ_FORM and self.depth < DEEPEST:
            self.depth += 1
            self.objects(handle, OF_FORM, matrix, order)
            self.depth -= 1

    def counted(self, number: int) -> int:
        """So many objects more; `UnreadableError` where that is more than any page draws."""
        self.met += number
        if self.met > MOST_OBJECTS:
            message = f"page {self.page} draws more than {MOST_OBJECTS} objects"
            raise UnreadableError(message)
        return number

    def texts(
        self, places: Sequence[int], handles: Sequence[object], matrix: Matrix
    ) -> Sequence[Sequence[float]]:
        """Note what is clipped of text objects, and see that each has a width and a height.

        Their left, lower, right and upper edges.
        """
        has_bounds, lefts, lows, rights, highs = columns(_bounds, _edges, handles)
        if any(map(eq, lefts, rights)) or any(map(eq, lows, highs)):
            is_empty = map(or_, map(eq, lefts, rights), map(eq, lows, highs))
            self.widen(places, handles, list(map(and_, has_bounds, is_empty)))
        clips = list(map(_clips, map(prepared, map(_clip_path, handles))))
        if max(clips, default=0) > 0:
            is_clipped = map((0).__lt__, clips)
            for place, handle in compress(zip(places, handles, strict=True), is_clipped):
                clip = self.clip(handle, matrix)
                if clip is not None:
                    self.clips[place] = clip
        return lefts, lows, rights, highs

    def widen(
        self, places: Sequence[int], handles: Sequence[object], is_narrow: Sequence[int]
    ) -> None:
        """Give those text objects a width that have none, and note how light they were before."""
        narrow = list(compress(handles, is_narrow))
        self.lights |= zip(compress(places, is_narrow), text_lights(narrow), strict=True)
        for handle in narrow:
            _widen(handle)

    def image(self, handle: object, matrix: Matrix, order: Order) -> None:
        """Note where a picture is: the unit square under its matrix (ISO 32000-1, 8.9.5)."""
        corners = [shown(self.frame, matrix, x, y) for x in (0, 1) for y in (0, 1)]
        x0, top, x1, bottom = extent(corners)
        box = Box(self.page, x0, top, x1, bottom)
        self.images += (x1 - x0) * (bottom - top)
        self.pictures.append(box)
        self.thin += ((handle, rule) for rule in picture_rules(box))
        self.covers.add(order, box, is_picture=True)

    def shape(self, box: Box, order: Order) -> None:
        """Note what is filled and no rectangle."""
        self.shapes.append(box)
        self.covers.add(order, box)

    def path(self, path: Path, outer: Matrix, order: Order) -> None:
        """Note the rules and the shaded rectangles that a path draws."""
        if path.parts is None:
            self.shape(self.bounds(path.handle), order)
            return
        gathered: list[Rule] = self.rules if path.is_seen else []
        first = len(gathered)
        clip = self.clip(path.handle, outer)
        if path.is_filled and (frame := frame_rules(path.parts)) is not None:
            gathered += frame if clip is None else clipped(frame, clip)
        else:
            for points in path.parts:
                rules = list(path_rules(points, path.stroke, filled=path.is_filled))
                gathered += rules if clip is None else clipped(rules, clip)
                if path.is_filled and (path.stroke is not None or not rules):
                    self.fill(points, clip or self.shown, order, path)
                for shade in thick_strokes(points, path.stroke):
                    seen = path._replace(is_shade=path.is_seen)
                    self.fill(shade, clip or self.shown, order, seen)
        if not path.is_seen:
            self.doubtful += zip(repeat(path.handle), gathered)
        elif len(gathered) > first:
            self.covers.drawn.append(Drawn(order, path.handle, first, len(gathered)))
        if path.stroke is not None and (path.stroke > THIN or not path.is_seen):
            thinnest = THIN if path.is_seen else 0.0
            self.covers.add_pen(order, gathered[first:], thinnest=thinnest)

    def fill(self, points: list[Point], clip: Corners, order: Order, path: Path) -> None:
        """Note what a part of a path fills within what clips it, seen on white paper or not."""
        x0, top, x1, bottom = extent(points)
        if min(x1 - x0, bottom - top) <= THIN:
            return
        x0, top, x1, bottom = (
            max(x0, clip[0]),
            max(top, clip[1]),
            min(x1, clip[2]),
            min(bottom, clip[3]),
        )
        if min(x1 - x0, bottom - top) > THIN:
            box = Box(self.page, x0, top, x1, bottom)
            self.covers.add(order, box, light=path.light)
            if path.is_shade:
                (self.areas if is_area(points) else self.shapes).append(box)

    def bounds(self, handle: object) -> Box:
        """The rectangle around an object, on the page and not in a form."""
        _, *edges = columns(_bounds, _edges, [handle])
        return Box(self.page, *self.frame.corners(*(edge for (edge,) in edges)))

    def clip(self, handle: object, matrix: Matrix) -> Corners | None:
        """The rectangle around what an object's clipping paths leave of it; None for all."""
        path = prepared(_clip_path(handle))
        paths = _clips(path)
        if paths <= 0:
            return None
        x0, top, x1, bottom = self.shown
        for number in range(paths):
            indices = range(_clip_segments(path, number))
            segments = map(_clip_segment, repeat(path), repeat(number), indices)
            points = zip(*ends(list(map(prepared, segments))), strict=True)
            corners = [shown(self.frame, matrix, x, y) for x, y in points]
            if corners:
                left, high, right, low = extent(corners)
                x0, top = max(x0, left), max(top, high)
                x1, bottom = min(x1, right), min(bottom, low)
        return x0, top, x1, bottom


def _widen(text: object) -> None:
    """Give a text object that has no width or height those of a pen, in memory alone.

    PDFium's text has no object without width. Such are a space that stands alone, and a character
    alone whose glyph is empty or whose font is neither in the file nor on the machine. Texts of
    such a font have no height, and of two that are the same PDFium leaves out the second, as drawn
    twice, though it stands in the next row: up to an eighth of its width away.
    """
    _set_mode(text, c.FPDF_TEXTRENDERMODE_STROKE)
    _set_pen(text, ctypes.c_float(1))
    _transform(text, *map(ctypes.c_double, IDENTITY))  # which measures it anew
