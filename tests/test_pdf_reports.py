"""Reports with several tables that have few lines: where one ends, what is of which."""

from collections.abc import Sequence

import pytest
from pdfs import Sheet, pdf
from typeset import found, lines, put, rows

from extract.pdf.page_parts import PageParts
from extract.pdf.reader import read_pdf
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.shared_columns.counted_tables import header_of
from extract.pdf.shared_columns.row_numbers import counts, numbers, with_restarts
from extract.pdf.unruled.drawn.uprights import verticals_to_uprights
from extract.pdf.unruled.known import Known
from extract.pdf.unruled.rows.bonds import Bond, Column, Text
from extract.pdf.unruled.rows.covering import sizes_of_labels
from extract.pdf.unruled.rows.partition import UNNUMBERED, Part, Search, Way, in_middle
from extract.pdf.unruled.textlines import Piece
from extract.pdf.unruled.words import Word, WordLine

WORD = "熟悉集成电路制造工艺流程和设备"
XS = 25.0, 70.0, 260.0
HEAD = "序号", "要求", "其他"


def texts(sheet: Sheet, y: float, row: Sequence[str]) -> None:
    for x, text in zip(XS, row, strict=True):
        sheet.text(x, y, text)


def under_rows(sheet: Sheet, top: float, head: Sequence[str], names: Sequence[str]) -> float:
    """A table with a line under each row, whose second column has two lines; where it ends."""
    texts(sheet, top + 11, head)
    lines(sheet, 20, 330, top, top + 16)
    top += 16
    for name in names:
        texts(sheet, top + 18, (name, "", "无"))
        sheet.text(XS[1], top + 12, WORD[:12])
        sheet.text(XS[1], top + 24, "设备")
        top += 30
        lines(sheet, 20, 330, top)
    return top


def test_a_table_above_the_one_that_numbers_count_ends_where_its_lines_end() -> None:
    def first(sheet: Sheet) -> None:
        end = under_rows(sheet, 20, ("类别", "标准", "分值"), ["甲", "乙", "丙"])
        sheet.text(25, end + 14, "二、其他事项")
        sheet.text(140, end + 28, "附件2")
        under_rows(sheet, end + 34, HEAD, [str(n) for n in range(1, 6)])

    def second(sheet: Sheet) -> None:
        under_rows(sheet, 20, HEAD, [str(n) for n in range(6, 12)])

    tables = read_pdf(pdf(first, second)).tables
    assert [table.cells[0].text for table in tables] == ["类别", "序号"]
    assert max(cell.row for cell in tables[0].cells) == 4


def line(y: float, *words: tuple[float, str]) -> WordLine:
    return WordLine(y, 10, tuple(Word(x, x + 10 * len(text), text) for x, text in words))


def page(number: int, *texts: WordLine) -> PageParts:
    return PageParts(number, 300, 600, (), (), 0, 0, is_picture=False, texts=texts)


def test_numbers_go_on_with_those_that_came_last() -> None:
    """Another table ended with 9 above the one that has a 10 on the next page."""
    first = [line(20 + 12 * n, (25, str(n))) for n in range(1, 10)]
    again = [line(200 + 12 * n, (25, str(n))) for n in range(1, 10)]
    pages = [page(1, *first, *again), page(2, line(20, (25, "10")), line(32, (25, "11")))]
    (count,) = counts(pages)
    assert count[0].baseline == again[0].baseline


def test_prose_above_a_caption_is_no_header() -> None:
    prose = line(20, (25, "从事"), (60, "MATLAB"), (140, "及相关工作"), (220, "等"))
    number = next(numbers([page(1, line(60, (25, "1")))]))
    assert header_of([prose], number) == prose
    assert header_of([prose, line(40, (120, "附件3"))], number) is None


def test_no_label_holds_two_numbers_that_count() -> None:
    column = Column(
        tuple(Text(20.0 + 12 * n, Piece(str(n), 0, 9), 10) for n in (1, 2, 3)),
        (Bond(0, 0), Bond(0, 0)),
    )
    names = column._replace(texts=tuple(t._replace(piece=Piece("x", 9, 18)) for t in column.texts))
    part = Part([column, names], 12)
    search = Search((1,), in_middle, (0.3, 0.3), apart=False)
    assert sizes_of_labels(part, Way((26.0, 62.0), 0), search, 0)[1] >= 2 * UNNUMBERED


def test_what_numbers_count_is_beside_them() -> None:
    known = Known(((0, 9), (20, 90)), ((), ()), 0, 500, is_below=False, sure=(300, 480))
    assert [known.counts(*ys) for ys in ((20, 290), (290, 490))] == [False, True]


def test_a_figure_that_has_no_room_goes_on_below_its_point() -> None:
    plain = ["Ash|705|641|12", "Box|419|236|14", "Elm|775|999|10"]

    def draw(sheet: Sheet) -> None:
        rows(sheet, 30, "30l 150l 200l 250l", ["Land|Area|Trees|Rate", *plain])
        for y, first, second in ((86, "7716.", "2"), (112, "8387.", "8")):
            put(sheet, 200, y, first)
            rows(sheet, y + 6, "30l 150l 250l", ["Fir|83|5"])
            put(sheet, 200, y + 12, second)

    (table,) = found(draw)
    assert [row.replace("/", "") for row in table[-2:]] == ["Fir|83|7716.2|5", "Fir|83|8387.8|5"]


def upright(sheet: Sheet, xs: Sequence[float], top: float, bottom: float) -> None:
    for x in xs:
        sheet.line(x, top, x, bottom)


TREES = ["A1|Ash|Software", "A2|Box|Transport", "A3|Elm|Health", "A4|Fir|Finance"]


@pytest.mark.parametrize("xs", [(80, 180), (90, 200)], ids=["the same", "others"])
def test_upright_lines_below_a_caption_are_of_another_table(xs: tuple[float, float]) -> None:
    head = "Ref.|Name|Trade"
    more = f"30l {xs[0] + 4}l {xs[1] + 4}l"

    def draw(sheet: Sheet) -> None:
        upright(sheet, (80, 180), 40, 106)
        rows(sheet, 50, "30l 84l 184l", [head, *TREES])
        put(sheet, 30, 117, "IV. Trades")
        put(sheet, 95, 130, "Annex 2")
        upright(sheet, xs, 134, 200)
        rows(sheet, 144, more, [head, *TREES])

    assert found(draw) == [[head, *TREES], [head, *TREES]]


def test_an_upright_line_begins_below_the_heading_over_two_columns() -> None:
    def draw(sheet: Sheet) -> None:
        upright(sheet, (110, 190), 40, 130)
        upright(sheet, (250,), 53, 130)
        rows(sheet, 49, "194l", ["2019"])
        rows(sheet, 55, "30l 114l", ["Land|Unit"])
        rows(sheet, 62, "194l 254l", ["Sum|Rate"])
        body = ["Ash|t|705|12", "Box|t|419|14", "Elm|t|775|10", "Fir|t|641|11", "Yew|t|83|5"]
        rows(sheet, 75, "30l 114l 194l 254l", body)

    (table,) = found(draw)
    assert table[:2] == ["Land^2|Unit^2|2019*2", "Sum|Rate"]


def test_upright_lines_that_begin_below_headings_are_of_the_same_table() -> None:
    whole, lower = (110, 150, 250), (200, 300)
    drawn = [*(Ruling(x, 40, 120) for x in whole), *(Ruling(x, 53, 120) for x in lower)]
    assert [u.xs for u in verticals_to_uprights(drawn, [])] == [(110, 150, 200, 250, 300)]


def test_headings_midway_show_that_the_one_beside_them_is_over_two_columns() -> None:
    def draw(sheet: Sheet) -> None:
        rows(sheet, 49, "220l", ["2019"])
        rows(sheet, 55.5, "30l 140l", ["Land|Unit"])
        rows(sheet, 62, "220l 320l", ["Sum|Rate"])
        body = ["Ash|t|705|12", "Box|t|419|14", "Elm|t|775|10", "Fir|t|641|11", "Yew|t|83|5"]
        rows(sheet, 75, "30l 140l 220l 320l", body)

    (table,) = found(draw)
    assert table[:2] == ["Land^2|Unit^2|2019*2", "Sum|Rate"]


def test_numbers_that_begin_anew_in_one_table_count_it_on() -> None:
    """Groups of rows count each for itself; below a caption it is another table."""

    def counted(first: int, last: int, top: float = 20) -> list[WordLine]:
        return [line(top + 12 * n, (25, str(n))) for n in range(first, last + 1)]

    for between, tables in (([], 1), ([line(250, (100, "附件3"))], 2)):
        second = page(2, *counted(9, 15), *between, *counted(1, 7, 300))
        pages = [page(1, *counted(1, 8)), second, page(3, *counted(8, 15))]
        assert len(with_restarts(pages, counts(pages))) == tables
