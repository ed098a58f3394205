"""What differs between an edition and the one before it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from export.assignment import assign
from export.schema import record_of
from normalize.catalogue import Main
from normalize.model import Change, ChangeKind, compared

SAME_POSITION = 0.6
"""Positions that are this much alike, in title and texts, are one position that was renamed."""

Row = Mapping[str, Any]
Block = Callable[[Row], object]


def changes(before: Iterable[Row], after: Iterable[Row], main: Main) -> Iterator[Change]:
    """The differences between two editions' positions (rows of their main table).

    Which positions are one, `linked` says. Renumbering is no change.
    """
    old, new = list(before), list(after)
    ids, title = (_edition_id(old), _edition_id(new)), main.title or main.key
    was_of = linked(old, new, main)
    for row in new:
        was, key = was_of.get(row[main.key]), row[main.key]
        if was is None:
            yield _change(ids, key, "added", after=row[title])
            continue
        if _base(was[main.key]) != _base(key) and was[title] != row[title]:
            score = _likeness(was, row, main)
            yield _change(ids, key, "renamed", title, was[title], row[title], score)
        yield from _changed(ids, was, row, main)
    kept = {was[main.key] for was in was_of.values()}
    for row in old:
        if row[main.key] not in kept:
            yield _change(ids, row[main.key], "removed", before=row[title])


def linked(before: Sequence[Row], after: Sequence[Row], main: Main) -> dict[str, Row]:
    """What each position of the later edition was in the earlier one, by its key.

    First those with the same key, that is industry and title; where that stands several times in
    an edition, those whose texts are most alike, for a repeat's -2 and -3 only count. Of what is
    left, by industry, those pairs of at least `SAME_POSITION` that are most alike all together.
    """
    was_of = _paired(before, after, lambda row: _base(row[main.key]), 0.0, main)
    kept = {was[main.key] for was in was_of.values()}
    removed = [row for row in before if row[main.key] not in kept]
    added = [row for row in after if row[main.key] not in was_of]
    group = main.group
    block: Block = (lambda row: row[group]) if group else (lambda _: None)
    return was_of | _paired(removed, added, block, SAME_POSITION, main)


def _paired(
    before: Sequence[Row], after: Sequence[Row], block: Block, least: float, main: Main
) -> dict[str, Row]:
    """The best pairs within each block, each at least so much alike."""
    old_of, new_of = _blocks(before, block, main), _blocks(after, block, main)
    found: dict[str, Row] = {}
    for key, new in new_of.items():
        old = old_of.get(key, [])
        if len(old) == len(new) == 1 and not least:
            found[new[0][main.key]] = old[0]
            continue
        scores = {
            (first, second): score
            for first, was in enumerate(old)
            for second, now in enumerate(new)
            if (score := _likeness(was, now, main)) >= least
        }
        for first, second in assign(scores).items():
            found[new[second][main.key]] = old[first]
    return found


def _blocks(rows: Sequence[Row], block: Block, main: Main) -> dict[object, list[Row]]:
    """The rows of each block by key, so that their order in the edition counts for nothing."""
    blocks: dict[object, list[Row]] = {}
    for row in sorted(rows, key=lambda row: str(row[main.key])):
        blocks.setdefault(block(row), []).append(row)
    return blocks


def _base(key: str) -> str:
    """A position's key without what counts its repeats."""
    return key.partition("-")[0]


def _edition_id(rows: Sequence[Row]) -> str:
    return rows[0]["edition_id"] if rows else ""


def _likeness(was: Row, now: Row, main: Main) -> float:
    """How alike two positions are, 0 to 1: half by title, half by the texts that there are."""
    title = main.title or main.key
    if not main.texts:
        return _ratio(was[title], now[title])
    texts = ["".join(row[name] or "" for name in main.texts) for row in (was, now)]
    return round((_ratio(was[title], now[title]) + _ratio(*texts)) / 2, 4)


def _ratio(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - only where two editions are compared

    return round(ratio(one, other) / 100, 4)


def _changed(ids: tuple[str, str], old: Row, new: Row, main: Main) -> Iterator[Change]:
    for name in compared(record_of(main.table)):
        is_told = name == main.title and _base(old[main.key]) != _base(new[main.key])
        if old[name] != new[name] and not is_told:
            before, after = _text(old[name]), _text(new[name])
            score = None if before is None or after is None else _ratio(before, after)
            yield _change(ids, new[main.key], "changed", name, before, after, score)


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
