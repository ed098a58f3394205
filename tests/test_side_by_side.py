"""When a position counts as whole in the benchmark against peers; none of them is needed here."""

import re

import pytest
from conftest import ROOT
from peers import PEERS, Row, laid_out, measure, unmarked
from side_by_side import EDITION, carried, expected, whole

POSITION = ["34", "金融", "a（b）", "1.c2.d", "e"]


@pytest.mark.parametrize(
    ("rows", "good"),
    [
        ([["34", "金融", "a\n（b）", "1.c \n2.d", "e"]], True),
        ([["34.", "", "金融", "a（b）", "1.c2.d", "e", "x"]], True),
        ([["1", "金融", "", "", ""], ["34", None, "a（b）", "1.c2.d", "e"]], True),
        ([["1", "金融", "", "", ""], ["34", "", "a（b）", "1.c2.d", "e"]], False),
        ([["", "金融", "a（b）", "1.c2.d", "e"]], False),
        ([["1)", "金融", "a（b）", "1.c2.d", "e"]], False),
        ([["34", "金融", "a（b）", "1.c", "e"], ["", "", "", "2.d", ""]], False),
        ([["34", "金融", "a（b）", "1.c2.d", ""]], False),
        ([["34", "金融", "a（b）1.c2.d", "e"]], False),
        ([["34", "a（b）", "金融", "1.c2.d", "e"]], False),
    ],
    ids=[
        "white space",
        "full stop and further cells",
        "covered",
        "blank",
        "no number",
        "wrong number",
        "cut in two",
        "other lost",
        "glued",
        "out of order",
    ],
)
def test_what_is_whole(rows: list[Row], *, good: bool) -> None:
    assert whole(POSITION, list(carried(rows))) == good


def test_an_empty_cell_in_print_is_not_asked_for() -> None:
    assert whole(["1", "金融", "a", "b", ""], [["1", "金融", "a", "b"]])


def test_spans_are_laid_out_with_and_without_columns() -> None:
    grid = [["a", "b", "b"], ["a", "c", "d"]]
    with_columns = [(1, 1, 2, 1, "a"), (1, 2, 1, 2, "b"), (2, 2, 1, 1, "c"), (2, 3, 1, 1, "d")]
    assert laid_out(with_columns) == grid
    without = [(1, None, 2, 1, "a"), (1, None, 1, 2, "b"), (2, None, 1, 1, "c")]
    assert laid_out([*without, (2, None, 1, 1, "d")]) == grid
    assert laid_out([]) == []


def test_markup_is_undone() -> None:
    assert unmarked(r"C\+\+ a\|b<br/>&lt;c&gt;") == "C++ a|b<c>"


def test_mulu_brings_all_positions_back_from_word() -> None:
    positions = expected()
    found = measure("mulu", str(EDITION / "catalogue.rebuilt.docx"))
    rows = list(carried(found["rows"]))
    assert len(positions) == 62
    assert all(whole(position, rows) for position in positions)


def test_every_peer_is_asked_for() -> None:
    asked = (ROOT / "benchmarks" / "requirements.in").read_text("utf-8").lower()
    names = {name.lower() for peers in PEERS.values() for name in peers} - {"mulu"}
    assert all(re.search(rf"^(py)?{name}\b", asked, re.MULTILINE) for name in names)
