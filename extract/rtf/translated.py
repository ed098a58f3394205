"""The parts that a file of Rich Text Format would have as a Word file of today."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from extract.doc.markup import Markup, element, parsed
from extract.model import Remark
from extract.rtf.walk import Walk
from extract.word.package import MAIN


def translated(data: bytes) -> "Translated":
    """The parts; `UnreadableError` where the file is cut short."""
    walk = Walk()
    walk.go_through(data)
    roots = {MAIN: element("document", element("body", *walk.body.blocks()))}
    roots |= {f"{kind}s": element(f"{kind}s", *notes) for kind, notes in walk.notes.items()}
    parts = Translated(roots | walk.headers | {"numbering": walk.labels.part(walk.lists.parts())})
    if uncounted := walk.lists.uncounted:
        message = f"{uncounted} paragraphs are in a list and store no number"
        parts.remarks.append(Remark("list-missing", message))
    return parts


@dataclass(slots=True)
class Translated:
    """The parts of the document; see `extract.word.package`."""

    roots: dict[str, Markup]
    remarks: list[Remark] = field(default_factory=list)
    symbolic: set[str] = field(default_factory=set)

    def related(self, name: str, kind: str) -> Iterator[str]:  # noqa: ARG002 - all are the body's
        """The parts of a kind that the document has."""
        return (part for part in self.roots if part.rstrip("0123456789") == kind)

    def target(self, name: str, relation: str) -> str | None:  # noqa: ARG002 - it has none
        """No part has a name by which another one knows it."""
        return None

    def part(self, name: str) -> bytes:
        """The XML of a part."""
        return self.roots[name].encode()

    def xml(self, name: str) -> etree._Element:
        """The root of a part."""
        self.symbolic.add(name)
        return parsed(self.roots[name])

    def xml_if_whole(self, name: str) -> etree._Element | None:
        """The root of a part: all are whole."""
        return self.xml(name)
