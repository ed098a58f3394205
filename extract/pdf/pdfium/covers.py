"""Which texts of a page something is painted over, later and in the same place.

And which texts may have the colour of what they stand on. Whether they are hidden is seen by
drawing the page (`sight.py`): what is painted may be clear, or only mark them.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.model import Box
from extract.pdf.pages import UNPAINTED, Character, Corners, Frame, Rule
from extract.pdf.pdfium.paths import Matrix, shown

STRIPE = 20.0
"""Points: covers are looked up by the stripes of the page that they stand in."""
MOST_STRIPES = 100
"""In so many a page is parted at most."""

MOST_PAIRS = 400_000
"""So many texts and what they may stand on are looked at in a stripe, on average."""
FAINT = 8
"""Steps of lightness, of 255, that nobody sees."""

Order = tuple[int, ...]
"""When an object is painted: its number on the page, its number in the form that this is …"""


class Cover(NamedTuple):
    """Something that is filled: when, where, whether it may be a scan, how light it is if plain."""

    order: Order
    corners: Corners
    is_scan: bool
    light: int | None


class Drawn(NamedTuple):
    """Which of the rules of a page a path draws: from the first to before the last, and when."""

    order: Order
    handle: object
    first: int
    last: int


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
    drawn: list[Drawn] = field(default_factory=list)
    found: list[Cover] = field(default_factory=list)

    def add(
        self, order: Order, box: Box, *, light: int | None = None, is_picture: bool = False
    ) -> None:
        """Note something that is filled; what is a picture of most of the page may be a scan."""
        corners = (box.x0, box.top, box.x1, box.bottom)
        x0, top, x1, bottom = self.page
        is_scan = is_picture and 2 * _room(corners) > (x1 - x0) * (bottom - top)
        self.found.append(Cover(order, corners, is_scan, light))

    def add_pen(self, order: Order, rules: Iterable[Rule], *, thinnest: float) -> None:
        """Note what a pen draws that is thicker than a line, or that takes away what is there."""
        for rule in rules:
            if rule.thickness > thinnest:
                half = rule.thickness / 2
                low, high = rule.at - half, rule.at + half
                sides = (
                    (rule.start, low, rule.end, high)
                    if rule.horizontal
                    else (low, rule.start, high, rule.end)
                )
                self.found.append(Cover(order, sides, is_scan=False, light=None))

    @property
    def step(self) -> float:
        """The height of a stripe."""
        return max(STRIPE, (self.page[3] - self.page[1]) / MOST_STRIPES)

    @property
    def last(self) -> Order:
        """When the last of them is painted."""
        return max((cover.order for cover in self.found), default=())

    def striped(self, covers: Iterable[Cover]) -> dict[int, list[Cover]]:
        """Some of them by the stripes of the page that they stand in."""
        stripes: dict[int, list[Cover]] = defaultdict(list)
        step = self.step
        for cover in covers:
            for stripe in range(int(cover.corners[1] // step), int(cover.corners[3] // step) + 1):
                stripes[stripe].append(cover)
        return stripes

    def suspects(self, frame: Frame) -> dict[int, bool]:
        """The texts, by address, in whose middle something is painted later, and if only scans."""
        last = self.last
        early = [t for t in self.texts if t.places and (*t.under, t.numbers[0]) < last]
        if not early:
            return {}
        step, stripes = self.step, self.striped(self.found)
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
                    for later, box, is_scan, _ in stripes.get(int(y // step), ())
                    if box[1] < y < box[3] and box[0] < x1 and x0 < box[2] and later > order
                ]
                if over:
                    found[place] = all(over)
        return found

    def may_be_alike(self, lights: Sequence[int]) -> bool:
        """Whether any is as light as a text; how light texts are comes the darkest first."""
        fills = {cover.light for cover in self.found if cover.light is not None}
        return any(
            bisect_left(lights, fill - FAINT)
            < bisect_right(lights, min(fill + FAINT, UNPAINTED - 1))
            for fill in fills
        )

    def alike(self, placed: Sequence[tuple[int, Character]]) -> set[int]:
        """The texts, by address, of which a character stands on what is as light as it is.

        Of a page with too much on it those that are as light as anything: drawing it tells more.
        """
        if len(placed) * len(self.found) > MOST_PAIRS * MOST_STRIPES:
            fills = [cover.light for cover in self.found if cover.light is not None]
            lights = {n for n in range(UNPAINTED) if any(_is_near(fill, n) for fill in set(fills))}
            return {place for place, c in placed if c.light in lights}
        stripes: dict[int, dict[int, list[Cover]]] = {}
        found: set[int] = set()
        for place, c in placed:
            if c.light not in stripes:
                near = (x for x in self.found if x.light is not None and _is_near(x.light, c.light))
                stripes[c.light] = self.striped(near)
            if place not in found and stripes[c.light]:
                x, y = (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2
                if any(
                    box[0] < x < box[2] and box[1] < y < box[3]
                    for _, box, _, _ in stripes[c.light].get(int(y // self.step), ())
                ):
                    found.add(place)
        return found


def _is_near(light: int, other: int) -> bool:
    return other != UNPAINTED and abs(light - other) <= FAINT


def _room(corners: Corners) -> float:
    return (corners[2] - corners[0]) * (corners[3] - corners[1])


def _span(
    frame: Frame, matrix: Matrix, left: float, low: float, right: float, high: float
) -> tuple[float, float, float]:
    """From which x to which x a text stands as shown, and the y of its middle."""
    ax, ay = shown(frame, matrix, left, low)
    bx, by = shown(frame, matrix, right, high)
    return min(ax, bx), max(ax, bx), (ay + by) / 2
