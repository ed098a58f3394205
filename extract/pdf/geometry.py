"""Where things stand to each other: alike, within, over each other, in one run or in one group."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from extract.model import Box
from extract.pdf.pages import Corners, Extent

T = TypeVar("T")

SAME_COLUMN = 4.0
"""Points by which a column may stand elsewhere on another page, once all are as wide."""


class OnBaseline(Protocol):
    """A line of text, or a character."""

    @property
    def baseline(self) -> float: ...  # noqa: D102


class Reaching(Protocol):
    """A text or a rectangle, from where to where it reaches."""

    @property
    def x0(self) -> float: ...  # noqa: D102
    @property
    def x1(self) -> float: ...  # noqa: D102


def reach_of(things: Iterable[Reaching]) -> Extent:
    """From where to where things reach, all together; there is one at least."""
    ends = [(thing.x0, thing.x1) for thing in things]
    return min(x0 for x0, _ in ends), max(x1 for _, x1 in ends)


def width_of(things: Iterable[Reaching]) -> float:
    """How wide they are together."""
    x0, x1 = reach_of(things)
    return x1 - x0


def are_alike(some: Sequence[float], others: Sequence[float], near: float) -> bool:
    """Whether there are as many places of both, each no further than ``near`` from the other.

    >>> are_alike([0, 10], [1, 10], 2), are_alike([0, 10], [1, 13], 2), are_alike([0], [0, 9], 2)
    (True, False, False)
    """
    return len(some) == len(others) and all(
        abs(a - b) <= near for a, b in zip(some, others, strict=True)
    )


def are_as_wide(some: Sequence[float], others: Sequence[float], near: float) -> bool:
    """The same of columns, wherever they begin.

    >>> are_as_wide([0, 10], [50, 61], 2), are_as_wide([0, 10], [50, 63], 2)
    (True, False)
    """
    return are_alike(moved_to(some, others[0]), others, near)


def moved_to(xs: Sequence[float], x0: float) -> list[float]:
    """Where columns part if they begin at an x."""
    return [x - xs[0] + x0 for x in xs]


def holds(outer: Corners, inner: Corners) -> bool:
    """Whether a rectangle stands within another one."""
    x0, top, x1, bottom = inner
    return outer[0] <= x0 and outer[1] <= top and x1 <= outer[2] and bottom <= outer[3]


def overlap(a: Corners, b: Corners, least: float = 0.0) -> bool:
    """Whether two rectangles share one that is wider and higher than so many points."""
    return all(min(a[n + 2], b[n + 2]) - max(a[n], b[n]) > least for n in (0, 1))


def holds_middle(corners: Corners, area: Box) -> bool:
    """Whether the middle of an area stands in a rectangle."""
    x, y = (area.x0 + area.x1) / 2, (area.top + area.bottom) / 2
    return corners[0] <= x <= corners[2] and corners[1] <= y <= corners[3]


def steps(lines: Iterable[OnBaseline]) -> list[float]:
    """How far below the one before it each line stands."""
    return [below.baseline - line.baseline for line, below in pairwise(lines)]


def to_runs(things: Iterable[T], goes_on: Callable[[list[T], T], bool]) -> Iterator[list[T]]:
    """Things in their order, cut where the next one does not go on with those before it.

    >>> list(to_runs([1, 2, 4, 5, 7], lambda run, thing: thing == run[-1] + 1))
    [[1, 2], [4, 5], [7]]
    """
    run: list[T] = []
    for thing in things:
        if run and not goes_on(run, thing):
            yield run
            run = []
        run.append(thing)
    if run:
        yield run


def to_groups(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Numbers below a count in groups: of each pair both are in one, directly or by others.

    >>> to_groups(5, [(0, 2), (3, 2)])
    [[0, 2, 3], [1], [4]]
    """
    parent = list(range(count))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for one, other in pairs:
        parent[root(other)] = root(one)
    groups: dict[int, list[int]] = {}
    for index in range(count):
        groups.setdefault(root(index), []).append(index)
    return list(groups.values())
