"""Marks of our own in the tree of a Word document: what only the walk through it settles.

A number is counted in the order of the document, and a doubt is told with its place, where what is
in doubt is seen at all. Their names are in no namespace, so that no file's elements are taken for
them.
"""

from lxml import etree

COUNTED, DOUBT, SKIPPED, SECTION_END = "counted", "doubt", "skipped", "section"
"""A field to be counted; a doubt; a paragraph that counts and is not seen, with its properties in
it; the end of a section, behind its last paragraph."""

IMPORTED = "imported"
"""A file that the document takes in here, by the name of its part."""

PICTURE = "picture-not-read"
"""The doubt that is told once for a table, with how many there are."""

UNSEEN, NESTED, HIDDEN = "unseen", "nested", "hidden"
"""Where a field stands: in another one's instruction, in its result, or in hidden text."""


def counted(instruction: str, within: str | None, stored: str | None) -> etree._Element:
    """A field whose number Word counts, perhaps within another one or hidden text.

    ``stored`` is what the file stores of it, which is seen and not shown twice.
    """
    mark = etree.Element(COUNTED, instruction=instruction)
    for name, said in (("within", within), ("stored", stored)):
        if said is not None:
            mark.set(name, said)
    return mark


def imported(part: str) -> etree._Element:
    """The place of a file that is taken in."""
    return etree.Element(IMPORTED, part=part)


def is_unseen(element: etree._Element) -> bool:
    """Whether an element is the mark of a field that is counted and not seen."""
    return element.tag == COUNTED and element.get("within") in {UNSEEN, HIDDEN}


def doubt(code: str, message: str, text: str = "") -> etree._Element:
    """A doubt about what stands here, as a `Remark` says it."""
    return etree.Element(DOUBT, code=code, message=message, text=text)


def no_result(instruction: str) -> etree._Element:
    """A doubt about a field of which nobody knows what it shows."""
    message = "a field stores no result: what Word shows there is not read"
    return doubt("field-without-result", message, instruction)
