"""A reader in a process of its own: what crashes, hangs or swallows memory ends there.

PDFium is native code, and files come from anywhere. The parent says which file, the child opens it
and answers with the document or with the line that says why there is none.
"""

import io
import os
import pickle
import resource
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from extract import model
from extract.card import Rendition, Source
from extract.formats import READERS, read, reader
from extract.limits import LIMITS, MEBIBYTE, Limits
from extract.model import ASKED, Asked, Document, UnreadableError

GRACE = 5
"""Seconds after which a child that its parent did not end in time ends by its own clock."""

HERE = str(Path(__file__).parents[1])
"""Where the stages are, whichever way they are installed."""

DAMAGED = (
    *(pickle.UnpicklingError, EOFError, ValueError, TypeError, KeyError, IndexError),
    *(AttributeError, ImportError, MemoryError, OverflowError),
)
"""What `pickle` raises on bytes that are no answer of a reader."""

NO_ROOM = {-signal.SIGABRT, -signal.SIGTRAP, -signal.SIGILL}
"""How native code ends its process where it is given no memory."""


class Child:
    """A rendition that is being read by another process; leaving the context ends that process."""

    def __init__(
        self, source: Source, rendition: Rendition, asked: Asked = ASKED, limits: Limits = LIMITS
    ) -> None:
        """Begin to read."""
        self._limits = limits
        self._process = subprocess.Popen(
            # No module of the current folder, and no time for what `site` looks up.
            [sys.executable, "-P", "-S", "-m", "extract.child"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([HERE, *filter(None, sys.path)])},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        task = pickle.dumps((source, rendition, asked, limits))
        with suppress(BrokenPipeError):  # it has ended already, and how is said when it is asked
            if self._process.stdin is not None:
                self._process.stdin.write(task)
                self._process.stdin.flush()

    def __enter__(self) -> Self:
        """The child itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """End the process and all that it started."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()

    def document(self) -> Document:
        """What was read; `UnreadableError` where the reader gave up, failed, or was ended."""
        late = f"not read within {self._limits.seconds} seconds (--time-limit raises that)"
        try:
            answer, complaint = self._process.communicate(timeout=self._limits.seconds)
        except subprocess.TimeoutExpired as error:
            raise UnreadableError(late) from error
        if self._process.returncode == -signal.SIGALRM:
            raise UnreadableError(late)
        if self._process.returncode != 0:
            said = complaint.decode(errors="replace").splitlines()
            why = f" ({said[-1].strip()})" if said else self._likely
            message = f"the reader {_end(self._process.returncode)} on this file{why}"
            raise UnreadableError(message)
        try:
            found = _Unpickler(io.BytesIO(answer)).load()
        except DAMAGED as error:
            message = f"the reader gave no document for this file ({type(error).__name__})"
            raise UnreadableError(message) from error
        if not isinstance(found, Document):
            raise UnreadableError(str(found))
        return found

    @property
    def _likely(self) -> str:
        """What ends a process that says nothing itself, as far as its signal tells."""
        if self._process.returncode not in NO_ROOM:
            return ""
        room = f"{self._limits.memory} MiB do not suffice (--memory-limit raises that)"
        return f", as it is where {room}"


def _end(status: int) -> str:
    """How a process ended that did not end well."""
    if status < 0:
        return f"was ended by {signal.Signals(-status).name}"
    return f"ended with status {status}"


class _Unpickler(pickle.Unpickler):
    """Takes nothing but documents: a reader that was taken over can make the parent run nothing."""

    def find_class(self, module: str, name: str) -> type:
        """A type of `extract.model`, and no other."""
        found = getattr(model, name, None) if module == model.__name__ else None
        if isinstance(found, type):
            return found
        message = f"{module}.{name} is no part of a document"
        raise pickle.UnpicklingError(message)


def confine(limits: Limits) -> None:
    """Hold this process to the limits; nothing that it reads can make it write a file.

    The clock ends it also where its parent is not there any more.
    """
    for kind, asked in (
        (resource.RLIMIT_AS, limits.memory * MEBIBYTE),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, limits.files),
    ):
        _, highest = resource.getrlimit(kind)
        most = asked if highest == resource.RLIM_INFINITY else min(asked, highest)
        resource.setrlimit(kind, (most, most))
    signal.setitimer(signal.ITIMER_REAL, limits.seconds + GRACE)


def main() -> None:
    """Read what standard input names, and write the document, or why there is none."""
    source, rendition, asked, limits = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the parent
    if rendition.format in READERS:
        reader(rendition.format)  # Python may keep what it compiles, which no file may
    confine(limits)
    answer: Document | str
    try:
        answer = read(source.data(rendition, limits), rendition.format, asked)
    except UnreadableError as error:
        answer = str(error)
    except MemoryError:
        answer = f"not read within {limits.memory} MiB of memory (--memory-limit raises that)"
    except RecursionError:
        answer = "nested too deep to be read"
    signal.setitimer(signal.ITIMER_REAL, 0)
    pickle.dump(answer, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    main()
