"""Regular expressions built from named parts, each with specimens that the tests run."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import ClassVar

import regex

Specimen = tuple[str, dict[str, str] | None]

BLANKS = (r"\s*", r"[^\S\n]*")
LONG, PATIENCE = 1000, 10.0
"""Characters from which a text is searched by the clock, and the seconds that it may take."""


@dataclass(frozen=True)
class Pattern:
    r"""A verbose regular expression, usable by itself or as a part: ``f"{PART} …"``.

    A group's name is the name of the field it fills. Each specimen is a text and the groups that
    a search finds in it, those that took part alone; None where the search must find nothing.

    Texts come from anywhere, so time must grow with their length and no faster. White space is
    never given back: ``\s*`` means ``\s*+``. A search that takes too long is a `TimeoutError`.
    """

    source: str
    specimens: tuple[Specimen, ...]
    made: ClassVar[list["Pattern"]] = []

    def __post_init__(self) -> None:
        """Remember the pattern."""
        self.made.append(self)

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled expression; verbose, so white space in it counts for nothing."""
        source = self.source
        for blanks, behind in product(BLANKS, (" ", "\n")):
            source = source.replace(blanks + behind, f"{blanks}+{behind}")
        return regex.compile(source, regex.VERBOSE)

    def __format__(self, spec: str) -> str:
        """The expression as a part of a larger one."""
        return f"(?:{self.source}\n)"

    def search(self, text: str) -> regex.Match[str] | None:
        """The first match anywhere in ``text``."""
        return self.compiled.search(text, timeout=_patience(text))

    def whole(self, text: str) -> regex.Match[str] | None:
        """The match of all of ``text``."""
        return self.compiled.fullmatch(text, timeout=_patience(text))

    def each(self, text: str) -> Iterator[regex.Match[str]]:
        """Every match, left to right, none overlapping another."""
        return self.compiled.finditer(text, timeout=_patience(text))


def _patience(text: str) -> float | None:
    """How long a text may be searched; a short one needs no clock, which has its cost."""
    return PATIENCE if len(text) > LONG else None


NUMERAL = Pattern(
    r"[0-9０-９]{1,9}+ | [〇零一二两三四五六七八九十百]{1,9}+",
    (("满12年", {}), ("三年", {}), ("若干年", None)),
)

SUBJECT = Pattern(
    r"(?: 学历 | 学位 | 专业 | (?: 工作 | 从业 )? (?: 经验 | 经历 | 年限 ) )",
    (("专业", {}), ("工作年限", {}), ("工作", None)),
)

NOTHING = Pattern(
    rf"""
    \A \s*
    (?: 无 (?: [^，。；、]{{0,8}} (?: 要求 | 限制 ) )?        # 无, 无特殊要求, 无工作经验要求
      | 暂无 | 不限 | 没有要求 | 不要求
      | (?: {SUBJECT} 、? ){{1,2}} 不限 | 不限 {SUBJECT}       # 学历、专业不限, 不限年限
      | (?: {SUBJECT} 、? ){{0,2}} (?: 不[作做] (?: 具体 | 特殊 )? | 无 | 没有 ) 要求
      | [-‐-―─－/／]+                                     # a dash in an empty place
    )
    [。.；;，,]? \s* \Z
    """,
    (
        ("无", {}),
        ("无。", {}),
        ("无；", {}),
        ("不限年限", {}),
        ("学历、专业不限", {}),
        ("不限", {}),
        ("—", {}),
        ("－", {}),
        ("学历不作要求", {}),
        ("无人机", None),
        ("无工作经验要求", {}),
    ),
)
"""A text that says that nothing is required."""

PREFERENCE = Pattern(
    r"""
      [（(，,；;]? [^（(，,；;。]{0,60} 优先 (?:考虑 | 录用 )? [)）]?
    | [（(，,；;]? 优先 (?:考虑 | 录用 ) [^，,；;。）)]* [)）]?
    """,
    (("硕士研究生及以上（博士优先）", {}), ("优先考虑博士", {}), ("博士学位", None)),
)
"""Words about what is preferred; they require nothing."""


def required_part(text: str) -> str:
    """The text with what is only preferred blanked out; every character keeps its place.

    >>> required_part("硕士（博士优先）")
    '硕士      '
    """
    if "优先" not in text:
        return text
    return PREFERENCE.compiled.sub(lambda match: " " * len(match[0]), text)
