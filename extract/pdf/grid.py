"""A table on one page as a grid of cells, whichever step found it."""

from math import inf
from typing import NamedTuple

from extract.pdf.pages import Corners, Extent, Point

NOWHERE: tuple[Point, Point] = ((inf, 0.0), (-inf, 0.0))


class GridCell(NamedTuple):
    """A cell: its place from 1, what it covers, its rectangle (x0, top, x1, bottom)."""

    row: int
    column: int
    row_span: int
    column_span: int
    corners: Corners

    @property
    def end(self) -> int:
        """Its last row."""
        return self.row + self.row_span - 1


class Grid(NamedTuple):
    """A ruled table on one page; ``xs`` and ``ys`` are where its columns and rows part.

    Where a page cuts a row a line may be missing, as ``top_ruled`` and ``bottom_ruled`` tell. In an
    ``inferred`` one ``shaded`` cells or tags (``tagged``) may show what lines do not, and in an
    ``unsure`` one nothing tells which rows a label is over. In a ``doubtful`` one rows of
    wrapped texts may be parted otherwise. ``inner`` counts tables in its cells. ``reach`` are the
    ends of the lines that get furthest to the left and to the right, x and height: one line alone
    does not tell where a side is. ``open_sides`` where no line is drawn at either.
    ``aside`` is where upright lines stand that touch nothing and end where the grid does;
    ``row_ruled`` says that all its rows are drawn and its columns are inferred. From where to where
    no line is drawn above it and below it tell ``open_top`` and ``open_bottom``.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    top_ruled: bool = True
    bottom_ruled: bool = True
    inferred: bool = False
    shaded: bool = False
    inner: int = 0
    tagged: bool = False
    unsure: bool = False
    doubtful: bool = False
    reach: tuple[Point, Point] = NOWHERE
    open_sides: bool = False
    aside: tuple[float, ...] = ()
    row_ruled: bool = False
    open_top: tuple[Extent, ...] = ()
    open_bottom: tuple[Extent, ...] = ()

    @property
    def corners(self) -> Corners:
        """x0, top, x1, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]
