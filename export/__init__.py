"""The data set for whoever reads it: `load` gives a table as a pandas DataFrame."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["load"]


def load(table: str, out: str | Path = "out", edition: str | None = None) -> "pd.DataFrame":
    """A table of the data set, over all editions or of one (``edition`` is its id).

    Integers, booleans and texts have pandas' nullable types, so that a missing value stays
    missing and a whole number stays whole; lists are lists. `ValueError` names the tables if
    ``table`` is none, `FileNotFoundError` says what to run if ``out`` holds none.
    """
    import pandas as pd  # noqa: PLC0415 - heavy, and not needed for extracting
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    from export.schema import records  # noqa: PLC0415

    folder = Path(out) if edition is None else Path(out) / "editions" / edition
    path = folder / f"{table}.parquet"
    if table not in records() and not path.exists():
        message = f"no table {table!r}; the tables are {', '.join(records())}"
        raise ValueError(message)
    if not path.exists():
        message = f"{path} is not there; run `make extract`, or say where with out="
        raise FileNotFoundError(message)
    types = {
        pa.int8(): pd.Int8Dtype(),
        pa.int32(): pd.Int32Dtype(),
        pa.float64(): pd.Float64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
        pa.string(): pd.StringDtype(),
    }
    arrow = pq.read_table(path)
    frame: pd.DataFrame = arrow.to_pandas(types_mapper=types.get)
    for field in arrow.schema:
        if pa.types.is_list(field.type):
            frame[field.name] = frame[field.name].map(list)
    return frame
