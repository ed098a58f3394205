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
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)
    _places: dict[tuple[str | None, str | None, int | None], tuple[str, int] | None] = field(
        default_factory=dict
    )
    _bound: dict[tuple[str, str], int | None] = field(default_factory=dict)

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
        of_style = self.styles.get(self.styles.paragraph_style(style)).list_id
        named = of_style if list_id is None else list_id
        if named is None or named == "0":
            return None
        return named, self._level(named, style) if level is None else level

    def label(self, list_id: str, level: int, start: int | None = None) -> str | None:
        """Count on in a list, or begin at ``start``; what is shown of that.

        None where nothing is, also where the list or the level is not there.
        """
        found = self.lists.by_id.get(list_id)
        if found is None or level not in found.levels:
            missing = f"list {list_id}" if found is None else f"level {level + 1} of list {list_id}"
            self.remark("list-missing", f"a paragraph is numbered by {missing}, which is not there")
            return None
        self.last = list_id
        counters = self._counters.setdefault(found.abstract, {})
        self._count(list_id, found, level, counters)
        if start is not None:
            counters[level] = start
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
            number = counters.get(at, other.start)
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

    def _level(self, list_id: str, named: str | None) -> int:
        """The level of a paragraph that says none: its style's, or the one bound to that."""
        style = self.styles.paragraph_style(named)
        bound = self._bound_level(list_id, style)
        return next((n for n in (bound, self.styles.get(style).level) if n is not None), 0)

    def _bound_level(self, list_id: str, style: str | None) -> int | None:
        """The level that a style says or is bound to (17.9.23), or one below it that has its list.

        What a style says itself comes first, as in Word; 17.9.3 would have it passed over.
        """
        path: dict[tuple[str, str], None] = {}
        bound: int | None = None
        while style is not None and (list_id, style) not in path:
            if (list_id, style) in self._bound:
                bound = self._bound[list_id, style]
                break
            path[list_id, style] = None
            own = self.styles.get(style)
            bound = own.level if own.names_level else self._level_of_style(list_id, style)
            if bound is not None or own.names_list:
                break
            style = own.based_on
        self._bound.update(dict.fromkeys(path, bound))
        return bound

    def _level_of_style(self, list_id: str, style: str) -> int | None:
        found = self.lists.by_id.get(list_id)
        levels = found.levels.items() if found else ()
        return next((at for at, level in levels if level.style == style), None)

    def _count(self, list_id: str, found: List, level: int, counters: dict[int, int]) -> None:
        """Count a paragraph; the levels above that did not count yet begin with it."""
        if level in counters and (level not in found.starts or (list_id, level) in self._started):
            counters[level] += 1
        else:
            self._start(list_id, found, level, counters)
        for above in range(level):
            if above not in counters and above in found.levels:
                self._start(list_id, found, above, counters)
        for deeper in [at for at in counters if at > level]:
            restart = found.levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                del counters[deeper]

    def _start(self, list_id: str, found: List, level: int, counters: dict[int, int]) -> None:
        """Begin a level, also after a higher one, with the list's own start (17.9.26)."""
        self._started.add((list_id, level))
        counters[level] = found.starts.get(level, found.levels[level].start)
