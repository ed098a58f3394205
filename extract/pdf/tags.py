"""What the tags of a page say of its tables: a type that every engine can give."""

from typing import NamedTuple


class TaggedTable(NamedTuple):
    """A table as the structure tree of a file has it (ISO 32000-1, 14.8.4.3.4), on one page.

    ``cells`` are row and column, both from 0, and the rows and columns that each spans; ``owners``
    tells which of them a character is in, by its x0 and top.
    """

    cells: tuple[tuple[int, int, int, int], ...]
    owners: dict[tuple[float, float], int]
