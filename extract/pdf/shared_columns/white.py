"""Where the columns of a table part that runs over pages: the white in all its lines of text.

What a page alone shows may be chance, or narrower than a space is wide. That no line of all pages
stands over a strip, nor more than a few headings and notes, is none.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median

from extract.pdf.pages import Extent
from extract.pdf.shared_columns.columns import shared_marks
from extract.pdf.unruled.columns.gutters import narrower
from extract.pdf.unruled.columns.white import LEAST, Gutter, between, covered
from extract.pdf.unruled.known import Marks
from extract.pdf.unruled.places.tabular import LIST
from extract.pdf.unruled.textlines import Piece
from extract.pdf.unruled.words import Word, WordLine

STRAY = 25
"""One line in so many may have a text in white: a heading, a note, a label."""
FEWEST_TEXTS = 3
"""Lines of a column, and columns of a table."""
ALIKE = 0.9
"""Gaps of which the one is so much of the other are of letters that are set apart."""


def columns_of(lines: Sequence[WordLine], header: WordLine | None = None) -> tuple[Extent, ...]:
    """From where to where the texts of each column reach; none where there are too few columns.

    A column that has few texts or none is shown by its heading in the ``header``.
    """
    if not lines:
        return ()
    headings = set() if header is None else set(header.words)
    lines = lines if header is None else [header, *lines]
    words = [word for line in lines for word in line.words]
    least = LEAST * median(line.size for line in lines)
    most = covered(words, len(lines) // STRAY, least)
    columns = with_few_texts(most, words, headings, least) if most else []
    texts = [Piece("", word.x0, word.x1) for word in words]
    white = [narrower(gutter, texts, least) for gutter in between(columns)]
    white = without_spread(without_marks(without_shifts(white, lines), words), lines)
    texts_of = in_columns(words, white)
    if len(texts_of) < FEWEST_TEXTS or not all(texts_of):
        return ()
    edges = [-inf, *(x for gutter in white for x in gutter), inf]
    return tuple(
        (max(left, min(word.x0 for word in own)), min(right, max(word.x1 for word in own)))
        for own, left, right in zip(texts_of, edges[::2], edges[1::2], strict=True)
    )


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
        if is_as_wide_as_letters(gutter, lines) or any(own[n] and own[n + 1] for own in filled)
    ]


def without_spread(white: Sequence[Gutter], lines: Sequence[WordLine]) -> list[Gutter]:
    """Without the white that is narrower than a letter and mostly stands between single letters.

    They are set apart to fill their column: others beside them are as far apart.
    """
    found: list[Gutter] = []
    for gutter in white:
        far = 2 * (gutter.x1 - gutter.x0)
        over = [
            len(a.text) == len(b.text) == 1
            and is_alike(b.x0 - a.x1, line.words[max(n - 1, 0) : n + 3])
            for line in lines
            for n, (a, b) in enumerate(pairwise(line.words))
            if a.x1 <= gutter.middle <= b.x0 <= a.x1 + far
        ]
        if is_as_wide_as_letters(gutter, lines) or 2 * sum(over) <= len(over):
            found.append(gutter)
    return found


def is_alike(gap: float, words: Sequence[Word]) -> bool:
    """Whether several gaps between words are about as wide as one."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    return sum(ALIKE * gap <= other <= gap / ALIKE for other in gaps) > 1


def is_as_wide_as_letters(gutter: Gutter, lines: Sequence[WordLine]) -> bool:
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
        yield shared_marks(
            [x0 for x0, _ in own[column]],
            [(x0 + x1) / 2 for x0, x1 in own[column]],
            [x1 for _, x1 in own[column]],
        )
