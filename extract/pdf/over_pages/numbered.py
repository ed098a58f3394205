"""Tables without a grid whose first column counts their rows over the pages.

Numbers that count on tell where such a table begins and ends. All lines between the first and the
last are of it, so that the white which runs down through all of them parts its columns: even where
it is hardly wider than a letter is, and where each page alone shows too little.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from extract.pdf.layout import PageParts, TablePart
from extract.pdf.lines import Line
from extract.pdf.over_pages.columns import are_row_ruled, heights, shared_mark
from extract.pdf.over_pages.furniture import without_furniture
from extract.pdf.unruled.columns.gutters import narrower
from extract.pdf.unruled.columns.white import LEAST, Gutter
from extract.pdf.unruled.known import Extent, Known, Marks
from extract.pdf.unruled.places.tabular import LIST
from extract.pdf.unruled.textlines import Piece
from extract.pdf.unruled.words import Word, WordLine

FEWEST = 8
"""Numbers that show a table."""
STEP = 3
"""By how much a number may be more than the one before: rows may have none."""
STRAY = 25
"""One line in so many may have a text in white: a heading, a note, a label."""
FEWEST_TEXTS = 3
"""Lines of a column, and columns of a table."""
ALIKE = 0.9
"""Gaps of which the one is so much of the other are of letters that are set apart."""
LONGEST = 5
"""Digits of a number."""


class Number(NamedTuple):
    """A number that begins a line: its page and line, both from 0, and its font size."""

    page: int
    line: int
    value: int
    x0: float
    x1: float
    size: float

    def is_below(self, above: "Number") -> bool:
        """Whether it stands in the column of one above it; a counted one may be set in."""
        return above.x0 - self.size <= self.x1 and self.x0 <= above.x1 + self.size


def numbered_tables(pages: Sequence[PageParts]) -> dict[int, Known]:
    """By number, the pages of such tables, and the columns of each."""
    found: dict[int, Known] = {}
    own = sorted(counts(pages), key=len, reverse=True)
    kept = without_furniture(list(map(in_lines, pages)))[0] if own else ()
    for count in own:
        first, last = count[0].page, count[-1].page
        on = range(first, last + 1)
        apart = all(pages[at].texts and pages[at].second is None and kept[at].blocks for at in on)
        if not apart or any(pages[at].number in found for at in on):
            continue
        lines = list(lines_between(pages, kept, count[0], count[-1]))
        header = header_of(pages[first].texts[: count[0].line], count[0])
        extents = columns_of(lines, header)
        parts = [b for at in on for b in pages[at].blocks if isinstance(b, TablePart)]
        fewer = 2 * sum(len(part.xs) - 1 > len(extents) for part in parts) > len(parts)
        counts_rows = extents and extents[0][0] <= count[0].x0 and count[0].x1 <= extents[0][1]
        if counts_rows and not (parts and fewer):
            marks = tuple(marks_of(lines, extents))
            ruled = are_row_ruled(parts)
            begins = pages[first].texts[count[0].line].baseline
            ends = pages[last].texts[count[-1].line].baseline
            for at in on:
                top, bottom = heights(kept[at])
                if header and at == first:
                    top = begins = header.baseline
                sure = begins if at == first else top, ends if at == last else bottom
                found[pages[at].number] = Known(
                    extents, marks, top, bottom, at > first, row_ruled=ruled, sure=sure
                )
    return found


def in_lines(page: PageParts) -> PageParts:
    """A page as nothing but lines of print."""
    lines = (
        Line(" ".join(w.text for w in x.words), x.words[0].x0, x.words[-1].x1, x.baseline, x.size, 0)
        for x in page.texts
    )
    return page._replace(blocks=tuple(lines))


def counts(pages: Sequence[PageParts]) -> list[list[Number]]:
    """Numbers below each other over several pages that rise, nearly all by one."""
    found: list[list[Number]] = []
    by_last: dict[int, list[list[Number]]] = defaultdict(list)
    for number in numbers(pages):
        before = (c for n in range(1, STEP + 1) for c in by_last[number.value - n])
        count = next((c for c in before if number.is_below(c[-1])), None)
        if count is None:
            count = []
            found.append(count)
        else:
            by_last[count[-1].value].remove(count)
        count.append(number)
        by_last[number.value].append(count)
    return [x for x in found if len(x) >= FEWEST and x[0].page < x[-1].page]


def numbers(pages: Sequence[PageParts]) -> Iterator[Number]:
    """The numbers that begin lines of print."""
    for at, page in enumerate(pages):
        for n, line in enumerate(page.texts):
            x0, x1, text = line.words[0]
            if text.isdecimal() and len(text) <= LONGEST:
                yield Number(at, n, int(text), x0, x1, line.size)


def lines_between(
    pages: Sequence[PageParts], kept: Sequence[PageParts], first: Number, last: Number
) -> Iterator[WordLine]:
    """The lines from one number to another, without what belongs to the paper."""
    for at in range(first.page, last.page + 1):
        top, bottom = heights(kept[at])
        texts = pages[at].texts
        start = first.line if at == first.page else 0
        end = last.line + 1 if at == last.page else len(texts)
        yield from (line for line in texts[start:end] if top <= line.baseline <= bottom)


def header_of(above: Sequence[WordLine], number: Number) -> WordLine | None:
    """The line with headings of columns, of which the first one stands over the numbers."""
    for line in reversed(above):
        first = line.words[0]
        over = first.x0 <= number.x1 and number.x0 <= first.x1
        if over and len(line.words) >= FEWEST_TEXTS:
            return line
    return None


def columns_of(
    lines: Sequence[WordLine], header: WordLine | None = None
) -> tuple[Extent, ...]:
    """From where to where the texts of each column reach; none where there are too few columns.

    A column that has few texts or none is shown by its heading in the ``header``.
    """
    headings = set() if header is None else set(header.words)
    lines = lines if header is None else [header, *lines]
    words = [word for line in lines for word in line.words]
    least = LEAST * median(line.size for line in lines)
    most = covered(words, len(lines) // STRAY, least)
    columns = with_few_texts(most, words, headings, least)
    texts = [Piece("", word.x0, word.x1) for word in words]
    white = [narrower(Gutter(a[1], b[0]), texts, least) for a, b in pairwise(columns)]
    white = without_spread(without_marks(without_shifts(white, lines), words), lines)
    if len(white) + 1 < FEWEST_TEXTS:
        return ()
    edges = [-inf, *(x for gutter in white for x in gutter), inf]
    return tuple(
        (max(left, min(word.x0 for word in own)), min(right, max(word.x1 for word in own)))
        for own, left, right in zip(in_columns(words, white), edges[::2], edges[1::2], strict=True)
    )


def covered(words: Sequence[Word], stray: int, least: float) -> list[Extent]:
    """The strips that more than ``stray`` words cover; those nearer than ``least`` are one.

    >>> covered([Word(0, 9, "a"), Word(10, 20, "b"), Word(2, 12, "c")], 0, 2)
    [(0, 20)]
    """
    events = sorted(event for word in words for event in ((word.x0, 1), (word.x1, -1)))
    found: list[Extent] = []
    depth, start = 0, 0.0
    for x, step in events:
        before, depth = depth, depth + step
        if before <= stray < depth:
            near = found and x - found[-1][1] < least
            start = found.pop()[0] if near else x
        elif depth <= stray < before:
            found.append((start, x))
    return found


def with_few_texts(
    most: Sequence[Extent], words: Sequence[Word], headings: Container[Word], least: float
) -> list[Extent]:
    """The strips of columns with those of few texts, labels and notes, in the white between them.

    A text or two without a heading are of the column that is next to them.
    """
    found = list(most)
    edges = [-inf, *(x for strip in most for x in strip), inf]
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        inside = [w for w in words if left + least <= w.x0 and w.x1 <= right - least]
        for x0, x1 in covered(inside, 0, least):
            own = [word for word in inside if x0 <= word.x0 and word.x1 <= x1]
            if len(own) >= FEWEST_TEXTS or any(word in headings for word in own):
                found.append((x0, x1))
                continue
            near = min(found, key=lambda strip: max(x0 - strip[1], strip[0] - x1))
            found[found.index(near)] = (min(near[0], x0), max(near[1], x1))
    return sorted(found)


def without_marks(white: Sequence[Gutter], words: Sequence[Word]) -> list[Gutter]:
    """Without the white between the marks of lists and their texts, which are set in."""
    columns = in_columns(words, white)
    return [
        gutter
        for n, gutter in enumerate(white)
        if n == 0 or not all(LIST.fullmatch(word.text) for word in columns[n])
    ]


def without_shifts(white: Sequence[Gutter], lines: Sequence[WordLine]) -> list[Gutter]:
    """Without the white that is narrower than a letter and parts no line.

    Some texts of the column are set in.
    """
    filled = [[bool(own) for own in in_columns(line.words, white)] for line in lines]
    return [
        gutter
        for n, gutter in enumerate(white)
        if is_wide(gutter, lines) or any(own[n] and own[n + 1] for own in filled)
    ]


def without_spread(white: Sequence[Gutter], lines: Sequence[WordLine]) -> list[Gutter]:
    """Without the white that is narrower than a letter between letters set apart.

    Others of the line beside it are as far apart.
    """
    gaps = [[b.x0 - a.x1 for a, b in pairwise(line.words)] for line in lines]
    found: list[Gutter] = []
    for gutter in white:
        over = [
            [gaps[k][n - 1] if n else 0.0, gaps[k][n], *gaps[k][n + 1 : n + 2]]
            for k, line in enumerate(lines)
            for n, (a, b) in enumerate(pairwise(line.words))
            if a.x1 <= gutter.middle <= b.x0 <= a.x1 + 2 * (gutter.x1 - gutter.x0)
        ]
        spread = sum(
            any(ALIKE * own <= gap <= own / ALIKE for gap in (before, *after))
            for before, own, *after in over
        )
        if is_wide(gutter, lines) or 2 * spread <= len(over):
            found.append(gutter)
    return found


def is_wide(gutter: Gutter, lines: Sequence[WordLine]) -> bool:
    """Whether white is as wide as a letter."""
    return gutter.x1 - gutter.x0 >= median(line.size for line in lines)


def in_columns(words: Sequence[Word], white: Sequence[Gutter]) -> list[list[Word]]:
    """The words of each column; those that stand over white are in the one of their middle."""
    found: list[list[Word]] = [[] for _ in range(len(white) + 1)]
    for word in words:
        middle = (word.x0 + word.x1) / 2
        found[sum(gutter.middle < middle for gutter in white)].append(word)
    return found


def marks_of(lines: Sequence[WordLine], extents: Sequence[Extent]) -> Iterator[Marks]:
    """Of each column, where the texts of most lines begin, have their middle or end."""
    own: dict[int, list[Extent]] = defaultdict(list)
    edges = [(a[1] + b[0]) / 2 for a, b in pairwise(extents)]
    for line in lines:
        parts: dict[int, list[Word]] = defaultdict(list)
        for word in line.words:
            parts[sum(x < (word.x0 + word.x1) / 2 for x in edges)].append(word)
        for column, words in parts.items():
            own[column].append((words[0].x0, words[-1].x1))
    for column in range(len(extents)):
        three = (
            [x0 for x0, _ in own[column]],
            [(x0 + x1) / 2 for x0, x1 in own[column]],
            [x1 for _, x1 in own[column]],
        )
        marks = (shared_mark(xs) for xs in three if xs)
        yield tuple(mark for mark in marks if mark is not None)
