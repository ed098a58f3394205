"""The lists of a document (ECMA-376 part 1, 17.9): what ``numbering.xml`` defines.

A list has an abstract definition of nine levels, its own or by way of a numbering style. It may say
where a level starts over, or what it is like in this list alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from lxml import etree

from extract.symbols import bullet, plain
from extract.word.ooxml import attribute, child, children, is_on, number, value
from extract.word.styles import ON, Styles

BY_SECTION = "{http://schemas.microsoft.com/office/word/2012/wordml}restartNumberingAfterBreak"
"""What later versions of Word say of a list that begins anew with each section ([MS-DOCX])."""

LONGEST_TEXT = 255
"""A text of a level that is longer is cut: Word has none, and each placeholder may grow."""


Links = dict[str | None, str | None]
"""Abstract definitions, by ids, each with the one that holds in its place."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list; ``restart`` is the level (from 1) after which it starts over.

    ``text`` has the signs of symbol fonts as plain ones. A level that ``is_hidden`` counts and its
    number is not seen (17.9.24).
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    style: str | None = None
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """A list that paragraphs name: its abstract definition, levels, and where it starts over.

    Its definition ``is_twin`` where it has the id of another one, which holds in its place.
    """

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]
    is_twin: bool = False

    def start(self, level: int) -> int:
        """Where a level begins."""
        return self.starts.get(level, self.levels.get(level, Level()).start)


def _built_in(name: str, *levels: tuple[str, str]) -> tuple[str, List]:
    return name, List(
        BY_FIELDS, {at: Level(form=f, text=t) for at, (t, f) in enumerate(levels)}, {}
    )


NUMBERS = "NumberDefault"
BY_FIELDS = "LISTNUM"
"""The lists that are built in share their counters."""

BUILT_IN = dict(
    (
        _built_in(
            NUMBERS,
            *(("%1)", "decimal"), ("%2)", "lowerLetter"), ("%3)", "lowerRoman")),
            *(("(%4)", "decimal"), ("(%5)", "lowerLetter"), ("(%6)", "lowerRoman")),
            *(("%7.", "decimal"), ("%8.", "lowerLetter"), ("%9.", "lowerRoman")),
        ),
        _built_in(
            "OutlineDefault",
            *(("%1.", "upperRoman"), ("%2.", "upperLetter"), ("%3.", "decimal")),
            *(("%4)", "lowerLetter"), ("(%5)", "decimal"), ("(%6)", "lowerLetter")),
            *(("(%7)", "lowerRoman"), ("(%8)", "lowerLetter"), ("(%9)", "lowerRoman")),
        ),
        _built_in(
            "LegalDefault",
            *(("".join(f"%{n}." for n in range(1, last + 1)), "decimal") for last in range(1, 10)),
        ),
    )
)
"""The lists that a field may name without a definition in the file (17.16.5.33)."""

NAMED = {name.lower(): name for name in BUILT_IN}


class Lists(NamedTuple):
    """The lists of a document by id, and the ids of those that a field may name, in lower case.

    ``by_section`` has the abstract definitions that begin anew with each section.
    """

    by_id: Mapping[str, List] = BUILT_IN
    named: Mapping[str, str] = NAMED
    by_section: frozenset[str] = frozenset()


def read_lists(root: etree._Element | None, styles: Styles) -> Lists:
    """The lists of ``numbering.xml``; a document without one has those that are built in."""
    if root is None:
        return Lists()
    abstracts = {attribute(a, "abstractNumId"): a for a in children(root, "abstractNum")}
    instances = {attribute(n, "numId"): n for n in children(root, "num")}
    twins = _twins(abstracts)
    resolved = _resolved(abstracts, instances, styles, twins)
    levels = {
        attribute(abstract, "abstractNumId"): dict(_levels(abstract))
        for abstract in abstracts.values()
    }
    names = {name: value(abstract, "name") for name, abstract in abstracts.items()}
    lists, by_name = dict(BUILT_IN), dict(NAMED)
    for list_id, instance in instances.items():
        named = value(instance, "abstractNumId")
        abstract = resolved.get(named)
        if list_id is not None and abstract is not None:
            found = _list(instance, abstract, levels[abstract])
            lists[list_id] = replace(found, is_twin=named in twins)
            name = names[abstract]
            by_name |= {} if name is None or name.lower() in by_name else {name.lower(): list_id}
    by_section = (name for name, element in abstracts.items() if element.get(BY_SECTION) in ON)
    return Lists(lists, by_name, frozenset(filter(None, by_section)))


def _twins(abstracts: Mapping[str | None, etree._Element]) -> Links:
    """The definitions that have the id (``nsid``, 17.9.15) of one before them, with that one.

    Word knows a definition by that id alone. Programs that put files together write it twice.
    """
    first: dict[str, str | None] = {}
    twins: Links = {}
    for name, abstract in abstracts.items():
        own = (value(abstract, "nsid") or "").lower()
        if own and first.setdefault(own, name) != name:
            twins[name] = first[own]
    return twins


def _resolved(
    abstracts: Mapping[str | None, etree._Element],
    instances: Mapping[str | None, etree._Element],
    styles: Styles,
    twins: Links,
) -> Links:
    """Which abstract definition holds for each, also by way of a numbering style (17.9.21)."""
    defining = {value(abstract, "styleLink"): name for name, abstract in abstracts.items()}
    links = dict(twins)
    for name, abstract in ((n, a) for n, a in abstracts.items() if n not in twins):
        link = value(abstract, "numStyleLink")
        instance = None if link is None else instances.get(styles.get(link).list_id)
        if instance is not None:
            links[name] = value(instance, "abstractNumId")
        elif link is not None:
            links[name] = defining.get(link)
    resolved: Links = {n: n for n in abstracts if n not in links}
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
    run = child(element, "rPr")
    fonts = None if run is None else child(run, "rFonts")
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
        is_hidden=run is not None and bool(is_on(run, "vanish")),
    )


def _form(element: etree._Element | None) -> str:
    """A number format; one of its own is told by its first number (17.9.17)."""
    form = None if element is None else attribute(element, "val")
    if element is not None and form == "custom":
        return (attribute(element, "format") or "").partition(",")[0].strip()
    return form or "decimal"
