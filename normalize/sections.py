"""Requirement cells into their numbered subsections."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache

import regex

from normalize.findings import Doubt
from normalize.model import SectionKey
from normalize.patterns import NOTHING, Pattern
from normalize.profile import Profile, RequirementField, heading_key
from normalize.text import unwrapped, value_of, visible

MARK = Pattern(
    r"""
      [0-9０-９]{1,2} \s* [.．、)）] (?! [0-9０-９] )     # 1.  １．  1、  1)  and not 2.5
    | [（(] \s* [0-9０-９一二三四五六七八九十]{1,3} \s* [)）]
    | [一二三四五六七八九十]{1,3} \s* 、
    | [①-⑳]
    """,
    (
        ("1.职业", {}),
        ("１．职业", {}),
        ("（一）职业", {}),
        ("①职业", {}),
        ("二、职业", {}),
        ("2.5年", None),
    ),
)
"""The number of a subsection, as it is typed or counted."""

STYLES = (
    r"[0-9０-９]+ *[.．]",
    r"[0-9０-９]+ *、",
    r"[0-9０-９]+ *[)）]",
    r"[（(]",
    r"[一-十]",
    r"[①-⑳]",
)

HEADING_LIKE = Pattern(
    rf"""
    (?m: ^ ) [^\S\n]*
    (?: (?P<label> {MARK} ) [^\S\n]*
        (?: (?P<heading> [\p{{Han}}A-Za-z（）()/、]{{2,16}} ) [^\S\n]* [：:]
          | (?P<heading> [\p{{Han}}]{{2,8}} (?: 要求 | 条件 ) ) (?= \s | \Z )
        )
      | (?P<heading> [\p{{Han}}（）()]{{2,6}} (?: 要求 | 条件 ) ) [^\S\n]* [：:]
    )
    """,
    (
        ("4.语言能力要求：英语", {"label": "4.", "heading": "语言能力要求"}),
        ("4.语言要求 英语六级", {"label": "4.", "heading": "语言要求"}),
        ("年龄要求：45岁以下", {"heading": "年龄要求"}),
        ("熟悉电路，要求：", None),
        ("参与制定企业从业资历要求：略", None),
        ("3.从业", None),
    ),
)
"""A line that opens a subsection, known or not."""

CALLED_REQUIREMENT = Pattern(
    r"(?: 要求 | 条件 ) \Z", (("语言要求", {}), ("语言", None), ("要求英语", None))
)


@dataclass(frozen=True, slots=True)
class Part:
    """A subsection as it stands in a cell; heading and label are None where there are none."""

    label: str | None
    heading: str | None
    key: SectionKey | None
    text: str


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where a subsection opens, where its text begins, and whether its form says that it does."""

    start: int
    end: int
    label: str | None
    heading: str
    key: SectionKey | None
    sure: bool = True


def split_sections(
    text: str, profile: Profile, field: RequirementField
) -> tuple[tuple[Part, ...], tuple[Doubt, ...]]:
    """The subsections of a requirement cell in the order of the cell, and what is in doubt.

    ``text`` is the cell as printed, a line per paragraph. Text before the first subsection is a
    part without key and heading: nothing of the cell is left out.
    """
    if not visible(text) or NOTHING.whole(text):
        return (), tuple(_missing((), profile, field, text))
    openings = _openings(text, profile, field)
    doubts: list[Doubt] = []
    parts: list[Part] = []
    known = [wording for s in profile.subsections_of(field) for wording in s.wordings]
    before = text[: openings[0].start] if openings else text
    if visible(before):
        parts.append(_part(None, before, doubts))
        message = "text that stands in no subsection that is known"
        doubts.append(Doubt("section-unparsed", message, field, parts[0].text))
    ends = [*(opening.start for opening in openings[1:]), len(text)]
    for opening, end in zip(openings, ends, strict=False):
        parts.append(_part(opening, text[opening.end : end], doubts))
        doubts += _opening_doubts(opening, text, field, known)
    doubts += _missing(parts, profile, field, text)
    return tuple(parts), tuple(doubts)


def column_sections(
    texts: Mapping[SectionKey, str], profile: Profile, field: RequirementField
) -> tuple[tuple[Part, ...], tuple[Doubt, ...]]:
    """The subsections of a row in which each has a cell of its own, and what is in doubt."""
    doubts: list[Doubt] = []
    parts = [
        replace(_part(_Opening(0, 0, None, "", key), text, doubts), heading=None)
        for key, text in texts.items()
        if visible(text)
    ]
    doubts += _missing(parts, profile, field, "\n".join(texts.values()))
    return tuple(parts), tuple(doubts)


def _openings(text: str, profile: Profile, field: RequirementField) -> list[_Opening]:
    named = [
        _Opening(m.start(), m.end(), m["label"], m["heading"], key, _opens(m, text))
        for m in _headings(profile, field).finditer(text)
        if (key := _key(m["heading"], profile, field)) and (m["colon"] or _opens(m, text))
    ]
    sure = {opening.key for opening in named if opening.sure}
    keys = [opening.key for opening in named]
    known = [o for o in named if o.sure or (o.key not in sure and keys.count(o.key) == 1)]
    items = {heading_key(i) for s in profile.subsections_of(field) for i in s.items}
    unknown = [
        _Opening(match.start(), match.end(), match["label"], match["heading"], None)
        for match in HEADING_LIKE.each(text)
        if not any(match.start() < o.end and o.start < match.end() for o in known)
        and heading_key(match["heading"]) not in items
        and _goes_on(match, known)
    ]
    return sorted(known + unknown, key=lambda opening: opening.start)


def _goes_on(match: regex.Match[str], known: Sequence[_Opening]) -> bool:
    """Whether an unknown heading is one of the subsections and not a list inside one.

    Its number must be of the same style as theirs, and stand between theirs. Where they have no
    numbers, what has one is of a list, unless it is called a requirement.
    """
    label = match["label"]
    numbered = [opening for opening in known if opening.label]
    if not label or not known:
        return True
    if not numbered:
        return bool(CALLED_REQUIREMENT.search(match["heading"]))
    if style_of(label) not in {style_of(opening.label) for opening in numbered}:
        return False
    value = value_of(label) or 0
    before = [value_of(o.label or "") or 0 for o in numbered if o.start < match.start()]
    behind = [value_of(o.label or "") or 0 for o in numbered if o.start > match.start()]
    return max(before, default=0) < value < min(behind, default=value + 1)


@cache
def _headings(profile: Profile, field: RequirementField) -> regex.Pattern[str]:
    """Any known heading of the column, with its number and its colon where it has them."""
    wordings = [wording for s in profile.subsections_of(field) for wording in s.wordings]
    longest_first = sorted(wordings, key=lambda wording: (-len(wording), wording))
    alternatives = "|".join(_tolerant(wording) for wording in longest_first)
    return regex.compile(
        rf"(?:(?P<label>{MARK})[^\S\n]*)?[【\[]?(?P<heading>{alternatives})[^\S\n]*[】\]]?(?P<colon>[：:])?",
        regex.VERBOSE,
    )


def _tolerant(wording: str) -> str:
    """A wording with white space anywhere and brackets of either width."""
    either = {"（": "[（(]", "）": "[)）]", "(": "[（(]", ")": "[)）]"}
    return r"\s*".join(either.get(c, regex.escape(c)) for c in wording)


def _key(heading: str, profile: Profile, field: RequirementField) -> SectionKey | None:
    key = heading_key(heading)
    subsections = profile.subsections_of(field)
    return next((s.key for s in subsections if key in map(heading_key, s.wordings)), None)


def _opens(match: regex.Match[str], text: str) -> bool:
    """Whether a known heading opens a subsection here, or is only named in a sentence."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    ends_line = not text[match.end() :].partition("\n")[0].strip()
    marked, colon = bool(match["label"]), bool(match["colon"])
    closed = colon or ends_line or match[0][-1].isspace()
    if not line.strip() or marked:
        return closed or (marked and not line.strip())
    return colon and (line[-1].isspace() or line[-1] in "。；;")


def style_of(label: str | None) -> int | None:
    """The form of a number, such as 1. or （一）, as its place in `STYLES`."""
    return next((i for i, style in enumerate(STYLES) if regex.match(style, label or "")), None)


def _part(opening: _Opening | None, body: str, doubts: list[Doubt]) -> Part:
    lines = [line for line in body.split("\n") if line.strip()]
    apart = lines[:1] if len(lines) > 1 and NOTHING.whole(lines[0]) else []
    text, count = unwrapped(lines[len(apart) :])
    text = "\n".join([*(line.strip() for line in apart), text])
    if count:
        message = f"{count} lines do not end a sentence and were joined to the next"
        doubts.append(Doubt("lines-joined", message, opening.key if opening else None, text))
    if opening is None:
        return Part(None, None, None, text)
    return Part(opening.label, visible(opening.heading), opening.key, text)


def _opening_doubts(
    opening: _Opening, text: str, field: RequirementField, wordings: Sequence[str]
) -> Iterator[Doubt]:
    if opening.key is None:
        near = get_close_matches(opening.heading, wordings, n=1, cutoff=0.4)
        hint = f" (nearest known: {near[0]})" if near else ""
        message = f"the subsection {opening.heading!r} is not known{hint}; add it to the profile"
        yield Doubt("section-unknown", message, field, opening.heading)
    elif not opening.sure:
        message = f"{opening.heading} is only named in a line, and opens no subsection elsewhere"
        yield Doubt("section-break-doubtful", message, opening.key, opening.heading)
    elif text[text.rfind("\n", 0, opening.start) + 1 : opening.start].strip():
        message = f"{opening.heading} begins in the middle of a line"
        yield Doubt("section-break-missing", message, opening.key, opening.heading)


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
