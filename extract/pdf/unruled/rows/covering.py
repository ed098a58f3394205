"""Rows of wrapped texts, and the labels that are merged over them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from extract.pdf.pages import Extent
from extract.pdf.unruled.columns.rooms import Rooms
from extract.pdf.unruled.placed import Placed
from extract.pdf.unruled.rows.bonds import Column, lines_to_columns
from extract.pdf.unruled.rows.labels import Spans
from extract.pdf.unruled.rows.partition import (
    BLANK,
    INK,
    OFF,
    SETTINGS,
    Part,
    Search,
    Setting,
    Way,
    at_top,
    in_middle,
    parted,
    steps_back,
)

LABELS = 1.0
"""What it costs to take a column for one of labels."""
UNSEEN = 0.5
"""What it costs to have a label over rows where it may as well stand in one of them."""
THROUGH = 2.0
"""What it costs to part rows where a letter of a label stands."""
ACROSS = 1.0
"""What it costs to have a label over rows that labels to its left are parted between."""
MERGED_BLANK = 1.0
"""What it costs to have no label over some rows."""
LEADING = 3
"""Columns from the left of which some may hold labels."""
MOSTLY = 0.75
"""Of the rows: a column that has a text in more is none of labels."""
FEWEST_LINES, WORD = 8, 3
"""Lines of a column, each with a word of so many letters, that no label has over as many rows."""
MOST_CUTS, RIVAL = 400, 0.02
COSTLY = 0.25
"""For each cell: so much may speak against rows that are no doubt, by so much another way more."""


class Rows(NamedTuple):
    """The rows of each part of a table, and the labels over them; rows count through all parts.

    ``cost`` is what speaks against them, for each cell, and ``rival`` against the next best way.
    ``guessed`` says that nothing shows which rows labels are over, ``counted`` that numbers in the
    first column count the rows.
    """

    ways: tuple[Way, ...]
    labels: Spans
    columns: tuple[int, ...]
    setting: Setting
    cost: float
    rival: float = 0.0
    guessed: bool = False
    counted: bool = False

    @property
    def height(self) -> int:
        """How many rows there are."""
        return sum(len(way.cuts) - 1 for way in self.ways)

    @property
    def is_doubtful(self) -> bool:
        """Whether much speaks against them, or another way to part the lines is as likely."""
        return self.rival - self.cost < RIVAL or self.cost > COSTLY


def covered_rows(
    lines: Sequence[Sequence[Placed]], rooms: Rooms = (), *, numbered: bool = False
) -> Rows | None:
    """The rows of the lines of the parts of a table; None where no text in them is wrapped.

    ``numbered`` says that the first column is known to count rows.
    """
    every = [line for part in lines for line in part]
    columns, pitch = lines_to_columns(every, rooms, numbered=numbered)
    if pitch <= 0 or len(columns) < 2:  # noqa: PLR2004 - a list
        return None
    parts = [Part(cut_columns(columns, part), pitch, numbered=numbered) for part in lines]
    tries = sorted(attempts(parts, len(columns), ()), key=lambda found: found.cost)
    if not tries:
        return None
    plain = tries[0]
    near = plain.cost + RIVAL * count_cells(parts, plain)
    counted = all(is_counted(part.columns[0]) for part in parts)
    rowwise = numbered or counts_rows(parts, plain.ways)
    for labels in label_choices(len(columns), counted=counted):
        if (rowwise and 0 in labels) or any(is_row_by_row(parts, plain, n) for n in labels):
            continue
        if LABELS * len(labels) <= near:  # others cost too much to be the best way, or as likely
            labelled = attempts(parts, len(columns), labels)
            tries += [found for found in labelled if is_shown(found, plain)]
    best = min(tries, key=lambda found: found.cost)
    others = [found.cost for found in tries if found.ways != best.ways]
    cells = count_cells(parts, best)
    rival = min(others, default=best.cost + cells)
    counted = all(map(are_counted, parts, best.ways))
    best = best._replace(cost=best.cost / cells, rival=rival / cells, counted=counted)
    return with_hanging(parts, best)


def are_counted(part: Part, way: Way) -> bool:
    """Whether each row of a part has one number, but the rest of one that a page cuts."""
    filled = part.filled(way, 0)
    return part.counts and all(filled[1:]) and len(part.columns[0].texts) == sum(filled)


def is_row_by_row(parts: Sequence[Part], plain: Rows, column: int) -> bool:
    """Whether a column has a line in nearly all rows: a label has not as many as its rows."""
    texts = [t.piece.text for part in parts for t in part.columns[column].texts]
    filled = sum(sum(p.filled(way, column)) for p, way in zip(parts, plain.ways, strict=True))
    both = min(filled, sum(len(text) >= WORD for text in texts))
    return both >= max(FEWEST_LINES, MOSTLY * plain.height, MOSTLY * len(texts))


def cut_columns(columns: Sequence[Column], part: Sequence[Placed]) -> list[Column]:
    """What of columns stands in a part."""
    own = {id(entry.piece.characters[0]) for line in part for entry in line.entries}
    found: list[Column] = []
    for column in columns:
        inside = [n for n, t in enumerate(column.texts) if id(t.piece.characters[0]) in own]
        texts = tuple(column.texts[n] for n in inside)
        found.append(Column(texts, tuple(column.bonds[n] for n in inside[:-1])))
    return found


def count_cells(parts: Sequence[Part], rows: Rows) -> int:
    """How many places of some rows hold a text."""
    return sum(
        sum(part.filled(way, column))
        for part, way in zip(parts, rows.ways, strict=True)
        for column in range(len(part.columns))
    )


def attempts(parts: Sequence[Part], count: int, labels: tuple[int, ...]) -> Iterator[Rows]:
    """The rows by each way in which they may be set, where some columns are labels.

    None sets labels at the foot of their rows.
    """
    own = tuple(c for c in range(count) if c not in labels)
    if any(not 1 < len(part.cuts(own)) <= MOST_CUTS for part in parts):
        return
    for setting in SETTINGS[:2] if labels else SETTINGS:
        for apart in (True, False):
            search = Search(own, setting, (BLANK,) * count, apart)
            yield with_labels(parts, parted(parts, search), search, labels)


def is_counted(column: Column) -> bool:
    """Whether most texts of a column are figures."""
    return 2 * sum(text.piece.is_figure for text in column.texts) > len(column.texts)


def counts_rows(parts: Sequence[Part], ways: Sequence[Way]) -> bool:
    """Whether the first column has numbers that rise as rows do where some have none.

    Then these are left out; numbers of labels rise by one however many rows they are over.
    """
    votes = 0
    for part, way in zip(parts, ways, strict=True):
        texts = part.columns[0].texts
        rows = [bisect_left(way.cuts, text.y) for text in texts]
        for (a, m), (b, n) in pairwise(zip(rows, [t.piece.text for t in texts], strict=True)):
            if b - a > 1 and m.isdecimal() and n.isdecimal():
                votes += 1 if int(n) - int(m) == b - a else -1
    return votes > 0


def label_choices(count: int, *, counted: bool) -> Iterator[tuple[int, ...]]:
    """Columns that may hold labels: the first ones, or those after numbers; two others are left.

    >>> list(label_choices(4, counted=True))
    [(0,), (0, 1), (1,)]
    """
    for first in (0, 1) if counted else (0,):
        for last in range(first, min(LEADING, count - 2)):
            yield tuple(range(first, last + 1))


def with_labels(
    parts: Sequence[Part], ways: Sequence[Way], search: Search, labels: tuple[int, ...]
) -> Rows:
    """The rows found, with the rows that each label covers and what speaks against both."""
    cost = sum(way.cost for way in ways) + LABELS * len(labels)
    spans = Spans()
    guessed = False
    start = 0
    for part, way in zip(parts, ways, strict=True):
        ends: set[int] = set()
        for column in labels:
            sizes, off = sizes_of_labels(part, way, search, column)
            cost += off + ACROSS * len(ends.difference(accumulate(sizes)))
            ends |= set(accumulate(sizes))
            row = start
            for size in sizes:
                if size > 1:
                    spans[row, column] = size
                row += size
            guessed = guessed or (search.setting is not in_middle and 1 < len(sizes) < row - start)
        start += len(way.cuts) - 1
    return Rows(tuple(ways), spans, labels, search.setting, cost, guessed=guessed)


def sizes_of_labels(part: Part, way: Way, search: Search, column: int) -> tuple[list[int], float]:
    """How many rows each cell of a column of labels is over, and what speaks against it."""
    rows = part.boxes(way, search.columns)
    at = [bisect_left(part.ys[column], y) for y in way.cuts]
    through = [
        THROUGH * sum(abs(t.y - y) < INK * t.size for t in part.columns[column].texts)
        + part.parting(y, (column,))
        for y in way.cuts
    ]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(way.cuts)):
        choices: list[tuple[float, int]] = []
        for start in range(end):
            cost = best[start][0] + (through[start] if start else 0.0)
            a, b = at[start], at[end]
            cost += part.joined(column, a, b) if a < b else MERGED_BLANK
            lines = part.ys[column][a:b]
            cost += off_rows(lines, rows[start:end], search.setting, part.pitch)
            choices.append((cost, start))
        best.append(min(choices))
    return [b - a for a, b in pairwise(steps_back(best))], best[-1][0]


def off_rows(
    lines: Sequence[float], rows: Sequence[Extent], setting: Setting, pitch: float
) -> float:
    """What speaks against a label over some rows, by the heights of its lines."""
    if not lines:
        return 0.0
    near = OFF * pitch
    box, own = (rows[0][0], rows[-1][1]), (lines[0], lines[-1])
    off = own[0] - box[0] if setting is at_top else (own[0] + own[1] - box[0] - box[1]) / 2
    cost = min(1.0, abs(off) / near)
    if len(rows) == 1:
        return cost
    middles = [sum(row) / 2 for row in rows]
    if len(lines) == len(rows) and all(
        min(abs(y - middle) for y in lines) < near for middle in middles
    ):
        cost += UNSEEN * len(rows)
    across = any(own[0] < (a[1] + b[0]) / 2 < own[1] for a, b in pairwise(rows))
    beside = min(abs(sum(own) / 2 - middle) for middle in middles) < near / 2
    return cost + (UNSEEN if not across and (setting is not in_middle or beside) else 0.0)


def is_shown(labelled: Rows, plain: Rows) -> bool:
    """Whether labels show that they are merged: in the middle of rows, or where rows part."""
    return labelled.height > plain.height or labelled.setting is in_middle


def with_hanging(parts: Sequence[Part], found: Rows) -> Rows:
    """The rows with labels that stand in the first of the rows that they are over.

    They stand in columns left of the first one that is filled in all rows, numbers aside. Nothing
    shows that the places below them are not blank. Where they stand in the middle of a row they
    are left there.
    """
    if found.columns:
        return found
    spans = Spans()
    rowwise = counts_rows(parts, found.ways)
    for column in range(rowwise, min(LEADING, len(parts[0].columns) - 2)):
        filled = [part.filled(way, column) for part, way in zip(parts, found.ways, strict=True)]
        every = [full for rows in filled for full in rows][1:]
        if sum(every) <= MOSTLY * len(every):
            spans |= hanging(filled, column)
        elif not all(is_counted(part.columns[column]) for part in parts):
            break
    labels = spans if found.setting is at_top else found.labels
    return found._replace(labels=labels, guessed=bool(spans))


def hanging(filled: Sequence[Sequence[bool]], column: int) -> Spans:
    """How many rows each label of a column is over, if it is over all down to the next one.

    >>> hanging([[True, False, False], [False, True]], 0)
    {(0, 0): 3}
    """
    spans = Spans()
    start = 0
    for rows in filled:
        heads = [n for n, full in enumerate(rows) if full]
        for head, after in pairwise([*heads, len(rows)]):
            if after - head > 1:
                spans[start + head, column] = after - head
        start += len(rows)
    return spans
