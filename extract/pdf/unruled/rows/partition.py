"""Rows of a table of wrapped texts: the cheapest way to part its lines.

Rows of one table are all set alike: the texts of each stand at its top, in its middle or at its
foot. No row ends within a letter, nor between a full line and the next one of its cell. What speaks
against a way to part the lines has a cost, and of all ways the cheapest is taken. Columns of
labels, which are merged over rows, are those without which the others are parted at less cost.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from extract.pdf.pages import Extent
from extract.pdf.unruled.rows.bonds import NEAR, Column, opening_number

INK = 0.4
"""Of the font size: how far the letters of a line reach from its middle."""
OFF = 0.35
"""Of the line distance: texts that are further off the line of their row are not in it."""
BLANK, FILLED = 0.3, 0.9
"""What an empty place costs at first, and in a column that has none else."""
BAND = 1.0
"""What it costs a row to have nothing but a text in the first column."""
CUT = 0.2
"""What it costs a row at an end of a page, which may cut it, to be set unlike the others.

So may be the row below a header that is printed once more."""
UNNUMBERED = 3.0
"""What it costs a row to have no number where the first column counts, or a second one."""
SUM = 1.0
"""The same of a row that may be a sum: see `Part.may_be_sum`."""
CLOSE = 1.5
"""What it costs to part lines as near as those of a cell, where rows are further apart."""

Setting = Callable[[Sequence[Extent], float], float]
"""How rows are set: what speaks against texts to be a row, by their first and last lines.

The second number is the line distance.
"""


class Way(NamedTuple):
    """Rows as the heights where they part, from first to last, and what speaks against them."""

    cuts: tuple[float, ...]
    cost: float


class Search(NamedTuple):
    """What is searched for: rows of some columns, set in one way, with the cost of blank places.

    ``apart`` says that rows are further apart than lines within them.
    """

    columns: tuple[int, ...]
    setting: Setting
    blanks: tuple[float, ...]
    apart: bool


def at_top(extents: Sequence[Extent], pitch: float) -> float:
    """What speaks against texts of a row that begin at one height.

    >>> at_top([(10, 30), (10, 20)], 10), at_top([(10, 30), (15, 25)], 10)
    (0.0, 1.0)
    """
    line = min(first for first, _ in extents)
    return sum(min(1.0, (first - line) / (OFF * pitch)) for first, _ in extents)


def at_foot(extents: Sequence[Extent], pitch: float) -> float:
    """What speaks against texts of a row that end at one height."""
    line = max(last for _, last in extents)
    return sum(min(1.0, (line - last) / (OFF * pitch)) for _, last in extents)


def in_middle(extents: Sequence[Extent], pitch: float) -> float:
    """What speaks against texts of a row that are in its middle."""
    first, last = max(extents, key=lambda extent: extent[1] - extent[0])
    middle = first + last
    return sum(min(1.0, abs(a + b - middle) / 2 / (OFF * pitch)) for a, b in extents)


SETTINGS: tuple[Setting, ...] = (in_middle, at_top, at_foot)


class Part:
    """The columns of the lines between two drawn lines, as the search needs them."""

    def __init__(self, columns: Sequence[Column], pitch: float, *, numbered: bool = False) -> None:
        """Take the columns of a part, and the distance of lines within a cell.

        ``numbered`` says that the first column is known to count rows.
        """
        self.columns = columns
        self.pitch = pitch
        self.ys = [[text.y for text in column.texts] for column in columns]
        self.kept = [[0.0, *accumulate(bond.keep for bond in column.bonds)] for column in columns]
        self.numbered = numbered
        first = [column.texts[0].piece.text for column in columns if column.texts]
        self.goes_on = numbered and 1 not in map(opening_number, first)
        texts = [text.piece.text for text in columns[0].texts]
        self.counts = counts_on(texts) or (numbered and any(map(str.isdecimal, texts)))

    def cuts(self, own: Sequence[int]) -> list[float]:
        """The heights at which rows may part: where no letter of some columns stands.

        The first and the last one are where the texts of all columns begin and end.
        """
        boxes = sorted(
            (t.y - INK * t.size, t.y + INK * t.size) for c in own for t in self.columns[c].texts
        )
        if not boxes:
            return []
        found = [boxes[0][0]]
        low = boxes[0][1]
        for top, bottom in boxes[1:]:
            if top > low:
                found.append((low + top) / 2)
            low = max(low, bottom)
        inks = [(t.y, INK * t.size) for column in self.columns for t in column.texts]
        return [min(y - ink for y, ink in inks), *found[1:], max(y + ink for y, ink in inks)]

    def parting(self, y: float, own: Sequence[int], *, apart: bool = False) -> float:
        """What it costs to part some columns at a height."""
        cost = 0.0
        for c in own:
            n = bisect_left(self.ys[c], y)
            if 0 < n < len(self.ys[c]):
                cost += self.columns[c].bonds[n - 1].part
                near = self.ys[c][n] - self.ys[c][n - 1] <= NEAR * self.pitch
                cost += CLOSE if apart and near else 0.0
        return cost

    def cheapest(self, cuts: Sequence[float], search: Search) -> Way:
        """The cheapest way to part the lines at some of the cuts, one row after the other."""
        prices = [self.parting(y, search.columns, apart=search.apart) for y in cuts]
        places = [[bisect_left(self.ys[c], y) for y in cuts] for c in search.columns]
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(cuts)):
            found = (float("inf"), 0)
            for start in range(end - 1, -1, -1):
                before = best[start][0] + (prices[start] if start else 0.0)
                if before >= found[0]:
                    continue
                held = self.held(places, start, end, search)
                if held >= found[0]:
                    break  # more lines are held together by more
                kept, extents = self.row(places, start, end, search)
                kept += held
                if before + kept >= found[0] or not extents:
                    continue
                at_end = end == len(cuts) - 1 or max(at[start] for at in places) <= 1
                cost = before + kept + self.off(extents, search.setting, at_end=at_end)
                found = min(found, (cost, start))
            best.append(found)
        return Way(tuple(cuts[n] for n in steps_back(best)), best[-1][0])

    def held(self, places: Sequence[Sequence[int]], start: int, end: int, search: Search) -> float:
        """What it costs to have the lines of each column between two cuts in one cell."""
        return sum(
            self.joined(c, at[start], at[end])
            for c, at in zip(search.columns, places, strict=True)
            if at[start] < at[end]
        )

    def joined(self, column: int, a: int, b: int) -> float:
        """What it costs to have some lines of a column in one cell; two numbers are two rows."""
        cost = self.kept[column][b - 1] - self.kept[column][a]
        return cost + (UNNUMBERED * (b - a - 1) if self.counts and not column else 0.0)

    def row(
        self, places: Sequence[Sequence[int]], start: int, end: int, search: Search
    ) -> tuple[float, list[Extent]]:
        """What places without a text cost in a row between two cuts, and where texts reach."""
        empty = 0.0
        extents: list[Extent] = []
        for c, at in zip(search.columns, places, strict=True):
            a, b = at[start], at[end]
            if a == b:
                unnumbered = not c and self.counts and start > 0
                empty += UNNUMBERED if unnumbered else search.blanks[c]
            else:
                extents.append((self.ys[c][a], self.ys[c][b - 1]))
        if self.counts and start > 0 and self.may_be_sum(places, start, end, search):
            empty -= UNNUMBERED - SUM
        band = len(extents) == 1 and places[0][start] < places[0][end]
        unnumbered = places[0][start] == places[0][end]
        cut = unnumbered and (self.goes_on if start == 0 else self.breaks_off(places, start, end))
        return (CUT if cut else min(empty, BAND) if band else empty), extents

    def may_be_sum(
        self, places: Sequence[Sequence[int]], start: int, end: int, search: Search
    ) -> bool:
        """Whether texts between two cuts have no number, but a name beside it and another text.

        They are further below the row above than lines of a cell are apart.
        """
        filled = [at[start] < at[end] for at in places]
        named = search.columns[:2] == (0, 1) and filled[:2] == [False, True]
        if not named or sum(filled) < 2:  # noqa: PLR2004
            return False
        return self.gap(places, start, search.columns) > NEAR * self.pitch

    def gap(self, places: Sequence[Sequence[int]], n: int, own: Sequence[int]) -> float:
        """How far the lines above and below a cut are apart, of whatever columns."""
        columns = [(self.ys[c], at[n]) for c, at in zip(own, places, strict=True)]
        above = max((ys[k - 1] for ys, k in columns if k > 0), default=0.0)
        return min((ys[k] for ys, k in columns if k < len(ys)), default=above) - above

    def breaks_off(self, places: Sequence[Sequence[int]], start: int, end: int) -> bool:
        """Whether a row gets to the foot of a page and begins with a list that the page cuts."""
        if not self.numbered or any(at[end] < at[-1] for at in places):
            return False
        firsts = zip(self.columns, (at[start] for at in places), strict=False)
        return 1 in [opening_number(c.texts[n].piece.text) for c, n in firsts if n < len(c.texts)]

    def off(self, extents: Sequence[Extent], setting: Setting, *, at_end: bool) -> float:
        """How far texts are off the line of a row; one at an end of the page may be cut."""
        off = setting(extents, self.pitch)
        if off and at_end:
            return min(off, CUT + min(other(extents, self.pitch) for other in SETTINGS))
        return off

    def filled(self, way: Way, column: int) -> list[bool]:
        """Of each row, whether a column has a text in it."""
        at = [bisect_left(self.ys[column], y) for y in way.cuts]
        return [a < b for a, b in pairwise(at)]

    def boxes(self, way: Way, own: Sequence[int]) -> list[Extent]:
        """From where to where the texts of each row reach."""
        found: list[Extent] = []
        for top, bottom in pairwise(way.cuts):
            ys = [y for c in own for y in self.ys[c] if top < y < bottom]
            found.append((min(ys), max(ys)))
        return found


def counts_on(texts: Sequence[str]) -> bool:
    """Whether texts are numbers, each one more than the one above it; their heading may be first.

    >>> counts_on(["No.", "9", "10", "11"]), counts_on(["9", "11"]), counts_on(["9"])
    (True, False, False)
    """
    own = texts[1:] if texts and not texts[0].isdecimal() else texts
    counted = len(own) > 1 and all(map(str.isdecimal, own))
    return counted and all(int(b) - int(a) == 1 for a, b in pairwise(own))


def steps_back(best: Sequence[tuple[float, int]]) -> Iterator[int]:
    """The steps of the cheapest way, of each of which is known from where it came.

    >>> list(steps_back([(0, 0), (1, 0), (1.5, 0), (2, 1)]))
    [0, 1, 3]
    """
    found = [len(best) - 1]
    while found[-1]:
        found.append(best[found[-1]][1])
    return reversed(found)


def parted(parts: Sequence[Part], search: Search) -> list[Way]:
    """The cheapest way to part each part.

    How often a column is filled, which the first rows found tell, says what a blank costs.
    """
    ways = [part.cheapest(part.cuts(search.columns), search) for part in parts]
    blanks = list(search.blanks)
    for column in search.columns:
        rows = [x for part, way in zip(parts, ways, strict=True) for x in part.filled(way, column)]
        blanks[column] = FILLED * (sum(rows) / len(rows)) ** 2
    again = search._replace(blanks=tuple(blanks))
    return [part.cheapest(part.cuts(search.columns), again) for part in parts]
