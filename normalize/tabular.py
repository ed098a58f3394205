"""Any table as rows under its own headings, by where things stand and not by what they say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.model import Cell, Table
from normalize.groups import is_note
from normalize.headings import one_line, printed
from normalize.model import SeqSource
from normalize.text import value_of, visible

HEADING_LENGTH = 30
"""A longer text is no heading, unless the others beside it are."""
LONGEST_HEADING = 80
SENTENCE = re.compile(r"[。；;！!？?]")
AMOUNT = re.compile(r"[-+−±<>≤≥＜＞]*[\d０-９][\d０-９.,，:：/~～–—\- %％‰]*")
YEAR = re.compile(r"(?:19|20)\d{2}")
DIGITS = re.compile(r"[\d０-９一二三四五六七八九十百]+")
LEVELS = 4
"""Headings have so many levels at the most."""
MOST_MISSING = 10
"""So many numbers may be left out in a row, and as many as rows have none."""
FEWEST = 2
"""One number alone does not count rows, nor do two that stand in a later column."""
NOTE_CELLS = 2
"""A note is one cell, or two: 备注 and what it says."""
NEXT = 3
"""So many rows below the first are looked at to see whether it is one of them."""

Cells = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Opening:
    """How a table opens: the captions over all columns, the heading rows, and its headings.

    ``headings`` are by column, the levels of one joined by `` / ``; none where the table has none.
    ``is_sure`` says that the rows below differ from the headings in more than their place.
    """

    captions: tuple[str, ...]
    rows: frozenset[int]
    levels: tuple[tuple[str, ...], ...]
    headings: Mapping[int, str]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A row below the headings: its cells by their first column, and those carried from above.

    A cell that is merged downwards holds for every row that it covers.
    """

    row: int
    cells: Mapping[int, Cell]
    carried: frozenset[int]
    band: str | None

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on, from 1, in order; none where the format has none."""
        return tuple(sorted({box.page for cell in self.cells.values() for box in cell.boxes}))


@dataclass(frozen=True, slots=True)
class NoRecord:
    """A row that is no record: ``code`` says what it is, a key of `normalize.findings.CODES`."""

    row: int
    code: str
    text: str


def width_of(table: Table) -> int:
    """How many columns the grid has."""
    return max((cell.column + cell.column_span - 1 for cell in table.cells), default=0)


def opening_of(table: Table) -> Opening:
    """What stands above the records of a table."""
    rows = [row for row in table.rows if any(visible(printed(cell)) for cell in row)]
    width, at = width_of(table), 0
    captions: list[str] = []
    while at < len(rows) - 1 and width > 1 and (text := over_all(rows[at], width)):
        captions.append(text)
        at += 1
    own, below = rows[at : at + 1], rows[at + 1 :]
    taken = [row[0].row for row in rows[:at]]
    marked = [row for row in rows[at:] if row[0].row <= table.headings]
    if len(marked) > min(LEVELS, len(below)):  # all are marked, or too many: that says nothing
        marked = []
    if not own or not below or not (marked or _may_head(own[0], below, width)):
        return Opening(tuple(captions), frozenset(taken), (), {}, is_sure=True)
    seen = [own[0], *_lower(own[0], below)]
    levels = marked if len(marked) > len(seen) else seen
    body = below[len(levels) - 1 :]
    headings = _headings(levels)
    shown = tuple(_shown(level) for level in levels)
    taken += [level[0].row for level in levels]
    is_sure = bool(marked) or _differs(body)
    return Opening(tuple(captions), frozenset(taken), shown, headings, is_sure=is_sure)


def lines_of(table: Table, opening: Opening) -> Iterator[Line | NoRecord]:
    """The rows below the opening in order; those without text are left out."""
    width = width_of(table)
    covering: dict[int, Cell] = {}
    band: str | None = None
    rows = [(number, row) for number, row in enumerate(table.rows, 1) if number not in opening.rows]
    last = max((n for n, row in rows if not _is_aside(row, width, opening)), default=0)
    for number, row in rows:
        covering = {c: cell for c, cell in covering.items() if cell.row + cell.row_span > number}
        covering |= {cell.column: cell for cell in row}
        if not any(visible(printed(cell)) for cell in covering.values()):
            continue
        if opening.levels and _shown(row) in opening.levels:
            yield NoRecord(number, "header-repeated", " ".join(_shown(row)))
        elif row and _is_note(row):
            yield NoRecord(number, "note", " ".join(filter(None, map(one_line, row))))
        elif width > 1 and (text := over_all(row, width)):
            band = text if number < last else band
            yield NoRecord(number, "band" if number < last else "note", text)
        elif row:
            begins = {cell.column for cell in row}
            carried = frozenset(covering) - begins
            yield Line(number, dict(sorted(covering.items())), carried, band)


def _is_aside(row: Cells, width: int, opening: Opening) -> bool:
    no_record = not row or _shown(row) in opening.levels or _is_note(row)
    return no_record or bool(width > 1 and over_all(row, width))


def _is_note(row: Cells) -> bool:
    """Whether a row says by its first words that it is a note: 注：略; 备注 and its text."""
    texts = list(filter(None, map(one_line, row)))
    return len(texts) <= NOTE_CELLS and bool(texts) and is_note(texts[0])


def over_all(row: Cells, width: int) -> str | None:
    """The text of a row that is one cell over all columns."""
    whole = len(row) == 1 and row[0].column == 1 and row[0].column_span >= width
    return (one_line(row[0]) or None) if whole and row[0].row_span == 1 else None


def number_of(cell: Cell | None) -> tuple[str | None, SeqSource]:
    """The number of a row as a reader sees it, and whether it was typed or counted."""
    text = "" if cell is None else one_line(cell)
    if cell is None or not text:
        return None, "inferred"
    return text, "printed" if visible(cell.text) else "auto_number"


def number_column(lines: Sequence[Line]) -> int | None:
    """The first column whose cells are numbers that count on from row to row."""
    columns = sorted({column for line in lines for column in line.cells})
    return next((column for column in columns if _counts(column, lines)), None)


def _counts(column: int, lines: Sequence[Line]) -> bool:
    """Whether a column counts: most numbers are one more, and none is less unless it is 1 again."""
    slots: list[Cell | None] = []
    for line in lines:
        cell = line.cells.get(column)
        if cell is None or not slots or cell is not slots[-1]:
            slots.append(cell)
    texts = [(at, text) for at, cell in enumerate(slots) if cell and (text := one_line(cell))]
    numbers = [(at, value) for at, text in texts if (value := value_of(text)) is not None]
    fewest = FEWEST if column == 1 else FEWEST + 1
    if len(numbers) < max(len(texts), fewest) or numbers[0][1] > numbers[0][0] + 1:
        return False
    steps = [(second - first, behind - at) for (at, first), (behind, second) in pairwise(numbers)]
    return sum(step == 1 for step, _ in steps) > len(steps) / 2 and all(
        0 < step <= max(MOST_MISSING, rows) or second == 1
        for (step, rows), (_, second) in zip(steps, numbers[1:], strict=True)
    )


def _may_head(row: Cells, below: Sequence[Cells], width: int) -> bool:
    """Whether a row may be one of headings: words over most columns, and none that counts."""
    texts = [one_line(cell) for cell in row]
    filled = [text for text in texts if text]
    covered = {c for cell in row for c in range(cell.column, cell.column + cell.column_span)}
    if len(covered) < width or len(filled) <= len(texts) / 2:
        return False
    long = sum(len(visible(text)) > HEADING_LENGTH for text in filled)
    words = all(_is_word(text, LONGEST_HEADING) for text in filled) and long <= 1
    return words and not any(_counts_on(one_line(c), c.column, below) for c in row)


def _is_word(text: str, longest: int = HEADING_LENGTH) -> bool:
    is_number = value_of(text) is not None or bool(AMOUNT.fullmatch(visible(text)))
    is_number = is_number and not YEAR.fullmatch(text)
    return len(visible(text)) <= longest and not is_number and not SENTENCE.search(text)


def _counts_on(text: str, column: int, below: Sequence[Cells]) -> bool:
    """Whether the same words with another number stand right below: 第1天, 第2天; 2019, 2020."""
    others = {one_line(c) for row in below[:NEXT] for c in row if c.column == column}
    if YEAR.fullmatch(text):
        return any(map(YEAR.fullmatch, others))
    shape = DIGITS.sub("0", text)
    return shape != text and any(DIGITS.sub("0", other) == shape for other in others - {text})


def _lower(first: Cells, below: Sequence[Cells]) -> list[Cells]:
    """The lower levels of headings: rows below a wide heading, or that one is merged down to."""
    levels: list[Cells] = []
    above = first
    for row in below[: LEVELS - 1]:
        spans = [cell for cell in above if cell.column_span > 1]
        deep = any(cell.row + cell.row_span > row[0].row for cell in first)
        under = all(any(_is_under(cell, span) for span in spans) for cell in row)
        if not ((deep or (under and spans)) and all(_is_word(one_line(c)) for c in row)):
            break
        levels.append(row)
        above = row
    return levels


def _is_under(cell: Cell, span: Cell) -> bool:
    end = cell.column + cell.column_span
    return span.column <= cell.column and end <= span.column + span.column_span


def _headings(levels: Sequence[Cells]) -> dict[int, str]:
    """The heading of each column, from the highest level to the lowest."""
    found: dict[int, list[str]] = {}
    for level in levels:
        for cell in level:
            for column in range(cell.column, cell.column + cell.column_span):
                text = one_line(cell)
                if text and text not in found.setdefault(column, []):
                    found[column].append(text)
    return {column: " / ".join(texts) for column, texts in sorted(found.items()) if texts}


def _differs(body: Sequence[Cells]) -> bool:
    """Whether most cells of a column below the headings are no such words: numbers, sentences."""
    unlike: dict[int, list[bool]] = {}
    for cell in (cell for row in body for cell in row):
        if text := one_line(cell):
            is_other = bool(re.search(r"\d", text)) or not _is_word(text)
            unlike.setdefault(cell.column, []).append(is_other)
    return any(sum(cells) > len(cells) / 2 for cells in unlike.values())


def _shown(cells: Cells) -> tuple[str, ...]:
    return tuple(text for cell in cells if (text := visible(printed(cell))))
