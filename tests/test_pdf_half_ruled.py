"""Drawn grids whose lines part columns or groups alone: their rows are those of the text."""

import pytest
from pdfs import Draw, Sheet
from typeset import found, lines, put, rows

XS = "30l 150r 220r 290r"
FIGURES = ["Base|71.2|70.8|0.3", "+ more|74.5|73.9|0.4", "Full|78.0|77.7|0.4", "Other|1.5|2.5|0.6"]
NORTH = ["A|1.0|2.0|3.0", "B|4.0|5.0|6.0", "C|7.0|8.0|9.0"]
HEAD = "Model|Dev|Test|Run"


def uprights(sheet: Sheet, xs: tuple[float, ...], top: float, bottom: float) -> None:
    for x in xs:
        sheet.line(x, top, x, bottom)


def one_wall(sheet: Sheet) -> None:
    lines(sheet, 20, 300, 20, 36, 90)
    uprights(sheet, (90,), 20, 90)
    rows(sheet, 32, XS, [HEAD])
    rows(sheet, 47, XS, FIGURES)


def words_under_a_header(sheet: Sheet) -> None:
    lines(sheet, 20, 300, 36)
    uprights(sheet, (90, 180), 22, 90)
    rows(sheet, 32, "30l 95l 185l", ["Name|Kind|Place"])
    body = ["Ada|Short|North", "Bob|Tall|South", "Cy|Wide|East", "Di|Thin|West"]
    rows(sheet, 47, "30l 95l 185l", body)


def groups(sheet: Sheet) -> None:
    lines(sheet, 20, 300, 20, 36, 64, 92)
    uprights(sheet, (20, 90, 160, 230, 300), 20, 92)
    rows(sheet, 32, XS, [HEAD])
    rows(sheet, 47, XS, FIGURES[:2])
    rows(sheet, 75, XS, FIGURES[2:])


def interrupted(sheet: Sheet) -> None:
    lines(sheet, 20, 300, 20, 36, 144)
    rows(sheet, 32, XS, [HEAD])
    uprights(sheet, (90, 160, 230), 20, 76)
    rows(sheet, 47, XS, FIGURES[:3])
    put(sheet, 160, 86, "Northern counties", "c")
    uprights(sheet, (90, 160, 230), 91, 144)
    rows(sheet, 100, XS, NORTH)


def heading_beyond_the_walls(sheet: Sheet) -> None:
    lines(sheet, 20, 300, 46)
    uprights(sheet, (90, 160, 230), 34, 102)
    put(sheet, 192, 28, "Accuracy", "c")
    put(sheet, 30, 35, "Model")
    rows(sheet, 42, "30l 125c 195c 265c", ["|Dev|Test|Run"])
    rows(sheet, 57, "30l 125c 195c 265c", FIGURES)


def frames_of_rows(sheet: Sheet) -> None:
    """A frame around each row, and nothing between its columns."""
    for top in range(20, 84, 16):
        sheet.box(20, top, 330, top + 16)
    rows(sheet, 32, XS, [HEAD, *FIGURES[:3]], 16)


FACTS: dict[Draw, list[str]] = {
    one_wall: [HEAD, *FIGURES],
    words_under_a_header: [
        "Name|Kind|Place",
        "Ada|Short|North",
        "Bob|Tall|South",
        "Cy|Wide|East",
        "Di|Thin|West",
    ],
    groups: [HEAD, *FIGURES],
    interrupted: [HEAD, *FIGURES[:3], "Northern counties*4", *NORTH],
    frames_of_rows: [HEAD, *FIGURES[:3]],
    heading_beyond_the_walls: ["Model^2|Accuracy*3", "Dev|Test|Run", *FIGURES],
}


@pytest.mark.parametrize("draw", FACTS, ids=[draw.__name__ for draw in FACTS])
def test_rows_that_no_line_parts(draw: Draw) -> None:
    assert found(draw) == [FACTS[draw]]


def test_prose_in_frames_has_no_columns() -> None:
    def draw(sheet: Sheet) -> None:
        for number, text in enumerate(["A note on its own.", "Another note.", "One more.", "End."]):
            sheet.box(20, 20 + 20 * number, 380, 40 + 20 * number)
            put(sheet, 25, 34 + 20 * number, text)

    assert found(draw) == [["A note on its own.", "Another note.", "One more.", "End."]]


def sentences(sheet: Sheet) -> None:
    """A drawn row with sentences of as many lines in two cells."""
    lines(sheet, 20, 380, 20, 36, 80)
    uprights(sheet, (20, 60, 220, 380), 20, 80)
    rows(sheet, 32, "25l 65l 225l", ["No.|Ability|Education"])
    rows(
        sheet,
        47,
        "25l 65l 225l",
        [
            "1|Writes programs that read the|A degree in the field of data or",
            "|tables of many files and tells|in one that is near to it, and at",
            "|what they hold.|least three years.",
        ],
        12,
    )


def steps(sheet: Sheet) -> None:
    """Figures one below the other in a row that is drawn, as a merged cell beside it shows."""
    lines(sheet, 20, 300, 20, 36, 80, 96)
    lines(sheet, 20, 200, 112)
    lines(sheet, 20, 300, 128)
    uprights(sheet, (20, 100, 200, 300), 20, 128)
    rows(sheet, 32, "25l 195r 205l", ["Kind|Value|Note"])
    rows(sheet, 48, "25l 195r 205l", ["Acid|0.06|from 5", "|0.12|to 6", "|0.25|"])
    rows(sheet, 92, "25l 195r 205l", ["Lead|5.00|"])
    rows(sheet, 108, "25l 195r 205l", ["Zinc|3.30|one of both"], 16)
    rows(sheet, 124, "25l 195r 205l", ["Gold|3.10|"])


ABILITY = [
    "1.熟悉光学设计方法和原",
    "理掌握算法语言",
    "2.具有硕士及以上学位并",
    "有相应专业背景",
    "3.有两年及以上工作经历",
]
OTHER = [
    "1.取得相应的职业资格证",
    "书并在有效期内",
    "2.通过主管部门审批后方",
    "可从事相关工作",
    "3.无其他任何特殊的要求",
]


def spaced(texts: list[str]) -> str:
    """Its wraps undone and its paragraphs parted by a space, as the rows are compared."""
    return f"{texts[0]}{texts[1]} {texts[2]}{texts[3]} {texts[4]}"


def paragraphs_set_apart(sheet: Sheet) -> None:
    """Each cell holds three paragraphs with space between them, in two columns at that."""
    lines(sheet, 20, 340, 10, 26, 116, 206, 296)
    uprights(sheet, (20, 90, 215, 340), 10, 296)
    rows(sheet, 22, "25l 95l 220l", ["岗位|要求|其他"], font="STSong-Light")
    for row in range(3):
        top = 40 + 90 * row
        rows(sheet, top, "25l", ["集成电路设计", "工程师"], 12, "STSong-Light")
        for line, step in enumerate((0, 12, 31, 43, 62)):
            texts = [f"{ABILITY[line]}|{OTHER[line]}"]
            rows(sheet, top + step, "95l 220l", texts, font="STSong-Light")


def counted(sheet: Sheet) -> None:
    """Numbered rows, whose texts are set in the middle: two narrow columns are wrapped alike."""
    ends = [10, 26]
    for number, row in enumerate(COUNTED, 19):
        height = 14 * max(map(len, row)) + 6
        rows(sheet, ends[-1] + height / 2 + 4, "25l", [str(number)], font="STSong-Light")
        for x, texts in zip((55, 222, 269), row, strict=True):
            first = ends[-1] + (height - 14 * len(texts)) / 2 + 11
            rows(sheet, first, f"{x}l", texts, 14, "STSong-Light")
        ends.append(ends[-1] + height)
    rows(sheet, 22, "25l 55l 222l 269l", ["序号|项目|单位|时限"], font="STSong-Light")
    lines(sheet, 20, 314, *ends)
    uprights(sheet, (20, 50, 220, 267, 314), 10, ends[-1])


PROJECT = [
    "熟悉食品安全粮食储备及相关工作，",
    "负责暖通空调的设计和建设以及算法",
    "并具有研究经历。",
]
COUNTED = [
    (PROJECT, ["各区政", "府"], ["2025", "年底"]),
    (PROJECT[2:], ["各区政", "府"], ["长期坚", "持"]),
    (PROJECT[:1], ["各区政", "府"], ["长期坚", "持"]),
    (PROJECT, ["各区政", "府"], ["2025", "年6月"]),
    (PROJECT[1:], ["各区政", "府"], ["2025", "年底"]),
]

DRAWN: dict[Draw, list[str]] = {
    sentences: [
        "No.|Ability|Education",
        "1|Writes programs that read the tables of many files and tells what they hold."
        "|A degree in the field of data or in one that is near to it, and at least three years.",
    ],
    paragraphs_set_apart: [
        "岗位|要求|其他",
        *3 * [f"集成电路设计工程师|{spaced(ABILITY)}|{spaced(OTHER)}"],
    ],
    counted: [
        "序号|项目|单位|时限",
        *(f"{n}|" + "|".join(map("".join, row)) for n, row in enumerate(COUNTED, 19)),
    ],
    steps: [
        "Kind|Value|Note",
        "Acid|0.060.120.25|from 5 to 6",
        "Lead|5.00|",
        "Zinc|3.30|one of both^2",
        "Gold|3.10",
    ],
}


@pytest.mark.parametrize("draw", DRAWN, ids=[draw.__name__ for draw in DRAWN])
def test_a_drawn_row_stays_one(draw: Draw) -> None:
    assert [[row.replace("/", " ") for row in table] for table in found(draw)] == [DRAWN[draw]]


def abstract(sheet: Sheet) -> None:
    """A header drawn in three levels over rows that no line parts."""
    xs = (20, 90, 140, 190, 240, 300)
    lines(sheet, 20, 300, 20, 72, 130)
    lines(sheet, 90, 240, 36)
    lines(sheet, 140, 240, 54)
    for x, top in zip(xs, (20, 20, 36, 54, 20, 20), strict=True):
        sheet.line(x, top, x, 130)
    rows(sheet, 44, "55c 270c", ["Industry|Payroll", "and size|(dollars)"], 12)
    put(sheet, 165, 31, "Establishments", "c")
    rows(sheet, 50, "115c 190c", ["Total|With employees", "number|"], 12)
    rows(sheet, 66, "165c 215c", ["Few|Many"], 12)
    rows(sheet, 84, "24l 135r 185r 235r 295r", ABSTRACT, 14)


ABSTRACT = ["Mining|71.2|70.8|0.3|12", "Retail|74.5|73.9|0.4|31", "Trade|78.0|77.7|0.4|5"]
ABSTRACT += ["Other|1.5|2.5|0.6|9"]


def test_a_drawn_header_over_rows_that_no_line_parts() -> None:
    assert found(abstract) == [
        [
            "Industry and size^3|Establishments*3|Payroll (dollars)^3",
            "Total number^2|With employees*2",
            "Few|Many",
            *ABSTRACT,
        ]
    ]


def test_a_heading_over_its_wall_does_not_end_a_table_at_the_page() -> None:
    def draw(sheet: Sheet, body: list[str]) -> None:
        lines(sheet, 20, 260, 20, 36, 92)
        uprights(sheet, (20, 100, 150, 200, 260), 20, 92)
        rows(sheet, 32, "24l 104l 195r 255r", ["Item|Unemployed|Dev|Run"])
        rows(sheet, 47, "24l 145r 195r 255r", body)

    pages = [lambda sheet: draw(sheet, FIGURES), lambda sheet: draw(sheet, LAST)]
    assert found(*pages) == [["Item|Unemployed|Dev|Run", *FIGURES, *LAST]]


LAST = ["Fir|1.25|3.5|0.5", "Elm|2.5|4.5|0.75", "Oak|3.5|5.5|1.5"]
