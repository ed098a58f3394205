"""Signs of symbol fonts, of which a PDF may say that they are letters or private code points.

https://pdfium.googlesource.com/pdfium (fpdf_edit.h) says what each function gives.
"""

import ctypes
import re
from collections.abc import Sequence

import pypdfium2.raw as c

from extract.pdf.pdfium.calls import HANDLE, direct, prepared
from extract.symbols import FIRST, LAST, plain, sign_of_glyph

SIGN = re.compile("[l-z\u00a1-\u00fe\uf020-\uf0ff](?![A-Za-z])")
"""What a bullet may be called: it stands alone, or ends a piece of text."""
LONGEST = 100
"""Bytes of the name of a font."""

_font = direct(c.FPDFTextObj_GetFont, HANDLE)
_name = direct(c.FPDFFont_GetBaseFontName, ctypes.c_size_t)


def with_signs(letters: list[str], units: str, places: Sequence[int | None]) -> None:
    """Put the signs of symbol fonts in place of their letters.

    ``units`` are the same letters, ``places`` the addresses of their text objects. A letter is
    asked for its font where it is alone in its object, a private code point always.
    """
    names: dict[int, str] = {}
    for found in SIGN.finditer(units):
        index = found.start()
        place, letter = places[index], units[index]
        if not place:
            continue
        is_private = FIRST <= ord(letter) <= LAST
        if not is_private and place in beside(places, index):
            continue
        font = _font(prepared(place))
        if font not in names:
            names[font] = _font_name(font)
        letters[index] = (plain if is_private else sign_of_glyph)(letter, names[font])


def beside(places: Sequence[int | None], index: int) -> Sequence[int | None]:
    """What stands before and behind an index.

    >>> beside([1, 2, 3], 0), beside([1, 2, 3], 1)
    ([2], [1, 3])
    """
    return [*places[max(index - 1, 0) : index], *places[index + 1 : index + 2]]


def _font_name(font: int) -> str:
    """The name of a font, without what says that only a part of it is in the file."""
    buffer = ctypes.create_string_buffer(LONGEST)
    _name(prepared(font), buffer, ctypes.c_size_t(LONGEST))
    return buffer.value.decode("utf-8", "replace").rpartition("+")[2]
