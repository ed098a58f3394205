"""No text of a Word file is lost untold: it is read, hidden by a rule, or told by a finding."""

import pytest
from words import p, tbl, tc, tr, with_parts, word

from extract.formats import read
from extract.model import Asked, Document
from extract.word.reader import read_word

R = "<w:r><w:t>astray</w:t></w:r>"
T = "<w:t>astray</w:t>"
CELL = tc("b")
BOX = "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>"
HIDDEN_SHAPE = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="visibility:hidden">{BOX}'


def told(body: str) -> list[tuple[str, str]]:
    return [(r.code, r.text) for r in read_word(word(body)).remarks]


def texts(document: Document) -> list[str]:
    return [cell.text for cell in document.tables[0].cells]


SHOWS_NONE = {
    "what a run says": f"<w:p><w:r><w:rPr>{T}</w:rPr></w:r></w:p>",
    "a border of a paragraph": f"<w:p><w:pPr><w:pBdr>{R}</w:pBdr></w:pPr></w:p>",
    "a mark of a comment": f"<w:p><w:commentRangeStart>{R}</w:commentRangeStart></w:p>",
    "a bookmark between paragraphs": f"<w:bookmarkStart>{p('astray')}</w:bookmarkStart>",
    "what a section says": f"<w:p><w:pPr><w:sectPr>{p('astray')}</w:sectPr></w:pPr></w:p>",
    "what a control says": f"<w:sdt><w:sdtPr>{p('astray')}</w:sdtPr></w:sdt>",
    "a drawing beside its boxes": f"<w:p><w:r><w:pict>{T}{BOX}</w:pict></w:r></w:p>",
    "a symbol": f'<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7">{T}</w:sym></w:r></w:p>',
    "an instruction": f"<w:p><w:r><w:instrText>{T}</w:instrText></w:r></w:p>",
    "alternatives that are none": f"<w:p><mc:AlternateContent>{R}</mc:AlternateContent></w:p>",
    "a text alone in them": f"<w:p><w:r><mc:AlternateContent>{T}</mc:AlternateContent></w:r></w:p>",
    "a width of a cell": tbl(f"<w:tr><w:tc><w:tcPr><w:tcW>{T}</w:tcW></w:tcPr>{p()}</w:tc></w:tr>"),
    "a span of a cell": tbl(tr(tc("c", f'<w:gridSpan w:val="1">{T}</w:gridSpan>'))),
    "what a table says": tbl(f"<w:tblPr><w:jc>{T}</w:jc></w:tblPr>", tr("c")),
}


@pytest.mark.parametrize("body", SHOWS_NONE.values(), ids=SHOWS_NONE)
def test_text_in_an_element_that_shows_none_is_told(body: str) -> None:
    assert ("content-misplaced", "astray") in told(tbl(tr("a")) + p("z") + body)


def test_what_is_told_of_a_misplaced_text_says_where_it_stands() -> None:
    document = read_word(word(tbl(tr("a", "b"), f"<w:tr>{tc('c')}<w:tcW>{CELL}</w:tcW></w:tr>")))
    assert texts(document) == ["a", "b", "c"]
    (remark,) = document.remarks
    assert (remark.code, remark.text) == ("content-misplaced", "b")
    assert "(tcW), behind 'c'" in remark.message


def test_text_beside_the_body_is_told() -> None:
    data = word(f"{tbl(tr('a'))}</w:body><w:other>{p('astray')}</w:other><w:body>")
    assert [(r.code, r.text) for r in read_word(data).remarks] == [("content-misplaced", "astray")]


def test_text_beside_the_notes_is_told() -> None:
    note = f'<w:footnote w:id="1">{p("note")}</w:footnote>'
    data = with_parts(tbl(tr("a")), {"footnotes": f"{note}{R}"})
    document = read(data, "docx", Asked(stories=("notes",)))
    assert [(r.code, r.text) for r in document.remarks] == [("content-misplaced", "astray")]


HIDDEN = {
    "a deletion": "<w:p><w:del><w:r><w:t>x</w:t></w:r></w:del></w:p>",
    "what was moved away": "<w:p><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>",
    "a hidden run": "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>",
    "a hidden shape": f"<w:p><w:r><w:pict>{HIDDEN_SHAPE}</v:shape></w:pict></w:r></w:p>",
    "a reading that is not chosen": '<w:p><mc:AlternateContent><mc:Choice Requires="m"><w:r/>'
    f"</mc:Choice><mc:Fallback>{R}</mc:Fallback></mc:AlternateContent></w:p>",
}


@pytest.mark.parametrize("body", HIDDEN.values(), ids=HIDDEN)
def test_text_that_a_rule_hides_is_not_told(body: str) -> None:
    assert told(tbl(tr("a", tc(body)))) == []


def test_an_insertion_may_hold_an_equation_without_its_mark() -> None:
    run = "<m:r><m:t>{}</m:t></m:r>"
    fraction = f"<m:f><m:num>{run.format('a')}</m:num><m:den>{run.format('b')}</m:den></m:f>"
    inserted = f"<w:p><w:ins>{run.format('x=')}{fraction}</w:ins></w:p>"
    assert texts(read_word(word(tbl(tr("a", tc(inserted)))))) == ["a", "x=a/b"]


RIGHT, MORE = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"


def test_a_text_that_a_merge_to_the_right_covers_is_told() -> None:
    document = read_word(word(tbl(tr(tc("a", RIGHT), tc("b", MORE), "c"))))
    assert texts(document) == ["a", "c"]
    assert [(r.code, r.text, r.row) for r in document.remarks] == [("merge-hides-text", "b", 1)]


def test_a_merge_to_the_right_that_nothing_starts_is_none() -> None:
    document = read_word(word(tbl(tr("a", tc("b", MORE), "c"))))
    assert [(c.column, c.column_span, c.text) for c in document.tables[0].cells] == [
        (1, 1, "a"),
        (2, 1, "b"),
        (3, 1, "c"),
    ]
    assert [(r.code, r.row) for r in document.remarks] == [("merge-without-start", 1)]


@pytest.mark.parametrize("off", ["0", "false", "off", "False", "FALSE", "Off"])
def test_a_toggle_is_off_in_whatever_case_it_says_so(off: str) -> None:
    run = f'<w:r><w:rPr><w:vanish w:val="{off}"/></w:rPr><w:t>b</w:t></w:r>'
    assert texts(read_word(word(tbl(tr("a", tc(f"<w:p>{run}</w:p>")))))) == ["a", "b"]
