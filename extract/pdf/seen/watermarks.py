"""Watermarks: text that leans, and pale or large text that other text or a line of a table crosses.

Being pale or large makes none: a label may be grey. What a printed line or letter crosses was drawn
behind it. Text of another size or lightness than most is one, a stamp, where upright lines and
other text cross it: in a table no text stands over a line and over other text. So is one that other
text crosses and that stood at the same place on the page before. Where that is seen once, the same
text elsewhere is the same watermark.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, zip_longest

from extract.pdf.geometry import reach_of
from extract.pdf.pages import BASELINE, LIGHT, SIZE, WHITE, Character, Page, Rule, extent
from extract.pdf.seen.seals import without_leaning

PALE = 128
"""The lightness from which text may be behind other text."""
PALER = 60
LARGER = 2.5
"""By how much it is lighter, or how many times larger, than the other text of its page."""
DARKEST, SMALLEST = 0.1, 0.25
"""The share of a page that may be the other text: on a page of few words most belong to marks."""
TOUCHING = 0.1
"""Of the size: letters of a word are not further apart."""
CROSSED = 2
"""Letters of a stamp that other letters cross, at least."""
OVERLAP = 0.25
"""The share of a letter that another does not stand on where it is only set close."""
STRIPE = 20
"""Points: characters are looked up by the stripe of the page that they stand in."""

Mark = tuple[str, int, int]
"""The text of a watermark, its size, and its lightness."""
Run = tuple[Mark, list[Character]]
"""Characters as they were drawn one after the other, and the mark that they may be."""
Place = tuple[Mark, int, int]
"""What may be a watermark, and where it begins on its page."""


Places = Mapping[Place, bool]
"""Where on a page what may be a watermark stands, and whether letters cross it there."""


def stood_again(before: Places, here: Places) -> set[Mark]:
    """Those that stand at the same place of two pages, if letters cross them on one of these."""
    return {
        place[0]
        for place, is_crossed in here.items()
        if place in before and (is_crossed or before[place])
    }


def without_watermarks(
    page: Page, known: set[Mark]
) -> tuple[tuple[Character, ...], tuple[str, ...], frozenset[Mark], Places]:
    """The characters of a page that belong to none, the texts of watermarks, and what may be one.

    And where that stands which is one if another page has it there. ``known`` are the marks of the
    document so far; those of this page are added.
    """
    straight, leaning = without_leaning(page)
    page = page.with_characters(straight)
    runs, odd = list(_runs(page)), list(_odd_runs(page))
    if not runs and not odd:
        return straight, leaning, frozenset(), {}
    _note_behind(page, runs, known)
    _note_stamps(page, odd, known)
    places = _places(page, odd, known)
    runs += odd
    gone = {id(c) for mark, run in runs if mark in known for c in run}
    marks = dict.fromkeys(mark for mark, _ in runs)
    return (
        tuple(c for c in straight if id(c) not in gone),
        (*leaning, *(mark[0] for mark in marks if mark in known)),
        frozenset(mark for mark in marks if mark not in known),
        places,
    )


def _note_behind(page: Page, runs: Sequence[Run], known: set[Mark]) -> None:
    """Add those pale or large runs to the known marks that a letter or a line crosses."""
    if not runs:
        return
    behind = {id(c) for _, run in runs for c in run}
    others = _by_stripe(c for c in page.characters if id(c) not in behind and not c.text.isspace())
    walls = [rule for rule in page.rules if not rule.horizontal]
    for mark, run in runs:
        if mark not in known and any(
            _is_crossed(c, others) or _is_cut(c, after, walls)
            for c, after in zip_longest(run, run[1:])
        ):
            known.add(mark)


def _note_stamps(page: Page, runs: Sequence[Run], known: set[Mark]) -> None:
    """Add those runs to the known marks that upright lines and other letters cross."""
    walls = sorted((rule for rule in page.rules if not rule.horizontal), key=lambda rule: rule.at)
    ats = [rule.at for rule in walls]
    others: dict[int, list[tuple[float, float, Character]]] = {}
    for mark, run in runs:
        x0, x1 = reach_of(run)
        near = walls[bisect_right(ats, x0) : bisect_right(ats, x1)]
        if mark in known or not near:
            continue
        if not any(_is_cut(c, after, near) for c, after in zip_longest(run, run[1:])):
            continue
        look = SIZE(run[0]), LIGHT(run[0])
        others = others or _by_stripe(
            c for c in page.characters if (c.size, c.light) != look and not c.text.isspace()
        )
        if sum(_is_crossed(c, others) for c in run) >= CROSSED:
            known.add(mark)


def _places(page: Page, runs: Sequence[Run], known: set[Mark]) -> Places:
    """Where those runs stand that are no known marks, and whether letters cross a word of them.

    Not so those that are darker than most text: these stand in front of a mark.
    """
    if not runs:
        return {}
    usual = page.lights[len(page.lights) // 2]
    characters = sorted(page.characters, key=BASELINE)
    return {
        (mark, round(run[0].x0), round(run[0].baseline)): _is_crossed_within(characters, run)
        for mark, run in runs
        if mark not in known and run[0].light >= usual
    }


def _is_crossed_within(characters: Sequence[Character], run: Sequence[Character]) -> bool:
    """Whether letters of another look, given by their baselines, stand where two do that touch."""
    first = run[0]
    x0, top, x1, bottom = extent(p for c in run for p in ((c.x0, c.top), (c.x1, c.bottom)))
    reach = 2 * max(first.size, bottom - top)
    others = [
        c
        for c in characters[
            bisect_left(characters, first.baseline - reach, key=BASELINE) : bisect_right(
                characters, first.baseline + reach, key=BASELINE
            )
        ]
        if c.x1 > x0 and c.x0 < x1 and c.bottom > top and c.top < bottom
        if (c.size, c.light) != (first.size, first.light) and not c.text.isspace()
    ]
    return any(
        abs(b.x0 - a.x1) < TOUCHING * a.size and all(_overlaps(c, others) for c in (a, b))
        for a, b in pairwise(run)
    )


def _overlaps(c: Character, others: Iterable[Character]) -> bool:
    """Whether others stand on more of a character than a part of its width and of its height."""
    wide, high = OVERLAP * (c.x1 - c.x0), OVERLAP * (c.bottom - c.top)
    return any(
        min(c.x1, o.x1) - max(c.x0, o.x0) > wide
        and min(c.bottom, o.bottom) - max(c.top, o.top) > high
        for o in others
    )


def _runs(page: Page) -> Iterator[Run]:
    """The pale or large pieces of text, as they were drawn one after the other."""
    if not page.characters:
        return
    lights, sizes = page.lights, page.sizes
    light = max(PALE, lights[int(DARKEST * len(lights))] + PALER)
    size = LARGER * sizes[int(SMALLEST * len(sizes))]
    if lights[-1] < light and sizes[-1] < size:
        return
    run: list[Character] = []
    for c in (*page.characters, None):
        if run and (c is None or _look(c) != _look(run[0])):
            text = "".join(c.text for c in run).strip()
            if text:
                yield (text, round(run[0].size), run[0].light), run
            run = []
        if c is not None and (light <= c.light < WHITE or c.size >= size):
            run.append(c)


def _odd_runs(page: Page) -> Iterator[Run]:
    """The pieces of upright text that are of another size or lightness than most of the page."""
    if not page.sizes or not any(not rule.horizontal for rule in page.rules):
        return
    if page.sizes[0] == page.sizes[-1] and page.lights[0] == page.lights[-1]:
        return
    looks = zip(map(SIZE, page.characters), map(LIGHT, page.characters), strict=True)
    ((usual, _),) = Counter(looks).most_common(1)
    odd = (c for c in page.characters if (c.size, c.light) != usual and not c.rotation)
    for (light, size, *_), found in groupby(odd, _look):
        run = list(found)
        text = "".join(c.text for c in run).strip()
        if text:
            yield (text, round(size), light), run


def _look(c: Character) -> tuple[int, float, int, float]:
    return c.light, c.size, c.rotation, 0 if c.rotation else round(c.baseline)


def _by_stripe(characters: Iterable[Character]) -> dict[int, list[tuple[float, float, Character]]]:
    """Characters with their middles, by the stripe that these are in."""
    found: dict[int, list[tuple[float, float, Character]]] = defaultdict(list)
    for c in characters:
        x, y = (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2
        found[int(y // STRIPE)].append((x, y, c))
    return found


def _is_cut(c: Character, after: Character | None, walls: Iterable[Rule]) -> bool:
    """Whether an upright line goes through a character, or between it and one that touches it."""
    right = c.x0 + 3 * c.x1
    if after is not None and abs(after.x0 - c.x1) < TOUCHING * c.size:
        right = 3 * after.x0 + after.x1
    y = (c.top + c.bottom) / 2
    return any(3 * c.x0 + c.x1 < 4 * r.at < right and r.start < y < r.end for r in walls)


def _is_crossed(c: Character, others: dict[int, list[tuple[float, float, Character]]]) -> bool:
    """Whether another character stands where this one does."""
    return any(
        (c.x0 < x < c.x1 and c.top < y < c.bottom)
        or (o.x0 < (c.x0 + c.x1) / 2 < o.x1 and o.top < (c.top + c.bottom) / 2 < o.bottom)
        for stripe in range(int(c.top // STRIPE) - 1, int(c.bottom // STRIPE) + 2)
        for x, y, o in others.get(stripe, ())
    )
