"""The numbers that Word counts (ECMA-376 part 1, 17.9): which paragraph has one, and which.

A paragraph names a list (``numId``) and a level, itself or through its style. Lists that share an
abstract definition share its counters, unless one of them says where to start over.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from extract.model import Remark
from extract.numerals import FORMATS, written
from extract.ooxml import attribute, child, children, is_on, number, value
from extract.styles import Styles
from extract.symbols import bullet, plain

PLACEHOLDER = re.compile("%([1-9])")
LONGEST_TEXT = 255
"""A text of a level that is longer is cut: Word has none, and each placeholder may grow."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list; ``restart`` is the level (from 1) after which it starts over.

    ``text`` has the signs of symbol fonts as plain ones.
    """

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
    styles: Styles = field(default_factory=Styles)
    remarks: dict[Remark, None] = field(default_factory=dict)
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

    def label(self, style: str | None, list_id: str | None, level: int | None) -> str | None:
        """Count the next paragraph and give its label, by what it says itself (17.3.1.19).

        None where it has no number, or names a list or a level that is not there.
        """
        said = (style, list_id, level)
        if said not in self._places:
            self._places[said] = self._place(*said)
        place = self._places[said]
        return None if place is None else self._next(*place)

    def _place(
        self, style: str | None, list_id: str | None, level: int | None
    ) -> tuple[str, int] | None:
        """The list and the level of a paragraph: its own, or those of its style."""
        of_style = self.styles.get(self.styles.paragraph_style(style)).list_id
        named = of_style if list_id is None else list_id
        if named is None or named == "0":
            return None
        return named, self._level(named, style) if level is None else level

    def _next(self, list_id: str, level: int) -> str | None:
        found = self.lists.get(list_id)
        if found is None or level not in found.levels:
            missing = f"list {list_id}" if found is None else f"level {level + 1} of list {list_id}"
            self._remark(
                "list-missing", f"a paragraph is numbered by {missing}, which is not there"
            )
            return None
        counters = self._counters.setdefault(found.abstract, {})
        self._count(list_id, found, level, counters)
        shown = found.levels[level]
        if shown.form == "bullet":
            return shown.text or None

        def numeral(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = found.levels.get(at, Level())
            form = "decimal" if shown.is_legal else other.form
            if form not in FORMATS:
                message = f"a list counts in the format {form}, which is not known"
                self._remark("number-format-unknown", message)
            return written(counters.get(at, other.start), form)

        return PLACEHOLDER.sub(numeral, shown.text) or None

    def _level(self, list_id: str, named: str | None) -> int:
        """The level of a paragraph that says none: the one bound to its style, else its style's."""
        style = self.styles.paragraph_style(named)
        bound = self._bound_level(list_id, style)
        return next((n for n in (bound, self.styles.get(style).level) if n is not None), 0)

    def _bound_level(self, list_id: str, style: str | None) -> int | None:
        """The level that is bound to a style (17.9.23), or to one below it that has its list."""
        path: dict[tuple[str, str], None] = {}
        bound: int | None = None
        while style is not None and (list_id, style) not in path:
            if (list_id, style) in self._bound:
                bound = self._bound[list_id, style]
                break
            path[list_id, style] = None
            bound = self._level_of_style(list_id, style)
            own = self.styles.get(style)
            if bound is not None or own.names_list:
                break
            style = own.based_on
        self._bound.update(dict.fromkeys(path, bound))
        return bound

    def _level_of_style(self, list_id: str, style: str) -> int | None:
        found = self.lists.get(list_id)
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

    def _remark(self, code: str, message: str) -> None:
        self.remarks[Remark(code, message)] = None


def read_numbering(root: etree._Element | None, styles: Styles) -> Numbering:
    """The lists of ``numbering.xml``; a document without one has no lists."""
    if root is None:
        return Numbering({}, styles)
    abstracts = {attribute(a, "abstractNumId"): a for a in children(root, "abstractNum")}
    instances = {attribute(n, "numId"): n for n in children(root, "num")}
    resolved = _resolved(abstracts, instances, styles)
    levels = {
        attribute(abstract, "abstractNumId"): dict(_levels(abstract))
        for abstract in abstracts.values()
    }
    lists: dict[str, List] = {}
    for list_id, instance in instances.items():
        abstract = resolved.get(value(instance, "abstractNumId"))
        if list_id is not None and abstract is not None:
            lists[list_id] = _list(instance, abstract, levels[abstract])
    return Numbering(lists, styles)


def _resolved(
    abstracts: Mapping[str | None, etree._Element],
    instances: Mapping[str | None, etree._Element],
    styles: Styles,
) -> dict[str | None, str | None]:
    """Which abstract definition holds for each, also by way of a numbering style (17.9.21)."""
    defining = {value(abstract, "styleLink"): name for name, abstract in abstracts.items()}
    links: dict[str | None, str | None] = {}
    for name, abstract in abstracts.items():
        link = value(abstract, "numStyleLink")
        instance = None if link is None else instances.get(styles.get(link).list_id)
        if instance is not None:
            links[name] = value(instance, "abstractNumId")
        elif link is not None:
            links[name] = defining.get(link)
    resolved: dict[str | None, str | None] = {n: n for n in abstracts if n not in links}
    for name in links:
        path: dict[str | None, None] = {}
        at: str | None = name
        while at in links and at not in resolved and at not in path:
            path[at] = None
            at = links[at]
        resolved.update(dict.fromkeys(path, resolved.get(at)))
    return resolved


def _levels(element: etree._Element) -> Iterator[tuple[int, Level]]:
    for level in children(element, "lvl"):
        yield number(level, "ilvl"), _level(level)


def _list(instance: etree._Element, abstract: str, levels: Mapping[int, Level]) -> List:
    starts: dict[int, int] = {}
    for override in children(instance, "lvlOverride"):
        at = number(override, "ilvl")
        own = child(override, "lvl")
        if own is not None:
            levels = {**levels, at: replace(_level(own), restart=None)}  # as in Word
        start = child(override, "startOverride")
        if start is not None:
            starts[at] = number(start, "val", 1)
    return List(abstract, levels, starts)


def _level(element: etree._Element) -> Level:
    restart = child(element, "lvlRestart")
    start = child(element, "start")
    fonts = child(element, "rPr", "rFonts")
    font = None if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi")
    form = _form(child(element, "numFmt"))
    text = (value(element, "lvlText") or "")[:LONGEST_TEXT]
    return Level(
        start=0 if start is None else number(start, "val", 0),
        form=form,
        text=bullet(text, font) if form == "bullet" else plain(text, font),
        restart=None if restart is None else number(restart, "val"),
        is_legal=bool(is_on(element, "isLgl")),
        style=value(element, "pStyle"),
    )


def _form(element: etree._Element | None) -> str:
    """A number format; one of its own is told by its first number (17.9.17)."""
    form = None if element is None else attribute(element, "val")
    if element is not None and form == "custom":
        return (attribute(element, "format") or "").partition(",")[0].strip()
    return form or "decimal"
