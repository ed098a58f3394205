"""Lines of a page in columns that other pages of the table tell.

A page with few rows, or few long ones, tells its columns badly, and hardly that its lines are a
table at all. Where the columns are known, lines are of the table if their words keep to them.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from extract.pdf.geometry import steps
from extract.pdf.pages import Extent
from extract.pdf.unruled.columns.white import Gutter, between, sides_of
from extract.pdf.unruled.places.captions import is_caption, parts_tables
from extract.pdf.unruled.places.regions import FAR, FAR_OF_USUAL, MOST_PENDING, Run, headings_above
from extract.pdf.unruled.textlines import WRAP, Piece, TextLine

Marks = tuple[float, ...]
"""Where the texts of a column begin, have their middle or end, as far as most of them agree."""

NEAR = 0.3
"""Of the font size: how far a text may be off such a mark."""
HALF = 0.5
"""Of a gutter: the least gap of words in it by which they are two texts."""
GOES_ON = "续"
"""How a caption begins that is printed again where a table goes on."""
MOST = 0.6
"""Of the texts on a page: those that keep to the marks of their columns."""


class Known(NamedTuple):
    """The columns of a table on other pages, and where on this one it may go on.

    ``extents`` are from where to where texts of each column reach, ``marks`` what they keep to. Its
    lines are some of those whose baselines are from ``top`` to ``bottom``: from the first on if it
    ``is_below`` what another page holds of it, else down to the last; all if it ``is_whole``. Its
    rows are drawn where pages are ``row_ruled``. Of a page that shows none of it, ``most`` lines go
    on with it, as many as tell its columns: more of them would show these by themselves. If its
    first column counts its rows, all lines are ``sure`` to be of it from one baseline to another.
    """

    extents: tuple[Extent, ...]
    marks: tuple[Marks, ...]
    top: float
    bottom: float
    is_below: bool
    is_whole: bool = False
    row_ruled: bool = False
    most: float = inf
    sure: Extent | None = None

    @property
    def numbered(self) -> bool:
        """Whether its first column counts its rows."""
        return self.sure is not None

    def counts(self, top: float, bottom: float) -> bool:
        """Whether its numbers count the rows of what stands between two heights."""
        return self.sure is not None and top < self.sure[1] and self.sure[0] < bottom

    @property
    def sides(self) -> Extent:
        """How far the texts of all columns reach."""
        return self.extents[0][0], self.extents[-1][1]

    @property
    def gutters(self) -> tuple[Gutter, ...]:
        """The white between its columns."""
        return tuple(between(self.extents))


def known_walls(
    lines: Sequence[TextLine], xs: Sequence[float], known: Known | None
) -> Sequence[float]:
    """The upright lines at some x around and between lines, and the columns known of other pages.

    Lines drawn around a table hold few rows on a page, as of its end: these show fewer columns than
    all. A heading or two may stand over several.
    """
    if known is None or known.numbered:
        return xs
    gutters, (left, right) = known.gutters, known.sides
    inner = [x for x in xs[1:-1] if not any(g.x0 - 1 <= x <= g.x1 + 1 for g in gutters)]
    held = [in_columns(line, gutters) for line in lines]
    crossed = sum(bool(covered(line, gutters)) for line in held)
    if (
        inner
        or not (xs[0] - 1 <= left and right <= xs[-1] + 1)
        or crossed > MOST_PENDING
        or not shows_columns(held, known)
    ):
        return xs
    return (xs[0], *(gutter.middle for gutter in gutters), xs[-1])


def known_run(lines: Sequence[TextLine], known: Known) -> Run | None:
    """The lines of a page that go on with a table in its columns; None where none do."""
    inside = [line for line in lines if known.top <= line.baseline <= known.bottom]
    gutters = known.gutters
    if known.sure is not None:
        return sure_run(lines, known)
    found = kept_to_columns(inside if known.is_below else inside[::-1], gutters)
    if (known.is_whole and len(found) < len(inside)) or len(found) > known.most:
        return None
    run = [in_columns(line, gutters) for line in sorted(found, key=lambda line: line.baseline)]
    return Run(tuple(run), gutters) if run and shows_columns(run, known) else None


def sure_run(lines: Sequence[TextLine], known: Known) -> Run | None:
    """The lines that are sure to be of a table, and those above and below that go on with it."""
    begins, ends = known.sure or (inf, -inf)
    gutters = known.gutters
    held = [line for line in lines if begins <= line.baseline <= ends]
    if not held:
        return None
    upwards = [line for line in lines if known.top <= line.baseline < begins][::-1]
    downwards = [line for line in lines if ends < line.baseline <= known.bottom]
    above = kept_to_columns(upwards, gutters, held[::-1])
    below = kept_to_columns(downwards, gutters, held)
    run = Run(tuple(in_columns(line, gutters) for line in (*above[::-1], *held, *below)), gutters)
    if known.is_below:
        return run
    heads = headings_above(run, [line for line in lines if line.baseline < known.top])
    return Run((*heads, *run.lines), gutters)


def kept_to_columns(
    lines: Sequence[TextLine], gutters: Sequence[Gutter], begun: Sequence[TextLine] = ()
) -> list[TextLine]:
    """The lines, from the first on, whose words keep to columns, with few between that do not.

    Those with which a table has ``begun`` are left out.
    """
    found: list[TextLine] = []
    waiting: list[TextLine] = []
    for line in lines:
        if is_caption(line) and line.pieces[0].text.startswith(GOES_ON) and not found:
            continue
        if parts_tables(line, lines) or is_far_from([*begun, *found, *waiting], line):
            break
        if covered(line, gutters):
            waiting.append(line)
            if len(waiting) > MOST_PENDING or runs_on_over_most(line, gutters):
                break
            continue
        found += [*waiting, line]
        waiting = []
    else:
        return found
    return without_last_notes([*begun, *found], gutters)[len(begun) :]


def without_last_notes(found: list[TextLine], gutters: Sequence[Gutter]) -> list[TextLine]:
    """The lines before others that are none of the table, without texts of the first column alone.

    They may be headings or notes, unless they stand right below a line of that column.
    """
    while len(found) > 1 and found[-1].x1 <= gutters[0].x1:
        last, before = found[-1], found[-2]
        near = abs(last.baseline - before.baseline) <= WRAP * last.size
        if near and before.x0 < gutters[0].x0:
            break
        found = found[:-1]
    return found


def is_far_from(found: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a line stands too far from the last of those found, above or below it."""
    *usual, last = map(abs, steps([*found, line])) if found else [0.0]
    return last > max(FAR * line.size, FAR_OF_USUAL * median(usual) if usual else 0.0)


def covered(line: TextLine, gutters: Sequence[Gutter]) -> list[Gutter]:
    """The gutters that texts of a line stand over, or in."""
    return [
        gutter
        for gutter in gutters
        if any(
            stands_over((piece.x0, piece.x1), gutter) and second_text(piece, gutter) is None
            for piece in line.pieces
        )
    ]


def stands_over(text: Extent, gutter: Gutter) -> bool:
    """Whether a text gets from one side of a gutter to the other, or to neither."""
    x0, x1 = text
    return (x0 <= gutter.x0 and gutter.x1 <= x1) or (gutter.x0 < x0 and x1 < gutter.x1)


def second_text(piece: Piece, gutter: Gutter) -> float | None:
    """Where words begin that stand in the column right of a gutter; None if it is no gap of them.

    Columns that are hardly further apart than words seem to be one text.
    """
    for (_, x0), (x1, _) in pairwise(piece.words):
        if min(x1, gutter.x1) - max(x0, gutter.x0) >= HALF * (gutter.x1 - gutter.x0):
            return x1
    return None


def runs_on_over_most(line: TextLine, gutters: Sequence[Gutter]) -> bool:
    """Whether a line runs on over most columns, as prose does."""
    return 2 * len(covered(line, gutters)) > len(gutters) and len(line.pieces) == 1


def in_columns(line: TextLine, gutters: Sequence[Gutter]) -> TextLine:
    """The line, its texts parted where they stand in several columns."""
    over = [
        second_text(piece, gutter)
        for gutter in gutters
        for piece in line.pieces
        if stands_over((piece.x0, piece.x1), gutter)
    ]
    return line.parted([x for x in over if x is not None])


def shows_columns(lines: Sequence[TextLine], known: Known) -> bool:
    """Whether texts of lines stand in half the columns or more, and most keep to their marks.

    Those of the first column show nothing: prose begins where they do.
    """
    fits = texts = beside = 0
    filled: set[int] = set()
    most = 0
    for line in lines:
        own: set[int] = set()
        for column, (sides, marks) in enumerate(
            zip(sides_of(known.gutters), known.marks, strict=True)
        ):
            part = line.between(*sides)
            if part is None or part.x0 < sides[0] or part.x1 > sides[1]:
                continue
            own.add(column)
            three = (part.x0, (part.x0 + part.x1) / 2, part.x1)
            near = any(abs(x - mark) <= NEAR * line.size for x in three for mark in marks)
            fits += column > 0 and (near or not marks)
            texts += column > 0
        beside += bool(own - {0})
        filled |= own
        most = max(most, len(own))
    full = most > 1 and 2 * len(filled) >= len(known.extents) and 2 * beside >= len(lines)
    return full and fits >= MOST * texts
