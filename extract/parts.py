"""Which parts of a file are read: of a Word file those beside its body, of a PDF some pages."""

import re
import unicodedata
from collections.abc import Iterable

from extract.limits import MOST_PAGES
from extract.model import STORIES, UnreadableError

WORD = ("docx", "doc", "flat-opc", "word-2003-xml", "rtf")
"""The formats that have parts beside the body which may be asked for."""
PAGED = ("pdf",)

RANGE = re.compile(r"(?P<first>[0-9]{1,5})(?P<to>-(?P<last>[0-9]{1,5})?)?")


def stories(include: str | None) -> tuple[str, ...]:
    """Parts of a Word file, from names with commas between; `UnreadableError` if unknown.

    >>> stories("headers, notes")
    ('headers', 'notes')
    """
    names = _between_commas(include)
    if unknown := [name for name in names if name not in STORIES]:
        message = f"include {', '.join(unknown)}: not known (known: {', '.join(STORIES)})"
        raise UnreadableError(message)
    return tuple(names)


def page_ranges(pages: str | None) -> tuple[range, ...]:
    """Ranges of page numbers, from texts with commas between; `UnreadableError` if they are none.

    One that is open ends with the file.

    >>> page_ranges("3-5, 9, 12-")
    (range(3, 6), range(9, 10), range(12, 20001))
    """
    found: list[range] = []
    for text in _between_commas(pages):
        match = RANGE.fullmatch(text)
        first = int(match["first"]) if match else 0
        last = int(match["last"] or MOST_PAGES) if match and match["to"] else first
        if not 0 < first <= last <= MOST_PAGES:
            message = f"pages {text!r}: no numbers of pages; write 12, 12-25 or 12-"
            raise UnreadableError(message)
        found.append(range(first, last + 1))
    return tuple(found)


def check_parts(format_: str, include: object, pages: object) -> None:
    """`UnreadableError` where parts are asked for that files of a format do not have."""
    for name, asked, formats in (("include", include, WORD), ("pages", pages, PAGED)):
        if asked and format_ not in formats:
            message = f"{name} is for {', '.join(formats)} alone, not for {format_}"
            raise UnreadableError(message)


def numbers_of(ranges: Iterable[range], count: int) -> list[int]:
    """The numbers of pages in some ranges, rising, of a file with so many pages.

    `UnreadableError` where a range asks for a page that the file does not have.

    >>> numbers_of([range(12, 20001), range(3, 6)], 13)
    [3, 4, 5, 12, 13]
    """
    numbers: set[int] = set()
    for asked in ranges:
        needed = asked.start if asked[-1] == MOST_PAGES else asked[-1]
        if needed > count:
            message = f"page {needed} is asked for, and the PDF has {count}"
            raise UnreadableError(message)
        numbers.update(asked[: count - asked.start + 1])
    return sorted(numbers)


def _between_commas(text: str | None) -> list[str]:
    """The texts between commas, each once."""
    parts = (part.strip() for part in unicodedata.normalize("NFKC", text or "").split(","))
    return list(dict.fromkeys(filter(None, parts)))
