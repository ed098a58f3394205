"""Requirement cells into their numbered subsections."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from normalize.findings import Doubt
from normalize.groups import DITTO
from normalize.model import SectionKey
from normalize.openings import Opening, known, openings_of, strays_of
from normalize.patterns import NOTHING, Pattern
from normalize.profile import Profile, RequirementField, heading_key
from normalize.text import unwrapped, visible
from normalize.unknown import nearest

NAMED = Pattern(
    r"(?m: ^ ) [^\S\n]* (?P<heading> \p{Han}{2,6} ) [^\S\n]* [：:]",
    (("语言：英语", {"heading": "语言"}), ("精通C，语言：英语", None)),
)
"""A line that begins with a word and a colon."""


@dataclass(frozen=True, slots=True)
class Part:
    """A subsection as it stands in a cell; heading and label are None where there are none."""

    label: str | None
    heading: str | None
    key: SectionKey | None
    text: str


def split_sections(
    text: str, profile: Profile, field: RequirementField
) -> tuple[tuple[Part, ...], tuple[Doubt, ...]]:
    """The subsections of a requirement cell in the order of the cell, and what is in doubt.

    ``text`` is the cell as printed, a line per paragraph. Text before the first subsection is a
    part without key and heading: nothing of the cell is left out.
    """
    if not visible(text) or NOTHING.whole(text):
        return (), tuple(_missing((), profile, field, text))
    column = known(profile, field)
    openings = openings_of(text, profile, field)
    doubts: list[Doubt] = []
    parts: list[Part] = []
    before = text[: openings[0].start] if openings else text
    if visible(before):
        parts.append(_part(None, before, doubts))
        doubts.append(_before_doubt(before, openings, field, parts[0].text))
    ends = [*(opening.start for opening in openings[1:]), len(text)]
    for opening, end in zip(openings, ends, strict=False):
        parts.append(_part(opening, text[opening.end : end], doubts))
        doubts += _opening_doubts(opening, text, field, column.wordings)
    missing = list(_missing(parts, profile, field, text))
    doubts += missing or _part_doubts(parts, openings, text, profile, field)
    return tuple(parts), tuple(doubts)


def column_sections(
    texts: Mapping[SectionKey, str], profile: Profile, field: RequirementField
) -> tuple[tuple[Part, ...], tuple[Doubt, ...]]:
    """The subsections of a row in which each has a cell of its own, and what is in doubt."""
    doubts: list[Doubt] = []
    parts = [
        replace(_part(Opening(0, 0, None, "", key), text, doubts), heading=None)
        for key, text in texts.items()
        if visible(text)
    ]
    doubts += _missing(parts, profile, field, "\n".join(texts.values()))
    return tuple(parts), tuple(doubts)


def _part(opening: Opening | None, body: str, doubts: list[Doubt]) -> Part:
    lines = [line for line in body.split("\n") if line.strip()]
    apart = lines[:1] if len(lines) > 1 and NOTHING.whole(lines[0]) else []
    text, count = unwrapped(lines[len(apart) :])
    text = "\n".join([*(line.strip() for line in apart), text])
    if DITTO.whole(text):
        message = f"{text} stands in place of a text"
        doubts.append(Doubt("text-ditto", message, opening.key if opening else None, text))
    if count:
        message = f"{count} lines do not end a sentence and were joined to the next"
        doubts.append(Doubt("lines-joined", message, opening.key if opening else None, text))
    if opening is None:
        return Part(None, None, None, text)
    return Part(opening.label, visible(opening.heading), opening.key, text)


def _before_doubt(
    before: str, openings: Sequence[Opening], field: RequirementField, text: str
) -> Doubt:
    """What the text before the first subsection is: in its line, a part of another heading."""
    line = before.rpartition("\n")[2].strip()
    if openings and not openings[0].sure and line:
        heading = line + openings[0].heading
        message = f"the subsection {heading!r} is not known; add it to the profile"
        return Doubt("section-unknown", message, field, heading)
    message = "text that stands in no subsection that is known"
    return Doubt("section-unparsed", message, field, text)


def _opening_doubts(
    opening: Opening, text: str, field: RequirementField, wordings: Sequence[str]
) -> Iterator[Doubt]:
    if opening.key is None:
        near = nearest(opening.heading, wordings)
        hint = f" (nearest known: {near})" if near else ""
        message = f"the subsection {opening.heading!r} is not known{hint}; add it to the profile"
        yield Doubt("section-unknown", message, field, opening.heading)
    elif not opening.sure:
        message = f"{opening.heading} is only named in a line, and opens no subsection elsewhere"
        yield Doubt("section-break-doubtful", message, opening.key, opening.heading)
    elif text[text.rfind("\n", 0, opening.start) + 1 : opening.start].strip():
        message = f"{opening.heading} begins in the middle of a line"
        yield Doubt("section-break-missing", message, opening.key, opening.heading)


def _part_doubts(
    parts: Sequence[Part],
    openings: Sequence[Opening],
    text: str,
    profile: Profile,
    field: RequirementField,
) -> Iterator[Doubt]:
    """What in the texts may be a subsection of its own, or is none."""
    for part in parts:
        if part.heading and not visible(part.text):
            message = f"nothing stands under {part.heading}"
            yield Doubt("section-empty", message, part.key, part.heading)
    for stray in strays_of(text, openings):
        message = f"{stray!r} is a number of the subsections that stands before no heading"
        yield Doubt("section-number-stray", message, field, stray)
    begins, ends = {o.start for o in openings}, [o.end for o in openings]
    for match in NAMED.each("" if any(o.label for o in openings) else text):
        within = visible(
            text[
                max((e for e in ends if e <= match.start()), default=match.start()) : match.start()
            ]
        )
        if (
            within
            and match.start() not in begins
            and heading_key(match["heading"]) not in known(profile, field).items
        ):
            message = f"{match['heading']} may be a heading: it is read as text"
            yield Doubt("section-break-doubtful", message, field, match["heading"])


def _missing(
    parts: Sequence[Part], profile: Profile, field: RequirementField, text: str
) -> Iterator[Doubt]:
    keys = [part.key for part in parts if part.key is not None]
    subsections = profile.subsections_of(field)
    for repeated in sorted({key for key in keys if keys.count(key) > 1}):
        yield Doubt("section-repeated", f"the subsection {repeated} stands twice", field, text)
    if absent := [s.wordings[0] for s in subsections if s.required and s.key not in keys]:
        message = f"without {', '.join(absent)}; its heading is missing or has another wording"
        yield Doubt("section-missing", message, field, text)
