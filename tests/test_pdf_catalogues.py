"""Catalogues of wrapped texts with few lines or none, set as office programs set them."""

import re
from collections.abc import Sequence

from pdfs import Sheet
from reportlab.pdfbase.pdfmetrics import stringWidth
from typeset import TIMES, found, lines, put, rows

XS = (14.0, 40.0, 90.0, 140.0, 262.0)
Cell = tuple[str, ...]
TASK: Cell = (
    "负责相关系统的设计开发",
    "与维护工作，具有本科及",
    "以上学历并熟悉主流框架",
    "的使用。",
)
SHORT: Cell = ("熟悉行业标准。",)
RULES: Cell = ("掌握行业标准与检测方法", "并能承担项目。")
HEAD: Sequence[Cell] = (("序号",), ("行业",), ("岗位",), ("主要职责",), ("岗位要求",))
POSTS: Sequence[Sequence[Cell]] = (
    (("1",), ("能源",), ("设计师",), RULES, TASK),
    (("2",), ("材料",), ("研究员",), SHORT, RULES),
    (("3",), ("能源",), ("工程师",), SHORT, TASK),
    (("4",), ("软件",), ("检验员",), RULES, RULES),
    (("5",), ("软件",), ("架构师",), RULES, RULES),
)
ROWS = ["|".join("".join(cell) for cell in post) for post in POSTS]
NAMES = "Romania Slovenia Slovakia Delaware Germany Arizona Alaska Spain Austria Portugal Malta"
TITLES = "序号|行业|岗位|主要职责|岗位要求"


def row(sheet: Sheet, y: float, cells: Sequence[Cell]) -> float:
    """Draw a row whose texts stand in its middle; where it ends."""
    high = max(map(len, cells))
    for x, cell in zip(XS, cells, strict=True):
        for number, text in enumerate(cell):
            sheet.text(x, y + 14 * ((high - len(cell)) / 2 + number), text)
    return y + 14 * high


def catalogue(sheet: Sheet, y: float) -> None:
    for post in POSTS:
        y = row(sheet, y, post) + 6


def wrapped_headings(sheet: Sheet) -> None:
    y = row(sheet, 30, (("序号",), ("行业",), ("岗位", "名称"), ("主要", "职责"), ("岗位要求",)))
    catalogue(sheet, y + 8)


def test_headings_in_the_middle_of_a_wrapped_one() -> None:
    (table,) = found(wrapped_headings)
    assert [text.replace("/", "") for text in table] == [
        TITLES.replace("岗位|", "岗位名称|"),
        *ROWS,
    ]


def test_a_page_begins_with_a_row_in_its_middle() -> None:
    """The lines above the number of the first row are no header."""
    assert found(lambda sheet: catalogue(sheet, 30)) == [ROWS]


def test_rows_set_in_the_middle_under_a_shaded_header() -> None:
    def draw(sheet: Sheet) -> None:
        for left, right in zip(XS, (*XS[1:], 390), strict=True):
            sheet.box(left - 4, 18, right - 4, 38, fill=0.8)
        row(sheet, 32, HEAD)
        catalogue(sheet, 54)

    assert found(draw) == [[TITLES, *ROWS]]


def test_two_lines_around_a_header_of_two_levels() -> None:
    def draw(sheet: Sheet) -> None:
        lines(sheet, 10, 386, 18, 56)
        sheet.text(250, 32, "基本条件")
        row(sheet, 40, (("序号",), ("行业",), ("岗位",), (), ()))
        row(sheet, 48, ((), (), (), ("主要职责",), ("岗位要求",)))
        catalogue(sheet, 72)

    (table,) = found(draw)
    assert table[-5:] == ROWS
    assert "基本条件" in "".join(table[:-5])


def test_a_later_row_is_wider_than_the_first_ones() -> None:
    def draw(sheet: Sheet) -> None:
        y = row(sheet, 30, HEAD)
        y = row(sheet, y + 4, (("1",), ("能源",), ("工人",), ("熟悉设备。",), ("本科。",)))
        for number in "23":
            y = row(
                sheet, y + 4, ((number,), ("能源",), ("工人",), TASK[:2] + TASK, TASK[1:2] + TASK)
            )

    left, right = "".join(TASK[:2] + TASK), "".join(TASK[1:2] + TASK)
    rest = [f"{number}|能源|工人|{left}|{right}" for number in "23"]
    assert found(draw) == [[TITLES, "1|能源|工人|熟悉设备。|本科。", *rest]]


def test_stubs_and_figures_that_fill_their_sides_are_no_prose() -> None:
    body = [f"{name}|735|032|411|379|292|331" for name in NAMES.split()]

    def draw(sheet: Sheet) -> None:
        rows(sheet, 30, "20l 190r 227r 264r 301r 338r 375r", body, 14)
        for number, name in enumerate(NAMES.split()):
            at = 20 + stringWidth(name, TIMES, 10)
            put(sheet, at, 30 + 14 * number, "." * int((160 - at) / 2.5))

    (table,) = found(draw)
    assert [re.sub(r"\.{4,}", "", text) for text in table] == body
