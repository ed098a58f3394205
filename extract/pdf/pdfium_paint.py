"""With which paint PDFium draws an object: how light it looks on white paper."""

import ctypes
import math

import pypdfium2.raw as c

from extract.pdf.pages import UNPAINTED, lightness

UNSEEN_MODE = 3
"""Text rendering mode: neither filled nor stroked (ISO 32000-1, 9.3.6)."""
STROKED_MODE = 1

_HANDLE, _COLOR = ctypes.c_void_p, ctypes.c_void_p
_mode = ctypes.cast(c.FPDFTextObj_GetTextRenderMode, ctypes.CFUNCTYPE(ctypes.c_int, _HANDLE))
_COLOR_OF = ctypes.CFUNCTYPE(ctypes.c_int, _HANDLE, _COLOR, _COLOR, _COLOR, _COLOR)
_fill = ctypes.cast(c.FPDFPageObj_GetFillColor, _COLOR_OF)
_stroke = ctypes.cast(c.FPDFPageObj_GetStrokeColor, _COLOR_OF)
_red, _green, _blue, _alpha = (ctypes.c_uint() for _ in range(4))
_places = tuple(ctypes.byref(part) for part in (_red, _green, _blue, _alpha))
OPAQUE = 255


def text_light(place: int) -> int:
    """The lightness of a text object, by its address."""
    mode = _mode(place)
    if mode == UNSEEN_MODE:
        return UNPAINTED
    return _light(place, stroked=mode == STROKED_MODE)


def fill_light(path: object) -> int:
    """The lightness of what fills a path; 0 for a pattern."""
    return _light(ctypes.cast(path, _HANDLE).value or 0, stroked=False)  # type: ignore[arg-type]


def stroke_light(path: object) -> int:
    """The lightness of the pen that draws a path; 0 for a pattern."""
    return _light(ctypes.cast(path, _HANDLE).value or 0, stroked=True)  # type: ignore[arg-type]


def _light(place: int, *, stroked: bool) -> int:
    if not (_stroke if stroked else _fill)(place, *_places):
        return 0
    red, green, blue, alpha = _red.value, _green.value, _blue.value, _alpha.value
    if red == green == blue and alpha == OPAQUE:
        return red
    return lightness(red, green, blue, alpha)


def stroke_width(path: object, a: float, b: float, e: float, d: float) -> float:
    """The width of the pen of a path in points, under the matrix with these first four parts."""
    width = ctypes.c_float()
    c.FPDFPageObj_GetStrokeWidth(path, width)
    return width.value * math.sqrt(abs(a * d - b * e))
