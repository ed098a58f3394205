"""Which lines are captions of tables: they stand above a table, and are no row of it."""

import re
from collections.abc import Sequence
from operator import attrgetter

from extract.pdf.unruled.textlines import Piece, TextLine

CAPTION = re.compile(
    r"""
      [续附]*[表图]\s*[\d一二三四五六七八九十A-Z]          # 附表2
    | (?:计量)?单位\s*[:：]                                # 单位：亿元
    | [（(\[]\s*单位                                       # （单位：人）
    | (?i:table|tab\.|fig\.|figure|exhibit|appendix|annex)\s*
      (?:[A-Z]?[-.–]?\d+[a-z]?(?:[-.–]\d+)* | [IVXLC]+ | [A-Z])(?![.]?\w)   # Table 3-1, TABLE IV
    | (?i:units?)\s*[:：]
    """,
    re.VERBOSE,
)
"""What a caption begins with; `figure1.pdf` and `TableColor` name something else."""
UNITS = re.compile(
    r"[(\[]\s*(?:amounts\s*)?(?:in\s*)?(?:[a-z.]{2,4}\s*)?[$€£¥]?\s*(?:thousand|million|billion|percent)",
    re.IGNORECASE,
)
"""(In millions of dollars): no heading above a table, and a label within it."""
TITLE = re.compile(
    r"附\s*[件表录]\s*[\dA-Z一二三四五六七八九十]{0,3}\s*[:：]?"  # 附件2
    r"|[^，。；、：《》]{3,}(?:一览|统计|情况|汇总|明细|对照|分配|登记|分工|任务|标准)表"
    r"|[^，。；、：《》]{3,}(?:目录|清单|名录|名单)"
)
"""What a caption may be as a whole; so may a label over rows, or a text of a row."""
HEADING = re.compile(r"第?[一二三四五六七八九十]{1,3}[、章节]")
"""How the heading of a section begins."""
BASELINE = attrgetter("baseline")
MOST = 3
"""Texts of a caption: what it is called, its name, and what is measured."""
MOST_ABOVE = 4
"""Rows above a name that tell whether there are figures in rows."""


def is_caption(line: TextLine) -> bool:
    """Whether a line is a caption: 表1 and its name, however far apart, and no figure beside."""
    texts = [piece.text.strip() for piece in line.pieces]
    figures = any(piece.is_numeric for piece in line.pieces)
    return bool(CAPTION.match(spaced(line.pieces[0]))) and len(texts) <= MOST and not figures


def parts_tables(line: TextLine, lines: Sequence[TextLine]) -> bool:
    """Whether a line is a caption, or names what stands below it: headings, under rows of figures.

    The same text is a label or a rest of a cell where rows of the same kind go on below it, unless
    a numbered heading stands above it.
    """
    if is_caption(line) or not is_named(line):
        return is_caption(line)
    before = max((x for x in lines if x.baseline < line.baseline), key=BASELINE, default=line)
    if len(before.pieces) == 1 and HEADING.match(before.pieces[0].text.strip()):
        return True
    rows = [x for x in lines if len(x.pieces) > 1 and not is_caption(x)]
    above = [x for x in rows if x.baseline < line.baseline][-MOST_ABOVE:]
    below = next((x for x in rows if x.baseline > line.baseline), None)
    figures = sum(any(piece.is_numeric for piece in x.pieces) for x in above)
    return (
        below is not None
        and not any(piece.is_numeric for piece in below.pieces)
        and 2 * figures > len(above)
    )


def is_named(line: TextLine) -> bool:
    """Whether a line is nothing but the number of an annex, or what a table may be called."""
    return len(line.pieces) == 1 and TITLE.fullmatch(line.pieces[0].text.strip()) is not None


def is_caption_text(text: str) -> bool:
    """Whether a text is one of a caption: it begins as one, or is all what a table is called."""
    return bool(CAPTION.match(text) or TITLE.fullmatch(text))


def spaced(piece: Piece) -> str:
    """The text with a space before each word but the first."""
    starts = {x0 for x0, _ in piece.words[1:]}
    marked = (f" {c.text}" if c.x0 in starts else c.text for c in piece.characters)
    return "".join(marked) or piece.text


def is_unit(line: TextLine) -> bool:
    """Whether a line says alone what all figures of a table are counted in."""
    return len(line.pieces) == 1 and UNITS.match(line.pieces[0].text) is not None
