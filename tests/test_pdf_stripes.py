"""Tables of which every other row is shaded."""

from itertools import pairwise

import pytest
from pdfs import Draw, Sheet
from typeset import found, lines, put, rows

XS = "30l 150r 220r 290r"
HEAD = "Item|Dev|Test|Run"
BODY = [
    f"{name}|{n}.5|{n + 1}.25|{n + 2}" for n, name in enumerate(("Ash", "Box", "Elm", "Fir"), 4)
]
WORDS = ["Kind|Place|Use", "Ash|North|Oars", "Box|South|Rulers", "Elm|East|Hubs", "Fir|West|Masts"]


def shaded(sheet: Sheet, ys: tuple[float, ...], height: float, *xs: float) -> None:
    for y in ys:
        for left, right in pairwise(xs or (20, 300)):
            sheet.box(left, y, right, y + height, fill=0.9)


def first_row_white(sheet: Sheet) -> None:
    shaded(sheet, (56, 92), 18)
    rows(sheet, 32, XS, [HEAD, *BODY], 18)


def first_row_white_of_words(sheet: Sheet) -> None:
    shaded(sheet, (56, 92), 18, 20, 110, 210, 300)
    rows(sheet, 32, "30l 120l 220l", WORDS, 18)


def heading_wrapped(sheet: Sheet) -> None:
    shaded(sheet, (56, 92), 18)
    rows(sheet, 32, XS, ["|Dev|Test|", "Item|set|set|Run"], 12)
    rows(sheet, 68, XS, BODY[:3], 18)


def three_lines(sheet: Sheet) -> None:
    lines(sheet, 20, 300, 20, 38, 110)
    shaded(sheet, (56, 92), 18, 20, 100, 160, 230, 300)
    rows(sheet, 32, XS, [HEAD, *BODY], 18)


def three_lines_and_label(sheet: Sheet) -> None:
    lines(sheet, 20, 300, 20, 38, 128)
    shaded(sheet, (56, 92), 18, 20, 100, 160, 230, 300)
    rows(sheet, 32, XS, [HEAD, "Trees", *BODY], 18)


def label_shaded_as_one(sheet: Sheet) -> None:
    """A shaded label over all columns shows no columns; three rows stand between those that do."""
    edges = (20, 100, 160, 230, 300)
    shaded(sheet, (20, 56, 129.2), 18, *edges)
    shaded(sheet, (92,), 19.2)
    rows(sheet, 32, XS, [HEAD, *BODY[:3], "Trees"], 18)
    rows(sheet, 123.2, XS, BODY[:3], 18)


def caption_right_above(sheet: Sheet) -> None:
    put(sheet, 150, 32, "Table 3. Woods", "c")
    shaded(sheet, (56, 92), 18, 20, 100, 160, 230, 300)
    rows(sheet, 50, XS, [HEAD, *BODY[:3]], 18)


def shade_of_a_label(sheet: Sheet) -> None:
    """A label over three rows is shaded apart, and their other cells as one."""
    shaded(sheet, (56,), 54, 20, 60)
    shaded(sheet, (56, 92), 18, 60, 300)
    lines(sheet, 20, 300, 38)
    rows(sheet, 32, "64l 150r 220r 290r", [HEAD])
    rows(sheet, 68, "64l 150r 220r 290r", BODY[:3], 18)
    put(sheet, 22, 68, "Wood")


FACTS: dict[Draw, list[str]] = {
    first_row_white: [HEAD, *BODY],
    first_row_white_of_words: WORDS,
    heading_wrapped: ["Item|Dev set|Test set|Run", *BODY[:3]],
    three_lines: [HEAD, *BODY],
    three_lines_and_label: [HEAD, "Trees|||", *BODY],
    label_shaded_as_one: [HEAD, *BODY[:3], "Trees|||", *BODY[:3]],
    caption_right_above: [HEAD, *BODY[:3]],
}


@pytest.mark.parametrize("draw", FACTS, ids=[draw.__name__ for draw in FACTS])
def test_stripes(draw: Draw) -> None:
    assert found(draw) == [FACTS[draw]]


def test_a_shade_that_hides_columns_shows_none() -> None:
    (table,) = found(shade_of_a_label)
    assert [row.removeprefix("|") for row in table][-2:] == BODY[1:3]


def test_a_stripe_behind_a_label_parts_it_no_more_than_the_line_that_leaves_it_out() -> None:
    def draw(sheet: Sheet) -> None:
        lines(sheet, 20, 300, 20, 38, 110)
        lines(sheet, 100, 300, 56, 74, 92)
        shaded(sheet, (38, 74), 18)
        rows(sheet, 32, "24l 104l 204l", ["Kind|Place|Use"])
        rows(sheet, 50, "104l 204l", ["North|Oars", "South|Rulers", "East|Hubs", "West|Masts"], 18)
        put(sheet, 24, 77, "Ash")

    assert found(draw) == [
        ["Kind|Place|Use", "Ash^4|North|Oars", "South|Rulers", "East|Hubs", "West|Masts"]
    ]
