"""Where the columns of a table without lines part: the white that runs down between its texts.

characters → lines of pieces (runs of text without a wide gap) → gutters. A text that stands over
several columns, such as a spanning header, crosses gutters; it does not undo them.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.pdf.grid import Line as Ruling
from extract.pdf.lines import SPACE, is_ideograph
from extract.pdf.pages import Character

SAME_LINE = 0.5
"""Of the font size: a text set in the middle of two lines stands half a line above the second."""
GAP = 0.5
"""Of the font size: the narrowest gutter. Spaces between words are about half as wide."""
GAP_OF_SPACE = 1.7
"""Of the width of a space, which is wide in type-writer fonts."""
SPREAD = 1.15
"""Of the font size: names of two ideographs are spread to the width of three."""
FULL = 0.75
"""Of the texts in a full line of a table: lines with as many tell where columns part."""
CROSSED = 1 / 3
"""Of the lines: texts over a gutter are spans while they are fewer."""
HEADING_LINES = 0.25
"""Of the lines of a table: those that may be its header."""
LEAST, MANY = 0.25, 5
"""Of the font size: what is left of a gutter where so many full lines have a gap each."""
STRAY = 20
"""One full line in so many may reach into a gutter."""
NUMERIC = re.compile(r"[-—–−+±~<>≤≥(（$€£¥￥*†‡%％\d.,，:：/)）\s\u00a0]+")

SIGN_BEFORE = re.compile(r"(?:US|HK|RMB)?[$€£¥￥]\(?|[(（<>≤≥±]")
SIGN_AFTER = re.compile(r"[%％]?[)）]?|[*†‡]+")


class Piece(NamedTuple):
    """A run of text on one line, and the words it has, each as x0 and x1."""

    text: str
    x0: float
    x1: float
    words: tuple[tuple[float, float], ...] = ()

    @property
    def is_numeric(self) -> bool:
        """Whether it is a figure, or what stands for one.

        >>> Piece("(1,024)", 0, 9).is_numeric, Piece("—", 0, 9).is_numeric
        (True, True)
        """
        return NUMERIC.fullmatch(self.text) is not None


class TextLine(NamedTuple):
    """The pieces that stand on one baseline, from left to right."""

    baseline: float
    size: float
    pieces: tuple[Piece, ...]

    @property
    def x0(self) -> float:
        """Where its text starts."""
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        """Where its text ends."""
        return self.pieces[-1].x1

    def between(self, left: float, right: float) -> "TextLine | None":
        """What of it stands between two x, None where nothing does."""
        kept = tuple(p for p in self.pieces if left <= (p.x0 + p.x1) / 2 <= right)
        return TextLine(self.baseline, self.size, kept) if kept else None


class Gutter(NamedTuple):
    """A strip without text, from x0 to x1."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        """Where the columns beside it part."""
        return (self.x0 + self.x1) / 2


def characters_to_text_lines(
    characters: Iterable[Character], verticals: Sequence[Ruling] = ()
) -> list[TextLine]:
    """The lines of upright characters, in pieces; a vertical ruling parts pieces too."""
    printed = [c for c in characters if not c.rotation and not c.text.isspace() and c.size > 0]
    spaces = [(c.x1 - c.x0) / c.size for c in characters if c.text == " " and c.size > 0]
    gap = max(GAP, GAP_OF_SPACE * median(spaces) if spaces else 0.0)
    rows: list[list[Character]] = []
    start = size = 0.0
    for c in sorted(printed, key=lambda c: c.baseline):
        if rows and c.baseline - start <= SAME_LINE * max(size, c.size):
            rows[-1].append(c)
            size = max(size, c.size)
        else:
            rows.append([c])
            start, size = c.baseline, c.size
    return [_text_line(row, min(gap, 1.5), verticals) for row in rows]


def _text_line(row: list[Character], gap: float, verticals: Sequence[Ruling]) -> TextLine:
    """The characters of one baseline in pieces; ``gap`` is in font sizes."""
    row.sort(key=lambda c: c.x0)
    size = median(c.size for c in row)
    largest = max(row, key=lambda c: c.size)
    walls = [v.at for v in verticals if v.start < largest.baseline <= v.end + size]
    pieces: list[list[Character]] = [[row[0]]]
    end = row[0].x1
    for before, c in pairwise(row):
        parted = any(before.x0 < at <= (c.x0 + c.x1) / 2 and before.x1 < at + 1 for at in walls)
        spread = len(pieces[-1]) == 1 and is_ideograph(before.text) and is_ideograph(c.text)
        if c.x0 - end > (max(gap, SPREAD) if spread else gap) * size or parted:
            pieces.append([])
        pieces[-1].append(c)
        end = max(end, c.x1)
    return TextLine(largest.baseline, size, tuple(_piece(piece) for piece in pieces))


def _piece(characters: Sequence[Character]) -> Piece:
    words: list[tuple[float, float]] = []
    for c in characters:
        if words and c.x0 - words[-1][1] <= SPACE * c.size:
            words[-1] = (words[-1][0], max(words[-1][1], c.x1))
        else:
            words.append((c.x0, c.x1))
    text = "".join(c.text for c in characters)
    return Piece(text, words[0][0], max(x1 for _, x1 in words), tuple(words))


def lines_to_gutters(lines: Sequence[TextLine]) -> list[Gutter]:
    """The gutters of a table, from its fullest lines; what most other lines cross is none."""
    counts = sorted((len(line.pieces) for line in lines), reverse=True)
    if len(counts) < 2:  # noqa: PLR2004 - one line has no columns
        return []
    full = [line for line in lines if len(line.pieces) >= max(2, FULL * counts[1])]
    if not full:
        return []
    size = median(line.size for line in full)
    least = (LEAST if len(full) >= MANY else 0.9 * GAP) * size
    gutters = [g for g in uncovered(full, len(full) // STRAY) if g.x1 - g.x0 >= least]
    held = [g for g in gutters if sum(is_crossed(g, x) for x in lines) <= CROSSED * len(lines)]
    return without_signs(without_offset_headings(held, lines), lines)


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
        few = min(len(left), len(right))
        if few and not left & right and few <= max(1, HEADING_LINES * len(lines)):
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
