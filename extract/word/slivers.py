"""Grid columns that are no columns to a reader: as narrow as a line (ECMA-376 part 1, 17.4.16).

Where a border was dragged in some rows alone, their cells end a point beside those of the others,
and the file has a grid column between both edges, in which no cell stands. Edges that lie so near
are one, as in binary files, or merges downwards would end there and cells stand under two headings.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from lxml import etree

from extract.word.ooxml import child, children, number, tag
from extract.word.widths import CLOSE

GRID, ROW, CELL = tag("tblGrid"), tag("tr"), tag("tc")
SPAN, BEFORE, AFTER = "gridSpan", "gridBefore", "gridAfter"


class _Stretch(NamedTuple):
    """The columns, from 0, that a cell covers or a row leaves out; what says so, if anything."""

    start: int
    end: int
    said: etree._Element | None
    is_cell: bool = True


def close_slivers(root: etree._Element) -> None:
    """Take the slivers out of all grids, and out of the spans over them."""
    for grid in root.iter(GRID):
        columns, table = list(children(grid, "gridCol")), grid.getparent()
        narrow = [number(column, "w", CLOSE + 1) <= CLOSE for column in columns]
        if table is not None and any(narrow) and not all(narrow):
            _close(table, columns, narrow)


def _close(
    table: etree._Element, columns: Sequence[etree._Element], narrow: Sequence[bool]
) -> None:
    """Take the narrow columns out of a table, but for those in which a cell stands."""
    stretches = [stretch for row in table.iterchildren(ROW) for stretch in _stretches(row)]
    width = max((stretch.end for stretch in stretches), default=0)
    if width > len(columns):  # the grid is not that of the rows
        return
    gone = list(narrow)
    for stretch in stretches:
        if stretch.is_cell and all(gone[stretch.start : stretch.end]):
            gone[stretch.start : stretch.end] = [False] * (stretch.end - stretch.start)
    before = [0, *accumulate(not is_gone for is_gone in gone)]
    for stretch in stretches:
        if stretch.said is not None:
            count = before[stretch.end] - before[stretch.start]
            stretch.said.set(tag("val"), str(count))
    for column, is_gone in zip(columns, gone, strict=True):
        above = column.getparent()
        if is_gone and above is not None:
            above.remove(column)


def _stretches(row: etree._Element) -> Iterator[_Stretch]:
    """The cells of a row and what it leaves out, from left to right."""
    at = 0
    properties = child(row, "trPr")
    for element in (properties, *row.iterchildren(CELL), properties):
        is_cell = element is not properties
        name = SPAN if is_cell else AFTER if at else BEFORE
        path = ("tcPr", name) if is_cell else (name,)
        said = None if element is None else child(element, *path)
        covered = int(is_cell) if said is None else max(number(said, "val", 1), int(is_cell))
        yield _Stretch(at, at + covered, said, is_cell)
        at += covered
