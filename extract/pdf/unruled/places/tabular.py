"""What the columns of lines look like: of a table, of a list, of prose set in columns."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extract.pdf.geometry import steps, width_of
from extract.pdf.lines import is_ideograph
from extract.pdf.unruled.columns.white import FULL, Gutter, sides_of
from extract.pdf.unruled.places.apart import are_rows_apart
from extract.pdf.unruled.places.code import is_code
from extract.pdf.unruled.places.contents import is_contents, is_index, is_led
from extract.pdf.unruled.places.prose import is_prose, is_set_to_fill
from extract.pdf.unruled.places.regions import Run, is_tabular
from extract.pdf.unruled.textlines import OVERLAP, TextLine, parts_between

ALIGNED = 0.6
"""The share of a column's texts that keep to one edge or to its middle."""
MOST_OF_WIDTH = 0.8
FEWEST_ROWS = 3
FEWEST_BESIDE = 2
"""Columns of figures beside one of justified texts: prose has none."""
SHORT = 3
SET_SOLID = 1.1
"""Of the font size: lines of a table are further apart, letters set below each other are not."""
BULLET = re.compile(r"[•·●○■□◆▪–—*§]")
EQUATION = re.compile(r"\((?:\w\.|\d+\.)*(\d+)\)")
MOST_WRAPS = 3
"""Lines of a table for each of them that has texts in several columns."""
LIST = re.compile(
    r"(?:[(（]?(?:\d{1,3}|\d{1,2}(?:\.\d{1,2})+|[a-zA-Z]|[ivx]{1,5}|[一二三四五六七八九十]{1,3})[)）.．、]?|[•·●○■□◆▪–—*§-])"
)


def is_table(run: Run) -> bool:
    """Whether a run is a table though nothing is drawn: enough rows, and columns in line."""
    full = FULL * (len(run.gutters) + 1)
    tabular = [line for line in run.lines if is_tabular(line) or len(line.pieces) >= full]
    if len(tabular) < FEWEST_ROWS or MOST_WRAPS * len(tabular) < heights(run.lines):
        return False
    columns = list(run_to_columns(run.lines, run.gutters))
    if any(len(column) < 2 for column in columns):  # noqa: PLR2004
        return False
    if is_set_in_columns(run.lines, run.gutters) or is_list(columns) or is_vertical(run.lines):
        return False
    if is_contents(columns) or is_index(columns) or is_code(run.lines) or are_equations(columns):
        return False
    figures = any(piece.is_numeric for line in columns[-1] for piece in line.pieces)
    if len(columns) == 2 and not figures and len(tabular) == FEWEST_ROWS:  # noqa: PLR2004
        return False
    return sum(not is_aligned(column) for column in columns) <= (len(columns) > 2)  # noqa: PLR2004


def heights(lines: Sequence[TextLine]) -> int:
    """How many lines stand above each other: those that overlap are beside each other, in a row."""
    return 1 + sum(step >= OVERLAP * lines[0].size for step in steps(lines))


def is_page_list(run: Run) -> bool:
    """Whether the columns of a run are titles, or entries of an index, and their pages."""
    columns = list(run_to_columns(run.lines, run.gutters))
    return is_contents(columns) or is_index(columns)


def is_prose_or_contents(run: Run) -> bool:
    """Whether the columns of a run are prose side by side, or titles and dots to their pages.

    Without dots they may be rows of a table that other pages show.
    """
    columns = list(run_to_columns(run.lines, run.gutters))
    return is_set_in_columns(run.lines, run.gutters) or is_led(columns)


def run_to_columns(
    lines: Sequence[TextLine], gutters: Sequence[Gutter]
) -> Iterator[list[TextLine]]:
    """What of the lines stands in each column; spans are left out."""
    for left, right in sides_of(gutters):
        parts = parts_between(lines, left, right)
        yield [part for part in parts if part.x0 >= left and part.x1 <= right]


def is_set_in_columns(lines: Sequence[TextLine], gutters: Sequence[Gutter]) -> bool:
    """Whether the columns are prose side by side: two of them, or one of only two."""
    if are_rows_apart(lines, gutters):
        return False
    columns = [c for c in run_to_columns(lines, gutters) if len(c) >= FEWEST_ROWS]
    prose = [
        column
        for column in columns
        if len(column) >= MOST_OF_WIDTH * len(lines) and is_prose(column, width_of(column))
    ]
    if len(prose) > 1 or (len(prose) == 1 and len(gutters) == 1):
        return True
    filled = [x for x in columns if is_set_to_fill(x, width_of(x))]
    return bool(filled) and not are_beside_figures(filled, columns)


def are_beside_figures(
    filled: Sequence[Sequence[TextLine]], columns: Sequence[Sequence[TextLine]]
) -> bool:
    """Whether justified texts are cells: each that figures stand beside begins with a capital.

    Several columns have figures, one at least in each of their lines but the headings, and the
    texts beside these begin, or end, where prose would go on.
    """
    figures = [x for x in columns if sum(p.is_numeric for y in x for p in y.pieces) >= len(x) - 1]
    heights = {round(line.baseline) for column in figures for line in column}
    if len(filled) > 1 or len(figures) < FEWEST_BESIDE or not heights:
        return False
    (texts,) = filled
    beside = [line for line in texts if round(line.baseline) in heights]
    begun = sum(not line.pieces[0].text[:1].islower() for line in beside)
    after = [b for a, b in pairwise(texts) if round(a.baseline) in heights]
    ended = sum(not line.pieces[0].text[:1].islower() for line in after)
    return begun == len(beside) > 1 or ended == len(after) > 1


def is_list(columns: Sequence[Sequence[TextLine]]) -> bool:
    """Whether there are the marks of a list and its texts: two columns, or bullets before several.

    Words of prose may stand below each other by chance, so that white runs down between them.
    """
    marks, *texts = ([p for line in column for p in line.pieces] for column in columns)
    if len(texts) > 1:
        counted = any(p.is_numeric for column in texts for p in column)
        return not counted and all(BULLET.fullmatch(mark.text) for mark in marks)
    marked = sum(LIST.fullmatch(mark.text) is not None for mark in marks)
    figures = sum(text.is_numeric for text in texts[0])
    return marked >= MOST_OF_WIDTH * len(marks) and figures < len(texts[0]) / 2


def are_equations(columns: Sequence[Sequence[TextLine]]) -> bool:
    """Whether the last column has nothing but the numbers of equations: (9), (10) or (3.1)."""
    found = [EQUATION.fullmatch(p.text) for line in columns[-1] for p in line.pieces]
    numbers = [int(match[1]) for match in found if match]
    counted = all(b - a == 1 for a, b in pairwise(numbers))
    return len(numbers) == len(found) > 1 and counted


def is_vertical(lines: Sequence[TextLine]) -> bool:
    """Whether lines are the letters of vertical writing, side by side: as near as letters are."""
    pieces = [piece for line in lines for piece in line.pieces]
    short = sum(len(p.text) <= SHORT and is_ideograph(p.text) for p in pieces)
    down = steps(lines)
    near = bool(down) and median(down) <= SET_SOLID * median(line.size for line in lines)
    return near and short >= MOST_OF_WIDTH * len(pieces)


def is_aligned(column: Sequence[TextLine]) -> bool:
    """Whether most texts of a column begin, end or are centred at one x."""
    size = median(line.size for line in column)
    for values in (
        [line.x0 for line in column],
        [line.x1 for line in column],
        [(line.x0 + line.x1) / 2 for line in column],
    ):
        best = max(sum(abs(x - y) <= 0.5 * size for y in values) for x in values)
        if best >= ALIGNED * len(values):
            return True
    return False
