"""Web pages in an archive (MHTML, RFC 2557): "Single File Web Page", and what tools name ``.doc``.

A message holds the page and what it shows; the page is the first part of it that is HTML.
"""

import codecs
import email
from email.message import Message

from extract.model import ASKED, Asked, Document, UnreadableError
from extract.web.reader import CHARSET, LABELS, SEARCHED, read_web


def read_archive(data: bytes, asked: Asked = ASKED) -> Document:
    """Read the page of an archive; `UnreadableError` where it has none, or no table."""
    return read_web(page(data), asked)


def page(data: bytes) -> bytes:
    """The HTML of an archive, marked as UTF-8 where only the archive says how it is encoded."""
    for part in email.message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            return _marked(part)
    message = "a web archive (MHTML) without a page in it"
    raise UnreadableError(message)


def _marked(part: Message) -> bytes:
    html = part.get_payload(decode=True)
    found = html if isinstance(html, bytes) else b""
    said = LABELS.get(part.get_content_charset() or "")
    if said is None or CHARSET.search(found[:SEARCHED]) is not None:
        return found
    return codecs.BOM_UTF8 + found.decode(said, "replace").encode()
