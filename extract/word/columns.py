"""Columns that are taken out of a grid, and out of the spans over them (ECMA-376 part 1, 17.4)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from lxml import etree

from extract.word.ooxml import child, children, number, tag

CELL = tag("tc")
SPAN, BEFORE, AFTER = "gridSpan", "gridBefore", "gridAfter"


class Stretch(NamedTuple):
    """The columns, from 0, that a cell covers or a row leaves out; what says so, if anything."""

    start: int
    end: int
    said: etree._Element | None
    cell: etree._Element | None = None


def stretches(row: etree._Element) -> Iterator[Stretch]:
    """The cells of a row and what it leaves out, from left to right."""
    at = 0
    properties = child(row, "trPr")
    for element in (properties, *row.iterchildren(CELL), properties):
        is_cell = element is not properties
        name = SPAN if is_cell else AFTER if at else BEFORE
        path = ("tcPr", name) if is_cell else (name,)
        said = None if element is None else child(element, *path)
        covered = int(is_cell) if said is None else max(number(said, "val", 1), int(is_cell))
        yield Stretch(at, at + covered, said, element if is_cell else None)
        at += covered


def close(
    table: etree._Element, found: Sequence[Stretch], gone: list[bool], kept: Iterable[Stretch]
) -> None:
    """Take columns out of a table, but for those in which one of the cells that are kept stands.

    ``gone`` says of each column whether it goes, and is set right. Narrow cells come first: what
    they keep may be enough for the wider ones.
    """
    for stretch in sorted(kept, key=lambda stretch: stretch.end - stretch.start):
        if all(gone[stretch.start : stretch.end]):
            gone[stretch.start : stretch.end] = [False] * (stretch.end - stretch.start)
    before = [0, *accumulate(not is_gone for is_gone in gone)]
    for stretch in found:
        if stretch.said is not None:
            count = before[stretch.end] - before[stretch.start]
            stretch.said.set(tag("val"), str(count))
    columns = [
        column for grid in children(table, "tblGrid") for column in children(grid, "gridCol")
    ]
    for column, is_gone in zip(columns, gone, strict=False):
        above = column.getparent()
        if is_gone and above is not None:
            above.remove(column)
