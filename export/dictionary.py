"""``out/README.md``: the data dictionary, from the same records as the data."""

from export.schema import TABLES, columns_of, key_of, records
from normalize.findings import CODES

OPENING = """# The data dictionary

Written by mulu {version}; it describes the files beside it. Names are English, values stay in the
language of the source. A type with `?` may be null; `list<…>` is a JSON array in the CSV files.

Each table is here as Parquet (typed, zstd), as CSV (UTF-8 with a byte-order mark; null is the empty
field, an empty text is `""`, and a text that a spreadsheet would take for a formula begins with
`'`) and as JSON (one record a line). The top folder holds all editions, `editions/` each by itself.
`datapackage.json` has every file's schema, row count and SHA-256.
"""

OTHERS = """# Tables of other catalogues

They are here where an edition of such a catalogue is.
"""


def dictionary(version: str) -> bytes:
    """The data dictionary: every table, every column, every code of a finding."""
    blocks = [OPENING.format(version=version)]
    blocks += [_table(name) for name in TABLES]
    blocks.append(OTHERS)
    blocks += [_table(name) for name in records() if name not in TABLES]
    blocks.append(_codes())
    return ("\n".join(blocks)).encode()


def _table(name: str) -> str:
    record = records()[name]
    columns = ", ".join(f"`{column}`" for column in key_of(record))
    key = f" Key: {columns}." if columns else ""
    lines = [f"## {name}", "", (record.__doc__ or "").strip() + key, ""]
    lines += ["| column | type | meaning |", "| --- | --- | --- |"]
    for column in columns_of(record):
        unit = f" ({column.unit})" if column.unit else ""
        lines.append(f"| `{column.name}` | `{column.type_name}` | {column.meaning}{unit} |")
    return "\n".join(lines) + "\n"


def _codes() -> str:
    lines = ["## Codes of findings", "", "| code | severity | meaning |", "| --- | --- | --- |"]
    lines += [f"| `{code}` | {severity} | {text} |" for code, (severity, text) in CODES.items()]
    return "\n".join(lines) + "\n"
