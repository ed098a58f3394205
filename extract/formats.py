"""The formats that are known, how each is recognised, and who reads it.

What a file is, its first bytes say, not its suffix: files named ``.doc`` that are HTML, RTF or
``.docx`` are common. A new reader is one module and one line in `READERS`.
"""

from collections.abc import Callable

from extract.model import Document, UnreadableError
from extract.text import read_text

READERS: dict[str, Callable[[bytes], Document]] = {
    "text": read_text,
}

NAMES = {
    "text": "text capture of a table (tabs between cells; UTF-8, UTF-16 or GB18030)",
    "doc": "Word 97-2003 or an encrypted Office file",
    "zip": "Word (.docx) or another zip file",
    "pdf": "PDF",
    "rtf": "RTF",
    "html": "HTML",
    "image": "an image",
}

# The OLE signature comes first: a true .doc may hold a zip inside.
SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
)
HTML_OPENINGS = (b"<!doctype html", b"<html", b"<?xml")
SNIFFED = 1024


def sniff(data: bytes) -> str:
    """The format that the first bytes show, a key of `NAMES`; text where nothing else is seen.

    >>> sniff(b"%PDF-1.7"), sniff(b" <HTML>"), sniff("目录".encode())
    ('pdf', 'html', 'text')
    """
    head = data[:SNIFFED]
    for signature, name in SIGNATURES:
        if head.startswith(signature):
            return name
    opening = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return "html" if opening.startswith(HTML_OPENINGS) else "text"


def read(data: bytes, declared: str | None = None) -> Document:
    """Read a file's bytes; ``declared`` is the format that its card claims.

    `UnreadableError` where no reader takes the format, or where card and bytes disagree.
    """
    found = sniff(data)
    if declared is not None and declared != found:
        message = f"the card says {declared!r}, the first bytes say {found!r} ({NAMES[found]})"
        raise UnreadableError(message)
    if found not in READERS:
        readable = ", ".join(READERS)
        message = f"{NAMES[found]} is not read yet (formats read: {readable}); save it as text"
        raise UnreadableError(message)
    return READERS[found](data)
