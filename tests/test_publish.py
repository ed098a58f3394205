"""All or nothing, whenever the run is stopped."""

import errno
import fcntl
import os
import shutil
from pathlib import Path

import pytest

from export.publish import LOCK, READY, STAGING, PublishError, exclusive, publish, recover

OLD = {"a.txt": b"old", "top.txt": b"old"}
NEW = {"b.txt": b"new", "sub.txt": b"new"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    with exclusive(tmp_path / "out"):
        publish(tmp_path / "out", {"editions/x/y": OLD}, {"top.txt": b"old"})
    return tmp_path / "out"


def contents(out: Path) -> dict[str, bytes]:
    files = (path for path in out.rglob("*") if path.is_file() and path.name != LOCK)
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


BEFORE = {"editions/x/y/a.txt": b"old", "editions/x/y/top.txt": b"old", "top.txt": b"old"}
AFTER = {"editions/x/y/b.txt": b"new", "editions/x/y/sub.txt": b"new", "top.txt": b"new"}


def test_a_folder_is_replaced_whole(out: Path) -> None:
    assert contents(out) == BEFORE
    publish(out, {"editions/x/y": NEW}, {"top.txt": b"new"})
    assert contents(out) == AFTER


def steps(monkeypatch: pytest.MonkeyPatch, stop_at: int) -> None:
    """Let the run die at its n-th change to the file system."""
    count = 0

    def counted(original: object) -> object:
        def step(*arguments: object, **named: object) -> object:
            nonlocal count
            count += 1
            if count == stop_at:
                raise KeyboardInterrupt
            return original(*arguments, **named)  # type: ignore[operator]

        return step

    for owner, name in (
        (os, "fsync"),
        (Path, "rename"),
        (Path, "replace"),
        (shutil, "rmtree"),
    ):
        monkeypatch.setattr(owner, name, counted(getattr(owner, name)))


def test_a_run_that_dies_anywhere_leaves_the_old_or_gets_to_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set()
    for stop_at in range(1, 60):
        out = tmp_path / str(stop_at)
        publish_to(out)
        with monkeypatch.context() as patch:
            steps(patch, stop_at)
            try:
                publish(out, {"editions/x/y": NEW}, {"top.txt": b"new"})
            except KeyboardInterrupt:
                finished = False
            else:
                finished = True
        recover(out)
        found = contents(out)
        assert found in (BEFORE, AFTER)
        seen.add(found == AFTER)
        if finished:
            break
    else:
        pytest.fail("the run never came to its end")
    assert seen == {True, False}


def publish_to(out: Path) -> None:
    out.mkdir()
    publish(out, {"editions/x/y": OLD}, {"top.txt": b"old"})


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_full_disk_is_one_line_and_changes_nothing(
    out: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    def full(_: int) -> None:
        raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(
            PublishError, match=f"{os.strerror(fault)}; the last good output"
        ) as error:
            publish(out, {"editions/x/y": NEW}, {"top.txt": b"new"})
    assert "\n" not in str(error.value)
    assert contents(out) == BEFORE
    assert not (out / STAGING).exists()
    assert not (out / READY).exists()


def test_two_runs_do_not_write_at_once(out: Path) -> None:
    with (out / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(PublishError, match="another run is writing here"), exclusive(out):
            pytest.fail("the lock was taken twice")


def test_an_output_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(PublishError, match="File exists"), exclusive(tmp_path / "out"):
        pytest.fail("a file was taken for a folder")


def test_what_stands_in_the_way_after_publication_is_said_and_moved_later(out: Path) -> None:
    (out / "top.txt").unlink()
    (out / "top.txt").mkdir()
    with pytest.raises(PublishError, match=r"the new output is whole in .*ready") as error:
        publish(out, {"editions/x/y": NEW}, {"top.txt": b"new"})
    assert "untouched" not in str(error.value)
    (out / "top.txt").rmdir()
    with exclusive(out):
        assert contents(out) == AFTER


def test_a_plan_that_is_damaged_is_one_line(out: Path) -> None:
    (out / READY).mkdir()
    (out / READY / "plan.json").write_text("{")
    with pytest.raises(PublishError, match=r"plan\.json is damaged"), exclusive(out):
        pytest.fail("a damaged plan was carried out")


def test_a_folder_that_is_removed_goes_with_the_rest(out: Path) -> None:
    publish(out, {}, {"top.txt": b"new"}, removed=["editions/x/y"])
    assert contents(out) == {"top.txt": b"new"}
