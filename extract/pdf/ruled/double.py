"""Double lines: each ends where its fellow's frame does, at the nearer line of those it meets."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.pdf.pages import Rule

BROAD = 0.5
"""Of the tolerance by which lines are snapped: lines so far apart are a double one."""


class Double(NamedTuple):
    """Lines beside each other that are read as one: the outer ones, where it stands, its rules."""

    first: float
    last: float
    at: float
    rules: Sequence[Rule]


def to_doubles(rules: Iterable[Rule], crossing: Iterable[Double], tolerance: float) -> list[Rule]:
    """Rules of one direction; those that end at a double line reach where that one stands."""
    doubles = list(crossing)
    return [_reaching(rule, doubles, tolerance) for rule in rules] if doubles else list(rules)


def _reaching(rule: Rule, doubles: Sequence[Double], tolerance: float) -> Rule:
    start, end = rule.start, rule.end
    for double in doubles:
        low, high = double.first - tolerance, double.last + tolerance
        if (low <= start <= high or low <= end <= high) and any(
            other.start - tolerance <= rule.at <= other.end + tolerance for other in double.rules
        ):
            start = min(start, double.at) if start <= high else start
            end = max(end, double.at) if end >= low else end
    return rule if (start, end) == (rule.start, rule.end) else rule._replace(start=start, end=end)
