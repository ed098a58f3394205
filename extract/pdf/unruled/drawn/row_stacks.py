"""Lines above each other from one side of a table to the other, and the shorter ones between."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median

from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.ruled.snapping import ends_of
from extract.pdf.unruled.columns.white import Gutter, uncovered
from extract.pdf.unruled.drawn.rule_ends import NEAR
from extract.pdf.unruled.places.beside import is_interrupted, within
from extract.pdf.unruled.places.captions import HEADING, parts_tables
from extract.pdf.unruled.textlines import TextLine, lines_between

COVERED = 0.5
"""Of its width: what is drawn under a row at least, beside labels that are merged."""
LARGER = 1.1
"""Of the print of rows: the title of a table is larger."""
MOST = 0.8
"""Of the width of a table: what stands over it, and gets beyond, is none of its texts."""


def stacks(
    across: Sequence[Ruling], lines: Sequence[TextLine], sides: tuple[float, float] | None
) -> Iterator[list[Ruling]]:
    """Lines above each other from one side of a table to the other, some with gaps.

    A stack ends at a title, a caption or prose, and where a header stands again. All lines may have
    a gap, beside a label over all rows of a page: the ``sides`` are known of others.
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
        prose = [line for line in lines if is_over(line, left, right)]
        stack: list[Ruling] = []
        for rule in sorted(rules_of_rows(held)):
            if stack and rule.at > stack[-1].at and is_parted(stack, rule.at, beside, prose):
                yield from with_heads(stack, beside)
                stack = []
            stack.append(rule)
        if stack:
            yield from with_heads(stack, beside)


def is_over(line: TextLine, left: float, right: float) -> bool:
    """Whether a text stands over most of what is between two x, and goes on beyond one of them."""
    return any(
        (piece.x0 < left or piece.x1 > right)
        and min(piece.x1, right) - max(piece.x0, left) >= MOST * (right - left)
        for piece in line.pieces
    )


def is_parted(
    stack: Sequence[Ruling], bottom: float, lines: Sequence[TextLine], prose: Sequence[TextLine]
) -> bool:
    """Whether what stands below the last line of a stack, down to a height, is of no table.

    A text in larger print is the title of another one, unless the same columns go on below it.
    """
    part = lines_between(lines, stack[-1].at, bottom)
    if lines_between(prose, stack[-1].at, bottom):
        return True
    if not part:
        return False
    if any(parts_tables(x, lines) for x in part) or is_interrupted(part, lines):
        return True
    size = median(line.size for line in lines)
    return is_title(part, size) and not goes_on_below(stack, bottom, lines, size)


def goes_on_below(
    stack: Sequence[Ruling], bottom: float, lines: Sequence[TextLine], size: float
) -> bool:
    """Whether the rows below a text, down to the next one in larger print, have the same columns.

    As many strips of white part all rows as part those above the text, and those below it.
    """
    above = rows_of(lines_between(lines, stack[0].at, stack[-1].at))
    rest = [line for line in lines if line.centre > bottom]
    end = next((line.centre for line in rest if is_title([line], size)), inf)
    below = rows_of(lines_between(rest, bottom, end))
    both = len(uncovered([*above, *below]))
    return both > 0 and both >= max(len(uncovered(above)), len(uncovered(below)))


def rows_of(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines with several texts."""
    return [line for line in lines if not is_alone(line)]


def with_heads(stack: Sequence[Ruling], lines: Sequence[TextLine]) -> Iterator[list[Ruling]]:
    """The lines of each table of a stack: another one begins where the header stands again.

    A title is above it, or rows are numbered from 1 below both: a row of data may come again too.
    """
    kept = without_title(list(stack), lines)
    heights = sorted({rule.at for rule in kept})
    parts = [lines_between(lines, *ys) for ys in pairwise(heights)]
    texts = [[piece.text for line in part for piece in line.pieces] for part in parts]
    counted = [below[:1] == ["1"] for below in texts[1:]]
    start = 0
    for n, own in enumerate(texts):
        if n - start < 2 or len(own) < 2 or own != texts[0]:  # noqa: PLR2004 - a header and a row
            continue
        titled = all(map(is_alone, parts[n - 1]))
        if not titled and not (counted[0] and all(counted[n : n + 1])):
            continue
        end = n - 1 if titled else n
        yield [rule for rule in kept if heights[start] <= rule.at <= heights[end]]
        start = n
    yield [rule for rule in kept if rule.at >= heights[start]]


def rules_of_rows(rules: Sequence[Ruling]) -> Iterator[Ruling]:
    """The lines at heights at which half the width is covered."""
    left, right = ends_of(rules)
    covered: dict[float, float] = defaultdict(float)
    for rule in rules:
        covered[rule.at] += rule.end - rule.start
    return (rule for rule in rules if covered[rule.at] >= COVERED * (right - left))


def is_title(part: Sequence[TextLine], size: float) -> bool:
    """Whether lines are the title of a table, whose rows are of print of this size."""
    return all(map(is_alone, part)) and (
        not part or any(line.size > LARGER * size for line in part)
    )


def is_alone(line: TextLine) -> bool:
    """Whether a line is one text, or the number of a chapter and its name."""
    return len(line.pieces) == 1 or HEADING.match(line.pieces[0].text) is not None


def without_title(stack: list[Ruling], lines: Sequence[TextLine]) -> list[Ruling]:
    """The lines without one under the head of a page: below it is nothing, or a title."""
    heights = sorted({rule.at for rule in stack})
    if len(heights) <= 2:  # noqa: PLR2004 - no rows
        return stack
    rest = lines_between(lines, heights[1], heights[-1])
    size = median(line.size for line in rest) if rest else 0.0
    if is_title(lines_between(lines, *heights[:2]), size):
        return [rule for rule in stack if rule.at > heights[0]]
    return stack


def beside_labels(
    across: Sequence[Ruling], stack: Sequence[Ruling], gutters: Sequence[Gutter]
) -> Iterator[Ruling]:
    """The shorter lines between those of a stack, each under the whole of some columns.

    They part rows beside a label that is merged, or headings from those above them.
    """
    left, right = ends_of(stack)
    starts = [left, *(g.x1 for g in gutters)]
    ends = [*(g.x0 for g in gutters), right]
    heights = {rule.at for rule in stack}
    for rule in across:
        if not stack[0].at < rule.at < stack[-1].at or rule.at in heights:
            continue
        first = bisect_left(starts, rule.start - NEAR)
        last = bisect_right(ends, rule.end + NEAR) - 1
        if first > last or rule.start < left - NEAR or rule.end > right + NEAR:
            continue
        begins = first == 0 or rule.start >= ends[first - 1] - NEAR
        stops = last == len(ends) - 1 or rule.end <= starts[last + 1] + NEAR
        if begins and stops:
            yield rule
