"""Lists of contents and indexes: what stands before the numbers of pages is no table."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.unruled.textlines import TextLine

Column = Sequence[TextLine]

LED, PAGE = re.compile(r"[.․…·]{4}"), re.compile(r"\d{1,4}")
SECTION = re.compile(r"[(]?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z](?:\.\d{1,2})*|[IVXivx]+)[.)]{0,2}")
ENTRY = re.compile(r"([^\W\d_])[^\W\d_].*?\D,?\d{1,4}(?:[,;–-]+\d{1,4})*[a-z]?")
"""An entry of an index, found by its first letter: a word, no model (A1-30); without spaces."""
FEWEST_PAGES = 5
"""Numbers that rise from line to line, which as many counts would do by chance alone."""
FEWEST_LETTERS, MOST_BEFORE = 3, 2
MOST, FEW_FALLEN = 0.8, 0.1
MOST_FALLEN = 0.25
"""Of pairs of letters in two columns: entries below others begin with any letter."""


def is_contents(columns: Sequence[Column]) -> bool:
    """Whether dots lead from texts to the numbers of pages, none of which is lower than before.

    A list of contents that is set in two columns has such numbers twice. Without dots it is one if
    there is nothing else but the numbers of sections, from the first line on, and the numbers rise.
    """
    return is_plain_contents(columns) or is_led(columns)


def is_led(columns: Sequence[Column]) -> bool:
    """Whether dots lead from texts to the numbers of pages."""
    led = [
        2 * sum(LED.search(p.text) is not None for x in column for p in x.pieces) > len(column)
        for column in columns
    ]
    pages = [column for before, column in zip(led, columns[1:], strict=False) if before]
    return led[-2] and all(map(are_pages, pages))


def is_plain_contents(columns: Sequence[Column]) -> bool:
    """Whether titles, with the numbers of their sections, stand before rising numbers of pages."""
    *before, last = columns
    texts = [p.text for line in last for p in line.pieces]
    if not 0 < len(before) <= MOST_BEFORE or len(texts) < FEWEST_PAGES:
        return False
    if not all(map(PAGE.fullmatch, texts)) or texts[0] == texts[-1] or not are_pages(last):
        return False
    titles = [p for line in before[-1] for p in line.pieces[len(before) == 1 and is_opened(line) :]]
    numbers = [p for column in before[:-1] for line in column for p in line.pieces]
    return not any(p.is_numeric for p in titles) and all(SECTION.fullmatch(p.text) for p in numbers)


def is_opened(line: TextLine) -> bool:
    """Whether the number of a section stands before its title."""
    return len(line.pieces) > 1 and SECTION.fullmatch(line.pieces[0].text) is not None


def are_pages(column: Column) -> bool:
    """Whether the texts of a column are numbers, none lower than the one before."""
    texts = [piece.text for line in column for piece in line.pieces]
    pages = [int(text) for text in texts if PAGE.fullmatch(text)]
    return len(pages) >= MOST * len(texts) and all(a <= b for a, b in pairwise(pages))


def is_index(columns: Sequence[Column]) -> bool:
    """Whether words are in the order of the alphabet, each with numbers of pages.

    A column goes on where the one before it ends; those of a table begin anew.
    """
    letters = list(map(first_letters, columns))
    several = len({letter for found in letters for letter in found}) >= FEWEST_LETTERS
    return all(letters) and several and all(are_in_order(a, b) for a, b in pairwise(letters))


def are_in_order(before: str, letters: str) -> bool:
    """Whether few letters of a column stand before those of the last one in the alphabet.

    >>> are_in_order("aabcw", "cddef"), are_in_order("abcde", "abcde")
    (True, False)
    """
    fallen = sum(a > b for a in before for b in letters)
    return fallen <= MOST_FALLEN * len(before) * len(letters)


def first_letters(column: Column) -> str:
    """The first letters of entries of an index; none where these fall, or few texts have pages."""
    texts = [piece.text for line in column for piece in line.pieces]
    found = [match[1].lower() for text in texts if (match := ENTRY.fullmatch(text))]
    fallen = sum(a > b for a, b in pairwise(found))
    kept = len(found) >= MOST * len(texts) and fallen <= FEW_FALLEN * len(found)
    return "".join(found) if kept else ""
