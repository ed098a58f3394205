"""Tables whose cells have a frame each and white between them: one grid, its walls in the white.

A side of a frame and the nearest one of the next frame are the ends of a gap, and gaps that
overlap are one wall. So a frame that ends inside of a row, as of a label that a browser cuts at the
end of a page, ends where the row does.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.pdf.pages import Corners, Page, Rule

WIDEST = 9.0
"""Points between the sides of two frames: 10 px, and the lines themselves."""
TOUCHING = 0.2
"""Points: what is nearer has no white between."""
SNAP = 1.0
"""Points by which lines may miss a corner."""
DOUBLE = 4.0
"""Points between the lines of a double frame, at most."""
HOLDS = 4
"""So many frames in one: that one is none of a cell."""
FEWEST = 4
"""Frames, in two rows and two columns: fewer are no table."""
MOST = 4000
"""Frames on a page: what has more is a drawing."""
FILLED = 0.5
"""The share of the places of a grid that frames cover; of what has fewer they are none."""


class Frame(NamedTuple):
    """A rectangle, and which of its sides are drawn: left and right always are."""

    corners: Corners
    top: bool = True
    bottom: bool = True


def without_gaps(page: Page) -> Page:
    """The page, the frames of its cells as far apart as nothing."""
    found = outermost(frames(page.rules))
    if len(found) < FEWEST:
        return page
    rules = page.rules
    for group in groups(found):
        rules = _closed(rules, group, page)
    return page if rules is page.rules else replace(page, rules=tuple(rules))


def frames(rules: Sequence[Rule]) -> list[Frame]:
    """The rectangles of two upright rules that begin and end alike, and one or two across.

    >>> across, uprights = (
    ...     [Rule(bool(turn), at, 0, 9, 1) for at in (0, 9)] for turn in (1, 0)
    ... )
    >>> [frame.corners for frame in frames(across + uprights)]
    [(0, 0, 9, 9)]
    """
    by_start: dict[int, list[Rule]] = {}
    for rule in rules:
        if rule.horizontal and rule.end - rule.start > WIDEST:
            by_start.setdefault(round(rule.start), []).append(rule)
    uprights = sorted(
        (rule for rule in rules if not rule.horizontal and rule.end - rule.start > DOUBLE),
        key=lambda rule: (round(rule.start), round(rule.end), rule.at),
    )
    found: list[Frame] = []
    for left, right in pairwise(uprights):
        if right.at - left.at <= DOUBLE or not (
            _near(left.start, right.start) and _near(left.end, right.end)
        ):
            continue
        begun = (rule for at in (-1, 0, 1) for rule in by_start.get(round(left.at) + at, ()))
        ats = [rule.at for rule in begun if _near(rule.end, right.at)]
        top, bottom = (any(_near(at, edge) for at in ats) for edge in (left.start, left.end))
        if top or bottom:
            found.append(Frame((left.at, left.start, right.at, left.end), top, bottom))
    return found if len(found) <= MOST else []


def outermost(found: Iterable[Frame]) -> list[Frame]:
    """Frames in no other one, but for those that hold many, which are around tables."""
    order = sorted(set(found), key=lambda frame: (frame.corners[1], frame.corners[0] * 1e-6))
    inside: dict[Frame, list[Frame]] = {frame: [] for frame in order}
    open_: list[Frame] = []
    for frame in order:
        open_ = [other for other in open_ if other.corners[3] > frame.corners[1]]
        for other in open_:
            if _holds(other.corners, frame.corners):
                inside[other].append(frame)
        open_.append(frame)
    around = {frame for frame, held in inside.items() if len(held) >= HOLDS}
    inner = {held for frame in order if frame not in around for held in inside[frame]}
    return [frame for frame in order if frame not in around and frame not in inner]


def groups(found: Sequence[Frame]) -> Iterator[list[Frame]]:
    """Frames that stand beside each other, or one below the other, with little between."""
    parent = list(range(len(found)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    open_: list[int] = []
    for index, frame in enumerate(found):
        x0, top, x1, _ = frame.corners
        open_ = [i for i in open_ if found[i].corners[3] >= top - WIDEST]
        for other in open_:
            left, _, right, _ = found[other].corners
            if left <= x1 + WIDEST and x0 <= right + WIDEST:
                parent[root(other)] = root(index)
        open_.append(index)
    by_root: dict[int, list[Frame]] = {}
    for index, frame in enumerate(found):
        by_root.setdefault(root(index), []).append(frame)
    return (group for group in by_root.values() if len(group) >= FEWEST)


def _closed(rules: Sequence[Rule], group: Sequence[Frame], page: Page) -> Sequence[Rule]:
    """The rules with the sides of a group of frames where walls are; as they were for no grid."""
    xs, ys = (walls([(f.corners[i], f.corners[i + 2]) for f in group]) for i in (0, 1))
    if min(len(xs), len(ys)) <= 2 or not _ends_are_open(group):  # noqa: PLR2004
        return rules
    moved = [_moved(frame, xs, ys) for frame in group]
    places = [place for _, spans in moved for place in spans]
    if len(set(places)) < len(places) or len(places) < FILLED * (len(xs) - 1) * (len(ys) - 1):
        return rules
    grown = [(f, to) for f, (to, _) in zip(group, moved, strict=True) if _grew(f, to.corners)]
    if any(_prints(page, frame, to) for frame, to in grown):
        return rules
    x0, top, x1, bottom = xs[0], ys[0], xs[-1], ys[-1]
    others = (
        rule
        for rule in rules
        if not (
            rule.start >= (x0 if rule.horizontal else top) - WIDEST
            and rule.end <= (x1 if rule.horizontal else bottom) + WIDEST
            and (top if rule.horizontal else x0) - WIDEST
            <= rule.at
            <= (bottom if rule.horizontal else x1) + WIDEST
        )
    )
    return [*others, *(rule for frame, _ in moved for rule in _sides(frame))]


def walls(spans: Sequence[tuple[float, float]]) -> list[float]:
    """Where rows, or columns, part of which frames cover these spans; empty where none are apart.

    >>> walls([(0, 10), (12, 20), (0, 9), (12, 20)])
    [0, 11.0, 20]
    """
    starts, ends = sorted({start for start, _ in spans}), sorted({end for _, end in spans})
    gaps: list[tuple[float, float]] = []
    for end in ends:
        index = bisect_left(starts, end - TOUCHING)
        if index < len(starts) and starts[index] - end <= WIDEST:
            gaps.append((end, max(end, starts[index])))
    parts: list[tuple[float, float]] = []
    for low, high in sorted(gaps):
        if parts and low <= parts[-1][1]:
            parts[-1] = max(parts[-1][0], low), min(parts[-1][1], high)
        else:
            parts.append((low, high))
    if all(high - low <= TOUCHING for low, high in parts):
        return []
    return [starts[0], *((low + high) / 2 for low, high in parts), ends[-1]]


def _ends_are_open(group: Sequence[Frame]) -> bool:
    """Whether sides are missing only where the page cuts the table."""
    top = min(frame.corners[1] for frame in group) + WIDEST
    bottom = max(frame.corners[3] for frame in group) - WIDEST
    return all(
        (frame.top or frame.corners[1] <= top) and (frame.bottom or frame.corners[3] >= bottom)
        for frame in group
    )


def _moved(
    frame: Frame, xs: Sequence[float], ys: Sequence[float]
) -> tuple[Frame, list[tuple[int, int]]]:
    """A frame whose sides are at walls, and the places that it covers."""
    (left, right), (top, bottom) = (
        (bisect_right(ats, start + TOUCHING) - 1, bisect_left(ats, end - TOUCHING))
        for ats, start, end in ((xs, *frame.corners[::2]), (ys, *frame.corners[1::2]))
    )
    places = [(row, column) for row in range(top, bottom) for column in range(left, right)]
    return frame._replace(corners=(xs[left], ys[top], xs[right], ys[bottom])), places


def _grew(frame: Frame, to: Corners) -> bool:
    return max(abs(a - b) for a, b in zip(frame.corners, to, strict=True)) > WIDEST


def _prints(page: Page, frame: Frame, to: Frame) -> bool:
    """Whether something is printed where a frame grew to."""
    x0, top, x1, bottom = to.corners
    return any(
        x0 < (c.x0 + c.x1) / 2 < x1
        and top < c.baseline < bottom
        and not frame.corners[1] - SNAP <= c.baseline <= frame.corners[3] + SNAP
        for c in page.characters
    )


def _sides(frame: Frame) -> Iterator[Rule]:
    x0, top, x1, bottom = frame.corners
    yield from (Rule(False, x, top, bottom, 0.0) for x in (x0, x1))
    if frame.top:
        yield Rule(True, top, x0, x1, 0.0)
    if frame.bottom:
        yield Rule(True, bottom, x0, x1, 0.0)


def _holds(outer: Corners, inner: Corners) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )


def _near(at: float, other: float) -> bool:
    return abs(at - other) <= SNAP
