"""Drawn rows that are counted, also where a number has no room on one line of its column."""

from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.grid import Grid
from extract.pdf.pages import BASELINE, TEXT, X0, Character

FEWEST = 3
"""Numbers that rise alike."""
WIDEST_STEP = 9
"""Numbers of several columns side by side count on together: 1 2 3, and below them 4 5 6."""


def are_rows_counted(grid: Grid, owned: Sequence[Sequence[Character]]) -> bool:
    """Whether one column has a number in each drawn row, and these rise by the same step.

    Of a cell with the numbers of several rows, 1 and 2, and of the next one, 3 and 4, they do not:
    12 and 34.
    """
    columns: dict[int, list[str]] = {}
    for cell, held in zip(grid.cells, owned, strict=True):
        if cell.row > 1 and cell.row_span == cell.column_span == 1:
            letters = sorted(held, key=lambda c: (BASELINE(c), X0(c)))
            columns.setdefault(cell.column, []).append("".join(map(TEXT, letters)).strip())
    return any(rise_alike(texts) for texts in columns.values())


def rise_alike(texts: Sequence[str]) -> bool:
    """Whether texts are numbers that rise by one small step.

    >>> rise_alike(["99", "100", "101"]), rise_alike(["121", "124", "127"])
    (True, True)
    >>> rise_alike(["12", "34", "56"]), rise_alike(["1", "2"]), rise_alike(["1", "2", ""])
    (False, False, False)
    """
    if len(texts) < FEWEST or not all(text.isdecimal() and text.isascii() for text in texts):
        return False
    steps = {int(b) - int(a) for a, b in pairwise(texts)}
    return len(steps) == 1 and 0 < max(steps) <= WIDEST_STEP
