"""The numbers that a file stores beside its paragraphs, as lists that give them."""

from collections.abc import Iterable

from extract.doc.markup import Markup, element

FIRST_SIGN, LAST_SIGN = 0xF000, 0xF0FF
"""Where the signs of symbol fonts stand in Unicode."""


def is_sign(text: str) -> bool:
    """Whether a text begins with a sign of a symbol font."""
    return FIRST_SIGN <= ord(text[0]) <= LAST_SIGN


class Labels:
    """For each number that is stored a list that gives it and no other."""

    def __init__(self) -> None:
        """None yet."""
        self._lists: dict[tuple[str, str], int] = {}

    def numbers(self, label: str, font: str) -> Markup:
        """What a paragraph says that has a number, which may be a sign of a font."""
        key = label, font if is_sign(label) else ""
        number = self._lists.setdefault(key, len(self._lists) + 1)
        return element("numPr", element("ilvl", val=0), element("numId", val=number))

    def part(self, others: Iterable[Markup]) -> Markup:
        """The lists, and ``others``."""
        lists, uses = [], []
        for (label, font), number in self._lists.items():
            form = "decimal" if any(map(str.isalnum, label)) else "bullet"
            level = element(
                "lvl",
                *(element("start", val=1), element("numFmt", val=form)),
                element("lvlText", val=label),
                element("rPr", element("rFonts", ascii=font, hAnsi=font)) if font else "",
                ilvl=0,
            )
            lists.append(element("abstractNum", level, abstractNumId=number))
            uses.append(element("num", element("abstractNumId", val=number), numId=number))
        return element("numbering", *lists, *uses, *others)
