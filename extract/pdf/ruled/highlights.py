"""Shades behind words of a line: they mark these and are no cells.

Text of a cell stands off that of the next one. Words that are highlighted follow those before them
and are followed by others, a space apart. The shade behind a space alone is as thin as a line.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.model import Box
from extract.pdf.geometry import reach_of, to_runs
from extract.pdf.pages import BASELINE, CENTRE, SIZE, X0, Character, Page, Rule

TOUCHING = 1.0
"""Points: cells of a row that are shaded one by one are no further apart."""
SPACE = 0.4
"""Of the size of print: words of a line are no further apart, if it is not justified."""
TIGHT = 0.25
"""Of the size of print: a shade that gets no further beyond its text is as long as that."""
MOST = 0.9
FEWEST = 8
"""Shades of this kind on a page, and their share of those behind one line."""
THINNEST = 1.0
"""Points: of the shade behind a space, or a narrow letter."""


def without_highlights(page: Page) -> Page:
    """The page without shades of which a line of text goes on beyond a side."""
    if not page.areas:
        return page
    ordered = sorted((c for c in page.characters if not c.text.isspace()), key=BASELINE)
    baselines = list(map(BASELINE, ordered))
    slivers = _slivers(page, ordered, baselines)
    if slivers:
        page = replace(page, rules=tuple(rule for rule in page.rules if rule not in slivers))
    marks = _behind_lines(page.areas, ordered, baselines)
    for strip in strips(page.areas):
        level = _lines_on(strip, ordered, baselines)
        if is_highlight(strip, level):
            marks.update(strip)
        elif len(strip) > 1 and _is_in_pieces(pieces := _in_the_largest(strip), level):
            marks.update(pieces)
    if not marks:
        return page
    return replace(page, areas=tuple(area for area in page.areas if area not in marks))


def _behind_lines(
    areas: Sequence[Box], ordered: Sequence[Character], baselines: Sequence[float]
) -> set[Box]:
    """The shades that are as long as the line of text on them, if nearly all behind one line are.

    Cells are as wide as their column, whatever they hold.
    """
    lined: list[Box] = []
    tight: list[Box] = []
    for area in areas:
        inside = [c for c in _lines_on([area], ordered, baselines) if _is_on(area, c)]
        if not inside or _height(inside) > CENTRE * inside[0].size:
            continue
        lined.append(area)
        off = max(min(map(X0, inside)) - area.x0, area.x1 - max(c.x1 for c in inside))
        if off <= TIGHT * inside[0].size:
            tight.append(area)
    return set(tight) if len(tight) >= max(FEWEST, MOST * len(lined)) else set()


def _is_on(area: Box, c: Character) -> bool:
    """Whether the middle of a character stands on a shade, from side to side."""
    return area.x0 <= (c.x0 + c.x1) / 2 <= area.x1


def _height(inside: Sequence[Character]) -> float:
    """From the first to the last baseline."""
    levels = [c.baseline for c in inside]
    return max(levels) - min(levels)


def _in_the_largest(strip: Sequence[Box]) -> list[Box]:
    """The shades of a strip without that of a whole cell, which holds all others."""
    x0, x1 = reach_of(strip)
    inner = [area for area in strip if (area.x0, area.x1) != (x0, x1)]
    return inner if len(inner) < len(strip) else list(strip)


def _is_in_pieces(strip: Sequence[Box], level: Sequence[Character]) -> bool:
    """Whether a text goes on from one shade to the next one without room for a padding."""
    in_order = sorted(level, key=X0)
    return any(
        after.x0 - before.x1 <= TOUCHING and _are_beside(before.x1, after.x0, in_order)
        for before, after in pairwise(strip)
    )


def _are_beside(x0: float, x1: float, level: Sequence[Character]) -> bool:
    """Whether one letter ends and another one begins at the sides of a gap, from the left."""
    after = bisect_right(level, x0 - TOUCHING, key=X0)
    gaps = [x0 - c.x1 for c in level[max(after - 1, 0) : after]]
    gaps += [c.x0 - x1 for c in level[after : after + 1]]
    return len(gaps) == 2 and max(map(abs, gaps)) <= TOUCHING  # noqa: PLR2004


def _slivers(
    page: Page, ordered: Sequence[Character], baselines: Sequence[float]
) -> frozenset[Rule]:
    """The upright rules that are the shade between two words of one highlighted line.

    Such a one fills the gap between two shades as high as it is, and either all of the gap between
    two words on these or what is behind a letter.
    """
    thin = [rule for rule in page.rules if not rule.horizontal and rule.thickness >= THINNEST]
    if not thin:
        return frozenset()
    boxes = {rule: _filled(rule, page.number) for rule in thin}
    of_rule = {box: rule for rule, box in boxes.items()}
    found: set[Rule] = set()
    for strip in strips([*page.areas, *of_rule]):
        inner = [box for box in strip[1:-1] if box in of_rule]
        if inner:
            level = sorted(_lines_on(strip, ordered, baselines), key=X0)
            found |= {of_rule[box] for box in inner if _is_in_a_line(box, level)}
    return frozenset(found)


def _filled(rule: Rule, page: int) -> Box:
    """The rectangle that an upright rule fills."""
    half = rule.thickness / 2
    return Box(page, rule.at - half, rule.start, rule.at + half, rule.end)


def _is_in_a_line(box: Box, level: Sequence[Character]) -> bool:
    """Whether a narrow shade is behind a letter, or all between two of them, from the left."""
    after = bisect_right(level, box.x0 - TOUCHING, key=X0)
    if after < len(level) and level[after].x1 <= box.x1 + TOUCHING:
        return True
    return _are_beside(box.x0, box.x1, level)


def strips(areas: Sequence[Box]) -> Iterator[list[Box]]:
    """Areas of one height that touch side by side, from left to right.

    >>> [len(strip) for strip in strips([Box(1, x, 0, x + 9, 9) for x in (30, 0, 9)])]
    [2, 1]
    """
    return to_runs(
        sorted(areas, key=lambda a: (round(a.top), round(a.bottom), a.x0)),
        lambda strip, area: (
            abs(area.top - strip[-1].top) <= TOUCHING
            and abs(area.bottom - strip[-1].bottom) <= TOUCHING
            and area.x0 <= strip[-1].x1 + TOUCHING
        ),
    )


def _lines_on(
    strip: Sequence[Box], ordered: Sequence[Character], baselines: Sequence[float]
) -> list[Character]:
    """The characters at the height of a strip, of the whole page."""
    top, bottom = strip[0].top, strip[0].bottom
    first = bisect_left(baselines, top)
    near = ordered[first : bisect_right(baselines, bottom + (bottom - top))]
    return [c for c in near if top < c.centre < bottom]


def is_highlight(strip: Sequence[Box], level: Sequence[Character]) -> bool:
    """Whether a strip holds one line, which goes on beyond a side; of characters at its height."""
    left, right = strip[0].x0, max(area.x1 for area in strip)
    inside = [c for c in level if left <= (c.x0 + c.x1) / 2 <= right]
    if not inside or _height(inside) > CENTRE * max(map(SIZE, inside)):
        return False
    first, last = reach_of(inside)
    return any(
        max(c.x0 - last, first - c.x1) <= SPACE * max(map(SIZE, inside))
        for c in level
        if not left <= (c.x0 + c.x1) / 2 <= right
        and abs(c.baseline - inside[0].baseline) <= CENTRE * max(map(SIZE, inside))
    )
