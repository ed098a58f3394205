"""Rows of a table whose cells hold wrapped sentences, wherever the short texts beside them stand.

A line is full if the next one's first word had no room on it: both are of one cell. So cells are
told from each other whether the texts of a row stand at its top, in its middle or at its foot.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.pages import Extent
from extract.pdf.unruled.placed import Placed, Row
from extract.pdf.unruled.rows.wraps import ENDS, has_no_room

NEXT_LINE = 1.2
"""Of the usual distance of lines: those of one cell are not further apart."""

Range = tuple[int, int]
"""The first and the last line of a cell or a row, counted from 0."""


def by_sentences(lines: Row, extents: Sequence[Extent], wide: set[int]) -> list[Row] | None:
    """The rows, if the cells of the ``wide`` columns tell them; None where they do not.

    Where a sentence ends at the end of a full line only its full stop tells.
    """
    if not wide - {0}:
        return None
    every = set().union(*(line.columns for line in lines))
    for stops in (True, False) if every == wide else (False, True):
        cells = [
            cell for column in wide for cell in column_cells(lines, column, extents, stops=stops)
        ]
        short = [n for n, line in enumerate(lines) if line.columns - wide]
        rows = joined([*cells, *((n, n) for n in short)])
        if len(rows) > 1 and all(is_one_row(lines[a : b + 1], extents, wide) for a, b in rows):
            return [list(lines[a : b + 1]) for a, b in rows]
    return None


def column_cells(lines: Row, column: int, extents: Sequence[Extent], *, stops: bool) -> list[Range]:
    """The cells of a column; ``stops`` ends one at each full stop at the end of a line."""
    texts = [(n, piece) for n, line in enumerate(lines) if (piece := line.at(column)) is not None]
    steps = [lines[b].baseline - lines[a].baseline for (a, _), (b, _) in pairwise(texts)]
    found = [(n, n) for n, _ in texts[:1]]
    for (_, before), (n, piece), step in zip(texts, texts[1:], steps, strict=False):
        ended = stops and before.text[-1:] in ENDS and not piece.text[:1].islower()
        near = step <= NEXT_LINE * min(steps)
        if near and not ended and has_no_room(before, piece, extents[column][1]):
            found[-1] = (found[-1][0], n)
        else:
            found.append((n, n))
    return found


def joined(ranges: Sequence[Range]) -> list[Range]:
    """Ranges, those that share a line as one.

    >>> joined([(0, 2), (1, 1), (3, 4)])
    [(0, 2), (3, 4)]
    """
    found: list[Range] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def is_one_row(lines: Sequence[Placed], extents: Sequence[Extent], wide: set[int]) -> bool:
    """Whether lines have one text in their first short column, which may be wrapped.

    Or all begin in their first line, where none is short. And none has two figures.
    """
    columns = {c for line in lines for c in line.columns}
    short = columns - wide
    if len(lines) > 1 and any(line.spans for line in lines):
        return False
    if not short:
        return len(columns) > 1 and lines[0].columns == columns
    first = min(short)
    labels = [piece for line in lines if (piece := line.at(first)) is not None]
    figures = Counter(e.first for line in lines for e in line.entries if e.piece.is_numeric)
    return max(figures.values(), default=0) <= 1 and all(
        not below.text[:1].isupper() and has_no_room(above, below, extents[first][1])
        for above, below in pairwise(labels)
    )
