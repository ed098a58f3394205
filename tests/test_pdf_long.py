"""What long catalogues do on some pages: wider columns, lines that part nothing, new heads."""

from documents import drawn
from pdfs import Cells, Draw, Sheet, pdf
from test_pdf_reader import HEADER, XS

from extract.model import Table
from extract.pdf.reader import read_pdf

FOUR = [20.0, 60.0, 140.0, 240.0, 380.0]
TITLES = ("编号", "类别", "名称", "备注")


def texts(*pages: Draw) -> list[list[list[str]]]:
    """The tables of some pages."""
    return [drawn(table) for table in read_pdf(pdf(*pages)).tables]


def page(
    *rows: tuple[str, ...],
    xs: list[float] = FOUR,
    head: str = "",
    foot: str = "",
    header: tuple[str, ...] = TITLES,
    top: float = 60.0,
) -> Draw:
    """A grid of rows below a header, and lines of text at the head and the foot of the page."""
    table = [header, *rows] if header else list(rows)
    cells = {(r, c): t for r, row in enumerate(table, 1) for c, t in enumerate(row, 1)}

    def draw(sheet: Sheet) -> None:
        sheet.table(xs, [top + 20 * n for n in range(len(table) + 1)], cells)
        sheet.text(20, 20, head)
        sheet.text(190, 290, foot)

    return draw


def numbered(first: int, last: int, *more: str) -> list[tuple[str, ...]]:
    """Rows that are numbered."""
    return [(str(n), "甲", f"名{n}", more[0] if more else "x") for n in range(first, last + 1)]


def test_wider_columns_under_the_same_header() -> None:
    wider = [20.0, 50.0, 160.0, 300.0, 390.0]
    (table,) = texts(page(*numbered(1, 3)), page(*numbered(4, 6), xs=wider))
    assert [row[0] for row in table] == ["编号", "1", "2", "3", "4", "5", "6"]


def test_columns_in_proportion_without_a_header() -> None:
    wider = [10.0 + 1.05 * (x - 20) for x in FOUR]
    (table,) = texts(page(*numbered(1, 3)), page(*numbered(4, 6), xs=wider, header=()))
    assert [row[0] for row in table] == ["编号", "1", "2", "3", "4", "5", "6"]


def test_wider_columns_under_another_header_are_another_table() -> None:
    wider = [10.0 + 1.05 * (x - 20) for x in FOUR]
    other = ("编号", "类别", "单位", "电话")
    first, second = texts(page(*numbered(1, 3)), page(*numbered(4, 6), xs=wider, header=other))
    assert first[-1][0] == "3"
    assert second[0] == list(other)


def test_numbers_that_begin_anew_in_wider_columns_are_another_table() -> None:
    wider = [20.0, 50.0, 160.0, 300.0, 390.0]
    assert len(texts(page(*numbered(1, 3)), page(*numbered(1, 3), xs=wider))) == 2


def test_roman_page_numbers_of_eight_letters() -> None:
    (table,) = texts(*(page(*numbered(n, n), foot=f) for n, f in ((1, "lxxxvii"), (2, "lxxxviii"))))
    assert [row[0] for row in table] == ["编号", "1", "2"]


def test_words_of_roman_letters_are_no_page_numbers() -> None:
    document = read_pdf(pdf(page(*numbered(1, 2), foot="civil")))
    assert any(not isinstance(b, Table) and b.text == "civil" for b in document.blocks)


def test_heads_that_name_the_chapter() -> None:
    """Each chapter has few pages, and its head is new on the first."""
    heads = [
        "",
        "第一章 动物",
        "第二章 植物",
        "第二章 植物",
        "第二章 植物",
        "第三章 矿产",
        "第三章 矿产",
    ]
    pages = [page(*numbered(n, n), head=head) for n, head in enumerate(heads, 1)]

    def both(sheet: Sheet) -> None:
        pages[1](sheet)
        sheet.text(20, 130, "第二章 植物产品")
        page(*numbered(1, 1), top=140)(sheet)

    tables = texts(pages[0], both, *pages[2:])
    assert [[row[0] for row in table[1:]] for table in tables] == [
        ["1"],
        ["2"],
        ["1", "3", "4", "5"],
        ["6", "7"],
    ]


LONG = (
    "动力电池及其材料制造",
    "新型显示器件研发生产",
    "工业机器人整机的制造",
    "集成电路设计和封装业",
)


def crossed(x: float, sheet: Sheet) -> None:
    """A table with a line through its last column, from top to bottom."""
    page(*(("1", "甲", "乙", text) for text in LONG))(sheet)
    sheet.line(x, 80, x, 160)


def test_a_line_that_texts_run_through_parts_nothing() -> None:
    ((header, *rows),) = texts(lambda sheet: crossed(288, sheet))
    assert header == list(TITLES)
    assert [row[-1] for row in rows] == list(LONG)


def test_texts_too_long_for_their_column_beside_others_keep_the_wall() -> None:
    """Headings stand on both sides of it."""

    def draw(sheet: Sheet) -> None:
        cells: Cells = {(1, 1): "编号", (1, 2): "名称", (1, 3): "备注"}
        cells = {**cells, **{(n, 2): text for n, text in enumerate(LONG, 2)}}
        cells = {**cells, **{(n, c): "" for n in range(2, 6) for c in (1, 3)}}
        sheet.table([20.0, 60.0, 130.0, 240.0], [20.0 + 20 * n for n in range(6)], cells)

    ((header, *rows),) = texts(draw)
    assert header == ["编号", "名称", "备注"]
    assert len(rows) == len(LONG)


def test_lines_a_little_beside_each_other_are_one() -> None:
    """The wall of one cell stands 2 points right of the others, that of another left of them."""

    def draw(sheet: Sheet) -> None:
        rows = [("编号", "名称", "单位"), *((str(n), f"名{n}", "个") for n in range(1, 6))]
        for row, cells in enumerate(rows):
            y = 20 + 20 * row
            for x, text in zip((20, 80, 200), cells, strict=True):
                sheet.text(x + 5, y + 14, text)
            for at in (20, 80, 200 + {1: -2.0, 2: 2.0}.get(row, 0.0), 300):
                sheet.line(at, y, at, y + 20)
        for row in range(7):
            sheet.line(20, 20 + 20 * row, 300 if row != 1 else 202, 20 + 20 * row)

    (table,) = read_pdf(pdf(draw)).tables
    assert {cell.column for cell in table.cells} == {1, 2, 3}
    (unit,) = [cell for cell in table.cells if cell.text.startswith("单位")]
    assert (unit.column, unit.row_span) == (3, 2)


def test_numbers_of_rows_that_have_no_room_on_one_line() -> None:
    """Each row has two lines, and these are of one row: its number is wrapped."""

    xs = [20.0, 42, 82, 182, 204, 244, 344, 366, 406, 506]

    def draw(sheet: Sheet) -> None:
        for row in range(9):
            y = 20 + 31 * row
            sheet.line(20, y, 506, y)
            for x in xs:
                sheet.line(x, y, x, y + 31)
            for group, x in enumerate(xs[:-1:3]):
                number = 118 + 3 * row + group
                lines = (
                    [("序", 13), ("号", 25)]
                    if not row
                    else [(str(number)[:2], 13), (str(number)[2:], 25)]
                )
                for text, down in lines:
                    sheet.text(x + 4, y + down, text)
                sheet.text(x + 26, y + 19, "张三丰" if row else "姓名")
                sheet.text(x + 66, y + 19, "某某研究中心" if row else "单位")
        sheet.line(20, 299, 506, 299)

    (table,) = read_pdf(pdf(draw, size=(530, 330))).tables
    first = ["".join(row[0].split()) for row in drawn(table)]
    assert first == ["序号", *(str(n) for n in range(121, 145, 3))]


def cut(first: tuple[str, ...], rest: tuple[str, ...]) -> list[list[str]]:
    """A row that a page cuts below its first line, in columns that are all full."""
    xs = [20.0, 53.0, 86.0, 139.0]
    rows = [("甲甲", "乙乙", "丙丙丙丙"), ("丁丁\n丁", "戊戊\n戊", "己己己己\n己己"), first]

    def page(cells: list[tuple[str, ...]]) -> Draw:
        grid = {(r, c): t for r, row in enumerate(cells, 1) for c, t in enumerate(row, 1)}
        return lambda sheet: sheet.table(xs, [20.0 + 30 * n for n in range(len(cells) + 1)], grid)

    (table,) = texts(page(rows), page([rest, ("庚庚", "辛辛", "壬壬")]))
    return table


def test_a_cut_line_that_ends_with_a_colon_says_neither_end_nor_rest() -> None:
    table = cut(("子子子", "丑丑丑", "寅寅寅寅："), ("子子", "丑丑", "寅寅寅寅"))
    assert [row[0].replace("\n", "") for row in table] == ["甲甲", "丁丁丁", "子子子子子", "庚庚"]


def test_a_label_of_one_full_line_where_most_are_longer_goes_on() -> None:
    def part(groups: list[tuple[int, str]], *, header: bool) -> Draw:
        cells: dict[tuple[int, int], str | tuple[str, tuple[int, int]]] = (
            dict(HEADER) if header else {}
        )
        row = 2 if header else 1
        for count, label in groups:
            cells[row, 2] = (label, (count, 1))
            cells |= {(n, c): f"{label[0]}{n}" for n in range(row, row + count) for c in (1, 3)}
            row += count
        return lambda sheet: sheet.table(XS, [20.0 + 30 * n for n in range(row)], cells)

    full = "智能制造装备"
    (table,) = texts(
        part([(2, f"{full}\n业甲"), (2, f"{full}\n业乙"), (1, f"{full}")], header=True),
        part([(2, "丙")], header=False),
    )
    assert [row[1].replace("\n", "") for row in table[-3:]] == [f"{full}丙"] * 3


EVEN, WIDER_EVEN = [20.0, 110.0, 200.0, 290.0, 380.0], [10.0, 105.0, 200.0, 295.0, 390.0]


def test_even_columns_of_another_width_are_another_table() -> None:
    """Its header has figures and is not seen to be one; even columns are no sign of one table."""
    other = [("项目", "2019年", "2020年", "2021年"), ("a", "1", "2", "3")]
    first, second = texts(page(*numbered(1, 3), xs=EVEN), page(*other, xs=WIDER_EVEN, header=()))
    assert first[-1][0] == "3"
    assert second[0] == list(other[0])


def test_fewer_even_columns_of_another_width_are_another_table() -> None:
    six = [20.0, 80.0, 140.0, 200.0, 260.0, 320.0, 380.0]
    header = ("序号", "甲", "乙", "丙", "丁", "戊")
    rows = [(str(n), "a", "b", "c", "d", "e") for n in range(1, 4)]
    third = 380 / 3
    fewer = [10.0, 10 + third, 10 + 2 * third, 390.0]
    other = [(str(n), "名", "x") for n in range(1, 4)]
    assert len(texts(page(*rows, xs=six, header=header), page(*other, xs=fewer, header=()))) == 2


def test_numbers_anew_in_proportion_without_a_header_are_another_table() -> None:
    wider = [10.0 + 1.05 * (x - 20) for x in FOUR]
    new = page(*numbered(1, 3, "y"), xs=wider, header=())
    assert len(texts(page(*numbered(1, 3)), new)) == 2


KINDS = ("名称", "单位", "备注")
THREE = [20.0, 140.0, 260.0, 380.0]
DATA = [("甲", "件", "无"), ("乙", "件", "无"), ("丙", "千克", "有"), ("丁", "件", "无")]


def test_rows_of_data_that_come_again_are_no_header() -> None:
    again = [DATA[1], DATA[2], DATA[0]]
    pages = (page(*rows, xs=THREE, header=h) for rows, h in ((DATA, KINDS), (again, ())))
    (table,) = texts(*pages)
    assert table == [list(row) for row in (KINDS, *DATA, *again)]


def test_rows_of_data_that_come_again_below_a_header() -> None:
    """Other pages show that the header has one row."""
    parts = [DATA, [DATA[0], DATA[1], DATA[0]], [DATA[3]], [DATA[2]]]
    (table,) = texts(*(page(*rows, xs=THREE, header=KINDS) for rows in parts))
    assert table == [list(row) for row in (KINDS, *(row for rows in parts for row in rows))]


def test_a_line_that_texts_run_through_parts_the_row_with_texts_on_both_sides() -> None:
    long = [f"n{n} a long name that runs over it" for n in range(20)]
    rows = [(str(n), "甲", text, "") for n, text in enumerate(long)]
    rows[5] = ("5", "甲", "x", "note")
    cells = {(r, c): t for r, row in enumerate(rows, 1) for c, t in enumerate(row, 1)}
    (found,) = texts(lambda sheet: sheet.table(FOUR, [20 + 12.0 * n for n in range(21)], cells))
    assert [row[2] for row in found] == [*long[:5], "x", *long[6:]]
    assert found[5][-1] == "note"


def test_rows_of_data_below_a_header_that_come_again_on_one_page_are_told() -> None:
    pages = page(*DATA, xs=THREE, header=KINDS), page(*DATA[:2], *DATA[:1], xs=THREE, header=KINDS)
    (remark,) = read_pdf(pdf(*pages)).remarks
    assert remark.message.startswith("3 rows at the top of page 2")


def test_a_blank_cell_on_a_page_with_fewer_columns_is_one_for_each() -> None:
    """Nothing shows there that two columns are parted: a label of each goes on."""
    body: Cells = {(2, 1): ("1", (3, 1)), (2, 2): ("甲", (3, 1))}
    names: Cells = {(n, c): t for n in (2, 3, 4) for c, t in ((3, f"名{n}"), (4, "x"))}
    heads: Cells = {(1, n): title for n, title in enumerate(TITLES, 1)}
    rest: Cells = {(1, 1): "", (1, 2): "名5", (1, 3): "x"}
    (table,) = texts(
        lambda sheet: sheet.table(
            FOUR, [20.0 + 20 * n for n in range(5)], {**heads, **body, **names}
        ),
        lambda sheet: sheet.table([20.0, 140.0, 240.0, 380.0], [20.0, 40.0], rest),
    )
    assert [row[:2] for row in table[1:]] == [["1", "甲"]] * 4


def test_a_line_between_letters_of_all_rows_parts_nothing() -> None:
    """By chance it cuts none of them."""
    table = page(*((str(n), "甲", "乙", f"财综〔2014〕{n}号") for n in range(10, 20)), top=20)

    def draw(sheet: Sheet) -> None:
        table(sheet)
        sheet.line(310.6, 40, 310.6, 240)

    ((header, *rows),) = texts(draw)
    assert header == list(TITLES)
    assert [row[-1] for row in rows] == [f"财综〔2014〕{n}号" for n in range(10, 20)]
