"""Tagged PDFs: tags are believed where the page shows what they say, and only there."""

from collections.abc import Iterator

import pytest
from conftest import ROOT
from test_pdf_bad import FONT, built, stream

from extract.formats import read
from extract.model import Document, Paragraph, Table

TEXTS = [
    *((20, 250, "Name"), (90, 250, "Both years"), (20, 230, "alpha beta gam")),
    *((90, 230, "10"), (150, 230, "20"), (20, 220, "delta"), (20, 200, "empty")),
    *((150, 200, "30"), (20, 180, "last"), (90, 180, "40"), (150, 180, "50")),
]
ROWS = (((0,), (1,)), ((2, 5), (3,), (4,)), ((6,), (), (7,)), ((8,), (9,), (10,)))


def tagged_row(row: tuple[tuple[int, ...], ...], number: int, table: int) -> Iterator[str]:
    """A row and its cells, numbered in turn; the last of two cells spans two columns."""
    kids = " ".join(f"{number + n} 0 R" for n in range(1, len(row) + 1))
    yield f"<</S/TR/P {table} 0 R/K[{kids}]>>"
    for n, cell in enumerate(row, 1):
        span = "/A<</O/Table/ColSpan 2>>" if n == len(row) == 2 else ""
        yield f"<</S/TD/P {number} 0 R/Pg 3 0 R{span}/K[{' '.join(map(str, cell))}]>>"


def tagged(
    cells: tuple[tuple[tuple[int, ...], ...], ...] | None,
    *,
    deep: int = 0,
    cyclic: bool = False,
    above: str = "",
) -> bytes:
    """A page of `TEXTS`, with the marked content of each cell of each row, and a text above."""
    content = f"/Artifact BMC BT /F 10 Tf 20 262 Td ({above}) Tj ET EMC " if above else ""
    content += "".join(
        f"/P <</MCID {i}>> BDC BT /F 10 Tf {x} {y} Td ({text}) Tj ET EMC "
        for i, (x, y, text) in enumerate(TEXTS)
    )
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/StructParents 0"
    page += "/Resources<</Font<</F 5 0 R>>>>>>"
    if cells is None:
        return built(page, stream(content), FONT)
    root, table = 6, 7
    objects: list[str] = []
    parents = dict.fromkeys(range(len(TEXTS)), table)
    number = table + 1 + deep
    chain = [f"<</S/Div/P {i - 1} 0 R/K {i + 1} 0 R>>" for i in range(table, table + deep)]
    top = table + deep
    lines = []
    for row in cells:
        lines.append(f"{number} 0 R")
        objects += tagged_row(row, number, top)
        parents |= {mark: number + n for n, cell in enumerate(row, 1) for mark in cell}
        number += 1 + len(row)
    if cyclic:
        lines.append(f"{top} 0 R")
    nums = " ".join(f"{parents[i]} 0 R" for i in range(len(TEXTS)))
    tree = f"<</Type/StructTreeRoot/K {table} 0 R/ParentTree<</Nums[0[{nums}]]>>>>"
    above = f"{top - 1 if deep else root} 0 R"
    whole = f"<</S/Table/P {above}/K[{' '.join(lines)}]>>"
    marked = "/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>"
    return built(page, stream(content), FONT, tree, *chain, whole, *objects, more=marked)


def codes(document: Document) -> set[str]:
    return {remark.code for remark in document.remarks}


def rows(document: Document) -> list[list[str]]:
    """The texts of the cells of its table, row by row; a span is one text."""
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    found: dict[int, list[str]] = {}
    for cell in table.cells:
        found.setdefault(cell.row, []).append(" ".join(p.text for p in cell.paragraphs))
    return list(found.values())


def test_tags_tell_the_cells() -> None:
    document = read(tagged(ROWS))
    assert "grid-tagged" in codes(document)
    assert "grid-inferred" not in codes(document)
    assert rows(document) == [
        ["Name", "Both years"],
        ["alpha beta gam delta", "10", "20"],
        ["empty", "", "30"],
        ["last", "40", "50"],
    ]


LIES = {
    "columns changed over": (*ROWS[:3], ((9,), (8,), (10,))),
    "rows changed over": (ROWS[0], ROWS[2], ROWS[1], ROWS[3]),
    "a text left out": (*ROWS[:3], ((8,), (), (10,))),
}


def test_a_text_closely_above_a_tagged_table_is_none_of_it() -> None:
    document = read(tagged(ROWS, above="Again"), "pdf")
    first, table = document.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(table, Table)
    assert (first.text, table.rows[0][0].text) == ("Again", "Name")


@pytest.mark.parametrize("cells", LIES.values(), ids=LIES)
def test_tags_that_lie_change_nothing(cells: tuple[tuple[tuple[int, ...], ...], ...]) -> None:
    document, plain = read(tagged(cells)), read(tagged(None))
    assert "tags-disagree" in codes(document)
    assert document.blocks == plain.blocks


@pytest.mark.parametrize(
    "data",
    [
        tagged(ROWS, cyclic=True),
        tagged(ROWS, deep=3000),
        tagged((*ROWS[:3], ((8, 77), (9,), (10, 99999)))),
    ],
    ids=["a tree in itself", "a deep tree", "marks that are not there"],
)
def test_bad_trees_are_read(data: bytes) -> None:
    assert "Both years" in str(rows(read(data)))


SAMPLES = {
    "latin-wraps": set(),  # lines are drawn, and decide
    "no-rules": {"grid-inferred", "tags-disagree"},  # its empty cells have no tags
}


@pytest.mark.parametrize(("name", "expected"), SAMPLES.items(), ids=SAMPLES)
def test_lines_decide_and_lost_cells_are_noticed(name: str, expected: set[str]) -> None:
    path = ROOT / f"tests/samples/pdf/{name}.chromium.pdf"
    known = {"grid-inferred", "grid-tagged", "tags-disagree"}
    assert codes(read(path.read_bytes())) & known == expected
