"""Where the columns of a table without lines part: the white that runs down between its texts.

characters → lines of pieces (runs of text without a wide gap) → gutters. A text that stands over
several columns, such as a spanning header, crosses gutters; it does not undo them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extract.pdf.pages import Extent
from extract.pdf.unruled.columns.fine import with_fine
from extract.pdf.unruled.columns.parted import parted_at_gutters
from extract.pdf.unruled.columns.white import (
    FEW_OVER,
    FULL,
    JUSTIFIED,
    LEAST,
    MANY,
    Gutter,
    beside,
    gap_at,
    is_crossed,
    sides_of,
    uncovered,
)
from extract.pdf.unruled.textlines import GAP, Piece, TextLine

CROSSED = 1 / 3
"""Of the lines: texts over a gutter are spans while they are fewer."""
HEADING_LINES = 0.25
"""Of the lines of a table: those that may be its header."""
STRAY = 20
"""One full line in so many may reach into a gutter."""


FEWEST_LABELS = 3
"""Texts that make a column where white parts them from all others."""
SIGN_BEFORE = re.compile(r"(?:US|HK|RMB)?[$€£¥￥]\(?|[(（<>≤≥±]")
SIGN_AFTER = re.compile(r"[%％]?[)）]?|[*∗†‡]+")


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
    gutters = with_labels(gutters, lines, 0.9 * GAP * size)
    gutters = with_fine(gutters, lines, size)
    lines = parted_at_gutters(lines, gutters)
    gutters = narrowed(gutters, lines, LEAST * size)
    held = [g for g in gutters if sum(is_crossed(g, x) for x in lines) <= CROSSED * len(lines)]
    return without_signs(without_offset_headings(without_words(held, lines), lines), lines)


def with_labels(gutters: list[Gutter], lines: Sequence[TextLine], least: float) -> list[Gutter]:
    """With the white that no line covers, where several lines have texts on either side of it.

    Labels that are merged over rows stand between these, in lines of few texts.
    """
    found = list(gutters)
    for gutter in uncovered(lines):
        taken = any(g.x0 < gutter.x1 and gutter.x0 < g.x1 for g in found)
        if gutter.x1 - gutter.x0 < least or taken:
            continue
        left, right = beside(gutter, found)
        sides = (left, gutter.middle), (gutter.middle, right)
        if all(sum(_has(line, side) for line in lines) >= FEWEST_LABELS for side in sides):
            found.append(gutter)
    return sorted(found)


def without_words(gutters: list[Gutter], lines: Sequence[TextLine]) -> list[Gutter]:
    """Without the gutters between words of one line, where no other one has a text beside them."""
    kept = list(gutters)
    for gutter in gutters:
        index = kept.index(gutter)
        left, right = sides_of(kept)[index : index + 2]
        sides = ([line for line in lines if _has(line, side)] for side in (left, right))
        few = min(sides, key=len)
        gaps = [gap_at(line, gutter, left[0], right[1]) for line in few]
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


def narrowed(gutters: Sequence[Gutter], lines: Sequence[TextLine], least: float) -> list[Gutter]:
    """The gutters as narrow as texts of the columns beside them leave them, headings and labels.

    >>> narrowed([Gutter(10, 40)], [TextLine(9, 10, (Piece("a", 0, 28), Piece("b", 35, 50)))], 2)
    [Gutter(x0=28, x1=35)]
    """
    pieces = [p for line in lines for p in line.pieces]
    return [
        narrower(gutter, pieces, least, [*set_apart(gutter, (left, right), lines)])
        for gutter, ((left, _), (_, right)) in zip(
            gutters, pairwise(sides_of(gutters)), strict=True
        )
    ]


def narrower(
    gutter: Gutter,
    pieces: Sequence[Piece],
    least: float,
    more: Sequence[tuple[float, float]] = (),
) -> Gutter:
    """A gutter without what texts that begin or end in it take of it, the least first.

    ``more`` is what others take of it, at the left and at the right.
    """
    ends = [(p.x1 - gutter.x0, 0.0) for p in pieces if p.x0 < gutter.x0 < p.x1 < gutter.x1]
    starts = [(0.0, gutter.x1 - p.x0) for p in pieces if gutter.x0 < p.x0 < gutter.x1 < p.x1]
    left = right = 0.0
    for x, y in sorted({*ends, *starts, *more}, key=max):
        if gutter.x1 - gutter.x0 - max(left, x) - max(right, y) >= least:
            left, right = max(left, x), max(right, y)
    return Gutter(gutter.x0 + left, gutter.x1 - right)


def set_apart(
    gutter: Gutter, sides: tuple[float, float], lines: Sequence[TextLine]
) -> Iterator[tuple[float, float]]:
    """What texts that stand in the white alone take of it, at the left or at the right.

    A heading in the middle of its column, or at its edge, may stand beside all of its texts. It is
    of the column that has no other text in its line, or of the nearer one; of two, each is of its
    side. A text alone in its line may be over all columns.
    """
    for line in lines:
        beside = [p for p in line.pieces if p.x1 > sides[0] and p.x0 < sides[1]]
        inside = [p for p in beside if gutter.x0 <= p.x0 and p.x1 <= gutter.x1]
        if len(line.pieces) < 2 or not inside or len(beside) > 2:  # noqa: PLR2004 - one for each
            continue
        left, right = inside[0].x1 - gutter.x0, gutter.x1 - inside[-1].x0
        if len(beside) > 1:
            at_left, at_right = beside[0] in inside, beside[1] in inside
        else:
            at_left = left <= right
            at_right = not at_left
        if at_left:
            yield left, 0.0
        if at_right:
            yield 0.0, right


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
    texts = [
        [p.text for line in lines for p in line.pieces if left <= (p.x0 + p.x1) / 2 < right]
        for left, right in sides_of(gutters)
    ]
    return [
        gutter
        for gutter, before, after in zip(gutters, texts, texts[1:], strict=False)
        if not (all(SIGN_BEFORE.fullmatch(t) for t in before) and len(before) > 0)
        and not (all(SIGN_AFTER.fullmatch(t) for t in after) and len(after) > 0)
    ]


def without_offset_headings(gutters: list[Gutter], lines: Sequence[TextLine]) -> list[Gutter]:
    """Without the gutters between a column and its heading, which stands beside what it heads.

    A heading in the middle over figures at the right shares no line with them. The nearest heading
    is that of a column.
    """
    kept = list(gutters)
    for gutter in sorted(gutters, key=lambda g: g.x1 - g.x0):
        index = kept.index(gutter)
        left, right = (
            {i for i, x in enumerate(lines) if _has(x, side)}
            for side in sides_of(kept)[index : index + 2]
        )
        few, many = sorted((left, right), key=len)
        above = bool(few) and not left & right and max(few) < median(many)
        if above and len(few) <= max(1, HEADING_LINES * len(lines)):
            kept.remove(gutter)
    return kept


def _has(line: TextLine, side: Extent) -> bool:
    left, right = side
    return any(left <= (p.x0 + p.x1) / 2 < right for p in line.pieces)
