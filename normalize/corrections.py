"""Misprints that the card puts right: derived fields read the right text, texts stay as printed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from extract.card import Correction
from normalize.findings import Doubt
from normalize.text import folded

FIELDS = ("ability", "education", "experience", "certificate")
"""The subsections that fields are derived from."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A text put right; ``starts`` and ``ends`` say where each character stands in the print.

    ``made`` are the corrections whose text stands in it once, ``met`` counts where each stands.
    """

    text: str | None
    printed: str | None = None
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    made: tuple[Correction, ...] = ()
    met: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The printed characters behind some of the right ones: none where all were added.

        >>> kylin = corrected("熟悉Kylm等", [Correction("", "", "Kylm", "Kylin", "", 1)])
        >>> kylin.text, kylin.span(2, 7)
        ('熟悉Kylin等', (2, 6))
        """
        return (self.starts[start], self.ends[end - 1]) if self.made else (start, end)

    def surface(self, start: int, end: int) -> str:
        """The printed characters themselves."""
        first, behind = self.span(start, end)
        return (self.printed or "")[first:behind]

    def doubts(self, field: str) -> Iterator[Doubt]:
        """What was put right, and why."""
        for one in self.made:
            message = f"{one.printed} is read as {one.right} ({one.reason})"
            yield Doubt("misprint-corrected", message, field, one.printed)


def corrections_of(
    corrections: Sequence[Correction], title: str
) -> Callable[[str, str | None], Corrected]:
    """What puts a subsection of the position with this title right: by its key, and its text."""
    own = [one for one in corrections if folded(one.position) == folded(title)]
    if not own:
        return lambda _, text: Corrected(text, text)
    return lambda key, text: corrected(text, [one for one in own if one.field == key])


def corrected(printed: str | None, corrections: Iterable[Correction]) -> Corrected:
    """The text, each correction made whose printed text stands in it exactly once.

    Corrections are made to the print and not to what others have made of it, so that their order
    counts for nothing; of two that overlap the first on the card is made.
    """
    text = printed or ""
    met: Counter[int] = Counter()
    made: list[tuple[int, Correction]] = []
    for one in corrections:
        at, count = text.find(one.printed), text.count(one.printed)
        free = all(at + len(one.printed) <= a or at >= a + len(o.printed) for a, o in made)
        met[one.entry] = count if free or count > 1 else 0
        if count == 1 and free:
            made.append((at, one))
    if not made:
        return Corrected(printed, printed, met=tuple(met.items()))
    made.sort(key=lambda pair: pair[0])
    right, starts, ends = _put_right(text, made)
    return Corrected(right, printed, starts, ends, tuple(o for _, o in made), tuple(met.items()))


def _put_right(
    text: str, made: Sequence[tuple[int, Correction]]
) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """The right text, and the printed offsets that each of its characters begins and ends at."""
    right: list[str] = []
    spans: list[tuple[int, int]] = []
    end = 0
    for at, one in [*made, (len(text), None)]:
        right.append(text[end:at])
        spans += [(offset, offset + 1) for offset in range(end, at)]
        if one is not None:
            right.append(one.right)
            spans += _aligned(one, at)
            end = at + len(one.printed)
    return "".join(right), tuple(start for start, _ in spans), tuple(stop for _, stop in spans)


def _aligned(one: Correction, at: int) -> Iterator[tuple[int, int]]:
    """Where the characters of the right text stand in the print, which begins at ``at``.

    A character that is also printed has its own place; what stands for others has theirs.
    """
    matcher = SequenceMatcher(None, one.printed, one.right, autojunk=False)
    for tag, start, stop, first, behind in matcher.get_opcodes():
        for place in range(behind - first):
            own = (start + place, start + place + 1) if tag == "equal" else (start, stop)
            yield at + own[0], at + own[1]


def unused(corrections: Sequence[Correction], catalogue: str) -> Iterator[Doubt]:
    """Every entry of the card of a catalogue that takes no corrections."""
    for one in corrections:
        message = f"entry {one.entry} of [[corrections]]: {catalogue} takes no corrections"
        yield Doubt("correction-unmatched", message, one.field, one.printed)


def unmatched(
    corrections: Sequence[Correction], titles: Iterable[str], met: Iterable[tuple[int, int]]
) -> Iterator[Doubt]:
    """Every entry of the card that does not match exactly once, and why."""
    counts: Counter[int] = Counter()
    for entry, count in met:
        counts[entry] += count
    known = set(map(folded, titles))
    for one in corrections:
        if counts[one.entry] == 1:
            continue
        if one.field not in FIELDS:
            why = f"field {one.field!r} is none of {', '.join(FIELDS)}"
        elif folded(one.position) not in known:
            why = f"no position is titled {one.position!r}"
        else:
            times = counts[one.entry]
            why = f"its text stands {times} times in the {one.field} of {one.position}, not once"
        message = f"entry {one.entry} of [[corrections]], printed = {one.printed!r}: {why}"
        yield Doubt("correction-unmatched", message, one.field, one.printed)
