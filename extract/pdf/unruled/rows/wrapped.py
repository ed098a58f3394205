"""Tables whose cells hold wrapped texts: whether lines are one, and its rows."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.pdf.lines import is_ideograph
from extract.pdf.pages import CENTRE, SIZE
from extract.pdf.unruled.columns.rooms import Rooms, column_rooms
from extract.pdf.unruled.columns.white import FULL, Gutter
from extract.pdf.unruled.placed import Placed, Row, column_extents, place
from extract.pdf.unruled.rows.bonds import (
    FULL_FEW,
    FULL_WIDE,
    NEAR,
    height,
    lines_to_columns,
)
from extract.pdf.unruled.rows.covering import covered_rows
from extract.pdf.unruled.rows.labels import Spans
from extract.pdf.unruled.rows.plain import are_rows
from extract.pdf.unruled.rows.wraps import sentence_columns
from extract.pdf.unruled.textlines import TextLine

FEWEST = 3
"""Rows and columns from which wrapped texts show a table without lines."""
MOST_SPANS = 3
"""One line in so many may be over several columns."""
SURE = 0.4
"""What may speak against the rows found, for each of their cells, unless numbers count them."""


class Wrapped(NamedTuple):
    """The rows of a table, the labels over several, and whether nothing tells one or the other."""

    rows: list[Row]
    labels: Spans
    guessed: bool
    doubtful: bool


def wrapped_rows(
    parts: Sequence[Row], rooms: Rooms = (), *, numbered: bool = False
) -> Wrapped | None:
    """The rows of the parts of a table without its header.

    None where no text is wrapped, or too much speaks against any way to part the lines, unless it
    is known that they are ``numbered``.
    """
    stretches = [stretch for part in parts for stretch in between_bands(part)]
    texts = [stretch for stretch in stretches if not is_band(stretch[0])]
    lines = [line for stretch in texts for line in stretch]
    sure = has_sentences(lines, rooms) or has_full_lines(lines, rooms)
    if all(map(are_rows, texts)) or not (sure or numbered):
        return None
    found = covered_rows(texts, rooms, numbered=numbered)
    if found is None or (found.cost > SURE and not (found.counted or numbered)):
        return None
    rows: list[Row] = []
    labels = Spans()
    ways = iter(found.ways)
    first = 0
    for stretch in stretches:
        if is_band(stretch[0]):
            rows.append(stretch)
            continue
        cuts = next(ways).cuts
        last = first + len(cuts) - 1
        moved = len(rows) - first
        own = {(r + moved, c): n for (r, c), n in found.labels.items() if first <= r < last}
        labels |= own
        rows += cut_at(stretch, cuts, found.columns)
        first = last
    doubtful = found.is_doubtful and (found.cost > SURE or not is_numbered(rows))
    return Wrapped(rows, labels, found.guessed, doubtful)


def is_catalogue(lines: Sequence[TextLine], gutters: Sequence[Gutter]) -> bool:
    """Whether lines make rows of wrapped texts in three columns or more."""
    width = len(gutters) + 1
    if min(width, len(lines)) < FEWEST:
        return False
    placed = [place(line, gutters) for line in lines]
    if MOST_SPANS * sum(bool(line.spans) for line in placed) > len(placed):
        return False
    rooms = column_rooms(placed, gutters, None)
    texts = [line for line in placed if not is_band(line)]
    found = wrapped_rows([placed], rooms) if has_sentences(texts, rooms) else None
    if found is None:
        return False
    rows = [{c for line in row for c in line.columns} for row in found.rows]
    return len(rows) >= FEWEST and sum(2 * len(x) >= width for x in rows) >= FULL * len(rows)


def has_sentences(lines: Row, rooms: Rooms) -> bool:
    """Whether texts are wrapped beside the first column: sentences, or any text of ideographs.

    Single words that would have had no room on the line above are no sign: Latin texts need more,
    and a few ideographs tell nothing if all lines are equally far apart. Lines that have a text in
    every column, and in one a figure, are rows.
    """
    columns, pitch = lines_to_columns(lines, rooms)
    steps = [b.y - a.y for column in columns for a, b in pairwise(column.texts)]
    if all(len(column.texts) == len(lines) for column in columns) and any(
        all(text.piece.is_figure for text in column.texts[1:]) for column in columns
    ):
        return False
    least = 0.0 if max(steps, default=0.0) > NEAR * pitch else FULL_FEW
    wrapped = any(
        bond.part > least and is_ideograph(before.piece.text)
        for column in columns[1:]
        for before, bond in zip(column.texts, column.bonds, strict=False)
    )
    if wrapped:
        return True
    widths = [*rooms, *[0.0] * len(columns)]
    extents = [
        (x0, max(x1, x0 + room))
        for (x0, x1), room in zip(column_extents(lines), widths, strict=False)
    ]
    return bool(sentence_columns(lines, extents) - {0})


def has_full_lines(lines: Row, rooms: Rooms) -> bool:
    """Whether a wide column beside the first has several lines on which the next word had no room.

    Where nothing else tells that lines are a table this is no sign of one: prose has such lines.
    """
    columns, _ = lines_to_columns(lines, rooms)
    full = (sum(bond.part >= FULL_WIDE for bond in column.bonds) for column in columns[1:])
    return any(count >= FEWEST for count in full)


def is_numbered(rows: Sequence[Row]) -> bool:
    """Whether each row but the first has a number of its own in one of its columns."""
    own = [row for row in rows[1:] if not is_band(row[0])]
    every = set.intersection(*({c for line in row for c in line.columns} for row in own or [[]]))
    return any(
        all([p.is_numeric for line in row if (p := line.at(column))] == [True] for row in own)
        for column in every
    )


def between_bands(lines: Row) -> list[Row]:
    """The lines, each text that stands alone over several columns apart."""
    found: list[Row] = []
    for line in lines:
        if is_band(line) or not found or is_band(found[-1][0]):
            found.append([])
        found[-1].append(line)
    return found


def is_band(line: Placed) -> bool:
    """Whether a line is a single text over several columns."""
    return len(line.entries) == 1 and bool(line.spans)


def cut_at(lines: Row, cuts: Sequence[float], labels: Sequence[int]) -> list[Row]:
    """The texts of lines in the rows between some heights, each alone; those of labels left out."""
    rows: list[Row] = [[] for _ in cuts[1:]]
    for line in lines:
        for entry in line.entries:
            y = height(entry)
            held = [row for row, (a, b) in zip(rows, pairwise(cuts), strict=True) if a < y < b]
            if held and entry.first not in labels:
                size = median(map(SIZE, entry.piece.characters))
                own = TextLine(y + CENTRE * size, size, (entry.piece,))
                held[0].append(Placed(own, (entry,)))
    return [sorted(row, key=lambda line: line.centre) for row in rows]
