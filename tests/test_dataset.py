"""Editions together: combined tables, what is made anew and what is not, changes."""

import json
from pathlib import Path

import pandas as pd
import pytest
from captures import Form, capture, positions
from conftest import ROOT, AddEdition, Mulu

from export import load


def files(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def test_the_same_input_gives_the_same_bytes(mulu: Mulu, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert mulu("extract", "--raw", ROOT / "raw", "--out", name).exit_code == 0
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_nothing_is_done_twice(mulu: Mulu, tmp_path: Path) -> None:
    assert "published" in mulu("extract", "--raw", ROOT / "raw").stdout
    written = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.*")}
    again = mulu("extract", "--raw", ROOT / "raw")
    assert "unchanged" in again.stdout
    assert "read " not in again.stderr
    written.pop(tmp_path / "out" / ".lock")
    assert written.items() <= {p: p.stat().st_mtime_ns for p in written}.items()


@pytest.mark.parametrize(
    "path",
    [
        "positions.csv",
        "README.md",
        "datapackage.json",
        "editions/shanghai-foreign-talent/trial/majors.parquet",
    ],
)
def test_a_file_that_is_spoiled_or_gone_is_made_anew(mulu: Mulu, tmp_path: Path, path: str) -> None:
    mulu("extract", "--raw", ROOT / "raw")
    before = files(tmp_path / "out")
    (tmp_path / "out" / path).unlink()
    assert mulu("extract", "--raw", ROOT / "raw").exit_code == 0
    assert files(tmp_path / "out") == before
    if path.endswith((".csv", ".parquet")):
        (tmp_path / "out" / path).write_bytes(b"spoiled")
        assert mulu("check", "--raw", ROOT / "raw").exit_code == 2
        assert mulu("extract", "--raw", ROOT / "raw").exit_code == 0
        assert files(tmp_path / "out") == before


def test_a_changed_card_is_a_change(mulu: Mulu, add_edition: AddEdition) -> None:
    folder = add_edition("2023")
    mulu("extract")
    card = folder / "edition.toml"
    card.write_text('region = "上海市"\n' + card.read_text("utf-8"), encoding="utf-8")
    assert "published" in mulu("extract").stdout
    assert load("editions")["region"].tolist() == ["上海市"]


def test_editions_are_combined_in_order_and_compared(mulu: Mulu, add_edition: AddEdition) -> None:
    rows = positions(6, groups=1)
    add_edition("old", capture(rows, Form()), 'published = "2020"')
    later = [rows[0], *rows[2:]]
    later[1] = (*later[1][:3], later[1][3].replace("学士", "硕士"), later[1][4])
    later.append(("7", "", "新人才", rows[0][3], ""))
    later = [(str(i), *row[1:]) for i, row in enumerate(later, 1)]
    add_edition("new", capture(later, Form()), 'published = "2023-05"')
    assert mulu("extract").exit_code == 0
    found = load("positions")
    assert found["edition_id"].unique().tolist() == [
        "shanghai-foreign-talent/old",
        "shanghai-foreign-talent/new",
    ]
    changes = load("changes")
    assert changes[["change", "field", "before", "after"]].fillna("").to_numpy().tolist() == [
        [
            "changed",
            "education_text",
            "取得数学、法学等相关专业学士及以上学位",
            "取得数学、法学等相关专业硕士及以上学位",
        ],
        ["changed", "min_degree", "bachelor", "master"],
        ["changed", "isced_level", "6", "7"],
        ["added", "", "", "新人才"],
        ["removed", "", "二类第2号研发人才".replace("二", "三"), ""],
    ]
    assert set(changes["from_edition_id"]) == {"shanghai-foreign-talent/old"}


def test_an_earlier_edition_that_comes_later_changes_the_comparison(
    mulu: Mulu, add_edition: AddEdition, tmp_path: Path
) -> None:
    add_edition("2023", capture(positions(6), Form()), 'published = "2023"')
    mulu("extract")
    assert load("changes").empty
    add_edition("2020", capture(positions(5, groups=1), Form()), 'published = "2020"')
    assert mulu("extract").exit_code == 0
    assert not load("changes").empty
    alone = load("changes", edition="shanghai-foreign-talent/2023", out=tmp_path / "out")
    pd.testing.assert_frame_equal(alone, load("changes"))


def test_several_editions_are_read_at_a_time_with_the_same_result(
    mulu: Mulu, add_edition: AddEdition, tmp_path: Path
) -> None:
    for name in ("a", "b", "c"):
        add_edition(name)
    assert mulu("extract", "--jobs", "1", "--out", "one").exit_code == 0
    assert mulu("extract", "--jobs", "3", "--out", "three").exit_code == 0
    assert files(tmp_path / "one") == files(tmp_path / "three")


def test_a_file_is_an_edition_of_its_own(mulu: Mulu, tmp_path: Path) -> None:
    for name in ("甲.txt", "b.doc"):
        (tmp_path / name).write_text(capture(positions(3), Form()), encoding="utf-8")
    assert mulu("extract", "甲.txt", "b.doc").exit_code == 0
    assert load("editions")["edition_id"].tolist() == ["adhoc/b", "adhoc/甲"]
    assert len(load("positions", edition="adhoc/甲")) == 3
    assert load("changes").empty
    assert load("editions")["title"].isna().all()


def test_the_state_names_no_place_and_no_time(mulu: Mulu, tmp_path: Path) -> None:
    mulu("extract", "--raw", ROOT / "raw")
    state = (tmp_path / "out" / ".state.json").read_text("utf-8")
    assert str(tmp_path) not in state
    assert list(json.loads(state)["editions"]) == ["shanghai-foreign-talent/trial"]


def test_an_edition_without_a_card_any_more_is_withdrawn(
    mulu: Mulu, add_edition: AddEdition, tmp_path: Path
) -> None:
    add_edition("kept")
    folder = add_edition("trial")
    mulu("extract")
    folder.rename(folder.parent / "renamed")
    found = mulu("extract")
    assert found.exit_code == 0
    assert "shanghai-foreign-talent/trial    withdrawn" in found.stdout
    assert [name.split("/")[1] for name in load("editions")["edition_id"]] == ["kept", "renamed"]
    assert len(load("positions")) == 12
    assert not (tmp_path / "out/editions/shanghai-foreign-talent/trial").exists()
    assert mulu("check").exit_code == 0


def test_a_catalogue_asked_for_by_name_withdraws_nothing(
    mulu: Mulu, add_edition: AddEdition
) -> None:
    add_edition("2023")
    add_edition("2023", catalogue="beijing-foreign-talent")
    mulu("extract")
    assert mulu("extract", "--catalogue", "beijing-foreign-talent").exit_code == 0
    assert len(load("editions")) == 2


def test_a_damaged_edition_that_is_not_read_again_is_said(
    mulu: Mulu, add_edition: AddEdition, tmp_path: Path
) -> None:
    add_edition("2023")
    (tmp_path / "a.txt").write_text(capture(positions(3), Form()), encoding="utf-8")
    mulu("extract", "a.txt")
    mulu("extract")
    before = files(tmp_path / "out")
    damaged = tmp_path / "out/editions/adhoc/a/cells.csv"
    damaged.write_bytes(b"spoiled")
    found = mulu("extract", "--quiet")
    assert found.exit_code == 2
    assert "out/editions/adhoc/a: damaged; extract the edition again" in found.stderr
    assert found.stderr.count("\n") == 1
    assert mulu("extract", "a.txt").exit_code == 0
    assert files(tmp_path / "out") == before


@pytest.mark.parametrize("state", ["[]", "null", '"x"', '{"editions": {"a/b": []}}', "{", ""])
def test_a_damaged_state_is_no_traceback(mulu: Mulu, tmp_path: Path, state: str) -> None:
    mulu("extract", "--raw", ROOT / "raw")
    before = files(tmp_path / "out")
    (tmp_path / "out" / ".state.json").write_text(state)
    assert mulu("check", "--raw", ROOT / "raw").exit_code == 2
    found = mulu("extract", "--raw", ROOT / "raw")
    assert found.exit_code == 0
    assert found.exception is None or isinstance(found.exception, SystemExit)
    assert files(tmp_path / "out") == before


@pytest.mark.parametrize("path", ["README.md", "datapackage.json", ".state.json"])
def test_check_notices_every_file_that_is_not_as_it_was_written(
    mulu: Mulu, tmp_path: Path, path: str
) -> None:
    mulu("extract", "--raw", ROOT / "raw")
    before = files(tmp_path / "out")
    target = tmp_path / "out" / path
    target.write_text(target.read_text("utf-8") + " ", encoding="utf-8")
    expected = 0 if path == ".state.json" else 2
    assert mulu("check", "--raw", ROOT / "raw").exit_code == expected
    assert mulu("extract", "--raw", ROOT / "raw").exit_code == 0
    if expected:
        assert files(tmp_path / "out") == before


def test_editions_without_a_date_are_compared_with_none(
    mulu: Mulu, add_edition: AddEdition
) -> None:
    add_edition("2023", capture(positions(6), Form()))
    add_edition("trial", capture(positions(5), Form()))
    assert mulu("extract").exit_code == 0
    assert load("changes").empty
