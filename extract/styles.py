"""Styles, as far as they change what a reader sees: lists and hidden text (17.7)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from extract.ooxml import attribute, child, children, is_on, number, value


@dataclass(frozen=True, slots=True)
class Style:
    """A style's own properties; None for what it leaves to the style that it is based on."""

    based_on: str | None
    list_id: str | None
    level: int | None
    is_hidden: bool | None


@dataclass(slots=True)
class Styles:
    """The styles of a document by id, and the default paragraph style.

    ``hides`` says whether any style hides text, ``default_counts`` whether the default one numbers
    its paragraphs.
    """

    by_id: dict[str, Style]
    default: str | None = None
    hides: bool = False
    default_counts: bool = False
    _lists: dict[str, tuple[str | None, int | None, str | None]] = field(default_factory=dict)
    _hidden: dict[str, bool | None] = field(default_factory=dict)

    def list_of(self, style: str) -> tuple[str | None, int | None, str | None]:
        """List, level and the style that names the list; None where the style has none."""
        if style not in self._lists:
            named = ((id_, s) for id_, s in self._chain(style) if s.list_id is not None)
            id_, own = next(named, (None, None))
            self._lists[style] = (
                (None, None, None) if own is None else (own.list_id, own.level, id_)
            )
        return self._lists[style]

    def is_hidden(self, style: str) -> bool | None:
        """Whether a style hides its text; None where it says nothing."""
        if style not in self._hidden:
            said = (s.is_hidden for _, s in self._chain(style) if s.is_hidden is not None)
            self._hidden[style] = next(said, None)
        return self._hidden[style]

    def _chain(self, style: str | None) -> Iterator[tuple[str, Style]]:
        """The style and those that it is based on; a circle ends where it closes."""
        seen: set[str] = set()
        while style is not None and style in self.by_id and style not in seen:
            seen.add(style)
            yield style, self.by_id[style]
            style = self.by_id[style].based_on


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of ``styles.xml``; a document without one has none."""
    styles = Styles({})
    for element in children(root, "style") if root is not None else ():
        name = attribute(element, "styleId")
        if name is None:
            continue
        styles.by_id[name] = _style(element)
        styles.hides = styles.hides or bool(styles.by_id[name].is_hidden)
        is_default = attribute(element, "default") in {"1", "true", "on"}
        if is_default and attribute(element, "type") == "paragraph":
            styles.default = name
    styles.default_counts = styles.list_of(styles.default or "")[0] is not None
    return styles


def _style(element: etree._Element) -> Style:
    numbered = child(element, "pPr", "numPr")
    run = child(element, "rPr")
    level = None if numbered is None else child(numbered, "ilvl")
    return Style(
        based_on=value(element, "basedOn"),
        list_id=None if numbered is None else value(numbered, "numId"),
        level=None if level is None else number(level, "val"),
        is_hidden=None if run is None else is_on(run, "vanish"),
    )
