"""The numbered subsections of a text, whatever they are called."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from normalize.marks import MARK, style_of
from normalize.patterns import Pattern
from normalize.text import unwrapped, value_of, visible

OPENING = Pattern(
    rf"""
    (?: ^ | (?<= [。；;：:\n] ) ) [^\S\n]*
    (?P<label> {MARK} ) [^\S\n]*
    (?: (?P<heading> [^\s：:。；;，,、0-9０-９] [^\s：:。；;，,]{{0,15}} ) [^\S\n]* [：:] )?
    """,
    (
        ("1.职业能力要求：熟悉电路", {"label": "1.", "heading": "职业能力要求"}),
        ("（二）英语六级", {"label": "（二）"}),
        ("不少于2.5年", None),
    ),
)
"""Where a subsection may open: its number at the start of a line or behind a sentence."""


@dataclass(frozen=True, slots=True)
class Item:
    """A subsection; what stands before the first has neither label nor heading."""

    label: str | None
    heading: str | None
    text: str


def items_of(text: str) -> tuple[Item, ...]:
    r"""The subsections of a text whose numbers count from 1; none for fewer than two.

    Numbers of another form, such as （1） below 1., are of lists inside a subsection.

    >>> [part.heading for part in items_of("1.能力：好\n（1）会\n2.学历：无")]
    ['能力', '学历']
    """
    openings = list(_openings(text))
    if len(openings) < 2:  # noqa: PLR2004 - one number is no list
        return ()
    ends = [*(match.start() for match in openings[1:]), len(text)]
    before = text[: openings[0].start()]
    head = [Item(None, None, _text(before))] if visible(before) else []
    bodies = (text[m.end() : end] for m, end in zip(openings, ends, strict=True))
    parts = (
        Item(match["label"].strip(), match["heading"], _text(body))
        for match, body in zip(openings, bodies, strict=True)
    )
    return (*head, *parts)


def _openings(text: str) -> Iterator[regex.Match[str]]:
    style, expected = None, 1
    for match in OPENING.each(text):
        own = style_of(match["label"])
        if value_of(match["label"]) == expected and (style is None or own == style):
            style, expected = own, expected + 1
            yield match


def _text(body: str) -> str:
    return unwrapped(body.split("\n"))[0]
