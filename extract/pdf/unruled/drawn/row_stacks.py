"""Lines above each other from one side of a table to the other, and the shorter ones between."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.unruled.columns.white import Gutter
from extract.pdf.unruled.drawn.rule_ends import NEAR
from extract.pdf.unruled.places.beside import is_interrupted, within
from extract.pdf.unruled.places.captions import HEADING, parts_tables
from extract.pdf.unruled.textlines import TextLine, lines_between

COVERED = 0.5
"""Of its width: what is drawn under a row at least, beside labels that are merged."""
LARGER = 1.1
"""Of the print of rows: the title of a table is larger."""


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
        size = median(line.size for line in beside) if beside else 0.0
        stack: list[Ruling] = []
        for rule in sorted(rules_of_rows(held)):
            if stack and rule.at > stack[-1].at:
                part = lines_between(beside, stack[-1].at, rule.at)
                if part and (
                    any(parts_tables(x, beside) for x in part)
                    or is_interrupted(part, beside)
                    or is_title(part, size)
                ):
                    yield from with_heads(stack, beside)
                    stack = []
            stack.append(rule)
        if stack:
            yield from with_heads(stack, beside)


def with_heads(stack: Sequence[Ruling], lines: Sequence[TextLine]) -> Iterator[list[Ruling]]:
    """The lines of each table of a stack: another one begins where the header stands again.

    A title may be above it.
    """
    kept = without_title(list(stack), lines)
    heights = sorted({rule.at for rule in kept})
    parts = [lines_between(lines, *ys) for ys in pairwise(heights)]
    texts = [[piece.text for line in part for piece in line.pieces] for part in parts]
    again = [n for n, own in enumerate(texts) if n and len(own) > 1 and own == texts[0]]
    start = 0
    for n in again:
        end = n - 1 if n > 1 and all(map(is_alone, parts[n - 1])) else n
        yield [rule for rule in kept if heights[start] <= rule.at <= heights[end]]
        start = n
    yield [rule for rule in kept if rule.at >= heights[start]]


def rules_of_rows(rules: Sequence[Ruling]) -> Iterator[Ruling]:
    """The lines at heights at which half the width is covered."""
    width = max(r.end for r in rules) - min(r.start for r in rules)
    covered: dict[float, float] = defaultdict(float)
    for rule in rules:
        covered[rule.at] += rule.end - rule.start
    return (rule for rule in rules if covered[rule.at] >= COVERED * width)


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
    left, right = min(r.start for r in stack), max(r.end for r in stack)
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
