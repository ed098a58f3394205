"""WordprocessingML by local names: Transitional and Strict differ in namespaces alone."""

from collections.abc import Iterator

from lxml import etree

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMESPACES = (TRANSITIONAL, STRICT)
FALSE = frozenset({"0", "false", "off"})


def tags(*names: str) -> frozenset[str]:
    """The qualified tags of local names, in both namespaces."""
    return frozenset(f"{{{namespace}}}{name}" for namespace in NAMESPACES for name in names)


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute of the element, in either namespace."""
    return element.get(f"{{{TRANSITIONAL}}}{name}", element.get(f"{{{STRICT}}}{name}"))


def number(element: etree._Element, name: str, otherwise: int = 0) -> int:
    """An attribute that is a whole number; ``otherwise`` where it is missing or none."""
    text = attribute(element, name)
    try:
        return otherwise if text is None else int(text)
    except ValueError:
        return otherwise


def child(element: etree._Element, *path: str) -> etree._Element | None:
    """The first child of that name, and so on down the path."""
    found: etree._Element | None = element
    for name in path:
        if found is None:
            return None
        found = next(children(found, name), None)
    return found


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of that name."""
    return element.iterchildren(*tags(name))


def value(element: etree._Element, name: str) -> str | None:
    """The attribute ``val`` of the child of that name."""
    found = child(element, name)
    return None if found is None else attribute(found, "val")


def is_on(element: etree._Element, name: str) -> bool | None:
    """A toggle (17.17.4): None where it is not there, true where it has no value."""
    found = child(element, name)
    return None if found is None else attribute(found, "val") not in FALSE
