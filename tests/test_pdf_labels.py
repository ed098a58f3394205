"""Labels merged over rows of a table without lines: which rows they may be over."""

from itertools import pairwise

from extract.pdf.unruled.rows.bonds import Bond, Column, Text
from extract.pdf.unruled.rows.covering import ACROSS, LABELS, with_labels
from extract.pdf.unruled.rows.partition import Part, Search, Way, in_middle
from extract.pdf.unruled.textlines import Piece

SIZE = 10.0
ROWS = [20.0 * n for n in range(8)]
"""The heights of rows, each of one line."""


def column(*heights: float) -> Column:
    texts = tuple(Text(y, Piece("label", 0, 30), SIZE) for y in heights)
    return Column(texts, tuple(Bond(1.0, 0.0) for _ in pairwise(texts)))


def against(*labels: Column) -> float:
    """What speaks against labels in the middle of rows."""
    part = Part([*labels, column(*ROWS)], 12.0)
    cuts = (-10.0, *(y + 10 for y in ROWS))
    columns = tuple(range(len(labels)))
    search = Search((len(labels),), in_middle, (0.0,) * (len(labels) + 1), apart=False)
    return with_labels([part], [Way(cuts, 0.0)], search, columns).cost


def test_labels_are_nested_within_those_to_their_left() -> None:
    """Over four rows and four; beside them over two each, or over two, four and two."""
    assert against(column(30, 110), column(10, 50, 90, 130)) == 2 * LABELS
    assert against(column(30, 110), column(10, 70, 130)) == 2 * LABELS + ACROSS
