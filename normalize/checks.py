"""Proofs: that nothing of a table is lost, and that renditions of an edition agree."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from extract.model import Cell, Document
from normalize.catalogue import Catalogue, Listed, Origin, findings_of
from normalize.conservation import Balance, Claims, Place, account, conserved, doubts_of
from normalize.findings import Doubt
from normalize.groups import DITTO, industry_of
from normalize.headings import printed
from normalize.model import CellRow, Position, Section
from normalize.patterns import NOTHING
from normalize.rows import Row, Rows
from normalize.text import joined, visible

Made = TypeVar("Made", bound=Catalogue)


def cell_rows(
    document: Document, headings: Mapping[int, Mapping[int, str]], origin: Origin
) -> Iterator[CellRow]:
    """The faithful layer: every cell of every table, as printed.

    ``headings`` are the printed ones by column, of each table that has any.
    """
    for number, table in enumerate(document.tables, 1):
        texts = headings.get(number, {})
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
                heading=texts.get(cell.column),
                label=cell.label,
                text=cell.annotated,
                page=box.page if box else None,
                x0=box.x0 if box else None,
                top=box.top if box else None,
                x1=box.x1 if box else None,
                bottom=box.bottom if box else None,
            )


def finished(
    made: Made,
    document: Document,
    headings: Mapping[int, Mapping[int, str]],
    doubts: Iterable[Doubt],
    balance: Balance,
) -> Made:
    """A catalogue of one rendition with its cells, its findings, and what was counted of it.

    ``headings`` as `cell_rows`; what is wrong with the balance is found beside the doubts.
    """
    counted = replace(made, counts=(balance.counts,))
    found = findings_of([*doubts, *balance.doubts], counted.places(), made.origin)
    return counted.told(cell_rows(document, headings, made.origin), found)


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
) -> Balance:
    """The tables of a catalogue and the texts of its records, held against each other.

    Tables without headings, heading rows and rows above them have findings of their own, and so
    has a column whose heading is unknown: once for all rows.
    """

    def is_aside(number: int, cell: Cell) -> bool:
        headings = rows.headings.get(number)
        place = (number, cell.row)
        return headings is None or place in rows.set_aside or headings.is_unknown(cell.column)

    parts: dict[str, list[Section]] = {}
    for section in sections:
        parts.setdefault(section.position_id, []).append(section)
    claims: dict[Place, tuple[str, ...]] = {}
    doubts: list[Doubt] = []
    for row, position in _by_row(rows.rows, positions):
        for place, cell, texts in _claims(row, position, parts.get(position.position_id, [])):
            if cell.row == row.row:
                claims[place] = claims.get(place, ()) + texts
            else:  # it is merged down, and holds for this row too
                found = account(printed(cell), texts)
                doubts += (d.at(row.table, row.row) for d in doubts_of(found, cell.column))
    balance = conserved(document, claims, is_aside)
    balance.doubts += [*doubts, *_unlike(rows.rows, positions, parts)]
    return balance


def unheld(document: Document, aside: Collection[tuple[int, int]], claims: Claims) -> Balance:
    """The tables and the claims on their cells, rows (table, row) aside."""
    return conserved(document, claims, lambda number, cell: (number, cell.row) in aside)


def _by_row(rows: Sequence[Row], positions: Sequence[Position]) -> Iterator[tuple[Row, Position]]:
    """Every row with each position that says that it stands there."""
    by_place: dict[tuple[int, int], list[Position]] = {}
    for position in positions:
        by_place.setdefault((position.source_table, position.source_row), []).append(position)
    for row in rows:
        yield from ((row, position) for position in by_place.get((row.table, row.row), ()))


def _claims(
    row: Row, position: Position, parts: Sequence[Section]
) -> Iterator[tuple[Place, Cell, tuple[str, ...]]]:
    """The texts of a position that stand in each cell of its row, in the order of the cell."""
    texts: dict[str, tuple[str | None, ...]] = {
        "number": (position.seq_label,),
        "industry": (_of_industry(row, position.industry),),
        "title": (
            position.seq_label if row.title_start else None,
            position.title,
            position.title_qualifier,
        ),
        "requirements": tuple(_texts(s for s in parts if s.field == "requirements")),
        "other": (position.other_text,),
    } | {part.key: (part.text,) for part in parts if part.key}
    for field, cell in row.cells.items():
        place = (row.table, cell.row, cell.column)
        yield place, cell, tuple(filter(None, texts.get(field, ())))


def _of_industry(row: Row, industry: str | None) -> str | None:
    """What the industry's cell holds; a number or a count beside it has a finding that names it."""
    text = joined(row.text("industry").split("\n"))
    read = bool(DITTO.whole(text)) or industry_of(text) == industry
    return (text if read else industry) if text else None


def _texts(sections: Iterable[Section]) -> Iterator[str | None]:
    for section in sections:
        yield from (section.label, section.heading, section.text)


def _unlike(
    rows: Sequence[Row], positions: Sequence[Position], parts: Mapping[str, Sequence[Section]]
) -> Iterator[Doubt]:
    """Every text of a position that is not that of its subsection, or not that of its group."""
    industries = {(row.table, row.row): row.industry for row in rows}
    for position in positions:
        place = (position.source_table, position.source_row)
        own = parts.get(position.position_id, ())
        texts: dict[str | None, str] = {}
        for section in own:
            texts.setdefault(section.key, section.text)
        for key in ("ability", "education", "experience", "approval"):
            text = getattr(position, f"{key}_text")
            if text != texts.get(key):
                doubt = Doubt("text-unclaimed", "not as in its subsection", f"{key}_text", text)
                yield doubt.at(*place)
        if position.industry != industries.get(place):
            message = "not what the row stands under"
            yield Doubt("text-not-printed", message, "industry", position.industry).at(*place)
        other = [text for text in _texts(s for s in own if s.field == "other") if text]
        if not NOTHING.whole(position.other_text or "无"):
            found = account(position.other_text or "", other)
            yield from (replace(d, field="other_text").at(*place) for d in doubts_of(found, 0))
        elif other:
            doubt = Doubt("text-not-printed", "not in other_text", "other_text", "".join(other))
            yield doubt.at(*place)


def agreement(first: Sequence[Listed], other: Sequence[Listed], file: str) -> Iterator[Doubt]:
    """On how many positions two renditions agree, and every value in which they do not.

    Positions are the same where their keys are; those that are left are held against each other
    in order.
    """
    pairs = list(_pairs(first, other))
    differing: list[Doubt] = []
    agreed = 0
    for mine, theirs in pairs:
        either = dict.fromkeys((*mine.values, *theirs.values))
        names = [n for n in either if not _same(mine.values.get(n), theirs.values.get(n))]
        agreed += not names
        for name in names:
            message = f"{file} has {theirs.values.get(name)!r}"
            doubt = Doubt("renditions-disagree", message, name, str(mine.values.get(name, "")))
            differing.append(doubt.at(mine.table, mine.row))
    most = max(len(first), len(other))
    yield Doubt("renditions-compared", f"agrees with {file} on {agreed} of {most} positions")
    paired = {id(one) for pair in pairs for one in pair}
    for one in (one for one in first if id(one) not in paired):
        doubt = Doubt("renditions-disagree", f"not in {file}", "title", one.title)
        yield doubt.at(one.table, one.row)
    for one in (one for one in other if id(one) not in paired):
        message = f"in {file} alone, row {one.row}"
        yield Doubt("renditions-disagree", message, "title", one.title)
    yield from differing


def _pairs(first: Sequence[Listed], other: Sequence[Listed]) -> Iterator[tuple[Listed, Listed]]:
    by_key = {one.key: one for one in other}
    mine = [one for one in first if one.key not in by_key]
    known = {one.key for one in first}
    theirs = [one for one in other if one.key not in known]
    yield from ((one, by_key[one.key]) for one in first if one.key in by_key)
    if len(mine) == len(theirs):
        yield from zip(mine, theirs, strict=True)


def _same(here: object, there: object) -> bool:
    """Whether two values are the same, white space aside."""
    if isinstance(here, str) and isinstance(there, str):
        return visible(here) == visible(there)
    return here == there
