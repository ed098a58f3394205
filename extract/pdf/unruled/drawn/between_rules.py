"""Tables between horizontal lines of one length."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.pdf.geometry import overlap, reach_of, steps, width_of
from extract.pdf.grid import Grid
from extract.pdf.pages import Corners
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.unruled.columns.gutters import lines_to_gutters
from extract.pdf.unruled.columns.white import Gutter, is_crossed
from extract.pdf.unruled.drawn.half_ruled import table_gutters
from extract.pdf.unruled.heads.spanning import DEEPEST
from extract.pdf.unruled.inferred import Drawn, lines_to_grid
from extract.pdf.unruled.places.beside import SAME_END, beyond, is_interrupted, is_part, within
from extract.pdf.unruled.places.captions import is_caption, parts_tables
from extract.pdf.unruled.places.code import is_code
from extract.pdf.unruled.places.prose import is_justified
from extract.pdf.unruled.places.regions import (
    Run,
    headings_above,
    is_far,
    is_tabular,
    lines_to_runs,
    wraps_below,
)
from extract.pdf.unruled.places.tabular import MOST_WRAPS, is_set_in_columns, is_table
from extract.pdf.unruled.rows.wrapped import is_catalogue
from extract.pdf.unruled.textlines import OVERLAP, Piece, Setting, TextLine, lines_between

HALF_WIDTH = 0.6
SEVERAL = 3
"""Texts of a column that are in line."""
STEP = 1.5
"""How much further than usual a row may be from the next, beyond the last line drawn."""


def ruled(lines: Sequence[TextLine], across: Sequence[Ruling], setting: Setting) -> Iterator[Grid]:
    """The grids of tables between horizontal lines of one length."""
    taken: list[Grid] = []
    for group in groups_of_rules(across):
        start, end = group[0].start, group[0].end
        beside = within(lines, start, end)
        inside = setting.anew(beside)
        over = beyond(lines, start, end)
        for ys in tabular_stretches(inside, [rule.at for rule in group], over):
            held = lines_between(inside, ys[0], ys[-1])
            gutters = lines_to_gutters(held)
            prose = is_set_in_columns(held, gutters) and not has_header(ys, held)
            frame = Frame(ys[0], ys[-1], ys, (start, end))
            part = is_part(lines_between(beside, ys[0], ys[-1]), lines, across, frame.corners)
            if not gutters or prose or part or is_code(held):
                continue
            grid = rows_to_grid(inside, frame, across)
            whole = not any(held[0].baseline < y < held[-1].baseline for y in ys)
            if whole and is_header(held, grid, inside):
                continue
            if not any(overlap(grid.corners, other.corners) for other in taken):
                taken.append(grid)
                yield grid


def is_header(held: Sequence[TextLine], grid: Grid, lines: Sequence[TextLine]) -> bool:
    """Whether two lines drawn hold the header of rows below, under which none is drawn."""
    below = [line for line in lines if line.baseline > held[-1].baseline]
    if len(held) > DEEPEST or (below and below[0].baseline <= grid.ys[-1]):
        return False
    run = next(iter(lines_to_runs(below)), None)
    if run is None or is_far(held, run.lines[0]):
        return False
    return is_table(run) or is_catalogue(run.lines, run.gutters)


class Frame(NamedTuple):
    """Where a table begins and ends; the lines drawn between rows, its sides and those between."""

    top: float
    bottom: float
    ys: Sequence[float]
    xs: Sequence[float]

    @property
    def corners(self) -> Corners:
        """The rectangle that it is."""
        return self.xs[0], self.top, self.xs[-1], self.bottom


def rows_to_grid(
    lines: Sequence[TextLine], frame: Frame, across: Sequence[Ruling], *, numbered: bool = False
) -> Grid:
    """The grid of the lines of text in a frame, with the rows beyond the first and last.

    ``numbered`` says that the first column is known to count its rows.
    """
    top, bottom, ys, xs = frame

    def gutters(held: Sequence[TextLine]) -> list[Gutter]:
        return table_gutters(held, xs[1:-1])

    held = lines_between(lines, top, bottom)
    whole = with_wraps(extended(held, lines, gutters), lines, gutters)
    held = whole if gutters(whole) else held
    above = [line for line in lines if line.baseline < held[0].baseline]
    held = [*headings_above(Run(tuple(held), tuple(gutters(held))), above), *held]
    partial = [rule for rule in across if rule.at not in ys]
    sides = xs[0], xs[-1]
    return lines_to_grid(held, gutters(held), Drawn(ys, partial), sides, numbered=numbered)


def extended(
    held: Sequence[TextLine],
    lines: Sequence[TextLine],
    gutters: Callable[[Sequence[TextLine]], list[Gutter]],
) -> list[TextLine]:
    """The lines of a table with those beyond its first and last line drawn that are rows too.

    ``gutters`` finds those of lines; these have to leave them. The first row above a line
    may be its header, further off; below, labels may stand between rows.
    """

    def is_row(line: TextLine) -> bool:
        enough = len(line.pieces) > HALF_WIDTH * count or is_in_line_with(line, held)
        several = len(line.pieces) > 1 and enough and not is_justified(line)
        return several and not is_caption(line) and len(gutters([*whole, line])) >= count

    count = len(gutters(held))
    width = width_of(held)
    pitch = STEP * max(held[0].size, median(steps(held) or [0.0]))
    whole = list(held)
    for line in reversed([x for x in lines if x.baseline < held[0].baseline]):
        is_header = len(whole) == len(held) and len(line.pieces) > count
        limit = 2 * pitch if is_header else pitch
        if whole[0].baseline - line.baseline > limit or not is_row(line):
            break
        whole.insert(0, line)
    waiting: list[TextLine] = []
    for line in (x for x in lines if x.baseline > held[-1].baseline):
        if line.baseline - [*whole, *waiting][-1].baseline > pitch:
            break
        if is_row(line):
            whole += [*waiting, line]
            waiting = []
        elif len(waiting) < MOST_WRAPS and (
            is_short_text(line, width) or keeps_to_column(whole, line, gutters)
        ):
            waiting.append(line)
        else:
            break
    return whole


def is_in_line_with(line: TextLine, rows: Sequence[TextLine]) -> bool:
    """Whether all texts of a line begin or end where several texts of the rows do."""

    def is_edge(piece: Piece) -> bool:
        begin = sum(abs(p.x0 - piece.x0) < 1 for row in rows for p in row.pieces)
        end = sum(abs(p.x1 - piece.x1) < 1 for row in rows for p in row.pieces)
        return max(begin, end) >= SEVERAL

    return all(map(is_edge, line.pieces))


def keeps_to_column(
    whole: Sequence[TextLine],
    line: TextLine,
    gutters: Callable[[Sequence[TextLine]], list[Gutter]],
) -> bool:
    """Whether a line holds a single text, which keeps to one of the columns but the first."""
    found = gutters(whole)
    inside = len(line.pieces) == 1 and bool(found) and line.x0 >= found[0].x1 - 1
    return inside and not any(is_crossed(gutter, line) for gutter in found)


def with_wraps(
    whole: list[TextLine],
    lines: Sequence[TextLine],
    gutters: Callable[[Sequence[TextLine]], list[Gutter]],
) -> list[TextLine]:
    """The lines of a table with those in which texts of its last row go on."""
    found = gutters(whole)
    below = [line for line in lines if line.baseline > whole[-1].baseline]
    return [*whole, *wraps_below(whole, found, below)] if found else whole


def is_short_text(line: TextLine, width: float) -> bool:
    """Whether a line is a short text that may stand between rows of a table that is so wide."""
    short = line.x1 - line.x0 <= HALF_WIDTH * width
    return len(line.pieces) == 1 and short and not is_caption(line)


def groups_of_rules(across: Sequence[Ruling]) -> list[list[Ruling]]:
    """Lines of one direction that begin and end alike, in order; the longest first."""
    groups: list[list[Ruling]] = []
    for rule in sorted(across, key=lambda rule: rule.at):
        for group in groups:
            first = group[0]
            if max(abs(first.start - rule.start), abs(first.end - rule.end)) <= SAME_END:
                group.append(rule)
                break
        else:
            groups.append([rule])
    several = [group for group in groups if len(group) > 1]
    return sorted(several, key=lambda group: group[0].start - group[0].end)


def tabular_stretches(
    lines: Sequence[TextLine], ys: Sequence[float], over: Sequence[TextLine] = ()
) -> Iterator[list[float]]:
    """The heights of lines drawn that follow each other with parts of a table between.

    Where lines of text that go on ``over`` their ends stand between two, no part of it does.
    """
    stretch: list[float] = [ys[0]]
    held = 0
    for top, bottom in pairwise(ys):
        part = lines_between(lines, top, bottom)
        tabular = sum(map(has_beside, part, [*part[1:], None]))
        prose = lines_between(over, top, bottom) or (part and is_interrupted(part, lines))
        if prose or any(parts_tables(x, lines) for x in part):
            if held > 1:
                yield stretch
            stretch, held = [], 0
        elif 2 * MOST_WRAPS * tabular >= len(part) and (tabular or not part):
            held += tabular
        elif len(part) > 1 and not are_labels(part, lines):
            if held > 1:
                yield stretch
            stretch, held = [], 0
        stretch.append(bottom)
    if held > 1:
        yield stretch


def has_beside(line: TextLine, below: TextLine | None) -> bool:
    """Whether a line has several texts, or one that overlaps the next line and stands beside it.

    Texts in the middle of a row have each their own height.
    """
    if len(line.pieces) > 1 or below is None:
        return len(line.pieces) > 1
    near = below.baseline - line.baseline < OVERLAP * line.size
    return near and (line.x1 < below.x0 or below.x1 < line.x0)


def has_header(ys: Sequence[float], lines: Sequence[TextLine]) -> bool:
    """Whether a third line is drawn, right under the first lines of text."""
    head = lines_between(lines, ys[0], ys[1])
    return len(ys) > 2 and 0 < len(head) <= MOST_WRAPS and is_tabular(head[-1])  # noqa: PLR2004


def are_labels(part: Sequence[TextLine], lines: Sequence[TextLine]) -> bool:
    """Whether a few lines are a label over rows: in the left half of a table."""
    left, right = reach_of(lines)
    return len(part) <= MOST_WRAPS and all(line.x1 < (left + right) / 2 for line in part)
