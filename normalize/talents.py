"""A catalogue of talents in demand: a document into positions, from top to bottom."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from extract.model import Document
from normalize import checks
from normalize.catalogue import Catalogue, Ids, Main, Origin, of_reader
from normalize.corrections import unmatched
from normalize.derived import Read, derived
from normalize.findings import Doubt
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
from normalize.position import PositionRead, read_position, read_title
from normalize.profile import Profile
from normalize.rows import Row, Rows, read_rows
from normalize.titles import numbered_by_title
from normalize.unknown import named_together


@dataclass(frozen=True)
class Talents(Catalogue):
    """The positions of a catalogue of talents in demand."""

    main = Main(
        "positions",
        "position_id",
        "title",
        "industry",
        ("ability_text", "education_text", "experience_text"),
    )

    positions: tuple[Position, ...]
    sections: tuple[Section, ...]
    majors: tuple[Major, ...]
    skills: tuple[SkillMention, ...]
    certificates: tuple[CertificateRow, ...]

    def told(self, cells: Iterable[CellRow], findings: Iterable[Finding]) -> Self:
        """As of any catalogue, with each position's count of findings."""
        found = tuple(findings)
        counts = Counter(finding.position_id for finding in found)
        positions = (
            replace(p, finding_count=counts[p.position_id])
            if p.finding_count != counts[p.position_id]
            else p
            for p in self.positions
        )
        return replace(self, cells=tuple(cells), findings=found, positions=tuple(positions))


def read_talents(document: Document, profile: Profile, origin: Origin) -> Talents:
    """The records of an edition, from one rendition of it."""
    rows = _with_numbers(read_rows(document, profile))
    ids, id_doubts = _position_ids(rows.rows)
    read = [
        read_position(row, seq, position_id, profile, origin)
        for seq, (row, position_id) in enumerate(zip(rows.rows, ids, strict=True), 1)
    ]
    positions = tuple(one.position for one in read)
    sections = tuple(section for one in read for section in one.sections)
    balance = checks.unclaimed(document, rows, positions, sections)
    met = [counts for one in read for counts in one.corrections_met]
    doubts = [
        *map(of_reader, document.remarks),
        *unmatched(origin.corrections, (position.title for position in positions), met),
        *rows.doubts,
        *id_doubts,
        *number_doubts(rows.rows),
        *(doubt for one in read for doubt in one.doubts),
        *derived(positions, list(_records(read)), {entry.position for entry in origin.corrections}),
        *checks.incomplete(rows),
    ]
    talents = Talents(
        origin,
        profile.name,
        positions,
        sections,
        tuple(major for one in read for major in one.majors),
        tuple(skill for one in read for skill in one.skills),
        tuple(certificate for one in read for certificate in one.certificates),
    )
    headings = {number: own.texts for number, own in rows.headings.items()}
    named = named_together(doubts, profile)
    return checks.finished(talents, document, headings, named, balance)


def _with_numbers(rows: Rows) -> Rows:
    """The rows with the numbers that stand before their titles."""
    columns = [headings.fields.values() for headings in rows.headings.values()]
    has_numbers = any("number" in fields for fields in columns)
    numbered, doubts = numbered_by_title(rows.rows, numbers=has_numbers)
    return replace(rows, rows=numbered, doubts=[*rows.doubts, *doubts])


def _records(read: Iterable[PositionRead]) -> Iterator[Read]:
    """The records that hang on positions, those of a position together."""
    for one in read:
        yield from one.sections
        yield from one.majors
        yield from one.skills
        yield from one.certificates


def _position_ids(rows: Sequence[Row]) -> tuple[list[str], list[Doubt]]:
    """An id per row, the same wherever industry and title are; a repeat gets -2, -3."""
    ids: list[str] = []
    doubts: list[Doubt] = []
    keys = Ids()
    for row in rows:
        title = read_title(row)[0].title
        ids.append(keys.of(row.industry, title))
        _, is_repeat, count = ids[-1].partition("-")
        if is_repeat:
            message = f"industry and title stand {count} times: id ends in -{count}"
            doubts.append(
                Doubt("position-repeated", message, "title", title).at(row.table, row.row)
            )
    return ids, doubts
