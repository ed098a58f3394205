"""Grids of Word tables that are written in rare ways, or wrongly."""

import pytest
from documents import drawn
from words import (
    GOES_ON,
    HIDDEN,
    START,
    abstract,
    counted,
    lvl,
    num,
    p,
    span,
    tbl,
    tc,
    tr,
    word,
)

from extract.model import Document, Paragraph
from extract.word.reader import read_word

RIGHT, MORE = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"


def cells(document: Document) -> list[tuple[int, int, int, int, str]]:
    """Row, column, row span, column span and text."""
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in document.tables[0].cells]


def test_a_block_of_legacy_merges() -> None:
    body = tbl(
        tr(tc("11", RIGHT + START), tc("", MORE + START), "13"),
        tr(tc("x", RIGHT + GOES_ON), tc("x", MORE + GOES_ON), "23"),
    )
    document = read_word(word(body))
    assert cells(document) == [(1, 1, 2, 2, "11"), (1, 3, 1, 1, "13"), (2, 3, 1, 1, "23")]
    assert not document.remarks


def test_a_merge_that_is_a_tracked_change() -> None:
    rest, cont = (f'<w:cellMerge w:vMerge="{kind}"/>' for kind in ("rest", "cont"))
    document = read_word(word(tbl(tr(tc("11", rest), "12"), tr(tc("x", cont), "22"))))
    assert cells(document) == [(1, 1, 2, 1, "11"), (1, 2, 1, 1, "12"), (2, 2, 1, 1, "22")]


def test_a_tracked_merge_whose_start_says_nothing_of_it() -> None:
    cont, split = '<w:cellMerge w:vMerge="cont"/>', '<w:cellMerge w:vMergeOrig="cont"/>'
    late = '<w:gridBefore w:val="1"/>'
    merged = tbl(
        tr(tc("11", span(2)), "13"),
        tr(tc("x", cont), properties=late.replace("1", "2")),
        tr(tc("31", span(2)), tc("x", cont + GOES_ON)),
    )
    document = read_word(word(merged))
    assert cells(document) == [(1, 1, 1, 2, "11"), (1, 3, 3, 1, "13"), (3, 1, 1, 2, "31")]
    assert not document.remarks
    parted = read_word(word(tbl(tr(tc("11", START)), tr(tc("21", GOES_ON + split)))))
    assert [cell[:3:2] for cell in cells(parted)] == [(1, 1), (2, 1)]


GONE = '<w:cellDel w:id="1" w:author="a"/>'


def test_a_column_whose_deletion_is_tracked() -> None:
    """A heading over it becomes narrower, and what stands behind it stays under its own."""
    body = tbl(
        tr("11", tc("12", span(2)), "14"),
        tr("21", "22", tc("x", GONE), "24"),
        tr("x", "x", "x", "x", properties="<w:del/>"),
        tr("31", "32", tc("x", GONE), properties='<w:gridAfter w:val="1"/>'),
        tr(tc("x", GONE), tc("x", GONE + span(3))),
    )
    document = read_word(word(body))
    assert cells(document) == [
        *((1, column, 1, 1, text) for column, text in ((1, "11"), (2, "12"), (3, "14"))),
        *((2, column, 1, 1, text) for column, text in ((1, "21"), (2, "22"), (3, "24"))),
        *((3, column, 1, 1, text) for column, text in ((1, "31"), (2, "32"))),
    ]
    assert not document.remarks


def test_a_cell_whose_deletion_is_tracked_in_one_row() -> None:
    inserted = '<w:cellIns w:id="2" w:author="a"/>'
    body = tbl(
        tr("11", "12", "13"),
        tr("21", tc("x", GONE), "23"),
        tr("31", tc("x", GONE), tc("32", inserted), "33"),
    )
    document = read_word(word(body))
    assert [(cell[0], cell[1], cell[4]) for cell in cells(document)[3:]] == [
        *((2, 1, "21"), (2, 2, "23")),
        *((3, 1, "31"), (3, 2, "32"), (3, 3, "33")),
    ]
    assert [(remark.code, remark.row) for remark in document.remarks] == [
        ("cell-place-doubtful", 2)
    ]


def test_deleted_cells_that_claim_more_columns_than_word_has() -> None:
    body = tbl(tr("11", "12"), tr("21", tc("x", GONE + span(2**31 - 1)), "22"))
    assert [cell[4] for cell in cells(read_word(word(body)))] == ["11", "12", "21", "22"]


def wide(text: str, width: int, more: str = "", kind: str = "dxa") -> str:
    """A cell of a width."""
    return tc(text, f'<w:tcW w:w="{width}" w:type="{kind}"/>{more}')


THREE = tr(wide("21", 1000), wide("22", 2000), wide("23", 2000))


@pytest.mark.parametrize(
    ("row", "spans"),
    [
        (tr(wide("a", 1000), wide("b", 4000)), [1, 2]),
        (tr(wide("a", 2985), wide("b", 2025)), [2, 1]),
        (tr(wide("a", 5000)), [3]),
        (tr(wide("a", 1000), wide("b", 2000)), [1, 1]),
        (tr(wide("a", 1000, span(1)), wide("b", 4000, span(2))), [1, 2]),
        (tr(wide("a", 2000), wide("b", 2000), properties='<w:gridBefore w:val="1"/>'), [1, 1]),
        (tr(wide("a", 1000), wide("b", 4000, kind="auto")), [1, 1]),
        (tr(wide("a", 1000), "b"), [1, 1]),
    ],
)
def test_spans_that_only_widths_tell(row: str, spans: list[int]) -> None:
    document = read_word(word(tbl(row, THREE)))
    assert [cell[3] for cell in cells(document) if cell[0] == 1] == spans
    told = {(r.code, r.row) for r in document.remarks}
    assert told == ({("span-by-width", 1)} if sum(spans) > 2 and "gridSpan" not in row else set())


def test_cells_that_end_where_no_column_does_are_told() -> None:
    document = read_word(word(tbl(THREE, tr(wide("a", 2500), wide("b", 2500)))))
    assert [cell[1] for cell in cells(document) if cell[0] == 2] == [1, 2]
    assert [(r.code, r.row) for r in document.remarks] == [("cell-place-doubtful", 2)]


def test_widths_in_parts_of_the_whole_and_in_a_merge_downwards() -> None:
    first = tr(wide("1", 2500, START, "pct"), wide("2", 2500, kind="pct"))
    second = tr(*(wide(text, at, more, "pct") for text, at, more in SECOND))
    document = read_word(word(tbl(first, second)))
    assert cells(document) == [
        (1, 1, 2, 1, "1"),
        (1, 2, 1, 2, "2"),
        (2, 2, 1, 1, "b"),
        (2, 3, 1, 1, "c"),
    ]


SECOND = [("a", 2500, GOES_ON), ("b", 1250, ""), ("c", 1250, "")]
HIDDEN_ROW = "<w:hidden/>"
LIST = abstract(0, lvl(0, "%1.")) + num(1, 0)


def test_a_hidden_row_that_holds_what_is_not_hidden_is_seen() -> None:
    document = read_word(word(tbl(tr("甲"), tr("乙", properties=HIDDEN_ROW), tr("丙"))))
    assert [cell.text for cell in document.tables[0].cells] == ["甲", "乙", "丙"]
    assert [(r.code, r.row) for r in document.remarks] == [("row-hidden", 2)]
    assert not read_word(word(tbl(tr("乙", properties='<w:hidden w:val="0"/>')))).remarks


def test_hidden_rows_count() -> None:
    gone = HIDDEN.replace("<w:rPr>", '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr>', 1)
    hidden = tr(tc(gone), tc(HIDDEN), properties=HIDDEN_ROW)
    seen = tr(tc(counted(1)), "x")
    body = tbl(hidden, seen, hidden, hidden, tr(tc(HIDDEN, GOES_ON), tc(counted(1))), hidden)
    document = read_word(word(body + counted(1, 0, "后"), numbering=LIST))
    assert [cell.label for cell in document.tables[0].cells if cell.label] == ["2.", "5."]
    assert document.blocks[-1] == Paragraph("后", "7.")


@pytest.mark.parametrize("claim", [60, 63, 100_000, 10**30])
def test_a_claim_that_nothing_bears_out_is_cut(claim: int) -> None:
    document = read_word(word(tbl(tr(tc("a", span(claim)), "b"), tr("1", "2", "3"))))
    assert cells(document)[:2] == [(1, 1, 1, 2, "a"), (1, 3, 1, 1, "b")]
    assert [(r.code, r.row) for r in document.remarks] == [("span-too-wide", 1)]
    late = f'<w:gridBefore w:val="{claim}"/>'
    document = read_word(word(tbl(tr("1", "2", "3"), tr("x", properties=late))))
    assert cells(document)[-1] == (2, 3, 1, 1, "x")
    assert [(r.code, r.row) for r in document.remarks] == [("span-too-wide", 2)]


def test_a_claim_that_another_row_bears_out_holds_without_a_grid() -> None:
    body = tbl(tr(tc("a", span(4))), tr(tc("b", span(2)), tc("c", span(2))), columns=0)
    document = read_word(word(body))
    assert [cell[1:4:2] for cell in cells(document)] == [(1, 4), (1, 2), (3, 2)]
    assert not document.remarks


def test_a_frame_in_a_cell_keeps_its_own_paragraphs() -> None:
    frame = tbl(tr(tc(p("要求一") + tbl(tr("n1", "n2")) + p("要求二"))))
    document = read_word(word(tbl(tr("a", tc(p("前") + frame + p("后"))))))
    assert document.tables[0].cells[1].text == "前\n要求一\n要求二\n后"
    assert [cell.text for cell in document.tables[1].cells] == ["n1", "n2"]


@pytest.mark.parametrize("columns", [0, 3])
def test_what_a_row_leaves_out_bears_a_claim_out(columns: int) -> None:
    late, early = '<w:gridBefore w:val="4"/>', '<w:gridAfter w:val="4"/>'
    body = tbl(tr("11", properties=early), tr("25", properties=late), columns=columns)
    document = read_word(word(body))
    assert cells(document) == [(1, 1, 1, 1, "11"), (2, 5, 1, 1, "25")]
    assert not document.remarks


def test_without_a_grid_or_another_row_a_claim_stands_alone() -> None:
    document = read_word(word(tbl(tr(tc("11", span(5)), tc("16", span(1))), columns=0)))
    assert cells(document) == [(1, 1, 1, 5, "11"), (1, 6, 1, 1, "16")]
    assert not document.remarks


HEADINGS = {
    "one": (["<w:tblHeader/>", "", ""], 1),
    "two": (["<w:tblHeader/>", '<w:tblHeader w:val="1"/>', ""], 2),
    "said to be none": (['<w:tblHeader w:val="0"/>', "", ""], 0),
    "not from the first on": (["", "<w:tblHeader/>", ""], 0),
    "behind a deleted row": (["<w:del/>", "<w:tblHeader/>", ""], 1),
}


@pytest.mark.parametrize(("marks", "count"), HEADINGS.values(), ids=HEADINGS.keys())
def test_rows_that_are_marked_as_headings(marks: list[str], count: int) -> None:
    rows = (tr("a", "b", properties=mark) for mark in marks)
    assert read_word(word(tbl(*rows, columns=2))).tables[0].headings == count


def test_a_piece_that_is_read_on_keeps_the_headings_of_the_first() -> None:
    first = tbl(tr("序号", "名称", properties="<w:tblHeader/>"), tr("1", "甲"), columns=2)
    again = tbl(tr("序号", "名称", properties="<w:tblHeader/>"), tr("2", "乙"), columns=2)
    (table,) = read_word(word(first + again)).tables
    assert (table.headings, len(table.rows)) == (1, 4)


def with_grid(body: str, *widths: int) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return body.replace("<w:tblGrid></w:tblGrid>", f"<w:tblGrid>{columns}</w:tblGrid>")


def over(text: str, count: int, more: str = "") -> str:
    return tc(text, span(count) + more)


SLIVERED = (2000, 15, 2000, 2000)
SLIVERS = {
    "edges beside each other": (
        [tr("1", over("2", 2), "3"), tr(over("a", 2), "b", "c")],
        ["1 2 3", "a b c"],
    ),
    "a merge over them": (
        [tr(tc("1", START), over("2", 2), "3"), tr(over("x", 2, GOES_ON), "b", "c")],
        ["1 2 3", "1 b c"],
    ),
    "a late start": (
        [tr("1", over("2", 2), "3"), tr("b", "c", properties='<w:gridBefore w:val="2"/>')],
        ["1 2 3", ". b c"],
    ),
    "a span over all": ([tr(over("1", 4)), tr(over("a", 2), "b", "c")], ["1 1 1", "a b c"]),
    "a cell that stands in it": (
        [tr("1", "2", "3", "4"), tr(over("a", 2), "b", "c")],
        ["1 2 3 4", "a a b c"],
    ),
    "a grid that is not that of the rows": (
        [tr(over("a", 2), "b", over("c", 2)), tr("1", over("2", 2), "3", "4")],
        ["a a b c c", "1 2 2 3 4"],
    ),
}


@pytest.mark.parametrize(("rows", "drawn_as"), SLIVERS.values(), ids=SLIVERS)
def test_columns_as_narrow_as_a_line_are_none(rows: list[str], drawn_as: list[str]) -> None:
    body = with_grid(tbl(*rows, columns=0), *SLIVERED)
    document = read_word(word(body))
    assert drawn(document.tables[0]) == [row.split() for row in drawn_as]
    assert not document.remarks


@pytest.mark.parametrize("widths", [(10, 20, 30), (5, 10, 40, 45), (0, 0, 0)])
def test_widths_in_other_measures_take_no_column(widths: tuple[int, ...]) -> None:
    texts = [str(number) for number in widths]
    body = with_grid(tbl(tr(*texts), columns=0), *widths)
    (table,) = read_word(word(body)).tables
    assert [cell.column for cell in table.cells] == list(range(1, len(widths) + 1))


def test_what_a_cell_or_a_row_says_behind_its_content_holds_and_is_told() -> None:
    cell = f"<w:tc>{p('b')}<w:tcPr>{span(2)}</w:tcPr></w:tc>"
    row = f'<w:tr>{tc("c")}{tc("d")}<w:trPr><w:gridBefore w:val="1"/></w:trPr></w:tr>'
    document = read_word(word(tbl(tr("a", cell), row, tr("e", "f", "g"))))
    assert drawn(document.tables[0]) == [
        ["a", "b", "b"],
        [".", "c", "d"],
        ["e", "f", "g"],
    ]
    assert [(r.code, r.row) for r in document.remarks] == [
        ("properties-behind", 1),
        ("properties-behind", 2),
    ]


FOREIGN = '<x:f xmlns:x="urn:x">{}</x:f>'
ASTRAY = {
    "a paragraph in a row": (tbl(f"<w:tr>{p('astray')}{tc('b')}</w:tr>"), 1),
    "a paragraph in a table": (tbl(p("astray"), tr("b")), 1),
    "a cell in a table": (tbl(tc("astray"), tr("b")), 1),
    "a table in a row": (tbl(f"<w:tr>{tc('b')}{tbl(tr('astray'))}</w:tr>"), 1),
    "a wrapper of a cell": (tbl(f"<w:tr>{tc('b')}{FOREIGN.format(tc('astray'))}</w:tr>"), 1),
    "a wrapper of a row": (tbl(tr("b"), FOREIGN.format(tr("astray"))), 1),
    "a wrapper of a table": (tbl(tr("b")) + FOREIGN.format(tbl(tr("astray"))), None),
    "a run in the body": (tbl(tr("b")) + "<w:r><w:t>astray</w:t></w:r>", None),
}


@pytest.mark.parametrize(("body", "table"), ASTRAY.values(), ids=ASTRAY)
def test_text_where_the_format_has_none_is_told(body: str, table: int | None) -> None:
    document = read_word(word(body))
    assert [cell.text for cell in document.tables[0].cells] == ["b"]
    assert [(r.code, r.text, r.table) for r in document.remarks] == [
        ("content-misplaced", "astray", table)
    ]


@pytest.mark.parametrize("written", ["2", " 2 ", "2.0", "2."])
def test_a_number_may_have_decimals(written: str) -> None:
    body = tbl(tr(tc("a", f'<w:gridSpan w:val="{written}"/>'), "b"), tr("c", "d", "e"))
    (table,) = read_word(word(body)).tables
    assert drawn(table) == [["a", "a", "b"], ["c", "d", "e"]]
