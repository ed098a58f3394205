"""Headers over pages: how deep one is, and how many of its rows are typed again for a page."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from extract.pdf.lines import Line

HEADER_DEPTH = 4
"""How far down a table its header may begin: titles stand above it."""
ROW_SIGNS = re.compile(r"[\d。，；;√]")
"""What stands in rows and in no heading."""
RowText = list[tuple[int, int, str]]
"""The cells of a row: column, how many rows it covers, text."""


class Placed(Protocol):
    """A cell of a table, or of the part of one on a page."""

    @property
    def row(self) -> int: ...  # noqa: D102
    @property
    def column(self) -> int: ...  # noqa: D102
    @property
    def row_span(self) -> int: ...  # noqa: D102
    @property
    def column_span(self) -> int: ...  # noqa: D102
    @property
    def lines(self) -> Sequence[Line]: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


def rows_of_text(cells: Iterable[Placed]) -> dict[int, RowText]:
    """The texts of a part by row."""
    rows: dict[int, RowText] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append((cell.column, cell.row_span, cell.text))
    return {row: sorted(found) for row, found in rows.items()}


def by_column(rows: Mapping[int, RowText], first: int, count: int) -> dict[int, str]:
    """The texts of some rows put together column by column."""
    found: dict[int, str] = {}
    for row in range(first, first + count):
        for column, _, text in rows.get(row, ()):
            if text:
                found[column] = found.get(column, "") + text
    return found


def repeated_header(own: Mapping[int, RowText], new: Mapping[int, RowText]) -> int:
    """How many rows at the top of a part are a table's first rows once more.

    Titles alone stand above these: a row of data may come again.
    """
    for first in header_starts(own):
        count = 0
        while own.get(first + count) and own[first + count] == new.get(1 + count):
            count += 1
        if count > HEADER_DEPTH:  # a page that was printed twice
            return 0
        texts = [text for row in range(1, count + 1) for _, _, text in new[row] if text]
        spans = [row + span for row in range(1, count + 1) for _, span, _ in new[row]]
        is_title = count == 1 == len(new[1]) and bool(texts)
        if is_title or (len(texts) > 1 and max(spans) <= 2 * count + 1):
            return count
    return broken_header(own, new)


def header_starts(own: Mapping[int, RowText]) -> list[int]:
    """The rows in which a header may begin: all rows above it have fewer cells.

    >>> header_starts({1: [(1, 1, "title")], 2: [(1, 1, "a"), (2, 1, "b")], 3: [(1, 1, "x")]})
    [1, 2]
    """
    rows = range(1, HEADER_DEPTH + 1)
    return [n for n in rows if all(len(own.get(m, ())) < len(own.get(n, ())) for m in range(1, n))]


def broken_header(own: Mapping[int, RowText], new: Mapping[int, RowText]) -> int:
    """The same where a line parts the rows of one of the two: columns alike, put together."""
    for count in range(1, HEADER_DEPTH + 1):
        texts = by_column(new, 1, count)
        if len(texts) < 2 or not is_whole(new, 1, count):  # noqa: PLR2004
            continue
        for first in header_starts(own):
            for depth in range(1, HEADER_DEPTH + 1):
                if by_column(own, first, depth) == texts and is_whole(own, first, depth):
                    return count
    return 0


def header_depth(cells: Iterable[Placed]) -> int:
    """How many rows at the top are a header of several: headings over others, and beside them.

    These end where those do. 0 where there is none, for labels over rows have no heading over two
    columns beside them: a line over a group of rows stands above them.
    """
    top = [cell for cell in cells if cell.row <= HEADER_DEPTH]
    for depth in range(2, HEADER_DEPTH + 1):
        above = [cell for cell in top if cell.row <= depth]
        ends = [cell.end for cell in above]
        high = [cell for cell in above if cell.row_span > 1]
        if max(ends, default=0) == depth and high:
            over = [c.row for c in above if c.column_span > 1 and c.row < depth]
            beside = any(c.row <= row <= c.end for c in high for row in over)
            return depth if beside else 0
    return 0


def are_headings(cells: Sequence[Placed]) -> bool:
    """Whether cells, each of one row, are headings: each a text that is no sentence and no figure.

    A page may end below them, and no heading goes on in the first row of the next one.
    """
    return len(cells) > 1 and all(
        cell.row_span == 1 and cell.text and not ROW_SIGNS.search(cell.text) for cell in cells
    )


def is_whole(rows: Mapping[int, RowText], first: int, count: int) -> bool:
    """Whether no cell goes on below some rows."""
    last = first + count - 1
    return all(
        row in rows and all(row + span - 1 <= last for _, span, _ in rows[row])
        for row in range(first, last + 1)
    )
