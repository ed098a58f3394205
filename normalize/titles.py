"""Titles that begin with a number: the row's, where the table has no column of numbers."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from regex import Match

from normalize.findings import Doubt
from normalize.marks import CHINESE, ENCLOSED, order_of, style_of
from normalize.patterns import Pattern
from normalize.rows import Row

NUMBER = Pattern(
    rf"""
    \A \s* (?P<label>
        [0-9０-９]{{1,3}} (?: \s* [.．、)）] (?! [0-9０-９] ) | \s+ (?= \p{{Han}} ) )
      | [（(] \s* (?: [0-9０-９]{{1,3}} | {CHINESE} ) \s* [)）]
      | {CHINESE} 、 | [{ENCLOSED}]
    ) \s*
    """,
    (
        ("12.芯片设计人才", {"label": "12."}),
        ("3 芯片设计人才", {"label": "3 "}),
        ("（一）芯片设计人才", {"label": "（一）"}),
        ("3D打印人才", None),
        ("（高级）人才", None),
    ),
)
"""The number before a title."""


def numbered_by_title(rows: Sequence[Row], *, numbers: bool) -> tuple[list[Row], list[Doubt]]:
    """The rows, the numbers before their titles taken for theirs, and what is in doubt.

    They are the rows' where no table has a column of ``numbers``, each title has one and they count
    on; else they are parts of the titles.
    """
    found = [NUMBER.search(row.text("title")) for row in rows]
    marks = [mark for mark in found if mark]
    if not numbers and marks and len(marks) == len(rows) and _count_on(marks):
        own = zip(rows, marks, strict=True)
        return [_numbered(row, mark) for row, mark in own], []
    message = "a title that begins with a number, which is read as a part of it"
    return list(rows), [
        Doubt("title-numbered", message, "title", row.text("title")).at(row.table, row.row)
        for row, mark in zip(rows, found, strict=True)
        if mark
    ]


def _count_on(marks: Sequence[Match[str]]) -> bool:
    """Whether numbers are of one form and each is one more than the one before, or 1 again."""
    labels = [mark["label"].strip() for mark in marks]
    values = [order_of(label) or 0 for label in labels]
    follow = all(after in {before + 1, 1} for before, after in pairwise(values))
    return follow and values[0] == 1 and len(set(map(style_of, labels))) == 1


def _numbered(row: Row, mark: Match[str]) -> Row:
    counted = row.cells["title"].paragraphs[0].label
    return replace(
        row,
        label=mark["label"].strip(),
        seq_source="auto_number" if counted else "printed",
        title_start=mark.end(),
    )
