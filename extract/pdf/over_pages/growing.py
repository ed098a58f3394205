"""A table while it grows page by page, and what is known of its columns so far."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

from extract.model import Box, Remark
from extract.pdf.lines import Line, text_of
from extract.pdf.numbers import number_of
from extract.pdf.over_pages.edges import Edges
from extract.pdf.over_pages.headers import RowText
from extract.pdf.page_parts import PartCell, TablePart
from extract.pdf.pages import Extent

ENOUGH = 4
"""Rows by which a column shows that its texts are of one line."""
NUMBERED = 2
"""The numbers of rows stand in one of so many columns."""
STOPS = frozenset("。！？")
"""With one of them a sentence ends."""


@dataclass(slots=True)
class GrowingCell:
    """A cell that may still grow; its lines on its last page are those from ``turned`` on.

    There it begins with the row ``top``; 0 where that is a row that the page break cuts, too.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    lines: list[Line]
    boxes: list[Box]
    turned: int = 0
    top: int = 0

    @property
    def text(self) -> str:
        """The text of its lines without spaces, to compare cells by."""
        return text_of(self.lines)

    @property
    def end(self) -> int:
        """Its last row."""
        return self.row + self.row_span - 1


@dataclass(slots=True)
class Shown:
    """What pages show of the columns of a table, of so many ``columns``, by so many ``rows``.

    Which have rows of their own, which hold blank cells, which texts of several lines, which merged
    cells, which ``hollow`` ones (merged, without a text), and which one text in two rows; ``kinds``
    are the columns in which a row has texts of its own, with those where such rows are blank. Rows
    at a break tell nothing of that. ``ends`` counts the texts of columns that end with a stop, and
    all of them. ``counted`` are the numbers of rows by column. ``is_open`` says
    that no line is drawn below what goes on on another page, ``is_shut`` that one is below what
    ends. ``heads`` are how many rows pages have in common with the first one at their top.
    """

    columns: int = 0
    rows: int = 0
    is_open: bool = False
    is_shut: bool = False
    filled: set[int] = field(default_factory=set)
    blank: set[int] = field(default_factory=set)
    wrapped: set[int] = field(default_factory=set)
    merged: set[int] = field(default_factory=set)
    hollow: set[int] = field(default_factory=set)
    repeating: set[int] = field(default_factory=set)
    kinds: dict[frozenset[int], set[int]] = field(default_factory=dict)
    ends: dict[int, tuple[int, int]] = field(default_factory=dict)
    counted: dict[int, list[int]] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)

    def note(self, cells: Iterable[GrowingCell | PartCell], first: int, last: int) -> None:
        """Note what columns hold, by cells within the rows from ``first`` to ``last``.

        That a text comes again is looked for where it is one line: a label.
        """
        before: dict[int, str] = {}
        kinds: dict[int, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
        for cell in cells:
            text = cell.text if len(cell.lines) == 1 else ""
            if text and before.get(cell.column) == text:
                self.repeating.add(cell.column)
            before[cell.column] = text
            if len(cell.lines) > 1 and cell.row > 1:
                self.wrapped.add(cell.column)
            if cell.row_span > 1:
                self.merged.add(cell.column)
                if not cell.lines and first <= cell.row <= last + 1 - cell.row_span:
                    self.hollow.add(cell.column)
            elif first <= cell.row <= last:
                (self.filled if cell.lines else self.blank).add(cell.column)
                kinds[cell.row][not cell.lines].add(cell.column)
                if is_number(cell):
                    kinds[cell.row][0].add(-cell.column)
            if cell.lines and max(first, 2) <= cell.row <= last + 1 - cell.row_span:
                self._note_end(cell)
        self.rows += len(kinds)
        for texts, blank in kinds.values():
            self.kinds.setdefault(frozenset(texts), set()).update(blank)

    def _note_end(self, cell: GrowingCell | PartCell) -> None:
        """Note whether the text of a cell ends with a stop."""
        stopped, texts = self.ends.get(cell.column, (0, 0))
        stopped += cell.lines[-1].text.rstrip()[-1:] in STOPS
        self.ends[cell.column] = stopped, texts + 1

    @property
    def dense(self) -> set[int]:
        """The columns that are never blank and never merged."""
        return self.filled - self.blank - self.merged

    @property
    def usual_head(self) -> int | None:
        """How many rows most pages have in common with the first one; None where there is none."""
        rows, pages = next(iter(Counter(self.heads).most_common(1)), (0, 0))
        return rows if pages > 1 and 2 * pages > len(self.heads) else None

    @property
    def short(self) -> set[int]:
        """The columns never merged whose texts are names of one line, where enough show it."""
        names = self.filled - self.merged - self.wrapped - self.sentences
        whole = self.dense if self.rows >= ENOUGH else set()
        return {n for n in names if n in whole or self.ends.get(n, (0, 0))[1] >= ENOUGH}

    @property
    def sentences(self) -> set[int]:
        """The columns of which all texts are sentences, with a stop at the end."""
        return {n for n, (stopped, texts) in self.ends.items() if stopped == texts >= ENOUGH}


@dataclass(slots=True)
class Stitching:
    """A table that grows page by page; ``number`` counts the tables of the document from 1.

    ``foot`` are the cells that reach its last row. ``so_far`` is what its pages up to here show of
    its columns, ``whole`` what all of them do, where these were looked through before. ``depth``
    counts the rows of a header of several; ``retyped`` where labels were typed again for a page;
    ``edges`` are the lines at the last break, where these tell what goes on;
    ``drawn`` where its columns are, on one page at least. ``bands`` are its cells over the full
    width, ``reach`` is how far texts of each column get where columns are inferred.
    """

    number: int
    xs: tuple[float, ...]
    cells: list[GrowingCell]
    last: TablePart
    rows: int = 0
    parts: list[tuple[TablePart, bool]] = field(default_factory=list)
    depth: int = 0
    retyped: bool = False
    edges: Edges = Edges()  # noqa: RUF009 - nothing is put into it
    drawn: bool = False
    foot: list[GrowingCell] = field(default_factory=list)
    header: dict[int, RowText] = field(default_factory=dict)
    so_far: Shown = field(default_factory=Shown)
    whole: Shown | None = None
    bands: list[GrowingCell] = field(default_factory=list)
    reach: dict[int, Extent] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    divisions: list[Sequence[float]] = field(default_factory=list)

    def add(self, cell: GrowingCell) -> None:
        """Add a cell below those that are there."""
        self.cells.append(cell)
        self.note_cell(cell)

    def note_cell(self, cell: GrowingCell) -> None:
        """Note the number that a cell holds, that it is a band, and how far its text gets."""
        if cell.column <= NUMBERED and (number := number_of(cell.text)) is not None:
            self.so_far.counted.setdefault(cell.column, []).append(number)
        if cell.column_span == len(self.xs) - 1:
            self.bands.append(cell)
        if self.last.inferred and cell.column_span == 1:
            self.reach |= reaches([cell], self.reach)

    @property
    def is_all_open(self) -> bool:
        """Whether no line is drawn at the last break, where lines part the rows at others."""
        return self.shown.is_shut and bool(self.edges.open) and not self.edges.shut

    @property
    def shown(self) -> Shown:
        """What is known of its columns: by all its pages if they have as many, or those so far."""
        whole = self.whole
        return whole if whole is not None and whole.columns == len(self.xs) - 1 else self.so_far


def grown(cell: PartCell) -> GrowingCell:
    """A cell of a page as one that may grow."""
    return GrowingCell(
        cell.row, cell.column, cell.row_span, cell.column_span, list(cell.lines), [cell.box]
    )


def at(cells: Sequence[GrowingCell], column: int) -> GrowingCell | None:
    """The cell that stands in a column."""
    return next((c for c in cells if c.column <= column < c.column + c.column_span), None)


def with_text(cells: Iterable[GrowingCell | PartCell]) -> frozenset[int]:
    """The columns in which cells of one row have texts; that of its number below 0, too."""
    own = [cell for cell in cells if cell.row_span == 1]
    texts = (cell.column for cell in own if cell.lines)
    return frozenset([*texts, *(-cell.column for cell in own if is_number(cell))])


def is_number(cell: GrowingCell | PartCell) -> bool:
    """Whether a cell holds the number of a row and nothing else."""
    return cell.column <= NUMBERED and number_of(cell.text) is not None


def reaches(
    cells: Iterable[GrowingCell | PartCell], so_far: Mapping[int, Extent]
) -> dict[int, Extent]:
    """How far to the left and right the texts of each column get, with those so far."""
    found = dict(so_far)
    for cell in cells:
        if cell.column_span == 1 and cell.lines:
            left, right = found.get(cell.column, (inf, -inf))
            ends = [x for line in cell.lines for x in (line.x0, line.x1)]
            found[cell.column] = min(left, *ends), max(right, *ends)
    return found


def leave_white(reach: Mapping[int, Extent], columns: int, over: float = 0.0) -> bool:
    """Whether texts of several parts leave white between inferred columns: then these are alike.

    Where tags tell the columns, texts may reach so far ``over`` into the next one.
    """
    open_column = (inf, -inf)
    spans = [reach.get(column, open_column) for column in range(1, columns + 1)]
    return all(a[1] < b[0] + over for a, b in pairwise(spans))
