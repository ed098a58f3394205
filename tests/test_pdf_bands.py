"""Lines of text over all columns of a table that has no lines at its sides."""

from collections.abc import Sequence

import pytest
from documents import drawn
from pdfs import ENGINES, Draw, Sheet, pdf

from extract.model import Document, Paragraph, Table
from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine

XS = [20.0, 60.0, 140.0, 240.0]
HEAD = ["序号", "类别", "内容"]
engines = pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())


def opened(*rows: Sequence[str], across: int = 0, top: int = 20, high: int = 20) -> Draw:
    """Rows with lines between; a row of one text has no upright line."""

    def draw(sheet: Sheet) -> None:
        for number, row in enumerate(rows):
            y = top + float(high) * number
            sheet.line(XS[0] + across, y, XS[-1] + across, y)
            for x, text in zip(XS, row, strict=False):
                sheet.text(x + 3 + across, y + 14, text)
            for x in XS[1:-1] if len(row) > 1 else ():
                sheet.line(x + across, y, x + across, y + high)
        y = top + float(high) * len(rows)
        sheet.line(XS[0] + across, y, XS[-1] + across, y)

    return draw


def texts(document: Document) -> list[list[str]]:
    (table,) = document.blocks
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]


@engines
def test_bands_are_rows(engine: Engine) -> None:
    first = [HEAD, ["一、甲类（2项）"], ["1", "甲", "x"], ["2", "乙", "y"], ["二、乙类（1项）"]]
    second = [["三、丙类"], ["（一）子类"], ["4", "丁", "w"], ["四、丁类"], ["5", "戊", "v"]]
    document = read_pdf(pdf(opened(*first), opened(*second)), engine)
    assert texts(document) == [*first, *second]
    spans = {c.column_span for c in document.tables[0].cells if c.text[1:2] in {"、", "一"}}
    assert spans == {3}


def test_bands_at_ends_are_as_high_as_those_between() -> None:
    first = [HEAD, ["一、甲类"], ["1", "甲", "x"], ["二、乙类"], ["2", "乙", "y"], ["三、丙类"]]
    second = [["（一）子类"], ["3", "丙", "z"], ["四、丁类"], ["4", "丁", "w"]]
    document = read_pdf(pdf(opened(*first, high=34), opened(*second, high=34)))
    assert texts(document) == [*first, *second]


def test_bands_of_two_pages_on_a_sheet() -> None:
    first = [HEAD, ["一、甲类（2项）"], ["1", "甲", "x"], ["二、乙类"], ["2", "乙", "y"]]
    second = [["3", "丙", "z"], ["三、丙类"], ["4", "丁", "w"], ["四、丁类"], ["5", "戊", "v"]]

    def sheet(sheet: Sheet) -> None:
        opened(*first)(sheet)
        opened(*second, across=300, top=24)(sheet)

    assert texts(read_pdf(pdf(sheet, size=(600, 400)))) == [*first, *second]


def test_tables_with_a_header_each_are_several() -> None:
    rows = [["一、甲类"], HEAD, ["1", "甲", "x"], ["二、乙类"], HEAD, ["1", "乙", "y"]]
    tables = read_pdf(pdf(opened(*rows))).tables
    assert [drawn(table)[-1] for table in tables] == [
        ["1", "甲", "x"],
        ["1", "乙", "y"],
    ]


def test_a_line_of_a_running_head_and_prose_between_are_no_bands() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.line(XS[0], 20, XS[-1], 20)
        sheet.text(30, 50, "附件1")
        opened(HEAD, ["1", "甲", "x"], top=60)(sheet)
        sheet.text(30, 115, "以上各项由主管部门")
        sheet.text(30, 130, "解释，自发布之日起")
        sheet.text(30, 145, "施行，有效期五年。")
        opened(["2", "乙", "y"], ["3", "丙", "z"], top=150)(sheet)

    document = read_pdf(pdf(draw))
    prose = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert prose[0] == "附件1"
    assert "".join(prose[1:]) == "以上各项由主管部门解释，自发布之日起施行，有效期五年。"
    assert [drawn(table) for table in document.tables] == [
        [HEAD, ["1", "甲", "x"]],
        [["2", "乙", "y"], ["3", "丙", "z"]],
    ]


def test_a_title_above_a_header_in_larger_print_is_no_band() -> None:
    """The table above it has its own header on the page before."""

    def second(sheet: Sheet) -> None:
        opened(["2", "乙", "y"], ["3", "丙", "z"])(sheet)
        sheet.text(23, 75, "二、其他目录", size=12)
        opened(HEAD, ["1", "甲", "x"], top=84)(sheet)

    tables = read_pdf(pdf(opened(HEAD, ["1", "甲", "x"]), second)).tables
    assert [drawn(table) for table in tables] == [
        [HEAD, ["1", "甲", "x"], ["2", "乙", "y"], ["3", "丙", "z"]],
        [HEAD, ["1", "甲", "x"]],
    ]
