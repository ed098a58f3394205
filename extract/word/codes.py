"""Codes of fields that run over paragraphs and tables (ECMA-376 part 1, 17.16.18): none is seen."""

from collections.abc import Iterable, Iterator

from lxml import etree

from extract.word.ooxml import tag
from extract.word.unseen import Marks

PARAGRAPH, TABLE = tag("p"), tag("tbl")


def hide_codes(codes: Iterable[tuple[etree._Element, etree._Element]]) -> Marks:
    """Take out the tables that stand in a code, which runs from one sign to another.

    Gives the paragraphs whose mark stands in it: what is seen goes on in the paragraph where the
    code ends. Those that stand in it with all they hold do not count, as if they were deleted.
    """
    marks: Marks = {}
    for begin, end in codes:
        first, last = (next(sign.iterancestors(PARAGRAPH), None) for sign in (begin, end))
        if first is None or last is None or first is last:
            continue
        marks[first] = False
        hidden = [part for whole in _between(first, last) for part in whole.iter(PARAGRAPH, TABLE)]
        for part in hidden:
            above = part.getparent()
            if part.tag == PARAGRAPH:
                marks[part] = True
            elif above is not None:
                above.remove(part)
    return marks


def _between(first: etree._Element, last: etree._Element) -> Iterator[etree._Element]:
    """The largest elements behind the first and before the last one, in document order."""
    holders = set(last.iterancestors())
    at = _behind(first)
    while at is not None and at is not last:
        if at in holders:
            at = at[0]
        else:
            yield at
            at = _behind(at)


def _behind(element: etree._Element) -> etree._Element | None:
    """What begins behind the end of an element."""
    at: etree._Element | None = element
    while at is not None and at.getnext() is None:
        at = at.getparent()
    return None if at is None else at.getnext()
