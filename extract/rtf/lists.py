"""The lists of an RTF file (specification 1.9.1, "List Tables"), for numbers that are not stored.

A list has levels, a paragraph names its use (``ls``). Most programs store each number beside its
paragraph; where a list stores none, its numbers are counted as Word counts them when it opens the
file.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.doc.markup import Markup, element
from extract.numerals import BY_CODE

TABLES = frozenset({"listtable", "listoverridetable"})
"""Destinations of the lists and of their uses."""

LEVEL_TEXT = "leveltext"
"""The destination of the text of a level: its length, then characters, levels by their number."""

SAYS = {
    "levelnfc": "form",
    "levelnfcn": "form",
    "levelstartat": "start",
    "levellegal": "is_legal",
    "levelnorestart": "goes_on",
}
"""What words say of a level."""

LEVELS = 9
NONE = 255
"""The format of a level without a number."""


@dataclass(slots=True)
class _Level:
    """A level of a list; ``text`` begins with its length."""

    form: int = 0
    start: int = 1
    is_legal: int = 0
    goes_on: int = 0
    text: str = ""

    @property
    def shown(self) -> str:
        """The text with the places of numbers as Word files of today write them."""
        own = self.text[1 : 1 + ord(self.text[0])] if self.text else ""
        return "".join(f"%{ord(c) + 1}" if ord(c) < LEVELS else c for c in own)

    def markup(self, at: int) -> Markup:
        """The level as a Word file of today has it."""
        form = BY_CODE[self.form] if 0 <= self.form < len(BY_CODE) else f"format {self.form}"
        return element(
            "lvl",
            element("start", val=self.start),
            element("numFmt", val="none" if self.form == NONE else form),
            element("lvlText", val=self.shown),
            element("isLgl") if self.is_legal else "",
            element("lvlRestart", val=0) if self.goes_on else "",
            ilvl=at,
        )


@dataclass(slots=True)
class _Use:
    """A list as paragraphs name it: what it changes of levels, by their number from 0."""

    list_id: int = 0
    at: int = -1
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


class Lists:
    """Takes the words of the tables of lists, and tells paragraphs the lists that count them.

    ``stored`` are the uses of which a paragraph stores its number.
    """

    def __init__(self) -> None:
        """None yet."""
        self.stored: set[int] = set()
        self._lists: dict[int, list[_Level]] = {}
        self._uses: dict[int, _Use] = {}
        self._asked: Counter[tuple[int, int]] = Counter()
        self._new: list[_Level] = []
        self._level: _Level | None = None
        self._use: _Use | None = None

    def take(self, word: str, number: int | None) -> None:
        """A word of the tables with its number."""
        if word in {"list", "listlevel", "listoverride", "lfolevel"}:
            self._begin(word)
        elif self._use is not None:
            self._say_of_use(self._use, word, number or 0)
        elif word == "listid":
            self._lists[number or 0] = self._new
        if self._level is not None and word in SAYS:
            setattr(self._level, SAYS[word], 1 if number is None else number)

    def write(self, content: str) -> None:
        """Characters of the text of a level."""
        if self._level is not None:
            self._level.text += content

    def numbers(self, use: int, level: int) -> Markup:
        """What a paragraph says that stores no number."""
        self._asked[use, level] += 1
        return element("numPr", element("ilvl", val=level), element("numId", val=f"ls{use}"))

    @property
    def uncounted(self) -> int:
        """How many paragraphs have a number that is neither stored nor counted."""
        return sum(
            count
            for (use, level), count in self._asked.items()
            if not self._counts(use) and self._is_shown(use, level)
        )

    def parts(self) -> Iterator[Markup]:
        """The lists that count, and others without a number for what is told."""
        for list_id, levels in self._lists.items():
            shown = (level.markup(at) for at, level in enumerate(levels[:LEVELS]))
            yield element("abstractNum", *shown, abstractNumId=f"list{list_id}")
        unseen = (element("lvl", element("lvlText", val=""), ilvl=at) for at in range(LEVELS))
        yield element("abstractNum", *unseen, abstractNumId="unseen")
        for number in {use for use, _ in self._asked}:
            yield (
                self._markup(number)
                if self._counts(number)
                else element("num", element("abstractNumId", val="unseen"), numId=f"ls{number}")
            )

    def _begin(self, word: str) -> None:
        if word == "list":
            self._new, self._level, self._use = [], None, None
        elif word == "listlevel":
            self._level = _Level()
            if self._use is not None:
                self._use.levels[self._use.at] = self._level
            else:
                self._new.append(self._level)
        elif word == "listoverride":
            self._use, self._level = _Use(), None
        elif self._use is not None:
            self._use.at += 1
            self._level = None

    def _say_of_use(self, use: _Use, word: str, number: int) -> None:
        if word == "listid":
            use.list_id = number
        elif word == "ls":
            self._uses[number] = use
        elif word == "levelstartat" and self._level is None and use.at >= 0:
            use.starts[use.at] = number

    def _counts(self, number: int) -> bool:
        """Whether the numbers of a use are counted: all uses of its list store none."""
        use = self._uses.get(number)
        if use is None or use.list_id not in self._lists:
            return False
        stored = {self._uses[other].list_id for other in self.stored if other in self._uses}
        return use.list_id not in stored

    def _is_shown(self, number: int, at: int) -> bool:
        """Whether a number is seen at a level of a use, as far as is known."""
        use = self._uses.get(number, _Use())
        levels = dict(enumerate(self._lists.get(use.list_id, ()))) | use.levels
        return at not in levels or (bool(levels[at].shown.strip()) and levels[at].form != NONE)

    def _markup(self, number: int) -> Markup:
        use = self._uses[number]
        changed = [at for at in range(LEVELS) if at in use.starts or at in use.levels]
        changes = (
            element(
                "lvlOverride",
                element("startOverride", val=use.starts[at]) if at in use.starts else "",
                use.levels[at].markup(at) if at in use.levels else "",
                ilvl=at,
            )
            for at in changed
        )
        abstract = element("abstractNumId", val=f"list{use.list_id}")
        return element("num", abstract, *changes, numId=f"ls{number}")
