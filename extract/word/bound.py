"""Content controls that show a value of the file's own data (ECMA-376 part 1, 17.5.2.6).

When Word opens a file it puts the value that a control is bound to in the place of what is stored.
A program that wrote the data alone leaves what was stored before. Only the paths that Word itself
writes are followed: elements by their number, and an attribute at the end.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from extract.word.marks import doubt
from extract.word.ooxml import FALSE, attribute, child, children, local_name, tag, tags
from extract.word.package import Parts
from extract.word.repeated import BINDINGS, LAST, repeat

WORD_14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
PARAGRAPH, RUN, TEXT = tag("p"), tag("r"), tag("t")
PROMPT = tag("showingPlcHdr")
SHOWN = tags("t", "br", "cr", "tab", "sym")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

BUILT_IN = {
    "{6c3c8bc8-f283-45ae-878a-bab7291924a1}": "core-properties",
    "{6668398d-a668-4e3e-a5eb-62b293d839f1}": "extended-properties",
}
"""The properties of the document, by the ids under which controls know them."""

PATH = re.compile(r"(?:/(?:[\w.-]+:)?[\w.-]+(?:\[[0-9]{1,6}\])?)+(?:/@(?:[\w.-]+:)?[\w.-]+)?")
STEP = re.compile(r"/(@?)(?:([\w.-]+):)?([\w.-]+)(?:\[([0-9]+)\])?")
PREFIX = re.compile(r"""xmlns:([\w.-]+)\s*=\s*(?:'([^']*)'|"([^"]*)")""")
TRUE = frozenset({"1", "true"})
SHOWN_LETTERS = 40


def show_bound(root: etree._Element, package: Parts, main: str) -> None:
    """Put into the controls of a document what they are bound to, a doubt where that differs.

    A doubt also tells where one shows but what it asks for (17.5.2.39).
    """
    said = list(root.iter(*BINDINGS, PROMPT))
    if any(element.tag in BINDINGS for element in said):
        stores = Stores(package, main)
        repeat(root, stores.count)
        for binding in list(root.iter(*BINDINGS)):
            for properties, content in _control(binding):
                _show(properties, content, stores.value(binding))
        said = list(root.iter(PROMPT))
    for prompt in (element for element in said if attribute(element, "val") not in FALSE):
        for _, content in _control(prompt):
            _tell_prompt(content)


def _control(said: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """The properties and the content of the control that says something of itself."""
    properties = said.getparent()
    control = None if properties is None else properties.getparent()
    content = None if control is None else child(control, "sdtContent")
    if properties is not None and content is not None:
        yield properties, content


def _tell_prompt(content: etree._Element) -> None:
    text = "".join(text.text or "" for text in content.iter(TEXT)).strip()
    run = _run(content) if text else None
    if run is not None:
        message = "a control that is not filled in: what it asks for is read as its text"
        run.append(doubt("placeholder-shown", message, text[:SHOWN_LETTERS]))


Beside = dict[tuple[etree._Element, str], list[etree._Element]]  # noqa: SLF001 - lxml has no public name for its type
"""The elements of a name in another one, in order."""


@dataclass(frozen=True)
class Stores:
    """The data that controls are bound to: parts of their own, and the document's properties."""

    package: Parts
    main: str
    known: Beside = field(default_factory=dict)

    @cached_property
    def _own(self) -> Mapping[str, etree._Element]:
        """The parts with data by their ids, in order."""
        found: dict[str, etree._Element] = {}
        for name in self.package.related(self.main, "customXml"):
            root = self.package.xml_if_whole(name)
            said = next(self.package.related(name, "customXmlProps"), None)
            about = None if said is None else self.package.xml_if_whole(said)
            if root is not None:
                found[_named(about, "itemID").lower() if about is not None else name] = root
        return found

    def value(self, binding: etree._Element) -> str | None:
        """What a binding leads to; None where that is nothing, or by no path that is followed."""
        return next((text for text, _ in self._found(binding, _named(binding, "xpath"))), None)

    def count(self, binding: etree._Element) -> int | None:
        """How many elements of its name stand where a binding leads; None as for `value`."""
        path = LAST.sub("", _named(binding, "xpath"))
        return next((count for _, count in self._found(binding, path)), None)

    def _found(self, binding: etree._Element, path: str) -> Iterator[tuple[str, int]]:
        """What stands at a path, in each of the stores that a binding may mean."""
        if PATH.fullmatch(path) is not None:
            prefixes = PREFIX.finditer(_named(binding, "prefixMappings"))
            spaces = {found[1]: found[2] or found[3] or "" for found in prefixes}
            store = _named(binding, "storeItemID").lower()
            values = (_at(root, path, spaces, self.known) for root in self._candidates(store))
            yield from (value for value in values if value is not None)

    def _candidates(self, store: str) -> Iterator[etree._Element]:
        """The part that is named, or all where none is."""
        if store in BUILT_IN:
            for name in self.package.related("/", BUILT_IN[store]):
                root = self.package.xml_if_whole(name)
                yield from () if root is None else (root,)
        elif store:
            yield from (root for name, root in self._own.items() if name == store)
        else:
            yield from self._own.values()


def _at(
    root: etree._Element, path: str, spaces: Mapping[str, str], known: Beside
) -> tuple[str, int] | None:
    """The text of the element or attribute at a path, and how many elements stand there.

    None where there is none. What stands beside each other is ``known`` once it was asked for.
    """
    same: list[etree._Element] = []
    found: etree._Element | None = None
    for sign, prefix, name, number in STEP.findall(path):
        space = spaces.get(prefix, "")
        whole = f"{{{space}}}{name}" if space else name
        if sign:
            text = None if found is None else found.get(whole)
            return None if text is None else (text, 1)
        if found is None:
            same = [root] if root.tag == whole else []
        elif (found, whole) in known:
            same = known[found, whole]
        else:
            same = known[found, whole] = list(found.iterchildren(whole))
        at = int(number or 1)
        if not 0 < at <= len(same):
            return None
        found = same[at - 1]
    return None if found is None else ("".join(map(str, found.itertext())), len(same))


def _show(properties: etree._Element, content: etree._Element, value: str | None) -> None:
    """Show a value in a control; where it is not the stored text, a doubt says so."""
    kinds = (KINDS.get(part.tag) for part in properties)
    shown_by = next((kind for kind in kinds if kind is not None), None)
    stored = "".join(text.text or "" for text in content.iter(TEXT))
    if value is None or shown_by is None:
        return
    if not value.strip() and child(properties, "showingPlcHdr") is not None:
        return
    shown = shown_by(properties, value)
    if shown is not None and shown.split() == stored.split():
        return
    message = (
        f"a control shows {value[:SHOWN_LETTERS]!r}, and {stored[:SHOWN_LETTERS]!r} is stored in it"
        if shown
        else f"a control is bound to {value[:SHOWN_LETTERS]!r}: what is stored in it is read"
    )
    mark = doubt("control-bound", message, stored[:SHOWN_LETTERS])
    run = _run(content)
    if run is not None:
        if shown:
            _fill(content, run, shown)
            for prompt in list(children(properties, "showingPlcHdr")):
                properties.remove(prompt)
        run.append(mark)


def _run(content: etree._Element) -> etree._Element | None:
    """The first run of a control, a new one where it has none; None where it has no paragraph."""
    run = next(content.iter(RUN), None)
    if run is not None:
        return run
    paragraph = next(content.iter(PARAGRAPH), None)
    is_within = next(content.iterancestors(PARAGRAPH), None) is not None
    place = content if paragraph is None and is_within else paragraph
    return None if place is None else etree.SubElement(place, RUN)


def _fill(content: etree._Element, run: etree._Element, text: str) -> None:
    """Put a text in the place of what a control holds, breaks for its lines."""
    for part in list(content.iter(*SHOWN)):
        above = part.getparent()
        if above is not None and above.tag == RUN:
            above.remove(part)
    for number, line in enumerate(text.splitlines()):
        if number:
            etree.SubElement(run, tag("br"))
        etree.SubElement(run, TEXT, {SPACE: "preserve"}).text = line


def _chosen(properties: etree._Element, value: str) -> str | None:
    """What a list shows for a value; a combination box also one that is not in its list."""
    for choice in properties.iterchildren(*tags("dropDownList", "comboBox")):
        for item in children(choice, "listItem"):
            if attribute(item, "value") == value:
                return attribute(item, "displayText") or value
        return value if local_name(choice) == "comboBox" else None
    return None


def _dated(properties: etree._Element, value: str) -> str | None:
    """A date is shown as it is stored where it is the same day; else its format is not followed."""
    date = child(properties, "date")
    said = "" if date is None else attribute(date, "fullDate") or ""
    content = properties.getparent()
    if said[:10] != value[:10] or content is None:
        return None
    return "".join(text.text or "" for text in content.iter(TEXT))


def _ticked(properties: etree._Element, value: str) -> str | None:
    """The sign of a check box in the state that is meant."""
    state = "checkedState" if value.strip().lower() in TRUE else "uncheckedState"
    box = next(properties.iterchildren(f"{WORD_14}checkbox"), None)
    said = None if box is None else box.find(f"{WORD_14}{state}")
    code = "" if said is None else said.get(f"{WORD_14}val", "")
    usual = "☒" if state == "checkedState" else "☐"
    return chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) else usual


KINDS: Mapping[str, Callable[[etree._Element, str], str | None]] = {
    tag("text"): lambda _, value: value,
    tag("dropDownList"): _chosen,
    tag("comboBox"): _chosen,
    tag("date"): _dated,
    f"{WORD_14}checkbox": _ticked,
}
"""How controls show a value, None where that is not followed; others are bound to nothing."""


def _named(element: etree._Element, name: str) -> str:
    """An attribute by its local name."""
    found = (value for key, value in element.items() if str(key).rpartition("}")[2] == name)
    return str(next(found, ""))
