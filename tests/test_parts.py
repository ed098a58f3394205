"""Parts of files: the pages of a PDF that a user asks for, or an edition's card."""

import io
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, Mulu
from pdfs import ENGINES, pdf
from test_pdf_reader import HEAD, image_page, rows, title
from test_wordml import old
from words import flat, tbl, tr, word

from export import load
from extract.formats import read
from extract.model import Asked, UnreadableError
from extract.parts import page_ranges

PAGES = (
    image_page,
    rows(("1", "甲", "a"), ("2", "甲", "b")),
    title,
    rows(("1", "乙", "c")),
    rows(("2", "乙", "d")),
)
DATA = pdf(*PAGES)


def numbers(data: bytes, pages: str, engine: str = "pdfium", processes: int = 1) -> list[str]:
    """The last cell of each row, behind the page that it stands on."""
    asked = Asked(engine=engine, processes=processes, pages=page_ranges(pages))
    tables = read(data, "pdf", asked).tables
    last = [c for table in tables for c in table.cells if c.column == 3 and c.text != HEAD[2]]
    return [f"{cell.boxes[0].page}{cell.text}" for cell in last]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("2", ["2a", "2b"]),
        ("4-", ["4c", "5d"]),
        ("2,5", ["2a", "2b", "5d"]),
        ("５，２－３", ["2a", "2b", "5d"]),
        ("3-5, 4", ["4c", "5d"]),
    ],
)
def test_the_pages_that_are_asked_for_are_read(
    pages: str, expected: list[str], engine: str
) -> None:
    assert numbers(DATA, pages, engine) == expected


def test_processes_share_the_pages_that_are_asked_for() -> None:
    data = pdf(*(rows((str(number), "甲", "x")) for number in range(1, 31)))
    shared = numbers(data, "3-9,12-", processes=2)
    assert shared == [f"{page}x" for page in (*range(3, 10), *range(12, 31))]


@pytest.mark.parametrize(
    ("pages", "message"),
    [
        ("6", "page 6 is asked for, and the PDF has 5"),
        ("2-6", "page 6 is asked for"),
        ("6-", "page 6 is asked for"),
        ("0", "pages '0': no numbers"),
        ("5-3", "pages '5-3': no numbers"),
        ("two", "write 12, 12-25 or 12-"),
        ("2,,x-", "pages 'x-'"),
        ("999999", "no numbers of pages"),
        ("1", "need OCR"),
        ("3", "no table"),
    ],
)
def test_what_cannot_be_read_is_one_line(pages: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=message) as error:
        numbers(DATA, pages)
    assert "\n" not in str(error.value)


def test_a_file_that_cannot_be_opened_is_said_to_be_so() -> None:
    with pytest.raises(UnreadableError, match="damaged PDF"):
        numbers(b"%PDF-1.7\nnothing", "3")


def test_the_command_reads_pages_of_a_file(mulu: Mulu, tmp_path: Path) -> None:
    path = tmp_path / "gazette.pdf"
    path.write_bytes(DATA)
    whole = mulu("extract", path)
    assert (whole.exit_code, "pages that are images (1)" in whole.stderr) == (1, True)
    assert mulu("extract", path, "--pages", "4-").exit_code == 0
    assert load("cells")["page"].tolist() == [4] * 6 + [5] * 3
    assert mulu("extract", path, "--pages", "2").exit_code == 0
    assert set(load("cells")["page"]) == {2}


def test_pages_are_for_pdfs_and_for_files(mulu: Mulu, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲\t乙\n")
    found = mulu("extract", path, "--pages", "2")
    told = f"mulu: {path}: pages is for pdf alone, not for text\n"
    assert (found.exit_code, found.stderr) == (2, told)
    found = mulu("extract", "--pages", "2")
    assert (found.exit_code, "its card says pages" in found.stderr) == (2, True)


def test_every_kind_of_word_file_has_parts_to_include(mulu: Mulu, tmp_path: Path) -> None:
    whole = zipfile.ZipFile(io.BytesIO(word(tbl(tr("甲")))))
    for name, data in (
        ("a.rtf", (ROOT / "tests" / "samples" / "rtf" / "notes.rtf").read_bytes()),
        ("a.xml", old(tbl(tr("甲")))),
        ("b.xml", flat({name: whole.read(name) for name in whole.namelist()})),
    ):
        (tmp_path / name).write_bytes(data)
        assert mulu("extract", name, "--include", "notes", "--quiet").exit_code == 0


def test_an_edition_is_added_with_the_pages_that_it_stands_on(mulu: Mulu, tmp_path: Path) -> None:
    path = tmp_path / "gazette.pdf"
    path.write_bytes(DATA)
    named = ("--catalogue", "gazette", "--edition", "1")
    assert mulu("add", path, *named, "--pages", "4-5").exit_code == 0
    assert 'pages = "4-5"' in (tmp_path / "raw/gazette/1/edition.toml").read_text()
    assert mulu("extract").exit_code == 0
    assert set(load("cells")["page"]) == {4, 5}
