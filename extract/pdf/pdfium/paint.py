"""With which paint PDFium draws an object: how light it looks on white paper."""

import math
from collections.abc import Sequence
from functools import lru_cache
from operator import mul

import pypdfium2.raw as c

from extract.pdf.pages import UNPAINTED, lightness
from extract.pdf.pdfium.calls import MANY, Room, columns, direct

UNSEEN_MODES = frozenset((3, 7))
"""Text rendering modes: neither filled nor stroked (ISO 32000-1, 9.3.6); the second clips."""
STROKED_MODE = 1

_mode = direct(c.FPDFTextObj_GetTextRenderMode)
_fill = direct(c.FPDFPageObj_GetFillColor)
_stroke = direct(c.FPDFPageObj_GetStrokeColor)
_pen = direct(c.FPDFPageObj_GetStrokeWidth)
_colors, _width = Room("I", 4, outs=4), Room("f", 1)
OPAQUE = 255


def text_lights(texts: Sequence[object]) -> list[int]:
    """The lightness of each of several text objects."""
    modes = list(map(_mode, texts))
    found = fill_lights(texts)
    if any(mode == STROKED_MODE or mode in UNSEEN_MODES for mode in set(modes)):
        for number, (mode, text) in enumerate(zip(modes, texts, strict=True)):
            if mode in UNSEEN_MODES:
                found[number] = UNPAINTED
            elif mode == STROKED_MODE:
                (found[number],) = stroke_lights([text])
    return found


def fill_lights(handles: Sequence[object]) -> list[int]:
    """The lightness of what fills each of several objects; 0 for a pattern."""
    return list(map(_light, *columns(_fill, _colors, handles)))


def stroke_lights(handles: Sequence[object]) -> list[int]:
    """The lightness of the pen that draws each of several objects; 0 for a pattern."""
    return list(map(_light, *columns(_stroke, _colors, handles)))


@lru_cache(maxsize=MANY)
def _light(is_plain: int, red: int, green: int, blue: int, alpha: int) -> int:
    if not is_plain:
        return 0
    if red == green == blue and alpha == OPAQUE:
        return red
    return lightness(red, green, blue, alpha)


def stroke_widths(
    paths: Sequence[object], under: Sequence[tuple[float, float, float, float, float, float]]
) -> list[float]:
    """The width of the pen of each of several paths in points, under their matrices."""
    _, widths = columns(_pen, _width, paths)
    scales = [math.sqrt(abs(a * d - b * e)) for a, b, e, d, _, _ in under]
    return list(map(mul, widths, scales))
