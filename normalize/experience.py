"""从业资历要求: how many years, and in which field."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from normalize.findings import Doubt
from normalize.patterns import NOTHING, NUMERAL, Pattern, required_part
from normalize.text import numeral

LONGEST = 60
"""More years than a working life holds are no requirement of years."""

TO = Pattern(r"[-–—~～至到]", (("3-5", {}), ("3、5", None)))

INCLUSIVE = Pattern(
    r"[（(] \s* 含 [^）)]{0,4} [)）]",
    (("五年（含）以上", {}), ("2年（含2年）以上", {}), ("五年以上", None)),
)

WORK = Pattern(
    r"(?: 经历 | 经验 | 资历 )",
    (("工作经历", {}), ("工作", None)),
)

YEARS = Pattern(
    rf"""
    (?<! [0-9０-９.．第近] ) (?<! 近\s ) (?<! 成立 )      # not 2.5年, 第三年, 近五年, 成立3年
    (?:
        (?<! [不未至最] ) (?<! [不未至最]多 )
        (?: 不少于 | 不低于 | 至少 | 满 | 超过 | ≥ | >= )
        \s* (?P<years>{NUMERAL}) \s* 周?年 (?! [级度] )
      | (?P<years>{NUMERAL}) \s* 年? \s* {TO} \s* {NUMERAL} \s* 年
      | (?P<years> [两一二三四五六七八九] ) [二三四五六七八九] \s* 年
      | (?P<years>{NUMERAL}) \s* 周?年 \s* {INCLUSIVE}? \s* (?: (?: 及其? | 或 )? 以上 | \+ | ＋ )
      | (?P<years>{NUMERAL}) \s* 周?年 (?: 的 )? [^，。；0-9年]{{0,10}}? {WORK}
      | {WORK} \s* (?P<years>{NUMERAL}) \s* 年 (?! [级度内前] )
      | (?: \A | 年限 | 从业 | 工作 ) [为：:\s]* (?P<years>{NUMERAL}) \s* 周?年 \s* [。；]? \s* \Z
    )
    """,
    (
        ("具有2年及以上从事", {"years": "2"}),
        ("具有 2 年以上经验", {"years": "2"}),
        ("金融风险研究三年以上", {"years": "三"}),
        ("五年（含）以上", {"years": "五"}),
        ("不少于三年", {"years": "三"}),
        ("三至五年", {"years": "三"}),
        ("三五年工作经验", {"years": "三"}),
        ("3-5年", {"years": "3"}),
        ("2年相关领域工作经验", {"years": "2"}),
        ("三年及其以上", {"years": "三"}),
        ("5年+", {"years": "5"}),
        ("工作经验3年", {"years": "3"}),
        ("两年", {"years": "两"}),
        ("从业年限：3年。", {"years": "3"}),
        ("3年以内", None),
        ("2.5年以上", None),
        ("近5年以上", None),
        ("不超过5年", None),
        ("至多满3年", None),
        ("2020年毕业", None),
    ),
)
"""A lower bound of years."""

PART = Pattern(r"其中 [^，。；]*", (("其中2年以上管理经验", {}), ("2年以上", None)))
"""A part of the years that are asked for before it."""

NAMED_YEARS = Pattern(
    rf"""
      (?<! [0-9０-９第] ) {NUMERAL} \s* (?: [.．][0-9]+ | 余 | 多 )? \s*
      (?: 周?年 (?! [级度] ) | 个月 | 个年度 )
    | 半年
    """,
    (("2.5年", {}), ("半年", {}), ("36个月", {}), ("10余年", {}), ("年度", None)),
)
"""Years or months that are named in any way."""

FIELD = Pattern(
    rf"""
    从事 于? (?! 相关 ) (?P<field> (?: (?! 经历 | 经验 | 从事 ) [^，。；\n] ){{1,60}}? )
    (?: 等 )? (?: 的 )? \s*
    (?: 相关 (?: 的 )? 工作 (?: 的 )? (?: 经历 | 经验 )
      | (?: 相关 )? (?: 工作 )? \s* {YEARS}
    )
    """,
    (
        ("从事光刻机系统研发相关工作经历", {"field": "光刻机系统研发"}),
        ("从事金融风险研究三年以上", {"field": "金融风险研究", "years": "三"}),
        ("从事风控的工作3年以上", {"field": "风控", "years": "3"}),
        ("从事保险精算的工作经历", None),
        ("从事合规、风险控制管理工作经验", None),
    ),
)


@dataclass(frozen=True, slots=True)
class Experience:
    """What an experience text requires; its fields are columns of `Position`."""

    experience_required: bool | None = None
    min_years: int | None = None
    experience_field: str | None = None


def read_experience(text: str | None) -> tuple[Experience, tuple[Doubt, ...]]:
    """The requirement in an experience text, and what in it is in doubt.

    >>> read_experience("具有2年及以上从事芯片设计相关工作经历")[0]
    Experience(experience_required=True, min_years=2, experience_field='芯片设计')
    """
    if text is None:
        return Experience(), ()
    if NOTHING.whole(text):
        return Experience(experience_required=False), ()
    first_line = text.split("\n")[0]
    if NOTHING.whole(first_line):
        message = "the text says that nothing is required, and goes on"
        doubt = Doubt("nothing-and-more", message, "experience_text", text)
        return Experience(experience_required=False), (doubt,)
    asked = PART.compiled.sub(lambda part: " " * len(part[0]), required_part(text))
    bounds = sorted(set(_bounds(YEARS.each(asked))))
    match = FIELD.search(asked)
    found = Experience(
        experience_required=True,
        min_years=bounds[0] if bounds else None,
        experience_field=match["field"] if match else None,
    )
    return found, tuple(_doubts(text, bounds))


def _bounds(matches: Iterator[regex.Match[str]]) -> Iterator[int]:
    for match in matches:
        years = numeral(match["years"])
        if years is not None and years <= LONGEST:
            yield years


def _doubts(text: str, bounds: list[int]) -> Iterator[Doubt]:
    if len(bounds) > 1:
        message = f"years {', '.join(map(str, bounds))} are asked for; the smallest is taken"
        yield Doubt("years-several", message, "min_years", text)
    if not bounds and NAMED_YEARS.search(text):
        message = "years are named, but not as a whole lower bound; min_years is null"
        yield Doubt("years-unread", message, "min_years", text)
