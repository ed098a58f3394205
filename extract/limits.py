"""What a file may take and what it may claim, in one place.

A reader asks before it works: how large a file is before it is opened, what a part would unpack to
before it is unpacked, how many pages and objects there are before they are walked through.
"""

from dataclasses import dataclass
from operator import attrgetter

from extract.model import Document, UnreadableError

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of a file may use; the command has an option to raise each.

    ``seconds`` on the clock, ``memory`` in MiB, ``size`` of the file in MiB, ``files`` open at a
    time.
    """

    seconds: int = 300
    memory: int = 4096
    size: int = 512
    files: int = 64


LIMITS = Limits()

MOST_PARTS = 20_000
"""Parts of a zip file; a Word file with a picture in each row has a few thousand."""
LARGEST_PART = 512 * MEBIBYTE
HIGHEST_RATIO = 400
"""A part that unpacks to more, or by more times its size in the file, is no document's."""
RATIO_COUNTS_FROM = 8 * MEBIBYTE

MOST_PAGES = 20_000
MOST_OBJECTS = 1_000_000
"""Objects of a page of a PDF, those of forms counted as often as they are drawn."""

MOST_CELLS = 1_000_000
"""Cells of a table."""
MOST_CHARACTERS = 500_000
"""Characters of a cell: more than a whole catalogue has."""

TEXT_OF = attrgetter("text")

LARGEST_CARD = 1
"""MiB."""


def within(document: Document) -> Document:
    """The document itself; `UnreadableError` where a table or a text is larger than any is."""
    for number, table in enumerate(document.tables, 1):
        if len(table.cells) > MOST_CELLS:
            message = f"table {number} has {len(table.cells)} cells; up to {MOST_CELLS} are read"
            raise UnreadableError(message)
        for cell in table.cells:
            if sum(map(len, map(TEXT_OF, cell.paragraphs))) > MOST_CHARACTERS:
                place = f"table {number}, row {cell.row}, column {cell.column}"
                message = f"{place}: a cell of more than {MOST_CHARACTERS} characters"
                raise UnreadableError(message)
    return document
