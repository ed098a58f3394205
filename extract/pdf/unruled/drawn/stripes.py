"""Every other row of a table shaded: what the edges of the shades say of its rows."""

from collections.abc import Sequence
from itertools import pairwise

from extract.model import Box
from extract.pdf.geometry import holds_middle
from extract.pdf.grid import Grid
from extract.pdf.pages import Extent
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.unruled.places.captions import is_caption
from extract.pdf.unruled.textlines import TextLine, lines_between, parts_between

NEAR = 2.0
AS_HIGH = 0.95
"""Of a shaded row of one line: two lines that are so far apart are of two rows."""
PADDED = 1.3
"""Of the font size: a shaded row of one line is higher where rows are further apart than lines."""
FEWEST = 2
FAR = 3.0
"""Of a shaded row of one line: a header is no further above the first row."""
COVERED = 0.5
"""Of the edge of a shade: where a line is drawn along so much of it, that line tells the rows."""


def stripes(areas: Sequence[Box], grids: Sequence[Grid]) -> list[Ruling]:
    """The upper and lower edges of shaded stripes, as if they were drawn."""
    edges = {
        Ruling(y, area.x0, area.x1)
        for area in areas
        if not any(holds_middle(grid.corners, area) for grid in grids)
        for y in (area.top, area.bottom)
    }
    joined: list[Ruling] = []
    for edge in sorted(edges, key=lambda e: (round(e.at / NEAR), e.start)):
        last = joined[-1] if joined else None
        if last is not None and abs(last.at - edge.at) <= NEAR and edge.start <= last.end + NEAR:
            joined[-1] = last._replace(end=max(last.end, edge.end))
        else:
            joined.append(edge)
    return joined


def undrawn(edges: Sequence[Ruling], across: Sequence[Ruling]) -> list[Ruling]:
    """The edges along which no line is drawn: a line may leave out labels that are shaded."""
    return [
        edge
        for edge in edges
        if sum(
            max(0.0, min(rule.end, edge.end) - max(rule.start, edge.start))
            for rule in across
            if abs(rule.at - edge.at) <= NEAR
        )
        < COVERED * (edge.end - edge.start)
    ]


def with_first_rows(edges: Sequence[Ruling], lines: Sequence[TextLine]) -> list[Ruling]:
    """The edges of stripes, and where a row that is not shaded begins above the first of them."""
    found = list(edges)
    groups: dict[tuple[int, int], list[Ruling]] = {}
    for edge in sorted(edges):
        groups.setdefault((round(edge.start / NEAR), round(edge.end / NEAR)), []).append(edge)
    for group in groups.values():
        start, end = group[0].start, group[0].end
        held = parts_between(lines, start, end)
        y = first_row([(a.at, b.at) for a, b in pairwise(group)], held)
        if y is not None:
            found.append(Ruling(y, start, end))
    return found


def first_row(bands: Sequence[Extent], lines: Sequence[TextLine]) -> float | None:
    """Where a row begins that is not shaded, right above the first shaded one and under a header.

    Two lines of one cell are nearer to each other than a shaded row of one line is high.
    """
    parts = [(bottom - top, lines_between(lines, top, bottom)) for top, bottom in bands]
    highs = [high - (x[-1].baseline - x[0].baseline) for high, x in parts if x]
    above = [line for line in lines if line.baseline < bands[0][0]] if bands else []
    if len(highs) < FEWEST or len(above) < FEWEST:
        return None
    high = min(highs)
    least = max(len(x[0].pieces) for _, x in parts if x) if high < PADDED * above[-1].size else 0
    for index in reversed(range(1, len(above))):
        line, below = above[index - 1], above[index:]
        step = below[0].baseline - line.baseline
        if step >= AS_HIGH * high:
            header = len(line.pieces) > 1 and not is_caption(line)
            full = min(len(line.pieces), max(len(x.pieces) for x in below)) >= least
            is_row = header and full and step <= FAR * high
            return below[0].top if is_row else None
    return None
