"""The best overall assignment: which of two groups belong together, in pairs."""

from collections.abc import Iterator, Mapping, Sequence

Weights = Mapping[tuple[int, int], float]
"""How well two belong together, above 0, by their places in the groups; other pairs never do."""


def assign(weights: Weights) -> dict[int, int]:
    """The pairs whose weights together are the highest that pairs can have; first to second.

    Exact: the groups fall apart into parts that no pair connects, and each part is solved by the
    Hungarian method. To take the best pair first may be worse, here 0.9 against 1.6:

    >>> assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8})
    {0: 1, 1: 0}
    """
    found: dict[int, int] = {}
    for firsts, seconds in _parts(weights):
        if len(firsts) <= len(seconds):
            costs = [[-weights.get((one, two), 0.0) for two in seconds] for one in firsts]
            pairs = [(one, seconds[at]) for one, at in zip(firsts, _solve(costs), strict=True)]
        else:
            costs = [[-weights.get((one, two), 0.0) for one in firsts] for two in seconds]
            pairs = [(firsts[at], two) for two, at in zip(seconds, _solve(costs), strict=True)]
        found |= {one: two for one, two in pairs if (one, two) in weights}
    return dict(sorted(found.items()))


def _parts(weights: Weights) -> Iterator[tuple[list[int], list[int]]]:
    """The places that pairs connect, directly or through others."""
    seconds_of: dict[int, list[int]] = {}
    firsts_of: dict[int, list[int]] = {}
    for first, second in sorted(weights):
        seconds_of.setdefault(first, []).append(second)
        firsts_of.setdefault(second, []).append(first)
    seen: set[int] = set()
    for start in seconds_of:
        firsts, todo = {start}, [start] * (start not in seen)
        seconds: set[int] = set()
        while todo:
            new = set(seconds_of[todo.pop()]) - seconds
            seconds |= new
            reached = {first for second in new for first in firsts_of[second]} - firsts
            firsts |= reached
            todo += sorted(reached)
        seen |= firsts
        if seconds:
            yield sorted(firsts), sorted(seconds)


def _solve(costs: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row so that all cost the least; no fewer columns than rows.

    The Hungarian method with prices (Kuhn 1955, Munkres 1957), a row at a time: the row takes the
    column at the end of the cheapest path on which each row gives up its own for the next.
    Column and row 0 stand for none, so that all others count from 1.
    """
    width = len(costs[0])
    row_price, column_price = [0.0] * (len(costs) + 1), [0.0] * (width + 1)
    row_of = [0] * (width + 1)
    for start in range(1, len(costs) + 1):
        row_of[0] = start
        came_from, slack = [0] * (width + 1), [float("inf")] * (width + 1)
        path, at = {0}, 0
        while row_of[at]:
            row = row_of[at]
            free = [column for column in range(1, width + 1) if column not in path]
            for column in free:
                cost = costs[row - 1][column - 1] - row_price[row] - column_price[column]
                if cost < slack[column]:
                    slack[column], came_from[column] = cost, at
            nearest = min(free, key=slack.__getitem__)
            step = slack[nearest]
            for column in path:
                row_price[row_of[column]] += step
                column_price[column] -= step
            for column in free:
                slack[column] -= step
            at = nearest
            path.add(at)
        while at:
            row_of[at] = row_of[came_from[at]]
            at = came_from[at]
    return [row_of.index(row, 1) - 1 for row in range(1, len(costs) + 1)]
