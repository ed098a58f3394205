"""Work that several processes share, copies of this one, and whose results come in turn."""

import fcntl
import os
import pickle
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import cycle
from types import TracebackType
from typing import BinaryIO, NoReturn, TypeVar

T = TypeVar("T")

AHEAD = 1 << 20
"""Bytes of results that a copy may be ahead of what is taken: those of a hundred pages or so."""


def in_turn(share: Callable[[int], Iterator[T]], processes: int) -> Iterator[T]:
    """The first result of each share, then the second of each, until one has no more.

    Shares are counted from 1; this process does that one, and others are gone when the last result
    is taken. What a share raises is raised here, and a signal that ends its process ends this one.
    """
    with ExitStack() as stack:
        others = [
            stack.enter_context(_elsewhere(share(number))) for number in range(2, processes + 1)
        ]
        for results in cycle([share(1), *others]):
            try:
                yield next(results)
            except StopIteration:
                return


@contextmanager
def _elsewhere(results: Iterator[T]) -> Iterator[Iterator[T]]:
    """The results as a copy of this process gives them, or this one where there can be no more."""
    source, sink = os.pipe()
    with suppress(AttributeError, OSError):  # Linux can; elsewhere a copy waits more often
        fcntl.fcntl(sink, fcntl.F_SETPIPE_SZ, AHEAD)
    remaining, _ = signal.getitimer(signal.ITIMER_REAL)  # a copy has no clock of its own
    try:
        pid = os.fork()
    except OSError:
        os.close(source)
        os.close(sink)
        yield results
        return
    if pid == 0:
        signal.setitimer(signal.ITIMER_REAL, remaining)
        _give(results, sink)
    os.close(sink)
    try:
        with os.fdopen(source, "rb") as pipe:
            yield _taken(pid, pipe)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _give(results: Iterator[object], sink: int) -> NoReturn:
    """Send the results, or what was raised instead of one, and end."""
    status = 1
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):  # whoever reads those of this process need not wait for a copy
            os.dup2(nowhere, stream)
        with os.fdopen(sink, "wb") as pipe, _Telling(pipe) as tell:
            for result in results:
                tell(result)
        status = 0
    finally:
        os._exit(status)


class _Telling:
    """Sends results through a pipe, and behind them an error that ends the context."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe = pipe

    def __enter__(self) -> Callable[[object], None]:
        return self._tell

    def _tell(self, result: object, error: BaseException | None = None) -> None:
        pickle.dump((result, error), self._pipe, pickle.HIGHEST_PROTOCOL)
        self._pipe.flush()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if error is not None:
            self._tell(None, error)


def _taken(pid: int, pipe: BinaryIO) -> Iterator[T]:
    """The results that a process sends, as long as it lives."""
    while True:
        try:
            result, error = pickle.load(pipe)  # noqa: S301 - from a copy of this process
        except (EOFError, pickle.UnpicklingError):
            break
        if error is not None:
            raise error
        yield result
    ended = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    if ended is not None and ended.si_code != os.CLD_EXITED:
        os.kill(os.getpid(), ended.si_status)
    if ended is not None and ended.si_status:
        message = f"a process that shared the work ended with status {ended.si_status}"
        raise ChildProcessError(message)
