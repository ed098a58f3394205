"""Texts that hold elements, which the standard does not know (ECMA-376 part 1, 17.3.3.31).

A program that fills in templates writes line breaks so (``<w:t>a<w:br/>b</w:t>``), and Word shows
all of it.
"""

from collections.abc import Iterable

from lxml import etree

from extract.word.ooxml import tag

TEXT = tag("t")


def part_texts(texts: Iterable[etree._Element]) -> None:
    """Put what each text holds, and what stands behind that in it, behind the text."""
    for text in texts:
        last = text
        for held in list(text):
            rest, held.tail = held.tail, None
            last.addnext(held)
            last = held
            if rest:
                more = etree.Element(TEXT, {str(name): str(said) for name, said in text.items()})
                more.text = rest
                last.addnext(more)
                last = more
