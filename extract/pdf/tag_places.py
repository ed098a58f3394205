"""Where the cells of a tagged table stand on a page that does not show all of them.

A cell is tagged once: the page after has no label that began before it, and some makers leave out
cells without a text. The others of such a row stand where the texts of whole rows do.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from extract.pdf.pages import Extent

Place = tuple[int, int, int, int]
"""Row and column of a cell, from 0, and how many of each it covers."""
LABELS = 3
"""The first columns, in which labels over several rows stand."""


def on_page(cells: Sequence[Place], reaches: Mapping[int, Extent]) -> dict[int, Place]:
    """The cells as their page shows them, by their index; labels from the page before are below 0.

    ``reaches`` are those of the cells that have texts here. In a row that is not whole a cell
    without a text is nowhere.
    """
    shown = sorted({row for row, *_ in cells})
    placed = dict(in_rows(dict(enumerate(cells)), shown))
    widths = Counter(row for row, _ in taken_by(placed.values()))
    across = max(widths.values())
    short = {row for row, width in widths.items() if width < across}
    placed = dict(moved(placed, reaches, short))
    placed |= grown(placed, reaches, len(shown))
    rows = range(first_after_gap(shown), len(shown))
    placed |= {-1 - label[1]: label for label in labels(placed.values(), rows, across)}
    with_texts = {cell[0] for n, cell in placed.items() if n in reaches and cell[2] == 1}
    return dict(in_rows(placed, sorted(with_texts)))


def in_rows(cells: Mapping[int, Place], rows: Sequence[int]) -> Iterator[tuple[int, Place]]:
    """The cells in nothing but some rows, counted anew.

    First those that the page has, then those with texts but of labels: the others are elsewhere.
    """
    for number, (row, column, deep, wide) in cells.items():
        first, end = bisect_left(rows, row), bisect_left(rows, row + deep)
        if end > first:
            yield number, (first, column, end - first, wide)


def first_after_gap(rows: Sequence[int]) -> int:
    """How many rows stand before some on other pages: a header that is printed again."""
    return next((n for n, (a, b) in enumerate(pairwise(rows), 1) if b > a + 1), 0)


def taken_by(cells: Iterable[Place]) -> set[tuple[int, int]]:
    """The rows and columns that cells cover."""
    return {
        (row + r, column + k)
        for row, column, deep, wide in cells
        for r in range(deep)
        for k in range(wide)
    }


def extents_of(
    cells: Mapping[int, Place], reaches: Mapping[int, Extent], short: Container[int]
) -> dict[int, Extent]:
    """How far the texts of each column get, in whole rows."""
    found: dict[int, list[Extent]] = defaultdict(list)
    for number, reach in reaches.items():
        row, column, _, wide = cells[number]
        if wide == 1 and row not in short:
            found[column].append(reach)
    return {c: (min(x for x, _ in own), max(x for _, x in own)) for c, own in found.items()}


def moved(
    cells: Mapping[int, Place], reaches: Mapping[int, Extent], short: Container[int]
) -> Iterator[tuple[int, Place]]:
    """The cells, those of short rows in the columns that their texts tell, where these do."""
    extents = extents_of(cells, reaches, short)
    covered: dict[int, set[int]] = defaultdict(set)
    for row, group in groupby(sorted(cells.items(), key=itemgetter(1)), lambda item: item[1][0]):
        own = dict(group)
        if row in short:
            found = dict(moved_to(own, reaches, extents, covered[row]))
            own = found if len(found) == sum(n in reaches for n in own) else own
        for at, column in taken_by(own.values()):
            covered[at].add(column)
        yield from own.items()


def moved_to(
    cells: Mapping[int, Place],
    reaches: Mapping[int, Extent],
    extents: Mapping[int, Extent],
    taken: Container[int],
) -> Iterator[tuple[int, Place]]:
    """The cells of a row, each in the column whose texts are nearest, while there is one left."""
    last = -1
    for number, (row, _, deep, wide) in cells.items():
        if number not in reaches:
            continue
        x0, x1 = reaches[number]
        common = {
            column: min(x1, right) - max(x0, left)
            for column, (left, right) in extents.items()
            if column > last and column not in taken
        }
        if not common:
            return
        nearest = max(common, key=common.__getitem__)
        column = next(c for c in range(last + 1, nearest + 1) if c > nearest - wide)
        last = column + wide - 1
        yield number, (row, column, deep, wide)


def grown(
    cells: Mapping[int, Place], reaches: Container[int], rows: int
) -> Iterator[tuple[int, Place]]:
    """The cells whose text is on another page, over rows below in which their column is missing.

    How many rows such a cell spans is not told on this page.
    """
    taken = taken_by(cells.values())
    for number, (row, column, deep, wide) in cells.items():
        last = row + deep
        while number not in reaches and last < rows and (last, column) not in taken:
            last += 1
        if last > row + deep:
            yield number, (row, column, last - row, wide)


def labels(cells: Iterable[Place], rows: range, across: int) -> Iterator[Place]:
    """Labels from the page before: blank places of the first rows in the first columns.

    ``rows`` are those below the header. Behind the first column no other place of theirs is blank.
    """
    taken = taken_by(cells)
    for column in range(min(LABELS, across)):
        missing = [row for row in rows if (row, column) not in taken]
        deep = sum(row == rows[n] for n, row in enumerate(missing))
        if deep and (column == 0 or deep == len(missing)):
            yield rows[0], column, deep, 1


def are_doubtful(cells: Mapping[int, Place]) -> bool:
    """Whether a label from the page before may be blank cells: no other shows its column to be one.

    One in the first column is none: rows begin there.
    """
    deep = {column for n, (_, column, rows, _) in cells.items() if n >= 0 and rows > 1}
    own = [cell for n, cell in cells.items() if n < 0]
    return any(column > 0 and rows > 1 and column not in deep for _, column, rows, _ in own)
