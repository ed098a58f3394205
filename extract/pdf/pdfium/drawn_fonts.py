"""Sizes of fonts that are drawings (Type 3, ISO 32000-1, 9.6.5), in units of their own.

Files by dvips set every font at the same size, that of a dot: the letters tell how large it is.
"""

from collections.abc import Sequence

import pypdfium2.raw as c

from extract.pdf.pages import Character
from extract.pdf.pdfium.calls import HANDLE, direct, prepared

DOT = 1.0
"""Points: nobody reads letters of such a size."""
CAPITALS = 0.7
"""Of the font size: how tall capitals are, and letters such as b and d."""
EVEN = 0.01
"""Of their height: letters that differ less have one box, that of the font."""
TALL = 0.9
"""Of the letters of a font, by height: what these are as tall as."""

_font = direct(c.FPDFTextObj_GetFont, HANDLE)


def with_own_sizes(places: Sequence[int], found: Sequence[Character]) -> list[Character]:
    """The characters, those of a size that nobody reads with the one that they are drawn in.

    ``places`` are the addresses of their text objects.
    """
    fonts: dict[int, int] = {}
    tall: dict[tuple[int, float], list[float]] = {}
    keys = []
    for place, char in zip(places, found, strict=True):
        if place not in fonts:
            fonts[place] = _font(prepared(place))
        keys.append((fonts[place], char.size))
        if char.text.isalnum():
            tall.setdefault(keys[-1], []).append(char.bottom - char.top)
    sizes = {key: size_of(sorted(own)) for key, own in tall.items()}
    return [
        char._replace(size=sizes.get(key, char.bottom - char.top)) if is_dot(char) else char
        for key, char in zip(keys, found, strict=True)
    ]


def size_of(tall: Sequence[float]) -> float:
    """The size of a font by how tall its letters are, which rise: all alike, if boxes are its own.

    >>> size_of([10, 10, 10]), size_of([4.5, 7, 7])
    (10, 10.0)
    """
    letters = tall[int(TALL * len(tall))]
    return letters if tall[-1] - tall[0] < EVEN * letters else letters / CAPITALS


def is_dot(char: Character) -> bool:
    """Whether the font of a character is said to be as small as a dot, and its letters are not."""
    return char.size < DOT < char.bottom - char.top
