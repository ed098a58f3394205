"""Upright lines that part nothing: texts run through them in row after row.

They cut letters, or stand between two that touch in all rows that have any there.

A text that is too long for its column runs over a wall too; there other rows, headings among them,
have texts on both sides.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.pdf.grid import Grid
from extract.pdf.lines import is_ideograph
from extract.pdf.pages import Character, Page, Rule
from extract.pdf.ruled.overflow import touch

FEWEST, CUT = 3, 2
"""Rows in which a text runs through a line that parts nothing, and a letter of it is cut there."""
MANY = 8
"""Rows in all of which texts run through a line, where it stands between letters by chance."""
WIDE = 2.0
"""Of the font size: a column that is no box for a single letter."""
APART = 10
"""So many times as often as texts stand on both sides of it."""
WHITE = 1.0
"""Of the font size: words of a text are not so far apart."""
NEAR = 3.5
"""Points from the line of a grid to the rules that it is made of."""

FIGURE = re.compile(r"[-+−]?\d[\d.,，]*%?")

Owned = Sequence[Sequence[Character]]
Wall = tuple[int, int]
"""A grid, and which of its upright lines."""


def without_crossed(page: Page, grids: Sequence[Grid], owned: Sequence[Owned]) -> Page:
    """The page without the upright lines of its grids that part nothing.

    Tables below each other that have a line at the same place tell it together. It stays in rows
    with white between texts on both sides.
    """
    cut, crossed = rows_crossed(page.characters, grids)
    if not crossed:
        return page
    counts: Counter[int] = Counter()
    through: Counter[int] = Counter()
    apart: Counter[int] = Counter()
    for (number, x), over in crossed.items():
        grid, rows = grids[number], cut.get((number, x), ())
        parted = rows_parted(grid, owned[number], x) - over
        at = round(grid.xs[x])
        whole = len(over) >= MANY and not parted and has_wide_columns(grid, x, page)
        whole = whole and not end_as_figures(grid, owned[number], x)
        counts[at] += max(len(rows), CUT if whole else 0)
        through[at] += len(over)
        apart[at] += len(page.characters) if 1 in parted else len(parted)
    gone = {
        at
        for at, count in counts.items()
        if count >= max(CUT, APART * apart[at]) and through[at] >= FEWEST
    }
    inner = ((n, x) for n, grid in enumerate(grids) for x in range(1, len(grid.xs) - 1))
    walls = [(n, x) for n, x in inner if round(grids[n].xs[x]) in gone]
    if not walls:
        return page
    pieces = [(grids[n], x) for n, x in walls]
    kept = [r for r in page.rules if r.horizontal or not any(is_of(r, *wall) for wall in pieces)]
    kept += [rule for n, x in walls for rule in between_texts(grids[n], owned[n], x)]
    return replace(page, rules=tuple(kept))


def has_wide_columns(grid: Grid, x: int, page: Page) -> bool:
    """Whether the columns beside a line are wider than a letter."""
    least = WIDE * max((c.size for c in page.characters), default=0.0)
    return min(grid.xs[x] - grid.xs[x - 1], grid.xs[x + 1] - grid.xs[x]) >= least


def is_of(rule: Rule, grid: Grid, x: int) -> bool:
    """Whether an upright rule is a piece of a line of a grid."""
    xs, ys = grid.xs, grid.ys
    nearest = min(xs, key=lambda other: abs(other - rule.at))
    is_near = nearest == xs[x] and abs(rule.at - nearest) <= NEAR
    return is_near and ys[0] - NEAR <= rule.start <= ys[-1]


def rows_crossed(
    characters: Sequence[Character], grids: Sequence[Grid]
) -> tuple[dict[Wall, set[int]], dict[Wall, set[int]]]:
    """Of each line that texts run through, the rows where it cuts a letter, and all of them."""
    cut: dict[Wall, set[int]] = defaultdict(set)
    crossed: dict[Wall, set[int]] = defaultdict(set)
    for number, grid in enumerate(grids):
        walls = grid.xs[1:-1]
        for x, before, c, after in letters_at(characters, walls) if walls else ():
            y = c.centre
            if grid.ys[0] <= y < grid.ys[-1]:
                row = bisect_right(grid.ys, y)
                crossed[number, x + 1].add(row)
                if is_cut(walls[x], before, c, after):
                    cut[number, x + 1].add(row)
    return cut, crossed


def letters_at(
    characters: Sequence[Character], walls: Sequence[float]
) -> Iterator[tuple[int, Character, Character, Character]]:
    """Letters that a line stands in or right behind, between two that touch them."""
    for before, c, after in zip(characters, characters[1:], characters[2:], strict=False):
        if before.x0 < c.x0 < after.x0:
            x = bisect_left(walls, c.x0)
            if x < len(walls) and walls[x] <= after.x0 and touch(before, c) and touch(c, after):
                yield x, before, c, after


def is_cut(x: float, before: Character, c: Character, after: Character) -> bool:
    """Whether a line goes through a letter, and the text goes on with one of the same kind.

    No other text begins there.
    """
    kinds = {is_ideograph(letter.text) for letter in (before, c, after)}
    return before.x1 <= x < c.x1 and x <= after.x0 and len(kinds) == 1


def end_as_figures(grid: Grid, owned: Owned, x: int) -> bool:
    """Whether figures alone, below a heading, end at a line: they are set against it."""
    left = [
        "".join(c.text for c in held).strip()
        for cell, held in zip(grid.cells, owned, strict=True)
        if cell.row > 1 and cell.column_span == 1 and cell.column == x
    ]
    texts = [text for text in left if text]
    return 2 * sum(map(is_figure, texts)) > len(texts)


def is_figure(text: str) -> bool:
    """Whether a text is a figure and nothing else.

    >>> [is_figure(text) for text in ("14,758", "50.5%", "2014〕")]
    [True, True, False]
    """
    return FIGURE.fullmatch(text) is not None


def rows_parted(grid: Grid, owned: Owned, x: int) -> set[int]:
    """The rows in which texts stand on both sides of a line."""
    sides: dict[int, set[bool]] = defaultdict(set)
    for cell, held in zip(grid.cells, owned, strict=True):
        left, right = cell.column - 1, cell.column - 1 + cell.column_span
        if x in {left, right} and any(not c.text.isspace() for c in held):
            for row in range(cell.row, cell.row + cell.row_span):
                sides[row].add(x == left)
    return {row for row, found in sides.items() if len(found) > 1}


def between_texts(grid: Grid, owned: Owned, x: int) -> Iterator[Rule]:
    """The pieces of a line that stand in the white between the texts of a row."""
    sides: dict[int, tuple[list[Character], list[Character]]] = defaultdict(lambda: ([], []))
    for cell, held in zip(grid.cells, owned, strict=True):
        left, right = cell.column - 1, cell.column - 1 + cell.column_span
        if x in {left, right} and cell.row_span == 1:
            sides[cell.row][x == left].extend(c for c in held if not c.text.isspace())
    for row, (before, behind) in sides.items():
        if before and behind:
            white = min(c.x0 for c in behind) - max(c.x1 for c in before)
            if white > WHITE * before[0].size:
                yield Rule(False, grid.xs[x], grid.ys[row - 1], grid.ys[row], 0.0)
