"""Texts of which what stands below a page break is the rest, whatever the rows are."""

import re
from collections.abc import Sequence

from extract.pdf.lines import Line
from extract.pdf.numbers import FIRST, counted, counts_on
from extract.pdf.over_pages.going_on import runs_on
from extract.pdf.over_pages.growing import STOPS, Stitching, at
from extract.pdf.page_parts import PartCell

OPENING, CLOSED = re.compile(r"[（〔【\[]"), re.compile(r"[）〕】\]]")
LISTING = ("、", "，")
"""What stands between the names of a list."""


def at_foot(table: Stitching, column: int) -> list[Line]:
    """The lines above the break in a column."""
    owner = at(table.foot, column)
    return owner.lines if owner is not None else []


def is_unstopped(table: Stitching, cell: PartCell) -> bool:
    """Whether a text above the break is full and has no end, in a column of whole sentences."""
    above = at_foot(table, cell.column)
    if not above or not cell.lines or cell.column not in table.shown.sentences:
        return False
    return above[-1].text.rstrip()[-1:] not in STOPS and runs_on(above[-1], cell.lines[0])


def is_broken_off(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether a bracket opens above a break and closes below it, or a list of names goes on.

    >>> texts = "甲（限", "重点）", "甲、", "乙", "（丙）"
    >>> a, b, c, d, e = ([Line(text, 0, 9, 0, 10, 9)] for text in texts)
    >>> is_broken_off(a, b), is_broken_off(a, d), is_broken_off(c, d), is_broken_off(d, e)
    (True, False, True, False)
    """
    texts = ["".join(line.text for line in lines).strip() for lines in (above, below)]
    opened, closed = (OPENING.sub("(", CLOSED.sub(")", text)) for text in texts)
    is_open = opened.rfind("(") > opened.rfind(")")
    is_closed = ")" in closed.split("(")[0]
    return (is_open and is_closed) or texts[0][-1:] in LISTING


def counts_on_within(table: Stitching, cell: PartCell) -> bool:
    """Whether subsections of a cell count on from those above a page break.

    In a column of which texts hold several subsections, and none begins but with the first.
    """
    owner = at(table.foot, cell.column)
    if owner is None or not counts_on(owner.lines, cell.lines):
        return False
    texts = [c.lines for c in table.cells if c.column == cell.column and c.lines]
    numbers = [[number for line in lines if (number := counted(line)[0])] for lines in texts]
    first = {counted(lines[0])[0] for lines in texts}
    return first <= {"", *FIRST} and any(len(several) > 1 for several in numbers)
