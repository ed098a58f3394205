"""Vertical writing: columns of upright ideographs, from top to bottom and from right to left.

Where letters are drawn in this order they are read so. Elsewhere a tall cell tells.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import inf
from statistics import median

from extract.pdf.geometry import steps
from extract.pdf.pages import Character, Corners

TALL = 2.0
"""Times its width: the height of a cell that is written vertically."""
LONGEST = 3
"""Characters of a column at least: two labels of two letters set wide look alike."""
TOUCHING = 0.25
"""Of the size: characters of a line of text are nearer."""
SAME_COLUMN = 0.3
PITCH = 1.6
WIDE = 1.2
"""Of the size: an ideograph's box is narrower, but where another font's sign stands for its own."""


def columns_as_lines(characters: list[Character], within: Corners) -> list[Character]:
    """The characters of a cell, laid on lines if they stand in several columns."""
    x0, top, x1, bottom = within
    is_tall = bottom - top >= TALL * (x1 - x0)
    if not is_tall and not _begins_down(characters):
        return characters
    printed = _in_place([c for c in characters if not c.text.isspace()])
    if any(c.text.isascii() or c.rotation for c in printed):
        return characters
    columns = _columns(printed)
    if len(columns) < 2 or not all(map(_is_written_down, columns)):  # noqa: PLR2004
        return characters
    is_read_so = [id(c) for column in columns for c in column] == list(map(id, printed))
    if not is_read_so and not (is_tall and _look_vertical(printed, columns)):
        return characters
    return [
        c._replace(
            x0=x0 + c.baseline - c.size - top,
            x1=x0 + c.baseline - top,
            baseline=top + (x1 - column[0].x0),
        )
        for number, column in enumerate(columns)
        for c in column
    ]


def _in_place(characters: Sequence[Character]) -> list[Character]:
    """The letters, one whose sign reaches out of its column as wide as the one drawn before it."""
    found: list[Character] = []
    for c in characters:
        if found and c.x1 - c.x0 > WIDE * c.size:
            found.append(c._replace(x0=found[-1].x0, x1=found[-1].x1))
        else:
            found.append(c)
    return found


def _begins_down(characters: Sequence[Character]) -> bool:
    """Whether the second letter was drawn below the first one."""
    return len(characters) > 1 and _is_written_down(characters[:2], SAME_COLUMN)


def _look_vertical(printed: Sequence[Character], columns: Sequence[Sequence[Character]]) -> bool:
    """Whether columns of letters that are drawn in any order are no lines of text."""
    if max(map(len, columns)) < LONGEST or _is_last_line(*columns[:2]):
        return False
    return _are_drawn_down(printed, columns) or not (
        any(_touch(a, b) for a in columns[0] for b in columns[1])
        or _are_lines(columns)
        or _end_as_lines(columns)
    )


def _are_drawn_down(printed: Sequence[Character], columns: Sequence[Sequence[Character]]) -> bool:
    """Whether the letters of each column were drawn one after the other, as they are read."""
    numbers = {id(c): number for number, c in enumerate(printed)}
    return all(
        numbers[id(b)] == numbers[id(a)] + 1 for column in columns for a, b in pairwise(column)
    )


def _columns(characters: Sequence[Character]) -> list[list[Character]]:
    """Characters by their middles, from right to left, each column from top to bottom."""
    columns: list[list[Character]] = []
    for c in sorted(characters, key=lambda c: -(c.x0 + c.x1)):
        middle = (c.x0 + c.x1) / 2
        if columns:
            first = columns[-1][0]
            if (first.x0 + first.x1) / 2 - middle <= SAME_COLUMN * c.size:
                columns[-1].append(c)
                continue
        columns.append([c])
    return [sorted(column, key=lambda c: c.baseline) for column in columns]


def _is_written_down(column: Sequence[Character], aside: float = inf) -> bool:
    """Whether letters stand below each other, no more than a share of their size aside."""
    return all(
        b.size / 2 < b.baseline - a.baseline <= PITCH * b.size
        and abs(a.x0 + a.x1 - b.x0 - b.x1) <= 2 * aside * b.size
        for a, b in pairwise(column)
    )


def _are_lines(columns: Sequence[Sequence[Character]]) -> bool:
    """Whether letters stand nearer to those beside them than to those below: spread lines."""
    middles = [(column[0].x0 + column[0].x1) / 2 for column in columns]
    pitches = [step for column in columns for step in steps(column)]
    return min(a - b for a, b in pairwise(middles)) < median(pitches)


def _is_last_line(right: Sequence[Character], left: Sequence[Character]) -> bool:
    """Whether letters stand beside the last ones of a column alone: lines of one letter, then two.

    A column that is read first begins no lower than the next one.
    """
    return right[0].baseline - left[0].baseline > right[0].size


def _end_as_lines(columns: Sequence[Sequence[Character]]) -> bool:
    """Whether a column goes further down than one right of it: the last line of text is short."""
    return any(len(left) > len(right) for right, left in pairwise(columns))


def _touch(a: Character, b: Character) -> bool:
    return abs(a.baseline - b.baseline) < a.size / 2 and a.x0 - b.x1 < TOUCHING * a.size
