"""What a page break cuts: whether the first row of a page goes on with the last one before it."""

from collections.abc import Sequence

from extract.model import Remark
from extract.pdf.layout import PartCell, TablePart
from extract.pdf.lines import Line
from extract.pdf.over_pages.counting import counts_anew, introduces
from extract.pdf.over_pages.growing import GrowingCell, Stitching, at
from extract.pdf.over_pages.parting import is_unfinished, number_of, without_mark

COUNTED = 2
"""Different numbers from which a column counts rows."""
SEVERAL = 2
EDGE = 1.5
"""Of the font size: a text whose last baseline is nearer to the edge of its cell ends there."""
HALVED = 0.6
"""Of the font size over its baseline: a line that an edge goes through there is cut."""
ROOM = 2.0
"""Of the font size: a text that ends so far above the end of its row had room to go on there."""


def is_cut(table: Stitching, first: Sequence[PartCell]) -> bool:
    """Whether the first row of a part is the rest of the row before the page break.

    In a column that is never blank elsewhere and never merged, one of the two halves is blank, and
    both are divided alike. Two numbers are two rows, one that is typed again is one, unless labels
    begin anew with it. Texts whose subsections are counted from 1 again are two rows. A number that
    is missing where all others have it, and a sentence that goes on, are one row. Texts are two
    rows of which the first had room to go on above the break, or in a column of single lines. Where
    no column is so, it is one without a number that goes on with a sentence, or in which several
    texts do and no text is at its end.
    """
    if any(is_apart(table, cell) for cell in first):
        return False
    numbers = [pair for cell in first if (pair := numbers_beside(table, cell)) is not None]
    if numbers:
        alike = all(before == after for before, after in numbers)
        return alike and not any(is_another_label(table, cell) for cell in first)
    before = {cell.column for cell in table.foot if cell.lines}
    after = {cell.column for cell in first if cell.lines}
    both = before & after
    ends = [line for column in both - table.merged for line in at_end(table, column)]
    goes_on = sum(map(is_unfinished, ends))
    unnumbered = before & table.counted.keys() - after
    if goes_on and unnumbered & table.dense:
        return True
    if are_apart(table, first):
        return False
    if not after or any((column in before) != (column in after) for column in table.dense):
        return True
    return goes_on >= (1 if unnumbered else max(SEVERAL, len(ends)))


def is_apart(table: Stitching, cell: PartCell) -> bool:
    """Whether a text is no rest of one above: divided otherwise, or counted from 1 again."""
    owner = at(table.foot, cell.column)
    if owner is None or owner.column_span != cell.column_span:
        return bool(cell.lines)
    return counts_anew(owner.lines, cell.lines)


def are_apart(table: Stitching, first: Sequence[PartCell]) -> bool:
    """Whether texts at a break are of two rows: one had room to go on, or has a line elsewhere."""
    before = {cell.column: cell.text for cell in table.foot if cell.lines}
    after = {cell.column: cell.text for cell in first if cell.lines}
    both = before.keys() & after.keys()
    return bool(both & table.dense & with_room(table)) or any(
        before[column] != after[column] for column in both & table.short
    )


def is_another_label(table: Stitching, cell: PartCell) -> bool:
    """Whether a label begins at the break under another one."""
    owner = at(table.foot, cell.column)
    return (
        cell.column in table.merged
        and owner is not None
        and bool(owner.lines and cell.lines)
        and not is_again(owner, cell)
        and not stands_across(owner, cell)
    )


def at_end(table: Stitching, column: int) -> list[Line]:
    """The last line above the break in a column."""
    owner = at(table.foot, column)
    return owner.lines[-1:] if owner is not None else []


def at_foot(table: Stitching, cell: PartCell) -> list[Line]:
    """The lines above the break in the column of a cell."""
    owner = at(table.foot, cell.column)
    return owner.lines if owner is not None else []


def numbers_beside(table: Stitching, cell: PartCell) -> tuple[int, int] | None:
    """The numbers of a row above the break and below it, where its column counts.

    In a merged column the same number twice is a label over several rows, typed again.
    """
    owner = at(table.foot, cell.column)
    if owner is None or len(set(table.counted.get(cell.column, ()))) < COUNTED:
        return None
    before, after = number_of(owner.text), number_of(without_mark(cell.text))
    if before is None or after is None or (before == after and cell.column in table.merged):
        return None
    return before, after


def with_room(table: Stitching) -> set[int]:
    """The columns whose text in the last row ends well above where the row does.

    Not one that introduces what follows: a paragraph may go to the next page as a whole.
    """
    own = (cell for cell in table.foot if cell.row == table.rows)
    lines = {c.column: c.lines[-1] for c in own if c.lines[c.turned :]}
    end = max((line.baseline for line in lines.values()), default=0.0)
    return {
        n
        for n, line in lines.items()
        if end - line.baseline >= ROOM * line.size and not introduces(line)
    }


def carried(table: Stitching, first: Sequence[PartCell]) -> set[int]:
    """The columns whose cell goes on over a page break between two rows.

    Its text stands above the break or below it, is typed again there, or is cut by the break. Not
    so beside a label to the left that begins below the break and has as many rows: both are new.
    Nor is a heading carried into the rows under it.
    """
    if table.rows <= table.depth:
        return set()
    table.retyped = table.retyped or any(
        cell.column in table.merged and is_again(owner, cell)
        for cell in first
        if (owner := at(table.foot, cell.column)) is not None
    )
    merged = table.merged | {cell.column for cell in first if cell.row_span > 1}
    found: set[int] = set()
    new: set[int] = set()
    leads = True
    for cell in sorted(first, key=lambda cell: cell.column):
        owner = at(table.foot, cell.column)
        leads = leads and cell.column in merged
        if owner is None or owner.column_span != cell.column_span:
            continue
        if cell.row_span in new and cell.lines:
            continue
        if _goes_on(table, owner, cell, leads=leads, is_merged=cell.column in merged):
            found.add(cell.column)
        elif owner.lines and cell.lines and cell.column in merged:
            new.add(cell.row_span)
    return found


def _goes_on(
    table: Stitching, owner: GrowingCell, cell: PartCell, *, leads: bool, is_merged: bool
) -> bool:
    """Whether a cell goes on in the first row of a page.

    A label of one row on each side does so only if all columns to its left are labels too, or if it
    is marked (续), or no cell of its column is blank, or like the one above, without being merged.
    A text below the break is that of the blank cell above it unless merged cells without a text
    stand in its column. If no cell of it is blank elsewhere, two blank ones are of one label, whose
    text stands further down.
    """
    again = is_again(owner, cell)
    if again and cell.text != owner.text:
        return True
    if not is_merged:
        return False
    if not owner.lines and not cell.lines:
        return cell.column not in table.blank | table.hollow
    spans = owner.row_span > 1 or cell.row_span > 1
    if not owner.lines:
        return cell.column not in (table.hollow if spans else table.blank)
    if cell.lines and not again:
        return stands_across(owner, cell) and not fill_their_lines(table, owner)
    odd = table.repeating if again else table.blank
    return spans or leads or cell.column not in odd


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


def stands_across(owner: GrowingCell, cell: PartCell) -> bool:
    """Whether a page break goes through the text of a merged cell.

    Above it the text ends at the edge, below it begins there. It is set in the middle, with room
    over it and under it, or it has several lines and its sentence goes on. One line that is full
    is rather a label of its own.
    """
    if not meet(owner, cell):
        return False
    above, below, box = owner.lines[owner.turned :], cell.lines, owner.boxes[-1]
    size = below[0].size
    left = box.bottom - above[-1].baseline
    over, under = above[0].baseline - box.top, cell.box.bottom - below[-1].baseline
    is_middle = left <= EDGE * size and min(over - size, under) >= ROOM * size
    return is_middle or (len(above) >= SEVERAL and is_unfinished(above[-1]))


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


def joined(owner: GrowingCell, cell: PartCell, rows: int) -> None:
    """Let a cell go on below the break by so many rows; what is printed again is not added.

    That is a label, or the line that the edge of the page goes through: it stands on both, whole or
    with those of its letters alone that are high or low enough.
    """
    above, below = owner.lines[owner.turned :], cell.lines
    again = False
    if above and below:
        again = is_halved(below[0], cell) and is_left(below[0], above[-1])
        is_high = not again and above[-1].baseline > owner.boxes[-1].bottom
        if is_high and is_left(above[-1], below[0]):
            owner.lines.pop()
    owner.turned = len(owner.lines)
    if without_mark(cell.text) != owner.text:
        owner.lines += below[again:]
    owner.boxes.append(cell.box)
    owner.top = owner.end + 1 if rows == cell.row_span else 0
    owner.row_span += rows


def is_halved(line: Line, cell: PartCell) -> bool:
    """Whether the upper edge of a cell goes through a line of it."""
    return line.baseline - HALVED * line.size < cell.box.top


def is_left(line: Line, whole: Line) -> bool:
    """Whether a line is what may be left of a whole one: some of its letters, in their order."""
    letters = iter(whole.text)
    return all(letter in letters for letter in line.text if not letter.isspace())
