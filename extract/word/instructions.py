r"""Instructions of fields (ECMA-376 part 1, 17.16.4): a name, arguments, switches.

``SEQ 表 \r 3 \* CHINESENUM3`` has the name SEQ, the argument 表, the switch ``r`` with 3, and
writes its number in the format CHINESENUM3.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extract.numerals import padded, written

AUTOMATIC = ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT")
LIST_NUMBER, SEQUENCE = "LISTNUM", "SEQ"
COUNTED = frozenset({*AUTOMATIC, LIST_NUMBER, SEQUENCE})
"""Fields that show a number that Word counts."""

QUOTED, BARE = r'["“”]([^"“”]*)["“”]', r'([^\s\\"“”]+)'
NAME = re.compile(rf"\s*{BARE}")
PART = re.compile(rf"\\([*#@rslRSL])\s*(?:{QUOTED}|{BARE})?|\\(\S)|{QUOTED}|{BARE}")
"""A switch with its argument, one without, an argument in quotation marks, another argument."""

UNFORMATTED = frozenset({"mergeformat", "charformat", "upper", "lower", "firstcap", "caps"})
"""Formats of the text: they leave a number as it is."""

FORMS = {
    "arabic": "decimal",
    "arabicdash": "numberInDash",
    "hex": "hex",
    "ordinal": "ordinal",
    "sbchar": "decimalHalfWidth",
    "dbchar": "decimalFullWidth",
    "circlenum": "decimalEnclosedCircle",
    "gb1": "decimalEnclosedFullstop",
    "gb2": "decimalEnclosedParen",
    "gb3": "decimalEnclosedCircleChinese",
    "gb4": "ideographEnclosedCircle",
    "chinesenum1": "chineseCounting",
    "chinesenum2": "chineseLegalSimplified",
    "chinesenum3": "chineseCountingThousand",
    "zodiac1": "ideographTraditional",
    "zodiac2": "ideographZodiac",
    "zodiac3": "ideographZodiacTraditional",
}
"""Formats of a number by their names in a field, as Word in Simplified Chinese has them."""

CASED = {"roman": ("lowerRoman", "upperRoman"), "alphabetic": ("lowerLetter", "upperLetter")}
"""Formats that go by the case of their name's first letter."""

ZEROS = re.compile(r"([^#0x.,;+'-]*?)(0{1,9}|#)([^#0x.,;+'-]*)")
"""A numeric picture (17.16.4.1) that asks for a number of digits and no more, with text around."""


@dataclass(frozen=True, slots=True)
class Instruction:
    r"""An instruction taken apart.

    ``switches`` has for each its argument, None where there is none; ``formats`` are the arguments
    of ``\*``, ``picture`` is that of ``\#``.
    """

    name: str
    arguments: tuple[str, ...]
    switches: Mapping[str, str | None]
    formats: tuple[str, ...] = ()
    picture: str | None = None

    @property
    def is_formatted(self) -> bool:
        """Whether it says how its number is written."""
        return any(named.lower() not in UNFORMATTED for named in self.formats)

    def whole(self, switch: str) -> int | None:
        """The argument of a switch as a whole number; None where it is none."""
        text = (self.switches.get(switch) or "").strip()
        return int(text) if re.fullmatch("[0-9]{1,9}", text) else None

    def number(self, counted: int) -> str | None:
        r"""A number as the field writes it; None where its format is not known.

        >>> parsed(r"SEQ 表 \* ROMAN").number(4), parsed(r'SEQ x \# "第00号"').number(4)
        ('IV', '第04号')
        """
        if self.picture is not None:
            picture = ZEROS.fullmatch(self.picture)
            return picture and picture[1] + padded(len(picture[2]))(counted) + picture[3]
        form = "decimal"
        for named in self.formats:
            if named.lower() in CASED:
                form = CASED[named.lower()][named[0].isupper()]
            elif named.lower() in FORMS:
                form = FORMS[named.lower()]
            elif named.lower() not in UNFORMATTED:
                return None
        return written(counted, form)


def name_of(instruction: str) -> str:
    r"""The name of a field, in capitals.

    >>> name_of(r" seq 表 \* ARABIC"), name_of(r"AUTONUM\* Arabic"), name_of("")
    ('SEQ', 'AUTONUM', '')
    """
    name = NAME.match(instruction)
    return "" if name is None else name[1].upper()


def parsed(instruction: str) -> Instruction:
    r"""Take an instruction apart.

    >>> parsed(r'LISTNUM "条款" \l 2').arguments, parsed(r"AUTONUM \s :").switches
    (('条款',), {'s': ':'})
    """
    arguments: list[str] = []
    switches: dict[str, str | None] = {}
    formats: list[str] = []
    picture = None
    for part in PART.finditer(instruction):
        switch, quoted, bare, flag = part[1], part[2], part[3], part[4]
        given = bare if quoted is None else quoted
        if switch == "*":
            formats += [given] if given else []
        elif switch == "#":
            picture = given
        elif switch or flag:
            switches[(switch or flag).lower()] = given
        else:
            arguments.append(part[6] if part[5] is None else part[5])
    return Instruction(
        name_of(instruction), tuple(arguments[1:]), switches, tuple(formats), picture
    )
