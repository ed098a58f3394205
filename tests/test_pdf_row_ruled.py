"""Tables with a line under every row and none between columns: catalogues of wrapped texts."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from pdfs import Draw, Sheet
from typeset import found

SIDES = 20.0, 395.0
COLUMNS = 25.0, 60.0, 108.3, 180.0, 345.0
LABEL = 55.0, 100.0
HEADER = ("序号", "大类", "名称", "要求", "其他")
WORD = "熟悉集成电路制造工艺流程和设备"
"""Fifteen letters: as many as fill a line of the fourth column."""
Entry = tuple[str, str, str, int, str]
"""The texts of a row, that of the fourth column by its number of lines."""


def text(lines: int) -> str:
    return WORD * (lines - 1) + "无"


def row(
    sheet: Sheet,
    top: float,
    texts: Sequence[str],
    lines: int,
    *,
    middle: bool,
    fourth: float = COLUMNS[3],
) -> None:
    """Texts of one line, and one of several lines in the fourth column, which begins at an x."""
    for x, one in zip((*COLUMNS[:3], fourth, COLUMNS[4]), texts, strict=True):
        if one:
            sheet.text(x, top + 11 + 6 * (lines - 1) * middle, one)
    for number in range(lines - 1):
        sheet.text(fourth, top + 11 + 12 * number, WORD)
    if lines > 1:
        sheet.text(fourth, top + 11 + 12 * (lines - 1), "无")


def page(
    *entries: Entry,
    header: bool = True,
    shaded: bool = False,
    middle: bool = True,
    within: bool = False,
    fourth: float = COLUMNS[3],
) -> Draw:
    """A header and rows; a line leaves out the second column where the row below has no label.

    All lines do on a page ``within`` the rows of a label.
    """

    def across(sheet: Sheet, y: float, *, parted: bool) -> None:
        edges = [SIDES[0], *(LABEL if parted else ()), SIDES[1]]
        for left, right in zip(edges[::2], edges[1::2], strict=True):
            sheet.line(left, y, right, y)

    def draw(sheet: Sheet) -> None:
        top = 20.0
        if header and shaded:
            edges = [SIDES[0], LABEL[0], LABEL[1], 179.0, 340.0, SIDES[1]]
            for left, right in pairwise(edges):
                sheet.box(left, top, right, top + 18, fill=0.85)
        elif header:
            sheet.line(SIDES[0], top, SIDES[1], top)
        if header:
            row(sheet, top, HEADER, 1, middle=middle, fourth=fourth)
            top += 18
        across(sheet, top, parted=within)
        below = [label for _, label, *_ in entries[1:]]
        for (number, label, name, lines, other), after in zip(entries, [*below, "-"], strict=True):
            texts = number, label, name, "", other
            row(sheet, top, texts, lines, middle=middle, fourth=fourth)
            top += 12 * lines + 6
            across(sheet, top, parted=within or not after)

    return draw


FIRST: list[Entry] = [
    ("1", "甲类", "工程师", 4, ""),
    ("2", "", "设计师", 3, ""),
    ("3", "", "算法师", 5, ""),
]
SECOND: list[Entry] = [("4", "乙类", "研究员", 3, "无"), ("5", "", "技术员", 4, "无")]
READ = [
    "序号|大类|名称|要求|其他",
    f"1|甲类^3|工程师|{text(4)}|",
    f"2|设计师|{text(3)}|",
    f"3|算法师|{text(5)}|",
    f"4|乙类^2|研究员|{text(3)}|无",
    f"5|技术员|{text(4)}|无",
]


@pytest.mark.parametrize("middle", [True, False], ids=["in the middle", "at the top"])
@pytest.mark.parametrize("shaded", [False, True], ids=["header between lines", "shaded header"])
def test_lines_part_rows_and_leave_out_labels(*, shaded: bool, middle: bool) -> None:
    assert found(page(*FIRST, shaded=shaded, middle=middle)) == [READ[:4]]


def test_a_page_without_header_has_the_columns_of_the_one_before() -> None:
    """The second column has no text there, and the last one none on the page before."""
    rest: list[Entry] = [
        ("4", "", "研究员", 3, "无"),
        ("5", "", "技术员", 4, "无"),
        ("6", "", "员", 3, "无"),
    ]
    table = [
        *READ[:1],
        READ[1].replace("^3", "^6"),
        *READ[2:4],
        f"4|研究员|{text(3)}|无",
        f"5|技术员|{text(4)}|无",
        f"6|员|{text(3)}|无",
    ]
    assert found(page(*FIRST), page(*rest, header=False)) == [table]


def test_a_page_with_a_single_row_is_read_as_the_others_are() -> None:
    last: Entry = ("6", "丙类", "管理者", 5, "无")
    table = [*READ, f"6|丙类|管理者|{text(5)}|无"]
    more = page(*SECOND)
    assert found(page(*FIRST), more, page(last, header=False)) == [table]


def test_a_page_whose_lines_are_not_full_is_read_as_the_others_are() -> None:
    """As where each is a sentence of its own; lines of two rows are no further apart."""
    texts = "要求：", "熟悉制造。", "无", "学历：", "无", "资历：", "三年。", "无"

    def draw(sheet: Sheet) -> None:
        for at, number in enumerate(("6", "7")):
            top = 20.0 + 96 * at
            sheet.line(SIDES[0], top, SIDES[1], top)
            row(sheet, top + 42, (number, "丙类", "", "", ""), 1, middle=True)
            for y, name, other in ((35, "研究人员", "有证书"), (47, "人才", "三年")):
                row(sheet, top + y, ("", "", name, "", other), 1, middle=True)
            for place, line in enumerate(texts):
                sheet.text(COLUMNS[3], top + 10 + 12 * place, line)
        sheet.line(SIDES[0], 212, SIDES[1], 212)

    (table,) = found(page(*FIRST), page(*SECOND), draw)
    lines = [line.split("|")[3].replace("/", "") for line in table[6:]]
    assert lines == ["".join(texts)] * 2


def test_a_page_within_the_rows_of_one_label_has_its_column() -> None:
    """No line crosses it there: each is drawn in two pieces."""
    more: list[Entry] = [(n, "", "管理者", 5, "无") for n in ("6", "7", "8")]
    middle = page(*more, header=False, within=True)
    last: Entry = ("9", "丙类", "管理者", 4, "无")
    table = [line.replace("^2", "^5") for line in READ]
    table += [*(f"{n}|管理者|{text(5)}|无" for n, *_ in more), f"9|丙类|管理者|{text(4)}|无"]
    assert found(page(*FIRST), page(*SECOND), middle, page(last, header=False)) == [table]


def test_rows_of_figures_under_a_header_are_no_single_row() -> None:
    """As many lines in several columns are rows, though one column has more of them."""

    def draw(sheet: Sheet) -> None:
        for y in (20, 38, 130):
            sheet.line(*SIDES[:1], y, SIDES[1], y)
        row(sheet, 20, HEADER, 1, middle=False)
        for number in range(6):
            texts = (str(number), "甲" * (number > 0), "乙丙", "熟悉集成电路制造工艺流程", "丁")
            row(sheet, 38 + 15 * number, texts, 1, middle=False)

    (table,) = found(draw)
    assert len(table) == 1 + 6


def test_a_column_that_hardly_stands_apart_from_the_next() -> None:
    """By less than a space, on one line: the columns of the header are those of the row."""
    near: Entry = ("1", "甲类", "工程师工程师七", 4, "无")
    table = [READ[0], f"1|甲类|工程师工程师七|{text(4)}|无", f"2|乙类|设计师|{text(3)}|无"]
    more: list[Entry] = [near, ("2", "乙类", "设计师", 3, "无")]
    assert found(page(*more, shaded=True, middle=False)) == [table]


def test_short_lines_that_stand_beside_each_other_part_no_rows() -> None:
    """None is half as wide as they are together."""

    def draw(sheet: Sheet) -> None:
        for number in range(9):
            x, top = (100, 96, 104)[number % 3], 20 + 15 * number
            sheet.line(x, top, x + 5, top)
            sheet.text(100, top + 11, "熟悉集成电路")
        sheet.table([20, 60, 90], [200, 220], {(1, 1): "甲", (1, 2): "乙"})

    assert found(draw) == [["甲|乙"]]


def test_columns_that_most_pages_show_are_those_of_a_page_where_texts_touch() -> None:
    """Names end where the next column begins; on the last page both stand on one line."""

    def of(first: int, name: str) -> list[Entry]:
        return [(str(n), "甲类", name, 4 + n % 2, "无") for n in range(first, first + 3)]

    entries = of(1, "工程师"), of(4, "设计师"), of(7, "工程师设计师")
    alone: list[Entry] = [(n, "甲类", "工程师设计师", 1, "无") for n in ("a", "b")]
    pages = (
        page(*of_page, *alone, fourth=x, middle=False)
        for of_page, x in zip(entries, (171.4, 171.4, 170.2), strict=True)
    )
    texts = [
        f"{n}|甲类|{name}|{text(lines) if lines > 1 else ''}|无"
        for of_page in entries
        for n, _, name, lines, _ in (*of_page, *alone)
    ]
    assert found(*pages) == [["|".join(HEADER), *texts]]
