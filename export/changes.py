"""What differs between an edition and the one before it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from normalize.model import Change, ChangeKind, Position, compared

SAME_POSITION = 0.6
"""Positions that are this much alike, in title and texts, are one position that was renamed."""

TEXTS = ("ability_text", "education_text", "experience_text")

Row = Mapping[str, Any]


def changes(before: Iterable[Row], after: Iterable[Row]) -> Iterator[Change]:
    """The differences between two editions' positions (rows of the table ``positions``).

    Positions are the same where their ids are: industry and title. Of those that are left, the
    most alike of an industry are one position that was renamed. Renumbering is no change.
    """
    old = {row["position_id"]: row for row in before}
    new = {row["position_id"]: row for row in after}
    ids = (
        next((row["edition_id"] for row in old.values()), ""),
        next((row["edition_id"] for row in new.values()), ""),
    )
    removed = [row for key, row in old.items() if key not in new]
    added = [row for key, row in new.items() if key not in old]
    renamed = {new_id: (was, score) for new_id, was, score in _renamed(removed, added)}
    for key, row in new.items():
        if key in renamed:
            was, score = renamed[key]
            yield _change(ids, key, "renamed", "title", was["title"], row["title"], score)
            yield from _changed(ids, was, row)
        elif key in old:
            yield from _changed(ids, old[key], row)
        else:
            yield _change(ids, key, "added", after=row["title"])
    taken = {was["position_id"] for was, _ in renamed.values()}
    for row in removed:
        if row["position_id"] not in taken:
            yield _change(ids, row["position_id"], "removed", before=row["title"])


def _renamed(removed: Sequence[Row], added: Sequence[Row]) -> Iterator[tuple[str, Row, float]]:
    """The id of each renamed position, what it was, and how alike they are; best pairs first."""
    scored = sorted(
        (
            (-_likeness(was, now), now["position_id"], was["position_id"], was)
            for now in added
            for was in removed
            if was["industry"] == now["industry"]
        ),
        key=lambda pair: pair[:3],
    )
    taken: set[str] = set()
    for score, new_id, old_id, was in scored:
        if -score >= SAME_POSITION and not taken & {new_id, old_id}:
            taken |= {new_id, old_id}
            yield new_id, was, -score


def _likeness(was: Row, now: Row) -> float:
    """How alike two positions are, 0 to 1: half by title, half by texts."""
    texts = ["".join(row[name] or "" for name in TEXTS) for row in (was, now)]
    return round((_ratio(was["title"], now["title"]) + _ratio(*texts)) / 2, 4)


def _ratio(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - only where two editions are compared

    return round(ratio(one, other) / 100, 4)


def _changed(ids: tuple[str, str], old: Row, new: Row) -> Iterator[Change]:
    for name in compared(Position):
        if name != "title" and old[name] != new[name]:
            before, after = _text(old[name]), _text(new[name])
            score = None if before is None or after is None else _ratio(before, after)
            yield _change(ids, new["position_id"], "changed", name, before, after, score)


def _change(  # noqa: PLR0913, PLR0917 - the columns of the record
    ids: tuple[str, str],
    position_id: str,
    kind: ChangeKind,
    field: str | None = None,
    before: str | None = None,
    after: str | None = None,
    similarity: float | None = None,
) -> Change:
    return Change(
        edition_id=ids[1],
        position_id=position_id,
        from_edition_id=ids[0],
        to_edition_id=ids[1],
        change=kind,
        field=field,
        before=before,
        after=after,
        similarity=similarity,
    )


def _text(value: object) -> str | None:
    """A value as the tables' CSV writes it."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
