"""Text captures: what a word processor or a converter writes when a table is saved as text.

Two forms are read. In the *leading* form a cell stands on lines of its own, behind a tab; rows
may be apart by blank lines, and the first cell of a row may stand before the tab. In the
*separating* form a row stands on a line, its cells apart by tabs. In both a cell may run on over
lines without a tab. Cells that a merge covers may be missing; see `extract.placing`.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from statistics import median

from extract.model import Cell, Document, Paragraph, Remark, Table, UnreadableError
from extract.placing import Likeness, Placing, place

LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
WIDEST = 60


@dataclass(slots=True)
class _Draft:
    """A cell as it is being read: its lines so far, and the line that it begins on."""

    lines: list[str]
    number: int

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(slots=True)
class _Run:
    """The cells between two row boundaries: one row, or several whose boundary is not marked."""

    cells: list[_Draft] = field(default_factory=list)
    anchored: bool = False

    @property
    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    after_blank: bool

    @property
    def parts(self) -> list[str]:
        return self.text.split("\t")


def read_text(data: bytes) -> Document:
    """Read a text capture; `UnreadableError` where it holds no table or is no text."""
    text, remarks = _decode(data)
    lines = tuple(_lines(text))
    tabbed = [line for line in lines if "\t" in line.text]
    if not tabbed:
        message = "no table found: no line holds a tab, so there are no cells"
        raise UnreadableError(message)
    blocks = _separated(lines) if _separates(tabbed) else _led(lines)
    document: list[Paragraph | Table] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            document.append(block)
        else:
            number = 1 + sum(isinstance(done, Table) for done in document)
            document.append(_table(block, number, remarks))
    return Document(tuple(document), tuple(remarks))


def _decode(data: bytes) -> tuple[str, list[Remark]]:
    if not data.strip():
        message = "the file is empty"
        raise UnreadableError(message)
    remarks: list[Remark] = []
    boms = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"))
    named = (*boms, (codecs.BOM_UTF16_BE, "utf-16"))
    encoding = next((name for bom, name in named if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            message = f"not {encoding} from byte {error.start} on, though it says so"
            raise UnreadableError(message) from error
        text = _decode_gb18030(data, error.start)
        message = f"not UTF-8 from byte {error.start} on, read as GB18030"
        remarks.append(Remark("encoding-guessed", message))
    if control := CONTROL.search(text):
        line = len(LINE_BREAK.findall(text[: control.start()])) + 1
        message = f"not a text: control character U+{ord(control[0]):04X} on line {line}"
        raise UnreadableError(message)
    if lost := text.count("\ufffd"):
        message = f"{lost} characters were lost (U+FFFD) before the file came here"
        remarks.append(Remark("characters-lost", message))
    return text, remarks


def _decode_gb18030(data: bytes, bad: int) -> str:
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        message = (
            f"neither UTF-8 (byte {bad}) nor GB18030 (byte {error.start}): save it as UTF-8 text"
        )
        raise UnreadableError(message) from error


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold something or a tab, numbered from 1."""
    blank = False
    for number, line in enumerate(LINE_BREAK.split(text), 1):
        if line.strip() or "\t" in line:
            yield _Line(number, line, blank)
        blank = not line.strip() and "\t" not in line


def _separates(tabbed: Sequence[_Line]) -> bool:
    """Whether tabs stand between cells (a row on a line) rather than before each cell."""
    first = tabbed[0].parts
    return len(first) > 2 or not any(line.text.startswith("\t") for line in tabbed)


_Block = Paragraph | list[_Run]


def _led(lines: Sequence[_Line]) -> list[_Block]:
    """The leading form: a cell behind each tab; text before a line's tab begins a row."""
    blocks: list[_Block] = []
    runs: list[_Run] = []
    width = 0
    for index, line in enumerate(lines):
        first, *rest = line.parts
        if rest:
            if not runs or line.after_blank or first:
                runs.append(_Run(anchored=bool(first)))
            new = ([first] if first else []) + rest
            runs[-1].cells += [_Draft([part.strip()], line.number) for part in new]
        elif not runs or (line.after_blank and _outside(runs[-1], lines[index:], width)):
            blocks += _closed(runs)
            runs = []
            blocks.append(Paragraph(line.text.strip()))
        else:
            runs[-1].cells[-1].lines.append(line.text.strip())
        if len(runs) == 2:
            width = max(width, len(runs[0].cells))
    return [*blocks, *_closed(runs)]


def _outside(run: _Run, following: Sequence[_Line], width: int) -> bool:
    """Whether text after a blank line stands outside the table: its row is full, or it is last."""
    return len(run.cells) >= width > 0 or not any("\t" in line.text for line in following)


def _closed(runs: list[_Run]) -> list[_Block]:
    """A finished table; single cells before it are indented prose."""
    prose: list[_Block] = []
    while runs and len(runs[0].cells) == 1 and any(len(run.cells) > 1 for run in runs):
        prose += [Paragraph(line) for line in runs.pop(0).cells[0].lines]
    return [*prose, runs] if runs else prose


def _separated(lines: Sequence[_Line]) -> list[_Block]:
    """The separating form: the heading row says how many cells a row has, and each has as many."""
    blocks: list[_Block] = []
    runs: list[_Run] = []
    indented = next(line.text for line in lines if "\t" in line.text).startswith("\t")
    for line in lines:
        parts = line.parts[1:] if indented and not line.parts[0] else line.parts
        drafts = [_Draft([part.strip()], line.number) for part in parts]
        width = len(runs[0].cells) if runs else 0
        if len(parts) > 1 and (not runs or len(runs[-1].cells) == width):
            runs.append(_Run(drafts))
        elif not runs or (len(runs[-1].cells) == width and line.after_blank):
            blocks += [runs] if runs else []
            runs = []
            blocks.append(Paragraph(line.text.strip()))
        else:
            runs[-1].cells[-1].lines += drafts[0].lines
            runs[-1].cells += drafts[1:]
        if runs and len(runs[-1].cells) > max(width, len(runs[0].cells)):
            message = (
                f"line {line.number}: the row that begins on line {runs[-1].cells[0].number} has "
                f"{len(runs[-1].cells)} cells, the heading row {width}; give each row its tabs"
            )
            raise UnreadableError(message)
    return [*blocks, runs] if runs else blocks


def _bounded(runs: list[_Run]) -> list[_Run]:
    """The runs of a table, the first of them its heading row, where boundaries can be told."""
    if len(runs) > 1 and median(len(run.cells) for run in runs) > 1:
        return runs
    cells = [cell for run in runs for cell in run.cells]
    counts = [_count(cell.lines[0]) for cell in cells]
    if 1 in counts[2:]:
        return [_Run(cells[start:end]) for start, end in pairwise(_numbered(counts))]
    width = _period([cell.text for cell in cells])
    if width is None:
        message = (
            f"line {cells[0].number}: the rows of this table cannot be told apart: no blank lines "
            "between them, no numbers, not the same cells in each; put a blank line between rows"
        )
        raise UnreadableError(message)
    return [_Run(cells[start : start + width]) for start in range(0, len(cells), width)]


def _count(text: str) -> int | None:
    """The number that a number cell holds.

    >>> _count("12"), _count("（3）"), _count("3年")
    (12, 3, None)
    """
    bare = text.strip(".、．()（） ")
    return int(bare) if bare.isdecimal() else None


def _numbered(counts: Sequence[int | None]) -> list[int]:
    """The places where a row begins: 0, those of 1, 2, 3 … in turn, and the end."""
    width = counts.index(1, 2)
    starts = [0, width]
    wanted = 2
    while True:
        after = starts[-1]
        at = after + width
        if at >= len(counts) or counts[at] != wanted:
            at = next((i for i in range(after + 2, len(counts)) if counts[i] == wanted), 0)
        if not at:
            return [*starts, len(counts)]
        starts.append(at)
        wanted += 1


def _period(texts: Sequence[str]) -> int | None:
    """How many cells each row has, where all have as many: the width whose columns fit best."""

    def misfit(width: int) -> float:
        rows = [texts[start : start + width] for start in range(width, len(texts), width)]
        likeness = Likeness((tuple(enumerate(row, 1)) for row in rows), width)
        cost = sum(likeness.costs(text)[i] for row in rows for i, text in enumerate(row))
        return cost / len(rows) / width

    widths = [w for w in range(2, WIDEST) if len(texts) % w == 0 and len(texts) > 2 * w]
    return min(widths, key=misfit, default=None)


def _table(runs: list[_Run], number: int, remarks: list[Remark]) -> Table:
    runs = _bounded(runs)
    width = next((len(run.cells) for run in runs if len(run.cells) > 1), 1)
    placings = _placings(runs, width)
    cells: list[Cell] = []
    row = placed = 0
    for run, placing in zip(runs, placings, strict=True):
        if placing.is_doubtful:
            message = "cells are missing in this row, and where is not beyond doubt"
            text = " | ".join(run.texts)
            remarks.append(Remark("cell-place-doubtful", message, text, number, row + 1))
        span = width if len(run.cells) == 1 else 1
        drafts = iter(run.cells)
        for columns in placing.rows:
            row += 1
            placed += 1 < len(columns) < width
            cells += [_cell(next(drafts), row, column, span) for column, _ in columns]
    if placed:
        message = f"{placed} of {row} rows leave cells out; theirs were placed by likeness"
        remarks.append(Remark("cells-placed", message, table=number))
    return Table(tuple(cells))


def _placings(runs: Sequence[_Run], width: int) -> list[Placing]:
    """Where the cells of each run stand: as they come where the row is complete or one cell.

    The others are placed twice: by the complete rows, then by all whose place is sure.
    """

    def placed(likeness: Likeness) -> Iterator[Placing]:
        for run in runs:
            if len(run.cells) in {1, width}:
                yield Placing((tuple(enumerate(run.texts, 1)),), inf)
            else:
                yield place(run.texts, likeness, anchored=run.anchored)

    whole = [run.texts for run in runs[1:] if len(run.cells) == width]
    first = list(placed(Likeness((tuple(enumerate(texts, 1)) for texts in whole), width)))
    sure = [row for p in first[1:] if not p.is_doubtful for row in p.rows if len(row) > 1]
    return list(placed(Likeness(sure, width)))


def _cell(draft: _Draft, row: int, column: int, span: int) -> Cell:
    paragraphs = tuple(Paragraph(line) for line in draft.lines)
    return Cell(row, column, paragraphs, column_span=span)
