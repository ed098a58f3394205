"""Any grid comes back as itself, whoever wrote it: each program writes tables in its own way."""

import random
import time
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from words import GOES_ON, START, abstract, counted, lvl, num, p, span, tbl, tc, tr, word

from extract.word.reader import read_word

NUMBERED = abstract(0, lvl(0, "%1.")) + num(1, 0)
RIGHT = ('<w:hMerge w:val="restart"/>', "<w:hMerge/>")
WRAPPERS = (
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>",
    '<w:customXml w:element="e">{}</w:customXml>',
    '<w:bookmarkStart w:id="1" w:name="b"/>{}<w:bookmarkEnd w:id="1"/>',
)
OLD = '<w:tcPrChange><w:tcPr><w:gridSpan w:val="9"/><w:vMerge/></w:tcPr></w:tcPrChange>'
WIDTHS = ("", '<w:tcW w:w="0" w:type="auto"/>', '<w:tcW w:w="9" w:type="dxa"/>')
GRIDS = (-1, 0, 3)
"""How many grid columns more than there are; -1 for none at all."""


class Drawn(NamedTuple):
    """A cell of the grid as it is drawn."""

    row: int
    column: int
    down: int
    across: int


class Hand:
    """A program that writes tables in its own way; by the same chance always the same."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.is_legacy = chance.random() < 0.3
        self.grid = chance.choice(GRIDS)
        self.number_column = chance.choice((0, 1, 2))

    def table(self, cells: list[Drawn]) -> str:
        """The table as XML."""
        height = max(cell.row + cell.down - 1 for cell in cells)
        width = max(cell.column + cell.across - 1 for cell in cells)
        rows: list[dict[int, tuple[str, int]]] = [{} for _ in range(height)]
        for cell in cells:
            for below in range(cell.down):
                place = self._cell(cell, below), cell.across
                rows[cell.row + below - 1][cell.column] = place
        return tbl(
            *(self._row(row, width) for row in rows),
            columns=0 if self.grid < 0 else width + self.grid,
        )

    def shown(self, cell: Drawn) -> str:
        """What the cell says: its place, or nothing but a number that Word counts."""
        return "" if cell.column == self.number_column else f"{cell.row}.{cell.column}"

    def _cell(self, cell: Drawn, below: int) -> str:
        text = self.shown(cell)
        content = p(text) if text else counted(1)
        if below:
            content = self.chance.choice(("<w:p/>", p("covered"), content))
        merge = "" if cell.down == 1 else self._goes_on() if below else START
        old = OLD if self.chance.random() < 0.05 else ""
        width = self.chance.choice(WIDTHS)
        if self.is_legacy and cell.across > 1:
            parts = [(RIGHT[bool(at)], content if not at else p()) for at in range(cell.across)]
        else:
            parts = [(span(cell.across) if cell.across > 1 else "", content)]
        return self._wrapped(
            "".join(
                f"<w:tc><w:tcPr>{width}{right}{merge}{old}</w:tcPr>{inner}</w:tc>"
                for right, inner in parts
            )
        )

    def _goes_on(self) -> str:
        return self.chance.choice((GOES_ON, '<w:vMerge w:val="continue"/>'))

    def _row(self, row: dict[int, tuple[str, int]], width: int) -> str:
        """A row, and perhaps one behind it that a tracked change has deleted."""
        first, last = min(row, default=1), max(row, default=0)
        around = {"Before": first - 1, "After": width + 1 - last - (row[last][1] if row else 1)}
        said = "".join(
            f'<w:grid{side} w:val="{count}"/><w:w{side} w:w="9" w:type="dxa"/>'
            for side, count in around.items()
            if count
        )
        cells = (row[column][0] for column in sorted(row))
        exception = self.chance.choice(("", "<w:tblPrEx><w:tblBorders/></w:tblPrEx>"))
        whole = tr(*cells, properties=said).replace("<w:tr>", f"<w:tr>{exception}")
        whole = self._wrapped(whole)
        deleted = tr(*(counted(1) for _ in range(width)), properties="<w:del/>")
        return whole + (deleted if self.chance.random() < 0.05 else "")

    def _wrapped(self, content: str) -> str:
        if self.chance.random() < 0.9:
            return content
        return self.chance.choice(WRAPPERS).format(content)


def tiling(chance: random.Random, height: int, width: int, most_down: int) -> list[Drawn]:
    """A grid cut into rectangles, by row, then column."""
    free = {(row, column) for row in range(1, height + 1) for column in range(1, width + 1)}
    cells = []
    for row, column in sorted(free):
        if (row, column) not in free:
            continue
        across, down = chance.choice((1, 1, 1, 1, 2, width)), chance.randint(1, most_down)
        while not all((row, column + c) in free for c in range(across)):  # also beyond the edge
            across -= 1
        while not all((row + r, column + c) in free for r in range(down) for c in range(across)):
            down -= 1
        free -= {(row + r, column + c) for r in range(down) for c in range(across)}
        cells.append(Drawn(row, column, down, across))
    return cells


def check(cells: list[Drawn], hand: Hand) -> None:
    """Write the grid, read it, and compare both: places, spans, texts and counted numbers."""
    (table,) = read_word(word(hand.table(cells), numbering=NUMBERED)).tables
    found = [Drawn(c.row, c.column, c.row_span, c.column_span) for c in table.cells]
    assert found == cells
    assert [cell.text for cell in table.cells] == [hand.shown(cell) for cell in cells]
    labels = [cell.label for cell in table.cells if cell.column == hand.number_column]
    assert labels == [f"{number}." for number in range(1, len(labels) + 1)]


def ragged(chance: random.Random, cells: list[Drawn]) -> list[Drawn]:
    """The grid with some rows that start late or end early; each keeps a cell."""
    left = list(cells)
    for row in {cell.row for cell in cells}:
        for at in (0, -1):
            across = [c for c in left if c.row <= row < c.row + c.down]
            end = sorted(across, key=lambda cell: cell.column)[at]
            if end.down == 1 and len(across) > 1 and chance.random() < 0.3:
                left.remove(end)
    return left


@settings(max_examples=300)
@given(st.randoms(use_true_random=False), st.integers(1, 7), st.integers(1, 7), st.integers(1, 5))
def test_any_grid_comes_back_as_itself(
    chance: random.Random, height: int, width: int, most_down: int
) -> None:
    check(tiling(chance, height, width, most_down), Hand(chance))


@settings(max_examples=200)
@given(st.randoms(use_true_random=False), st.integers(1, 6), st.integers(1, 6))
def test_rows_that_start_late_or_end_early(chance: random.Random, height: int, width: int) -> None:
    cells = ragged(chance, tiling(chance, height, width, 3))
    check(cells, Hand(chance))


@settings(max_examples=100)
@given(st.randoms(use_true_random=False), st.integers(1, 6), st.integers(1, 6))
def test_borders_that_were_dragged_in_some_rows(
    chance: random.Random, height: int, width: int
) -> None:
    cells = tiling(chance, height, width, 3)
    has_sliver = [chance.random() < 0.5 for _ in range(width + 1)]
    columns = [("15", "2000")[not is_sliver :] for is_sliver in has_sliver]
    widths = [measure for column in columns for measure in column][:-1]
    rows = [
        dragged(chance, [c for c in cells if c.row <= row < c.row + c.down], has_sliver, row)
        for row in range(1, height + 1)
    ]
    grid = "".join(f'<w:gridCol w:w="{measure}"/>' for measure in widths)
    body = tbl(*rows, columns=0).replace("<w:tblGrid>", f"<w:tblGrid>{grid}")
    (table,) = read_word(word(body)).tables
    assert [Drawn(c.row, c.column, c.row_span, c.column_span) for c in table.cells] == cells


def dragged(chance: random.Random, cells: list[Drawn], has_sliver: list[bool], row: int) -> str:
    """A row whose edges stand on either side of the slivers beside them."""
    edges = [
        column + sum(has_sliver[:column]) + (is_there and chance.random() < 0.5)
        for column, is_there in enumerate(has_sliver)
    ]
    written = (
        tc(
            "x",
            span(edges[c.column + c.across - 1] - edges[c.column - 1])
            + ("" if c.down == 1 else START if c.row == row else GOES_ON),
        )
        for c in sorted(cells, key=lambda cell: cell.column)
    )
    return tr(*written, properties=f'<w:gridBefore w:val="{edges[0]}"/>' if edges[0] else "")


def test_thousands_of_rows_and_merges() -> None:
    chance = random.Random(1)
    cells = tiling(chance, 3100, 12, 4)
    assert sum(cell.down * cell.across > 1 for cell in cells) > 8000
    start = time.process_time()
    check(cells, Hand(chance))
    assert time.process_time() - start < 10
