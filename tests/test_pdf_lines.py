"""The text of cells: wraps undone, paragraphs kept, marks in their place."""

import pytest
from pdfs import SONG, Sheet, pdf

from extract.pdf.reader import read_pdf
from extract.pdf.spelling import Speller

WIDE = [20.0, 50.0, 126.0]
"""The second column holds seven full-width characters of 10 points."""

WRAPS = {
    "ideographs without a space": ("熟悉光学设计方\n法和原理", "熟悉光学设计方法和原理"),
    "Latin words with one": ("精通System  \nC/C++等", "精通System C/C++等"),
    "a token that is parted": ("熟悉算法及 C+\n+、Python", "熟悉算法及 C++、Python"),
    "a line that ends early": ("无要求\n具有学位", "无要求\n具有学位"),
    "an enumerator": ("要有两年的经历\n2.取得学位", "要有两年的经历\n2.取得学位"),
    "a bracketed enumerator": ("要有两年的经历\n（二）学位", "要有两年的经历\n（二）学位"),
    "a decimal is no enumerator": ("要有的经历至少\n2.5年的经历", "要有的经历至少2.5年的经历"),
    "a number with a decimal counts on nothing": (
        "1.1.5年的经历\n2.取得学位",
        "1.1.5年的经历\n2.取得学位",
    ),
    "punctuation in place": ("熟悉设计，掌握\n算法。", "熟悉设计，掌握算法。"),
    "a bracket is not parted": ("熟悉设计的算法\n（FIA）。", "熟悉设计的算法（FIA）。"),
}


def in_a_cell(text: str) -> str:
    def draw(sheet: Sheet) -> None:
        filler = "一二三四五六七\n一二三四五六七"
        sheet.table(WIDE, [20, 60, 150], {(1, 1): "1", (1, 2): filler, (2, 1): "2", (2, 2): text})

    return read_pdf(pdf(draw)).tables[0].cells[3].text


@pytest.mark.parametrize(("lines", "text"), WRAPS.values(), ids=WRAPS.keys())
def test_wraps(lines: str, text: str) -> None:
    assert in_a_cell(lines) == text


def test_a_large_letter_does_not_join_the_lines_below_it() -> None:
    def draw(sheet: Sheet) -> None:
        cells = {(1, 1): "1", (1, 2): "甲", (2, 1): "2", (2, 2): ""}
        sheet.table(WIDE, [20, 60, 150], cells)
        sheet.text(52, 92, "Z", size=60)
        for number, line in enumerate(("甲乙丙", "丁戊己", "庚辛壬")):
            sheet.text(90, 91 + 13 * number, line)

    assert read_pdf(pdf(draw)).tables[0].cells[3].text.replace("\n", "") == "Z甲乙丙丁戊己庚辛壬"


@pytest.mark.parametrize(
    ("title", "text", "codes"),
    [
        ("数据分析师", "数据分析师（助理级）", ["qualifier-joined"]),
        ("分析师", "分析师\n（助理级）", []),
        ("数字前端工程师", "数字前端工程师（助理级）", []),
    ],
    ids=["no room for it", "room for it", "no room at all"],
)
def test_a_bracket_on_a_line_of_its_own(title: str, text: str, codes: list[str]) -> None:
    def draw(sheet: Sheet) -> None:
        filler = "一二三四五六七\n一二三四五六七"
        cells = {(1, 1): "1", (1, 2): filler, (2, 1): "2", (2, 2): f"{title}\n（助理级）"}
        sheet.table(WIDE, [20, 60, 150], cells)

    document = read_pdf(pdf(draw))
    assert document.tables[0].cells[3].text == text
    assert [remark.code for remark in document.remarks] == codes


def test_a_first_line_that_is_set_in_is_not_centred() -> None:
    """Its room on the right is enough for the next word only if that on the left counts too."""

    def draw(sheet: Sheet) -> None:
        sheet.table(WIDE, [20, 60, 150], {(1, 1): "1", (1, 2): "一二三四五六七\n一二三四五六七"})
        sheet.table(WIDE, [60, 150], {(1, 1): "2", (1, 2): ""})
        sheet.text(68, 71, "法律四五")
        sheet.text(53, 83, "甲乙")

    assert read_pdf(pdf(draw)).tables[0].cells[3].text == "法律四五甲乙"


def test_ideographs_that_fill_a_line_are_set_apart_from_letters_as_well() -> None:
    """The gap before a Latin word is wider than those between ideographs by a quarter letter."""

    def draw(sheet: Sheet) -> None:
        sheet.table([20.0, 50.0, 220.0], [20, 60], {(1, 1): "1", (1, 2): ""})
        for x, text in ((53, "掌"), (90, "握"), (129.6, "Verilog")):
            sheet.text(x, 31, text)

    assert read_pdf(pdf(draw)).tables[0].cells[1].text == "掌握Verilog"


def test_an_index_stays_on_its_line() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.table(WIDE, [20, 60, 100], {(1, 1): "1", (1, 2): "", (2, 1): "2", (2, 2): "x"})
        x = 53.0
        for text, rise, size in (("CO", 0, 10), ("2", -2, 6), ("m", 0, 10), ("3", 4, 6)):
            sheet.text(x, 35 - rise, text, size)
            x += sheet.canvas.stringWidth(text, SONG, size)

    assert read_pdf(pdf(draw)).tables[0].cells[1].text == "CO2m3"


def test_a_character_drawn_twice_is_read_once() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.table(WIDE, [20, 60, 100], {(1, 1): "1", (1, 2): "人人ll", (2, 1): "2", (2, 2): "x"})
        sheet.text(53.3, 31, "人人ll")

    assert read_pdf(pdf(draw)).tables[0].cells[1].text == "人人ll"


def test_the_document_settles_a_hyphen_at_a_wrap() -> None:
    def draw(sheet: Sheet, elsewhere: str) -> None:
        cells = {(1, 1): "1", (1, 2): elsewhere, (2, 1): "2", (2, 2): "熟悉Tensor-\nFlow等"}
        sheet.table(WIDE, [20, 60, 100], cells)

    for elsewhere, text, codes in (
        ("TensorFlow", "熟悉TensorFlow等", ["wrap-settled"]),
        ("Tensor-Flow", "熟悉Tensor-Flow等", ["wrap-settled"]),
        ("Python", "熟悉Tensor-Flow等", ["wrap-doubtful"]),
    ):
        document = read_pdf(pdf(lambda sheet, e=elsewhere: draw(sheet, e)))  # type: ignore[misc]
        assert document.tables[0].cells[3].text == text
        assert [remark.code for remark in document.remarks] == codes


def test_radicals_become_ideographs_and_punctuation_stays() -> None:
    speller = Speller([])
    assert speller.settle("⽬录⻓⾦，（１）") == "目录长金，（１）"
    assert speller.settle("\uf900\U0002f800") == "豈丽"
    assert speller.settle("目，ＡＢ％⺮") == "目，ＡＢ％⺮".replace("⺮", "竹")
    assert sorted(remark.text for remark in speller.all_remarks()) == sorted(
        "⽬⻓⾦\uf900\U0002f800⺮"
    )


def test_text_that_lies_on_its_side() -> None:
    def draw(sheet: Sheet) -> None:
        cells = {(1, 1): "", (1, 2): "三四五", (2, 1): "2", (2, 2): "三四五六七"}
        sheet.table(WIDE, [20, 100, 140], cells)
        sheet.canvas.saveState()
        sheet.canvas.translate(40, sheet.height - 90)
        sheet.canvas.rotate(90)
        sheet.canvas.drawString(0, 0, "C++ 12")
        sheet.canvas.restoreState()

    assert read_pdf(pdf(draw)).tables[0].cells[0].text == "C++ 12"
