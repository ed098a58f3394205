"""Two tables without lines side by side: their captions tell."""

from pdfs import Sheet
from typeset import found, put, rows

LEFT = ["Item|Dev", "Ash|1.5", "Box|4.5", "Elm|7.5", "Fir|2.5", "Oak|3.5"]
RIGHT = ["Land|2019|2020", "North|12|15", "South|7|31", "East|9|28", "West|19|44"]


def beside(sheet: Sheet) -> None:
    """The rows of the second are further apart: few stand on one line with those of the first."""
    put(sheet, 30, 30, "Table 1. Woods")
    put(sheet, 180, 30, "Table 2. Lands and years")
    rows(sheet, 46, "30l 130r", LEFT, 12)
    rows(sheet, 46, "170l 260r 330r", RIGHT, 16)


def test_two_tables_side_by_side() -> None:
    assert found(beside) == [LEFT, RIGHT]


def test_a_table_below_two_that_stand_side_by_side() -> None:
    below = ["Kind of tree in the north|Dev|Test", "Ash|1.5|2.5", "Box|4.5|5.5", "Elm|7.5|8.5"]

    def draw(sheet: Sheet) -> None:
        beside(sheet)
        put(sheet, 30, 150, "Table 3. The woods of all lands and of all years")
        rows(sheet, 166, "30l 220r 330r", below)

    assert found(draw) == [LEFT, RIGHT, below]
