"""Text that leans, as a watermark across the page does, and what is written on a seal."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, groupby, repeat, takewhile

from extract.pdf.pages import LIGHT, Character, Corners, Page, extent
from extract.pdf.seen.turning import quarter

DIRECTIONS = 3
"""Letters that lean in so many stand around a seal."""


def without_leaning(page: Page) -> tuple[tuple[Character, ...], tuple[str, ...]]:
    """The characters that stand or lie straight, and the texts that lean or are on a seal."""
    if page.is_upright:
        return page.characters, ()
    runs = [list(run) for _, run in groupby(page.characters, lambda c: (round(c.size, 1), c.light))]
    around = [_leaning(run) for run in runs]
    seals = dict(_on_seals(runs, around))
    leaning: dict[tuple[bool, int], list[str]] = defaultdict(list)
    straight: list[Character] = []
    for index, (run, leans) in enumerate(zip(runs, around, strict=True)):
        is_seal = index in seals or 2 * len(leans) > len(run)  # some letters stand straight
        for c in run:
            if is_seal or quarter(c.rotation) is None:
                is_on = index in seals
                leaning[is_on, seals.get(index, c.rotation)].append(c.text)
            else:
                straight.append(c)
    return tuple(straight), tuple("".join(texts).strip() for texts in leaning.values())


def _leaning(run: Iterable[Character]) -> list[Character]:
    return [c for c in run if quarter(c.rotation) is None]


def _on_seals(
    runs: Sequence[list[Character]], around: Sequence[list[Character]]
) -> Iterator[tuple[int, int]]:
    """Which runs are of a seal, and of which: one is told by the run of the letters around it.

    It stands within, as light, and was drawn right before or after these if most text of the page
    is as light too. Letters around a seal cover more of it than half, so it is as high as they are
    wide.
    """
    usual = Counter(map(LIGHT, chain.from_iterable(runs))).most_common(1)[0][0]
    for index, leans in enumerate(around):
        if len({c.rotation for c in leans}) < DIRECTIONS or 2 * len(leans) <= len(runs[index]):
            continue
        x0, top, x1, bottom = extent(p for c in leans for p in ((c.x0, c.top), (c.x1, c.bottom)))
        disc = (x0, top, x1, max(bottom, top + x1 - x0))
        yield index, index
        light = leans[0].light
        taken = takewhile if light == usual else filter
        for others in (range(index + 1, len(runs)), range(index - 1, -1, -1)):
            yield from zip(taken(partial(_is_on, runs, light, disc), others), repeat(index))


def _is_on(runs: Sequence[list[Character]], light: int, disc: Corners, index: int) -> bool:
    x0, top, x1, bottom = disc
    return all(
        c.light == light and x0 <= c.x0 and c.x1 <= x1 and top <= c.top and c.bottom <= bottom
        for c in runs[index]
    )
