"""What a Word file holds beside its own text: files it takes in, objects, WordArt, bound data."""

import io
import zipfile

import pytest
from documents import remarked
from words import HIDDEN, abstract, counted, flat, lvl, num, p, tbl, tc, tr, with_files, word

from extract.formats import read
from extract.model import Asked, Document, Paragraph, Table, UnreadableError
from extract.word.reader import read_word

ID = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="r0"'
TAKEN_IN = f"<w:altChunk {ID}/>"
PAGE = "<html><body><p>附件</p><table><tr><td>甲</td><td>乙</td></tr></table></body></html>"
ARCHIVE = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n'
    "\r\n<html><table><tr><td>=BC=D7</td><td>=D2=D2</td></tr></table></html>\r\n--x--\r\n"
)
LISTS = abstract(0, lvl(0, "%1.")) + num(1, 0)


def with_import(body: str, content: str | bytes) -> Document:
    return read_word(with_files(body, {"word/a.dat": content}, {"aFChunk": "a.dat"}))


def shown(document: Document) -> list[str | list[str]]:
    """The texts of paragraphs, and for a table the texts of its cells."""
    return [
        [cell.text for cell in block.cells] if isinstance(block, Table) else block.text
        for block in document.blocks
    ]


IMPORTS = {
    "a page": (PAGE, ["附件", ["甲", "乙"]]),
    "an archive": (ARCHIVE, [["甲", "乙"]]),
    "a Word file": (word(p("附件") + tbl(tr("甲", "乙"))), ["附件", ["甲", "乙"]]),
    "a text": ("一\n二", ["一", "二"]),
}


@pytest.mark.parametrize(("content", "blocks"), IMPORTS.values(), ids=IMPORTS)
def test_a_file_that_is_taken_in_is_read_in_its_place(
    content: str | bytes, blocks: list[str | list[str]]
) -> None:
    document = with_import(p("前") + TAKEN_IN + p("后") + tbl(tr("末")), content)
    assert shown(document) == ["前", *blocks, "后", ["末"]]
    assert remarked(document) == ["part-taken-in"]


def test_a_file_is_taken_in_from_one_xml_file_too() -> None:
    data = with_files(TAKEN_IN, {"word/a.dat": ARCHIVE}, {"aFChunk": "a.dat"})
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        whole = flat({name: file.read(name) for name in file.namelist()})
    assert shown(read(whole)) == [["甲", "乙"]]
    with pytest.raises(UnreadableError, match=r"no table found .* it is not in the file"):
        read(whole.replace(b"binaryData>", b"binaryData>x", 1))


def test_tables_and_remarks_of_a_file_that_is_taken_in_are_counted_on() -> None:
    numbered = word(tbl(tr("n1")) + p("间") + tbl(tr(tc(counted(9)))))
    body = tbl(tr("1")) + p("前") + tbl(tr("x", tc(p("甲") + TAKEN_IN))) + p("后") + tbl(tr("末"))
    document = with_import(body, numbered)
    assert shown(document) == [["1"], "前", ["x", "甲\n间"], ["n1"], [""], "后", ["末"]]
    assert [(r.code, r.table, r.row) for r in document.remarks] == [
        ("part-taken-in", 2, 1),
        ("list-missing", 4, 1),
        ("table-nested", 2, 1),
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"{\\rtf1", "cut short"),
        (b"\x89PNG", "image"),
        (b"PK\x03\x04", "cut short"),
        ("<!DOCTYPE html>" + "<div>" * 9000, "damaged HTML"),
        ("MIME-Version: 1.0\n\nx", "without a page"),
    ],
)
def test_what_cannot_be_taken_in_is_told(content: str | bytes, why: str) -> None:
    document = with_import(tbl(tr("甲")) + TAKEN_IN, content)
    assert remarked(document) == ["part-not-read"]
    assert why in document.remarks[0].message
    with pytest.raises(UnreadableError, match=f"no table found in the Word file; .*{why}"):
        with_import(p("甲") + TAKEN_IN, content)


def test_files_that_take_in_files_end() -> None:
    data = word(tbl(tr("0")))
    for number in range(1, 7):
        body = p(str(number)) + TAKEN_IN
        data = with_files(body, {"word/a.dat": data}, {"aFChunk": "a.dat"})
    with pytest.raises(UnreadableError, match="takes in another one"):
        read_word(data)


@pytest.mark.parametrize(
    ("data", "texts"),
    [(ARCHIVE.encode(), ["甲", "乙"]), (ARCHIVE.replace("gb2312", "x").encode(), ["甲", "乙"])],
)
def test_a_web_page_in_an_archive_is_read(data: bytes, texts: list[str]) -> None:
    (table,) = read(data).tables
    assert [cell.text for cell in table.cells] == texts


VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
ART = f'<w:r><w:pict {VML}><v:shapetype><v:textpath on="t"/></v:shapetype>{{}}</w:pict></w:r>'
WORD_ART = ART.format('<v:shape><v:textpath on="t" string="试行&#10;目录"/></v:shape>')
OBJECT = (
    f'<w:r><w:object {VML}><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object></w:r>'
)


def test_the_text_of_word_art_is_a_text_box() -> None:
    document = read_word(word(f"<w:p>{WORD_ART}</w:p>" + tbl(tr(tc(f"<w:p>{WORD_ART}</w:p>")))))
    assert shown(document) == ["试行", "目录", ["\n试行\n目录"]]
    assert not document.remarks


@pytest.mark.parametrize(
    ("said", "style", "text"),
    [
        ("", "", "甲\n乙"),
        ("1", "", "甲"),
        ("0", "visibility:visible", "甲\n乙"),
        ("", "left:0;visibility: hidden", "甲"),
    ],
)
def test_a_text_box_that_is_hidden_is_not_seen(said: str, style: str, text: str) -> None:
    name = f'<docPr hidden="{said}"/>' if said else "<docPr/>"
    box = f'<shape style="{style}"><w:txbxContent>{p("乙")}</w:txbxContent></shape>'
    cell = f"<w:p><w:r><w:t>甲</w:t><w:drawing><anchor>{name}{box}</anchor></w:drawing></w:r></w:p>"
    assert read_word(word(tbl(tr(tc(cell))))).tables[0].cells[0].text == text


def test_the_text_of_a_shape_that_is_no_text_box_of_word_is_read() -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    first, second = (
        "<a:r><a:t>画</a:t></a:r><a:fld><a:t>布</a:t></a:fld>",
        "<a:r><a:t>二</a:t></a:r>",
    )
    lines = f"<a:p>{first}<a:br/>{second}</a:p>"
    body = (
        f'<a:sp xmlns:a="{space}"><a:txSp><a:txBody><a:bodyPr/>{lines}</a:txBody></a:txSp></a:sp>'
    )
    cell = f"<w:p><w:r><w:t>甲</w:t><w:drawing>{body}</w:drawing></w:r></w:p>"
    document = read_word(word(tbl(tr(tc(cell)))))
    assert document.tables[0].cells[0].text == "甲\n画布\n二"


@pytest.mark.parametrize(
    ("content", "what"),
    [(OBJECT, "Excel.Sheet.12"), ("<w:r><w:pict><w:control/></w:pict></w:r>", "form control")],
)
def test_an_object_of_another_program_is_told_with_its_row(content: str, what: str) -> None:
    document = read_word(word(tbl(tr("1"), tr(tc(f"<w:p>{content}</w:p>")))))
    assert [(r.code, r.table, r.row) for r in document.remarks] == [("part-not-read", 1, 2)]
    assert what in document.remarks[0].message
    with pytest.raises(UnreadableError, match=f"no table found.*{what}"):
        read_word(word(f"<w:p>{content}</w:p>"))


def test_the_field_around_an_object_tells_it_where_nothing_else_does() -> None:
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = "<w:r><w:instrText> EMBED Excel.Sheet.12 </w:instrText></w:r>"
    for inner in ("", OBJECT):
        field = f"<w:p>{begin}{code}{middle}{inner}{end}</w:p>"
        document = read_word(word(tbl(tr("1"), tr(tc(field)))))
        assert [(r.code, r.table, r.row) for r in document.remarks] == [("part-not-read", 1, 2)]
        assert "Excel.Sheet.12" in document.remarks[0].message


GROUP = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="{}"><w:drawing><g xmlns="x"><h>'
    "<w:txbxContent>{}</w:txbxContent></h><h><w:txbxContent>{}</w:txbxContent></h></g></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize("requires", ["wpg", "wpc", "wps"])
def test_boxes_in_groups_and_canvases_are_read_once(requires: str) -> None:
    again = f"<w:txbxContent>{p('甲')}</w:txbxContent>"
    group = GROUP.format(requires, p("甲"), tbl(tr("乙")), again)
    assert shown(read_word(word(f"<w:p>{group}</w:p>"))) == ["甲", ["乙"]]


BOUND = (
    '<w:sdt><w:sdtPr>{}<w:dataBinding w:prefixMappings="xmlns:a=\'urn:a\'" w:xpath="{}" '
    'w:storeItemID="{{1}}"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
)
DATA = (
    '<r xmlns="urn:a"><v>新</v><v k="键">第二\n行</v><d>2024-05-01T00:00:00</d><y>true</y><e/></r>'
)
ABOUT = '<ds:x xmlns:ds="urn:ds" ds:itemID="{1}"/>'
OLD = "<w:r><w:t>旧</w:t><w:br/><w:t>文</w:t></w:r>"
CHOICE = '<w:{0}><w:listItem w:displayText="显示" w:value="新"/></w:{0}>'
BOX = '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/>'
DAY = '<w:date w:fullDate="{}T00:00:00Z"/>'
FIRST, MANY, DAY_AT = "/a:r[1]/a:v[1]", "/a:r/a:v[2]", "/a:r/a:d"
CONTROLS = {
    "a text": ("<w:text/>", FIRST, "新", 1),
    "lines": ('<w:text w:multiLine="1"/>', MANY, "第二\n行", 1),
    "an attribute": ("<w:text/>", MANY + "/@k", "键", 1),
    "nothing there": ("<w:text/>", "/a:r/a:v[3]", "旧\n文", 0),
    "another expression": ("<w:text/>", "//a:v", "旧\n文", 0),
    "rich text": ("<w:richText/>", FIRST, "旧\n文", 0),
    "no kind": ("", FIRST, "旧\n文", 0),
    "a choice": (CHOICE.format("dropDownList"), FIRST, "显示", 1),
    "none of the choices": (CHOICE.format("dropDownList"), MANY, "旧\n文", 1),
    "another than the choices": (CHOICE.format("comboBox"), MANY, "第二\n行", 1),
    "the same day": (DAY.format("2024-05-01"), DAY_AT, "旧\n文", 0),
    "another day": (DAY.format("2024-05-02"), DAY_AT, "旧\n文", 1),
    "a box": (BOX, "/a:r/a:y", "☒", 1),
    "a placeholder": ("<w:showingPlcHdr/><w:text/>", "/a:r/a:e", "旧\n文", 1),
    "a placeholder that data fill": ("<w:showingPlcHdr/><w:text/>", FIRST, "新", 1),
    "nothing": ("<w:text/>", "/a:r/a:e", "旧\n文", 1),
}


def bound(body: str) -> Document:
    files = {
        "word/customXml.xml": DATA,
        "word/_rels/customXml.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="p" Type="x/customXmlProps" Target="about.xml"/></Relationships>'
        ),
        "word/about.xml": ABOUT,
        "core.xml": "<c>新</c>",
    }
    return read_word(
        with_files(body, files, {"customXml": "customXml.xml"}, {"core-properties": "core.xml"})
    )


@pytest.mark.parametrize(("kind", "path", "text", "told"), CONTROLS.values(), ids=CONTROLS)
def test_a_control_shows_what_it_is_bound_to(kind: str, path: str, text: str, told: int) -> None:
    document = bound(tbl(tr("1"), tr(tc(f"<w:p>{BOUND.format(kind, path, OLD)}</w:p>"))))
    assert document.tables[0].cells[1].text == text
    is_prompt = "showingPlcHdr" in kind and text != "新"
    assert [(r.code, r.row) for r in document.remarks] == [
        ("placeholder-shown" if is_prompt else "control-bound", 2)
    ] * told


@pytest.mark.parametrize(
    "content", ["", p("旧"), "<w:p/>", "<w:r><w:t>新</w:t></w:r>", OLD + OLD], ids=range(5)
)
def test_a_bound_control_of_any_shape_shows_the_value_once(content: str) -> None:
    control = BOUND.format("<w:text/>", FIRST, content)
    is_block = content.startswith("<w:p")
    body = control if is_block else f"<w:p>{control}</w:p>"
    document = bound(body + tbl(tr("末")))
    assert document.blocks[0] == Paragraph("新")


LATER = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
REPEATED = (
    f"<w:sdt><w:sdtPr><w15:repeatingSection {LATER}/><w15:dataBinding {LATER} "
    'w:prefixMappings="xmlns:a=\'urn:a\'" w:xpath="/a:r[1]/a:{0}" w:storeItemID="{{1}}"/></w:sdtPr>'
    "<w:sdtContent>{1}</w:sdtContent></w:sdt>"
)
ITEM = (
    f"<w:sdt><w:sdtPr><w15:repeatingSectionItem {LATER}/></w:sdtPr><w:sdtContent>{{}}"
    "</w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize(
    ("name", "stored", "texts"),
    [
        ("v", 1, ["新", "第二\n行"]),
        ("v", 2, ["新", "第二\n行"]),
        ("v", 3, ["新", "第二\n行"]),
        ("none", 1, ["新"]),
    ],
)
def test_a_part_is_repeated_for_each_entry_of_its_data(
    name: str, stored: int, texts: list[str]
) -> None:
    rows = (
        ITEM.format(tr(tc(f"<w:p>{BOUND.format('<w:text/>', f'/a:r[1]/a:v[{at}]', OLD)}</w:p>")))
        for at in range(1, stored + 1)
    )
    document = bound(tbl(REPEATED.format(name, "".join(rows))))
    assert [cell.text for cell in document.tables[0].cells] == texts
    told = [remark for remark in document.remarks if "entries" in remark.message]
    assert len(told) == (stored != len(texts))


def test_a_control_around_a_cell_and_one_bound_to_the_properties() -> None:
    around = BOUND.format("<w:text/>", FIRST, tc(p("旧")))
    core = BOUND.format("<w:text/>", "/c", OLD).replace(
        "{1}", "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
    )
    document = bound(tbl(tr(around, tc(f"<w:p>{core}</w:p>"))))
    assert [cell.text for cell in document.tables[0].cells] == ["新", "新"]


MOVED = "<w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom>"
AWAY = f"<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr>{MOVED}</w:p>"


def test_a_row_that_was_moved_is_not_there_and_one_with_moved_texts_is() -> None:
    gone = tr(tc(p("x", "<w:rPr><w:moveFrom/></w:rPr>") + AWAY), tc(AWAY))
    emptied = tr(tc(AWAY), tc(f"<w:p>{MOVED}</w:p>"))
    document = read_word(word(tbl(gone, tr("1", "2"), emptied)))
    assert [(cell.row, cell.text) for cell in document.tables[0].cells] == [
        *((1, "1"), (1, "2")),
        *((2, ""), (2, "")),
    ]


SECTION = "<w:sectPr/>"
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def test_a_paragraph_that_holds_but_the_end_of_a_section_has_no_number() -> None:
    hidden = HIDDEN.replace("<w:pPr>", f"<w:pPr>{NUMBERED}{SECTION}")
    ends = [p("", NUMBERED + SECTION), p("文", NUMBERED + SECTION), hidden]
    body = counted(1, 0, "一") + "".join(ends) + counted(1, 0, "末") + tbl(tr("x"))
    document = read_word(word(body, numbering=LISTS))
    labels = [block.label for block in document.blocks if isinstance(block, Paragraph)]
    assert labels == ["1.", "2.", "3."]


@pytest.mark.parametrize(
    ("kind", "root", "story"),
    [
        ("footnotes", "footnotes", "notes"),
        ("header", "hdr", "headers"),
        ("footer", "ftr", "footers"),
    ],
)
def test_a_document_with_tables_beside_its_body_alone_says_how_to_read_them(
    kind: str, root: str, story: str
) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    inner = tbl(tr("甲", "乙"))
    inner = f'<w:footnote w:id="1">{inner}</w:footnote>' if kind == "footnotes" else inner
    part = f'<w:{root} xmlns:w="{space}">{inner}</w:{root}>'
    data = with_files(p("前"), {"word/a.xml": part}, {kind: "a.xml"})
    with pytest.raises(UnreadableError, match=f"one in its {story}, which --include {story} reads"):
        read_word(data)
    assert shown(read_word(data, Asked(stories=(story,)))) == ["前", ["甲", "乙"]]


PICTURE = (
    '<w:p><w:r><w:drawing xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    "<pic:pic/></w:drawing></w:r></w:p>"
)
OLD_PICTURE = (
    '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:imagedata/></v:shape>'
    "</w:pict></w:r></w:p>"
)


def test_pictures_are_told_once_for_a_table_and_once_outside() -> None:
    rows = (tr("a", "b"), tr(tc(PICTURE), "c"), tr(tc(OLD_PICTURE), "d"))
    document = read_word(word(PICTURE + tbl(*rows) + p("e") + tbl(*rows[:1])))
    assert [(r.code, r.table, r.row, r.message[:10]) for r in document.remarks] == [
        ("picture-not-read", None, None, "a picture "),
        ("picture-not-read", 1, 2, "2 pictures"),
    ]


@pytest.mark.parametrize("said", ["<w:vanish/>", "<w:webHidden/>"])
def test_a_picture_that_is_hidden_is_not_told(said: str) -> None:
    picture = PICTURE.replace("<w:r>", f"<w:r><w:rPr>{said}</w:rPr>")
    document = read_word(word(tbl(tr(tc(picture)))))
    assert [r.code for r in document.remarks] == ["picture-not-read"] * (said != "<w:vanish/>")


PROMPT = "<w:sdt><w:sdtPr><w:showingPlcHdr{}/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
ASKS = "<w:r><w:t>请输入</w:t></w:r>"


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (tc(f"<w:p>{PROMPT.format('', ASKS)}</w:p>"), 1),
        (tc(PROMPT.format("", p("请输入"))), 1),
        (PROMPT.format("", tc("请输入")), 1),
        (tc(f"""<w:p>{PROMPT.format(' w:val="0"', ASKS)}</w:p>"""), 0),
        (tc(f"<w:p>{PROMPT.format('', '<w:r/>')}</w:p>"), 0),
    ],
    ids=range(5),
)
def test_a_control_that_is_not_filled_in_is_told(cell: str, told: int) -> None:
    document = read_word(word(tbl(tr(cell, "b"))))
    assert document.tables[0].cells[0].text in {"请输入", ""}
    assert [(r.code, r.row, r.text) for r in document.remarks] == [
        ("placeholder-shown", 1, "请输入")
    ] * told
