"""Lines under words that fill their cell: they get as near to its walls as lines of a table do.

A line under a text is as long as the text, and nearer to it than the next line of text is. One of a
table ends at walls.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.pdf.geometry import to_runs
from extract.pdf.pages import BASELINE, X0, Character, Page, Rule
from extract.pdf.ruled.grids import page_to_tolerance

AT_WALL = 0.8
"""Points: a line of a table ends no further from the middle of a wall, which is thin itself."""
SAME_END = 1.0
"""Points by which a line under a text may be shorter or longer."""
LARGEST = 20.0
"""Points: from the baseline to such a line, of any size of text."""
BELOW, ABOVE = 0.3, 0.5
"""Of the size: how far below the baseline such a line may be, and above where it strikes out."""


def without_underlines(page: Page) -> Page:
    """The page without lines under or through words between two walls."""
    ats = sorted(rule.at for rule in page.rules if not rule.horizontal)
    if not ats:
        return page
    near = 2 * page_to_tolerance(page)
    found = [run for run in _runs(page.rules) if _is_between(run, ats, near)]
    if not found:
        return page
    ordered = sorted(page.characters, key=BASELINE)
    baselines = list(map(BASELINE, ordered))
    gone = {rule for run in found if _is_under(run, ordered, baselines) for rule in run}
    if not gone:
        return page
    return replace(page, rules=tuple(rule for rule in page.rules if rule not in gone))


def _runs(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Horizontal lines in pieces that touch; a line under words is drawn word by word."""
    across = sorted((r for r in rules if r.horizontal), key=lambda r: (round(r.at, 1), r.start))
    return to_runs(
        across,
        lambda run, rule: (
            abs(rule.at - run[0].at) <= SAME_END
            and 0 <= rule.start - run[-1].end + AT_WALL <= 2 * AT_WALL
        ),
    )


def _is_between(run: Sequence[Rule], ats: Sequence[float], near: float) -> bool:
    """Whether a line ends near a wall on both sides, and not at it on one."""
    left, right = _distance(run[0].start, ats), _distance(run[-1].end, ats)
    return AT_WALL < max(left, right) <= near


def _distance(x: float, ats: Sequence[float]) -> float:
    """How far it is to the nearest wall."""
    after = bisect_left(ats, x)
    return min(abs(x - at) for at in ats[max(after - 1, 0) : after + 1])


def _is_under(
    run: Sequence[Rule], ordered: Sequence[Character], baselines: Sequence[float]
) -> bool:
    """Whether a line is under, or through, as much text as it is long; of characters by height."""
    at, start, end = run[0].at, run[0].start, run[-1].end
    first = bisect_left(baselines, at - LARGEST)
    last = bisect_right(baselines, at + LARGEST)
    text = [
        c
        for c in ordered[first:last]
        if start < (c.x0 + c.x1) / 2 < end
        and c.baseline - ABOVE * c.size < at < c.baseline + BELOW * c.size
    ]
    if not text:
        return False
    x0, x1 = min(map(X0, text)), max(c.x1 for c in text)
    return abs(x0 - start) <= SAME_END and abs(x1 - end) <= SAME_END
