"""The records of the data set: a class per table, a field per column, each with its meaning.

`export.schema` derives the Arrow schema, the Data Package and the data dictionary from these
classes, so a column is defined here and nowhere else. Annotations are the types of the values:
``X | None`` may be null, ``tuple[X, ...]`` is a list, `Int8` and `Int32` name the width. ``KEY``
are the columns that name a row; ``PART_OF`` is the table that the rest of a key but its last column
refers to.
"""

import dataclasses
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

Int8 = Annotated[int, 8]
Int32 = Annotated[int, 32]

SeqSource = Literal["printed", "auto_number", "inferred"]
Degree = Literal["associate", "bachelor", "master", "doctor"]
SectionKey = Literal["ability", "education", "experience", "certificate", "approval"]
Severity = Literal["error", "warning", "info"]
ChangeKind = Literal["added", "removed", "changed", "renamed"]


def means(meaning: str, *, unit: str | None = None, about: bool = True) -> Any:  # noqa: ANN401
    """A column: what it means in a sentence, the unit of its numbers.

    ``about`` is false for what says where a record stands, and nothing about the thing itself:
    editions and renditions are not compared in it.
    """
    return dataclasses.field(metadata={"meaning": meaning, "unit": unit, "about": about})


def compared(record: type) -> tuple[str, ...]:
    """The names of the columns in which two records of one thing may be compared."""
    return tuple(f.name for f in dataclasses.fields(record) if f.metadata["about"])


def same(record: type, name: str) -> Any:  # noqa: ANN401 - as dataclasses.field
    """A column that means what column ``name`` of ``record`` means."""
    fields = {field.name: field for field in dataclasses.fields(record)}
    return dataclasses.field(metadata=fields[name].metadata)


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate that a position asks for."""

    name: str = means("name of the certificate, without its abbreviation")
    abbreviation: str | None = means("abbreviation of the name, as printed behind it")
    country: str | None = means(
        "country or region, ISO 3166-1 alpha-2; null where the source does not pair it with the "
        "name beyond doubt"
    )
    issuer: str | None = means("body that issues it, without its abbreviation; null likewise")
    issuer_abbreviation: str | None = means("abbreviation of the issuer, as printed behind it")


@dataclass(frozen=True, slots=True)
class Rendition:
    """A file in which an edition was published."""

    file: str = means("name of the file, beside the edition's card")
    sha256: str = means("SHA-256 of the file, hex")
    origin: str = means("how the file came here, such as captured, rebuilt or given")
    format: str = means("format that its first bytes show")


@dataclass(frozen=True, slots=True)
class Position:
    """One row per position: a job title of the catalogue with its requirements."""

    KEY: ClassVar = ("edition_id", "position_id")

    edition_id: str = means("edition that the row belongs to, <catalogue>/<edition>", about=False)
    position_id: str = means(
        "12 hex digits, the same in every edition where industry and title are the same; a repeat "
        "within an edition ends in -2, -3",
        about=False,
    )
    seq: Int32 = means("place in the edition, from 1, no gaps", about=False)
    seq_label: str | None = means(
        "number as a reader sees it; null where there is none", about=False
    )
    seq_source: SeqSource = means(
        "printed: typed in the text; auto_number: counted by Word; inferred: neither, from the "
        "neighbours",
        about=False,
    )
    industry: str | None = means("行业大类, carried down through merged and empty cells")
    title: str = means("岗位名称, one line")
    title_qualifier: str | None = means("closing bracket on a line of its own, without it")
    ability_text: str | None = means(
        "职业能力要求 verbatim, without marker and heading, line wraps undone; null where missing"
    )
    education_text: str | None = means("专业学历要求, likewise; 无 stays 无")
    experience_text: str | None = means("从业资历要求, likewise; 无 stays 无")
    other_text: str | None = means("其他要求 verbatim; null for an empty cell")
    education_required: bool | None = means("false where the text says 无; null where missing")
    min_degree: Degree | None = means("lowest degree that is enough")
    isced_level: Int8 | None = means("level of min_degree: 5, 6, 7, 8 (ISCED 2011)")
    degree_alternative: str | None = means("what may stand in for the degree, such as 高级职称")
    majors: tuple[str, ...] = means(
        "majors named, in order, split at 、 ， 和 或; a closing 类 or 等 is not part of a name"
    )
    majors_open: bool | None = means(
        "true where the text says 等 or 相关专业: the list is not closed; null where none is asked"
    )
    experience_required: bool | None = means("false where the text says 无; null where missing")
    min_years: Int8 | None = means("fewest years of experience that are enough", unit="year")
    experience_field: str | None = means("what stands between 从事 and 相关工作经历 or 以上")
    skills: tuple[str, ...] = means(
        "tools, languages, standards and methods named in ability_text under one canonical "
        "spelling, in order of first mention"
    )
    certificates: tuple[Certificate, ...] = means("certificates asked for, in order")
    approval_text: str | None = means("what follows 审批要求")
    source_file: str = means("rendition that the values were taken from", about=False)
    source_sha256: str = means("its SHA-256, hex", about=False)
    source_table: Int32 = means("table in it, from 1", about=False)
    source_row: Int32 = means("row of that table, from 1", about=False)
    page_first: Int32 | None = means(
        "first page it stands on, from 1; null without pages", about=False
    )
    page_last: Int32 | None = means(
        "last page it stands on, from 1; null without pages", about=False
    )
    finding_count: Int32 = means("findings about this position", about=False)


@dataclass(frozen=True, slots=True)
class Section:
    """One row per numbered subsection of a position, known or not."""

    KEY: ClassVar = ("edition_id", "position_id", "ordinal")
    PART_OF: ClassVar = "positions"

    edition_id: str = same(Position, "edition_id")
    position_id: str = means("position that the row belongs to")
    ordinal: Int32 = means("place among the subsections of the position, from 1")
    field: Literal["requirements", "other"] = means("requirement column it stands in")
    label: str | None = means("its number as a reader sees it, such as 1.")
    heading: str | None = means("its heading as printed, without the colon")
    key: SectionKey | None = means("which known subsection it is; null for one not known")
    text: str = means("its text, line wraps undone")


@dataclass(frozen=True, slots=True)
class Major:
    """One row per major that a position names."""

    KEY: ClassVar = ("edition_id", "position_id", "ordinal")
    PART_OF: ClassVar = "positions"

    edition_id: str = same(Position, "edition_id")
    position_id: str = same(Section, "position_id")
    ordinal: Int32 = means("place among the majors of the position, from 1")
    major: str = means("name of the major")
    start: Int32 = means("first character in education_text, from 0", unit="character")
    end: Int32 = means("behind its last character in education_text", unit="character")


@dataclass(frozen=True, slots=True)
class SkillMention:
    """One row per mention of a skill."""

    KEY: ClassVar = ("edition_id", "position_id", "ordinal")
    PART_OF: ClassVar = "positions"

    edition_id: str = same(Position, "edition_id")
    position_id: str = same(Section, "position_id")
    ordinal: Int32 = means("place among the mentions of the position, from 1")
    skill: str = means("canonical spelling")
    surface: str = means("spelling as printed")
    start: Int32 = means("first character in ability_text, from 0", unit="character")
    end: Int32 = means("behind its last character in ability_text", unit="character")


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One row per certificate that a position asks for."""

    KEY: ClassVar = ("edition_id", "position_id", "ordinal")
    PART_OF: ClassVar = "positions"

    edition_id: str = same(Position, "edition_id")
    position_id: str = same(Section, "position_id")
    ordinal: Int32 = means("place among the certificates of the position, from 1")
    name: str = same(Certificate, "name")
    abbreviation: str | None = same(Certificate, "abbreviation")
    country: str | None = same(Certificate, "country")
    issuer: str | None = same(Certificate, "issuer")
    issuer_abbreviation: str | None = same(Certificate, "issuer_abbreviation")


@dataclass(frozen=True, slots=True)
class CellRow:
    """One row per cell of every table read, of every rendition: the faithful layer."""

    KEY: ClassVar = ("edition_id", "source_file", "table", "row", "column")

    edition_id: str = same(Position, "edition_id")
    source_file: str = means("rendition that the cell stands in")
    table: Int32 = means("table in it, from 1")
    row: Int32 = means("first row it covers, from 1")
    column: Int32 = means("first column it covers, from 1")
    row_span: Int32 = means("rows it covers")
    column_span: Int32 = means("columns it covers")
    heading: str | None = means("heading of its column; null outside a catalogue's table")
    label: str | None = means("numbers in it that the word processor counts")
    text: str = means("its text, a line per paragraph")
    page: Int32 | None = means("page it begins on, from 1; null without pages")
    x0: float | None = means("left edge, from the left of the page", unit="pt")
    top: float | None = means("upper edge, from the top of the page", unit="pt")
    x1: float | None = means("right edge, from the left of the page", unit="pt")
    bottom: float | None = means("lower edge, from the top of the page", unit="pt")


@dataclass(frozen=True, slots=True)
class Edition:
    """One row per edition."""

    KEY: ClassVar = ("edition_id",)

    edition_id: str = means("<catalogue>/<edition>")
    catalogue: str = means("publication that comes out again and again")
    title: str | None = means("its title; null for a file that was given without a card")
    region: str | None = means("region it applies to")
    publisher: str | None = means("body that published it; null where the source does not say")
    published: str | None = means("date of publication, ISO 8601; may stop at year or month")
    url: str | None = means("address it was published at")
    status: str | None = means("status as printed, such as 试行")
    renditions: tuple[Rendition, ...] = means("files in which it was published")
    positions: Int32 = means("positions in it")
    findings: Int32 = means("findings about it")
    pipeline_version: str = means("version of mulu that read it")


@dataclass(frozen=True, slots=True)
class Finding:
    """One row per doubt about a value, with its place."""

    edition_id: str = same(Position, "edition_id")
    position_id: str | None = means("position it is about; null where it is about no single one")
    severity: Severity = means("error: holds the edition back; warning: look at it; info: know it")
    code: str = means("kind of doubt, see the list of codes")
    message: str = means("what is in doubt, for people")
    field: str | None = means("column or heading it is about")
    text: str | None = means("text that it is about")
    source_file: str | None = means("rendition it was found in")
    source_table: Int32 | None = same(Position, "source_table")
    source_row: Int32 | None = same(Position, "source_row")
    page: Int32 | None = means("page, from 1; null without pages")


@dataclass(frozen=True, slots=True)
class Change:
    """One row per difference between an edition and the one before it."""

    edition_id: str = same(Position, "edition_id")
    position_id: str = means("position that differs; of the earlier edition where it was removed")
    from_edition_id: str = means("earlier edition")
    to_edition_id: str = means("later edition")
    change: ChangeKind = means("added, removed, renamed: the position; changed: one field of it")
    field: str | None = means("column that differs; null where the whole position does")
    before: str | None = means("value in the earlier edition")
    after: str | None = means("value in the later edition")
    similarity: float | None = means("likeness of before and after, 0 to 1; null where not both")
