"""Rows of wrapped texts between which no line is drawn."""

import pytest
from pdfs import Sheet, pdf
from reportlab.pdfbase.pdfmetrics import stringWidth
from typeset import TIMES, found, lines, put, rows, shown

from extract.pdf.reader import read_pdf
from extract.pdf.unruled.columns.white import Gutter
from extract.pdf.unruled.places.regions import labels_below
from extract.pdf.unruled.textlines import Piece, TextLine

XS = [20.0, 60.0, 130.0, 320.0]
ROWS = [
    ["1", "设计师", ["1.熟悉集成电路设计流程和工具，能独立", "完成项目。", "2.具有五年以上经验。"]],
    ["2", "研究员", ["1.掌握药物合成方法，了解注册法规并能", "带领团队。"]],
    ["3", "工程师", ["1.负责新型显示材料的研究开发和产业化", "工作。", "2.能编写标准。"]],
]
EXPECTED = [
    "1|设计师|1.熟悉集成电路设计流程和工具，能独立完成项目。/2.具有五年以上经验。",
    "2|研究员|1.掌握药物合成方法，了解注册法规并能带领团队。",
    "3|工程师|1.负责新型显示材料的研究开发和产业化工作。/2.能编写标准。",
]


@pytest.mark.parametrize("place", [0.0, 0.5], ids=["top", "middle"])
def test_rows_between_upright_lines(place: float) -> None:
    def draw(sheet: Sheet) -> None:
        y = 30.0
        for number, title, texts in ROWS:
            off = place * 12 * (len(texts) - 1)
            sheet.text(23, y + off, str(number))
            sheet.text(63, y + off, str(title))
            for index, text in enumerate(texts):
                sheet.text(133, y + 12 * index, text)
            y += 12 * len(texts)
        for x in XS:
            sheet.line(x, 18, x, y)

    (table,) = read_pdf(pdf(draw)).tables
    assert shown(table) == EXPECTED


HEAD = "No.|Position|Abilities|Experience"
POSTS: list[list[str | list[str]]] = [
    [
        "1",
        "Risk officer",
        ["Is able to carry out a", "project alone, holds a", "degree."],
        ["None."],
    ],
    ["2", "City planner", ["Writes well."], ["Took part in a project", "of the state or a town."]],
    [
        "3",
        "Data analyst",
        ["Masters the usual tools", "and languages, speaks", "well."],
        ["Four years."],
    ],
    ["4", "Chip designer", ["Knows the laws and the", "standards of the trade."], ["One year."]],
]
WIDTH = 98
PLACES = (24, 50, 130, 240)


def posts(
    sheet: Sheet, place: float, *, justified: bool = False, padding: float = 4
) -> list[float]:
    """Draw rows set at the top, the middle (0.5) or the foot (1); where each ends."""
    ends = []
    y = 60.0
    for post in POSTS:
        cells = [[text] if isinstance(text, str) else text for text in post]
        high = max(map(len, cells))
        for x, cell in zip(PLACES, cells, strict=True):
            for index, text in enumerate(cell):
                words = text.split()
                gaps = max(len(words) - 1, 1)
                wide = (WIDTH - stringWidth(text, TIMES, 10)) / gaps
                stretched = justified and index < len(cell) - 1
                at = float(x)
                for word in words if stretched else [text]:
                    put(sheet, at, y + place * 12 * (high - len(cell)) + 12 * index, word)
                    at += stringWidth(word + " ", TIMES, 10) + wide
        y += 12 * high + padding
        ends.append(y - 8 - padding / 2)
    return ends


EVERY = [
    "|".join(" ".join(cell) if isinstance(cell, list) else cell for cell in post) for post in POSTS
]


@pytest.mark.parametrize("justified", [False, True], ids=["ragged", "justified"])
@pytest.mark.parametrize("place", [0.0, 0.5, 1.0], ids=["top", "middle", "foot"])
def test_rows_under_a_header_between_lines_that_a_page_cuts(place: float, justified: bool) -> None:  # noqa: FBT001
    def draw(sheet: Sheet) -> None:
        lines(sheet, 20, 345, 26, 44)
        rows(sheet, 38, "24l 50l 130l 240l", [HEAD])
        posts(sheet, place, justified=justified)

    assert found(draw) == [[HEAD, *EVERY]]


def test_a_header_between_lines_far_above_its_rows() -> None:
    def draw(sheet: Sheet) -> None:
        lines(sheet, 20, 345, 5, 30)
        rows(sheet, 20, "24l 50l 130l 240l", [HEAD])
        posts(sheet, 1.0)

    assert found(draw) == [[HEAD, *EVERY]]


def test_rows_whose_texts_have_each_their_own_height() -> None:
    def draw(sheet: Sheet) -> None:
        lines(sheet, 20, 345, 26, 44)
        rows(sheet, 38, "24l 50l 130l 240l", [HEAD])
        lines(sheet, 20, 345, *posts(sheet, 0.5))

    assert found(draw) == [[HEAD, *EVERY]]


def test_lines_with_a_figure_and_no_blank_are_rows() -> None:
    """Names of two words, many as wide as their column."""
    names = """JUAN MARTIN, MATIAS, FEDERICO OSCAR, PABLO DANIEL, FRANCO EDUARDO, CARLOS ENRIQUE,
    MARIA PAULA, JUAN MIGUEL, MABEL AURORA, DIEGO, ANALIA CARMEN, SERGIO ADRIAN, GUSTAVO ALEJANDRO,
    LUIS RODOLFO, ADRIAN ALBERTO"""
    every = [name.strip() for name in names.split(",")] * 4

    def draw(sheet: Sheet) -> None:
        sheet.box(20, 10, 380, 1000)
        rows(sheet, 25, "30l 130l 280r 370r", ["Family|Name|Number|Sum"])
        for number, name in enumerate(every):
            row = f"GARCIA|{name}|2{number:02}|10.0"
            rows(sheet, 43 + 15.5 * number, "30l 130l 280r 370r", [row])

    (table,) = read_pdf(pdf(draw, size=(400, 1020))).tables
    expected = [f"GARCIA|{name}|2{number:02}|10.0" for number, name in enumerate(every)]
    assert shown(table) == ["Family|Name|Number|Sum", *expected]


FIRST, SECOND, THIRD = "1.职业能力要求：", "2.专业学历要求：", "3.从业资历要求："
COUNTED = {
    "光刻研发人才": [
        FIRST,
        "具有扎实的光学知识，如应用光学等",
        "学科。",
        SECOND,
        "无",
        THIRD,
        "无",
    ],
    "光学工程师": [FIRST, "具备设计经验。", SECOND, "取得相关专业学位", THIRD, "无"],
    "芯片架构人才": [
        *(FIRST, "具有计算机和微电子背景，熟悉芯片", "架构和流程，能独立完成设计任务并"),
        *("带领团队。", SECOND, "无", THIRD, "有两年经历"),
    ],
    "芯片人才": [FIRST, "具备扎实的电路知识。", SECOND, "无", THIRD, "无"],
    "射频技术人才": [
        *(FIRST, "熟悉射频电路，能独立完成仿真测试", "工作。"),
        *(SECOND, "取得通信专业学位", THIRD, "无"),
    ],
}


@pytest.mark.parametrize("place", [0.0, 0.5], ids=["top", "middle"])
@pytest.mark.parametrize("upright", [True, False], ids=["upright lines", "no lines"])
@pytest.mark.parametrize("before", [0, 21], ids=["header", "no header"])
def test_numbers_count_rows_whatever_their_texts(
    *, place: float, upright: bool, before: int
) -> None:
    """Many lines of a cell are short, as if it ended there."""

    def draw(sheet: Sheet) -> None:
        y = 30.0
        if not before:
            for x, text in zip(XS, ("序号", "岗位", "要求"), strict=False):
                sheet.text(x + 3, y, text)
            y += 12
        for number, (title, texts) in enumerate(COUNTED.items(), before + 1):
            off = place * 12 * (len(texts) - 1)
            sheet.text(23, y + off, str(number))
            sheet.text(63, y + off, title)
            for index, line in enumerate(texts):
                sheet.text(133, y + 12 * index, line)
            y += 12 * len(texts)
        for x in XS * upright:
            sheet.line(x, 18, x, y)

    (table,) = read_pdf(pdf(draw, size=(400, 600))).tables
    found = ["".join(text.split("/")) for text in shown(table)]
    assert found[not before :] == [
        f"{number}|{title}|{''.join(texts)}"
        for number, (title, texts) in enumerate(COUNTED.items(), before + 1)
    ]


def test_labels_that_all_stand_over_the_first_gutter_go_on_nowhere() -> None:
    run = [
        TextLine(20.0 * n, 10.0, (Piece("Total", 20, 90), Piece("1", 120, 130))) for n in range(4)
    ]
    below = [TextLine(72.0, 10.0, (Piece("and more", 20, 60),))]
    assert labels_below(run, [Gutter(60, 100)], below) == []
