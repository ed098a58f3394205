"""Pages by pdfplumber: slow and well tried, the reference that the other engine is held against.

It does not tell what a page clips away, only what lies outside its crop box.
"""

import io
import logging
import math
import unicodedata
from collections.abc import Container, Iterator
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extract.model import Box, UnreadableError
from extract.pdf.pages import (
    EVERY,
    LOCKED,
    NEAR,
    THIN,
    WHITE,
    WRONG_KEY,
    Character,
    Corners,
    Page,
    Point,
    Rule,
    clipped,
    damaged,
    extent,
    is_area,
    lightness,
    parts_shades,
    path_rules,
    thick_strokes,
)
from extract.pdf.ruled.frames import frame_rules
from extract.pdf.ruled.thin_pictures import picture_rules, without_strips
from extract.symbols import plain, sign_of_glyph

FAILURES = (PdfminerException, MalformedPDFException, PSException)
LIGATURES = ("\ufb00", "\ufb06")
"""From ff to st: the other engine gives their letters."""
MISSING = "\ufffd"


def pages(
    data: bytes, password: str | None = None, *, numbers: Container[int] = EVERY
) -> Iterator[Page]:
    """The pages of a file, one at a time; `UnreadableError` where it cannot be opened."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font
    try:
        with pdfplumber.open(io.BytesIO(data), password=password) as document:
            for number, page in enumerate(document.pages, 1):
                if number in numbers:
                    yield _page(page, number)
                    page.close()
    except (*FAILURES, ValueError, TypeError, KeyError) as error:
        cause = error.args[0] if error.args else error
        if isinstance(error, PDFPasswordIncorrect) or isinstance(cause, PDFPasswordIncorrect):
            message = LOCKED if password is None else WRONG_KEY
        else:
            message = damaged(cause, data)
        raise UnreadableError(message) from error


def _page(page: Any, number: int) -> Page:  # noqa: ANN401 - the library has no types
    left, top, right, bottom = _crop(page)
    width, height = right - left, bottom - top
    shown = (0.0, 0.0, width, height)
    rules, areas, shapes = _drawn(page, number)
    pictures = tuple(
        Box(number, i["x0"] - left, i["top"] - top, i["x1"] - left, i["bottom"] - top)
        for i in page.images
    )
    thin = (rule for picture in pictures for rule in picture_rules(picture))
    covered = sum((p.x1 - p.x0) * (p.bottom - p.top) for p in pictures)
    characters = tuple(
        character for char in page.chars for character in _character(char, (left, top), shown)
    )
    return Page(
        number,
        width,
        height,
        characters,
        tuple(clipped((*rules, *without_strips(thin)), shown)),
        tuple(areas),
        covered / (width * height) if width and height else 0.0,
        pictures,
        tuple(shapes),
    )


def _crop(page: Any) -> Corners:  # noqa: ANN401
    """The crop box, as far as it is on the medium (ISO 32000-1, 14.11.2)."""
    left, top, right, bottom = page.cropbox
    x0, high, x1, low = page.mediabox
    return max(left, x0), max(top, high), min(right, x1), min(bottom, low)


def _drawn(page: Any, number: int) -> tuple[list[Rule], list[Box], list[Box]]:  # noqa: ANN401
    """The rules, the shaded rectangles and the other shapes of a page.

    A frame that is filled between two rectangles comes as both of them, one after the other.
    """
    left, top, _, _ = _crop(page)
    rules: list[Rule] = []
    white: list[Rule] = []
    areas: list[Box] = []
    shapes: list[Box] = []
    before: list[Point] = []
    was = 0
    for shape in (*page.lines, *page.rects, *page.curves):
        points = [(x - left, y - top) for x, y in shape["pts"]]
        if shape["object_type"] == "rect" and len(points) == 4:  # noqa: PLR2004 - not closed
            points.append(points[0])
        stroke = float(shape["linewidth"] or 0) if shape["stroke"] else None
        filled = bool(shape["fill"])
        if not filled and stroke is None:
            continue
        is_shade = filled and _light(shape["non_stroking_color"]) < WHITE
        seen = is_shade or (stroke is not None and _light(shape["stroking_color"]) < WHITE)
        gathered = rules if seen else white
        x0, high, x1, low = extent(points)
        frame = frame_rules([before, points]) if filled and before else None
        if frame is not None:
            gathered.extend(frame)
            del areas[was:]
        else:
            gathered.extend(path_rules(points, stroke, filled=filled))
            if seen:
                thick = map(extent, thick_strokes(points, stroke))
                areas += [Box(number, *corners) for corners in thick if _is_thick(corners)]
        before, was = (points, len(areas)) if is_shade and frame is None else ([], 0)
        if is_shade and frame is None and min(x1 - x0, low - high) > THIN:
            (areas if is_area(points) else shapes).append(Box(number, x0, high, x1, low))
    return [*rules, *(rule for rule in white if parts_shades(rule, areas))], areas, shapes


def _is_thick(corners: Corners) -> bool:
    x0, top, x1, bottom = corners
    return min(x1 - x0, bottom - top) > THIN


def _character(char: dict[str, Any], origin: Point, shown: Corners) -> Iterator[Character]:
    """A character as shown; nothing for one outside of what is shown."""
    left, top = origin
    a, b, _, _, _, f = char["matrix"]
    x0, x1 = char["x0"] - left, char["x1"] - left
    high, low = char["top"] - top, char["bottom"] - top
    middle, level = (x0 + x1) / 2, (high + low) / 2
    if not (shown[0] - NEAR <= middle <= shown[2] + NEAR):
        return
    if not (shown[1] - NEAR <= level <= shown[3] + NEAR):
        return
    text = char["text"] or MISSING
    if text.startswith("(cid:"):
        text = MISSING
    if len(text) == 1:
        font = char["fontname"].rpartition("+")[2]
        text = plain(sign_of_glyph(text, font), font)
    if LIGATURES[0] <= text <= LIGATURES[1]:
        text = unicodedata.normalize("NFKC", text)
    # y1 counts upwards from the same zero as the matrix does
    baseline = low - (f - char["y0"])
    rotation = round(math.degrees(math.atan2(-b, a))) % 360
    light = _light(char["non_stroking_color"])
    yield Character(text, x0, high, x1, low, baseline, char["size"], rotation, light)


def _light(color: Any) -> int:  # noqa: ANN401 - a number, a tuple, or the name of a pattern
    """How light a colour is; 0 for a pattern and for what no colour space is known of."""
    parts = color if isinstance(color, tuple | list) else (color,)
    numbers = [255 * part for part in parts if isinstance(part, int | float)]
    if len(numbers) == 1:
        return lightness(*numbers * 3)
    if len(numbers) == 3:  # noqa: PLR2004
        return lightness(*numbers)
    if len(numbers) == 4:  # noqa: PLR2004 - inks: what black leaves of each
        cyan, magenta, yellow, black = numbers
        left = (255 - black) / 255
        return lightness((255 - cyan) * left, (255 - magenta) * left, (255 - yellow) * left)
    return 0
