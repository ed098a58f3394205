"""Files that a Word file takes in (``altChunk``, ECMA-376 part 1, 17.17.2.1).

Word reads such a file when it opens the document, and shows it in that place. Tools that make a
Word file of a web page often write nothing else.
"""

from collections.abc import Callable, Mapping

from lxml import etree

from extract.formats import sniff
from extract.model import Document, Paragraph, UnreadableError
from extract.rtf.translated import translated
from extract.web.archive import page
from extract.web.reader import read_page
from extract.word.package import FlatPackage, Package, Parts
from extract.word.view import IMPORTED, PART, WHY

Read = Callable[[Parts], Document]


def read_imports(
    root: etree._Element, package: Parts, main: str, read: Read
) -> Mapping[str, Document]:
    """The files that a document takes in, by the names of their parts; their elements name them.

    ``read`` reads the parts of a Word file.
    """
    found: dict[str, Document] = {}
    for element in root.iter(IMPORTED):
        ids = (value for key, value in element.items() if str(key).endswith("}id"))
        name = package.target(main, str(next(ids, "")))
        if name is None:
            element.set(WHY, "it is not in the file")
            continue
        try:
            if name not in found:
                found[name] = _read(package.part(name), read)
            element.set(PART, name)
        except UnreadableError as error:
            element.set(WHY, str(error))
    return found


def _read(data: bytes, read: Read) -> Document:
    kind = sniff(data)
    if kind not in READERS:
        message = f"it is of a kind that is not taken in ({kind})"
        raise UnreadableError(message)
    return READERS[kind](data, read)


def _lines(data: bytes) -> Document:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    return Document(tuple(map(Paragraph, text.splitlines())))


READERS: Mapping[str, Callable[[bytes, Read], Document]] = {
    "docx": lambda data, read: read(Package(data)),
    "flat-opc": lambda data, read: read(FlatPackage(data)),
    "html": lambda data, _: read_page(data),
    "mhtml": lambda data, _: read_page(page(data)),
    "rtf": lambda data, read: read(translated(data)),
    "text": lambda data, _: _lines(data),
}
"""How files are read that a Word file takes in, by their formats."""
