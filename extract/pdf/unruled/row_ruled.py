"""Tables with a line under every row and none between columns, whose texts are wrapped.

The rows are drawn, and that they are rows the texts tell: of the cells of one, each has its own
number of lines. Columns are the white in which no text of any row stands; headings part it where a
column is empty. A line leaves out a label that is merged downwards.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from extract.pdf.grid import Grid
from extract.pdf.grid import Line as Ruling
from extract.pdf.unruled.beside import is_interrupted, within
from extract.pdf.unruled.regions import between
from extract.pdf.unruled.short_rules import NEAR, rules_to_grid, with_ends
from extract.pdf.unruled.textlines import GAP, Piece, TextLine
from extract.pdf.unruled.white import LEAST, MANY, Gutter, uncovered

MOST = 0.75
"""Of the parts between lines whose texts tell: those that are one row."""
COVERED = 0.5
"""Of its width: what is drawn under a row at least, beside labels that are merged."""
WIDE = 8.0
ROOM = 2.0
"""Of the font size: how far from its end they may stop."""


def row_ruled(
    lines: Sequence[TextLine],
    across: Sequence[Ruling],
    heads: Sequence[Grid] = (),
    known: Sequence[Gutter] = (),
) -> Iterator[Grid]:
    """The grids of tables whose rows are drawn.

    ``heads`` are headers that are shaded cell by cell, ``known`` is where other pages part columns.
    """
    for rules in stacks(across, lines):
        left, right = min(r.start for r in rules), max(r.end for r in rules)
        beside = within(lines, left, right)
        heights = sorted({rule.at for rule in rules})
        parts = [part for ys in pairwise(heights) if (part := between(beside, *ys))]
        head = next((grid for grid in heads if is_over(grid, rules, parts)), None)
        gutters = [g for g in known if left < g.middle < right]
        if head is not None:
            gutters = [Gutter(x, x) for x in head.xs[1:-1]]
            rules = sorted([*(Ruling(y, left, right) for y in head.ys), *rules])
        gutters = gutters or (white_of(parts) if parts else [])
        if gutters and are_rows(parts, gutters):
            inside = [line for part in parts for line in part]
            edges = with_ends(gutters, inside, rules)
            if edges:
                yield rules_to_grid(rules, edges, beside)


def is_over(head: Grid, rules: Sequence[Ruling], parts: Sequence[Sequence[TextLine]]) -> bool:
    """Whether a shaded header is that of the rows between lines."""
    left, right = min(r.start for r in rules), max(r.end for r in rules)
    alike = abs(head.xs[0] - left) <= NEAR and abs(head.xs[-1] - right) <= NEAR
    return alike and bool(parts) and head.ys[-1] <= parts[0][0].baseline and head.ys[-1] > rules[0].at - 2*NEAR


def stacks(across: Sequence[Ruling], lines: Sequence[TextLine]) -> Iterator[list[Ruling]]:
    """Lines above each other from one side of a table to the other, some with gaps."""
    rest = sorted(across, key=lambda rule: rule.start - rule.end)
    while rest:
        left, right = rest[0].start - NEAR, rest[0].end + NEAR
        held = [rule for rule in rest if left <= rule.start and rule.end <= right]
        rest = [rule for rule in rest if rule not in held]
        beside = within(lines, left, right)
        stack: list[Ruling] = []
        for rule in sorted(rules_of_rows(held)):
            if stack and rule.at > stack[-1].at:
                part = between(beside, stack[-1].at, rule.at)
                if part and is_interrupted(part, beside):
                    yield stack
                    stack = []
            stack.append(rule)
        yield stack


def rules_of_rows(rules: Sequence[Ruling]) -> Iterator[Ruling]:
    """The lines at heights at which half the width is covered."""
    width = max(r.end for r in rules) - min(r.start for r in rules)
    for rule in rules:
        beside = [r for r in rules if r.at == rule.at]
        if sum(r.end - r.start for r in beside) >= COVERED * width:
            yield rule


def white_of(parts: Sequence[Sequence[TextLine]]) -> list[Gutter]:
    """Where no word of any row stands; headings over columns that are empty part it too."""
    body = [line for part in parts[1:] for line in part if len(part) > 1 or len(line.pieces) > 1]
    if not body:
        return []
    body = in_words(body)
    lines = [*body, *over_empty(parts[0], body)]
    return between_columns([g for g in uncovered(lines) if is_wide(g, lines)], parts)


def between_columns(white: list[Gutter], parts: Sequence[Sequence[TextLine]]) -> list[Gutter]:
    """Without the white between texts of one column, of which no row has two."""
    kept = list(white)
    for gutter in white:
        index = kept.index(gutter)
        edges = [-inf, *(g.middle for g in kept), inf]
        rows = [
            {n for n, part in enumerate(parts) if any(line.between(*sides) for line in part)}
            for sides in pairwise(edges[index : index + 3])
        ]
        if not rows[0] & rows[1]:
            kept.remove(gutter)
    return kept


def over_empty(head: Sequence[TextLine], body: Sequence[TextLine]) -> Iterator[TextLine]:
    """The headings that stand over no text, beside columns with headings of their own."""
    white = uncovered(body)
    starts = [min(line.x0 for line in body), *(gutter.x1 for gutter in white)]
    ends = [*(gutter.x0 for gutter in white), max(line.x1 for line in body)]
    pieces = [piece for line in head for piece in line.pieces]
    headed = [any(p.x0 < x1 and x0 < p.x1 for p in pieces) for x0, x1 in zip(starts, ends, strict=True)]
    for line in head:
        for piece in line.pieces:
            after = bisect_left(starts, piece.x0)
            is_free = after == 0 or ends[after - 1] <= piece.x0
            if is_free and all(headed[max(after - 1, 0) : after + 1]) and (after == len(starts) or piece.x1 <= starts[after]):
                yield TextLine(line.baseline, line.size, (piece,))


def in_words(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines with a piece for each word."""
    return [
        TextLine(x.baseline, x.size, tuple(Piece("", *word) for p in x.pieces for word in p.words))
        for x in lines
    ]


def is_wide(gutter: Gutter, lines: Sequence[TextLine]) -> bool:
    """Whether white is no space between words; where many lines have words, less is enough."""
    size = lines[0].size
    if gutter.x1 - gutter.x0 >= GAP * size:
        return True
    sides = [
        sum(line.x0 < gutter.x0 for line in lines),
        sum(line.x1 > gutter.x1 for line in lines),
    ]
    return gutter.x1 - gutter.x0 >= LEAST * size and min(sides) >= MANY


def are_rows(
    parts: Sequence[Sequence[TextLine]], gutters: Sequence[Gutter]
) -> bool:
    """Whether most of what stands between two lines is one row, and texts of them go on."""
    edges = [-inf, *(g.middle for g in gutters), inf]
    rows = [
        [[x for line in part if (x := line.between(*sides)) is not None] for sides in pairwise(edges)]
        for part in parts
    ]
    wrapped = [row for row in rows if any(len(column) > 1 for column in row)]
    told = sum(map(is_row, wrapped))
    return bool(wrapped) and told >= MOST * len(wrapped) and go_on(wrapped)


def is_row(columns: Sequence[Sequence[TextLine]]) -> bool:
    """Whether one column has more lines than all others."""
    *_, second, longest = sorted(map(len, columns))
    return longest > second


def go_on(rows: Sequence[Sequence[Sequence[TextLine]]]) -> bool:
    """Whether several lines with others below them in their cell get as far as any."""
    for column in zip(*rows, strict=True):
        end = max((line.x1 for cell in column for line in cell), default=0.0)
        full = sum(line.x1 > end - ROOM * line.size and line.x1 - line.x0 > WIDE * line.size for cell in column for line in cell[:-1])
        if full > 1:
            return True
    return False
