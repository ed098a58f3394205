"""Spans that only the widths of cells tell (ECMA-376 part 1, 17.4.71).

Some makers write a cell over several columns without ``gridSpan``, as one that is as wide as they
are. Word shows it so, for a cell's own width counts before that of its grid column.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from lxml import etree

from extract.word.ooxml import attribute, child, number, tag

TABLE, ROW, CELL, SPAN = tag("tbl"), tag("tr"), tag("tc"), tag("gridSpan")
MEASURES = {"dxa", "pct"}
SPANNING = ("gridSpan", "hMerge")
AROUND = ("gridBefore", "gridAfter")
SOURCE, BY_WIDTH, DOUBTFUL = "source", "width", "doubtful"
"""An attribute of our own of a span that its cell does not say, and its values."""

CLOSE = 30
"""Edges that lie so near are one: 1.5 points."""


def span_by_widths(root: etree._Element) -> None:
    """Write the spans that widths tell, in rows that have fewer cells than others.

    A file that has spans anywhere is by a maker that knows of them.
    """
    body = child(root, "body")
    if body is None or next(root.iter(SPAN), None) is not None:
        return
    tables = list(body.iterchildren(TABLE)) or root.iter(TABLE)
    for table in tables:
        rows = list(table.iterchildren(ROW))
        if len(set(map(len, rows))) > 1:  # a first look, for most tables are done with it
            _span_short(rows)


def _span_short(rows: Sequence[etree._Element]) -> None:
    """Write the spans of those rows that have fewer cells than others."""
    sizes = [len(row) - (row[0].tag != CELL) if len(row) else 0 for row in rows]
    most = max(sizes)
    if min(sizes) < most:
        whole = (_edges(row) for row, size in zip(rows, sizes, strict=True) if size == most)
        grid = next((edges for edges in whole if edges), ())
        for row in (row for row, size in zip(rows, sizes, strict=True) if size < most and grid):
            _span(row, grid)


def _edges(row: etree._Element) -> Sequence[int] | None:
    """The right edges of a row's cells by their widths; None where spans or no widths are said."""
    properties = child(row, "trPr")
    if properties is not None and any(child(properties, name) is not None for name in AROUND):
        return None
    widths = list(_widths(row))
    return list(accumulate(widths)) if widths and all(widths) else None


def _widths(row: etree._Element) -> Iterator[int]:
    """The widths of a row's cells; 0 for one that says none, or is not the place of one column."""
    for cell in row:
        if cell.tag == CELL:
            properties = child(cell, "tcPr")
            width = None if properties is None else child(properties, "tcW")
            is_plain = properties is not None and all(
                child(properties, name) is None for name in SPANNING
            )
            measured = width is not None and attribute(width, "type") in MEASURES
            yield max(number(width, "w"), 0) if width is not None and measured and is_plain else 0
        elif cell.tag == tag("sdt"):
            yield 0


def _span(row: etree._Element, grid: Sequence[int]) -> None:
    """Write the spans of a row whose cells end where columns of the grid do, from end to end."""
    edges = _edges(row)
    if edges is None or abs(edges[-1] - grid[-1]) > CLOSE:
        return
    columns = [bisect_left(grid, edge - CLOSE) for edge in edges]
    meets = all(grid[at] - edge <= CLOSE for at, edge in zip(columns, edges, strict=True))
    spans = [end - start for start, end in pairwise((-1, *columns))]
    if meets and all(spans):
        for cell, span in zip(row.iterchildren(CELL), spans, strict=True):
            if span > 1:
                _say(cell, span, BY_WIDTH)
    else:
        _say(next(row.iterchildren(CELL)), 1, DOUBTFUL)


def _say(cell: etree._Element, span: int, source: str) -> None:
    properties = child(cell, "tcPr")
    if properties is not None:
        said = etree.SubElement(properties, SPAN, {SOURCE: source})
        said.set(tag("val"), str(span))
