"""What a page break tears from a table: labels that hang below it, or are not drawn; commas."""

import pytest
from documents import drawn
from pdfs import Draw, Sheet, pdf
from test_pdf_reader import HEADER, XS

from extract.pdf.reader import read_pdf


def page(*texts: str, label: str | None, header: bool = False, top: float = 20) -> Draw:
    """Numbered rows under a label; without its cell where it is None."""

    def draw(sheet: Sheet) -> None:
        first = 2 if header else 1
        ys = [top + 30.0 * at for at in range(first + len(texts))]
        if header:
            sheet.table(XS, ys, HEADER)
        for at, text in enumerate(texts, first):
            sheet.table(XS, ys, {(at, 1): text, (at, 3): f"x{text}"})
        if label is not None:
            sheet.table(XS, ys, {(first, 2): (label, (len(texts), 1))})

    return draw


def test_a_label_that_hangs_below_its_rows_is_of_the_blank_cell_above() -> None:
    def hanging(sheet: Sheet) -> None:
        page("1", "2", label="甲", header=True)(sheet)
        page("3", "4", label="", top=110)(sheet)
        sheet.text(65, 185, "乙")

    document = read_pdf(pdf(hanging, page("5", "6", "7", label="")))
    (table,) = document.tables
    assert [(c.row, c.row_span) for c in table.cells if c.text == "乙"] == [(4, 5)]
    assert "label-rows-doubtful" in {remark.code for remark in document.remarks}
    assert len(document.blocks) == 1


@pytest.mark.parametrize(("x", "below"), [(65, "丙"), (150, "")])
def test_other_lines_below_a_table_are_none_of_it(x: float, below: str) -> None:
    """No label goes on below; or the line does not stand below the label."""

    def noted(sheet: Sheet) -> None:
        page("1", "2", label="甲", header=True)(sheet)
        page("3", "4", label="", top=110)(sheet)
        sheet.text(x, 185, "乙")

    blocks = read_pdf(pdf(noted, page("5", "6", "7", label=below))).blocks
    assert "乙" in [getattr(block, "text", "") for block in blocks]


def test_commas_of_a_line_that_a_break_cuts_do_not_end_the_table() -> None:
    def torn(sheet: Sheet) -> None:
        sheet.text(25, 12, "、")
        sheet.text(150, 12, "。")
        page("3", "4", label="乙")(sheet)

    document = read_pdf(pdf(page("1、", "2、。", label="甲", header=True), torn))
    (table,) = document.tables
    assert len(document.blocks) == 1
    assert drawn(table)[-1] == ["4", "乙", "x4"]


def rows_alone(sheet: Sheet) -> None:
    """Two rows at the left side of which nothing is drawn."""
    sheet.table(XS[1:], [20, 50, 80], {(1, 1): "3", (1, 2): "c", (2, 1): "4", (2, 2): "d"})


def under_header(sheet: Sheet) -> None:
    """The same under a header of its own."""
    heads = {(1, 1): "序号", (1, 2): "内容"}
    rows_alone(sheet)
    sheet.table(XS[1:], [0.5, 20], heads)


def beside_a_text(sheet: Sheet) -> None:
    """The same beside a text that stands where a label would."""
    rows_alone(sheet)
    sheet.text(25, 55, "乙")


@pytest.mark.parametrize(
    ("draw", "tables"), [(rows_alone, 1), (under_header, 2), (beside_a_text, 2)]
)
def test_a_label_that_is_not_drawn_goes_on(draw: Draw, tables: int) -> None:
    def labelled(sheet: Sheet) -> None:
        ys = [20.0, 50.0, 80.0, 110.0]
        sheet.table(XS, ys, {(1, 1): "类别", (1, 2): "序号", (1, 3): "内容"})
        sheet.table(XS, ys, {(2, 1): ("甲", (2, 1)), (2, 2): "1", (2, 3): "a"})
        sheet.table(XS, ys, {(3, 2): "2", (3, 3): "b"})

    document = read_pdf(pdf(labelled, draw))
    assert len(document.tables) == tables
    if tables == 1:
        assert [row[0] for row in drawn(document.tables[0])] == ["类别", *["甲"] * 4]
        assert {remark.code for remark in document.remarks} == {"label-rows-doubtful"}


@pytest.mark.parametrize(("text", "count"), [("乙 x3", 1), ("另见", 2)])
def test_a_line_that_the_next_page_prints_again_is_read_once(text: str, count: int) -> None:
    """wkhtmltopdf draws no line below a row that the edge of the page goes through."""
    cells = {(1, 1): "3", (1, 2): "乙丙", (1, 3): "x3", (2, 1): "4", (2, 2): "丁", (2, 3): "x4"}

    def cut(sheet: Sheet) -> None:
        page("1", "2", label="甲", header=True, top=180)(sheet)
        sheet.text(65, 290, text)

    def again(sheet: Sheet) -> None:
        for x in XS:
            sheet.line(x, 0, x, 60)
        for y in (30, 60):
            sheet.line(XS[0], y, XS[-1], y)
        for (row, column), word in cells.items():
            sheet.text(XS[column - 1] + 3, 30 * row - 15, word)

    assert len(read_pdf(pdf(cut, again)).tables) == count


@pytest.mark.parametrize(("labels", "doubts"), [("甲乙 ", [6]), ("甲  ", []), ("甲乙丙", [])])
def test_a_label_that_is_blank_among_others_is_told(labels: str, doubts: list[int]) -> None:
    """Where as many are blank, blank is what the column has where there is nothing to say."""

    def draw(sheet: Sheet) -> None:
        page("1", "2", label=labels[0], header=True)(sheet)
        page("3", "4", label=labels[1].strip(), top=110)(sheet)
        page("5", "6", label=labels[2].strip(), top=170)(sheet)

    remarks = read_pdf(pdf(draw)).remarks
    assert [r.row for r in remarks if r.code == "label-rows-doubtful"] == doubts
