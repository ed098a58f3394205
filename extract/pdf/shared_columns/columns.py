"""Columns that the pages of a table share, where they are inferred.

Each page is read by itself first. What texts of all pages show together is more: a column that is
empty on one, white that texts of another stand over, a page whose few rows are no table alone. The
pages that then differ from the others are told, to be read once more with the columns of all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from math import inf
from statistics import median

from extract.pdf.lines import Line
from extract.pdf.page_parts import PageParts, TablePart
from extract.pdf.pages import Extent
from extract.pdf.shared_columns.alike import (
    SOME_CROSSED,
    Place,
    crossing,
    extents_of,
    groups,
    is_first,
    is_headed,
    lines_of,
)
from extract.pdf.unruled.columns.white import WIDER, between
from extract.pdf.unruled.known import Known, Marks, stands_over
from extract.pdf.unruled.textlines import WIDEST_SPACE

MOST_CROSSED = 0.05
"""Of the lines of all pages: those that may stand over white of other pages."""
ALIGNED = 0.5
"""The share of a column's texts that begin, end or have their middle at one x."""
OFF = 1
"""Points by which they may be off."""
FEWEST = 3
"""Columns from which texts of another page may show that they stand in them."""
LOOSE = 12
"""Lines below or above a part that may be of its table."""
RULED = 0.25
"""Of the pages of a table: with as many whose rows are drawn, they are drawn on all."""


def shared_columns(pages: Sequence[PageParts]) -> dict[int, Known]:
    """By number, the pages to be read again and the columns that others tell."""
    found: dict[int, Known] = {}
    for group in groups(pages):
        shared = columns_of([place.part for place in group])
        if shared is not None:
            ruled = are_row_ruled([place.part for place in group])
            on = {place.page for place in group}
            told = sum(map(count_of_lines, (place.part for place in group)))
            for at, is_below in pages_to_read(pages, group, shared[0], row_ruled=ruled):
                number, ends = pages[at].number, heights(pages[at])
                is_between = at not in on and group[0].page < at < group[-1].page
                most = inf if at in on else told
                found[number] = Known(*shared, *ends, is_below, is_between, ruled, most)
    return found


def are_row_ruled(parts: Sequence[TablePart]) -> bool:
    """Whether the rows of a table are drawn, by its parts on several pages."""
    return sum(part.row_ruled for part in parts) >= max(2, RULED * len(parts))


def count_of_lines(part: TablePart) -> int:
    """How many lines of print a part has."""
    return len({round(line.baseline) for cell in part.cells for line in cell.lines})


def heights(page: PageParts) -> Extent:
    """From where to where the baselines on a page may be."""
    ys = [y for block in page.blocks for y in height(block)]
    return min(ys), max(ys)


def height(block: Line | TablePart) -> Extent:
    """From where to where the baselines of a block may be."""
    if isinstance(block, TablePart):
        return block.top, block.bottom
    return block.baseline, block.baseline


def columns_of(
    parts: Sequence[TablePart],
) -> tuple[tuple[Extent, ...], tuple[Marks, ...]] | None:
    """The columns that the texts of all parts leave free, the most of them, and their marks.

    None where most parts show more columns.
    """
    by_count: dict[int, list[TablePart]] = defaultdict(list)
    for part in parts:
        by_count[len(part.xs)].append(part)
    more = 0
    for count in sorted((n for n in by_count if n > FEWEST), reverse=True):
        own = by_count[count]
        extents = extents_of(own)
        usual = 2 * len(own) > len(parts)
        whole = len(extents) == count - 1 and is_shown_by(own, parts)
        if whole and are_free(extents, parts, usual=usual):
            return extents, tuple(marks_of(own, extents))
        more += len(own)
        if 2 * more > len(parts):
            return None
    return None


def is_shown_by(own: Sequence[TablePart], parts: Sequence[TablePart]) -> bool:
    """Whether columns are shown by several of all parts, or by one that has half of all rows.

    White that runs down a few lines of a page may be chance.
    """
    return len(own) > 1 or 2 * own[0].rows >= sum(part.rows for part in parts)


def are_free(extents: Sequence[Extent], parts: Sequence[TablePart], *, usual: bool) -> bool:
    """Whether few lines of parts stand over the white between columns.

    None where that is a space, unless most parts have these columns, as is ``usual``.
    """
    if crossing(parts, extents) > MOST_CROSSED:
        return False
    if usual:
        return True
    size = median(line.size for line in lines_of(parts))
    fine = [g for g in between(extents) if g.x1 - g.x0 < WIDER * WIDEST_SPACE * size]
    return not any(
        stands_over((line.x0, line.x1), gutter) for line in lines_of(parts) for gutter in fine
    )


def marks_of(parts: Sequence[TablePart], extents: Sequence[Extent]) -> Iterator[Marks]:
    """Of each column, where its texts begin, have their middle or end if most do so alike."""
    for column in range(1, len(extents) + 1):
        lines = [
            cell.lines
            for part in parts
            for cell in part.cells
            if cell.column == column and cell.column_span == 1 and cell.lines
        ]
        yield shared_marks(
            [min(line.x0 for line in text) for text in lines],
            [(text[0].x0 + text[0].x1) / 2 for text in lines],
            [max(line.x1 for line in text) for text in lines],
        )


def shared_marks(*three: Sequence[float]) -> Marks:
    """Where texts of a column begin, have their middle and end, as far as most do so alike."""
    marks = (shared_mark(xs) for xs in three if xs)
    return tuple(mark for mark in marks if mark is not None)


def shared_mark(xs: Sequence[float]) -> float | None:
    """Where most of some x are, None where they are not alike."""
    counts = Counter(map(round, xs))
    best = max(counts, key=lambda x: sum(counts[x + n] for n in range(-OFF, OFF + 1)))
    near = [x for x in xs if abs(round(x) - best) <= OFF]
    return sum(near) / len(near) if len(near) >= ALIGNED * len(xs) else None


def pages_to_read(
    pages: Sequence[PageParts],
    group: Sequence[Place],
    extents: Sequence[Extent],
    *,
    row_ruled: bool,
) -> Iterator[tuple[int, bool]]:
    """The pages that do not show the columns of a group, or not all lines that may be of its table.

    And those that do not show its rows, where these are drawn; and whether the table comes from the
    page before.
    """
    own: dict[int, list[TablePart]] = defaultdict(list)
    for place in group:
        own[place.page].append(place.part)
    first, last = group[0].page, group[-1].page
    blocks = pages[first].blocks
    begun = is_at_edge(blocks, group, group[0].part) and not is_headed(blocks)
    if first and begun and are_texts_at(pages[first - 1], -1):
        yield first - 1, False
    for at in range(first, last + 1):
        blocks = pages[at].blocks
        above = at > first and at in own and blocks[0] is not own[at][0]
        below = at < last and at in own and blocks[-1] is not own[at][-1]
        whole = len(own[at]) == 1 and shows(own[at][0], extents)
        whole = whole and own[at][0].row_ruled >= row_ruled
        if blocks and (above or below or not whole):
            yield at, at > first
    if (
        pages[last + 1 :]
        and is_at_edge(pages[last].blocks[::-1], group, group[-1].part)
        and are_texts_at(pages[last + 1], 0)
    ):
        yield last + 1, True


def is_at_edge(blocks: Sequence[Line | TablePart], group: Sequence[Place], part: TablePart) -> bool:
    """Whether no more than a few lines stand before a part; none if it is all that is known."""
    most = LOOSE if len(group) > 1 else 0
    return any(block is part for block in blocks[: most + 1]) and is_first(part, blocks)


def are_texts_at(page: PageParts, edge: int) -> bool:
    """Whether no table was read at an edge of a page, the first (0) or the last (-1) of its blocks.

    Where it has one further off, the caption of that, or of what stands below it, is between.
    """
    if page.second is not None or not page.blocks:
        return False
    if isinstance(page.blocks[edge], TablePart) or is_headed([page.blocks[edge]]):
        return False
    blocks = page.blocks[:: 1 if edge == 0 else -1]
    lines = [*takewhile(lambda block: isinstance(block, Line), blocks)]
    return len(lines) == len(blocks) or is_headed(lines)


def shows(part: TablePart, extents: Sequence[Extent]) -> bool:
    """Whether a part has just these columns."""
    return len(part.xs) == len(extents) + 1 and crossing([part], extents) <= SOME_CROSSED
