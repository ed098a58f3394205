"""The tables of the real edition as they were last looked at and found right."""

import json
from pathlib import Path

import pytest
from conftest import ROOT, Mulu

from export.schema import TABLES

GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture
def out(mulu: Mulu, tmp_path: Path) -> Path:
    assert mulu("extract", "--raw", ROOT / "raw").exit_code == 0
    return tmp_path / "out"


@pytest.mark.parametrize("table", TABLES)
def test_the_table_is_as_it_was(out: Path, table: str) -> None:
    golden = GOLDEN / f"{table}.json"
    assert golden.exists(), f"{golden} is missing; make golden writes it"
    found = json.loads((out / f"{table}.json").read_text("utf-8"))
    assert found == json.loads(golden.read_text("utf-8"))


def test_there_is_no_golden_of_a_table_that_is_no_more() -> None:
    assert {path.stem for path in GOLDEN.glob("*.json")} == set(TABLES)


def test_ci_cannot_renew_them(monkeypatch: pytest.MonkeyPatch) -> None:
    import renew_golden  # noqa: PLC0415 - only for this

    monkeypatch.setenv("CI", "true")
    with pytest.raises(SystemExit, match="CI"):
        renew_golden.main()
