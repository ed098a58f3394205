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
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from extract import model
from extract.card import Rendition, Source
from extract.formats import read
from extract.model import ASKED, Asked, Document, UnreadableError

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reader may use: seconds on the clock, and MiB of memory."""

    seconds: int = 300
    memory: int = 4096


LIMITS = Limits()


class Child:
    """A rendition that is being read by another process; leaving the context ends that process."""

    def __init__(
        self, source: Source, rendition: Rendition, asked: Asked = ASKED, limits: Limits = LIMITS
    ) -> None:
        """Begin to read."""
        self._limits = limits
        self._process = subprocess.Popen(
            [sys.executable, "-m", "extract.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        task = pickle.dumps((source, rendition, asked, limits.memory))
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
        try:
            answer, complaint = self._process.communicate(timeout=self._limits.seconds)
        except subprocess.TimeoutExpired as error:
            message = f"not read within {self._limits.seconds} seconds (--time-limit raises that)"
            raise UnreadableError(message) from error
        if self._process.returncode != 0:
            said = complaint.decode(errors="replace").splitlines()
            why = f" ({said[-1].strip()})" if said else ""
            message = f"the reader {_end(self._process.returncode)} on this file{why}"
            raise UnreadableError(message)
        found = _Unpickler(io.BytesIO(answer)).load()
        if not isinstance(found, Document):
            raise UnreadableError(str(found))
        return found


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


def main() -> None:
    """Read what standard input names, and write the document, or why there is none."""
    source, rendition, asked, memory = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the parent
    resource.setrlimit(resource.RLIMIT_AS, (memory * MEBIBYTE, memory * MEBIBYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answer: Document | str
    try:
        answer = read(source.data(rendition), rendition.format, asked)
    except UnreadableError as error:
        answer = str(error)
    except MemoryError:
        answer = f"not read within {memory} MiB of memory (--memory-limit raises that)"
    except RecursionError:
        answer = "nested too deep to be read"
    pickle.dump(answer, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    main()
