"""What the bytes of a text in a font mean (Rich Text Format Specification 1.9.1, "Font Table")."""

import codecs
import re
from dataclasses import dataclass, field

ANSI, SYMBOL = 0, 2
"""The sets of characters of a Western font, and of one whose bytes are numbers of its signs."""

ENCODINGS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""The encodings of the sets of characters that a font may name; others are those of the file."""

PAGES = {936: "gb18030", 10000: "mac_roman", 65001: "utf-8"}
"""Encodings by the number of their code page, where Python calls them otherwise."""
WESTERN = "cp1252"
OF_TWO_BYTES = frozenset({"gb18030", "cp932", "cp949", "cp950"})
PAIRS = re.compile(rb"(?:[\x00-\x7f]|[\xa1-\xfe]{2})*")
"""Ideographs of these, of which some writers say that they are in a Western font."""


@dataclass(slots=True)
class Font:
    """A font: its set of characters, and its name as it is written."""

    charset: int = 0
    name: bytearray = field(default_factory=bytearray)


class Fonts:
    """The fonts of a file, and the encoding of texts in those that name none."""

    def __init__(self) -> None:
        """None yet, and no encoding said."""
        self.usual = 0
        self._encoding = WESTERN
        self._fonts: dict[int, Font] = {}

    def font(self, number: int) -> Font:
        """The font of a number, which may be new."""
        return self._fonts.setdefault(number, Font())

    def set_page(self, number: int) -> None:
        """Take a code page for the encoding of the file, if it is known."""
        name = PAGES.get(number, f"cp{number}")
        try:
            self._encoding = codecs.lookup(name).name
        except LookupError:
            self._encoding = WESTERN

    def name(self, number: int) -> str:
        """The name of a font."""
        return self._decoded(bytes(self.font(number).name), 0).partition(";")[0].strip()

    def is_symbol(self, number: int) -> bool:
        """Whether the bytes of texts in a font are numbers of signs."""
        return self.font(number).charset == SYMBOL

    def text(self, data: bytes, number: int) -> str:
        """Bytes in a font as text; one that is none in its encoding is a Western letter."""
        return self._decoded(data, self.font(number).charset)

    def _decoded(self, data: bytes, charset: int) -> str:
        encoding = ENCODINGS.get(charset, self._encoding)
        if charset == ANSI and self._encoding in OF_TWO_BYTES and not PAIRS.fullmatch(data):
            encoding = WESTERN
        found: list[str] = []
        while data:
            try:
                found.append(data.decode(encoding))
                break
            except UnicodeDecodeError as error:
                found.append(data[: error.start].decode(encoding))
                found.append(data[error.start : error.start + 1].decode(WESTERN, "replace"))
                data = data[error.start + 1 :]
        return "".join(found)
