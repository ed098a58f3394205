"""Frames that are drawn as what lies between two rectangles, one in the other."""

from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.pages import THIN, Corners, Point, Rule, extent, is_area

EVEN = 0.05
"""How far a point may be from the side that it is on."""
STRAIGHT = 0.65
"""The share of each side of a rectangle that its rounded corners leave, at least."""


def is_framed(points: Sequence[Point]) -> bool:
    """Whether a shape is a rectangle, its corners rounded or not.

    Most of each side of the rectangle around it is then drawn straight, which a circle's is not:
    the points that pull its four curves are on the sides, and reach over 0.55 of them.
    """
    if is_area(points):
        return True
    x0, top, x1, bottom = extent(points)
    drawn = dict.fromkeys(((0, x0), (0, x1), (1, top), (1, bottom)), 0.0)
    for a, b in pairwise(points):
        for axis, at in drawn:
            if abs(a[axis] - at) <= EVEN and abs(b[axis] - at) <= EVEN:
                drawn[axis, at] += abs(a[1 - axis] - b[1 - axis])
    sides = (bottom - top, x1 - x0)
    return all(length >= STRAIGHT * sides[axis] > 0 for (axis, _), length in drawn.items())


def frame_rules(parts: Sequence[Sequence[Point]]) -> list[Rule] | None:
    """The sides of a frame that is filled between two rectangles; None for what is none.

    A double one is filled between the first and the second and between the third and the fourth.

    >>> outer, inner = ([(a, a), (b, a), (b, b), (a, b)] for a, b in ((0, 40), (1, 39)))
    >>> [(rule.horizontal, rule.at) for rule in frame_rules([outer, inner])]
    [(True, 0.5), (True, 39.5), (False, 0.5), (False, 39.5)]
    """
    if len(parts) not in (2, 4):
        return None
    sizes = sorted(map(extent, parts), key=lambda corners: corners[0] - corners[2])
    pairs = list(zip(sizes[::2], sizes[1::2], strict=True))
    if not all(map(is_framed, parts)) or not all(map(_is_thin, *zip(*pairs, strict=True))):
        return None
    return [rule for outer, inner in pairs for rule in _sides(outer, inner)]


def _is_thin(outer: Corners, inner: Corners) -> bool:
    widths = [inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]]
    return min(widths) >= 0 and max(widths) <= THIN


def _sides(outer: Corners, inner: Corners) -> list[Rule]:
    (x0, top, x1, bottom), (left, high, right, low) = outer, inner
    sides = (
        Rule(True, (top + high) / 2, x0, x1, high - top),
        Rule(True, (low + bottom) / 2, x0, x1, bottom - low),
        Rule(False, (x0 + left) / 2, top, bottom, left - x0),
        Rule(False, (right + x1) / 2, top, bottom, x1 - right),
    )
    return [rule for rule in sides if rule.thickness > 0]
