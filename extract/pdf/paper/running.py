"""Running heads that name the chapter: they change, and none of them is on many pages.

A heading that begins a table may stand at the same height. It is new there, while a head says what
stood on the page before, or what the heading on its own page says.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extract.pdf.lines import Line, text_of
from extract.pdf.page_parts import PageParts

BEFORE = 2
"""Pages that heads may be apart: they may stand on left or on right pages alone."""
SHORTEST = 3
"""Letters of a head."""

Place = tuple[str, int]
"""The side of a page, and how far from its edge."""


def running_heads(
    pages: Sequence[PageParts], lines: Sequence[tuple[Place, int, Line]], enough: float
) -> Iterator[tuple[int, Line]]:
    """The heads among ``lines``, each with its page, at places that ``enough`` pages have.

    Of lines the places and the indices of their pages are given.
    """
    places: dict[Place, dict[int, Line]] = defaultdict(dict)
    for place, at, line in lines:
        places[place][at] = line
    for found in places.values():
        if len(found) < enough:
            continue
        for at, line in found.items():
            if stood_before(pages, found, at):
                yield pages[at].number, line


def stood_before(pages: Sequence[PageParts], heads: Mapping[int, Line], at: int) -> bool:
    """Whether the head of a page is that of a page before, or begins a line there or on its own."""
    text = text_of([heads[at]])
    if len(text) < SHORTEST or not any(map(str.isalpha, text)):
        return False
    before = range(max(0, at - BEFORE), at)
    if any(text_of([heads[n]]) == text for n in before if n in heads):
        return True
    own = {id(line) for line in heads.values()}
    return any(
        id(line) not in own and text_of([line]).startswith(text)
        for n in (*before[-1:], at)
        for line in pages[n].lines
    )
