"""The paths of a page by PDFium, asked for column by column: their corners and their paint.

https://pdfium.googlesource.com/pdfium (fpdf_edit.h) says what each function gives.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, count, islice, repeat
from operator import or_
from typing import NamedTuple

import pypdfium2.raw as c

from extract.pdf.pages import WHITE, Frame, Point
from extract.pdf.pdfium.calls import HANDLE, MANY, Room, columns, direct, prepared
from extract.pdf.pdfium.paint import fill_lights, stroke_lights, stroke_widths

CURVE = 3
"""Points of a curve."""
MOST_SEGMENTS = 5000
"""A path of more is a drawing."""

_matrix = direct(c.FPDFPageObj_GetMatrix)
_draw_mode = direct(c.FPDFPath_GetDrawMode)
_segments = direct(c.FPDFPath_CountSegments)
_segment = direct(c.FPDFPath_GetPathSegment, HANDLE)
_segment_kind = direct(c.FPDFPathSegment_GetType)
_is_last = direct(c.FPDFPathSegment_GetClose)
_end = direct(c.FPDFPathSegment_GetPoint)
_six, _modes, _points = Room("f", 6), Room("i", 2, outs=2), Room("f", 2, outs=2)

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


class Path(NamedTuple):
    """A path that is filled or drawn with a pen, as shown.

    ``parts`` are the corners of each part, None of a drawing; a closed one ends where it began.
    ``stroke`` is the width of its pen in points, None without one. ``light`` is the lightness of
    what fills it; ``is_shade`` where that is seen on white paper, ``is_seen`` where it or its pen
    is.
    """

    handle: object
    parts: list[list[Point]] | None
    is_filled: bool
    stroke: float | None
    light: int
    is_shade: bool
    is_seen: bool


def visible_paths(
    handles: Sequence[object], frame: Frame, outer: Matrix
) -> Iterator[tuple[int, Path]]:
    """Those of many paths that are filled or drawn with a pen, and which of them each is.

    ``outer`` is the matrix of their form.
    """
    for start in range(0, len(handles), MANY):
        some = handles[start : start + MANY]
        _, fills, strokes = columns(_draw_mode, _modes, some)
        is_drawn = list(map(or_, fills, strokes))
        drawn, fills, strokes = (list(compress(x, is_drawn)) for x in (some, fills, strokes))
        under = matrices(drawn, outer)
        for index, handle, parts, filled, stroked, fill_light, pen_light, width in zip(
            compress(count(start), is_drawn),
            drawn,
            corners(drawn, under, frame),
            map(bool, fills),
            strokes,
            fill_lights(drawn),
            stroke_lights(drawn),
            stroke_widths(drawn, under),
            strict=True,
        ):
            is_shade = filled and fill_light < WHITE
            is_seen = is_shade or (bool(stroked) and pen_light < WHITE)
            pen = width if stroked else None
            yield index, Path(handle, parts, filled, pen, fill_light, is_shade, is_seen)


def corners(
    paths: Sequence[object], under: Sequence[Matrix], frame: Frame
) -> Iterator[list[list[Point]] | None]:
    """The corners of each part of paths under their matrices; None for a drawing."""
    counts = list(map(_segments, paths))
    asked = [there if there <= MOST_SEGMENTS else 0 for there in counts]
    owners = chain.from_iterable(map(repeat, paths, asked))
    numbers = chain.from_iterable(map(range, asked))
    segments = list(map(prepared, map(_segment, owners, numbers)))
    kinds, closes = map(_segment_kind, segments), map(_is_last, segments)
    steps = zip(*ends(segments), kinds, closes, strict=True)
    for there, taken, matrix in zip(counts, asked, under, strict=True):
        parts = list(_parts(islice(steps, taken), matrix, frame))
        yield parts if there == taken else None


def _parts(
    steps: Iterable[tuple[float, float, int, int]], matrix: Matrix, frame: Frame
) -> Iterator[list[Point]]:
    """The corners of each part of a path.

    A curve has three points of which the path touches only the last (ISO 32000-1, 8.5.2.2).
    """
    points: list[Point] = []
    ahead = 0
    for x, y, kind, is_last in steps:
        if kind == c.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        ahead = (ahead or CURVE) - 1 if kind == c.FPDF_SEGMENT_BEZIERTO else 0
        if not ahead:
            points.append(shown(frame, matrix, x, y))
        if is_last:
            points.append(points[0])
    if points:
        yield points


def ends(segments: Sequence[object]) -> list[list[float]]:
    """Where segments of paths end: x and y of each."""
    return columns(_end, _points, segments)[1:]


def shown(frame: Frame, matrix: Matrix, x: float, y: float) -> Point:
    """Where a point of an object is shown."""
    a, b, e, d, f, g = matrix
    return frame.point(a * x + e * y + f, b * x + d * y + g)


def matrices(handles: Sequence[object], outer: Matrix) -> list[Matrix]:
    """The matrices of objects: each first, then that of the form (ISO 32000-1, 8.3.3)."""
    own = list(zip(*columns(_matrix, _six, handles)[1:], strict=True))
    if outer == IDENTITY:
        return own
    oa, ob, oe, od, of, og = outer
    return [
        (
            a * oa + b * oe,
            a * ob + b * od,
            e * oa + d * oe,
            e * ob + d * od,
            f * oa + g * oe + of,
            f * ob + g * od + og,
        )
        for a, b, e, d, f, g in own
    ]
