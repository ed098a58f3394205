"""Cards: what they hold, and that nothing wrong in one goes through."""

import hashlib
from pathlib import Path

import pytest
from conftest import REAL

from extract.card import Rendition, file_source, find_cards, read_source
from extract.model import UnreadableError

DIGEST = hashlib.sha256(b"x").hexdigest()
RENDITION = (
    f'[[rendition]]\nfile = "a.txt"\nformat = "text"\norigin = "made"\nsha256 = "{DIGEST}"\n'
)
PDF = RENDITION.replace('"text"', '"pdf"')


@pytest.fixture
def card(tmp_path: Path) -> Path:
    folder = tmp_path / "city" / "2023"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_bytes(b"x")
    return folder / "edition.toml"


def test_the_real_card_says_what_the_source_says_and_no_more() -> None:
    source = read_source(REAL / "edition.toml")
    assert source.id == "shanghai-foreign-talent/trial"
    assert source.card.region == "上海市"
    assert source.card.status == "试行"
    assert (source.card.publisher, source.card.published, source.card.url) == (None, None, None)
    rendition, *rebuilt = source.card.rendition
    assert [(r.format, r.origin) for r in rebuilt] == [("docx", "rebuilt"), ("pdf", "rebuilt")]
    assert (rendition.file, rendition.format, rendition.origin) == (
        "catalogue.txt",
        "text",
        "captured",
    )
    assert source.data(rendition)


def test_the_capture_is_the_seed_byte_for_byte() -> None:
    digest = hashlib.sha256((REAL / "catalogue.txt").read_bytes()).hexdigest()
    assert digest == "18643f471137e5bfe80cee85d87d557bf18eca48b959e0b5e3057c2dc713bf45"


@pytest.mark.parametrize("published", ['"2021"', '"2021-05"', '"2021-05-31"', "2021-05-31"])
def test_dates_may_stop_at_year_or_month(card: Path, published: str) -> None:
    card.write_text(f'title = "t"\npublished = {published}\n{RENDITION}')
    assert str(read_source(card).card.published).startswith("2021")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f'title = "t"\npublsher = "p"\nyear = "1"\n{RENDITION}', "unknown keys: publsher, year"),
        (f'title = "t"\n{RENDITION}sheet = "3"\n', "rendition 1 has unknown keys: sheet"),
        (RENDITION, "the card lacks title"),
        ('title = "t"\n', "the card names no file"),
        ('title = "t"\nrendition = ["a"]\n', "rendition 1 is no table"),
        (f'title = ""\n{RENDITION}', "title must be a text that is not empty"),
        (f"title = 1\n{RENDITION}", "title must be a text"),
        (
            f'title = "t"\npublished = "2021-13-77"\n{RENDITION}',
            "published '2021-13-77' is no date",
        ),
        (f'title = "t"\npublished = "May 2021"\n{RENDITION}', "published 'May 2021' is no date"),
        (f'title = "t"\n{RENDITION}{RENDITION}', "a file is named twice"),
        (f'title = "t"\n{RENDITION.replace("a.txt", "../a.txt")}', "no file name beside the card"),
        (f'title = "t"\n{RENDITION.replace(DIGEST, "abc")}', "is not 64 hex digits"),
        (
            f'title = "t"\n{RENDITION}include = "notes"\n',
            "include is for docx, doc, flat-opc, word-2003-xml, rtf alone",
        ),
        (f'title = "t"\n{RENDITION}pages = "3"\n', "pages is for pdf alone, not for text"),
        (f'title = "t"\n{PDF}pages = "0-3"\n', "rendition 1: pages '0-3': no numbers of pages"),
        ("title = ", "edition.toml: Invalid value"),
    ],
)
def test_a_wrong_card_is_refused_in_one_line(card: Path, text: str, message: str) -> None:
    card.write_text(text)
    with pytest.raises(UnreadableError, match=message) as error:
        read_source(card)
    assert str(error.value).startswith(str(card))
    assert "\n" not in str(error.value)


def test_a_card_that_is_no_text_is_refused(card: Path) -> None:
    card.write_bytes(b'title = "\xff"')
    with pytest.raises(UnreadableError, match="can't decode"):
        read_source(card)


def test_a_file_that_is_not_the_one_of_the_card_is_refused(card: Path) -> None:
    card.write_text(f'title = "t"\n{RENDITION}')
    source = read_source(card)
    (card.parent / "a.txt").write_bytes(b"y")
    with pytest.raises(UnreadableError, match="not the one of the card"):
        source.data(source.card.rendition[0])
    (card.parent / "a.txt").unlink()
    with pytest.raises(UnreadableError, match="No such file"):
        source.data(source.card.rendition[0])


def test_a_folder_with_a_wrong_name_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "City" / "2023"
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(f'title = "t"\n{RENDITION}')
    with pytest.raises(UnreadableError, match="'City' is no name"):
        read_source(folder / "edition.toml")


def test_a_file_alone_is_an_edition_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "My 目录 (1).txt"
    path.write_bytes(b"x")
    source = file_source(path)
    assert source.id == "adhoc/my-目录-1"
    assert source.card.rendition == (Rendition(path.name, "text", DIGEST, "given"),)
    assert source.card.title is None


def test_cards_are_found_in_the_order_of_their_ids(tmp_path: Path) -> None:
    for name in ("b/1", "a/2", "a/1"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "edition.toml").touch()
    found = [str(path.parent.relative_to(tmp_path)) for path in find_cards(tmp_path)]
    assert found == ["a/1", "a/2", "b/1"]
