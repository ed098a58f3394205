"""Word files as one XML file of Word 2003 (``w:wordDocument``), taken apart and read as today's.

Systems that fill in a template often write it and name it ``.doc``. It is the parent of the format
of today: a few names differ, tracked changes are annotations, and wrappers of other namespaces
stand around paragraphs and runs.
"""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from extract.model import ASKED, Asked, Document, Remark, UnreadableError
from extract.numerals import BY_CODE
from extract.word.ooxml import SPACES, attribute, child, local_name, number, tag
from extract.word.package import MAIN, SYMBOL_FONTS, parsed
from extract.word.reader import read_package

ANNOTATIONS = "http://schemas.microsoft.com/aml/2001/core"
ANNOTATION = f"{{{ANNOTATIONS}}}annotation"
CHANGES = {"Word.Deletion": "del", "Word.Insertion": "ins"}
NO_NUMBER = 255
EMPTY = "empty"

RENAMED = {
    "vmerge": "vMerge",
    "hmerge": "hMerge",
    "hlink": "hyperlink",
    "listPr": "numPr",
    "ilfo": "numId",
    "lists": "numbering",
    "listDef": "abstractNum",
    "list": "num",
    "ilst": "abstractNumId",
    "listStyleLink": "numStyleLink",
}
"""Elements by their names of 2003, and what they are called today."""

IDS = {"listDef": ("listDefId", "abstractNumId"), "list": ("ilfo", "numId")}
"""Elements whose attribute has another name today."""

NOTES = ("footnote", "endnote")
STORIES = {"hdr": "header", "ftr": "footer"}
KEPT = frozenset(
    {*SPACES.values(), *(f"urn:schemas-microsoft-com:{name}" for name in ("vml", "office:office"))}
)
"""Namespaces whose elements mean something; others wrap."""


def read_wordml(data: bytes, asked: Asked = ASKED) -> Document:
    """Read a Word file of 2003 in XML; `UnreadableError` where it is none or holds no table."""
    return read_package(_Whole(data), asked)


class _Whole:
    """The parts that the document would have as a package; see `extract.word.package`."""

    def __init__(self, data: bytes) -> None:
        """Take the file apart."""
        root, _ = parsed("the file", data)
        if root.tag != tag("wordDocument"):
            message = f"the file holds no Word document (its root is {local_name(root)})"
            raise UnreadableError(message)
        self.remarks: list[Remark] = []
        self.symbolic = {MAIN} if any(font in data for font in SYMBOL_FONTS) else set()
        _rename(root)
        self._parts: dict[str, etree._Element] = {MAIN: root}
        for kind in ("styles", "numbering"):
            part = child(root, kind)
            if part is not None:
                self._parts[kind] = deepcopy(part)
                part.clear()  # removing it takes lxml as long as it is large, squared
                part.tag = EMPTY
        self._parts |= {f"{note}s": _notes(root, note) for note in NOTES}
        for at, story in enumerate(list(root.iter(*map(tag, STORIES)))):
            self._parts[f"{STORIES[local_name(story)]}{at}"] = story

    def related(self, name: str, kind: str) -> Iterator[str]:  # noqa: ARG002 - all are the body's
        """The parts of a kind that the document has."""
        return (part for part in self._parts if part.rstrip("0123456789") == kind)

    def target(self, name: str, relation: str) -> str | None:  # noqa: ARG002 - it has none
        """No part has a name by which another one knows it."""
        return None

    def part(self, name: str) -> bytes:
        """The XML of a part."""
        return etree.tostring(self._parts[name])

    def xml(self, name: str) -> etree._Element:
        """The root of a part."""
        return self._parts[name]

    def xml_if_whole(self, name: str) -> etree._Element | None:
        """The root of a part."""
        return self._parts[name]


def _rename(root: etree._Element) -> None:
    """Give all elements the names of today; what only wraps is dissolved."""
    for annotation in list(root.iter(ANNOTATION)):
        above, kind = annotation.getparent(), attribute(annotation, "type")
        if kind in CHANGES:
            annotation.tag = tag(CHANGES[kind])
        elif above is not None:
            above.remove(annotation)
    spaces = {etree.QName(element).namespace for element in root.iter()} - KEPT
    etree.strip_tags(root, *(f"{{{space}}}*" for space in spaces if space), tag("cfChunk"))
    for old, new in RENAMED.items():
        for element in root.iter(tag(old)):
            if old in IDS:
                before, after = IDS[old]
                element.set(tag(after), attribute(element, before) or "")
            element.tag = tag(new)
    for element in root.iter(tag("nfc")):
        code = number(element, "val")
        element.tag = tag("numFmt")
        form = "none" if code == NO_NUMBER else BY_CODE[code] if 0 <= code < len(BY_CODE) else ""
        element.set(tag("val"), form or str(code))
    for element in root.iter(tag("br")):
        if attribute(element, "type") == "text-wrapping":
            element.set(tag("type"), "textWrapping")


def _notes(root: etree._Element, kind: str) -> etree._Element:
    """The notes of a kind, in the order of their marks, which take their places."""
    notes = etree.Element(tag(f"{kind}s"))
    body = child(root, "body")
    for at, note in enumerate(list(body.iter(tag(kind))) if body is not None else (), 1):
        mark = etree.Element(tag(f"{kind}Reference"), {tag("id"): str(at)})
        if attribute(note, "suppressRef") == "on":
            mark.set(tag("customMarkFollows"), "on")
        note.addprevious(mark)
        note.set(tag("id"), str(at))
        notes.append(note)
    return notes
