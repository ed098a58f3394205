"""The catalogues that are known: a module each, and a line in `PROFILES`."""

from extract.model import Document
from normalize.catalogue import tables_of
from normalize.headings import Headings, find_headings
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
MOST, NEARLY_ALL = 0.5, 0.75
"""A table is a catalogue's if its profile knows more than this share of its headings; one that
lacks a heading that is needed, if it knows so many."""


def recognise(document: Document) -> Profile:
    """The profile that knows most of the headings of a table; `GENERIC` where none does."""
    known = [profile for profile in PROFILES.values() if profile is not GENERIC]
    shares = {profile.name: _share(document, profile) for profile in known}
    best = max(known, key=lambda profile: shares[profile.name])
    return best if shares[best.name] > MOST else GENERIC


def _share(document: Document, profile: Profile) -> float:
    """Of the table that a profile knows best, how many of its columns' headings it knows."""
    found = (find_headings(table, 1, profile)[0] for table in document.tables)
    return max((_share_of(own, profile) for own in found if own), default=0.0)


def _share_of(headings: Headings, profile: Profile) -> float:
    share = len(headings.fields) / sum(map(bool, headings.texts.values()))
    lacks = profile.lacking(set(headings.fields.values()))
    return 0.0 if lacks and share < NEARLY_ALL else share
