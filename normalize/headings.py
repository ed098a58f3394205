"""The heading row of a table: which column is which, and what is wrong with the headings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.model import Cell, Document, Table
from normalize.findings import Doubt
from normalize.profile import Field, Profile
from normalize.text import joined, visible


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading row of a table: its place, and field and printed heading by column.

    A table that continues the one before it has row 0.
    """

    row: int
    fields: Mapping[int, Field]
    texts: Mapping[int, str]
    width: int

    def is_unknown(self, column: int) -> bool:
        """Whether a column has a heading, and one that the profile does not know."""
        return bool(self.texts.get(column)) and column not in self.fields


def printed(cell: Cell) -> str:
    """A cell as a reader sees it: a line per paragraph, its counted number before it."""
    return "\n".join((p.label or "") + p.text for p in cell.paragraphs)


def one_line(cell: Cell) -> str:
    """A cell as a reader sees it, on one line."""
    return joined(printed(cell).split("\n"))


def find_headings(
    table: Table, number: int, profile: Profile
) -> tuple[Headings | None, list[Doubt]]:
    """The heading row of a table, the first that the profile recognises; and what is in doubt."""
    for cells in table.rows:
        texts = [printed(cell) for cell in cells]
        if not profile.recognises(texts):
            continue
        fields: dict[int, Field] = {}
        spelled: dict[int, str] = {}
        unknown: list[Cell] = []
        for cell, text in zip(cells, texts, strict=True):
            name = profile.field_of(text)
            if name is None and visible(text):
                unknown.append(cell)
            for column in range(cell.column, cell.column + cell.column_span):
                spelled[column] = one_line(cell)
                if name is not None:
                    fields[column] = name
        row = cells[0].row
        doubts = _heading_doubts(fields, unknown, profile)
        placed = [doubt.at(number, row) for doubt in doubts]
        return Headings(row, fields, spelled, max(spelled)), placed
    return None, []


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
    missing = [h.wordings[0] for h in profile.headings if h.required]
    missing = [name for name in missing if profile.field_of(name) not in fields.values()]
    if missing:
        message = f"no column is headed {' or '.join(missing)}, nor any wording known for it"
        yield Doubt("heading-missing", message, None, "; ".join(missing))


def no_headings(document: Document, profile: Profile) -> Doubt:
    """None of the tables has headings: all that stands in the first rows, in one message."""
    firsts = [row for table in document.tables for row in table.rows[:1]]
    named = [one_line(cell) for row in firsts for cell in row]
    named = [name for name in named if visible(name)]
    known = ", ".join(heading.wordings[0] for heading in profile.headings)
    message = f"unknown headings: {'; '.join(named) or 'none'} (known: {known})"
    return Doubt("heading-unknown", message, None, "; ".join(named), table=1)
