"""What a profile lacks: every heading and subsection that it does not know, in one message."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher, get_close_matches
from itertools import takewhile

from normalize.findings import Doubt
from normalize.model import Finding
from normalize.profile import Heading, Profile, Subsection
from normalize.text import visible

CODES = ("heading-unknown", "section-unknown")
LIKE = 0.4
"""A known wording that is so much alike is named as the nearest."""
LONGEST = 24
"""A longer text is no heading that could be added."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A heading that is not known, the nearest known one, and the profile's line with it."""

    wording: str
    nearest: str | None
    line: str


def unknown_headings(doubts: Iterable[Doubt | Finding], profile: Profile) -> tuple[Unknown, ...]:
    """The columns' headings that the profile does not know, in order."""
    named = (doubt.text for doubt in doubts if doubt.code == "heading-unknown" and doubt.text)
    texts = [wording for text in named for wording in text.split("; ")]
    return tuple(_heading(wording, profile.headings) for wording in _each(texts))


def unknown_subsections(doubts: Iterable[Doubt | Finding], profile: Profile) -> tuple[Unknown, ...]:
    """The subsections that the profile does not know, in order."""
    found = [doubt for doubt in doubts if doubt.code == "section-unknown" and doubt.text]
    columns = {doubt.text: doubt.field for doubt in reversed(found)}
    texts = _each(str(doubt.text) for doubt in found)
    return tuple(_subsection(text, str(columns[text]), profile.subsections) for text in texts)


def named_together(doubts: Sequence[Doubt], profile: Profile) -> list[Doubt]:
    """The doubts, the first about something unknown naming all, with the lines to add.

    The nearest wording is a hint for whoever adds the line: nothing is read as it.
    """
    headings = unknown_headings(doubts, profile)
    subsections = unknown_subsections(doubts, profile)
    kinds = (("headings", headings), ("subsections", subsections))
    named = "; ".join(
        f"unknown {kind}: {'; '.join(map(_hint, unknown))}" for kind, unknown in kinds if unknown
    )
    first = next((at for at, doubt in enumerate(doubts) if doubt.code in CODES), None)
    if first is None or not named:
        return list(doubts)
    lines = " ".join(dict.fromkeys(one.line for one in (*headings, *subsections)))
    message = f"{named}; where one means the same, add to {module_of(profile)}: {lines}"
    return [*doubts[:first], replace(doubts[first], message=message), *doubts[first + 1 :]]


def module_of(profile: Profile) -> str:
    """The file of a profile, which has the catalogue's name."""
    return f"normalize/profiles/{profile.name.replace('-', '_')}.py"


def _each(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if visible(text) and len(text) <= LONGEST))


def _hint(unknown: Unknown) -> str:
    near = f" (nearest known: {unknown.nearest})" if unknown.nearest else ""
    return f"{unknown.wording}{near}"


def nearest(text: str, wordings: Iterable[str]) -> str | None:
    """The known wording that is most alike, of several the one that begins alike.

    >>> nearest("其他条件", ["基本条件", "其他要求"]), nearest("月薪", ["其他要求"])
    ('其他要求', None)
    """
    near = get_close_matches(text, sorted(set(wordings)), n=len(text) + 5, cutoff=LIKE)
    if not near:
        return None
    return max(near, key=lambda one: (SequenceMatcher(None, one, text).ratio(), _shared(text, one)))


def _shared(text: str, other: str) -> int:
    """With how many same letters two texts begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(text, other)))  # noqa: B905


def _heading(wording: str, headings: Sequence[Heading]) -> Unknown:
    near = nearest(wording, (known for heading in headings for known in heading.wordings))
    own = next((heading for heading in headings if near in heading.wordings), None)
    field = own.field if own else "…"
    return Unknown(wording, near, _line(f'Heading("{field}"', own, wording))


def _subsection(wording: str, column: str, subsections: Sequence[Subsection]) -> Unknown:
    known = [subsection for subsection in subsections if subsection.field == column]
    near = nearest(wording, (known for subsection in known for known in subsection.wordings))
    own = next((subsection for subsection in known if near in subsection.wordings), None)
    key = own.key if own else "…"
    return Unknown(wording, near, _line(f'Subsection("{key}", "{column}"', own, wording))


def _line(opening: str, own: Heading | Subsection | None, wording: str) -> str:
    """The line of the profile with the new wording; of one that is like none, a line of its own."""
    if own is None:
        return f'{opening}, ("{wording}",), required=False),'
    wordings = ", ".join(f'"{known}"' for known in (*own.wordings, wording))
    required = "" if own.required else ", required=False"
    items = ", items=…" if isinstance(own, Subsection) and own.items else ""
    return f"{opening}, ({wordings}){required}{items}),"
