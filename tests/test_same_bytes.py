"""The same input gives the same bytes and modes, whatever surrounds the run."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from torture import write_editions

MULU = Path(sys.executable).parent / "mulu"
SIZES = {"2021": 6, "2022": 7, "2023": 8}


def tree(out: Path) -> dict[str, tuple[str, int]]:
    """The SHA-256 and the mode of every file and folder below ``out``."""
    return {
        str(path.relative_to(out)): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
            path.stat().st_mode,
        )
        for path in sorted(out.rglob("*"))
    }


def run(
    folder: Path, *options: str, umask: int = 0o022, env: Mapping[str, str] | None = None
) -> dict[str, tuple[str, int]]:
    """What a run over the editions of a folder writes."""
    subprocess.run(
        [MULU, "extract", "--quiet", *options],
        cwd=folder,
        env={**os.environ, **(env or {})},
        umask=umask,
        check=True,
    )
    return tree(folder / "out")


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, int]]:
    folder = tmp_path_factory.mktemp("usual")
    write_editions(folder / "raw", SIZES)
    return run(folder, "--jobs", "1", env={"PYTHONHASHSEED": "0"})


SURROUNDINGS: dict[str, tuple[tuple[str, ...], int, dict[str, str]]] = {
    "jobs, hash seed": (("--jobs", "3"), 0o022, {"PYTHONHASHSEED": "1"}),
    "locale, time zone, umask": (
        ("--jobs", "1"),
        0o077,
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "Asia/Shanghai"},
    ),
    "another locale, an open umask": (
        ("--jobs", "2"),
        0o000,
        {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/New_York", "PYTHONHASHSEED": "random"},
    ),
}


@pytest.mark.parametrize(
    ("options", "umask", "env"), SURROUNDINGS.values(), ids=SURROUNDINGS.keys()
)
def test_surroundings_count_for_nothing(
    usual: dict[str, tuple[str, int]],
    tmp_path: Path,
    options: tuple[str, ...],
    umask: int,
    env: dict[str, str],
) -> None:
    write_editions(tmp_path / "raw", dict(reversed(SIZES.items())))
    assert run(tmp_path, *options, umask=umask, env=env) == usual


def test_the_order_in_which_editions_come_counts_for_nothing(
    usual: dict[str, tuple[str, int]], tmp_path: Path
) -> None:
    """One after the other, the last one first."""
    for name in reversed(SIZES):
        write_editions(tmp_path / "raw", {name: SIZES[name]})
        found = run(tmp_path)
    assert found == usual


def test_the_order_of_files_on_the_command_line_counts_for_nothing(tmp_path: Path) -> None:
    found = []
    for names in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        folder = tmp_path / names[0]
        folder.mkdir()
        write_editions(tmp_path / "raw", {"1": 6, "2": 7})
        for name, edition in (("a.txt", "1"), ("b.txt", "2")):
            source = tmp_path / "raw/shanghai-foreign-talent" / edition / "catalogue.txt"
            shutil.copy(source, folder / name)
        found.append(run(folder, *names))
    assert found[0] == found[1]


def test_all_is_readable_by_all_and_writable_by_its_owner(
    usual: dict[str, tuple[str, int]],
) -> None:
    assert {mode & 0o777 for _, mode in usual.values()} == {0o644, 0o755}
