"""What stands above the records of any table, and which rows are records."""

from dataclasses import replace

import pytest

from extract.model import Cell, Paragraph, Table
from normalize.tabular import Line, NoRecord, lines_of, number_column, opening_of


def table(*rows: str) -> Table:
    """Cells between bars; ``>`` goes on from the left, ``^`` from above."""
    grid = [row.split("|") for row in rows]
    cells = []
    for r, row in enumerate(grid):
        for c, text in enumerate(row):
            if text in {">", "^"}:
                continue
            across = down = 1
            while c + across < len(row) and row[c + across] == ">":
                across += 1
            while r + down < len(grid) and grid[r + down][c] == "^":
                down += 1
            cells.append(Cell(r + 1, c + 1, (Paragraph(text),), down, across))
    return Table(tuple(cells))


OPENINGS = {
    "a row of words above numbers": (["序号|名称", "1|甲", "2|乙"], (1, {1: "序号", 2: "名称"})),
    "a title over all columns": (["目录|>", "序号|名称", "1|甲"], (2, {1: "序号", 2: "名称"})),
    "a heading over two columns": (
        ["号|税则号列|>", "1|彩色电视机。|85"],
        (1, {1: "号", 2: "税则号列", 3: "税则号列"}),
    ),
    "two levels": (
        ["号|要求|>", "^|学历|年限", "1|本科|2年"],
        (2, {1: "号", 2: "要求 / 学历", 3: "要求 / 年限"}),
    ),
    "headings typed twice over a lower level": (
        ["号|指标|指标", "^|最低|最高", "1|3|5"],
        (2, {1: "号", 2: "指标 / 最低", 3: "指标 / 最高"}),
    ),
    "three levels": (
        ["号|要求|>|>", "^|学历|>|年限", "^|层次|专业|^", "1|本科|法学|2年"],
        (3, {1: "号", 2: "要求 / 学历 / 层次", 3: "要求 / 学历 / 专业", 4: "要求 / 年限"}),
    ),
    "years as headings": (
        ["名称|2025年|2026年", "甲|3|4", "乙|5|6"],
        (1, {1: "名称", 2: "2025年", 3: "2026年"}),
    ),
    "bare years as headings": (
        ["名称|2025|2026", "甲|35|4", "乙|5|6"],
        (1, {1: "名称", 2: "2025", 3: "2026"}),
    ),
    "years that count": (["甲|2025", "乙|2026"], (0, {})),
    "the same year in every row": (["甲|2025", "乙|2025"], (0, {})),
    "days that count": (["第1天|出发", "第2天|参观", "第3天|返回"], (0, {})),
    "numbers from the first row": (["1|甲", "2|乙"], (0, {})),
    "sentences from the first row": (["项目|学员师从教授；全程参与。", "时间|两周"], (0, {})),
    "a long heading among short ones": (
        ["序号|是否具有高级职称或相当的专业技术水平并能提供两位同行专家的推荐信|名称", "1|是|甲"],
        (
            1,
            {
                1: "序号",
                2: "是否具有高级职称或相当的专业技术水平并能提供两位同行专家的推荐信",
                3: "名称",
            },
        ),
    ),
    "a heading left out": (["序号||名称", "1|甲|x"], (1, {1: "序号", 3: "名称"})),
    "one row": (["序号|名称"], (0, {})),
    "blanks in the first row": (["|名称|", "1|甲|x"], (0, {})),
}


@pytest.mark.parametrize(("rows", "expected"), OPENINGS.values(), ids=OPENINGS)
def test_openings(rows: list[str], expected: tuple[int, dict[int, str]]) -> None:
    opening = opening_of(table(*rows))
    assert (max(opening.rows, default=0), dict(opening.headings)) == expected


def test_words_over_words_are_only_likely_headings() -> None:
    assert not opening_of(table("姓名|民族", "张三|汉族", "李四|回族")).is_sure
    assert not opening_of(table("会议室|张三", "报告厅|李四", "礼堂|王五，共3人")).is_sure
    assert not opening_of(table("姓名|张三", "年龄|30", "地址|上海")).is_sure
    assert opening_of(table("姓名|年龄", "张三|31", "李四|30")).is_sure


def rows_of(*rows: str) -> list[tuple[object, ...]]:
    found = table(*rows)
    return [
        (
            line.row,
            {c: cell.text for c, cell in line.cells.items()},
            sorted(line.carried),
            line.band,
        )
        if isinstance(line, Line)
        else (line.row, line.code, line.text)
        for line in lines_of(found, opening_of(found))
    ]


def test_merged_cells_are_carried_down_and_not_across() -> None:
    assert rows_of("号|名|值|注", "1|甲|>|x", "^|乙|3|^", "2|丙|4|") == [
        (2, {1: "1", 2: "甲", 4: "x"}, [], None),
        (3, {1: "1", 2: "乙", 3: "3", 4: "x"}, [1, 4], None),
        (4, {1: "2", 2: "丙", 3: "4", 4: ""}, [], None),
    ]


def test_rows_that_are_no_records() -> None:
    assert rows_of("号|名", "一、水|>", "1|甲", "号|名", "|", "二、气|>", "2|乙", "注：略|>") == [
        (2, "band", "一、水"),
        (3, {1: "1", 2: "甲"}, [], "一、水"),
        (4, "header-repeated", "号 名"),
        (6, "band", "二、气"),
        (7, {1: "2", 2: "乙"}, [], "二、气"),
        (8, "note", "注：略"),
    ]


def test_a_row_in_which_no_cell_begins_is_none() -> None:
    assert [row[0] for row in rows_of("号|名", "1|甲", "^|^", "2|乙")] == [2, 4]


def test_a_note_in_cells_of_its_row() -> None:
    assert rows_of("号|名|值", "1|甲|3", "注|以上含税|")[-1] == (3, "note", "注 以上含税")
    assert rows_of("号|名|值", "1|甲|3", "合计||3")[-1] == (3, "note", "合计 3")


NUMBERS = {
    "rising": (["号|名", "1|甲", "2|乙"], 1),
    "not the first column": (["类|号|名", "水|1|甲", "^|2|乙", "^|3|丙"], 2),
    "ones": (["名称|数量", "甲|1", "乙|1", "丙|1"], None),
    "two grades": (["名称|等级", "甲|1", "乙|2"], None),
    "with gaps": (["号|名", "1|甲", "2|乙", "4|丙", "5|丁"], 1),
    "groups of one": (["号|名", "1|甲", "1|乙", "2|丙", "3|丁"], 1),
    "again from 1": (["号|名", "1|甲", "2|乙", "1|丙", "2|丁"], 1),
    "amounts": (["名|值", "甲|3", "乙|40"], None),
    "numbers with names": (["物|值", "1.汞|0.1", "2.镉|0.2"], None),
}


@pytest.mark.parametrize(("rows", "expected"), NUMBERS.values(), ids=NUMBERS)
def test_the_column_that_counts_the_rows(rows: list[str], expected: int | None) -> None:
    found = table(*rows)
    lines = [row for row in lines_of(found, opening_of(found)) if not isinstance(row, NoRecord)]
    assert number_column(lines) == expected


MARKED = {
    "words above words": (1, ["类别|名称", "食品|茶叶", "食品|大米"], {1: "类别", 2: "名称"}),
    "two levels": (2, ["类别|名称", "大|小", "食品|茶叶"], {1: "类别 / 大", 2: "名称 / 小"}),
    "the upper level alone": (
        1,
        ["号|要求|>", "^|学历|年限", "1|本科|2年"],
        {1: "号", 2: "要求 / 学历", 3: "要求 / 年限"},
    ),
    "a title too": (2, ["目录|>", "类别|名称", "食品|茶叶"], {1: "类别", 2: "名称"}),
    "no words": (1, ["1|2", "3|4"], {1: "1", 2: "2"}),
}


@pytest.mark.parametrize(("marks", "rows", "headings"), MARKED.values(), ids=MARKED.keys())
def test_rows_that_the_source_marks_as_headings(
    marks: int, rows: list[str], headings: dict[int, str]
) -> None:
    found = opening_of(replace(table(*rows), headings=marks))
    assert (dict(found.headings), found.is_sure) == (headings, True)


def test_marks_on_all_rows_say_nothing() -> None:
    rows = table("1|甲", "2|乙", "3|丙")
    assert opening_of(replace(rows, headings=3)) == opening_of(rows)
