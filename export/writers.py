"""An Arrow table into the bytes of each format; the same table gives the same bytes."""

import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from export.jsonlines import json_rows, json_text, written

if TYPE_CHECKING:
    import pyarrow as pa

FORMULA_OPENINGS = ("=", "+", "-", "@", "\t", "\r")
QUOTED = re.compile('[,"\r\n]')
BYTE_ORDER_MARK = "\ufeff"


def parquet_bytes(table: "pa.Table") -> bytes:
    """Parquet, zstd."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd", compression_level=9)
    return sink.getvalue()


def csv_bytes(table: "pa.Table") -> bytes:
    """CSV by RFC 4180 in UTF-8 with a byte-order mark.

    Lists are JSON arrays. Null is the empty field and an empty text is ``""``. A text that a
    spreadsheet would take for a formula is guarded by ``'``.
    """
    columns = (
        written([name, *column.to_pylist()], _csv_field)
        for name, column in zip(table.column_names, table.columns, strict=True)
    )
    lines = map(",".join, zip(*columns, strict=True))
    return (BYTE_ORDER_MARK + "".join(f"{line}\r\n" for line in lines)).encode()


def _csv_field(value: Any) -> str:  # noqa: ANN401 - any value of an Arrow table
    if isinstance(value, str):
        return _quoted(f"'{value}" if value.startswith(FORMULA_OPENINGS) else value) or '""'
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return _quoted(json_text(value))
    return str(value)


def _quoted(text: str) -> str:
    r"""The text, in quotes where RFC 4180 asks for them.

    >>> print(_quoted("a,b"), _quoted("a"))
    "a,b" a
    """
    if not QUOTED.search(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def json_bytes(table: "pa.Table") -> bytes:
    """One JSON array, a record a line, keys in column order, UTF-8 unescaped."""
    columns = (column.to_pylist() for column in table.columns)
    records = ",\n".join(json_rows(table.column_names, columns))
    return f"[\n{records}\n]\n".encode() if records else b"[]\n"


WRITERS: dict[str, Callable[["pa.Table"], bytes]] = {
    "parquet": parquet_bytes,
    "csv": csv_bytes,
    "json": json_bytes,
}
"""A writer by the suffix of its files; `export.datapackage` has the media type of each."""
