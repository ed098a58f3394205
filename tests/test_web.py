"""Web pages: the grid of the HTML Standard, the text that a browser shows, what is refused."""

from collections.abc import Sequence
from html import escape

import pytest
from conftest import ROOT, Mulu, as_catalogue, codes
from documents import drawn
from layouts import Layout, Slot, laid, records

from export import load
from extract.formats import read, sniff
from extract.model import Document, Paragraph, Table, UnreadableError
from normalize.talents import Talents

SAMPLE = ROOT.parent / "shared/samples/h02_wbu_2026_undergrad_plan.html"


def page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>".encode()


def grid(table: str) -> list[list[str]]:
    """The texts by place; one that another place's cell covers stands in brackets."""
    (found,) = read(page(f"<table>{table}</table>")).tables
    width = max(c.column + c.column_span - 1 for c in found.cells)
    height = max(c.row + c.row_span - 1 for c in found.cells)
    places = [["-"] * width for _ in range(height)]
    for cell in found.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                first = (row, column) == (cell.row, cell.column)
                places[row - 1][column - 1] = cell.text if first else f"({cell.text})"
    return places


GRIDS = {
    "spans": (
        "<tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d",
        [["a", "b", "(b)"], ["(a)", "c", "d"]],
    ),
    "a cell moves right of those from above": (
        "<tr><td>a<td rowspan=3>b<td>c<tr><td>d<td>e<tr><td>f",
        [["a", "b", "c"], ["d", "(b)", "e"], ["f", "(b)", "-"]],
    ),
    "a rowspan of 0 goes to the end of its group": (
        "<tbody><tr><td rowspan=0>a<td>b<tr><td>c</tbody><tbody><tr><td>d<td>e</tbody>",
        [["a", "b"], ["(a)", "c"], ["d", "e"]],
    ),
    "no span leaves its group": (
        "<tbody><tr><td rowspan=9>a<td>b</tbody><tbody><tr><td>c<td>d</tbody>",
        [["a", "b"], ["c", "d"]],
    ),
    "the foot stands last": (
        "<thead><tr><th>h<th>i</thead><tfoot><tr><td>f<td>g</tfoot><tbody><tr><td>a<td>b</tbody>",
        [["h", "i"], ["a", "b"], ["f", "g"]],
    ),
    "spans that are no numbers": (
        "<tr><td colspan=x>a<td rowspan=-2>b<td colspan=2px>c",
        [["a", "b", "c", "(c)"]],
    ),
    "hidden rows and cells": (
        "<tr><td>a<td>b<tr style='display: none'><td>x<td>y<tr><td hidden>z<td>c<td>d",
        [["a", "b"], ["c", "d"]],
    ),
}


@pytest.mark.parametrize(("table", "expected"), GRIDS.values(), ids=GRIDS)
def test_grids(table: str, expected: list[list[str]]) -> None:
    assert grid(table) == expected


def test_a_span_over_a_cell_from_above_is_cut_and_told() -> None:
    document = read(page("<table><tr><td>a<td rowspan=2>b<tr><td colspan=3>c</table>"))
    assert [(c.text, c.column, c.column_span) for c in document.tables[0].cells][-1] == ("c", 1, 1)
    assert [(r.code, r.row) for r in document.remarks] == [("span-too-wide", 2)]


def lines(cell: str) -> list[tuple[str | None, str]]:
    (table,) = read(page(f"<table><tr><td>{cell}<td>x</table>")).tables
    return [(p.label, p.text) for p in table.cells[0].paragraphs]


TEXTS = {
    "white space": (" a \n b&nbsp;c ", [(None, "a b\xa0c")]),
    "breaks and blocks": ("a<br>b<p>c</p>d", [(None, t) for t in "abcd"]),
    "inline elements": ("<b>集成</b><i>电路</i> <a href=x>C++</a>", [(None, "集成电路 C++")]),
    "preformatted": ("<pre>a\n  b</pre>", [(None, "a"), (None, "  b")]),
    "what is not shown": (
        "a<script>x</script><style>y</style><span style='display:none'>z</span><!-- c -->b",
        [(None, "ab")],
    ),
    "an ordered list": ("<ol><li>a<li>b</ol>", [("1.", "a"), ("2.", "b")]),
    "a list from 3 by letters": (
        "<ol start=3 type=A><li>a<li value=7>b</ol>",
        [("C.", "a"), ("G.", "b")],
    ),
    "a Chinese list": (
        "<ol style='list-style-type: simp-chinese-informal'><li>a<li value=101>b</ol>",
        [("一、", "a"), ("一百零一、", "b")],
    ),
    "a list backwards": ("<ol reversed><li>a<li>b</ol>", [("2.", "a"), ("1.", "b")]),
    "numbers alone": (
        "<ol><li><li>&nbsp;<li><p><br></p></ol>",
        [("1.", ""), ("2.", ""), ("3.", "")],
    ),
    "a list in a list": (
        "<ol><li><ol type=a><li>x<li>y</ol><li>z</ol>",
        [("1. a.", "x"), ("b.", "y"), ("2.", "z")],
    ),
    "a list from 0": ("<ol start=0><li>a<li>b</ol>", [("0.", "a"), ("1.", "b")]),
    "a list with signs": ("<ol style='list-style-type:square'><li>a</ol>", [(None, "a")]),
    "a list without marks": ("<ol style='list-style:none'><li>a</ol>", [(None, "a")]),
    "a bulleted list": ("<ul><li>a<li>b</ul>", [(None, "a"), (None, "b")]),
    "nothing": ("&nbsp;", [(None, "")]),
}


@pytest.mark.parametrize(("cell", "expected"), TEXTS.values(), ids=TEXTS)
def test_texts(cell: str, expected: list[tuple[str | None, str]]) -> None:
    assert lines(cell) == expected


def test_ruby_keeps_its_reading_apart() -> None:
    ruby = "<ruby>智能<rp>(</rp><rt>zhì</rt><rp>)</rp></ruby>人才"
    (table,) = read(page(f"<table><tr><td>{ruby}<td>x</table>")).tables
    (paragraph,) = table.cells[0].paragraphs
    assert (paragraph.text, paragraph.annotated) == ("智能人才", "智能（zhì）人才")


def test_text_around_tables_stays_in_order() -> None:
    document = read(page("<h1>目录</h1><table><caption>表1</caption><tr><td>a<td>b</table><p>注"))
    texts = [b.text if isinstance(b, Paragraph) else "table" for b in document.blocks]
    assert texts == ["目录", "表1", "table", "注"]


LAYOUTS = {
    "one cell": "<table><tr><td>{}</table>",
    "columns of a page": "<table><tr><td>menu<td>{}<td>more</table>",
    "one that says so": "<table role=presentation><tr><td>1<td>2<td>3<td>4<td>{}</table>",
}
INNER = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_tables_that_lay_out_are_seen_through(layout: str) -> None:
    (table,) = read(page(layout.format(INNER))).tables
    assert drawn(table) == [["a", "b"], ["c", "d"]]


def test_a_table_in_a_cell_is_one_of_its_own() -> None:
    rows = "".join(f"<tr><td>{n}<td>x" for n in range(4))
    document = read(page(f"<table>{rows}<tr><td>5<td>y<table><tr><td>in<td>ner</table></table>"))
    assert [len(table.cells) for table in document.tables] == [10, 2]
    assert [(r.code, r.table, r.row) for r in document.remarks] == [("table-nested", 1, 5)]


SIMPLE = "<table><tr><td>岗位<td>学历</table>"
ENCODINGS = {
    "UTF-8": (SIMPLE.encode(), []),
    "UTF-8 with a mark": (("\ufeff" + SIMPLE).encode(), []),
    "UTF-16": (("<html>" + SIMPLE).encode("utf-16"), []),
    "what it says": (f"<meta charset='gb2312'>{SIMPLE}".encode("gb18030"), []),
    "the older way to say it": (
        f'<html><meta http-equiv="Content-Type" content="text/html; charset=gbk">{SIMPLE}'.encode(
            "gbk"
        ),
        [],
    ),
    "nothing said": (f"<html>{SIMPLE}".encode("gb18030"), ["encoding-guessed"]),
    "another encoding than it says": (
        f"<meta charset='iso-8859-1'>{SIMPLE}".encode(),
        ["encoding-guessed"],
    ),
    "a codec that is no encoding": (f"<meta charset=idna>{SIMPLE}".encode(), []),
    "an encoding that is none": (f"<meta charset=hex>{SIMPLE}".encode(), []),
    "XML": (f'<?xml version="1.0" encoding="utf-8"?><html>{SIMPLE}</html>'.encode(), []),
    "bytes that are lost": (
        f"<meta charset=utf-8>{SIMPLE}".encode() + b"\xff",
        ["characters-lost"],
    ),
}


@pytest.mark.parametrize(("data", "told"), ENCODINGS.values(), ids=ENCODINGS)
def test_encodings(data: bytes, told: list[str]) -> None:
    assert sniff(data) == "html"
    document = read(data)
    assert drawn(document.tables[0])[0][:2] == ["岗位", "学历"]
    assert [remark.code for remark in document.remarks] == told


BAD = {
    "no table": (page("<p>x"), "no table found in the web page"),
    "nothing": (b"<html>", "no table found"),
    "elements without end": (
        page("<div>" * 5000 + SIMPLE),
        "damaged HTML: line 1: Excessive depth",
    ),
    "tables in tables": (page("<table><tr><td>" * 70 + "x"), "tables are nested more than 60 deep"),
    "a span of a million": (
        page("<table><tr><td colspan=9999999 rowspan=9999999>a<td>b</table>"),
        "",
    ),
    "an entity of a file": (
        b'<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]><table><tr><td>&e;<td>b</table>',
        "",
    ),
    "bytes of nothing": (b"<table>" + bytes(range(256)) * 40, "no table found"),
}


@pytest.mark.parametrize(("data", "told"), BAD.values(), ids=BAD)
def test_bad_input(data: bytes, told: str) -> None:
    try:
        found = "" if "root:" not in str(read(data)) else "a file was read"
    except UnreadableError as error:
        found = str(error)
    assert found.startswith(told)
    assert bool(found) is bool(told)


def as_web(blocks: Sequence[str | list[list[Slot]]]) -> bytes:
    """A page with the blocks of a layout; a cell that goes on from above is a span of it."""
    body = ""
    for block in blocks:
        if isinstance(block, str):
            body += f"<p>{escape(block)}</p>"
            continue
        rows = []
        for y, row in enumerate(block):
            cells = ""
            for x, slot in enumerate(row):
                down = next(
                    (n for n, r in enumerate(block[y + 1 :], 1) if len(r) != len(row) or r[x].down),
                    len(block) - y,
                )
                text = escape(slot.text).replace("\n", "<br>")
                spans = f"colspan={slot.across} rowspan={down if slot.across == 1 else 1}"
                cells += f"<td {spans}>{text}</td>" if slot.down else ""
            rows.append(f"<tr>{cells}</tr>")
        body += f"<table>{''.join(rows)}</table>"
    return page(body)


@pytest.mark.parametrize(
    "layout",
    [Layout(), Layout(industry="band", tables="each"), Layout(industry="every", again=True)],
)
def test_all_62_positions_from_a_web_page(real: Talents, layout: Layout) -> None:
    found = as_catalogue(as_web(laid(records(real), layout)))
    assert not codes(found)
    texts = [(p.industry, p.title, p.ability_text, p.other_text) for p in found.positions]
    assert texts == [(p.industry, p.title, p.ability_text, p.other_text) for p in real.positions]


def test_a_word_file_that_is_a_page(mulu: Mulu) -> None:
    with open("list.doc", "wb") as file:  # noqa: PTH123 - the folder is the test's
        file.write(page("<table><tr><td>名称<td>数量<tr><td>甲<td>3</table>"))
    assert mulu("extract", "list.doc").exit_code == 0
    assert load("fields")["text"].tolist() == ["甲", "3"]


@pytest.mark.skipif(not SAMPLE.exists(), reason="the page is not ours to copy into the project")
def test_the_published_page() -> None:
    document: Document = read(SAMPLE.read_bytes())
    (table,) = document.tables
    assert isinstance(table, Table)
    rows = drawn(table)
    assert rows[0][:3] == ["学院", "专业及招考方向", "科类"]
    numbers = [int(row[5]) for row in rows[1:-1]]
    assert (len(numbers), sum(numbers), rows[-1][5]) == (len(rows) - 2, 3095, "3095")


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ("<thead><tr><th>a<tr><th>b</thead><tbody><tr><td>c", 2),
        ("<tr><th>a<tr><td>b", 0),
        ("<tbody><tr><td>a</tbody><thead><tr><th>b", 0),
        ("<tfoot><tr><td>z</tfoot><thead><tr><th>a</thead><tr><td>b", 1),
    ],
)
def test_rows_of_the_head_are_marked_as_headings(rows: str, count: int) -> None:
    assert read(page(f"<table>{rows}</table>")).tables[0].headings == count
