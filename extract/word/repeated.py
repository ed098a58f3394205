"""Parts of a document that are repeated for each entry of its data ([MS-DOCX] 2.5.1, Word 2013).

When Word opens a file it makes as many items as the data has entries. A program that wrote the data
alone leaves the items that were stored before.
"""

import re
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from extract.word.marks import doubt
from extract.word.ooxml import child, tag

LATER = "{http://schemas.microsoft.com/office/word/2012/wordml}"
SECTION, ITEM = f"{LATER}repeatingSection", f"{LATER}repeatingSectionItem"
BINDINGS = (tag("dataBinding"), f"{LATER}dataBinding")
CONTROL, PARAGRAPH = tag("sdt"), tag("p")
LAST = re.compile(r"\[[0-9]+\]$")
MOST = 200_000
"""Elements that are written for entries; more is no document."""

Count = Callable[[etree._Element], int | None]  # noqa: SLF001 - lxml has no public name for its type
"""How many entries a binding leads to; None where there are none, or its path is not followed."""


def repeat(root: etree._Element, count: Count) -> None:
    """Write as many items as there are entries, a doubt where that differs from what is stored."""
    for section in list(root.iter(SECTION)):
        properties = section.getparent()
        control = None if properties is None else properties.getparent()
        content = None if control is None else child(control, "sdtContent")
        binding = None if properties is None else next(properties.iterchildren(*BINDINGS), None)
        if content is None or binding is None:
            continue
        items = [part for part in content.iterchildren(CONTROL) if _is_item(part)]
        entries = count(binding)
        if items and entries is not None and entries != len(items):
            _settle(items, entries, LAST.sub("", _path(binding)))


def _is_item(control: etree._Element) -> bool:
    properties = child(control, "sdtPr")
    return properties is not None and next(properties.iterchildren(ITEM), None) is not None


def _settle(items: list[etree._Element], entries: int, path: str) -> None:
    """Write more items like the last one, or take some away."""
    message = f"a part is bound to {entries} entries, and {len(items)} are stored"
    is_small = (entries - len(items)) * sum(1 for _ in items[-1].iter()) <= MOST
    last = items[-1]
    for number in range(len(items) + 1, entries + 1) if is_small else ():
        item = deepcopy(items[-1])
        for binding in item.iter(*BINDINGS):
            _lead(binding, path, number)
        last.addnext(item)
        last = item
    for item in items[entries:]:
        above = item.getparent()
        if above is not None:
            above.remove(item)
    paragraph = next(items[0].iter(PARAGRAPH), None)
    if paragraph is not None:
        shown = "" if is_small else ": what is stored is read"
        paragraph.append(doubt("control-bound", message + shown))


def _lead(binding: etree._Element, path: str, number: int) -> None:
    """Let a binding within an item lead to the entry of that number."""
    for name, said in binding.items():
        if str(name).endswith("}xpath") and str(said).startswith(path):
            rest = re.sub(r"^\[[0-9]+\]", "", str(said)[len(path) :])
            binding.set(name, f"{path}[{number}]{rest}")


def _path(binding: etree._Element) -> str:
    return next((str(said) for name, said in binding.items() if str(name).endswith("}xpath")), "")
