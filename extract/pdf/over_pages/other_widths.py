"""Parts of a table whose columns are wider or narrower than on the pages before.

A page on its side is wider, and some makers set the columns of each page anew by its texts.
"""

from collections.abc import Mapping, Sequence

from extract.pdf.layout import TablePart
from extract.pdf.over_pages.growing import Stitching
from extract.pdf.over_pages.parting import (
    RowText,
    are_headings,
    is_another,
    repeated_header,
    rows_of_text,
)

FEWEST_COLUMNS = 3
"""Columns whose widths keep their proportions are those of one table."""
SAME_COLUMN = 4.0
"""Points by which a column may stand elsewhere, once all are as wide as on the other page."""


def goes_on_otherwise(table: Stitching, part: TablePart) -> bool:
    """Whether a part has the columns of a table, of other widths, and is of it.

    Its header is that of the table, or all columns are wider by the same share and no other header
    stands there.
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
    return not is_other and are_in_proportion(table.xs, part.xs)


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
