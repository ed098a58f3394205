"""`mulu check` says of each edition what was checked and what was found, and its status tells."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from captures import Form, capture, positions
from conftest import ROOT, AddEdition, Mulu

from export.audit import audit
from normalize.findings import CODES, CODES_BY_CHECK

Change = Callable[[pa.Table], pa.Table]
EDITION = "shanghai-foreign-talent/trial"


def lines(text: str) -> dict[str, str]:
    """What is said of each kind of check."""
    checks = (
        line[2:].split(maxsplit=1) for line in text.splitlines() if line[1:2] == " " != line[2:3]
    )
    return {words[0]: words[1] for words in checks if len(words) > 1}


def test_each_kind_of_check_is_told_of_the_real_edition(mulu: Mulu) -> None:
    mulu("extract", "--raw", ROOT / "raw")
    found = mulu("check", "--raw", ROOT / "raw")
    assert found.exit_code == 0
    told = lines(found.stdout)
    assert list(told)[: len(CODES_BY_CHECK) + 2] == ["sources", *CODES_BY_CHECK, "output"]
    assert told["sources"] == "3 files are those of the card, by SHA-256"
    assert told["numbering"] == "62 rows, numbers 33 printed, 29 inferred (29 infos)"
    assert told["groups"] == "4 groups"
    assert told["renditions"] == "agrees with catalogue.rebuilt.docx on 62 of 62 positions"
    assert told["engines"] == "one PDF read by both"
    assert told["conservation"].startswith("catalogue.txt: 14571 characters printed = 14363 in")
    assert told["output"].endswith(f"{EDITION} is what was read just now, value by value")
    assert "54 files, 9228 rows: all as datapackage.json says" in found.stdout


def test_every_code_belongs_to_one_check() -> None:
    assert sum(map(len, CODES_BY_CHECK.values())) == len(CODES)


def test_an_error_is_told_with_its_check(mulu: Mulu, add_edition: AddEdition) -> None:
    add_edition("bad", capture(positions(6), Form()).replace("\t4\n", "\t3\n"))
    found = mulu("check")
    assert found.exit_code == 1
    assert "! numbering     6 rows, numbers 6 printed (1 error" in found.stdout
    assert lines(found.stdout)["output"] == "not published"


def test_a_file_that_is_not_the_one_of_the_card_is_told(mulu: Mulu, raw: Path) -> None:
    (raw / EDITION / "catalogue.txt").write_text("spoiled")
    found = mulu("check")
    assert found.exit_code == 2
    assert "! sources       3 files (1 error)" in found.stdout


def _rewritten(out: Path, path: str, change: Change) -> None:
    """Change a table, and make the descriptor and the state say that it is right."""
    table = change(pq.read_table(out / path))
    pq.write_table(table, out / path)
    data = (out / path).read_bytes()
    descriptor = json.loads((out / "datapackage.json").read_text("utf-8"))
    (described,) = (r for r in descriptor["resources"] if r["path"] == path)
    described |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
    described["rowCount"] = table.num_rows
    text = json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"
    (out / "datapackage.json").write_text(text, "utf-8")
    state = json.loads((out / ".state.json").read_text("utf-8"))
    state["about"]["datapackage.json"] = hashlib.sha256(text.encode()).hexdigest()
    (out / ".state.json").write_text(json.dumps(state), "utf-8")


def test_a_value_that_was_changed_with_its_hashes_is_found(
    mulu: Mulu, add_edition: AddEdition, tmp_path: Path
) -> None:
    add_edition("2023")
    mulu("extract")
    assert mulu("check").exit_code == 0

    def change(table: pa.Table) -> pa.Table:
        titles = ["数据人才", *table["title"].to_pylist()[1:]]
        at = table.column_names.index("title")
        return table.set_column(at, table.schema.field("title"), pa.array(titles))

    path = "editions/shanghai-foreign-talent/2023/positions.parquet"
    _rewritten(tmp_path / "out", path, change)
    found = mulu("check")
    assert found.exit_code == 2
    assert "2023 is not what was read: positions" in found.stdout


FAULTS: dict[str, tuple[Change, str]] = {
    "a column gone": (lambda t: t.drop(["title"]), "its columns are not those of"),
    "a column of another type": (
        lambda t: t.set_column(2, "seq", t["seq"].cast(pa.string())),
        "seq: not of the type",
    ),
    "a row twice": (lambda t: pa.concat_tables([t, t.slice(0, 1)]), "does not name one row"),
    "a null": (
        lambda t: t.set_column(
            t.column_names.index("title"), "title", pa.nulls(t.num_rows, pa.string())
        ),
        "title: null where",
    ),
    "another edition": (
        lambda t: t.set_column(0, "edition_id", pa.array(["x/y"] * t.num_rows)),
        "edition_id: refers to a row that is not there",
    ),
}


@pytest.mark.parametrize(("change", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_table_that_is_not_as_described_is_found(
    mulu: Mulu, add_edition: AddEdition, tmp_path: Path, change: Change, message: str
) -> None:
    add_edition("2023")
    mulu("extract")
    assert audit(tmp_path / "out").faults == ()
    _rewritten(tmp_path / "out", "positions.parquet", change)
    assert any(message in fault.message for fault in audit(tmp_path / "out").faults)


def test_a_file_that_nobody_describes_is_found(mulu: Mulu, tmp_path: Path, raw: Path) -> None:
    assert raw.exists()
    mulu("extract")
    (tmp_path / "out" / "editions" / "more.csv").write_text("a")
    found = mulu("check", "--no-cross-check")
    assert found.exit_code == 2
    assert "more.csv: not in datapackage.json" in found.stderr


def test_an_output_that_is_older_than_its_source_is_told(
    mulu: Mulu, add_edition: AddEdition
) -> None:
    folder = add_edition("2023")
    mulu("extract")
    card = folder / "edition.toml"
    card.write_text(card.read_text("utf-8").replace('"目录"', '"岗位目录"'), "utf-8")
    assert "older than its sources" in lines(mulu("check").stdout)["output"]
