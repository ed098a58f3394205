"""The catalogues that are known: a module each, and a line in `PROFILES`."""

from extract.model import Document, UnreadableError
from normalize.headings import printed
from normalize.profile import Profile
from normalize.profiles import shanghai_foreign_talent
from normalize.text import joined

PROFILES: dict[str, Profile] = {
    profile.name: profile for profile in (shanghai_foreign_talent.PROFILE,)
}
SHOWN = 30
"""How many characters of a cell a message shows."""


def recognise(document: Document) -> Profile:
    """The profile whose headings a document has; `UnreadableError` where it has none's."""
    rows = [[printed(c) for c in row] for table in document.tables for row in table.rows]
    best = max(
        PROFILES.values(),
        key=lambda profile: max(len(profile.recognised(row)) for row in rows),
    )
    if any(best.recognises(row) for row in rows):
        return best
    first = next(row for row in rows if row)
    shown = "; ".join(joined(text.split("\n"))[:SHOWN] for text in first)
    known = "; ".join(h.wordings[0] for p in PROFILES.values() for h in p.headings)
    message = f"no known catalogue has these headings: {shown} (known: {known})"
    raise UnreadableError(message)
