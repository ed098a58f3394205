"""Parts of a table that a label parts over a whole page: no line runs over its column there.

What stands on one page alone may be two tables side by side; the columns of the table that goes on
tell that it is one.
"""

from collections.abc import Sequence

from extract.model import Box
from extract.pdf.layout import PartCell, TablePart
from extract.pdf.lines import Line

SAME = 4.0
"""Points by which lines may stand elsewhere on another page, or on the other side."""


def as_one(
    blocks: Sequence[Line | TablePart], xs: Sequence[float] | None
) -> list[Line | TablePart]:
    """The blocks of a page, with its first two tables as one where they have the columns ``xs``.

    They stand side by side, with the same rows, and between them is one column of the table that
    goes on. A label in it is a line of the page; it becomes the text of that column.
    """
    tables = [block for block in blocks if isinstance(block, TablePart)]
    if xs is None or len(tables) < 2:  # noqa: PLR2004
        return list(blocks)
    left, right = sorted(tables[:2], key=lambda part: part.xs[0])
    if not _have_columns(left, right, xs) or _heights(left) != _heights(right):
        return list(blocks)
    x0, x1 = left.xs[-1], right.xs[0]
    top, bottom = left.cells[0].box.top, max(cell.box.bottom for cell in left.cells)
    label = [
        block
        for block in blocks
        if isinstance(block, Line) and x0 <= block.x0 and block.x1 <= x1 and top < block.baseline
        if block.baseline < bottom
    ]
    column = len(left.xs)
    box = Box(left.page, x0, top, x1, bottom)
    between = PartCell(1, column, left.rows, 1, tuple(label), box)
    moved = [cell._replace(column=cell.column + column) for cell in right.cells]
    cells = sorted([*left.cells, between, *moved], key=lambda cell: (cell.row, cell.column))
    whole = left._replace(xs=(*left.xs, *right.xs), cells=tuple(cells))
    gone = {id(block) for block in (left, right, *label)}
    at = next(n for n, block in enumerate(blocks) if id(block) in gone)
    rest = [[b for b in some if id(b) not in gone] for some in (blocks[:at], blocks[at:])]
    return [*rest[0], whole, *rest[1]]


def _have_columns(left: TablePart, right: TablePart, xs: Sequence[float]) -> bool:
    """Whether the columns of two parts, and one between them, are those of a table."""
    both = [*left.xs, *right.xs]
    shift = both[0] - xs[0]
    return len(both) == len(xs) and all(
        abs(a - b - shift) <= SAME for a, b in zip(both, xs, strict=True)
    )


def _heights(part: TablePart) -> list[tuple[int, int, int]]:
    """Where the rows of a part begin and end, in whole steps."""
    return sorted(
        {
            (c.row, round(c.box.top / SAME), round(c.box.bottom / SAME))
            for c in part.cells
            if c.row_span == 1
        }
    )
