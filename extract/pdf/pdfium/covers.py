"""Which texts of a page something is painted over, later and in the same place.

Whether it hides them is seen by drawing the page (`sight.py`): it may be clear, or only mark them.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.model import Box
from extract.pdf.pages import Corners, Frame
from extract.pdf.pdfium.paths import Matrix, shown

STRIPE = 20.0
"""Points: covers are looked up by the stripes of the page that they stand in."""
MOST_STRIPES = 100
"""In so many a page is parted at most."""

Order = tuple[int, ...]
"""When an object is painted: its number on the page, its number in the form that this is …"""


@dataclass(slots=True)
class Texts:
    """The text objects of a page, or of a form that is painted as ``under`` tells.

    ``numbers`` are theirs among its objects, ``places`` their addresses, ``sides`` a list of each
    of their left, lower, right and upper edges, which ``matrix`` brings to the page.
    """

    under: Order
    numbers: Sequence[int]
    places: Sequence[int]
    sides: Sequence[Sequence[float]]
    matrix: Matrix


@dataclass(slots=True)
class Covers:
    """What is filled on a page, when it is painted, and whether it is a large picture."""

    page: Corners
    texts: list[Texts] = field(default_factory=list)
    found: list[tuple[Order, Corners, bool]] = field(default_factory=list)

    def add(self, order: Order, box: Box, *, is_picture: bool = False) -> None:
        """Note something that is filled; what is a picture of most of the page may be a scan."""
        corners = (box.x0, box.top, box.x1, box.bottom)
        x0, top, x1, bottom = self.page
        is_scan = is_picture and 2 * _room(corners) > (x1 - x0) * (bottom - top)
        self.found.append((order, corners, is_scan))

    def suspects(self, frame: Frame) -> dict[int, bool]:
        """The texts, by address, in whose middle something is painted later, and if only scans."""
        last = max((order for order, _, _ in self.found), default=())
        early = [t for t in self.texts if t.places and (*t.under, t.numbers[0]) < last]
        if not early:
            return {}
        step = max(STRIPE, (self.page[3] - self.page[1]) / MOST_STRIPES)
        stripes: dict[int, list[tuple[Order, Corners, bool]]] = defaultdict(list)
        for order, box, is_scan in self.found:
            for stripe in range(int(box[1] // step), int(box[3] // step) + 1):
                stripes[stripe].append((order, box, is_scan))
        found: dict[int, bool] = {}
        for texts in early:
            for place, number, *edges in zip(
                texts.places, texts.numbers, *texts.sides, strict=True
            ):
                order = (*texts.under, number)
                if order > last:
                    break
                x0, x1, y = _span(frame, texts.matrix, *edges)
                over = [
                    is_scan
                    for later, box, is_scan in stripes.get(int(y // step), ())
                    if box[1] < y < box[3] and box[0] < x1 and x0 < box[2] and later > order
                ]
                if over:
                    found[place] = all(over)
        return found


def _room(corners: Corners) -> float:
    return (corners[2] - corners[0]) * (corners[3] - corners[1])


def _span(
    frame: Frame, matrix: Matrix, left: float, low: float, right: float, high: float
) -> tuple[float, float, float]:
    """From which x to which x a text stands as shown, and the y of its middle."""
    ax, ay = shown(frame, matrix, left, low)
    bx, by = shown(frame, matrix, right, high)
    return min(ax, bx), max(ax, bx), (ay + by) / 2
