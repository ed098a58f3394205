"""Listings of programs: set in type-writer letters, with gaps between words that are no columns."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from extract.pdf.unruled.textlines import TextLine, are_even

FEWEST_LETTERS = 20
ALIKE = 0.9
"""Of the letters: as wide as most are, in a type-writer font."""
MOST = 0.5
"""Of the lines: those that only a program has."""
SIGNS = re.compile(
    r"""
      [;{}\\]$                                # a statement or a block: i++; } else {
    | ^[}\])]                                 # the end of one
    | ^(?:\#|//|/\*|\*/|<!--|</?\w+[\s>/])    # a remark or a tag
    | [^<>=!]=[^=]|[=!:<>+*/|&-]=|->|=>|&&|\|\||::    # total += v, a != b
    | ^(?:def|for|if|elif|else|while|class|try|return|import|from|with)\b.*:?$
    | [a-z_]\((?:[\w.,'"=*&\[\]]*)\)[:;,]?$   # a call: len(values)
    | \S(?:\#|//|/\*).*                       # a remark behind a statement
    """,
    re.VERBOSE,
)


def without_code(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """What stands above, between and below the programs among lines; all of them where none is."""
    typed = [is_set_alike(line) for line in lines]
    if not any(typed):
        yield list(lines)
        return
    kept: list[TextLine] = []
    for is_type, group in groupby(zip(typed, lines, strict=True), key=itemgetter(0)):
        part = [line for _, line in group]
        if not is_type or not is_code(part):
            kept += part
        elif kept:
            yield kept
            kept = []
    if kept:
        yield kept


def is_set_alike(line: TextLine) -> bool:
    """Whether all letters and figures of a line are as wide, capitals and small ones alike."""
    return are_even([c for p in line.pieces for c in p.characters if c.text.isascii()])


def is_code(lines: Sequence[TextLine]) -> bool:
    """Whether lines are a program: in letters of one width, most with signs that tables lack."""
    letters = [c for line in lines for p in line.pieces for c in p.characters if is_letter(c.text)]
    widths = Counter(round((c.x1 - c.x0) / c.size, 1) for c in letters)
    if len(letters) < FEWEST_LETTERS or max(widths.values()) < ALIKE * len(letters):
        return False
    texts = ["".join(piece.text for piece in line.pieces) for line in lines]
    return sum(SIGNS.search(text) is not None for text in texts) > MOST * len(texts)


def is_letter(text: str) -> bool:
    """Whether a character is a Latin letter, which other fonts set in different widths."""
    return text.isascii() and text.isalpha()
