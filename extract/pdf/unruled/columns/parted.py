"""Texts that stand over white between columns: two texts, if their words show it."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.unruled.columns.white import WIDER, Gutter
from extract.pdf.unruled.textlines import Piece, TextLine, usual_space

Marks = Sequence[Counter[int]]
"""Where texts of a column begin, have their middle, and end: how many of them at each point."""


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

    They do if the gap between them is wide, or both stand in line with their columns: in all that
    it crosses, if no gap is wide. A text that stands across one gutter without a gap is over
    several columns, whatever the others show.
    """
    crossed = [
        n
        for n, g in enumerate(gutters)
        if piece.x0 < g.x1 and g.x0 < piece.x1 and not (g.x0 < piece.x0 or piece.x1 < g.x1)
    ]
    found: list[float] = []
    shown = widest = 0
    for n in crossed:
        gaps = [
            (a[1], b[0])
            for a, b in pairwise(piece.words)
            if a[1] < gutters[n].x1 and gutters[n].x0 < b[0]
        ]
        if not gaps:
            return []
        before, after = max(gaps, key=lambda gap: gap[1] - gap[0])
        widest += after - before >= wide
        shown += after - before >= wide or (
            fits(marks[n], words_between(piece.words, gutters, n))
            and fits(marks[n + 1], words_between(piece.words, gutters, n + 1))
        )
        found.append(after)
    enough = shown == len(crossed) or (2 * shown >= len(crossed) and widest)
    return found if enough and shown else []


def column_marks(lines: Sequence[TextLine], gutters: Sequence[Gutter]) -> list[Marks]:
    """Where the words of each column begin, have their middle, and end, in points."""
    found: list[Marks] = []
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
