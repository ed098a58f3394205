"""What differs between an edition and the one before it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from export.schema import columns_of
from normalize.model import Change, ChangeKind, Position

NOT_COMPARED = frozenset(
    {"edition_id", "position_id", "seq", "seq_label", "seq_source", "finding_count"}
    | {"source_file", "source_sha256", "source_table", "source_row", "page_first", "page_last"}
)
"""Columns that differ between editions and say nothing about a position."""

Row = Mapping[str, Any]


def changes(before: Iterable[Row], after: Iterable[Row]) -> Iterator[Change]:
    """The differences between two editions' positions (rows of the table ``positions``).

    Positions are the same where their ids are: industry and title. Renumbering is no change.
    """
    old = {row["position_id"]: row for row in before}
    new = {row["position_id"]: row for row in after}
    ids = (
        next((row["edition_id"] for row in old.values()), ""),
        next((row["edition_id"] for row in new.values()), ""),
    )
    for position_id, row in new.items():
        if position_id not in old:
            yield _change(ids, position_id, "added", after=row["title"])
        else:
            yield from _changed(ids, old[position_id], row)
    for position_id, row in old.items():
        if position_id not in new:
            yield _change(ids, position_id, "removed", before=row["title"])


def _changed(ids: tuple[str, str], old: Row, new: Row) -> Iterator[Change]:
    for column in columns_of(Position):
        name = column.name
        if name not in NOT_COMPARED and old[name] != new[name]:
            before, after = _text(old[name]), _text(new[name])
            yield _change(ids, new["position_id"], "changed", name, before, after)


def _change(
    ids: tuple[str, str],
    position_id: str,
    kind: ChangeKind,
    field: str | None = None,
    before: str | None = None,
    after: str | None = None,
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
        similarity=None,
    )


def _text(value: object) -> str | None:
    """A value as the tables' CSV writes it."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
