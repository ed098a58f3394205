"""Tables without a grid of lines: found by how their texts stand.

What lines are drawn helps: they tell where a table begins and ends, and where rows part. Where none
are, a table is only read as one if its columns are plain to see.
"""

from collections.abc import Sequence

from extract.pdf.grid import Grid, rules_to_lines
from extract.pdf.grid import Line as Ruling
from extract.pdf.pages import Character, Corners, Page, Rule
from extract.pdf.unruled.between_rules import between_uprights, rows_to_grid, ruled, within
from extract.pdf.unruled.columns import is_table
from extract.pdf.unruled.inferred import lines_to_grid
from extract.pdf.unruled.regions import (
    Run,
    between,
    lines_to_runs,
    lines_to_strips,
)
from extract.pdf.unruled.shades import stripes, with_shaded
from extract.pdf.unruled.short_rules import short_ruled
from extract.pdf.unruled.textlines import Setting, TextLine, printed, setting_of
from extract.pdf.unruled.wrapped import is_catalogue

FEWEST = 6
"""Characters outside of grids from which it is worth to look for a table."""
SNAP = 2.0
TALL = 8.0
"""Points: a shorter upright line is a piece of a horizontal one."""
MOST_OF_WIDTH = 0.8


def with_unruled(
    page: Page, loose: Sequence[Character], grids: Sequence[Grid], half: Sequence[Grid] = ()
) -> list[Grid]:
    """The grids of a page with those that its loose characters make, from top to bottom.

    ``half`` are drawn grids without lines between their rows.
    """
    if sum(not c.text.isspace() for c in loose) < FEWEST:
        return list(grids)
    rules = [r for r in page.rules if not any(touches(grid.corners, r) for grid in grids)]
    verticals = rules_to_lines([r for r in rules if not r.horizontal], SNAP)
    across = rules_to_lines([r for r in rules if r.horizontal], SNAP)
    setting = setting_of(loose, [v for v in verticals if v.end - v.start > TALL])
    lines = setting.lines(printed(loose))
    own = [g for grid in half if (g := half_to_grid(grid, lines, across, setting)) is not None]
    own += between_uprights(outside(lines, own), setting.verticals, across, setting)
    found = [*own, *with_shaded(page, grids, outside(lines, own))]
    across += stripes(page.areas, found)
    found += short_ruled(outside(lines, found), across)
    rest = outside(lines, found)
    found += ruled(rest, across, setting)
    for strip in lines_to_strips(outside(rest, found), setting):
        for run in lines_to_runs(strip):
            if is_table(run) or is_catalogue(run.lines, run.gutters):
                found.append(run_to_grid(run, across))
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def half_to_grid(
    grid: Grid, lines: Sequence[TextLine], across: Sequence[Ruling], setting: Setting
) -> Grid | None:
    """The grid of a drawn one without lines between its rows; None where it holds one line."""
    inside = setting.anew(within(lines, grid.xs[0], grid.xs[-1]))
    if len(between(inside, grid.ys[0], grid.ys[-1])) < 2:  # noqa: PLR2004
        return None
    ys = grid.ys[not grid.top_ruled : len(grid.ys) - (not grid.bottom_ruled)]
    return rows_to_grid(inside, grid.corners, ys, grid.xs, across)


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
    partial = [rule for rule in across if top < rule.at < bottom and rule.at not in ys]
    return lines_to_grid(run.lines, run.gutters, ys, partial=partial)
