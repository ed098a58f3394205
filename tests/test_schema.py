"""The schema follows the records, and values that do not fit are refused before Arrow sees them."""

from dataclasses import fields, replace

import pyarrow as pa
import pytest

from export.schema import (
    TABLES,
    SchemaError,
    arrow_schema,
    arrow_table,
    columns_of,
    key_of,
    parent_of,
    records,
)
from normalize.model import Position
from normalize.talents import Talents

CONTRACT = {
    "positions": """edition_id string, position_id string, seq int32, seq_label string?,
        seq_source string, industry string?, title string, title_qualifier string?,
        ability_text string?, education_text string?, experience_text string?, other_text string?,
        education_required bool?, min_degree string?, isced_level int8?, degree_alternative string?,
        majors list<string>, majors_open bool?, experience_required bool?, min_years int8?,
        experience_field string?, skills list<string>,
        certificates list<struct<name; abbreviation; country; issuer; issuer_abbreviation>>,
        approval_text string?, source_file string, source_sha256 string, source_table int32,
        source_row int32, page_first int32?, page_last int32?, finding_count int32""",
    "sections": """edition_id string, position_id string, ordinal int32, field string,
        label string?, heading string?, key string?, text string""",
    "majors": """edition_id string, position_id string, ordinal int32, major string, start int32,
        end int32""",
    "skills": """edition_id string, position_id string, ordinal int32, skill string,
        surface string, start int32, end int32""",
    "certificates": """edition_id string, position_id string, ordinal int32, name string,
        abbreviation string?, country string?, issuer string?, issuer_abbreviation string?""",
    "cells": """edition_id string, source_file string, table int32, row int32, column int32,
        row_span int32, column_span int32, heading string?, label string?, text string, page int32?,
        x0 float64?, top float64?, x1 float64?, bottom float64?""",
    "editions": """edition_id string, catalogue string, title string?, region string?,
        publisher string?, published string?, url string?, status string?,
        renditions list<struct<file; sha256; origin; format>>, positions int32, findings int32,
        pipeline_version string""",
    "findings": """edition_id string, position_id string?, severity string, code string,
        message string, field string?, text string?, source_file string?, source_table int32?,
        source_row int32?, page int32?""",
    "changes": """edition_id string, position_id string, from_edition_id string,
        to_edition_id string, change string, field string?, before string?, after string?,
        similarity float64?""",
}
"""The columns that analysts were promised; one may be added, none renamed, retyped or dropped."""


@pytest.mark.parametrize("table", CONTRACT)
def test_the_contract_is_kept(table: str) -> None:
    promised = [tuple(column.split(" ", 1)) for column in CONTRACT[table].split(",")]
    promised = [
        (name.strip(), kind.replace(";", ",").strip())
        for name, kind in (column.strip().split(" ", 1) for column in CONTRACT[table].split(","))
    ]
    found = [(column.name, column.type_name) for column in columns_of(TABLES[table])]
    assert found == promised


def test_all_tables_of_the_contract_are_there() -> None:
    assert set(TABLES) == set(CONTRACT)


@pytest.mark.parametrize("name", records())
def test_a_key_has_columns_and_a_part_has_its_whole(name: str) -> None:
    record = records()[name]
    columns = [column.name for column in columns_of(record)]
    assert set(key_of(record)) <= set(columns)
    parent = parent_of(record)
    if parent is not None:
        assert key_of(records()[parent]) == key_of(record)[:-1]


@pytest.mark.parametrize("record", records().values())
def test_every_column_has_a_meaning_and_every_table_a_sentence(record: type) -> None:
    assert all(column.meaning for column in columns_of(record))
    assert (record.__doc__ or "").startswith("One row per ")


def test_arrow_fields_carry_descriptions_and_units() -> None:
    field = arrow_schema("positions").field("min_years")
    assert field.type == pa.int8()
    assert field.metadata == {b"description": b"fewest years of experience that are enough [year]"}
    assert not arrow_schema("positions").field("title").nullable


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("seq", 1.5),
        ("seq", True),
        ("seq", None),
        ("seq", "1"),
        ("seq", 2**31),
        ("min_years", 128),
        ("title", None),
        ("title", 3),
        ("seq_source", "guessed"),
        ("majors", ["list"]),
        ("majors", (1,)),
        ("majors", None),
        ("certificates", ({"name": "CFA"},)),
        ("education_required", 1),
    ],
)
def test_a_value_of_another_type_is_refused(real: Talents, name: str, value: object) -> None:
    wrong = replace(real.positions[0], **{name: value})  # type: ignore[arg-type]
    with pytest.raises(SchemaError, match=f"^({name}|element): .* is not "):
        arrow_table("positions", [wrong], {})


def test_all_values_come_back_from_arrow(real: Talents) -> None:
    rows = arrow_table("positions", real.positions, {}).to_pylist()
    for row, position in zip(rows, real.positions, strict=True):
        for field in fields(Position):
            if field.name not in {"majors", "skills", "certificates"}:
                assert row[field.name] == getattr(position, field.name)
        assert tuple(row["majors"]) == position.majors
        assert [c["name"] for c in row["certificates"]] == [c.name for c in position.certificates]
