"""What a page leaves in doubt about its text, a remark for each."""

from collections.abc import Iterator, Sequence

from extract.model import Remark
from extract.pdf.page_parts import PageParts
from extract.pdf.seen.plausible import letters

RARE = 0.4
"""The share of ideographs in no common set from which text is none; that of a text is near 0."""
ENOUGH = 20
"""So many ideographs tell."""


def is_false(rare: int, ideographs: int) -> bool:
    """Whether so many of the ideographs are in no common set that they are no text."""
    return ideographs >= ENOUGH and rare > RARE * ideographs


def doubtful_text(pages: Sequence[PageParts]) -> Iterator[Remark]:
    """Remarks on text that nobody sees, that was recognised, that is not text alone, or lost."""
    for page in pages:
        yield from _not_as_drawn(page)
        yield from _not_as_printed(page)


def _not_as_drawn(page: PageParts) -> Iterator[Remark]:
    """Where what is read of a page is more or less than the text that it draws."""
    number = page.number
    if page.layer:
        message = f"{page.layer} characters on page {number} were recognised in a picture"
        yield Remark("text-layer-ocr", message, page=number)
    if page.unseen:
        message = f"text on page {number} is drawn so that nobody sees it: left out"
        yield Remark("text-unseen", message, page.unseen, page=number)
    if page.typed:
        message = f"{page.typed} characters on page {number} are read as the lines that they show"
        yield Remark("lines-typed", message, page=number)
    if page.nested:
        message = f"a cell on page {number} holds a table: its text is kept, not its cells"
        yield Remark("table-in-cell", message, page=number)
    if page.mistagged:
        message = f"the tags of a table on page {number} are not what it shows: not used"
        yield Remark("tags-disagree", message, page=number)
    if page.annotated:
        message = f"text of form fields or annotations on page {number} is read with it"
        yield Remark("annotation-read", message, page=number)
    if page.stamped:
        message = f"the text of a stamp over page {number} is left out"
        yield Remark("stamp-left-out", message, page=number)
    if page.grown:
        message = f"no frame is drawn on page {number} in rows that the labels above are read over"
        yield Remark("label-rows-doubtful", message, page=number)


def _not_as_printed(page: PageParts) -> Iterator[Remark]:
    """Where what fonts say of a page's characters is not what it shows."""
    number = page.number
    if page.unreadable:
        message = f"{page.unreadable} characters on page {number} stand for nothing"
        yield Remark("characters-lost", message, page=number)
    for text in page.swapped:
        message = f"{text!r} on page {number} is read as {letters(text)!r}: bytes turned"
        yield Remark("ligature-unswapped", message, text, page=number)
    if is_false(page.rare, page.ideographs):
        message = f"{page.rare} of {page.ideographs} ideographs on page {number} are in no"
        message += " common set: what the font says they are may be false"
        yield Remark("characters-lost", message, page=number)
