"""The form fields of an RTF file (specification 1.9.1, "Form Fields"): what is chosen in them."""

from dataclasses import dataclass, field

from extract.doc.markup import Markup, element

TEXT, BOX = 0, 1
NOT_SET = 25
"""A result that says that the default holds."""

ENTRY, DEFAULT = "ffl", "ffdeftext"
"""Destinations of an entry of a list, and of the text that a field begins with."""


@dataclass(slots=True)
class Forms:
    """Takes the words and texts of one form field after the other, each with its own destination.

    ``chosen`` and ``default`` are places in a list, from 0, or whether a box is ticked.
    """

    kind: int = TEXT
    chosen: int = NOT_SET
    default: int = 0
    texts: list[tuple[str, str]] = field(default_factory=list)

    def take(self, word: str, number: int | None) -> None:
        """A word with its number."""
        if word in {ENTRY, DEFAULT}:
            self.texts.append((word, ""))
        elif word in {"fftype", "ffres", "ffdefres"}:
            name = {"fftype": "kind", "ffres": "chosen", "ffdefres": "default"}[word]
            setattr(self, name, number or 0)

    def write(self, content: str) -> None:
        """Characters of the destination that was met last."""
        if self.texts:
            word, text = self.texts.pop()
            self.texts.append((word, text + content))

    def markup(self) -> Markup:
        """The form field as a Word file of today has it; the next one is another."""
        chosen = self.default if self.chosen == NOT_SET else self.chosen
        if self.kind == TEXT:
            default = (element("default", val=text) for word, text in self.texts if word == DEFAULT)
            said = element("textInput", *default)
        elif self.kind == BOX:
            said = element("checkBox", element("checked", val=chosen))
        else:
            entries = (element("listEntry", val=text) for word, text in self.texts if word == ENTRY)
            said = element("ddList", element("result", val=chosen), *entries)
        self.kind, self.chosen, self.default, self.texts = TEXT, NOT_SET, 0, []
        return element("ffData", said)
