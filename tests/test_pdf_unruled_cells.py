"""The columns, headings, labels and wrapped cells of tables without a grid of lines."""

from itertools import pairwise

import pytest
from pdfs import Draw, Sheet
from reportlab.pdfbase.pdfmetrics import stringWidth
from typeset import TIMES, found, lines, put, rows


def narrow_columns(sheet: Sheet) -> None:
    """Figures hardly further apart than words."""
    lines(sheet, 30, 200, 20, 36, 116)
    body = ["A|123,456|654,321", "B|7,010|111,222", "C|333,444|55", "D|888,999|222,333"]
    rows(sheet, 32, "30l 135r 172r", ["State|Men|Women"])
    rows(sheet, 47, "30l 135r 172r", [*body, "E|121,212|343,434", "F|565,656|787,878"])


def wide_heading(sheet: Sheet) -> None:
    """A heading that reaches further to the left than the figures under it."""
    rows(sheet, 30, "30l 130r 230r", ["Name|Income (dollars)|Rate"], 14)
    rows(sheet, 46, "30l 130r 230r", ["Ann|12|1.5", "Bob|7|2.5", "Cy|101|3.5", "Di|44|4.5"])


def underlined(sheet: Sheet) -> None:
    lines(sheet, 30, 330, 20, 52, 100)
    lines(sheet, 110, 250, 36)
    rows(sheet, 32, "180c", ["Men"])
    rows(sheet, 48, "30l 130c 180c 230c 310c", ["Age|18|19|20|All"])
    rows(sheet, 64, "30l 130c 180c 230c 310c", ["Low|1.0|2.0|3.0|4.0", "High|5.0|6.0|7.0|8.0"])


def in_the_middle(sheet: Sheet) -> None:
    """Headings that stand over the middle one of three columns, and are of all three."""
    lines(sheet, 30, 390, 20, 52, 82)
    xs = "30l 110c 160c 210c 270c 320c 370c"
    rows(sheet, 32, "160c 320c", ["MNIST|COCO"])
    rows(sheet, 48, xs, ["Model|Dev|Test|Run|Dev|Test|Run"])
    rows(sheet, 64, xs, ["Base|1.0|2.0|3.0|4.0|5.0|6.0", "Full|1.5|2.5|3.5|4.5|5.5|6.5"])


def wrapped_headings(sheet: Sheet) -> None:
    """Headings of several lines that end at one height, over which none spans."""
    rows(sheet, 30, "300r", ["Percent change,"])
    rows(sheet, 42, "130r 300r", ["Vacant|2000 to"], 12)
    rows(sheet, 54, "30l 130r 200r 300r", ["State|units|Median|2010"])
    rows(sheet, 68, "30l 130r 200r 300r", ["Ohio|12|1.5|7.1", "Iowa|7|2.5|6.2", "Utah|5|3.5|5.3"])


def labels_between(sheet: Sheet) -> None:
    """Labels in the middle of two rows and of three, with a line between the groups."""
    lines(sheet, 30, 300, 20, 36, 64, 105)
    rows(sheet, 32, "30l 100l 200r", ["Set|Method|Rate"])
    rows(sheet, 47, "100l 200r", ["Trees|1.0", "Forest|2.0"])
    put(sheet, 30, 53.5, "Cora")
    rows(sheet, 75, "100l 200r", ["Trees|3.0", "Forest|4.0", "Wood|5.0"])
    put(sheet, 30, 88, "Wiki")


def labels_in_two_columns(sheet: Sheet) -> None:
    lines(sheet, 30, 300, 20, 36, 64, 92)
    rows(sheet, 32, "30l 80l 130l 200r", ["Set|Year|Method|Rate"])
    rows(sheet, 47, "130l 200r", ["Trees|1.0", "Forest|2.0"])
    rows(sheet, 53.5, "30l 80l", ["Cora|2019"])
    rows(sheet, 75, "130l 200r", ["Trees|3.0", "Forest|4.0"])
    rows(sheet, 81.5, "30l 80l", ["Wiki|2020"])


def labels_at_the_top(sheet: Sheet) -> None:
    """What stands at the first of its rows is of that row alone, as far as one can see."""
    lines(sheet, 30, 300, 20, 36, 105)
    rows(sheet, 32, "30l 160c 230c", ["|(1)|(2)"])
    body = ["Age|0.12|0.31", "|(0.01)|(0.02)", "Size|0.44|0.51", "|(0.03)|(0.04)", "N|200|300"]
    rows(sheet, 47, "30l 160c 230c", body)


LEFT = ["High", "Patient income", "Low"]
RIGHT = [
    ["Data of control estimates a rate", "and gives it to the other parts."],
    ["Health accuracy velocity gives", "group task patient and others with"],
    ["Method."],
]


def two_wrapped_columns(sheet: Sheet) -> None:
    """Lines as far apart within rows as between them; labels are wrapped too."""
    lines(sheet, 30, 300, 20, 36, 105)
    rows(sheet, 32, "30l 120l", ["Name|Approach"])
    body = [
        "Average|Control energy price compares",
        "baseline|the soil to the query and the rest.",
        "Global|Method of labour for all groups.",
        "Low group|Measures speech training policy",
        "|and more.",
    ]
    rows(sheet, 47, "30l 120l", body, 12)


def at_the_foot(sheet: Sheet) -> None:
    """Short texts at the foot of cells of sentences; lines are as far apart as rows."""
    lines(sheet, 30, 300, 20, 36, 120)
    rows(sheet, 32, "30l 90l 260l", ["Name|Definition|Year"])
    body = [
        "|Energy to climate gives of signals",
        "One|baseline of measures.|1990",
        "|Image species effect compares with",
        "|treatment price to reduces models",
        "Two|with export.|2001",
        "Three|Power sample.|2004",
    ]
    rows(sheet, 47, "30l 90l 260l", body, 12)


def single_words(sheet: Sheet) -> None:
    """Words that would not fit on the line above are no wraps where each stands alone."""
    lines(sheet, 30, 300, 20, 36, 92)
    rows(sheet, 32, "30l 120l", ["Size|Field"])
    rows(sheet, 47, "30l 120l", ["4 CARD32|N_ALIASES", "8 CARD|AliasListEntry", "4 C|MIME_OFFSET"])


def beside_prose(sheet: Sheet) -> None:
    """A table in one column of a page whose other column stands on other heights."""
    words = "of the model data and result that this in order we show to all of them here and"
    while stringWidth(words, TIMES, 10) > 168:
        words = words.rpartition(" ")[0]
    for number in range(20):
        put(sheet, 210, 24 + 12 * number, words)
    for number in range(8):
        put(sheet, 20, 24 + 12 * number, words)
    lines(sheet, 20, 185, 136, 150, 184)
    rows(sheet, 147, "25l 110c 160c", ["|(1)|(2)"])
    rows(sheet, 160.5, "25l 110c 160c", ["Age|0.12|0.31", "|(0.01)|(0.02)"], 10.5)
    for number in range(5):
        put(sheet, 20, 204 + 12 * number, words)


def section_in_the_middle(sheet: Sheet) -> None:
    lines(sheet, 30, 290, 20, 36, 105)
    rows(sheet, 32, "30l 160r 220r 290r", ["State|All|Men|Women"])
    rows(sheet, 47, "30l 160r 220r 290r", ["Ohio|12|5|7", "Iowa|7|3|4"])
    put(sheet, 160, 73, "South", "c")
    rows(sheet, 86, "30l 160r 220r 290r", ["Utah|8|5|3", "Texas|9|4|5"])


def other_stripes(sheet: Sheet) -> None:
    """Shaded rows whose cells are parted where signs of a currency have columns of their own."""
    put(sheet, 30, 16, "Statements of income of the group", "l")
    for number, edges in ((0, (30, 150, 165, 225, 240, 295)), (2, (30, 150, 225, 295))):
        for left, right in pairwise(edges):
            sheet.box(left, 46 + 14 * number, right, 60 + 14 * number, fill=0.9)
    rows(sheet, 42, "30l 220r 290r", ["|2019|2018"])
    rows(
        sheet,
        56,
        "32l 152l 220r 230l 290r",
        ["Sales|$|1,200|$|900", "Cost||(300)||(200)", "Rent||80||70", "Net|$|820|$|630"],
        14,
    )


def sentences_under_a_header(sheet: Sheet) -> None:
    """A header line drawn tells a table of two columns from prose set in columns."""
    lines(sheet, 30, 330, 20, 36, 112)
    rows(sheet, 32, "30l 180l", ["Definition|Approach"])
    body = [
        "Demand index text gives in demand|Capital for network shows traffic and",
        "a region and improves speech too.|query temperature velocity as such.",
        "Baseline error measures in health|Noise treatment baseline supports all",
        "the effect and includes the tasks.|frequency groups for the estimates.",
        "Policy network region gives region|Image to temperature includes with its",
    ]
    rows(sheet, 47, "30l 180l", body)


FACTS: dict[Draw, list[str]] = {
    narrow_columns: [
        "State|Men|Women",
        "A|123,456|654,321",
        "B|7,010|111,222",
        "C|333,444|55",
        "D|888,999|222,333",
        "E|121,212|343,434",
        "F|565,656|787,878",
    ],
    wide_heading: [
        "Name|Income (dollars)|Rate",
        "Ann|12|1.5",
        "Bob|7|2.5",
        "Cy|101|3.5",
        "Di|44|4.5",
    ],
    underlined: ["|Men*3|", "Age|18|19|20|All", "Low|1.0|2.0|3.0|4.0", "High|5.0|6.0|7.0|8.0"],
    in_the_middle: [
        "|MNIST*3|COCO*3",
        "Model|Dev|Test|Run|Dev|Test|Run",
        "Base|1.0|2.0|3.0|4.0|5.0|6.0",
        "Full|1.5|2.5|3.5|4.5|5.5|6.5",
    ],
    wrapped_headings: [
        "State|Vacant units|Median|Percent change, 2000 to 2010",
        "Ohio|12|1.5|7.1",
        "Iowa|7|2.5|6.2",
        "Utah|5|3.5|5.3",
    ],
    labels_between: [
        "Set|Method|Rate",
        "Cora^2|Trees|1.0",
        "Forest|2.0",
        "Wiki^3|Trees|3.0",
        "Forest|4.0",
        "Wood|5.0",
    ],
    labels_in_two_columns: [
        "Set|Year|Method|Rate",
        "Cora^2|2019^2|Trees|1.0",
        "Forest|2.0",
        "Wiki^2|2020^2|Trees|3.0",
        "Forest|4.0",
    ],
    labels_at_the_top: [
        "|(1)|(2)",
        "Age|0.12|0.31",
        "|(0.01)|(0.02)",
        "Size|0.44|0.51",
        "|(0.03)|(0.04)",
        "N|200|300",
    ],
    two_wrapped_columns: [
        "Name|Approach",
        "Average baseline|Control energy price compares the soil to the query and the rest.",
        "Global|Method of labour for all groups.",
        "Low group|Measures speech training policy and more.",
    ],
    at_the_foot: [
        "Name|Definition|Year",
        "One|Energy to climate gives of signals baseline of measures.|1990",
        "Two|Image species effect compares with treatment price to reduces models with export."
        "|2001",
        "Three|Power sample.|2004",
    ],
    single_words: ["Size|Field", "4 CARD32|N_ALIASES", "8 CARD|AliasListEntry", "4 C|MIME_OFFSET"],
    beside_prose: ["|(1)|(2)", "Age|0.12|0.31", "|(0.01)|(0.02)"],
    section_in_the_middle: [
        "State|All|Men|Women",
        "Ohio|12|5|7",
        "Iowa|7|3|4",
        "South*4",
        "Utah|8|5|3",
        "Texas|9|4|5",
    ],
    other_stripes: [
        "|2019|2018",
        "Sales|$ 1,200|$ 900",
        "Cost|(300)|(200)",
        "Rent|80|70",
        "Net|$ 820|$ 630",
    ],
    sentences_under_a_header: [
        "Definition|Approach",
        "Demand index text gives in demand a region and improves speech too."
        "|Capital for network shows traffic and query temperature velocity as such.",
        "Baseline error measures in health the effect and includes the tasks."
        "|Noise treatment baseline supports all frequency groups for the estimates.",
        "Policy network region gives region|Image to temperature includes with its",
    ],
}


@pytest.mark.parametrize("draw", FACTS, ids=[draw.__name__ for draw in FACTS])
def test_one_table(draw: Draw) -> None:
    assert [[row.replace("/", " ") for row in table] for table in found(draw)] == [FACTS[draw]]


def test_two_columns_of_which_every_line_has_both_are_rows() -> None:
    texts = ["Item|Value", "Operating temperature|-10 to 50 degrees", "Power supply|100-240 V AC"]
    texts += ["Warranty|24 months", "Memory|512 MB", "Dimensions|210 by 140 by 60 mm"]
    assert found(lambda sheet: rows(sheet, 30, "30l 150l", texts)) == [texts]


def test_the_rest_of_a_last_row_that_is_set_in_the_middle() -> None:
    """Beside the middle of four lines, which are a little off: all of them are of the row."""

    def draw(sheet: Sheet) -> None:
        for number, name in enumerate(("Ash", "Box", "Elm")):
            y = 30 + 50 * number
            rows(sheet, y + 17, "30l 90r", [f"{name}|{number + 4}"])
            texts = ["grows in the north and in", "the east of the country"]
            texts.append("and is cut for oars and")
            rows(sheet, y, "120l", [*texts, f"masts {number}"], 12)

    whole = "grows in the north and in the east of the country and is cut for oars and masts"
    table = [f"{name}|{n + 4}|{whole} {n}" for n, name in enumerate(("Ash", "Box", "Elm"))]
    assert [[row.replace("/", " ") for row in rows] for rows in found(draw)] == [table]


def test_texts_in_the_middle_of_rows_of_many_lines() -> None:
    """Texts at half the height of lines are beside these, in one row."""

    def draw(sheet: Sheet) -> None:
        for number, name in enumerate(("Ash", "Box", "Elm", "Fir")):
            y = 30 + 56 * number
            rows(sheet, y + 18, "30l 240r", [f"{name} {number + 4}|1{number}"])
            rows(
                sheet,
                y + 6,
                "90l",
                [f"the name of {name}", "in all other tongues", "and lands"],
                12,
            )
            texts = ["grows in the north and in", "the east of the country", "and is cut for oars"]
            rows(sheet, y, "260l", [*texts, f"and {number} more"], 12)

    (table,) = found(draw)
    assert [row.split("|")[0] for row in table] == ["Ash 4", "Box 5", "Elm 6", "Fir 7"]
