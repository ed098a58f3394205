"""Lines parted where a page is set in columns."""

import re
from collections.abc import Sequence
from itertools import groupby
from statistics import median

from extract.pdf.geometry import reach_of, steps
from extract.pdf.unruled.columns.white import Gutter, is_crossed, sides_of, uncovered
from extract.pdf.unruled.places.prose import HALF, has_prose, is_justified, is_prose, is_set_to_fill
from extract.pdf.unruled.textlines import Setting, TextLine, parts_between

TABLE = re.compile(r"[续附]*表\s*[\d一二三四五六七八九十]|(?:table|tab\.)\s*\d", re.IGNORECASE)
BESIDE = 0.8
"""Of the font size: the white between two tables side by side, at least."""
FEWEST_BELOW = 3
"""Lines from two captions on that stand side by side."""
FEWEST_ACROSS = 3
"""Rows from which a table over both columns of a page is no chance."""
NEAR_HEADING = 2.0
"""Of the font size: headings are no further above their rows."""
COLUMNS_OF_PAGE = 10
"""Lines from which a page may be set in columns."""


def lines_to_strips(
    lines: Sequence[TextLine], setting: Setting, depth: int = 2
) -> list[list[TextLine]]:
    """The lines, parted where the page is set in columns of prose, or tables stand side by side."""
    gutter = page_gutter(lines) if depth else None
    if gutter is None:
        pair = beside_captions(lines) if depth else None
        return [list(lines)] if pair is None else side_by_side(lines, pair, setting)
    across: list[TextLine] = []
    sides: tuple[list[TextLine], list[TextLine]] = ([], [])
    whole = rows_across(lines, gutter)
    for number, line in enumerate(lines):
        if number in whole or is_crossed(gutter, line):
            across.append(line)
            continue
        halves = (line.between(*half) for half in sides_of([gutter]))
        for side, half in zip(sides, halves, strict=True):
            if half is not None:
                side.append(half)
    own = (lines_to_strips(setting.anew(side), setting, depth - 1) for side in sides)
    return [across, *(strip for strips in own for strip in strips)]


def rows_across(lines: Sequence[TextLine], gutter: Gutter) -> set[int]:
    """Which lines are rows of a table over both columns of a page, and the headings above them.

    Lines that follow each other have gaps on both sides, and figures, not labels, on the right.
    """
    found: set[int] = set()
    for is_row, run in groupby(range(len(lines)), key=lambda n: is_row_across(lines[n], gutter)):
        rows = list(run)
        if not is_row or len(rows) < FEWEST_ACROSS:
            continue
        first = rows[0]
        while first and is_heading_across(lines[first - 1], lines[first], gutter):
            first -= 1
        found.update(range(first, rows[-1] + 1))
    return found


def is_row_across(line: TextLine, gutter: Gutter) -> bool:
    """Whether both halves of a line have gaps, and the right one begins with a figure.

    Or a text of several stands over the white between the columns.
    """
    halves = [line.between(*half) for half in sides_of([gutter])]
    if is_crossed(gutter, line):
        return len(line.pieces) > 2 and not is_justified(line)  # noqa: PLR2004 - no row of two columns
    parted = all(half is not None and len(half.pieces) > 1 for half in halves)
    return parted and halves[1] is not None and halves[1].pieces[0].is_numeric


def is_heading_across(line: TextLine, below: TextLine, gutter: Gutter) -> bool:
    """Whether a line has headings of both halves right above their rows."""
    near = below.baseline - line.baseline <= NEAR_HEADING * below.size
    parted = len(line.pieces) > 1 and not is_justified(line)
    return near and parted and not is_crossed(gutter, line) and not TABLE.match(line.pieces[0].text)


def page_gutter(lines: Sequence[TextLine]) -> Gutter | None:
    """The gutter between two columns of prose, None where there is none."""
    if len(lines) < COLUMNS_OF_PAGE:
        return None
    left, right = reach_of(lines)
    width = right - left
    for gutter in uncovered(lines, len(lines) // 4):
        if not left + 0.25 * width < gutter.middle < right - 0.25 * width:
            continue
        sides = [
            parts_between((line for line in lines if not is_crossed(gutter, line)), *side)
            for side in ((left, gutter.middle), (gutter.middle, right))
        ]
        if all(sides) and _are_columns(sides, (gutter.x0 - left, right - gutter.x1)):
            return gutter
    return None


def _are_columns(sides: Sequence[Sequence[TextLine]], widths: Sequence[float]) -> bool:
    """Whether one of two sides is prose, and both run down the page line by line."""
    if min(map(len, sides)) < COLUMNS_OF_PAGE // 2:
        return False
    pitch = min(median(steps(side)) for side in sides)
    heights = [side[-1].baseline - side[0].baseline for side in sides]
    dense = all(len(x) * pitch >= HALF * high for x, high in zip(sides, heights, strict=True))
    pairs = list(zip(sides, widths, strict=True))
    prose = all(has_prose(*pair) for pair in pairs) or any(is_set_to_fill(*pair) for pair in pairs)
    return dense and any(is_prose(*pair) for pair in pairs) and prose


def beside_captions(lines: Sequence[TextLine]) -> tuple[int, int, Gutter] | None:
    """The first line that has two captions side by side, the end of what is under both, and where.

    All lines down to that end leave white between the two.
    """
    for index, line in enumerate(lines):
        second = next((n for n, p in enumerate(line.pieces) if n and TABLE.match(p.text)), 0)
        if not second or not TABLE.match(line.pieces[0].text):
            continue
        first, other = line.pieces[second - 1], line.pieces[second]
        sides = (line.x0 + first.x1) / 2, (other.x0 + line.x1) / 2
        gutter, end = Gutter(first.x1, other.x0), index + 1
        while end < len(lines):
            white = white_between(lines[index : end + 1], *sides)
            if white is None or white.x1 - white.x0 < BESIDE * line.size:
                break
            gutter, end = white, end + 1
        if end - index > FEWEST_BELOW:
            return index, end, gutter
    return None


def white_between(lines: Sequence[TextLine], left: float, right: float) -> Gutter | None:
    """The widest white that runs down through lines between two x."""
    inside = (g for g in uncovered(lines) if left < g.middle < right)
    return max(inside, key=lambda gutter: gutter.x1 - gutter.x0, default=None)


def side_by_side(
    lines: Sequence[TextLine], pair: tuple[int, int, Gutter], setting: Setting
) -> list[list[TextLine]]:
    """What stands above two tables side by side, each of the two, and what stands below them."""
    start, end, gutter = pair
    under = lines[start:end]
    parts = (setting.anew(parts_between(under, *side)) for side in sides_of([gutter]))
    rest = lines_to_strips(lines[end:], setting) if end < len(lines) else []
    return [list(lines[:start]), *parts, *rest]
