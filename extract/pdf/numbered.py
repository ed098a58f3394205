"""Rows that no line parts in a drawn table: each has its number in the first columns.

A cell that holds nothing but numbers that count on, one a line, is that of as many rows. These part
where the lines of all columns are furthest apart between two numbers.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.pdf.grid import Grid, GridCell
from extract.pdf.lines import characters_to_lines
from extract.pdf.pages import Character
from extract.pdf.parting import number_of

NUMBERED = 3
"""The numbers of rows stand in one of so many columns; labels over several rows before them."""
FEWEST = 2
SAME_LINE = 2.0
"""Points: baselines nearer to each other are one line of several columns."""
SAME_STEP = 0.5
CENTRE = 0.35
"""Of the font size: how high above its baseline the middle of a letter is."""

Owned = list[list[Character]]


def with_numbered_rows(grid: Grid, owned: Owned) -> tuple[Grid, Owned]:
    """The grid with such rows apart, and the characters of its cells."""
    if grid.inferred:
        return grid, owned
    rows = {cell.row for cell, held in zip(grid.cells, owned, strict=True) if _counts(cell, held)}
    cuts = {row: found for row in rows if (found := row_cuts(grid, owned, row))}
    if not cuts:
        return grid, owned
    moved = {
        row: row + sum(len(c) for r, c in cuts.items() if r < row) for row in range(1, len(grid.ys))
    }
    cells: list[GridCell] = []
    texts: Owned = []
    labels = {
        (row, column)
        for row, found in cuts.items()
        for column in labels_of(grid, owned, row, found)
    }
    for cell, held in zip(grid.cells, owned, strict=True):
        if cell.row not in cuts or (cell.row, cell.column) in labels:
            last = cell.row + cell.row_span - 1
            span = moved[last] + len(cuts.get(last, ())) - moved[cell.row] + 1
            cells.append(replace(cell, row=moved[cell.row], row_span=span))
            texts.append(held)
            continue
        x0, top, x1, bottom = cell.corners
        for number, (high, low) in enumerate(pairwise([top, *cuts[cell.row], bottom])):
            cells.append(replace(cell, row=moved[cell.row] + number, corners=(x0, high, x1, low)))
            texts.append([c for c in held if high <= _middle(c, top, bottom) < low])
    ys = tuple(sorted({*grid.ys, *(y for found in cuts.values() for y in found)}))
    return replace(grid, ys=ys, cells=tuple(cells), inferred=True, shaded=True), texts


def labels_of(grid: Grid, owned: Owned, row: int, cuts: Sequence[float]) -> Iterator[int]:
    """The columns of a row whose cell is a label over all that it parts into.

    It stands before the numbers or right behind them, and its text is not one of each row.
    """
    inside = [(cell, held) for cell, held in zip(grid.cells, owned, strict=True) if cell.row == row]
    numbers = next(cell.column for cell, held in inside if counted(cell, held))
    for cell, held in inside:
        _, top, _, bottom = cell.corners
        rows = {bisect_right(cuts, _middle(c, top, bottom)) for c in held}
        if cell.column < numbers and len(rows) <= 1:
            yield cell.column
        if cell.column == numbers + 1 and 0 < 2 * len(rows) <= len(cuts) + 1:
            yield cell.column


def _counts(cell: GridCell, held: Sequence[Character]) -> bool:
    """Whether a cell may hold the numbers of several rows: mostly digits, on several lines."""
    if cell.column > NUMBERED or len(held) < FEWEST or cell.row_span * cell.column_span > 1:
        return False
    if abs(held[0].baseline - held[-1].baseline) <= SAME_LINE:
        return False
    return 2 * sum(c.text.isdigit() for c in held) >= len(held)


def _middle(c: Character, top: float, bottom: float) -> float:
    return min(max(c.baseline - CENTRE * c.size, top), bottom - 0.01)


def row_cuts(grid: Grid, owned: Owned, row: int) -> list[float]:
    """The heights at which a drawn row parts into numbered ones; none for what is one row.

    Each has texts in most columns: years one below the other are no rows.
    """
    inside = [
        (cell, held)
        for cell, held in zip(grid.cells, owned, strict=True)
        if cell.row <= row < cell.row + cell.row_span
    ]
    if any(cell.row_span > 1 for cell, _ in inside):
        return []
    marks = next(
        (
            found
            for cell, held in inside
            if cell.column <= NUMBERED and (found := counted(cell, held))
        ),
        [],
    )
    if not marks:
        return []
    size = max(c.size for _, held in inside for c in held)
    lines = _distinct([c.baseline for _, held in inside for c in held if not c.text.isspace()])
    starts = [_start(lines, above, below) for above, below in pairwise(marks)]
    under = sum(
        abs(start - mark) <= SAME_LINE for start, mark in zip(starts, marks[1:], strict=True)
    )
    if under == len(starts) and lines[0] < marks[0] - SAME_LINE:
        starts.insert(0, marks[0])  # the rest of a row that the page before cuts
    cuts = [start - 0.95 * size for start in starts]
    texts = [[_middle(c, -1e9, 1e9) for c in held] for _, held in inside]
    filled = [
        sum(any(high <= y < low for y in column) for column in texts)
        for high, low in pairwise([-1e9, *cuts, 1e9])
    ]
    return cuts if min(filled[-len(marks) :]) > len(texts) // 2 else []


def counted(cell: GridCell, held: Sequence[Character]) -> list[float]:
    """The baselines of the numbers in a cell that counts on, and of the heading over them."""
    if len(held) < 2 or cell.column_span > 1:  # noqa: PLR2004
        return []
    lines = characters_to_lines(held, cell.corners)
    numbers = [number_of("".join(line.text.split())) for line in lines]
    heading = next((n for n, number in enumerate(numbers) if number is not None), len(numbers))
    found = numbers[heading:]
    if heading > 1 or len(found) < FEWEST + heading:
        return []
    if any(a is None or b is None or b != a + 1 for a, b in pairwise(found)):
        return []
    return [line.baseline for line in lines]


def _distinct(baselines: Sequence[float]) -> list[float]:
    found: list[float] = []
    for baseline in sorted(baselines):
        if not found or baseline - found[-1] > SAME_LINE:
            found.append(baseline)
    return found


def _start(lines: Sequence[float], above: float, below: float) -> float:
    """The first line of the row whose number stands below; of equal steps the last one counts."""
    between = [y for y in lines if above - SAME_LINE <= y <= below + SAME_LINE]
    steps = [(low - high, low) for high, low in pairwise(between)]
    widest = max(step for step, _ in steps)
    return max(low for step, low in steps if step >= widest - SAME_STEP)
