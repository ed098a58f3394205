"""What a page break cuts: whether the first row of a page goes on with the last one before it."""

from collections.abc import Sequence

from extract.pdf.lines import CLOSING, Line
from extract.pdf.numbers import counts_anew, introduces, number_of
from extract.pdf.over_pages.going_on import runs_on, without_mark
from extract.pdf.over_pages.growing import ENOUGH, GrowingCell, Stitching, at, with_text
from extract.pdf.over_pages.labels import is_again, stands_across
from extract.pdf.over_pages.rests import at_foot, counts_on_within, is_unstopped
from extract.pdf.page_parts import PartCell
from extract.pdf.ruled.overflow import HALVED

COUNTED = 2
"""Different numbers from which a column counts rows."""
SEVERAL = 2
"""Texts that go on, where nothing else tells one row."""
ROOM = 2.0
"""Of the font size: a text that ends so far above the end of its row had room to go on there."""


def is_cut(table: Stitching, first: Sequence[PartCell]) -> bool:
    """Whether the first row of a part is the rest of the row before the page break.

    Both are divided alike. Two numbers are two rows, one that is typed again is one, unless labels
    begin anew with it. Texts whose subsections are counted from 1 again are two rows, those that
    count on are one, unless a name begins below another. Where cells tell neither, sentences and
    blank cells do.
    """
    own = [cell for cell in first if cell.row_span == 1]
    parted = table.edges.shut - table.shown.merged
    if any(is_apart(table, cell) for cell in first) or any(c.column in parted for c in own):
        return False
    if any(counts_on_within(table, cell) for cell in own) and not are_two_names(table, first):
        return True
    numbers = [pair for cell in first if (pair := numbers_beside(table, cell)) is not None]
    if numbers:
        alike = all(before == after for before, after in numbers)
        return alike and not any(is_another_label(table, cell) for cell in first)
    return is_rest(table, first)


def is_rest(table: Stitching, first: Sequence[PartCell]) -> bool:
    """Whether the first row of a part reads like the rest of a row.

    So does one without the number that all others have, of which a sentence goes on, and one of a
    column that holds nothing but sentences, of which the one above has no end. Texts are of
    two rows if the first had room to go on above the break, or in a column of single lines. In a
    column that is never blank elsewhere and never merged, one of two halves is blank. So is a rest
    what no line parts from the row above, where lines part others. A row with
    texts where no other has them alone is one if these had no room above. Else several texts go
    on and none is at its end, or one does and there is no number.
    """
    before = {cell.column for cell in table.foot if cell.lines}
    after = {cell.column: cell.lines[0] for cell in first if cell.lines}
    ends = [(at_foot(table, n)[-1], after[n]) for n in before & after.keys() - table.shown.merged]
    goes_on = sum(runs_on(above, below) for above, below in ends)
    unnumbered = {n for n in table.shown.counted if is_unnumbered(table, first, n)}
    if goes_on and unnumbered & table.shown.dense:
        return True
    own = [cell for cell in first if cell.row_span == 1]
    if any(is_unstopped(table, cell) for cell in own) and not are_two_names(table, first):
        return True
    if are_apart(table, first):
        return False
    dense = table.shown.dense
    if table.is_all_open or not after or any((n in before) != (n in after) for n in dense):
        return True
    if is_odd(table, first):
        both = in_columns(with_text(first)) & in_columns(with_text(table.foot))
        return not any(at_foot(table, n)[-1].had_room(after[n]) for n in both)
    open_ends = sum(not introduces(above) for above, _ in ends)
    return goes_on >= (1 if unnumbered else max(SEVERAL, open_ends))


def is_unnumbered(table: Stitching, first: Sequence[PartCell], column: int) -> bool:
    """Whether a row has a number and the one below the break has none; not of a label over rows."""
    owner, cell = at(table.foot, column), next((c for c in first if c.column == column), None)
    if owner is None or cell is None or not owner.lines or cell.lines:
        return False
    return owner.row_span == cell.row_span == 1


def is_apart(table: Stitching, cell: PartCell) -> bool:
    """Whether a text is no rest of one above: divided otherwise, or counted from 1 again."""
    owner = at(table.foot, cell.column)
    if owner is None or owner.column_span != cell.column_span:
        return bool(cell.lines)
    return counts_anew(owner.lines, cell.lines)


def are_apart(table: Stitching, first: Sequence[PartCell]) -> bool:
    """Whether texts at a break are of two rows: one had room to go on, or has a line elsewhere."""
    both = {cell.column for cell in table.foot if cell.lines}
    both &= {cell.column for cell in first if cell.lines}
    return bool(both & table.shown.dense & with_room(table)) or are_two_names(table, first)


def are_two_names(table: Stitching, first: Sequence[PartCell]) -> bool:
    """Whether a text stands below another one in a column of single lines."""
    before = {cell.column: cell.text for cell in table.foot if cell.lines}
    return any(
        before.get(cell.column, cell.text) != cell.text
        for cell in first
        if cell.column in table.shown.short and cell.text[:1] not in ("", *CLOSING)
    )


def is_another_label(table: Stitching, cell: PartCell) -> bool:
    """Whether a label begins at the break under another one."""
    owner = at(table.foot, cell.column)
    return (
        cell.column in table.shown.merged
        and owner is not None
        and bool(owner.lines and cell.lines)
        and not is_again(owner, cell)
        and not stands_across(owner, cell)
    )


def numbers_beside(table: Stitching, cell: PartCell) -> tuple[int, int] | None:
    """The numbers of a row above the break and below it, where its column counts.

    In a merged column the same number twice is a label over several rows, typed again.
    """
    owner = at(table.foot, cell.column)
    if owner is None or len(set(table.shown.counted.get(cell.column, ()))) < COUNTED:
        return None
    before, after = number_of(owner.text), number_of(without_mark(cell.text))
    if before is None or after is None or (before == after and cell.column in table.shown.merged):
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


def is_odd(table: Stitching, first: Sequence[PartCell]) -> bool:
    """Whether whole rows have texts in all columns where those at a break have, and none in some.

    So a row with texts in the columns alone where one of the two has them was not seen elsewhere.
    """
    own, above = in_columns(with_text(first)), in_columns(with_text(table.foot))
    kinds = {in_columns(kind) for kind in table.shown.kinds}
    if table.shown.rows < ENOUGH or not own or not above or {own, above} <= kinds:
        return False
    return (own < above and own not in kinds) or own | above in kinds


def in_columns(kind: frozenset[int]) -> frozenset[int]:
    """The columns in which a row of a kind has texts, be they numbers or not."""
    return frozenset(column for column in kind if column > 0)


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
