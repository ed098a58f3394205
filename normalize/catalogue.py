"""A document and a profile into a catalogue: the way through this stage, top to bottom."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.model import Document, Remark
from normalize import checks
from normalize.corrections import unmatched
from normalize.findings import CODES, Doubt
from normalize.model import (
    CellRow,
    CertificateRow,
    Finding,
    Major,
    Position,
    Section,
    SkillMention,
)
from normalize.numbering import number_doubts
from normalize.position import Origin, read_position, read_title
from normalize.profile import Profile
from normalize.rows import Row, read_rows
from normalize.text import identity
from normalize.unknown import named_together


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a document means: the records of one edition, and the doubts about them."""

    origin: Origin
    profile: str
    positions: tuple[Position, ...]
    sections: tuple[Section, ...]
    majors: tuple[Major, ...]
    skills: tuple[SkillMention, ...]
    certificates: tuple[CertificateRow, ...]
    cells: tuple[CellRow, ...]
    findings: tuple[Finding, ...]


def normalize(document: Document, profile: Profile, origin: Origin) -> Catalogue:
    """The records of an edition, from one rendition of it."""
    rows = read_rows(document, profile)
    ids, id_doubts = _position_ids(rows.rows)
    read = [
        read_position(row, seq, position_id, profile, origin)
        for seq, (row, position_id) in enumerate(zip(rows.rows, ids, strict=True), 1)
    ]
    positions = tuple(one.position for one in read)
    sections = tuple(section for one in read for section in one.sections)
    met = [counts for one in read for counts in one.corrections_met]
    doubts = [
        *map(_of_reader, document.remarks),
        *unmatched(origin.corrections, (position.title for position in positions), met),
        *rows.doubts,
        *id_doubts,
        *number_doubts(rows.rows),
        *(doubt for one in read for doubt in one.doubts),
        *checks.unclaimed(document, rows, positions, sections),
        *checks.incomplete(rows),
    ]
    return counted(
        Catalogue(
            origin,
            profile.name,
            positions,
            sections,
            tuple(major for one in read for major in one.majors),
            tuple(skill for one in read for skill in one.skills),
            tuple(certificate for one in read for certificate in one.certificates),
            tuple(checks.cell_rows(document, rows, origin)),
            tuple(findings_of(named_together(doubts, profile), positions, origin)),
        )
    )


def counted(catalogue: Catalogue) -> Catalogue:
    """The catalogue with each position's count of findings."""
    counts = Counter(finding.position_id for finding in catalogue.findings)
    positions = (replace(p, finding_count=counts[p.position_id]) for p in catalogue.positions)
    return replace(catalogue, positions=tuple(positions))


def _of_reader(remark: Remark) -> Doubt:
    doubt = Doubt(remark.code, remark.message, text=remark.text or None)
    return replace(doubt, table=remark.table, row=remark.row, page=remark.page)


def _position_ids(rows: Sequence[Row]) -> tuple[list[str], list[Doubt]]:
    """An id per row, the same wherever industry and title are; a repeat gets -2, -3."""
    ids: list[str] = []
    doubts: list[Doubt] = []
    seen: Counter[str] = Counter()
    for row in rows:
        title = read_title(row)[0].title
        base = identity(row.industry, title)
        seen[base] += 1
        ids.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
        if seen[base] > 1:
            message = f"industry and title stand {seen[base]} times: id ends in -{seen[base]}"
            doubts.append(
                Doubt("position-repeated", message, "title", title).at(row.table, row.row)
            )
    return ids, doubts


def findings_of(
    doubts: Iterable[Doubt], positions: Sequence[Position], origin: Origin
) -> Iterator[Finding]:
    """The doubts by place, each with its severity and the position that stands there."""
    by_place = {(p.source_table, p.source_row): p for p in positions}
    for doubt in sorted(doubts, key=lambda doubt: (doubt.table or 0, doubt.row or 0)):
        position = by_place.get((doubt.table or 0, doubt.row or 0))
        yield Finding(
            edition_id=origin.edition_id,
            position_id=position.position_id if position else None,
            severity=CODES[doubt.code][0],
            code=doubt.code,
            message=doubt.message,
            field=doubt.field,
            text=doubt.text,
            source_file=origin.file,
            source_table=doubt.table,
            source_row=doubt.row,
            page=doubt.page,
        )
