"""The grid of a Word table (ECMA-376 part 1, 17.4): which cells there are, and what they cover."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from lxml import etree

from extract.model import Remark
from extract.word.marks import COUNTED
from extract.word.ooxml import FALSE, attribute, child, children, number, tag, tags
from extract.word.widths import BY_WIDTH, SOURCE

ROW, CELL = tag("tr"), tag("tc")
ROW_PROPERTIES, CELL_PROPERTIES = tag("trPr"), tag("tcPr")
SPAN, BEFORE, AFTER = tag("gridSpan"), tag("gridBefore"), tag("gridAfter")
HEADING_ROW = tag("tblHeader")
DELETED_ROW, HIDDEN_ROW = tag("del"), tag("hidden")
DOWN = tag("vMerge")
TEXT = tag("t")
NOTE_MARKS = tags("footnoteReference", "endnoteReference")
WIDEST = 63
"""Word has no table of more columns; a span that claims more is cut to what the grid has."""

CONTINUE = "continue"
SHOWN_LETTERS = 40
MISPLACED = "text stands where the format has none, outside of paragraphs, cells or rows: not read"
AS_WIDE = Remark(
    "span-by-width", "a cell says no span and is as wide as several columns: read over them"
)
STAGGERED = Remark(
    "cell-place-doubtful", "a row has fewer cells than others, and they end where no column does"
)
BEHIND = Remark(
    "properties-behind",
    "what a cell or a row says of itself stands behind its content: read as if it stood before it",
)
SHOWN_THOUGH_HIDDEN = Remark(
    "row-hidden", "a row is marked as hidden and holds what is not hidden: read, for it is shown"
)
Properties = dict[str, etree._Element]  # noqa: SLF001 - lxml has no public name for its type
NONE: Properties = {}


@dataclass(slots=True)
class CellPlace:
    """Where a cell that is seen stands, from 1, and what it covers.

    ``row_span`` grows while the rows below are looked at. One that ``is_covered`` by a merge is
    given only where fields or notes in it count.
    """

    row: int
    column: int
    column_span: int
    row_span: int = 1
    remarks: tuple[Remark, ...] = ()
    is_covered: bool = False


Placed = tuple[CellPlace, etree._Element]  # noqa: SLF001 - lxml has no public name for its type


def places(table: etree._Element) -> Iterator[Placed]:
    """The cells of a table by row, then column; cells that a merge covers are not seen.

    A cell is the start of a vertical merge or stands alone. What continues a merge belongs to the
    cell above it in the same columns, and its own content is not seen (17.4.84).
    """
    widths = _Widths(table)
    merges: dict[int, CellPlace] = {}
    rows = ((row, _properties(row, ROW_PROPERTIES)) for row in table.iterchildren(ROW))
    seen = ((row, properties) for row, properties in rows if DELETED_ROW not in properties)
    number_of_row = cells = 0
    for number_of_row, (row, of_row) in enumerate(seen, 1):
        left_out, remarks = widths.claimed(of_row, BEFORE, row)
        remarks += _of_row(of_row) if of_row else ()
        column = 1 + left_out
        for cells, element in enumerate(row.iterchildren(CELL), 1):  # noqa: B007 - asked below
            properties = _properties(element, CELL_PROPERTIES)
            if not properties:
                merges.pop(column, None)
                yield CellPlace(number_of_row, column, 1, remarks=remarks), element
                column += 1
                remarks = ()
                continue
            claimed, doubts = widths.claimed(properties, SPAN, row)
            span, down = max(claimed, 1), _merge(properties)
            if down == CONTINUE and _goes_on(merges.get(column), number_of_row, span):
                merges[column].row_span += 1
                if next(element.iter(COUNTED, *NOTE_MARKS), None) is not None:
                    yield CellPlace(number_of_row, column, span, is_covered=True), element
            else:
                doubts += (BEHIND,) if CELL_PROPERTIES in properties else ()
                place = CellPlace(number_of_row, column, span, 1, remarks + doubts)
                _start(place, down, merges)
                yield place, element
                remarks = ()
            column += span
        if len(row) > cells:
            yield from _astray(row, CELL, number_of_row)
    yield from _astray(table, ROW, max(number_of_row, 1))


def _astray(element: etree._Element, name: str, number_of_row: int) -> Iterator[Placed]:
    """What stands in a row outside of its cells, or in a table outside of rows, as if covered."""
    for remark, part in misplaced(element, name):
        yield CellPlace(number_of_row, 1, 1, remarks=(remark,), is_covered=True), part


def misplaced(element: etree._Element, *known: str) -> Iterator[tuple[Remark, etree._Element]]:
    """The children with text in them that are none of the ``known``: where no reader looks."""
    for part in element:
        if part.tag not in known:
            text = "".join(t.text or "" for t in part.iter(TEXT)).strip()
            if text:
                yield Remark("content-misplaced", MISPLACED, text[:SHOWN_LETTERS]), part


def _of_row(properties: Properties) -> tuple[Remark, ...]:
    """The doubts about a row as such.

    One whose mark is hidden and whose cells are not is seen (17.4.20).
    """
    remarks = (BEHIND,) if ROW_PROPERTIES in properties else ()
    hidden = properties.get(HIDDEN_ROW)
    if hidden is None or attribute(hidden, "val") in FALSE:
        return remarks
    return (*remarks, SHOWN_THOUGH_HIDDEN)


def framed(table: etree._Element) -> etree._Element | None:
    """The cell of a table that is but a frame: its only one, with a table in it."""
    seen = (element for place, element in places(table) if not place.is_covered)
    found = list(islice(seen, 2))
    return found[0] if len(found) == 1 and child(found[0], "tbl") is not None else None


def heading_rows(table: etree._Element) -> int:
    """How many of the rows that are seen are marked as headings, from the first on (17.4.78)."""
    rows = (_properties(row, ROW_PROPERTIES) for row in table.iterchildren(ROW))
    marks = (row.get(HEADING_ROW) for row in rows if DELETED_ROW not in row)
    return sum(
        1
        for _ in takewhile(
            lambda mark: mark is not None and attribute(mark, "val") not in FALSE, marks
        )
    )


class _Widths:
    """How wide a table is: by its grid, and where a cell claims more than that, by its rows."""

    def __init__(self, table: etree._Element) -> None:
        self.table = table
        self.columns = sum(
            1 for grid in children(table, "tblGrid") for _ in children(grid, "gridCol")
        )
        self._rows: dict[etree._Element, int] = {}
        self._widest: list[int] = []

    def claimed(
        self, properties: Properties, name: str, row: etree._Element
    ) -> tuple[int, tuple[Remark, ...]]:
        """The columns that a property claims, as many as there can be; a doubt where that is less.

        A claim holds that the grid or another row bears out, or that nothing speaks against. Of one
        that is too wide is left what the rest of its row does not need.
        """
        element = properties.get(name)
        if element is None:
            return 0, ()
        claimed = max(number(element, "val"), 0)
        source = element.get(SOURCE)
        if source is not None:
            return claimed, (AS_WIDE if source == BY_WIDTH else STAGGERED,)
        if claimed <= max(self.columns, 1):
            return claimed, ()
        most = max(self.columns, min(self._beside(row), WIDEST)) if self.columns else WIDEST
        if claimed <= most:
            return claimed, ()
        what = "a cell" if name == SPAN else "the start of a row"
        message = f"{what} claims {claimed} columns, the table has {most}"
        others = _width(row) - claimed
        return min(max(most - others, 1), most), (Remark("span-too-wide", message),)

    def _beside(self, row: etree._Element) -> int:
        """The width of the widest row but this one."""
        if not self._rows:
            self._rows = {other: _width(other) for other in self.table.iterchildren(ROW)}
            self._widest = sorted(self._rows.values(), reverse=True)[:2]
        is_widest = self._rows[row] == self._widest[0]
        return (
            self._widest[-1]
            if is_widest and len(self._widest) > 1
            else (0 if is_widest else self._widest[0])
        )


def _width(row: etree._Element) -> int:
    """The columns that a row claims: before its cells, by them, and behind them."""
    properties = _properties(row, ROW_PROPERTIES)
    around = (properties[name] for name in (BEFORE, AFTER) if name in properties)
    spans = (_properties(cell, CELL_PROPERTIES).get(SPAN) for cell in row.iterchildren(CELL))
    return sum(max(number(claim, "val"), 0) for claim in around) + sum(
        1 if span is None else max(number(span, "val", 1), 1) for span in spans
    )


def _properties(element: etree._Element, name: str) -> Properties:
    """The properties of a row or a cell by their tags; they stand first (17.4.78, 17.4.69).

    Where they stand behind the content, against the standard, they hold too, and say so.
    """
    first = element[0] if len(element) else None
    if first is not None and first.tag != name:
        first = next(element.iterchildren(name), None)
        if first is not None and len(first):
            return {name: first} | {part.tag: part for part in first}
    if first is None or not len(first):
        return NONE
    return {part.tag: part for part in first}


def _start(place: CellPlace, merge: str | None, merges: dict[int, CellPlace]) -> None:
    """Note where a vertical merge starts; one that only continues has lost its start."""
    if merge is None:
        merges.pop(place.column, None)
        return
    merges[place.column] = place
    if merge == CONTINUE:
        message = "a cell continues a merge that no cell above it starts; it is read as a start"
        place.remarks += (Remark("merge-without-start", message),)


def _goes_on(start: CellPlace | None, row: int, span: int) -> bool:
    """Whether a merge from above reaches this row, in the same columns."""
    return start is not None and start.row + start.row_span == row and start.column_span == span


def _merge(properties: Properties) -> str | None:
    """``restart`` or ``continue``; a merge without a value continues (17.18.57)."""
    merge = properties.get(DOWN)
    return None if merge is None else attribute(merge, "val") or CONTINUE
