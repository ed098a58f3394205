"""The tables that are open while the paragraphs of a document are read one after the other."""

from dataclasses import dataclass, field

from extract.doc.markup import Markup, element
from extract.doc.rows import Row, row, table

DEEPEST = 64
"""Tables in tables; Word has fewer."""


@dataclass(slots=True)
class Level:
    """A table that is open: its rows so far, and the cells and the content of the one begun."""

    rows: list[Row] = field(default_factory=list)
    cells: list[list[Markup]] = field(default_factory=list)
    content: list[Markup] = field(default_factory=list)

    def end_cell(self) -> None:
        """What was read is a cell."""
        self.cells.append(self.content or [element("p")])
        self.content = []


def go_to(levels: list[Level], depth: int) -> None:
    """Close the tables that are deeper, and open those that are not yet."""
    while len(levels) - 1 > depth:
        level = levels.pop()
        if level.content:
            level.end_cell()
        if level.cells:  # a row without its mark
            level.rows.append(row((), level.cells, is_deleted=False))
        if level.rows:
            levels[-1].content.append(table(level.rows))
    levels += [Level() for _ in range(depth - (len(levels) - 1))]
