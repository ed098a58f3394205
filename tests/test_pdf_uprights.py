"""Tables with upright lines alone: where rows part, what stands beside and above them."""

import pytest
from pdfs import Draw, Sheet
from typeset import found, put, rows

from extract.model import UnreadableError

HEAD = "Ref.|Place|Trade"
NAMES = [
    "地区|行业|岗位",
    "北京|信息技术|软件工程师",
    "天津|高端制造|临床药师",
    "河北|航运物流|工业设计师",
]
NAMES += ["山西|生物医药|船舶轮机员", "吉林|金融服务|数据分析师"]
WORDS = ["A1|Alabama|Software", "A2|Alaska|Transport", "A3|Arkansas|Health", "A4|Colorado|Finance"]


def uprights(sheet: Sheet, xs: tuple[float, ...], top: float, bottom: float) -> None:
    for x in xs:
        sheet.line(x, top, x, bottom)


def caption_set_wide(sheet: Sheet) -> None:
    put(sheet, 100, 30, "Table 1.")
    put(sheet, 160, 30, "Trades of places")
    uprights(sheet, (80, 180), 40, 106)
    rows(sheet, 50, "40l 84l 184l", [HEAD, *WORDS])


def full_of_words(sheet: Sheet) -> None:
    """No word has room beside the next one, as far as words tell; there is room to the line."""
    uprights(sheet, (80, 180), 40, 116)
    for n, row in enumerate(NAMES):
        for x, text in zip((40, 84, 184), row.split("|"), strict=True):
            sheet.text(x, 50 + 13 * n, text)


def over_a_line(sheet: Sheet) -> None:
    """A word that is too long for its column is of it."""
    uprights(sheet, (35, 80, 124, 300), 40, 106)
    rows(sheet, 50, "40l 84l 150l", [HEAD, *WORDS[:2], "A3|Arkansas(x)|Health", WORDS[3]])


def interrupted(sheet: Sheet) -> None:
    uprights(sheet, (80, 180), 40, 80)
    rows(sheet, 50, "40l 84l 184l", [HEAD, *WORDS[:2]])
    put(sheet, 60, 91, "Other places of the country")
    uprights(sheet, (80, 180), 96, 124)
    rows(sheet, 105, "40l 84l 184l", WORDS[2:])


def two_tables(sheet: Sheet) -> None:
    for y in (0, 130):
        put(sheet, 100, 30 + y, f"Table {1 + y // 130}.")
        put(sheet, 160, 30 + y, "Trades")
        uprights(sheet, (80, 180), 40 + y, 106 + y)
        rows(sheet, 50 + y, "40l 84l 184l", [HEAD, *WORDS])


FACTS: dict[Draw, list[list[str]]] = {
    caption_set_wide: [[HEAD, *WORDS]],
    full_of_words: [NAMES],
    over_a_line: [[HEAD, *WORDS[:2], "A3|Arkansas(x)|Health", WORDS[3]]],
    interrupted: [[HEAD, *WORDS[:2], "Other places of the country*3", *WORDS[2:]]],
    two_tables: [[HEAD, *WORDS], [HEAD, *WORDS]],
}


@pytest.mark.parametrize("draw", FACTS, ids=[draw.__name__ for draw in FACTS])
def test_upright_lines_alone(draw: Draw) -> None:
    assert found(draw) == FACTS[draw]


def test_lines_of_a_chart_are_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        uprights(sheet, (80, 180, 280), 40, 140)
        rows(sheet, 60, "40l", ["100", "50", "0"], 35)
        rows(sheet, 150, "75l 175l 275l", ["2001|2002|2003"])

    with pytest.raises(UnreadableError, match="no table"):
        found(draw)
