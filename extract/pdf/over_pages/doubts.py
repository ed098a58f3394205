"""What signs disagree about at a page break."""

from collections.abc import Sequence

from extract.model import Remark
from extract.pdf.over_pages.breaks import are_apart, is_odd, numbers_beside
from extract.pdf.over_pages.going_on import is_unfinished, runs_on
from extract.pdf.over_pages.growing import Stitching, at
from extract.pdf.over_pages.labels import ends_there, fill_their_lines, is_again, meet
from extract.pdf.over_pages.rests import at_foot, counts_on_within, is_unstopped
from extract.pdf.page_parts import PartCell, TablePart

LONG = 2
"""Lines of a cell that is a text and not a name."""


def doubt_two_rows(
    table: Stitching, part: TablePart, first: Sequence[PartCell], *, unruled: bool
) -> None:
    """Remark where signs speak against two rows at a page break."""
    reasons = ["no line is drawn there"] if unruled else []
    if any(
        c.column in table.shown.counted.keys() & table.shown.dense and not c.lines for c in first
    ):
        reasons.append("the second has no number")
    if any(counts_on_within(table, cell) for cell in first):
        reasons.append("subsections count on in the second")
    if is_odd(table, first):
        reasons.append("no other row has texts in these columns alone")
    for cell in first:
        lines = at_foot(table, cell.column)
        if cell.lines and len(lines) >= LONG and runs_on(lines[-1], cell.lines[0]):
            reasons.append(f"{lines[-1].text[-12:]!r} is not at its end")
    if reasons:
        why = ", ".join(reasons)
        message = f"read as two rows at the break before page {part.page}, though {why}"
        _tell(table, part, message)


def doubt_one_row(table: Stitching, part: TablePart, first: Sequence[PartCell]) -> None:
    """Remark where signs speak against one row over a page break."""
    early = are_apart(table, first) or ends_beside_sentence(table, first)
    if early and not any(numbers_beside(table, cell) for cell in first):
        message = f"read as one row over the break before page {part.page}, though "
        message += "a text of it ends early, or others of its column have one line"
        _tell(table, part, message)


def ends_beside_sentence(table: Stitching, first: Sequence[PartCell]) -> bool:
    """Whether a sentence alone tells of one row, and a text beside it had room to go on."""
    if not any(is_unstopped(table, cell) for cell in first):
        return False
    ends = [(at_foot(table, cell.column), cell.lines) for cell in first if cell.lines]
    return any(above[-1].had_room(below[0]) for above, below in ends if above)


def doubt_labels(
    table: Stitching, part: TablePart, first: Sequence[PartCell], kept: set[int]
) -> None:
    """Remark where a break may cut a label, and the texts above and below it are two or are one."""
    for cell in first:
        owner = at(table.foot, cell.column)
        if owner is None or not owner.lines or not cell.lines or is_again(owner, cell):
            continue
        is_one = cell.column in kept
        is_label = owner.row_span > 1 or cell.row_span > 1
        may_be = is_label and not table.retyped and is_unfinished(owner.lines[-1])
        may_be = may_be and ends_there(owner)
        if is_one or (may_be and (meet(owner, cell) or not fill_their_lines(table, owner))):
            texts = f"{owner.lines[-1].text[-12:]!r} and {cell.lines[0].text[:12]!r}"
            labels = "one label" if is_one else "two labels"
            message = f"{texts} are read as {labels} at the break before page {part.page}"
            _tell(table, part, message)


def doubt_blank_labels(table: Stitching) -> Sequence[Remark]:
    """Remark the labels over several rows that are blank, in a column where most others are not.

    Nothing shows whether they go on with the label above, or what has their text.
    """
    merged = [cell for cell in table.cells if cell.row_span > 1 and cell.row > table.depth]
    labelled = [cell.column for cell in merged if cell.lines]
    blank = [c for c in merged if not c.lines and c.column not in table.shown.blank]
    return [
        Remark(
            "label-rows-doubtful",
            f"a label over {cell.row_span} rows is blank, or goes on with the one above",
            "",
            table.number,
            cell.row,
            cell.boxes[0].page,
        )
        for cell in blank
        if labelled.count(cell.column) > sum(c.column == cell.column for c in blank)
    ]


def _tell(table: Stitching, part: TablePart, message: str) -> None:
    """Remark a doubt at the break before a part."""
    place = (table.number, table.rows, part.page)
    table.remarks.append(Remark("row-cut-doubtful", message, "", *place))
