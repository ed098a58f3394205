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
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

STAGING = ".staging"
READY = ".ready"
LOCK = ".lock"
PLAN = "plan.json"
RETIRED = ".retired"


class PublishError(Exception):
    """The output cannot be written; its text is the one line that the user is shown."""


@contextmanager
def exclusive(out: Path) -> Iterator[None]:
    """Hold ``out`` for one run; finish or drop what an earlier run left behind."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = (out / LOCK).open("w")
    except OSError as error:
        raise _failed(out, error, "nothing was changed") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            message = f"{out}: another run is writing here; wait until it has ended"
            raise PublishError(message) from error
        recover(out)
        yield


def _failed(out: Path, error: OSError, state: str) -> PublishError:
    return PublishError(f"{error.filename or out}: {error.strerror or error}; {state}")


def publish(
    out: Path,
    folders: Mapping[str, Mapping[str, bytes]],
    files: Mapping[str, bytes],
    removed: Sequence[str] = (),
) -> None:
    """Put whole folders and single files in place below ``out``: all of them or none.

    ``folders`` maps a folder to its files, ``files`` a path to its bytes; paths are relative to
    ``out``. A folder replaces the one that was there; those ``removed`` go.
    """
    staging = out / STAGING
    plan = json.dumps({"put": sorted(folders), "remove": sorted(removed)}).encode()
    try:
        contents = {f"{folder}/{n}": d for folder, fs in folders.items() for n, d in fs.items()}
        for path, data in (contents | dict(files) | {PLAN: plan}).items():
            _write(staging / path, data)
        for folder, _, _ in os.walk(staging):
            _flush(Path(folder))
        staging.rename(out / READY)
        _flush(out)
    except OSError as error:
        shutil.rmtree(staging, ignore_errors=True)
        raise _failed(out, error, "the last good output is untouched") from error
    recover(out)


def recover(out: Path) -> None:
    """Move what is ready into place, and drop what never became ready."""
    for left in (STAGING, RETIRED):
        shutil.rmtree(out / left, ignore_errors=True)
    if not (out / READY).exists():
        return
    try:
        _move(out, out / READY)
    except (OSError, ValueError) as error:
        what = error if isinstance(error, OSError) else OSError(f"{PLAN} is damaged")
        state = f"the new output is whole in {out / READY} and is moved by the next run"
        raise _failed(out, what, state) from error


def _move(out: Path, ready: Path) -> None:
    """Carry out the plan; what a run before has done of it is not there any more."""
    listed = ready / PLAN
    plan = json.loads(listed.read_text("utf-8")) if listed.exists() else {"put": [], "remove": []}
    for folder in plan["put"]:
        if (ready / folder).exists():
            _replace_folder(ready / folder, out / folder, out / RETIRED)
    for path in sorted(p for p in ready.rglob("*") if p.is_file() and p != listed):
        path.replace(out / path.relative_to(ready))
    for folder in plan["remove"]:
        shutil.rmtree(out / folder, ignore_errors=True)
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
