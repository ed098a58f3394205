"""Headings of several levels: over which columns and over how many levels each one is."""

import pytest
from pdfs import Draw, Sheet
from typeset import found, lines, rows

XS = "30l 180r 240r 300r 360r"
BODY = ["Ash|70,573|67,064|12,001|5", "Box|41,915|2,361|14,500|7", "Elm|77,510|9,990|10,118|9"]


def wide_columns(sheet: Sheet) -> None:
    """Headings in the middle of cells that begin far left of the figures, set at the right."""
    lines(sheet, 20, 370, 20, 54, 100)
    rows(sheet, 32, "30l 180c 302c", ["Land|Number|Turnover"])
    rows(sheet, 48, XS, ["|2015|2016|2015|2016"])
    rows(sheet, 66, XS, BODY)


def three_levels(sheet: Sheet) -> None:
    lines(sheet, 20, 360, 18, 60, 106)
    rows(sheet, 28, "195c", ["Share of trees"])
    rows(sheet, 42, "30l 145c 245c 350r", ["Land|Young|Old|All"])
    rows(sheet, 56, "30l 120c 170c 220c 270c 350r", ["|Low|High|Low|High"])
    texts = ["Ash|70.5|67.4|12.1|14.5|5.5", "Box|41.5|12.1|14.0|16.5|7.5", "Elm|7|9|8|4|9.5"]
    rows(sheet, 72, "30l 120c 170c 220c 270c 350r", texts)


def labels_are_no_levels(sheet: Sheet) -> None:
    """A label over all columns is not a heading of the rows below it."""
    rows(sheet, 30, "30l 190c 260c 330c", ["Item|Dev|Test|Run"])
    rows(sheet, 46, "180c", ["Young trees"])
    rows(sheet, 62, "30l 190c 260c 330c", ["Ash|1.5|2.5|3.5", "Box|4.5|5.5|6.5", "Elm|7|8|9"], 16)


PLAIN = [*(row.rsplit("|", 1)[0] for row in BODY), "Fir|1,024|6,144|13,007"]
UNITS = ["Land|Area|Trees|Rate", "|km2|thousand|per km2"]


def row_of_units(sheet: Sheet) -> None:
    """Headings are as far apart as rows, which are further apart than lines of a text."""
    lines(sheet, 20, 320, 18, 49, 109)
    rows(sheet, 30, "30l 150r 230r 310r", [*UNITS, *PLAIN], 15)


def heading_wrapped(sheet: Sheet) -> None:
    lines(sheet, 20, 320, 18, 48, 117)
    rows(sheet, 30, "30l 150r 230r 310r", ["|Area|Trees|Rate", "Land|(km2)|in all|of all"], 12)
    rows(sheet, 60, "30l 150r 230r 310r", PLAIN, 17)


FACTS: dict[Draw, list[str]] = {
    wide_columns: ["Land^2|Number*2|Turnover*2", "2015|2016|2015|2016", *BODY],
    three_levels: [
        "Land^3|Share of trees*4|All^3",
        "Young*2|Old*2",
        "Low|High|Low|High",
        "Ash|70.5|67.4|12.1|14.5|5.5",
        "Box|41.5|12.1|14.0|16.5|7.5",
        "Elm|7|9|8|4|9.5",
    ],
    row_of_units: [*UNITS, *PLAIN],
    heading_wrapped: [
        "Land|Area (km2)|Trees in all|Rate of all",
        *PLAIN,
    ],
    labels_are_no_levels: [
        "Item|Dev|Test|Run",
        "Young trees*4",
        "Ash|1.5|2.5|3.5",
        "Box|4.5|5.5|6.5",
        "Elm|7|8|9",
    ],
}


@pytest.mark.parametrize("draw", FACTS, ids=[draw.__name__ for draw in FACTS])
def test_levels(draw: Draw) -> None:
    assert [[row.replace("/", " ") for row in table] for table in found(draw)] == [FACTS[draw]]
