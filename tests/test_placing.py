"""Cells placed by likeness: a row that is plain, one that is doubtful, a run of several."""

import pytest

from extract.text.placing import Likeness, place

ROWS = [
    ((1, str(n)), (2, "甲产业"), (3, f"第{n}号研发人才"), (4, "要求\n" * 9), (5, ""))
    for n in range(1, 9)
]


@pytest.mark.parametrize(
    ("texts", "columns"),
    [
        (["9", "第九号研发人才", "要求\n" * 9], [1, 3, 4]),
        (["第九号研发人才", "要求\n" * 9], [3, 4]),
        (["乙产业", "第九号研发人才", "要求\n" * 9], [2, 3, 4]),
        (["9", "第九号研发人才", "要求\n" * 9, ""], [1, 3, 4, 5]),
    ],
)
def test_missing_cells_leave_the_others_in_their_columns(
    texts: list[str], columns: list[int]
) -> None:
    (row,) = place(texts, Likeness(ROWS, 5)).rows
    assert [column for column, _ in row] == columns


def test_a_long_run_is_cut_into_rows() -> None:
    texts = [
        "第九号研发人才",
        "要求\n" * 9,
        "第十号研发人才",
        "要求\n" * 9,
        "9",
        "第三号研发人才",
        "要求",
    ]
    placing = place(texts, Likeness(ROWS, 5))
    assert [[c for c, _ in row] for row in placing.rows] == [[3, 4], [3, 4], [1, 3, 4]]


def test_an_anchored_run_begins_in_the_first_column() -> None:
    (row,) = place(["", "第九号研发人才", "要求\n" * 9], Likeness(ROWS, 5), anchored=True).rows
    assert [column for column, _ in row] == [1, 3, 4]


def test_a_row_that_fits_two_ways_is_doubtful() -> None:
    alike = [tuple((column, "同样") for column in (1, 2, 3)) for _ in range(9)]
    assert place(["同样", "同样"], Likeness(alike, 3)).is_doubtful
    assert not place(["9", "第九号研发人才", "要求\n" * 9], Likeness(ROWS, 5)).is_doubtful


def test_thousands_of_rows_that_nothing_marks() -> None:
    texts = ["第九号研发人才", "要求\n" * 9] * 3000
    assert len(place(texts, Likeness(ROWS, 5)).rows) == 3000
