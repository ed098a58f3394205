"""Merges that are written in other ways than ``gridSpan`` and ``vMerge``: they become these.

That is the older way to merge to the right (ECMA-376 part 4, ``hMerge``), and a merge downwards
that is a tracked change (part 1, 17.13.5.3), which is taken as accepted.
"""

from collections.abc import Iterator

from lxml import etree

from extract.word.marks import doubt
from extract.word.ooxml import attribute, child, number, tag

ROW, CELL, PROPERTIES = tag("tr"), tag("tc"), tag("tcPr")
SPAN, DOWN = tag("gridSpan"), tag("vMerge")
STARTS, GOES_ON = "rest", "cont"
"""What a tracked merge says of its cell."""

TEXT = tag("t")
SHOWN_LETTERS = 40
WITHOUT_START = (
    "a cell continues a merge to the right that no cell before it starts: read by itself"
)
COVERED = "a cell that is merged with the one before it holds a text of its own: not read"


def widen(merge: etree._Element) -> None:
    """Write a ``hMerge`` that goes on as the span of the cell before.

    It goes on only where one begins (17.18.57). What the cell holds is not seen then, and told.
    """
    properties = merge.getparent()
    cell = None if properties is None else properties.getparent()
    row = None if cell is None else cell.getparent()
    if cell is None or row is None or cell.tag != CELL or attribute(merge, "val") == "restart":
        return
    start = cell.getprevious()
    if start is None or start.tag != CELL or child(start, "tcPr", "hMerge") is None:
        _tell(cell, doubt("merge-without-start", WITHOUT_START))
        return
    _set(start, SPAN, str(sum(map(_span_of, (start, cell)))))
    text = "".join(text.text or "" for text in cell.iter(TEXT)).strip()
    if text:
        _tell(start, doubt("merge-hides-text", COVERED, text[:SHOWN_LETTERS]))
    row.remove(cell)


def _tell(cell: etree._Element, mark: etree._Element) -> None:
    """Leave a doubt in a cell."""
    paragraph = child(cell, "p")
    if paragraph is not None:
        paragraph.append(mark)


def accept(merge: etree._Element) -> None:
    """Write a ``cellMerge`` as the ``vMerge`` that it makes of its cell.

    The cell above one that it merges upwards may say nothing of it: it is the start.
    """
    properties = merge.getparent()
    cell = None if properties is None else properties.getparent()
    if cell is None or cell.tag != CELL:
        return
    kind = attribute(merge, "vMerge")
    if kind == STARTS:
        _set(cell, DOWN, "restart")
    elif kind == GOES_ON:
        _set(cell, DOWN, "continue")
        above = _above(cell)
        if above is not None and child(above, "tcPr", "vMerge") is None:
            _set(above, DOWN, "restart")
    else:
        _set(cell, DOWN, None)


def _above(cell: etree._Element) -> etree._Element | None:
    """The cell of the row above that stands in the same columns."""
    row = cell.getparent()
    upper = None if row is None else next(row.itersiblings(ROW, preceding=True), None)
    if row is None or upper is None:
        return None
    start = next((at for at, own in _starts(row) if own is cell), None)
    beside = (other for at, other in _starts(upper) if at == start)
    return next((other for other in beside if _span_of(other) == _span_of(cell)), None)


def _starts(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells of a row, each with the columns before it."""
    before = child(row, "trPr", "gridBefore")
    column = 0 if before is None else number(before, "val")
    for cell in row.iterchildren(CELL):
        yield column, cell
        column += _span_of(cell)


def _span_of(cell: etree._Element) -> int:
    span = child(cell, "tcPr", "gridSpan")
    return 1 if span is None else max(number(span, "val", 1), 1)


def _set(cell: etree._Element, name: str, value: str | None) -> None:
    """Give a cell a property with a value, in place of those of that name; None takes it away."""
    properties = child(cell, "tcPr")
    if properties is None:
        properties = etree.Element(PROPERTIES)
        cell.insert(0, properties)
    for old in list(properties.iterchildren(name)):
        properties.remove(old)
    if value is not None:
        etree.SubElement(properties, name).set(tag("val"), value)
