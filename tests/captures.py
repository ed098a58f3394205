"""Writes tables as text captures, in the forms that converters write."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

HEADINGS = ("序号", "行业大类", "岗位名称", "人员基本要求", "其他要求")
REQUIREMENTS = """1.职业能力要求：
精通{skill}语言。
2.专业学历要求：
取得数学、法学等相关专业学士及以上学位
3.从业资历要求：
无"""

Row = tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """How a capture is written; `missing` cells leave no line at all."""

    blank_lines: bool = True
    number: Literal["typed", "empty", "before the tab", "missing"] = "typed"
    covered: Literal["empty", "missing"] = "empty"
    last: Literal["empty", "missing"] = "empty"


def positions(count: int, groups: int = 3) -> list[Row]:
    """Rows with distinct titles; each industry stands at the first row of its group alone."""
    rows: list[Row] = []
    for number in range(1, count + 1):
        size = -(-count // groups)
        industry = (
            "甲乙丙丁戊己庚辛"[(number - 1) // size] + "产业" if (number - 1) % size == 0 else ""
        )
        skill = ("C", "Python", "Java")[number % 3]
        other = "审批要求：符合规定" if number % 4 == 0 else ""
        title = f"{'一二三四五六七八九十'[number % 10]}类第{number}号研发人才"
        rows.append((str(number), industry, title, REQUIREMENTS.format(skill=skill), other))
    return rows


def capture(rows: Iterable[Row], form: Form, headings: Sequence[str] = HEADINGS) -> str:
    """The text of a table; the number cell is blank or missing where ``form`` says so."""
    blocks = ["\n".join(f"\t{heading}" for heading in headings)]
    blocks += [_row(row, form) for row in rows]
    return ("\n\n" if form.blank_lines else "\n").join(blocks) + "\n"


def _row(row: Row, form: Form) -> str:
    number, industry, *middle, other = row
    cells = [f"\t{cell}" for cell in middle]
    if industry or form.covered == "empty":
        cells.insert(0, f"\t{industry}")
    if other or form.last == "empty":
        cells.append(f"\t{other}")
    if form.number == "before the tab":
        return " " + "\n".join(cells)
    if form.number == "missing":
        return "\n".join(cells)
    return "\n".join([f"\t{number if form.number == 'typed' else ''}", *cells])
