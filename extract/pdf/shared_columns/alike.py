"""Parts of pages whose columns are inferred, and that may be of one table over several pages.

They keep to the columns of each other, and nothing between them runs on over these as prose does.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from math import inf
from typing import NamedTuple

from extract.pdf.geometry import SAME_COLUMN, are_alike
from extract.pdf.lines import Line
from extract.pdf.over_pages.going_on import is_continued
from extract.pdf.over_pages.growing import reaches
from extract.pdf.page_parts import PageParts, TablePart, tables_of
from extract.pdf.pages import Extent
from extract.pdf.unruled.columns.white import JUSTIFIED, between
from extract.pdf.unruled.known import stands_over
from extract.pdf.unruled.places.captions import CAPTION
from extract.pdf.unruled.words import WordLine

CROSSED, SOME_CROSSED = 1 / 3, 0.1
"""Of the lines of a page: those over white of another, if it shows fewer columns, or as many."""
MOST_PROSE = 2
"""Lines between two parts that may run on over most of their columns: a heading, a note."""
FAR = 3
"""Pages that may stand between two parts of a table and show no table themselves."""


class Place(NamedTuple):
    """A part and the index of its page."""

    page: int
    part: TablePart


def groups(pages: Sequence[PageParts]) -> Iterator[list[Place]]:
    """The inferred parts, one a page or more, that may be of one table over several pages.

    Above the one of them on a page there may be others: rows that were not read in its columns.
    """
    group: list[Place] = []
    for at, page in enumerate(pages):
        places = [Place(at, part) for part in page.tables]
        if group:
            on = (n for n, place in enumerate(places) if may_follow(pages, group[-1], place))
            places = places[next(on, 0) :]
        for place in places:
            fits = (place.part.inferred or place.part.tagged) and page.second is None
            if group and not (fits and may_follow(pages, group[-1], place)):
                yield group
                group = []
            if fits:
                group.append(place)
    if group:
        yield group


def may_follow(pages: Sequence[PageParts], last: Place, place: Place) -> bool:
    """Whether a part may go on with the last one: on its page, or at the edges of two pages."""
    if last.page == place.page:
        return are_alike(last.part.xs, place.part.xs, SAME_COLUMN) and not is_prose_between(
            pages, last, place
        )
    above, below = pages[place.page].blocks, pages[last.page].blocks[::-1]
    near = place.page - last.page <= FAR and is_first(last.part, below) and not is_headed(above)
    return near and alike(last.part, place.part) and not is_prose_between(pages, last, place)


def is_prose_between(pages: Sequence[PageParts], last: Place, place: Place) -> bool:
    """Whether lines run on over most columns below one part and above another, as prose does."""
    above, below = pages[place.page].blocks, pages[last.page].blocks
    after, before = place_of(last.part, below) + 1, place_of(place.part, above)
    one = last.page == place.page
    lines = below[after:before] if one else (*below[after:], *above[:before])
    extents = extents_of([max(last.part, place.part, key=lambda part: len(part.xs))])
    gutters = between(extents)
    printed = {
        (line.baseline, line.words[0].x0): line
        for at in {last.page, place.page}
        for line in pages[at].texts
    }
    over = (
        sum(any(stands_over(text, gutter) for text in texts) for gutter in gutters)
        for line in lines
        if isinstance(line, Line)
        for texts in (apart(line, printed.get((line.baseline, line.x0))),)
    )
    return sum(2 * count > len(gutters) for count in over) > MOST_PROSE


def apart(line: Line, printed: WordLine | None) -> list[Extent]:
    """From where to where the texts of a line reach; they are one where nothing is known of it."""
    found = [(line.x0, line.x1)] if printed is None else []
    for x0, x1, _ in () if printed is None else printed.words:
        if found and x0 - found[-1][1] <= JUSTIFIED * line.size:
            found[-1] = (found[-1][0], x1)
        else:
            found.append((x0, x1))
    return found


def place_of(part: TablePart, blocks: Sequence[Line | TablePart]) -> int:
    """Where a part stands among the blocks of its page."""
    return next(n for n, block in enumerate(blocks) if block is part)


def alike(part: TablePart, other: TablePart) -> bool:
    """Whether one of two parts keeps to the columns of the other, all but few of its texts.

    Where it shows fewer columns, more may seem to be one text.
    """
    fewer, more = sorted((part, other), key=lambda x: len(x.xs))
    extents = extents_of([more])
    most = SOME_CROSSED if len(fewer.xs) == len(more.xs) else CROSSED
    return bool(extents) and crossing([fewer], extents) <= most


def lines_of(parts: Sequence[TablePart]) -> Iterator[Line]:
    """The lines in cells of a single column."""
    for part in parts:
        for cell in part.cells:
            if cell.column_span == 1:
                yield from cell.lines


def crossing(parts: Sequence[TablePart], extents: Sequence[Extent]) -> float:
    """The share of the lines of parts that stand over the white between columns, or beside them."""
    gutters = between([(-inf, -inf), *extents, (inf, inf)])
    over = [
        any(stands_over((line.x0, line.x1), gutter) for gutter in gutters)
        for line in lines_of(parts)
    ]
    return sum(over) / len(over) if over else 0.0


def extents_of(parts: Sequence[TablePart]) -> tuple[Extent, ...]:
    """How far the texts of each column that has any get in parts that have the same ones.

    A part that would close the white between two columns is left out.
    """
    found: dict[int, Extent] = {}
    columns = range(1, len(parts[0].xs))
    for part in sorted(parts, key=lambda part: -part.rows):
        more = reaches(part.cells, found)
        extents = [more[column] for column in columns if column in more]
        if all(a[1] < b[0] for a, b in pairwise(extents)):
            found = more
    return tuple(found[column] for column in columns if column in found)


def is_first(part: TablePart, blocks: Sequence[Line | TablePart]) -> bool:
    """Whether no other part stands before one."""
    return tables_of(blocks)[0] is part


def is_headed(blocks: Sequence[Line | TablePart]) -> bool:
    """Whether the caption of another table stands above the first part of a page."""
    lines = takewhile(lambda block: isinstance(block, Line), blocks)
    texts = [line.text.strip() for line in lines if isinstance(line, Line)]
    return any(CAPTION.match(text) and not is_continued(text, "") for text in texts)
