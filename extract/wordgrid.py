"""The grid of a Word table (ECMA-376 part 1, 17.4): which cells there are, and what they cover."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from extract.ooxml import attribute, child, children, is_on, number, tags

ROW, CELL = tags("tr"), tags("tc")
THROUGH = tags("sdt", "sdtContent", "customXml", "ins", "moveTo")
WIDEST = 63
"""Word has no table of more columns; a span that claims more is cut to what the grid has."""

Doubts = list[tuple[str, str]]


@dataclass(slots=True)
class CellPlace:
    """A cell that is seen: its element, its place from 1, and what it covers."""

    element: etree._Element
    row: int
    column: int
    column_span: int
    row_span: int = 1
    doubts: Doubts = field(default_factory=list)


def places(table: etree._Element) -> Iterator[CellPlace]:
    """The cells of a table by row, then column; cells that a merge covers are left out.

    A cell is the start of a vertical merge or stands alone. What continues a merge belongs to the
    cell above it in the same columns, and its own content is not seen (17.4.84).
    """
    columns = sum(1 for grid in children(table, "tblGrid") for _ in children(grid, "gridCol"))
    merges: dict[int, CellPlace] = {}
    found: list[CellPlace] = []
    rows = (row for row in _inside(table, ROW) if not _is_gone(row))
    for number_of_row, row in enumerate(rows, 1):
        column = 1 + _skipped(row, "gridBefore", columns)
        before: CellPlace | None = None
        for element in _inside(row, CELL):
            properties = child(element, "tcPr")
            if properties is not None and child(properties, "cellDel") is not None:
                continue
            doubts: Doubts = []
            span = _span(properties, columns, doubts)
            if before is not None and _merge(properties, "hMerge") == "continue":
                before.column_span += span
            elif _continues(merges.get(column), properties, number_of_row, span):
                merges[column].row_span += 1
                before = None
            else:
                before = CellPlace(element, number_of_row, column, span, doubts=doubts)
                _start(before, properties, merges)
                found.append(before)
            column += span
    return iter(found)


def _start(
    place: CellPlace, properties: etree._Element | None, merges: dict[int, CellPlace]
) -> None:
    """Note where a vertical merge starts; one that only continues has lost its start."""
    merge = _merge(properties, "vMerge")
    if merge is None:
        merges.pop(place.column, None)
        return
    merges[place.column] = place
    if merge == "continue":
        message = "a cell continues a merge that no cell above it starts; it is read as a start"
        place.doubts.append(("merge-without-start", message))


def _continues(
    start: CellPlace | None, properties: etree._Element | None, row: int, span: int
) -> bool:
    return (
        _merge(properties, "vMerge") == "continue"
        and start is not None
        and start.row + start.row_span == row
        and start.column_span == span
    )


def _merge(properties: etree._Element | None, name: str) -> str | None:
    """``restart`` or ``continue``; a merge without a value continues (17.18.57)."""
    merge = None if properties is None else child(properties, name)
    return None if merge is None else attribute(merge, "val") or "continue"


def _span(properties: etree._Element | None, columns: int, doubts: Doubts) -> int:
    span = None if properties is None else child(properties, "gridSpan")
    claimed = 1 if span is None else max(number(span, "val", 1), 1)
    most = max(columns, WIDEST)
    if claimed > most:
        message = f"a cell claims {claimed} columns, the table has {columns}"
        doubts.append(("span-too-wide", message))
    return min(claimed, most)


def _skipped(row: etree._Element, name: str, columns: int) -> int:
    properties = child(row, "trPr")
    skipped = None if properties is None else child(properties, name)
    return 0 if skipped is None else min(max(number(skipped, "val"), 0), max(columns, WIDEST))


def _is_gone(row: etree._Element) -> bool:
    """Whether a row is deleted in a tracked change, or hidden."""
    properties = child(row, "trPr")
    if properties is None:
        return False
    return child(properties, "del") is not None or bool(is_on(properties, "hidden"))


def _inside(parent: etree._Element, wanted: frozenset[str]) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those in content controls and custom XML."""
    for element in parent:
        if element.tag in wanted:
            yield element
        elif element.tag in THROUGH:
            yield from _inside(element, wanted)
