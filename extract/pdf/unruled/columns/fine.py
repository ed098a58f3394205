"""Gutters that are hardly wider than the space between words."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.unruled.columns.white import (
    FEW_OVER,
    FULL,
    JUSTIFIED,
    LEAST,
    MANY,
    WIDER,
    Gutter,
    beside,
    gap_at,
    uncovered,
)
from extract.pdf.unruled.textlines import EVEN, WIDEST_SPACE, Piece, TextLine, usual_space

FEWEST = 4
"""Lines from which white between their words may be a gutter."""
BESIDE = 0.6
"""Of the lines: those with text on both sides of a narrow gutter."""
SEAM, EDGE = 0.15, 0.6
"""Of the font size: what spreadsheets leave between cells; points that texts of one edge differ."""
UNIT = re.compile(r"[%％‰°]")
GROUP = re.compile(r"[+(]?\d{1,4}\)?")
THOUSANDS = re.compile(r"\d{3}(?:[.,]\d+)?\D?")


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
        if any(g.x0 < gutter.x1 and gutter.x0 < g.x1 for g in gutters) or is_unit(words, gutter):
            continue
        if gutter.x1 - gutter.x0 < LEAST * size:
            found += [gutter] if is_seam(words, gutter, size) else []
            continue
        left, right = beside(gutter, gutters)
        gaps = [gap for line in words if (gap := gap_at(line, gutter, left, right)) is not None]
        most = len(gaps) >= (BESIDE if len(rows) >= MANY else 1) * len(rows)
        wider = sum(g >= wide for g in gaps) >= FULL * len(gaps)
        if not is_a_space_apart(words, gutter) and (
            (most and wider)
            or (
                (most or len(gaps) >= MANY)
                and (is_edge(words, gutter, left) or are_figures(words, gutter))
            )
        ):
            found.append(gutter)
    return sorted(found)


def is_unit(lines: Sequence[TextLine], gutter: Gutter) -> bool:
    """Whether nothing but signs of units stands right behind a gutter, before which figures do."""
    after = [next((p for p in x.pieces if p.x0 >= gutter.middle), None) for x in lines]
    near = [p for p in after if p is not None and p.x0 <= gutter.x1 + 1]
    return bool(near) and all(UNIT.fullmatch(piece.text) for piece in near)


def near_each_other(lines: Sequence[TextLine], gutter: Gutter) -> list[tuple[Piece, Piece, float]]:
    """The texts on both sides of a gutter that may be words of one line, and its font size."""
    return [
        (a, b, line.size)
        for line in lines
        for a, b in pairwise(line.pieces)
        if a.x1 <= gutter.middle <= b.x0 and b.x0 - a.x1 < JUSTIFIED * line.size
    ]


def is_seam(lines: Sequence[TextLine], gutter: Gutter, size: float) -> bool:
    """Whether texts set at the right end all at one x, and others begin at one right behind it.

    Spreadsheets leave hardly more than a point between two cells.
    """
    pairs = [(a, b) for a, b, _ in near_each_other(lines, gutter)]
    even = all(gutter.x0 - a.x1 <= EDGE and b.x0 - gutter.x1 <= EDGE for a, b in pairs)
    varied = len({round(a.x0) for a, _ in pairs}) > 1 and len({round(b.x1) for _, b in pairs}) > 1
    return even and varied and len(pairs) >= MANY and gutter.x1 - gutter.x0 >= SEAM * size


def is_edge(lines: Sequence[TextLine], gutter: Gutter, left: float) -> bool:
    """Whether texts begin or end at one x beside a gutter, and those before it begin elsewhere."""
    ends, starts, firsts = [], [], []
    for line in lines:
        before = [p for p in line.pieces if left <= p.x0 and p.x1 <= gutter.middle]
        after = [p.x0 for p in line.pieces if p.x0 >= gutter.middle]
        if before and after:
            ends.append(max(p.x1 for p in before))
            starts.append(min(after))
            firsts.append(min(p.x0 for p in before))
    return (are_one_value(starts) or are_one_value(ends)) and not are_one_value(firsts)


def are_figures(lines: Sequence[TextLine], gutter: Gutter) -> bool:
    """Whether figures stand on both sides of a gutter, and these are no thousands of one figure."""
    pairs = near_each_other(lines, gutter)
    figures = [b for a, b, _ in pairs if a.is_figure and b.is_figure]
    thousands = all(THOUSANDS.fullmatch(b.text) for b in figures)
    return bool(figures) and len(figures) >= FULL * len(pairs) and not thousands


def is_a_space_apart(lines: Sequence[TextLine], gutter: Gutter) -> bool:
    """Whether figures stand on both sides of a gutter in all lines, and exactly a space apart.

    So do the groups of one figure, or of a telephone number; figures of two columns are set at
    their right, so that the white between them is wider where they are shorter.
    """
    pairs = near_each_other(lines, gutter)
    if any(not a.is_numeric and not b.is_numeric for a, b, _ in pairs):
        return False  # each has a heading of its own
    figures = [
        (b.x0 - a.x1) / size for a, b, size in pairs if GROUP.fullmatch(a.text) and b.is_figure
    ]
    even = len(figures) >= FEWEST and max(figures) - min(figures) <= EVEN
    return even and len(figures) >= FULL * len(pairs) and max(figures) < WIDER * WIDEST_SPACE


def are_one_value(values: Sequence[float]) -> bool:
    """Whether values are the same, in points."""
    return max(values) - min(values) <= 1


def wide_gaps(line: TextLine, wide: float) -> list[float]:
    """Where words begin after a gap of so many font sizes or more."""
    return [
        after[0]
        for piece in line.pieces
        for before, after in pairwise(piece.words)
        if after[0] - before[1] >= wide * line.size
    ]
