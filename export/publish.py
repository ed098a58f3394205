"""All or nothing: files are written to a staging folder and moved into place when all are there.

A run writes everything that changed to ``.staging``, flushes it to the disk and renames that to
``.ready``. From then on the run cannot fail halfway: what stands in ``.ready`` is moved into
place, and if the machine stops in between, the next run moves the rest. Before that rename a
failure leaves the output as it was.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

STAGING = ".staging"
READY = ".ready"
LOCK = ".lock"
FOLDERS = "folders.json"
RETIRED = ".retired"


class PublishError(Exception):
    """The output cannot be written; its text is the one line that the user is shown."""


@contextmanager
def exclusive(out: Path) -> Iterator[None]:
    """Hold ``out`` for one run; finish or drop what an earlier run left behind."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with (out / LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                message = f"{out}: another run is writing here; wait until it has ended"
                raise PublishError(message) from error
            recover(out)
            yield
    except OSError as error:
        raise _failed(out, error) from error


def _failed(out: Path, error: OSError) -> PublishError:
    what = error.strerror or str(error)
    return PublishError(f"{error.filename or out}: {what}; the last good output is untouched")


def publish(
    out: Path, folders: Mapping[str, Mapping[str, bytes]], files: Mapping[str, bytes]
) -> None:
    """Put whole folders and single files in place below ``out``: all of them or none.

    ``folders`` maps a folder to its files, ``files`` a path to its bytes; paths are relative to
    ``out``. A folder replaces the one that was there.
    """
    staging = out / STAGING
    try:
        contents = {f"{folder}/{n}": d for folder, fs in folders.items() for n, d in fs.items()}
        contents = contents | dict(files) | {FOLDERS: json.dumps(sorted(folders)).encode()}
        for path, data in contents.items():
            _write(staging / path, data)
        for folder, _, _ in os.walk(staging):
            _flush(Path(folder))
        staging.rename(out / READY)
        _flush(out)
    except OSError as error:
        shutil.rmtree(staging, ignore_errors=True)
        raise _failed(out, error) from error
    recover(out)


def recover(out: Path) -> None:
    """Move what is ready into place, and drop what never became ready."""
    for left in (STAGING, RETIRED):
        shutil.rmtree(out / left, ignore_errors=True)
    ready = out / READY
    if not ready.exists():
        return
    listed = ready / FOLDERS
    for folder in json.loads(listed.read_text("utf-8")) if listed.exists() else ():
        if (ready / folder).exists():
            _replace_folder(ready / folder, out / folder, out / RETIRED)
    for path in sorted(p for p in ready.rglob("*") if p.is_file() and p != listed):
        path.replace(out / path.relative_to(ready))
    _flush(out)
    shutil.rmtree(ready)


def _replace_folder(new: Path, target: Path, retired: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        target.rename(retired)
    new.rename(target)
    _flush(target.parent)
    shutil.rmtree(retired, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
