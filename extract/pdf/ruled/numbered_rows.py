"""Rows that no line parts in a drawn table: each has its number in the first columns.

A cell that holds nothing but numbers that count on, one a line, is that of as many rows. Where each
number stands in the middle of its row, the upper edge of the first row tells where it ends, and so
on; the lower edge of the last one proves it. Else rows part where the lines of all columns are
furthest apart between two numbers, and where they are not, that is a doubt.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import inf

from extract.pdf.grid import Grid, GridCell
from extract.pdf.lines import characters_to_lines, text_of
from extract.pdf.numbers import number_of
from extract.pdf.pages import CENTRE, Character

NUMBERED = 3
"""The numbers of rows stand in one of so many columns; labels over several rows before them."""
FEWEST = 2
SAME_LINE = 2.0
"""Points: baselines nearer to each other are one line of several columns."""
SAME_STEP = 0.5
MIDDLE = 0.4
"""Of the font size: the last row ends no further from where it should."""
DEEPEST = 10
APART = 1.9
"""Of the font size: lines of one label are not further apart."""
LETTER = 0.25
"""Of the font size around its middle: an edge that is so near goes through a line."""

Owned = list[list[Character]]


def with_numbered_rows(grid: Grid, owned: Owned) -> tuple[Grid, Owned]:
    """The grid with such rows apart, and the characters of its cells."""
    rows = {cell.row for cell, held in zip(grid.cells, owned, strict=True) if _counts(cell, held)}
    cuts = {row: found for row in rows if (found := row_cuts(grid, owned, row))}
    if not cuts:
        return grid, owned
    moved = {
        row: row + sum(len(c) for r, c in cuts.items() if r < row) for row in range(1, len(grid.ys))
    }
    cells: list[GridCell] = []
    texts: Owned = []
    unsure = False
    for cell, held in zip(grid.cells, owned, strict=True):
        if cell.row not in cuts:
            span = moved[cell.end] + len(cuts.get(cell.end, ())) - moved[cell.row] + 1
            cells.append(cell._replace(row=moved[cell.row], row_span=span))
            texts.append(held)
            continue
        x0, top, x1, bottom = cell.corners
        edges = [top, *cuts[cell.row], bottom]
        groups = groups_of(grid, owned, cell, cuts[cell.row])
        unsure = unsure or groups is None
        for first, last in groups or pairwise(range(len(edges))):
            high, low = edges[first], edges[last]
            own = moved[cell.row] + first
            cells.append(cell._replace(row=own, row_span=last - first, corners=(x0, high, x1, low)))
            texts.append([c for c in held if high <= _middle(c, top, bottom) < low])
    ys = tuple(sorted({*grid.ys, *(y for found in cuts.values() for y in found)}))
    whole = grid._replace(ys=ys, cells=tuple(cells), inferred=True, shaded=True, unsure=unsure)
    return whole, texts


def groups_of(
    grid: Grid, owned: Owned, cell: GridCell, cuts: Sequence[float]
) -> list[tuple[int, int]] | None:
    """The rows that each text of a cell is over, where its row parts at ``cuts``.

    Before the numbers of rows stand labels over several of them, and one right behind them if it is
    a single one for most. None where it is not told which rows a label is over.
    """
    count = len(cuts) + 1
    inside = [pair for pair in zip(grid.cells, owned, strict=True) if pair[0].row == cell.row]
    first, numbers = next(pair for pair in inside if counted(*pair))
    held = next(held for other, held in inside if other is cell)
    blocks = _blocks(held)
    single = list(pairwise(range(count + 1)))
    if not blocks or cell.column > first.column + 1 or cell.column == first.column:
        return single
    rows = {bisect_right(cuts, _middle(c, *cell.corners[1::2])) for c in held}
    if cell.column > first.column:
        return [(0, count)] if len(blocks) == 1 and 2 * len(rows) <= count else single
    if len(blocks) == 1:
        return [(0, count)]
    size = held[0].size
    marks = [c.baseline for c in numbers]
    beside = [min(abs(high - mark) for mark in marks) <= SAME_LINE for high, _ in blocks]
    starts = [bisect_right(cuts, high - CENTRE * size) for high, _ in blocks]
    if starts[0] == 0 and all(beside):
        return list(pairwise([*starts, count]))
    middles = [(high + low) / 2 for high, low in blocks]
    lines = [y for block in blocks for y in block]
    ends = middle_cuts(middles, lines, cell.corners[1::2], size)
    near = [min(range(len(cuts)), key=lambda n: abs(cuts[n] - end)) for end in ends]
    if ends and all(abs(cuts[n] - end) <= size for n, end in zip(near, ends, strict=True)):
        return list(pairwise([0, *(n + 1 for n in near), count]))
    return single if len(blocks) == count else None


def _blocks(held: Sequence[Character]) -> list[tuple[float, float]]:
    """The texts in a cell: first and last baseline of lines that are not far apart."""
    blocks: list[tuple[float, float]] = []
    for y in _distinct([c.baseline for c in held if not c.text.isspace()]):
        if blocks and y - blocks[-1][1] <= APART * held[0].size:
            blocks[-1] = (blocks[-1][0], y)
        else:
            blocks.append((y, y))
    return blocks


def _counts(cell: GridCell, held: Sequence[Character]) -> bool:
    """Whether a cell may hold the numbers of several rows: mostly digits, on several lines."""
    if cell.column > NUMBERED or len(held) < FEWEST or cell.row_span * cell.column_span > 1:
        return False
    if abs(held[0].baseline - held[-1].baseline) <= SAME_LINE:
        return False
    return 2 * sum(c.text.isdigit() for c in held) >= len(held)


def _middle(c: Character, top: float, bottom: float) -> float:
    return min(max(c.centre, top), bottom - 0.01)


def row_cuts(grid: Grid, owned: Owned, row: int) -> list[float]:
    """The heights at which a drawn row parts into numbered ones; none for what is one row.

    Each has texts in most columns: years one below the other are no rows.
    """
    inside = [
        (cell, held)
        for cell, held in zip(grid.cells, owned, strict=True)
        if cell.row <= row <= cell.end
    ]
    if any(cell.row_span > 1 for cell, _ in inside):
        return []
    found = (
        (cell, marks)
        for cell, held in inside
        if cell.column <= NUMBERED and (marks := counted(cell, held))
    )
    first, marks = next(found, (None, []))
    if first is None:
        return []
    own = [held for cell, held in inside if cell.column >= first.column]
    edges = first.corners[1::2]
    size = max(c.size for held in own for c in held)
    lines = _distinct([c.baseline for held in own for c in held if not c.text.isspace()])
    columns = [_distinct([c.baseline for c in held if not c.text.isspace()]) for held in own]
    cuts = [] if stand_at_the_top(marks, columns) else middle_cuts(marks, lines, edges, size)
    cuts = cuts or far_cuts(marks, lines, size)
    texts = [[c.centre for c in held] for held in own]
    filled = [
        sum(any(high <= y < low for y in column) for column in texts)
        for high, low in pairwise([-1e9, *cuts, 1e9])
    ]
    return cuts if min(filled[-len(marks) :]) > len(texts) // 2 else []


def stand_at_the_top(marks: Sequence[float], columns: Sequence[Sequence[float]]) -> bool:
    """Whether the texts of all columns begin beside a number."""
    for lines in columns:
        for high, low in pairwise([-inf, *marks, inf]):
            begin = next((y for y in lines if high - SAME_LINE <= y < low - SAME_LINE), None)
            if begin is not None and begin > high + SAME_LINE:
                return False
    return True


def middle_cuts(
    marks: Sequence[float], lines: Sequence[float], edges: Sequence[float], size: float
) -> list[float]:
    """Where rows part whose numbers stand in their middle; nothing where they do not.

    ``edges`` are where the first row begins and the last one ends. No line of text is cut. How high
    the middle of a row is over the baseline of its number depends on the font.
    """
    top, bottom = edges
    best: tuple[float, list[float]] = (MIDDLE * size, [])
    for step in range(DEEPEST):
        height = (CENTRE - 0.05 + 0.02 * step) * size
        ends = [top]
        for mark in marks:
            ends.append(2 * (mark - height) - ends[-1])
        cut = any(abs(y - CENTRE * size - end) < LETTER * size for end in ends[1:-1] for y in lines)
        if not cut and all(a < b for a, b in pairwise(ends)):
            best = min(best, (abs(ends[-1] - bottom), ends[1:-1]))
    return best[1]


def far_cuts(marks: Sequence[float], lines: Sequence[float], size: float) -> list[float]:
    """Where the lines of all columns are furthest apart between two numbers."""
    starts = [_start(lines, above, below) for above, below in pairwise(marks)]
    under = sum(
        abs(start - mark) <= SAME_LINE for start, mark in zip(starts, marks[1:], strict=True)
    )
    if under == len(starts) and lines[0] < marks[0] - SAME_LINE:
        starts.insert(0, marks[0])  # the rest of a row that the page before cuts
    return [start - 0.95 * size for start in starts]


def counted(cell: GridCell, held: Sequence[Character]) -> list[float]:
    """The baselines of the numbers in a cell that counts on, and of the heading over them."""
    if len(held) < 2 or cell.column_span > 1:  # noqa: PLR2004
        return []
    lines = characters_to_lines(held, cell.corners)
    numbers = [number_of(text_of([line])) for line in lines]
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
