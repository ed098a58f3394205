"""What a page holds, as far as it is kept while the next one is read: its lines and its tables."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.model import Box
from extract.pdf.grid import NOWHERE
from extract.pdf.lines import Line, text_of
from extract.pdf.pages import Extent, Point
from extract.pdf.seen.watermarks import Mark, Places
from extract.pdf.unruled.words import WordLine


class PartCell(NamedTuple):
    """A cell on one page: its place from 1, what it covers, its lines."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[Line, ...]
    box: Box

    @property
    def text(self) -> str:
        """The text of its lines without spaces, to compare cells by."""
        return text_of(self.lines)

    @property
    def end(self) -> int:
        """Its last row."""
        return self.row + self.row_span - 1


class TablePart(NamedTuple):
    """A table on one page; see `Grid`."""

    page: int
    xs: tuple[float, ...]
    cells: tuple[PartCell, ...]
    top_ruled: bool
    bottom_ruled: bool
    inferred: bool = False
    tagged: bool = False
    unsure: bool = False
    doubtful: bool = False
    reach: tuple[Point, Point] = NOWHERE
    aside: tuple[float, ...] = ()
    row_ruled: bool = False
    open_top: tuple[Extent, ...] = ()
    open_bottom: tuple[Extent, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max(cell.end for cell in self.cells)

    @property
    def is_blank(self) -> bool:
        """Whether none of its cells holds text."""
        return not any(cell.lines for cell in self.cells)

    @property
    def top(self) -> float:
        """Where its first row begins."""
        return min(cell.box.top for cell in self.cells)

    @property
    def bottom(self) -> float:
        """Where its last row ends."""
        return max(cell.box.bottom for cell in self.cells)


class PageParts(NamedTuple):
    """What a page holds, from top to bottom, and what is wrong with it.

    ``watermarks`` are texts behind the text; ``printed`` counts characters, ``unreadable`` those of
    them that stand for nothing. ``unseen`` is text that nobody sees; ``layer`` counts the
    characters that a recogniser laid over pictures. ``candidates`` may be watermarks, if another
    page tells, as by the same ``places``. ``pictured`` where pictures cover most of it; ``nested``
    counts the tables drawn inside of cells, ``mistagged`` those whose tags it does not show;
    ``rare`` the ``ideographs`` that are in no common set, ``swapped`` ligatures whose bytes were
    turned round; ``annotated``, ``stamped`` and ``grown`` as of its `Page`; ``typed`` counts box-
    drawing characters. Of a sheet with two pages side by side ``second`` is the first block of the
    right one. ``texts`` are the words of a page on which no lines between rows are drawn.
    """

    number: int
    width: float
    height: float
    blocks: tuple[Line | TablePart, ...]
    watermarks: tuple[str, ...]
    printed: int
    unreadable: int
    is_picture: bool
    unseen: str = ""
    layer: int = 0
    candidates: frozenset[Mark] = frozenset()
    pictured: bool = False
    nested: int = 0
    second: int | None = None
    mistagged: int = 0
    ideographs: int = 0
    rare: int = 0
    swapped: tuple[str, ...] = ()
    annotated: bool = False
    typed: int = 0
    stamped: bool = False
    grown: bool = False
    places: Places = {}  # noqa: RUF012 - nothing is put into it
    texts: tuple[WordLine, ...] = ()

    @property
    def tables(self) -> list[TablePart]:
        """The tables among its blocks."""
        return tables_of(self.blocks)

    @property
    def lines(self) -> list[Line]:
        """The lines outside its tables."""
        return [block for block in self.blocks if isinstance(block, Line)]

    @property
    def halves(self) -> tuple[tuple[Line | TablePart, ...], ...]:
        """Its blocks, those of two pages on one sheet apart."""
        if self.second is None:
            return (self.blocks,)
        return self.blocks[: self.second], self.blocks[self.second :]

    def with_halves(self, halves: Sequence[Sequence[Line | TablePart]]) -> "PageParts":
        """The page with other blocks on it, or on each of the two pages of a sheet."""
        second = None if self.second is None else len(halves[0])
        return self._replace(blocks=tuple(b for half in halves for b in half), second=second)


def tables_of(blocks: Iterable[Line | TablePart]) -> list[TablePart]:
    """The tables among some blocks of a page."""
    return [block for block in blocks if isinstance(block, TablePart)]
