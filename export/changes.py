"""What differs between an edition and the one before it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from export.assignment import assign
from normalize.model import Change, ChangeKind, Position, compared

SAME_POSITION = 0.6
"""Positions that are this much alike, in title and texts, are one position that was renamed."""

TEXTS = ("ability_text", "education_text", "experience_text")

Row = Mapping[str, Any]


def changes(before: Iterable[Row], after: Iterable[Row]) -> Iterator[Change]:
    """The differences between two editions' positions (rows of the table ``positions``).

    Which positions are one, `linked` says. Renumbering is no change.
    """
    old, new = list(before), list(after)
    ids = (_edition_id(old), _edition_id(new))
    was_of = linked(old, new)
    for row in new:
        was, key = was_of.get(row["position_id"]), row["position_id"]
        if was is None:
            yield _change(ids, key, "added", after=row["title"])
            continue
        if _base(was) != _base(row):
            score = _likeness(was, row)
            yield _change(ids, key, "renamed", "title", was["title"], row["title"], score)
        yield from _changed(ids, was, row)
    kept = {was["position_id"] for was in was_of.values()}
    for row in old:
        if row["position_id"] not in kept:
            yield _change(ids, row["position_id"], "removed", before=row["title"])


def linked(before: Sequence[Row], after: Sequence[Row]) -> dict[str, Row]:
    """What each position of the later edition was in the earlier one, by its id.

    First those with the same id, that is industry and title; where that stands several times in
    an edition, those whose texts are most alike, for a repeat's -2 and -3 only count. Of what is
    left, by industry, those pairs of at least `SAME_POSITION` that are most alike all together.
    """
    was_of = _paired(before, after, _base, 0.0)
    kept = {was["position_id"] for was in was_of.values()}
    removed = [row for row in before if row["position_id"] not in kept]
    added = [row for row in after if row["position_id"] not in was_of]
    return was_of | _paired(removed, added, lambda row: row["industry"], SAME_POSITION)


def _paired(
    before: Sequence[Row], after: Sequence[Row], block: Callable[[Row], object], least: float
) -> dict[str, Row]:
    """The best pairs within each block, each at least so much alike."""
    old_of, new_of = _blocks(before, block), _blocks(after, block)
    found: dict[str, Row] = {}
    for key, new in new_of.items():
        old = old_of.get(key, [])
        if len(old) == len(new) == 1 and not least:
            found[new[0]["position_id"]] = old[0]
            continue
        scores = {
            (first, second): score
            for first, was in enumerate(old)
            for second, now in enumerate(new)
            if (score := _likeness(was, now)) >= least
        }
        for first, second in assign(scores).items():
            found[new[second]["position_id"]] = old[first]
    return found


def _blocks(rows: Sequence[Row], block: Callable[[Row], object]) -> dict[object, list[Row]]:
    """The rows of each block by id, so that their order in the edition counts for nothing."""
    blocks: dict[object, list[Row]] = {}
    for row in sorted(rows, key=lambda row: str(row["position_id"])):
        blocks.setdefault(block(row), []).append(row)
    return blocks


def _base(row: Row) -> str:
    """A position's id without what counts its repeats."""
    return str(row["position_id"]).partition("-")[0]


def _edition_id(rows: Sequence[Row]) -> str:
    return rows[0]["edition_id"] if rows else ""


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
