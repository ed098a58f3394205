"""从业资历要求: how many years, and in which field."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from normalize.findings import Doubt
from normalize.patterns import NOTHING, NUMERAL, Pattern, required_part
from normalize.text import numeral

CLAUSE_ENDS = regex.compile(r"[，,。；;\n]")
LONGEST = 60
"""More years than a working life holds are no requirement of years."""

TO = Pattern(r"[-‐-―－~～〜至到]", (("3-5", {}), ("3－5", {}), ("3、5", None)))

INCLUSIVE = Pattern(
    r"[（(] \s* 含 [^）)]{0,4} [)）]",
    (("五年（含）以上", {}), ("2年（含2年）以上", {}), ("五年以上", None)),
)

WORK = Pattern(
    r"(?: 经历 | 经验 | 资历 )",
    (("工作经历", {}), ("工作", None)),
)

ENDS = Pattern(
    r"[级度制内前] | 以 [内下] | 之内 | 左右",
    (("3年内", {}), ("5年以内", {}), ("2020级", {}), ("5年以上", None)),
)
"""Words behind years that make no lower bound of them."""

NUMBER = Pattern(
    rf"(?P<years>{NUMERAL}) (?: \s* [（(] \s* {NUMERAL} \s* [)）] )?",
    (("3", {"years": "3"}), ("三（3）", {"years": "三"}), ("若干", None)),
)
"""A number of years, written twice where none is to be added to it."""

YEARS = Pattern(
    rf"""
    (?<! [0-9０-９.．第近约] ) (?<! 近\s ) (?<! 成立 )    # not 2.5年, 第三年, 近五年, 成立3年
    (?<! [0-9０-９] [、，,] )                              # the second of 3、5年
    (?:
        (?<! [不未至最] ) (?<! [不未至最]多 )
        (?: 不 [得应]? [少低短]于 | [至最]少 | 满 | 超过 | [大多]于 (?: 等于 )? | [≥＞>] =? )
        \s* {NUMBER} \s* 周?年 (?! {ENDS} )
      | {NUMBER} \s* 年? \s* {TO} \s* {NUMERAL} \s* 年 (?! {ENDS} )
      | (?P<years> [两一二三四五六七八九] ) 、? [二三四五六七八九] \s* 年 (?! {ENDS} )
      | {NUMBER} \s* 周?年 \s* {INCLUSIVE}? \s* (?: (?: 及其? | 或 )? 以上 | \+ | ＋ | 起 )
      | {NUMBER} \s* 周?年 (?! {ENDS} ) (?: 的 )? [^，。；0-9年]{{0,40}}? {WORK}
      | {WORK} \s* {NUMBER} \s* 年 (?! {ENDS} )
      | 从事 [^，。；0-9年]{{1,40}}? {NUMBER} \s* 周?年 (?= \s* (?: [，。；] | \Z ) )
      | (?: \A | 年限 (?: 要求 )? | 从业 | 工作 ) [为：:\s]* {NUMBER} \s* 周?年 \s* [。；，]? \s* \Z
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
        ("三（3）年以上", {"years": "三"}),
        ("五、六年工作经验", {"years": "五"}),
        ("不得少于3年", {"years": "3"}),
        ("具有2年从事芯片设计的相关工作经历", {"years": "2"}),
        ("从事芯片设计两年", {"years": "两"}),
        ("从业年限：3年。", {"years": "3"}),
        ("3年以内", None),
        ("5年以内工作经验", None),
        ("约3年工作经验", None),
        ("3、5年工作经验", None),
        ("2.5年以上", None),
        ("近5年以上", None),
        ("不超过5年", None),
        ("至多满3年", None),
        ("2020年毕业", None),
    ),
)
"""A lower bound of years."""

ELSE = Pattern(
    r"毕业 | 入职 | 合同 | 协议 | 有效 | 年龄 | 服务期 | 居[住留] | 留学 | 就读 | [社参]保 | 缴纳",
    (("毕业3年以上", {}), ("劳动合同", {}), ("从事研发3年以上", None)),
)
AT_WORK = Pattern(
    r"经验 | 经历 | 资历 | 履历 | 从事 | 从业 | 任职 | 工作 | 年限 | 研究 | 管理",
    (("毕业后工作3年以上", {}), ("毕业3年以上", None)),
)
"""Words of a clause that say of what its years are."""

GRADUATE = Pattern(r"应届", (("应届毕业生亦可", {}), ("毕业生", None)))
"""Who has just left a university has not worked yet."""

SPARED = Pattern(
    r"(?: 无 | 不[作做] | 没有 ) [^，。；]{0,6} 要求 | 不限",
    (("博士无要求", {}), ("经验不限", {}), ("3年以上", None)),
)
"""A clause that requires nothing of someone."""

PART = Pattern(r"其中 [^，。；]*", (("其中2年以上管理经验", {}), ("2年以上", None)))
"""A part of the years that are asked for before it."""

NAMED_YEARS = Pattern(
    rf"""
      (?<! [0-9０-９第] ) (?: {NUMERAL} | [壹贰叁肆伍陆柒捌玖拾廿] )
      \s* (?: [.．][0-9]+ | [余多几] )? \s*
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
    bounds = sorted(set(_bounds(asked)))
    match = FIELD.search(asked)
    found = Experience(
        experience_required=None if GRADUATE.search(asked) else True,
        min_years=bounds[0] if bounds else None,
        experience_field=match["field"] if match else None,
    )
    return found, tuple(_doubts(text, bounds))


def _bounds(text: str) -> Iterator[int]:
    """The lower bounds of years; those of a clause about something else than work are left out."""
    for match in YEARS.each(text):
        years = numeral(match["years"])
        clause = (
            CLAUSE_ENDS.split(text[: match.end()])[-1] + CLAUSE_ENDS.split(text[match.end() :])[0]
        )
        of_work = AT_WORK.search(clause) or not ELSE.search(clause)
        if years is not None and years <= LONGEST and of_work:
            yield years


def _doubts(text: str, bounds: list[int]) -> Iterator[Doubt]:
    if len(bounds) > 1:
        message = f"years {', '.join(map(str, bounds))} are asked for; the smallest is taken"
        yield Doubt("years-several", message, "min_years", text)
    if GRADUATE.search(required_part(text)):
        message = "new graduates are named: whether experience is required is not said"
        yield Doubt("experience-doubtful", message, "experience_required", text)
    if bounds and SPARED.search(required_part(text)):
        message = "years are asked for, and a part of the text says that nothing is required"
        yield Doubt("experience-doubtful", message, "min_years", text)
    if not bounds and NAMED_YEARS.search(text):
        message = "years are named, but not as a whole lower bound; min_years is null"
        yield Doubt("years-unread", message, "min_years", text)
