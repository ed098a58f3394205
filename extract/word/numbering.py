"""The numbers that Word counts (ECMA-376 part 1, 17.9): which paragraph has one, and which.

A paragraph names a list (``numId``) and a level, itself or through its style. Lists that share an
abstract definition share its counters, unless one of them says where to start over.
"""

import re
from dataclasses import dataclass, field

from extract.model import Remark
from extract.numerals import is_known, written
from extract.word.lists import Level, List, Lists
from extract.word.styles import Styles

PLACEHOLDER = re.compile("%([1-9])")
BULLET = "bullet"
ARABIC = {"decimalZero", "none", BULLET}
"""What stays as it is where all numbers of a label are to be Arabic ones."""

SHARED = "a list has the id (nsid) of another definition: counted on in that one, as Word does"


@dataclass(slots=True)
class _Counters:
    """The counters of an abstract definition by level, and the lists that counted last in each."""

    numbers: dict[int, int] = field(default_factory=dict)
    lists: dict[int, List] = field(default_factory=dict)

    def start(self, found: List, level: int) -> int:
        """Where a level begins: as the list says that counted the level above it (17.9.26)."""
        above = max((at for at in self.numbers if at < level), default=level)
        return self.lists.get(above, found).start(level)


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and their counters as the document is walked in order.

    ``last`` is the list that counted last. ``remarks`` are doubts that nobody has fetched, each
    told once.
    """

    lists: Lists = field(default_factory=Lists)
    styles: Styles = field(default_factory=Styles)
    last: str | None = None
    remarks: list[Remark] = field(default_factory=list)
    _told: set[str] = field(default_factory=set)
    _counters: dict[str, _Counters] = field(default_factory=dict)
    _started: set[str] = field(default_factory=set)
    _places: dict[tuple[str | None, str | None, int | None], tuple[str, int] | None] = field(
        default_factory=dict
    )

    @property
    def counts_by_default(self) -> bool:
        """Whether a paragraph counts that says nothing of a style or a list."""
        return self._place(None, None, None) is not None

    def place(
        self, style: str | None, list_id: str | None, level: int | None
    ) -> tuple[str, int] | None:
        """The list of a paragraph and its level in it, by what it says itself (17.3.1.19).

        None where it has no number.
        """
        said = (style, list_id, level)
        if said not in self._places:
            self._places[said] = self._place(*said)
        return self._places[said]

    def _place(
        self, style: str | None, list_id: str | None, level: int | None
    ) -> tuple[str, int] | None:
        """The list and the level of a paragraph: its own, or those of its style."""
        name = self.styles.paragraph_style(style)
        of_style = self.styles.get(name)
        named = of_style.list_id if list_id is None else list_id
        if named is None or named == "0":
            return None
        at = of_style.level or 0 if level is None else level
        if list_id is None and self._is_of_another(name, named, at):
            return None
        return named, at

    def _is_of_another(self, style: str | None, list_id: str, level: int) -> bool:
        """Whether a level is bound to another style (17.9.23), which has the list at that level.

        Then there is no number, unless this style is based on the other.
        """
        found = self.lists.by_id.get(list_id)
        bound = None if found is None else found.levels.get(level, Level()).style
        if found is None or bound is None or bound in self.styles.line(style):
            return False
        other = self.styles.get(bound)
        has = self.lists.by_id.get(other.list_id or "")
        return has is not None and has.abstract == found.abstract and (other.level or 0) == level

    def label(self, list_id: str, level: int, start: int | None = None) -> str | None:
        """Count on in a list, or begin at ``start``; what is shown of that.

        None where nothing is, also where the list or the level is not there.
        """
        found = self.lists.by_id.get(list_id)
        if found is None or level not in found.levels:
            missing = f"list {list_id}" if found is None else f"level {level + 1} of list {list_id}"
            self.remark("list-missing", f"a paragraph is numbered by {missing}, which is not there")
            return None
        if found.is_twin:
            self.remark("list-shared", SHARED)
        self.last = list_id
        counters = self._counters.get(found.abstract)
        if counters is None:
            counters = self._counters[found.abstract] = _Counters()
        self._count(list_id, found, level, counters)
        numbers = counters.numbers
        if start is not None:
            numbers[level] = start
        shown = found.levels[level]
        if shown.is_hidden:
            return None
        if shown.form == BULLET:
            return shown.text or None

        def numeral(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = found.levels.get(at, Level())
            form = "decimal" if shown.is_legal and other.form not in ARABIC else other.form
            if form == BULLET:
                return ""
            number = numbers.get(at, other.start)
            if not is_known(number, form):
                message = f"a list counts in the format {form}, which is not known so far"
                self.remark("number-format-unknown", message)
            return written(number, form)

        return PLACEHOLDER.sub(numeral, shown.text) or None

    def end_section(self) -> None:
        """Begin the lists anew that begin anew with each section."""
        for abstract in self.lists.by_section & self._counters.keys():
            del self._counters[abstract]

    def remark(self, code: str, message: str) -> None:
        """Note a doubt, once."""
        if message not in self._told:
            self._told.add(message)
            self.remarks.append(Remark(code, message))

    def _count(self, list_id: str, found: List, level: int, counters: _Counters) -> None:
        """Count a paragraph; the levels above that did not count yet begin with it.

        A list starts over once, where it first comes to a level that it says a start for, or above
        one; where its levels begin anew after that, they begin with their starts.
        """
        numbers = counters.numbers
        is_first = bool(found.starts) and list_id not in self._started
        if is_first and level <= max(found.starts):
            self._started.add(list_id)
        if is_first and level in found.starts:
            numbers[level] = found.starts[level]
        elif level in numbers:
            numbers[level] += 1
        else:
            numbers[level] = counters.start(found, level)
        for above in range(level):
            if above not in numbers and above in found.levels:
                numbers[above] = counters.start(found, above)
        counters.lists[level] = found
        for deeper in [at for at in numbers if at > level]:
            restart = found.levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                del numbers[deeper]
