"""The numbers that Word counts (ECMA-376 part 1, 17.9): which paragraph has one, and which.

A paragraph names a list (``numId``) and a level, itself or through its style. Lists that share an
abstract definition share its counters, unless one of them says where to start over.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from extract.numerals import written
from extract.ooxml import attribute, child, children, number, value
from extract.styles import Styles

PLACEHOLDER = re.compile("%([1-9])")
SYMBOLS = {
    0xF06C: "●",
    0xF06E: "■",
    0xF075: "◆",
    0xF0A7: "▪",
    0xF0B7: "•",
    0xF0D8: "➢",
    0xF0FC: "✓",
    0xF076: "❖",
    0xF0B2: "◆",
    0xF02D: "-",
}
"""Bullets that Word draws from its symbol fonts, by their private code points."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list; ``restart`` is the level (from 1) after which it starts over."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list that paragraphs name: its abstract definition, levels, and where it starts over."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and their counters as the document is walked in order."""

    lists: Mapping[str, List]
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def label(self, list_id: str, level: int) -> str | None:
        """Count a paragraph and give its label; None for a list or level that is not there."""
        found = self.lists.get(list_id)
        if found is None or level not in found.levels:
            return None
        counters = self._counters.setdefault(found.abstract, {})
        self._count(list_id, found, level, counters)
        shown = found.levels[level]

        def numeral(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = found.levels.get(at, Level())
            form = "decimal" if shown.is_legal else other.form
            return written(counters.setdefault(at, other.start), form)

        if shown.form == "bullet":
            return "".join(SYMBOLS.get(ord(sign), sign) for sign in shown.text) or None
        return PLACEHOLDER.sub(numeral, shown.text) or None

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """The level of a list that is bound to a paragraph style."""
        found = self.lists.get(list_id)
        levels = found.levels.items() if found else ()
        return next((at for at, level in levels if level.style == style), None)

    def _count(self, list_id: str, found: List, level: int, counters: dict[int, int]) -> None:
        if level in found.starts and (list_id, level) not in self._started:
            self._started.add((list_id, level))
            counters[level] = found.starts[level]
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = found.levels[level].start
        for deeper in [at for at in counters if at > level]:
            restart = found.levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                del counters[deeper]


def read_numbering(root: etree._Element | None, styles: Styles) -> Numbering:
    """The lists of ``numbering.xml``; a document without one has no lists."""
    if root is None:
        return Numbering({})
    abstracts = {attribute(a, "abstractNumId"): a for a in children(root, "abstractNum")}
    instances = {attribute(n, "numId"): n for n in children(root, "num")}
    lists: dict[str, List] = {}
    for list_id, instance in instances.items():
        abstract = _abstract(instance, abstracts, instances, styles)
        if list_id is not None and abstract is not None:
            lists[list_id] = _list(instance, abstract)
    return Numbering(lists)


def _abstract(
    instance: etree._Element,
    abstracts: Mapping[str | None, etree._Element],
    instances: Mapping[str | None, etree._Element],
    styles: Styles,
) -> etree._Element | None:
    """The abstract definition of a list, also by way of a numbering style (17.9.21)."""
    seen: set[str | None] = set()
    found: etree._Element | None = instance
    while found is not None:
        name = value(found, "abstractNumId")
        if name in seen:
            return None
        seen.add(name)
        abstract = abstracts.get(name)
        link = None if abstract is None else value(abstract, "numStyleLink")
        if link is None:
            return abstract
        found = instances.get(styles.list_of(link)[0])
    return None


def _list(instance: etree._Element, abstract: etree._Element) -> List:
    levels = {number(level, "ilvl"): _level(level) for level in children(abstract, "lvl")}
    starts: dict[int, int] = {}
    for override in children(instance, "lvlOverride"):
        at = number(override, "ilvl")
        own = child(override, "lvl")
        if own is not None:
            levels[at] = _level(own)
        start = child(override, "startOverride")
        if start is not None:
            starts[at] = number(start, "val", 1)
    return List(attribute(abstract, "abstractNumId") or "", levels, starts)


def _level(element: etree._Element) -> Level:
    restart = child(element, "lvlRestart")
    start = child(element, "start")
    is_legal = child(element, "isLgl")
    return Level(
        start=0 if start is None else number(start, "val", 0),
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        restart=None if restart is None else number(restart, "val"),
        is_legal=is_legal is not None and attribute(is_legal, "val") not in {"0", "false", "off"},
        style=value(element, "pStyle"),
    )
