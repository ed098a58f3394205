"""Rows as JSON, a text for each: what Arrow reads, and what the JSON files hold."""

import json
from collections.abc import Iterable, Iterator, Sequence
from json.encoder import encode_basestring
from typing import Any

json_text = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
"""A value as JSON, characters as they are; `ValueError` for a number that JSON does not have."""


def json_rows(names: Sequence[str], columns: Iterable[Iterable[Any]]) -> Iterator[str]:
    """One object for each row of the columns, keys in their order.

    >>> list(json_rows(["a", "b"], [[1, None], ["甲", "%"]]))
    ['{"a": 1, "b": "甲"}', '{"a": null, "b": "%"}']
    """
    keys = (json_text(name).replace("%", "%%") for name in names)
    row = "{" + ", ".join(f"{key}: %s" for key in keys) + "}"
    return map(row.__mod__, zip(*(map(_text, column) for column in columns), strict=True))


def _text(value: Any) -> str:  # noqa: ANN401 - any value of a record
    if isinstance(value, str):
        return encode_basestring(value)
    return "null" if value is None else json_text(value)
