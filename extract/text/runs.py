"""Runs of cells into a table: where rows begin that nothing marks, and who stands in which column.

A run is what a text capture has between two row boundaries: mostly one row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from statistics import median

from extract.model import Cell, Paragraph, Remark, Table, UnreadableError
from extract.text.placing import Likeness, PlacedRow, Placing, framed, longest, place

WIDEST = 60
ABSENT_COLUMNS = 2
PERIODIC = 0.5
"""How much more alike the cells of columns must be than all cells, for rows to be told by count."""


@dataclass(slots=True)
class Draft:
    """A cell as it is being read: its lines so far, and the line that it begins on."""

    lines: list[str]
    number: int

    @property
    def text(self) -> str:
        """Its lines, apart by line breaks."""
        return "\n".join(self.lines)


@dataclass(slots=True)
class Run:
    """The cells between two row boundaries: one row, or several whose boundary is not marked.

    The first cell of an ``anchored`` run stands in the first column; ``is_row`` says that the
    boundaries are certain.
    """

    cells: list[Draft] = field(default_factory=list)
    anchored: bool = False
    is_row: bool = False

    @property
    def texts(self) -> list[str]:
        """The texts of its cells."""
        return [cell.text for cell in self.cells]


def _bounded(runs: list[Run]) -> list[Run]:
    """The runs of a table, the first of them its heading row, where boundaries can be told."""
    if runs[0].is_row:
        return runs
    runs = _with_lone_numbers(runs)
    if len(runs) > 1 and median(len(run.cells) for run in runs) > 1:
        if len(runs[0].cells) <= max(len(run.cells) for run in runs[1:]):
            return runs
        starts = _numbered(runs[0].cells)
        return [*(Run(runs[0].cells[a:b]) for a, b in pairwise(starts)), *runs[1:]]
    cells = [cell for run in runs for cell in run.cells]
    starts = _numbered(cells)
    if len(starts) > len((0, "the end")):
        return [Run(cells[start:end]) for start, end in pairwise(starts)]
    period = _period([cell.text for cell in cells])
    if period is None:
        message = (
            f"line {cells[0].number}: the rows of this table cannot be told apart: no blank lines "
            "between them, no numbers, not the same cells in each; put a blank line between rows"
        )
        raise UnreadableError(message)
    first = period + len(cells) % period
    later = range(first, len(cells), period)
    return [Run(cells[:first]), *(Run(cells[start : start + period]) for start in later)]


def _with_lone_numbers(runs: Sequence[Run]) -> list[Run]:
    """The runs, each that is a number alone joined to the one behind it.

    An editor that strips white space from line ends turns an empty cell into a blank line.
    """
    joined: list[Run] = []
    lone: Run | None = None
    for run in runs:
        if lone is not None:
            joined.append(Run([*lone.cells, *run.cells], anchored=True))
            lone = None
        elif len(run.cells) == 1 and _count(run.cells[0].lines[0]) is not None:
            lone = run
        else:
            joined.append(run)
    return joined if lone is None else [*joined, lone]


def _count(text: str) -> int | None:
    """The number that a number cell holds.

    >>> _count("12"), _count("（3）"), _count("3年")
    (12, 3, None)
    """
    bare = text.strip(".、．()（） ")
    return int(bare) if bare.isdecimal() else None


def _numbered(cells: Sequence[Draft]) -> list[int]:
    """The places where a row begins: 0, those of numbers that follow each other, and the end."""
    counts = [_count(cell.lines[0]) for cell in cells]
    width = next((at for at in range(2, len(counts)) if _begins_counting(counts, at)), None)
    if width is None:
        return [0, len(counts)]
    starts = [0, width]
    for wanted in range((counts[width] or 0) + 1, len(counts) + (counts[width] or 0)):
        at = starts[-1] + width
        if at >= len(counts) or counts[at] != wanted:
            after = range(starts[-1] + 2, len(counts))
            at = next((place for place in after if counts[place] == wanted), 0)
        if not at:
            break
        starts.append(at)
    return [*starts, len(counts)]


def _begins_counting(counts: Sequence[int | None], at: int) -> bool:
    """Whether the cell is a number, 1 or one that the next row's number follows."""
    number = counts[at]
    if number is None:
        return False
    return number == 1 or number + 1 in counts[at + 2 : at + 2 + WIDEST]


def _period(texts: Sequence[str]) -> int | None:
    """How many cells each row has, where all have as many: the count whose columns fit best.

    The heading row may have up to two more, for columns that every row leaves out. None where
    no count gives columns that are more alike than the cells are as a whole.
    """

    def misfit(width: int, first: int) -> float:
        rows = [texts[start : start + width] for start in range(first, len(texts), width)]
        likeness = Likeness((tuple(enumerate(row, 1)) for row in rows), width)
        cost = sum(likeness.costs(text)[i] for row in rows for i, text in enumerate(row))
        return cost / (len(texts) - first)

    fewest_rows = 3
    counts = range(2, min(WIDEST, len(texts) // fewest_rows))
    fits = [(misfit(n, n + len(texts) % n), n) for n in counts if len(texts) % n <= ABSENT_COLUMNS]
    best = min(fits, default=(inf, 0))
    return best[1] if best[0] < PERIODIC * misfit(1, 0) else None


def table_of(runs: list[Run], number: int, remarks: list[Remark]) -> Table:
    """The table of the runs, the first of which holds the headings; doubts go to ``remarks``.

    ``number`` is its place in the document. `UnreadableError` where rows cannot be told apart.
    """
    runs = _bounded(runs)
    width = next((len(run.cells) for run in runs if len(run.cells) > 1), 1)
    cells: list[Cell] = []
    row = placed = 0
    for run, placing in zip(runs, _placings(runs, width), strict=True):
        remarks += _doubts(run, placing, number, row + 1)
        span = width if len(run.cells) == 1 else 1
        drafts = iter(run.cells)
        for columns in placing.rows:
            row += 1
            placed += 1 < len(columns) < width
            cells += [_cell(next(drafts), row, column, span) for column, _ in columns]
    if placed:
        message = f"{placed} of {row} rows leave cells out; theirs were placed by likeness"
        remarks.append(Remark("cells-placed", message, table=number))
    return Table(tuple(cells))


def _doubts(run: Run, placing: Placing, table: int, row: int) -> Iterator[Remark]:
    text = " | ".join(run.texts)
    if len(placing.rows) > 1:
        message = f"nothing marks where rows begin; these cells were read as {len(placing.rows)}"
        yield Remark("rows-inferred", message, text, table, row)
    elif placing.is_doubtful:
        message = "cells are missing in this row, and where is not beyond doubt"
        yield Remark("cell-place-doubtful", message, text, table, row)


def _placings(runs: Sequence[Run], width: int) -> list[Placing]:
    """Where the cells of each run stand: as they come where the row is complete or one cell.

    The others are placed by the complete rows. Where there are none two ways to begin are tried,
    and the one with the lower cost in the end is taken.
    """
    rows = [run.texts for run in runs[1:]]
    whole = [tuple(enumerate(row, 1)) for row in rows if len(row) == width]
    begun = [whole] if whole else [framed(rows, width), longest(rows, width)]
    return min(
        (_placed_twice(runs, likely, width) for likely in begun),
        key=lambda placings: sum(placing.cost for placing in placings),
    )


def _placed_twice(runs: Sequence[Run], likely: list[PlacedRow], width: int) -> list[Placing]:
    """The cells of each run placed by the rows given, then by all those whose place is sure."""

    def placed(likeness: Likeness) -> Iterator[Placing]:
        for run in runs:
            if len(run.cells) in {1, width}:
                yield Placing((tuple(enumerate(run.texts, 1)),), inf)
            else:
                yield place(run.texts, likeness, anchored=run.anchored)

    first = list(placed(Likeness(likely, width)))
    sure = [row for p in first[1:] if not p.is_doubtful for row in p.rows if len(row) > 1]
    return list(placed(Likeness(sure or likely, width)))


def _cell(draft: Draft, row: int, column: int, span: int) -> Cell:
    paragraphs = tuple(Paragraph(line) for line in draft.lines)
    return Cell(row, column, paragraphs, column_span=span)
