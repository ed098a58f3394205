"""Records that are read from a text, held against that text and against each other."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from itertools import pairwise
from typing import Any

from normalize.findings import Doubt
from normalize.model import Certificate, CertificateRow, Major, Position, Section, SkillMention

Read = Section | Major | SkillMention | CertificateRow
KINDS = {
    "sections": Section,
    "majors": Major,
    "skills": SkillMention,
    "certificates": CertificateRow,
}
"""The records that are read from a position's texts, by their table."""

OF_CERTIFICATE = tuple(field.name for field in fields(Certificate))


def derived(
    positions: Sequence[Position], read: Sequence[Read], corrected: Collection[str]
) -> Iterator[Doubt]:
    """Every subsection, major, skill and certificate that does not stand where it says.

    It must be in the text at its place, and the position's own columns must name the same, in the
    same order. Of a position whose title is among those ``corrected``, majors are read from the
    right text, and their places are in the printed one.
    """
    yield from _disordered(positions, read)
    by_position: dict[str, list[Read]] = {position.position_id: [] for position in positions}
    for record in read:
        by_position.setdefault(record.position_id, []).append(record)
    for position in positions:
        own = by_position.pop(position.position_id, [])
        for name, mine, theirs in _columns(position, own):
            if mine != theirs:
                message = f"the {len(mine)} {name} are not the {len(theirs)} of the other table"
                yield _doubt(position, message, name, str(mine))
        yield from _misplaced(position, own, is_corrected=position.title in corrected)


def _disordered(positions: Sequence[Position], read: Sequence[Read]) -> Iterator[Doubt]:
    """Positions that are not in the order of their places, and records not in that of theirs."""
    if [position.seq for position in positions] != list(range(1, len(positions) + 1)):
        yield Doubt("text-not-printed", "the positions are not in their order", "seq")
    order = {position.position_id: position.seq for position in positions}
    for table, kind in KINDS.items():
        places = [
            (order.get(record.position_id, 0), record.ordinal)
            for record in read
            if isinstance(record, kind)
        ]
        if any(one >= other for one, other in pairwise([(0, len(read)), *places])):
            message = f"rows of {table} that are not in their order, or of no position"
            yield Doubt("text-not-printed", message, "ordinal")


def _columns(
    position: Position, own: Sequence[Read]
) -> Iterator[tuple[str, tuple[Any, ...], tuple[Any, ...]]]:
    """The columns of a position that other tables repeat, with what those say."""
    skills = dict.fromkeys(record.skill for record in own if isinstance(record, SkillMention))
    yield "majors", position.majors, tuple(r.major for r in own if isinstance(r, Major))
    yield "skills", position.skills, tuple(skills)
    certificates = tuple(
        Certificate(**{name: getattr(record, name) for name in OF_CERTIFICATE})
        for record in own
        if isinstance(record, CertificateRow)
    )
    yield "certificates", position.certificates, certificates
    for table, kind in KINDS.items():
        places = tuple(record.ordinal for record in own if isinstance(record, kind))
        yield f"rows of {table}", places, tuple(range(1, len(places) + 1))


def _misplaced(position: Position, own: Sequence[Read], *, is_corrected: bool) -> Iterator[Doubt]:
    for record in own:
        if isinstance(record, Major) and not is_corrected:
            table, text, said = "majors", position.education_text, record.major
        elif isinstance(record, SkillMention):
            table, text, said = "skills", position.ability_text, record.surface
        else:
            continue
        if (text or "")[record.start : record.end] != said:
            message = f"does not stand at {record.start} to {record.end} of the text"
            yield _doubt(position, message, table, said)


def _doubt(position: Position, message: str, name: str, text: str) -> Doubt:
    doubt = Doubt("text-not-printed", message, name, text)
    return doubt.at(position.source_table, position.source_row)
