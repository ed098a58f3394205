"""With which paint PDFium draws an object: how light it looks on white paper."""

import ctypes
import math
from collections.abc import Sequence

import pypdfium2.raw as c

from extract.pdf.calls import HANDLE, OUT, Numbers, columns, direct
from extract.pdf.pages import UNPAINTED, lightness

UNSEEN_MODES = frozenset((3, 7))
"""Text rendering modes: neither filled nor stroked (ISO 32000-1, 9.3.6); the second clips."""
STROKED_MODE = 1

_mode = direct(c.FPDFTextObj_GetTextRenderMode, ctypes.c_int, HANDLE)
_fill = direct(c.FPDFPageObj_GetFillColor, ctypes.c_int, HANDLE, *[OUT] * 4)
_stroke = direct(c.FPDFPageObj_GetStrokeColor, ctypes.c_int, HANDLE, *[OUT] * 4)
_pen = direct(c.FPDFPageObj_GetStrokeWidth, ctypes.c_int, HANDLE, OUT)
_color = Numbers(ctypes.c_uint, 4)
_width = Numbers(ctypes.c_float, 1)
OPAQUE = 255


def text_lights(places: Sequence[int]) -> list[int]:
    """The lightness of each of several text objects, by their addresses."""
    modes = list(map(_mode, places))
    paints = list(zip(*columns(_fill, ctypes.c_uint, 4, places, outs=4), strict=True))
    lights = {paint: _light(*paint) for paint in set(paints)}
    found = list(map(lights.__getitem__, paints))
    if any(mode == STROKED_MODE or mode in UNSEEN_MODES for mode in set(modes)):
        for number, (mode, place) in enumerate(zip(modes, places, strict=True)):
            if mode in UNSEEN_MODES:
                found[number] = UNPAINTED
            elif mode == STROKED_MODE:
                found[number] = stroke_light(place)
    return found


def fill_light(place: int) -> int:
    """The lightness of what fills an object; 0 for a pattern."""
    return _light(_fill(place, *_color.at), *_color.read())


def stroke_light(place: int) -> int:
    """The lightness of the pen that draws an object; 0 for a pattern."""
    return _light(_stroke(place, *_color.at), *_color.read())


def _light(is_plain: int, red: int, green: int, blue: int, alpha: int) -> int:
    if not is_plain:
        return 0
    if red == green == blue and alpha == OPAQUE:
        return red
    return lightness(red, green, blue, alpha)


def stroke_width(path: int, a: float, b: float, e: float, d: float) -> float:
    """The width of the pen of a path in points, under the matrix with these first four parts."""
    _pen(path, *_width.at)
    return float(_width.read()[0]) * math.sqrt(abs(a * d - b * e))
