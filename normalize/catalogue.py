"""What a document means by a profile: a `Catalogue`, whose fields are tables of the data set."""

import typing
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, ClassVar, Self

from extract.card import Correction
from extract.model import Document, Remark
from normalize.findings import CODES, Doubt
from normalize.model import CellRow, Finding, compared
from normalize.text import identity

if typing.TYPE_CHECKING:
    from normalize.profile import Profile


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from: edition and rendition; and what the card puts right in it."""

    edition_id: str
    file: str
    sha256: str
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Main:
    """The table of a catalogue whose rows are what it lists, and which of its columns say what.

    ``key`` names a row in every edition, ``title`` is what it is called, ``group`` what it stands
    under, ``texts`` are the columns by which a row that was renamed is known again. Without a
    ``title`` rows are not followed from edition to edition.
    """

    table: str
    key: str
    title: str | None = None
    group: str | None = None
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the main table, as renditions are held against each other.

    ``key`` is the same in every rendition.
    """

    key: str
    title: str
    table: int
    row: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Counts:
    """Visible characters of a rendition's tables: what is printed, and where it went.

    Of what is ``printed``, text columns hold ``held``; ``signs`` stand between their texts;
    ``aside`` are headings, bands, notes and tables that are skipped, which findings name;
    ``left`` is in no column.
    """

    printed: int
    held: int
    signs: int
    aside: int
    left: int


class Ids:
    """Keys of rows: 12 hex digits, the same wherever the parts are; a repeat ends in -2, -3.

    >>> ids = Ids()
    >>> [ids.of("金融", "精算师") == identity("金融", "精算师"), ids.of("金融", "精算师")[-2:]]
    [True, '-2']
    """

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._seen: Counter[str] = Counter()

    def of(self, *parts: str | None) -> str:
        """The key of the next row."""
        base = identity(*parts)
        self._seen[base] += 1
        return base if self._seen[base] == 1 else f"{base}-{self._seen[base]}"


@dataclass(frozen=True)
class Catalogue:
    """What a document means: the records of one edition, and the doubts about them.

    A profile's own catalogue adds a field for each of its tables, named as the table is.
    ``counts`` are of each rendition, in the order of the card.
    """

    main: ClassVar[Main]

    origin: Origin
    profile: str
    cells: tuple[CellRow, ...] = field(default=(), kw_only=True)
    findings: tuple[Finding, ...] = field(default=(), kw_only=True)
    counts: tuple[Counts, ...] = field(default=(), kw_only=True)

    @property
    def rows(self) -> tuple[Any, ...]:
        """The records of the main table."""
        found: tuple[Any, ...] = getattr(self, self.main.table)
        return found

    def places(self) -> dict[tuple[int, int], str]:
        """The key of each row of the main table by where it stands: table and row."""
        key = self.main.key
        return {(row.source_table, row.source_row): getattr(row, key) for row in self.rows}

    def listed(self) -> list[Listed]:
        """The records of the main table by what may be compared between renditions."""
        title = self.main.title or self.main.key
        return [
            Listed(
                getattr(row, self.main.key),
                getattr(row, title),
                row.source_table,
                row.source_row,
                {name: getattr(row, name) for name in compared(type(row))},
            )
            for row in self.rows
        ]

    def own_tables(self) -> dict[str, tuple[type, tuple[Any, ...]]]:
        """The tables that no other edition has, by name: the record and the rows of each."""
        return {}

    def told(self, cells: Iterable[CellRow], findings: Iterable[Finding]) -> Self:
        """The catalogue with the cells of all renditions, and what was found about them."""
        return replace(self, cells=tuple(cells), findings=tuple(findings))


NO_TABLES = {"origin", "profile", "counts"}
"""Fields of a catalogue that are no tables."""


def tables_of(catalogue: type[Catalogue]) -> dict[str, type]:
    """The tables of a catalogue: the record of each, by the field that holds it."""
    hints = typing.get_type_hints(catalogue)
    names = [one.name for one in fields(catalogue) if one.name not in NO_TABLES]
    return {name: typing.get_args(hints[name])[0] for name in names}


def normalize(document: Document, profile: "Profile", origin: Origin) -> Catalogue:
    """The records of an edition, from one rendition of it."""
    return profile.reader(document, profile, origin)


def of_reader(remark: Remark) -> Doubt:
    """What a reader of files doubts."""
    doubt = Doubt(remark.code, remark.message, text=remark.text or None)
    return replace(doubt, table=remark.table, row=remark.row, page=remark.page)


def findings_of(
    doubts: Iterable[Doubt], keys: Mapping[tuple[int, int], str], origin: Origin
) -> Iterator[Finding]:
    """The doubts by place, each with its severity and the key of what stands there.

    ``keys`` are by table and row.
    """
    for doubt in sorted(doubts, key=lambda doubt: (doubt.table or 0, doubt.row or 0)):
        yield Finding(
            edition_id=origin.edition_id,
            position_id=keys.get((doubt.table or 0, doubt.row or 0)),
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
