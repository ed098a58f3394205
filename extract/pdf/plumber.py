"""Pages by pdfplumber: slow and well tried, the reference that the other engine is held against.

It does not tell what a page clips away, only what lies outside its crop box.
"""

import io
import logging
import math
import unicodedata
from collections.abc import Iterator
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extract.model import Box, UnreadableError
from extract.pdf.pages import (
    NEAR,
    Character,
    Corners,
    Page,
    Point,
    Rule,
    clipped,
    extent,
    is_area,
    path_rules,
)

FAILURES = (PdfminerException, MalformedPDFException, PSException)
LIGATURES = ("\ufb00", "\ufb06")
"""From ff to st: the other engine gives their letters."""
MISSING = "\ufffd"
PALE = 250 / 255


def pages(data: bytes) -> Iterator[Page]:
    """The pages of a file, one at a time; `UnreadableError` where it cannot be opened."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for number, page in enumerate(document.pages, 1):
                yield _page(page, number)
                page.close()
    except (*FAILURES, ValueError, TypeError, KeyError) as error:
        cause = error.args[0] if error.args else error
        if isinstance(error, PDFPasswordIncorrect) or isinstance(cause, PDFPasswordIncorrect):
            message = "the PDF is encrypted and needs a password"
        else:
            message = f"damaged PDF: {cause}"
        raise UnreadableError(message) from error


def _page(page: Any, number: int) -> Page:  # noqa: ANN401 - the library has no types
    left, top, right, bottom = page.cropbox
    width, height = right - left, bottom - top
    shown = (0.0, 0.0, width, height)
    rules: list[Rule] = []
    areas: list[Box] = []
    for shape in (*page.lines, *page.rects, *page.curves):
        points = [(x - left, y - top) for x, y in shape["pts"]]
        if shape["object_type"] == "rect" and len(points) == 4:  # noqa: PLR2004 - not closed
            points.append(points[0])
        stroke = float(shape["linewidth"] or 0) if shape["stroke"] else None
        filled = bool(shape["fill"])
        if not filled and stroke is None:
            continue
        rules += clipped(path_rules(points, stroke, filled=filled), shown)
        if filled and is_area(points) and _is_shade(shape["non_stroking_color"]):
            areas.append(Box(number, *extent(points)))
    pictures = sum((i["x1"] - i["x0"]) * (i["bottom"] - i["top"]) for i in page.images)
    characters = tuple(
        character for char in page.chars for character in _character(char, (left, top), shown)
    )
    return Page(
        number,
        width,
        height,
        characters,
        tuple(rules),
        tuple(areas),
        pictures / (width * height) if width and height else 0.0,
    )


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
    text = MISSING if char["text"].startswith("(cid:") else char["text"]
    if LIGATURES[0] <= text <= LIGATURES[1]:
        text = unicodedata.normalize("NFKC", text)
    # y1 counts upwards from the same zero as the matrix does
    baseline = low - (f - char["y0"])
    rotation = round(math.degrees(math.atan2(-b, a))) % 360
    yield Character(text, x0, high, x1, low, baseline, char["size"], rotation)


def _is_shade(color: Any) -> bool:  # noqa: ANN401 - a number, a tuple, or the name of a pattern
    """Whether a colour is seen on white."""
    parts = color if isinstance(color, tuple | list) else (color,)
    numbers = [part for part in parts if isinstance(part, int | float)]
    if len(numbers) == 4:  # noqa: PLR2004 - the four inks: none of them is white
        return any(numbers)
    return not numbers or min(numbers) < PALE
