"""What a file is, its first bytes say."""

import pytest

from extract.formats import NAMES, READERS, read, reader, sniff
from extract.model import ASKED, UnreadableError


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1PK\x03\x04", "doc"),
        (b"PK\x03\x04", "docx"),
        (b"%PDF-1.4", "pdf"),
        (b"{\\rtf1", "rtf"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>", "html"),
        (b"\x89PNG\r\n", "image"),
        (b"From: <x>\r\nSubject: a\r\n b\r\nMIME-Version: 1.0\r\n\r\n", "mhtml"),
        ("序号\nMIME-Version: 1.0".encode(), "text"),
        (b"\xdb\xa5-\0\x31", "doc-old"),
        ("序号\t岗位".encode(), "text"),
        (b"", "text"),
    ],
)
def test_signatures(data: bytes, name: str) -> None:
    assert sniff(data) == name
    assert name in NAMES


def test_a_format_without_a_reader_is_said_by_name() -> None:
    with pytest.raises(
        UnreadableError,
        match=r"an image is not read .*: docx, doc, flat-opc, word-2003-xml, rtf, pdf, html, mht",
    ):
        read(b"\x89PNG")


def test_a_card_that_claims_another_format_is_refused() -> None:
    with pytest.raises(UnreadableError, match="the card says 'text', the first bytes say 'pdf'"):
        read(b"%PDF-1.7", "text")


def test_every_reader_has_a_name() -> None:
    assert set(READERS) <= set(NAMES)


@pytest.mark.parametrize("name", READERS)
def test_a_reader_is_where_the_table_says_and_refuses_what_is_no_file(name: str) -> None:
    with pytest.raises(UnreadableError):
        reader(name)(b"<", ASKED)
