"""Tables over pages, what belongs to the paper, and what cannot be read."""

import io
import json
from pathlib import Path

import pytest
from conftest import PROFILE, ROOT
from documents import drawn
from pdfs import ENGINES, Cells, Draw, Sheet, pdf
from reportlab.lib.utils import ImageReader

from extract.formats import read, sniff
from extract.model import Document, Table, UnreadableError
from extract.pdf import plumber
from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine
from normalize.catalogue import Origin
from normalize.checks import agreement
from normalize.findings import CODES
from normalize.talents import read_talents

SAMPLES = sorted((ROOT.parent / "shared" / "samples").glob("*.pdf"))
MADE = Path(__file__).parent / "samples" / "pdf"
REAL = ROOT / "raw" / "shanghai-foreign-talent" / "trial"
XS = [20.0, 60.0, 140.0, 240.0]
HEADER = {(1, 1): "序号", (1, 2): "类别", (1, 3): "内容"}


def rows(*texts: tuple[str, str, str], header: bool = True, top: int = 20) -> Draw:
    """A function that draws rows of three cells, under the header if asked for."""

    def draw(sheet: Sheet) -> None:
        cells: dict[tuple[int, int], str] = dict(HEADER) if header else {}
        for number, row in enumerate(texts, 2 if header else 1):
            cells |= {(number, column): text for column, text in enumerate(row, 1)}
        sheet.table(XS, [top + 40.0 * n for n in range(len(texts) + 2)], cells)

    return draw


def grid(*pages: Draw) -> list[list[str]]:
    (table,) = read_pdf(pdf(*pages)).tables
    return drawn(table)


HEAD = ["序号", "类别", "内容"]


def test_a_repeated_header_is_dropped() -> None:
    first, second = rows(("1", "甲", "x"), ("2", "甲", "y")), rows(("3", "乙", "z"))
    assert grid(first, second) == [HEAD, ["1", "甲", "x"], ["2", "甲", "y"], ["3", "乙", "z"]]


def test_rows_go_on_without_a_header() -> None:
    first, second = rows(("1", "甲", "x"), ("2", "甲", "y")), rows(("3", "乙", "z"), header=False)
    assert grid(first, second) == [HEAD, ["1", "甲", "x"], ["2", "甲", "y"], ["3", "乙", "z"]]


def test_a_row_that_the_page_cuts_is_joined() -> None:
    first = rows(("1", "甲", "x"), ("2", "乙", "熟悉光刻机的设计原"))
    second = rows(("", "", "理和方法"), ("3", "丙", "z"))
    assert grid(first, second)[2:] == [["2", "乙", "熟悉光刻机的设计原理和方法"], ["3", "丙", "z"]]


def test_each_part_of_a_cut_cell_has_its_box() -> None:
    first = rows(("1", "甲", "x"), ("2", "乙", "熟悉光刻机的设计原"))
    document = read_pdf(pdf(first, rows(("", "", "理"), ("3", "丙", "z"))))
    cell = next(cell for cell in document.tables[0].cells if cell.text.endswith("理"))
    assert [(box.page, box.x0, box.top) for box in cell.boxes] == [(1, 140, 100), (2, 140, 60)]


@pytest.mark.parametrize("again", ["", "甲"], ids=["blank", "typed again"])
def test_a_merged_label_is_carried_over_the_break(again: str) -> None:
    def first(sheet: Sheet) -> None:
        cells: Cells = {
            **HEADER,
            (2, 1): ("甲", (2, 1)),
            (2, 2): "a",
            (2, 3): "x",
            (3, 2): "b",
            (3, 3): "y",
        }
        sheet.table(XS, [20, 60, 100, 140], cells)

    def second(sheet: Sheet) -> None:
        cells: Cells = {(1, 1): (again, (2, 1)), (1, 2): "c", (1, 3): "z", (2, 2): "d", (2, 3): "w"}
        sheet.table(XS, [20, 60, 100], cells)

    expected = [HEAD, *(["甲", *pair] for pair in ("ax", "by", "cz", "dw"))]
    assert grid(first, second) == expected


def test_prose_between_pages_parts_tables() -> None:
    def titled(sheet: Sheet) -> None:
        sheet.text(20, 100, "二、另一张表")
        rows(("1", "乙", "y"), top=120)(sheet)

    document = read_pdf(pdf(rows(("1", "甲", "x")), titled))
    assert [type(block).__name__ for block in document.blocks] == ["Table", "Paragraph", "Table"]


def test_other_columns_are_another_table() -> None:
    def other(sheet: Sheet) -> None:
        sheet.table(
            [20, 100, 200], [20, 60, 100], {(1, 1): "a", (1, 2): "b", (2, 1): "c", (2, 2): "d"}
        )

    assert len(read_pdf(pdf(rows(("1", "甲", "x")), other)).tables) == 2


def test_what_belongs_to_the_paper_is_dropped_and_told() -> None:
    def page(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.text(100, 12, "人才目录")
            rows((str(number), "甲", "x"), top=30)(sheet)
            sheet.text(180, 290, f"第 {number} 页")
            sheet.canvas.saveState()
            sheet.canvas.rotate(30)
            sheet.canvas.drawString(150, 20, "内部资料")
            sheet.canvas.restoreState()

        return draw

    document = read_pdf(pdf(page(1), page(2), page(3)))
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert drawn(table)[1:] == [[str(n), "甲", "x"] for n in (1, 2, 3)]
    told = [(remark.code, remark.text) for remark in document.remarks]
    assert told == [
        ("furniture-dropped", "人才目录"),
        ("furniture-dropped", "第 # 页"),
        ("watermark-dropped", "内部资料"),
    ]


PAGE_NUMBERS = (
    "-1-",
    "1/14",
    "第1页 共14页",
    "·1·",
    "Page 1 of 3",
    "— 1 —",
    "共14页，第1页",
    "P. 1",
)


@pytest.mark.parametrize("baseline", [12, 290], ids=["top", "bottom"])
@pytest.mark.parametrize("text", PAGE_NUMBERS)
def test_the_number_of_a_single_page(text: str, baseline: float) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(150, baseline, text)
        rows(("1", "甲", "x"), top=30)(sheet)

    assert len(read_pdf(pdf(draw)).blocks) == 1


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize("form", ["- {} -", "{}/3", "第{}页 共3页", "Page {} of 3"])
def test_page_numbers_left_and_right(form: str, engine: Engine) -> None:
    def page(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.text(20 if number % 2 else 300, 12, form.format(number))
            rows((str(number), "甲", "x"), top=30)(sheet)

        return draw

    document = read_pdf(pdf(page(1), page(2), page(3)), engine)
    assert len(document.blocks) == 1


def test_a_line_that_stands_on_one_page_is_kept() -> None:
    def titled(sheet: Sheet) -> None:
        sheet.text(100, 12, "人才目录")
        rows(("1", "甲", "x"), top=30)(sheet)

    document = read_pdf(pdf(titled, rows(("2", "甲", "x"), top=30)))
    assert len(document.blocks) == 2


def image_page(sheet: Sheet) -> None:
    # The smallest PNG: one grey point, drawn over the whole page.
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
        "3a7e9b550000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
    )
    sheet.canvas.drawImage(ImageReader(io.BytesIO(png)), 0, 0, 400, 300)


def numbered_picture(sheet: Sheet) -> None:
    image_page(sheet)
    sheet.text(190, 290, "2")


def title(sheet: Sheet) -> None:
    sheet.text(20, 20, "正文")


PLAIN = pdf(rows(("1", "甲", "x")))
UNREADABLE = {
    "damaged": (b"%PDF-1.7\nnothing", "damaged PDF"),
    "encrypted": (pdf(rows(("1", "甲", "x")), password="secret"), "password"),  # noqa: S106
    "no characters": (pdf(lambda sheet: sheet.line(0, 0, 10, 10)), "no text layer"),
    "pictures alone": (pdf(image_page, image_page), r"images \(1, 2\) need OCR"),
    "a picture, and no table": (pdf(title, image_page), r"images \(2\) need OCR"),
    "no table": (pdf(title), "no table"),
}


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize(("data", "message"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_unreadable(data: bytes, message: str, engine: Engine) -> None:
    with pytest.raises(UnreadableError, match=message) as error:
        read_pdf(data, engine)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize("picture", [image_page, numbered_picture])
def test_a_picture_beside_pages_of_text_is_an_error_and_they_are_read(
    engine: Engine, picture: Draw
) -> None:
    document = read_pdf(pdf(picture, rows(("1", "甲", "x"))), engine)
    assert [cell.text for cell in document.tables[0].cells] == [*HEAD, "1", "甲", "x"]
    (told,) = [remark for remark in document.remarks if remark.code == "pages-are-images"]
    assert told.message.startswith("no text layer: pages that are images (1) need OCR first")
    assert CODES[told.code][0] == "error"


def test_garbage_is_no_text_layer() -> None:
    private = rows(("\ue001\ue002", "\ue003\ue004", "\ue005\ue006"))
    with pytest.raises(UnreadableError, match=r"garbage text layer: 50% of its .*\(pages 1\)"):
        read_pdf(pdf(private))


def test_the_signature_may_stand_later() -> None:
    assert sniff(b"\n" * 900 + PLAIN) == "pdf"
    assert read(b"\n\n" + PLAIN) == read_pdf(PLAIN)
    assert sniff(b"\n" * 2000 + PLAIN) == "text"


def shown(document: Document) -> list[object]:
    """A document without what engines may measure differently by a point."""
    return [
        [(c.row, c.column, c.row_span, c.column_span, c.text, len(c.boxes)) for c in block.cells]
        if isinstance(block, Table)
        else block
        for block in document.blocks
    ]


@pytest.mark.skipif(not SAMPLES, reason="the samples are no part of the project")
@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_engines_agree_on_samples(path: Path) -> None:
    data = path.read_bytes()
    assert shown(read_pdf(data)) == shown(read_pdf(data, plumber.pages))


@pytest.mark.skipif(not SAMPLES, reason="the samples are no part of the project")
def test_samples() -> None:
    customs, pollutants = (read_pdf(path.read_bytes()) for path in SAMPLES)
    (table,) = customs.tables
    labels = [cell.text for cell in table.cells if cell.column == 2][1:]
    assert labels == ["电视机", "电冰箱", "洗衣机", "房间空气调节器", "微型计算机"]
    assert len(table.rows) == 49
    assert [len(table.rows) for table in pollutants.tables] == [11, 52, 5, 10, 45]


def test_the_real_edition_comes_back_cell_by_cell() -> None:
    (expected,) = read((REAL / "catalogue.rebuilt.docx").read_bytes()).tables
    (found,) = read_pdf((REAL / "catalogue.rebuilt.pdf").read_bytes()).tables
    assert texts(found) == texts(expected)


def texts(table: Table) -> list[tuple[int, int, int, str]]:
    """The cells but for the numbers that Word counts, and for breaks that a full line may hide."""
    return [
        (c.row, c.column, c.row_span, c.text.replace("\n", "")) for c in table.cells if c.column > 1
    ]


def test_another_maker_gives_the_same_positions() -> None:
    """Chromium prints the table as a web page: other fonts, fills for lines, open page breaks."""
    origin = Origin("x/y", "a.pdf", "0")
    ours, theirs = (
        read_talents(read(path.read_bytes()), PROFILE, origin).listed()
        for path in (REAL / "catalogue.txt", MADE / "catalogue.chromium.pdf")
    )
    doubts = list(agreement(ours, theirs, "a.pdf"))
    assert [(d.code, d.message) for d in doubts] == [
        ("renditions-compared", "agrees with a.pdf on 62 of 62 positions")
    ]


MADE_CASES = sorted(
    path
    for path in MADE.glob("*.pdf")
    if path.with_name(path.name.split(".")[0] + ".expected.json").exists()
)
AMBIGUOUS = {"latin-wraps.chromium"}
"""A line of Latin words that is full where its paragraph ends: nothing shows its end."""


@pytest.mark.parametrize("path", MADE_CASES, ids=[path.stem for path in MADE_CASES])
def test_files_of_writers(path: Path) -> None:
    expected = json.loads(path.with_name(path.name.split(".")[0] + ".expected.json").read_text())
    (table,) = read_pdf(path.read_bytes()).tables
    names = ("row", "column", "row_span", "column_span", "text")
    found = [{name: getattr(cell, name) for name in names} for cell in table.cells]
    wrong = [cell for cell in found if cell not in expected]
    assert len(wrong) == (path.stem in AMBIGUOUS)
    assert len(found) == len(expected)
