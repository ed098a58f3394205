"""What the pages of a file hold: each by itself, then those again that others tell something of."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Protocol

from extract.pdf.layout import page_to_parts
from extract.pdf.page_parts import PageParts
from extract.pdf.pages import EVERY, Page
from extract.pdf.paper.furniture import without_furniture
from extract.pdf.paper.page_frames import without_frames
from extract.pdf.processes import in_turn
from extract.pdf.seen.watermarks import Mark, Places, stood_again
from extract.pdf.shared_columns.columns import shared_columns
from extract.pdf.shared_columns.counted_tables import numbered_tables
from extract.pdf.unruled.known import Known

ROUNDS = 2
"""A page that is read once more may show that the next one goes on too."""

Read = tuple[PageParts, frozenset[Mark]]
"""What a page holds, and the watermarks that were known when it was read."""

Again = Callable[[list[PageParts], Mapping[int, Known | None]], list[PageParts]]
"""Reads some pages once more."""


class Engine(Protocol):
    """Gives the pages of a file that have some numbers, or all, in order and one at a time."""

    def __call__(self, data: bytes, *, numbers: Container[int] = ...) -> Iterator[Page]:
        """The pages; `UnreadableError` where the file cannot be opened."""


def all_parts(
    data: bytes, engine: Engine, processes: int = 1, numbers: Sequence[int] = EVERY
) -> list[PageParts]:
    """What the pages hold.

    Those before a watermark was known for one are read once more, and so are those that do not
    show the columns of a table as other pages do.
    """

    def read(
        numbers: Sequence[int], marks: set[Mark], known: Mapping[int, Known | None]
    ) -> Iterator[Read]:
        def share(number: int) -> Iterator[Read]:
            own = numbers[number - 1 :: processes]
            for page in engine(data, numbers=own if isinstance(own, range) else frozenset(own)):
                yield page_to_parts(page, marks, known.get(page.number)), frozenset(marks)

        return in_turn(share, processes)

    def again(pages: list[PageParts], known: Mapping[int, Known | None]) -> list[PageParts]:
        if not known:
            return pages
        anew = {page.number: page for page, _ in read(sorted(known), marks, known)}
        return [anew.get(page.number, page) for page in pages]

    pages: list[PageParts] = []
    marks: set[Mark] = set()
    before: Places = {}
    for parts, so_far in read(numbers, marks, {}):
        pages.append(parts)
        marks |= so_far | stood_again(before, parts.places)
        before = parts.places
    pages = again(pages, {page.number: None for page in pages if page.candidates & marks})
    counted = numbered_tables(pages)
    if not counted and not any(is_inferred(page) for page in pages):
        return pages
    return with_shared_columns(again(pages, counted), again, counted)


def with_shared_columns(
    pages: list[PageParts], again: Again, counted: Mapping[int, Known]
) -> list[PageParts]:
    """The pages, read ``again`` where others tell columns that they do not show.

    Of those ``counted`` they are known.
    """
    told: dict[int, Known] = {}
    for _ in range(ROUNDS):
        kept, _ = without_furniture(without_frames(pages))
        known = {at: new for at, new in shared_columns(kept).items() if at not in counted}
        pages = again(pages, {at: new for at, new in known.items() if new != told.get(at)})
        told |= known
    return pages


def is_inferred(page: PageParts) -> bool:
    """Whether a page has a table whose columns its texts tell."""
    return any(part.inferred for part in page.tables)
