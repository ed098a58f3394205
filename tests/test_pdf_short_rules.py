"""Horizontal lines that end between the sides of a table: beside labels, or over totals."""

import pytest
from pdfs import Draw, Sheet
from typeset import found, lines, put, rows

XS = "30l 200r 290r"
LABELLED = "25l 95l 200r 290r"
BODY = ["|Trees|1.0|0.3", "|Forest|2.0|0.4", "|Wood|3.0|0.5"]


def totals(sheet: Sheet) -> None:
    """Short lines over totals: the rows between them have labels of their own."""
    lines(sheet, 20, 300, 20, 36, 122)
    lines(sheet, 140, 300, 64, 107)
    rows(sheet, 32, XS, ["Year|2019|2018"])
    rows(sheet, 47, XS, ["Sales|12|15", "Rent|7|3", "Total income|19|18"])
    rows(sheet, 89, XS, ["Wages|8|5", "Stock|9|4", "Total cost|17|9"], 14)


def beside_labels(sheet: Sheet) -> None:
    """Lines that begin beside merged labels, under a header that no line closes above."""
    lines(sheet, 20, 300, 36, 78, 120)
    lines(sheet, 90, 300, 50, 64, 92, 106)
    put(sheet, 25, 15, "Results for all of the sets")
    rows(sheet, 32, LABELLED, ["Set|Method|Rate|Loss"])
    rows(sheet, 46.5, LABELLED, BODY)
    rows(sheet, 88.5, LABELLED, BODY)
    put(sheet, 25, 60.5, "Cora")
    put(sheet, 25, 102.5, "Wiki")


FACTS: dict[Draw, list[str]] = {
    totals: [
        "Year|2019|2018",
        "Sales|12|15",
        "Rent|7|3",
        "Total income|19|18",
        "Wages|8|5",
        "Stock|9|4",
        "Total cost|17|9",
    ],
    beside_labels: [
        "Set|Method|Rate|Loss",
        "Cora^3|Trees|1.0|0.3",
        "Forest|2.0|0.4",
        "Wood|3.0|0.5",
        "Wiki^3|Trees|1.0|0.3",
        "Forest|2.0|0.4",
        "Wood|3.0|0.5",
    ],
}


@pytest.mark.parametrize("draw", FACTS, ids=[draw.__name__ for draw in FACTS])
def test_lines_that_end_between_the_sides(draw: Draw) -> None:
    assert found(draw) == [FACTS[draw]]


def test_a_caption_between_lines_begins_another_table() -> None:
    def draw(sheet: Sheet) -> None:
        beside_labels(sheet)
        lines(sheet, 20, 300, 166, 208, 250)
        lines(sheet, 90, 300, 180, 194, 222, 236)
        put(sheet, 25, 145, "Table 2. Results for the other sets")
        rows(sheet, 162, LABELLED, ["Set|Method|Rate|Loss"])
        rows(sheet, 176.5, LABELLED, BODY)
        rows(sheet, 218.5, LABELLED, BODY)
        put(sheet, 25, 190.5, "Cora")
        put(sheet, 25, 232.5, "Wiki")

    assert found(draw) == [FACTS[beside_labels]] * 2
