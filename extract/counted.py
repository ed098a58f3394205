"""The numbers that Word counts by fields and does not store (ECMA-376 part 1, 17.16.5).

``AUTONUM`` and its kin number paragraphs, ``LISTNUM`` counts in a list wherever it stands, ``SEQ``
in a sequence of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.instructions import AUTOMATIC, LIST_NUMBER, Instruction, parsed
from extract.lists import BUILT_IN, NUMBERS
from extract.numbering import Numbering
from extract.numerals import written

BODY = 10
"""The level of a paragraph that is no heading, below the nine of headings."""

LEGAL, OUTLINE = AUTOMATIC[1], AUTOMATIC[2]
OUTLINE_LEVELS = BUILT_IN["OutlineDefault"].levels


class Place(NamedTuple):
    """Where a field stands in its paragraph: whether nothing is seen before it, or since the last.

    ``in_field`` says that it stands in the result of another one.
    """

    leads: bool
    follows: bool
    in_field: bool = False


@dataclass(slots=True)
class _Sequence:
    """A sequence: its number, and how many headings there were of each level when it counted."""

    number: int = 0
    headings: Mapping[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class FieldNumbers:
    """Counts fields as a story is walked in order; each story has counters of its own."""

    numbering: Numbering
    _heading: int | None = None
    _list: tuple[str, int] | None = None
    _level: int | None = None
    _levels: dict[str, int] = field(default_factory=dict)
    _automatic: dict[str, dict[int, int]] = field(default_factory=dict)
    _numbered: set[str] = field(default_factory=set)
    _sequences: dict[str, _Sequence] = field(default_factory=dict)
    _headings: dict[int, int] = field(default_factory=dict)

    def begin(self, style: str | None, place: tuple[str, int] | None) -> None:
        """Begin a paragraph of a style, with its place in a list."""
        styles = self.numbering.styles
        self._heading = styles.get(styles.paragraph_style(style)).heading
        self._list, self._level = place, None
        self._numbered.clear()
        if self._heading is not None:
            self._headings[self._heading] = self._headings.get(self._heading, 0) + 1

    def shown(self, code: str, place: Place, stored: str | None = None) -> str | None:
        """Count a field and give what it shows; None where Word's text is not known.

        A sequence goes on from the number that is ``stored``.
        """
        instruction = parsed(code)
        if instruction.name in AUTOMATIC:
            return None if place.in_field else self._paragraph_number(instruction)
        if instruction.name == LIST_NUMBER:
            return None if place.in_field else self._list_number(instruction, place)
        return self._sequence_number(instruction, stored)

    def _paragraph_number(self, instruction: Instruction) -> str | None:
        """The number of the paragraph (17.16.5.5 to 17.16.5.7), counted once.

        Headings count by their level and begin what is below them anew.
        """
        counters = self._automatic.setdefault(instruction.name, {})
        level = self._heading or BODY
        if instruction.name not in self._numbered:
            self._numbered.add(instruction.name)
            counters[level] = counters.get(level, 0) + 1
            for deeper in [at for at in counters if at > level]:
                del counters[deeper]
        if instruction.name == OUTLINE and level < BODY:
            outline = OUTLINE_LEVELS[level - 1]
            return outline.text.replace(f"%{level}", written(counters[level], outline.form))
        separator = instruction.switches.get("s")
        separator = "." if separator is None else separator[:1]
        last = separator * ("e" not in instruction.switches)
        shown = range(1, level if level < BODY else max((0, *(counters.keys() - {BODY}))) + 1)
        above = [at for at in shown if at != level] if instruction.name == LEGAL else []
        numbers = [instruction.number(counters.setdefault(at, 1)) for at in (*above, level)]
        known = [number for number in numbers if number is not None]
        return separator.join(known) + last if len(known) == len(numbers) else None

    def _list_number(self, instruction: Instruction, place: Place) -> str | None:
        """The next number of a list (17.16.5.33): the one that is named, else the current one."""
        name = instruction.arguments[0].lower() if instruction.arguments else ""
        named = self.numbering.lists.named.get(name)
        own = None if self._list is None else self._list[0]
        if named not in BUILT_IN:
            named = own or named or self.numbering.last or NUMBERS
        level = instruction.whole("l")
        if level is not None:
            at = level - 1
        elif self._level is not None:
            at = self._level + (place.leads and place.follows)
        elif self._list is not None and named == own:
            at = self._list[1] + 1
        else:
            at = self._levels.get(named, 0)
        self._level = self._levels[named] = at
        return self.numbering.label(named, at, instruction.whole("s")) or ""

    def _sequence_number(self, instruction: Instruction, stored: str | None) -> str | None:
        """The number of a sequence (17.16.5.56); what stands at a bookmark is not known."""
        if len(instruction.arguments) != 1:
            return None
        sequence = self._sequences.setdefault(instruction.arguments[0].lower(), _Sequence())
        switches = instruction.switches
        if stored is not None and stored.isdecimal():
            sequence.number = int(stored[:9])
        elif "r" in switches:
            start = instruction.whole("r")
            if start is None:
                return None
            sequence.number = start
        elif "c" not in switches:
            top = instruction.whole("s") or 0
            above = {at: count for at, count in self._headings.items() if at <= top}
            if any(sequence.headings.get(at) != count for at, count in above.items()):
                sequence.number = 0
            sequence.number += 1
        sequence.headings = dict(self._headings)
        hides = "h" in switches and not instruction.formats
        return "" if hides else instruction.number(sequence.number)
