"""Each format gives back what was written, and nothing that a spreadsheet would run."""

import csv
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.schema import arrow_table
from export.writers import WRITERS, csv_bytes, json_bytes, parquet_bytes
from normalize.talents import Talents

SCHEMA = pa.schema([("t", pa.string()), ("n", pa.int32()), ("l", pa.list_(pa.string()))])
TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs"]))
ROWS = st.lists(
    st.fixed_dictionaries(
        {"t": TEXTS, "n": st.none() | st.integers(-9, 9), "l": st.lists(st.text('甲",\n'))}
    )
)


def read_csv(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@given(ROWS)
def test_every_text_survives_csv(rows: list[dict[str, object]]) -> None:
    table = pa.Table.from_pylist(rows, schema=SCHEMA)
    heading, *lines = read_csv(csv_bytes(table))
    assert heading == ["t", "n", "l"]
    for line, row in zip(lines, rows, strict=True):
        text = row["t"] or ""
        guarded = text.startswith(("=", "+", "-", "@", "\t", "\r"))  # type: ignore[attr-defined]
        assert line[0] == (f"'{text}" if guarded else text)
        assert line[1] == ("" if row["n"] is None else str(row["n"]))
        assert json.loads(line[2]) == row["l"]


def test_null_and_the_empty_text_are_not_the_same_in_csv() -> None:
    table = pa.table({"a": ["", None, "x"], "b": [1, 2, None]})
    assert csv_bytes(table).decode("utf-8-sig") == 'a,b\r\n"",1\r\n,2\r\nx,\r\n'


@given(ROWS)
def test_every_value_survives_json(rows: list[dict[str, object]]) -> None:
    data = json_bytes(pa.Table.from_pylist(rows, schema=SCHEMA))
    assert json.loads(data) == rows
    assert list(json.loads(data)[0] if rows else SCHEMA.names) == SCHEMA.names


def test_json_is_a_record_a_line_unescaped() -> None:
    data = json_bytes(pa.table({"a": ["目录", None]}))
    assert data.decode() == '[\n{"a": "目录"},\n{"a": null}\n]\n'
    assert json_bytes(pa.table({"a": []})) == b"[]\n"


@given(ROWS)
def test_every_value_survives_parquet(rows: list[dict[str, object]]) -> None:
    table = pa.Table.from_pylist(rows, schema=SCHEMA)
    assert pq.read_table(io.BytesIO(parquet_bytes(table))).to_pylist() == rows


def test_parquet_is_zstd() -> None:
    meta = pq.ParquetFile(io.BytesIO(parquet_bytes(pa.table({"a": ["x"]})))).metadata
    assert meta.row_group(0).column(0).compression == "ZSTD"


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_table_gives_the_same_bytes(real: Talents, form: str) -> None:
    one, two = (arrow_table("positions", real.positions, {"a": "b"}) for _ in range(2))
    assert WRITERS[form](one) == WRITERS[form](two)
