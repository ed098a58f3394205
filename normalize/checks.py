"""Proofs: that nothing of a table is lost, and that renditions of an edition agree."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from extract.model import Cell, Document
from normalize.findings import Doubt
from normalize.model import CellRow, Position, Section
from normalize.position import Origin
from normalize.rows import Row, Rows, printed
from normalize.text import visible

BETWEEN = frozenset({"", "：", ":", "（", "("})
BEHIND = frozenset({"", "）", ")"})
"""What may stand between the texts of a cell and behind the last: the colon of a heading, the
brackets of a qualifier."""

NOT_COMPARED = frozenset(
    {"seq_label", "seq_source", "source_file", "source_sha256", "source_table", "source_row"}
    | {"page_first", "page_last", "finding_count"}
)
"""Columns in which renditions of one edition may differ."""


def cell_rows(document: Document, rows: Rows, origin: Origin) -> Iterator[CellRow]:
    """The faithful layer: every cell of every table, as printed."""
    for number, table in enumerate(document.tables, 1):
        headings = rows.headings.get(number)
        for cell in table.cells:
            box = cell.boxes[0] if cell.boxes else None
            yield CellRow(
                edition_id=origin.edition_id,
                source_file=origin.file,
                table=number,
                row=cell.row,
                column=cell.column,
                row_span=cell.row_span,
                column_span=cell.column_span,
                heading=headings.texts.get(cell.column) if headings else None,
                label=cell.label,
                text=cell.text,
                page=box.page if box else None,
                x0=box.x0 if box else None,
                top=box.top if box else None,
                x1=box.x1 if box else None,
                bottom=box.bottom if box else None,
            )


def incomplete(rows: Rows) -> Iterator[Doubt]:
    """A catalogue of no positions, unless its headings are at fault; positions of no industry."""
    without = [row for row in rows.rows if row.industry is None]
    if without:
        message = f"{len(without)} rows, this one first, have no industry, nor has any above them"
        doubt = Doubt("industry-missing", message, "industry")
        yield doubt.at(without[0].table, without[0].row)
    if not rows.rows and not any(doubt.code.startswith("heading") for doubt in rows.doubts):
        table = min(rows.headings)
        message = "the table has its headings, and no row below them names a position"
        yield Doubt("no-positions", message, table=table)


def unclaimed(
    document: Document, rows: Rows, positions: Sequence[Position], sections: Sequence[Section]
) -> Iterator[Doubt]:
    """Every visible character of a catalogue's table that no text column holds.

    The records are held against the document itself, not against what the parsers say of it.
    Tables without headings, heading rows and rows above them have findings of their own.
    """
    claims = dict(_claims(rows.rows, positions, sections))
    for number, table in enumerate(document.tables, 1):
        headings = rows.headings.get(number)
        for cell in table.cells:
            if headings is None or (number, cell.row) in rows.set_aside:
                continue
            if headings.is_unknown(cell.column):
                continue  # the finding about the heading says so, once for all rows
            place = (number, cell.row, cell.column)
            left = _left(printed(cell), claims.get(place, ()))
            if left:
                yield _unclaimed(cell, left).at(number, cell.row)


def _unclaimed(cell: Cell, left: str) -> Doubt:
    message = f"column {cell.column}: no column of the data set holds this text"
    return Doubt("text-unclaimed", message, None, left)


def _claims(
    rows: Sequence[Row], positions: Sequence[Position], sections: Sequence[Section]
) -> Iterator[tuple[tuple[int, int, int], tuple[str, ...]]]:
    """The texts of the records that stand in each cell, in the order of the cell."""
    by_position: dict[str, list[Section]] = {}
    for section in sections:
        by_position.setdefault(section.position_id, []).append(section)
    for row, position in zip(rows, positions, strict=True):
        parts = by_position.get(position.position_id, [])
        texts: dict[str, tuple[str | None, ...]] = {
            "number": (position.seq_label,),
            "industry": (position.industry,),
            "title": (position.title, position.title_qualifier),
            "requirements": tuple(_texts(s for s in parts if s.field == "requirements")),
            "other": (position.other_text,),
        }
        for field, cell in row.cells.items():
            yield (row.table, row.row, cell.column), tuple(filter(None, texts[field]))


def _texts(sections: Iterable[Section]) -> Iterator[str | None]:
    for section in sections:
        yield from (section.label, section.heading, section.text)


def _left(printed_text: str, claims: Sequence[str]) -> str:
    """The visible characters that the claims, each in its turn, leave over.

    >>> _left("1.能力：好 1.x", ["1.", "能力", "好"])
    '1.x'
    """
    text = visible(printed_text)
    at = 0
    left: list[str] = []
    for claim in map(visible, claims):
        found = text.find(claim, at)
        if found < 0:
            continue
        left += [text[at:found]] if text[at:found] not in BETWEEN else []
        at = found + len(claim)
    left += [text[at:]] if text[at:] not in BEHIND else []
    return "".join(left)


def compared(
    first: Sequence[Position], other: Sequence[Position], file: str
) -> Iterator[Doubt]:
    """On how many positions two renditions agree, and every value in which they do not."""
    names = [field.name for field in fields(Position) if field.name not in NOT_COMPARED]
    agreed = 0
    differing: list[Doubt] = []
    for mine, theirs in zip(first, other, strict=False):
        different = [n for n in names if not _same(getattr(mine, n), getattr(theirs, n))]
        agreed += not different
        for name in different:
            here, there = getattr(mine, name), getattr(theirs, name)
            doubt = Doubt("renditions-disagree", f"{file} has {there!r}", name, str(here))
            differing.append(doubt.at(mine.source_table, mine.source_row))
    most = max(len(first), len(other))
    yield Doubt("renditions-compared", f"agrees with {file} on {agreed} of {most} positions")
    if len(first) != len(other):
        message = f"{len(first)} positions here, {len(other)} in {file}"
        yield Doubt("renditions-disagree", message)
    yield from differing


def _same(here: object, there: object) -> bool:
    """Whether two values are the same, white space aside."""
    if isinstance(here, str) and isinstance(there, str):
        return visible(here) == visible(there)
    return here == there
