"""The numbers of the rows: each must follow from the one above it."""

import re
from collections.abc import Iterable, Iterator

from normalize.findings import Doubt
from normalize.rows import Row
from normalize.text import numeral

NUMBER = re.compile(r"[第（(\s]*([0-9０-９]+|[〇零一二三四五六七八九十百]+)[.．、)）号\s]*")


def value_of(label: str) -> int | None:
    """The number that a label shows, whatever stands around it.

    >>> value_of("12"), value_of("（三）"), value_of("４．"), value_of("甲")
    (12, 3, 4, None)
    """
    match = NUMBER.fullmatch(label)
    return numeral(match[1]) if match else None


def number_doubts(rows: Iterable[Row]) -> Iterator[Doubt]:
    """What is wrong with the numbers: each must be one more than the row above it has.

    A row without a number counts as well. Numbers may begin again at 1 in a new table or group.
    """
    seen: set[int] = set()
    expected = 1
    before: Row | None = None
    for row in rows:
        value = None if row.label is None else value_of(row.label)
        if value == 1 and before is not None and _new_group(before, row):
            yield Doubt("numbers-restart", "numbers begin again at 1").at(row.table, row.row)
            seen.clear()
            expected = 1
        doubt = _doubt(row.label, value, expected, seen)
        if doubt is not None:
            yield doubt.at(row.table, row.row)
        seen.add(expected if value is None else value)
        expected = (expected if value is None else value) + 1
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
        message = f"number {value} stands twice, where {expected} was expected"
        return Doubt("number-repeated", message, "seq_label", label)
    if value != expected:
        message = f"number {value} stands where {expected} was expected: is a row missing?"
        return Doubt("number-out-of-order", message, "seq_label", label)
    return None
