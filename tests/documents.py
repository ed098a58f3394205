"""What was read, to be held against what is there: a table as its grid, remarks by their codes."""

from extract.model import Document, Table

Drawn = list[list[str]]


def drawn(table: Table) -> Drawn:
    """The grid with each cell's text at every place that it covers; ``.`` where there is none."""
    width = max(c.column + c.column_span - 1 for c in table.cells)
    height = max(c.row + c.row_span - 1 for c in table.cells)
    grid = [["."] * width for _ in range(height)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                assert grid[row - 1][column - 1] == ".", "two cells in one place"
                grid[row - 1][column - 1] = cell.text
    return grid


def remarked(document: Document) -> list[str]:
    """The codes of its remarks, in order."""
    return [remark.code for remark in document.remarks]
