"""Tables with horizontal lines alone, of which some end between the sides of the table.

Such a line says where a column begins: over a label that is merged downwards none is drawn. The
columns are those that the white between the texts shows; upright lines are set into it, except
where a text stands across, and what follows is a grid like any other.
"""

from bisect import bisect_left
from collections import defaultdict
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
from extract.pdf.unruled.drawn.rule_ends import NEAR, stands_across, with_ends
from extract.pdf.unruled.heads.spanning import lines_of_header, with_wide_headings
from extract.pdf.unruled.placed import place
from extract.pdf.unruled.places.captions import parts_tables
from extract.pdf.unruled.places.prose import has_prose
from extract.pdf.unruled.textlines import TextLine, lines_between, parts_between

STEP = 2.5
"""Of the font size: lines of a row that a page cuts are not further apart."""
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
    open_at = _open_bands(whole, ys, rules, gutters)
    uprights = [
        Ruling(g, *part)
        for g in gutters
        for n, part in enumerate(pairwise(ys), 1)
        if (n, g) not in open_at
    ]
    sides = [Ruling(x, ys[0], ys[-1]) for x in (left, right)]
    snapped = _snapped(rules, [left, *gutters, right])
    return group_to_grid(snapped, [*sides, *uprights], NEAR)._replace(inferred=True)


def _tables(lines: Sequence[TextLine], across: Sequence[Ruling]) -> Iterator[list[Ruling]]:
    """Lines that belong together: long ones that begin and end alike, and shorter ones between."""
    rules = sorted(across, key=lambda rule: rule.at)
    taken: set[int] = set()
    tried: set[tuple[float, float]] = set()  # since the last lines were taken
    for first in sorted(rules, key=lambda rule: rule.start - rule.end):
        ends = first.start, first.end
        if id(first) in taken or ends in tried:
            continue
        tried.add(ends)
        left, right = first.start - NEAR, first.end + NEAR
        within = [r for r in rules if left <= r.start and r.end <= right and id(r) not in taken]
        texts = parts_between(lines, left, right)
        for top, bottom in _stretches(_whole(within, first), within, texts):
            held = [r for r in within if top <= r.at <= bottom]
            if held and _has_rows(held, max(held, key=lambda r: r.end - r.start)):
                taken |= {id(rule) for rule in held}
                tried.clear()
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
        if any(stands_across(line, g) for g in gutters):
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


def _open_bands(
    lines: Sequence[TextLine],
    ys: Sequence[float],
    rules: Sequence[Ruling],
    gutters: Sequence[float],
) -> set[tuple[int, float]]:
    """Between which heights, counted from 1, nothing parts the columns at a gutter.

    A word stands across it there, or it is below a single text, from the first column on, that
    stands across another one; or between the columns that one heading is over.
    """
    bands: dict[int, list[TextLine]] = defaultdict(list)
    for line in lines:
        bands[bisect_left(ys, line.baseline)].append(line)
    whole = set(_whole(rules, max(rules, key=lambda rule: rule.end - rule.start)))
    depth = next((n for n, y in enumerate(ys) if n and y in whole), 0)
    found = {
        (n, g) for n, x in bands.items() for g in gutters if any(stands_across(i, g) for i in x)
    }
    for n, band in bands.items():
        if len(band) == len(band[0].pieces) == 1 and {ys[n - 1], *ys[n : n + 1]} <= whole:
            over = [g for g in gutters if (n, g) in found]
            found |= {(n, g) for g in gutters} if over and band[0].x0 < gutters[0] else set()
    return found.union(_under_headings(lines, ys[: depth + 1], rules, gutters))


def _under_headings(
    lines: Sequence[TextLine],
    ys: Sequence[float],
    rules: Sequence[Ruling],
    gutters: Sequence[float],
) -> Iterator[tuple[int, float]]:
    """Where a heading is over several columns, above the lines between the levels of a header."""
    if len(ys) <= 2:  # noqa: PLR2004 - a single level
        return
    placed = [place(line, [Gutter(g, g) for g in gutters]) for line in lines]
    levels = [rule for rule in rules if ys[0] < rule.at < ys[-1]]
    head = sum(line.baseline < ys[-1] for line in lines)
    if not 0 < head <= lines_of_header(placed):  # rows beside a label, of a page without a header
        return
    for line in with_wide_headings(placed, levels, head):
        n = bisect_left(ys, line.baseline)
        if n < len(ys) - 1:
            for first, last in line.spans:
                yield from ((n, g) for g in gutters[first:last])


def _snapped(rules: Sequence[Ruling], xs: Sequence[float]) -> list[Ruling]:
    """The lines, ending where columns do."""

    def near(x: float) -> float:
        return min(xs, key=lambda edge: abs(edge - x))

    return [Ruling(rule.at, near(rule.start), near(rule.end)) for rule in rules]
