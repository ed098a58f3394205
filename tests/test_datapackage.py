"""The descriptor is valid, and what it says of each file is true."""

import hashlib
import json
from pathlib import Path

import jsonschema
import pyarrow.parquet as pq
import pytest
from conftest import ROOT, Mulu

SCHEMA = json.loads((ROOT / "tests/samples/datapackage-2.0.schema.json").read_text("utf-8"))


@pytest.fixture
def out(mulu: Mulu, tmp_path: Path) -> Path:
    assert mulu("extract", "--raw", ROOT / "raw").exit_code == 0
    return tmp_path / "out"


def test_it_is_a_valid_data_package(out: Path) -> None:
    descriptor = json.loads((out / "datapackage.json").read_text("utf-8"))
    jsonschema.validate(descriptor, SCHEMA)
    assert descriptor["$schema"].endswith("/2.0/datapackage.json")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**descriptor, "resources": []}, SCHEMA)


def test_every_file_is_described_as_it_is(out: Path) -> None:
    descriptor = json.loads((out / "datapackage.json").read_text("utf-8"))
    described = {resource["path"] for resource in descriptor["resources"]}
    data = {str(p.relative_to(out)) for p in out.rglob("*.*") if p.suffix in {".parquet", ".csv"}}
    data |= {str(p.relative_to(out)) for p in out.rglob("*.json") if p.name[0] not in ".d"}
    assert described == data
    assert len({resource["name"] for resource in descriptor["resources"]}) == 2 * 9 * 3
    for resource in descriptor["resources"]:
        content = (out / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)
        if resource["format"] == "parquet":
            table = pq.read_table(out / resource["path"])
            assert resource["rowCount"] == table.num_rows
            assert [f["name"] for f in resource["schema"]["fields"]] == table.column_names
        if resource["format"] == "json":
            assert resource["rowCount"] == len(json.loads(content))


def test_keys_are_unique_and_references_hold(out: Path) -> None:
    descriptor = json.loads((out / "datapackage.json").read_text("utf-8"))
    by_name = {resource["name"]: resource for resource in descriptor["resources"]}

    def rows(resource: dict[str, str], columns: list[str]) -> list[tuple[object, ...]]:
        records = json.loads((out / resource["path"]).read_text("utf-8"))
        return [tuple(record[column] for column in columns) for record in records]

    for resource in descriptor["resources"]:
        if resource["format"] != "json":
            continue
        schema = resource["schema"]
        if "primaryKey" in schema:
            keys = rows(resource, schema["primaryKey"])
            assert len(set(keys)) == len(keys)
        for reference in schema.get("foreignKeys", []):
            target = by_name[reference["reference"]["resource"]]
            assert set(rows(resource, reference["fields"])) <= set(
                rows(target, reference["reference"]["fields"])
            )


def test_parquet_says_where_it_is_from(out: Path) -> None:
    metadata = pq.read_table(out / "positions.parquet").schema.metadata
    assert metadata[b"name"] == b"mulu"
    assert json.loads(metadata[b"sources"])["shanghai-foreign-talent/trial/catalogue.txt"]
    assert metadata[b"version"]
