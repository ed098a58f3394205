"""WordprocessingML by local names.

Strict files (ISO 29500) differ from Transitional ones in namespaces alone, files of Word 2003 in
a few names too; `extract.word.package` reads all as Transitional, so that one set of names will do.
"""

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
STRICT = "http://purl.oclc.org/ooxml/"
OTHER_SPACES = {
    "http://schemas.microsoft.com/office/word/2003/wordml": SPACES["w"],
    STRICT + "wordprocessingml/main": SPACES["w"],
    STRICT + "officeDocument/math": SPACES["m"],
}
SMALLEST, LARGEST = -(2**31), 2**31 - 1
MOST_DIGITS = 12
FALSE = frozenset({"0", "false", "off", "False", "FALSE", "Off", "OFF"})
"""How a toggle is said to be off; the ones in capitals are not by the standard, and meant so."""

DECIMAL = re.compile(r"\s*([+-]?[0-9]+)\.[0-9]*\s*")
"""A whole number with decimals, as Google Docs writes widths and programs that count in floats."""


@cache
def tag(name: str, space: str = "w") -> str:
    """The qualified name of an element or an attribute."""
    return f"{{{SPACES[space]}}}{name}"


def tags(*names: str) -> frozenset[str]:
    """The qualified names of elements."""
    return frozenset(map(tag, names))


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute of the element."""
    return element.get(tag(name))


def number(element: etree._Element, name: str, otherwise: int = 0) -> int:
    """An attribute that is a whole number of 32 bits; ``otherwise`` where it is missing or none."""
    text = attribute(element, name)
    try:
        found = otherwise if text is None else int(text)
    except ValueError:
        decimal = DECIMAL.fullmatch(text or "")
        if decimal is None:
            return otherwise
        found = int(decimal[1][:MOST_DIGITS])
    return found if SMALLEST <= found <= LARGEST else SMALLEST if found < 0 else LARGEST


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; lxml keeps a prefix that is not declared."""
    return str(element.tag).rpartition("}")[2]


def is_word(element: etree._Element) -> bool:
    """Whether an element is of WordprocessingML."""
    return str(element.tag).startswith(f"{{{SPACES['w']}}}")


def child(element: etree._Element, *path: str) -> etree._Element | None:
    """The first child of that name, and so on down the path."""
    found: etree._Element | None = element
    for name in path:
        if found is None:
            return None
        found = found.find(tag(name))
    return found


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of that name."""
    return element.iterchildren(tag(name))


def value(element: etree._Element, name: str) -> str | None:
    """The attribute ``val`` of the child of that name."""
    found = element.find(tag(name))
    return None if found is None else attribute(found, "val")


def is_on(element: etree._Element, name: str) -> bool | None:
    """A toggle (17.17.4): None where it is not there, true where it has no value."""
    found = element.find(tag(name))
    return None if found is None else attribute(found, "val") not in FALSE


def text_of(text: str) -> etree._Element:
    """An element that holds a text."""
    element = etree.Element(tag("t"))
    element.text = text
    return element
