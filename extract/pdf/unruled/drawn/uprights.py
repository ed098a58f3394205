"""Tables with upright lines alone, which begin and end alike."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from extract.pdf.geometry import are_alike, reach_of
from extract.pdf.grid import Grid
from extract.pdf.pages import Extent
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.unruled.columns.gutters import lines_to_gutters
from extract.pdf.unruled.drawn.between_rules import Frame, groups_of_rules, rows_to_grid
from extract.pdf.unruled.drawn.half_ruled import NEAR
from extract.pdf.unruled.known import Known
from extract.pdf.unruled.places.beside import SAME_END, within
from extract.pdf.unruled.places.captions import is_caption
from extract.pdf.unruled.rows.wrapped import is_catalogue
from extract.pdf.unruled.textlines import Setting, TextLine, lines_between

FEWEST = 3
"""Upright lines from which these alone show a table; the two sides do with wrapped texts."""
MOST_CROSSED = 0.1
"""Of the lines: those with a text that stands over an upright line."""


class Uprights(NamedTuple):
    """Upright lines that begin and end alike: where they stand, and from where to where.

    Some begin further down, below headings over several columns; from ``full`` on all are drawn.
    """

    xs: tuple[float, ...]
    parts: tuple[Extent, ...]
    full: float = 0.0

    @property
    def top(self) -> float:
        """Where they begin."""
        return self.parts[0][0]

    @property
    def bottom(self) -> float:
        """Where they end."""
        return self.parts[-1][1]

    def overlaps(self, other: "Uprights") -> bool:
        """Whether they stand above, below or beside others that have some x in common."""
        return self.xs[0] < other.xs[-1] and other.xs[0] < self.xs[-1]

    def beside(self, lines: Sequence[TextLine]) -> list[TextLine]:
        """The lines beside which all are drawn; those that interrupt them are left out."""
        return [
            line
            for line in lines
            if any(max(a, self.full) < line.centre < b for a, b in self.parts)
        ]

    def free(self, lines: Sequence[TextLine], others: Sequence["Uprights"]) -> list[TextLine]:
        """The lines that stand above and below no others, as between these and them."""
        low = max((u.bottom for u in others if u.bottom <= self.top), default=0.0)
        high = min((u.top for u in others if u.top >= self.bottom), default=inf)
        return lines_between(lines, low, high)


def between_uprights(
    every: Sequence[TextLine],
    verticals: Sequence[Ruling],
    across: Sequence[Ruling],
    setting: Setting,
    known: Known | None = None,
) -> Iterator[Grid]:
    """The grids of tables with upright lines alone that begin and end alike.

    No text stands beside them, or those of the first and the last column do. ``known`` are the
    columns of a table on other pages.
    """
    found = verticals_to_uprights(verticals, across, list(filter(is_caption, every)))
    for uprights in found:
        lines = uprights.free(every, [other for other in found if other.overlaps(uprights)])
        xs, top, bottom = uprights.xs, uprights.top, uprights.bottom
        numbered = known is not None and known.counts(top, bottom)
        inside = setting.anew(within(lines, xs[0], xs[-1]))
        held, whole = lines_between(inside, top, bottom), lines_between(lines, top, bottom)
        sides = known.sides if known is not None and numbered else (xs[0], xs[-1])
        beyond = sides[0] < xs[0] - SAME_END or xs[-1] + SAME_END < sides[1]
        if held != whole or (whole and beyond):
            if numbered or are_parted(uprights.beside(lines), xs):
                left, right = outer_sides(whole, xs)
                left, right = min(left, sides[0]), max(right, sides[1])
                frame = Frame(top, bottom, (), (left, *xs, right))
                yield rows_to_grid(lines, frame, across, numbered=numbered)
        elif len(held) > 1 and (len(xs) >= FEWEST or is_catalogue(held, lines_to_gutters(held))):
            yield rows_to_grid(inside, Frame(top, bottom, (), xs), across, numbered=numbered)


def verticals_to_uprights(
    verticals: Sequence[Ruling], across: Sequence[Ruling], captions: Sequence[TextLine] = ()
) -> list[Uprights]:
    """Upright lines that begin and end alike; those that a text interrupts as one.

    Where a line is drawn over their ends these are the sides of frames, and below a caption another
    table begins.
    """
    found: list[Uprights] = []
    groups = groups_of_rules(verticals)
    for group in sorted(groups, key=lambda group: (group[0].start, group[0].at)):
        if any(group[0].at in other.xs and group[0].end == other.bottom for other in found):
            continue
        part = group[0].start, group[0].end
        lower = below_headings(group, verticals)
        xs = tuple(sorted(rule.at for rule in (*group, *lower)))
        full = max((rule.start for rule in lower), default=0.0)
        for n, other in enumerate(found):
            near = other.bottom <= part[0] <= other.bottom + NEAR
            near = near and not any(closes(rule, other) for rule in across)
            near = near and not lines_between(captions, other.bottom, part[0])
            if near and are_alike(xs, other.xs, SAME_END):
                found[n] = other._replace(parts=(*other.parts, part))
                break
        else:
            found.append(Uprights(xs, (part,), full))
    return found


def below_headings(group: Sequence[Ruling], verticals: Sequence[Ruling]) -> list[Ruling]:
    """The upright lines that end as a group does, and begin below headings of its first level."""
    start, end = group[0].start, group[0].end
    return [
        rule
        for rule in verticals
        if abs(rule.end - end) <= SAME_END < rule.start - start <= NEAR and rule.at > group[0].at
    ]


def closes(rule: Ruling, uprights: Uprights) -> bool:
    """Whether a horizontal line ends upright lines at the bottom."""
    left, right = uprights.xs[0], uprights.xs[-1]
    return abs(rule.at - uprights.bottom) <= SAME_END and rule.start < right and left < rule.end


def are_parted(lines: Sequence[TextLine], xs: Sequence[float]) -> bool:
    """Whether upright lines at some x part the texts of lines: rows with texts in most columns."""
    starts = [[bisect_right(xs, p.x0) for p in line.pieces] for line in lines]
    ends = [[bisect_left(xs, p.x1) for p in line.pieces] for line in lines]
    crossed = sum(a != b for a, b in zip(starts, ends, strict=True))
    filled = Counter(column for line in starts for column in set(line))
    full = sum(2 * len(set(line)) > len(xs) + 1 for line in starts)
    return (
        crossed <= MOST_CROSSED * len(lines)
        and full >= FEWEST
        and all(filled[column] > 1 for column in range(len(xs) + 1))
    )


def outer_sides(lines: Sequence[TextLine], xs: Sequence[float]) -> tuple[float, float]:
    """Where the first and the last column end: as far from their texts as drawn lines are."""
    pieces = [piece for line in lines for piece in line.pieces]
    after = [p.x0 - xs[n - 1] for p in pieces if (n := bisect_right(xs, p.x0))]
    padding = min(after, default=0.0)
    left, right = reach_of(pieces)
    return left - padding, right + padding
