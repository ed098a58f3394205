"""Whether what stands between two lines is one row of wrapped texts.

Lines of a sentence end where the next word had no room. Where none is wrapped, a single column has
the most lines: several rows have as many in each.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.pdf.lines import CLOSING, is_ideograph
from extract.pdf.pages import Extent
from extract.pdf.paragraphs import ENUMERATOR
from extract.pdf.unruled.columns.white import MANY, Gutter, sides_of
from extract.pdf.unruled.drawn.row_numbers import rise_alike
from extract.pdf.unruled.rows.wraps import ENDS, SENTENCE, fills
from extract.pdf.unruled.textlines import TextLine, parts_between

MOST = 2 / 3
"""Of the parts between lines whose texts tell: those that are one row."""
FEWEST = 2
"""Such parts of a page, unless other pages tell that rows are drawn."""
MANY_ROWS, NEARLY_ALL = 4, 0.8
"""Such parts of a page, and their share, if each of their texts is one line."""
WRAPPED = 0.8
"""Of the lines of a row that others stand below: so many end where the next one had no room."""
PAIR = 2
"""Cells of a row that may have as many lines, where these are few."""
INDENT = 1.0
"""Of the font size: a line that is set in further is in the middle of its column."""

Row = Sequence[Sequence[TextLine]]
"""The lines of a row in each of its columns."""


def are_rows(parts: Sequence[Sequence[TextLine]], gutters: Sequence[Gutter], *, told: bool) -> bool:
    """Whether what stands between two lines is one row of wrapped texts.

    One part is enough, whatever its texts are, if it is ``told`` that rows are drawn.
    """
    rows = rows_of(parts, gutters)
    votes = [is_one for is_one in votes_of(rows) if is_one is not None]
    plain = sum(all(len(cell) <= 1 for cell in row) for row in rows)
    if all(votes) and plain >= max(1 if told else MANY_ROWS, NEARLY_ALL * len(rows)):
        return True
    return sum(votes) >= max(1 if told else FEWEST, MOST * len(votes))


def are_doubtful(parts: Sequence[Sequence[TextLine]], gutters: Sequence[Gutter]) -> bool:
    """Whether of more parts nothing tells that they are one row of several lines than does.

    Nothing does where a narrow cell has as many lines as a sentence, which had room.
    """
    rows = rows_of(parts, gutters)
    extents = extents_of(rows)
    votes = [vote is True for vote in votes_of(rows)]
    untold = [
        (not sure and any(len(cell) > 1 for cell in row)) or has_room(row, extents)
        for row, sure in zip(rows, votes, strict=True)
    ]
    return sum(untold) > sum(
        sure and not not_told for sure, not_told in zip(votes, untold, strict=True)
    )


def has_room(row: Row, extents: Sequence[Extent | None]) -> bool:
    """Whether all lines of a cell with the most lines of a row, but the last, had room for more."""
    most = max(map(len, row))
    if most == 1 or is_translated(row):
        return False
    return any(
        own is not None
        and len(cell) == most
        and not any(
            fills(line.pieces[-1], below.pieces[0], own[1]) for line, below in pairwise(cell)
        )
        for cell, own in zip(row, extents, strict=True)
    )


def rows_of(parts: Sequence[Sequence[TextLine]], gutters: Sequence[Gutter]) -> list[Row]:
    """The lines of each part in each column; texts of two may stand near."""
    middles = [gutter.middle for gutter in gutters]
    apart = ([line.parted_at(middles) for line in part] for part in parts)
    return [[parts_between(part, *sides) for sides in sides_of(gutters)] for part in apart]


def votes_of(rows: Sequence[Row]) -> Iterator[bool | None]:
    """What the texts of each part say."""
    extents = extents_of(rows)
    counted = are_counted(rows)
    return (vote(row, extents, counted=counted) for row in rows)


def extents_of(rows: Sequence[Row]) -> list[Extent | None]:
    """From where to where each column reaches; None where it is empty."""
    return [extent([x for cell in column for x in cell]) for column in zip(*rows, strict=True)]


def extent(lines: Sequence[TextLine]) -> Extent | None:
    """From where to where lines reach, but for a stop at an end, which may hang over the edge."""
    return (min(line.x0 for line in lines), max(map(end_of, lines))) if lines else None


def end_of(line: TextLine) -> float:
    """Where the last letter of a line ends that is no stop."""
    letters = line.pieces[-1].characters
    return letters[-1].x0 if letters and letters[-1].text in CLOSING else line.x1


def vote(row: Row, extents: Sequence[Extent | None], *, counted: bool) -> bool | None:
    """Whether texts between two lines are one row; None where nothing tells.

    Several figures below each other are of several rows.
    """
    if any(len(cell) > 1 and all(map(is_figure, cell)) for cell in row):
        return False
    if is_translated(row):
        return True
    sizes = [len(cell) for cell in row]
    alone = sizes.count(max(sizes)) == 1
    ends = [
        is_end
        for cell, own in zip(row, extents, strict=True)
        for is_end in full(cell, own, paragraphs=alone and len(cell) == max(sizes))
    ]
    if ends:
        return sum(ends) >= WRAPPED * len(ends)
    return True if counted and max(sizes) > 1 else is_row(row)


def is_translated(row: Row) -> bool:
    """Whether all cells of several lines, two at least, have their text and it in Latin below."""
    several = [[is_ideographic(line) for line in cell] for cell in row if len(cell) > 1]
    return len(several) > 1 and all(
        kinds[0] and not kinds[-1] and kinds == sorted(kinds, reverse=True) for kinds in several
    )


def is_ideographic(line: TextLine) -> bool:
    """Whether a line has ideographs."""
    return any(map(is_ideograph, "".join(piece.text for piece in line.pieces)))


def is_figure(line: TextLine) -> bool:
    """Whether a line has nothing but a figure."""
    return all(piece.is_figure for piece in line.pieces)


def full(
    cell: Sequence[TextLine], own: Extent | None, *, paragraphs: bool = False
) -> Iterator[bool]:
    """Of each line of a sentence with another one below: whether that one had no room on it.

    The last lines of ``paragraphs``, where they may be some, do not tell.
    """
    if own is None or not cell or own[1] - own[0] < SENTENCE * cell[0].size:
        return
    for line, below in pairwise(cell):
        if paragraphs and ends_paragraph(line, below):
            continue
        if line.x0 - own[0] < INDENT * line.size and len(line.pieces) == 1:
            yield fills(line.pieces[-1], below.pieces[0], own[1])


def ends_paragraph(line: TextLine, below: TextLine) -> bool:
    """Whether a line may be the last one of a paragraph."""
    return line.pieces[-1].text[-1:] in ENDS or bool(ENUMERATOR.match(below.pieces[0].text))


def are_counted(rows: Sequence[Row]) -> bool:
    """Whether a column has one number in most rows, several in none, and these count."""
    return any(counts(column) for column in zip(*rows, strict=True))


def counts(column: Sequence[Sequence[TextLine]]) -> bool:
    """Whether texts that each stand on one line are numbers that count, but for a few."""
    texts = ["".join(p.text for p in cell[0].pieces).strip() for cell in column if len(cell) == 1]
    numbers = [text for text in texts if text.isdecimal()]
    return 2 * len(numbers) > len(column) and max(map(len, column)) == 1 and rise_alike(numbers)


def is_row(row: Row) -> bool | None:
    """Whether a single column has the most lines: where others have as many, these are rows.

    None where none has several, or two alone have the most.
    """
    counts = Counter(len(column) for column in row if len(column) > 1)
    if not counts:
        return None
    shared = any(n > PAIR or (n == PAIR and lines >= MANY) for lines, n in counts.items())
    if counts[max(counts)] > 1 and not shared:
        return None
    return not shared
