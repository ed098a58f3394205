"""Cells whose deletion is a tracked change (ECMA-376 part 1, 17.13.5.2), taken as accepted.

Word deletes a column as one cell in each row. Cells that span it, such as a heading over several
columns, become narrower by it, and what stands behind it moves with its heading. A cell that is
deleted in some rows alone leaves its column there, and the cells behind it move to the left.
"""

from collections.abc import Iterable

from lxml import etree

from extract.word.columns import CELL, Stretch, close, stretches
from extract.word.marks import doubt
from extract.word.ooxml import child, tag

ROW = tag("tr")
GONE = "deleted"
WIDEST = 63
"""Word has no table of more columns (as in `extract.word.grid`)."""

SHIFTED = (
    "cell-place-doubtful",
    "a deleted cell stood before this one in a column that other rows keep: read further left",
)


def remove_deleted_cells(marks: Iterable[etree._Element]) -> None:
    """Take out the cells with these marks, columns of them alone, and rows without other cells."""
    tables: dict[etree._Element, None] = {}
    for mark in marks:
        cell = next(mark.iterancestors(CELL), None)
        table = None if cell is None else _table_of(cell)
        if cell is not None and table is not None:
            cell.set(GONE, "")
            tables[table] = None
    for table in tables:
        _settle(table)


def _table_of(cell: etree._Element) -> etree._Element | None:
    row = cell.getparent()
    return row.getparent() if row is not None and row.tag == ROW else None


def _settle(table: etree._Element) -> None:
    rows = [(row, list(stretches(row))) for row in table.iterchildren(ROW)]
    seen = [(row, of_row) for row, of_row in rows if child(row, "trPr", "del") is None]
    found = [stretch for _, of_row in rows for stretch in of_row]
    deleted = [s for s in found if _is_deleted(s)]
    width = max(stretch.end for stretch in found)
    gone = [False] * min(width, WIDEST)
    if width <= WIDEST:
        for stretch in deleted:
            gone[stretch.start : stretch.end] = [True] * (stretch.end - stretch.start)
        kept = (s for _, of_row in seen for s in of_row if s.cell is not None)
        close(table, found, gone, (s for s in kept if not _is_deleted(s)))
    for row, of_row in rows:
        _remove(row, of_row, gone)


def _is_deleted(stretch: Stretch) -> bool:
    return stretch.cell is not None and stretch.cell.get(GONE) is not None


def _remove(row: etree._Element, found: list[Stretch], gone: list[bool]) -> None:
    """Take the deleted cells out of a row; the first one that moves to the left is in doubt.

    One that is inserted there stands in the place of the deleted one.
    """
    moved = False
    for stretch in found:
        if stretch.cell is not None and _is_deleted(stretch):
            moved |= not all(gone[stretch.start : stretch.end] or [False])
            row.remove(stretch.cell)
        elif moved and stretch.cell is not None:
            paragraph = child(stretch.cell, "p")
            if paragraph is not None and child(stretch.cell, "tcPr", "cellIns") is None:
                paragraph.append(doubt(*SHIFTED))
            moved = False
    above = row.getparent()
    is_empty = child(row, "tc") is None
    if is_empty and above is not None and any(map(_is_deleted, found)):
        above.remove(row)
