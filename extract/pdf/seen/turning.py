"""Text on its side, and pages of it, turned so that they stand upright."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.model import Box
from extract.pdf.pages import Character, Frame, Page, Rule

UPRIGHT = 2
"""Degrees by which a character may lean and still count as upright."""
DESCENT = 0.2
"""The share of a character's height that stands under its baseline, where no baseline is known."""


def lying(page: Page) -> int:
    """The quarter turns, clockwise, in which most of a page's characters lie."""
    if page.is_upright:
        return 0
    counts = [0, 0, 0, 0]
    for character in page.characters:
        counts[quarter(character.rotation) or 0] += 1
    return counts.index(max(counts))


def upright(page: Page) -> Page:
    """The page, turned so that most of its characters stand upright."""
    turns = lying(page)
    if turns == 0:
        return page
    frame = Frame(0, -page.height, page.width, 0, 4 - turns)
    width, height = frame.size
    return replace(
        page,
        width=width,
        height=height,
        characters=tuple(turned(page.characters, frame)),
        rules=tuple(_turned_rule(rule, frame) for rule in page.rules),
        areas=tuple(Box(a.page, *frame.corners(a.x0, -a.top, a.x1, -a.bottom)) for a in page.areas),
    )


def quarter(rotation: int) -> int | None:
    """Quarter turns, clockwise; None for what leans otherwise.

    >>> quarter(0), quarter(271), quarter(45)
    (0, 3, None)
    """
    turns = round(rotation / 90) % 4
    off = (rotation - 90 * turns + 180) % 360 - 180
    return turns if abs(off) <= UPRIGHT else None


def turned(characters: Iterable[Character], frame: Frame) -> Iterator[Character]:
    """Characters seen through a frame that turns them; y of the frame grows upwards.

    Text that becomes upright gets its baseline from what was its side.
    """
    for c in characters:
        x0, top, x1, bottom = frame.corners(c.x0, -c.top, c.x1, -c.bottom)
        rotation = (c.rotation + 90 * frame.turns) % 360
        baseline = bottom - (bottom - top) * DESCENT
        yield Character(c.text, x0, top, x1, bottom, baseline, c.size, rotation, c.light)


def _turned_rule(rule: Rule, frame: Frame) -> Rule:
    if rule.horizontal:
        x0, top, x1, bottom = frame.corners(rule.start, -rule.at, rule.end, -rule.at)
    else:
        x0, top, x1, bottom = frame.corners(rule.at, -rule.start, rule.at, -rule.end)
    flat = x1 - x0 >= bottom - top
    return (
        Rule(flat, top, x0, x1, rule.thickness)
        if flat
        else Rule(flat, x0, top, bottom, rule.thickness)
    )
