"""An edition spoiled by what loses, doubles or moves a text, and whether that is noticed."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from conftest import PROFILE, REAL

from extract.card import read_source
from extract.formats import read
from extract.model import Document, Table
from normalize import checks
from normalize.catalogue import Origin, normalize
from normalize.derived import Read, derived
from normalize.rows import read_rows
from normalize.talents import Talents

TEXTS = {
    "positions": (
        *("seq_label", "industry", "title", "title_qualifier", "ability_text"),
        *("education_text", "experience_text", "approval_text", "other_text"),
    ),
    "sections": ("label", "heading", "text"),
    "majors": ("major",),
    "skills": ("skill", "surface"),
    "certificates": ("name", "abbreviation", "issuer"),
}
"""The text columns of each table."""


def ways(own: str, other: str | None) -> dict[str, str | None]:
    """What becomes of a text, given the same column of the next record."""
    return {"deleted": None, "cut": own[:-1], "doubled": own + own, "moved": other}


CARD = read_source(REAL / "edition.toml").card
ORIGIN = Origin("x/y", "catalogue.txt", "0" * 64, CARD.corrections)
DOCUMENT = read((REAL / "catalogue.txt").read_bytes())
ROWS = read_rows(DOCUMENT, PROFILE)

Mutant = tuple[str, Talents | Document]


def whole() -> Talents:
    """The real edition as it is built."""
    found = normalize(DOCUMENT, PROFILE, ORIGIN)
    assert isinstance(found, Talents)
    return found


def record_mutants(built: Talents) -> Iterator[Mutant]:
    """Every text of every record, and every record, deleted, doubled or moved."""
    for table, columns in TEXTS.items():
        records: tuple[Any, ...] = getattr(built, table)
        for at, record in enumerate(records):
            following = records[(at + 1) % len(records)]
            for column in columns:
                own, other = getattr(record, column), getattr(following, column)
                for way, spoilt in ways(own, other).items() if own else ():
                    if spoilt != own:
                        spoilt_record = replace(record, **{column: spoilt})
                        yield f"{table}: a text {way}", _with(built, table, at, [spoilt_record])
            yield f"{table}: a record deleted", _with(built, table, at, [])
            yield f"{table}: a record doubled", _with(built, table, at, [record, record])
            if following is not record and at + 1 < len(records):
                moved = [*records[:at], following, record, *records[at + 2 :]]
                yield f"{table}: a record moved", _instead(built, table, moved)


def _with(built: Talents, table: str, at: int, instead: Sequence[object]) -> Talents:
    records = getattr(built, table)
    return _instead(built, table, (*records[:at], *instead, *records[at + 1 :]))


def _instead(built: Talents, table: str, records: Sequence[object]) -> Talents:
    named: dict[str, Any] = {table: tuple(records)}
    return replace(built, **named)


def is_noticed(spoilt: Talents) -> bool:
    """Whether the checks of an edition find an error in its records."""
    balance = checks.unclaimed(DOCUMENT, ROWS, spoilt.positions, spoilt.sections)
    corrected = {entry.position for entry in CARD.corrections}
    records: tuple[Read, ...] = (
        *spoilt.sections,
        *spoilt.majors,
        *spoilt.skills,
        *spoilt.certificates,
    )
    return bool(balance.doubts or list(derived(spoilt.positions, records, corrected)))


def cell_mutants(document: Document) -> Iterator[Mutant]:
    """Every cell of the source deleted, emptied, doubled, or changed with the one after it.

    That is what a reader would give that loses text: the checks see nothing of the source itself.
    """
    (table,) = document.tables
    cells = table.cells
    for at, cell in enumerate(cells):
        following = cells[(at + 1) % len(cells)]
        spoilt = {
            "a cell deleted": (),
            "a cell emptied": (cell._replace(paragraphs=()),),
            "a cell doubled": (cell._replace(paragraphs=cell.paragraphs * 2),),
        }
        for way, instead in spoilt.items():
            if cell.text.strip():
                yield f"source: {way}", _of(document, (*cells[:at], *instead, *cells[at + 1 :]))
        if cell.text != following.text and at + 1 < len(cells):
            moved = (
                cell._replace(paragraphs=following.paragraphs),
                following._replace(paragraphs=cell.paragraphs),
            )
            both = (*cells[:at], *moved, *cells[at + 2 :])
            yield "source: a cell moved", _of(document, both)


def _of(document: Document, cells: Sequence[Any]) -> Document:
    blocks = (Table(tuple(cells)) if isinstance(b, Table) else b for b in document.blocks)
    return replace(document, blocks=tuple(blocks))


def how_noticed(document: Document, built: Talents) -> str:
    """What notices a spoilt source: findings, another rendition, the values; or nothing."""
    spoilt = normalize(document, PROFILE, ORIGIN)
    assert isinstance(spoilt, Talents)
    before = Counter((f.code, f.severity, f.text) for f in built.findings)
    new = Counter((f.code, f.severity, f.text) for f in spoilt.findings) - before
    severities = {severity for _, severity, _ in new}
    if "error" in severities:
        return "errors"
    if "warning" in severities:
        return "warnings"
    if "info" in severities:
        return "infos"
    doubts = checks.agreement(spoilt.listed(), built.listed(), "b.docx")
    if any(doubt.code == "renditions-disagree" for doubt in doubts):
        return "another rendition"
    return "values" if replace(spoilt, findings=built.findings) != built else "nothing"


def shares(sample: int | None = None, seed: int = 1) -> Iterator[tuple[str, Counter[str]]]:
    """For each way of spoiling, how many mutants were noticed by what; of so many each, or all."""
    built = whole()
    draw = random.Random(seed)
    by_way: dict[str, list[Talents | Document]] = {}
    for way, mutant in (*record_mutants(built), *cell_mutants(DOCUMENT)):
        by_way.setdefault(way, []).append(mutant)
    for way, mutants in by_way.items():
        chosen = mutants if sample is None else draw.sample(mutants, min(sample, len(mutants)))
        found: Counter[str] = Counter()
        for mutant in chosen:
            if isinstance(mutant, Document):
                found[how_noticed(mutant, built)] += 1
            else:
                found["errors" if is_noticed(mutant) else "values"] += 1
        yield way, found
