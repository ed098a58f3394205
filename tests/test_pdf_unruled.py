"""Tables without a grid of lines: found, with their rows and spans, and nothing else found."""

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pdfs import ENGINES, Draw, Sheet, pdf
from reportlab.pdfbase.pdfmetrics import stringWidth
from typeset import TIMES, found, lines, put, rows, shown

from extract.model import UnreadableError
from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine

SAMPLES = Path(__file__).parent / "samples" / "pdf"
Rows = list[list[str]]


def three_line(sheet: Sheet) -> None:
    put(sheet, 200, 30, "Table 1: Results on three sets of data.", "c")
    lines(sheet, 60, 340, 40, 70, 124)
    lines(sheet, 140, 225, 56)
    lines(sheet, 255, 330, 56)
    rows(sheet, 52, "180c 290c", ["Accuracy (%)|Time (s)"])
    rows(sheet, 66, "65l 160c 205c 270c 315c", ["Model|Dev|Test|Train|Run"])
    body = [
        "Base|71.2|70.8|1,200|0.3",
        "+ more|74.5|73.9|1,530|0.4",
        "Full (ours)|78.0|77.7|9,100|0.4",
    ]
    rows(sheet, 82, "65l 170r 215r 285r 322r", body)
    put(sheet, 60, 136, "Note: all results are averages over five runs with seeds.")


def statement(sheet: Sheet) -> None:
    put(sheet, 200, 30, "STATEMENTS OF INCOME", "c")
    put(sheet, 200, 43, "(in thousands, except per share data)", "c")
    put(sheet, 300, 60, "Year ended December 31,", "c")
    rows(sheet, 74, "30l 260r 310r 360r", ["|2009|2008|2007"])
    body = [
        "Revenue:",
        "  Products|$ 12,345|$ 11,222|$ 10,001",
        "  Services|1,024|998|870",
        "Cost of goods sold, including",
        "  depreciation|(8,000)|(7,500)|(7,000)",
        "Other income (loss), net|12|(3)|—",
    ]
    rows(sheet, 90, "30l 260r 310r 360r", body)
    put(sheet, 30, 190, "See the notes to these statements of the group and its parts.")


def wrapped(sheet: Sheet) -> None:
    rows(sheet, 30, "20l 60l 160l 340l", ["No.|Name|Requirement|Count"])
    rows(
        sheet,
        48,
        "20l 60l 160l 340l",
        ["1|Engineer|Master degree or above in", "||the field of data"],
        12,
    )
    rows(sheet, 48, "340l", ["12"])
    rows(sheet, 78, "20l 60l 160l 340l", ["2|Designer|Bachelor degree|3"])
    rows(
        sheet,
        96,
        "20l 60l 160l 340l",
        ["3|Architect|Five years of experience", "||developing data"],
        12,
    )
    rows(sheet, 96, "340l", ["7"])


def middle(sheet: Sheet) -> None:
    """Texts of one line in the middle of the row, beside texts of two and three."""
    rows(sheet, 30, "20l 60l 160l 340l", ["No.|Name|Requirement|Count"])
    rows(
        sheet,
        48,
        "160l",
        ["Master degree or above in", "the field of data, three years", "of work"],
        12,
    )
    rows(sheet, 60, "20l 60l 0l 340l", ["1|Engineer||12"])
    rows(sheet, 89, "160l", ["Bachelor degree and two", "years of work in design"], 12)
    rows(sheet, 95, "20l 60l 0l 340l", ["2|Designer||3"])
    rows(sheet, 118, "20l 60l 160l 340l", ["3|Architect|Doctor degree|8"])


def under_every_row(sheet: Sheet) -> None:
    lines(sheet, 20, 380, *range(20, 151, 26))
    rows(
        sheet,
        32,
        "25l 120l 370r",
        ["Item|Text|Price", "A|Small|3.00", "B|Large|12.5", "C|Other|7", "D|More|1"],
        26,
    )
    put(sheet, 120, 69, "and so on")


def upright_only(sheet: Sheet) -> None:
    for x in (100, 180, 260):
        sheet.line(x, 20, x, 110)
    rows(sheet, 32, "30l 102l 185l 265l", PLAIN, 18)


PLAIN = [
    "Item|Name|Pct|Price",
    "A|aaaa|3|3.00",
    "B|bbbb|4|12.50",
    "C|cc|5|7.25",
    "D|dd|6|1.00",
    "E|ee|7|9.00",
]


def stripes(sheet: Sheet) -> None:
    for number in (1, 3, 5):
        sheet.box(20, 20 + 18 * number, 380, 38 + 18 * number, fill=0.9)
    rows(sheet, 32, "30l 102l 185l 265l", PLAIN, 18)


def shaded_cells(sheet: Sheet) -> None:
    for number in (1, 3, 5):
        for left, right in pairwise((20, 100, 180, 260, 380)):
            sheet.box(left, 20 + 18 * number, right, 38 + 18 * number, fill=0.9)
    rows(sheet, 32, "30l 102l 185l 265l", PLAIN, 18)


def panels(sheet: Sheet) -> None:
    lines(sheet, 30, 370, 20, 36, 76, 116)
    rows(sheet, 31, "32l 150c 250c 350c", ["|(1)|(2)|(3)"])
    put(sheet, 200, 48, "Panel A: Domestic firms and parts", "c")
    rows(sheet, 60, "32l 150c 250c 350c", ["Size|1.20**|1.10|0.99", "|(0.03)|(0.04)|(0.05)"], 12)
    put(sheet, 200, 88, "Panel B: Foreign firms and parts", "c")
    rows(sheet, 100, "32l 150c 250c 350c", ["Size|1.21**|1.11|0.98", "|(0.07)|(0.08)|(0.09)"], 12)


def districts(sheet: Sheet) -> None:
    put(sheet, 200, 24, "表1 各区岗位情况", "c", "STSong-Light")
    put(sheet, 370, 36, "单位：人", "r", "STSong-Light")
    body = [
        "区|类别|人数|比例",
        "浦东新区|研发|12|10%",
        "|服务|8|6%",
        "徐汇区|研发|22|18%",
        "|服务|9|7%",
        "合计||51|41%",
    ]
    rows(sheet, 52, "30l 130l 230l 330l", body, 14, "STSong-Light")
    put(sheet, 30, 160, "注：比例为占总数的比例，因四舍五入不等于百分之百。", "l", "STSong-Light")


def people(sheet: Sheet) -> None:
    body = ["张三丰|李　四|王小明", "孙　二|欧阳明|周　五", "吴　九|郑　十|王　一"]
    rows(sheet, 52, "30l 130l 230l", body, 14, "STSong-Light")


def signs(sheet: Sheet) -> None:
    rows(
        sheet,
        40,
        "30l 205l 240r 285l 320r",
        ["Cash|$|10|$|11", "Stock||22||23", "Other||7||8", "Total|$|39|$|42"],
    )


def headings(sheet: Sheet) -> None:
    rows(sheet, 30, "30l 150r 220r 300r", ["|Net|Operating|", "Segment|sales|income|Employees"], 11)
    rows(
        sheet,
        58,
        "30l 150r 220r 300r",
        ["Paper|1,200|300|20", "Steel|2,200|350|27", "Glass|200|30|5"],
        14,
    )


FACTS: dict[Draw, list[str]] = {
    three_line: [
        "|Accuracy (%)*2|Time (s)*2",
        "Model|Dev|Test|Train|Run",
        "Base|71.2|70.8|1,200|0.3",
        "+ more|74.5|73.9|1,530|0.4",
        "Full (ours)|78.0|77.7|9,100|0.4",
    ],
    statement: [
        "|Year ended December 31,*3",
        "|2009|2008|2007",
        "Revenue:|||",
        "Products|$ 12,345|$ 11,222|$ 10,001",
        "Services|1,024|998|870",
        "Cost of goods sold, including depreciation|(8,000)|(7,500)|(7,000)",
        "Other income (loss), net|12|(3)|—",
    ],
    wrapped: [
        "No.|Name|Requirement|Count",
        "1|Engineer|Master degree or above in the field of data|12",
        "2|Designer|Bachelor degree|3",
        "3|Architect|Five years of experience developing data|7",
    ],
    middle: [
        "No.|Name|Requirement|Count",
        "1|Engineer|Master degree or above in the field of data, three years of work|12",
        "2|Designer|Bachelor degree and two years of work in design|3",
        "3|Architect|Doctor degree|8",
    ],
    under_every_row: [
        "Item|Text|Price",
        "A|Small/and so on|3.00",
        "B|Large|12.5",
        "C|Other|7",
        "D|More|1",
    ],
    upright_only: PLAIN,
    stripes: PLAIN,
    shaded_cells: PLAIN,
    panels: [
        "|(1)|(2)|(3)",
        "Panel A: Domestic firms and parts*4",
        "Size|1.20**|1.10|0.99",
        "|(0.03)|(0.04)|(0.05)",
        "Panel B: Foreign firms and parts*4",
        "Size|1.21**|1.11|0.98",
        "|(0.07)|(0.08)|(0.09)",
    ],
    districts: [
        "区|类别|人数|比例",
        "浦东新区|研发|12|10%",
        "|服务|8|6%",
        "徐汇区|研发|22|18%",
        "|服务|9|7%",
        "合计||51|41%",
    ],
    people: ["张三丰|李　四|王小明", "孙　二|欧阳明|周　五", "吴　九|郑　十|王　一"],
    signs: ["Cash|$ 10|$ 11", "Stock|22|23", "Other|7|8", "Total|$ 39|$ 42"],
    headings: [
        "Segment|Net sales|Operating income|Employees",
        "Paper|1,200|300|20",
        "Steel|2,200|350|27",
        "Glass|200|30|5",
    ],
}


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize("draw", FACTS, ids=[draw.__name__ for draw in FACTS])
def test_one_table(draw: Draw, engine: Engine) -> None:
    assert found(draw, engine=engine) == [FACTS[draw]]


WORDS = ("the", "of", "a", "model", "data", "result", "we", "show", "that", "this", "in", "order")


def prose(sheet: Sheet, x: float, y: float, width: float, count: int) -> None:
    """Justified lines of words; the last one ends short."""
    rnd = random.Random(count)
    for number in range(count):
        words: list[str] = []
        while stringWidth(" ".join(words), TIMES, 10) < 0.85 * width:
            words.append(rnd.choice(WORDS))
        if number == count - 1:
            words = words[:4]
        free = width - sum(stringWidth(word, TIMES, 10) for word in words)
        gap = free / (len(words) - 1) if number < count - 1 else 3
        at = x
        for word in words:
            put(sheet, at, y + 12 * number, word)
            at += stringWidth(word, TIMES, 10) + gap


def paragraphs(sheet: Sheet) -> None:
    put(sheet, 200, 30, "1. Introduction", "c")
    prose(sheet, 30, 50, 340, 10)
    prose(sheet, 30, 180, 340, 8)


def two_columns(sheet: Sheet) -> None:
    prose(sheet, 20, 20, 170, 22)
    prose(sheet, 210, 20, 170, 22)


def numbered_list(sheet: Sheet) -> None:
    rows(sheet, 40, "30l 60l", [f"{n}.|{' '.join(WORDS[n : 2 * n + 3])}" for n in range(1, 9)])


def chinese_list(sheet: Sheet) -> None:
    texts = [
        "（一）具有硕士及以上学历，三年以上经验；",
        "（二）具有良好的沟通能力；",
        "（三）熟悉相关法律法规。",
    ]
    rows(sheet, 40, "30l", texts, 18, "STSong-Light")


def title_page(sheet: Sheet) -> None:
    for number, text in enumerate(
        ["Shanghai Municipal", "Catalogue of Positions", "2025", "March"]
    ):
        put(sheet, 200, 60 + 30 * number, text, "c")


def contents(sheet: Sheet) -> None:
    for number in range(8):
        text = f"{number + 1} {' '.join(WORDS[number : number + 3])} "
        put(sheet, 30, 40 + 14 * number, text + "." * (100 - 2 * len(text)))
        put(sheet, 370, 40 + 14 * number, str(7 * number + 1), "r")


def letter_head(sheet: Sheet) -> None:
    rows(
        sheet,
        40,
        "30l 230l",
        ["联系人：张三|电话：12345", "地址：上海市|邮编：200000"],
        18,
        "STSong-Light",
    )


def frame(sheet: Sheet) -> None:
    """A page between a line at its head and one at its foot."""
    lines(sheet, 20, 380, 15, 285)
    two_columns(sheet)


NONE = (paragraphs, two_columns, numbered_list, chinese_list, title_page, letter_head, frame)


@pytest.mark.parametrize("draw", NONE, ids=[draw.__name__ for draw in NONE])
def test_no_table(draw: Draw) -> None:
    with pytest.raises(UnreadableError, match="no table"):
        read_pdf(pdf(draw))


def test_a_table_of_contents_is_read_without_a_crash() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.table([20.0, 100.0, 200.0], [10.0, 30.0], {(1, 1): "a", (1, 2): "b"})
        contents(sheet)

    assert read_pdf(pdf(draw)).tables


CITIES = ["City|A|B|C", "Rome|1|2|3", "Paris|4|5|6", "Bonn|7|8|9"]
SETS = ["Set|Docs|Words", "Train|1,000|20,000", "Dev|100|2,100", "Test|120|2,345"]


def test_several_tables_on_a_page() -> None:
    def draw(sheet: Sheet) -> None:
        rows(sheet, 30, "30l 190r 350r", SETS)
        put(sheet, 30, 110, "Table 3. Another table of other things, told in some more words here")
        rows(sheet, 130, "30l 120l 200l 280l", CITIES)

    assert found(draw) == [SETS, CITIES]


def test_beside_prose_in_two_columns() -> None:
    def draw(sheet: Sheet) -> None:
        prose(sheet, 20, 20, 170, 22)
        prose(sheet, 210, 20, 170, 6)
        put(sheet, 295, 100, "Table 2. Statistics", "c")
        rows(sheet, 116, "215l 290r 350r", SETS, 12)
        prose(sheet, 210, 176, 170, 9)

    assert found(draw) == [SETS]


def test_a_drawn_grid_on_the_page_stays_as_it_is() -> None:
    cells = {(row, column): f"{row}{column}" for row in (1, 2, 3) for column in (1, 2, 3)}
    grid = ([20.0, 100.0, 200.0, 380.0], [20.0, 40.0, 60.0, 80.0])

    def alone(sheet: Sheet) -> None:
        sheet.table(*grid, cells)

    def both(sheet: Sheet) -> None:
        sheet.table(*grid, cells)
        prose(sheet, 20, 100, 360, 3)
        rows(sheet, 160, "30l 120l 200l 280l", CITIES)

    drawn, inferred = read_pdf(pdf(both)).tables
    assert (drawn,) == read_pdf(pdf(alone)).tables
    assert shown(inferred) == CITIES


def test_bands_between_lines_end_before_the_next_table() -> None:
    def draw(sheet: Sheet) -> None:
        put(sheet, 200, 12, "Shares of the parts in a table of bands", "c")
        lines(sheet, 20, 380, 20, 38, 128)
        shaded_cells(sheet)
        sheet.table([20.0, 200.0, 380.0], [135.0, 155.0], {(1, 1): "Next", (1, 2): "table"})

    assert found(draw) == [PLAIN, ["Next|table"]]


def test_cells_that_are_shaded_in_pieces_are_whole() -> None:
    """Padding is shaded apart; a row that is not shaded, and a note, follow the last band."""

    def draw(sheet: Sheet) -> None:
        for number in (0, 2, 4):
            for left, right in pairwise((20, 100, 180, 260, 380)):
                for x0, x1 in pairwise((left, left + 5, right - 5, right)):
                    sheet.box(x0, 20 + 18 * number, x1, 38 + 18 * number, fill=0.9)
        rows(sheet, 32, "26l 177r 257r 377r", PLAIN, 18)
        lines(sheet, 20, 380, 128)
        put(sheet, 26, 140, "Source: own")

    assert found(draw) == [PLAIN]


def test_over_pages_columns_may_stand_elsewhere() -> None:
    def first(sheet: Sheet) -> None:
        rows(sheet, 60, "30l 130l 230l 330l", CITIES, 18)

    def second(sheet: Sheet) -> None:
        rows(sheet, 60, "30l 90l 165l 245l", ["Oslo|1|2|3", "Riga|4|5|6", "Bern|7|8|9"], 18)

    assert found(first, second) == [[*CITIES, "Oslo|1|2|3", "Riga|4|5|6", "Bern|7|8|9"]]


def test_over_pages_with_other_texts_and_its_header_again() -> None:
    header = "No.|Name|Count"
    first = [header, "1|Engineer of algorithms|12", "2|Designer|3", "3|Architect|8"]
    second = [header, "4|Cook|1", "5|Pilot|2", "6|Nurse|14"]
    pages = [
        lambda sheet, texts=texts: rows(sheet, 40, "30l 80l 320r", texts, 18)
        for texts in (first, second)
    ]
    assert found(*pages) == [[*first, *second[1:]]]


def test_a_grid_that_is_inferred_is_remarked() -> None:
    remarks = read_pdf(pdf(three_line)).remarks
    assert [(r.code, r.table, r.page) for r in remarks] == [("grid-inferred", 1, 1)]
    assert not read_pdf(
        pdf(lambda s: s.table([9.0, 50.0, 90.0], [9.0, 40.0], {(1, 1): "a", (1, 2): "b"}))
    ).remarks


UNRULED = [
    path for fact in ("no-rules", "three-line", "shaded") for path in SAMPLES.glob(f"{fact}*.pdf")
]


@pytest.mark.parametrize("path", sorted(UNRULED), ids=lambda path: path.stem)
def test_tables_of_other_writers(path: Path) -> None:
    expected = json.loads(path.with_name(path.name.split(".")[0] + ".expected.json").read_text())
    (table,) = read_pdf(path.read_bytes()).tables
    names = ("row", "column", "row_span", "column_span", "text")
    assert [{name: getattr(cell, name) for name in names} for cell in table.cells] == expected


WORD = st.text("abcdefghkmnopqrstuvwxyz", min_size=1, max_size=7)
FIGURE = st.integers(0, 99999).map(lambda number: f"{number:,}")


@st.composite
def tables(draw: st.DrawFn) -> tuple[Rows, list[str], list[float]]:
    """Rows of full cells, the alignment of the columns, and the gutters before them."""
    height, width = draw(st.integers(4, 9)), draw(st.integers(3, 5))
    columns = []
    for _ in range(width):
        text = draw(
            st.sampled_from([FIGURE, WORD, st.lists(WORD, min_size=1, max_size=2).map(" ".join)])
        )
        columns.append(draw(st.lists(text, min_size=height, max_size=height)))
    aligns = draw(st.lists(st.sampled_from("lrc"), min_size=width, max_size=width))
    gaps = draw(st.lists(st.floats(11, 30), min_size=width, max_size=width))
    return [list(row) for row in zip(*columns, strict=True)], aligns, gaps


LAST_IS_NEAR = ([*3 * [["a", "a", "0", "0"]], ["a a", "a a", "0", "0"]], [*"llll"], 4 * [11.0])
"""In its last row no text is as far from the next as in the others."""


@settings(deadline=None, max_examples=100)
@given(tables(), st.floats(12, 24))
@example(LAST_IS_NEAR, 12.0)
def test_any_table_comes_back_as_it_is(
    table: tuple[Rows, list[str], list[float]], step: float
) -> None:
    texts, aligns, gaps = table

    def draw(sheet: Sheet) -> None:
        left = 10.0
        for number, (align, gap) in enumerate(zip(aligns, gaps, strict=True)):
            width = max(stringWidth(row[number], TIMES, 10) for row in texts)
            x = left + {"l": 0, "c": width / 2, "r": width}[align]
            for index, row in enumerate(texts):
                put(sheet, x, 30 + step * index, row[number], align)
            left += width + gap

    read_tables = read_pdf(pdf(draw, size=(900, 300))).tables  # no page cuts a text
    assert [shown(found_table) for found_table in read_tables] == [["|".join(r) for r in texts]]
