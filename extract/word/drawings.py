"""What is read of a drawing: its text boxes and WordArt; what is not read leaves a doubt.

Text stands in boxes, in groups and canvases too. A diagram, a chart and an embedded object have a
part of their own, of which the document shows a picture.
"""

import re
from collections.abc import Iterator

from lxml import etree

from extract.word.marks import PICTURE, doubt
from extract.word.ooxml import local_name, tag
from extract.word.styles import ON

BOX, PARAGRAPH, TEXT = tag("txbxContent"), tag("p"), tag("t")
DIAGRAMS = ("/diagram", "/chart", "/chartex")
"""How the kinds of graphics end whose text is a part of its own."""
ART, OBJECT, CONTROL = "textpath", "OLEObject", "control"
"""WordArt in VML, an object of another program, a form control (17.3.3.19; part 4, 19.1.2.23)."""

PICTURES = {"pic", "imagedata"}
"""A picture in DrawingML (20.2.2.5) and in VML (part 4, 19.1.2.11)."""

NOT_READ = "part-not-read"
NAMED = {"docPr", "cNvPr"}
UNSEEN = re.compile(r"visibility\s*:\s*hidden")
DRAWN = "txBody"
"""The text of a shape of DrawingML itself, as in a canvas from another program (20.5.2.34)."""


def parts(drawing: etree._Element) -> Iterator[etree._Element]:
    """The text boxes of a drawing, the outer ones alone, and doubts about what is not read.

    The picture that stands for an object of another program is none by itself.
    """
    found = list(_parts(drawing))
    is_object = any(part.get("code") == NOT_READ for part in found)
    return (part for part in found if not is_object or part.get("code") != PICTURE)


def _parts(drawing: etree._Element) -> Iterator[etree._Element]:
    if _is_hidden(drawing):
        del drawing[:]
    for part in drawing:
        if part.tag == BOX:
            yield part
        elif local_name(part) == DRAWN:
            yield _box("\n".join(_lines(part)))
        elif local_name(part) == ART and part.get("string"):
            yield _box(part.get("string", ""))
        elif (unread := _not_read(part)) is not None:
            yield unread
        elif local_name(part) not in PICTURES:
            yield from _parts(part)
        elif not _is_hidden(part):
            yield doubt("picture-not-read", "a picture: what it shows is not read")


def _is_hidden(shape: etree._Element) -> bool:
    """Whether a shape is not shown, as its properties or, in VML, its style say (20.1.2.2.8)."""
    if UNSEEN.search(shape.get("style", "")):
        return True
    said = (part for part in shape if local_name(part) in NAMED)
    return any(part.get("hidden") in ON for part in said)


def embedded(program: str) -> etree._Element:
    """A doubt about an object of another program."""
    return _unread(f"an embedded object ({program or 'of no program'})")


def _unread(what: str) -> etree._Element:
    return doubt(NOT_READ, f"{what}, the text of which is not read")


def _not_read(part: etree._Element) -> etree._Element | None:
    """A doubt about a part of a drawing that is not read; None where it is read."""
    if part.get("uri", "").endswith(DIAGRAMS):
        return _unread("a diagram or a chart")
    if local_name(part) == OBJECT:
        return embedded(part.get("ProgID", ""))
    return _unread("a form control") if part.tag == tag(CONTROL) else None


def _lines(body: etree._Element) -> Iterator[str]:
    """The lines of a text of DrawingML (21.1.2)."""
    for paragraph in body.iterchildren("{*}p"):
        parts = paragraph.iter("{*}t", "{*}br")
        yield "".join("\n" if local_name(part) == "br" else part.text or "" for part in parts)


def _box(text: str) -> etree._Element:
    """A text box that holds a text, a line per paragraph."""
    box = etree.Element(BOX)
    for line in text.splitlines():
        etree.SubElement(etree.SubElement(box, PARAGRAPH), TEXT).text = line
    return box
