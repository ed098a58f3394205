"""The grid of a Word table (ECMA-376 part 1, 17.4): which cells there are, and what they cover."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from extract.model import Remark
from extract.ooxml import FALSE, attribute, children, number, tag

ROW, CELL = tag("tr"), tag("tc")
ROW_PROPERTIES, CELL_PROPERTIES = tag("trPr"), tag("tcPr")
SPAN, BEFORE = tag("gridSpan"), tag("gridBefore")
DELETED_ROW, HIDDEN_ROW, DELETED_CELL = tag("del"), tag("hidden"), tag("cellDel")
DOWN, RIGHT = tag("vMerge"), tag("hMerge")
WIDEST = 63
"""Word has no table of more columns; a span that claims more is cut to what the grid has."""

CONTINUE = "continue"
Properties = dict[str, etree._Element]  # noqa: SLF001 - lxml has no public name for its type
NONE: Properties = {}


@dataclass(slots=True)
class CellPlace:
    """A cell that is seen: its element, its place from 1, and what it covers."""

    element: etree._Element
    row: int
    column: int
    column_span: int
    row_span: int = 1
    remarks: tuple[Remark, ...] = ()


def places(table: etree._Element) -> Iterator[CellPlace]:
    """The cells of a table by row, then column; cells that a merge covers are left out.

    A cell is the start of a vertical merge or stands alone. What continues a merge belongs to the
    cell above it in the same columns, and its own content is not seen (17.4.84).
    """
    columns = sum(1 for grid in children(table, "tblGrid") for _ in children(grid, "gridCol"))
    merges: dict[int, CellPlace] = {}
    found: list[CellPlace] = []
    rows = ((row, _properties(row, ROW_PROPERTIES)) for row in table.iterchildren(ROW))
    seen = ((row, properties) for row, properties in rows if not _is_gone(properties))
    for number_of_row, (row, of_row) in enumerate(seen, 1):
        column = 1 + _skipped(of_row, columns)
        before: CellPlace | None = None
        for element in row.iterchildren(CELL):
            properties = _properties(element, CELL_PROPERTIES)
            if not properties:
                before = CellPlace(element, number_of_row, column, 1)
                merges.pop(column, None)
                found.append(before)
                column += 1
                continue
            if DELETED_CELL in properties:
                continue
            span, remarks = _span(properties, columns)
            down = _merge(properties, DOWN)
            if before is not None and _merge(properties, RIGHT) == CONTINUE:
                before.column_span += span
            elif down == CONTINUE and _goes_on(merges.get(column), number_of_row, span):
                merges[column].row_span += 1
                before = None
            else:
                before = CellPlace(element, number_of_row, column, span, remarks=remarks)
                _start(before, down, merges)
                found.append(before)
            column += span
    return iter(found)


def _properties(element: etree._Element, name: str) -> Properties:
    """The properties of a row or a cell by their tags; they stand first (17.4.78, 17.4.69)."""
    first = element[0] if len(element) else None
    if first is None or not len(first) or first.tag != name:
        return NONE
    return {part.tag: part for part in first}


def _start(place: CellPlace, merge: str | None, merges: dict[int, CellPlace]) -> None:
    """Note where a vertical merge starts; one that only continues has lost its start."""
    if merge is None:
        merges.pop(place.column, None)
        return
    merges[place.column] = place
    if merge == CONTINUE:
        message = "a cell continues a merge that no cell above it starts; it is read as a start"
        place.remarks += (Remark("merge-without-start", message),)


def _goes_on(start: CellPlace | None, row: int, span: int) -> bool:
    """Whether a merge from above reaches this row, in the same columns."""
    return start is not None and start.row + start.row_span == row and start.column_span == span


def _merge(properties: Properties, name: str) -> str | None:
    """``restart`` or ``continue``; a merge without a value continues (17.18.57)."""
    merge = properties.get(name)
    return None if merge is None else attribute(merge, "val") or CONTINUE


def _span(properties: Properties, columns: int) -> tuple[int, tuple[Remark, ...]]:
    """The columns that a cell covers, and a doubt where it claims more than a table can have."""
    span = properties.get(SPAN)
    if span is None:
        return 1, ()
    claimed = max(number(span, "val", 1), 1)
    most = max(columns, WIDEST)
    if claimed <= most:
        return claimed, ()
    message = f"a cell claims {claimed} columns, the table has {columns}"
    return most, (Remark("span-too-wide", message),)


def _skipped(properties: Properties, columns: int) -> int:
    """The columns that a row leaves out before its first cell."""
    skipped = properties.get(BEFORE)
    return 0 if skipped is None else min(max(number(skipped, "val"), 0), max(columns, WIDEST))


def _is_gone(properties: Properties) -> bool:
    """Whether a row is deleted in a tracked change, or hidden."""
    hidden = properties.get(HIDDEN_ROW)
    if hidden is not None and attribute(hidden, "val") not in FALSE:
        return True
    return DELETED_ROW in properties
