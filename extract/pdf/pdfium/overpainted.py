"""Lines that something is painted over later: so do some writers merge cells.

Whether it hides them is seen by drawing the page (`sight.py`). A line is hidden from one line that
crosses it to another: a box behind a text that reaches over a line leaves a gap, and is no merge.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.pdf.pages import THIN, Corners, Rule
from extract.pdf.pdfium.covers import Covers

HAIR = 0.5
"""Points: a line is drawn no thinner."""
MOST_PAIRS = 2_000_000
"""So many lines and what may be painted over each are looked at: what has more is a drawing."""


class Overpainted(NamedTuple):
    """A rule, what draws it, and the pieces of it that something is painted over."""

    handle: object
    rule: Rule
    under: list[Rule]


def overpainted(covers: Covers, rules: Sequence[Rule]) -> Iterator[Overpainted]:
    """Those of the rules of a page that something is painted over later, in part or whole.

    Under a scan they are of what was recognised in it, as text is.
    """
    last = covers.last
    early = [drawn for drawn in covers.drawn if drawn.order < last]
    if not early:
        return
    step = covers.step
    stripes = covers.striped(cover for cover in covers.found if not cover.is_scan)
    left = MOST_PAIRS
    for order, handle, first, end in early:
        for rule in rules[first:end]:
            low, high = (rule.at, rule.at) if rule.horizontal else (rule.start, rule.end)
            near = [stripes.get(n, ()) for n in range(int(low // step), int(high // step) + 1)]
            left -= sum(map(len, near))
            if left < 0:
                return
            over = (x for stripe in near for x in stripe if x.order > order)
            spans = sorted({span for x in over if (span := _under(rule, x.corners))})
            if spans:
                yield Overpainted(handle, rule, _pieces(rule, spans)[0])


def uncovered(
    rules: Sequence[Rule], painted: Sequence[Overpainted], seen: frozenset[Rule]
) -> Iterator[Rule]:
    """Rules without those pieces that are painted over and not ``seen``; whole ones first."""
    crossing = {
        is_across: sorted((rule for rule in rules if rule.horizontal != is_across), key=_at)
        for is_across in (True, False)
    }
    left: dict[int, list[Rule]] = {}
    for found in painted:
        hidden = [
            span
            for piece in found.under
            if piece not in seen and (span := _crossed(piece, crossing[piece.horizontal]))
        ]
        if hidden:
            left[id(found.rule)] = _pieces(found.rule, hidden)[1]
    yield from (rule for rule in rules if id(rule) not in left)
    for others in left.values():
        yield from others


def _at(rule: Rule) -> float:
    return rule.at


def _crossed(piece: Rule, crossing: Sequence[Rule]) -> tuple[float, float] | None:
    """From the first line that crosses a piece, or its end, to the last one; None for a gap."""
    first = bisect_left(crossing, piece.start - THIN, key=_at)
    last = bisect_right(crossing, piece.end + THIN, key=_at)
    ats = [
        rule.at for rule in crossing[first:last] if rule.start - THIN <= piece.at <= rule.end + THIN
    ]
    if not ats or ats[-1] - ats[0] <= THIN:
        return None
    return max(ats[0], piece.start), min(ats[-1], piece.end)


def _under(rule: Rule, corners: Corners) -> tuple[float, float] | None:
    """From where to where a rule goes on under a rectangle; at its edge it is not under it."""
    x0, top, x1, bottom = corners
    low, high, left, right = (top, bottom, x0, x1) if rule.horizontal else (x0, x1, top, bottom)
    half = max(rule.thickness, HAIR) / 2
    if not low <= rule.at - half <= rule.at + half <= high:
        return None
    start, end = max(rule.start, left), min(rule.end, right)
    return (start, end) if end - start > THIN else None


def _pieces(rule: Rule, spans: Sequence[tuple[float, float]]) -> tuple[list[Rule], list[Rule]]:
    """The pieces of a rule within spans in order, and those between them."""
    under: list[Rule] = []
    others: list[Rule] = []
    reached = rule.start
    for start, end in spans:
        if start > reached:
            others.append(rule._replace(start=reached, end=start))
        if end > reached:
            under.append(rule._replace(start=max(start, reached), end=end))
            reached = end
    if reached < rule.end:
        others.append(rule._replace(start=reached))
    return under, others
