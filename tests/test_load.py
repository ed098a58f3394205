"""What analysts load has the right types."""

from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT, Mulu

from export import load
from export.schema import TABLES, columns_of


@pytest.fixture
def out(mulu: Mulu, tmp_path: Path) -> Path:
    assert mulu("extract", "--raw", ROOT / "raw").exit_code == 0
    return tmp_path / "out"


def test_positions_have_nullable_types(out: Path) -> None:
    frame = load("positions", out=out)
    assert len(frame) == 62
    assert isinstance(frame["seq"].dtype, pd.Int32Dtype)
    assert isinstance(frame["min_years"].dtype, pd.Int8Dtype)
    assert isinstance(frame["education_required"].dtype, pd.BooleanDtype)
    assert isinstance(frame["title"].dtype, pd.StringDtype)
    assert frame["min_years"].isna().sum() == 36
    assert frame["min_years"].value_counts().to_dict() == {2: 24, 3: 2}
    assert frame["majors"].iloc[1] == ["自动控制", "机电一体化", "机械电子工程"]
    assert frame["majors"].iloc[2] == []
    assert frame["certificates"].iloc[49][0]["abbreviation"] == "CFA"


@pytest.mark.parametrize("table", TABLES)
def test_every_table_loads(out: Path, table: str) -> None:
    whole, edition = load(table, out), load(table, out, "shanghai-foreign-talent/trial")
    assert list(whole) == [column.name for column in columns_of(TABLES[table])]
    pd.testing.assert_frame_equal(whole, edition)


def test_what_is_not_there_is_said(out: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no table 'jobs'; the tables are positions, "):
        load("jobs", out)
    with pytest.raises(FileNotFoundError, match="run `make extract`"):
        load("positions", tmp_path / "nowhere")
