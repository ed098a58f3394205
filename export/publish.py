"""All or nothing: files are written to a staging folder and moved into place when all are there.

A run writes everything that changed to ``.staging``, flushes it to the disk and renames that to
``.ready``. From then on the run cannot fail halfway: what stands in ``.ready`` is moved into
place, and if the run is killed in between, a process of its own moves the rest; if the machine
stops, the next run does. Before that rename a failure leaves the output as it was.
"""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

STAGING = ".staging"
READY = ".ready"
LOCK = ".lock"
PLAN = "plan.json"
RETIRED = ".retired"
DONE = b"done"

FILE_MODE, FOLDER_MODE = 0o644, 0o755
"""The modes of all that is written, whatever the umask: who may look into ``out`` is said by the
mode of ``out`` itself."""


class PublishError(Exception):
    """The output cannot be written; its text is the one line that the user is shown."""


@contextmanager
def exclusive(out: Path) -> Iterator[None]:
    """Hold ``out`` for one run; finish or drop what an earlier run left behind."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = (out / LOCK).open("w")
        with suppress(PermissionError):  # it may be another user's
            (out / LOCK).chmod(FILE_MODE)
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


@contextmanager
def finished_anyway(out: Path) -> Iterator[None]:
    """See to it that what is published within is finished, also if this process is killed.

    Another process, in a session of its own, waits for the end of this one. Unless it is told that
    all is done, it takes the lock as soon as that is free, and puts in place what is ready.
    """
    command = [sys.executable, "-I", "-S", __file__, str(out.absolute())]
    process = subprocess.Popen(  # noqa: S603 - this very file
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield
    except PublishError:  # which says what the next run will do
        process.communicate(DONE)
        raise
    else:
        process.communicate(DONE)
    finally:
        if process.stdin is not None:
            process.stdin.close()


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
            Path(folder).chmod(FOLDER_MODE)
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
        _drop(out / left)
    if not (out / READY).exists():
        return
    try:
        _move(out, out / READY)
    except (OSError, ValueError) as error:
        what = error if isinstance(error, OSError) else OSError(f"{PLAN} is damaged")
        state = f"the new output is whole in {out / READY} and is moved by the next run"
        raise _failed(out, what, state) from error


def _move(out: Path, ready: Path) -> None:
    """Put in place what is ready, and make it durable before its traces go."""
    for folder in {out, *_put(out, ready)}:
        _flush(folder)
    shutil.rmtree(ready)
    _drop(out / RETIRED)


def _put(out: Path, ready: Path) -> list[Path]:
    """Carry out the plan; what was done of it before is not there any more.

    From the first rename to the last there is nothing but renames. Gives the folders to flush.
    """
    listed = ready / PLAN
    plan = json.loads(listed.read_text("utf-8")) if listed.exists() else {"put": [], "remove": []}
    put = [folder for folder in plan["put"] if (ready / folder).exists()]
    within = {ready / folder for folder in put}
    files = [
        path.relative_to(ready)
        for path in sorted(ready.rglob("*"))
        if path.is_file() and path != listed and within.isdisjoint(path.parents)
    ]
    parents = [_folder(out, Path(folder).parent) for folder in put]
    _drop(out / RETIRED)  # what a run that was killed here had put aside
    retired = _folder(out, Path(RETIRED))
    for number, folder in enumerate([*put, *plan["remove"]]):
        with suppress(FileNotFoundError):
            (out / folder).rename(retired / str(number))
        if folder in put:
            (ready / folder).rename(out / folder)
    for path in files:
        (ready / path).replace(out / path)
    return parents


def _folder(out: Path, path: Path) -> Path:
    """The folder ``path`` below ``out``, made with all above it where they are not there."""
    for folder in (*reversed(path.parents), path):
        if not (out / folder).exists():
            (out / folder).mkdir()
            (out / folder).chmod(FOLDER_MODE)
    return out / path


def _drop(path: Path) -> None:
    """Remove a folder as far as that is possible; of a link the link alone."""
    if path.is_symlink():
        path.unlink(missing_ok=True)
    shutil.rmtree(path, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        os.fchmod(file.fileno(), FILE_MODE)
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


def main() -> None:
    """Wait for the end of the process that publishes; put the rest in place unless all is done."""
    if sys.stdin.buffer.read() != DONE:
        out = Path(sys.argv[1])
        with suppress(ValueError, OSError), (out / LOCK).open() as lock:  # the next run says it
            fcntl.flock(lock, fcntl.LOCK_EX)
            if (out / READY).exists():
                _put(out, out / READY)


if __name__ == "__main__":
    main()
