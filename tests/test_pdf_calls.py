"""Functions called for many inputs, which write to a room that is used again and again."""

import ctypes
from ctypes import byref, c_float, sizeof

from extract.pdf.pdfium.calls import MANY, Room, columns


def write_odd(number: int, out: object) -> int:
    """Write a number and its half, where it is odd; fail otherwise."""
    if number % 2:
        pair = (c_float * 2)(number, number / 2)
        ctypes.memmove(out, byref(pair), sizeof(pair))  # type: ignore[arg-type]
    return number % 2


def test_more_inputs_than_the_room_holds_come_in_order() -> None:
    numbers = range(1, 2 * MANY + 4, 2)
    results, wholes, halves = columns(write_odd, Room("f", 2), numbers)
    assert results == [1] * len(numbers)
    assert wholes == list(numbers)
    assert halves == [number / 2 for number in numbers]


def test_what_a_function_does_not_write_is_zero_and_not_left_from_before() -> None:
    room = Room("f", 2)
    columns(write_odd, room, [1, 3, 5, 7])
    assert columns(write_odd, room, [2, 9, 4]) == [[0, 1, 0], [0, 9, 0], [0, 4.5, 0]]


def test_each_place_of_a_record_is_written_by_itself() -> None:
    def write(number: int, *outs: object) -> None:
        for place, out in enumerate(outs, 1):
            ctypes.memmove(out, byref(c_float(number * place)), sizeof(c_float))  # type: ignore[arg-type]

    _, *columns_of_three = columns(write, Room("f", 3, outs=3), [5, 7])
    assert columns_of_three == [[5, 7], [10, 14], [15, 21]]
