"""Numbers that count rows: below each other over the pages, each at the beginning of a line."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.pdf.page_parts import PageParts
from extract.pdf.shared_columns.white import FEWEST_TEXTS
from extract.pdf.unruled.places.captions import is_caption_text
from extract.pdf.unruled.words import WordLine

FEWEST = 8
"""Numbers that show a table."""
STEP = 3
"""By how much a number may be more than the one before: rows may have none."""
LONGEST = 5
"""Digits of a number."""


class Number(NamedTuple):
    """A number that begins a line: its page and line, both from 0, and its font size."""

    page: int
    line: int
    baseline: float
    value: int
    x0: float
    x1: float
    size: float

    def is_below(self, above: "Number") -> bool:
        """Whether it stands in the column of one above it; a counted one may be set in."""
        return above.x0 - self.size <= self.x1 and self.x0 <= above.x1 + self.size


def counts(pages: Sequence[PageParts]) -> list[list[Number]]:
    """Numbers below each other over several pages that rise, nearly all by one."""
    found: list[list[Number]] = []
    by_last: dict[int, list[list[Number]]] = defaultdict(list)
    for number in numbers(pages):
        before = (c for n in range(1, STEP + 1) for c in reversed(by_last[number.value - n]))
        count = next((c for c in before if number.is_below(c[-1])), None)
        if count is None:
            count = []
            found.append(count)
        else:
            by_last[count[-1].value].remove(count)
        count.append(number)
        by_last[number.value].append(count)
    return list(filter(is_shown, found))


def is_shown(count: Sequence[Number]) -> bool:
    """Whether numbers are enough to show a table that runs over pages."""
    return len(count) >= FEWEST and count[0].page < count[-1].page


def with_restarts(pages: Sequence[PageParts], counts: Sequence[list[Number]]) -> list[list[Number]]:
    """The numbers, with those below that begin anew in one table: no heading stands between.

    Groups of rows may count each for itself.
    """
    found: list[list[Number]] = []
    for count in sorted(counts, key=lambda count: count[0][:2]):
        above = next((c for c in reversed(found) if is_restart(pages, c[-1], count[0])), None)
        if above is None:
            found.append(list(count))
        else:
            above += count
    return found


def is_restart(pages: Sequence[PageParts], last: Number, number: Number) -> bool:
    """Whether a number begins anew below the last of a count, in the same table on that page."""
    if number.page != last.page or number.line < last.line or not number.is_below(last):
        return False
    between = pages[number.page].texts[last.line + 1 : number.line]
    return not any(is_head(line, number) or is_caption_text(line.text) for line in between)


def between_heads(pages: Sequence[PageParts], count: Sequence[Number]) -> list[list[Number]]:
    """The numbers, parted where headings stand between two on one page: another table begins.

    It may count on.
    """
    found = [[count[0]]]
    for before, number in pairwise(count):
        between = pages[number.page].texts[before.line + 1 : number.line]
        if before.page == number.page and any(is_head(line, number) for line in between):
            found.append([])
        found[-1].append(number)
    return found


def is_head(line: WordLine, number: Number) -> bool:
    """Whether a line has headings of columns, far apart, of which the first is over numbers."""
    far = sum(b.x0 - a.x1 > line.size for a, b in pairwise(line.words))
    figures = any(word.text.isdecimal() for word in line.words)
    return begins_over(line, number) and far >= FEWEST_TEXTS - 1 and not figures


def begins_over(line: WordLine, number: Number) -> bool:
    """Whether the first text of a line stands over numbers, or left of them."""
    return line.words[0].x0 <= number.x1


def numbers(pages: Sequence[PageParts]) -> Iterator[Number]:
    """The numbers that begin lines of print."""
    for at, page in enumerate(pages):
        for n, line in enumerate(page.texts):
            x0, x1, text = line.words[0]
            if text.isdecimal() and len(text) <= LONGEST:
                yield Number(at, n, line.baseline, int(text), x0, x1, line.size)
