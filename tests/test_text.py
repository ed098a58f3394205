"""Text captures: every form that converters write gives the same table."""

import itertools
import re
from typing import Literal

import pytest
from captures import HEADINGS, Form, Row, capture, positions
from conftest import REAL, as_catalogue, codes
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Paragraph, Table, UnreadableError
from extract.text.reader import read_text
from normalize.talents import Talents

NUMBERS: tuple[Literal["typed", "empty", "before the tab", "missing"], ...] = (
    "typed",
    "empty",
    "before the tab",
    "missing",
)
CELLS: tuple[Literal["empty", "missing"], ...] = ("empty", "missing")
FORMS = [
    Form(blank_lines, number, covered, last)
    for blank_lines, number, covered, last in itertools.product(
        (True, False), NUMBERS, CELLS, CELLS
    )
]
CANNOT_BE_TOLD = [
    form
    for form in FORMS
    if not form.blank_lines
    and form.number in {"empty", "missing"}
    and "missing" in {form.covered, form.last}
]
"""No blank line, no number, and rows of different length: nothing says where a row begins."""


def content(catalogue: Talents) -> list[tuple[str | None, ...]]:
    return [
        (p.industry, p.title, p.title_qualifier, p.ability_text, p.education_text, p.other_text)
        for p in catalogue.positions
    ]


def rows_of(catalogue: Talents) -> list[Row]:
    """The rows of the real edition as the table in print has them."""
    rows: list[Row] = []
    before = None
    for position in catalogue.positions:
        cells = {c.heading: c.text for c in catalogue.cells if c.row == position.source_row}
        industry = position.industry if position.industry != before else ""
        before = position.industry
        texts = (cells[HEADINGS[2]], cells[HEADINGS[3]], cells.get(HEADINGS[4], ""))
        rows.append((str(position.seq), industry or "", *texts))
    return rows


@pytest.mark.parametrize("form", [form for form in FORMS if form not in CANNOT_BE_TOLD])
def test_every_form_gives_the_same_positions(form: Form, real: Talents) -> None:
    found = as_catalogue(capture(rows_of(real), form))
    assert content(found) == content(real)
    assert not codes(found)


@pytest.mark.parametrize("form", [form for form in FORMS if form not in CANNOT_BE_TOLD])
def test_made_rows_come_back_in_every_form(form: Form) -> None:
    rows = positions(30)
    found = as_catalogue(capture(rows, form))
    assert [p.title for p in found.positions] == [row[2] for row in rows]
    assert [p.other_text for p in found.positions] == [row[4] or None for row in rows]
    assert [p.industry for p in found.positions[::10]] == ["甲产业", "乙产业", "丙产业"]


@pytest.mark.parametrize("form", CANNOT_BE_TOLD)
def test_rows_that_nothing_tells_apart_are_refused(form: Form) -> None:
    with pytest.raises(UnreadableError, match="cannot be told apart"):
        read_text(capture(positions(30), form).encode())


@pytest.mark.parametrize("group", [(0, 15), (15, 30), (30, 47), (47, 62)])
@pytest.mark.parametrize("number", ["before the tab", "empty", "typed"])
def test_one_industry_alone_without_a_complete_row(
    group: tuple[int, int], number: Literal["before the tab", "empty", "typed"], real: Talents
) -> None:
    rows = rows_of(real)[slice(*group)]
    found = as_catalogue(capture(rows, Form(number=number, covered="missing", last="missing")))
    assert content(found) == content(real)[slice(*group)]
    assert codes(found) <= {"number-out-of-order"}  # the slice begins at 16


SPOILED = {
    "white space stripped from line ends": lambda text: re.sub("[ \t]+\n", "\n", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "spaces at line ends": lambda text: text.replace("\n", "  \n"),
    "wide spaces for the blank number": lambda text: text.replace("\n \t", "\n\u3000\t"),
    "soft line breaks": lambda text: text.replace("：\n", "：\v"),
    "two blank lines": lambda text: text.replace("\n\n", "\n\n\n"),
    "no blank lines": lambda text: re.sub("\n\n+", "\n", text),
    "no numbers": lambda text: re.sub("\n\t[0-9]+\n", "\n", text),
    "numbers before the tab": lambda text: re.sub("\n\t([0-9]+)\n\t", r"\n\1\t", text),
    "numbers with a full stop": lambda text: re.sub("\n\t([0-9]+)\n", r"\n\t\1.\n", text),
    "no empty last cells": lambda text: re.sub("\n\t(?=\n)", "", text),
    "blank lines in cells": lambda text: text.replace("\n2.专业", "\n\n2.专业"),
    "a note below": lambda text: text + "\n\n注：本目录自发布之日起施行。\n",
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED.keys())
def test_the_real_capture_survives(spoil: object, real: Talents) -> None:
    text = (REAL / "catalogue.txt").read_text("utf-8")
    found = as_catalogue(spoil(text))  # type: ignore[operator]
    assert content(found) == content(real)
    assert not codes(found)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings(encoding: str, real: Talents) -> None:
    text = (REAL / "catalogue.txt").read_text("utf-8")
    found = as_catalogue(text.encode(encoding))
    assert content(found) == content(real)
    assert ("encoding-guessed" in codes(found, "info")) == (encoding == "gb18030")


TEXTS = st.text(st.characters(categories=["Lo", "Lu", "Nd"]), min_size=1, max_size=8)


@given(
    st.integers(2, 6).flatmap(
        lambda n: st.lists(st.lists(TEXTS, min_size=n, max_size=n), min_size=2)
    )
)
def test_any_full_grid_comes_back_as_itself(grid: list[list[str]]) -> None:
    text = "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in grid)
    (table,) = read_text(text.encode()).tables
    assert [[cell.text for cell in row] for row in table.rows] == grid
    assert all(cell.column == at for row in table.rows for at, cell in enumerate(row, 1))


@given(
    st.integers(3, 6).flatmap(
        lambda n: st.lists(st.lists(TEXTS, min_size=n, max_size=n), min_size=2)
    )
)
def test_a_row_on_a_line_comes_back_as_itself(grid: list[list[str]]) -> None:
    (table,) = read_text("\n".join("\t".join(row) for row in grid).encode()).tables
    assert [[cell.text for cell in row] for row in table.rows] == grid


def test_a_cell_runs_over_lines_in_a_row_on_a_line() -> None:
    (table,) = read_text("序号\t岗位\t要求\n1\t甲\t一\n二\n三\n2\t乙\t四\n".encode()).tables
    assert [cell.text for cell in table.rows[1]] == ["1", "甲", "一\n二\n三"]
    assert [cell.text for cell in table.rows[2]] == ["2", "乙", "四"]


def test_a_row_with_too_many_cells_is_named_by_its_line() -> None:
    with pytest.raises(UnreadableError, match="line 2: a row of 4 cells in a table of 3"):
        read_text("甲\t乙\t丙\n1\t2\t3\t4\n".encode())


def test_text_around_and_between_tables_is_kept_in_order() -> None:
    table = capture(positions(2), Form())
    document = read_text(f"附件\n标题\n\n{table}\n二、乙产业\n\n{table}\n注：完\n".encode())
    kinds = [block.text if isinstance(block, Paragraph) else Table for block in document.blocks]
    assert kinds == ["附件", "标题", Table, "二、乙产业", Table, "注：完"]


def test_indented_prose_before_the_table_is_no_row() -> None:
    document = read_text(("\t为贯彻落实。\n\n" + capture(positions(3), Form())).encode())
    assert document.blocks[0] == Paragraph("为贯彻落实。")
    assert [cell.text for cell in document.tables[0].rows[0]] == list(HEADINGS)


def test_a_blank_line_in_a_cell_is_a_remark() -> None:
    text = capture(positions(3), Form()).replace("语言。\n2.", "语言。\n\n2.")
    assert {r.code for r in read_text(text.encode()).remarks} == {"blank-line-in-cell"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b" \n\n ", "the file is empty"),
        ("只有文字。\n没有表格。".encode(), "no table found"),
        (b"\xff\xff\tx", "neither UTF-8"),
        (b"a\tb\nc\x00\td", "control character U[+]0000 on line 2"),
        (b"\xff\xfea", "not utf-16"),
    ],
)
def test_what_is_no_capture_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message) as error:
        read_text(data)
    assert "\n" not in str(error.value)


def test_lost_characters_are_an_error() -> None:
    text = capture(positions(3), Form()).replace("精通", "精\ufffd", 1)
    assert codes(as_catalogue(text)) == {"characters-lost"}


def test_rows_without_any_mark_between_numbers_are_told_and_said() -> None:
    rows = positions(30)
    text = capture(rows[:10], Form(blank_lines=False))
    text += capture(rows[10:20], Form(blank_lines=False, number="missing"), headings=())
    text += capture(rows[20:], Form(blank_lines=False), headings=()).lstrip("\n")
    found = as_catalogue(re.sub("\n+", "\n", text))
    assert [p.title for p in found.positions] == [row[2] for row in rows]
    assert "rows-inferred" in codes(found, "warning")


def test_a_row_on_a_line_whose_last_tabs_were_trimmed() -> None:
    text = "序号\t行业\t岗位\t要求\t其他\n1\t金融\t甲\t一\n二\n2\t\t乙\t三\n3\t\t丙\t四\t五\n"
    (table,) = read_text(text.encode()).tables
    assert [cell.text for cell in table.rows[1]] == ["1", "金融", "甲", "一\n二"]
    assert [cell.text for cell in table.rows[3]] == ["3", "", "丙", "四", "五"]


def test_a_blank_line_in_a_full_row_on_a_line_loses_no_row() -> None:
    text = (
        "序号\t行业\t岗位\t要求\t其他\n1\t金融\t甲\t一\t二。\n\n另须备案。\n2\t\t乙\t三\n四\t五\n"
    )
    document = read_text(text.encode())
    assert [len(table.rows) for table in document.tables] == [2, 1]
    assert [cell.text for cell in document.tables[1].rows[0]] == ["2", "", "乙", "三\n四", "五"]


def test_many_columns_and_no_complete_row_take_no_longer() -> None:
    rows = ["\n".join(f"\t{n}{c}" for c in range(12)) for n in range(30)]
    short = "\n\n".join(row.replace(f"\t{n}{n % 12}\n", "") for n, row in enumerate(rows))
    headings = "\n".join(f"\t题{c}" for c in range(13))
    assert len(read_text(f"{headings}\n\n{short}\n".encode()).tables[0].rows) == 31
