"""The schema of the data set, derived from the records of `normalize`.

Every format and the documentation take their columns from `columns_of`; nothing here names one.
"""

import dataclasses
import io
import types
import typing
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, Literal

from export.jsonlines import json_rows
from normalize.model import (
    CellRow,
    CertificateRow,
    Change,
    Edition,
    Finding,
    Major,
    Position,
    Section,
    SkillMention,
)

if typing.TYPE_CHECKING:
    import pyarrow as pa

TABLES: dict[str, type] = {
    "positions": Position,
    "sections": Section,
    "majors": Major,
    "skills": SkillMention,
    "certificates": CertificateRow,
    "cells": CellRow,
    "editions": Edition,
    "findings": Finding,
    "changes": Change,
}
"""The tables that every data set has."""

Kind = Literal["string", "integer", "number", "boolean", "list", "struct"]
SCALARS: dict[type, Kind] = {str: "string", int: "integer", float: "number", bool: "boolean"}
PYTHON: dict[Kind, type] = {kind: python for python, kind in SCALARS.items()}


class SchemaError(Exception):
    """A value that is not of its column's type: a fault of the program, not of the source."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or the item of a list (then its name is ``element``, as in Parquet)."""

    name: str
    kind: Kind
    nullable: bool
    meaning: str = ""
    unit: str | None = None
    bits: int = 64
    values: tuple[str, ...] = ()
    parts: tuple["Column", ...] = ()

    @property
    def type_name(self) -> str:
        """The type as the data dictionary writes it.

        >>> [column.type_name for column in columns_of(Position)][2:4]
        ['int32', 'string?']
        """
        if self.kind == "list":
            name = f"list<{self.parts[0].type_name}>"
        elif self.kind == "struct":
            name = f"struct<{', '.join(part.name for part in self.parts)}>"
        else:
            named = {"integer": f"int{self.bits}", "number": "float64", "boolean": "bool"}
            name = named.get(self.kind, self.kind)
        return name + "?" * self.nullable


@cache
def records() -> dict[str, type]:
    """The record of every table that a data set may have: of all catalogues, by name."""
    from normalize.profiles import RECORDS  # noqa: PLC0415 - only their readers are heavy

    return TABLES | RECORDS


def record_of(name: str | type) -> type:
    """The record of a table: the one of that name, or the record itself."""
    return records()[name] if isinstance(name, str) else name


def key_of(record: type) -> tuple[str, ...]:
    """The columns that name a row; none where nothing does."""
    return tuple(getattr(record, "KEY", ()))


def parent_of(record: type) -> str | None:
    """The table of which a row is a part: its key is this one's without the last column."""
    return getattr(record, "PART_OF", None)


@cache
def columns_of(record: type) -> tuple[Column, ...]:
    """The columns of a record class, in order."""
    hints = typing.get_type_hints(record, include_extras=True)
    return tuple(
        dataclasses.replace(
            _column(field.name, hints[field.name]),
            meaning=field.metadata["meaning"],
            unit=field.metadata["unit"],
        )
        for field in dataclasses.fields(record)
    )


def _column(name: str, hint: Any) -> Column:  # noqa: ANN401 - a type hint may be anything
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in {types.UnionType, typing.Union}:
        (inner,) = (argument for argument in arguments if argument is not type(None))
        return dataclasses.replace(_column(name, inner), nullable=True)
    if origin is Annotated:
        return dataclasses.replace(_column(name, arguments[0]), bits=arguments[1])
    if origin is Literal:
        return Column(name, "string", nullable=False, values=arguments)
    if origin is tuple:
        return Column(name, "list", nullable=False, parts=(_column("element", arguments[0]),))
    if dataclasses.is_dataclass(hint):
        return Column(name, "struct", nullable=False, parts=columns_of(typing.cast("type", hint)))
    return Column(name, SCALARS[hint], nullable=False)


def plain(value: Any, column: Column) -> Any:  # noqa: ANN401 - any value of the records
    """The value in plain Python types; `SchemaError` where it is not of the column's type.

    Arrow would turn 1.5 into 1 and drop what it does not know, so values are held against the
    record's types before they come to it.
    """
    if value is None:
        if column.nullable:
            return None
    elif column.kind == "list":
        if isinstance(value, tuple):
            return [plain(item, column.parts[0]) for item in value]
    elif column.kind == "struct":
        if dataclasses.is_dataclass(value):
            return {part.name: plain(getattr(value, part.name), part) for part in column.parts}
    elif type(value) is PYTHON[column.kind] and _in_range(value, column):
        return value
    message = f"{column.name}: {value!r} is not {column.type_name}"
    raise SchemaError(message)


def _in_range(value: Any, column: Column) -> bool:  # noqa: ANN401 - a scalar
    if column.kind == "integer":
        return bool(-(2 ** (column.bits - 1)) <= value < 2 ** (column.bits - 1))
    return not column.values or value in column.values


def _all_plain(values: Sequence[Any], column: Column) -> Sequence[Any]:
    """The values as `plain` gives them; those of a scalar column are asked all at once."""
    kinds = set(map(type, values)) - ({type(None)} if column.nullable else set())
    if column.kind in PYTHON and kinds == {PYTHON[column.kind]}:
        told = set(values) - {None}
        asked = {min(told), max(told)} if column.kind == "integer" else told
        if all(_in_range(value, column) for value in asked):
            return values
    return [plain(value, column) for value in values]


def arrow_table(
    name: str | type, rows_of: Iterable[object], metadata: Mapping[str, str]
) -> "pa.Table":
    """Records as an Arrow table with descriptions and file metadata; ``name`` as `record_of`."""
    import pyarrow as pa  # noqa: PLC0415 - heavy, and not needed where nothing has changed
    from pyarrow.json import ParseOptions, ReadOptions, read_json  # noqa: PLC0415

    columns = columns_of(record_of(name))
    schema = arrow_schema(name).with_metadata(dict(metadata))
    rows = list(rows_of)
    if not rows:
        return pa.Table.from_batches([], schema)
    values = (_all_plain(list(map(attrgetter(c.name), rows)), c) for c in columns)
    # By Arrow's reader of JSON: all ways from Python objects import pandas, a third of a run.
    lines = "\n".join(json_rows([column.name for column in columns], values)).encode()
    table = read_json(
        io.BytesIO(lines),
        ReadOptions(use_threads=False, block_size=len(lines) + 1),
        ParseOptions(explicit_schema=schema, unexpected_field_behavior="error"),
    )
    # Views, for a cast would load Arrow's functions that compute, which takes longer than the rest.
    arrays = [
        pa.chunked_array([part.view(field.type) for part in column.chunks], field.type)
        for column, field in zip(table.columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema).combine_chunks()


def arrow_schema(name: str | type) -> "pa.Schema":
    """The Arrow schema of a table, a description on every field; ``name`` as `record_of`."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    return pa.schema([_arrow_field(column) for column in columns_of(record_of(name))])


def _arrow_field(column: Column) -> "pa.Field":
    import pyarrow as pa  # noqa: PLC0415 - as above

    description = column.meaning + (f" [{column.unit}]" if column.unit else "")
    metadata = {"description": description} if description else None
    return pa.field(column.name, _arrow_type(column), nullable=column.nullable, metadata=metadata)


def _arrow_type(column: Column) -> "pa.DataType":
    import pyarrow as pa  # noqa: PLC0415 - as above

    if column.kind == "list":
        return pa.list_(_arrow_field(column.parts[0]))
    if column.kind == "struct":
        return pa.struct([_arrow_field(part) for part in column.parts])
    named = {"integer": f"int{column.bits}", "number": "float64", "boolean": "bool"}
    return pa.type_for_alias(named.get(column.kind, "string"))
