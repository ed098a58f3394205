"""Letters that a font or a writer sets nearer or further apart than usual (ISO 32000-1, 9.3)."""

import pytest
from test_pdf_bad import TABLE, page

from extract.formats import read
from extract.model import ENGINES, Asked

engines = pytest.mark.parametrize("engine", ENGINES)


def cell(show: str, engine: str) -> str:
    """What is read of a piece of a content stream in a cell."""
    content = TABLE.replace("BT /F 10 Tf 23 30 Td (c23) Tj ET", "")
    text = f"BT /F 6 Tf 23 30 Td {show} ET"
    found = read(page(content=content + text), "pdf", Asked(engine=engine))
    return found.tables[0].cells[2].text


@engines
@pytest.mark.parametrize("how", ["-0.6 Tc", "50 Tz", "60 Tz -0.3 Tc"])
def test_narrow_letters_that_come_twice_are_not_drawn_twice(how: str, engine: str) -> None:
    assert cell(f"{how} (all willing) Tj", engine) == "all willing"


@engines
def test_a_text_drawn_twice_for_boldness_is_read_once(engine: str) -> None:
    assert cell("(all) Tj 0.4 0 Td (all) Tj", engine) == "all"


SPREAD = {
    "2 Tc (Name) Tj": "Name",
    "2 Tc (C++) Tj": "C + +",  # as few may be three words
    "2 Tc (use C++ of) Tj": "use C++ of",
    "3 Tc 5 Tw (use it) Tj": "use it",
    "[(N) -300 (a) -300 (m) -300 (e) -1200 (T) -300 (a) -300 (g)] TJ": "Name Tag",
    "[(A) -300 (B) -300 (C) -300 (D)] TJ": "A B C D",
    "[(a) -300 (small) -300 (b)] TJ": "a small b",
    "[(n) -300 (o) -900 (a) -2500 (b)] TJ": "n o a b",
}


@engines
@pytest.mark.parametrize(("show", "text"), SPREAD.items())
def test_letters_that_are_set_apart_are_words(show: str, text: str, engine: str) -> None:
    assert cell(show, engine) == text


@engines
def test_words_that_are_set_apart_are_told(engine: str) -> None:
    text = "BT /F 10 Tf 23 50 Td 3 Tc (Name) Tj ET "
    found = read(page(content=TABLE + text), "pdf", Asked(engine=engine))
    assert [(r.code, r.text) for r in found.remarks] == [("letters-joined", "Name")]
