"""The grid of an HTML table, by the algorithm of the HTML Standard, 4.9.12 (forming a table)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from extract.web.text import is_seen

WIDEST = 1000
"""A span of more columns is cut by the standard."""
TALLEST = 65534
WHOLE = re.compile(r"[ \t\n\r\f]*\+?([0-9]{1,9})")
"""A whole number at the start of a text, whatever stands behind it (2.3.4.1)."""
GROUPS = ("thead", "tbody", "tfoot")


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the grid; ``is_cut`` says that it claims places that another one has."""

    element: HtmlElement
    row: int
    column: int
    row_span: int
    column_span: int
    is_cut: bool


def rows_of(table: HtmlElement) -> list[list[HtmlElement]]:
    """The rows that are seen, by row group: the heads and bodies in order, the feet last."""
    groups: list[list[HtmlElement]] = []
    feet: list[list[HtmlElement]] = []
    alone: list[HtmlElement] | None = None
    for part in table:
        if part.tag == "tr" and is_seen(part):
            if alone is None:
                alone = []
                groups.append(alone)
            alone.append(part)
        elif part.tag in GROUPS:
            alone = None
            if is_seen(part):
                rows = [row for row in part if row.tag == "tr" and is_seen(row)]
                (feet if part.tag == "tfoot" else groups).append(rows)
    return groups + feet


def heading_rows(table: HtmlElement) -> int:
    """How many of the rows that are seen stand in the table's head, if that comes first (4.9.6)."""
    first = next(iter(rows_of(table)), [])
    head = first[0].getparent() if first else None
    return len(first) if head is not None and head.tag == "thead" else 0


def places(table: HtmlElement) -> Iterator[Place]:
    """The cells of a table by row, then column, each at its place from 1."""
    first = 1
    for group in rows_of(table):
        yield from _group(group, first)
        first += len(group)


def _group(group: Sequence[HtmlElement], first: int) -> Iterator[Place]:
    """The cells of a row group; none reaches beyond it."""
    taken: dict[int, int] = {}  # by column: the last row that a cell above covers
    last = first + len(group) - 1
    for row, element in enumerate(group, first):
        column = 1
        for cell in element:
            if cell.tag not in {"td", "th"} or not is_seen(cell):
                continue
            while taken.get(column, 0) >= row:
                column += 1
            across = min(_span(cell, "colspan", 1) or 1, WIDEST)
            free = next((n for n in range(1, across) if taken.get(column + n, 0) >= row), across)
            down = min(_span(cell, "rowspan", 1) or last, TALLEST, last - row + 1)
            yield Place(cell, row, column, down, free, free < across)
            taken |= dict.fromkeys(range(column, column + free), row + down - 1)
            column += free


def _span(cell: HtmlElement, name: str, default: int) -> int:
    """A span: the whole number that it begins with, or what the standard puts in place of none.

    A rowspan of 0 goes to the end of the row group.
    """
    match = WHOLE.match(cell.get(name) or "")
    return min(int(match[1]), TALLEST) if match else default
