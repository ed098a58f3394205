"""Reads a binary Word file as the Word file that it would be if it were saved today."""

import struct
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from extract.doc.binary import Binary, Entry, Story, open_binary, parts_of, plc
from extract.doc.lists import lists
from extract.doc.markup import Markup, element, parsed
from extract.doc.story import NOTES, Stories
from extract.doc.stylesheet import fonts, styles
from extract.doc.text import Text
from extract.model import ASKED, Asked, Document, Remark, UnreadableError
from extract.word.package import MAIN
from extract.word.reader import read_package
from extract.word.styles import Styles, read_styles

DAMAGED = (struct.error, IndexError, ValueError, KeyError, OverflowError)
"""What reading raises on bytes that are not what they should be."""

SEPARATORS, PER_SECTION = 6, 6
"""Stories between notes that stand before those of the sections, and a section's (PlcfHdd)."""

KINDS = ("header", "header", "footer", "footer", "header", "footer")
NOTE_TEXTS = {"footnote": Entry.FOOTNOTE_TEXTS, "endnote": Entry.ENDNOTE_TEXTS}
NOTE_STORIES = {"footnote": Story.FOOTNOTES, "endnote": Story.ENDNOTES}
SYMBOLS = ("Symbol", "Wingdings")


def read_doc(data: bytes, asked: Asked = ASKED) -> Document:
    """Read a Word file of Word 97 to 2003; `UnreadableError` where it is none, or damaged."""
    try:
        return read_package(Translated(open_binary(data)), asked)
    except DAMAGED as error:
        message = f"the file is cut short or damaged: it is no whole Word file ({error})"
        raise UnreadableError(message) from error


class Translated:
    """The parts that the document would have as a package; see `extract.word.package`."""

    def __init__(self, file: Binary) -> None:
        """Read what all parts need."""
        self._file = file
        self._fonts = fonts(file)
        self._stories = Stories(file, Text(file), self._fonts, self._hides)
        self._is_symbolic = any(name.startswith(SYMBOLS) for name in self._fonts)
        self.remarks: list[Remark] = []
        self.symbolic: set[str] = set()

    def related(self, name: str, kind: str) -> Iterator[str]:  # noqa: ARG002 - all are the body's
        """The parts of a kind that the document has."""
        if kind in {"header", "footer"}:
            return (part for part in self._headers if part.startswith(kind))
        if kind in {"footnotes", "endnotes"}:
            return iter([kind.removesuffix("s")])
        return iter([kind] if kind in {MAIN, "styles", "numbering"} else [])

    def target(self, name: str, relation: str) -> str | None:  # noqa: ARG002 - it has none
        """No part has a name by which another one knows it."""
        return None

    def part(self, name: str) -> bytes:
        """The XML of a part."""
        return self._markup(name).encode()

    def xml(self, name: str) -> etree._Element:
        """The root of a part."""
        if self._is_symbolic:
            self.symbolic.add(name)
        return parsed(self._markup(name))

    def _hides(self, style: int) -> bool:
        """Whether a style hides its text."""
        return self._styles.is_hidden(str(style))

    @cached_property
    def _styles(self) -> Styles:
        return read_styles(parsed(styles(self._file)))

    def _markup(self, name: str) -> Markup:
        if name == "styles":
            return styles(self._file)
        if name == "numbering":
            return lists(self._file, self._fonts)
        if name in NOTES:
            return element(f"{name}s", *self._notes(name))
        if name != MAIN:
            return element("hdr", *self._stories.blocks(self._headers[name]))
        blocks = self._stories.blocks(self._file.story(Story.MAIN))
        for places in self._stories.unanchored():
            blocks += self._stories.blocks(places)
        return element("document", element("body", *blocks))

    def xml_if_whole(self, name: str) -> etree._Element | None:
        """The root of a part that a document can do without; a remark where it is damaged."""
        try:
            return self.xml(name)
        except DAMAGED as error:
            self._say_damaged(name, error)
            return None

    def _say_damaged(self, name: str, error: Exception) -> None:
        message = f"the {name} of the document are damaged: read without them ({error})"
        self.remarks.append(Remark("part-damaged", message))

    def _notes(self, kind: str) -> Iterator[Markup]:
        places = plc(self._file.entry(NOTE_TEXTS[kind]), 0)[0]
        notes = parts_of(self._file.story(NOTE_STORIES[kind]), places[:-1])
        for number, note in enumerate(notes, 1):
            yield element(kind, *self._stories.blocks(note), id=number)

    @cached_property
    def _headers(self) -> dict[str, range]:
        """Headers and footers by their names as parts; a remark where they are damaged."""
        try:
            return dict(self._stories_of_sections())
        except DAMAGED as error:
            self._say_damaged("headers", error)
            return {}

    def _stories_of_sections(self) -> Iterator[tuple[str, range]]:
        """Where they stand; a section without one has that before it."""
        data = self._file.entry(Entry.HEADERS)
        places = struct.unpack(f"<{len(data) // 4}I", data[: len(data) & ~3])
        parts = parts_of(self._file.story(Story.HEADERS), places[SEPARATORS:-1])
        for number, part in enumerate(parts):
            if part:
                # The last mark of a story ends it and is no paragraph of its own.
                yield f"{KINDS[number % PER_SECTION]}{number}", part[:-1]
