"""Tables that are wider than a page: a spreadsheet prints the columns that remain on other pages.

First all rows with the first columns, page by page, then all rows with the next ones; or both page
by page. Pages that show the same rows have their lines at the same heights, all of them, and other
columns: no other pages do that as long as rows are of several heights.
"""

from collections.abc import Sequence

from extract.model import Box, Remark
from extract.pdf.geometry import are_alike
from extract.pdf.lines import Line
from extract.pdf.page_parts import PageParts, PartCell, TablePart

SAME = 1.0
"""Points by which a line may stand elsewhere on the other page."""
HEIGHTS = 3
"""Different heights of rows, or of tables, from which no chance makes those of pages alike."""


def with_far_columns(pages: Sequence[PageParts]) -> tuple[list[PageParts], list[Remark]]:
    """The pages, each with the columns of its rows that stand on others; what was joined."""
    found = [number for number, page in enumerate(pages) if drawn_tables(page)]
    if len(found) < 2:  # noqa: PLR2004 - a second page is what this is about
        return list(pages), []
    first = found[0]
    own = pages[first:]
    for groups in shared_out(own):
        if are_strips(groups):
            strips = list(zip(*groups, strict=True))
            columns = [
                next(drawn_tables(p)[0].xs for p in strip if drawn_tables(p)) for strip in strips
            ]
            whole = [beside(group, columns) for group in groups]
            numbers = ", ".join(str(page.number) for page in groups[0])
            message = f"pages {numbers} … are read side by side: they show columns of the same rows"
            page = groups[0][1].number
            return [*pages[:first], *whole], [Remark("columns-on-other-pages", message, page=page)]
    return list(pages), []


def shared_out(pages: Sequence[PageParts]) -> list[list[Sequence[PageParts]]]:
    """The pages in groups that may show the same rows: first down, or first over."""
    alike = [at for at, page in enumerate(pages) if at and have_same_rows(pages[0], page)]
    if not alike:
        return []
    down = alike[0]
    over = next((at for at in range(1, len(pages)) if at not in alike), len(pages))
    ways: list[list[Sequence[PageParts]]] = []
    if len(pages) % down == 0:
        ways.append([pages[at::down] for at in range(down)])
    if over > 1 and len(pages) % over == 0:
        ways.append([pages[at : at + over] for at in range(0, len(pages), over)])
    return ways


def are_strips(groups: Sequence[Sequence[PageParts]]) -> bool:
    """Whether the pages of each group, all alike, show the same rows and other columns."""
    pairs = [(group[0], page) for group in groups for page in group[1:]]
    drawn = [pair for pair in pairs if drawn_tables(pair[1])]
    heights = {
        round(cell.box.bottom - cell.box.top)
        for first, _ in drawn
        for part in drawn_tables(first)
        for cell in part.cells
        if cell.row_span == 1
    }
    ends = {round(drawn_tables(first)[-1].bottom) for first, _ in drawn}
    return (
        len(drawn) * 2 > len(pairs)
        and len(heights) + len(ends) > HEIGHTS
        and all(have_same_rows(*pair) and not have_same_columns(*pair) for pair in drawn)
        and all(is_column_alone(*pair) for pair in pairs if not drawn_tables(pair[1]))
        and all(any(map(drawn_tables, strip)) for strip in zip(*groups, strict=True))
    )


def drawn_tables(page: PageParts) -> list[TablePart]:
    """The tables of a page whose lines are drawn; none where it has others too."""
    return [] if any(part.inferred for part in page.tables) else page.tables


def row_edges(part: TablePart) -> list[float]:
    """The heights of the lines between its rows, and around them."""
    return sorted({y for cell in part.cells for y in (cell.box.top, cell.box.bottom)})


def have_same_rows(page: PageParts, other: PageParts) -> bool:
    """Whether the tables of a page have the rows of those of another one, height by height."""
    return bool(drawn_tables(other)) and all(
        of_same_rows(page, part) for part in drawn_tables(other)
    )


def of_same_rows(page: PageParts, part: TablePart) -> TablePart | None:
    """The table of a page with the rows of a part of another page; of several the last column's."""
    edges = row_edges(part)
    own = [own for own in drawn_tables(page) if are_among(edges, row_edges(own))]
    return max(own, key=lambda own: own.xs[-1], default=None)


def are_among(edges: Sequence[float], others: Sequence[float]) -> bool:
    """Whether rows are those of another table, but for some that cells of theirs go over."""
    ends = are_alike((edges[0], edges[-1]), (others[0], others[-1]), SAME)
    return (
        ends
        and len(edges) * 2 > len(others)
        and all(any(abs(y - other) <= SAME for other in others) for y in edges)
    )


def have_same_columns(page: PageParts, other: PageParts) -> bool:
    """Whether the first tables of two pages have the same columns."""
    return are_alike(drawn_tables(page)[0].xs, drawn_tables(other)[0].xs, SAME)


def is_column_alone(page: PageParts, other: PageParts) -> bool:
    """Whether a page shows nothing but lines of text, and the other one row with lines beside it.

    A frame around one cell is no table: it may be the last column.
    """
    parts = drawn_tables(page)
    return (
        len(parts) == 1
        and parts[0].rows == 1
        and all(
            isinstance(block, Line) and parts[0].top < block.baseline < parts[0].bottom
            for block in other.blocks
        )
    )


def beside(group: Sequence[PageParts], columns: Sequence[tuple[float, ...]]) -> PageParts:
    """The first page of a group with the columns of the others, and what else these hold."""
    first = group[0]
    for page, xs in zip(group[1:], columns[1:], strict=True):
        blocks = list(first.blocks)
        for part in drawn_tables(page) or [column_alone(first, page, xs)]:
            own = of_same_rows(first, part)
            if own is not None:
                blocks[blocks.index(own)] = joined(own, part)
        first = first._replace(blocks=(*blocks, *(page.lines if drawn_tables(page) else [])))
    return first


def column_alone(page: PageParts, other: PageParts, xs: tuple[float, ...]) -> TablePart:
    """The lines of a page as the last column of the one row that another page shows."""
    (own,) = drawn_tables(page)
    lines = tuple(other.lines)
    box = Box(other.number, xs[0], own.top, xs[-1], own.bottom)
    return own._replace(page=other.number, xs=xs, cells=(PartCell(1, 1, 1, 1, lines, box),))


def joined(left: TablePart, right: TablePart) -> TablePart:
    """A table with the columns of another one at its right.

    A cell over several columns that ends where the page does, as a band, goes on with what is
    blank on the other page.
    """
    columns, shift = len(left.xs) - 1, left.xs[-1] - right.xs[0]
    ends = {c.row: c for c in left.cells if c.column + c.column_span - 1 == columns}
    moved = [at_rows(cell, row_edges(left), columns) for cell in right.cells]
    cells = {(cell.row, cell.column): cell for cell in left.cells}
    for cell in moved:
        end = ends.get(cell.row)
        if end is not None and cell.column == columns + 1 and are_one_cell(end, cell):
            wide = end.column_span + cell.column_span
            cells[end.row, end.column] = end._replace(column_span=wide)
        else:
            cells[cell.row, cell.column] = cell
    xs = (*left.xs, *(x + shift for x in right.xs[1:]))
    return left._replace(xs=xs, cells=tuple(cells[key] for key in sorted(cells)))


def at_rows(cell: PartCell, edges: Sequence[float], columns: int) -> PartCell:
    """A cell at its height among the rows of another table, behind so many columns."""
    top, bottom = (
        min(range(len(edges)), key=lambda at: abs(edges[at] - y))
        for y in (cell.box.top, cell.box.bottom)
    )
    return cell._replace(row=top + 1, row_span=bottom - top, column=cell.column + columns)


def are_one_cell(end: PartCell, begun: PartCell) -> bool:
    """Whether a cell at the edge of a page and one at that of the other are one."""
    spans = end.column_span > 1 or begun.column_span > 1
    return spans and not begun.lines and end.row_span == begun.row_span
