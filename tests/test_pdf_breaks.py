"""What goes on over a page break, and what does not."""

from itertools import pairwise

import pytest
from documents import drawn
from pdfs import ENGINES, Cells, Draw, Sheet, pdf
from test_pdf_reader import HEADER, XS, rows

from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine

FIRST = rows(("1", "甲", "x"), ("2", "乙", "y"))


def grid(*pages: Draw, engine: Engine | None = None) -> list[list[str]]:
    data = pdf(*pages)
    (table,) = (read_pdf(data) if engine is None else read_pdf(data, engine)).tables
    return drawn(table)


def labelled(*groups: tuple[int, str], header: bool, before: int | None = None) -> Draw:
    """Rows with a merged label in the middle column; each group is rows and a label.

    They are numbered from those ``before``, with long texts, or by label and place.
    """
    cells: dict[tuple[int, int], str | tuple[str, tuple[int, int]]] = dict(HEADER) if header else {}
    row = 2 if header else 1
    for count, label in groups:
        cells[row, 2] = (label, (count, 1))
        for number in range(row, row + count):
            told = f"{label[:1]}{number}" if before is None else str(before + number - header)
            text = "x" if before is None else "x\nx\nx\nx"
            cells |= {(number, 1): told, (number, 3): text}
        row += count
    step = 30 if before is None else 50
    return lambda sheet: sheet.table(XS, [20.0 + step * n for n in range(row)], cells)


@pytest.mark.parametrize("again", ["", "乙", "乙（续）"])
def test_a_label_with_one_row_on_each_side(again: str) -> None:
    table = grid(
        labelled((2, "甲"), (1, "乙"), header=True), labelled((1, again), (2, "丙"), header=False)
    )
    assert [row[1] for row in table] == ["类别", "甲", "甲", "乙", "乙", "丙", "丙"]


def test_a_label_begins_with_a_page_and_has_its_text_on_the_next() -> None:
    """The row that the second break cuts has one label, so that the blank part above is of it."""

    def page(numbers: str, label: tuple[int, str], texts: str, *, header: bool) -> Draw:
        cells: dict[tuple[int, int], str | tuple[str, tuple[int, int]]] = {}
        if header:
            cells |= HEADER
        first = len(cells) // 3 + 1
        for at, (number, text) in enumerate(zip(numbers, texts, strict=True), first):
            cells |= {(at, 1): number.strip(), (at, 3): f"{text}\n{text}"}
        rows = len(numbers)
        cells[first, 2] = (label[1], (label[0], 1))
        return lambda sheet: sheet.table(XS, [20.0 + 40 * n for n in range(rows + first)], cells)

    table = grid(
        page("123", (3, "甲类"), "abc", header=True),
        page("456", (3, ""), "def", header=False),
        page(" 78", (3, "乙类"), "fgh", header=False),
    )
    assert [row[:2] for row in table[1:]] == [[n, "甲类"] for n in "123"] + [
        [n, "乙类"] for n in "45678"
    ]


def test_a_label_that_its_column_repeats_is_not_carried() -> None:
    table = read_pdf(
        pdf(
            labelled((2, "甲"), (1, "乙"), (1, "乙"), header=True),
            labelled((1, "乙"), (2, "丙"), header=False),
        )
    ).tables[0]
    assert [c.row_span for c in table.cells if c.column == 2][1:] == [2, 1, 1, 1, 2]


def test_a_label_whose_text_stands_on_its_last_page() -> None:
    """A spreadsheet sets it at the foot of all its rows: above two breaks its cells are blank."""
    pages = (
        labelled((2, "甲"), (1, ""), header=True),
        labelled((3, ""), header=False),
        labelled((2, "乙"), (2, "丙"), header=False),
    )
    cells = [c for c in read_pdf(pdf(*pages)).tables[0].cells if c.column == 2]
    assert [(c.text, c.row_span) for c in cells[1:]] == [("甲", 2), ("乙", 6), ("丙", 2)]


def two_level(*rest: tuple[int, str]) -> Draw:
    """Labels under a header of two levels, which merges a cell over both in each other column."""

    def draw(sheet: Sheet) -> None:
        cells: dict[tuple[int, int], str | tuple[str, tuple[int, int]]] = {
            (1, 1): ("序号", (2, 1)),
            (1, 2): ("类别", (2, 1)),
            (1, 3): ("内容", (1, 2)),
            (2, 3): "名称",
            (2, 4): "备注",
        }
        row = 3
        for count, label in rest:
            cells[row, 2] = (label, (count, 1))
            for number in range(row, row + count):
                cells |= {(number, 1): f"a{number}", (number, 3): f"b{number}", (number, 4): ""}
            row += count
        sheet.table([20, 80, 140, 200, 260], [20.0 + 30 * n for n in range(row)], cells)

    return draw


def test_a_header_of_two_levels_does_not_tell_which_columns_have_labels() -> None:
    second = pdf(two_level((1, "甲"), (1, "乙"), (2, "丙")), two_level((1, "丙"), (3, "丁")))
    table = read_pdf(second).tables[0]
    spans = [(c.row, c.row_span, c.text) for c in table.cells if c.column == 2]
    assert spans[1:] == [(3, 1, "甲"), (4, 1, "乙"), (5, 3, "丙"), (8, 3, "丁")]
    assert all(c.row_span == 1 for c in table.cells if c.column == 3)


def test_a_header_alone_at_the_foot_of_a_page_is_not_carried() -> None:
    def body(sheet: Sheet) -> None:
        sheet.table([20, 80, 140, 200, 260], [20.0, 50, 80], CARRIED)

    table = read_pdf(pdf(two_level(), body)).tables[0]
    assert [(c.text, c.row_span) for c in table.cells if c.column == 2] == [("类别", 2), ("甲", 2)]


CARRIED: Cells = {
    (1, 1): "1",
    (1, 2): ("甲", (2, 1)),
    (1, 3): "x",
    (1, 4): "",
    (2, 1): "2",
    (2, 3): "y",
    (2, 4): "",
}


@pytest.mark.parametrize("retyped", [True, False])
def test_two_labels_that_fill_their_lines(*, retyped: bool) -> None:
    """Where labels are typed again for a page another one is new; else that is told."""
    full = "智能制造装备业"
    first = [labelled((2, "甲"), header=True), labelled((1, "甲"), header=False)] if retyped else []
    pages = [*first, labelled((1, full), header=not retyped), labelled((3, "新材"), header=False)]
    document = read_pdf(pdf(*pages))
    texts = [c.text for c in document.tables[0].cells if c.column == 2]
    doubts = [r for r in document.remarks if "two labels" in r.message]
    assert (full in texts, bool(doubts)) == (True, not retyped)


def test_numbers_that_count_on_are_two_rows() -> None:
    second = rows(("3", "丙", ""), ("4", "丁", "w"), header=False)
    assert grid(FIRST, second)[2:] == [["2", "乙", "y"], ["3", "丙", ""], ["4", "丁", "w"]]


def test_a_number_typed_again_is_one_row() -> None:
    second = rows(("2", "乙", "理和方法"), ("3", "丙", "z"), header=False)
    first = rows(("1", "甲", "x"), ("2", "乙", "熟悉光刻机的设计原"))
    assert grid(first, second)[2:] == [["2", "乙", "熟悉光刻机的设计原理和方法"], ["3", "丙", "z"]]


def test_a_text_that_had_room_to_go_on_is_whole() -> None:
    """Row 3 has no number; its name cannot be the rest of one that ended two lines higher."""
    first = rows(("1", "甲", "x"), ("2", "乙", "y\ny\ny"))
    assert grid(first, rows(("", "丙", "z"), ("4", "丁", "w")))[2:] == [
        ["2", "乙", "y\ny\ny"],
        ["", "丙", "z"],
        ["4", "丁", "w"],
    ]


def test_a_text_that_introduces_what_follows_had_no_room() -> None:
    """A paragraph may go to the next page as a whole, wherever the row above ends."""
    first = rows(("1", "甲", "x"), ("2", "乙\n乙\n乙", "要求："))
    table = grid(first, rows(("", "", "熟悉设计\n经历"), ("3", "丙", "z"), header=False))
    assert table[2:] == [["2", "乙\n乙\n乙", "要求：\n熟悉设计\n经历"], ["3", "丙", "z"]]


@pytest.mark.parametrize(
    ("above", "at", "below", "top"),
    [("熟悉设计，方法", 121.5, "，", 21.5), ("“”", 122, "熟悉“设计”方法", 27)],
    ids=["low", "high"],
)
def test_what_an_edge_leaves_of_a_line_is_not_read_twice(
    above: str, at: float, below: str, top: float
) -> None:
    """The line stands on both pages; its signs that are low or high are not cut where it is."""

    def first(sheet: Sheet) -> None:
        sheet.table(XS, [20, 60, 120], {**HEADER, (2, 1): "1", (2, 2): "甲", (2, 3): ""})
        sheet.text(XS[2] + 3, 106, "要求：")
        sheet.text(XS[2] + 3, at, above)

    def second(sheet: Sheet) -> None:
        sheet.table(XS, [20, 60, 100], {(1, 3): "", (2, 1): "2", (2, 2): "乙", (2, 3): "z"})
        sheet.text(XS[2] + 3, top, below)
        sheet.text(XS[2] + 3, 40, "经历")

    whole = max(above, below, key=len)
    assert "".join(grid(first, second)[1][2].split()) == f"要求：{whole}经历"


@pytest.mark.parametrize("column", [1, 2, 3], ids=["left", "middle", "right"])
@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
def test_a_column_that_no_line_crosses_on_a_whole_page(column: int, engine: Engine) -> None:
    """The page cuts a row above and below and draws no line there; a label is over all of it."""

    def page(*texts: str, top: int, bottom: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            for x in XS:
                sheet.line(x, 20, x, 140)
            for y in range(top, bottom, 40):
                for number, (left, right) in enumerate(pairwise(XS), 1):
                    if number != column or y < 60:
                        sheet.line(left, y, right, y)
            for number, text in enumerate(texts):
                row, place = divmod(number, 2)
                others = [n for n in (1, 2, 3) if n != column]
                sheet.text(XS[others[place] - 1] + 3, 31 + 40 * row, text)
            if top == 20:
                sheet.text(XS[column - 1] + 3, 71, "总")

        return draw

    first = page("数", "文", "11", "甲乙丙", "12", "丁戊己", top=20, bottom=140)
    second = page("", "辛", "14", "壬", "15", "癸", top=60, bottom=140)
    found = [
        [text for number, text in enumerate(row, 1) if number != column]
        for row in grid(first, second, engine=engine)
    ]
    assert found == [
        ["数", "文"],
        ["11", "甲乙丙"],
        ["12", "丁戊己\n辛"],
        ["14", "壬"],
        ["15", "癸"],
    ]


@pytest.mark.parametrize(("end", "count"), [("熟悉光刻机的设计原", 4), ("掌握。", 5)])
def test_a_number_that_is_merged_elsewhere_and_a_sentence_that_goes_on(
    end: str, count: int
) -> None:
    """Row 1 has two rows of its own; whether row 2 has is told by the sentence."""

    def first(sheet: Sheet) -> None:
        cells: Cells = {
            **HEADER,
            (2, 1): ("1", (2, 1)),
            (2, 2): "甲",
            (2, 3): "x",
            (3, 2): "乙",
            (3, 3): "y",
            (4, 1): "2",
            (4, 2): "丙",
            (4, 3): end,
        }
        sheet.table(XS, [20, 60, 100, 140, 180], cells)

    table = grid(first, rows(("", "丁", "理和方法"), header=False))
    assert len(table) == count
    assert [row[0] for row in table[3:]] == ["2"] * (count - 3)


def test_a_text_over_columns_that_the_next_page_does_not_draw_is_kept() -> None:
    xs = [20.0, 60.0, 100.0, 140.0, 180.0, 240.0]
    form: Cells = {
        (1, 1): ("甲", (1, 2)),
        (1, 3): ("乙", (1, 2)),
        (1, 5): "丙",
        (2, 1): "一",
        (2, 2): "二",
        (2, 3): ("三", (1, 3)),
        (3, 1): ("四", (1, 3)),
        (3, 4): ("五", (1, 2)),
    }

    def first(sheet: Sheet) -> None:
        sheet.table(xs, [20, 60, 100, 140], form)

    def second(sheet: Sheet) -> None:
        sheet.table([20.0, 180.0, 240.0], [20, 60], {(1, 1): "注意事项", (1, 2): "日期"})

    (table,) = read_pdf(pdf(first, second)).tables
    assert [c.text for c in table.cells] == [*"甲乙丙一二三四五", "注意事项", "日期"]


def test_rows_of_a_page_that_is_printed_twice_are_no_header() -> None:
    page = rows(*((number, "甲", "文") for number in "天地玄黄宇宙"))
    assert grid(page, page) == 2 * grid(page)


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize(("below", "count"), [("丙", 6), ("乙", 5), ("", 5)])
def test_numbers_that_begin_anew_with_each_label(below: str, count: int, engine: Engine) -> None:
    """A number that is typed again under the same label is that of one row."""

    def part(*groups: tuple[str, list[str]], header: bool) -> Draw:
        cells: dict[tuple[int, int], str | tuple[str, tuple[int, int]]] = {}
        cells |= dict(HEADER) if header else {}
        row = 1 + header
        for label, texts in groups:
            cells[row, 2] = (label, (len(texts), 1))
            for number, text in enumerate(texts, 1):
                cells |= {(row, 1): str(number), (row, 3): text}
                row += 1
        return lambda sheet: sheet.table(XS, [20.0 + 30 * n for n in range(row)], cells)

    first = part(("甲", ["a", "b"]), ("乙", ["c。"]), header=True)
    table = grid(first, part((below, ["d", "e"]), header=False), engine=engine)
    assert len(table) == count


def test_a_label_that_fills_its_line_at_a_break_may_go_on() -> None:
    """Though what stands below is in the middle of its rows."""
    xs = [20.0, 60.0, 126.0, 240.0]

    def first(sheet: Sheet) -> None:
        cells: Cells = {**HEADER, (2, 1): "1", (2, 2): "高端软件与信", (2, 3): "x"}
        sheet.table(xs, [20, 50, 68], cells)

    def second(sheet: Sheet) -> None:
        cells: Cells = {(1, 1): "2", (2, 1): "3", (1, 3): "y", (2, 3): "z", (1, 2): ("", (2, 1))}
        sheet.table(xs, [20, 70, 120], cells)
        sheet.text(78, 72, "息服务")

    (remark,) = read_pdf(pdf(first, second)).remarks
    assert "are read as two labels" in remark.message


COUNTED = "1.负责系统设计。\n2.负责系统测试。"
ABOVE: tuple[tuple[str, str, str], ...] = tuple((str(n), "甲", COUNTED) for n in range(1, 7))


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize(
    ("below", "count"),
    [("1.负责运行。\n2.负责维护。", 8), ("3.负责运行。", 7), ("负责运行。", 7)],
    ids=["counted anew", "counted on", "not counted"],
)
def test_subsections_that_are_counted_anew_are_a_row(
    below: str, count: int, engine: Engine
) -> None:
    """Though it has no number, and all others have."""
    first, second = rows(*ABOVE[:3]), rows(*ABOVE[3:], header=False)
    third = rows(("", "", below), header=False)
    document = read_pdf(pdf(first, second, third), engine)
    table = drawn(document.tables[0])
    assert len(table) == count
    if count > 7:
        assert table[-1] == ["", "", below]
        assert [r.code for r in document.remarks] == ["row-cut-doubtful"]


def test_a_list_that_a_line_introduces_is_no_row() -> None:
    first = rows(*ABOVE[:3], ("4", "甲", "1.甲。\n2.乙。\n其他要求："))
    last = rows(("", "", "1.丙。"), header=False)
    assert len(grid(first, last)) == 5


def open_rows(*texts: tuple[str, str, str], header: bool) -> Draw:
    """Rows between lines across alone, as Firefox prints the first page of some tables."""
    cells = [tuple(HEADER.values())] * header + list(texts)

    def draw(sheet: Sheet) -> None:
        for number, row in enumerate(cells):
            y = 20.0 + 40 * number
            sheet.line(20, y, 240, y)
            for x, text in zip((23, 64, 150), row, strict=True):
                sheet.text(x, y + 20, text)
        sheet.line(20, 20.0 + 40 * len(cells), 240, 20.0 + 40 * len(cells))

    return draw


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize("is_first", [True, False])
def test_a_page_without_upright_lines_goes_on_with_the_others(
    engine: Engine, *, is_first: bool
) -> None:
    body = [(str(n), f"类{n}", f"内容{n}") for n in range(1, 7)]
    kinds = (open_rows, rows) if is_first else (rows, open_rows)
    first, second = kinds[0](*body[:3], header=True), kinds[1](*body[3:], header=False)
    document = read_pdf(pdf(first, second), engine)
    (table,) = document.tables
    assert drawn(table) == [list(HEADER.values()), *map(list, body)]
    assert [r.code for r in document.remarks] == ["grid-inferred"]


@pytest.mark.parametrize("again", ["", "甲"], ids=["blank", "typed again"])
def test_a_label_of_pages_with_one_row_each(again: str) -> None:
    """That its column has merged cells is seen on the fourth page alone."""
    pages = (
        labelled((1, "甲"), header=True, before=0),
        labelled((1, again), header=False, before=1),
        labelled((1, again), header=False, before=2),
        labelled((2, again), (2, "乙"), header=False, before=3),
        labelled((1, "丙"), header=False, before=7),
    )
    cells = [c for c in read_pdf(pdf(*pages)).tables[0].cells if c.column == 2]
    assert [(c.text, c.row_span) for c in cells[1:]] == [("甲", 5), ("乙", 2), ("丙", 1)]
    assert [box.page for box in cells[1].boxes] == [1, 2, 3, 4]


def test_a_blank_cell_of_pages_with_one_row_each_where_others_are_blank() -> None:
    """In a column with a blank cell between two others of its page it is no rest of a label."""
    pages = (
        labelled((1, "甲"), header=True, before=0),
        labelled((1, ""), header=False, before=1),
        labelled((1, ""), (1, ""), (1, "乙"), (2, "丙"), header=False, before=2),
    )
    cells = [c for c in read_pdf(pdf(*pages)).tables[0].cells if c.column == 2]
    assert [(c.text, c.row_span) for c in cells[1:3]] == [("甲", 1), ("", 1)]


NUMBERED = {(1, 1): "序号", (1, 2): "名称", (1, 3): "内容"}
COLUMNS = [20.0, 50.0, 110.0, 216.0]


def counted(name: str, text: str, rest: tuple[str, str, str]) -> tuple[list[list[str]], list[str]]:
    """Five numbered rows, and a sixth before a page break; what is read, and its findings."""

    def first(sheet: Sheet) -> None:
        cells: Cells = {
            **NUMBERED,
            **{(n + 1, 1): str(n) for n in range(1, 7)},
            **{(n + 1, 2): f"工程师{n}" for n in range(1, 6)},
            **{(n + 1, 3): "具备基础。" for n in range(1, 6)},
            (7, 2): name,
            (7, 3): text,
        }
        sheet.table(COLUMNS, [20.0 + 30 * n for n in range(8)], cells)

    def second(sheet: Sheet) -> None:
        rows = [rest, ("7", "工程师7", "具备基础。")]
        cells = {(r, c): text for r, row in enumerate(rows, 1) for c, text in enumerate(row, 1)}
        sheet.table(COLUMNS, [20, 50, 80], cells)

    document = read_pdf(pdf(first, second))
    return drawn(document.tables[0]), [r.message for r in document.remarks]


def test_a_number_that_is_missing_and_a_sentence_that_goes_on_are_one_row() -> None:
    """Though the name in it is of two lines, one on each page, and no other name is."""
    table, told = counted("智能感知才", "具备穿戴设备设计经验", ("", "（传感）", "与采集。"))
    assert table[6] == ["6", "智能感知才（传感）", "具备穿戴设备设计经验与采集。"]
    assert any(message.startswith("read as one row over the break") for message in told)


def test_a_number_that_is_missing_where_the_sentence_is_at_its_end_is_told() -> None:
    table, told = counted("工程师6", "具备基础。", ("", "算法师", "具备基础。"))
    assert [row[1] for row in table[6:]] == ["工程师6", "算法师", "工程师7"]
    assert any("though the second has no number" in message for message in told)


def test_room_in_a_row_is_not_measured_on_another_page() -> None:
    """A label stands lower on the first page than the row that the second one ends with."""
    label = "\n" * 8 + "甲"

    def second(sheet: Sheet) -> None:
        sheet.table(COLUMNS, [20, 50], {(1, 1): "3", (1, 2): "", (1, 3): "第一段。"})

    def third(sheet: Sheet) -> None:
        cells = {(1, 1): "", (1, 2): "", (1, 3): "第二段。", (2, 1): "4", (2, 2): "乙", (2, 3): "x"}
        sheet.table(COLUMNS, [20, 50, 80], cells)

    def first(sheet: Sheet) -> None:
        cells: Cells = {
            **NUMBERED,
            (2, 1): "1",
            (2, 2): (label, (2, 1)),
            (2, 3): "x",
            (3, 1): "2",
            (3, 3): "y",
        }
        sheet.table(COLUMNS, [20, 50, 130, 210], cells)

    (table,) = read_pdf(pdf(first, second, third)).tables
    assert [row[0] for row in drawn(table)] == ["序号", "1", "2", "3", "4"]
    assert [c.text for c in table.cells if c.column == 3][3] == "第一段。\n第二段。"


def test_a_blank_cell_whose_column_is_divided_before_another_one_is_merged() -> None:
    """The merged cells are in the column that had its place before, and tell nothing of it."""

    def first(sheet: Sheet) -> None:
        cells: Cells = {**HEADER, (2, 1): "1", (2, 2): "甲", (2, 3): "x\nx\nx\nx"}
        sheet.table(XS, [20, 70, 120], cells)

    def second(sheet: Sheet) -> None:
        sheet.table(XS, [20, 70], {(1, 1): "2", (1, 2): "", (1, 3): "x\nx\nx\nx"})

    def third(sheet: Sheet) -> None:
        cells: Cells = {
            (1, 1): "3",
            (1, 2): ("丁", (2, 1)),
            (1, 3): "戊",
            (1, 4): "x\nx\nx\nx",
            (2, 1): "4",
            (2, 3): "己",
            (2, 4): "x\nx\nx\nx",
        }
        sheet.table([20, 40, 60, 140, 240], [20, 70, 120], cells)

    (table,) = read_pdf(pdf(first, second, third)).tables
    assert [(c.row, c.row_span) for c in table.cells if c.text == "甲"] == [(2, 1)]


def test_a_header_at_the_foot_of_a_page_is_no_row_that_the_break_cuts() -> None:
    below = rows(("1", "甲", ""), ("2", "乙", "x"), ("3", "丙", "y"), header=False)
    table = grid(lambda sheet: sheet.table(XS, [250.0, 280.0], HEADER), below)
    assert [row[0] for row in table] == ["序号", "1", "2", "3"]


@pytest.mark.parametrize(
    ("above", "below", "labels"),
    [
        ("甲乙丙\n丁（限", "戊己）", ["甲乙丙丁（限戊己）"]),
        ("甲乙丙\n丁、", "戊己", ["甲乙丙丁、戊己"]),
        ("甲乙丙\n丁", "戊己", ["甲乙丙丁", "戊己"]),
    ],
)
def test_a_label_with_an_open_bracket_or_a_list_goes_on(
    above: str, below: str, labels: list[str]
) -> None:
    table = grid(
        labelled((2, "子"), (1, above), header=True), labelled((2, below), (1, "丑"), header=False)
    )
    found = ["".join(row[1].split()) for row in table[3:-1]]
    assert list(dict.fromkeys(found)) == labels


def test_a_label_that_fills_its_cell_goes_on_wherever_the_rest_is_set() -> None:
    """It gets from edge to edge above the break; one maker sets the rest in the middle below."""
    xs = [20.0, 76.0, 140.0]
    cells: Cells = {
        (1, 1): "类",
        (1, 2): "内容",
        (2, 1): ("子丑", (3, 1)),
        (5, 1): ("寅卯", (2, 1)),
    }
    body: Cells = {(row, 2): f"x{row}" for row in range(2, 8)}

    def first(sheet: Sheet) -> None:
        full: Cells = {(7, 1): "食品生产与\n经营航空航"}
        sheet.table(xs, [20.0 + 26 * n for n in range(8)], {**cells, **body, **full})

    def second(sheet: Sheet) -> None:
        rest: Cells = {(1, 1): ("", (3, 1)), (4, 1): ("辰\n巳", (2, 1))}
        texts: Cells = {(row, 2): f"y{row}" for row in range(1, 6)}
        sheet.table(xs, [20.0 + 26 * n for n in range(6)], {**rest, **texts})
        sheet.text(23, 64, "天")

    labels = [row[0] for row in grid(first, second)[6:-2]]
    assert {"".join(label.split()) for label in labels} == {"食品生产与经营航空航天"}
