"""Word files by other makers: LibreOffice, pandoc, python-docx, and two JavaScript libraries."""

import json
from pathlib import Path

import pytest
from conftest import ROOT

from extract.formats import read
from extract.model import Table

FILES = Path(__file__).parent / "samples" / "word"
CATALOGUE = ROOT / "raw/shanghai-foreign-talent/trial/catalogue.rebuilt.docx"
Places = dict[tuple[int, int], tuple[int, int, str, str | None]]

AT_FAULT = {"list-in-cell.html-to-docx.docx": {(1, 5), (2, 5), (3, 6)}}
"""Places that the maker itself writes wrongly: a merge that starts a row late."""


def places(table: Table) -> Places:
    return {(c.row, c.column): (c.row_span, c.column_span, c.text, c.label) for c in table.cells}


def expected(path: Path) -> Places:
    if path.name.startswith("catalogue"):
        return places(read(CATALOGUE.read_bytes()).tables[0])
    cells = json.loads((FILES / f"{path.name.split('.')[0]}.expected.json").read_text("utf-8"))
    return {
        (c["row"], c["column"]): (c["row_span"], c["column_span"], c["text"], c["label"])
        for c in cells
    }


@pytest.mark.parametrize("path", sorted(FILES.glob("*.docx")), ids=lambda path: path.name)
def test_the_same_table_from_every_maker(path: Path) -> None:
    (table,) = read(path.read_bytes()).tables
    found, wanted = places(table), expected(path)
    different = {at for at in found.keys() | wanted.keys() if found.get(at) != wanted.get(at)}
    assert different <= AT_FAULT.get(path.name, set())
    assert len(found) > 8
