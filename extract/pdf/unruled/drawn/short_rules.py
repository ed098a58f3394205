"""Tables with horizontal lines alone, of which some end between the sides of the table.

Such a line says where a column begins: over a label that is merged downwards none is drawn. The
columns are those that the white between the texts shows; upright lines are set into it, except
where a text stands across, and what follows is a grid like any other.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from extract.pdf.grid import Grid
from extract.pdf.pages import CENTRE
from extract.pdf.ruled.grids import group_to_grid
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.ruled.snapping import ends_of
from extract.pdf.unruled.columns.gutters import lines_to_gutters
from extract.pdf.unruled.columns.white import FULL, Gutter
from extract.pdf.unruled.places.captions import parts_tables
from extract.pdf.unruled.places.prose import has_prose
from extract.pdf.unruled.textlines import TextLine, lines_between, parts_between

NEAR = 4.0
"""Points by which lines of one table may begin or end apart."""
STEP = 2.5
"""Of the font size: lines of a row that a page cuts are not further apart."""
FINE = 0.15
"""Of the font size: letters of a word are nearer, those of two columns need not be."""
CROSSED = 0.3
"""Of the lines of a table: more do not stand across where a column ends."""
FEWEST = 4
"""Lines over the whole width: with more, one beside a label is enough to tell of rows."""
HALF = 0.5
"""Of the lines of a table: more in rows of figures, and lines are drawn over totals alone."""
HEADED = 3
"""So many lines beside a label are more than a header has, all above its lower line."""


def short_ruled(lines: Sequence[TextLine], across: Sequence[Ruling]) -> Iterator[Grid]:
    """The grids of tables whose lines go across, where some are shorter than the table."""
    for rules in _tables(lines, across):
        left, right = ends_of(rules)
        beside = parts_between(lines, left, right)
        inside = lines_between(beside, rules[0].at, rules[-1].at)
        gutters = with_ends(lines_to_gutters(inside), inside, rules)
        if gutters and not _are_totals(inside, [rule.at for rule in rules], gutters):
            yield rules_to_grid(rules, gutters, beside)


def rules_to_grid(
    rules: Sequence[Ruling], gutters: Sequence[float], beside: Sequence[TextLine]
) -> Grid:
    """The grid of lines that go across, in order, and of where columns part.

    ``beside`` are the lines of text between its sides, those beyond the first and last line too.
    """
    left, right = ends_of(rules)
    inside = lines_between(beside, rules[0].at, rules[-1].at)
    top, bottom = _reach(beside, inside, rules, gutters)
    ys = sorted({top, *(rule.at for rule in rules), bottom})
    whole = lines_between(beside, top, bottom)
    uprights = [Ruling(g, *part) for g in gutters for part in _parts(g, whole, ys)]
    sides = [Ruling(x, ys[0], ys[-1]) for x in (left, right)]
    snapped = _snapped(rules, [left, *gutters, right])
    return group_to_grid(snapped, [*sides, *uprights], NEAR)._replace(inferred=True)


def _tables(lines: Sequence[TextLine], across: Sequence[Ruling]) -> Iterator[list[Ruling]]:
    """Lines that belong together: long ones that begin and end alike, and shorter ones between."""
    rules = sorted(across, key=lambda rule: rule.at)
    taken: set[int] = set()
    for first in sorted(rules, key=lambda rule: rule.start - rule.end):
        if id(first) in taken:
            continue
        left, right = first.start - NEAR, first.end + NEAR
        within = [r for r in rules if left <= r.start and r.end <= right and id(r) not in taken]
        texts = parts_between(lines, left, right)
        for top, bottom in _stretches(_whole(within, first), within, texts):
            held = [r for r in within if top <= r.at <= bottom]
            if held and _has_rows(held, max(held, key=lambda r: r.end - r.start)):
                taken |= {id(rule) for rule in held}
                yield held


def _whole(rules: Sequence[Ruling], side: Ruling) -> list[float]:
    """The heights at which lines begin and end as a long one does, whatever is between."""
    ends: dict[float, tuple[float, float]] = {}
    for rule in rules:
        start, end = ends.get(rule.at, (inf, -inf))
        ends[rule.at] = min(start, rule.start), max(end, rule.end)
    near = 2 * NEAR
    return [at for at, (x, y) in ends.items() if x <= side.start + near and y >= side.end - near]


def _stretches(
    whole: Sequence[float], within: Sequence[Ruling], texts: Sequence[TextLine]
) -> Iterator[tuple[float, float]]:
    """From which line to which a table goes: several texts above each other part two of them.

    Above the first long line and below the last one shorter ones may be of it: a page cuts a label.
    """
    start = within[0].at
    left, right = ends_of(within)
    for above, below in pairwise(sorted({start, *whole, within[-1].at})):
        part = lines_between(texts, above, below)
        is_table = any(len(x.pieces) > 1 for x in part) or any(above < r.at < below for r in within)
        prose = len(part) > 1 and (not is_table or has_prose(part, right - left))
        if prose or any(parts_tables(x, texts) for x in part):
            yield start, above
            start = below
    yield start, within[-1].at


def _has_rows(rules: Sequence[Ruling], side: Ruling) -> bool:
    """Whether lines part rows, some beside a label: those of a header alone do not."""
    short = [r for r in rules if r.end - r.start < side.end - side.start - NEAR]
    beside = {r.at for r in short if r.end > side.end - NEAR or r.start < side.start + NEAR}
    heights = {r.at for r in rules}
    whole = sorted(_whole(rules, side))
    if len(beside) < HEADED and all(at < end for at in beside for end in whole[1:2]):
        return False
    return len(beside) > 1 or (bool(beside) and len(heights - beside) > FEWEST)


def _are_totals(
    lines: Sequence[TextLine], heights: Sequence[float], gutters: Sequence[float]
) -> bool:
    """Whether lines stand over totals: between two of them are several rows of figures."""
    parts = [lines_between(lines, *part) for part in pairwise(sorted(set(heights)))]
    edges = [*gutters, inf]
    several = [
        part
        for part in parts
        if any(sum(_is_figure(x, *column) for x in part) > 1 for column in pairwise(edges))
    ]
    return sum(map(len, several)) > HALF * sum(map(len, parts))


def _is_figure(line: TextLine, left: float, right: float) -> bool:
    """Whether a line has nothing but a figure between two x."""
    held = line.between(left, right)
    return held is not None and all(piece.is_numeric for piece in held.pieces)


def with_ends(
    gutters: Sequence[Gutter], lines: Sequence[TextLine], rules: Sequence[Ruling]
) -> list[float]:
    """Where columns part: where lines end, else in a gutter; nothing if lines end within texts."""
    left, right = ends_of(rules)
    found: list[float] = []
    for x in sorted(x for r in rules for x in (r.start, r.end)):
        if left + NEAR < x < right - NEAR and (not found or x - found[-1] > NEAR):
            found.append(x)
    if any(sum(_stands_across(line, x) for line in lines) > CROSSED * len(lines) for x in found):
        return []
    free = [g for g in gutters if not any(g.x0 - NEAR <= x <= g.x1 + NEAR for x in found)]
    return sorted([*found, *(_clearest(g, lines) for g in free)])


def _clearest(gutter: Gutter, lines: Sequence[TextLine]) -> float:
    """The middle of the strip of a gutter that the fewest words of all lines reach into."""
    words = [word for line in lines for piece in line.pieces for word in piece.words]
    reaching = [(x0, x1) for x0, x1 in words if x0 < gutter.x1 and x1 > gutter.x0]
    edges = sorted({*gutter, *(x for w in reaching for x in w if gutter.x0 < x < gutter.x1)})
    strips = [
        (sum(x0 < right and x1 > left for x0, x1 in reaching), left - right, (left + right) / 2)
        for left, right in pairwise(edges)
    ]
    return min(strips)[2] if strips else gutter.middle


def _stands_across(line: TextLine, x: float) -> bool:
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


def _reach(
    beside: Sequence[TextLine],
    inside: Sequence[TextLine],
    rules: Sequence[Ruling],
    gutters: Sequence[float],
) -> tuple[float, float]:
    """From where to where a table goes on a page: also over rows that no line closes."""
    starts = {round(x.pieces[0].x0 - g) for g in gutters for x in _right_of(inside, g)}
    top, bottom = rules[0].at, rules[-1].at
    above = [x for x in reversed(beside) if x.baseline < top]
    below = [x for x in beside if x.baseline > bottom]
    if first := _going_on(above, top, gutters, starts):
        top = first.baseline - first.size
    if last := _going_on(below, bottom, gutters, starts):
        bottom = last.baseline + CENTRE * last.size
    return top, bottom


def _going_on(
    lines: Sequence[TextLine], edge: float, gutters: Sequence[float], starts: set[int]
) -> TextLine | None:
    """The last line of the rows beyond an edge, from there on; None where there are none.

    They have texts in most columns; or a page cuts them, and they are all that stands there but
    heads and feet, further off, and some of their texts begin where others of their column do.
    """
    last = edge
    found = None
    for number, line in enumerate(lines):
        step = abs(line.baseline - last)
        if step > STEP * line.size:
            return lines[number - 1] if number else None
        if any(_stands_across(line, g) for g in gutters):
            return found
        if len(line.pieces) >= FULL * (len(gutters) + 1):
            found = line
        elif not any(round(p.x0 - g) in starts for p in line.pieces for g in gutters):
            return found
        last = line.baseline
    return lines[-1] if lines else None


def _right_of(lines: Sequence[TextLine], x: float) -> list[TextLine]:
    """What of lines stands right of an x."""
    return [part for part in parts_between(lines, x, inf) if part.x0 > x]


def _parts(
    gutter: float, lines: Sequence[TextLine], ys: Sequence[float]
) -> Iterator[tuple[float, float]]:
    """The pieces of an upright line in a gutter: between lines where no word stands across."""
    crossed = {bisect_left(ys, x.baseline) for x in lines if _stands_across(x, gutter)}
    return (part for n, part in enumerate(pairwise(ys), 1) if n not in crossed)


def _snapped(rules: Sequence[Ruling], xs: Sequence[float]) -> list[Ruling]:
    """The lines, ending where columns do."""

    def near(x: float) -> float:
        return min(xs, key=lambda edge: abs(edge - x))

    return [Ruling(rule.at, near(rule.start), near(rule.end)) for rule in rules]
