"""WordprocessingML as text, made as the binary format is read, and parsed once it is whole."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from lxml import etree

from extract.word.ooxml import SPACES

NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for (2.2)."""

Markup = str
"""An element as text."""


def element(name: str, *parts: Markup, **attributes: object) -> Markup:
    """An element with its parts and its attributes.

    >>> element("p", element("br", type="page"))
    '<w:p><w:br w:type="page"/></w:p>'
    """
    said = "".join(f' w:{key}="{_plain(str(value), QUOTE)}"' for key, value in attributes.items())
    inner = "".join(parts)
    return f"<w:{name}{said}>{inner}</w:{name}>" if inner else f"<w:{name}{said}/>"


def properties(name: str, parts: Iterable[Markup]) -> Markup:
    """An element of properties; nothing where there are none."""
    inner = "".join(parts)
    return f"<w:{name}>{inner}</w:{name}>" if inner else ""


def text(name: str, content: str) -> Markup:
    """An element that holds text, its white space kept."""
    return f'<w:{name} xml:space="preserve">{_plain(content)}</w:{name}>'


def parsed(markup: Markup) -> etree._Element:
    """The root of a part."""
    head, _, rest = markup.partition(">")
    closed = "/" * head.endswith("/")
    opening = f'{head.removesuffix("/")} xmlns:w="{SPACES["w"]}"{closed}>'
    return etree.fromstring(opening + rest, etree.XMLParser(huge_tree=True))


QUOTE = {'"': "&quot;"}


def _plain(content: str, entities: dict[str, str] | None = None) -> str:
    return escape(NO_XML.sub("", content), entities or {})
