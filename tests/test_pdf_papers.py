"""Tables as real papers, reports and manuals set them."""

import pytest
from pdfs import Sheet, pdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import stringWidth
from test_pdf_bad import PAGE, built, stream
from test_pdf_few_lines import justified
from typeset import found, lines, put, rows

from extract.model import UnreadableError
from extract.pdf import pdfium
from extract.pdf.reader import read_pdf

COURIER = "Courier"


def typed(sheet: Sheet, x: float, y: float, text: str) -> None:
    """Words of a type-writer font without spaces between, as TeX sets them."""
    for word in text.split():
        put(sheet, x, y, word, font=COURIER)
        x += stringWidth(word + " ", COURIER, 10)


def test_names_of_files_are_no_captions() -> None:
    body = ["one.cls|source", "figure1.pdf|doc", "TableColor|B2", "Appendix or not|C", "scheme|doc"]

    def draw(sheet: Sheet) -> None:
        lines(sheet, 28, 240, 20, 36, 104)
        rows(sheet, 32, "30l 150l", ["File|Place"])
        rows(sheet, 47, "30l 150l", body)

    assert found(draw) == [["File|Place", *body]]


@pytest.mark.parametrize("caption", ["Table 2: Rates", "TABLE IV. Rates", "Figure A.1 Rates"])
def test_captions_between_lines_of_two_tables(caption: str) -> None:
    def draw(sheet: Sheet) -> None:
        lines(sheet, 28, 240, 20, 74, 100, 154)
        rows(sheet, 32, "30l 150r", ["Ash|1.5", "Box|2.5", "Elm|3.5"])
        put(sheet, 60, 90, caption)
        rows(sheet, 112, "30l 150r", ["Fir|4.5", "Oak|5.5", "Yew|6.5"])

    assert [len(table) for table in found(draw)] == [3, 3]


def test_prose_over_the_ends_of_lines_parts_two_tables() -> None:
    def draw(sheet: Sheet) -> None:
        lines(sheet, 128, 280, 20, 36, 74, 150, 166, 204)
        rows(sheet, 32, "130l 230r", ["Tree|Size"])
        rows(sheet, 47, "130l 230r", ["Ash|1.5", "Box|2.5"])
        justified(sheet, 30, 100, 340, 3)
        put(sheet, 130, 162, "Land")
        put(sheet, 200, 162, "Area")
        rows(sheet, 177, "130l 200l", ["North|4.5", "South|5.5"])

    assert found(draw) == [
        ["Tree|Size", "Ash|1.5", "Box|2.5"],
        ["Land|Area", "North|4.5", "South|5.5"],
    ]


@pytest.mark.parametrize(("box", "size"), [("0 -20 50 80", 10), ("0 0 0 0", 7)])
def test_the_size_of_a_font_that_is_drawn_in_dots(box: str, size: int) -> None:
    """Files by dvips say that each font is as large as a dot."""
    font = (
        f"<</Type/Font/Subtype/Type3/FontBBox[{box}]/FontMatrix[1 0 0 1 0 0]/FirstChar 97"
        "/LastChar 98/Widths[50 50]/Encoding<</Differences[97/a/b]>>"
        "/CharProcs<</a 6 0 R/b 7 0 R>>>>"
    )
    glyphs = [stream(f"50 0 0 0 45 {tall} d1 0 0 45 {tall} re f") for tall in (45, 70)]
    content = "BT /F 0.1 Tf 23 60 Td (abba) Tj ET"
    (page,) = pdfium.pages(built(PAGE, stream(content), font, *glyphs))
    assert [(c.text, round(c.size)) for c in page.characters] == [(x, size) for x in "abba"]


def test_a_size_below_zero_turns_the_text_round() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.setFont("Helvetica", 10)
        sheet.canvas._code.append("BT /F1 -10 Tf -1 0 0 -1 30 200 Tm (upright) Tj ET")  # noqa: SLF001

    (page,) = pdfium.pages(pdf(draw))
    assert {(round(c.size, 1), c.rotation) for c in page.characters} == {(10.0, 0)}


def test_spaces_of_a_type_writer_part_no_columns() -> None:
    calls = [f'fit(m, cluster = id, type = "{name}")' for name in ("HC0", "HC1", "HC2", "HC3")]

    def draw(sheet: Sheet) -> None:
        lines(sheet, 28, 380, 20, 36, 104)
        rows(sheet, 32, "30l 100l", ["Name|Call"])
        rows(sheet, 47, "30l", ["Ash", "Box", "Elm", "Fir", "Oak"])
        for number, text in enumerate([*calls, "other(m)"]):
            typed(sheet, 100, 47 + 13 * number, text)

    names = zip(("Ash", "Box", "Elm", "Fir", "Oak"), [*calls, "other(m)"], strict=True)
    assert found(draw) == [["Name|Call", *("|".join(pair) for pair in names)]]


def test_lines_of_hyphens() -> None:
    texts = ["Name        Options    Setting", "-" * 34, "Ash         One/Two    One"]
    texts += ["Elm         Three      Three", "Oak         Four/Five  Five", "-" * 34]

    def draw(sheet: Sheet) -> None:
        sheet.canvas.setFont(COURIER, 10)
        for number, text in enumerate(texts):
            sheet.canvas.drawString(30, sheet.height - 30 - 12 * number, text)

    assert found(draw) == [
        ["Name|Options|Setting", "Ash|One/Two|One", "Elm|Three|Three", "Oak|Four/Five|Five"]
    ]


def test_a_larger_heading_below_a_table_is_no_row_of_it() -> None:
    body = ["Ash|One|1.5", "Box|Two|2.5", "Elm|Three|3.5"]

    def draw(sheet: Sheet) -> None:
        rows(sheet, 30, "30l 130l 230l", body)
        sheet.canvas.setFont("Times-Roman", 14)
        sheet.canvas.drawString(30, sheet.height - 90, "14")
        sheet.canvas.drawString(60, sheet.height - 90, "Sizes of pages")

    assert found(draw) == [body]


def test_equations_that_are_numbered_are_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        sides = ["p(x)|=|1 - s|(9)", "q(y)|=|2 - s(t)|(10)", "r(z)|=|3|(11)"]
        rows(sheet, 30, "90r 100l 120l 300r", sides, 18)

    with pytest.raises(UnreadableError, match="no table"):
        read_pdf(pdf(draw))


def test_a_column_with_a_text_in_each_row_holds_no_label() -> None:
    """Nothing but a column of words in capitals, which may as well go on from line to line."""
    words = "HAPPY BREAKFAST,URBAN TRANSIT,MORNING BITES,SUNRISE TOAST,ARCTIC MARKET,SPEEDY SHOP"
    names = [*words.split(","), "TRAVEL EXPRESS", "FROSTED PANTRY", "COMMUTE MART", "NATURE OVEN"]
    body = [f"{day:02}/07|{name}|CITY|{day}.20" for day, name in enumerate(names, 11)]

    def draw(sheet: Sheet) -> None:
        rows(sheet, 20, "30l 130l 370r", ["DATE|DESCRIPTION|AMOUNT"], 13)
        put(sheet, 30, 36, "MY CARD")
        rows(sheet, 49, "30l 130l", ["A PERSON|5488-2926"])
        rows(sheet, 62, "130l 370r", ["BALANCE|412.16"])
        rows(sheet, 71, "30l 130l 260l 370r", body, 9)

    (table,) = found(draw)
    assert table[-len(body) :] == body


def test_wide_words_within_prose_are_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        justified(sheet, 30, 100, 200, 12)
        rows(sheet, 40, "60l 100l 215l", ["VI.|MATH|to"])
        rows(sheet, 52, "40l 100l 230r", ["In general,|all of the math|standard"])
        rows(sheet, 64, "30l 100l 230r", ["surroundings|of the letters|allowed."])

    with pytest.raises(UnreadableError, match="no table"):
        read_pdf(pdf(draw))


def test_names_in_small_letters_go_on_with_nothing() -> None:
    head = "Show|Take|Change"
    body = ["print|head|update", "summary|tail|untie", "plot|subset|", "animate||", "steps||"]

    def draw(sheet: Sheet) -> None:
        lines(sheet, 28, 280, 20, 36, 108)
        rows(sheet, 32, "30l 120l 210l", [head, *body], 14)

    assert found(draw) == [[head, *body]]


def test_a_row_of_few_figures_below_the_last_line_is_of_the_table() -> None:
    head = "Area|Count|Kind|Sum|Way|Total|Mean|Last"
    body = ["0.4|3|Origin|1.96|0.11|2.07|0.70|0.45", "||Middle|0.85|0.45|1.30||"]
    body += ["||Centre|0.68|0.62|1.30||", "0.5|4|Origin|2.40|0.12|2.52|0.54|0.48"]

    def draw(sheet: Sheet) -> None:
        lines(sheet, 28, 380, 20, 36, 62, 90)
        xs = "30l 70l 110l 170l 210l 250l 290l 330l"
        rows(sheet, 32, xs, [head])
        rows(sheet, 47, xs, [*body, body[1]])

    assert found(draw) == [[head, *body, body[1]]]


FONT = "STSong-Light"
FIGURES = ["Ash|1.5", "Box|2.5", "Elm|3.5"]


@pytest.mark.parametrize("ruled", [False, True])
def test_what_a_table_is_called_parts_it_from_the_one_above(*, ruled: bool) -> None:
    def draw(sheet: Sheet) -> None:
        if ruled:
            lines(sheet, 28, 240, *range(20, 155, 15))
        rows(sheet, 32, "30l 150r", ["Tree|Size", *FIGURES])
        put(sheet, 60, 92, "产业人才情况统计表", font=FONT)
        rows(sheet, 107, "30l 150r", ["Land|Area", *FIGURES])

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    assert found(draw) == [["Tree|Size", *FIGURES], ["Land|Area", *FIGURES]]


@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("name", ["产业人才目录", "附件2", "机构情况统计表"])
def test_a_label_that_is_called_as_a_table_parts_none(name: str, *, ruled: bool) -> None:
    def draw(sheet: Sheet) -> None:
        if ruled:
            lines(sheet, 28, 240, *range(20, 155, 15))
        rows(sheet, 32, "30l 150r", ["Tree|Size", *FIGURES])
        put(sheet, 30, 92, name, font=FONT)
        rows(sheet, 107, "30l 150r", FIGURES)

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    (table,) = found(draw)
    assert (table[:4], table[-3:]) == (["Tree|Size", *FIGURES], FIGURES)
    assert any(name in row for row in table)
