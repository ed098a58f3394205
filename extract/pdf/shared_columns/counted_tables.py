"""Tables without a grid whose first column counts their rows over the pages.

Numbers that count on tell where such a table begins and ends. All lines between the first and the
last are of it, so that the white which runs down through all of them parts its columns: even where
it is hardly wider than a letter is, and where each page alone shows too little.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.pdf.lines import Line
from extract.pdf.page_parts import PageParts, TablePart
from extract.pdf.pages import Extent
from extract.pdf.paper.furniture import without_furniture
from extract.pdf.shared_columns.columns import are_row_ruled
from extract.pdf.shared_columns.row_numbers import (
    Number,
    begins_over,
    between_heads,
    counts,
    is_head,
    is_shown,
    with_restarts,
)
from extract.pdf.shared_columns.white import FEWEST_TEXTS, columns_of, marks_of
from extract.pdf.unruled.columns.white import JUSTIFIED
from extract.pdf.unruled.known import Known
from extract.pdf.unruled.places.captions import is_caption_text
from extract.pdf.unruled.words import WordLine

EDGE = 3
"""Lines at the edges of a page, which may belong to the paper."""
PROSE = 5
"""White places in a line: if none is wider than those of a justified one, it is no header."""


def numbered_tables(pages: Sequence[PageParts]) -> dict[int, Known]:
    """By number, the pages of such tables, and the columns of each."""
    found: dict[int, Known] = {}
    parted = [part for count in counts(pages) for part in between_heads(pages, count)]
    whole = with_restarts(pages, parted)
    own = sorted(filter(is_shown, whole), key=len, reverse=True)
    kept = without_furniture(list(map(in_lines, pages)))[0] if own else ()
    for count in own:
        on = range(count[0].page, count[-1].page + 1)
        apart = all(pages[at].texts and pages[at].second is None and kept[at].blocks for at in on)
        if apart and not any(pages[at].number in found for at in on):
            parts = [part for at in on for part in pages[at].tables]
            table = counted_table(pages, kept, count)
            rows = shows_rows(pages, parts, count)
            if table.extents and not rows and not shows_more(parts, table.extents):
                known = dict(known_pages(pages, table, row_ruled=are_row_ruled(parts)))
                found = known | found
    return found


def in_lines(page: PageParts) -> PageParts:
    """A page as nothing but lines of print."""
    lines = (Line(x.text, x.words[0].x0, x.words[-1].x1, x.baseline, x.size, 0) for x in page.texts)
    return page._replace(blocks=tuple(lines))


class Counted(NamedTuple):
    """A table that is counted: its numbers, its header, its lines on each page, its columns."""

    numbers: Sequence[Number]
    header: WordLine | None
    lines: Sequence[Sequence[WordLine]]
    extents: tuple[Extent, ...]


def counted_table(
    pages: Sequence[PageParts], kept: Sequence[PageParts], count: Sequence[Number]
) -> Counted:
    """The table whose rows are counted; see `columns_of`.

    What comes again at the edges of pages belongs to the paper, unless it is a text of the table.
    """
    first, last = count[0], count[-1]
    header = header_of(pages[first.page].texts[: first.line], first)
    on = range(first.page, last.page + 1)
    own = [[(line.text.strip(), line.baseline) for line in kept[at].lines] for at in on]
    usual = {text for page in own for text, _ in page[EDGE:-EDGE] if not text.isdecimal()}
    usual |= set() if header is None else {header.text}
    lines = [
        [x for x in pages[at].texts if x.text in usual or (x.text, x.baseline) in page]
        for at, page in zip(on, own, strict=True)
    ]
    inside = [
        line
        for n, texts in enumerate(lines)
        for line in texts
        if (n or line.baseline >= first.baseline)
        and (n < len(lines) - 1 or line.baseline <= last.baseline)
    ]
    extents = columns_of(inside, header)
    over = bool(extents) and extents[0][0] <= first.x0 and first.x1 <= extents[0][1]
    return Counted(count, header, lines, extents if over else ())


def shows_rows(
    pages: Sequence[PageParts], parts: Sequence[TablePart], count: Sequence[Number]
) -> bool:
    """Whether rows are drawn on all pages, and none has two numbers: then it is several.

    Rows that the tags of a file tell hold as many numbers as there are.
    """
    told: dict[int, list[TablePart]] = defaultdict(list)
    for part in parts:
        if part.tagged or not part.inferred:
            told[part.page].append(part)
    inside = [
        part
        for number in count
        for part in told[pages[number.page].number]
        if part.top < number.baseline < part.bottom
    ]
    if len(inside) == len(count) and all(part.tagged for part in inside):
        return True
    drawn = sum(not part.inferred for part in parts)
    times = Counter(part.page for part in inside if not part.inferred)
    return drawn == len(parts) > 0 and max(times.values(), default=0) < 2  # noqa: PLR2004


def shows_more(parts: Sequence[TablePart], extents: Sequence[Extent]) -> bool:
    """Whether most pages show more columns by themselves."""
    return 2 * sum(len(part.xs) - 1 > len(extents) for part in parts) > len(parts) > 0


def known_pages(
    pages: Sequence[PageParts], table: Counted, *, row_ruled: bool
) -> Iterator[tuple[int, Known]]:
    """What is known of each page of a table, by its number."""
    first, last = table.numbers[0], table.numbers[-1]
    marks = tuple(marks_of([line for texts in table.lines for line in texts], table.extents))
    counted = {number.page: number for number in reversed(table.numbers)}
    above = pages[first.page].texts[: first.line]
    for at, lines in enumerate(table.lines, first.page):
        drawn = any(not part.inferred for part in pages[at].tables)
        if not lines or (drawn and at not in counted):
            continue
        top, bottom = lines[0].baseline, lines[-1].baseline
        own = [x for x in lines if at not in counted or x.baseline <= counted[at].baseline]
        begins, ends = begins_again(own or lines, table.header, above), bottom
        if at == first.page and table.header is not None:
            top = begins = table.header.baseline
        elif at == first.page:
            begins = first.baseline
        else:
            top = begins
        if at == last.page:
            ends = last.baseline
            bottom = min(bottom, above_next(pages[at].texts[last.line :], last).baseline)
        yield (
            pages[at].number,
            Known(
                table.extents,
                marks,
                top,
                bottom,
                at > first.page,
                row_ruled=row_ruled,
                sure=(begins, ends),
            ),
        )


def is_prose(line: WordLine) -> bool:
    """Whether a line is prose: many words, none of which are far apart."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(line.words)]
    return len(gaps) >= PROSE and max(gaps) < JUSTIFIED * line.size


def above_next(lines: Sequence[WordLine], last: Number) -> WordLine:
    """The last of the lines from that of the last number on that are above another table.

    What calls that table stands between.
    """
    heads = (n for n, line in enumerate(lines) if n and is_head(line, last))
    end = next(heads, None)
    if end is None:
        return lines[-1]
    return next(lines[n - 1] for n in range(1, end + 1) if begins_over(lines[n], last))


def begins_again(
    lines: Sequence[WordLine], header: WordLine | None, above: Sequence[WordLine]
) -> float:
    """Where a table goes on upon a page: at its header, if that is printed again on it.

    What stands above that, and not above the first one, may be none of the table.
    """
    again = next((n for n, x in enumerate(lines) if header and x.text == header.text), 0)
    while again and lines[again - 1].text in {line.text for line in above}:
        again -= 1
    return lines[again].baseline


def header_of(above: Sequence[WordLine], number: Number) -> WordLine | None:
    """The line with headings of columns, of which the first one stands over the numbers.

    Numbers below it that are none of these begin rows too: they were counted before. What stands
    above a caption is none of the table.
    """
    for line in reversed(above):
        if is_caption_text(line.text):
            return None
        first = line.words[0]
        over = first.x0 <= number.x1 and number.x0 <= first.x1
        heads = over and len(line.words) >= FEWEST_TEXTS and not first.text.isdecimal()
        if heads and not is_prose(line):
            return line
    return None
