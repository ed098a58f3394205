"""Tables as offices of statistics, ministries and companies print them, with few lines or none."""

import pytest
from pdfs import Draw, Sheet
from reportlab.pdfbase.pdfmetrics import stringWidth
from test_pdf_few_lines import PROSE, justified
from typeset import TIMES, found, lines, put, rows


def levels_far_apart(sheet: Sheet) -> None:
    """Three levels of a header as far apart as rows; % is no figure of one."""
    rows(sheet, 30, "192c 324c", ["Public sector|Private sector"], 17)
    rows(sheet, 47, "159c 225c 291c 357c", ["2007|2012|2007|2012"])
    xs = "30l 163r 189r 229r 255r 295r 321r 361r 387r"
    body = [
        "Ash|150,463|95.9|5,115|17.3|92|55.1|84,237|35.5",
        "Box|22|80.4|10,440|22.6|6|11.7|4,123|22.7",
    ]
    rows(sheet, 64, xs, ["Land|Number|%|Number|%|Number|%|Number|%", *body], 17)


def telephone_numbers(sheet: Sheet) -> None:
    """Groups of a number a space apart, in line in all rows."""
    body = [
        f"Office {c}|+32 2 {n} {n % 90 + 10} {n % 70 + 20}"
        for c, n in zip("ABCDEF", range(213, 300, 7), strict=False)
    ]
    rows(sheet, 30, "30l 150l", ["Place|Telephone", *body])


def codes_in_groups(sheet: Sheet) -> None:
    """Codes 01 02, and thousands with a space, of which some have none."""
    body = [
        "01 01|Ash|32 106",
        "01 02|Box|7 885",
        "01 03|Elm|113",
        "02 01|Fir|1 853",
        "02 02|Oak|525",
    ]
    rows(sheet, 30, "30l 100l 260r", ["Title|Heading|Payments", *body, "02 03|Yew|20 145"])


def articles(sheet: Sheet) -> None:
    """Two columns, each line with a text in both, as wide as their column or nearly so."""
    body = [
        f"Article {n}({n % 3 + 1})|Article {n + 2}({n % 2 + 1}), point (a)" for n in range(1, 9)
    ]
    rows(sheet, 30, "30l 200l", ["Directive 95|This Regulation", *body])


def label_wrapped_last(sheet: Sheet) -> None:
    """The last label goes on below its figures, nearer than rows are."""
    xs = "30l 230r 290r"
    body = ["Water of the land|12.5|13.5", "Rate of growth|1.5|2.5", "Small samples|4.5|5.5"]
    rows(sheet, 30, xs, ["Name|2001|2002", *body, "Health of the public and of|6.5|7.5"], 18)
    rows(sheet, 114, "30l", ["the small samples of the land"])
    justified(sheet, 30, 150, 302, 3)


def labels_of_even_lines(sheet: Sheet) -> None:
    """Labels of several lines, rows as far apart as these, figures on the first."""
    xs = "30l 230r 290r"
    body = [
        "Water of the land and its|12.5|13.5",
        "small samples of trial||",
        "Rate of growth in public|1.5|2.5",
        "health of the report and||",
        "the model of the mean||",
        "Taxes of all small loans|4.5|5.5",
        "public share of the mean||",
    ]
    rows(sheet, 30, xs, ["Name|2001|2002", *body])


def leaders_up_to_figures(sheet: Sheet) -> None:
    """Dots of a tab stop, which end where the figure begins."""
    rows(sheet, 30, "30l 240r 300r", ["Name|2001|2002"])
    for number, (label, first, second) in enumerate(
        (
            ("Ash", "437", "111"),
            ("Box of all", "7,392", "221"),
            ("Elm", "87", "3,682"),
            ("Oak and fir", "153,330", "93"),
        )
    ):
        y = 44 + 14 * number
        put(sheet, 30, y, label)
        put(sheet, 240, y, "." * 24 + first, "r")
        put(sheet, 300, y, second, "r")


def spreadsheet(sheet: Sheet) -> None:
    """Figures set at the right, and words at the left, two points apart."""
    body = ["Ash|24|up", "Box|8,384|down", "Elm|17,959|stable", "Fir|88|up", "Oak|969|down"]
    rows(sheet, 30, "30l 180r 182.2l", ["Name|Count|Trend", *body])


def numbers_of_columns(sheet: Sheet) -> None:
    """Numbers of columns above their headings, as near as lines of one heading."""
    lines(sheet, 28, 300, 20, 48, 92)
    rows(sheet, 32, "140c 210c 280c", ["(1)|(2)|(3)", "OLS|OLS|IV"], 11)
    rows(
        sheet, 58, "30l 140c 210c 280c", ["Age|0.5|0.6|0.7", "Sex|1.5|1.6|1.7", "Town|2.5|2.6|2.7"]
    )


def wrapped(sheet: Sheet, x: float, y: float, words: list[str]) -> None:
    """Words in lines of 150 points that are not set to fill."""
    line = words[0]
    for word in [*words[1:], "." * 80]:
        if stringWidth(f"{line} {word}", TIMES, 10) <= 150:
            line += f" {word}"
            continue
        put(sheet, x, y, line)
        y, line = y + 11, word


def long_texts(sheet: Sheet) -> None:
    """Two columns of sentences, white between the rows."""
    words = (PROSE * 4).split()
    for row in range(5):
        wrapped(sheet, 30, 30 + 52 * row, words[9 * row : 9 * row + 8])
        wrapped(sheet, 200, 30 + 52 * row, words[11 * row : 11 * row + 22])


FACTS: dict[Draw, list[str]] = {
    levels_far_apart: [
        "|Public sector*4|Private sector*4",
        "|2007*2|2012*2|2007*2|2012*2",
        "Land|Number|%|Number|%|Number|%|Number|%",
        "Ash|150,463|95.9|5,115|17.3|92|55.1|84,237|35.5",
        "Box|22|80.4|10,440|22.6|6|11.7|4,123|22.7",
    ],
    telephone_numbers: [
        "Place|Telephone",
        "Office A|+32 2 213 43 23",
        "Office B|+32 2 220 50 30",
        "Office C|+32 2 227 57 37",
        "Office D|+32 2 234 64 44",
        "Office E|+32 2 241 71 51",
        "Office F|+32 2 248 78 58",
    ],
    codes_in_groups: [
        "Title|Heading|Payments",
        "01 01|Ash|32 106",
        "01 02|Box|7 885",
        "01 03|Elm|113",
        "02 01|Fir|1 853",
        "02 02|Oak|525",
        "02 03|Yew|20 145",
    ],
    articles: [
        "Directive 95|This Regulation",
        *(f"Article {n}({n % 3 + 1})|Article {n + 2}({n % 2 + 1}), point (a)" for n in range(1, 9)),
    ],
    label_wrapped_last: [
        "Name|2001|2002",
        "Water of the land|12.5|13.5",
        "Rate of growth|1.5|2.5",
        "Small samples|4.5|5.5",
        "Health of the public and of the small samples of the land|6.5|7.5",
    ],
    labels_of_even_lines: [
        "Name|2001|2002",
        "Water of the land and its small samples of trial|12.5|13.5",
        "Rate of growth in public health of the report and the model of the mean|1.5|2.5",
        "Taxes of all small loans public share of the mean|4.5|5.5",
    ],
    leaders_up_to_figures: [
        "Name|2001|2002",
        "Ash ........................|437|111",
        "Box of all ........................|7,392|221",
        "Elm ........................|87|3,682",
        "Oak and fir ........................|153,330|93",
    ],
    spreadsheet: [
        "Name|Count|Trend",
        "Ash|24|up",
        "Box|8,384|down",
        "Elm|17,959|stable",
        "Fir|88|up",
        "Oak|969|down",
    ],
    numbers_of_columns: [
        "|(1)|(2)|(3)",
        "|OLS|OLS|IV",
        "Age|0.5|0.6|0.7",
        "Sex|1.5|1.6|1.7",
        "Town|2.5|2.6|2.7",
    ],
}


@pytest.mark.parametrize("draw", FACTS, ids=lambda draw: draw.__name__)
def test_tables_of_statistics(draw: Draw) -> None:
    assert found(draw) == [FACTS[draw]]


def test_long_texts_in_two_columns_are_rows_where_white_parts_them() -> None:
    ((*rows_found,),) = found(long_texts)
    assert len(rows_found) == 5
    assert all(row.count("|") == 1 for row in rows_found)


def test_justified_labels_beside_figures_are_cells() -> None:
    def draw(sheet: Sheet) -> None:
        rows(sheet, 30, "30l 250r 310r", ["Question|Yes|No"])
        for number in range(5):
            y = 46 + 42 * number
            put(sheet, 30, y, "Shows", "l")
            justified(sheet, 60, y, 130, 1, skip=3 * number)
            justified(sheet, 30, y + 12, 160, 2, skip=9 * number)
            rows(sheet, y, "250r 310r", [f"{number}1.5%|{number}2.5%"])

    ((head, *body),) = found(draw)
    assert head == "Question|Yes|No"
    assert [row.split("|")[1:] for row in body] == [[f"{n}1.5%", f"{n}2.5%"] for n in range(5)]


def test_a_table_over_both_columns_of_a_page_is_one() -> None:
    xs = "40l 130r 180r 230r 280r 330r"
    table = ["Land|2001|2002|2003|2004|2005", "Ash|1|2|3|4|5", "Box|6|7|8|9|1", "Elm|2|3|4|5|6"]

    def draw(sheet: Sheet) -> None:
        rows(sheet, 30, xs, table)
        justified(sheet, 30, 100, 165, 14)
        justified(sheet, 215, 100, 165, 14, skip=9)

    assert found(draw) == [table]
