"""Shades behind the texts of rows that lines part: they are no cells.

A cell is shaded from the line above it to the one below. What is shaded behind a paragraph, or each
of its lines, leaves white at both.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extract.model import Box
from extract.pdf.pages import Extent, Page
from extract.pdf.ruled.snapping import Line, rules_to_lines

APART = 1.0
"""Points: a shade that stands no further off a line touches it."""
NEAR = 1.5
"""Of the size of print: the first shade of a row is no further from the line, nor is the last."""
FEWEST = 3
"""Rows of a page in which shades stand so."""


def without_backgrounds(page: Page) -> Page:
    """The page without shades that stand off the lines above and below them, in several rows."""
    if not page.areas or not page.sizes:
        return page
    near = NEAR * median(page.sizes)
    lines = rules_to_lines([rule for rule in page.rules if rule.horizontal], APART)
    rows: dict[tuple[float, float], list[Box]] = defaultdict(list)
    for area in page.areas:
        sides = _lines_around(area, lines)
        if sides is not None:
            rows[sides].append(area)
    off = [
        (gaps, x)
        for sides, x in rows.items()
        if min(gaps := _gaps(x, sides)) > APART and not _are_rows(x)
    ]
    if sum(max(gaps) <= near for gaps, _ in off) < FEWEST:
        return page
    behind = {area for _, areas in off for area in areas}
    return replace(page, areas=tuple(area for area in page.areas if area not in behind))


def _lines_around(area: Box, lines: Sequence[Line]) -> tuple[float, float] | None:
    """The heights of the lines next above and below a shade that are as wide as it at least."""
    over = [x for x in lines if x.start <= area.x0 + APART and area.x1 - APART <= x.end]
    middle = (area.top + area.bottom) / 2
    below = bisect_left(over, (middle,))
    return (over[below - 1].at, over[below].at) if 0 < below < len(over) else None


def _are_rows(areas: Sequence[Box]) -> bool:
    """Whether shades are the cells of several rows: in several columns, and alike in each."""
    heights: dict[Extent, set[Extent]] = defaultdict(set)
    for area in areas:
        heights[area.top, area.bottom].add((area.x0, area.x1))
    several = [columns for columns in heights.values() if len(columns) > 1]
    return len(several) > 1 and all(columns == several[0] for columns in several)


def _gaps(areas: Sequence[Box], sides: tuple[float, float]) -> tuple[float, float]:
    """How far the first shade between two lines is from the upper, the last from the lower."""
    return min(a.top for a in areas) - sides[0], sides[1] - max(a.bottom for a in areas)
