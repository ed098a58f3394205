"""Which column a cell stands in, when a text capture leaves cells out.

A table that was saved as text loses its grid: a covered cell may be missing, and an empty last
one. What is left in a row keeps its order, so each way to place its cells is a rising sequence
of columns. Every column has a likeness, learned from the rows that are complete, and the
cheapest way wins; a second way that is almost as cheap makes the row doubtful.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

PlacedRow = tuple[tuple[int, str], ...]
"""The cells of a row: column (from 1) and text."""

# Costs are negative natural logarithms of likelihoods; only their differences matter.
SMOOTHING = 0.5
KINDS_OF_VALUE = 12
NEXT_ROW = 2.0
DOUBTFUL_MARGIN = 1.0
RARE = 5
"""One row in so many may have kinds of cell that the frame of the table does not provide for."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the cells of a run stand, row by row, and how much dearer the next best way is."""

    rows: tuple[PlacedRow, ...]
    margin: float
    cost: float = 0.0

    @property
    def is_doubtful(self) -> bool:
        """Whether another way is almost as likely."""
        return self.margin < DOUBTFUL_MARGIN


@dataclass(frozen=True, slots=True)
class _Path:
    """A way to place the cells so far: the last cell's column, and the way before it."""

    cost: float
    column: int
    before: "_Path | None"
    starts_row: bool


def traits(text: str) -> tuple[str, ...]:
    """What is compared between cells: kind, size, first and last character.

    >>> traits("12"), traits(""), traits("光学工程师")
    (('number', '1', '', ''), ('empty', '0', '', ''), ('line', '2', '光', '师'))
    """
    bare = text.strip()
    size = str(int(math.log2(len(bare) + 1)))
    if not bare:
        return ("empty", size, "", "")
    if bare.strip(".、．()（）").isnumeric():
        return ("number", size, "", "")
    return ("lines" if "\n" in bare else "line", size, bare[0], bare[-1])


class Likeness:
    """How well a text fits each of ``width`` columns, and how often a column is left out."""

    def __init__(self, rows: Iterable[PlacedRow], width: int) -> None:
        """Count the traits of each column of ``rows``, and the rows that leave it out."""
        self.width = width
        counts: list[Counter[tuple[int, str]]] = [Counter() for _ in range(width)]
        filled = [0] * width
        size = 0
        for row in rows:
            size += 1
            for column, text in row:
                counts[column - 1].update(enumerate(traits(text)))
                filled[column - 1] += 1
        self._counts = counts
        self._whole = [number + SMOOTHING * KINDS_OF_VALUE for number in filled]
        self._filled = [-math.log((number + SMOOTHING) / (size + 1)) for number in filled]
        self._left_out = (0.0, *accumulate(_absences(filled, size)))

    def costs(self, text: str) -> tuple[float, ...]:
        """The cost of ``text`` in each column, the first column first."""
        seen = tuple(enumerate(traits(text)))
        return tuple(
            filled - sum(math.log((counts[trait] + SMOOTHING) / whole) for trait in seen)
            for filled, counts, whole in zip(self._filled, self._counts, self._whole, strict=True)
        )

    def left_out(self, first: int, behind: int) -> float:
        """The cost of leaving out the columns from ``first`` to before ``behind``."""
        return self._left_out[behind - 1] - self._left_out[first - 1]


def _absences(filled: Sequence[int], rows: int) -> Iterator[float]:
    """The cost of leaving out each column: by its rate, if any row is known to leave cells out.

    Before that is known the left ones are the cheaper: grouping columns, whose cells are merged
    downwards, stand to the left of what they group.
    """
    for column, count in enumerate(filled):
        if all(other == rows for other in filled):
            yield 1.5 + 0.2 * column
        else:
            yield -math.log((rows - count + SMOOTHING) / (rows + 1))


def framed(rows: Sequence[Sequence[str]], width: int) -> list[PlacedRow]:
    """The rows whose place is plain from their kinds of cell, where no row is complete.

    The frame is the shortest sequence of kinds that holds those of the first row, in which a group
    begins, and those of all others, rare ones aside. A row is placed where it fits the frame in
    one way alone.

    >>> framed([["1", "x"], ["2", "y"], ["z", "3"]], 3)
    [((1, '1'), (2, 'x')), ((1, '2'), (2, 'y'))]
    """
    kinds = [tuple(traits(text)[0] for text in row) for row in rows]
    shapes = Counter(kinds)
    common = (shape for shape, n in shapes.most_common() if n > 1 and n * RARE > len(rows))
    frame: tuple[str, ...] = ()
    for shape in (*kinds[:1], *common):
        longer = _merged(frame, shape)
        if len(longer) <= width:
            frame = longer
    before = _before([frame[0]], width - len(frame)) if frame else 0
    placed = []
    for row, shape in zip(rows, kinds, strict=True):
        columns = _only_way(shape, frame)
        if columns:
            placed.append(tuple((before + c, t) for c, t in zip(columns, row, strict=True)))
    return placed


def longest(rows: Sequence[Sequence[str]], width: int) -> list[PlacedRow]:
    """The rows with the most cells, taken to leave out the same columns, where none is complete.

    >>> longest([["x", "y"], ["y"]], 3)
    [((2, 'x'), (3, 'y'))]
    """
    most = max(map(len, rows), default=0)
    long = [row for row in rows if len(row) == most <= width]
    before = _before([traits(row[0])[0] for row in long], width - most)
    return [tuple(enumerate(row, 1 + before)) for row in long]


def _before(first_kinds: Sequence[str], absent: int) -> int:
    """How many of the columns that every row leaves out are the first ones.

    They are the last ones if all rows begin with a number or its empty cell, else the first:
    numbers are lost more often than anything else.
    """
    return 0 if {"number", "empty"}.issuperset(first_kinds) else absent


def _merged(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The shortest sequence that holds both in order; an empty cell passes for any kind."""
    shortest: dict[tuple[int, int], tuple[str, ...]] = {}
    for i in range(len(one), -1, -1):
        for j in range(len(other), -1, -1):
            if i == len(one) or j == len(other):
                shortest[i, j] = one[i:] or other[j:]
                continue
            ways = [(one[i], *shortest[i + 1, j]), (other[j], *shortest[i, j + 1])]
            if one[i] == other[j] or "empty" in {one[i], other[j]}:
                kind = other[j] if one[i] == "empty" else one[i]
                ways.append((kind, *shortest[i + 1, j + 1]))
            shortest[i, j] = min(ways, key=len)
    return shortest[0, 0]


def _only_way(shape: tuple[str, ...], frame: tuple[str, ...]) -> tuple[int, ...] | None:
    """The columns, from 1, of a row in the frame, if its kinds fit there in one way alone."""
    first = _leftmost(shape, frame)
    last = _leftmost(shape[::-1], frame[::-1])
    if first is None or last is None:
        return None
    mirrored = tuple(len(frame) + 1 - column for column in reversed(last))
    return first if first == mirrored else None


def _leftmost(shape: tuple[str, ...], frame: tuple[str, ...]) -> tuple[int, ...] | None:
    columns: list[int] = []
    at = 0
    for kind in shape:
        fits = (c for c in range(at, len(frame)) if kind in {frame[c], "empty"})
        at = next(fits, len(frame)) + 1
        if at > len(frame):
            return None
        columns.append(at)
    return tuple(columns)


def place(texts: Sequence[str], likeness: Likeness, *, anchored: bool = False) -> Placing:
    """Place the cells of one run between two row boundaries.

    A run of at most ``likeness.width`` cells is one row; a longer one holds several. The first
    cell of an ``anchored`` run is known to stand in the first column.
    """
    several = len(texts) > likeness.width
    columns = range(1, likeness.width + 1)
    first = likeness.costs(texts[0])
    ends = [
        [_Path(likeness.left_out(1, c) + first[c - 1], c, None, starts_row=True)]
        if c == 1 or not anchored
        else []
        for c in columns
    ]
    for text in texts[1:]:
        costs = likeness.costs(text)
        ends = [_two_best(ends, c, costs[c - 1], likeness, several=several) for c in columns]
    paths = sorted(
        ((path.cost + _rest(path, likeness), path) for end in ends for path in end),
        key=lambda costed: (costed[0], costed[1].column),
    )
    margin = paths[1][0] - paths[0][0] if len(paths) > 1 else math.inf
    return Placing(_rows(paths[0][1], texts), margin, paths[0][0])


def _two_best(
    ends: list[list[_Path]], column: int, cost: float, likeness: Likeness, *, several: bool
) -> list[_Path]:
    """The two cheapest ways to have the next cell, of cost ``cost``, in ``column``."""
    steps = [
        _Path(
            path.cost + likeness.left_out(path.column + 1, column) + cost,
            column,
            path,
            starts_row=False,
        )
        for paths in ends[: column - 1]
        for path in paths
    ]
    if several:
        lead = NEXT_ROW + likeness.left_out(1, column) + cost
        steps += [
            _Path(path.cost + _rest(path, likeness) + lead, column, path, starts_row=True)
            for paths in ends
            for path in paths
        ]
    return sorted(steps, key=lambda path: path.cost)[:2]


def _rest(path: _Path, likeness: Likeness) -> float:
    """The cost of leaving out what stands behind the last cell of a row."""
    return likeness.left_out(path.column + 1, likeness.width + 1)


def _rows(last: _Path, texts: Sequence[str]) -> tuple[PlacedRow, ...]:
    rows: list[list[tuple[int, str]]] = [[]]
    path: _Path | None = last
    for text in reversed(texts):
        if path is None:
            break
        rows[-1].append((path.column, text))
        if path.starts_row and path.before is not None:
            rows.append([])
        path = path.before
    return tuple(tuple(reversed(row)) for row in reversed(rows))
