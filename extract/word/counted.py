"""The numbers that Word counts by fields and does not store (ECMA-376 part 1, 17.16.5).

``AUTONUM`` and its kin number paragraphs, ``LISTNUM`` counts in a list wherever it stands, ``SEQ``
in a sequence of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.numerals import written
from extract.word.instructions import AUTOMATIC, LIST_NUMBER, Instruction, parsed
from extract.word.lists import BUILT_IN, NUMBERS
from extract.word.numbering import Numbering

BODY = 10
"""The level of a paragraph that is no heading, below the nine of headings."""

LEGAL, OUTLINE = AUTOMATIC[1], AUTOMATIC[2]
OUTLINE_LEVELS = BUILT_IN["OutlineDefault"].levels


class Place(NamedTuple):
    """Where a field stands: whether before all text of its paragraph, and whether in another."""

    leads: bool
    in_field: bool = False


@dataclass(slots=True)
class _Levels:
    """The levels of the list fields of a paragraph, by their list.

    ``leading`` is that of its own number, then of the last field before its text; ``within`` that
    of the last field in its text.
    """

    leading: dict[str, int] = field(default_factory=dict)
    within: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Sequence:
    """A sequence: its number, and how many headings there were of each level when it counted."""

    number: int = 0
    headings: Mapping[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class FieldNumbers:
    """Counts fields as a story is walked in order; each story has counters of its own.

    Paragraphs are numbered ``in_body`` alone.
    """

    numbering: Numbering
    in_body: bool = True
    _heading: int | None = None
    _list: str | None = None
    _own: _Levels = field(default_factory=_Levels)
    _last: dict[str, int] = field(default_factory=dict)
    _automatic: dict[int, int] = field(default_factory=dict)
    _is_numbered: bool = False
    _sequences: dict[str, _Sequence] = field(default_factory=dict)
    _headings: dict[int, int] = field(default_factory=dict)

    def begin(self, style: str | None, place: tuple[str, int] | None) -> None:
        """Begin a paragraph of a style, with its place in a list."""
        styles = self.numbering.styles
        self._heading = styles.get(styles.paragraph_style(style)).heading
        self._list, self._own, self._is_numbered = None, _Levels(), False
        if place is not None:
            self._list, level = place
            self._own.leading[self._list] = self._last[self._list] = level
        if self._heading is not None:
            self._headings[self._heading] = self._headings.get(self._heading, 0) + 1

    def shown(self, code: str, place: Place, stored: str | None = None) -> str | None:
        """Count a field and give what it shows; None where Word's text is not known.

        A sequence goes on from the number that is ``stored``.
        """
        instruction = parsed(code)
        if instruction.name in AUTOMATIC:
            is_shown = self.in_body and not place.in_field
            return self._paragraph_number(instruction) if is_shown else None
        if instruction.name == LIST_NUMBER:
            return None if place.in_field else self._list_number(instruction, place)
        return self._sequence_number(instruction, stored)

    def _paragraph_number(self, instruction: Instruction) -> str | None:
        """The number of the paragraph (17.16.5.5 to 17.16.5.7), counted once.

        Headings count by their level and begin what is below them anew.
        """
        counters, level = self._automatic, self._heading or BODY
        if not self._is_numbered:
            self._is_numbered = True
            counters[level] = counters.get(level, 0) + 1
            for deeper in [at for at in counters if at > level]:
                del counters[deeper]
        if instruction.name == OUTLINE and level < BODY:
            outline = OUTLINE_LEVELS[level - 1]
            return outline.text.replace(f"%{level}", written(counters[level], outline.form))
        separator = (instruction.switches.get("s") or ".")[:1]
        last = separator * ("e" not in instruction.switches)
        shown = range(1, level if level < BODY else max((0, *(counters.keys() - {BODY}))) + 1)
        above = shown if instruction.name == LEGAL else ()
        numbers = [instruction.number(counters.get(at, 0)) for at in (*above, level)]
        known = [number for number in numbers if number is not None]
        return separator.join(known) + last if len(known) == len(numbers) else None

    def _list_number(self, instruction: Instruction, place: Place) -> str | None:
        """The next number of a list (17.16.5.33): the one that is named, else the current one."""
        name = instruction.arguments[0].lower() if instruction.arguments else ""
        named = self.numbering.lists.named.get(name)
        is_built_in = named is not None and named in BUILT_IN
        if named is None or not is_built_in:
            named = self._list or named or self.numbering.last or NUMBERS
        given = instruction.whole("l")
        if given is not None:
            level = given - 1
        elif not place.leads and named in self._own.within:
            level = self._own.within[named]
        elif named in self._own.leading:
            level = self._own.leading[named] + 1
        else:
            level = 0 if is_built_in else self._last.get(named, 0)
        if place.leads:
            self._own.leading[named] = self._last[named] = level
        else:
            self._own.within[named] = level
        return self.numbering.label(named, level, instruction.whole("s")) or ""

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
        hides = "h" in switches and not instruction.is_formatted
        return "" if hides else instruction.number(sequence.number)
