"""The catalogues that are known: a module each, and a line in `PROFILES`."""

from extract.model import Document
from normalize.catalogue import tables_of
from normalize.headings import find_headings
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
"""A table is a catalogue's if more than this share of its headings are known to its profile."""


def recognise(document: Document) -> Profile:
    """The profile that knows most of the headings of a table; `GENERIC` where none does."""
    known = [profile for profile in PROFILES.values() if profile is not GENERIC]
    shares = {profile.name: _share(document, profile) for profile in known}
    best = max(known, key=lambda profile: shares[profile.name])
    return best if shares[best.name] > MOST else GENERIC


def _share(document: Document, profile: Profile) -> float:
    """Of the table that a profile knows best, how many of its columns' headings it knows."""
    found = (find_headings(table, 1, profile)[0] for table in document.tables)
    headed = ((own.fields, [text for text in own.texts.values() if text]) for own in found if own)
    return max((len(fields) / len(texts) for fields, texts in headed), default=0.0)
