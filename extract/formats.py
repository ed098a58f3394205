"""The formats that are known, how each is recognised, and who reads it.

What a file is, its first bytes say, not its suffix: files named ``.doc`` that are HTML, RTF or
``.docx`` are common. A new reader is one module and its lines in the tables here.
"""

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module

from extract.limits import within
from extract.model import ASKED, Asked, Document, UnreadableError

Reader = Callable[[bytes, Asked], Document]

READERS = {
    "docx": "extract.word.reader:read_word",
    "doc": "extract.doc.reader:read_doc",
    "flat-opc": "extract.word.reader:read_flat",
    "word-2003-xml": "extract.word.wordml:read_wordml",
    "rtf": "extract.rtf.reader:read_rtf",
    "pdf": "extract.pdf.engines:read_asked",
    "html": "extract.web.reader:read_web",
    "mhtml": "extract.web.archive:read_archive",
    "text": "extract.text.reader:read_text",
}
"""Of each format that is read the module and its `Reader`, which is loaded when it is needed."""

NAMES = {
    "text": "text capture of a table (tabs between cells; UTF-8, UTF-16 or GB18030)",
    "doc": "Word 97 to 2003 (.doc, .dot; the binary format)",
    "docx": "Word (.docx, .docm, .dotx; ECMA-376 and ISO 29500, Transitional and Strict)",
    "zip": "a zip file that is no Word file",
    "pdf": "PDF (with a text layer)",
    "rtf": "Rich Text Format (.rtf, also as .doc)",
    "doc-old": "Word 1 or 2, or Word for DOS or Macintosh (a binary format of before 1994)",
    "mhtml": "web page with its pictures in one file (MHTML, also as .doc)",
    "html": "web page (HTML, also as .doc or .xls)",
    "flat-opc": "Word, as one XML file (Flat OPC)",
    "word-2003-xml": "Word 2003, as one XML file (often named .doc)",
    "image": "an image",
}

# The OLE signature comes first: a true .doc may hold a zip inside.
SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"{\\rtf", "rtf"),
    (b"\x9b\xa5\x21\x00", "doc-old"),
    (b"\xdb\xa5\x2d\x00", "doc-old"),
    (b"\x31\xbe\x00\x00", "doc-old"),
    (b"\xfe\x37\x00", "doc-old"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
)
PDF = b"%PDF-"
"""It may stand anywhere within the first 1024 bytes (ISO 32000-1, Annex H.3.4.1)."""
HTML_OPENINGS = (
    *(
        b"<!doctype html",
        b"<html",
        b"<?xml",
        b"<!--",
        b"<head",
        b"<meta",
        b"<body",
        b"<table",
        b"<div",
    ),
)
AFTER_BLANKS = {"zip", "rtf"}
"""What a server may have put a byte order mark or empty lines before, and is read all the same."""

UTF_8, UTF_16 = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
FLAT_OPC = b"<pkg:package"
WORD_2003 = (b"<w:worddocument", b'progid="word.document"', b"/2003/wordml")
"""What shows a document of Word 2003, the instruction to the system before it or its root."""
MESSAGE = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?mime-version:", re.IGNORECASE)
"""How the head of a message begins that holds a web page (RFC 2557)."""
SNIFFED = 1024


def sniff(data: bytes) -> str:
    """The format that the first bytes show, a key of `NAMES`; text where nothing else is seen.

    >>> sniff(b"%PDF-1.7"), sniff(b" <HTML>"), sniff("目录".encode())
    ('pdf', 'html', 'text')
    """
    head = data[:SNIFFED]
    bare = head.removeprefix(UTF_8).lstrip()
    for signature, name in SIGNATURES:
        if head.startswith(signature) or (name in AFTER_BLANKS and bare.startswith(signature)):
            return _kind_of_zip(data) if name == "zip" else name
    if PDF in head:
        return "pdf"
    if head.startswith(UTF_16):
        head = head[len(UTF_16[0]) :].replace(b"\0", b"")
    opening = head.removeprefix(UTF_8).lstrip().lower()
    if MESSAGE.match(opening):
        return "mhtml"
    if FLAT_OPC in opening:
        return "flat-opc"
    if opening.startswith(b"<") and any(sign in opening for sign in WORD_2003):
        return "word-2003-xml"
    return "html" if opening.startswith(HTML_OPENINGS) else "text"


def reader(name: str) -> Reader:
    """The reader of a format, a key of `READERS`; its module is loaded here."""
    module, function = READERS[name].split(":")
    found: Reader = getattr(import_module(module), function)
    return found


def _kind_of_zip(data: bytes) -> str:
    """Whether a zip file is a Word file: its content types say so, whatever its parts are called.

    One that cannot be opened is left to the reader, which says what is wrong with it.
    """
    from extract.word.package import CONTENT_TYPES, Package  # noqa: PLC0415 - for zip files alone

    try:
        package = Package(data)
        if not package.has(CONTENT_TYPES):
            return "zip"
        types = package.part(CONTENT_TYPES).replace(b"\0", b"")  # UTF-16 too
    except UnreadableError:
        return "docx"
    return "docx" if b"wordprocessingml" in types or b"ms-word" in types else "zip"


def read(data: bytes, declared: str | None = None, asked: Asked = ASKED) -> Document:
    """Read a file's bytes; ``declared`` is the format that its card claims.

    `UnreadableError` where no reader takes the format, where card and bytes disagree, or where a
    table or a text is larger than `extract.limits` allows.
    """
    found = sniff(data)
    if declared is not None and declared != found:
        message = f"the card says {declared!r}, the first bytes say {found!r} ({NAMES[found]})"
        raise UnreadableError(message)
    if found not in READERS:
        readable = ", ".join(READERS)
        message = f"{NAMES[found]} is not read (formats read: {readable}); save it as one of these"
        raise UnreadableError(message)
    with _uncollected():
        return within(reader(found)(data, asked))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the cyclic collector from scanning what a reader builds: many objects, no cycles.

    They come straight to the oldest generation, which is scanned the least.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
