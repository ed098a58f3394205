"""Lines of text as a table has them: pieces without a wide gap, on one baseline."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile
from statistics import median
from typing import NamedTuple

from extract.pdf.lines import is_ideograph, larger
from extract.pdf.pages import BASELINE, CENTRE, Character
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.spacing import SPACE

SAME_LINE = 0.5
"""Of the font size: a text set in the middle of two lines stands half a line above the second."""
OVERLAP = 0.9
"""Of the font size: lines that are less apart overlap, so that they may stand in one row."""
WRAP = 1.6
"""Of the font size: the lines of one heading are not further apart."""
TOP = 0.9
"""Of the font size: how high letters reach above their baseline."""
GAP = 0.5
"""Of the font size: the narrowest gutter. Spaces between words are about half as wide."""
GAP_OF_SPACE = 1.7
"""Of the width of a space, which is wide in type-writer fonts."""
SPREAD = 1.15
"""Of the font size: names of two ideographs are spread to the width of three."""
NARROWEST_SPACE, WIDEST_SPACE = 0.25, 0.3
"""Of the font size: spaces in fonts of letters of different widths."""
NARROW = frozenset("ijlftrI.,:;'!|()[]{}")
"""Letters and signs that are narrow in all fonts but those of type-writers."""
EVEN = 0.05
"""Of the font size: letters of a type-writer differ less in width."""
DOTS = ".․…·"
FEWEST_DOTS = 4
NUMERIC = re.compile(r"[-—–−+±~<>≤≥×·(（$€£¥￥*∗†‡✓✔✗✘✕√%％\d.,，:：/)）\s\u00a0]+")


class Piece(NamedTuple):
    """A run of text on one line, and the words it has, each as x0 and x1."""

    text: str
    x0: float
    x1: float
    words: tuple[tuple[float, float], ...] = ()
    characters: tuple[Character, ...] = ()

    @property
    def is_numeric(self) -> bool:
        """Whether it is a figure, or what stands for one.

        >>> Piece("(1,024)", 0, 9).is_numeric, Piece("—", 0, 9).is_numeric
        (True, True)
        """
        return NUMERIC.fullmatch(self.text) is not None

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure, and no sign alone."""
        return self.is_numeric and any(map(str.isdigit, self.text))


@dataclass(frozen=True, slots=True)
class TextLine:
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

    @property
    def centre(self) -> float:
        """The height at which the middle of its letters is."""
        return self.baseline - CENTRE * self.size

    @property
    def top(self) -> float:
        """The height up to which its letters reach."""
        return self.baseline - TOP * self.size

    def parted(self, starts: Sequence[float]) -> "TextLine":
        """The line with pieces parted where words begin at some x."""
        pieces: list[Piece] = []
        for piece in self.pieces:
            inside = sorted({x for x in starts if piece.x0 < x < piece.x1})
            edges = [piece.x0, *inside, float("inf")]
            if len(edges) == 2:  # noqa: PLR2004
                pieces.append(piece)
                continue
            for start, end in pairwise(edges):
                pieces.append(_piece([c for c in piece.characters if start <= c.x0 < end]))
        return TextLine(self.baseline, self.size, tuple(pieces))

    def parted_at(self, xs: Sequence[float]) -> "TextLine":
        """The line with pieces parted at each x that stands between two of their words."""
        return self.parted(
            [
                after[0]
                for piece in self.pieces
                for before, after in pairwise(piece.words)
                if any(before[1] <= x <= after[0] for x in xs)
            ]
        )

    def between(self, left: float, right: float) -> "TextLine | None":
        """What of it stands between two x, None where nothing does."""
        kept = tuple(p for p in self.pieces if left <= (p.x0 + p.x1) / 2 <= right)
        return TextLine(self.baseline, self.size, kept) if kept else None


def lines_between(lines: Iterable[TextLine], top: float, bottom: float) -> list[TextLine]:
    """The lines that stand between two heights."""
    return [line for line in lines if top < line.centre < bottom]


def parts_between(lines: Iterable[TextLine], left: float, right: float) -> list[TextLine]:
    """What of each line stands between two x, where something does."""
    return [part for line in lines if (part := line.between(left, right)) is not None]


def usual_space(lines: Sequence[TextLine]) -> float:
    """The width of a space between words of a piece, in font sizes.

    The narrowest tell it, for wider ones may be gaps between columns; only type-writer fonts have
    spaces of half the font size.
    """
    gaps = sorted(
        (after[0] - before[1]) / line.size
        for line in lines
        for piece in line.pieces
        for before, after in pairwise(piece.words)
    )
    narrow = gaps[len(gaps) // 10] if gaps else WIDEST_SPACE
    return narrow if narrow >= GAP else max(NARROWEST_SPACE, min(narrow, WIDEST_SPACE))


class Setting(NamedTuple):
    """How characters make pieces: the widest gap within one, in font sizes, and upright lines."""

    gap: float
    verticals: tuple[Ruling, ...] = ()

    def lines(self, characters: Iterable[Character]) -> list[TextLine]:
        """The lines of printed characters, in pieces; a vertical ruling parts pieces too."""
        rows: list[list[Character]] = []
        start = size = 0.0
        for c in sorted(characters, key=BASELINE):
            if rows and c.baseline - start <= SAME_LINE * larger(size, c.size):
                rows[-1].append(c)
                size = max(size, c.size)
            else:
                rows.append([c])
                start, size = c.baseline, c.size
        return [_text_line(row, self.gap, self.verticals) for row in rows]

    def anew(self, lines: Iterable[TextLine]) -> list[TextLine]:
        """The lines that texts make without what else stood on the same heights."""
        return self.lines(c for line in lines for p in line.pieces for c in p.characters)


def setting_of(characters: Sequence[Character], verticals: Sequence[Ruling] = ()) -> Setting:
    """How the characters of a page make pieces, by the spaces among them."""
    spaces = [(c.x1 - c.x0) / c.size for c in characters if c.text == " " and c.size > 0]
    gap = max(GAP, GAP_OF_SPACE * median(spaces) if spaces else 0.0)
    return Setting(min(gap, 1.5), tuple(verticals))


def characters_to_text_lines(
    characters: Sequence[Character], verticals: Sequence[Ruling] = ()
) -> list[TextLine]:
    """The lines of upright characters, in pieces; a vertical ruling parts pieces too."""
    return setting_of(characters, verticals).lines(printed(characters))


def printed(characters: Iterable[Character]) -> list[Character]:
    """The upright characters that leave a mark."""
    return [c for c in characters if not c.rotation and not c.text.isspace() and c.size > 0]


def _text_line(row: list[Character], gap: float, verticals: Sequence[Ruling]) -> TextLine:
    """The characters of one baseline in pieces; ``gap`` is in font sizes."""
    row.sort(key=lambda c: c.x0)
    size = median(c.size for c in row)
    largest = max(row, key=lambda c: c.size)
    walls = [v.at for v in verticals if v.start < largest.baseline <= v.end + size / 3]
    dots = leaders(row)
    pieces: list[list[Character]] = [[row[0]]]
    end = row[0].x1
    for n, (before, c) in enumerate(pairwise(row), 1):
        parted = any(before.x0 < at <= (c.x0 + c.x1) / 2 and before.x1 < at + 1 for at in walls)
        spread = len(pieces[-1]) == 1 and is_ideograph(before.text) and is_ideograph(c.text)
        far = c.x0 - end > (max(gap, SPREAD) if spread else gap) * size
        far = far and (parted or not is_typed_space(pieces[-1], row[n:]) or are_even(row))
        if dots and (dots[n] or dots[n - 1]):
            far = not dots[n]
        if far or parted:
            pieces.append([])
        pieces[-1].append(c)
        end = max(end, c.x1)
    return TextLine(largest.baseline, size, tuple(_piece(piece) for piece in pieces))


def are_even(row: Sequence[Character]) -> bool:
    """Whether all letters of a line are as wide: of a program's output, columns a space apart."""
    widths = [c.x1 - c.x0 for c in row]
    return bool(row) and max(widths) - min(widths) <= EVEN * row[0].size


def is_typed_space(before: Sequence[Character], after: Sequence[Character]) -> bool:
    """Whether a space of a type-writer font is between two words, which are no figures.

    Such a font gives narrow letters, as i, the width of all others, and of the space.
    """
    last, size = before[-1], before[-1].size
    width = last.x1 - last.x0
    if abs(after[0].x0 - last.x1 - width) > EVEN * size:
        return False
    words = [word_at_start(before[::-1]), word_at_start(after)]
    texts = ["".join(c.text for c in word) for word in words]
    even = all(abs(c.x1 - c.x0 - width) <= EVEN * size for word in words for c in word)
    letters = set("".join(texts))
    typed = even and bool(letters & NARROW) and any(map(str.isalnum, letters - NARROW))
    return typed and not all(map(NUMERIC.fullmatch, texts))


def word_at_start(characters: Sequence[Character]) -> Sequence[Character]:
    """The characters, in order or from the last one back, down to the first space."""
    for n, (a, b) in enumerate(pairwise(characters), 1):
        if max(a.x0, b.x0) - min(a.x1, b.x1) > SPACE * a.size:
            return characters[:n]
    return characters


def leaders(row: Sequence[Character]) -> list[bool]:
    """Of each character of a line, whether it is one of dots that lead to what stands behind them.

    They are of the text before them, however far apart they are.
    """
    if sum(c.text in DOTS for c in row) < FEWEST_DOTS:
        return []
    found: list[bool] = []
    for is_dot, run in groupby(row, key=lambda c: c.text in DOTS):
        count = len(list(run))
        found += [is_dot and count >= FEWEST_DOTS] * count
    return found


def before_leaders(characters: Sequence[Character]) -> Sequence[Character]:
    """The characters of a text without the dots that lead from it to the next one."""
    count = sum(1 for _ in takewhile(lambda c: c.text in DOTS, reversed(characters)))
    return characters[:-count] if FEWEST_DOTS <= count < len(characters) else characters


def _piece(characters: Sequence[Character]) -> Piece:
    """A text; the dots that lead to the next one are of it, and take no room."""
    text = "".join(c.text for c in characters)
    held, characters = tuple(characters), before_leaders(characters)
    words: list[tuple[float, float]] = []
    before = " "
    for c, after in zip(characters, [*(x.text for x in characters[1:]), " "], strict=True):
        leads = c.text in DOTS and (before in DOTS or after in DOTS)
        if words and (leads or c.x0 - words[-1][1] <= SPACE * c.size):
            words[-1] = (words[-1][0], max(words[-1][1], c.x1))
        else:
            words.append((c.x0, c.x1))
        before = c.text
    return Piece(text, words[0][0], max(end for _, end in words), tuple(words), held)
