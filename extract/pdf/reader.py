"""PDF files: pages → lines and tables → without what belongs to the paper → over all pages."""

from collections.abc import Iterator, Sequence

from extract.model import Cell, Document, Paragraph, Remark, Table, UnreadableError
from extract.pdf import pdfium
from extract.pdf.doubts import doubtful_text, is_false
from extract.pdf.lines import Line
from extract.pdf.over_pages.going_on import is_continued
from extract.pdf.over_pages.growing import Stitching
from extract.pdf.over_pages.same_table import goes_on
from extract.pdf.over_pages.torn import mended
from extract.pdf.over_pages.undrawn_columns import as_one
from extract.pdf.over_pages.undrawn_labels import labelled
from extract.pdf.over_pages.wide_tables import with_far_columns
from extract.pdf.page_parts import PageParts, TablePart
from extract.pdf.pages import EVERY
from extract.pdf.paper.furniture import without_furniture
from extract.pdf.paper.page_frames import without_frames
from extract.pdf.paragraphs import lines_to_paragraphs
from extract.pdf.readings import Engine, all_parts
from extract.pdf.spelling import Speller
from extract.pdf.stitch import again, begin, finished, stitch

GARBAGE = 0.2
"""The share of characters that stand for nothing from which a text layer is no text."""
MOST_NAMED = 12

Block = Paragraph | Table


def read_pdf(
    data: bytes,
    engine: Engine = pdfium.pages,
    processes: int = 1,
    numbers: Sequence[int] = EVERY,
) -> Document:
    """Read a PDF; `UnreadableError` where it has no text, no sense in it, or no table.

    ``engine`` gives the pages of the file that have these ``numbers``, which rise; ``processes``
    share them.
    """
    pages = all_parts(data, engine, processes, numbers)
    check_text(pages)
    pages, remarks = without_furniture(without_frames(pages))
    pictures = [page for page in pages if page.is_picture or (page.pictured and not page.blocks)]
    blocks, doubts = pages_to_blocks(pages)
    if not any(isinstance(block, Table) for block in blocks):
        raise UnreadableError(without_text(pictures) if pictures else "no table found in the PDF")
    settled, spelled = spell(blocks)
    told = f"{without_text(pictures)} (--pages leaves pages out)"
    lost = [Remark("pages-are-images", told)] if pictures else []
    return Document(settled, (*remarks, *lost, *doubtful_text(pages), *doubts, *spelled))


def check_text(pages: Sequence[PageParts]) -> None:
    """`UnreadableError` where pages have no text to read, or their text makes no sense."""
    printed = sum(page.printed for page in pages)
    if not printed:
        pictures = [page for page in pages if page.is_picture]
        empty = "no text layer: the PDF holds no characters; it needs OCR first"
        raise UnreadableError(without_text(pictures) if pictures else empty)
    share = sum(page.unreadable for page in pages) / printed
    if share > GARBAGE:
        where = named([page for page in pages if page.unreadable > GARBAGE * page.printed])
        message = f"garbage text layer: {share:.0%} of its characters stand for nothing"
        message += f" (pages {where}); needs OCR"
        raise UnreadableError(message)
    rare, ideographs = sum(page.rare for page in pages), sum(page.ideographs for page in pages)
    if is_false(rare, ideographs):
        where = named([page for page in pages if is_false(page.rare, page.ideographs)] or pages)
        message = f"garbage text layer: {rare / ideographs:.0%} of its ideographs are in no common"
        message += f" set (pages {where}); needs OCR"
        raise UnreadableError(message)


def without_text(pages: Sequence[PageParts]) -> str:
    """What is said of pages that nothing can be read from but pictures."""
    return f"no text layer: pages that are images ({named(pages)}) need OCR first"


def named(pages: Sequence[PageParts]) -> str:
    """The numbers of pages, the first of them."""
    numbers = ", ".join(str(page.number) for page in pages[:MOST_NAMED])
    return numbers + (" …" if len(pages) > MOST_NAMED else "")


def pages_to_blocks(pages: Sequence[PageParts]) -> tuple[list[Block], list[Remark]]:
    """Paragraphs and tables in order, each table whole.

    What stands beside a table on a page follows the table, on whatever page that ends. A grid that
    holds no text, and in which no table goes on, is a drawing.
    """
    found: list[Paragraph | Stitching] = []
    aside: list[Line] = []
    prose: list[Line] = []
    tables = 0
    read = {page.number for page in pages}
    pages, joined = with_far_columns(mended(pages))
    for half in (half for page in pages for half in page.halves):
        on_page, bottom = 0, 0.0
        for block in labelled(as_one(half, columns_of(found)), found[-1] if found else None):
            if not isinstance(block, TablePart):
                (aside if block.baseline < bottom else prose).append(block)
                continue
            found += taken(aside, prose) if prose else []
            before = None if on_page else open_table(found, block)
            if before is None and block.is_blank:
                continue
            bottom = block.bottom
            on_page += 1
            if before is not None:
                between = range(before.last.page + 1, block.page)
                stitch(before, block, apart=not read.issuperset(between))
            else:
                found += taken(aside)
                tables += 1
                found.append(begin(tables, block))
        found += taken(aside, prose) if prose else []
    found += taken(aside)
    found = [again(b) if isinstance(b, Stitching) else b for b in found]
    blocks = [finished(b) if isinstance(b, Stitching) else b for b in found]
    own = [r for block in found if isinstance(block, Stitching) for r in block.remarks]
    return blocks, [*joined, *own]


def taken(*groups: list[Line]) -> list[Paragraph]:
    """The paragraphs of lines, which are done with then."""
    texts = [text for lines in groups for text in lines_to_paragraphs(lines)]
    for lines in groups:
        lines.clear()
    return [Paragraph(text) for text in texts]


def columns_of(found: Sequence[Paragraph | Stitching]) -> Sequence[float] | None:
    """The columns of the last table, as its last page draws them."""
    last = next((block for block in reversed(found) if isinstance(block, Stitching)), None)
    return None if last is None else last.divisions[-1]


def open_table(found: list[Paragraph | Stitching], part: TablePart) -> Stitching | None:
    """The table that a part goes on with; lines between that say so are taken out and told."""
    last = len(found) - 1
    while last >= 0 and isinstance(found[last], Paragraph):
        last -= 1
    if last < 0:
        return None
    table = found[last]
    above = found[last - 1] if last else None
    caption = above.text if isinstance(above, Paragraph) else ""
    between = [block for block in found[last + 1 :] if isinstance(block, Paragraph)]
    told = all(is_continued(line.text, caption) for line in between)
    if not isinstance(table, Stitching) or not told or not goes_on(table, part):
        return None
    del found[last + 1 :]
    table.remarks += [
        Remark(
            "caption-continued",
            f"{line.text!r} says that a table goes on on page {part.page}: left out",
            line.text,
            table.number,
            page=part.page,
        )
        for line in between
    ]
    return table


def spell(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Remark, ...]]:
    """The blocks with their texts settled by the words of the whole document."""
    speller = Speller(
        paragraph.text
        for block in blocks
        for paragraph in ((block,) if isinstance(block, Paragraph) else paragraphs(block))
    )

    def paragraph(old: Paragraph) -> Paragraph:
        text = speller.settle(old.text)
        return old if text is old.text else Paragraph(text)

    def cell(old: Cell) -> Cell:
        texts = tuple(map(paragraph, old.paragraphs))
        return old if texts == old.paragraphs else old._replace(paragraphs=texts)

    settled = tuple(
        paragraph(block)
        if isinstance(block, Paragraph)
        else Table(tuple(cell(old) for old in block.cells), block.headings)
        for block in blocks
    )
    return settled, speller.all_remarks()


def paragraphs(table: Table) -> Iterator[Paragraph]:
    """The paragraphs of all cells of a table."""
    for cell in table.cells:
        yield from cell.paragraphs
