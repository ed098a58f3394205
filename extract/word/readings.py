"""Which of a file's readings holds (ECMA-376 part 3): what is ignored, what stands for what.

A file may hold the same twice, for programs that know a namespace and for those that do not.
"""

import re

from lxml import etree

from extract.word.ooxml import tag

ALTERNATIVES, CHOICE, FALLBACK = (tag(n, "mc") for n in ("AlternateContent", "Choice", "Fallback"))
READINGS = frozenset({CHOICE, FALLBACK})
NOT_CHOSEN, ASTRAY = "not-chosen", "astray"
UNDERSTOOD = (
    *("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/"),
    "urn:schemas-microsoft-com:",
)
"""How the namespaces begin that a word processor of today understands."""

USUAL_PREFIX = re.compile("wp[scgi]|wp14|w1[0-6][a-z]*|a14|v|o")
"""What a prefix that is not declared can only mean."""


def ignore(root: etree._Element) -> None:
    """Take out what a file says to ignore where it is not understood (part 3, 9.2 and 9.4)."""
    spaces = root.nsmap
    names = root.get(tag("Ignorable", "mc"), "").split()
    unknown = {
        name for name in names if not spaces.get(name, *UNDERSTOOD[:1]).startswith(UNDERSTOOD)
    }
    kept = [name.split(":") for name in root.get(tag("ProcessContent", "mc"), "").split()]
    etree.strip_tags(root, *(f"{{{spaces[n[0]]}}}{n[-1]}" for n in kept if n[0] in unknown))
    etree.strip_elements(root, *(f"{{{spaces[n]}}}*" for n in unknown), with_tail=False)


def choose_readings(root: etree._Element) -> etree._Element:
    """The tree with one reading of each ``AlternateContent``, in its place."""
    if _choose(root):
        etree.strip_elements(root, NOT_CHOSEN, with_tail=False)
        etree.strip_tags(root, ALTERNATIVES, CHOICE, FALLBACK)
    return root


def _choose(root: etree._Element) -> bool:
    """Mark all but the first choice that is understood, else the fallback (part 3, 9.3).

    Marked ones are removed at once, when nothing holds them: removing one by one takes lxml as long
    as what is in them is large, squared.
    """
    found = list(root.iter(ALTERNATIVES))
    for alternatives in found:
        readings = [r for r in alternatives.iterchildren(CHOICE) if _is_understood(r)]
        readings += alternatives.iterchildren(FALLBACK)
        for reading in list(alternatives):
            if reading.tag not in READINGS:
                etree.SubElement(alternatives, ASTRAY).append(reading)
            elif reading not in readings[:1]:
                reading.tag = NOT_CHOSEN
    return bool(found)


def _is_understood(choice: etree._Element) -> bool:
    """Whether all namespaces are known that a choice requires, by their prefixes."""
    spaces = choice.nsmap
    required = choice.get("Requires", "").split()
    return all(
        spaces[prefix].startswith(UNDERSTOOD)
        if prefix in spaces
        else USUAL_PREFIX.fullmatch(prefix)
        for prefix in required
    )
