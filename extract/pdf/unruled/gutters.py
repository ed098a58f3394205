"""Where the columns of a table without lines part: the white that runs down between its texts.

characters → lines of pieces (runs of text without a wide gap) → gutters. A text that stands over
several columns, such as a spanning header, crosses gutters; it does not undo them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.pdf.unruled.textlines import GAP, Piece, TextLine, usual_space

FULL = 0.75
"""Of the texts in a full line of a table: lines with as many tell where columns part."""
CROSSED = 1 / 3
"""Of the lines: texts over a gutter are spans while they are fewer."""
HEADING_LINES = 0.25
"""Of the lines of a table: those that may be its header."""
LEAST, MANY = 0.25, 5
"""Of the font size: what is left of a gutter where so many full lines have a gap each."""
FEWEST = 4
"""Lines from which white between their words may be a gutter."""
WIDER = 1.3
"""Of the usual space between words: what may be the gap between two columns."""
FEW_OVER = 10
"""One line in so many may stand over a narrow gutter."""
BESIDE = 0.6
"""Of the lines: those with text on both sides of a narrow gutter."""
STRAY = 20
"""One full line in so many may reach into a gutter."""

JUSTIFIED = 1.2
"""Of the font size: the words of a justified line are hardly ever further apart."""

SIGN_BEFORE = re.compile(r"(?:US|HK|RMB)?[$€£¥￥]\(?|[(（<>≤≥±]")
THOUSANDS = re.compile(r"\d{3}(?:[.,]\d+)?\D?")
SIGN_AFTER = re.compile(r"[%％]?[)）]?|[*∗†‡]+")


Marks = Sequence[Counter[int]]
"""Where texts of a column begin, have their middle, and end: how many of them at each point."""


class Gutter(NamedTuple):
    """A strip without text, from x0 to x1."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        """Where the columns beside it part."""
        return (self.x0 + self.x1) / 2


def lines_to_gutters(lines: Sequence[TextLine]) -> list[Gutter]:
    """The gutters of a table, from its fullest lines; what most other lines cross is none."""
    lines = [with_signs(line) for line in lines]
    if len(lines) < 2:  # noqa: PLR2004 - one line has no columns
        return []
    counts = texts_in_columns(lines)
    least = max(2.0, FULL * sorted(counts)[-2])
    full = [line for line, count in zip(lines, counts, strict=True) if count >= least]
    if not full:
        return []
    size = median(line.size for line in full)
    least = (LEAST if len(full) >= MANY else 0.9 * GAP) * size
    gutters = [g for g in uncovered(full, len(full) // STRAY) if g.x1 - g.x0 >= least]
    gutters = with_fine(gutters, lines, size)
    lines = parted_at_gutters(lines, gutters)
    gutters = narrowed(gutters, lines, LEAST * size)
    held = [g for g in gutters if sum(is_crossed(g, x) for x in lines) <= CROSSED * len(lines)]
    return without_signs(without_offset_headings(without_words(held, lines), lines), lines)


def without_words(gutters: list[Gutter], lines: Sequence[TextLine]) -> list[Gutter]:
    """Without the gutters between words of one line, where no other one has a text beside them."""
    kept = list(gutters)
    for gutter in gutters:
        index = kept.index(gutter)
        edges = [0.0, *(g.middle for g in kept), float("inf")]
        sides = (
            [line for line in lines if _has(line, edges[k], edges[k + 1])]
            for k in (index, index + 1)
        )
        few = min(sides, key=len)
        gaps = [gap_at(line, gutter, edges[index], edges[index + 2]) for line in few]
        if len(gaps) == 1 and gaps[0] is not None and gaps[0] < JUSTIFIED:
            kept.remove(gutter)
    return kept


def texts_in_columns(lines: Sequence[TextLine]) -> list[int]:
    """How many texts of each line stand apart: far, or where white runs down through most lines.

    The words of a justified line may be as far apart as texts of narrow columns, but where others
    have words.
    """
    size = median(line.size for line in lines)
    white = [g for g in uncovered(lines, len(lines) // FEW_OVER) if g.x1 - g.x0 >= LEAST * size]
    return [
        1
        + sum(
            b.x0 - a.x1 >= JUSTIFIED * line.size or any(a.x1 < g.middle < b.x0 for g in white)
            for a, b in pairwise(line.pieces)
        )
        for line in lines
    ]


def with_fine(gutters: list[Gutter], lines: Sequence[TextLine], size: float) -> list[Gutter]:
    """The gutters with those that are hardly wider than a space, where most lines leave them.

    Lines of a table are set with the usual space between words; more of it at one place in nearly
    all of them, with text on both sides, is no chance.
    """
    rows = [line for line in lines if len(line.pieces) > 1]
    if len(rows) < FEWEST:
        return gutters
    wide = WIDER * usual_space(rows)
    words = [line.parted(wide_gaps(line, 0.0)) for line in rows]
    found = list(gutters)
    for gutter in uncovered(words, max(1, len(rows) // FEW_OVER)):
        if gutter.x1 - gutter.x0 < LEAST * size or any(
            g.x0 < gutter.x1 and gutter.x0 < g.x1 for g in gutters
        ):
            continue
        left = max((g.middle for g in gutters if g.x1 <= gutter.x0), default=0.0)
        right = min((g.middle for g in gutters if g.x0 >= gutter.x1), default=float("inf"))
        gaps = [gap for line in words if (gap := gap_at(line, gutter, left, right)) is not None]
        least = BESIDE if len(rows) >= MANY else 1
        beside = len(gaps) >= least * len(rows)
        if beside and sum(g >= wide for g in gaps) >= FULL * len(gaps):
            found.append(gutter)
        elif (beside or len(gaps) >= MANY) and (
            is_edge(words, gutter, left) or are_figures(words, gutter)
        ):
            found.append(gutter)
    return sorted(found)


def is_edge(lines: Sequence[TextLine], gutter: Gutter, left: float) -> bool:
    """Whether texts begin, or end, at one x beside a gutter, and those before it begin elsewhere."""
    ends, starts, firsts = [], [], []
    for line in lines:
        before = [p for p in line.pieces if left <= p.x0 and p.x1 <= gutter.middle]
        after = [p.x0 for p in line.pieces if p.x0 >= gutter.middle]
        if before and after:
            ends.append(max(p.x1 for p in before))
            starts.append(min(after))
            firsts.append(min(p.x0 for p in before))
    return (is_one(starts) or is_one(ends)) and not is_one(firsts)


def are_figures(lines: Sequence[TextLine], gutter: Gutter) -> bool:
    """Whether figures stand on both sides of a gutter, and these are no thousands of one figure."""
    pairs = [
        (a, b)
        for line in lines
        for a, b in pairwise(line.pieces)
        if a.x1 <= gutter.middle <= b.x0 and b.x0 - a.x1 < JUSTIFIED * line.size
    ]
    figures = [(a, b) for a, b in pairs if is_number(a) and is_number(b)]
    thousands = all(THOUSANDS.fullmatch(b.text) for _, b in figures)
    return bool(figures) and len(figures) >= FULL * len(pairs) and not thousands


def is_number(piece: Piece) -> bool:
    """Whether a text is a figure, and no sign alone."""
    return piece.is_numeric and any(map(str.isdigit, piece.text))


def is_one(values: Sequence[float]) -> bool:
    """Whether values are the same, in points."""
    return max(values) - min(values) <= 1


def gap_at(line: TextLine, gutter: Gutter, left: float, right: float) -> float | None:
    """The gap between a line's texts at a gutter, in font sizes; None without texts beside it."""
    before = [p.x1 for p in line.pieces if left <= p.x0 and p.x1 <= gutter.middle]
    after = [p.x0 for p in line.pieces if gutter.middle <= p.x0 and p.x1 <= right]
    return (min(after) - max(before)) / line.size if before and after else None


def wide_gaps(line: TextLine, wide: float) -> list[float]:
    """Where words begin after a gap of so many font sizes or more."""
    return [
        after[0]
        for piece in line.pieces
        for before, after in pairwise(piece.words)
        if after[0] - before[1] >= wide * line.size
    ]


def parted_at_gutters(lines: Sequence[TextLine], gutters: Sequence[Gutter]) -> list[TextLine]:
    """The lines, texts that cross a gutter parted where more than a space stands in it."""
    wide = WIDER * usual_space(lines)
    marks = column_marks(lines, gutters)
    found: list[TextLine] = []
    for line in lines:
        starts = [
            x
            for piece in line.pieces
            for x in parting_words(piece, gutters, marks, wide * line.size)
        ]
        found.append(line.parted(starts) if starts else line)
    return found


def parting_words(
    piece: Piece, gutters: Sequence[Gutter], marks: Sequence[Marks], wide: float
) -> list[float]:
    """Where words of a text begin that stand in another column than those before them.

    They do if the gap between them is wide, or both stand in line with their columns. A text that
    stands across one gutter without a gap is over several columns, whatever the others show.
    """
    crossed = [
        n
        for n, g in enumerate(gutters)
        if piece.x0 < g.x1 and g.x0 < piece.x1 and not (g.x0 < piece.x0 or piece.x1 < g.x1)
    ]
    found: list[float] = []
    shown = 0
    for n in crossed:
        gaps = [
            (a[1], b[0])
            for a, b in pairwise(piece.words)
            if a[1] < gutters[n].x1 and gutters[n].x0 < b[0]
        ]
        if not gaps:
            return []
        before, after = max(gaps, key=lambda gap: gap[1] - gap[0])
        shown += after - before >= wide or (
            fits(marks[n], words_between(piece.words, gutters, n))
            and fits(marks[n + 1], words_between(piece.words, gutters, n + 1))
        )
        found.append(after)
    return found if 2 * shown >= len(crossed) and shown else []


def column_marks(lines: Sequence[TextLine], gutters: Sequence[Gutter]) -> list[Marks]:
    """Where the words of each column begin, have their middle, and end, in points; how many each."""
    found = []
    for column in range(len(gutters) + 1):
        own = [
            held
            for line in lines
            if (held := words_between([w for p in line.pieces for w in p.words], gutters, column))
        ]
        found.append([Counter(map(round, marks)) for marks in zip(*map(three, own), strict=True)])
    return found


def three(text: tuple[float, float]) -> tuple[float, float, float]:
    """Where a text begins, has its middle, and ends."""
    return text[0], sum(text) / 2, text[1]


def words_between(
    words: Sequence[tuple[float, float]], gutters: Sequence[Gutter], column: int
) -> tuple[float, float] | None:
    """From where to where the words reach that stand in a column; None without any."""
    left = gutters[column - 1].x0 if column else 0.0
    right = gutters[column].x1 if column < len(gutters) else float("inf")
    own = [w for w in words if left <= w[0] and w[1] <= right]
    return (own[0][0], own[-1][1]) if own else None


def fits(marks: Marks, text: tuple[float, float] | None) -> bool:
    """Whether a text begins, ends or has its middle where most texts of a column do."""
    return text is not None and any(
        2 * sum(counts[round(mark) + n] for n in (-1, 0, 1)) > counts.total()
        for counts, mark in zip(marks, three(text), strict=False)
    )


def narrowed(gutters: Sequence[Gutter], lines: Sequence[TextLine], least: float) -> list[Gutter]:
    """The gutters as narrow as texts of the columns beside them leave them, headings and labels.

    >>> narrowed([Gutter(10, 40)], [TextLine(9, 10, (Piece("a", 0, 28), Piece("b", 35, 50)))], 2)
    [Gutter(x0=28, x1=35)]
    """
    pieces = [p for line in lines for p in line.pieces]
    return [narrower(gutter, pieces, least) for gutter in gutters]


def narrower(gutter: Gutter, pieces: Sequence[Piece], least: float) -> Gutter:
    """A gutter without what texts take of it that begin or end there, those first that take least."""
    ends = [(p.x1 - gutter.x0, 0.0) for p in pieces if p.x0 < gutter.x0 < p.x1 < gutter.x1]
    starts = [(0.0, gutter.x1 - p.x0) for p in pieces if gutter.x0 < p.x0 < gutter.x1 < p.x1]
    left = right = 0.0
    for x, y in sorted({*ends, *starts}, key=max):
        if gutter.x1 - gutter.x0 - max(left, x) - max(right, y) >= least:
            left, right = max(left, x), max(right, y)
    return Gutter(gutter.x0 + left, gutter.x1 - right)


def with_signs(line: TextLine) -> TextLine:
    """The line with each sign of a currency and the figure after it as one text.

    >>> with_signs(TextLine(9, 10, (Piece("$", 0, 5), Piece("12", 40, 50)))).pieces[0].x1
    50
    """
    pieces: list[Piece] = []
    for piece in line.pieces:
        if pieces and piece.is_numeric and SIGN_BEFORE.fullmatch(pieces[-1].text):
            sign = pieces.pop()
            words, characters = sign.words + piece.words, sign.characters + piece.characters
            pieces.append(Piece(sign.text + piece.text, sign.x0, piece.x1, words, characters))
        else:
            pieces.append(piece)
    return TextLine(line.baseline, line.size, tuple(pieces))


def without_signs(gutters: list[Gutter], lines: Sequence[TextLine]) -> list[Gutter]:
    """Without the gutters between figures and the signs before or after them, set in line."""
    edges = [0.0, *(g.middle for g in gutters), float("inf")]
    texts = [
        [p.text for line in lines for p in line.pieces if left <= (p.x0 + p.x1) / 2 < right]
        for left, right in pairwise(edges)
    ]
    return [
        gutter
        for gutter, before, after in zip(gutters, texts, texts[1:], strict=False)
        if not (all(SIGN_BEFORE.fullmatch(t) for t in before) and len(before) > 0)
        and not (all(SIGN_AFTER.fullmatch(t) for t in after) and len(after) > 0)
    ]


def without_offset_headings(gutters: list[Gutter], lines: Sequence[TextLine]) -> list[Gutter]:
    """Without the gutters between a column and its heading, which stands beside what it heads.

    A heading in the middle over figures at the right shares no line with them.
    """
    kept = list(gutters)
    for gutter in gutters:
        index = kept.index(gutter)
        edges = [0.0, *(g.middle for g in kept), float("inf")]
        left, right = (
            {i for i, x in enumerate(lines) if _has(x, edges[k], edges[k + 1])}
            for k in (index, index + 1)
        )
        few, many = sorted((left, right), key=len)
        above = bool(few) and not left & right and max(few) < median(many)
        if above and len(few) <= max(1, HEADING_LINES * len(lines)):
            kept.remove(gutter)
    return kept


def _has(line: TextLine, left: float, right: float) -> bool:
    return any(left <= (p.x0 + p.x1) / 2 < right for p in line.pieces)


def uncovered(lines: Sequence[TextLine], stray: int = 0) -> list[Gutter]:
    """The strips within the lines that not more than ``stray`` of them cover.

    >>> uncovered([TextLine(9, 10, (Piece("a", 0, 5), Piece("b", 20, 30)))])
    [Gutter(x0=5, x1=20)]
    """
    events = sorted(
        event for line in lines for p in line.pieces for event in ((p.x0, 1), (p.x1, -1))
    )
    found: list[Gutter] = []
    depth, start = 0, events[0][0]
    for x, step in events:
        before, depth = depth, depth + step
        if before <= stray < depth and x > start > events[0][0]:
            found.append(Gutter(start, x))
        elif depth <= stray < before:
            start = x
    return found


def is_crossed(gutter: Gutter, line: TextLine) -> bool:
    """Whether a piece of a line stands on both sides of a gutter."""
    return any(p.x0 < gutter.middle < p.x1 for p in line.pieces)
