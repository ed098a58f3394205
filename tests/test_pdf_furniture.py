"""Heads and feet that are drawn as tables."""

from documents import drawn
from pdfs import Draw, Sheet, pdf
from test_pdf_reader import HEAD, HEADER, XS, rows

from extract.pdf.reader import read_pdf

EDGES = [20.0, 120.0, 180.0, 240.0]


def headed(number: int, *, xs: list[float] = EDGES, top: float = 5, again: bool = True) -> Draw:
    """A page with rows of its own, and a small table at its edge."""

    def draw(sheet: Sheet) -> None:
        cells = {(1, 1): "人社局", (1, 2): "汇编", (1, 3): f"第{number}页"}
        if again:
            sheet.table(xs, [top, top + 18], cells)
        rows((str(number), "甲", f"内容{number}"), header=number == 1, top=60)(sheet)

    return draw


def test_a_head_or_a_foot_that_is_a_table() -> None:
    """The page is wider than high, and its margins are those of one that is not turned."""
    for top in (5, 24, 275):
        document = read_pdf(pdf(*(headed(number, top=top) for number in (1, 2, 3))))
        (table,) = document.tables
        assert drawn(table) == [HEAD, *([str(n), "甲", f"内容{n}"] for n in (1, 2, 3))]
        told = [(remark.code, remark.text) for remark in document.remarks]
        assert told == [("furniture-dropped", "人社局 汇编 第#页")]


def test_a_table_on_one_page_or_with_the_columns_of_the_next_one_is_none() -> None:
    once = read_pdf(pdf(headed(1), headed(2, again=False), headed(3, again=False)))
    assert "人社局" in [cell.text for table in once.tables for cell in table.cells]
    alike = read_pdf(pdf(*(headed(number, xs=XS) for number in (1, 2, 3))))
    assert "人社局" in [cell.text for table in alike.tables for cell in table.cells]


def test_tables_that_are_all_alike_are_kept() -> None:
    """Nothing else is on the pages that a reader could be after."""

    def page(sheet: Sheet) -> None:
        sheet.table(XS, [5, 20], HEADER)
        sheet.text(30, 120, "各单位")

    assert len(read_pdf(pdf(page, page)).tables) == 2


def test_page_numbers_in_words() -> None:
    def page(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            rows((str(number), "甲", f"内容{number}"), header=number == 1, top=60)(sheet)
            sheet.text(180, 290, f"第{'一二三'[number - 1]}页")

        return draw

    document = read_pdf(pdf(*map(page, (1, 2, 3))))
    (table,) = document.tables
    assert drawn(table) == [HEAD, *([str(n), "甲", f"内容{n}"] for n in (1, 2, 3))]
    assert {remark.code for remark in document.remarks} == {"furniture-dropped"}
    assert len(document.blocks) == 1


def test_what_stands_in_the_margin_beside_the_table_on_all_pages() -> None:
    """As of a line where pages are bound, whose words are set from top to bottom."""

    def page(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            rows((str(number), "甲", f"内容{number}"), header=number == 1, top=60)(sheet)
            for at, letter in enumerate("装订线"):
                sheet.text(370, 80 + 40 * at, letter)

        return draw

    document = read_pdf(pdf(*map(page, (1, 2, 3))))
    (table,) = document.tables
    assert drawn(table) == [HEAD, *([str(n), "甲", f"内容{n}"] for n in (1, 2, 3))]
    assert {remark.code for remark in document.remarks} == {"furniture-dropped"}
    once = read_pdf(pdf(page(1)))
    assert len(once.blocks) > 1  # a note beside one page is none
