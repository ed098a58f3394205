"""Rows that hold no position, and lines over a group of rows: headings again, notes, bands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regex import Match

from extract.model import Cell, Document, Paragraph
from normalize.findings import Doubt
from normalize.headings import Headings, one_line
from normalize.patterns import NUMERAL, Pattern
from normalize.profile import FEWEST_HEADINGS, Field, Profile
from normalize.text import visible

GROUP_MARK = Pattern(
    r"""
      第? [一二三四五六七八九十]{1,3} (?: \s* [、.．：:] | \s+ )
    | [（(] (?: [一二三四五六七八九十]{1,3} | [0-9０-９]{1,2} ) [)）]
    | [0-9０-９]{1,2} \s* (?: 、 | [.．] (?! [0-9０-９] ) )
    """,
    (("一、集成电路", {}), ("（二）金融", {}), ("2. 金融", {}), ("2.5年", None)),
)
"""The number of a group."""

GROUP_LABEL = Pattern(
    r"(?: 所属 )? (?: 行业 (?: 大类 | 类别 | 名称 )? | 产业 | 领域 ) \s* [：:]",
    (("行业大类：金融", {}), ("领域:金融", {}), ("金融行业", None)),
)
"""The word before the name of a group that says what it is."""

GROUP_COUNT = Pattern(
    rf"""
      [（(] \s* 共? [计有]? \s* (?: {NUMERAL} ) \s* [个项类种]? (?: 岗位 | 职位 )? \s* [)）]
    | [，,]? \s* 共? [计有]? \s* (?: {NUMERAL} ) \s* [个项种] (?: 岗位 | 职位 )?
    """,
    (("（15个）", {}), ("（共15个岗位）", {}), ("共 15 个岗位", {}), ("（试行）", None)),
)
"""How many positions a group has."""

NAME = Pattern(
    r"[^\s，。；：:、（）()0-9０-９] [^，。；：:（）()]{0,18}? [^\s，。；：:、（）()]",
    (("集成电路", {}), ("金、银", {}), ("。", None)),
)

BAND = Pattern(
    rf"""
    \A \s*
    (?: {GROUP_MARK} \s* {GROUP_LABEL}? \s* (?P<industry> {NAME} ) (?: 类 )? \s* {GROUP_COUNT}?
      | {GROUP_LABEL} \s* (?P<industry> {NAME} ) (?: 类 )? \s* {GROUP_COUNT}?
      | (?P<industry> {NAME} ) (?: 类 )? \s* {GROUP_COUNT}
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
        ("注：一、本目录", None),
        ("外籍人才岗位目录（试行）", None),
        ("金融", None),
    ),
)
"""A line over a group of rows that names their industry, and shows by its form that it does."""

BARE = Pattern(
    rf"\A \s* (?! .* (?: 目录 | 附件 | 附表 | 续 | 说明 | 要求 ) ) (?P<industry> {NAME} ) \s* \Z",
    (("集成电路", {"industry": "集成电路"}), ("续表", None), ("外籍人才岗位目录", None)),
)
"""A name alone, which may be that of a group where its place says so."""

NOTE = Pattern(
    rf"""
    \A \s* (?:
        (?: 注 | 备注 | 说明 | 附注 ) \s* (?: (?: {NUMERAL} )? \s* [：:.．、] | \Z | [0-9] )
      | (?: 合计 | 总计 | 共计 | 小计 | 总数 ) \s* (?: [：:] | \Z | {NUMERAL} )
      | 共 [计有]? \s* (?: {NUMERAL} ) \s* [个项]
    )
    """,
    (
        ("注：硕士含博士", {}),
        ("合计62", {}),
        ("合计：62个", {}),
        ("总计六十二个岗位", {}),
        ("共62个岗位", {}),
        ("注册会计师", None),
        ("共性技术研发", None),
    ),
)
"""A row below or between the others that holds no position."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Why a row is no position; and the industry, if it names that of the rows below it."""

    doubt: Doubt
    industry: str | None = None

    @property
    def as_last(self) -> Doubt:
        """The doubt where no position follows: there it names no group."""
        return self.doubt if self.industry is None else _full_width(self.doubt.text or "")


def aside(
    cells: Sequence[Cell], headings: Headings, texts: Mapping[Field, str], profile: Profile
) -> Aside | None:
    """Why a row is no position; None where it may be one."""
    row = cells[0].row
    said = [text for cell in cells if visible(text := one_line(cell))]
    if row < headings.first:
        band = BAND.whole(said[0]) if len(said) == 1 else None
        message = "a row above the headings; kept in the table cells alone"
        return _band(band) if band else Aside(Doubt("caption", message))
    filled = {name: text for name, text in texts.items() if text}
    repeats = all(profile.field_of(text) == name for name, text in filled.items())
    again = headings.repeats(cells) or (repeats and len(filled) >= FEWEST_HEADINGS)
    if row <= headings.row or again:
        return Aside(Doubt("header-repeated", "the heading row stands again"))
    if said and NOTE.search(said[0]) and len(said) <= FEWEST_HEADINGS:
        return Aside(Doubt("note", "a note in a row of its own", None, " ".join(said)))
    return _alone(cells, said[0], headings) if len(said) == 1 else None


def _alone(cells: Sequence[Cell], text: str, headings: Headings) -> Aside | None:
    """What a row is of which one cell alone holds text."""
    band = BAND.whole(text)
    if band:
        return _band(band)
    only = len(cells) == 1 and cells[0].column == 1
    bare = BARE.whole(text) if only and "industry" not in headings.fields.values() else None
    if bare:
        return Aside(bare_band(text), bare["industry"])
    full = only and 1 < headings.width <= cells[0].column_span
    return Aside(_full_width(text)) if full else None


def _band(match: Match[str]) -> Aside:
    doubt = Doubt("band", "a row that names a group", None, match.string)
    return Aside(doubt, match["industry"])


def bare_band(text: str) -> Doubt:
    """A name alone is read as an industry."""
    message = f"{text!r} is read as the industry of the rows below it, by its place alone"
    return Doubt("band-unmarked", message, "industry", text)


def _full_width(text: str) -> Doubt:
    """A text over all columns that is neither a band nor shows that it is a note."""
    message = "a text over all columns that names no group; kept in the table cells alone"
    return Doubt("note-unmarked", message, None, text)


def names_above(document: Document) -> dict[int, str]:
    """The name that stands alone above each table, where one stands above each and all differ."""
    names: dict[int, str] = {}
    number, line = 1, ""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            line = (block.label or "") + block.text if visible(block.text) else line
            continue
        if BARE.whole(line):
            names[number] = line
        number, line = number + 1, ""
    several = len(names) > 1 and len(set(names.values())) == number - 1
    return names if several else {}
