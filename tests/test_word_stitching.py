"""Tables that a file cuts into pieces."""

import time

import pytest
from words import GOES_ON, START, p, tbl, tc, tr, word

from extract.model import Document, Paragraph
from extract.word.reader import read_word

HEAD = tr("序号", "岗位")
MORE_LINES = (
    "表1（续）",
    "附表 2 续",
    "（接上表）",
    "接上页 续表",
    "续前表",
    "（续上页）",
    "表1-1（续表）",
)


def read(*blocks: str) -> Document:
    return read_word(word("".join(blocks)))


@pytest.mark.parametrize(
    "line", ["续表", "（续表）", "续表1", "续表 二", "(续)", "续上表", *MORE_LINES]
)
def test_a_line_over_the_next_piece_does_not_part_a_table(line: str) -> None:
    document = read(tbl(HEAD, tr("1", "a")), p(line), tbl(HEAD, tr("2", "b")))
    assert len(document.tables) == 1
    assert document.blocks[1] == Paragraph(line)
    assert len(read(tbl(tr("1", "a")), p(line), tbl(tr("2", "b"))).tables) == 1


RANGES = [
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("customXmlInsRangeStart", "customXmlDelRangeEnd", "customXmlMoveToRangeEnd"),
]


@pytest.mark.parametrize("name", [*RANGES, "bookmarkStart", "commentRangeEnd"])
def test_the_mark_of_a_range_parts_neither_tables_nor_paragraphs(name: str) -> None:
    mark = f'<w:{name} w:id="1"/>'
    assert len(read(tbl(tr("a", "b")), mark, tbl(tr("c", "d"))).tables) == 1
    gone = p("一", '<w:rPr><w:del w:id="2"/></w:rPr>')
    assert read(gone, mark, p("二"), tbl(tr("a", "b"))).blocks[0] == Paragraph("一二")


def test_a_header_that_is_typed_again_may_be_spaced_otherwise() -> None:
    spaced = tr("序　号", "岗 位")
    assert len(read(tbl(HEAD, tr("1", "a")), p(), tbl(spaced, tr("1", "b"))).tables) == 1


@pytest.mark.parametrize("line", ["表2 续聘人员", "表2", "续聘", "接收单位", "附表", "上表"])
def test_another_line_parts_a_table(line: str) -> None:
    assert len(read(tbl(HEAD, tr("1", "a")), p(line), tbl(HEAD, tr("2", "b"))).tables) == 2


@pytest.mark.parametrize(
    ("last", "following"),
    [
        *(("一", "二"), ("（9）", "（10）"), ("十、", "十一、"), ("(1)", "(2)")),
        *(("一百零八", "一百零九"), ("③", "④"), ("１９．", "２０．")),
    ],
)
def test_numbers_of_any_kind_go_on(last: str, following: str) -> None:
    assert len(read(tbl(HEAD, tr(last, "a")), p(), tbl(tr(following, "b"))).tables) == 1
    assert len(read(tbl(HEAD, tr(last, "a")), p(), tbl(tr("七", "b"))).tables) == 2


def test_numbers_go_on_in_another_column_than_the_first() -> None:
    rows = [tr("金融", "1", "a"), tr("金融", "2", "b")]
    first = tbl(tr("行业", "序号", "岗位"), *rows)
    assert len(read(first, p(), tbl(tr("金融", "3", "c"))).tables) == 1
    assert len(read(first, p(), tbl(tr("金融", "1", "c"))).tables) == 2
    plan = tbl(tr("岗位", "人数", "备注"), tr("甲", "1", "a"), tr("乙", "5", "b"))
    assert len(read(plan, p(), tbl(tr("丙", "6", "c"))).tables) == 2


def test_tables_side_by_side_with_headings_of_their_own_are_two() -> None:
    assert len(read(tbl(tr("部门", "电话"), tr("a", "b")), tbl(HEAD, tr("1", "b"))).tables) == 2
    assert len(read(tbl(HEAD, tr("1", "b")), tbl(tr("2", "岗"), tr("3", "c"))).tables) == 1


def test_a_merge_goes_on_over_the_cut() -> None:
    first = tbl(HEAD, tr(tc("金融", START), "a"))
    second = tbl(tr(tc("", GOES_ON), "b"), tr(tc("", GOES_ON), "c"))
    (table,) = read(first, second, second).tables
    spans = [(c.row, c.row_span, c.text) for c in table.cells if c.column == 1]
    assert spans == [(1, 1, "序号"), (2, 5, "金融")]
    assert {r.code for r in read(first, second).remarks} == {"table-stitched"}


def test_a_merge_that_has_lost_its_start_keeps_its_text() -> None:
    document = read(tbl(HEAD, tr(tc("金融", START), "a")), tbl(tr(tc("医药", GOES_ON), "b")))
    assert [c.text for c in document.tables[0].cells if c.column == 1] == ["序号", "金融", "医药"]
    assert "merge-without-start" in {r.code for r in document.remarks}


@pytest.mark.parametrize("between", ["", p()])
def test_thousands_of_pieces_take_no_longer_than_thousands_of_rows(between: str) -> None:
    data = word("".join(tbl(tr(str(n), "a")) + between for n in range(1, 4000)))
    start = time.process_time()
    document = read_word(data)
    assert time.process_time() - start < 3
    assert len(document.tables) == 1


def test_a_merge_that_was_split_with_its_table_goes_on() -> None:
    """Word begins the second table with a merge of its own, without text."""
    first = tbl(tr("类", "号"), tr(tc("甲", START), "1"), tr(tc("", GOES_ON), "2"))
    second = tbl(tr(tc("", START), "3"), tr(tc("", GOES_ON), "4"), tr("乙", "5"))
    document = read(first, p(), second)
    merged = [cell for cell in document.tables[0].cells if cell.row_span > 1]
    assert [(cell.row, cell.row_span, cell.text) for cell in merged] == [(2, 4, "甲")]
    told = [(remark.code, remark.row) for remark in document.remarks]
    assert told == [("table-stitched", 4), ("merge-split", 4)]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (tr("丙", "0") + tr("甲", "1"), tr(tc("", START), "2") + tr(tc("", GOES_ON), "3")),
        (tr(tc("甲", START), "0") + tr(tc("", GOES_ON), "1"), tr("", "2")),
        (tr(tc("", START), "0") + tr(tc("", GOES_ON), "1"), tr("", "2")),
    ],
)
def test_a_cell_without_text_at_a_cut_stays_one(above: str, below: str) -> None:
    document = read(tbl(tr("类", "号"), above), p(), tbl(below))
    assert {remark.code for remark in document.remarks} == {"table-stitched"}


def test_a_label_without_text_below_a_header_typed_again_is_told() -> None:
    labelled = tr(tc("甲", START), "1") + tr(tc("", GOES_ON), "2")
    blank = tr(tc("", START), "3") + tr(tc("", GOES_ON), "4")
    document = read(tbl(HEAD, labelled), p(), tbl(HEAD, blank))
    told = [(remark.code, remark.row) for remark in document.remarks]
    assert told == [("table-stitched", 4), ("label-blank", 5)]
