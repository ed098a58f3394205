"""Nothing of a page is lost: every printed character is in the document, or told."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from conftest import ROOT

from extract.model import Document, Paragraph, Table
from extract.pdf import reader
from extract.pdf.over_pages.headers import HEADER_DEPTH
from extract.pdf.pages import Character
from extract.pdf.pdfium import pages
from extract.pdf.reader import read_pdf
from extract.pdf.stitch import finished

FILES = sorted(
    path
    for folder in ("tests/samples/pdf", "raw", "../shared/samples")
    for path in (ROOT / folder).rglob("*.pdf")
)
WRAPS = "-\u00ad\u2010"
"""Hyphens at which words are parted, which go when a wrap is undone."""


def characters(texts: Iterable[str]) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", "".join(texts))
    return Counter(c for c in plain if not c.isspace() and c not in WRAPS)


def texts_of(document: Document) -> list[str]:
    paragraphs = [
        paragraph
        for block in document.blocks
        for paragraph in (
            (block,)
            if isinstance(block, Paragraph)
            else [p for cell in block.cells for p in cell.paragraphs]
        )
    ]
    return [paragraph.text for paragraph in paragraphs]


def heading_texts(tables: Iterable[Table]) -> list[str]:
    """What may be typed again at the top of each page."""
    return [cell.text for table in tables for cell in table.cells if cell.row <= HEADER_DEPTH]


def once(characters: Iterable[Character]) -> list[str]:
    """The texts of the characters of a page; one drawn again in its place is the same."""
    found: dict[tuple[str, int, int], str] = {}
    for c in characters:
        x, y = round(c.x0 / 2), round(c.baseline / 2)
        near = ((c.text, x + dx, y + dy) for dx in (0, -1, 1) for dy in (0, -1, 1))
        if not any(place in found for place in near):
            found[c.text, x, y] = c.text
    return list(found.values())


def unaccounted(data: bytes) -> Counter[str]:
    document = read_pdf(data)
    printed = [once(page.characters) for page in pages(data)]
    told = [remark.text for remark in document.remarks]
    numbers = "0123456789"  # of pages: what is told of them has no figures
    may_repeat = [*told, *heading_texts(document.tables), numbers]
    missing = characters(c for page in printed for c in page)
    missing -= characters(texts_of(document))
    return missing - characters(len(printed) * may_repeat)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_character_of_a_page_is_read_or_told(path: Path) -> None:
    assert not unaccounted(path.read_bytes())


def test_a_cell_that_is_lost_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (ROOT / "raw/shanghai-foreign-talent/trial/catalogue.rebuilt.pdf").read_bytes()
    monkeypatch.setattr(reader, "finished", lambda table: Table(finished(table).cells[:-1]))
    assert unaccounted(data)
