"""Dots that lead from a label to a figure: they are of the label, also where they get beyond it."""

from collections.abc import Sequence
from itertools import groupby, pairwise, takewhile

from extract.pdf.grid import Grid
from extract.pdf.pages import Character
from extract.pdf.unruled.textlines import DOTS, FEWEST_DOTS


def with_leaders(grid: Grid, owned: Sequence[list[Character]]) -> None:
    """Move the dots that a text begins with, behind others, to the cell on its left."""
    if not grid.inferred:
        return
    cells = zip(grid.cells, owned, strict=True)
    for _, row in groupby(cells, key=lambda pair: pair[0].row):
        for (_, before), (_, held) in pairwise(row):
            dots = led(before, held)
            if dots:
                before.extend(dots)
                held[:] = [c for c in held if not any(c is dot for dot in dots)]


def led(before: Sequence[Character], held: Sequence[Character]) -> list[Character]:
    """The dots that lines of a cell begin with and that go on from the cell on its left."""
    if not any(c.text in DOTS for c in held):
        return []
    found: list[Character] = []
    for baseline in {c.baseline for c in held}:
        own, left = (
            sorted((c for c in x if c.baseline == baseline and c.text.strip()), key=lambda c: c.x0)
            for x in (held, before)
        )
        dots = list(takewhile(is_dot, own))
        count = len(dots) + sum(1 for _ in takewhile(is_dot, reversed(left)))
        if left and len(dots) < len(own) and count >= FEWEST_DOTS:
            found += dots
    return found


def is_dot(character: Character) -> bool:
    """Whether a character is one of those that lead."""
    return character.text in DOTS
