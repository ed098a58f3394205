"""Headings of several levels: which columns one is over, and which levels, as the others tell."""

from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile

from extract.pdf.unruled.placed import Entry, Placed, Row
from extract.pdf.unruled.textlines import Piece

FEWEST = 2
MIDWAY = 0.2
"""Of the font size: how far off the middle between two lines a third one may be."""


def over_repeats(line: Placed, under: Placed, below: set[int]) -> tuple[Entry, ...] | None:
    """The headings of a line, each over the same headings, which come again under each of them.

    Men, Women over 2010, 2015, 2010, 2015: what is set in columns wider than their texts may stand
    anywhere over these. Others may stand beside. None where nothing comes again.
    """
    own = [entry for entry in line.entries if entry.first in below]
    texts = {entry.first: entry.piece.text for entry in under.entries}
    count = len(own)
    for each in range(len(below) // count if count >= FEWEST else 0, 1, -1):
        for start in sorted(below):
            columns = range(start, start + each * count)
            held = [texts.get(column) for column in columns]
            groups = [columns[n : n + each] for n in range(0, len(columns), each)]
            again = None not in held and held == held[:each] * count and len(set(held)) == each
            if again and all(
                g[0] <= e.first <= e.last <= g[-1] for e, g in zip(own, groups, strict=True)
            ):
                over = dict(zip(own, groups, strict=True))
                return tuple(
                    e._replace(first=over[e][0], last=over[e][-1]) if e in over else e
                    for e in line.entries
                )
    return None


def over_spans(
    line: Placed, under: Placed, below: set[int], off: Callable[[Piece, int, int], float]
) -> tuple[Entry, ...] | None:
    """The headings of a line of which a single one is over headings that all span columns.

    One that seems to be over the whole table is over these if it is nearer to their middle, by
    ``off``, which measures that.
    """
    own = [entry for entry in line.entries if entry.first in below]
    spans = [e for e in under.entries if e.last > e.first and min(below) <= e.first]
    if len(own) != 1 or len(spans) < FEWEST:
        return None
    (entry,) = own
    first, last = spans[0].first, spans[-1].last
    within = first <= entry.first and entry.last <= last
    over = entry.first <= first and last <= entry.last
    nearer = off(entry.piece, first, last) < off(entry.piece, entry.first, entry.last)
    if any(a.last + 1 != b.first for a, b in pairwise(spans)) or not (within or (over and nearer)):
        return None
    return tuple(e._replace(first=first, last=last) if e is entry else e for e in line.entries)


def over_lower(line: Placed, lines: Sequence[Placed], under: Placed) -> tuple[Entry, ...] | None:
    """The headings of the first of two levels, each over those of the second up to the next one.

    That there are two is told by others, which stand midway between them: a heading of one level
    would stand there too. None where that is not so, or each heading has its own one above it.
    """
    middle = (line.baseline + under.baseline) / 2
    beside = [x for x in lines if abs(x.baseline - middle) < MIDWAY * x.size]
    own = [entry for entry in line.entries if entry.first in under.columns]
    starts = [entry.first for entry in own]
    after = sorted(c for c in under.columns if starts and c >= starts[0])
    if not beside or not own or set(starts) == under.columns or len(after) != len(under.columns):
        return None
    if any(not under.columns.isdisjoint(x.columns) for x in beside) or under.spans or line.spans:
        return None
    if max(after) - min(after) + 1 != len(after):
        return None
    ends = dict(zip(starts, [*(n - 1 for n in starts[1:]), max(after)], strict=True))
    return tuple(e._replace(last=ends[e.first]) if e in own else e for e in line.entries)


def levels_from(rows: Sequence[Row], index: int) -> int:
    """How many rows from one on are levels of a header: under each span are several texts."""
    return 1 + sum(1 for _ in takewhile(lambda pair: is_level(*pair), pairwise(rows[index:])))


def is_level(row: Row, below: Row) -> bool:
    """Whether a row has headings that span columns, and the next one has headings under each."""
    spans = {span for line in row for span in line.spans}
    entries = [entry for line in below for entry in line.entries]
    return bool(spans) and all(
        sum(first <= e.first and e.last <= last for e in entries) >= FEWEST for first, last in spans
    )


def deep_headings(rows: Sequence[Row]) -> dict[tuple[int, int], int]:
    """How many levels of a header some cells cover, by row and column of the first, from 0.

    Beside headings of several levels, one that stands in the first of them, or in the middle, is
    over all. One in the last leaves the cells above it empty.
    """
    found: dict[tuple[int, int], int] = {}
    for index in range(min(len(rows), FEWEST)):
        depth = levels_from(rows, index)
        if depth == 1:
            continue
        levels = rows[index : index + depth]
        spans = [span for row in levels for line in row for span in line.spans]
        for column in set().union(*(line.columns for row in levels for line in row)):
            held = [n for n, row in enumerate(levels) if any(line.at(column) for line in row)]
            beside = not any(first <= column <= last for first, last in spans)
            if beside and len(held) == 1 and held[0] < depth - 1:
                found[index, column] = depth
        break
    return found
