"""Builds catalogues in the layouts that editions have: the same positions, otherwise laid out.

A layout is a record of choices. `laid` gives its blocks, lines and tables of slots; `as_word`,
`as_text` and `as_pdf` write them. What a reader should see of the numbers says `labels`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate, groupby, takewhile
from typing import Literal

from pdfs import Sheet, pdf
from words import GOES_ON, START, abstract, counted, lvl, num, p, span, tbl, tc, word

from extract.numerals import counted as chinese
from normalize.talents import Talents

Column = Literal["number", "industry", "title", "requirements", "other"]
ORDER: tuple[Column, ...] = ("number", "industry", "title", "requirements", "other")
ANOTHER: tuple[Column, ...] = ("industry", "number", "title", "other", "requirements")
WORDS = dict(zip(ORDER, ("序号", "行业大类", "岗位名称", "人员基本要求", "其他要求"), strict=True))
OTHER_WORDS = dict(zip(ORDER, ("编号", "所属行业", "岗位", "任职要求", "备注"), strict=True))
MARKS = {
    "1.": "1. 2. 3. 4.",
    "1、": "1、 2、 3、 4、",
    "１．": "１． ２． ３． ４．",
    "（一）": "（一） （二） （三） （四）",
    "（1）": "（1） （2） （3） （4）",
    "①": "① ② ③ ④",
    "一、": "一、 二、 三、 四、",
    "": "- - - -",
}


APART = ("职业能力要求", "专业学历要求", "从业资历要求")


@dataclass(frozen=True)
class Layout:
    """The choices of an edition; the defaults are those of the real one."""

    industry: str = "merged"  # every, first, band, above
    band: str = "{chinese}、{industry}（{count}个）"
    tables: str = "one"  # each
    number: str = "typed"  # counted, partly, empty, none, title: before the title
    restart: bool = False
    order: tuple[Column, ...] = ORDER
    other_words: bool = False
    header: str = "one"  # two, apart: a column for each subsection
    again: bool = False
    spacers: bool = False
    end: str = ""
    marks: str = "1."
    colon: str = "：\n"
    turned: bool = False

    @property
    def width(self) -> int:
        """How many columns the grid has."""
        return len(self.columns) + (2 if self.header == "apart" else 0)

    @property
    def words(self) -> dict[Column, str]:
        """The headings by column."""
        return OTHER_WORDS if self.other_words else WORDS

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that the tables have, in order."""
        left_out = {"number"} if self.number in {"none", "title"} else set()
        left_out |= {"industry"} if self.industry in {"band", "above"} else set()
        return tuple(column for column in self.order if column not in left_out)


@dataclass(frozen=True)
class Record:
    """The content of a position, without its layout."""

    industry: str
    title: str
    parts: tuple[tuple[str, str], ...]
    other: str


@dataclass(frozen=True)
class Slot:
    """A cell of a table; one that goes on from the row above has ``down`` 0."""

    text: str = ""
    across: int = 1
    down: int = 1
    counted: bool = False


Blocks = list[str | list[list[Slot]]]


def records(catalogue: Talents) -> tuple[Record, ...]:
    """The content of a catalogue."""
    parts: dict[str, list[tuple[str, str]]] = {}
    for section in catalogue.sections:
        if section.field == "requirements":
            parts.setdefault(section.position_id, []).append((section.heading or "", section.text))
    return tuple(
        Record(
            position.industry or "",
            position.title + (f"\n（{q}）" if (q := position.title_qualifier) else ""),
            tuple(parts[position.position_id]),
            position.other_text or "",
        )
        for position in catalogue.positions
    )


def requirements(record: Record, layout: Layout) -> str:
    """The requirement cell."""
    marks = [mark.strip("-") for mark in MARKS[layout.marks].split()]
    parts = record.parts[::-1] if layout.turned else record.parts
    pairs = zip(marks, parts, strict=False)
    return "\n".join(f"{mark}{name}{layout.colon}{text}" for mark, (name, text) in pairs)


def groups(content: Sequence[Record]) -> Iterator[tuple[str, list[Record]]]:
    """The industries in order, with their positions."""
    return ((name, list(rows)) for name, rows in groupby(content, lambda r: r.industry))


def labels(content: Sequence[Record], layout: Layout) -> list[str]:
    """The numbers that stand in the rows; empty where there is none."""
    found: list[str] = []
    for _, rows in groups(content):
        first = 1 if layout.restart else len(found) + 1
        found += map(str, range(first, first + len(rows)))
    if layout.number in {"empty", "none"}:
        return [""] * len(found)
    if layout.number == "title":
        return [f"{label}." for label in found]
    if layout.number == "partly":
        return ["" if at % 3 == 0 else label for at, label in enumerate(found)]
    return found


def laid(content: Sequence[Record], layout: Layout) -> Blocks:
    """The lines and tables of an edition."""
    numbers = iter(labels(content, layout))
    tables: Blocks = ["外籍人才岗位目录"]
    rows = _header(layout)
    for at, (industry, members) in enumerate(groups(content), 1):
        band = layout.band.format(
            chinese=chinese(at), number=at, industry=industry, count=len(members)
        )
        if layout.tables == "each" and at > 1:
            tables.append(rows)
            rows = _header(layout)
        if layout.industry == "above":
            tables.append(band)
        if layout.industry == "band":
            rows.append([Slot(band, across=layout.width)])
        elif layout.spacers and at > 1:
            rows.append([Slot()] * layout.width)
        for within, record in enumerate(members):
            if layout.again and within == 1:
                rows += _header(layout)
            rows.append(_row(record, within, next(numbers), layout))
    if layout.end:
        rows.append([Slot(layout.end, across=layout.width)])
    return [*tables, rows]


def _header(layout: Layout) -> list[list[Slot]]:
    words = [layout.words[column] for column in layout.columns]
    if layout.header == "apart":
        at = layout.columns.index("requirements")
        upper = [Slot(text, down=2) for text in words]
        lower = [Slot(down=0) for _ in words]
        upper[at] = Slot(words[at], across=3)
        lower[at : at + 1] = list(map(Slot, APART))
        return [upper, lower]
    if layout.header != "two":
        return [[Slot(text) for text in words]]
    upper = [Slot(text, down=2) for text in words[:-2]]
    lower = [Slot(down=0) for _ in words[:-2]]
    return [[*upper, Slot("要求", across=2)], [*lower, *map(Slot, words[-2:])]]


def _row(record: Record, within: int, number: str, layout: Layout) -> list[Slot]:
    merged = layout.industry == "merged" and not layout.again and within
    shown = not within or layout.industry == "every"
    slots: dict[Column, Slot] = {
        "number": Slot(number, counted=layout.number == "counted"),
        "industry": Slot(record.industry if shown else "", down=0 if merged else 1),
        "title": Slot(number + record.title if layout.number == "title" else record.title),
        "requirements": Slot(requirements(record, layout)),
        "other": Slot(record.other),
    }
    row = [slots[column] for column in layout.columns]
    if layout.header == "apart":
        at = layout.columns.index("requirements")
        row[at : at + 1] = [Slot(text) for _, text in record.parts]
    return row


def as_text(blocks: Blocks) -> bytes:
    """A capture: a cell behind a tab, rows apart by blank lines; counted numbers are lost."""
    parts = [
        block if isinstance(block, str) else "\n\n".join(map(_captured, block)) for block in blocks
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _captured(row: Sequence[Slot]) -> str:
    """A row; the places that a cell covers are empty, but for those of one over all columns."""
    cells = [f"\t{'' if slot.counted else slot.text}{_covered(slot, row)}" for slot in row]
    return "\n".join(cells)


def _covered(slot: Slot, row: Sequence[Slot]) -> str:
    return "\n\t" * (slot.across - 1) if len(row) > 1 else ""


def as_word(blocks: Blocks) -> bytes:
    """A Word file; each table counts by a list of its own."""
    lists: list[str] = []
    body = ""
    before = 0
    for block in blocks:
        if isinstance(block, str):
            body += p(escape(block))
            continue
        rows = []
        for y, row in enumerate(block):
            count = next((int(slot.text) for slot in row if slot.counted), 0)
            if count and (count != before + 1 or not lists):
                start = f'<w:startOverride w:val="{count}"/>'
                override = f'<w:lvlOverride w:ilvl="0">{start}</w:lvlOverride>'
                lists.append(num(len(lists) + 1, 1, override))
            before = count or before
            below = block[y + 1] if y + 1 < len(block) else []
            under = _by_column(below)
            cells = [(slot, under.get(x, Slot())) for x, slot in _by_column(row).items()]
            rows.append(f"<w:tr>{''.join(_word_cell(*cell, len(lists)) for cell in cells)}</w:tr>")
        columns = max(sum(slot.across for slot in row) for row in block)
        body += tbl(*rows, columns=columns) + p()
    return word(body, numbering=abstract(1, lvl(0, "%1")) + "".join(lists))


def _word_cell(slot: Slot, below: Slot, list_id: int) -> str:
    begins = slot.down and not below.down
    merge = GOES_ON if not slot.down else START if begins else ""
    across = span(slot.across) if slot.across > 1 else ""
    lines = "".join(p(escape(line)) for line in slot.text.split("\n"))
    return tc(counted(list_id) if slot.counted else lines, across + merge)


def as_pdf(blocks: Blocks) -> bytes:
    """A page so large that no line wraps; counted numbers are printed."""
    height = sum(40 if isinstance(b, str) else 60 + sum(map(_height, b)) for b in blocks)

    def draw(sheet: Sheet) -> None:
        top = 40.0
        for block in blocks:
            if isinstance(block, str):
                sheet.text(60, top, block)
                top += 30
                continue
            xs = _edges(block)
            ys = [top]
            for row in block:
                ys.append(ys[-1] + _height(row))
            sheet.table(xs, ys, _pdf_cells(block))
            top = ys[-1] + 40

    return pdf(draw, size=(13000, height + 400))


def _edges(block: list[list[Slot]]) -> list[float]:
    """Where the columns begin and end, each as wide as its longest line."""
    widths: dict[int, float] = {}
    for row in block:
        for x, slot in _by_column(row).items():
            longest = max(map(len, slot.text.split("\n"))) if slot.across == 1 else 0
            widths[x] = max(widths.get(x, 30.0), 20.0 + 10 * longest)
    return list(accumulate((widths[x] for x in sorted(widths)), initial=50.0))


def _height(row: Sequence[Slot]) -> int:
    return 20 + 14 * max(slot.text.count("\n") for slot in row)


def _by_column(row: Sequence[Slot]) -> dict[int, Slot]:
    """The slots of a row by the column in which they begin, from 1."""
    starts = accumulate((slot.across for slot in row), initial=1)
    return dict(zip(starts, row, strict=False))


def _pdf_cells(block: list[list[Slot]]) -> dict[tuple[int, int], tuple[str, tuple[int, int]]]:
    rows = [_by_column(row) for row in block]
    cells: dict[tuple[int, int], tuple[str, tuple[int, int]]] = {}
    for y, row in enumerate(rows, 1):
        for x, slot in row.items():
            covered = takewhile(lambda r: not r.get(x, Slot()).down, rows[y:])  # noqa: B023
            if slot.down:
                cells[y, x] = (slot.text, (1 + len(list(covered)), slot.across))
    return cells
