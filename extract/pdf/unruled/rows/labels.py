"""Labels merged over rows of an unruled table: each stands in the middle of its rows."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median

from extract.pdf.unruled.placed import Placed, Row, has_figures

OFF = 0.2
"""Of the usual distance of rows: how far a label may be off the middle of its rows."""

Spans = dict[tuple[int, int], int]
"""How many rows the cell at a row and a column covers; both from 0."""


def merged_labels(rows: Sequence[Row], rules: Sequence[float]) -> tuple[list[Row], Spans]:
    """The rows without labels that stand between them, and how many rows each label covers.

    Labels stand in the first column, and in the second one if there are such in the first.
    """
    found, spans = labels_in(list(rows), 0, sorted(rules))
    if not spans:
        return list(rows), {}
    again, more = labels_in(found, 1, sorted(rules))
    return (again, spans | more) if len(again) == len(found) else (found, spans)


def labels_in(rows: list[Row], column: int, rules: Sequence[float]) -> tuple[list[Row], Spans]:
    """The same for the labels of one column, between drawn lines and texts over all columns."""
    head = next((n for n, row in enumerate(rows) if any(map(has_figures, row))), 0)
    found, spans = rows[:head], Spans()
    for _, group in groupby(rows[head:], key=lambda row: part_of(row, rules)):
        part = list(group)
        body = [own for row in part if (own := [x for x in row if not is_label(x, column)])]
        sizes = label_sizes(part, body, column)
        place = len(found)
        for size in sizes:
            if size > 1:
                spans[place, column] = size
            place += size
        found += body if max(sizes, default=1) > 1 else part
    return found, spans


def label_sizes(part: Sequence[Row], body: Sequence[Row], column: int) -> list[int]:
    """How many of the rows without labels each label of a part stands in the middle of."""
    if len(body) < 2:  # noqa: PLR2004
        return []
    heights = [centre(row) for row in body]
    labels = [line.centre for row in part for line in row if line.at(column) and not line.spans]
    return in_the_middle(heights, labels, OFF * median(b - a for a, b in pairwise(heights)))


def is_label(line: Placed, column: int) -> bool:
    """Whether a line holds nothing but a text in a column."""
    return len(line.entries) == 1 and line.entries[0][:2] == (column, column)


def centre(row: Row) -> float:
    """The height at which the middle of a row is."""
    return (row[0].centre + row[-1].centre) / 2


def part_of(row: Row, rules: Sequence[float]) -> tuple[int, bool]:
    """Between which drawn lines a row stands, and whether a text stands over all its columns."""
    return bisect_left(rules, row[0].centre), any(line.spans for line in row)


def in_the_middle(rows: Sequence[float], labels: Sequence[float], off: float) -> list[int]:
    """How many rows each label stands in the middle of; none if they do not share out all rows.

    A label at the first of its rows may stand over the rest, or only there: that is no sign.

    >>> in_the_middle([0, 10, 20, 30, 40], [5, 30], 1), in_the_middle([0, 10, 20], [0, 20], 1)
    ([2, 3], [])
    """
    sizes: list[int] = []
    start = 0
    for label in labels:
        ends = [
            end
            for end in range(start, len(rows))
            if abs((rows[start] + rows[end]) / 2 - label) <= off
        ]
        if not ends:
            return []
        sizes.append(ends[0] + 1 - start)
        start = ends[0] + 1
    between = any(min(abs(label - y) for y in rows) > off for label in labels)
    if start < len(rows) or (1 in sizes and len(sizes) > 1 and not between):
        return []
    return sizes
