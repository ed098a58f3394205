"""The shapes of an RTF file (specification 1.9.1, "Drawing Object Properties"): what they hold.

A property is a group with a name (``sn``) and a value (``sv``), which may be a picture.
"""

from dataclasses import dataclass

from extract.doc.markup import Markup, element, text

PROPERTY, NAME, VALUE, PICTURE = "sp", "sn", "sv", "pict"
HELD, ART = "pib", "gtextUNICODE"
"""The names of the properties that are seen: a picture, and the text of WordArt."""


@dataclass(slots=True)
class Shapes:
    """Takes the words and texts of one property after the other."""

    name: str = ""
    value: str = ""
    is_value: bool = False
    has_picture: bool = False

    def take(self, word: str, _: int | None) -> None:
        """A word with its number."""
        if word == NAME:
            self.name, self.value, self.is_value, self.has_picture = "", "", False, False
        elif word in {VALUE, PICTURE}:
            self.is_value = True
            self.has_picture |= word == PICTURE

    def write(self, content: str) -> None:
        """Characters of the name or the value."""
        if self.is_value:
            self.value += content
        else:
            self.name += content

    def markup(self) -> Markup:
        """What the property shows, as a Word file of today has it; nothing for most."""
        name = self.name.strip()
        if name == HELD and self.has_picture:
            return element("pict", element("imagedata"))
        if name == ART and self.value.strip():
            content = element("p", element("r", text("t", self.value.strip())))
            return element("pict", element("txbxContent", content))
        return ""
