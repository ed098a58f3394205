"""Parts of a table that a label parts over a whole page: no line runs over its column there.

What stands on one page alone may be two tables side by side; the columns of the table that goes on
tell that it is one. So they tell that a label stands beside a part whose side is open: there one
line alone gets as far as the table does, above its first row, below its header or its last row;
or upright lines stand beside it that touch nothing.
"""

from collections.abc import Sequence
from itertools import pairwise

from extract.model import Box
from extract.pdf.geometry import are_as_wide
from extract.pdf.lines import Line
from extract.pdf.page_parts import PartCell, TablePart, tables_of
from extract.pdf.ruled.overflow import HALVED

SAME = 4.0
"""Points by which lines may stand elsewhere on another page, or on the other side."""


def as_one(
    blocks: Sequence[Line | TablePart], xs: Sequence[float] | None
) -> list[Line | TablePart]:
    """The blocks of a page, with its first two tables as one where they have the columns ``xs``.

    They stand side by side, with the same rows, and between them is one column of the table that
    goes on. A label in it is a line of the page; it becomes the text of that column.
    """
    tables = tables_of(blocks)
    if xs is None or not tables:
        return list(blocks)
    if len(tables) == 1 or tables[0].aside or len(tables[0].xs) + 1 == len(xs):
        return with_open_side(blocks, tables[0], xs)
    left, right = sorted(tables[:2], key=lambda part: part.xs[0])
    if not are_as_wide([*left.xs, *right.xs], xs, SAME) or _heights(left) != _heights(right):
        return list(blocks)
    column = len(left.xs)
    box = Box(left.page, left.xs[-1], left.top, right.xs[0], left.bottom)
    label = _with_lines(PartCell(1, column, left.rows, 1, (), box), blocks)
    moved = [cell._replace(column=cell.column + column) for cell in right.cells]
    cells = sorted([*left.cells, label, *moved], key=lambda cell: (cell.row, cell.column))
    whole = left._replace(xs=(*left.xs, *right.xs), cells=tuple(cells))
    return _in_place(blocks, whole, [left, right, *label.lines])


def with_open_side(
    blocks: Sequence[Line | TablePart], part: TablePart, xs: Sequence[float]
) -> list[Line | TablePart]:
    """The blocks of a page, its first table with the column at its open side that ``xs`` tell."""
    (left, _), (right, _) = part.reach
    before = [x for x in part.aside if x < part.xs[0]]
    after = [x for x in part.aside if x > part.xs[-1]]
    for lefts, rights in (([left], []), ([], [right]), (before, []), ([], after), (before, after)):
        ends = (*lefts, *part.xs, *rights)
        if part.inferred or ends == part.xs or not are_as_wide(ends, xs, SAME):
            continue
        columns = [*range(1, 1 + len(lefts)), *range(len(ends) - len(rights), len(ends))]
        added = [
            _with_lines(cell, blocks)
            for column in columns
            for cell in _open_cells(part, ends, column)
        ]
        moved = [cell._replace(column=cell.column + len(lefts)) for cell in part.cells]
        cells = sorted([*added, *moved], key=lambda cell: (cell.row, cell.column))
        whole = part._replace(xs=ends, cells=tuple(cells))
        return _in_place(blocks, whole, [part, *(line for cell in added for line in cell.lines)])
    return list(blocks)


def _open_cells(part: TablePart, xs: Sequence[float], column: int) -> list[PartCell]:
    """The cells of a column at an open side: all of it, or what is above and below its one line."""
    (x0, x1), (reach, line) = xs[column - 1 : column + 1], part.reach[column > 1]
    heights = {0: part.top, part.rows: part.bottom}
    for cell in part.cells:
        if reach in {x0, x1} and abs(cell.box.bottom - line) <= SAME:
            heights[cell.end] = cell.box.bottom
    return [
        PartCell(above + 1, column, row - above, 1, (), Box(part.page, x0, top, x1, bottom))
        for (above, top), (row, bottom) in pairwise(sorted(heights.items()))
    ]


def _with_lines(cell: PartCell, blocks: Sequence[Line | TablePart]) -> PartCell:
    """A cell with the lines of the page that stand in it, or that its lower edge goes through."""
    box = cell.box
    lines = [
        block
        for block in blocks
        if isinstance(block, Line) and box.x0 <= block.x0 and block.x1 <= box.x1
        if box.top < block.baseline < box.bottom + HALVED * block.size
    ]
    return cell._replace(lines=tuple(lines))


def _in_place(
    blocks: Sequence[Line | TablePart], whole: TablePart, of: Sequence[Line | TablePart]
) -> list[Line | TablePart]:
    """Blocks with one in the place of those that it is made of."""
    gone = {id(block) for block in of}
    at = next(n for n, block in enumerate(blocks) if id(block) in gone)
    rest = [[b for b in some if id(b) not in gone] for some in (blocks[:at], blocks[at:])]
    return [*rest[0], whole, *rest[1]]


def _heights(part: TablePart) -> list[tuple[int, int, int]]:
    """Where the rows of a part begin and end, in whole steps."""
    return sorted(
        {
            (c.row, round(c.box.top / SAME), round(c.box.bottom / SAME))
            for c in part.cells
            if c.row_span == 1
        }
    )
