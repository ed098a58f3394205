"""Lines parted where a page is set in columns."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.pdf.unruled.columns.white import Gutter, is_crossed, uncovered
from extract.pdf.unruled.places.prose import HALF, has_prose, is_prose, is_set_to_fill
from extract.pdf.unruled.textlines import Setting, TextLine

COLUMNS_OF_PAGE = 10
"""Lines from which a page may be set in columns."""


def lines_to_strips(
    lines: Sequence[TextLine], setting: Setting, depth: int = 2
) -> list[list[TextLine]]:
    """The lines, parted where the page is set in columns of prose."""
    gutter = page_gutter(lines) if depth else None
    if gutter is None:
        return [list(lines)]
    across: list[TextLine] = []
    sides: tuple[list[TextLine], list[TextLine]] = ([], [])
    for line in lines:
        if is_crossed(gutter, line):
            across.append(line)
            continue
        halves = line.between(0, gutter.middle), line.between(gutter.middle, float("inf"))
        for side, half in zip(sides, halves, strict=True):
            if half is not None:
                side.append(half)
    own = (lines_to_strips(setting.anew(side), setting, depth - 1) for side in sides)
    return [across, *(strip for strips in own for strip in strips)]


def page_gutter(lines: Sequence[TextLine]) -> Gutter | None:
    """The gutter between two columns of prose, None where there is none."""
    if len(lines) < COLUMNS_OF_PAGE:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    width = right - left
    for gutter in uncovered(lines, len(lines) // 4):
        if not left + 0.25 * width < gutter.middle < right - 0.25 * width:
            continue
        sides = [
            [half for line in lines if not is_crossed(gutter, line) and (half := line.between(*x))]
            for x in ((left, gutter.middle), (gutter.middle, right))
        ]
        if all(sides) and _are_columns(sides, (gutter.x0 - left, right - gutter.x1)):
            return gutter
    return None


def _are_columns(sides: Sequence[Sequence[TextLine]], widths: Sequence[float]) -> bool:
    """Whether one of two sides is prose, and both run down the page line by line."""
    if min(map(len, sides)) < COLUMNS_OF_PAGE // 2:
        return False
    pitch = min(median(b.baseline - a.baseline for a, b in pairwise(side)) for side in sides)
    heights = [side[-1].baseline - side[0].baseline for side in sides]
    dense = all(len(x) * pitch >= HALF * high for x, high in zip(sides, heights, strict=True))
    pairs = list(zip(sides, widths, strict=True))
    prose = all(has_prose(*pair) for pair in pairs) or any(is_set_to_fill(*pair) for pair in pairs)
    return dense and any(is_prose(*pair) for pair in pairs) and prose
