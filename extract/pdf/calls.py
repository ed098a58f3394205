"""Functions of PDFium called as cheaply as ctypes can, for a page has thousands of characters.

pypdfium2 checks and converts every argument of a call, which takes longer than what PDFium does in
it. Here a handle is a plain address, and what a function writes goes to arrays that become Python's
numbers all at once.
"""

import ctypes
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

HANDLE = OUT = ctypes.c_void_p
"""What a function is called with, and where it writes."""
INDEX = ctypes.c_int


def direct(function: object, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401
    """A function of PDFium with these types of its result and arguments; the GIL is kept.

    Without types it takes small numbers and handles as pypdfium2 has them, which is quickest.
    """
    return ctypes.cast(function, ctypes.PYFUNCTYPE(result, *arguments))  # type: ignore[arg-type]


def address(handle: object) -> int:
    """The address that a handle of PDFium holds."""
    return ctypes.cast(handle, HANDLE).value or 0  # type: ignore[arg-type]


class Numbers:
    """Room for the numbers that a function writes; ``at`` are the addresses of each."""

    def __init__(self, kind: Any, count: int) -> None:  # noqa: ANN401 - a type of ctypes
        """Make room for so many numbers of a kind, each 0."""
        self._room = (kind * count)()
        start = ctypes.addressof(self._room)
        self.at = tuple(range(start, start + ctypes.sizeof(self._room), ctypes.sizeof(kind)))

    def read(self) -> list[Any]:
        """The numbers that stand there."""
        numbers: list[Any] = self._room[:]
        return numbers


def columns(
    function: Callable[..., Any],
    kind: Any,  # noqa: ANN401 - a type of ctypes
    width: int,
    indices: Sequence[int],
    *,
    handle: int | None = None,
    outs: int = 1,
) -> list[list[Any]]:
    """What a function returns for each index (of a handle), and the ``width`` numbers it writes.

    A list for each of them. The function writes to a structure of such numbers, or with ``outs``
    to so many addresses.
    """
    numbers = (kind * (width * len(indices)))()
    start, size = ctypes.addressof(numbers), ctypes.sizeof(kind)
    stop = start + ctypes.sizeof(numbers)
    places = [range(start + out * size, stop, width * size) for out in range(outs)]
    inputs = [indices] if handle is None else [repeat(handle), indices]
    results = list(map(function, *inputs, *places))
    return [results, *(numbers[place::width] for place in range(width))]
