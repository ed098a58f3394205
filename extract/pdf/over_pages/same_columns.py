"""Whether a part has the columns of a table: lines at the same places, or texts between them."""

from collections.abc import Sequence

from extract.pdf.geometry import are_alike, moved_to
from extract.pdf.over_pages.growing import Stitching, leave_white, reaches
from extract.pdf.over_pages.other_widths import SAME_COLUMN, goes_on_otherwise
from extract.pdf.over_pages.parting import is_another, rows_of_text
from extract.pdf.page_parts import TablePart
from extract.pdf.pages import NEAR


def goes_on(table: Stitching, part: TablePart) -> bool:
    """Whether the columns of a part are those of the table, wherever it stands on its page."""
    moved = moved_to(part.xs, table.xs[0])
    if part.inferred and table.last.inferred and not table.drawn:
        columns = len(table.xs) - 1
        if columns != len(part.xs) - 1:
            return False
        over = SAME_COLUMN if part.tagged and table.last.tagged else 0.0
        near = SAME_COLUMN + over  # columns of tags part where their texts do
        return are_alike(moved, table.xs, near) or leave_white(
            reaches(part.cells, table.reach), columns, over
        )
    if not _at_same_walls(moved, table.xs) and not _between_walls(table, part):
        return goes_on_otherwise(table, part)
    rows = rows_of_text(part.cells)
    return len(moved) != len(table.xs) or not is_another(table.header, table.so_far.counted, rows)


def _at_same_walls(some: Sequence[float], xs: Sequence[float]) -> bool:
    """Whether columns end alike, and one has all edges of the other."""
    fewer, more = sorted((some, xs), key=len)
    return abs(some[-1] - xs[-1]) <= 2 * SAME_COLUMN and all(
        any(abs(x - y) <= SAME_COLUMN for y in more) for x in fewer
    )


def _between_walls(table: Stitching, part: TablePart) -> bool:
    """Whether texts in columns that are inferred stand between the lines of the other pages."""
    if len(part.xs) != len(table.xs) or part.inferred != table.drawn:
        return False
    texts, walls = (reaches(part.cells, {}), table.xs) if part.inferred else (table.reach, part.xs)
    return all(
        walls[column - 1] - NEAR < left and right < walls[column] + NEAR
        for column, (left, right) in texts.items()
    )
