"""Labels that page breaks cut where only later pages tell that cells of their column are merged.

With one row on a page, a blank cell may be empty or the rest of a label of the page before. The
first cell over several rows that a column shows settles it for the breaks before.
"""

from collections.abc import Iterable

from extract.pdf.over_pages.growing import GrowingCell, Stitching


def await_merge(table: Stitching, cells: Iterable[tuple[GrowingCell, GrowingCell]]) -> None:
    """Remember the cells above and below a break of which the lower one may be of the upper."""
    for above, below in cells:
        is_alike = above.column == below.column and above.column_span == below.column_span
        if is_alike and (not below.lines or below.text == above.text):
            table.waiting.setdefault(below.column, []).append((above, below))


def settle(table: Stitching) -> None:
    """Join what waits in columns that are merged by now, unless others of their cells are blank."""
    whole: dict[int, GrowingCell] = {}
    for column in table.merged & table.waiting.keys():
        for above, below in table.waiting.pop(column):
            upper = whole.get(id(above), above)
            is_here = below.column == column  # a later part may have divided the columns
            if is_here and upper.end + 1 == below.row and _is_one(table, upper, below):
                upper.row_span += below.row_span
                upper.boxes += below.boxes
                upper.turned = len(upper.lines)
                whole[id(below)] = upper
    if whole:
        table.cells = [cell for cell in table.cells if id(cell) not in whole]
        table.foot = [whole.get(id(cell), cell) for cell in table.foot]


def _is_one(table: Stitching, above: GrowingCell, below: GrowingCell) -> bool:
    """Whether two cells of a merged column are one: no cell of it is blank, or typed twice."""
    if below.lines:
        return below.column not in table.repeating
    return below.column not in (table.blank if above.lines else table.blank | table.hollow)
