"""The catalogues that are known: a module each, and a line in `PROFILES`."""

from extract.model import Document
from normalize.catalogue import tables_of
from normalize.headings import printed
from normalize.profile import Profile
from normalize.profiles import generic, shanghai_foreign_talent, weee_customs_codes

GENERIC = generic.PROFILE
PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (shanghai_foreign_talent.PROFILE, weee_customs_codes.PROFILE, GENERIC)
}
RECORDS: dict[str, type] = {
    name: record
    for profile in PROFILES.values()
    for name, record in tables_of(profile.catalogue).items()
}
"""The record of each table that a catalogue has, by the table's name."""
MOST = 0.5
"""A row of headings is a catalogue's if so much of it is in the words of its profile."""


def recognise(document: Document) -> Profile:
    """The profile whose headings a document has; `GENERIC` where it has none's."""
    rows = [[printed(c) for c in row] for table in document.tables for row in table.rows]
    known = [profile for profile in PROFILES.values() if profile is not GENERIC]
    scores = {profile.name: max(map(profile.likeness, rows), default=0.0) for profile in known}
    best = max(known, key=lambda profile: scores[profile.name])
    return best if scores[best.name] >= MOST else GENERIC
