"""The two engines held against each other, and what a user may ask of them."""

from pathlib import Path

import pytest
from conftest import Mulu
from pdfs import Sheet, pdf

from extract.formats import read
from extract.model import ENGINES, Asked, Cell, Document, Paragraph, Table
from extract.pdf.engines import differences


def page(sheet: Sheet) -> None:
    cells = {(1, 1): "序号", (1, 2): "岗位", (2, 1): "1", (2, 2): "甲"}
    sheet.table([20, 60, 160], [20, 60, 100], cells)


def hidden(sheet: Sheet) -> None:
    """A text that is clipped away: one engine knows of clips, the other does not."""
    page(sheet)
    path = sheet.canvas.beginPath()
    path.rect(0, 0, 5, 5)
    sheet.canvas.saveState()
    sheet.canvas.clipPath(path, stroke=0)
    sheet.text(80, 84, "乙")
    sheet.canvas.restoreState()


def test_engines_that_agree_say_nothing() -> None:
    document = read(pdf(page), "pdf", Asked(cross_check=True))
    assert not document.remarks
    assert document.blocks == read(pdf(page), "pdf", Asked(engine="pdfplumber")).blocks


def test_every_difference_is_a_remark_with_its_place() -> None:
    document = read(pdf(hidden), "pdf", Asked(cross_check=True))
    (remark,) = document.remarks
    assert (remark.code, remark.table, remark.row) == ("engines-disagree", 1, 2)
    assert remark.text == "甲"
    assert "column 2: pdfplumber reads" in remark.message


def test_what_one_engine_does_not_read_is_a_difference() -> None:
    one = Document((Paragraph("题"), Table((Cell(1, 1, (Paragraph("甲"),)),))))
    other = Document((Table((Cell(1, 1, (Paragraph("甲"),), 2), Cell(1, 2, (Paragraph("乙"),)))),))
    found = [(r.table, r.row, r.text) for r in differences(one, other, "x")]
    assert found == [(None, None, "题"), (1, 1, "甲"), (1, 1, "乙")]
    assert not list(differences(one, one, "x"))


def test_an_encrypted_file_and_its_password(mulu: Mulu, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(page, password="secret"))  # noqa: S106 - of a test file
    command = ("extract", tmp_path / "a.pdf", "--catalogue", "shanghai-foreign-talent")
    for words, line in (
        ((), "needs a password; give it with --password"),
        (("--password", "wrong"), "--password does not open it"),
    ):
        found = mulu(*command, *words)
        assert (found.exit_code, line in found.stderr) == (2, True)
        assert found.stderr.count("\n") == 1
    opened = mulu(*command, "--password", "secret")
    assert "heading" in opened.stderr
    assert "password" not in opened.stderr


def test_an_engine_that_is_not_there_is_one_line(mulu: Mulu) -> None:
    found = mulu("extract", "--engine", "tesseract")
    assert (found.exit_code, found.stderr) == (
        2,
        "mulu: no engine 'tesseract' (known: pdfium, pdfplumber)\n",
    )


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("apart", [14, 20, 30, 40])
def test_the_same_text_in_one_row_below_the_other(engine: str, apart: int) -> None:
    """In a font that is not at hand PDFium takes it for one text that is drawn twice."""
    text = "审批要求：符合金融监管部门规定的任职资格和竞业禁止条件"

    def rows(sheet: Sheet) -> None:
        edges = [20.0 + apart * row for row in range(6)]
        cells = {(row, column): text for row in range(1, 6) for column in (1, 2)}
        sheet.table([20, 360, 700], edges, cells)

    (table,) = read(pdf(rows, size=(750, 400)), "pdf", Asked(engine=engine)).tables
    assert [cell.text for cell in table.cells] == [text] * 10


def test_a_crop_box_ends_where_the_medium_does() -> None:
    data = pdf(page, crop=(10, 20, 500, 500))
    documents = [read(data, "pdf", Asked(engine=name)) for name in ENGINES]
    assert documents[0] == documents[1]
