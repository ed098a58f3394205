"""The heading row of a table: which column is which, and what is wrong with the headings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.model import Cell, Document, Paragraph, Table
from normalize.findings import Doubt
from normalize.profile import Field, Profile
from normalize.text import joined, visible

MOST_LEVELS = 8
"""Headings have no more levels, and stand in no more rows."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading rows of a table, ``first`` to ``row``; field and printed heading by column.

    Of a heading in two levels the lower one counts; ``rows`` holds the visible texts of each level.
    A table that continues the one before it has row 0.
    """

    first: int
    row: int
    fields: Mapping[int, Field]
    texts: Mapping[int, str]
    width: int
    rows: tuple[tuple[str, ...], ...]

    def repeats(self, cells: Iterable[Cell]) -> bool:
        """Whether a row shows what a heading row of the table does."""
        texts = _shown(cells)
        first = next(texts, None)
        alike = [row for row in self.rows if first == next(iter(row), None)]
        return bool(alike) and (() if first is None else (first, *texts)) in alike

    def is_unknown(self, column: int) -> bool:
        """Whether a column has a heading, and one that the profile does not know."""
        return bool(self.texts.get(column)) and column not in self.fields


def printed(cell: Cell) -> str:
    """A cell as a reader sees it: a line per paragraph, its counted number before it."""
    paragraphs = cell.paragraphs
    return seen(paragraphs[0]) if len(paragraphs) == 1 else "\n".join(map(seen, paragraphs))


def seen(paragraph: Paragraph) -> str:
    """A paragraph as a reader sees it: the number that Word counts stands apart from the text.

    A number that ends in a sign, such as 1. or （一）, stands apart by it.

    >>> seen(Paragraph("金融", "第4类")), seen(Paragraph("金融", "四、"))
    ('第4类 金融', '四、金融')
    """
    label = paragraph.label
    if not label:
        return paragraph.text
    return label + " " * bool(label[-1:].isalnum() and paragraph.text) + paragraph.text


def one_line(cell: Cell) -> str:
    """A cell as a reader sees it, on one line."""
    text = printed(cell)
    return joined(text.split("\n")) if "\n" in text else text.strip()


def find_headings(
    table: Table, number: int, profile: Profile
) -> tuple[Headings | None, list[Doubt]]:
    """The heading rows of a table, from the first that the profile recognises; and the doubts."""
    rows = [row for row in table.rows if row]
    for at, cells in enumerate(rows):
        if profile.recognised(map(printed, cells)):
            below = rows[at : at + MOST_LEVELS]
            last, lowest = _levels(below, profile)
            if profile.recognises([printed(cell) for cell in lowest.values()]):
                levels = [row for row in below if row[0].row <= last]
                return _headings(levels, lowest, number, profile)
    return None, []


def _levels(rows: Sequence[Sequence[Cell]], profile: Profile) -> tuple[int, dict[int, Cell]]:
    """The last row of headings that begin in the first of ``rows``, and the lowest by column."""
    lowest: dict[int, Cell] = {}
    last = rows[0][0].row
    for cells in rows:
        if lowest and not _goes_on(cells, lowest, profile):
            break
        last = cells[0].row
        for cell in cells:
            columns = range(cell.column, cell.column + cell.column_span)
            lowest |= {c: cell for c in columns if c not in lowest or visible(printed(cell))}
    return last, lowest


def _headings(
    levels: Sequence[Sequence[Cell]], lowest: Mapping[int, Cell], number: int, profile: Profile
) -> tuple[Headings, list[Doubt]]:
    names = {column: profile.field_of(printed(cell)) for column, cell in lowest.items()}
    fields = {column: name for column, name in names.items() if name is not None}
    unknown = [c for column, c in lowest.items() if column not in fields and visible(printed(c))]
    texts = {column: one_line(cell) for column, cell in lowest.items()}
    doubts = _heading_doubts(fields, list(dict.fromkeys(unknown)), profile)
    first, last = levels[0][0].row, levels[-1][0].row
    shown = tuple(tuple(_shown(level)) for level in levels)
    headings = Headings(first, last, fields, texts, max(texts), shown)
    return headings, [doubt.at(number, first) for doubt in doubts]


def _shown(cells: Iterable[Cell]) -> Iterator[str]:
    return (text for cell in cells if (text := visible(printed(cell))))


def _goes_on(level: Sequence[Cell], above: Mapping[int, Cell], profile: Profile) -> bool:
    """Whether a row is a lower level of the headings above it.

    A heading above it is merged down to it; or it has a known heading, and what else it holds
    stands in columns that have none yet.
    """
    row = level[0].row
    if any(cell.row_span > 1 and row < cell.row + cell.row_span for cell in above.values()):
        return True
    said = [(cell.column, text) for cell in level if visible(text := printed(cell))]
    unknown = [column for column, text in said if not profile.field_of(text)]
    headed = {column for column, cell in above.items() if profile.field_of(printed(cell))}
    return len(unknown) < len(said) and not headed & set(unknown)


def _heading_doubts(
    fields: Mapping[int, Field], unknown: list[Cell], profile: Profile
) -> Iterator[Doubt]:
    if unknown:
        named = "; ".join(one_line(cell) for cell in unknown)
        yield Doubt("heading-unknown", f"unknown headings: {named}", None, named)
    for name in dict.fromkeys(fields.values()):
        columns = [c for c, other in fields.items() if other == name and fields.get(c - 1) != name]
        if len(columns) > 1:
            message = f"columns {', '.join(map(str, columns))} have headings that mean the same"
            yield Doubt("heading-repeated", message, name)
    parts = {part.key for part in profile.subsections_of("requirements")}
    if "requirements" in fields.values() and parts & set(fields.values()):
        message = "a column holds all requirements, and others hold subsections of them"
        yield Doubt("heading-repeated", message, "requirements")
    missing = profile.lacking(set(fields.values()))
    if missing:
        message = f"no column is headed {' or '.join(missing)}, nor any wording known for it"
        yield Doubt("heading-missing", message, None, "; ".join(missing))


def no_headings(document: Document, profile: Profile) -> Doubt:
    """None of the tables has headings: what stands in the first rows instead, in one message."""
    firsts = [row for table in document.tables for row in table.rows[:1]]
    texts = [one_line(cell) for row in firsts for cell in row]
    named = [text for text in texts if visible(text) and not profile.field_of(text)]
    known = ", ".join(heading.wordings[0] for heading in profile.headings)
    message = f"unknown headings: {'; '.join(named) or 'none'} (known: {known})"
    return Doubt("heading-unknown", message, None, "; ".join(named), table=1)
