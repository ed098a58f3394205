"""What stands in line on a page and is no table: programs, contents, the figures of charts."""

from functools import partial

import pytest
from pdfs import Draw, Sheet
from test_pdf_few_lines import small_table
from typeset import found, put, rows

PROGRAM = """def mean(values):
    total = 0
    for v in values:
        total += v      # running sum
    return total / len(values)

int main(void) {
    int  i = 0;        /* counter   */
    char *p = NULL;    /* position  */
    while (i < 10) {   /* ten times */
        i++;
    }"""
PRINTED = """Item        Count      Share
Ash           125       1.50
Elm            25       2.75
Oak             5      12.25"""


WORDS = ["Ash", "Box", "Cedar", "Elm", "Fir", "Lime", "Maple", "Oak"]


def typed(sheet: Sheet, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        sheet.canvas.setFont("Courier", 10)
        sheet.canvas.drawString(30, sheet.height - 30 - 12 * number, line)


def program(sheet: Sheet) -> None:
    typed(sheet, PROGRAM)


def contents(sheet: Sheet) -> None:
    titles = ["Woods of the north", "Ash and box", "Elm", "Use of wood", "Trade", "Index"]
    pages = (3, 5, 5, 11, 20, 31)
    texts = [f"{title}|{page}" for title, page in zip(titles, pages, strict=True)]
    rows(sheet, 30, "30l 330r", texts)


def bars(sheet: Sheet) -> None:
    for number, high in enumerate((60, 90, 40, 75, 110)):
        x = 60 + 50 * number
        sheet.box(x, 150 - high, x + 30, 150, fill=0.6)
        put(sheet, x + 15, 146 - high, str(high), "c")
        put(sheet, x + 15, 165, str(2010 + number), "c")
    for number in range(5):
        put(sheet, 40, 150 - 30 * number, str(30 * number), "r")


def lying_bars(sheet: Sheet) -> None:
    """Bars whose edges would be the lines of a grid."""
    for number, long in enumerate((60, 190, 140, 75, 110)):
        y = 40 + 17 * number
        put(sheet, 100, y, ["Ash", "Box", "Elm", "Fir", "Oak"][number], "r")
        sheet.box(106, y - 8, 106 + long, y + 2, fill=0.6)
        put(sheet, 112 + long, y, str(long))
    rows(sheet, 135, "106c 156c 206c 256c", ["0%|25%|50%|75%"])


def numbered_contents(sheet: Sheet) -> None:
    texts = [
        "1.|WOODS|3",
        "1.1.|Ash and box|3",
        "1.2.|Elm|8",
        "2.|TRADE|11",
        "2.1.|Use|12",
        "|Index|31",
    ]
    rows(sheet, 30, "30l 60l 330r", texts)


def index(sheet: Sheet) -> None:
    """An index in two columns."""
    texts = [
        "Ash 3, 17|Kind of wood 3",
        "Box 5|Lime 11, 12",
        "Box tree 8|Maple 4",
        "Cedar 9|Oak 31",
    ]
    rows(sheet, 30, "30l 230l", texts)


@pytest.mark.parametrize("draw", [program, contents, bars, lying_bars, numbered_contents, index])
def test_no_table(draw: Draw) -> None:
    assert found(draw, small_table) == [["Name|Rate", "Ash|1.5"]]


def test_a_table_in_type_writer_letters_is_one() -> None:
    table = ["Item|Count|Share", "Ash|125|1.50", "Elm|25|2.75", "Oak|5|12.25"]
    assert found(lambda sheet: typed(sheet, PRINTED)) == [table]


def test_figures_that_rise_under_a_heading_are_a_table() -> None:
    texts = ["Kind|Trees", "Ash|3", "Box|5", "Elm|7", "Fir|11", "Oak|20"]
    assert found(lambda sheet: rows(sheet, 30, "30l 330r", texts)) == [texts]


def test_models_in_the_order_of_the_alphabet_are_no_index() -> None:
    texts = [f"{letter}{n}-1{n}|{letter}B-2{n}" for letter in "ABC" for n in range(4)]
    assert found(lambda sheet: rows(sheet, 30, "30l 130l", texts)) == [texts]


def test_columns_that_each_run_through_the_alphabet_are_no_index() -> None:
    texts = ["Kind|Sort", *(f"{word} lot {n}|{word} lot {n + 3}" for n, word in enumerate(WORDS))]
    assert found(lambda sheet: rows(sheet, 30, "30l 200l", texts)) == [texts]


def test_rows_that_go_on_with_a_table_of_another_page_are_no_list_of_contents() -> None:
    head = ["Art.|Title|Fine", *(f"1.{n + 1}|{word} fee|{9 - n}" for n, word in enumerate(WORDS))]
    rest = [f"2.{n + 1}|{word} fee|{20 + 7 * n}" for n, word in enumerate(WORDS)]
    pages = (partial(rows, y=60, xs="30l 80l 300r", texts=texts) for texts in (head, rest))
    assert found(*pages) == [[*head, *rest]]


def test_shaded_cells_without_text_are_no_bars() -> None:
    def draw(sheet: Sheet) -> None:
        for number, (left, right) in enumerate(((20, 100), (100, 160), (160, 220))):
            for y in (38, 74):
                sheet.box(left, y, right, y + 18, fill=0.9 - 0.01 * number)
        rows(sheet, 32, "30l 140r 200r", ["Item|Dev|Test", "Ash||", "Box|1|2", "Elm||3"], 18)

    assert found(draw) == [["Item|Dev|Test", "Ash||", "Box|1|2", "Elm||3"]]


def test_a_program_above_a_table_is_none_of_it() -> None:
    table = ["Item|Dev|Test|Run", "Ash|1.5|2.5|3.5", "Box|4.5|5.5|6.5", "Elm|7.5|8.5|9.5"]

    def draw(sheet: Sheet) -> None:
        typed(sheet, PROGRAM)
        rows(sheet, 182, "60l 190r 260r 330r", table)

    assert found(draw) == [table]


def test_prose_wider_than_a_table_ends_it() -> None:
    table = ["Item|Dev|Test", "Ash|1.5|2.5", "Box|4.5|5.5", "Elm|7.5|8.5"]

    def draw(sheet: Sheet) -> None:
        rows(sheet, 30, "100l 190r 260r", table)
        put(
            sheet,
            20,
            82,
            "The rows above are of the table, and these lines of prose are none of it,",
        )
        put(sheet, 20, 95, "as they begin and end beyond its sides, right below the last of them.")
        rows(sheet, 108, "20l 330r", ["See also the woods of the north|3"])

    assert found(draw) == [table]
