"""Pages on which the labels of a table are not drawn at all.

Some makers draw a merged cell with its first row alone: a page on which only further rows of it
stand begins with the next column. The columns of the table before stand where those of the page do.
"""

from collections.abc import Sequence
from itertools import pairwise

from extract.model import Box, Paragraph
from extract.pdf.geometry import are_alike
from extract.pdf.lines import Line
from extract.pdf.over_pages.growing import Stitching
from extract.pdf.page_parts import PartCell, TablePart

SAME = 1.0
"""Points by which a line may stand elsewhere."""


def labelled(
    blocks: Sequence[Line | TablePart], above: Paragraph | Stitching | None
) -> Sequence[Line | TablePart]:
    """The blocks of a page, a table at its top with the labels that it lacks.

    Nothing stands between it and the table ``above``, whose labels go on, nor where they would.
    """
    if not blocks or not isinstance(above, Stitching) or not isinstance(blocks[0], TablePart):
        return blocks
    part = blocks[0]
    is_beside = any(isinstance(b, Line) and b.x0 < part.xs[0] for b in blocks)
    return blocks if is_beside else [with_labels(above, part), *blocks[1:]]


def with_labels(table: Stitching, part: TablePart) -> TablePart:
    """A part with the columns of labels that it lacks at its left, blank over all its rows."""
    headings = {text for row in table.header.values() for _, _, text in row if text}
    lacking = len(table.last.xs) - len(part.xs)
    labels, own = table.last.xs[: lacking + 1], table.last.xs[lacking:]
    if (
        not 0 < lacking < len(own) - 1
        or part.inferred
        or len({cell.text for cell in part.cells} & headings) > 1
        or not table.shown.merged.issuperset(range(1, lacking + 1))
        or not are_alike(own, part.xs, SAME)
    ):
        return part
    blank = [
        PartCell(1, at, part.rows, 1, (), Box(part.page, x0, part.top, x1, part.bottom))
        for at, (x0, x1) in enumerate(pairwise(labels), 1)
    ]
    moved = [cell._replace(column=cell.column + lacking) for cell in part.cells]
    cells = sorted([*blank, *moved], key=lambda cell: (cell.row, cell.column))
    return part._replace(xs=(*labels[:-1], *part.xs), cells=tuple(cells), unsure=True)
