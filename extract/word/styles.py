"""Styles, as far as they change what a reader sees: lists and hidden text (17.7)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from extract.word.ooxml import attribute, child, children, is_on, number, value

ON = {"1", "true", "on", "True", "TRUE", "On", "ON"}
HEADING = re.compile("heading ([1-9])", re.IGNORECASE)
"""The name of a built-in style of headings, in files of any language (17.7.4.9)."""


InList = tuple[str | None, int | None]
"""A list and a level in it, as far as they are said."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style's properties; what it leaves open is that of the style that it is based on.

    ``heading`` is the level of a built-in style of headings. ``parts`` has the list and level that
    the style of a table gives to some of its cells, by their kind, such as ``firstCol`` (17.18.89),
    ``hidden_parts`` whether it hides these, ``rows`` and ``columns`` are how many make a band.
    """

    based_on: str | None = None
    list_id: str | None = None
    level: int | None = None
    is_hidden: bool | None = None
    heading: int | None = None
    parts: Mapping[str, InList] = field(default_factory=dict)
    hidden_parts: Mapping[str, bool] = field(default_factory=dict)
    rows: int | None = None
    columns: int | None = None


NO_STYLE = Style()


@dataclass(slots=True)
class Styles:
    """The styles of a document by id, with what they inherit, and those that hold by default.

    ``base`` is what holds where no style says anything. ``hides`` says whether any style hides
    text, ``hides_all`` whether the document's defaults do, ``tables_hide`` whether the style of a
    table does, ``tables_number`` whether that of a table numbers paragraphs.
    """

    by_id: Mapping[str, Style] = field(default_factory=dict)
    default: str | None = None
    default_of_runs: str | None = None
    default_of_tables: str | None = None
    hides: bool = False
    hides_all: bool = False
    tables_hide: bool = False
    tables_number: bool = False
    base: Style = NO_STYLE

    def paragraph_style(self, named: str | None) -> str | None:
        """The style of a paragraph; the default one where it names none, or one not there."""
        return named if named in self.by_id else self.default

    def table_style(self, named: str | None) -> str | None:
        """The style of a table; the default one where it names none, or one not there."""
        return named if named in self.by_id else self.default_of_tables

    def get(self, style: str | None) -> Style:
        """A style, or what holds without one."""
        return self.by_id.get(style or "", self.base)

    def line(self, style: str | None) -> Iterable[str]:
        """A style and those that it is based on."""
        line: dict[str, None] = {}
        while style is not None and style not in line:
            line[style] = None
            style = self.get(style).based_on
        return line

    def is_hidden(self, style: str | None) -> bool:
        """Whether a style hides its text."""
        return bool(self.get(style).is_hidden)


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of ``styles.xml``; a document without one has none."""
    if root is None:
        return Styles()
    own: dict[str, Style] = {}
    defaults: dict[str | None, str] = {}
    hiding: set[str | None] = set()
    numbering: set[str | None] = set()
    for element in children(root, "style"):
        name, kind = attribute(element, "styleId"), attribute(element, "type")
        if name is None:
            continue
        own[name] = _style(element)
        if own[name].is_hidden or any(own[name].hidden_parts.values()):
            hiding.add(kind)
        if own[name].list_id is not None or own[name].parts:
            numbering.add(kind)
        if attribute(element, "default") in ON:
            defaults[kind] = name
    run = child(root, "docDefaults", "rPrDefault", "rPr")
    hides_all = run is not None and bool(is_on(run, "vanish"))
    base = Style(None, *_in_list(child(root, "docDefaults", "pPrDefault", "pPr")))
    return Styles(
        by_id=_inherited(own, base),
        default=defaults.get("paragraph"),
        default_of_runs=defaults.get("character"),
        default_of_tables=defaults.get("table"),
        hides=bool(hiding) or hides_all,
        hides_all=hides_all,
        tables_hide="table" in hiding,
        tables_number="table" in numbering,
        base=base,
    )


def _inherited(own: Mapping[str, Style], root: Style) -> dict[str, Style]:
    """Each style with what it inherits; a circle ends where it closes."""
    whole: dict[str, Style] = {}
    for name in own:
        path: dict[str, None] = {}
        at: str | None = name
        while at is not None and at in own and at not in whole and at not in path:
            path[at] = None
            at = own[at].based_on
        base = whole.get(at or "", root)
        for below in reversed(path):
            base = whole[below] = _over(own[below], base)
    return whole


def _over(style: Style, base: Style) -> Style:
    return replace(
        style,
        list_id=base.list_id if style.list_id is None else style.list_id,
        level=base.level if style.level is None else style.level,
        is_hidden=base.is_hidden if style.is_hidden is None else style.is_hidden,
        parts={**base.parts, **style.parts},
        hidden_parts={**base.hidden_parts, **style.hidden_parts},
        rows=style.rows or base.rows,
        columns=style.columns or base.columns,
    )


def _style(element: etree._Element) -> Style:
    list_id, level = _in_list(child(element, "pPr"))
    heading = HEADING.fullmatch(value(element, "name") or "")
    return Style(
        based_on=value(element, "basedOn"),
        list_id=list_id,
        level=level,
        is_hidden=_is_hidden(element),
        heading=None if heading is None else int(heading[1]),
        parts={
            attribute(part, "type") or "": _in_list(child(part, "pPr"))
            for part in children(element, "tblStylePr")
            if child(part, "pPr", "numPr") is not None
        },
        hidden_parts={
            attribute(part, "type") or "": hides
            for part in children(element, "tblStylePr")
            if (hides := _is_hidden(part)) is not None
        },
        rows=_band(element, "tblStyleRowBandSize"),
        columns=_band(element, "tblStyleColBandSize"),
    )


def _is_hidden(element: etree._Element) -> bool | None:
    """Whether a style, or that of a part of a table, hides its text; None where it says nothing."""
    run = child(element, "rPr")
    return None if run is None else is_on(run, "vanish")


def _band(element: etree._Element, name: str) -> int | None:
    """How many rows or columns make a band (17.7.6.7, 17.7.6.5)."""
    size = child(element, "tblPr", name)
    return None if size is None else max(number(size, "val", 1), 0)


def _in_list(properties: etree._Element | None) -> InList:
    """The list and the level that properties of paragraphs name."""
    numbered = None if properties is None else child(properties, "numPr")
    if numbered is None:
        return None, None
    level = child(numbered, "ilvl")
    return value(numbered, "numId"), None if level is None else number(level, "val")
