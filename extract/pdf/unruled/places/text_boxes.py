"""Boxes of text: what stands in a frame of its own is no part of a table beside it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple, TypeVar

from extract.model import Box
from extract.pdf.grid import Grid
from extract.pdf.pages import SIZE, Character, Corners, Page, Point, Rule
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.ruled.snapping import rules_to_lines

SNAP = 2.0
"""Points by which the ends of lines may miss a corner."""
FEWEST_LINES = 2
"""Of text: a frame around a word stands within a line."""
NEAR = 1.0
"""Of the font size: frames one below the other that are nearer are rows of a table."""

ALL_OVER = 0.8
"""The share of a box that is shaded; the rest is its padding."""

T = TypeVar("T")


class Region(NamedTuple):
    """A part of a page by itself: what is drawn there, its characters in no grid, and its grids.

    ``half`` are those without lines between their rows.
    """

    page: Page
    loose: Sequence[Character]
    grids: Sequence[Grid]
    half: Sequence[Grid]


def page_to_regions(
    page: Page, loose: Sequence[Character], grids: Sequence[Grid], half: Sequence[Grid]
) -> list[Region]:
    """What stands in no box of text, and then what stands in each, without the sides of the box."""
    boxes = text_boxes(page.rules, loose)
    if not boxes:
        return [Region(page, loose, grids, half)]

    def own(box: Corners | None, things: Iterable[T], where: Callable[[T], Point]) -> tuple[T, ...]:
        return tuple(thing for thing in things if _innermost(boxes, *where(thing)) == box)

    def region(box: Corners | None) -> Region:
        rules, areas = own(box, page.rules, _of_rule), own(box, page.areas, _of_area)
        if box:
            rules = tuple(rule for rule in rules if not _is_side(rule, box))
            areas = () if is_shaded(box, areas) else areas
        characters = own(box, page.characters, _of_character)
        part = replace(page, characters=characters, rules=rules, areas=areas)
        drawn = (own(box, some, _of_grid) for some in (grids, half))
        return Region(part, own(box, loose, _of_character), *drawn)

    return [region(box) for box in (None, *boxes)]


def text_boxes(rules: Sequence[Rule], characters: Sequence[Character]) -> list[Corners]:
    """The frames around several lines of text that are no cells, drawn one by one, of a table."""
    across = rules_to_lines([rule for rule in rules if rule.horizontal], SNAP)
    uprights = rules_to_lines([rule for rule in rules if not rule.horizontal], SNAP)
    found = frames(across, uprights)
    boxes: list[Corners] = []
    for frame in found:
        held = [c for c in characters if _holds(frame, *_of_character(c)) and not c.text.isspace()]
        lines = len({round(c.baseline) for c in held})
        if lines >= FEWEST_LINES and len(held) < len(characters):
            near = NEAR * max(map(SIZE, held))
            if not any(are_cells(frame, other, near) for other in found if other is not frame):
                boxes.append(frame)
    return boxes


def is_shaded(box: Corners, areas: Iterable[Box]) -> bool:
    """Whether a box is shaded all over: that parts no rows."""
    shaded = sum((area.x1 - area.x0) * (area.bottom - area.top) for area in areas)
    return shaded >= ALL_OVER * _size(box)


def frames(across: Iterable[Ruling], uprights: Iterable[Ruling]) -> list[Corners]:
    """The rectangles of which two lines across and two upright ones are the sides.

    >>> across, uprights = [Ruling(1, 0, 9), Ruling(5, 0, 9)], [Ruling(0, 1, 5), Ruling(9, 1, 5)]
    >>> frames(across, uprights), frames(across, uprights[:1])
    ([(0, 1, 9, 5)], [])
    """
    by_start: dict[int, list[Ruling]] = {}
    for line in across:
        by_start.setdefault(round(line.start), []).append(line)
    found: list[Corners] = []
    sides = sorted(uprights, key=lambda line: (round(line.start), round(line.end), line.at))
    for left, right in pairwise(sides):
        if not (_near(left.start, right.start) and _near(left.end, right.end)):
            continue
        begun = (x for at in range(-2, 3) for x in by_start.get(round(left.at) + at, ()))
        ats = [line.at for line in begun if _near(line.end, right.at)]
        if all(any(_near(at, edge) for at in ats) for edge in (left.start, left.end)):
            found.append((left.at, left.start, right.at, left.end))
    return found


def are_cells(frame: Corners, other: Corners, near: float) -> bool:
    """Whether two frames stand beside each other at one height, or closely above each other."""
    x0, top, x1, bottom = map(_near, frame, other)
    gap = max(frame[1], other[1]) - min(frame[3], other[3])
    return (top and bottom) or (x0 and x1 and gap <= near)


def _near(at: float, other: float) -> bool:
    return abs(at - other) <= SNAP


def _holds(frame: Corners, x: float, y: float) -> bool:
    x0, top, x1, bottom = frame
    return x0 - SNAP <= x <= x1 + SNAP and top - SNAP <= y <= bottom + SNAP


def _innermost(boxes: Iterable[Corners], x: float, y: float) -> Corners | None:
    """The smallest box that holds a point."""
    held = (box for box in boxes if _holds(box, x, y))
    return min(held, key=_size, default=None)


def _size(box: Corners) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _is_side(rule: Rule, box: Corners) -> bool:
    x0, top, x1, bottom = box
    return any(_near(rule.at, edge) for edge in ((top, bottom) if rule.horizontal else (x0, x1)))


def _of_character(c: Character) -> Point:
    return (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2


def _of_rule(rule: Rule) -> Point:
    middle = (rule.start + rule.end) / 2
    return (middle, rule.at) if rule.horizontal else (rule.at, middle)


def _of_area(area: Box) -> Point:
    return (area.x0 + area.x1) / 2, (area.top + area.bottom) / 2


def _of_grid(grid: Grid) -> Point:
    x0, top, x1, bottom = grid.corners
    return (x0 + x1) / 2, (top + bottom) / 2
