"""Headings, labels and captions of tables without a grid of lines."""

import pytest
from pdfs import ENGINES, Sheet
from test_pdf_few_lines import justified
from test_pdf_unruled import prose
from typeset import found, lines, put, rows

from extract.pdf.readings import Engine

BODY = ["Austria|70,573|67,064", "Belgium|41,915|2,361", "Cyprus|77,510|9,990"]


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
def test_headings_that_end_at_one_height_are_one_row(engine: Engine) -> None:
    def draw(sheet: Sheet) -> None:
        rows(
            sheet, 30, "30l 200r 320r", ["||Rate per", "|Number of|thousand", "Item|farms|persons"]
        )
        rows(sheet, 69, "30l 200r 320r", BODY)

    assert found(draw, engine=engine) == [["Item|Number of/farms|Rate per thousand persons", *BODY]]


def test_a_first_row_without_a_label_is_no_heading() -> None:
    table = ["|1,024|998", "Austria|70,573|67,064", "Belgium|41,915|2,361"]
    assert found(lambda sheet: rows(sheet, 30, "30l 200r 320r", table)) == [table]


def test_a_label_that_hangs_over_is_one_with_its_rest() -> None:
    texts = [
        "Item|Total|2006|2007",
        "Austria|70,573|67,064|12",
        "Agriculture, hunting and other related activities of",
        "  the sector|5,190|13,301|30",
        "Belgium|41,915|2,361|14",
    ]
    whole = "Agriculture, hunting and other related activities of the sector|5,190|13,301|30"
    (table,) = found(lambda sheet: rows(sheet, 30, "30l 200r 260r 330r", texts))
    assert table == [*texts[:2], whole, texts[4]]


def test_a_label_over_rows_keeps_its_row() -> None:
    texts = ["Item|Total|2006", "Persons employed in all of the country:", *BODY]
    (table,) = found(lambda sheet: rows(sheet, 30, "30l 150r 330r", texts))
    assert [row.split("*")[0] for row in table] == texts


def test_labels_between_rows_below_the_last_line() -> None:
    def draw(sheet: Sheet) -> None:
        lines(sheet, 30, 340, 20, 36)
        texts = ["Item|2006|2007", "Persons:", *BODY, "Farms:", *BODY]
        rows(sheet, 32, "30l 200r 330r", texts[:1])
        rows(sheet, 50, "30l 200r 330r", texts[1:])
        put(sheet, 30, 210, "Source: the estimates of the regional authorities for the whole year.")

    (table,) = found(draw)
    assert len(table) == 9
    assert table[5] == "Farms:||"


def test_a_caption_begins_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        rows(sheet, 20, "30l 200l", ["the rise in most|states and regions"])
        put(sheet, 30, 33, "Table 4. Estimates")
        rows(sheet, 46, "30l 200r 320r", ["Item|2006|2007", *BODY])

    assert found(draw) == [["Item|2006|2007", *BODY]]


def test_columns_of_a_page_that_end_apart() -> None:
    def draw(sheet: Sheet) -> None:
        prose(sheet, 20, 20, 170, 22)
        prose(sheet, 210, 20, 170, 5)
        rows(sheet, 96, "215l 290r 370r", ["Item|2006|2007", *BODY], 11)

    assert found(draw) == [["Item|2006|2007", *BODY]]


def test_a_gutter_that_a_mark_and_a_heading_leave_narrow() -> None:
    def draw(sheet: Sheet) -> None:
        texts = ["Country|farms", *(f"State {n}|{n}9.{n}" for n in range(1, 7))]
        rows(sheet, 30, "30l 200r", texts)
        put(sheet, 206, 30, "Long heading")
        for number in range(1, 7):
            put(sheet, 265, 30 + 13 * number, f"{number},0{number}1", "r")
        sheet.canvas.setFont("Times-Roman", 6)
        sheet.canvas.drawString(199, sheet.height - 40, "a")

    (table,) = found(draw)
    assert table[0] == "Country|farms|Long heading"
    assert table[2] == "State 2|29.2|2,021"


def test_justified_prose_below_the_last_line_is_no_row() -> None:
    def draw(sheet: Sheet) -> None:
        lines(sheet, 20, 340, 20, 36, 82)
        rows(sheet, 32, "30l 200r 330r", ["Item|2006|2007", *BODY])
        justified(sheet, 20, 96, 320, 4)

    assert found(draw) == [["Item|2006|2007", *BODY]]
