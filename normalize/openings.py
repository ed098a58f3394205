"""Where the subsections of a cell open: known headings, and lines that look like one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from normalize.marks import MARK, SIGN, order_of, style_of
from normalize.model import SectionKey
from normalize.patterns import Pattern
from normalize.profile import Profile, RequirementField, heading_key

STOPS = "。；;"

COLON = Pattern(r"[：:﹕︰∶] | —{1,2} | –", (("：", {}), ("——", {}), ("；", None)))
"""What parts a heading from its text."""

NAME = Pattern(
    r"[\p{Han}A-Za-z（(] [\p{Han}A-Za-z（）()/、]{1,15}",
    (("语言能力", {}), ("专业、学历要求", {}), ("，", None)),
)

HEADING_LIKE = Pattern(
    rf"""
    (?m: ^ ) [^\S\n]*
    (?: (?P<label> {MARK} | {SIGN} ) [^\S\n]*
        (?: (?P<heading> {NAME} ) [^\S\n]* {COLON}
          | (?P<heading> \p{{Han}}{{2,8}} (?: 要求 | 条件 ) ) (?= \s | \Z )
        )
      | (?P<heading> [\p{{Han}}（）()]{{2,6}} (?: 要求 | 条件 ) ) [^\S\n]* (?: {COLON} | (?m: $ ) )
    )
    """,
    (
        ("4.语言能力要求：英语", {"label": "4.", "heading": "语言能力要求"}),
        ("4.语言要求 英语六级", {"label": "4.", "heading": "语言要求"}),
        ("年龄要求：45岁以下", {"heading": "年龄要求"}),
        ("年龄要求\n45岁以下", {"heading": "年龄要求"}),
        ("熟悉电路，要求：", None),
        ("参与制定企业从业资历要求：略", None),
        ("3.从业", None),
    ),
)
"""A line that opens a subsection, known or not."""

RUN_ON = Pattern(
    rf"(?P<label> {MARK} ) [^\S\n]* (?P<heading> {NAME} ) [^\S\n]* {COLON}",
    (("硕士。4.语言要求：英语", {"label": "4.", "heading": "语言要求"}), ("2.5年", None)),
)
"""A number and a heading anywhere in a line."""

LONGEST_SIGN = 8
LAST_SIGN = Pattern(
    rf"(?P<label> {SIGN} ) [^\S\n]* \Z", (("硕士■", {"label": "■"}), ("硕士", None))
)
"""A sign at the end."""

CALLED_REQUIREMENT = Pattern(
    r"(?: 要求 | 条件 ) \Z", (("语言要求", {}), ("语言", None), ("要求英语", None))
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a subsection opens, where its text begins, and whether its form says that it does."""

    start: int
    end: int
    label: str | None
    heading: str
    key: SectionKey | None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a column: any heading, with its number and its colon where it has them.

    ``keys`` are those of its subsections by their headings, ``items`` the headings of lists inside.
    """

    pattern: re.Pattern[str]
    keys: Mapping[str, SectionKey]
    items: frozenset[str]
    wordings: tuple[str, ...]


def openings_of(text: str, profile: Profile, field: RequirementField) -> list[Opening]:
    """The openings in the order of the text; those that the profile does not know have no key."""
    lines = list(HEADING_LIKE.each(text))
    column = known(profile, field)
    found = sorted(_known(text, column, lines), key=lambda opening: opening.start)
    for match in (*lines, *RUN_ON.each(text)):
        free = all(match.end() <= o.start or o.end <= match.start() for o in found)
        if (
            free
            and heading_key(match["heading"]) not in column.items
            and _goes_on(match, text, found)
        ):
            label = match["label"] and match["label"].strip()
            heading = match["heading"]
            found.append(Opening(match.start(), match.end(), label, heading, None))
            found.sort(key=lambda opening: opening.start)
    return found


def _known(text: str, column: Known, lines: Sequence[regex.Match[str]]) -> list[Opening]:
    """The headings that the profile knows, each where it opens a subsection.

    One that is only named in a line is taken where it opens none elsewhere. One that is a part of
    a longer heading is not: 专业能力要求 is not known for 能力要求.
    """
    named = [
        Opening(m.start(), m.end(), _label(m), m["heading"], key, opens)
        for m in column.pattern.finditer(text)
        if (key := column.keys.get(heading_key(m["heading"])))
        and ((opens := _opens(m, text)) or m["colon"])
        and not any(_is_part(m, line, text, column) for line in lines)
    ]
    named = list(_signed(named, text))
    leading = {o.key for o in named if o.sure and not _line_before(text, o.start).strip()}
    sure = {opening.key for opening in named if opening.sure}
    keys = [opening.key for opening in named]
    return [
        o
        for o in named
        if (o.sure and not (o.key in leading and _is_mentioned(o, text)))
        or (not o.sure and o.key not in sure and keys.count(o.key) == 1)
    ]


def _label(match: re.Match[str]) -> str | None:
    label = match["label"] or match["sign"]
    return label.strip() if label else None


def _signed(named: Sequence[Opening], text: str) -> Iterator[Opening]:
    """The openings, those within a line with the sign before them that the first one has.

    A sign such as ■ or A. counts within a line only where the cell begins with one of its kind.
    """
    first = style_of(named[0].label) if named and not MARK.whole(named[0].label or "") else None
    for opening in named:
        before = text[: opening.start]
        asked = first is not None and not opening.label
        sign = LAST_SIGN.search(before[-LONGEST_SIGN:]) if asked else None
        if sign is None or style_of(sign["label"]) != first:
            yield opening
            continue
        start = len(before) - len(sign[0])
        yield replace(opening, start=start, label=sign["label"].strip(), sure=True)


def _is_part(match: re.Match[str], line: regex.Match[str], text: str, column: Known) -> bool:
    """Whether a known heading is a part of a longer one that is not known.

    A line without a number begins with a heading where a sentence ends before it; else what stands
    before the known heading may be the text of the subsection before.
    """
    start, end = line.span("heading")
    if match.start("heading") < start or end < match.end("heading"):
        return False
    before = text[: line.start()].rstrip()
    begins = bool(line["label"]) or not before or before[-1] in STOPS
    return begins and heading_key(line["heading"]) not in column.keys


def _is_mentioned(opening: Opening, text: str) -> bool:
    """Whether it stands in a sentence, as in 满足2.专业学历要求 的规定."""
    before = _line_before(text, opening.start)
    in_sentence = bool(before.strip()) and before[-1] not in STOPS and not before[-1].isspace()
    return in_sentence and not COLON.whole(text[opening.end - 1 : opening.end])


def _line_before(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 : at]


def _goes_on(match: regex.Match[str], text: str, others: Sequence[Opening]) -> bool:
    """Whether an unknown heading is one of the subsections and not a list inside one.

    Its number must be of the same form as theirs and stand between theirs; within a line it must
    follow from the one before, and not from a list. Where they have no numbers, what has one is
    of a list, unless it is called a requirement.
    """
    label = match["label"]
    numbered = [opening for opening in others if opening.label]
    leads = not _line_before(text, match.start("label") if label else match.start()).strip()
    if not label or not others:
        return leads
    value, called = order_of(label), bool(CALLED_REQUIREMENT.search(match["heading"]))
    if not numbered or value is None:
        return leads and called
    if style_of(label) not in {style_of(opening.label) for opening in numbered}:
        return False
    before = [order_of(o.label or "") or 0 for o in numbered if o.start < match.start()]
    behind = [order_of(o.label or "") or 0 for o in numbered if o.start > match.start()]
    between = max(before, default=0) < value < min(behind, default=value + 1)
    if not between or leads:
        return between
    follows = bool(before) and value == before[-1] + 1
    return follows and not _is_listed(match, text, others)


def _is_listed(match: regex.Match[str], text: str, others: Sequence[Opening]) -> bool:
    """Whether the number before it stands in the text before it, as of a list."""
    begins = max(o.end for o in others if o.start < match.start())
    labels = [m[0] for m in MARK.each(text[begins : match.start()])]
    style, value = style_of(match["label"]), order_of(match["label"]) or 0
    return any(style_of(one) == style and order_of(one) == value - 1 for one in labels)


def strays_of(text: str, openings: Sequence[Opening]) -> Iterator[str]:
    """The numbers that the subsections lack or that go on from theirs, and stand before no heading.

    Each is told with what stands behind it, or alone where it is nowhere.
    """
    numbered = [o for o in openings if o.label and order_of(o.label)]
    values = [order_of(o.label or "") or 0 for o in numbered]
    styles = {style_of(o.label) for o in numbered}
    if len(set(values)) != len(openings) or len(styles) != 1:
        return
    yield from (str(value) for value in range(1, max(values)) if value not in values)
    last = max(numbered, key=lambda opening: opening.start)
    body = text[last.end :]
    marks = [m for m in MARK.each(body) if style_of(m[0]) in styles]
    first = marks[0] if marks else None
    before = body[: first.start()].rstrip(" \t") if first else ""
    begins = not before or before[-1] in f"{STOPS}\n"
    if first and begins and order_of(first[0]) == max(values) + 1:
        yield body[first.start() :].partition("\n")[0]


@cache
def known(profile: Profile, field: RequirementField) -> Known:
    """What the profile knows of a column."""
    subsections = profile.subsections_of(field)
    wordings = [wording for s in subsections for wording in s.wordings]
    longest_first = sorted(wordings, key=lambda wording: (-len(wording), wording))
    pattern = re.compile(
        rf"""
        (?: (?P<label> {MARK} ) [^\S\n]* | (?m: ^ ) [^\S\n]* (?P<sign> {SIGN} ) [^\S\n]* )?
        (?P<open> [【\[［〖《〈<“"] )? (?P<heading> {"|".join(map(_tolerant, longest_first))} )
        (?(open) [^\S\n]* (?P<shut> [】\]］〗》〉>”"] ) ) [^\S\n]* (?P<colon> {COLON} )?
        """,
        re.VERBOSE,
    )
    keys = {heading_key(w): s.key for s in reversed(subsections) for w in s.wordings}
    items = frozenset(heading_key(item) for s in subsections for item in s.items)
    return Known(pattern, keys, items, tuple(wordings))


def _tolerant(wording: str) -> str:
    """A wording with white space anywhere and brackets of either width."""
    either = {"（": "[（(]", "）": "[)）]", "(": "[（(]", ")": "[)）]"}
    return r"\s*".join(either.get(c, re.escape(c)) for c in wording)


def _opens(match: re.Match[str], text: str) -> bool:
    """Whether a known heading opens a subsection here, or is only named in a sentence."""
    line = _line_before(text, match.start())
    ends_line = not text[match.end() :].partition("\n")[0].strip()
    marked, closed = bool(match["label"] or match["sign"]), bool(match["colon"] or match["shut"])
    apart = closed or ends_line or match[0][-1].isspace()
    if not line.strip() or (match["open"] or "x") in "【［〖[":
        return apart or marked
    stops = line[-1].isspace() or line[-1] in STOPS
    return (marked and (apart or stops)) or (closed and stops)
