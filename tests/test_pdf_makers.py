"""How spreadsheets, browsers and gazettes set the tables of catalogues over pages."""

from itertools import pairwise
from math import cos, radians, sin

import pytest
from documents import drawn
from pdfs import ENGINES, SONG, Cells, Draw, Sheet, pdf
from test_pdf_reader import HEADER, XS, rows

from extract.model import Paragraph
from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine

engines = pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())


def grid(*pages: Draw) -> list[list[str]]:
    (table,) = read_pdf(pdf(*pages)).tables
    return drawn(table)


def frames(*groups: tuple[str, float, list[str]], first: int = 1, top: float = 20) -> Draw:
    """Rows of 40 points: a number, a merged label with its first baseline, a text.

    The label may stand outside of the rows that it is merged over, as far as it likes.
    """

    def draw(sheet: Sheet) -> None:
        y, number = top, first
        for label, baseline, texts in groups:
            sheet.box(XS[1], y, XS[2], y + 40 * len(texts))
            for line, text in enumerate(label.split("\n") if label else ()):
                sheet.text(XS[1] + 3, baseline + 12 * line, text)
            for text in texts:
                cells: Cells = {(1, 1): str(number)}
                sheet.table(XS, [y, y + 40], cells)
                sheet.table(XS[2:], [y, y + 40], {(1, 1): text})
                y, number = y + 40, number + 1

    return draw


def test_a_label_in_the_middle_of_its_group_stands_on_the_second_page() -> None:
    first = frames(("甲", 44, ["a", "b"]), ("", 0, ["c"]))
    second = frames(("乙", 60, ["d", "e"]), ("丙", 140, ["f"]), first=4)
    assert [row[1] for row in grid(first, second)] == ["甲", "甲", "乙", "乙", "乙", "丙"]


def test_groups_without_a_label_are_groups() -> None:
    first = frames(("", 0, ["a", "b"]), ("甲", 124, ["c", "d"]), ("", 0, ["e", "f"]))
    second = frames(("乙", 60, ["g", "h"]), first=7)
    table = grid(first, second)
    assert [row[1] for row in table] == ["", "", "甲", "甲", "", "", "乙", "乙"]


def test_a_text_in_the_middle_of_its_cell_is_cut_by_the_page() -> None:
    first = frames(("甲", 44, ["a", "b"]), ("社会团体登记", 174, ["c", "d"]))
    second = frames(("管理条例", 31, ["e", "f"]), first=5)
    labels = [row[1] for row in grid(first, second)]
    assert labels == ["甲"] * 2 + ["社会团体登记管理条例"] * 4


def test_a_line_that_the_edge_of_a_page_cuts_is_printed_on_both() -> None:
    first = frames(("甲", 44, ["a", "b"]), ("社会团体登\n记管理条", 171, ["c", "d"]))
    second = frames(("记管理条\n例", 23, ["e", "f"]), first=5)
    labels = [row[1].replace("\n", "") for row in grid(first, second)]
    assert labels == ["甲"] * 2 + ["社会团体登记管理条例"] * 4


def test_two_groups_may_have_one_label() -> None:
    """Beside numbers that are merged too, and that go on, the label is a new one."""

    def part(number: str) -> Draw:
        cells: Cells = {
            (1, 1): (number, (2, 1)),
            (1, 2): ("甲", (2, 1)),
            (1, 3): f"x{number}",
            (2, 3): f"y{number}",
        }
        return lambda sheet: sheet.table(XS, [20, 60, 100], cells)

    (table,) = read_pdf(pdf(part("1"), part("2"))).tables
    assert [(c.row, c.row_span) for c in table.cells if c.column == 2] == [(1, 2), (3, 2)]


def test_a_number_that_is_typed_again_over_its_group_is_no_cut_row() -> None:
    def part(code: str, texts: list[str]) -> Draw:
        cells: dict[tuple[int, int], str | tuple[str, tuple[int, int]]] = {
            (1, 1): (code, (len(texts), 1))
        }
        for number, text in enumerate(texts, 1):
            cells |= {(number, 2): text, (number, 3): text * 2}
        return lambda sheet: sheet.table(XS, [20.0 + 30 * n for n in range(len(texts) + 1)], cells)

    def first(sheet: Sheet) -> None:
        part("01", ["a", "b"])(sheet)
        sheet.table(XS, [80, 110, 140], {(1, 1): ("02", (2, 1)), (1, 2): "c", (2, 2): "d"})
        sheet.table(XS[2:], [80, 110, 140], {(1, 1): "cc", (2, 1): "dd"})

    table = grid(first, part("02", ["e", "f"]))
    assert [row[:2] for row in table[3:]] == [["02", "d"], ["02", "e"], ["02", "f"]]


def test_codes_of_one_line_are_two_rows() -> None:
    """That the last text is blank only there is no sign of a rest."""
    first = rows(*(("类", f"A{n}", "x\ny") for n in range(1, 5)))
    second = rows(("类", "A5", ""), ("类", "A6", "x\ny"), header=False)
    assert [row[1] for row in grid(first, second)[1:]] == [f"A{n}" for n in range(1, 7)]


def test_sentences_that_go_on_in_several_columns_are_one_row() -> None:
    def part(left: str, right: str, number: str, *, top: float) -> Draw:
        def draw(sheet: Sheet) -> None:
            for x in XS:
                sheet.line(x, top, x, 100)
            sheet.line(XS[0], 100, XS[-1], 100)
            sheet.line(XS[0], top, XS[-1], top)
            if number:
                sheet.text(23, 31, number)
            for x, text in ((63, left), (143, right)):
                for line, words in enumerate(text.split("\n")):
                    sheet.text(x, 76 + 12 * line, words)

        return draw

    seven, nine = "一二三四五六七", "一二三四五六七八九"
    first = part(f"{seven}\n{seven}", f"{nine}\n{nine}", "", top=60)
    second = part("八。\n", "十。\n", "", top=60)
    assert len(grid(first, second)) == 1


@engines
def test_no_line_over_a_label_of_a_whole_page(engine: Engine) -> None:
    """A spreadsheet draws none above and below it either; one page alone may be two tables."""

    def second(sheet: Sheet) -> None:
        for left, right, texts in ((XS[0], XS[1], ["3", "4"]), (XS[2], XS[3], ["c", "d"])):
            sheet.table([left, right], [20, 60, 100], {(n, 1): t for n, t in enumerate(texts, 1)})

    first = frames(("甲", 44, ["a", "b"]))
    (table,) = read_pdf(pdf(first, second), engine).tables
    assert drawn(table) == [[str(n), "甲", text] for n, text in enumerate("abcd", 1)]


def test_letters_around_a_seal_belong_to_it() -> None:
    """One at the top of it stands straight. pdfplumber tells no size of letters that lean."""

    def seal(sheet: Sheet) -> None:
        rows(("1", "甲", "x"))(sheet)
        canvas = sheet.canvas
        canvas.setFont(SONG, 12)
        canvas.setFillColorRGB(0.9, 0.2, 0.2)
        for number, letter in enumerate("省人民政府"):
            canvas.saveState()
            canvas.translate(150 + 14 * number, 200 + (5 - abs(number - 2)))
            canvas.rotate(40 - 20 * number)
            canvas.drawString(0, 0, letter)
            canvas.restoreState()

    document = read_pdf(pdf(seal))
    text = "".join(cell.text for cell in document.tables[0].cells)
    assert not set("省人民政府") & set(text)
    assert {remark.code for remark in document.remarks} == {"watermark-dropped"}


@pytest.mark.parametrize("is_first", [True, False])
def test_a_line_within_a_seal_belongs_to_it(*, is_first: bool) -> None:
    """It is as light as the letters around, and drawn after or before them."""

    def line(sheet: Sheet) -> None:
        sheet.canvas.setFillColorRGB(0.9, 0.2, 0.2)
        sheet.text(170, 88, "专用章", 8)

    def seal(sheet: Sheet) -> None:
        rows(("1", "甲", "x"))(sheet)
        if is_first:
            line(sheet)
        sheet.canvas.setFont(SONG, 12)
        sheet.canvas.setFillColorRGB(0.9, 0.2, 0.2)
        for number, letter in enumerate("省人民政府"):
            angle = 160 - 35 * number
            sheet.canvas.saveState()
            x, y = 40 * cos(radians(angle)), 40 * sin(radians(angle))
            sheet.canvas.translate(180 + x, sheet.height - 75 + y)
            sheet.canvas.rotate(angle - 90)
            sheet.canvas.drawCentredString(0, 0, letter)
            sheet.canvas.restoreState()
        if not is_first:
            line(sheet)

    document = read_pdf(pdf(seal))
    assert drawn(document.tables[0])[1] == ["1", "甲", "x"]
    told = [remark.text for remark in document.remarks if remark.code == "watermark-dropped"]
    assert "专用章" in "".join(told)
    assert len(told) == len(document.remarks)


@engines
def test_a_circle_has_no_lines(engine: Engine) -> None:
    def draw(sheet: Sheet) -> None:
        rows(("1", "甲", "x"))(sheet)
        sheet.canvas.circle(170, 220, 60)

    (table,) = read_pdf(pdf(draw), engine).tables
    assert drawn(table) == [list(HEADER.values()), ["1", "甲", "x"]]


def test_text_beside_a_table_does_not_part_it() -> None:
    def first(sheet: Sheet) -> None:
        rows(("1", "甲", "x"))(sheet)
        sheet.text(270, 70, "旁注")

    document = read_pdf(pdf(first, rows(("2", "乙", "y"), header=False)))
    (table,) = document.tables
    assert [row[0] for row in drawn(table)] == ["序号", "1", "2"]
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == ["旁注"]


def half_ruled(sheet: Sheet) -> None:
    """Lines go across alone; over a label that is merged over three rows there is none."""
    xs, ys = [20.0, 70.0, 140.0, 240.0], [20, 40, 80, 110, 140, 180]
    for y in ys:
        for number, (left, right) in enumerate(pairwise(xs)):
            if number or y not in {80, 110}:
                sheet.line(left, y, right, y)
    texts = {
        31: ("序号", "岗位", "要求"),
        56: ("", "设计", "熟悉光学设计的方"),
        68: ("", "", "法和原理"),
        98: ("甲类", "制造", "精通"),
        128: ("", "销售", "了解"),
        156: ("乙类", "检验", "熟悉光学检验的方"),
        168: ("", "", "法和原理"),
    }
    for baseline, row in texts.items():
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 3, baseline, text)


@engines
def test_lines_that_go_across_alone(engine: Engine) -> None:
    (table,) = read_pdf(pdf(half_ruled), engine).tables
    assert drawn(table) == [
        ["序号", "岗位", "要求"],
        ["甲类", "设计", "熟悉光学设计的方法和原理"],
        ["甲类", "制造", "精通"],
        ["甲类", "销售", "了解"],
        ["乙类", "检验", "熟悉光学检验的方法和原理"],
    ]


def numbered(*labels: tuple[float, str]) -> Draw:
    """Rows that no line parts, their numbers in the middle of them behind a column of labels."""
    xs = [20.0, 70.0, 110.0, 240.0]
    texts = [["甲", "乙", "丙"], ["丁"], ["戊", "己", "庚"], ["辛", "壬"]]

    def draw(sheet: Sheet) -> None:
        y = 20.0
        for number, lines in enumerate(texts, 1):
            height = 12.0 * len(lines) + 2
            sheet.text(xs[1] + 3, y + height / 2 + 3.5, str(number))
            for line, text in enumerate(lines):
                sheet.text(
                    xs[2] + 3, y + height / 2 + 3.5 + 12 * (line - (len(lines) - 1) / 2), text
                )
            y += height
        sheet.box(xs[0], 20, xs[-1], y)
        for x in xs[1:-1]:
            sheet.line(x, 20, x, y)
        for baseline, label in labels:
            sheet.text(xs[0] + 3, baseline, label)

    return draw


def test_labels_in_the_middle_of_rows_that_numbers_part() -> None:
    """Rows 1 and 2 are 52 points high, rows 3 and 4 are 64."""
    document = read_pdf(pdf(numbered((20 + 26 + 3.5, "一类"), (72 + 32 + 3.5, "二类"))))
    (table,) = document.tables
    assert drawn(table) == [
        ["一类", "1", "甲\n乙\n丙"],
        ["一类", "2", "丁"],
        ["二类", "3", "戊\n己\n庚"],
        ["二类", "4", "辛\n壬"],
    ]
    assert [remark.code for remark in document.remarks] == ["grid-inferred"]


def test_labels_of_which_nothing_tells_the_rows() -> None:
    document = read_pdf(pdf(numbered((30, "一类"), (66, "二类"))))
    assert [r.code for r in document.remarks] == ["grid-inferred", "label-rows-doubtful"]
