"""Lines at a page break: a browser draws none where a cell goes on, other makers draw them all.

A line between two rows is drawn at the foot of one page or at the top of the next. So lines that
are missing on both, beside others that are drawn, tell which cells go on. Where a table is left so
open at one break, lines at another part all cells.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.model import Box
from extract.pdf.page_parts import PartCell, TablePart
from extract.pdf.pages import Extent


class Edges(NamedTuple):
    """The columns whose cells have no line at a page break, and those that have one."""

    open: frozenset[int] = frozenset()
    shut: frozenset[int] = frozenset()

    @property
    def differ(self) -> bool:
        """Whether some cells go on and others beside them do not."""
        return bool(self.open and self.shut)

    def tell(self, column: int) -> bool | None:
        """Whether the cell of a column goes on beside others that do not; None if nothing tells."""
        return column in self.open if self.differ and column in self.open | self.shut else None


def edges_at(
    last: TablePart, feet: Iterable[tuple[int, Box]], part: TablePart, first: Sequence[PartCell]
) -> Edges:
    """Which columns are open from the foot of the last part to the first row of the next one.

    ``feet`` are the cells at the foot by column. Parts that are inferred show no lines. Below a
    header that is printed again nothing tells of cells that are all open at the foot: the line
    above them is that of the header.
    """
    below = {
        column: last.inferred or is_open(box, last.open_bottom)
        for column, box in feet
        if box.page == last.page
    }
    top = min((cell.box.top for cell in part.cells), default=0.0)
    is_headed = any(cell.box.top > top for cell in first)
    found: tuple[set[int], set[int]] = set(), set()
    for cell in first:
        if cell.column in below:
            above = is_headed or part.inferred or is_open(cell.box, part.open_top)
            found[not (above and below[cell.column])].add(cell.column)
    edges = Edges(*map(frozenset, found))
    is_untold = is_headed or (part.inferred and last.inferred)
    return Edges() if is_untold and not edges.shut else edges


def is_open(box: Box, edges: Sequence[Extent]) -> bool:
    """Whether no line is drawn along an edge of a cell."""
    middle = (box.x0 + box.x1) / 2
    return any(start <= middle <= end for start, end in edges)
