"""What holds two lines of a column together in a cell, and what parts them, as costs.

A cost of 1 is one clear sign against something: a text that stands off the line of its row.
"""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise, zip_longest
from statistics import median
from typing import NamedTuple

from extract.pdf.lines import is_ideograph
from extract.pdf.pages import SIZE
from extract.pdf.paragraphs import is_torn
from extract.pdf.spacing import SPACE
from extract.pdf.unruled.columns.rooms import Rooms
from extract.pdf.unruled.placed import Entry, Placed
from extract.pdf.unruled.rows.wraps import ENDS, FEWEST_LETTERS, SENTENCE, first_width, is_phrase
from extract.pdf.unruled.textlines import Piece

OPENER = re.compile(r"[(（]?(?:(\d{1,2})|([一二三四五六七八九十]))[)）.．、](?!\d)\s*\S")
COUNTED = "一二三四五六七八九十"
FULL_LINES = 0.4
"""Of the lines that others follow: so many are full in a column of wrapped texts."""
MOST_FULL = 0.5
"""The same in a column of a few letters, in which every word may be full."""
FEW_FULL = 0.15
"""The same in a wide column, in which few are full by chance."""
NEARER = 1.06
"""The same where rows are hardly further apart than lines."""
NEAR = 1.1
"""Of the usual distance: lines of one cell are not further apart."""

APART, FIGURES, SHORT, ENDED, RESTART = 1.0, 2.0, 0.35, 0.15, 2.0
FULL_WIDE, FULL_NARROW, FULL_FEW, FULL_ENDED = 3.0, 1.5, 0.3, 0.7
COUNTS_ON, COUNTS_ON_ALWAYS = 1.5, 0.4


class Text(NamedTuple):
    """A line of text in a column: the height of its middle, what is printed, and its font size."""

    y: float
    piece: Piece
    size: float


class Bond(NamedTuple):
    """What it costs to have two lines that follow each other in one cell, and in two."""

    keep: float
    part: float


class Column(NamedTuple):
    """The lines of a column from top to bottom, and the bonds between each two of them."""

    texts: tuple[Text, ...]
    bonds: tuple[Bond, ...]


def lines_to_columns(
    lines: Sequence[Placed], rooms: Rooms = (), *, numbered: bool = False
) -> tuple[list[Column], float]:
    """The columns of lines without spans, each text at its own height; and the line distance.

    Where no line is full it is 0, unless it is known that numbers count rows of several lines.
    """
    count = max((e.first for line in lines for e in line.entries), default=-1) + 1
    texts: list[list[Text]] = [[] for _ in range(count)]
    for line in lines:
        for column, held in groupby(line.entries, key=lambda entry: entry.first):
            entry = united(list(held))
            size = max(map(SIZE, entry.piece.characters))
            texts[column].append(Text(height(entry), entry.piece, size))
    for column in texts:
        column.sort(key=lambda text: text.y)
    widths = [column_width(column, room) for column, room in zip_longest(texts, rooms[:count])]
    full = [full_lines(column, width) for column, width in zip(texts, widths, strict=True)]
    pitch = line_distance(texts, full)
    if numbered and not pitch:
        pitch = line_distance(texts, [[True] * (len(column) - 1) for column in texts])
    return [
        Column(tuple(column), tuple(column_bonds(column, held, pitch, width)))
        for column, held, width in zip(texts, full, widths, strict=True)
    ], pitch


def united(entries: Sequence[Entry]) -> Entry:
    """Texts of one column on one line, as one: in justified lines spaces are wide."""
    if len(entries) == 1:
        return entries[0]
    pieces = [entry.piece for entry in entries]
    piece = Piece(
        " ".join(piece.text for piece in pieces),
        pieces[0].x0,
        pieces[-1].x1,
        tuple(word for piece in pieces for word in piece.words),
        tuple(c for piece in pieces for c in piece.characters),
    )
    return Entry(entries[0].first, max(entry.last for entry in entries), piece)


def height(entry: Entry) -> float:
    """The height of the middle of a text: texts on nearly the same line have each their own."""
    return max(entry.piece.characters, key=SIZE).centre


def column_width(texts: Sequence[Text], room: float | None) -> float:
    """How wide the lines of a column may be, by what is known of it and by its texts.

    Where the widest is narrower than all together they stand in the middle of the column, each on
    its own.
    """
    if not texts:
        return room or 0.0
    size = median(text.size for text in texts)
    width = max(t.piece.x1 for t in texts) - min(t.piece.x0 for t in texts)
    widest = max(t.piece.x1 - t.piece.x0 for t in texts)
    return max(widest if widest < width - size else width, room or 0.0)


def full_lines(texts: Sequence[Text], room: float) -> list[bool]:
    """Of each line but the last, whether the next one's beginning had no room on it.

    In a column whose lines are full by chance none is.
    """
    if len(texts) < 2:  # noqa: PLR2004
        return []
    size = median(text.size for text in texts)
    narrow = room < (FEWEST_LETTERS - 0.5) * size
    found = [
        not before.piece.is_numeric
        and ((narrow and is_ideograph(after.piece.text)) or is_phrase(before.piece))
        and len(before.piece.text) > 1
        and before.piece.x1 - before.piece.x0 + space(after) + first_width(after.piece) > room
        for before, after in pairwise(texts)
    ]
    steps = [after.y - before.y for before, after in pairwise(texts)]
    usual = median(steps) / NEARER
    nearest = usual_step([s for s, is_full in zip(steps, found, strict=True) if is_full])
    share = FULL_LINES if room < 2 * SENTENCE * size else FEW_FULL
    if nearest > usual and sum(found) < max(2, share * len(found)):
        return [False] * len(found)
    narrow = narrow and any(is_ideograph(text.piece.text) for text in texts)
    if narrow and sum(found) < MOST_FULL * len(found):
        return [False] * len(found)
    return [is_full and s <= NEAR * nearest for s, is_full in zip(steps, found, strict=True)]


def space(text: Text) -> float:
    """The room that a text needs behind another one: a space, before a word of Latin letters."""
    return SPACE * text.size if text.piece.text[:1].isascii() else 0.0


def line_distance(columns: Sequence[Sequence[Text]], full: Sequence[Sequence[bool]]) -> float:
    """How far lines of one cell are apart: from a full line to the next one."""
    steps = [
        after.y - before.y
        for texts, held in zip(columns, full, strict=True)
        for (before, after), is_full in zip(pairwise(texts), held, strict=True)
        if is_full
    ]
    return usual_step(steps)


def usual_step(steps: Sequence[float]) -> float:
    """The lower quartile of distances after full lines: a few are those of rows, by chance."""
    return sorted(steps)[len(steps) // 4] if steps else 0.0


def column_bonds(
    texts: Sequence[Text], full: Sequence[bool], pitch: float, width: float
) -> list[Bond]:
    """The bonds between the lines of a column that is so wide."""
    numbers = [opening_number(text.piece.text) for text in texts]
    restarts = restarting(numbers)
    counting = counted_on(numbers, restarts)
    size = median(t.size for t in texts) if texts else 0.0
    strong = FULL_WIDE if width >= SENTENCE * size else FULL_NARROW
    narrow = width < (FEWEST_LETTERS - 0.5) * size
    counted = 2 * sum(t.piece.is_figure for t in texts) > len(texts)
    found: list[Bond] = []
    for n, (before, after) in enumerate(pairwise(texts)):
        near = after.y - before.y <= NEAR * pitch
        keep = 0.0 if near else APART
        part = 0.0
        both = before.piece.is_figure + after.piece.is_figure
        mark = before.piece.is_numeric and after.piece.is_numeric
        if near and is_torn(before.piece.text, after.piece.text):
            part += FULL_WIDE
        elif both > (0 if counted and not mark else 1):
            keep += FIGURES
        elif full[n] and near and narrow:
            part += FULL_FEW
        elif full[n] and near and n + 1 not in restarts:
            signs = (before.piece.text[-1:] in ENDS) + after.piece.text[:1].isupper()
            part += (strong, FULL_ENDED, 0.0)[signs]
            keep += ENDED if signs > 1 else 0.0
        elif numbers[n + 1] is None or n + 1 in restarts:
            keep += ENDED if before.piece.text[-1:] in ENDS else SHORT
        if n + 1 in restarts:
            keep += RESTART
        elif counting[n] and near:
            part += COUNTS_ON if restarts else COUNTS_ON_ALWAYS
        found.append(Bond(keep, part))
    return found


def opening_number(text: str) -> int | None:
    """The number that a text begins with, if more than that stands there.

    >>> [opening_number(text) for text in ("2.乙", "（三）丙", "2.", "1.5")]
    [2, 3, None, None]
    """
    match = OPENER.match(text)
    if match is None:
        return None
    return int(match[1]) if match[1] else COUNTED.index(match[2]) + 1


def restarting(numbers: Sequence[int | None]) -> set[int]:
    """Which lines of a column begin to count anew."""
    found: set[int] = set()
    last = 0
    for n, number in enumerate(numbers):
        if number is not None:
            if number <= last and number == 1:
                found.add(n)
            last = number
    return found


def counted_on(numbers: Sequence[int | None], restarts: set[int]) -> list[bool]:
    """Of each two lines, whether they stand between a number and the next higher one."""
    found = [False] * max(len(numbers) - 1, 0)
    places = [n for n, number in enumerate(numbers) if number is not None]
    for first, second in pairwise(places):
        if second not in restarts and numbers[second] == (numbers[first] or 0) + 1:
            found[first:second] = [True] * (second - first)
    return found
