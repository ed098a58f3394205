"""The frames of cells that have one each: rectangles of two upright rules and one or two across."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from extract.pdf.geometry import holds, to_groups
from extract.pdf.pages import Corners, Rule

WIDEST = 10.0
"""Points between the sides of two frames: 10 px, and the lines themselves."""
SNAP = 1.0
"""Points by which lines may miss a corner."""
ALIKE = 0.6
"""Points: the lines of a double frame are further apart."""
DOUBLE = 4.0
"""Points between the lines of a double frame, at most."""
HOLDS = 4
"""So many frames in one: that one is none of a cell."""
TILES = 2
"""So many frames one below the other from side to side of one: that one is the gap around them."""
FEWEST = 4
"""Frames, in two rows and two columns: fewer are no table."""
MOST = 4000
"""Frames on a page: what has more is a drawing."""


START, END = attrgetter("start"), attrgetter("end")


class Frame(NamedTuple):
    """A rectangle, and which of its sides are drawn: left and right always are."""

    corners: Corners
    top: bool = True
    bottom: bool = True


def frames(rules: Sequence[Rule]) -> tuple[list[Frame], set[Rule]]:
    """The rectangles of two upright rules that begin and end alike, and one or two across.

    With them the rules that are sides of them.

    >>> across, uprights = (
    ...     [Rule(bool(turn), at, 0, 20, 1) for at in (0, 20)] for turn in (1, 0)
    ... )
    >>> [frame.corners for frame in frames(across + uprights)[0]]
    [(0, 0, 20, 20)]
    """
    by_start: dict[int, list[Rule]] = {}
    for rule in rules:
        if rule.horizontal and rule.end - rule.start > WIDEST:
            by_start.setdefault(round(rule.start), []).append(rule)
    uprights = [rule for rule in rules if not rule.horizontal and rule.end - rule.start > DOUBLE]
    starts, ends = (_levels(map(side, uprights)) for side in (START, END))
    uprights.sort(key=lambda rule: (starts[rule.start], ends[rule.end], rule.at))
    found: list[Frame] = []
    cut: list[tuple[Frame, Rule, Rule]] = []
    used: set[Rule] = set()
    sides: set[Rule] = set()
    rights: set[Rule] = set()
    for left, others in _pairs(uprights, rights):
        begun = [rule for at in (-1, 0, 1) for rule in by_start.get(round(left.at) + at, ())]
        frame, drawn = max((_frame(left, right, begun) for right in others), key=_closed)
        if not drawn:
            continue
        right = next(rule for rule in others if rule.at == frame.corners[2])
        rights.add(right)
        sides.update((left, right, *drawn))
        if frame.top and frame.bottom:
            found.append(frame)
            used |= {left, right}
        else:
            cut.append((frame, left, right))
    found += [frame for frame, *both in cut if used.isdisjoint(both)]
    return (found, sides) if len(found) <= MOST else ([], set())


def _levels(ats: Iterable[float]) -> dict[float, int]:
    """The same number for heights that are hardly apart, as where a line ends in a corner.

    >>> _levels([7.4, 7.9, 9])
    {7.4: 0, 7.9: 0, 9: 1}
    """
    found: dict[float, int] = {}
    level, before = 0, -1.0
    for at in sorted(set(ats)):
        level += bool(found) and at - before > ALIKE
        found[at] = level
        before = at
    return found


def _closed(found: tuple[Frame, list[Rule]]) -> int:
    return found[0].top + found[0].bottom


def _frame(left: Rule, right: Rule, begun: Iterable[Rule]) -> tuple[Frame, list[Rule]]:
    """The frame of two upright rules, and its sides of those across that begin where it does."""
    across = [rule for rule in begun if _near(rule.end, right.at)]
    top, bottom = ([r for r in across if _near(r.at, edge)] for edge in (left.start, left.end))
    corners = (left.at, left.start, right.at, left.end)
    return Frame(corners, bool(top), bool(bottom)), [*top, *bottom]


def _pairs(uprights: Sequence[Rule], rights: Collection[Rule]) -> Iterator[tuple[Rule, list[Rule]]]:
    """Each upright rule with the next ones that begin and end alike; of a double line both.

    What is the right side of a frame is no left one if that of the next frame stands right beside.
    """
    for index, left in enumerate(uprights):
        others: list[Rule] = []
        for right in islice(uprights, index + 1, None):
            alike = _near(left.start, right.start) and _near(left.end, right.end)
            if not alike or (others and right.at > others[0].at + DOUBLE):
                break
            if left in rights and right.at <= left.at + SNAP:
                others = []
                break
            if right.at - left.at > DOUBLE:
                others.append(right)
        if others:
            yield left, others


def outermost(found: Iterable[Frame]) -> list[Frame]:
    """Frames in no other one, but for those that hold many, or are the gap around some.

    Beside rows under two labels the sides of these, right and left of a gap, seem to be a frame.
    """
    order = sorted(set(found), key=lambda frame: (frame.corners[1], frame.corners[0] * 1e-6))
    inside: dict[Frame, list[Frame]] = {frame: [] for frame in order}
    open_: list[Frame] = []
    for frame in order:
        open_ = [other for other in open_ if other.corners[3] > frame.corners[1]]
        for other in open_:
            if holds(other.corners, frame.corners):
                inside[other].append(frame)
        open_.append(frame)
    around = {f for f, held in inside.items() if len(held) >= HOLDS or _is_tiled(f, held)}
    inner = {held for frame in order if frame not in around for held in inside[frame]}
    return [frame for frame in order if frame not in around and frame not in inner]


def _is_tiled(frame: Frame, held: Sequence[Frame]) -> bool:
    """Whether frames in one stand below each other, each from one side of it to the other."""
    x0, top, x1, bottom = frame.corners
    whole = [f.corners for f in held if _near(f.corners[0], x0) and _near(f.corners[2], x1)]
    edges = [top, *(y for corners in whole for y in (corners[1], corners[3])), bottom]
    return len(whole) >= TILES and all(
        _near(*pair) for pair in zip(edges[::2], edges[1::2], strict=True)
    )


def to_tables(found: Sequence[Frame]) -> Iterator[list[Frame]]:
    """Frames that stand beside each other, or one below the other, with little between."""
    near: list[tuple[int, int]] = []
    open_: list[int] = []
    for index, frame in enumerate(found):
        x0, top, x1, _ = frame.corners
        open_ = [i for i in open_ if found[i].corners[3] >= top - WIDEST]
        for other in open_:
            left, _, right, _ = found[other].corners
            if left <= x1 + WIDEST and x0 <= right + WIDEST:
                near.append((index, other))
        open_.append(index)
    groups = to_groups(len(found), near)
    return ([found[i] for i in group] for group in groups if len(group) >= FEWEST)


def _near(at: float, other: float) -> bool:
    return abs(at - other) <= SNAP
