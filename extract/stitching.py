"""One logical table out of several that a file cuts it into.

Two tables are one where nothing that is seen stands between them, they have as many columns, and
either the second begins with the first's opening row, or its numbers go on from the first's, or
the file has nothing at all between them, which a word processor shows as one table (17.4.37).
"""

from collections.abc import Collection
from dataclasses import replace

from extract.model import Cell, Document, Paragraph, Remark, Table


def stitched(
    document: Document, nested: Collection[int] = (), touching: Collection[int] = ()
) -> Document:
    """The document with tables that are one table joined; a remark tells of each join.

    Tables are counted from 1. ``nested`` ones stand in a cell of another and are left alone;
    ``touching`` ones have nothing before them but a table.
    """
    blocks: list[Paragraph | Table] = []
    joins: list[Remark] = []
    places: dict[int, tuple[int, int]] = {}
    last: int | None = None
    table = seen = last_number = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            last = None
            blocks.append(block)
            continue
        seen += 1
        before = blocks[last] if last is not None and seen not in nested else None
        why = None if before is None else _why_one(before, block, touches=seen in touching)
        if isinstance(before, Table) and last is not None and why:
            offset = _height(before)
            places[seen] = (last_number, offset)
            blocks[last] = Table(before.cells + tuple(_lower(c, offset) for c in block.cells))
            message = f"{why}: read on as one table"
            joins.append(Remark("table-stitched", message, "", last_number, offset + 1))
            continue
        table += 1
        places[seen] = (table, 0)
        if seen not in nested:
            last, last_number = len(blocks), table
        blocks.append(block)
    moved = (_moved(remark, places) for remark in document.remarks)
    return Document(tuple(blocks), (*moved, *joins))


def _why_one(first: Paragraph | Table, second: Table, *, touches: bool) -> str | None:
    if not isinstance(first, Table) or _width(first) != _width(second):
        return None
    opening = [(c.column, c.text) for c in second.rows[0]]
    if opening and opening == [(c.column, c.text) for c in first.rows[0]]:
        return "the table begins with the opening row of the one before"
    if _goes_on(first, second):
        return "the table's numbers go on from the one before"
    return "nothing stands between the table and the one before" if touches else None


def _goes_on(first: Table, second: Table) -> bool:
    """Whether the first number of a table follows the last one of the table before."""
    numbers = [_first_number(row) for row in first.rows]
    last = next((n for n in reversed(numbers) if n is not None), None)
    return last is not None and _first_number(second.rows[0]) == last + 1


def _first_number(row: tuple[Cell, ...]) -> int | None:
    """The number in the first column of a row, typed or counted."""
    if not row or row[0].column != 1:
        return None
    text = (row[0].text.strip() or row[0].label or "").rstrip(".．、")
    return int(text) if text.isascii() and text.isdigit() else None


def _width(table: Table) -> int:
    return max(cell.column + cell.column_span - 1 for cell in table.cells)


def _height(table: Table) -> int:
    return max(cell.row + cell.row_span - 1 for cell in table.cells)


def _lower(cell: Cell, rows: int) -> Cell:
    return cell._replace(row=cell.row + rows)


def _moved(remark: Remark, places: dict[int, tuple[int, int]]) -> Remark:
    """A remark with the place that its table and row have now."""
    if remark.table is None or remark.table not in places:
        return remark
    table, offset = places[remark.table]
    return replace(remark, table=table, row=None if remark.row is None else remark.row + offset)
