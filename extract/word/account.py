"""What is taken out unseen, held against the texts of the document.

Elements that show nothing hold no text by the standard (ECMA-376 part 1, 17). Where one does, a
word processor shows it nowhere or calls the file damaged, so what goes with it is told.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import cast

from lxml import etree

from extract.model import Remark
from extract.word.mixed import part_texts
from extract.word.ooxml import SPACES, local_name, tag

TEXT, UNREAD = tag("t"), "unread"
SPACE = {"w": SPACES["w"]}
COUNT = etree.XPath("count(descendant::w:t)", namespaces=SPACE)
IN_PROPERTIES = etree.XPath("//w:tcPr//w:t", namespaces=SPACE)
"""Texts in what a cell says of itself, which stays and is not walked."""

SHOWN_LETTERS = 40
Elements = list[etree._Element]  # noqa: SLF001 - lxml has no public name for its type


def take_out(root: etree._Element, names: Collection[str]) -> Iterable[Remark]:
    """Take out all elements of these names; a doubt about each text that went with them.

    Texts that hold elements are parted on the way.
    """
    before = list(root.iter(TEXT))
    mixed = [text for text in before if len(text)]
    if mixed:
        part_texts(mixed)
        before = list(root.iter(TEXT))
    etree.strip_elements(root, *names, with_tail=False)
    for text in cast("Elements", IN_PROPERTIES(root)):
        text.tag = UNREAD
    return () if COUNT(root) == len(before) else list(_lost(root, before))


def _lost(root: etree._Element, before: Iterable[etree._Element]) -> Iterator[Remark]:
    """A doubt about each element that went with texts in it, of those that were there before."""
    kept = set(root.iter(TEXT))
    last = ""
    for holder, texts in groupby(before, lambda text: None if text in kept else _holder(text)):
        words = [text.text or "" for text in texts]
        whole = "".join(words).strip()
        if holder is not None and whole:
            behind = f", behind {last[-SHOWN_LETTERS:]!r}" if last else ""
            message = f"text stands in an element that shows none ({local_name(holder)}){behind}"
            yield Remark("content-misplaced", f"{message}: not read", whole[:SHOWN_LETTERS])
        last = next(filter(str.strip, reversed(words)), last)


def _holder(text: etree._Element) -> etree._Element:
    """The element that shows nothing: the one that was taken out, or the one right above."""
    above = list(text.iterancestors())
    return text if not above else above[0] if text.tag == UNREAD else above[-1]
