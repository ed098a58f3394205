"""Columns and rows of a grid in which no character would have room: double frames, not cells."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import pairwise

from extract.pdf.grid import Grid, GridCell
from extract.pdf.pages import Character

NARROW = 0.75
"""Of the size of the print: a narrower column, or a lower row, that is empty is none."""

Span = tuple[int, int]
"""From which edge to which a cell goes, the first one being 0."""


def without_phantoms(
    grid: Grid, owned: Sequence[list[Character]], size: float
) -> tuple[Grid, list[list[Character]]]:
    """The grid without empty columns and rows that are too narrow for a character, and its cells.

    Of a phantom between two columns the right edge goes, at a side of the table the outer one. An
    empty row that no line closes is none either.
    """
    texts = [
        (cell, any(not c.text.isspace() for c in characters))
        for cell, characters in zip(grid.cells, owned, strict=True)
    ]
    across = {(c.column - 1, c.column - 1 + c.column_span) for c, filled in texts if filled}
    down = {(c.row - 1, c.row - 1 + c.row_span) for c, filled in texts if filled}
    rows = len(grid.ys) - 1
    is_open = {1: not grid.top_ruled, rows: not grid.bottom_ruled}
    ends = {row for row, unruled in is_open.items() if unruled and not grid.inferred}
    xs = _kept(grid.xs, across, NARROW * size)
    ys = _kept(grid.ys, down, NARROW * size, ends)
    if len(xs) == len(grid.xs) and len(ys) == len(grid.ys):
        return grid, list(owned)
    across_to, down_to = _places(xs, len(grid.xs)), _places(ys, len(grid.ys))
    kept: list[GridCell] = []
    characters: list[list[Character]] = []
    for (cell, _), text in zip(texts, owned, strict=True):
        left, right = (across_to[cell.column - 1 + span] for span in (0, cell.column_span))
        top, bottom = (down_to[cell.row - 1 + span] for span in (0, cell.row_span))
        if left < right and top < bottom:
            edges = (grid.xs[xs[left]], grid.ys[ys[top]], grid.xs[xs[right]], grid.ys[ys[bottom]])
            kept.append(GridCell(top + 1, left + 1, bottom - top, right - left, edges))
            characters.append(text)
    left_xs, left_ys = tuple(grid.xs[x] for x in xs), tuple(grid.ys[y] for y in ys)
    whole = grid._replace(xs=left_xs, ys=left_ys, cells=tuple(kept))
    if ys[0] > 0:
        whole = whole._replace(top_ruled=True, open_top=_over(grid, ys[0]))
    if ys[-1] < rows:
        whole = whole._replace(bottom_ruled=True, open_bottom=_over(grid, ys[-1]))
    return whole, characters


def _over(grid: Grid, edge: int) -> tuple[tuple[float, float], ...]:
    """From where to where cells go that an edge between two rows does not part."""
    return tuple(
        (cell.corners[0], cell.corners[2])
        for cell in grid.cells
        if cell.row - 1 < edge < cell.row - 1 + cell.row_span
    )


def _kept(
    edges: Sequence[float], texts: Collection[Span], least: float, ends: Collection[int] = ()
) -> list[int]:
    """Which edges are left; at least one column or row is, and all of a text is not gone.

    ``ends`` that are empty go.
    """
    widths = [high - low for low, high in pairwise(edges)]
    filled = _alone(texts)
    gone: set[int] = set()
    last = len(edges) - 1
    for number, width in enumerate(widths, 1):
        if number in filled or last - len(gone) == 1 or (width >= least and number not in ends):
            continue
        gone.add(0 if number == 1 else number)
    for start, end in texts:
        begins = start + (start == 0 and 0 in gone)
        if gone.issuperset(range(begins + 1, end + 1)):
            gone.discard(end)
    return [index for index in range(last + 1) if index not in gone]


def _alone(texts: Collection[Span]) -> set[int]:
    """The columns or rows that hold a text of their own."""
    return {end for start, end in texts if end - start == 1}


def _places(kept: Sequence[int], count: int) -> list[int]:
    """For each edge which of those that are left it is; one that is gone is the one before it.

    >>> _places([0, 1, 3], 4), _places([1, 2], 3)
    ([0, 1, 1, 2], [0, 0, 1])
    """
    return [max(bisect_right(kept, edge) - 1, 0) for edge in range(count)]


def without_partial(
    xs: Sequence[float],
    divisions: Sequence[Sequence[float]],
    texts: Collection[Span],
    near: float,
) -> list[int]:
    """For each edge of a table over pages which of those that are left it becomes.

    ``divisions`` are the columns as each page draws them, ``texts`` from which edge to which those
    cells go that hold text. An edge that some page does not draw parts nothing where one of its two
    columns is empty throughout.

    >>> without_partial([0, 50, 90], [[0, 90], [0, 50, 90]], {(0, 1)}, 4)
    [0, 1, 1]
    >>> without_partial([0, 50, 90], [[0, 90], [0, 50, 90]], {(0, 1), (1, 2)}, 4)
    [0, 1, 2]
    >>> without_partial([0, 30, 60, 90], [[0, 90], [0, 30, 60, 90]], {(0, 1), (1, 3)}, 4)
    [0, 1, 2, 2]
    """
    filled = _alone(texts)
    partial = [
        edge
        for edge in range(1, len(xs) - 1)
        if not all(any(abs(x - xs[edge]) <= near for x in drawn) for drawn in divisions)
    ]
    places = list(range(len(xs)))
    for edge in reversed(partial):
        if edge + 1 not in filled:
            _move(places, edge, edge + 1, texts)
    for edge in partial:
        if places[edge] == edge and edge not in filled:
            _move(places, edge, edge - 1, texts)
    left = sorted(set(places))
    return [left.index(place) for place in places]


def _move(places: list[int], edge: int, to: int, texts: Collection[Span]) -> None:
    """Let an edge become another one, unless a text would be left without a column."""
    moved = [*places[:edge], places[to], *places[edge + 1 :]]
    if all(moved[start] < moved[end] for start, end in texts):
        places[edge] = moved[edge]
