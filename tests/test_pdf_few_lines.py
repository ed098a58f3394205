"""Tables with few lines or none, as in papers, reports of offices and annual reports."""

from itertools import pairwise

import pytest
from pdfs import Draw, Sheet
from reportlab.pdfbase.pdfmetrics import stringWidth
from typeset import TIMES, found, lines, put, rows

PROSE = (
    "the network shows each loan of the annual report and the tax covers more of the public share "
    "while the group follows a policy for the mean rate of the other columns in the first table "
    "and the water remains a model of the clinical trial with the health of the small samples "
)


def justified(sheet: Sheet, x: float, y: float, width: float, count: int, skip: int = 0) -> None:
    """Lines of prose, all but the last of which fill a width."""
    words = (PROSE * 4).split()[skip:]
    for number in range(count):
        line = [words.pop(0)]
        while stringWidth(" ".join([*line, words[0]]), TIMES, 10) <= width:
            line.append(words.pop(0))
        rest = width - sum(stringWidth(word, TIMES, 10) for word in line)
        gap = rest / max(len(line) - 1, 1)
        at = x
        for word in line:
            put(sheet, at, y + 12 * number, word)
            at += stringWidth(word, TIMES, 10) + gap


def headings_a_space_apart(sheet: Sheet) -> None:
    """Headings wider than their columns, with no more than a space between them."""
    lines(sheet, 28, 240, 20, 36, 92)
    rows(sheet, 32, "30l 130c 172c 214c", ["Method|Alphabet|Measures|Weights"])
    rows(sheet, 47, "30l 130c 172c 214c", ["Ash|1.5|2.5|3.5", "Box|4.5|5.5|6.5", "Elm|7.5|8.5|9"])


def units_beside_figures(sheet: Sheet) -> None:
    """Figures that end, and units that begin, a space apart at one x in all of five lines."""
    lines(sheet, 28, 220, 20, 36, 92)
    body = ["Ash|4656.7|GeV", "Box|-5.35|K", "Elm|12.5|mm", "Fir|0.8|Pa"]
    rows(sheet, 32, "30l 180r 182.6l", ["Name|Value|Unit", *body], 13.5)


def figures_a_space_apart(sheet: Sheet) -> None:
    lines(sheet, 28, 200, 20, 36, 106)
    rows(sheet, 32, "30l 130c 155.6c", ["Name|Dev|Test"])
    body = ["Ash|0.451|0.302", "Box|0.112|0.917", "Elm|0.733|0.264", "Fir|0.520|0.661"]
    rows(sheet, 47, "30l 130c 155.6c", [*body, "Oak|0.118|0.129"])


def thousands_a_space_apart(sheet: Sheet) -> None:
    """Groups of three figures are of one number, however they are in line."""
    body = ["Ash|12 451|11 302", "Box|10 112|10 917", "Elm|13 733|13 264", "Fir|10 520|10 661"]
    rows(sheet, 32, "30l 130r 230r", ["Name|2019|2020", *body], 14)


def levels_apart(sheet: Sheet) -> None:
    """Headings of both levels stand between these, further above the second than lines of one."""
    lines(sheet, 28, 330, 20, 60, 106)
    rows(sheet, 32, "185c 275c", ["IMDB|COCO"])
    put(sheet, 30, 43, "Set")
    put(sheet, 90, 43, "Data")
    lines(sheet, 150, 220, 38)
    lines(sheet, 240, 310, 38)
    rows(sheet, 54, "165c 205c 255c 295c", ["Dev|Test|Dev|Test"])
    rows(sheet, 72, "30l 90l 165c 205c 255c 295c", ["A|B|1.5|2.5|3.5|4.5", "C|D|5.5|6.5|7.5|8.5"])


def labels_beside_levels(sheet: Sheet) -> None:
    """Labels at both sides stand between the levels; a heading is over three columns."""
    lines(sheet, 28, 330, 20, 50, 96)
    put(sheet, 175, 32, "Total", "c")
    put(sheet, 30, 38, "Land")
    put(sheet, 310, 38, "Men", "r")
    rows(sheet, 44, "125c 175c 225c", ["2020|Part|Rate"])
    rows(sheet, 62, "30l 125c 175c 225c 310r", ["A|1,1|79|36|4,5", "B|1,2|44|50|8,3"], 14)


def section_under_headings(sheet: Sheet) -> None:
    """A label alone under headings of the other columns is no heading of the first."""
    body = ["Stock|29|1,826|17", "Rent|14|702|58", "Wages|25|402|31", "Total|8|5,741|96"]
    rows(sheet, 32, "30l 150r 220r 290r", ["|Note|2023|2022", "Net transport", *body])


def small_letters(sheet: Sheet) -> None:
    """Lines as far apart as rows; what begins small in every column goes on."""
    lines(sheet, 28, 330, 20, 36, 110)
    rows(sheet, 32, "30l 90l 180l 260l", ["Name|Trade|Share|Note"])
    body = ["Ash|The urban|The small|The federal", "|throughput|phase|carbon", "|reports|shows|tax"]
    more = ["Box|The final|The total|The acute", "|crystal|policy|steel"]
    rows(sheet, 47, "30l 90l 180l 260l", [*body, *more], 12)


def prose_below(sheet: Sheet) -> None:
    """A line of prose whose words are set far apart follows a table without lines."""
    body = ["Ash|62.9|24.2|49.9", "Box|15.7|49.7|90.8", "Elm|87.8|97.1|86.0", "Fir|67.0|57.9|62.3"]
    rows(sheet, 32, "30l 150r 220r 290r", ["Wood|Dev|Test|Run", *body])
    at = 30.0
    for word in ["The", "income", "remains", "network", "policy.", "Adjusted"]:
        put(sheet, at, 97, word)
        at += stringWidth(word, TIMES, 10) + 9.5


def lines_under_sums(sheet: Sheet) -> None:
    """Lines over the figures alone, which labels of different lengths stand beside."""
    rows(sheet, 32, "230r 290r", ["2023|2022"])
    body = [
        "Sales of the group and of its many parts|44|41",
        "Rent of rooms and of land|51|62",
        "Income of the group|95|103",
    ]
    rows(sheet, 46, "30l 230r 290r", body)
    lines(sheet, 200, 292, 62, 75)
    rows(
        sheet,
        85,
        "30l 230r 290r",
        ["Wages and other cost|42|12", "Stock of all goods|18|9", "Cost of the group|60|21"],
    )
    lines(sheet, 200, 292, 101, 114)


def two_tables_of_one_width(sheet: Sheet) -> None:
    """A caption between lines of one width parts two tables."""
    for y, first in ((20, "Ash"), (110, "Elm")):
        lines(sheet, 28, 300, y, y + 16, y + 46)
        rows(sheet, y + 12, "30l 150r 290r", ["Wood|Dev|Test", f"{first}|1.5|2.5", "Box|3.5|4.5"])
    put(sheet, 30, 100, "Table 2. The other woods of the same place.")


def shorter_rows_above(sheet: Sheet) -> None:
    """Prose parts a table whose rows have lines from one with longer lines."""
    rows(sheet, 30, "30l 120r 190r", ["Name|Dev|Test", "Ash|1.5|2.5", "Box|3.5|4.5", "Elm|5.5|6.5"])
    lines(sheet, 28, 200, 20, 33.5, 46.5, 59.5, 72.5)
    justified(sheet, 28, 90, 302, 3)
    rows(sheet, 144, "30l 200r 320r", ["Name|Run|Rate", "Fir|7.5|8.5", "Oak|9.5|1.5"])
    lines(sheet, 28, 330, 134, 148, 175)


def shaded_header(sheet: Sheet, *, borders: bool) -> None:
    for left, right in pairwise((28, 110, 180, 250, 320)):
        sheet.box(left, 20, right, 36, fill=0.8)
        if borders:
            sheet.canvas.setFillGray(0)
            for y in (20, 36):
                sheet.canvas.rect(left, sheet.height - y, right - left, 0.75, stroke=0, fill=1)
    rows(sheet, 32, "30l 176r 246r 316r", ["Land|2012|2013|2014"])


def label_across(sheet: Sheet) -> None:
    """Under a shaded header, a label that stands over several columns, and rows after it."""
    shaded_header(sheet, borders=False)
    rows(sheet, 50, "30l 176r 246r 316r", ["Kansas|2,463|46|1,286", "Iowa|1,595|8|15"])
    put(sheet, 180, 76, "Initial program", "c")
    rows(sheet, 89, "30l 176r 246r 316r", ["Malta|2,516|29|28", "Total|12,050|14|331"])


def bordered_header(sheet: Sheet) -> None:
    """The borders of shaded cells are thin shapes; a label follows the line under the header."""
    shaded_header(sheet, borders=True)
    rows(sheet, 50, "30l 176r 246r 316r", ["Average", "Iowa|1,595|8|15", "Malta|2,516|29|28"])


def narrow_under_header(sheet: Sheet) -> None:
    """Figures of two columns a space apart, between which a shaded header has its wall."""
    shaded_header(sheet, borders=False)
    rows(sheet, 50, "30l 178.5r 181.5l 316r", ["Iowa|1,595|8,333|15", "Malta|2,516|2,911|28"])


def wraps_below(sheet: Sheet) -> None:
    """The last row between lines goes on below its first line."""
    lines(sheet, 28, 330, 20, 48)
    rows(sheet, 32, "30l 90l 150l", ["No.|Name|Task", "of all|of wood|and aim"], 12)
    body = [
        "1|Ash|Plans the work of all the other people",
        "2|Box|Draws whatever is to be built at the end",
        "3|Elm|Tells others of what there is to be done",
    ]
    rows(sheet, 60, "30l 90l 150l", body, 28)
    rows(sheet, 72, "150l", ["and looks after what they do.", "of it.", "in the coming years."], 28)


def units_above(sheet: Sheet) -> None:
    """What all figures are counted in stands right above the last columns, and is no heading."""
    put(sheet, 300, 30, "(In millions)", "r")
    rows(
        sheet, 43, "30l 150r 220r 290r", ["Land|2019|2020|2021", "Kansas|46|12|13", "Iowa|13|8|15"]
    )
    rows(sheet, 82, "30l 150r 220r 290r", ["Malta|28|29|31", "Total|14|33|17"])


def one_upright(sheet: Sheet) -> None:
    """Lines between rows, and one behind the names: white parts the figures in all rows."""
    lines(sheet, 28, 240, 20, 36, 52, 68)
    sheet.line(90, 20, 90, 68)
    body = ["Method|Dev|Test|Run", "Ash|1.5|2.5|3.5", "Box|4.5|5.5|6.5"]
    rows(sheet, 32, "30l 120c 165c 210c", body, 16)


def ticks(sheet: Sheet) -> None:
    """Signs that stand for figures: two lines of them between drawn lines are two rows."""
    lines(sheet, 28, 300, 20, 36, 64, 92, 120)
    rows(sheet, 32, "30l 100l 180c 240c", ["Set|Method|Dev|Test"])
    for y, name in ((47, "Cora"), (75, "Wiki"), (103, "Gold")):
        rows(sheet, y, "100l 180c 240c", ["Trees|-|\u221a", "Forest|\u221a|\u221a"], 12)
        put(sheet, 30, y + 6, name)


FACTS: dict[Draw, list[list[str]]] = {
    headings_a_space_apart: [
        ["Method|Alphabet|Measures|Weights", "Ash|1.5|2.5|3.5", "Box|4.5|5.5|6.5", "Elm|7.5|8.5|9"]
    ],
    units_beside_figures: [
        ["Name|Value|Unit", "Ash|4656.7|GeV", "Box|-5.35|K", "Elm|12.5|mm", "Fir|0.8|Pa"]
    ],
    figures_a_space_apart: [
        [
            "Name|Dev|Test",
            "Ash|0.451|0.302",
            "Box|0.112|0.917",
            "Elm|0.733|0.264",
            "Fir|0.520|0.661",
            "Oak|0.118|0.129",
        ]
    ],
    levels_apart: [
        [
            "Set^2|Data^2|IMDB*2|COCO*2",
            "Dev|Test|Dev|Test",
            "A|B|1.5|2.5|3.5|4.5",
            "C|D|5.5|6.5|7.5|8.5",
        ]
    ],
    labels_beside_levels: [
        ["Land^2|Total*3|Men^2", "2020|Part|Rate", "A|1,1|79|36|4,5", "B|1,2|44|50|8,3"]
    ],
    section_under_headings: [
        [
            "|Note|2023|2022",
            "Net transport|||",
            "Stock|29|1,826|17",
            "Rent|14|702|58",
            "Wages|25|402|31",
            "Total|8|5,741|96",
        ]
    ],
    small_letters: [
        [
            "Name|Trade|Share|Note",
            "Ash|The urban throughput reports|The small phase shows|The federal carbon tax",
            "Box|The final crystal|The total policy|The acute steel",
        ]
    ],
    prose_below: [
        [
            "Wood|Dev|Test|Run",
            "Ash|62.9|24.2|49.9",
            "Box|15.7|49.7|90.8",
            "Elm|87.8|97.1|86.0",
            "Fir|67.0|57.9|62.3",
        ]
    ],
    lines_under_sums: [
        [
            "|2023|2022",
            "Sales of the group and of its many parts|44|41",
            "Rent of rooms and of land|51|62",
            "Income of the group|95|103",
            "Wages and other cost|42|12",
            "Stock of all goods|18|9",
            "Cost of the group|60|21",
        ]
    ],
    two_tables_of_one_width: [
        ["Wood|Dev|Test", "Ash|1.5|2.5", "Box|3.5|4.5"],
        ["Wood|Dev|Test", "Elm|1.5|2.5", "Box|3.5|4.5"],
    ],
    shorter_rows_above: [
        ["Name|Dev|Test", "Ash|1.5|2.5", "Box|3.5|4.5", "Elm|5.5|6.5"],
        ["Name|Run|Rate", "Fir|7.5|8.5", "Oak|9.5|1.5"],
    ],
    label_across: [
        [
            "Land|2012|2013|2014",
            "Kansas|2,463|46|1,286",
            "Iowa|1,595|8|15",
            "Initial program*4",
            "Malta|2,516|29|28",
            "Total|12,050|14|331",
        ]
    ],
    bordered_header: [
        ["Land|2012|2013|2014", "Average|||", "Iowa|1,595|8|15", "Malta|2,516|29|28"]
    ],
    narrow_under_header: [["Land|2012|2013|2014", "Iowa|1,595|8,333|15", "Malta|2,516|2,911|28"]],
    wraps_below: [
        [
            "No. of all|Name of wood|Task and aim",
            "1|Ash|Plans the work of all the other people and looks after what they do.",
            "2|Box|Draws whatever is to be built at the end of it.",
            "3|Elm|Tells others of what there is to be done in the coming years.",
        ]
    ],
    units_above: [
        [
            "Land|2019|2020|2021",
            "Kansas|46|12|13",
            "Iowa|13|8|15",
            "Malta|28|29|31",
            "Total|14|33|17",
        ]
    ],
    one_upright: [["Method|Dev|Test|Run", "Ash|1.5|2.5|3.5", "Box|4.5|5.5|6.5"]],
    ticks: [
        [
            "Set|Method|Dev|Test",
            *(
                row
                for name in ("Cora", "Wiki", "Gold")
                for row in (f"{name}^2|Trees|-|\u221a", "Forest|\u221a|\u221a")
            ),
        ]
    ],
}


@pytest.mark.parametrize("draw", FACTS, ids=[draw.__name__ for draw in FACTS])
def test_tables_with_few_lines(draw: Draw) -> None:
    assert [[row.replace("/", " ") for row in table] for table in found(draw)] == FACTS[draw]


def test_groups_of_three_figures_are_one_number() -> None:
    body = found(thousands_a_space_apart)[0][1:]
    assert body[0] == "Ash|12 451|11 302"


def contents(sheet: Sheet) -> None:
    """Dots that are a space apart lead to page numbers."""
    for number, page in enumerate((1, 2, 2, 5, 8, 13, 13, 17), 1):
        y = 20 + 14 * number
        put(sheet, 30, y, f"{number}")
        put(sheet, 45, y, f"Chapter of the {'other ' * (number % 3)}woods")
        for dot in range(20):
            put(sheet, 170 + 6 * dot, y, ".")
        put(sheet, 310, y, str(page), "r")


def prose_beside_references(sheet: Sheet) -> None:
    """A column of justified prose beside one of references, of which few lines are full."""
    justified(sheet, 20, 20, 150, 12)
    for number in range(6):
        put(sheet, 184, 20 + 24 * number, f"[{number + 1}]")
        put(sheet, 200, 20 + 24 * number, "A. Author, B. Writer. The first")
        put(sheet, 200, 32 + 24 * number, "loan, 3, 20-31.")


def small_table(sheet: Sheet) -> None:
    lines(sheet, 30, 170, 20, 36, 52)
    for x in (30, 100, 170):
        sheet.line(x, 20, x, 52)
    rows(sheet, 32, "34l 104l", ["Name|Rate", "Ash|1.5"], 16)


@pytest.mark.parametrize("draw", [contents, prose_beside_references])
def test_no_table(draw: Draw) -> None:
    assert found(draw, small_table) == [["Name|Rate", "Ash|1.5"]]


def leaders(sheet: Sheet) -> None:
    """Dots in a table lead to figures, and are of the label before them."""
    for number, row in enumerate(("Kansas|46|1.5", "Iowa|13|2.5", "Malta|28|3.5", "Total|14|4.5")):
        y = 30 + 14 * number
        rows(sheet, y, "30l 230r 290r", [row])
        for dot in range(18):
            put(sheet, 70 + 6 * dot, y, ".")


def test_dots_are_of_the_text_before_them() -> None:
    table = [[text.strip(" .") for text in row.split("|")] for row in found(leaders)[0]]
    expected = ["Kansas|46|1.5", "Iowa|13|2.5", "Malta|28|3.5", "Total|14|4.5"]
    assert table == [row.split("|") for row in expected]
