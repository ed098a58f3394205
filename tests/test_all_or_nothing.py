"""What stands in the way of a run leaves the last good output, and is one line."""

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, AddEdition, Mulu
from torture import agrees, contents, settled, write_editions

from export import publish as publishing
from export.publish import LOCK, PLAN, PublishError, exclusive, finished_anyway, publish
from export.state import state_of
from extract.card import Source, file_source

MULU = Path(sys.executable).parent / "mulu"
CAPBSET_DROP, DAC_OVERRIDE = 24, 1
"""From linux/prctl.h and linux/capability.h: what makes root respect the modes of files."""


def run(folder: Path) -> "subprocess.CompletedProcess[str]":
    def as_any_user() -> None:
        ctypes.CDLL(None).prctl(CAPBSET_DROP, DAC_OVERRIDE, 0, 0, 0)

    return subprocess.run(
        [MULU, "extract", "--quiet"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=as_any_user,
    )


@pytest.fixture
def published(tmp_path: Path) -> Path:
    write_editions(tmp_path / "raw", {"2021": 6, "2022": 7})
    assert run(tmp_path).returncode == 0
    write_editions(tmp_path / "raw", {"2021": 7, "2022": 8})
    return tmp_path


def test_an_output_that_is_read_only_is_one_line(published: Path) -> None:
    out = published / "out"
    before = contents(out)
    out.chmod(0o555)
    try:
        found = run(published)
    finally:
        out.chmod(0o755)
    assert found.returncode == 2
    assert found.stderr.startswith("mulu: out/.staging")
    assert found.stderr.endswith("Permission denied; the last good output is untouched\n")
    assert contents(out) == before
    assert run(published).returncode == 0
    assert contents(out) != before


def test_two_runs_at_once_are_told_apart(published: Path) -> None:
    before = contents(published / "out")
    with (published / "out" / LOCK).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = run(published)
    assert found.returncode == 2
    assert found.stderr == "mulu: out: another run is writing here; wait until it has ended\n"
    assert contents(published / "out") == before


def test_a_run_that_is_killed_between_two_renames_is_finished_by_another_process(
    published: Path,
) -> None:
    """The process stops itself before its third rename, and is killed there."""
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "original, count = Path.rename, [0]\n"
        "def rename(self, target):\n"
        "    count[0] += 1\n"
        "    if count[0] == 3: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return original(self, target)\n"
        "Path.rename = rename\n"
        "sys.argv = ['mulu', 'extract', '--quiet', '--jobs', '1']\n"
        "import cli; cli.main()\n"
    )
    out = published / "out"
    before = contents(out)
    found = subprocess.run([sys.executable, "-c", code], cwd=published, check=False)
    assert found.returncode == -signal.SIGKILL
    for _ in range(100):
        time.sleep(0.05)
        settled(out)
        if agrees(out) and contents(out) != before:
            break
    assert agrees(out)
    assert contents(out) != before
    assert run(published).returncode == 0
    assert state_of(out).broken == ()


def test_what_a_killed_run_had_put_aside_is_in_nobodys_way(tmp_path: Path) -> None:
    """Killed between the last rename of one edition and the first of the next."""
    out = tmp_path / "out"
    old, new = {"a": b"old"}, {"a": b"new"}
    publish(out, {"editions/x/1": old, "editions/x/2": old}, {"b": b"old"})
    for folder in (".retired/0", ".ready/editions/x/2", "editions/x/1"):
        (out / folder).mkdir(parents=True, exist_ok=True)
        (out / folder / "a").write_bytes(new["a"])
    (out / ".ready/b").write_bytes(b"new")
    (out / ".ready" / PLAN).write_text('{"put": ["editions/x/1", "editions/x/2"], "remove": []}')
    (out / LOCK).touch()
    command = [sys.executable, "-I", "-S", str(ROOT / "export/publish.py"), str(out)]
    subprocess.run(command, stdin=subprocess.DEVNULL, check=True)
    assert {(out / name).read_bytes() for name in ("b", "editions/x/1/a", "editions/x/2/a")} == {
        b"new"
    }


def test_what_is_told_to_be_done_is_not_done_again(tmp_path: Path) -> None:
    with exclusive(tmp_path / "out"), finished_anyway(tmp_path / "out"):
        publish(tmp_path / "out", {"editions/x/y": {"a": b"1"}}, {"b": b"2"})
    assert sorted(contents(tmp_path / "out")) == ["b", "editions/x/y/a"]


def test_a_link_in_the_place_of_the_staging_folder_is_not_followed(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.mkdir()
    (elsewhere / "kept").write_text("kept")
    (out / publishing.STAGING).symlink_to(elsewhere)
    with exclusive(out):
        publish(out, {}, {"b": b"2"})
    assert [path.name for path in elsewhere.iterdir()] == ["kept"]
    assert (out / "b").read_bytes() == b"2"


def test_a_source_that_changes_while_it_is_read_is_not_taken_for_the_one_that_was_read(
    mulu: Mulu, add_edition: AddEdition, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It changes after its reader has the bytes: the next run must see that."""
    folder = add_edition("2023")
    import pipeline  # noqa: PLC0415 - to change it

    original = pipeline.outcome_of

    def early(*arguments: object, **named: object) -> object:
        (folder / "catalogue.txt").write_text("another text")
        return original(*arguments, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "outcome_of", early)
        assert mulu("extract").exit_code == 0
    found = mulu("extract")
    assert found.exit_code == 2
    assert "the file is not the one of the card" in found.stderr
    assert agrees(tmp_path / "out")


def test_a_file_that_changes_between_the_look_and_the_reading_is_told(
    mulu: Mulu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sources  # noqa: PLC0415 - to change it

    (tmp_path / "a.txt").write_text("\t序号\n\t岗位名称\n", "utf-8")
    original = file_source

    def changed(path: Path, **named: object) -> Source:
        source = original(path, **named)  # type: ignore[arg-type]
        path.write_text("\t序号\n\t岗位\n", "utf-8")
        return source

    monkeypatch.setattr(sources, "file_source", changed)
    found = mulu("extract", "a.txt", "--quiet")
    assert found.exit_code == 2
    assert found.stderr == "mulu: a.txt: the file changed while it was read; run again\n"


def test_no_umask_and_no_other_user_is_in_the_way_of_the_lock(tmp_path: Path) -> None:
    before = os.umask(0o777)
    try:
        with exclusive(tmp_path / "out"):
            pass
    except PublishError:
        pass
    finally:
        os.umask(before)
    (tmp_path / "out").chmod(0o755)
    with exclusive(tmp_path / "out"):
        assert (tmp_path / "out" / LOCK).stat().st_mode & 0o777 == 0o644
