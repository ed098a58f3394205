"""The words of a page that has no grid of lines, for what only all pages together tell."""

from collections.abc import Iterator
from itertools import pairwise
from math import inf
from typing import NamedTuple

from extract.pdf.pages import Page
from extract.pdf.unruled.textlines import Piece, characters_to_text_lines


class Word(NamedTuple):
    """A word, and from where to where it reaches."""

    x0: float
    x1: float
    text: str


class WordLine(NamedTuple):
    """The words on one baseline, from left to right."""

    baseline: float
    size: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Its words, with spaces between."""
        return " ".join(word.text for word in self.words)


def page_to_words(page: Page) -> tuple[WordLine, ...]:
    """The words of a page, line by line, from top to bottom."""
    return tuple(
        WordLine(
            line.baseline, line.size, tuple(w for piece in line.pieces for w in words_of(piece))
        )
        for line in characters_to_text_lines(page.characters)
    )


def words_of(piece: Piece) -> Iterator[Word]:
    """The words of a text."""
    starts = [x0 for x0, _ in piece.words]
    characters = iter(piece.characters)
    c = next(characters, None)
    for (x0, x1), (_, after) in zip(piece.words, pairwise([*starts, inf]), strict=True):
        text = ""
        while c is not None and c.x0 < after:
            text += c.text
            c = next(characters, None)
        yield Word(x0, x1, text)
