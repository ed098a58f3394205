"""Letters that stand where no cell would have them, and letters set apart."""

import pytest
from documents import drawn
from pdfs import ENGINES, SONG, Draw, Sheet, pdf
from test_pdf_reader import HEAD, rows

from extract.model import Table
from extract.pdf.lines import row_to_line
from extract.pdf.pages import Character
from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine
from extract.pdf.ruled.overflow import touch


def seen(draw: Draw, engine: Engine) -> list[list[str]]:
    (table,) = read_pdf(pdf(draw), engine).blocks
    assert isinstance(table, Table)
    return drawn(table)


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize(
    ("x", "text", "column"),
    [
        (190, "TensorFlowPython", 2),
        (10, "TensorFlow", 0),
        (85, "TensorFlowPython", 1),
        (24, "TensorFlowPythonC++MATLABLinux", 0),
    ],
    ids=["over the right side", "over the left side", "over two walls", "over whole cells"],
)
def test_a_word_that_is_too_long_is_of_one_cell(
    x: float, text: str, column: int, engine: Engine
) -> None:
    def draw(sheet: Sheet) -> None:
        rows(("", "", ""), ("2", "乙", "y"))(sheet)
        sheet.text(x, 71, text)

    row = ["", "", ""]
    row[column] = text
    assert seen(draw, engine) == [HEAD, row, ["2", "乙", "y"]]


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
def test_a_number_over_a_wall_ends_where_texts_of_the_next_column_begin(engine: Engine) -> None:
    """It touches the text beside it, which begins where those above and below it do."""

    def draw(sheet: Sheet) -> None:
        rows(("", "", "x"), ("", "", "y"), ("", "", "z"))(sheet)
        for row, (number, text) in enumerate((("100", "甲"), ("101", "乙"), ("102", "丙"))):
            sheet.text(62 - sheet.canvas.stringWidth(number, SONG, 10), 71 + 40 * row, number)
            sheet.text(63, 71 + 40 * row, text)

    assert seen(draw, engine)[1:] == [["100", "甲", "x"], ["101", "乙", "y"], ["102", "丙", "z"]]


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
def test_texts_that_end_at_a_wall_are_of_two_cells(engine: Engine) -> None:
    """Without a padding two texts touch at the wall, which goes between their letters."""

    def draw(sheet: Sheet) -> None:
        rows(("1", "", ""), ("2", "乙", "y"))(sheet)
        width = sheet.canvas.stringWidth("34", SONG, 10)
        sheet.text(140 - width, 71, "34")
        sheet.text(140, 71, "56")

    assert seen(draw, engine)[1] == ["1", "34", "56"]


def letters(text: str, gap: float, wide: float = 10) -> list[Character]:
    found, x = [], 0.0
    for letter in text:
        width = wide / 2 if letter.isascii() else wide
        found.append(Character(letter, x, 0, x + width, 10, 8, 10))
        x += width + gap
    return found


@pytest.mark.parametrize(
    ("gap", "text"), [(0.5, "熟悉SQL语言"), (2.5, "熟悉SQL语言"), (4.0, "熟悉SQL语言")]
)
def test_letters_set_apart_to_fill_a_line(gap: float, text: str) -> None:
    assert row_to_line(letters(text, gap)).text == text


def test_words_apart_in_a_line_that_is_not_set_apart() -> None:
    line = [*letters("熟悉", 0), *(c._replace(x0=c.x0 + 40, x1=c.x1 + 40) for c in letters("A", 0))]
    line += [c._replace(x0=c.x0 + 48, x1=c.x1 + 48) for c in letters("B", 0)]
    assert row_to_line(line).text.endswith("A B")


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
def test_lines_spread_over_a_tall_cell_are_no_columns(engine: Engine) -> None:
    """The letters of a line stand apart, but nearer to each other than to those below."""

    def draw(sheet: Sheet) -> None:
        cells = {(1, 1): "a", (1, 2): "b", (2, 1): "", (2, 2): "c"}
        sheet.table([20, 80, 140], [20, 40, 200], cells)
        for number, text in enumerate(("熟悉集成", "电路设计", "方法原理")):
            for place, letter in enumerate(text):
                sheet.text(23 + 13 * place, 60 + 16 * number, letter)

    (table,) = read_pdf(pdf(draw), engine).tables
    assert "".join(table.cells[2].text.split()) == "熟悉集成电路设计方法原理"


def test_a_page_number_set_apart() -> None:
    def draw(sheet: Sheet) -> None:
        rows(("1", "甲", "x"))(sheet)
        for x, letter in zip((150, 163, 171, 179), "第10页", strict=True):
            sheet.text(x, 290, letter)

    assert len(read_pdf(pdf(draw)).blocks) == 1


def test_a_letter_that_the_font_of_the_machine_makes_wider() -> None:
    """The l of a font that is not in the file ends behind where the next letter begins."""
    narrow = Character("l", 56.6, 62, 60.9, 72, 71, 10)
    begins = {58.9: True, 60.9: True, 64.0: False, 56.0: False}
    found = {x: touch(narrow, Character("o", x, 62, x + 5, 72, 71, 10)) for x in begins}
    assert found == begins
