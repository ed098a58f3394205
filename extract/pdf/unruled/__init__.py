"""Tables without a grid of lines: found by how their texts stand.

What lines are drawn helps: they tell where a table begins and ends, and where rows part. Where none
are, a table is only read as one if its columns are plain to see.
"""

from collections.abc import Iterable, Iterator, Sequence

from extract.pdf.geometry import overlap, reach_of
from extract.pdf.grid import Grid
from extract.pdf.pages import TALL, Character, Corners, Page, Rule
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.ruled.snapping import rules_to_lines
from extract.pdf.unruled.columns.white import is_crossed
from extract.pdf.unruled.drawn.between_rules import Frame, rows_to_grid, ruled
from extract.pdf.unruled.drawn.row_ruled import row_ruled
from extract.pdf.unruled.drawn.shades import is_shaded_row, with_shaded
from extract.pdf.unruled.drawn.short_rules import short_ruled
from extract.pdf.unruled.drawn.stripes import stripes, undrawn, with_first_rows
from extract.pdf.unruled.drawn.uprights import between_uprights
from extract.pdf.unruled.heads.drawn import with_drawn_head
from extract.pdf.unruled.heads.spanning import DEEPEST
from extract.pdf.unruled.inferred import Drawn, lines_to_grid
from extract.pdf.unruled.known import Known, known_run, known_walls
from extract.pdf.unruled.places.beside import within
from extract.pdf.unruled.places.charts import is_chart
from extract.pdf.unruled.places.code import without_code
from extract.pdf.unruled.places.prose import is_within
from extract.pdf.unruled.places.regions import Run, lines_to_runs
from extract.pdf.unruled.places.strips import lines_to_strips
from extract.pdf.unruled.places.tabular import is_page_list, is_prose_or_contents, is_table
from extract.pdf.unruled.places.text_boxes import page_to_regions
from extract.pdf.unruled.rows.wrapped import is_catalogue
from extract.pdf.unruled.textlines import (
    Setting,
    TextLine,
    lines_between,
    parts_between,
    printed,
    setting_of,
)

FEWEST = 6
"""Characters outside of grids from which it is worth to look for a table."""
SNAP = 2.0
MOST_OF_WIDTH = 0.8


def with_unruled(
    page: Page,
    loose: Sequence[Character],
    grids: Sequence[Grid],
    half: Sequence[Grid] = (),
    known: Known | None = None,
) -> list[Grid]:
    """The grids of a page with those that its loose characters make, from top to bottom.

    ``half`` are drawn grids without lines between their rows; ``known`` are the columns of a table
    on other pages. Frames around drawn tables are none.
    """
    if sum(not c.text.isspace() for c in loose) < FEWEST:
        return list(grids)
    regions = page_to_regions(page, loose, grids, half)
    found = [grid for region in regions for grid in grids_of(*region, known)]
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def grids_of(
    page: Page,
    loose: Sequence[Character],
    grids: Sequence[Grid],
    half: Sequence[Grid],
    known: Known | None = None,
) -> list[Grid]:
    """The grids that are drawn in a region of a page, and those that its characters make."""
    heads = [grid for grid in grids if is_shaded_row(page, grid)]
    rules = [
        r for r in page.rules if not any(touches(g.corners, r) for g in grids if g not in heads)
    ]
    uprights = rules_to_lines([r for r in rules if not r.horizontal], SNAP)
    across = rules_to_lines([r for r in rules if r.horizontal], SNAP)
    setting = setting_of(loose, [v for v in uprights if v.end - v.start > TALL])
    lines = setting.lines(printed(loose))
    numbered = known is not None and known.numbered
    own = [
        g for grid in half if (g := half_to_grid(grid, lines, across, setting, known)) is not None
    ]
    upright = between_uprights(outside(lines, own), setting.verticals, across, setting, known)
    own += without_drawn(upright, grids)
    drawn = list(row_ruled(outside(lines, own), across, heads, known))
    grids = [
        g
        for g in grids
        if g not in heads or not any(overlap(g.corners, d.corners, SNAP) for d in drawn)
    ]
    found = [*own, *without_drawn(drawn, grids)]
    across = [rule for rule in across if not any(is_in(rule, g) for g in (*found, *heads))]
    found += with_shaded(page, grids, outside(lines, found), numbered=numbered)
    run = None if known is None else known_run(outside(lines, found), known)
    if known is not None and run is not None and (known.numbered or not is_prose_or_contents(run)):
        found += without_drawn([run_to_grid(run, across, known)], grids)
    across += undrawn(with_first_rows(stripes(page.areas, found), outside(lines, found)), across)
    found += without_drawn(short_ruled(outside(lines, found), across), grids)
    rest = outside(lines, found)
    found += without_drawn(ruled(rest, across, setting), grids)
    return [*found, *without_lines(page, lines_to_strips(outside(rest, found), setting), across)]


def without_lines(
    page: Page, strips: Iterable[Sequence[TextLine]], across: Sequence[Ruling]
) -> Iterator[Grid]:
    """The grids that texts alone show; programs and charts show none."""
    for part in (part for strip in strips for part in without_code(strip)):
        for run in lines_to_runs(part):
            first, last = run.lines[0].baseline, run.lines[-1].baseline
            around = [line for line in part if not first <= line.baseline <= last]
            if is_chart((*page.areas, *page.bars), run.lines) or is_within(run.lines, around):
                continue
            if is_page_list(run):
                continue
            if is_table(run) or is_catalogue(run.lines, run.gutters):
                yield run_to_grid(with_header(run, part, across), across)


def is_in(rule: Ruling, grid: Grid) -> bool:
    """Whether a horizontal line is drawn in a grid or along its edges."""
    x0, top, x1, bottom = grid.corners
    beside = x0 - SNAP <= rule.start and rule.end <= x1 + SNAP
    return beside and top - SNAP <= rule.at <= bottom + SNAP


def without_drawn(found: Iterable[Grid], drawn: Sequence[Grid]) -> list[Grid]:
    """Grids without those that lie over a drawn one: lines around that are a frame."""
    return [g for g in found if not any(overlap(g.corners, grid.corners, SNAP) for grid in drawn)]


def half_to_grid(
    grid: Grid,
    lines: Sequence[TextLine],
    across: Sequence[Ruling],
    setting: Setting,
    known: Known | None = None,
) -> Grid | None:
    """The grid of a drawn one without lines between its rows; None where it holds one line."""
    inside = setting.anew(within(lines, grid.xs[0], grid.xs[-1]))
    held = lines_between(inside, grid.ys[0], grid.ys[-1])
    if len(held) < 2:  # noqa: PLR2004
        return None
    ys = grid.ys[not grid.top_ruled : len(grid.ys) - (not grid.bottom_ruled)]
    frame = Frame(grid.ys[0], grid.ys[-1], ys, known_walls(held, grid.xs, known))
    numbered = known is not None and known.counts(frame.top, frame.bottom)
    return with_drawn_head(rows_to_grid(inside, frame, across, numbered=numbered), grid)


def touches(corners: Corners, rule: Rule) -> bool:
    """Whether a ruling line begins within a rectangle."""
    x, y = (rule.start, rule.at) if rule.horizontal else (rule.at, rule.start)
    x0, top, x1, bottom = corners
    return x0 - SNAP <= x <= x1 + SNAP and top - SNAP <= y <= bottom + SNAP


def outside(lines: Sequence[TextLine], grids: Sequence[Grid]) -> list[TextLine]:
    """What of the lines stands in no grid."""
    rest: list[TextLine] = []
    for line in lines:
        pieces = tuple(
            p
            for p in line.pieces
            if not any(
                g.xs[0] <= (p.x0 + p.x1) / 2 <= g.xs[-1] and g.ys[0] <= line.centre <= g.ys[-1]
                for g in grids
            )
        )
        if pieces:
            rest.append(TextLine(line.baseline, line.size, pieces))
    return rest


def with_header(run: Run, lines: Sequence[TextLine], across: Sequence[Ruling]) -> Run:
    """A run with the header between two lines drawn above it, and the texts down to its rows."""
    first = run.lines[0]
    left, right = reach_of(run.lines)
    above = [
        rule.at
        for rule in sorted(across)
        if rule.at < first.baseline and is_drawn_over(rule, left, right)
    ][-2:]
    if len(above) < 2:  # noqa: PLR2004
        return run
    wraps = lines_between(lines, above[1], first.baseline - first.size / 2)
    if any(is_crossed(gutter, line) for gutter in run.gutters for line in wraps):
        return run
    head = parts_between(lines_between(lines, *above), left - SNAP, right + SNAP)
    if not head or len(head) > DEEPEST or not any(len(line.pieces) > 1 for line in head):
        return run
    return Run((*head, *wraps, *run.lines), run.gutters)


def is_drawn_over(rule: Ruling, left: float, right: float) -> bool:
    """Whether a line is drawn over most of the width between two x."""
    return min(rule.end, right) - max(rule.start, left) >= MOST_OF_WIDTH * (right - left)


def run_to_grid(run: Run, across: Sequence[Ruling], known: Known | None = None) -> Grid:
    """The grid of a run, with the lines that are drawn over most of its width.

    Where it is ``known`` it ends at the sides that others have at least.
    """
    left, right = reach_of(run.lines)
    top, bottom = run.lines[0].baseline, run.lines[-1].baseline
    ys = [
        rule.at
        for rule in sorted(across)
        if top < rule.at < bottom and is_drawn_over(rule, left, right)
    ]
    partial = [rule for rule in across if top < rule.at < bottom and rule.at not in ys]
    drawn = Drawn(ys, partial)
    if known is None:
        return lines_to_grid(run.lines, run.gutters, drawn)
    return lines_to_grid(run.lines, run.gutters, drawn, known.sides, numbered=known.numbered)
