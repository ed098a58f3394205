"""One row of a catalogue into its position and the records that hang on it.

Each part of a row is read by a module of its own into a small record whose fields are columns of
`Position`, so that no second list of the columns can drift from the first.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from normalize.catalogue import Origin
from normalize.certificates import read_certificates
from normalize.corrections import FIELDS, Corrected, corrections_of
from normalize.education import MajorSpan, read_education
from normalize.experience import read_experience
from normalize.findings import Doubt
from normalize.model import CertificateRow, Major, Position, Section, SkillMention
from normalize.profile import Profile
from normalize.rows import Row
from normalize.sections import Part, column_sections, split_sections
from normalize.skills import Mention, read_skills
from normalize.text import closed_up, joined

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")

QUALIFIER = re.compile(r"[（(]([^（(）)]+)[)）]")
QUALIFIER_LINES = 4
"""A qualifier runs over so many lines at the most."""


@dataclass(frozen=True, slots=True)
class Title:
    """A job title; its fields are columns of `Position`."""

    title: str
    title_qualifier: str | None


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a position, verbatim; its fields are columns of `Position`."""

    ability_text: str | None
    education_text: str | None
    experience_text: str | None
    approval_text: str | None
    other_text: str | None


@dataclass(frozen=True, slots=True)
class PositionRead:
    """A position, the records that hang on it, and the doubts about it."""

    position: Position
    sections: tuple[Section, ...]
    majors: tuple[Major, ...]
    skills: tuple[SkillMention, ...]
    certificates: tuple[CertificateRow, ...]
    doubts: tuple[Doubt, ...]
    corrections_met: tuple[tuple[int, int], ...]


def read_title(row: Row) -> tuple[Title, tuple[Doubt, ...]]:
    """The title on one line, and its qualifier.

    A bracket that closes the cell and stands on lines of its own is the qualifier; other lines
    are joined, which is a doubt.
    """
    lines = [line for line in row.text("title")[row.title_start :].split("\n") if line.strip()]
    title, qualifier, count = closed_up(joined(lines)), None, len(lines)
    for first in range(max(1, len(lines) - QUALIFIER_LINES), len(lines)):
        bracket = QUALIFIER.fullmatch(joined(lines[first:]))
        if bracket:
            title, qualifier, count = closed_up(joined(lines[:first])), bracket[1].strip(), first
            break
    if count > 1:
        doubt = Doubt("lines-joined", f"{count} lines were joined into one title", "title", title)
        return Title(title, qualifier), (doubt,)
    return Title(title, qualifier), ()


def read_position(
    row: Row, seq: int, position_id: str, profile: Profile, origin: Origin
) -> PositionRead:
    """The position of a row; ``seq`` is its place in the edition, from 1."""
    title, title_doubts = read_title(row)
    required, required_doubts = _requirements(row, profile)
    other, other_doubts = split_sections(row.text("other"), profile, "other")
    texts = _texts([*required, *other], row.text("other"))
    right = _put_right([*required, *other], title.title, origin)
    education, majors, education_doubts = read_education(right["education"].text)
    experience, experience_doubts = read_experience(right["experience"].text)
    mentions, skill_doubts = read_skills(right["ability"].text)
    certificates, certificate_doubts = read_certificates(right["certificate"].text)
    key: dict[str, Any] = {"edition_id": origin.edition_id, "position_id": position_id}
    position = Position(
        **key,
        **_columns(title, texts, education, experience),
        **_source(row, origin),
        seq=seq,
        seq_label=row.label,
        seq_source=row.seq_source,
        industry=row.industry,
        skills=tuple(dict.fromkeys(mention.skill for mention in mentions)),
        certificates=certificates,
        finding_count=0,
    )
    doubts = (
        *(*title_doubts, *required_doubts, *other_doubts),
        *(*education_doubts, *experience_doubts, *skill_doubts, *certificate_doubts),
        *(doubt for name in FIELDS for doubt in right[name].doubts(name)),
    )
    return PositionRead(
        position,
        _numbered(Section, key, _sections(required, other)),
        _numbered(Major, key, map(_columns, _majors(majors, right["education"]))),
        _numbered(SkillMention, key, map(_columns, _mentions(mentions, right["ability"]))),
        _numbered(CertificateRow, key, map(_columns, certificates)),
        tuple(doubt.at(row.table, row.row, min(row.pages, default=None)) for doubt in doubts),
        tuple(met for one in right.values() for met in one.met),
    )


def _requirements(row: Row, profile: Profile) -> tuple[tuple[Part, ...], tuple[Doubt, ...]]:
    """The subsections of the requirements, from one cell or from a cell for each."""
    keys = [part.key for part in profile.subsections_of("requirements") if part.key in row.cells]
    if keys and "requirements" not in row.cells:
        return column_sections({key: row.text(key) for key in keys}, profile, "requirements")
    return split_sections(row.text("requirements"), profile, "requirements")


def _put_right(parts: Sequence[Part], title: str, origin: Origin) -> dict[str, Corrected]:
    """The subsections that fields are read from, by key, misprints put right."""
    put_right = corrections_of(origin.corrections, title)
    return {key: put_right(key, _first(parts, key)) for key in FIELDS}


def _majors(majors: Iterable[MajorSpan], right: Corrected) -> Iterator[MajorSpan]:
    """The majors with their places in the text as printed."""
    for major in majors:
        start, end = right.span(major.start, major.end)
        yield replace(major, start=start, end=end) if right.made else major


def _mentions(mentions: Iterable[Mention], right: Corrected) -> Iterator[Mention]:
    """The mentions with their places and spellings in the text as printed."""
    for mention in mentions:
        start, end = right.span(mention.start, mention.end)
        surface = right.surface(mention.start, mention.end)
        yield replace(mention, surface=surface, start=start, end=end) if right.made else mention


def _texts(parts: Sequence[Part], other: str) -> Texts:
    return Texts(
        ability_text=_first(parts, "ability"),
        education_text=_first(parts, "education"),
        experience_text=_first(parts, "experience"),
        approval_text=_first(parts, "approval"),
        other_text=other.strip() or None,
    )


def _first(parts: Sequence[Part], key: str) -> str | None:
    return next((part.text for part in parts if part.key == key), None)


def _sections(required: Sequence[Part], other: Sequence[Part]) -> list[dict[str, Any]]:
    return [
        {"field": field} | _columns(part)
        for field, parts in (("requirements", required), ("other", other))
        for part in parts
    ]


def _source(row: Row, origin: Origin) -> dict[str, Any]:
    return {
        "source_file": origin.file,
        "source_sha256": origin.sha256,
        "source_table": row.table,
        "source_row": row.row,
        "page_first": min(row.pages, default=None),
        "page_last": max(row.pages, default=None),
    }


def _columns(*records: "DataclassInstance") -> dict[str, Any]:
    """The fields of small records, under their names."""
    return {name: getattr(record, name) for record in records for name in _names(type(record))}


@cache
def _names(record: "type[DataclassInstance]") -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def _numbered(
    record: Callable[..., T], key: dict[str, Any], rows: Iterable[dict[str, Any]]
) -> tuple[T, ...]:
    return tuple(record(**key, ordinal=ordinal, **row) for ordinal, row in enumerate(rows, 1))
