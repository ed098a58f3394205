"""Tables without a grid of lines: found by how their texts stand.

What lines are drawn helps: they tell where a table begins and ends, and where rows part. Where none
are, a table is only read as one if its columns are plain to see.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extract.pdf.grid import Grid, rules_to_lines
from extract.pdf.grid import Line as Ruling
from extract.pdf.gutters import (
    Gutter,
    TextLine,
    characters_to_text_lines,
    lines_to_gutters,
)
from extract.pdf.half_ruled import half_ruled
from extract.pdf.inferred import lines_to_grid
from extract.pdf.pages import Character, Corners, Page, Rule
from extract.pdf.regions import (
    Run,
    between,
    headings_above,
    is_prose,
    is_tabular,
    lines_to_runs,
    lines_to_strips,
)
from extract.pdf.shades import stripes, with_shaded

FEWEST = 6
"""Characters outside of grids from which it is worth to look for a table."""
SNAP = 2.0
TALL = 8.0
"""Points: a shorter upright line is a piece of a horizontal one."""
SAME_END = 4.0
"""Points by which lines of one table may begin or end apart."""
MOST_OF_WIDTH = 0.8
HALF_WIDTH = 0.6
MOST_BESIDE = 0.3
MOST_WRAPS = 3
"""Lines of a table for each of them that has texts in several columns."""
STEP = 1.5
"""How much further than usual a row may be from the next, beyond the last line drawn."""
FEWEST_ROWS = 3
ALIGNED = 0.6
"""The share of a column's texts that keep to one edge or to its middle."""
LIST = re.compile(
    r"(?:[(（]?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5}|[一二三四五六七八九十]{1,3})[)）.．、]?|[•·●○■□◆▪–—*§-])"
)


def with_unruled(page: Page, loose: Sequence[Character], grids: Sequence[Grid]) -> list[Grid]:
    """The grids of a page with those that its loose characters make, from top to bottom."""
    if sum(not c.text.isspace() for c in loose) < FEWEST:
        return list(grids)
    rules = [r for r in page.rules if not any(touches(grid.corners, r) for grid in grids)]
    verticals = rules_to_lines([r for r in rules if not r.horizontal], SNAP)
    across = rules_to_lines([r for r in rules if r.horizontal], SNAP)
    lines = characters_to_text_lines(loose, [v for v in verticals if v.end - v.start > TALL])
    found = with_shaded(page, grids, lines)
    across += stripes(page.areas, grids)
    found += half_ruled(outside(lines, found), across)
    rest = outside(lines, found)
    found += ruled(rest, across)
    for strip in lines_to_strips(outside(rest, found)):
        for run in lines_to_runs(strip):
            if is_table(run):
                found.append(run_to_grid(run, across))
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def touches(corners: Corners, rule: Rule) -> bool:
    """Whether a ruling line begins within a rectangle."""
    x, y = (rule.start, rule.at) if rule.horizontal else (rule.at, rule.start)
    x0, top, x1, bottom = corners
    return x0 - SNAP <= x <= x1 + SNAP and top - SNAP <= y <= bottom + SNAP


def ruled(lines: Sequence[TextLine], across: Sequence[Ruling]) -> Iterator[Grid]:
    """The grids of tables between horizontal lines of one length."""
    taken: list[Grid] = []
    for group in groups_of_rules(across):
        start, end = group[0].start, group[0].end
        inside = [
            part
            for line in lines
            if (part := line.between(start - SAME_END, end + SAME_END)) is not None
        ]
        for ys in tabular_stretches(inside, [rule.at for rule in group]):
            held = between(inside, ys[0], ys[-1])
            whole = between(lines, ys[0], ys[-1])
            gutters = lines_to_gutters(held)
            if not gutters or _is_part(held, whole) or is_set_in_columns(held, gutters):
                continue
            held = extended(held, inside, len(gutters))
            above = [line for line in inside if line.baseline < held[0].baseline]
            held = [*headings_above(Run(tuple(held), tuple(gutters)), above), *held]
            grid = lines_to_grid(held, lines_to_gutters(held), ys, (start, end))
            if not any(_overlap(grid, other) for other in taken):
                taken.append(grid)
                yield grid


def extended(held: Sequence[TextLine], lines: Sequence[TextLine], count: int) -> list[TextLine]:
    """The lines of a table with those beyond its first and last line drawn that are rows too.

    ``count`` is how many gutters it has, which these have to leave. The first row above a line
    may be its header, further off; below, labels may stand between rows.
    """
    steps = [b.baseline - a.baseline for a, b in pairwise(held)]
    pitch = STEP * max(median(steps), held[0].size)
    whole = list(held)
    for line in reversed([x for x in lines if x.baseline < held[0].baseline]):
        is_header = len(whole) == len(held) and len(line.pieces) > count
        limit = 2 * pitch if is_header else pitch
        if whole[0].baseline - line.baseline > limit or not is_row(line, whole, count):
            break
        whole.insert(0, line)
    waiting: list[TextLine] = []
    for line in (x for x in lines if x.baseline > held[-1].baseline):
        if line.baseline - [*whole, *waiting][-1].baseline > pitch:
            break
        if is_row(line, whole, count):
            whole += [*waiting, line]
            waiting = []
        elif len(line.pieces) == 1 and len(waiting) < MOST_WRAPS and is_label(line, held):
            waiting.append(line)
        else:
            break
    return whole


def is_label(line: TextLine, held: Sequence[TextLine]) -> bool:
    """Whether a line stands in the first column: a label over rows, or one that goes on below."""
    left = min(x.x0 for x in held)
    return line.x0 <= left + 3 * line.size and line.x1 < (left + max(x.x1 for x in held)) / 2


def is_row(line: TextLine, whole: Sequence[TextLine], count: int) -> bool:
    """Whether a line has texts in several columns and leaves the gutters of a table."""
    several = 1 < len(line.pieces) > HALF_WIDTH * count
    return several and len(lines_to_gutters([*whole, line])) >= count


def groups_of_rules(across: Sequence[Ruling]) -> list[list[Ruling]]:
    """Horizontal lines that begin and end alike, from top to bottom; longest first."""
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


def tabular_stretches(lines: Sequence[TextLine], ys: Sequence[float]) -> Iterator[list[float]]:
    """The heights of lines drawn that follow each other with parts of a table between."""
    stretch: list[float] = [ys[0]]
    held = 0
    for top, bottom in pairwise(ys):
        part = between(lines, top, bottom)
        tabular = sum(len(line.pieces) > 1 for line in part)
        if 2 * MOST_WRAPS * tabular >= len(part) and (tabular or not part):
            held += tabular
        elif len(part) > 1:
            if held > 1:
                yield stretch
            stretch, held = [], 0
        stretch.append(bottom)
    if held > 1:
        yield stretch


def _is_part(held: Sequence[TextLine], whole: Sequence[TextLine]) -> bool:
    """Whether the lines drawn are only under some columns: short texts stand beside them."""
    heights = {line.baseline: line for line in held}
    beside = 0
    width = max(line.x1 for line in held) - min(line.x0 for line in held)
    for line in whole:
        own = heights.get(line.baseline)
        if own is not None and len(own.pieces) < len(line.pieces):
            others = [p for p in line.pieces if p not in own.pieces]
            beside += sum(p.x1 - p.x0 for p in others) < HALF_WIDTH * width
    return beside > MOST_BESIDE * len(held)


def _overlap(grid: Grid, other: Grid) -> bool:
    a, b = grid.corners, other.corners
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def outside(lines: Sequence[TextLine], grids: Sequence[Grid]) -> list[TextLine]:
    """What of the lines stands in no grid."""
    rest: list[TextLine] = []
    for line in lines:
        pieces = tuple(
            p
            for p in line.pieces
            if not any(
                g.xs[0] <= (p.x0 + p.x1) / 2 <= g.xs[-1]
                and g.ys[0] <= line.baseline - 0.35 * line.size <= g.ys[-1]
                for g in grids
            )
        )
        if pieces:
            rest.append(TextLine(line.baseline, line.size, pieces))
    return rest


def run_to_grid(run: Run, across: Sequence[Ruling]) -> Grid:
    """The grid of a run, with the lines that are drawn over most of its width."""
    left = min(line.x0 for line in run.lines)
    right = max(line.x1 for line in run.lines)
    top, bottom = run.lines[0].baseline, run.lines[-1].baseline
    ys = [
        rule.at
        for rule in sorted(across)
        if top < rule.at < bottom
        and min(rule.end, right) - max(rule.start, left) >= MOST_OF_WIDTH * (right - left)
    ]
    return lines_to_grid(run.lines, run.gutters, ys)


def is_table(run: Run) -> bool:
    """Whether a run is a table though nothing is drawn: enough rows, and columns in line."""
    tabular = [line for line in run.lines if is_tabular(line)]
    if len(tabular) < FEWEST_ROWS or MOST_WRAPS * len(tabular) < len(run.lines):
        return False
    columns = list(run_to_columns(run.lines, run.gutters))
    if any(len(column) < 2 for column in columns):  # noqa: PLR2004
        return False
    if is_set_in_columns(run.lines, run.gutters) or is_list(columns):
        return False
    figures = any(piece.is_numeric for line in columns[-1] for piece in line.pieces)
    if len(columns) == 2 and not figures and len(tabular) == FEWEST_ROWS:  # noqa: PLR2004
        return False
    return sum(not is_aligned(column) for column in columns) <= (len(columns) > 2)  # noqa: PLR2004


def run_to_columns(
    lines: Sequence[TextLine], gutters: Sequence[Gutter]
) -> Iterator[list[TextLine]]:
    """What of the lines stands in each column; spans are left out."""
    edges = [0.0, *(g.middle for g in gutters), float("inf")]
    for left, right in pairwise(edges):
        parts = (line.between(left, right) for line in lines)
        yield [p for p in parts if p is not None and p.x0 >= left and p.x1 <= right]


def is_set_in_columns(lines: Sequence[TextLine], gutters: Sequence[Gutter]) -> bool:
    """Whether the columns are prose side by side: two of them, or one of only two."""
    columns = [c for c in run_to_columns(lines, gutters) if len(c) >= FEWEST_ROWS]
    prose = [
        column
        for column in columns
        if len(column) >= MOST_OF_WIDTH * len(lines)
        and is_prose(column, max(x.x1 for x in column) - min(x.x0 for x in column))
    ]
    return len(prose) > 1 or (len(prose) == 1 and len(gutters) == 1)


def is_list(columns: Sequence[Sequence[TextLine]]) -> bool:
    """Whether there are two columns: the marks of a list and its texts."""
    if len(columns) > 2:  # noqa: PLR2004
        return False
    marks, texts = ([p for line in column for p in line.pieces] for column in columns)
    marked = sum(LIST.fullmatch(mark.text) is not None for mark in marks)
    figures = sum(text.is_numeric for text in texts)
    return marked >= MOST_OF_WIDTH * len(marks) and figures < len(texts) / 2


def is_aligned(column: Sequence[TextLine]) -> bool:
    """Whether most texts of a column begin, end or are centred at one x."""
    size = median(line.size for line in column)
    for values in (
        [line.x0 for line in column],
        [line.x1 for line in column],
        [(line.x0 + line.x1) / 2 for line in column],
    ):
        best = max(sum(abs(x - y) <= 0.5 * size for y in values) for x in values)
        if best >= ALIGNED * len(values):
            return True
    return False
