"""Tagged PDFs: tags are believed where the page shows what they say, and only there."""

from collections.abc import Iterator

import pytest
from conftest import ROOT
from documents import drawn
from test_pdf_bad import FONT, built, stream

from extract.formats import read
from extract.model import Document, Paragraph, Table
from extract.pdf import pdfium
from extract.pdf.tagged import with_tagged
from extract.pdf.unruled.known import Known

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
    "latin-wraps": {"grid-inferred", "grid-tagged", "tags-disagree"},  # lines are drawn, and decide
    "no-rules": {"grid-inferred", "tags-disagree"},  # its empty cells have no tags
}


@pytest.mark.parametrize(("name", "never"), SAMPLES.items(), ids=SAMPLES)
def test_lines_decide_and_empty_cells_need_no_tags(name: str, never: set[str]) -> None:
    path = ROOT / f"tests/samples/pdf/{name}.chromium.pdf"
    assert not codes(read(path.read_bytes())) & never


Tagged = list[tuple[str, str, list[tuple[int, int, int]]]]
"""A row of cells: spans, text, and where it stands: page, x and y, once for each page."""


def two_pages(rows: list[Tagged], artifact: str = "") -> bytes:
    """A table on two pages; on the second there may be an artifact.

    A text above the table is tagged, so that the first cell's mark on one page is another's on the
    other one.
    """
    texts: list[list[str]] = [[], []]
    marks: list[list[int]] = [[], []]

    def put(page: int, x: int, y: int, text: str, owner: int) -> str:
        mark = len(texts[page])
        texts[page].append(f"/P <</MCID {mark}>> BDC BT /F 10 Tf {x} {y} Td ({text}) Tj ET EMC")
        marks[page].append(owner)
        return f"<</Type/MCR/Pg {3 + page} 0 R/MCID {mark}>>"

    table, title = 9, 10
    number = title + 1
    elements = [f"<</S/P/P 8 0 R/K[{put(0, 150, 280, 'Title of all', title)}]>>"]
    lines = []
    for row in rows:
        own = number
        lines.append(f"{own} 0 R")
        kids = " ".join(f"{own + n} 0 R" for n in range(1, len(row) + 1))
        elements.append(f"<</S/TR/P {table} 0 R/K[{kids}]>>")
        for n, (spans, text, places) in enumerate(row, 1):
            kids = " ".join(put(*place, text, own + n) for place in places)
            attributes = f"/A<</O/Table{spans}>>" if spans else ""
            elements.append(f"<</S/TD/P {own} 0 R{attributes}/K[{kids}]>>")
        number += 1 + len(row)
    texts[1].append(artifact)
    parents = f"/ParentTree<</Nums[{numbered(marks)}]>>"
    root = f"<</Type/StructTreeRoot/K[{title} 0 R {table} 0 R]{parents}>>"
    whole = f"<</S/Table/P 8 0 R/K[{' '.join(lines)}]>>"
    return of_pages([" ".join(own) for own in texts], [root, whole, *elements])


def numbered(marks: list[list[int]]) -> str:
    """The parent tree: for each page, the elements that its marks are in."""
    owners = (" ".join(f"{owner} 0 R" for owner in own) for own in marks)
    return " ".join(f"{n} [{own}]" for n, own in enumerate(owners))


def of_pages(contents: list[str], elements: list[str]) -> bytes:
    """A file of two pages and a structure tree, whose root is object 8."""
    pages = [
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents {5 + n} 0 R/StructParents {n}"
        "/Resources<</Font<</F 7 0 R>>>>>>"
        for n in range(2)
    ]
    return built(
        *(*pages, *map(stream, contents), FONT, *elements),
        pages="<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        more="/StructTreeRoot 8 0 R/MarkInfo<</Marked true>>",
    )


def row(page: int, y: int, *texts: str, spans: str = "") -> Tagged:
    """A row of cells below the right columns of three; the first may span rows."""
    xs = (20, 90, 200)[-len(texts) :]
    cells = [("", text, [(page, x, y)]) for x, text in zip(xs, texts, strict=True)]
    return [(spans, *cells[0][1:]), *cells[1:]]


HEADINGS = ((20, "Kind"), (90, "Name"), (200, "Size"))
HEAD: Tagged = [("", text, [(0, x, 250), (1, x, 280)]) for x, text in HEADINGS]
"""It is printed on both pages, and has marks on both."""


def test_a_header_that_is_printed_on_both_pages_has_marks_on_both() -> None:
    body = [row(0, 230, "a", "alpha beta", "1"), row(0, 210, "b", "gamma delta", "2")]
    body += [row(1, 260, "c", "epsilon one", "3"), row(1, 240, "d", "zeta two", "4")]
    document = read(two_pages([HEAD, *body]), "pdf")
    assert "tags-disagree" not in codes(document)
    assert rows(document) == [
        ["Kind", "Name", "Size"],
        *(["a", "alpha beta", "1"], ["b", "gamma delta", "2"]),
        *(["c", "epsilon one", "3"], ["d", "zeta two", "4"]),
    ]


def kinds(lines: list[Tagged]) -> list[list[str]]:
    """The first two columns of a table of two pages, below its header."""
    document = read(two_pages(lines), "pdf")
    assert "tags-disagree" not in codes(document)
    return [line[:2] for line in drawn(document.tables[0])[1:]]


LABELLED = [
    *(["metals of earth", name] for name in ("alpha", "beta", "gamma", "delta")),
    *(["woods of all", name] for name in ("epsilon", "zeta")),
]


def test_a_label_goes_on_below_a_header_that_is_printed_again() -> None:
    lines = [
        HEAD,
        row(0, 230, "metals of earth", "alpha", "1", spans="/RowSpan 4"),
        *(row(0, 210, "beta", "2"), row(1, 260, "gamma", "3"), row(1, 240, "delta", "4")),
        row(1, 220, "woods of all", "epsilon", "5", spans="/RowSpan 2"),
        row(1, 200, "zeta", "6"),
    ]
    assert kinds(lines) == LABELLED


def test_a_label_whose_text_is_on_the_second_page() -> None:
    """It is in the middle of its rows: the first page has its cell without a text."""
    lines = [
        HEAD,
        [("/RowSpan 4", "metals of earth", [(1, 20, 260)]), *row(0, 230, "alpha", "1")],
        *(row(0, 210, "beta", "2"), row(1, 260, "gamma", "3"), row(1, 240, "delta", "4")),
        row(1, 220, "woods of all", "epsilon", "5", spans="/RowSpan 2"),
        row(1, 200, "zeta", "6"),
    ]
    assert kinds(lines) == LABELLED


def test_a_label_in_the_second_column_over_the_whole_of_a_page_is_told() -> None:
    """The page shows no cell of its column: it may as well be blank in these rows."""

    head = [("", text, [(0, x, 250), (1, x, 280)]) for x, text in ((20, "No"), *HEADINGS[1:])]
    lines = [
        head,
        [("", "1", [(0, 20, 230)]), *row(0, 230, "metals of earth", "a", spans="/RowSpan 4")],
        *([("", str(n), [(at, 20, y)]), *row(at, y, "b")] for n, (at, y) in enumerate(PLACES, 2)),
    ]
    document = read(two_pages(lines), "pdf")
    assert codes(document) >= {"grid-tagged", "label-rows-doubtful"}
    assert [line[1] for line in drawn(document.tables[0])[1:]] == ["metals of earth"] * 4


PLACES = ((0, 210), (1, 260), (1, 240))


def test_a_label_over_rows_of_two_pages_is_tagged_on_the_first() -> None:
    lines = [
        row(0, 250, "Kind", "Name", "Size"),
        row(0, 230, "metals of earth", "alpha", "1", spans="/RowSpan 4"),
        *(row(0, 210, "beta", "2"), row(1, 280, "gamma", "3"), row(1, 260, "delta", "4")),
        row(1, 240, "woods of all", "epsilon", "5", spans="/RowSpan 2"),
        row(1, 220, "zeta", "6"),
    ]
    assert kinds(lines) == LABELLED


def test_tagged_columns_that_touch_go_on_over_a_page() -> None:
    lines = [
        row(0, 250, "Kind", "Name", "Size"),
        *(row(0, 230, "mmmmmmmcci", "alpha", "1"), row(0, 210, "b", "beta", "2")),
        *(row(1, 280, "c", "gamma", "3"), row(1, 260, "d", "delta", "4")),
    ]
    (table,) = read(two_pages(lines), "pdf").tables
    assert [line[1] for line in drawn(table)] == ["Name", "alpha", "beta", "gamma", "delta"]


@pytest.mark.parametrize(
    ("columns", "count"),
    [(((20, 88), (90, 145), (150, 170), (190, 200)), 0), (((20, 30), (60, 70), (110, 280)), 1)],
    ids=["those of another page, and one that is blank here", "those of another table"],
)
def test_tagged_tables_stay_on_pages_with_fewer_columns_than_another(
    columns: tuple[tuple[float, float], ...], count: int
) -> None:
    (page,) = pdfium.pages(tagged(ROWS))
    known = Known((*columns, (290, 295)), (), 0, 300, is_below=True)
    grids, refused = with_tagged(page, page.characters, [], known)
    assert (len(grids), refused) == (count, 0)


def test_a_header_printed_again_without_tags_does_not_part_a_table() -> None:
    lines = [
        row(0, 250, "Kind", "Name", "Size"),
        *(row(0, 230, "a", "alpha beta", "1"), row(0, 210, "b", "gamma delta", "2")),
        *(row(1, 250, "c", "epsilon one", "3"), row(1, 230, "d", "zeta two", "4")),
    ]
    again = " ".join(
        f"/Artifact BMC BT /F 10 Tf {x} 265 Td ({text}) Tj ET EMC" for x, text in HEADINGS
    )
    document = read(two_pages(lines, again), "pdf")
    assert [line[1] for line in drawn(document.tables[0])] == [
        *("Name", "alpha beta", "gamma delta", "epsilon one", "zeta two")
    ]


def test_a_code_that_is_too_long_for_its_column_is_whole() -> None:
    """It reaches three points into the next one, and touches the text there."""

    def line(page: int, y: int, code: str, name: str) -> Tagged:
        return [("", code, [(page, 20, y)]), ("", name, [(page, 50, y)])]

    lines = [
        line(0, 250, "Code", "Name"),
        *(line(0, y, "A1", f"copper {y}") for y in (230, 210, 190)),
        line(0, 170, "MMMM", "zinc"),
        *(line(1, y, "B1", f"steel {y}") for y in (250, 230)),
    ]
    document = read(two_pages(lines), "pdf")
    assert "grid-tagged" in codes(document)
    assert rows(document)[4] == ["MMMM", "zinc"]
