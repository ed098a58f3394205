"""Proofs: that nothing of a table is lost, and that renditions of an edition agree."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from extract.model import Cell, Document
from normalize.catalogue import Listed, Origin
from normalize.findings import Doubt
from normalize.groups import DITTO, industry_of
from normalize.headings import printed
from normalize.model import CellRow, Position, Section
from normalize.patterns import Pattern
from normalize.rows import Row, Rows
from normalize.text import joined, visible

BETWEEN = Pattern(
    r"[（(]? | [【\[［〖《〈<“]? | [】\]］〗》〉>”]? (?: [：:﹕︰∶] | —{1,2} | – )?",
    (("", {}), ("：", {}), ("】：", {}), ("（", {}), ("。", None)),
)
BEHIND = Pattern(r"[）)]? | [】\]］〗》〉>”]? [：:﹕︰∶]?", (("", {}), ("）", {}), ("无", None)))
"""What may stand between the texts of a cell and behind the last: the colon of a heading, the
brackets around it and around a qualifier."""


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
    yield from _unlike(positions, sections)


def unheld(
    document: Document,
    aside: Collection[tuple[int, int]],
    claims: Mapping[tuple[int, int, int], Sequence[str]],
) -> Iterator[Doubt]:
    """Every visible character of the tables that no claim holds, rows (table, row) aside.

    ``claims`` are the texts of the records by the table, row and column of their cell.
    """
    for number, table in enumerate(document.tables, 1):
        for cell in table.cells:
            place = (number, cell.row, cell.column)
            left = _left(printed(cell), claims.get(place, ()))
            if left and place[:2] not in aside:
                yield _unclaimed(cell, left).at(number, cell.row)


def _unlike(positions: Sequence[Position], sections: Sequence[Section]) -> Iterator[Doubt]:
    """Every text of a position that is not that of its subsection."""
    texts: dict[tuple[str, str | None], str] = {}
    for section in sections:
        texts.setdefault((section.position_id, section.key), section.text)
    for position in positions:
        for key in ("ability", "education", "experience", "approval"):
            text = getattr(position, f"{key}_text")
            if text != texts.get((position.position_id, key)):
                doubt = Doubt("text-unclaimed", "not as in its subsection", f"{key}_text", text)
                yield doubt.at(position.source_table, position.source_row)


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
            yield (row.table, row.row, cell.column), tuple(filter(None, texts.get(field, ())))


def _of_industry(row: Row, industry: str | None) -> str | None:
    """What the industry's cell holds; a number or a count beside it has a finding that names it."""
    text = joined(row.text("industry").split("\n"))
    read = bool(text) and (bool(DITTO.whole(text)) or industry_of(text) == industry)
    return text if read else industry


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
        left += [] if BETWEEN.whole(text[at:found]) else [text[at:found]]
        at = found + len(claim)
    left += [] if BEHIND.whole(text[at:]) else [text[at:]]
    return "".join(left)


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
