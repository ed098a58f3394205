"""Whether a part goes on with a table or begins another, wherever it stands on its page.

It has the columns of the table: at the same places, between its texts, or wider, as on a page on
its side, and where columns are set anew by the texts of each page. Columns alone do not tell: a
document may set all its tables alike. A header does, and numbers that begin anew under it do.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from extract.pdf.geometry import SAME_COLUMN, are_alike, moved_to
from extract.pdf.numbers import number_of
from extract.pdf.over_pages.growing import Stitching, leave_white, reaches
from extract.pdf.over_pages.headers import (
    HEADER_DEPTH,
    RowText,
    are_headings,
    repeated_header,
    rows_of_text,
)
from extract.pdf.page_parts import TablePart
from extract.pdf.pages import NEAR

FEWEST_COLUMNS = 3
"""Columns whose widths keep their proportions are those of one table."""


def goes_on(table: Stitching, part: TablePart) -> bool:
    """Whether the columns of a part are those of the table, wherever it stands on its page."""
    moved = moved_to(part.xs, table.xs[0])
    if part.inferred and table.last.inferred and not table.drawn:
        columns = len(table.xs) - 1
        if columns != len(part.xs) - 1:
            return False
        over = SAME_COLUMN if part.tagged and table.last.tagged else 0.0
        near = SAME_COLUMN + over  # columns of tags part where their texts do
        return are_alike(moved, table.xs, near) or leave_white(
            reaches(part.cells, table.reach), columns, over
        )
    if not _at_same_walls(moved, table.xs) and not _between_walls(table, part):
        return goes_on_otherwise(table, part)
    rows = rows_of_text(part.cells)
    return len(moved) != len(table.xs) or not is_another(table.header, table.so_far.counted, rows)


def _at_same_walls(some: Sequence[float], xs: Sequence[float]) -> bool:
    """Whether columns end alike, and one has all edges of the other."""
    fewer, more = sorted((some, xs), key=len)
    return abs(some[-1] - xs[-1]) <= 2 * SAME_COLUMN and all(
        any(abs(x - y) <= SAME_COLUMN for y in more) for x in fewer
    )


def _between_walls(table: Stitching, part: TablePart) -> bool:
    """Whether texts in columns that are inferred stand between the lines of the other pages."""
    if len(part.xs) != len(table.xs) or part.inferred != table.drawn:
        return False
    texts, walls = (reaches(part.cells, {}), table.xs) if part.inferred else (table.reach, part.xs)
    return all(
        walls[column - 1] - NEAR < left and right < walls[column] + NEAR
        for column, (left, right) in texts.items()
    )


def goes_on_otherwise(table: Stitching, part: TablePart) -> bool:
    """Whether a part has the columns of a table, of other widths, and is of it.

    Its header is that of the table, or all columns are wider by the same share, no other header
    stands there and no numbers begin at 1 again. Columns that are all as wide tell nothing: any
    table may have them.
    """
    rows = rows_of_text(part.cells)
    if len(part.xs) == len(table.xs):
        if is_another(table.header, table.so_far.counted, rows):
            return False
        if has_header(table.header, rows):
            return True
    first = [cell for cell in part.cells if cell.row == 1]
    headings = {text for row in table.header.values() for *_, text in row}
    is_other = are_headings(first) and not headings.issuperset(cell.text for cell in first)
    if is_other or begins_anew(table, rows) or are_even(table.xs) or are_even(part.xs):
        return False
    return are_in_proportion(table.xs, part.xs)


def begins_anew(table: Stitching, rows: Mapping[int, RowText]) -> bool:
    """Whether the numbers of a column, which has 1 once and first, begin at 1 again."""
    for column, counted in table.so_far.counted.items():
        texts = [text for row in sorted(rows) for c, _, text in rows[row] if c == column]
        if counted[0] == 1 and counted.count(1) == 1 and 1 in map(number_of, texts[:HEADER_DEPTH]):
            return True
    return False


def as_wide_as(xs: Sequence[float], table: Sequence[float]) -> list[float]:
    """Where columns part if they begin where those of a table do, and are as wide in all.

    Nothing is stretched that is hardly wider.

    >>> as_wide_as([50, 70, 130, 250], [0, 10, 40, 100]), as_wide_as([5, 9, 16], [0, 4, 10])
    ([0.0, 10.0, 40.0, 100.0], [0.0, 4.0, 11.0])
    """
    share = (table[-1] - table[0]) / (xs[-1] - xs[0])
    if abs((xs[-1] - xs[0]) - (table[-1] - table[0])) <= 2 * SAME_COLUMN:
        share = 1.0
    return [table[0] + (x - xs[0]) * share for x in xs]


def has_header(own: Mapping[int, RowText], new: Mapping[int, RowText]) -> bool:
    """Whether rows begin with those of a header of several texts."""
    depth = repeated_header(own, new)
    return any(sum(bool(text) for *_, text in new[row]) > 1 for row in range(1, depth + 1))


def are_even(xs: Sequence[float]) -> bool:
    """Whether all columns are as wide, or all but the first one.

    >>> are_even([0, 30, 60, 90]), are_even([0, 10, 40, 70]), are_even([0, 10, 40, 100])
    (True, True, False)
    """
    widths = [b - a for a, b in pairwise(xs)][1:]
    return max(widths, default=0.0) - min(widths, default=0.0) <= SAME_COLUMN


def are_in_proportion(some: Sequence[float], xs: Sequence[float]) -> bool:
    """Whether columns part at the same shares of the width, all that the fewer of them are.

    >>> are_in_proportion([0, 10, 40, 100], [50, 70, 130, 250])
    True
    >>> are_in_proportion([0, 10, 40, 100], [50, 90, 130, 250])
    False
    """
    fewer, more = sorted((some, as_wide_as(xs, some)), key=len)
    return len(fewer) > FEWEST_COLUMNS and all(
        any(abs(x - y) <= SAME_COLUMN for y in more) for x in fewer
    )


def is_another(
    own: Mapping[int, RowText], numbers: Mapping[int, Sequence[int]], new: Mapping[int, RowText]
) -> bool:
    """Whether the rows of a part begin another table, by its header and its numbers.

    ``numbers`` are those of the table so far, by column. Where they have begun anew before, each
    group has its own.
    """
    header = repeated_header(own, new)
    top = [(column, text) for column, _, text in new.get(1, ()) if text]
    if not header and len(top) < 2:  # noqa: PLR2004 - a line over a group of rows
        return False
    for column, counted in numbers.items():
        texts = [t for row in sorted(new) for c, _, t in new[row] if c == column]
        body = texts if not header else texts[1:]
        if counted[0] != 1 or counted.count(1) > 1 or not body:
            continue
        if header or number_of(body[0]) is None:
            return counts_from_one(body if header else body[1:])
    return False


def counts_from_one(texts: Sequence[str]) -> bool:
    """Whether numbers begin at 1 and go on.

    >>> counts_from_one(["1", "2"]), counts_from_one(["2", "3"]), counts_from_one(["1", "1"])
    (True, False, False)
    """
    return [number_of(text) for text in texts[:2]] in ([1], [1, 2], [1, None])
