"""Labels over a page break: whether the cell above it and the one below are of one label."""

from collections.abc import Sequence

from extract.model import Remark
from extract.pdf.over_pages.going_on import is_unfinished, runs_on, without_mark
from extract.pdf.over_pages.growing import GrowingCell, Stitching, at, with_text
from extract.pdf.over_pages.rests import counts_on_within, is_broken_off, is_unstopped
from extract.pdf.page_parts import PartCell, TablePart

SEVERAL = 2
"""Lines of a label of which the last is full that may go on below the break."""
EDGE = 1.5
"""Of the font size: a text whose last baseline is nearer to the edge of its cell ends there."""
ROOM = 2.0
"""Of the font size: room over a text and under it that is set in the middle of its cell."""


def carried(table: Stitching, first: Sequence[PartCell]) -> set[int]:
    """The columns whose cell goes on over a page break between two rows.

    Its text stands above the break or below it, is typed again there, or is cut by the break. Not
    so beside a label to the left that begins below the break and has as many rows: both are new.
    Nor is a heading carried into the rows under it, or a label into a row of a kind that has none.
    """
    if table.rows <= table.depth:
        return set()
    table.retyped = table.retyped or any(
        cell.column in table.shown.merged and is_again(owner, cell)
        for cell in first
        if (owner := at(table.foot, cell.column)) is not None
    )
    merged = table.shown.merged | {cell.column for cell in first if cell.row_span > 1}
    blank_above = table.shown.kinds.get(with_text(table.foot), set())
    blank_below = table.shown.kinds.get(with_text(first), set())
    found: set[int] = set()
    new: set[int] = set()
    leads = True
    for cell in sorted(first, key=lambda cell: cell.column):
        owner = at(table.foot, cell.column)
        leads = leads and cell.column in merged
        if owner is None or owner.column_span != cell.column_span:
            continue
        if is_alone(owner, blank_above) or is_alone(cell, blank_below):
            continue
        if cell.row_span in new and cell.lines:
            continue
        if _goes_on(table, owner, cell, leads=leads, is_merged=cell.column in merged):
            found.add(cell.column)
        elif owner.lines and cell.lines and cell.column in merged:
            new.add(cell.row_span)
    return found


def is_alone(cell: GrowingCell | PartCell, blank: set[int]) -> bool:
    """Whether a cell is blank, and so are those of its column in rows of its kind."""
    return cell.row_span == 1 and not cell.lines and cell.column in blank


def _goes_on(
    table: Stitching, owner: GrowingCell, cell: PartCell, *, leads: bool, is_merged: bool
) -> bool:
    """Whether a cell goes on in the first row of a page.

    Lines tell it where they are drawn at some columns alone.
    A label of one row on each side does so only if all columns to its left are labels too, or if it
    is marked (续), or no cell of its column is blank, or like the one above, without being merged.
    So does one whose sentence has no end, in a column of whole ones, or whose subsections count on.
    A text below the break is that of the blank cell above it unless merged cells without a text
    stand in its column. If no cell of it is blank elsewhere, two blank ones are of one label, whose
    text stands further down.
    """
    again = is_again(owner, cell)
    is_marked, is_open = again and cell.text != owner.text, table.edges.tell(cell.column)
    if is_marked or is_open is not None:
        return is_marked or bool(is_open)
    if not is_merged:
        return False
    if not owner.lines and not cell.lines:
        return cell.column not in table.shown.blank | table.shown.hollow
    spans = owner.row_span > 1 or cell.row_span > 1
    if not owner.lines:
        return cell.column not in (table.shown.hollow if spans else table.shown.blank)
    if cell.lines and not again:
        return cell.column not in table.edges.shut and is_one_text(table, owner, cell)
    odd = table.shown.repeating if again else table.shown.blank
    return spans or leads or cell.column not in odd


def is_one_text(table: Stitching, owner: GrowingCell, cell: PartCell) -> bool:
    """Whether the texts of a merged cell above the break and below it are one."""
    if is_unstopped(table, cell) or counts_on_within(table, cell):
        return True
    if is_broken_off(owner.lines, cell.lines):
        return True
    longer = are_longer(table, owner)
    across = stands_across(owner, cell, longer=longer)
    if not across and not table.shown.is_open and fills_its_cell(owner):
        across = runs_on(owner.lines[-1], cell.lines[0])
        across = across and (longer or len(owner.lines[owner.turned :]) >= SEVERAL)
    return across and not fill_their_lines(table, owner)


def fills_its_cell(owner: GrowingCell) -> bool:
    """Whether a text gets from the upper edge of its cell on a page to the lower one.

    What has no room there is set anywhere in the cell on the next page.
    """
    above, top = owner.lines[owner.turned :], owner.boxes[-1].top
    return ends_there(owner) and above[0].baseline - top <= EDGE * above[0].size


def fill_their_lines(table: Stitching, owner: GrowingCell) -> bool:
    """Whether labels of a column are whole though they fill their lines.

    So are those of a table that types labels again for a page, and of a column in which as many
    others fill their last line as have several.
    """
    if table.retyped:
        return True
    labels = [c.lines for c in table.cells if c.column == owner.column and c is not owner]
    texts = [lines for lines in labels[table.depth > 0 :] if lines]
    full = sum(is_unfinished(lines[-1]) for lines in texts)
    return 0 < full >= sum(len(lines) > 1 for lines in texts)


def are_longer(table: Stitching, owner: GrowingCell) -> bool:
    """Whether most other labels of a column have more lines than stand above a page break."""
    lines = len(owner.lines[owner.turned :])
    labels = [
        len(c.lines)
        for c in table.cells
        if c.column == owner.column and c.row > table.depth and c.lines and c is not owner
    ]
    return len(labels) >= SEVERAL and 2 * sum(count > lines for count in labels) > len(labels)


def is_again(owner: GrowingCell, cell: PartCell) -> bool:
    """Whether a text is typed again below a break."""
    return without_mark(cell.text) == owner.text != ""


def meet(owner: GrowingCell, cell: PartCell) -> bool:
    """Whether a text ends at the page break and one begins there."""
    if not ends_there(owner) or not cell.lines:
        return False
    return cell.lines[0].baseline - cell.box.top <= (EDGE + 1) * cell.lines[0].size


def ends_there(owner: GrowingCell) -> bool:
    """Whether a text ends at the page break."""
    above = owner.lines[owner.turned :]
    return bool(above) and (
        owner.boxes[-1].bottom - above[-1].baseline <= (EDGE + 1) * above[-1].size
    )


def stands_across(owner: GrowingCell, cell: PartCell, *, longer: bool = False) -> bool:
    """Whether a page break goes through the text of a merged cell.

    Above it the text ends at the edge, below it begins there. It is set in the middle, with room
    over it and under it, or it has several lines and its sentence goes on. One line that is full
    is rather a label of its own, unless most labels are ``longer``.
    """
    if not meet(owner, cell):
        return False
    above, below, box = owner.lines[owner.turned :], cell.lines, owner.boxes[-1]
    size = below[0].size
    left = box.bottom - above[-1].baseline
    over, under = above[0].baseline - box.top, cell.box.bottom - below[-1].baseline
    is_middle = left <= EDGE * size and min(over - size, under) >= ROOM * size
    return is_middle or ((longer or len(above) >= SEVERAL) and runs_on(above[-1], below[0]))


def repeated_band(table: Stitching, part: TablePart, first: Sequence[PartCell]) -> int:
    """Whether a row is nothing but the last line over a group of rows, typed again for the page."""
    width = len(table.xs) - 1
    if len(first) != 1 or first[0].column_span < width or first[0].row_span > 1:
        return 0
    band = next((c for c in reversed(table.bands) if c.row < table.rows), None)
    text = without_mark(first[0].text)
    if band is None or not text or band.text != text:
        return 0
    message = f"{first[0].text!r} is typed again at the top of page {part.page}: left out"
    table.remarks.append(
        Remark("label-repeated", message, first[0].text, table.number, table.rows, part.page)
    )
    return 1


def below_blank(owner: GrowingCell, cell: PartCell) -> GrowingCell | None:
    """The part of a label below a text and a break, if it is blank and another text follows.

    The row that the next break cuts has one label: the blank part is of the text below it.
    """
    if not (owner.top and owner.lines and cell.lines) or owner.lines[owner.turned :]:
        return None
    if is_again(owner, cell):
        return None
    rows = owner.end + 1 - owner.top
    owner.row_span -= rows
    return GrowingCell(owner.top, owner.column, rows, owner.column_span, [], [owner.boxes.pop()])
