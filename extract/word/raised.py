"""Texts that are raised or lowered (ECMA-376 part 1, 17.3.2.42): 10⁵ is another number than 105."""

from collections.abc import Iterable

from lxml import etree

from extract.word.ooxml import attribute, children, tag

RUN = tag("r")
SIGNS = {
    "superscript": str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ"),
    "subscript": str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
}
"""What there are signs for; a text that has another letter stays as it is."""


def write_raised(marks: Iterable[etree._Element]) -> None:
    """Write the texts of runs with these marks in the signs that Unicode has for them."""
    for mark in marks:
        properties = mark.getparent()
        run = None if properties is None else properties.getparent()
        signs = SIGNS.get(attribute(mark, "val") or "")
        if run is None or run.tag != RUN or signs is None:
            continue
        texts = list(children(run, "t"))
        if all(ord(letter) in signs for text in texts for letter in (text.text or "").strip()):
            for text in texts:
                text.text = (text.text or "").translate(signs)
