"""Rows as JSON, a text for each: what Arrow reads, and what the JSON files hold."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from json.encoder import encode_basestring
from typing import Any

json_text = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
"""A value as JSON, characters as they are; `ValueError` for a number that JSON does not have."""


WRITTEN_ONCE = frozenset({str, int, bool, type(None)})
"""Types whose values are written alike where they are equal and of one column; 0.0 is -0.0."""


def json_rows(names: Sequence[str], columns: Iterable[Iterable[Any]]) -> Iterator[str]:
    """One object for each row of the columns, keys in their order.

    >>> list(json_rows(["a", "b"], [[1, None], ["甲", "%"]]))
    ['{"a": 1, "b": "甲"}', '{"a": null, "b": "%"}']
    """
    keys = (json_text(name).replace("%", "%%") for name in names)
    row = "{" + ", ".join(f"{key}: %s" for key in keys) + "}"
    texts = (written(column, _text) for column in columns)
    return map(row.__mod__, zip(*texts, strict=True))


def written(column: Iterable[Any], write: Callable[[Any], str]) -> Iterator[str]:
    """The text of each value of a column; what stands in many rows is written once.

    >>> list(written([1, None, 1], str))
    ['1', 'None', '1']
    """
    values = list(column)
    if not WRITTEN_ONCE.issuperset(map(type, values)):
        return map(write, values)
    texts = {value: write(value) for value in set(values)}
    return map(texts.__getitem__, values)


def _text(value: Any) -> str:  # noqa: ANN401 - any value of a record
    if isinstance(value, str):
        return encode_basestring(value)
    return "null" if value is None else json_text(value)
