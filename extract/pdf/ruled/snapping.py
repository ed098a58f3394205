"""Rules of a page as lines: snapped to where those beside them stand, and joined.

Two lines that are nearer than any rows or columns are a double one. What crosses it ends at the
nearer of the two, and reaches where it stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extract.pdf.geometry import to_runs
from extract.pdf.pages import Extent, Rule
from extract.pdf.ruled.dashes import BETWEEN, is_dash, with_dashes

STUB = 1.5
"""Of the tolerance: what is no longer is no line."""
LONG = 5.0
"""Of the tolerance: what is longer is no dash."""
BROAD = 0.5
"""Of the tolerance by which lines are snapped: lines so far apart are a double one."""


class Line(NamedTuple):
    """A line of a grid: at which height (or x), from where to where."""

    at: float
    start: float
    end: float


def ends_of(lines: Sequence[Line]) -> Extent:
    """From where to where lines go, all together; there is one at least."""
    return min(line.start for line in lines), max(line.end for line in lines)


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


def rules_to_lines(rules: Iterable[Rule], tolerance: float) -> list[Line]:
    """Rules of one direction, snapped to common positions and joined; stubs are left out.

    >>> rules_to_lines([Rule(True, 10, 0, 10, 1), Rule(True, 12, 11, 21, 1)], 3)
    [Line(at=11.0, start=0, end=21)]
    """
    found: list[Line] = []
    for at, cluster in _clusters(sorted(rules, key=lambda rule: rule.at), tolerance):
        joined: list[Line] = []
        for rule in sorted(cluster, key=lambda rule: rule.start):
            if joined and rule.start <= joined[-1].end + tolerance:
                joined[-1] = Line(at, joined[-1].start, max(joined[-1].end, rule.end))
            else:
                joined.append(Line(at, rule.start, rule.end))
        if len(joined) > BETWEEN + 1 and any(map(is_dash, joined)):
            joined = with_dashes(joined)
        found += [line for line in joined if line.end - line.start > STUB * tolerance]
    return found


def doubled(rules: Iterable[Rule], tolerance: float) -> Iterator[Double]:
    """The double lines among rules of one direction, each longer than a dash."""
    drawn = [rule for rule in rules if rule.end - rule.start > LONG * tolerance]
    for at, cluster in _clusters(sorted(drawn, key=lambda rule: rule.at), tolerance):
        first, last = cluster[0].at, cluster[-1].at
        if last - first > BROAD * tolerance:
            yield Double(first, last, at, cluster)


def _clusters(rules: Iterable[Rule], tolerance: float) -> list[tuple[float, list[Rule]]]:
    """Rules in order of their place, those of one line together, and where that stands.

    A line ends where the next rule is too far from its first, unless the middles of both are near.
    """
    found: list[tuple[float, list[Rule]]] = []
    for run in to_runs(rules, lambda run, rule: rule.at - run[0].at <= tolerance):
        is_near = found and _middle(run) - found[-1][0] <= tolerance
        whole = [*found.pop()[1], *run] if is_near else run
        found.append((_middle(whole), whole))
    return found


def _middle(rules: Sequence[Rule]) -> float:
    """Where most of some rules stand."""
    length = sum(rule.end - rule.start for rule in rules) or 1.0
    return sum(rule.at * (rule.end - rule.start) for rule in rules) / length
