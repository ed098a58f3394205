"""Characters of which a font does not say what they are: PDFium gives the codes of their glyphs.

In a font that has ideographs such a code means nothing. One of letters alone may be without
ToUnicode and have the codes of ASCII.
"""

import re
from collections.abc import Sequence
from itertools import compress, count, repeat

import pypdfium2.raw as c

from extract.pdf.pdfium.calls import HANDLE, direct, prepared

LOST = "\ufffd"
IDEOGRAPHS = "\u3400", "\u9fff"
OTHERS = re.compile("[^\u3400-\u9fff]")

_is_unmapped = direct(c.FPDFText_HasUnicodeMapError)
_font = direct(c.FPDFTextObj_GetFont, HANDLE)


def without_codes(
    handle: object, letters: list[str], units: str, places: Sequence[int | None]
) -> None:
    """Put what stands for nothing in place of such codes.

    ``units`` are the letters as PDFium gives them, ``places`` the addresses of their text objects,
    None of those not printed. All are asked of where one that is no ideograph is such a code; it
    takes long, and few fonts lack ideographs alone.
    """
    others = (sign.start() for sign in OTHERS.finditer(units))
    if not any(map(_is_unmapped, repeat(handle), others)):
        return
    unmapped = list(map(_is_unmapped, repeat(handle), range(len(letters))))
    fonts = {place: _font(prepared(place)) for place in set(places) if place}
    first, last = IDEOGRAPHS
    written = zip(letters, places, unmapped, strict=True)
    with_ideographs = {
        fonts[place]
        for letter, place, is_code in written
        if place and not is_code and first <= letter[:1] <= last
    }
    for index in compress(count(), unmapped):
        place = places[index]
        if place and fonts[place] in with_ideographs:
            letters[index] = LOST
