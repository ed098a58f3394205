"""Pictures and shadings that are as thin as lines, and are lines: some makers draw them so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extract.model import Box
from extract.pdf.pages import THIN, Rule, path_rules

TOUCHING = 0.5
"""Points: the strips of one picture are no further apart."""


def picture_rules(box: Box) -> Iterator[Rule]:
    """The line that a thin picture is; none for others."""
    if min(box.x1 - box.x0, box.bottom - box.top) <= THIN:
        yield from path_rules([(box.x0, box.top), (box.x1, box.bottom)], None, filled=True)


def without_strips(rules: Iterable[Rule]) -> list[Rule]:
    """The lines of pictures that are no strips of one: these lie side by side and end alike.

    >>> without_strips([Rule(True, y, 0, 90, 2.0) for y in (10, 12, 14, 30)])
    [Rule(horizontal=True, at=30, start=0, end=90, thickness=2.0)]
    """
    alike: dict[tuple[bool, int, int], list[Rule]] = defaultdict(list)
    for rule in rules:
        alike[rule.horizontal, round(rule.start), round(rule.end)].append(rule)
    return [rule for found in alike.values() for rule in _apart(sorted(found, key=_at))]


def _at(rule: Rule) -> float:
    return rule.at


def _apart(rules: Sequence[Rule]) -> Iterator[Rule]:
    """Of rules side by side those that touch no other; the same one drawn again touches itself."""
    touching = {
        rule
        for a, b in pairwise(rules)
        if a != b and b.at - a.at <= (a.thickness + b.thickness) / 2 + TOUCHING
        for rule in (a, b)
    }
    return (rule for rule in rules if rule not in touching)
