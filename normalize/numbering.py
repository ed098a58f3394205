"""The numbers of the rows: each must follow from the one above it."""

from collections.abc import Iterable, Iterator

from normalize.findings import Doubt
from normalize.rows import Row
from normalize.text import value_of


def number_doubts(rows: Iterable[Row]) -> Iterator[Doubt]:
    """What is wrong with the numbers: each must be one more than the row above it has.

    A row without a number counts as well. Numbers may begin again at 1 in a new table or group.
    """
    seen: set[int] = set()
    expected = 1
    instead: int | None = None
    before: Row | None = None
    for row in rows:
        value = None if row.label is None else value_of(row.label)
        if value == 1 and before is not None and _new_group(before, row):
            yield Doubt("numbers-restart", "numbers begin again at 1").at(row.table, row.row)
            seen.clear()
            expected = 1
        if value is not None and value == instead:
            expected = value  # the numbers go on from the one that was out of order
        doubt = _doubt(row.label, value, expected, seen)
        if doubt is not None:
            yield doubt.at(row.table, row.row)
        instead = None if value is None or value == expected else value + 1
        seen.add(expected)
        expected += 1
        before = row


def _new_group(before: Row, row: Row) -> bool:
    return before.table != row.table or before.industry != row.industry


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
