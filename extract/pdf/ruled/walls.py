"""From lines that stand between the places of a grid to the cells that they enclose."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.pdf.ruled.snapping import Line


def walls(
    lines: Sequence[Line],
    ats: Sequence[float],
    steps: Sequence[float],
    tolerance: float,
    short: float = 0.0,
) -> list[list[bool]]:
    """For each position, and each step across it, whether a line is drawn along the whole step.

    A line may end ``short`` of the step by that share of it, if this is little.
    """
    drawn = [[False] * (len(steps) - 1) for _ in ats]
    slack = [
        max(tolerance, min(2 * tolerance, short * (end - start))) for start, end in pairwise(steps)
    ]
    for line in lines:
        row = drawn[min(bisect_left(ats, line.at), len(ats) - 1)]
        for index, (start, end) in enumerate(pairwise(steps)):
            if line.start - slack[index] <= start and end <= line.end + slack[index]:
                row[index] = True
    return drawn


def walls_to_blocks(
    across: Sequence[Sequence[bool]], down: Sequence[Sequence[bool]]
) -> Iterator[tuple[int, int, int, int]]:
    """The cells (top, left, bottom, right edge), each grown to the right, then downwards."""
    height, width = len(across) - 1, len(down) - 1
    taken: set[tuple[int, int]] = set()
    for top in range(height):
        for left in range(width):
            if (top, left) in taken:
                continue
            right = left + 1
            while right < width and not down[right][top] and (top, right) not in taken:
                right += 1
            bottom = top + 1
            while bottom < height and _goes_down(across, down, bottom, left, right, taken):
                bottom += 1
            taken.update(
                (row, column) for row in range(top, bottom) for column in range(left, right)
            )
            yield top, left, bottom, right


def _goes_down(
    across: Sequence[Sequence[bool]],
    down: Sequence[Sequence[bool]],
    row: int,
    left: int,
    right: int,
    taken: set[tuple[int, int]],
) -> bool:
    """Whether a block goes on in a row: no wall above it, none within."""
    return (
        not any(across[row][left:right])
        and not any(down[column][row] for column in range(left + 1, right))
        and not any((row, column) in taken for column in range(left, right))
    )
