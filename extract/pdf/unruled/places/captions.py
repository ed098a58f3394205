"""Which lines are captions of tables: they stand above a table, and are no row of it."""

import re

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
"""What a caption is as a whole."""
MOST = 3
"""Texts of a caption: what it is called, its name, and what is measured."""


def is_caption(line: TextLine) -> bool:
    """Whether a line is a caption: 表1 and its name, however far apart, and no figure beside.

    Else it is nothing but the number of an annex, or what a table is called.
    """
    texts = [piece.text.strip() for piece in line.pieces]
    if len(texts) == 1 and TITLE.fullmatch(texts[0]):
        return True
    figures = any(piece.is_numeric for piece in line.pieces)
    return bool(CAPTION.match(spaced(line.pieces[0]))) and len(texts) <= MOST and not figures


def is_named(text: str) -> bool:
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
