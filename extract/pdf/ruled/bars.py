"""Bars of charts: shaded shapes that are no cells."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from extract.model import Box
from extract.pdf.pages import Character, Page

FEWEST = 3
"""Bars of a chart, and lengths that they have."""
NEAR = 1.0


def without_bars(page: Page) -> Page:
    """The page with the bars of charts apart from its other shades, and what is stacked on them.

    Bars hold no text, begin at one line, are as wide, and of three lengths or more.
    """
    areas = page.areas
    if len(areas) < FEWEST:
        return page
    upright = [(a, (a.bottom, a.x1 - a.x0), a.bottom - a.top) for a in areas]
    lying = [(a, (a.x0, a.bottom - a.top), a.x1 - a.x0) for a in areas]
    found = [bar for shapes in (upright, lying) for bar in bars_of(shapes)]
    found = [a for a in found if not any(holds(a, c) for c in page.characters)] if found else []
    if len(found) < FEWEST:
        return page
    bars = {a for a in areas if a in found or any(is_stacked(a, bar) for bar in found)}
    kept = tuple(area for area in areas if area not in bars)
    return replace(page, areas=kept, bars=tuple(a for a in areas if a in bars))


def bars_of(shapes: Iterable[tuple[Box, tuple[float, float], float]]) -> list[Box]:
    """The rectangles that begin at one line, are as wide, and of three lengths or more.

    Each comes with where it begins and its width, and with its length.
    """
    keys = [
        ((round(start / NEAR), round(wide / NEAR)), length, area)
        for area, (start, wide), length in shapes
    ]
    keys.sort(key=lambda key: key[:2])
    found: list[Box] = []
    for _, run in groupby(keys, key=lambda key: key[0]):
        group = list(run)
        if len({round(length) for _, length, _ in group}) >= FEWEST:
            found += [area for *_, area in group]
    return found


def holds(area: Box, character: Character) -> bool:
    """Whether a character stands in a rectangle."""
    x, y = (character.x0 + character.x1) / 2, character.centre
    return area.x0 < x < area.x1 and area.top < y < area.bottom and not character.text.isspace()


def is_stacked(area: Box, bar: Box) -> bool:
    """Whether a rectangle goes on where a bar ends, as wide as this."""
    beside = abs(area.top - bar.top) + abs(area.bottom - bar.bottom) < NEAR
    over = abs(area.x0 - bar.x0) + abs(area.x1 - bar.x1) < NEAR
    apart = max(area.x0 - bar.x1, bar.x0 - area.x1, area.top - bar.bottom, bar.top - area.bottom)
    return (beside or over) and apart < NEAR
