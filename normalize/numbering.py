"""The numbers of the rows: each must follow from the one above it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from normalize.findings import Doubt
from normalize.rows import Row
from normalize.text import value_of

WITHIN_GROUP = re.compile(r"\s*(?:[0-9]{1,2}|[A-Z])\s*[-–—.．]\s*([0-9]{1,3})\s*")


def number_doubts(rows: Iterable[Row]) -> Iterator[Doubt]:
    """What is wrong with the numbers: each must be one more than the row above it has.

    A row without a number counts as well. Numbers may begin again at 1 in a new table or group.
    """
    seen: set[int] = set()
    expected = 1
    instead: int | None = None
    for _, group in groupby(rows, key=lambda row: (row.table, row.industry)):
        members = list(group)
        if _begins_again(members, expected):
            first = members[0]
            yield Doubt("numbers-restart", "numbers begin again at 1").at(first.table, first.row)
            seen.clear()
            expected = 1
        for row in members:
            value = _value(row)
            if value is not None and value == instead:
                expected = value  # the numbers go on from the one that was out of order
            doubt = _doubt(row.label, value, expected, seen)
            if doubt is not None:
                yield doubt.at(row.table, row.row)
            instead = None if value is None or value == expected else value + 1
            seen.add(expected)
            expected += 1


def _value(row: Row) -> int | None:
    """The number of a row; of one within its group, such as 2-1, the last part."""
    if row.label is None:
        return None
    within = WITHIN_GROUP.fullmatch(row.label)
    return value_of(within[1] if within else row.label)


def _begins_again(members: Sequence[Row], expected: int) -> bool:
    """Whether the first number of a group is its place in the group, and not that among all."""
    at, value = next(((at, v) for at, row in enumerate(members) if (v := _value(row))), (0, 0))
    return value == at + 1 != at + expected


def _doubt(label: str | None, value: int | None, expected: int, seen: set[int]) -> Doubt | None:
    if label is None:
        message = f"no number stands here; by its neighbours it is {expected}"
        return Doubt("number-inferred", message, "seq_label")
    if value is None:
        return Doubt("number-unread", f"{label!r} is no number", "seq_label", label)
    if value in seen:
        message = f"number {value} stands twice; {expected} was expected here"
        return Doubt("number-repeated", message, "seq_label", label)
    if value != expected:
        message = f"number {value} stands where {expected} was expected: is a row missing?"
        return Doubt("number-out-of-order", message, "seq_label", label)
    return None
