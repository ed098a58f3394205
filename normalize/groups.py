"""The words of lines over a group of rows, of sums and of notes."""

from normalize.marks import BULLETS, CHINESE, DIGITS, ENCLOSED
from normalize.patterns import NUMERAL, Pattern
from normalize.text import closed_up, visible

GROUP_MARK = Pattern(
    rf"""
      第? \s* (?: {CHINESE} | {DIGITS} ) \s* (?: 大?类 | 部分 ) (?: \s* [、.．：:，,] | \s+ )
    | 第 \s* (?: {CHINESE} | {DIGITS} ) \s* [章节篇组]? (?: \s* [、.．：:，,] | \s+ )
    | {CHINESE} (?: \s* [、.．：:] | \s+ )
    | [（(] \s* (?: {CHINESE} | {DIGITS} ) \s* [)）] [、.．]?
    | {DIGITS} (?: \s* [、)）：:] | [.．] (?! [0-9０-９] ) | \s+ (?= \p{{Han}} ) )
    | [{ENCLOSED}] [、.．]? | [Ⅰ-Ⅻ] (?: \s* [、.．] | \s+ )
    | [IVX]{{1,4}} \s* [、.．] | [A-H] (?: \s* [、.．)）] | 类 \s* [：:] )
    | 附?表 \s* (?: {CHINESE} | {DIGITS} ) (?: \s* [、.．：:] | \s+ )
    """,
    (
        ("一、集成电路", {}),
        ("（二）金融", {}),
        ("2. 金融", {}),
        ("第三类 金融", {}),
        ("第一部分：金融", {}),
        ("表2 金融", {}),
        ("2.5年", None),
    ),
)
"""The number of a group."""

GROUP_NUMBER = Pattern(
    rf"(?: {CHINESE} | [Ⅰ-Ⅻ] ) [、.．]? | [（(] {CHINESE} [)）] | 第 {CHINESE} (?: 大?类 | 部分 )",
    (("一", {}), ("（二）", {}), ("第三类", {}), ("1", None)),
)
"""The number of a group in a cell of its own, in a form that rows are seldom numbered in."""

GROUP_LABEL = Pattern(
    rf"""
      (?: 所属 | 重点 | 主要 )? (?: 行业 | 产业 | 领域 | 类别 | [大分门]类 )
      (?: 领域 | 类别 | 名称 | [大分门]类 )? (?: {CHINESE} | {DIGITS} )? \s* [：:]
    | 行业 (?: 领域 | 类别 | [大分门]类 ) \s+
    """,
    (
        ("行业大类：金融", {}),
        ("领域:金融", {}),
        ("重点产业一：金融", {}),
        ("行业大类 金融", {}),
        ("金融行业", None),
    ),
)
"""The word before the name of a group that says what it is."""

POSTS = Pattern(
    r"(?: 急需 )? (?: 紧缺 )? (?: 人才 )? (?: 岗位 | 职位 )",
    (("岗位", {}), ("急需紧缺人才岗位", {}), ("人才", None)),
)

GROUP_COUNT = Pattern(
    rf"""
      [（(] \s* (?: 序号 )? (?: {NUMERAL} ) \s* [-–—－~～至] \s* (?: {NUMERAL} ) \s* 号? \s* [)）]
    | [（(] \s* 共? [计有]? \s* (?: {NUMERAL} ) \s* [个项类种人名]? {POSTS}? \s* [)）]
    | [，,：:—–/-]{{0,2}} \s* 共? [计有]? \s* (?: {NUMERAL} ) \s* [个项种] {POSTS}?
    """,
    (
        ("（15个）", {}),
        ("（共15个岗位）", {}),
        ("共 15 个岗位", {}),
        ("（16-30）", {}),
        ("：15个急需紧缺岗位", {}),
        ("（试行）", None),
    ),
)
"""How many positions a group has, or which."""

NAME = Pattern(
    rf"""
    (?! .* (?: 目录 | 附[件表录则] | 总则 | 说明 | 要求 | 范围 | 事项 | 原则 | 办法 | 程序 )
      | [合小总] \s* 计 | 总共 | 以上 | 全部 | 本 [表类目行页] | 共 \s* (?: [计有] | {NUMERAL} ) )
    (?: [0-9]+ (?= [A-Za-z] ) | [^\s，。；：:、（）()【】\[\]{BULLETS}0-9０-９] )
    (?: [^，。；：:（）()【】]{{0,18}}? [^\s，。；：:、（）()【】/—–-] )
    (?: [（(] (?! {NUMERAL} | 共 | 序号 | 续 ) [^（）()0-9]{{2,20}} [)）] )?
    """,
    (
        ("集成电路", {}),
        ("金、银", {}),
        ("5G通信", {}),
        ("生物医药（含医疗器械）", {}),
        ("外籍人才岗位目录", None),
        ("。", None),
    ),
)
"""The name of a group; what is called a catalogue, a note or a sum is none."""

KIND = Pattern(rf"(?: 大?类 )? {POSTS}?", (("大类", {}), ("类岗位", {}), ("", {})))
"""What may stand behind a name and is no part of it."""

NAMED = Pattern(
    rf"[【\[《]? (?P<industry> {NAME} ) [】\]》]? {KIND} \s*",
    (("【金融】", {"industry": "金融"}), ("金融类岗位", {"industry": "金融"})),
)
"""A name as it stands in a line."""

BAND = Pattern(
    rf"""
    \A \s*+ [{BULLETS}]? \s*+
    (?: (?: {GROUP_MARK} \s* {GROUP_LABEL}? | {GROUP_LABEL} ) \s* {NAMED} {GROUP_COUNT}?
      | {NAMED} (?: {GROUP_COUNT} | (?= [（(] 续 ) )
    )
    \s* (?: [（(] 续表? [)）] )? [：:]? \s* \Z
    """,
    (
        ("一、集成电路（15个）", {"industry": "集成电路"}),
        ("（二）生物医药", {"industry": "生物医药"}),
        ("3. 人工智能类（共17个岗位）", {"industry": "人工智能"}),
        ("行业大类：金融", {"industry": "金融"}),
        ("金融（15个）", {"industry": "金融"}),
        ("二、金融（续）", {"industry": "金融"}),
        ("金融（续）", {"industry": "金融"}),
        ("第四类 金融", {"industry": "金融"}),
        ("【金融】（15）", {"industry": "金融"}),
        ("金融大类——15个", {"industry": "金融"}),
        ("二、生物医药（含医疗器械）（15个）", {"industry": "生物医药（含医疗器械）"}),
        ("注：一、本目录", None),
        ("二、岗位目录", None),
        ("合计（62个）", None),
        ("共62个岗位", None),
        ("外籍人才岗位目录（试行）", None),
        ("金融", None),
    ),
)
"""A line over a group of rows that names their industry, and shows by its form that it does."""

BARE = Pattern(
    rf"\A \s*+ (?! .* 续 ) [{BULLETS}]? \s*+ {NAMED} \Z",
    (
        ("集成电路", {"industry": "集成电路"}),
        ("■ 集成电路类", {"industry": "集成电路"}),
        ("续表", None),
        ("外籍人才岗位目录", None),
    ),
)
"""A name alone, which may be that of a group where its place says so."""

TOTAL = Pattern(
    rf"""
    \A [（(]? (?: 以上 | 全部 | 岗位 | 职位 | 本 \p{{Han}}{{1,3}}? )?
    (?: (?: [合总共小]计 | 总数 | 总共 | 共有 ) (?: 岗位 | 职位 )? (?: 数量? )?
        [：:为]? [（(]? (?: \Z | {NUMERAL} )
      | 共 [计有]? (?: {NUMERAL} ) [个项]
    )
    """,
    (
        ("合计62", {}),
        ("合计：62个", {}),
        ("合计（62个）", {}),
        ("总计六十二个岗位", {}),
        ("以上共62个岗位", {}),
        ("本目录共有62个岗位。", {}),
        ("岗位总数", {}),
        ("共性技术研发", None),
        ("本科共计", None),
    ),
)
"""The sum of a table or a group; white space aside."""

NOTE = Pattern(
    rf"""
    \A [（(【\[]? (?:
        (?: 填表 | 有关 | 相关 | 几点 )? (?: 附?注 | 备注 | 说明 | 注释 )
        [】\])）]? (?: [（(]? (?: {NUMERAL} )? [)）]? [：:.．、] | \Z | [0-9] )
      | [*＊※]
    )
    """,
    (
        ("注：硕士含博士", {}),
        ("（注：硕士含博士）", {}),
        ("填表说明：一、本目录", {}),
        ("※硕士含博士", {}),
        ("注册会计师", None),
    ),
)
"""A row below or between the others that holds a note; white space aside."""


DITTO = Pattern(
    r"\A \s* (?: 同 \s* 上 | 〃 | ″ | ” | \" ) \s* 。? \Z",
    (("同上", {}), ("〃", {}), ("同上海", None)),
)
"""Stands for the text above it."""


def is_note(text: str) -> bool:
    """Whether a text is a note or a sum, by its first words.

    >>> is_note("备 注：一"), is_note("合计：62个"), is_note("注册会计师")
    (True, True, False)
    """
    bare = visible(text)
    return bool(NOTE.search(bare) or TOTAL.search(bare))


def industry_of(text: str) -> str:
    """The industry that a cell names: without number, count and （续）, and letters put together.

    >>> [industry_of(text) for text in ("一、金融（15个）", "金融（续）", "金 融", "金融")]
    ['金融', '金融', '金融', '金融']
    """
    band = BAND.whole(text)
    return closed_up(band["industry"] if band else text)
