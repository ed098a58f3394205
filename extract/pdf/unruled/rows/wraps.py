"""Whether a line of a table goes on with the row above it, where only its texts tell."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import pairwise

from extract.pdf.lines import CLOSING, is_ideograph
from extract.pdf.pages import Extent
from extract.pdf.paragraphs import is_torn
from extract.pdf.spacing import SPACE
from extract.pdf.unruled.placed import Entry, Row
from extract.pdf.unruled.textlines import WRAP, Piece

ENDS = ".。;；!?！？"
SENTENCE = 8
"""Font sizes from which a column is wide enough for sentences."""
FEWEST_LETTERS = 6
"""Ideographs from which a text may be a sentence."""
MOSTLY = 0.6
"""Of the texts of a column: so many begin small in one of names, and not in one of sentences."""
NARROW = 3
"""Font sizes: in a column that is not wider no text is wrapped."""


def small_columns(lines: Row) -> set[int]:
    """The columns most of whose texts begin with a small letter: there it tells of no wrap."""
    texts = Counter(e.first for line in lines for e in line.entries)
    small = Counter(e.first for line in lines for e in line.entries if begins_small(e.piece))
    return {column for column, count in small.items() if count > MOSTLY * texts[column]}


def begins_small(piece: Piece) -> bool:
    """Whether a text begins with a small letter."""
    return piece.text[:1].islower()


def torn_figures(lines: Row) -> Iterator[tuple[int, int, int]]:
    """Where a figure goes on in the next text below it: the numbers of both lines, its column."""
    last: dict[int, int] = {}
    for n, line in enumerate(lines):
        for entry in line.entries:
            before = last.get(entry.first)
            text = None if before is None else lines[before].at(entry.first)
            if before is not None and text is not None and is_torn(text.text, entry.piece.text):
                near = line.baseline - lines[before].baseline <= WRAP * line.size
                if near:
                    yield before, n, entry.first
            last[entry.first] = n


def is_wrap_of(
    row: Row, unit: Row, extents: Sequence[Extent], wide: set[int], small: Collection[int] = ()
) -> bool:
    """Whether lines are wraps of texts above them: in the columns of these, without figures.

    In the ``small`` columns all texts may begin with a small letter.
    """
    above = set().union(*(line.columns for line in row))
    own = set().union(*(line.columns for line in unit))
    entries = [entry for line in unit for entry in line.entries]
    if any(line.spans for line in (*row, *unit)):
        return False
    labels = [held for x in row if (held := [e.piece for e in x.entries if e.first == 0])]
    before = labels[-1] if labels else []
    told = 0 in own and bool(before) and is_small_wrap(before, entries[0].piece, extents[0], small)
    if above == {0} and 0 in own:
        return told
    if not own <= above or any(e.piece.is_numeric for e in entries):
        return False
    if own != {0} and is_full(row, entries, extents, wide):
        return True
    if 0 in own:
        return own == {0} and (told or is_wrapped(before[-1], entries[0].piece, extents[0][1]))
    return len(own) <= max(1, len(above) // 2) or all(map(partial(is_amid, row), entries))


def is_small_wrap(
    before: Sequence[Piece], piece: Piece, extent: Extent, small: Collection[int]
) -> bool:
    """Whether a text of the first column begins small: where many do, if it had no room above.

    What stands ``before`` it on one line are several words then.
    """
    phrase = len(before) > 1 or is_phrase(before[-1])
    full = phrase and fills(before[-1], piece, extent[1])
    return begins_small(piece) and (0 not in small or full)


def is_amid(row: Row, entry: Entry) -> bool:
    """Whether a text begins with a small letter, and the first of its column in the row not."""
    first = next(p for line in row if (p := line.at(entry.first)) is not None)
    return begins_small(entry.piece) and not begins_small(first)


def sentence_columns(lines: Row, extents: Sequence[Extent]) -> set[int]:
    """The columns of wrapped sentences: of many lines the next one's first word had no room.

    That it begins with a small letter tells nothing here: words alone do too. Nor does a line tell
    that ends at the right edge of its column and does not begin at the left one.
    """
    found = set()
    size = lines[0].size if lines else 0.0
    for column, (x0, x1) in enumerate(extents):
        texts = [line.at(column) for line in lines if not line.spans]
        pairs = [(a, b) for a, b in pairwise(texts) if a is not None and b is not None]
        full = sum(is_phrase(a) and a.x0 - x0 < size and fills(a, b, x1) for a, b in pairs)
        if pairs and 5 * full >= 2 * len(pairs) and x1 - x0 >= SENTENCE * size:
            found.add(column)
    return found


def is_phrase(piece: Piece) -> bool:
    """Whether a text has several words, or as many ideographs."""
    return len(piece.words) > 1 or (not piece.text.isascii() and len(piece.text) >= FEWEST_LETTERS)


def is_full(row: Row, entries: Sequence[Entry], extents: Sequence[Extent], wide: set[int]) -> bool:
    """Whether each text stands right below one that had no room for its first word.

    One of them at least in a column of sentences: in one of short words all are full.
    """
    last = {e.first: e.piece for line in row[-1:] for e in line.entries}
    return any(e.first in wide for e in entries) and all(
        e.first in last
        and has_no_room(last[e.first], e.piece, extents[e.first][1])
        and (e.first in wide or is_wrapped_word(e.piece, extents[e.first]))
        for e in entries
    )


def is_wrapped_word(piece: Piece, extent: Extent) -> bool:
    """Whether a text in a column of short texts may go on there: a symbol does not."""
    narrow = extent[1] - extent[0] <= NARROW * max(c.size for c in piece.characters)
    return not narrow and not piece.text[:1].isupper()


def has_no_room(before: Piece, piece: Piece, right: float) -> bool:
    """Whether the first word of a text had no room after the text above it, or is no beginning."""
    return piece.text[:1].islower() or fills(before, piece, right)


def fills(before: Piece, piece: Piece, right: float) -> bool:
    """Whether a text leaves no room for the first word of the one below, or is cut in a word."""
    size = before.characters[-1].size
    space = SPACE * size if piece.text[:1].isascii() else 0.0
    return before.text.endswith("-") or before.x1 + space + first_width(piece) > right


def first_width(piece: Piece) -> float:
    """The room that the beginning of a text needs: its first word, or its first ideograph."""
    if is_ideograph(piece.text):
        closed = piece.text[1:2] in CLOSING
        return piece.characters[1 if closed and len(piece.characters) > 1 else 0].x1 - piece.x0
    return piece.words[0][1] - piece.x0


def is_wrapped(before: Piece, piece: Piece, right: float) -> bool:
    """Whether a text in the first column goes on: its next word had no room."""
    need = piece.words[0][1] - piece.words[0][0] if piece.text.isascii() else before.x1 - before.x0
    need = min(need, piece.x1 - piece.x0)
    return before.x1 + need > right + 1 and piece.x0 > before.x0 + 1
