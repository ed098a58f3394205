"""Tables with a line under every row and none between columns, whose texts are wrapped.

The rows are drawn, and that they are rows the texts tell: in each a single column has the most
lines. Columns are the white in which no text of any row stands, and headings over columns that are
empty part it. A line leaves out a label that is merged downwards. What follows is a grid like any
other.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.pdf.grid import Grid
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.ruled.snapping import ends_of
from extract.pdf.unruled.columns.white import LEAST, MANY, Gutter, sides_of, uncovered
from extract.pdf.unruled.drawn.short_rules import NEAR, rules_to_grid, with_ends
from extract.pdf.unruled.known import Known
from extract.pdf.unruled.places.beside import is_interrupted, within
from extract.pdf.unruled.places.captions import parts_tables
from extract.pdf.unruled.textlines import GAP, Piece, TextLine, lines_between, parts_between

MOST = 2 / 3
"""Of the parts between lines whose texts tell: those that are one row."""
FEWEST = 2
"""Such parts of a page, unless other pages tell that rows are drawn."""
PAIR = 2
"""Cells of a row that may have as many lines, where these are few."""
COVERED = 0.5
"""Of its width: what is drawn under a row at least, beside labels that are merged."""
ROOM = 2.0
"""Of the font size: how far from the end of its column a line may stop that goes on."""
WIDE = 8.0
"""Of the font size: such a line of a sentence is wider, one of names or figures need not be."""

Row = Sequence[Sequence[TextLine]]
"""The lines of a row in each of its columns."""


def row_ruled(
    lines: Sequence[TextLine],
    across: Sequence[Ruling],
    heads: Sequence[Grid] = (),
    known: Known | None = None,
) -> Iterator[Grid]:
    """The grids of tables whose rows are drawn.

    ``heads`` are headers that are shaded cell by cell, ``known`` is what other pages tell.
    """
    sides = known.sides if known is not None and known.row_ruled else None
    found = list(stacks(across, lines, sides))
    on_page = known
    for stack in found:
        known = on_page if on_page is not None and goes_on_in(stack, found, on_page) else None
        told = known is not None and known.row_ruled
        left, right = ends_of(stack)
        beside = within(lines, left, right)
        drawn = with_open_ends(stack, beside, known)
        heights = sorted({rule.at for rule in drawn})
        parts = [part for ys in pairwise(heights) if (part := lines_between(beside, *ys))]
        head = next((grid for grid in heads if parts and is_head_of(grid, stack, parts[0])), None)
        if head is None:
            rules = drawn
            shared = known.gutters if known is not None else ()
            gutters = [g for g in shared if left < g.middle < right] or white_of(parts)
        else:
            rules = sorted([*(Ruling(y, left, right) for y in head.ys), *drawn])
            gutters = [Gutter(x, x) for x in head.xs[1:-1]]
        body = parts if told or head is not None else parts[1:]
        if gutters and are_rows(body, gutters, told=told):
            edges = with_ends(gutters, [line for part in parts for line in part], rules)
            if edges:
                yield rules_to_grid(rules, edges, beside)._replace(row_ruled=True)


def goes_on_in(stack: Sequence[Ruling], stacks: Sequence[Sequence[Ruling]], known: Known) -> bool:
    """Whether what other pages tell is of a stack: the first or the last one of several."""
    if known.numbered:
        return known.counts(stack[0].at, stack[-1].at + NEAR)
    above = any(other[-1].at <= stack[0].at for other in stacks)
    below = any(stack[-1].at <= other[0].at for other in stacks)
    return not (above if known.is_below else below)


def with_open_ends(
    rules: list[Ruling], lines: Sequence[TextLine], known: Known | None
) -> list[Ruling]:
    """Lines under rows with those that are not drawn: above the first row, and below the last one.

    What stands there is sure to be of the table.
    """
    if known is None or known.sure is None or not known.row_ruled:
        return rules
    top, bottom = known.sure
    left, right = ends_of(rules)
    above = [x for x in lines if top <= x.baseline < rules[0].at and top == known.top]
    below = [x for x in lines if rules[-1].at < x.baseline <= bottom == known.bottom]
    ends = [line.baseline - line.size for line in above[:1]]
    ends += [line.baseline + NEAR for line in below[-1:]]
    return sorted([*rules, *(Ruling(y, left, right) for y in ends)])


def is_head_of(head: Grid, rules: Sequence[Ruling], first: Sequence[TextLine]) -> bool:
    """Whether a shaded header is as wide as lines, and stands above the first text between them."""
    left, right = ends_of(rules)
    is_as_wide = abs(head.xs[0] - left) <= NEAR and abs(head.xs[-1] - right) <= NEAR
    return is_as_wide and rules[0].at - 2 * NEAR < head.ys[-1] <= first[0].baseline


def stacks(
    across: Sequence[Ruling], lines: Sequence[TextLine], sides: tuple[float, float] | None
) -> Iterator[list[Ruling]]:
    """Lines above each other from one side of a table to the other, some with gaps.

    All may have one, beside a label over all rows of a page: the ``sides`` are known of others.
    """
    rest = sorted(across, key=lambda rule: rule.start - rule.end)
    while rest:
        left, right = rest[0].start - NEAR, rest[0].end + NEAR
        if sides is not None and left < sides[1] and sides[0] < right:
            over = [rule for rule in rest if rule.start < sides[1] and sides[0] < rule.end]
            left = min(left, *(rule.start for rule in over))
            right = max(right, *(rule.end for rule in over))
        held = [rule for rule in rest if left <= rule.start and rule.end <= right]
        rest = [rule for rule in rest if not (left <= rule.start and rule.end <= right)]
        if len(held) == 1:
            continue
        beside = within(lines, left, right)
        stack: list[Ruling] = []
        for rule in sorted(rules_of_rows(held)):
            if stack and rule.at > stack[-1].at:
                part = lines_between(beside, stack[-1].at, rule.at)
                if part and (
                    any(parts_tables(x, beside) for x in part) or is_interrupted(part, beside)
                ):
                    yield stack
                    stack = []
            stack.append(rule)
        if stack:
            yield stack


def rules_of_rows(rules: Sequence[Ruling]) -> Iterator[Ruling]:
    """The lines at heights at which half the width is covered."""
    left, right = ends_of(rules)
    covered: dict[float, float] = defaultdict(float)
    for rule in rules:
        covered[rule.at] += rule.end - rule.start
    return (rule for rule in rules if covered[rule.at] >= COVERED * (right - left))


def white_of(parts: Sequence[Sequence[TextLine]]) -> list[Gutter]:
    """Where no word of any row stands; headings over columns that are empty part it too.

    A line alone with a single text may be a band over all columns.
    """
    texts = [line for part in parts[1:] for line in part if len(part) > 1 or len(line.pieces) > 1]
    if not texts:
        return []
    body = in_words(texts)
    lines = [*body, *over_empty(parts[0], body)]
    return without_offset([g for g in uncovered(lines) if is_no_space(g, lines)], parts)


def in_words(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines with a piece for each word."""
    return [
        TextLine(x.baseline, x.size, tuple(Piece("", *word) for p in x.pieces for word in p.words))
        for x in lines
    ]


def over_empty(head: Sequence[TextLine], body: Sequence[TextLine]) -> Iterator[TextLine]:
    """The headings that stand over no text, next to columns with headings of their own."""
    white = uncovered(body)
    starts = [min(line.x0 for line in body), *(gutter.x1 for gutter in white)]
    ends = [*(gutter.x0 for gutter in white), max(line.x1 for line in body)]
    pieces = [piece for line in head for piece in line.pieces]
    headed = [
        any(p.x0 < end and start < p.x1 for p in pieces)
        for start, end in zip(starts, ends, strict=True)
    ]
    for line in head:
        for piece in line.pieces:
            after = bisect_left(starts, piece.x0)
            is_free = ends[after - 1] <= piece.x0 if after else piece.x1 <= starts[0]
            is_free = is_free and (after == len(starts) or piece.x1 <= starts[after])
            if is_free and all(headed[max(after - 1, 0) : after + 1]):
                yield TextLine(line.baseline, line.size, (piece,))


def is_no_space(gutter: Gutter, lines: Sequence[TextLine]) -> bool:
    """Whether white is no space between words; where many lines have words, less is enough."""
    width, size = gutter.x1 - gutter.x0, lines[0].size
    before = sum(line.x0 < gutter.x0 for line in lines)
    after = sum(line.x1 > gutter.x1 for line in lines)
    return width >= GAP * size or (width >= LEAST * size and min(before, after) >= MANY)


def without_offset(white: list[Gutter], parts: Sequence[Sequence[TextLine]]) -> list[Gutter]:
    """Without the white between texts of one column, some at its left and some in its middle.

    No row has texts on both sides of it.
    """
    kept = list(white)
    for gutter in white:
        index = kept.index(gutter)
        left, right = (
            {n for n, part in enumerate(parts) if parts_between(part, *sides)}
            for sides in sides_of(kept)[index : index + 2]
        )
        if not left & right:
            kept.remove(gutter)
    return kept


def are_rows(parts: Sequence[Sequence[TextLine]], gutters: Sequence[Gutter], *, told: bool) -> bool:
    """Whether what stands between two lines is one row of wrapped texts.

    One part is enough, whatever its texts are, if it is ``told`` that rows are drawn.
    """
    rows: list[Row] = [
        [parts_between(part, *sides) for sides in sides_of(gutters)] for part in parts
    ]
    votes = [is_one for row in rows if (is_one := has_one_longest(row)) is not None]
    most = sum(votes) >= max(1 if told else FEWEST, MOST * len(votes))
    return most and (told or go_on(rows))


def has_one_longest(row: Row) -> bool | None:
    """Whether a single column has the most lines: where others have as many, these are rows.

    None where none has several, or two alone have the most.
    """
    counts = Counter(len(column) for column in row if len(column) > 1)
    if not counts:
        return None
    shared = any(n > PAIR or (n == PAIR and lines >= MANY) for lines, n in counts.items())
    if counts[max(counts)] > 1 and not shared:
        return None
    return not shared


def go_on(rows: Sequence[Row]) -> bool:
    """Whether several lines of sentences get to the end of their column and go on below."""
    for column in zip(*rows, strict=True):
        end = max((line.x1 for cell in column for line in cell), default=0.0)
        full = sum(
            line.x1 > end - ROOM * line.size
            and line.x1 - line.x0 > WIDE * line.size
            and len(line.pieces) == len(below.pieces) == 1
            for cell in column
            for line, below in pairwise(cell)
        )
        if full > 1:
            return True
    return False
