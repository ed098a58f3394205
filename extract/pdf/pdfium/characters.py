"""The characters of a page by PDFium, asked for column by column.

https://pdfium.googlesource.com/pdfium (fpdf_text.h) says what each function gives.
"""

import ctypes
import math
import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import chain, compress, count, repeat
from operator import add, eq, gt, le, ne, neg, sub

import pypdfium2.raw as c

from extract.pdf.pages import Character, Frame, character
from extract.pdf.pdfium.calls import HANDLE, MANY, Room, columns, direct, prepared
from extract.pdf.pdfium.drawn_fonts import is_dot, with_own_sizes
from extract.pdf.pdfium.objects import Walk
from extract.pdf.pdfium.signs import with_signs
from extract.pdf.pdfium.unmapped import without_codes

AS_PRINTED = {"\x02": "-", "\ufffe": "-", "\0": "\ufffd"}
"""How PDFium gives a hyphen at the end of a line, one by one and all at once, and what it lost."""
SPACE = re.compile(" ")
HANGING = "√"
"""A sign that hangs from where it stands in TeX's font of signs, by nearly the size of the font."""
HUNG = 0.6
"""Of the font size: no font but such a one gets as far below the line."""
HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
"""A character of two UTF-16 units, or a unit that has lost its other half."""

_count = direct(c.FPDFText_CountChars)
_units = direct(c.FPDFText_GetText)
_text_object = direct(c.FPDFText_GetTextObject, HANDLE)
_code = direct(c.FPDFText_GetUnicode, ctypes.c_uint)
_is_generated = direct(c.FPDFText_IsGenerated)
_char_box = direct(c.FPDFText_GetLooseCharBox, None)
_origin = direct(c.FPDFText_GetCharOrigin, None)
_matrix = direct(c.FPDFText_GetMatrix, None)
_font_size = direct(c.FPDFText_GetFontSize, ctypes.c_double)
_edges, _six, _points = Room("f", 4), Room("f", 6), Room("d", 2, outs=2)


def characters(text: object, walk: Walk) -> tuple[list[int], list[Character]]:
    """The printed characters of a page, without what it clips away.

    Before them, one for each, the addresses of their text objects.
    """
    handle = prepared(text)
    indices, places, letters = printed(handle)
    if not indices:
        return [], []
    sides = rectangles(walk.frame, boxes(handle, indices))
    is_last = [*map(ne, places, places[1:]), True]
    stands = standing(handle, walk, indices, places, is_last)
    found = list(map(character, map(add, zip(letters, *sides, strict=True), stands)))
    shared = map(gt, map(eq, sides[0], sides[0][1:]), is_last)  # with the next of its object
    for index in reversed(list(compress(count(), shared))):
        if found[index].baseline == found[index + 1].baseline:
            found[index] = ligature(found[index], found.pop(index + 1))
            del places[index]
    if any(map(is_dot, found)):
        found = with_own_sizes(places, found)
    if HANGING in letters:
        found = list(map(standing_on_line, found))
    if walk.clips or not walk.holds(sides):
        seen = list(map(walk.seen, places, found))
        return list(compress(places, seen)), list(filter(None, seen))
    return places, found


def standing(
    handle: object,
    walk: Walk,
    indices: Sequence[int],
    places: Sequence[int],
    is_last: Sequence[bool],
) -> Iterable[tuple[float, float, int, int]]:
    """Baseline, size, rotation and lightness of each character.

    What the characters of a text object share is asked of the last of them alone.
    """
    ranks = list(compress(count(), is_last))
    lengths = map(sub, ranks, chain((-1,), ranks))
    lasts = list(compress(indices, is_last))
    _, *matrices = columns(_matrix, _six, lasts, repeat(handle))
    sizes = map(_font_size, repeat(handle), lasts)
    lights = walk.paints(list(compress(places, is_last)))
    looks = list(map(look, repeat(walk.frame.turns), lights, sizes, *matrices[:4]))
    ends = origin_heights(handle, lasts, walk.frame)
    if ends == heights(walk.frame, *matrices[4:]):  # text goes straight from where its object is
        stands = map(add, zip(ends, strict=True), looks)
        return chain.from_iterable(map(repeat, stands, lengths))
    baselines = origin_heights(handle, indices, walk.frame)
    each = chain.from_iterable(map(repeat, looks, lengths))
    return map(add, zip(baselines, strict=True), each)


def printed(handle: object) -> tuple[list[int], list[int], list[str]]:
    """Index, text object and text of each character of a page; spaces that PDFium made are not.

    Of a pair of surrogates the second has the text, whole.
    """
    indices = range(_count(handle))
    places = list(map(_text_object, repeat(handle), indices))
    units = "".join(all_units(handle, indices))
    for given, right in AS_PRINTED.items():
        units = units.replace(given, right)
    letters = list(units)
    for half in HALVES.finditer(units):
        whole = half[0].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        places[half.start() : half.end() - 1] = [None] * (len(half[0]) - 1)
        letters[half.end() - 1] = whole
    with_signs(letters, units, places)
    without_codes(handle, letters, units, places)
    for space in SPACE.finditer(units):
        if places[space.start()] and _is_generated(handle, space.start()):
            places[space.start()] = None
    return (
        list(compress(indices, places)),
        list(compress(places, places)),
        list(compress(letters, places)),
    )


def text_in(text: object, objects: Collection[int]) -> str:
    """The text of some text objects, by address."""
    _, places, letters = printed(prepared(text))
    return "".join(compress(letters, map(objects.__contains__, places)))


def boxes(handle: object, indices: Sequence[int]) -> list[list[float]]:
    """Left, top, right and bottom edges of the boxes of characters, on the file's page."""
    return columns(_char_box, _edges, indices, repeat(handle))[1:]


def all_units(handle: object, indices: Sequence[int]) -> Iterable[str]:
    """The code unit of each character of a page, all at once where PDFium has one for each."""
    buffer = (ctypes.c_ushort * (len(indices) + 1))()
    if _units(handle, 0, len(indices), buffer) == len(buffer):
        units = bytes(buffer)[:-2].decode("utf-16-le", "surrogatepass")
        return units if len(units) == len(indices) else map(chr, buffer[:-1])
    return map(chr, map(_code, repeat(handle), indices))


def rectangles(frame: Frame, edges: Sequence[list[float]]) -> Sequence[list[float]]:
    """Rectangles of the file's page as shown: a list for each of x0, top, x1 and bottom.

    They are given by their left, top, right and bottom edges, as PDFium has them.
    """
    lefts, highs, rights, lows = edges
    if frame.turns == 0 and all(map(le, lefts, rights)) and all(map(le, lows, highs)):
        if frame.x0:
            lefts, rights = [x - frame.x0 for x in lefts], [x - frame.x0 for x in rights]
        return lefts, [frame.y1 - y for y in highs], rights, [frame.y1 - y for y in lows]
    corners = list(map(frame.corners, lefts, lows, rights, highs))
    return [[corner[side] for corner in corners] for side in range(4)]


def heights(frame: Frame, xs: Sequence[float], ys: Sequence[float]) -> list[float]:
    """The heights at which points of the file's page are shown."""
    if frame.turns == 0:
        return [frame.y1 - y for y in ys]
    return [frame.point(x, y)[1] for x, y in zip(xs, ys, strict=True)]


def origin_heights(handle: object, indices: Sequence[int], frame: Frame) -> list[float]:
    """The heights, as shown, at which characters stand."""
    _, xs, ys = columns(_origin, _points, indices, repeat(handle))
    return heights(frame, xs, ys)


@lru_cache(maxsize=MANY)
def look(turns: int, light: int, size: float, *matrix: float) -> tuple[float, int, int]:
    """The height of a font as shown, the clockwise turn of its text in degrees, and its lightness.

    On a page of so many quarter turns, under a matrix with these first four parts; a size below
    zero turns the text round.
    """
    a, b, e, d = matrix if size >= 0 else map(neg, matrix)
    height = abs(size) * math.hypot(e, d)
    if turns == 0 and b == 0 and a > 0:
        return height, 0, light
    return height, round(math.degrees(math.atan2(-b, a)) + 90 * turns) % 360, light


def standing_on_line(c: Character) -> Character:
    """A character; one that hangs from its line stands on that of the text beside it."""
    if c.text != HANGING or c.rotation or c.bottom - c.baseline < HUNG * c.size:
        return c
    return c._replace(baseline=c.baseline + HUNG * c.size)


def ligature(first: Character, last: Character) -> Character:
    """Two letters of a ligature, which share a box, as one character."""
    return first._replace(text=first.text + last.text, x1=max(first.x1, last.x1))
