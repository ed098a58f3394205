"""Word files: one small document per fact; the text of a cell is its place where spans matter."""

import io
import time
import zipfile

import pytest
from captures import HEADINGS
from conftest import PROFILE, ROOT, codes
from documents import drawn
from lxml import etree
from words import (
    GOES_ON,
    HIDDEN,
    START,
    abstract,
    counted,
    lvl,
    num,
    p,
    relations,
    span,
    tbl,
    tc,
    tr,
    with_parts,
    word,
)

from extract.formats import read, sniff
from extract.model import Asked, Document, Paragraph, Table, UnreadableError
from extract.word.ooxml import tags
from extract.word.reader import read_word
from normalize.catalogue import Origin
from normalize.talents import read_talents

SAMPLES = ROOT.parent / "shared" / "samples"


GRIDS = {
    "plain": (tbl(tr("11", "12"), tr("21", "22"), columns=2), ["11 12", "21 22"]),
    "a span": (tbl(tr(tc("11", span(2)), "13"), tr("21", "22", "23")), ["11 11 13", "21 22 23"]),
    "merged downwards": (
        tbl(
            tr(tc("11", START), "12"),
            tr(tc("x", GOES_ON), "22"),
            tr(tc("x", GOES_ON), "32"),
            columns=2,
        ),
        ["11 12", "11 22", "11 32"],
    ),
    "a block": (
        tbl(tr(tc("11", span(2) + START), "13"), tr(tc("x", span(2) + GOES_ON), "23")),
        ["11 11 13", "11 11 23"],
    ),
    "two merges in a column": (
        tbl(
            *(
                tr(tc(t, m))
                for t, m in (("11", START), ("x", GOES_ON), ("31", START), ("x", GOES_ON))
            )
        ),
        ["11", "11", "31", "31"],
    ),
    "a merge that ends": (
        tbl(tr(tc("11", START)), tr("21"), tr(tc("31", GOES_ON))),
        ["11", "21", "31"],
    ),
    "legacy merge to the right": (
        tbl(tr(tc("11", '<w:hMerge w:val="restart"/>'), tc("x", "<w:hMerge/>"), "13")),
        ["11 11 13"],
    ),
    "a row that starts late": (
        tbl(tr("11", "12", "13"), tr("22", "23", properties='<w:gridBefore w:val="1"/>')),
        ["11 12 13", ". 22 23"],
    ),
    "a row that ends early": (
        tbl(tr("11", "12", "13"), tr("21", properties='<w:gridAfter w:val="2"/>')),
        ["11 12 13", "21 . ."],
    ),
    "a merge below a late start": (
        tbl(
            tr(tc("12", START), "13", properties='<w:gridBefore w:val="1"/>'),
            tr("21", tc("x", GOES_ON), "23"),
        ),
        [". 12 13", "21 12 23"],
    ),
    "a deleted row": (
        tbl(tr("11"), tr("x", properties="<w:del/>"), tr("21")),
        ["11", "21"],
    ),
    "a hidden row": (
        tbl(tr("11"), tr(tc(HIDDEN), properties="<w:hidden/>"), tr("21")),
        ["11", "21"],
    ),
    "an inserted row": (tbl(tr("11"), tr("21", properties="<w:ins/>")), ["11", "21"]),
    "rows and cells in content controls": (
        tbl(
            tr("11", "12"),
            f"<w:sdt><w:sdtPr/><w:sdtContent>{tr('21', '22')}</w:sdtContent></w:sdt>",
            tr("31", f"<w:sdt><w:sdtContent>{tc('32')}</w:sdtContent></w:sdt>"),
            "<w:customXml>" + tr("41", f"<w:customXml>{tc('42')}</w:customXml>") + "</w:customXml>",
        ),
        ["11 12", "21 22", "31 32", "41 42"],
    ),
}


@pytest.mark.parametrize(("body", "grid"), GRIDS.values(), ids=GRIDS.keys())
@pytest.mark.parametrize("strict", [False, True], ids=["transitional", "strict"])
def test_grid(body: str, grid: list[str], strict: bool) -> None:  # noqa: FBT001
    (table,) = read_word(word(body, strict=strict)).tables
    assert drawn(table) == [row.split() for row in grid]


TEXTS = {
    "runs": ("<w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r>", "甲乙"),
    "spaces": ('<w:r><w:t xml:space="preserve"> a </w:t></w:r>', " a "),
    "spaces that XML does not keep": ("<w:r><w:t> a\n b </w:t></w:r>", "a  b"),
    "inserted": ("<w:ins><w:r><w:t>甲</w:t></w:r></w:ins>", "甲"),
    "deleted": ("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", ""),
    "moved here": ("<w:moveTo><w:r><w:t>甲</w:t></w:r></w:moveTo>", "甲"),
    "moved away": ("<w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom>", ""),
    "hidden": ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>", ""),
    "not hidden": ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>甲</w:t></w:r>', "甲"),
    "hidden by its style": ('<w:r><w:rPr><w:rStyle w:val="H"/></w:rPr><w:t>x</w:t></w:r>', ""),
    "hidden by a style below": ('<w:r><w:rPr><w:rStyle w:val="H2"/></w:rPr><w:t>x</w:t></w:r>', ""),
    "shown in spite of its style": (
        '<w:r><w:rPr><w:rStyle w:val="H"/><w:vanish w:val="false"/></w:rPr><w:t>甲</w:t></w:r>',
        "甲",
    ),
    "a simple field": ('<w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple>', "7"),
    "a field in a field": (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/><w:t>x</w:t><w:fldChar w:fldCharType="separate"/>'
        '<w:t>x</w:t><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/><w:t>甲</w:t>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
        "<w:r><w:t>乙</w:t></w:r>",
        "甲乙",
    ),
    "a link and a smart tag": (
        "<w:hyperlink><w:smartTag><w:r><w:t>甲</w:t></w:r></w:smartTag></w:hyperlink>",
        "甲",
    ),
    "a content control": (
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt>",
        "甲",
    ),
    "tabs and breaks": (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>",
        "a\tb\nc\n",
    ),
    "a page break": ('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>', "ab"),
    "hyphens": (
        "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>",
        "a-bc",
    ),
    "a symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F06C"/></w:r>', "●"),
    "a symbol of a plain font": ('<w:r><w:sym w:font="Arial" w:char="4E00"/></w:r>', "一"),
    "a note's mark": ('<w:r><w:t>甲</w:t><w:footnoteReference w:id="2"/></w:r>', "甲¹"),
    "a mark of its own": (
        '<w:r><w:t>甲</w:t><w:footnoteReference w:id="2" w:customMarkFollows="1"/>'
        "<w:t>*</w:t></w:r>",
        "甲*",
    ),
    "an endnote's mark": ('<w:r><w:endnoteReference w:id="2"/></w:r>', "ⁱ"),
    "a field in hidden text": (
        '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:t>x</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/><w:t>甲</w:t></w:r>',
        "甲",
    ),
    "ruby": (
        "<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>甲</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        "甲",
    ),
    "an equation": (
        "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den>"
        "</m:f><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
        "</m:oMath>",
        "a/bx^2",
    ),
    "one of two readings": (
        "<mc:AlternateContent><mc:Choice><w:r><w:t>甲</w:t></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:t>x</w:t></w:r></mc:Fallback></mc:AlternateContent>",
        "甲",
    ),
}
STYLES = (
    '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="H2"><w:basedOn w:val="H"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Circle"><w:basedOn w:val="Circle2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Circle2"><w:basedOn w:val="Circle"/></w:style>'
)


@pytest.mark.parametrize(("runs", "text"), TEXTS.values(), ids=TEXTS.keys())
def test_text(runs: str, text: str) -> None:
    (table,) = read_word(word(tbl(tr(tc(f"<w:p>{runs}</w:p>"))), styles=STYLES)).tables
    assert table.cells[0].text == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (p("甲", "<w:rPr><w:del/></w:rPr>") + p("乙") + p("丙"), "甲乙\n丙"),
        (p("甲", "<w:rPr><w:vanish/></w:rPr>") + p("乙") + p("丙"), "甲乙\n丙"),
        (p("甲", '<w:rPr><w:vanish w:val="0"/></w:rPr>') + p("乙"), "甲\n乙"),
        (p("", "<w:rPr><w:vanish/></w:rPr>") + p("乙"), "乙"),
        (p("甲") + p("乙", "<w:rPr><w:del/></w:rPr>"), "甲\n乙"),
        (p("甲", "<w:rPr><w:del/></w:rPr>") * 3 + p("乙"), "甲甲甲乙"),
    ],
)
def test_a_paragraph_whose_mark_is_not_seen_goes_on_in_the_next(content: str, text: str) -> None:
    (table,) = read_word(word(tbl(tr(tc(content))))).tables
    assert table.cells[0].text == text


def test_the_number_of_a_joined_paragraph_is_the_one_that_is_seen() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    hidden = p("甲", numbered + "<w:rPr><w:vanish/></w:rPr>") + p("乙") + counted(1)
    deleted = p("甲", numbered + "<w:rPr><w:del/></w:rPr>") + p("乙") + counted(1)
    for content, labels_ in ((hidden, ["1", "2"]), (deleted, [None, "1"])):
        (table,) = read_word(word(tbl(tr(tc(content))), numbering=LISTS)).tables
        assert [paragraph.label for paragraph in table.cells[0].paragraphs] == labels_


def test_the_reading_of_ruby_stands_in_the_cells_alone() -> None:
    ruby = (
        "<w:r><w:t>人工</w:t></w:r><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>zhì</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>智</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>能</w:t></w:r>"
    )
    (table,) = read_word(word(tbl(tr(tc(f"<w:p>{ruby}</w:p>"))))).tables
    assert table.cells[0].text == "人工智能"
    assert table.cells[0].annotated == "人工智（zhì）能"


def test_headers_footers_and_notes_are_read_where_asked() -> None:
    mark = '<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id="7"/></w:r></w:p>'
    parts = {
        "header": p("页眉"),
        "footer": tbl(tr("页脚")),
        "footnotes": f'<w:footnote w:type="separator">{p("x")}</w:footnote>'
        f'<w:footnote w:id="7">{p("注文")}</w:footnote>',
    }
    data = with_parts(tbl(tr(tc(mark))), parts)
    assert len(read_word(data).blocks) == 1
    document = read_word(data, Asked(stories=("headers", "footers", "notes")))
    header, footer, note = document.blocks[1:]
    assert (header, note) == (Paragraph("页眉"), Paragraph("注文", "¹"))
    assert isinstance(footer, Table)
    assert footer.cells[0].text == "页脚"


HEAD = tr("序号", "岗位")
STITCHED = {
    "nothing between": (tbl(tr("a", "b")) + tbl(tr("c", "d")), ["a b", "c d"]),
    "the header again": (
        tbl(HEAD, tr("1", "a")) + p() + tbl(HEAD, tr("2", "b")),
        ["序号 岗位", "1 a", "序号 岗位", "2 b"],
    ),
    "numbers that go on": (
        tbl(HEAD, tr("1.", "a")) + p() + tbl(tr("2.", "b")) + p() + tbl(tr("3.", "c")),
        ["序号 岗位", "1. a", "2. b", "3. c"],
    ),
}


@pytest.mark.parametrize(("body", "grid"), STITCHED.values(), ids=STITCHED.keys())
def test_tables_that_are_one(body: str, grid: list[str]) -> None:
    document = read_word(word(body))
    (table,) = document.tables
    assert drawn(table) == [row.split() for row in grid]
    assert {remark.code for remark in document.remarks} == {"table-stitched"}


@pytest.mark.parametrize(
    "body",
    [
        tbl(tr("a", "b")) + p() + tbl(tr("c", "d")),
        tbl(tr("1", "b")) + p("附件") + tbl(tr("2", "d")),
        tbl(tr("1", "b")) + p() + tbl(tr("1", "d")),
        tbl(tr("1", "b")) + tbl(tr("2", "c", "d")),
    ],
)
def test_tables_that_are_two(body: str) -> None:
    assert len(read_word(word(body)).tables) == 2


def test_a_remark_keeps_its_place_when_tables_are_joined() -> None:
    rows = (tr("a", "b"), tr("c", tc("d", GOES_ON)))
    document = read_word(word(tbl(tr("a", "b")) + tbl(*rows) + tbl(*rows)))
    assert [(r.code, r.table, r.row) for r in document.remarks] == [
        ("merge-without-start", 1, 3),
        ("merge-without-start", 1, 5),
        ("table-stitched", 1, 2),
        ("table-stitched", 1, 4),
    ]


def test_thousands_of_doubts_take_no_longer_than_thousands_of_rows() -> None:
    body = tbl(*(tr(tc("a", GOES_ON), "b") for _ in range(4000)), columns=2)
    start = time.process_time()
    document = read_word(word(body.replace("<w:vMerge/>", '<w:vMerge/><w:gridSpan w:val="64"/>')))
    assert time.process_time() - start < 5
    assert document.remarks


def test_a_reading_that_is_not_chosen_takes_no_longer_than_one_that_is() -> None:
    table = tbl(*(tr(*"abcdefgh") for _ in range(4000)), columns=8)
    box = f"<w:pict><w:txbxContent>{table}<w:p/></w:txbxContent></w:pict>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = f"<w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>"
    start = time.process_time()
    (found,) = read_word(word(body)).tables
    assert time.process_time() - start < 3
    assert len(found.cells) == 32_000


LISTS = (
    abstract(1, lvl(0, "%1"), lvl(1, "%1.%2"), lvl(2, "（%3）", "chineseCounting"))
    + abstract(2, lvl(0, "第%1条", "chineseCountingThousand", start=9))
    + abstract(3, lvl(0, "%1", "upperRoman"), lvl(1, "%1.%2", more="<w:isLgl/>"))
    + abstract(4, lvl(0, "%1."), lvl(1, "%2)", more='<w:lvlRestart w:val="0"/>'))
    + abstract(5, '<w:numStyleLink w:val="Linked"/>')
    + abstract(6, lvl(0, "\uf0b7", "bullet"))
    + num(1, 1)
    + num(2, 2)
    + num(3, 3)
    + num(4, 4)
    + num(5, 5)
    + num(6, 6)
    + num(7, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    + num(
        8,
        1,
        f'<w:lvlOverride w:ilvl="0">{lvl(0, "[%1]")}</w:lvlOverride>',
    )
    + num(9, 99)
)
LIST_STYLES = (
    '<w:style w:type="numbering" w:styleId="Linked">'
    '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="L">'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="L2"><w:basedOn w:val="L"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="No"><w:basedOn w:val="L"/>'
    '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
)


def labels(*paragraphs: str) -> list[str | None]:
    body = "".join(paragraphs) + tbl(tr("x"))
    document = read_word(word(body, numbering=LISTS, styles=LIST_STYLES))
    return [block.label for block in document.blocks if isinstance(block, Paragraph)]


def styled(style: str, more: str = "") -> str:
    return p("甲", f'<w:pStyle w:val="{style}"/>{more}')


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([counted(1), counted(1), counted(1)], "1 2 3"),
        ([counted(1), counted(1, 1), counted(1, 1), counted(1), counted(1, 1)], "1 1.1 1.2 2 2.1"),
        (
            [counted(1, 1), counted(1, 2), counted(1, 2), counted(1, 1), counted(1, 2)],
            "1.1 （一） （二） 1.2 （一）",
        ),
        ([counted(2), counted(2), counted(2)], "第九条 第十条 第十一条"),
        ([counted(3), counted(3), counted(3, 1)], "I II 2.1"),
        ([counted(4), counted(4, 1), counted(4), counted(4, 1)], "1. 1) 2. 2)"),
        ([counted(5), counted(2)], "第九条 第十条"),
        ([counted(6)], "•"),
        ([counted(1), counted(7), counted(7), counted(1)], "1 5 6 7"),
        ([counted(1), counted(8)], "1 [2]"),
        ([styled("L"), styled("L2"), counted(1)], "1 2 3"),
        ([styled("L"), styled("No"), styled("L")], "1 None 2"),
        (
            [styled("L"), styled("L", '<w:numPr><w:numId w:val="0"/></w:numPr>'), styled("L")],
            "1 None 2",
        ),
        ([styled("L", '<w:numPr><w:ilvl w:val="1"/></w:numPr>')], "1.1"),
        ([styled("Nowhere"), counted(1)], "None 1"),
    ],
)
def test_labels(paragraphs: list[str], expected: str) -> None:
    assert [str(label) for label in labels(*paragraphs)] == expected.split(" ")


def test_a_list_that_is_not_there_is_a_remark() -> None:
    for missing in (9, 42):
        document = read_word(word(tbl(tr(tc(counted(missing, text="甲")))), numbering=LISTS))
        assert document.tables[0].cells[0].paragraphs == (Paragraph("甲"),)
        assert [remark.code for remark in document.remarks] == ["list-missing"]


def test_counting_runs_through_cells_and_passes_over_covered_ones() -> None:
    body = tbl(
        tr(tc(counted(1), START), tc(counted(1))),
        tr(tc(counted(1), GOES_ON), tc(counted(1))),
        tr(tc(counted(1)), "x", properties="<w:del/>"),
        tr(tc(counted(1)), "x"),
    )
    (table,) = read_word(word(body, numbering=LISTS)).tables
    assert [cell.label for cell in table.cells] == ["1", "2", "3", "4", None]


def test_tables_in_cells_boxes_and_frames() -> None:
    boxed = f"<w:txbxContent>{tbl(tr('b1', 'b2'))}</w:txbxContent>"
    box = f"<w:p><w:r><w:pict>{boxed}</w:pict></w:r></w:p>"
    frame = tbl(tr(tc(p("题") + tbl(tr("f1", "f2")))))
    nested = tbl(tr("n1", tc(p("n2") + tbl(tr("i1", "i2")) + p())))
    document = read_word(word(box + frame + nested))
    assert [drawn(table) for table in document.tables] == [
        [["b1", "b2"]],
        [["f1", "f2"]],
        [["n1", "n2\n"]],
        [["i1", "i2"]],
    ]
    assert [(r.code, r.table, r.row) for r in document.remarks] == [("table-nested", 3, 1)]


def test_text_around_tables_is_kept_in_order() -> None:
    document = read_word(word(p("附件2") + p() + p("（试行）") + tbl(tr("x")) + p("注")))
    kinds = [b.text if isinstance(b, Paragraph) else Table for b in document.blocks]
    assert kinds == ["附件2", "（试行）", Table, "注"]


@pytest.mark.parametrize("main", ["word/document.xml", "docs/main2.xml", "word/Document.XML"])
@pytest.mark.parametrize("absolute", [False, True])
def test_parts_by_any_name(main: str, absolute: bool) -> None:  # noqa: FBT001
    data = word(tbl(tr(tc(counted(1)))), numbering=LISTS, main=main, absolute=absolute)
    assert sniff(data) == "docx"
    assert read(data).tables[0].cells[0].label == "1"


def test_a_catalogue_whose_number_cells_hold_nothing_but_the_count() -> None:
    lines = ("职业能力要求：", "精通C语言。", "专业学历要求：", "无", "从业资历要求：", "无")
    requirements = "".join(
        counted(8, 0, line) if line.endswith("：") else p(line) for line in lines
    )
    rows = [
        tr(
            tc(counted(1)),
            tc("金融", START if n == 0 else GOES_ON),
            f"人才{n}",
            tc(requirements),
            "",
        )
        for n in range(3)
    ]
    numbering = LISTS.replace("[%1]", "%1.")
    separate = abstract(8, lvl(0, "%1.")) + num(8, 8)
    data = word(
        tbl(tr(*HEADINGS), *rows, columns=5), numbering=numbering.replace(num(9, 99), "") + separate
    )
    catalogue = read_talents(read(data), PROFILE, Origin("x/y", "a.docx", "0"))
    assert [(q.seq_label, q.seq_source, q.industry) for q in catalogue.positions] == [
        ("1", "auto_number", "金融"),
        ("2", "auto_number", "金融"),
        ("3", "auto_number", "金融"),
    ]
    assert {q.ability_text for q in catalogue.positions} == {"精通C语言。"}
    assert not codes(catalogue)


def test_a_requirement_that_is_merged_over_rows_holds_for_each_of_them() -> None:
    text = "1.职业能力要求：甲。2.专业学历要求：无"
    required = p(text) + p("3.从业资历要求：") + p("无")
    rows = [
        tr(str(n), "金融", f"人才{n}", tc(required), tc("审批要求：符合规定", m))
        for n, m in ((1, START), (2, GOES_ON), (3, GOES_ON))
    ]
    rows.append(tr("4", "金融", "人才4", tc(required), ""))
    data = word(tbl(tr(*HEADINGS), *rows, columns=5))
    catalogue = read_talents(read(data), PROFILE, Origin("x/y", "a.docx", "0"))
    assert [q.approval_text for q in catalogue.positions] == ["符合规定"] * 3 + [None]
    assert not codes(catalogue)


def broken(name: str, text: str) -> bytes:
    """A Word file with one part replaced."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(tbl(tr("x"))))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.namelist():
            new.writestr(entry, text if entry == name else old.read(entry))
    return stream.getvalue()


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:document>'
)
GOOD = word(tbl(tr("x")))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (GOOD[: len(GOOD) // 2], "cut short or damaged"),
        (broken("word/document.xml", BOMB), "declares a document type"),
        (broken("word/document.xml", "<a"), "no well-formed XML"),
        (broken("word/document.xml", "<a/>"), "holds no Word document"),
        (broken("_rels/.rels", relations({})), "a zip file without a document"),
        (
            broken("_rels/.rels", relations({"officeDocument": "word/gone.xml"})),
            "without a document",
        ),
        (broken("word/document.xml", " " * 50_000_000), "would unpack to 50000000 bytes"),
        (word(p("只有文字")), "no table found in the Word file"),
    ],
)
def test_what_is_no_word_file_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message) as error:
        read(data)
    assert "\n" not in str(error.value)


def test_a_zip_file_of_another_kind_is_said_by_name() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("a.txt", "x")
    with pytest.raises(UnreadableError, match="a zip file that is no Word file is not read"):
        read(stream.getvalue())


def test_relations_to_the_outside_are_not_followed() -> None:
    outside = relations({}).replace(
        "</",
        '<Relationship Id="r" Type="x/numbering" Target="http://127.0.0.1:1/x" '
        'TargetMode="External"/></',
    )
    assert read(broken("word/_rels/document.xml.rels", outside)).tables


def test_spans_without_measure_and_circles_end() -> None:
    wide = read_word(word(tbl(tr(tc("11", span(100_000)), "12"), tr("21", "22"))))
    assert [remark.code for remark in wide.remarks] == ["span-too-wide"]
    assert max(cell.column for cell in wide.tables[0].cells) <= 64
    circle = read_word(word(tbl(tr(tc(styled("Circle")))), styles=STYLES))
    assert circle.tables[0].cells[0].text == "甲"


def test_tables_nested_without_end_are_refused() -> None:
    body = "x"
    for _ in range(80):
        body = tbl(tr("a", tc(p() + (body if body.startswith("<") else p(body)))))
    with pytest.raises(UnreadableError, match="nested more than"):
        read_word(word(body))


def visible_letters(document: Document) -> int:
    texts = [p.text for p in document.blocks if isinstance(p, Paragraph)]
    texts += [cell.text for table in document.tables for cell in table.cells]
    return sum(len("".join(text.split())) for text in texts)


@pytest.mark.parametrize(
    "path",
    [
        *sorted(SAMPLES.glob("*.docx")),
        ROOT / "raw/shanghai-foreign-talent/trial/catalogue.rebuilt.docx",
    ],
    ids=lambda path: path.name,
)
def test_every_visible_letter_of_real_files_is_there(path: object) -> None:
    data = path.read_bytes()  # type: ignore[attr-defined]
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        root = etree.fromstring(file.read("word/document.xml"))
    texts = (element.text or "" for element in root.iter(*tags("t")))
    assert visible_letters(read(data)) == sum(len("".join(text.split())) for text in texts)
