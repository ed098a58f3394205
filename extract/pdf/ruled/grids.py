"""The grids of a page: from its ruling lines to the cells that they enclose.

rules → lines (snapped, joined) → groups that touch → walls → cells. A missing piece of wall is a
merge. What a page leaves open at its sides is closed where the lines end.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import inf
from statistics import median

from extract.model import Box
from extract.pdf.geometry import holds, holds_middle, to_groups
from extract.pdf.grid import Grid, GridCell
from extract.pdf.pages import Extent, Page, Rule
from extract.pdf.ruled.open_columns import Group, over_open_columns
from extract.pdf.ruled.snapping import Line, doubled, rules_to_lines, to_doubles
from extract.pdf.ruled.walls import walls, walls_to_blocks

WIDEST_SNAP = 3.5
"""Points: the two lines of a double frame are nearer, two rows of text are not."""
SNAP_OF_SIZE = 0.4
"""Small print may have small rows: the share of the font size that lines may be apart."""
USUAL_SIZE = 10.0
RULED = 0.8
"""The share of an edge that must be drawn for the edge to count as ruled."""

SHORT = 0.2
"""The share of a row by which an upright line may end short of it: above a thick border it does."""

MOST_LINES = 4000
"""Of one direction on a page: what has more is a drawing."""
MOST_CROSSINGS = 400_000


def page_to_grids(page: Page) -> list[Grid]:
    """The grids of a page, from top to bottom; frames around other things are none."""
    tolerance = page_to_tolerance(page)
    grids = rules_to_grids(page.rules, tolerance)
    if page.areas:
        loose = [
            area for area in page.areas if not any(holds_middle(g.corners, area) for g in grids)
        ]
        edges = [rule for area in loose for rule in area_to_rules(area)]
        grids += [g for g in rules_to_grids(edges, tolerance) if len(g.xs) > 2]  # noqa: PLR2004
    return sorted(grids_to_tables(grids), key=lambda grid: (grid.ys[0], grid.xs[0]))


def page_to_tolerance(page: Page) -> float:
    """How far apart lines may be that are one, in points: by the size of the print."""
    sizes = page.sizes[bisect_right(page.sizes, 0) :]
    return min(WIDEST_SNAP, SNAP_OF_SIZE * (median(sizes) if sizes else USUAL_SIZE))


def rules_to_grids(rules: Sequence[Rule], tolerance: float) -> list[Grid]:
    """The grids that rules draw."""
    across = [rule for rule in rules if rule.horizontal]
    down = [rule for rule in rules if not rule.horizontal]
    doubles = doubled(across, tolerance), doubled(down, tolerance)
    horizontals = rules_to_lines(to_doubles(across, doubles[1], tolerance), tolerance)
    verticals = rules_to_lines(to_doubles(down, doubles[0], tolerance), tolerance)
    groups = lines_to_groups(_longest(horizontals), _longest(verticals), tolerance)
    drawn = (
        group_to_grid(*group, tolerance)
        for group in groups
        if group[0] and len(group[0]) * len(group[1]) <= MOST_CROSSINGS
    )
    grids = [grid for grid in drawn if grid.cells]  # lines that touch may enclose nothing
    alone = [line for across, down in groups if not across for line in down]
    return [_with_aside(grid, alone, tolerance) for grid in grids] if alone else grids


def _with_aside(grid: Grid, alone: Sequence[Line], tolerance: float) -> Grid:
    """A grid that knows which lines stand beside it."""
    found = {
        line.at
        for line in alone
        if abs(line.start - grid.ys[0]) <= tolerance and abs(line.end - grid.ys[-1]) <= tolerance
        if not grid.xs[0] <= line.at <= grid.xs[-1]
    }
    return grid._replace(aside=tuple(sorted(found))) if found else grid


def _longest(lines: list[Line]) -> list[Line]:
    """The lines, of a drawing the longest."""
    by_length = sorted(lines, key=lambda line: line.start - line.end)
    return by_length[:MOST_LINES] if len(lines) > MOST_LINES else lines


def lines_to_groups(
    horizontals: Sequence[Line], verticals: Sequence[Line], tolerance: float
) -> list[Group]:
    """Lines that touch, directly or by others, and upright ones that touch none."""
    touching = (
        (h, v)
        for h, across in enumerate(horizontals)
        for v, down in enumerate(verticals, len(horizontals))
        if across.start - tolerance <= down.at <= across.end + tolerance
        and down.start - tolerance <= across.at <= down.end + tolerance
    )
    lines, count = (*horizontals, *verticals), len(horizontals)
    groups = (
        ([lines[n] for n in group if n < count], [lines[n] for n in group if n >= count])
        for group in to_groups(len(lines), touching)
    )
    return over_open_columns([group for group in groups if group[1]], tolerance)


def group_to_grid(horizontals: list[Line], verticals: list[Line], tolerance: float) -> Grid:
    """The cells between lines that touch."""
    xs = positions(verticals, horizontals, tolerance)
    ys = positions(horizontals, verticals, tolerance)
    across = walls(horizontals, ys, xs, tolerance)
    down = walls(verticals, xs, ys, tolerance, SHORT)
    blocks = list(walls_to_blocks(across, down))
    columns = sorted({edge for _, left, _, right in blocks for edge in (left, right)})
    rows = sorted({edge for top, _, bottom, _ in blocks for edge in (top, bottom)})
    cells = tuple(
        GridCell(
            rows.index(top) + 1,
            columns.index(left) + 1,
            rows.index(bottom) - rows.index(top),
            columns.index(right) - columns.index(left),
            (xs[left], ys[top], xs[right], ys[bottom]),
        )
        for top, left, bottom, right in blocks
    )
    return Grid(
        tuple(xs[edge] for edge in columns),
        tuple(ys[edge] for edge in rows),
        cells,
        sum(across[0]) >= RULED * len(across[0]),
        sum(across[-1]) >= RULED * len(across[-1]),
        reach=(
            min((line.start, line.at) for line in horizontals),
            max((line.end, line.at) for line in horizontals),
        ),
        open_sides=all(xs[0] < line.at < xs[-1] for line in verticals),
        open_top=tuple(_open(across[0], xs)),
        open_bottom=tuple(_open(across[-1], xs)),
    )


def _open(drawn: Sequence[bool], xs: Sequence[float]) -> Iterator[Extent]:
    """From where to where a horizontal line is missing."""
    return ((a, b) for is_drawn, a, b in zip(drawn, xs, xs[1:], strict=False) if not is_drawn)


def positions(lines: Sequence[Line], crossing: Sequence[Line], tolerance: float) -> list[float]:
    """Where lines stand, and where those that cross them end beyond: an open side."""
    found = sorted({line.at for line in lines})
    first = -_second(crossing, lambda line: -line.start)
    last = _second(crossing, lambda line: line.end)
    reach = 2 * tolerance
    opening = [first] if not found or first < found[0] - reach else []
    closing = [last] if not found or last > found[-1] + reach else []
    return [*opening, *found, *closing]


def _second(lines: Iterable[Line], reach: Callable[[Line], float]) -> float:
    """How far lines get: the second furthest of them, for one that stands out encloses nothing."""
    furthest: dict[float, float] = {}
    for line in lines:
        furthest[line.at] = max(furthest.get(line.at, -inf), reach(line))
    return sorted(furthest.values())[-2:][0]


def area_to_rules(area: Box) -> Iterator[Rule]:
    """The edges of a shaded rectangle."""
    for y in (area.top, area.bottom):
        yield Rule(True, y, area.x0, area.x1, 0.0)
    for x in (area.x0, area.x1):
        yield Rule(False, x, area.top, area.bottom, 0.0)


def grids_to_tables(grids: Sequence[Grid]) -> list[Grid]:
    """Without single frames, and without what stands inside a cell of another grid."""
    several = [grid for grid in grids if len(grid.cells) > 1]
    found = []
    for grid in several:
        others = [other for other in several if other is not grid]
        if not any(holds(other.corners, grid.corners) for other in others):
            inner = sum(holds(grid.corners, other.corners) for other in others)
            found.append(grid._replace(inner=inner) if inner else grid)
    return found
