"""Where on a page tables without lines may stand.

Lines of text are first parted where the page is set in columns. Then lines with wide gaps that
follow each other, and whose gaps lie over each other, make a run.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.pdf.geometry import reach_of, steps
from extract.pdf.unruled.columns.gutters import lines_to_gutters, narrowed
from extract.pdf.unruled.columns.parted import parted_at_gutters
from extract.pdf.unruled.columns.white import LEAST, Gutter, is_crossed
from extract.pdf.unruled.places.captions import is_caption, is_named, is_unit, parts_tables
from extract.pdf.unruled.places.prose import WIDE, is_justified
from extract.pdf.unruled.rows.wraps import fills
from extract.pdf.unruled.textlines import OVERLAP, WRAP, Piece, TextLine

FEWEST_FIGURES, MOST_FIGURES = 3, 0.6
FAR = 3.6
"""Of the font size: lines further apart are not of one table."""
FAR_OF_USUAL = 2.6
BELOW_TABLE = 1.6
"""Of the usual distance: a text over all columns that is further down is not of the table."""
SECTION = re.compile(r"(?:\d{1,2}|[A-Z]|[IVX]+)(?:\.\d{1,2})*\.?")
LARGER = 1.15
"""Of the font size of a table: its rows are not set larger than those above them."""
MOST_PENDING = 2
MOST_WRAPPED = 8
KEPT = 0.6
"""Of the gutters: a line that undoes more of them is of another table."""
FEWEST_SOLID = 1.25
"""Of the font size: the lines of a text are no further apart."""
FEWEST_WRAPS = 2
"""Labels of a table that go on below: then the last one may."""


class Run(NamedTuple):
    """Lines that may be a table, and its gutters."""

    lines: tuple[TextLine, ...]
    gutters: tuple[Gutter, ...]


def is_tabular(line: TextLine) -> bool:
    """Whether a line has a gap that no prose has, or is one of figures."""
    wide = any(b.x0 - a.x1 >= WIDE * line.size for a, b in pairwise(line.pieces))
    return (wide and not is_caption(line) and not is_justified(line)) or is_of_figures(line)


def is_of_figures(line: TextLine) -> bool:
    """Whether most words of a line are figures, three or more of them."""
    text = "".join(piece.text for piece in line.pieces)
    if 3 * sum(c.isdigit() for c in text) < len(text):
        return False
    words = line.parted([word[0] for piece in line.pieces for word in piece.words]).pieces
    figures = sum(word.is_numeric for word in words)
    return figures >= FEWEST_FIGURES and figures >= MOST_FIGURES * len(words)


def lines_to_runs(lines: Sequence[TextLine]) -> list[Run]:
    """The runs of lines of one strip, from top to bottom."""
    runs: list[Run] = []
    index = top = 0
    while index < len(lines):
        if not is_tabular(lines[index]):
            index += 1
            continue
        run, end = grown_run(lines, index)
        if run is not None:
            above = headings_above(run, lines[top:index])
            runs.append(Run((*above, *run.lines), run.gutters))
            top = end
        index = end
    return runs


def grown_run(lines: Sequence[TextLine], start: int) -> tuple[Run | None, int]:
    """The run that begins at a line, None where it gets no gutter; and where it ends."""
    run, gutters, end = [lines[start]], lines_to_gutters([lines[start], lines[start]]), start + 1
    pending: list[TextLine] = []
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if is_far([*run, *pending], line) or is_larger(line, run):
            break
        if not is_tabular(line) and not fills_columns(line, run, gutters):
            if parts_tables(line, lines):
                break
            pending.append(line)
            if not may_wait(run, pending, gutters):
                break
            continue
        trial = [*run, *pending, line]
        found = gutters if leaves_free(line, gutters) else lines_to_gutters(trial)
        if not found or (len(run) > 1 and len(found) < KEPT * len(gutters)):
            break
        run, gutters, pending, end = trial, found, [], index + 1
    gutters = lines_to_gutters(run)
    if not gutters:
        return None, end
    wrapped = wraps_below(run, gutters, lines[end:])
    run = parted_at_gutters(run, gutters)
    return Run((*run, *wrapped), tuple(gutters)), end + len(wrapped)


def fills_columns(line: TextLine, run: Sequence[TextLine], gutters: Sequence[Gutter]) -> bool:
    """Whether a line has a text in each column of several lines, however near to each other."""
    full = len(run) > 1 and len(line.pieces) == len(gutters) + 1
    return full and len(lines_to_gutters([*run, line])) == len(gutters)


def leaves_free(line: TextLine, gutters: Sequence[Gutter]) -> bool:
    """Whether a line of no more texts than there are columns keeps out of all gutters."""
    return len(line.pieces) <= len(gutters) + 1 and not any(
        p.x0 < gutter.x1 and gutter.x0 < p.x1 for p in line.pieces for gutter in gutters
    )


def is_larger(line: TextLine, run: Sequence[TextLine]) -> bool:
    """Whether a line is the heading of what follows: a number and a title, larger than a run."""
    numbered = len(line.pieces) == 2 and SECTION.fullmatch(line.pieces[0].text)  # noqa: PLR2004
    return bool(numbered) and len(run) > 1 and line.size > LARGER * max(x.size for x in run)


def is_far(run: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a line stands too far below a run to be of it."""
    step, size = line.baseline - run[-1].baseline, max(line.size, run[-1].size)
    down = steps(run)
    return step > max(FAR * size, FAR_OF_USUAL * median(down) if len(down) > 1 else 0.0)


def may_wait(
    run: Sequence[TextLine], pending: Sequence[TextLine], gutters: Sequence[Gutter]
) -> bool:
    """Whether the last of the texts without gaps may stand within a table.

    Few rows leave wide gutters: a text of a later row that ends in one makes it narrower.
    """
    line = pending[-1]
    left = narrowed(gutters, pending, LEAST * line.size)
    if not any(is_crossed(gutter, line) for gutter in left):
        return len(pending) <= MOST_WRAPPED or is_in_line(run, line)
    down = steps(run)
    if len(run) > MOST_PENDING and is_wider(line, run):
        return False
    before = pending[-2] if len(pending) > 1 else run[-1]
    step = line.baseline - before.baseline
    if len(down) > 1 and step > BELOW_TABLE * median(down):
        return False
    return len(pending) <= MOST_PENDING


def is_wider(line: TextLine, run: Sequence[TextLine]) -> bool:
    """Whether a line gets further than a table on one side, as prose does and no label in it."""
    left, right = reach_of(run)
    return line.x0 < left - line.size or line.x1 > right + line.size


def is_in_line(run: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a text begins where several texts of the lines above do."""
    starts = [piece.x0 for above in run for piece in above.pieces]
    return sum(abs(x - line.x0) < 1 for x in starts) > 1


def wraps_below(
    run: Sequence[TextLine], gutters: Sequence[Gutter], below: Sequence[TextLine]
) -> list[TextLine]:
    """The lines below a run that go on in one of its columns: in the first, if it is wrapped so."""
    found = labels_below(run, gutters, below)
    below = below[len(found) :]
    pitch = 1.2 * distance_in_columns(run)
    for line in below:
        inside = len(line.pieces) == 1 and line.x0 >= gutters[0].x1 - 1
        crossed = any(is_crossed(gutter, line) for gutter in gutters)
        texts = (p for x in reversed((*run, *found)) for p in x.pieces if stands_over(p, line))
        last = next((height_of(p) for p in texts), run[-1].baseline)
        beside = line.baseline - (*run, *found)[-1].baseline < OVERLAP * line.size
        if not inside or crossed or (line.baseline - last > pitch and not beside):
            break
        found.append(line)
    return found


def labels_below(
    run: Sequence[TextLine], gutters: Sequence[Gutter], below: Sequence[TextLine]
) -> list[TextLine]:
    """The lines below a run that go on with its last label: as near as within others, and full."""
    alone = [len(line.pieces) == 1 and line.x1 <= gutters[0].middle for line in run]
    every = steps(run)
    own = [step for step, is_own in zip(every, alone[1:], strict=True) if is_own]
    if len(every) > 1 and min(every) > 1.1 * FEWEST_SOLID * run[-1].size:
        own = [FEWEST_SOLID * run[-1].size] * FEWEST_WRAPS  # rows of one line, further apart
    labels = [p for x in run if (p := x.pieces[0]).x0 < gutters[0].x0 and p.x1 <= gutters[0].middle]
    if len(own) < FEWEST_WRAPS or not labels:
        return []
    right = max(p.x1 for p in labels)
    found: list[TextLine] = []
    before = run[-1]
    for line in below:
        near = line.baseline - before.baseline <= 1.05 * min(own)
        inside = len(line.pieces) == 1 and line.x1 <= gutters[0].middle
        alike = abs(line.size - before.size) + abs(line.x0 - before.x0) < 1
        if not (near and inside and alike and fills(before.pieces[0], line.pieces[0], right)):
            break
        if not any(alone) and not line.pieces[0].text[:1].islower():
            break
        found.append(line)
        before = line
    return found


def stands_over(piece: Piece, below: TextLine) -> bool:
    """Whether a text stands over another line."""
    return piece.x0 < below.x1 and below.x0 < piece.x1


def height_of(piece: Piece) -> float:
    """The baseline of a text: texts of one line may be set a little apart."""
    return max(c.baseline for c in piece.characters)


def distance_in_columns(run: Sequence[TextLine]) -> float:
    """The least distance of two lines that follow each other and have a text at one x."""
    return min(
        (
            height_of(q) - height_of(p)
            for above, below in pairwise(run)
            for p in above.pieces
            for q in below.pieces
            if abs(p.x0 - q.x0) < 1
        ),
        default=min(steps(run), default=0.0),
    )


def headings_above(run: Run, above: Sequence[TextLine]) -> list[TextLine]:
    """The lines right above a run that are headings of some of its columns.

    A heading of the first column may stand at half the height between two of them.
    """
    found: list[TextLine] = []
    waiting: list[TextLine] = []
    if not run.gutters:
        return found
    down = steps(run.lines)
    first = run.lines[0]
    left, right = reach_of(run.lines)
    for line in reversed(above):
        label = len(line.pieces) == 1 and line.x1 <= run.gutters[0].middle
        if label and first.baseline - line.baseline < OVERLAP * first.size and not waiting:
            waiting = [line]
            continue
        step = first.baseline - line.baseline
        near = step <= 1.3 * max(median(down), 1.2 * first.size)
        near = near or (step <= max(down, default=0.0) and line.x0 >= run.gutters[-1].x1 - 1)
        beside = line.x0 >= run.gutters[0].middle and line.x1 <= right + line.size
        beside = beside or (label and is_begun(line, first)) or keeps_to_columns(line, run.gutters)
        off = abs(line.x0 + line.x1 - left - right)
        centred = len(line.pieces) == 1 and off < 2 * line.size
        if not near or not beside or centred or is_heading(line):
            break
        found[:0] = [line, *waiting]
        waiting = []
        first = line
    return found


def is_heading(line: TextLine) -> bool:
    """Whether a line is over a whole table: its caption, its name or its unit."""
    return is_caption(line) or is_named(line) or is_unit(line)


def keeps_to_columns(line: TextLine, gutters: Sequence[Gutter]) -> bool:
    """Whether a line has several texts that keep to columns."""
    return len(line.pieces) > 1 and not any(is_crossed(gutter, line) for gutter in gutters)


def is_begun(line: TextLine, below: TextLine) -> bool:
    """Whether a text goes on right below in a line that begins where it does."""
    step = below.baseline - line.baseline
    near = step <= WRAP * line.size and abs(line.x0 - below.x0) < 1
    text = below.pieces[0].text
    return near and (text[:1].islower() or line.pieces[0].text.count("(") > text.count("("))
