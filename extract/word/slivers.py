"""Grid columns that are no columns to a reader: as narrow as a line (ECMA-376 part 1, 17.4.16).

Where a border was dragged in some rows alone, their cells end a point beside those of the others,
and the file has a grid column between both edges, in which no cell stands. Edges that lie so near
are one, as in binary files, or merges downwards would end there and cells stand under two headings.
"""

from lxml import etree

from extract.word.columns import close, stretches
from extract.word.ooxml import children, number, tag
from extract.word.widths import CLOSE

GRID, ROW = tag("tblGrid"), tag("tr")


def close_slivers(root: etree._Element) -> None:
    """Take the slivers out of all grids, and out of the spans over them."""
    for grid in root.iter(GRID):
        table = grid.getparent()
        narrow = [number(column, "w", CLOSE + 1) <= CLOSE for column in children(grid, "gridCol")]
        if table is not None and any(narrow) and not all(narrow):
            _close(table, narrow)


def _close(table: etree._Element, narrow: list[bool]) -> None:
    """Take the narrow columns out of a table, but for those in which a cell stands."""
    found = [stretch for row in table.iterchildren(ROW) for stretch in stretches(row)]
    if max((stretch.end for stretch in found), default=0) > len(narrow):
        return  # the grid is not that of the rows
    close(table, found, narrow, [stretch for stretch in found if stretch.cell is not None])
