"""Where columns part in a table with horizontal lines: where some of these end, else in white."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.ruled.snapping import ends_of
from extract.pdf.unruled.columns.white import Gutter
from extract.pdf.unruled.textlines import TextLine

NEAR = 4.0
"""Points by which lines of one table may begin or end apart."""
FINE = 0.15
"""Of the font size: letters of a word are nearer, those of two columns need not be."""
CROSSED = 0.3
"""Of the lines of a table: more do not stand across where a column ends."""


def with_ends(
    gutters: Sequence[Gutter], lines: Sequence[TextLine], rules: Sequence[Ruling]
) -> list[float]:
    """The x at which columns part: where lines end, else in a gutter.

    Empty if lines end within texts.
    """
    left, right = ends_of(rules)
    found: list[float] = []
    for x in sorted(x for r in rules for x in (r.start, r.end)):
        if left + NEAR < x < right - NEAR and (not found or x - found[-1] > NEAR):
            found.append(x)
    if any(sum(stands_across(line, x) for line in lines) > CROSSED * len(lines) for x in found):
        return []
    free = [g for g in gutters if not any(g.x0 - NEAR <= x <= g.x1 + NEAR for x in found)]
    edges = sorted([left, *found, *(g.middle for g in free), right])
    return sorted([*found, *(_clearest(g, edges, lines) for g in free)])


def _clearest(gutter: Gutter, edges: Sequence[float], lines: Sequence[TextLine]) -> float:
    """The middle of the strip of a gutter that leaves texts beside it apart.

    Among such the one that the fewest words reach into.
    """
    words = [word for line in lines for piece in line.pieces for word in piece.words]
    before, after = (
        bisect_left(edges, gutter.x0) - 1,
        bisect_right(edges, gutter.x1, hi=len(edges) - 1),
    )
    beside = [x for line in lines if (x := line.between(edges[before], edges[after]))]
    reaching = [(x0, x1) for x0, x1 in words if x0 < gutter.x1 and x1 > gutter.x0]
    starts = sorted({*gutter, *(x for w in reaching for x in w if gutter.x0 < x < gutter.x1)})
    strips = [
        (
            sum(len(x.pieces) > 1 and not x.x0 < (left + right) / 2 < x.x1 for x in beside),
            sum(x0 < right and x1 > left for x0, x1 in reaching),
            left - right,
            (left + right) / 2,
        )
        for left, right in pairwise(starts)
    ]
    return min(strips)[-1] if strips else gutter.middle


def stands_across(line: TextLine, x: float) -> bool:
    """Whether a word of a line stands across an x, and has no gap there between two letters."""
    return any(
        x0 < x < x1
        and not any(
            a.x1 <= x <= b.x0 and b.x0 - a.x1 >= FINE * line.size
            for a, b in pairwise(piece.characters)
        )
        for piece in line.pieces
        for x0, x1 in piece.words
    )
