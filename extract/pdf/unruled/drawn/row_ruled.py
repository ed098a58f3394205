"""Tables with a line under every row and none between columns, whose texts are wrapped.

The rows are drawn, and that they are rows the texts tell (`row_votes.py`). Columns are the white in
which no text of any row stands, and headings over columns that are empty part it. A line leaves out
a label that is merged downwards. What follows is a grid like any other.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from extract.pdf.grid import Grid
from extract.pdf.pages import Character, Extent
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.ruled.snapping import ends_of
from extract.pdf.unruled.columns.white import LEAST, MANY, Gutter, sides_of, uncovered
from extract.pdf.unruled.drawn.row_stacks import beside_labels, stacks
from extract.pdf.unruled.drawn.row_votes import are_doubtful, are_rows
from extract.pdf.unruled.drawn.rule_ends import NEAR, with_ends
from extract.pdf.unruled.drawn.short_rules import rules_to_grid
from extract.pdf.unruled.known import Known
from extract.pdf.unruled.places.beside import within
from extract.pdf.unruled.textlines import GAP, WRAP, Piece, TextLine, lines_between, parts_between

NUMBER = re.compile(r"[（(]?(?:[0-9]+(?:[.．][0-9]+)*|[一二三四五六七八九十]+)[)）.．、]?")
"""What may stand before a text, in white of its own."""
FAR = 1.5
"""Of the font size: a text begins no further behind its number."""


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
    for stack in found:
        own = known if known is not None and goes_on_in(stack, found, known) else None
        grid = stack_to_grid(stack, beside_others(stack, found, lines), across, heads, own)
        if grid is not None:
            yield grid


def beside_others(
    stack: Sequence[Ruling], stacks: Sequence[Sequence[Ruling]], lines: Sequence[TextLine]
) -> Sequence[TextLine]:
    """The lines of text that do not stand between lines of another table above or below."""
    left, right = ends_of(stack)
    top, bottom = stack[0].at, stack[-1].at
    others = [other for other in stacks if other is not stack and reaches(other, left, right)]
    above = max((x[-1].at for x in others if x[-1].at <= top), default=-inf)
    below = min((x[0].at for x in others if x[0].at >= bottom), default=inf)
    return lines_between(lines, above, below) if others else lines


def reaches(rules: Sequence[Ruling], left: float, right: float) -> bool:
    """Whether lines are drawn above or below what is between two x."""
    start, end = ends_of(rules)
    return start < right and left < end


def stack_to_grid(
    stack: list[Ruling],
    lines: Sequence[TextLine],
    across: Sequence[Ruling],
    heads: Sequence[Grid],
    known: Known | None,
) -> Grid | None:
    """The grid of lines above each other; None where what stands between is more than a row."""
    told = known is not None and known.row_ruled
    left, right = ends_of(stack)
    beside = within(lines, left, right)
    rules = with_open_ends(stack, beside, known)
    parts = texts_of_rows(rules, beside)
    head = next((grid for grid in heads if parts and is_head_of(grid, stack, parts[0])), None)
    if head is None:
        shared = known.gutters if known is not None else ()
        gutters = [g for g in shared if left < g.middle < right] or white_of(parts)
    else:
        rules = [*(Ruling(y, left, right) for y in head.ys), *rules]
        gutters = [Gutter(x, x) for x in head.xs[1:-1]]
    rules = sorted([*rules, *beside_labels(across, stack, gutters)])
    parts = texts_of_rows(rules, beside)
    body = parts if told or head is not None else parts[1:]
    if not gutters or not are_rows(body, gutters, told=told):
        return None
    edges = with_ends(gutters, [line for part in parts for line in part], rules)
    if not edges:
        return None
    edges = without_numbers([left, *edges, right], rules, parts)[1:-1]
    doubtful = not told and are_doubtful(body, gutters)
    return rules_to_grid(rules, edges, beside)._replace(row_ruled=True, doubtful=doubtful)


def texts_of_rows(rules: Sequence[Ruling], lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines of text between each two heights at which lines are drawn, where there are any."""
    heights = sorted({rule.at for rule in rules})
    return [part for ys in pairwise(heights) if (part := lines_between(lines, *ys))]


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
    """The headings that stand over no text, next to columns with headings of their own.

    What stands over other headings is none of a column.
    """
    white = uncovered(body)
    starts = [min(line.x0 for line in body), *(gutter.x1 for gutter in white)]
    ends = [*(gutter.x0 for gutter in white), max(line.x1 for line in body)]
    lowest = [
        (line, piece)
        for line in head
        for piece in line.pieces
        if not any(x.baseline > line.baseline and meets(piece, x) for x in head)
    ]
    headed = [
        any(p.x0 < end and start < p.x1 for _, p in lowest)
        for start, end in zip(starts, ends, strict=True)
    ]
    for line, piece in lowest:
        after = bisect_left(starts, piece.x0)
        is_free = ends[after - 1] <= piece.x0 if after else piece.x1 <= starts[0]
        is_free = is_free and (after == len(starts) or piece.x1 <= starts[after])
        if is_free and all(headed[max(after - 1, 0) : after + 1]):
            yield TextLine(line.baseline, line.size, (piece,))


def meets(piece: Piece, line: TextLine) -> bool:
    """Whether a text of a line stands below or above another one."""
    return any(p.x0 < piece.x1 and piece.x0 < p.x1 for p in line.pieces)


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


def without_numbers(
    edges: list[float], rules: Sequence[Ruling], parts: Sequence[Sequence[TextLine]]
) -> list[float]:
    """Where columns part, but not between the numbers of texts (1.1) and these."""
    kept = edges[:1]
    for x in edges[1:]:
        drawn = any(min(abs(x - rule.start), abs(x - rule.end)) <= NEAR for rule in rules)
        if drawn or not is_behind_numbers((kept[-1], x), parts):
            kept.append(x)
    return kept


def is_behind_numbers(column: Extent, parts: Sequence[Sequence[TextLine]]) -> bool:
    """Whether a column has the numbers of texts right behind it, and no heading is over it.

    The texts may go on below their numbers.
    """
    if any(letters_in(line, column) for line in parts[0]):
        return False
    last = -inf
    for line in sorted((line for part in parts for line in part), key=lambda x: x.baseline):
        number = letters_in(line, column)
        if not number:
            continue
        far = number[-1].x1 + FAR * line.size
        followed = any(c.x0 <= far for c in letters_in(line, (column[1], inf)))
        is_number = followed and NUMBER.fullmatch("".join(c.text for c in number).strip())
        if not is_number and line.baseline - last > WRAP * line.size:
            return False
        last = line.baseline
    return last > -inf


def letters_in(line: TextLine, column: Extent) -> list[Character]:
    """The letters of a line whose middle is in a column."""
    letters = (c for piece in line.pieces for c in piece.characters)
    return [c for c in letters if column[0] <= (c.x0 + c.x1) / 2 < column[1]]
