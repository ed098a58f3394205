"""Tables whose cells have a frame each and white between them: one grid, its walls in the white.

A side of a frame and the nearest one of the next frame are the ends of a gap, and gaps that
overlap are one wall. So a frame that ends inside of a row, as of a label that a browser cuts at the
end of a page, ends where the row does.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extract.pdf.pages import Corners, Extent, Page, Rule
from extract.pdf.ruled.cell_frames import FEWEST, SNAP, WIDEST, Frame, frames, outermost, to_tables

TOUCHING = 0.2
"""Points: what is nearer has no white between."""
FILLED = 0.5
"""The share of the places of a grid that frames cover; of what has fewer they are none."""
ALONE = 0.1
"""The share of lines of such a table that may be sides of no frame; of another grid more are."""
HEADER = 2
"""Rows of a header, at most."""

Place = tuple[int, int]
"""A row and a column, from 0."""
Rows = tuple[int, int]
"""From which row to which, that one not included."""


def without_gaps(page: Page) -> Page:
    """The page, the frames of its cells as far apart as nothing."""
    drawn, sides = frames(page.rules)
    found = outermost(drawn)
    if len(found) < FEWEST:
        return page
    rules, grew = page.rules, False
    for group in to_tables(found):
        rules, down = _closed(rules, sides, group, page)
        grew = grew or down
    return page if rules is page.rules else replace(page, rules=rules, grown=grew)


def _closed(
    rules: tuple[Rule, ...], drawn: Collection[Rule], group: Sequence[Frame], page: Page
) -> tuple[tuple[Rule, ...], bool]:
    """The rules with the sides of a group of frames where walls are; as they were for no grid.

    And whether a frame goes on to the end of the table, though it ends above it.
    """
    across, down = ([(f.corners[i], f.corners[i + 2]) for f in group] for i in (0, 1))
    if not any(is_white(gaps(spans)) for spans in (across, down)) or not _ends_are_open(group):
        return rules, False
    xs, ys = walls(across), walls(down)
    if min(len(xs), len(ys)) <= 2:  # noqa: PLR2004 - two edges are one row
        return rules, False
    moved = [_moved(frame, xs, ys) for frame in group]
    places = [place for _, spans in moved for place in spans]
    if len(set(places)) < len(places) or len(places) < FILLED * (len(xs) - 1) * (len(ys) - 1):
        return rules, False
    shifts = [(frame, to, _shift(frame, to)) for frame, (to, _) in zip(group, moved, strict=True)]
    if all(by <= TOUCHING for *_, by in shifts) or any(
        by > WIDEST and _prints(page, frame, to) for frame, to, by in shifts
    ):
        return rules, False
    area = (xs[0] - WIDEST, ys[0] - WIDEST, xs[-1] + WIDEST, ys[-1] + WIDEST)
    within = [rule for rule in rules if _is_within(rule, area)]
    alone = sum(rule.end - rule.start > WIDEST and rule not in drawn for rule in within)
    if alone > ALONE * len(within):
        return rules, False
    white = _white(set(places), len(ys) - 1, len(xs) - 1)
    whole, grown = _to_the_foot(moved, white, xs, ys)
    others = (rule for rule in rules if not _is_within(rule, area))
    sides = (rule for frame in whole for rule in _sides(frame))
    return (*others, *sides), grown


def _to_the_foot(
    moved: Sequence[tuple[Frame, list[Place]]],
    white: Sequence[Sequence[Rows]],
    xs: Sequence[float],
    ys: Sequence[float],
) -> tuple[list[Frame], bool]:
    """The frames, those above white without one grown to the end of the table, and open there.

    Each cell has a frame: that of a label may end where its text does when a page cuts it. On the
    next page white may stand below the header, which is in the first row. Not so where white stands
    elsewhere in the column: then blank cells have no frame. ``white`` are from which row to which
    no frame is in each column; what is left of them is blank.
    """
    found: list[Frame] = []
    grown: set[int] = set()
    last = len(ys) - 1
    for frame, places in moved:
        columns, below = {column for _, column in places}, (places[-1][0] + 1, last)
        if places[0][0] and all(_ends(white[column], below) for column in columns):
            x0, top, x1, _ = frame.corners
            found.append(Frame((x0, top, x1, ys[-1]), frame.top, bottom=False))
            grown |= columns
        else:
            found.append(frame)
    for column, spans in enumerate(white):
        for start, end in spans:
            if end < last or column not in grown:
                is_cut = start <= HEADER or end == last
                steps = [(start, end)] if is_cut else [(row, row + 1) for row in range(start, end)]
                found += [
                    Frame((xs[column], ys[a], xs[column + 1], ys[b]), not is_cut, not is_cut)
                    for a, b in steps
                ]
    return found, bool(grown)


def _ends(white: Sequence[Rows], below: Rows) -> bool:
    """Whether these rows are white, and no others but some below the header."""
    return white[-1:] == [below] and all(start <= HEADER for start, _ in white[:-1])


def _white(covered: set[Place], rows: int, columns: int) -> list[list[Rows]]:
    """From which row to which no frame is in each column.

    >>> _white({(0, 0), (2, 0)}, 5, 1)
    [[(1, 2), (3, 5)]]
    """
    found: list[list[Rows]] = []
    for column in range(columns):
        spans: list[Rows] = []
        for row in range(rows):
            if (row, column) not in covered:
                start = spans.pop()[0] if spans and spans[-1][1] == row else row
                spans.append((start, row + 1))
        found.append(spans)
    return found


def _is_within(rule: Rule, area: Corners) -> bool:
    x0, top, x1, bottom = area
    if rule.horizontal:
        return x0 <= rule.start and rule.end <= x1 and top <= rule.at <= bottom
    return top <= rule.start and rule.end <= bottom and x0 <= rule.at <= x1


def gaps(spans: Sequence[Extent]) -> list[Extent]:
    """From where a frame ends to where the next one begins, of frames that cover these spans."""
    starts = sorted({start for start, _ in spans})
    found: list[Extent] = []
    for end in sorted({end for _, end in spans}):
        index = bisect_left(starts, end - TOUCHING)
        if index < len(starts) and starts[index] - end <= WIDEST:
            found.append((end, max(end, starts[index])))
    return found


def is_white(between: Sequence[Extent]) -> bool:
    """Whether most frames do not touch the next one."""
    return 2 * sum(end - start > TOUCHING for start, end in between) > len(between)


def walls(spans: Sequence[Extent]) -> list[float]:
    """Where rows, or columns, part of which frames cover these spans.

    >>> walls([(0, 10), (12, 20), (0, 9), (12, 20)])
    [0, 11.0, 20]
    """
    parts: list[Extent] = []
    for low, high in gaps(spans):
        if parts and low <= parts[-1][1] + TOUCHING:
            parts[-1] = max(parts[-1][0], low), min(parts[-1][1], high)
        else:
            parts.append((low, high))
    first, last = min(spans)[0], max(end for _, end in spans)
    return [first, *((low + high) / 2 for low, high in parts), last]


def _ends_are_open(group: Sequence[Frame]) -> bool:
    """Whether sides are missing only where the page cuts a row: at one height above, one below."""
    tops = [frame.corners[1] for frame in group if not frame.top]
    bottoms = [frame.corners[3] for frame in group if not frame.bottom]
    return all(max(ats) - min(ats) <= WIDEST for ats in (tops, bottoms) if ats)


def _moved(frame: Frame, xs: Sequence[float], ys: Sequence[float]) -> tuple[Frame, list[Place]]:
    """A frame whose sides are at walls, and the places that it covers."""
    (left, right), (top, bottom) = (
        (bisect_right(ats, start + TOUCHING) - 1, bisect_left(ats, end - TOUCHING))
        for ats, start, end in ((xs, *frame.corners[::2]), (ys, *frame.corners[1::2]))
    )
    places = [(row, column) for row in range(top, bottom) for column in range(left, right)]
    return frame._replace(corners=(xs[left], ys[top], xs[right], ys[bottom])), places


def _shift(frame: Frame, to: Frame) -> float:
    return max(abs(a - b) for a, b in zip(frame.corners, to.corners, strict=True))


def _prints(page: Page, frame: Frame, to: Frame) -> bool:
    """Whether something is printed where a frame grew to."""
    x0, top, x1, bottom = to.corners
    return any(
        x0 < (c.x0 + c.x1) / 2 < x1
        and top < c.baseline < bottom
        and not frame.corners[1] - SNAP <= c.baseline <= frame.corners[3] + SNAP
        for c in page.characters
    )


def _sides(frame: Frame) -> Iterator[Rule]:
    x0, top, x1, bottom = frame.corners
    yield from (Rule(False, x, top, bottom, 0.0) for x in (x0, x1))
    if frame.top:
        yield Rule(True, top, x0, x1, 0.0)
    if frame.bottom:
        yield Rule(True, bottom, x0, x1, 0.0)
