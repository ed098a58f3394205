"""Functions of PDFium called as cheaply as ctypes can, for a page has thousands of characters.

A call by ctypes checks and converts its arguments, which takes longer than what PDFium does in it.
Here arguments are converted once and passed to many calls: handles, and the addresses of a room for
records, which is filled again and again and becomes Python's numbers all at once.
"""

import ctypes
from collections.abc import Callable, Iterable, Sequence
from typing import Any

MANY = 256
"""So many records are written between two looks at them."""
HANDLE = ctypes.c_void_p
KINDS: dict[str, Any] = {
    "i": ctypes.c_int,
    "I": ctypes.c_uint,
    "f": ctypes.c_float,
    "d": ctypes.c_double,
}

prepared: Callable[[Any], Any] = HANDLE.from_param
"""A handle of PDFium, or the address in it, as an argument that needs no conversion."""


def direct(function: object, result: Any = ctypes.c_int) -> Callable[..., Any]:  # noqa: ANN401
    """A function of PDFium that takes small numbers and what is prepared; the GIL is kept."""
    return ctypes.cast(function, ctypes.PYFUNCTYPE(result))  # type: ignore[arg-type]


class Room:
    """Room for many records of ``width`` numbers of a kind, as `struct` calls it, all 0.

    ``outs`` are arguments by which a function writes there: for each of so many places of a record
    a list with one for each record. A function that writes a structure has one place.
    """

    def __init__(self, kind: str, width: int, outs: int = 1) -> None:
        """Make the room and the arguments."""
        self.width = width
        self._room = (KINDS[kind] * (width * MANY))()
        self._numbers = memoryview(self._room).cast("B").cast(kind)  # type: ignore[call-overload]
        size = ctypes.sizeof(KINDS[kind])
        byref, step = ctypes.byref, width * size
        self.outs = [
            [byref(self._room, place * size + record * step) for record in range(MANY)]
            for place in range(outs)
        ]

    def read(self, records: int) -> list[Any]:
        """The numbers of the first records, one record after the other."""
        numbers: list[Any] = self._numbers[: records * self.width].tolist()
        return numbers

    def clear(self) -> None:
        """Make all numbers 0: a function that fails writes nothing."""
        ctypes.memset(self._room, 0, ctypes.sizeof(self._room))


def columns(
    function: Callable[..., Any], room: Room, inputs: Sequence[Any], *before: Iterable[Any]
) -> list[list[Any]]:
    """What a function returns for each input, and the numbers that it writes: a list for each.

    It is called with what stands ``before`` the inputs, the input, and its places in the room.
    """
    results: list[Any] = []
    numbers: list[Any] = []
    for start in range(0, len(inputs), MANY):
        some = inputs[start : start + MANY]
        room.clear()
        results += map(function, *before, some, *room.outs)
        numbers += room.read(len(some))
    return [results, *(numbers[place :: room.width] for place in range(room.width))]
