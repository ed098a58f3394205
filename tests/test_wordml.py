"""Word files as one XML file of Word 2003: read as the same file of today."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_word_writers import Hand, tiling
from words import GOES_ON, START, counted, p, tbl, tc, tr

from extract.formats import read, sniff
from extract.model import Asked, Document, Paragraph, UnreadableError

SPACES = (
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
    'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
    'xmlns:aml="http://schemas.microsoft.com/aml/2001/core" '
    'xmlns:st1="urn:schemas-microsoft-com:office:smarttags"'
)
NAMES = {"vMerge": "vmerge", "hMerge": "hmerge", "numPr": "listPr", "numId": "ilfo"}
LISTS = (
    '<w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>{}'
    '<w:lvlText w:val="%1."/></w:lvl></w:listDef><w:list w:ilfo="1"><w:ilst w:val="0"/></w:list>'
    "</w:lists>"
)
DECIMAL = '<w:nfc w:val="0"/>'


def old(body: str, format_of_list: str = DECIMAL, styles: str = "") -> bytes:
    """A file of Word 2003 with a body as it would be written today."""
    for now, then in NAMES.items():
        body = body.replace(f"<w:{now}", f"<w:{then}").replace(f"</w:{now}", f"</w:{then}")
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n'
        f"<w:wordDocument {SPACES}>{LISTS.format(format_of_list)}<w:styles>{styles}</w:styles>"
        f"<w:body><wx:sect>{body}<w:sectPr/></wx:sect></w:body></w:wordDocument>"
    ).encode()


def texts(document: Document) -> list[str]:
    return [cell.text for cell in document.tables[0].cells]


@settings(max_examples=60)
@given(st.randoms(use_true_random=False), st.integers(1, 6), st.integers(1, 6))
def test_any_grid_comes_back_as_itself(chance: random.Random, height: int, width: int) -> None:
    cells, hand = tiling(chance, height, width, 4), Hand(chance)
    body = hand.table(cells).replace("<w:trPr><w:del/></w:trPr>", changed("Deletion", "", "trPr"))
    (table,) = read(old(body)).tables
    found = [(c.row, c.column, c.row_span, c.column_span) for c in table.cells]
    assert found == [(c.row, c.column, c.down, c.across) for c in cells]
    assert [cell.text for cell in table.cells] == [hand.shown(cell) for cell in cells]
    labels = [cell.label for cell in table.cells if cell.column == hand.number_column]
    assert labels == [f"{number}." for number in range(1, len(labels) + 1)]


def changed(kind: str, content: str, properties: str = "") -> str:
    """A tracked change, or the mark of one among properties."""
    inner = f"<aml:content>{content}</aml:content>" if content else ""
    change = f'<aml:annotation w:type="Word.{kind}">{inner}</aml:annotation>'
    return f"<w:{properties}>{change}</w:{properties}>" if properties else change


RUN = "<w:r><w:t>甲</w:t></w:r>"
TEXTS = {
    "inserted": (changed("Insertion", RUN), "甲"),
    "deleted": (changed("Deletion", RUN) + "<w:r><w:t>乙</w:t></w:r>", "乙"),
    "commented": (changed("Comment", p("注")) + RUN, "甲"),
    "a bookmark": ('<aml:annotation w:type="Word.Bookmark.Start" w:name="b"/>' + RUN, "甲"),
    "a smart tag": (f"<st1:chsdate><st1:x>{RUN}</st1:x></st1:chsdate>", "甲"),
    "a link": (f'<w:hlink w:dest="x">{RUN}</w:hlink>', "甲"),
    "hidden": ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>" + RUN, "甲"),
    "not hidden": ('<w:r><w:rPr><w:vanish w:val="off"/></w:rPr><w:t>甲</w:t></w:r>', "甲"),
    "a line": ('<w:r><w:t>甲</w:t><w:br w:type="text-wrapping"/><w:t>乙</w:t></w:r>', "甲\n乙"),
    "a note": (RUN + f"<w:r><w:footnote>{p('注')}</w:footnote></w:r>", "甲¹"),
}


@pytest.mark.parametrize(("runs", "text"), TEXTS.values(), ids=TEXTS)
def test_text(runs: str, text: str) -> None:
    assert texts(read(old(tbl(tr(tc(f"<w:p>{runs}</w:p>")))))) == [text]


@pytest.mark.parametrize(
    ("code", "label"), [(37, "一."), (1, "I."), (255, "."), (23, None), (99, "1."), (22, "01.")]
)
def test_lists_count_in_formats_by_their_codes(code: int, label: str | None) -> None:
    document = read(old(counted(1) + tbl(tr("x")), f'<w:nfc w:val="{code}"/>'))
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.label == (label or "%1.")


def test_lists_by_styles_and_blocks_in_wrappers() -> None:
    in_list = '<w:pPr><w:listPr><w:ilfo w:val="1"/></w:listPr></w:pPr>'
    style = f'<w:style w:type="paragraph" w:styleId="a">{in_list}</w:style>'
    styled = p("甲", '<w:pStyle w:val="a"/>')
    body = f"<wx:sub-section>{styled}<w:cfChunk>{tbl(tr(tc(styled)))}</w:cfChunk></wx:sub-section>"
    document = read(old(body, styles=style))
    assert document.blocks[0] == Paragraph("甲", "1.")
    assert document.tables[0].cells[0].label == "2."


def test_thousands_of_lists_take_no_longer_than_what_they_say() -> None:
    start = time.process_time()
    read(old(tbl(tr("a", "b")), DECIMAL + '<w:rPr w:x="1"><w:b/></w:rPr>' * 120_000))
    assert time.process_time() - start < 5


def test_notes_and_headers_are_read_where_asked() -> None:
    note = f"<w:p><w:r><w:footnote>{p('注文')}</w:footnote></w:r></w:p>"
    head = f'<w:p><w:pPr><w:sectPr><w:hdr w:type="odd">{p("页眉")}</w:hdr></w:sectPr></w:pPr></w:p>'
    data = old(tbl(tr(tc(note))) + head)
    assert len(read(data).blocks) == 1
    document = read(data, asked=Asked(stories=("headers", "notes")))
    assert document.blocks[1:] == (Paragraph("页眉"), Paragraph("注文", "¹"))


def test_a_merge_and_what_shows_the_format() -> None:
    data = old(tbl(tr(tc("1", START), "2"), tr(tc("x", GOES_ON), "3"), columns=2))
    first = read(data).tables[0].cells[0]
    assert (first.text, first.row_span) == ("1", 2)
    assert sniff(data) == "word-2003-xml"
    assert sniff(data.replace(b"<?mso-application", b"<?x")) == "word-2003-xml"
    with pytest.raises(UnreadableError, match="its root is x"):
        read(b'<?mso-application progid="Word.Document"?><x/>')
    with pytest.raises(UnreadableError, match="no table found"):
        read(old(p("甲")))
