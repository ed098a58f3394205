"""What a document says of itself above and below its tables: its title, its status, its date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.model import Document, Paragraph, Table
from normalize.groups import BAND, is_note
from normalize.headings import one_line
from normalize.patterns import Pattern
from normalize.profile import Profile
from normalize.text import joined, numeral, visible

TITLE_LENGTH = 80
"""A longer text is no title."""

DATE = Pattern(
    r"""
      (?P<year> [0-9０-９]{4} | [〇○Ｏ零一二三四五六七八九]{4} ) \s* 年
      (?: \s* (?P<month> [0-9０-９]{1,2} | [一二三四五六七八九十]{1,2} ) \s* 月
          (?: \s* (?P<day> [0-9０-９]{1,2} | [一二三四五六七八九十]{1,3} ) \s* [日号] )? )?
    | (?<! [0-9] ) (?P<year> (?: 19 | 20 ) [0-9]{2} ) (?= \s* 版 )
    | (?<! [0-9] ) (?P<year> [0-9]{4} ) (?P<sign> [-./] ) (?P<month> [0-9]{1,2} )
      (?P=sign) (?P<day> [0-9]{1,2} ) (?! [0-9] )
    """,
    (
        ("2021年5月31日", {"year": "2021", "month": "5", "day": "31"}),
        ("二〇二一年五月", {"year": "二〇二一", "month": "五"}),
        ("（2024年版）", {"year": "2024"}),
        ("（2024版）", {"year": "2024"}),
        ("2021-05-31", {"year": "2021", "sign": "-", "month": "05", "day": "31"}),
        ("近10年", None),
    ),
)

DATE_LINE = Pattern(
    rf"""
    \A [（(]? (?: (?: 发布 | 印发 | 公布 | 成文 | 制定 ) (?: 日期 | 时间 ) \s* [：:] \s* )?
    {DATE} (?: 印发 | 发布 | 公布 )? [)）]? \Z
    """,
    (
        ("2021年5月31日", {"year": "2021", "month": "5", "day": "31"}),
        ("发布日期：2021年5月31日", {"year": "2021", "month": "5", "day": "31"}),
        ("自2021年5月31日起施行", None),
    ),
)
"""A line that says when the document was issued: a date in a sentence may be any."""

NUMBER = Pattern(
    r"""
    [〔\[［【（(] \s* (?P<year> (?: 19 | 20 ) [0-9]{2} ) \s* [〕\]］】)）] \s* 第? \s* [0-9]+ \s* 号
    """,
    (("沪人社规〔2021〕12号", {"year": "2021"}), ("〔2021〕", None)),
)
"""The number of an official document (GB/T 9704-2012, 7.2.5), which names its year."""

STATUS = Pattern(
    r"""
    [（(] \s* (?P<status> 试行 | 暂行 | 草案 | 征求意见稿 | 修订版? | 修订稿 | 公示稿 ) \s* [)）]
    """,
    (("目录（试行）", {"status": "试行"}), ("试行办法", None)),
)

NO_TITLE = Pattern(
    r"""
    [。；;，,：:！？!?]                                            # a sentence, a salutation
    | \A (?: 附件 | 附表 | 附录 | 附 ) [0-9０-９一二三四五六七八九十]* \Z
    | \A [（(]? [一二三四五六七八九十]{1,3} [)）、]                   # a band over a group of rows
    | \A 第? [0-9 -]+ 页? \Z
    """,
    (("附件2", {}), ("一、集成电路（15个）", {}), ("各有关单位：", {}), ("岗位目录", None)),
)
"""What stands above a table and is no part of its title."""

ATTACHED = Pattern(
    r"\A (?: 附件 | 附表 ) [0-9０-９一二三四五六七八九十]* \s* [：:] \s*",
    (("附件2：岗位目录", {}), ("岗位目录", None)),
)
"""What stands before a title in its line."""


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What was found; ``date_text`` is the text that ``published`` was read from."""

    title: str | None
    status: str | None
    published: str | None
    date_text: str | None


def read_title_page(document: Document, profile: Profile) -> TitlePage:
    """Title, status and date; None for each that the document does not say beyond doubt."""
    above = list(_above(document, profile))
    title = _title(above)
    status = STATUS.search(title or "")
    around = above + list(_below(document))
    published, date_text = _published(around, title)
    return TitlePage(title, status["status"] if status else None, published, date_text)


def _above(document: Document, profile: Profile) -> Iterator[str]:
    """The lines above the first heading row: paragraphs, and captions within the table."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from filter(visible, block.text.split("\n"))
            continue
        for cells in block.rows:
            texts = [text for cell in cells if visible(text := one_line(cell))]
            if profile.recognises(texts) or len(texts) > 1:
                return
            yield from texts
        return


def _below(document: Document) -> Iterator[str]:
    """The lines behind the first table."""
    tables = [at for at, block in enumerate(document.blocks) if isinstance(block, Table)]
    for block in document.blocks[tables[0] + 1 if tables else 0 :]:
        if isinstance(block, Paragraph):
            yield from filter(visible, block.text.split("\n"))


def _title(above: Iterable[str]) -> str | None:
    """The lines next to the table that are no sentences, as one."""
    lines: list[str] = []
    for line in reversed([ATTACHED.compiled.sub("", line.strip()) for line in above]):
        if _is_none(line) or DATE_LINE.whole(line) or NUMBER.search(line):
            if lines:
                break
            continue
        lines.insert(0, line)
    title = joined(lines)
    return title if title and len(title) <= TITLE_LENGTH else None


def _is_none(line: str) -> bool:
    """Whether a line is no part of a title: a sentence, a band over a group of rows, a sum."""
    return bool(NO_TITLE.search(line) or BAND.whole(line) or is_note(line))


def _published(lines: Iterable[str], title: str | None) -> tuple[str | None, str | None]:
    """The date that a line of its own says, else the title, else the document's number.

    Of each kind there must be one date alone.
    """
    texts = [line.strip() for line in lines]
    kinds = (
        [(match, text) for text in texts if (match := DATE_LINE.whole(text))],
        [(match, match[0]) for match in DATE.each(title or "")],
        [(match, match[0]) for text in texts for match in NUMBER.each(text)],
    )
    for found in kinds:
        dates = {date: text for match, text in found if (date := _iso(match.groupdict()))}
        if dates:
            return next(iter(dates.items())) if len(dates) == 1 else (None, None)
    return None, None


def _iso(parts: dict[str, str | None]) -> str | None:
    """The date in ISO 8601, as far as it goes; None for a month or a day that no calendar has."""
    texts = [parts.get(name) for name in ("year", "month", "day")]
    values = [numeral(text.translate({0x25CB: "〇", 0xFF2F: "〇"})) for text in texts if text]
    year, month, day = (*values, 1, 1)[:3]
    if year is None or month is None or day is None:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004 - the calendar
        return None
    return "-".join(f"{value:0{width}}" for value, width in zip(values, (4, 2, 2), strict=False))
