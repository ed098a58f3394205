"""Long catalogues by makers that set boxes behind texts, headings beside them, and few lines."""

from itertools import pairwise

from pdfs import Draw, Sheet, pdf
from reportlab.pdfbase.pdfmetrics import stringWidth
from typeset import TIMES, found, lines, put, rows, shown

from extract.model import Document
from extract.pdf.lines import Line
from extract.pdf.reader import read_pdf
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.shared_columns.alike import apart
from extract.pdf.unruled.drawn.row_stacks import stacks
from extract.pdf.unruled.known import Known, known_walls
from extract.pdf.unruled.textlines import Piece, TextLine
from extract.pdf.unruled.words import Word, WordLine

XS = "30l 110l 200l"
WORDS = [
    "A001|Engineer|Suzhou",
    "A004|Clerk|Hangzhou",
    "A007|Nurse|Ningbo",
    "A009|Teacher|Wuxi",
    "A012|Designer|Wenzhou",
]


def read(*draw: Draw) -> Document:
    return read_pdf(pdf(*draw))


def behind(sheet: Sheet, y: float, xs: str, texts: list[str], step: float) -> None:
    """A box behind each text, as long as that, as behind the words of an element in a browser."""
    places = [float(x[:-1]) for x in xs.split()]
    for number, row in enumerate(texts):
        for x, text in zip(places, row.split("|"), strict=True):
            bottom = y + step * number + 3
            sheet.box(x, bottom - 12.5, x + stringWidth(text, TIMES, 10), bottom, fill=0.9)
    rows(sheet, y, xs, texts, step)


def test_boxes_that_are_as_long_as_their_texts_are_no_cells() -> None:
    texts = ["Code|Post|Place", *WORDS]
    assert found(lambda sheet: behind(sheet, 40, XS, texts, 13)) == [texts]


def far_apart(sheet: Sheet, y: float) -> None:
    rows(sheet, y, "30l 110l 320r", [f"05-{n}|Elm|{n}2" for n in range(12, 34)], 10)


def test_a_heading_in_the_white_between_two_columns_is_of_that_without_another() -> None:
    def draw(sheet: Sheet) -> None:
        rows(sheet, 40, "30l 110l 150l", ["Day|Name|Count"], 18)
        far_apart(sheet, 58)

    (table,) = found(draw)
    assert table[0] == "Day|Name|Count"


def test_a_heading_in_the_white_is_of_the_nearer_column() -> None:
    """The heading of the other column stands lower."""

    def draw(sheet: Sheet) -> None:
        rows(sheet, 40, "60l 195l", ["Day|Name"], 18)
        put(sheet, 300, 46, "Count")
        far_apart(sheet, 64)

    (table,) = found(draw)
    assert table[0] == "Day|Name|Count"


def test_a_line_under_a_heading_stands_above_the_headings_that_follow() -> None:
    """The line is further below than a letter is high; one of the columns holds no text."""

    def draw(sheet: Sheet) -> None:
        lines(sheet, 20, 370, 20, 66, 150)
        lines(sheet, 180, 370, 43)
        put(sheet, 290, 31, "Both")
        rows(sheet, 56, "30l 190l 300l", ["Name|Count|Remark"], 14)
        rows(sheet, 80, "30l 190l", [f"Elm{n}|1{n}" for n in range(5)], 16)

    (table,) = found(draw)
    assert table[0].split("|")[-1] == "Both*2"


def striped(top: float, height: float, texts: list[str], *, first: bool) -> Draw:
    """Every other row shaded, but for the first column, which holds labels."""

    def draw(sheet: Sheet) -> None:
        for number in range(not first, len(texts), 2):
            for left, right in pairwise((110, 200, 290)):
                y = top + height * number
                sheet.box(left, y, right, y + height, fill=0.9)
        sheet.box(20, top, 110, top + height * len(texts), fill=0.9)
        rows(sheet, top + 12, "30l 120l 210l", texts, height)

    return draw


def test_rows_without_a_shade_have_the_columns_of_those_with_one() -> None:
    texts = ["|Elm|12", "Trees|Fir|30", "|Ash|17", "|Box|5", "|Oak|9"]
    (table,) = found(striped(40, 18, texts, first=True))
    assert [row.split("|")[-2:] for row in table] == [text.split("|")[1:] for text in texts]


def test_a_header_shaded_in_one_piece_has_the_columns_of_the_cells_below() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.box(20, 20, 290, 38, fill=0.8)
        for number in range(5):
            for left, right in pairwise((20, 100, 190, 290)):
                y = 38 + 18 * number
                sheet.box(left + 0.3, y + 0.3, right - 0.3, y + 17.7, fill=0.9)
        rows(sheet, 32, XS, ["Code|Post|Place", *WORDS], 18)

    assert found(draw) == [["Code|Post|Place", *WORDS]]


def coded(first: int, last: int, top: float = 40) -> Draw:
    texts = [f"A0{n}|{['Engineer', 'Clerk', 'Nurse'][n % 3]}|{n}.5" for n in range(first, last)]
    return lambda sheet: rows(sheet, top, "30l 110l 240r", texts, 14)


def both(*draw: Draw) -> Draw:
    def all_of(sheet: Sheet) -> None:
        for one in draw:
            one(sheet)

    return all_of


def captioned(y: float, text: str) -> Draw:
    return lambda sheet: put(sheet, 80, y, text)


def test_the_last_row_of_a_table_stands_above_the_caption_of_the_next_one() -> None:
    other = [f"{['Elm', 'Fir', 'Ash'][n % 3]}|{n}.25|{n}.75|{n}" for n in range(10, 22)]
    second = both(
        coded(28, 29, 30),
        captioned(60, "Table 2 Trees"),
        lambda sheet: rows(sheet, 80, "30l 150r 220r 300r", other, 14),
    )
    first, last = read(coded(10, 28, 30), second).tables
    assert shown(first)[-1] == "A028|Clerk|28.5"
    assert (len(first.rows), len(last.rows)) == (19, 12)


def test_figures_that_do_not_count_pages_are_no_page_numbers() -> None:
    """A date that a page cuts goes on with 17, alone at the foot of the page."""

    def page(first: int, foot: str) -> Draw:
        texts = [f"{n}|Elm|2024-05-{n}" for n in range(first, first + 12)]
        return both(
            lambda sheet: rows(sheet, 110, "20l 60l 150l", texts, 14),
            lambda sheet: put(sheet, 150, 278, foot),
        )

    text = "".join(p.text for t in read(page(10, "17"), page(22, "31")).tables for p in t.cells)
    assert "17" in text.split("2024-05-21")[-1][:4]


def test_texts_of_a_line_that_stand_far_apart_are_no_prose() -> None:
    words = Word(20, 50, "A028"), Word(70, 95, "Clerk"), Word(97, 120, "new"), Word(260, 270, "5")
    line = Line("A028 Clerk new 5", 20, 270, 100, 10, 0)
    assert apart(line, WordLine(100, 10, words)) == [(20, 50), (70, 120), (260, 270)]
    assert apart(line, None) == [(20, 270)]


def framed(first: int, last: int, *, remark: bool) -> Draw:
    """Rows in a frame, under a header where there are remarks."""

    def draw(sheet: Sheet) -> None:
        bottom = 40 + 14 * (last - first)
        sheet.box(15, 5, 380, bottom)
        if remark:
            lines(sheet, 15, 380, 34)
            rows(sheet, 28, "20l 90l 200l 290l", ["Code|Post|Sum|Remark"])
        texts = [f"A0{n}|Clerk|{n}.5|{'new' if remark else ''}" for n in range(first, last)]
        rows(sheet, 46, "20l 90l 200l 290l", texts, 14)

    return draw


def test_few_rows_in_a_frame_have_the_columns_of_other_pages() -> None:
    """On the last page a column holds nothing."""
    pages = framed(10, 26, remark=True), framed(26, 42, remark=True), framed(42, 45, remark=False)
    (table,) = read(*pages).tables
    assert shown(table)[-1] == "A044|Clerk|44.5|"


def test_walls_of_a_frame_are_those_known_of_other_pages() -> None:
    """Unless its texts stand over them, or other lines are drawn in it."""
    extents = ((20.0, 45.0), (90.0, 115.0), (200.0, 220.0), (290.0, 310.0))
    known = Known(extents, tuple((x0,) for x0, _ in extents), 0, 300, is_below=True)
    words = [(20.0, 45.0), (90.0, 115.0), (200.0, 220.0)]
    pieces = tuple(Piece("a", x0, x1, ((x0, x1),)) for x0, x1 in words)
    held = [TextLine(y, 10, pieces) for y in (40, 54, 68)]
    assert known_walls(held, (15, 380), known) == (15, 67.5, 157.5, 255, 380)
    assert known_walls(held, (15, 100, 380), known) == (15, 100, 380)
    long = TextLine(82, 10, (Piece("a", 20, 300, ((20, 300),)),))
    assert known_walls([*held, long, long, long], (15, 380), known) == (15, 380)
    assert known_walls(held, (15, 380), None) == (15, 380)


def beside_label(first: int, last: int, label: str) -> Draw:
    """Rows under a label; where it goes on every other one is shaded, and no label is."""

    def draw(sheet: Sheet) -> None:
        for number in () if label else range(0, last - first, 2):
            y = 28 + 14 * number
            for left, right in pairwise((100, 180, 260, 340)):
                sheet.box(left, y, right, y + 14, fill=0.9)
        texts = [f"{'Elm' if n % 2 else 'Fir'}|{n}.5|{n}" for n in range(first, last)]
        rows(sheet, 38, "110l 200l 300l", texts, 14)
        for y in (38, 150) if label else ():
            put(sheet, 20, y, label)
            put(sheet, 20, y + 28, "Leaves")

    return draw


def test_a_page_whose_stripes_leave_out_its_labels_goes_on() -> None:
    pages = [beside_label(n, n + 16, "Trees" if n < 42 else "") for n in (10, 26, 42)]
    (table,) = read(*pages).tables
    assert shown(table)[-1].split("|")[-3:] == ["Elm", "57.5", "57"]
    assert len(table.rows) == 48
    assert max(cell.column for cell in table.cells) == 4


def test_a_caption_between_lines_under_rows_parts_two_tables() -> None:
    def line(y: float, text: str) -> TextLine:
        return TextLine(y, 10, (Piece(text, 30, 90, ((30.0, 90.0),)),))

    across = [Ruling(y, 20, 380) for y in (20, 40, 60, 100, 120)]
    rows_of = [line(y, "A1") for y in (34, 54, 114)]
    whole = stacks(across, [*rows_of[:2], line(84, "B1"), rows_of[2]], None)
    parted = stacks(across, [*rows_of[:2], line(84, "Table 2 Trees"), rows_of[2]], None)
    assert [len(list(whole)), len(list(parted))] == [1, 2]


def shaded_cells(sheet: Sheet, top: float, xs: tuple[float, ...], count: int) -> None:
    for number in range(count):
        for left, right in pairwise(xs):
            sheet.box(left, top + 14 * number, right, top + 14 * (number + 1), fill=0.95)


def test_tables_of_shaded_cells_near_each_other_are_two() -> None:
    def draw(sheet: Sheet) -> None:
        shaded_cells(sheet, 20, (20, 100, 200, 380), 8)
        rows(sheet, 30, "25l 197r 202l", [f"A{n}|{n}5|Elm" for n in range(8)], 14)
        put(sheet, 150, 145, "Table 2")
        shaded_cells(sheet, 150, (20, 140, 380), 8)
        rows(sheet, 160, "25l 145l", [f"B{n}|Fir" for n in range(8)], 14)

    first, last = found(draw)
    assert (first[-1], last[0]) == ("A7|75|Elm", "B0|Fir")


def test_the_first_rows_of_a_table_stand_below_the_caption_under_another() -> None:
    other = [f"{n}-05|{n}|{n}%" for n in range(10, 28)]
    first = both(
        coded(10, 20, 30),
        captioned(190, "Table 2 Days"),
        lambda sheet: rows(sheet, 206, "30l 200l 330r", other[:2], 14),
    )
    tables = read(first, lambda sheet: rows(sheet, 30, "30l 200l 330r", other[2:], 14)).tables
    assert [len(table.rows) for table in tables] == [10, 18]
