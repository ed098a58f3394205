"""Tables with lines between rows alone: what tells rows, columns, headings, titles and shades."""

from collections.abc import Callable, Sequence
from itertools import pairwise, zip_longest

import pytest
from documents import remarked
from pdfs import Sheet, pdf
from typeset import found

from extract.pdf.pages import Character
from extract.pdf.reader import read_pdf
from extract.pdf.unruled.columns.white import Gutter
from extract.pdf.unruled.drawn.row_votes import are_rows
from extract.pdf.unruled.textlines import Piece, TextLine

Draw = Callable[[Sheet], None]
LEFT, RIGHT = 20.0, 395.0
WIDE = "熟悉集成电路制造工艺流程"
"""Twelve letters of 11 points: a line of a wide column is full with them."""
STARTS = 25.0, 60.0, 210.0
"""Where a number and two wide columns begin."""


def lined(sheet: Sheet, heights: Sequence[float], left: float = LEFT, right: float = RIGHT) -> None:
    """Lines across at some heights."""
    for y in heights:
        sheet.line(left, y, right, y)


def texts(sheet: Sheet, y: float, *placed: tuple[float, str]) -> None:
    """Texts on one line, each where it begins."""
    for x, text in placed:
        if text:
            sheet.text(x, y, text)


def wrapped(sheet: Sheet, top: float, number: str) -> None:
    """A row of two sentences of three lines."""
    texts(sheet, top + 11, (STARTS[0], number))
    for n, line in enumerate((WIDE, WIDE, "无")):
        texts(sheet, top + 11 + 12 * n, *((x, line) for x in STARTS[1:]))


def test_sentences_of_as_many_lines_are_one_row() -> None:
    """Each line but the last one of a cell had no room for more."""

    def draw(sheet: Sheet) -> None:
        lined(sheet, (20, 38, 80, 122))
        texts(sheet, 31, (STARTS[0], "甲"), (STARTS[1], "工作"), (STARTS[2], "要求"))
        wrapped(sheet, 38, "a")
        wrapped(sheet, 80, "b")

    row = f"{WIDE * 2}无|{WIDE * 2}无"
    assert found(draw) == [["甲|工作|要求", f"a|{row}", f"b|{row}"]]


def test_numbers_that_count_tell_rows_of_short_lines() -> None:
    """Names in the middle of their column have room at both sides."""

    def draw(sheet: Sheet) -> None:
        lined(sheet, [20, *(38 + 42 * n for n in range(5))])
        texts(sheet, 31, (25, "序号"), (80, "部门"), (150, "类别"), (220, "依据"), (300, "备注"))
        for n in range(4):
            texts(sheet, 61 + 42 * n, (25, str(n + 7)))
            for y, piece in ((49, "住房"), (61, "建设"), (73, "部")):
                columns = [(x, piece) for x in (80, 150, 220, 300)]
                texts(sheet, y + 42 * n, *columns)

    assert found(draw) == [
        [
            "序号|部门|类别|依据|备注",
            *("|".join([str(n + 7), *["住房建设部"] * 4]) for n in range(4)),
        ]
    ]


def piece(text: str, x: float) -> Piece:
    """A text whose letters are as wide as high."""
    starts = [x + 11.0 * n for n in range(len(text))]
    letters = (Character(t, x0, 0, x0 + 11, 11, 9, 11) for t, x0 in zip(text, starts, strict=True))
    return Piece(text, x, starts[-1] + 11, ((x, starts[-1] + 11),), tuple(letters))


def strip(*columns: tuple[float, Sequence[str]]) -> list[TextLine]:
    """What stands between two lines: texts, from where each column begins."""
    rows = zip_longest(*([piece(text, x) for text in column] for x, column in columns))
    return [
        TextLine(12.0 * n, 11, tuple(one for one in row if one is not None))
        for n, row in enumerate(rows)
    ]


@pytest.mark.parametrize(("line", "is_one"), [(WIDE, True), (WIDE[:6], False)])
def test_full_lines_alone_tell_a_row_of_columns_with_as_many(line: str, *, is_one: bool) -> None:
    """Lines that had room for the next word are of several rows."""
    part = strip((0, [line, line, "无"]), (200, [line, line, WIDE]))
    parts = [part, strip((0, [WIDE]), (200, [WIDE]))] + [part] * 2
    assert are_rows(parts, [Gutter(140, 190)], told=False) is is_one


@pytest.mark.parametrize("first", [7, None])
def test_numbers_that_count_tell_rows_where_no_line_is_full(first: int | None) -> None:
    name = "住房", "建设", "部"
    numbers = ["甲" if first is None else str(first + n) for n in range(4)]
    parts = [strip((0, [number]), (50, name), (100, name)) for number in numbers]
    assert are_rows(parts, [Gutter(20, 40), Gutter(80, 95)], told=False) is (first is not None)


def test_short_lines_part_rows_beside_labels_that_cover_most_of_the_width() -> None:
    """They are drawn under the last column alone, a quarter of the table."""

    def draw(sheet: Sheet) -> None:
        lined(sheet, (20, 38, 92, 146))
        lined(sheet, (56, 74, 110, 128), left=300)
        texts(sheet, 31, (25, "序号"), (60, "依据"), (310, "标准"))
        for top, number in ((38, "1"), (92, "2")):
            texts(sheet, top + 30, (25, number), (60, "依据法律的规定"))
            for n, degree in enumerate(("轻微", "一般", "严重")):
                texts(sheet, top + 12 + 18 * n, (310, degree))

    assert found(draw) == [
        [
            "序号|依据|标准",
            *("1^3|依据法律的规定^3|轻微", "一般", "严重"),
            *("2^3|依据法律的规定^3|轻微", "一般", "严重"),
        ]
    ]


def test_a_line_under_a_heading_says_which_columns_it_is_over() -> None:
    """It is in the middle of three, and crosses none of the white between them."""

    def draw(sheet: Sheet) -> None:
        lined(sheet, [20, *(56 + 18 * n for n in range(6))])
        lined(sheet, [38], left=140, right=330)
        texts(sheet, 31, (224, "指标"))
        texts(sheet, 42, (25, "编号"), (350, "说明"))
        texts(sheet, 51, (150, "规模"), (224, "面积"), (290, "投资"))
        for n in range(5):
            columns = ((25, str(n + 1)), (150, "90"), (224, "1.5"), (290, "30"), (350, "无"))
            texts(sheet, 68 + 18 * n, *columns)

    (table,) = found(draw)
    assert table[:3] == ["编号^2|指标*3|说明^2", "规模|面积|投资", "1|90|1.5|30|无"]


def rows(sheet: Sheet, top: float, first: int, count: int) -> float:
    """A header and rows of one line, each above a line; where the last one is."""
    lined(sheet, [top + 18 * n for n in range(count + 2)])
    texts(sheet, top + 12, (25, "序号"), (80, "名称"), (220, "单位"), (320, "标准"))
    for n in range(count):
        columns = ((25, str(first + n)), (80, "证照收费"), (220, "每证"), (320, "二十"))
        texts(sheet, top + 30 + 18 * n, *columns)
    return top + 18 * (count + 1)


def read_rows(first: int, count: int) -> list[str]:
    return ["序号|名称|单位|标准", *(f"{first + n}|证照收费|每证|二十" for n in range(count))]


def test_what_stands_below_the_line_of_a_running_head_is_no_row() -> None:
    def draw(sheet: Sheet) -> None:
        lined(sheet, [20])
        sheet.text(150, 45, "收费目录清单", size=16)
        rows(sheet, 60, 1, 4)

    assert found(draw) == [read_rows(1, 4)]


def test_a_header_that_stands_again_begins_another_table() -> None:
    """The title between them is as wide as a band over all columns, and printed like a row."""

    def draw(sheet: Sheet) -> None:
        end = rows(sheet, 20, 1, 4)
        texts(sheet, end + 20, (25, "第二章 公安部门的各项收费"))
        rows(sheet, end + 30, 1, 4)

    assert found(draw) == [read_rows(1, 4), read_rows(1, 4)]


def test_a_text_alone_between_whole_lines_is_over_all_columns() -> None:
    """It ends before the last of them."""

    def draw(sheet: Sheet) -> None:
        end = rows(sheet, 20, 1, 3)
        texts(sheet, end + 12, (25, "（二）公安部门的各项收费"))
        lined(sheet, [end + 18])
        for n in range(3):
            columns = ((25, str(4 + n)), (80, "证照收费"), (220, "每证"), (320, "二十"))
            texts(sheet, end + 30 + 18 * n, *columns)
            lined(sheet, [end + 36 + 18 * n])

    band = "（二）公安部门的各项收费*4"
    assert found(draw) == [[*read_rows(1, 3), band, *read_rows(4, 3)[1:]]]


@pytest.mark.parametrize("gap", [3.0, 9.0], ids=["a space", "a gutter"])
def test_the_number_of_a_text_is_no_column(gap: float) -> None:
    def draw(sheet: Sheet) -> None:
        lined(sheet, [20, *(38 + 18 * n for n in range(6))])
        texts(sheet, 31, (90, "二级目录"), (220, "名称"), (320, "内涵"))
        for n in range(5):
            number = f"1.{n + 1}"
            columns = ((60, number), (60 + 15.3 + gap, "种绿系统"), (220, "涂层"), (320, "检测"))
            texts(sheet, 50 + 18 * n, *columns)

    (table,) = found(draw)
    assert [row.count("|") for row in table] == [2] * 6
    assert table[1].replace(" ", "") == "1.1种绿系统|涂层|检测"


@pytest.mark.parametrize("off", [2.0, 3.0])
def test_shades_behind_texts_are_no_cells(off: float) -> None:
    """They stand off the lines; those of a column are as wide, whatever the text is."""

    def draw(sheet: Sheet) -> None:
        for n in range(5):
            for left, right in ((21, 74), (76, 214), (216, 394)):
                top, bottom = 20 + 18 * n + off, 38 + 18 * n - off
                if n % 2 == 0 or left == 21:
                    sheet.box(left, top, right, bottom, fill=0.9)
        rows(sheet, 20, 1, 4)

    assert found(draw) == [read_rows(1, 4)]


def test_a_header_shaded_in_one_piece_has_its_headings_on_two_levels() -> None:
    """Its rows are shaded cell by cell, and lines are drawn under them."""
    walls = 20.0, 70.0, 180.0, 250.0, 320.0, 395.0

    def draw(sheet: Sheet) -> None:
        sheet.box(LEFT, 20, RIGHT, 56, fill=0.8)
        for n in range(4):
            for left, right in pairwise(walls):
                sheet.box(left + 0.5, 56 + 18 * n + 0.5, right - 0.5, 74 + 18 * n - 0.5, fill=0.9)
        lined(sheet, [20, *(56 + 18 * n for n in range(5))])
        lined(sheet, [38], left=180, right=320)
        texts(sheet, 32, (239, "税率"))
        texts(sheet, 42, (25, "税号"), (80, "货品"), (330, "单位"))
        texts(sheet, 51, (190, "最惠国"), (260, "普通"))
        for n in range(4):
            columns = ((25, f"010{n}"), (80, "其他"), (190, "10"), (260, "50"), (330, "千克"))
            texts(sheet, 68 + 18 * n, *columns)

    (table,) = found(draw)
    assert table[:3] == ["税号^2|货品^2|税率*2|单位^2", "最惠国|普通", "0100|其他|10|50|千克"]
    assert len(table) == 2 + 4


def test_a_header_that_stands_again_right_below_the_rows_takes_none_of_them() -> None:
    def draw(sheet: Sheet) -> None:
        end = rows(sheet, 20, 1, 4)
        rows(sheet, end, 1, 4)

    assert found(draw) == [read_rows(1, 4), read_rows(1, 4)]


def test_a_row_that_comes_again_is_no_header() -> None:
    def draw(sheet: Sheet) -> None:
        lined(sheet, [20 + 18 * n for n in range(13)])
        for n in range(12):
            texts(sheet, 32 + 18 * n, (25, "建设部"), (120, "甲乙丙丁戊己"[n % 6]), (250, "每证"))

    assert found(draw) == [[f"建设部|{'甲乙丙丁戊己'[n % 6]}|每证" for n in range(12)]]


def test_a_text_in_larger_print_parts_no_rows_of_the_same_columns() -> None:
    def draw(sheet: Sheet) -> None:
        end = rows(sheet, 20, 1, 3)
        sheet.text(25, end + 16, "公安部门的各项收费", size=14)
        lined(sheet, [end + 22])
        for n in range(3):
            columns = ((25, str(4 + n)), (80, "证照收费"), (220, "每证"), (320, "二十"))
            texts(sheet, end + 34 + 18 * n, *columns)
            lined(sheet, [end + 40 + 18 * n])

    band = "公安部门的各项收费*4"
    assert found(draw) == [[*read_rows(1, 3), band, *read_rows(4, 3)[1:]]]


@pytest.mark.parametrize("ends", ["。", ""], ids=["with stops", "numbered"])
def test_a_cell_of_several_paragraphs_is_one_row(ends: str) -> None:
    """Their last lines have room for more."""
    texts = f"1.{WIDE}", f"无{ends}", f"2.熟悉工艺{ends}", f"3.了解{ends}"
    label, first, *rest = (piece(text, 60 if n else 25) for n, text in enumerate(("甲", *texts)))
    row = [TextLine(9, 11, (label, first))]
    row += [TextLine(21 + 12 * n, 11, (one,)) for n, one in enumerate(rest)]
    assert are_rows([row] * 2, [Gutter(36, 60)], told=False)


def test_a_note_that_goes_on_beyond_the_lines_is_no_row() -> None:
    """A line is drawn below it too."""
    note = "注：本表所列的各项收费按照有关法律的规定执行，如有变化以最新公布的标准为准。"

    def draw(sheet: Sheet) -> None:
        end = rows(sheet, 20, 1, 4)
        texts(sheet, end + 12, (25, note))
        lined(sheet, [end + 18])

    document = read_pdf(pdf(draw))
    assert found(draw) == [read_rows(1, 4)]
    assert [block.text for block in document.blocks if hasattr(block, "text")] == [note]


def test_texts_and_below_them_what_they_are_in_latin_are_one_row() -> None:
    def draw(sheet: Sheet) -> None:
        lined(sheet, [20, *(50 + 30 * n for n in range(4))])
        for n, (one, other) in enumerate((("名称", "Name"), *[("工程师", "Engineer")] * 3)):
            for x in (25, 120, 250):
                texts(sheet, 31 + 30 * n, (x, one))
                texts(sheet, 43 + 30 * n, (x, other))

    (table,) = found(draw)
    assert [row.replace("/", "") for row in table] == [
        "|".join(["名称Name"] * 3),
        *["|".join(["工程师Engineer"] * 3)] * 3,
    ]


def test_shades_of_several_rows_between_two_lines_are_cells() -> None:
    """They stand off the lines and each other."""
    sentence = "了解标准。"

    def draw(sheet: Sheet) -> None:
        lined(sheet, (20, 42, 100, 134))
        for top, lines in ((20, 1), (42, 2), (76, 1), (100, 2)):
            bottom = top + 10 + 12 * lines
            for left, right in ((20, 90), (90, 200), (200, 395)):
                sheet.box(left + 1.5, top + 1.5, right - 1.5, bottom - 1.5, fill=0.9)
            texts(sheet, top + 15, (25, "甲"), (95, "工程师"))
            for n in range(lines):
                texts(sheet, top + 15 + 12 * n, (205, WIDE if n < lines - 1 else sentence))

    short, long = f"甲|工程师|{sentence}", f"甲|工程师|{WIDE}/{sentence}"
    assert [row for table in found(draw) for row in table] == [short, long, short, long]


def test_a_few_texts_of_several_lines_among_rows_of_one_are_told() -> None:
    """Whether these are rows of their own nothing shows."""

    def draw(sheet: Sheet) -> None:
        lined(sheet, [*(20 + 18 * n for n in range(8)), 176])
        texts(sheet, 32, (25, "部门"), (120, "名称"), (250, "单位"))
        for y in (*(50 + 18 * n for n in range(7)), 170):
            texts(sheet, y, (25, "建设部" if y < 150 else ""), (120, "证照收费"), (250, "每证"))

    assert "rows-doubtful" in remarked(read_pdf(pdf(draw)))
