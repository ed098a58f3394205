"""Tables without a grid whose first column counts their rows over the pages.

Numbers that count on tell where such a table begins and ends. All lines between the first and the
last are of it, so that the white which runs down through all of them parts its columns: even where
it is hardly wider than a letter is, and where each page alone shows too little.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.pdf.layout import PageParts, TablePart
from extract.pdf.lines import Line
from extract.pdf.over_pages.columns import are_row_ruled
from extract.pdf.over_pages.furniture import text_of, without_furniture
from extract.pdf.over_pages.white import FEWEST_TEXTS, columns_of, marks_of
from extract.pdf.unruled.known import Extent, Known
from extract.pdf.unruled.words import WordLine

FEWEST = 8
"""Numbers that show a table."""
STEP = 3
"""By how much a number may be more than the one before: rows may have none."""
EDGE = 3
"""Lines at the edges of a page, which may belong to the paper."""
LONGEST = 5
"""Digits of a number."""


class Number(NamedTuple):
    """A number that begins a line: its page and line, both from 0, and its font size."""

    page: int
    line: int
    baseline: float
    value: int
    x0: float
    x1: float
    size: float

    def is_below(self, above: "Number") -> bool:
        """Whether it stands in the column of one above it; a counted one may be set in."""
        return above.x0 - self.size <= self.x1 and self.x0 <= above.x1 + self.size


def numbered_tables(pages: Sequence[PageParts]) -> dict[int, Known]:
    """By number, the pages of such tables, and the columns of each."""
    found: dict[int, Known] = {}
    own = sorted(counts(pages), key=len, reverse=True)
    kept = without_furniture(list(map(in_lines, pages)))[0] if own else ()
    for count in own:
        on = range(count[0].page, count[-1].page + 1)
        apart = all(pages[at].texts and pages[at].second is None and kept[at].blocks for at in on)
        if apart and not any(pages[at].number in found for at in on):
            parts = [b for at in on for b in pages[at].blocks if isinstance(b, TablePart)]
            table = counted_table(pages, kept, count)
            rows = shows_rows(pages, parts, count)
            if table.extents and not rows and not shows_more(parts, table.extents):
                found |= dict(known_pages(pages, table, row_ruled=are_row_ruled(parts)))
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
    own = [[(text_of(b), b.baseline) for b in kept[at].blocks if isinstance(b, Line)] for at in on]
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
    """Whether rows are drawn on all pages, and none has two numbers: then it is several."""
    drawn = {part.page: part for part in parts if not part.inferred}
    inside = Counter(
        part.page
        for number in count
        if (part := drawn.get(pages[number.page].number)) is not None
        and min(cell.box.top for cell in part.cells) < number.baseline < part.bottom
    )
    return len(drawn) == len(parts) > 0 and max(inside.values(), default=0) < 2  # noqa: PLR2004


def shows_more(parts: Sequence[TablePart], extents: Sequence[Extent]) -> bool:
    """Whether most pages show more columns by themselves."""
    return 2 * sum(len(part.xs) - 1 > len(extents) for part in parts) > len(parts) > 0


def known_pages(
    pages: Sequence[PageParts], table: Counted, *, row_ruled: bool
) -> Iterator[tuple[int, Known]]:
    """What is known of each page of a table, by its number."""
    first, last = table.numbers[0], table.numbers[-1]
    marks = tuple(marks_of([line for texts in table.lines for line in texts], table.extents))
    counted = {number.page for number in table.numbers}
    for at, lines in enumerate(table.lines, first.page):
        drawn = any(isinstance(b, TablePart) and not b.inferred for b in pages[at].blocks)
        if not lines or (drawn and at not in counted):
            continue
        top, bottom = lines[0].baseline, lines[-1].baseline
        begins, ends = top, bottom
        if at == first.page and table.header is not None:
            top = begins = table.header.baseline
        elif at == first.page:
            begins = first.baseline
        if at == last.page:
            ends = last.baseline
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


def counts(pages: Sequence[PageParts]) -> list[list[Number]]:
    """Numbers below each other over several pages that rise, nearly all by one."""
    found: list[list[Number]] = []
    by_last: dict[int, list[list[Number]]] = defaultdict(list)
    for number in numbers(pages):
        before = (c for n in range(1, STEP + 1) for c in by_last[number.value - n])
        count = next((c for c in before if number.is_below(c[-1])), None)
        if count is None:
            count = []
            found.append(count)
        else:
            by_last[count[-1].value].remove(count)
        count.append(number)
        by_last[number.value].append(count)
    return [x for x in found if len(x) >= FEWEST and x[0].page < x[-1].page]


def numbers(pages: Sequence[PageParts]) -> Iterator[Number]:
    """The numbers that begin lines of print."""
    for at, page in enumerate(pages):
        for n, line in enumerate(page.texts):
            x0, x1, text = line.words[0]
            if text.isdecimal() and len(text) <= LONGEST:
                yield Number(at, n, line.baseline, int(text), x0, x1, line.size)


def header_of(above: Sequence[WordLine], number: Number) -> WordLine | None:
    """The line with headings of columns, of which the first one stands over the numbers."""
    for line in reversed(above):
        first = line.words[0]
        over = first.x0 <= number.x1 and number.x0 <= first.x1
        if over and len(line.words) >= FEWEST_TEXTS:
            return line
    return None
