"""How wide the lines of a column may be: what says whether a word had room on the line above."""

from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.unruled.columns.white import Gutter
from extract.pdf.unruled.placed import Placed, column_extents

Rooms = Sequence[float]
"""The width of each column in points, as far as it is known; none where nothing tells."""


def column_rooms(
    lines: Sequence[Placed], gutters: Sequence[Gutter], sides: tuple[float, float] | None
) -> list[float]:
    """The width that the texts of each column may fill.

    Between two drawn lines it is known, but for the padding that all cells have: the least that a
    text leaves at the left. Elsewhere the widest text, which may be a heading, tells the least that
    it is.
    """
    extents = column_extents(lines)
    widest = [0.0] * len(extents)
    for entry in (e for line in lines for e in line.entries if e.first == e.last):
        widest[entry.first] = max(widest[entry.first], entry.piece.x1 - entry.piece.x0)
    walls = [g.x0 if g.x0 == g.x1 else None for g in gutters]
    left, right = sides or (None, None)
    edges = [left, *walls, right]
    if len(extents) != len(edges) - 1:
        return widest
    between = [
        (a, x0)
        for (a, b), (x0, _) in zip(pairwise(edges), extents, strict=True)
        if a is not None and b is not None and a <= x0 < b
    ]
    padding = min((x0 - a for a, x0 in between), default=0.0)
    return [
        max(width, b - a - 2 * padding if a is not None and b is not None else 0.0)
        for (a, b), width in zip(pairwise(edges), widest, strict=True)
    ]
