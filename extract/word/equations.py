"""Equations on one line (ECMA-376 part 1, 22.1): a/b, x^(n+1), √(a), ∑_(i=1)^n x."""

import re
from collections.abc import Callable

from lxml import etree

from extract.word.ooxml import FALSE, SPACES, local_name, tag

SIMPLE = re.compile(r"|.[\u0300-\u036f]*|\d+(?:\.\d+)?%?|[\u4e00-\u9fff]+|\([^()]*\)")
"""An operand that needs no brackets round it."""

PARAGRAPH = tag("p")
PLACES = (PARAGRAPH, tag("tc"), tag("txbxContent"), tag("body"))
MATH = f"{{{SPACES['m']}}}"
VALUE, TEXT = tag("val", "m"), tag("t", "m")
DRAWN = {tag("noBreakHyphen"): "-", tag("tab"): " ", tag("br"): " "}


def write_linear(equation: etree._Element) -> None:
    """Write an equation as a text in its place, for taking out a large one is slow.

    Between paragraphs it is one of its own.
    """
    text = linear(equation)
    del equation[:]
    equation.tag, equation.text = tag("t"), text
    place = next(equation.iterancestors(*PLACES), None)
    if equation.getparent() is not None and (place is None or place.tag != PARAGRAPH):
        paragraph = etree.Element(PARAGRAPH)
        equation.addprevious(paragraph)
        paragraph.append(equation)


def write_stray(root: etree._Element) -> None:
    """Write parts of equations that stand in none, as insertions may hold (17.13.5.18)."""
    for text in list(root.iter(TEXT)):
        equation = text
        while (above := equation.getparent()) is not None and above.tag.startswith(MATH):
            equation = above
        if equation.tag != tag("t"):
            write_linear(equation)


def linear(element: etree._Element) -> str:
    """An equation, or a part of one, on one line; what is compound stands in brackets."""
    if element.tag in DRAWN:
        return DRAWN[element.tag]
    kind = local_name(element)
    if kind == "t":
        return element.text or ""
    return KINDS.get(kind, _joined)(element)


def _joined(element: etree._Element) -> str:
    return "".join(map(linear, element))


def _part(element: etree._Element, name: str) -> str:
    """A part of a construct, such as the numerator of a fraction; "" where it has none."""
    found = element.find(tag(name, "m"))
    return "" if found is None else _joined(found)


def _operand(element: etree._Element, name: str) -> str:
    return bracketed(_part(element, name))


def bracketed(text: str) -> str:
    """An operand, in brackets if it is compound."""
    return text if SIMPLE.fullmatch(text) else f"({text})"


def _property(element: etree._Element, name: str, otherwise: str = "") -> str:
    """A property of a construct: its value, ``otherwise`` where it is not given."""
    kind = local_name(element)
    found = element.find(f"{{{SPACES['m']}}}{kind}Pr/{tag(name, 'm')}")
    return otherwise if found is None else found.get(VALUE, "")


def _scripts(element: etree._Element) -> str:
    """What stands below and above, each where there is something."""
    below, above = (
        "" if _property(element, f"{name}Hide", "0") not in FALSE else _operand(element, name)
        for name in ("sub", "sup")
    )
    return (below and f"_{below}") + (above and f"^{above}")


def _fraction(element: etree._Element) -> str:
    bar = "¦" if _property(element, "type") == "noBar" else "/"
    return f"{_operand(element, 'num')}{bar}{_operand(element, 'den')}"


def _delimited(element: etree._Element) -> str:
    between = _property(element, "sepChr", "|")
    inner = between.join(_joined(part) for part in element.iterchildren(tag("e", "m")))
    return _property(element, "begChr", "(") + inner + _property(element, "endChr", ")")


def _large_operator(element: etree._Element) -> str:
    scripts = _scripts(element)
    return f"{_property(element, 'chr', '∫')}{scripts}{' ' if scripts else ''}{_part(element, 'e')}"


def _function(element: etree._Element) -> str:
    argument = _part(element, "e")
    return _part(element, "fName") + ("" if argument.startswith("(") else " ") + argument


def _rows(element: etree._Element) -> str:
    """The rows of a matrix or of equations one below the other."""
    rows = element.iterchildren(tag("mr", "m"), tag("e", "m"))
    return "; ".join(
        ", ".join(map(_joined, row)) if row.tag == tag("mr", "m") else _joined(row) for row in rows
    )


KINDS: dict[str, Callable[[etree._Element], str]] = {
    "f": _fraction,
    "d": _delimited,
    "nary": _large_operator,
    "func": _function,
    "m": _rows,
    "eqArr": _rows,
    "rad": lambda e: f"{_part(e, 'deg')}√({_part(e, 'e')})",
    "acc": lambda e: _part(e, "e") + _property(e, "chr", "\u0302"),
    "limLow": lambda e: f"{_part(e, 'e')}_{_operand(e, 'lim')}",
    "limUpp": lambda e: f"{_part(e, 'e')}^{_operand(e, 'lim')}",
    "sPre": lambda e: _scripts(e) + _operand(e, "e"),
    **dict.fromkeys(("sSup", "sSub", "sSubSup"), lambda e: _operand(e, "e") + _scripts(e)),
}
