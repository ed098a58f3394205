"""The text of Word files: hidden text, fields, symbols, equations, one small document per fact."""

import time

import pytest
from documents import remarked
from lxml import etree
from words import GOES_ON, START, counted, lvl, num, p, replaced, tbl, tc, tr, word
from words import abstract as definition

from extract.model import Document, Paragraph
from extract.symbols import sign
from extract.word.ooxml import SPACES, tag
from extract.word.reader import read_word
from extract.word.text import TextReader

T = tbl(tr("a", "b"), columns=2)
COUNT = definition(0, lvl(0, "%1.")) + num(1, 0)


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def cell(content: str, **parts: str) -> Document:
    """A document of one cell that holds these paragraphs."""
    whole = content if content.startswith("<w:p>") else f"<w:p>{content}</w:p>"
    return read_word(word(tbl(tr(tc(whole))), **parts))  # type: ignore[arg-type]


def text_of(document: Document) -> str:
    return document.tables[0].cells[0].text


def sym(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


SYMBOLS = [
    *(("Symbol", "F06C", "λ"), ("Symbol", "F0A3", "≤"), ("Symbol", "00B1", "±")),
    *(("Symbol", "F0D8", "¬"), ("Symbol", "F0A5", "∞"), ("Symbol", "F0B8", "÷")),
    *(("Wingdings", "F0D8", "➢"), ("Wingdings", "F0FE", "☑"), ("Wingdings", "F0E0", "→")),
    *(("Wingdings 2", "F052", "☑"), ("Wingdings 2", "F0A3", "□"), ("Wingdings 3", "F07D", "▶")),
    *(("Webdings", "F061", "✔"), ("Webdings", "0063", "□")),
    *(("宋体", "006C", "l"), ("Arial", "002D", "-"), ("Arial", "4E00", "一"), ("X", "F06C", "●")),
]


@pytest.mark.parametrize(("font", "code", "shown"), SYMBOLS)
def test_symbols_by_their_font(font: str, code: str, shown: str) -> None:
    assert text_of(cell(sym(font, code))) == shown


def test_the_rows_of_the_symbol_font_stand_where_they_should() -> None:
    places = {
        0x40: "≅",
        0x57: "Ω",
        0x5C: "∴",
        0x70: "π",
        0x7E: "∼",
        0xC0: "ℵ",
        0xD6: "√",
        0xF2: "∫",
    }
    assert {code: sign(code, "Symbol") for code in places} == places


@pytest.mark.parametrize(
    "code", ["FFFFFFFF", "110000", "-1", "D800", "0000", "", "xyz", "F" * 9999]
)
def test_a_symbol_that_no_character_is_has_a_remark(code: str) -> None:
    document = cell(r("甲") + sym("X", code))
    assert text_of(document) == "甲\ufffd"
    assert remarked(document) == ["characters-lost"]


def test_text_that_is_set_in_a_symbol_font() -> None:
    fonts = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    assert text_of(cell(r("&#xF0B3;5", fonts) + r("\uf0a3", fonts))) == "≥5≤"


@pytest.mark.parametrize(
    ("font", "text", "shown"),
    [
        ("Wingdings 2", "R是£否", "☑是□否"),
        ("Wingdings", "ü", "✓"),
        ("Webdings", "a", "✔"),
        ("Symbol", "abc", "αβχ"),
        ("宋体", "R£", "R£"),
    ],
)
def test_letters_that_are_typed_in_a_symbol_font(font: str, text: str, shown: str) -> None:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    other = sym("Wingdings", "F06C")
    assert text_of(cell(r(text, fonts) + other + r("\uf0fc"))) == f"{shown}●✓"


def test_a_letter_that_the_hint_of_its_run_gives_another_font() -> None:
    fonts = '<w:rFonts w:hint="eastAsia" w:ascii="Symbol" w:hAnsi="Symbol" w:eastAsia="宋体"/>'
    assert text_of(cell(r("3×b", fonts))) == "3×β"
    theme = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:asciiTheme="minorAscii"/>'
    assert text_of(cell(r("b×", theme.replace("/>", ' w:hAnsiTheme="minorHAnsi"/>')))) == "b×"


def field(instruction: str, result: str | None = None, data: str = "") -> str:
    separate = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def form(content: str) -> str:
    return f"<w:ffData>{content}</w:ffData>"


CHOICE = form(
    '<w:ddList><w:result w:val="1"/><w:listEntry w:val="男"/><w:listEntry w:val="女"/></w:ddList>'
)
FIELDS = {
    r"eq \o\ac(○,11)": (field(r" eq \o\ac(○,11) "), "⑪"),
    "enclosed, not in Unicode": (field(r"EQ \o\ac(○,甲)"), "甲"),
    "a reading over its base": (field(r"EQ \* jc2 \* hps10 \o\ad(\s\up 9(pin),拼)"), "拼"),
    "a symbol": (field(r" SYMBOL 183 \f Symbol "), "•"),
    "a symbol in sixteens": (field(r'SYMBOL 0xFE \f "Wingdings" \s 12'), "☑"),
    "a button": (field(" MACROBUTTON x 点击 这里 "), "点击 这里"),
    "an index entry": (field(' XE "词" '), ""),
    "a list of choices": (field("FORMDROPDOWN", data=CHOICE), "女"),
    "a list with an empty result": (field("FORMDROPDOWN", "", CHOICE), "女"),
    "a list with a bookmark and an empty run": (
        field(
            "FORMDROPDOWN",
            '<w:bookmarkStart w:id="0" w:name="x"/><w:r><w:rPr/></w:r><w:bookmarkEnd w:id="0"/>',
            CHOICE,
        ),
        "女",
    ),
    "a box with a sign for its result": (
        field(
            "FORMCHECKBOX",
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
            form("<w:checkBox/>"),
        ),
        "☑",
    ),
    "a list with its result": (field("FORMDROPDOWN", r("女"), CHOICE), "女"),
    "a box": (field("FORMCHECKBOX", data=form("<w:checkBox><w:checked/></w:checkBox>")), "☒"),
    "a text in a square": (field(r"eq \o\ac(□,是)"), "是"),
    "combined characters": (field(r"eq \o(\s\up 5(教育),\s\do 2(厅))"), "教育厅"),
    "combined characters, spread": (field(r"EQ \o\ad(\s\up 9(国),\s\do 3(办))"), "国办"),
    "an empty box": (field("FORMCHECKBOX", data=form("<w:checkBox/>")), "☐"),
    "a text": (
        field("FORMTEXT", data=form('<w:textInput><w:default w:val="填"/></w:textInput>')),
        "填",
    ),
}


@pytest.mark.parametrize(("content", "shown"), FIELDS.values(), ids=FIELDS.keys())
def test_fields_that_store_no_result(content: str, shown: str) -> None:
    document = cell(r("前") + content + r("后"))
    assert text_of(document) == f"前{shown}后"
    assert not document.remarks


def test_a_field_that_shows_what_is_not_known_is_a_remark() -> None:
    document = cell(r("前") + field("=ROW()") + r("后"))
    assert text_of(document) == "前后"
    assert [(m.code, m.text, m.table, m.row) for m in document.remarks] == [
        ("field-without-result", "=ROW()", 1, 1)
    ]


BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize("begin", [BEGIN, BEGIN + SEPARATE, BEGIN + f"<w:del>{END}</w:del>"])
def test_a_field_that_is_not_closed_is_ignored(begin: str) -> None:
    in_a_cell = read_word(word(tbl(tr(tc(f"<w:p>{begin}</w:p>"), "b"), tr("c", "d"))))
    assert [c.text for c in in_a_cell.tables[0].cells] == ["", "b", "c", "d"]
    assert remarked(in_a_cell) == ["field-unclosed"]
    before = read_word(word(f"<w:p>{begin}</w:p>" + p("甲") + T))
    assert before.blocks[0] == Paragraph("甲")
    in_a_box = read_word(word(f"<w:p><w:r><w:pict><w:txbxContent><w:p>{begin}</w:p>"
                              f"</w:txbxContent></w:pict></w:r></w:p>{p('甲')}{T}"))  # fmt: skip
    assert in_a_box.blocks[0] == Paragraph("甲")


def test_a_field_over_several_paragraphs() -> None:
    content = (
        f"<w:p>{BEGIN}{r('x')}</w:p><w:p>{r('x')}{SEPARATE}{r('甲')}</w:p><w:p>{r('乙')}{END}</w:p>"
    )
    document = cell(content)
    assert text_of(document) == "甲\n乙"
    assert not document.remarks


def hidden_mark(content: str) -> str:
    return f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{content}</w:p>"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (sym("Wingdings", "F0FC"), "✓"),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "x"),
        ('<w:r><w:footnoteReference w:id="2"/></w:r>', "¹"),
        (r("x", "<w:vanish/>"), ""),
    ],
)
def test_a_paragraph_with_a_hidden_mark_keeps_what_is_no_text(content: str, shown: str) -> None:
    assert text_of(cell(hidden_mark(content) + p("后"))) == f"{shown}后"


NUMBER = '<w:numPr><w:numId w:val="1"/></w:numPr>'
GONE = {
    "deleted": f"<w:p><w:pPr>{NUMBER}<w:rPr><w:del/></w:rPr></w:pPr><w:del>{r('x')}</w:del></w:p>",
    "moved away": f"<w:p><w:pPr>{NUMBER}<w:rPr><w:moveFrom/></w:rPr></w:pPr>"
    f"<w:moveFrom>{r('x')}</w:moveFrom></w:p>",
}
HIDING = (
    '<w:style w:type="paragraph" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="V"><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="T"><w:rPr><w:vanish/></w:rPr></w:style>'
)


@pytest.mark.parametrize("gone", GONE.values(), ids=GONE.keys())
@pytest.mark.parametrize(
    "between",
    ["", '<w:bookmarkEnd w:id="1"/>', '<w:moveToRangeStart w:id="1" w:name="m"/>', "<w:sdt>"],
)
def test_a_paragraph_that_is_not_there_does_not_count(gone: str, between: str) -> None:
    seen = counted(1, 0, "甲")
    after = (
        f"<w:sdt><w:sdtContent>{seen}</w:sdtContent></w:sdt>"
        if "sdt" in between
        else between + seen
    )
    document = read_word(word(gone + after + T, numbering=COUNT, styles=HIDING))
    assert document.blocks[0] == Paragraph("甲", "1.")
    assert len(document.blocks) == 2
    before_a_table = read_word(word(gone + tbl(tr(tc(seen))), numbering=COUNT, styles=HIDING))
    assert before_a_table.tables[0].cells[0].label == "1."


SKIPS = {
    "by Word, to advance a value": f"<w:p><w:pPr>{NUMBER}<w:rPr><w:vanish/></w:rPr></w:pPr></w:p>",
    "with a text": f"<w:p><w:pPr>{NUMBER}<w:rPr><w:vanish/></w:rPr></w:pPr>"
    f"{r('x', '<w:vanish/>')}</w:p>",
    "by its style": p("x", f'<w:pStyle w:val="H"/>{NUMBER}'),
    "a mark that is always hidden": f"<w:p><w:pPr>{NUMBER}<w:rPr><w:specVanish/></w:rPr></w:pPr>"
    "</w:p>",
}


@pytest.mark.parametrize("hidden", SKIPS.values(), ids=SKIPS.keys())
def test_a_paragraph_that_is_hidden_counts(hidden: str) -> None:
    seen = counted(1, 0, "甲")
    document = read_word(word(hidden * 2 + seen + T, numbering=COUNT, styles=HIDING))
    assert document.blocks[0] == Paragraph("甲", "3.")
    before_a_table = read_word(word(hidden + tbl(tr(tc(seen))), numbering=COUNT, styles=HIDING))
    assert before_a_table.tables[0].cells[0].label == "2."
    in_a_cell = read_word(
        word(tbl(tr(tc(hidden * 2 + seen), tc(seen))), numbering=COUNT, styles=HIDING)
    )
    assert [c.paragraphs for c in in_a_cell.tables[0].cells] == [
        (Paragraph("甲", "3."),),
        (Paragraph("甲", "4."),),
    ]


def test_a_hidden_mark_does_not_hide_the_number() -> None:
    heading = f"<w:p><w:pPr>{NUMBER}<w:rPr><w:vanish/></w:rPr></w:pPr>{r('标题')}</w:p>"
    document = read_word(word(heading + p("，正文") + counted(1, 0, "后") + T, numbering=COUNT))
    assert document.blocks[:2] == (Paragraph("标题，正文", "1."), Paragraph("后", "2."))


def test_a_hidden_paragraph_between_two_tables_parts_nothing() -> None:
    hidden = f"<w:p><w:pPr>{NUMBER}<w:rPr><w:vanish/></w:rPr></w:pPr></w:p>"
    rows = tbl(tr("甲", "乙")), tbl(tr("丙", "丁"))
    document = read_word(word(hidden.join(rows), numbering=COUNT))
    assert len(document.tables) == 1


def test_a_deleted_mark_joins_over_what_is_not_seen() -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    between = '<w:bookmarkStart w:id="1" w:name="x"/><w:proofErr w:type="spellStart"/>'
    assert text_of(cell(f"<w:p>{mark}{r('光学')}</w:p>{between}{p('工程师')}")) == "光学工程师"


DEFAULTS = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
BY_DEFAULT = HIDING.replace('"character" w:styleId="C"', '"character" w:default="1" w:styleId="C"')
TOGGLES = [
    (r("x") + r("甲", '<w:vanish w:val="0"/>'), DEFAULTS, "甲"),
    ('<w:pPr><w:pStyle w:val="H"/></w:pPr>' + r("甲", '<w:rStyle w:val="C"/>'), HIDING, "甲"),
    ('<w:pPr><w:pStyle w:val="H"/></w:pPr>' + r("x", '<w:rStyle w:val="V"/>'), HIDING, ""),
    (r("x"), BY_DEFAULT, ""),
    (r("甲", '<w:rStyle w:val="V"/>'), BY_DEFAULT, "甲"),
    ("<m:oMath><m:r><w:rPr><w:vanish/></w:rPr><m:t>x</m:t></m:r></m:oMath>", "", ""),
]


@pytest.mark.parametrize(("runs", "styles", "shown"), TOGGLES)
def test_hidden_is_a_toggle_over_the_levels_of_style(runs: str, styles: str, shown: str) -> None:
    assert text_of(cell(f"<w:p>{runs}</w:p>", styles=styles)) == shown


def test_hidden_by_the_style_of_the_table() -> None:
    styled = tbl(tr("x")).replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr>')
    assert text_of(read_word(word(styled, styles=HIDING))) == ""


HIDES, SHOWS = "<w:rPr><w:vanish/></w:rPr>", '<w:rPr><w:vanish w:val="0"/></w:rPr>'


@pytest.mark.parametrize(
    ("whole", "parts", "look", "shown"),
    [
        ("", {"firstCol": HIDES}, 'w:firstColumn="1"', ["", "b", "", "d"]),
        ("", {"firstCol": HIDES}, "", ["a", "b", "c", "d"]),
        (HIDES, {"lastRow": SHOWS}, 'w:lastRow="1"', ["", "", "c", "d"]),
        ("", {"wholeTable": HIDES, "band2Horz": SHOWS}, "", ["", "", "c", "d"]),
    ],
)
def test_hidden_by_a_part_of_the_style_of_the_table(
    whole: str, parts: dict[str, str], look: str, shown: list[str]
) -> None:
    said = "".join(
        f'<w:tblStylePr w:type="{kind}">{part}</w:tblStylePr>' for kind, part in parts.items()
    )
    style = f'<w:style w:type="table" w:default="1" w:styleId="T">{whole}{said}</w:style>'
    for named in ('<w:tblStyle w:val="T"/>', ""):
        table = tbl(tr("a", "b"), tr("c", "d"), columns=2).replace(
            "<w:tblGrid>", f"<w:tblPr>{named}<w:tblLook {look}/></w:tblPr><w:tblGrid>"
        )
        document = read_word(word(table, styles=style))
        assert [cell.text for cell in document.tables[0].cells] == shown


def reading(requires: str, fallback: str = "乙") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{r("甲")}</mc:Choice>'
        f"<mc:Fallback>{r(fallback)}</mc:Fallback></mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ('mc:Ignorable="q"', "甲"),
        ('mc:Ignorable="q" mc:ProcessContent="q:x"', "里甲"),
        ('mc:Ignorable="q" mc:ProcessContent="q:*"', "里甲"),
        ('mc:Ignorable="q" mc:ProcessContent="q:y"', "甲"),
        ('mc:Ignorable="w14 z"', "里甲"),
    ],
)
def test_what_is_to_be_ignored_where_it_is_not_understood(said: str, shown: str) -> None:
    inside = f"<q:x>{r('里')}</q:x>"
    body = tbl(tr(tc(f"<w:p>{inside}{r('甲')}</w:p>")))
    data = replaced(word(body), "<w:document ", f'<w:document xmlns:q="urn:q" {said} ')
    assert read_word(data).tables[0].cells[0].text == shown


@pytest.mark.parametrize("name", ["yearLong", "monthShort", "dayShort", "pgNum"])
def test_a_date_of_today_is_told(name: str) -> None:
    document = cell(f"<w:r><w:{name}/><w:t>甲</w:t></w:r>")
    assert text_of(document) == "甲"
    assert [(m.code, m.text, m.row) for m in document.remarks] == [
        ("field-without-result", name, 1)
    ]


@pytest.mark.parametrize(("requires", "shown"), [("wps", "甲"), ("w14 wps", "甲"), ("zz", "乙")])
def test_a_choice_that_is_not_understood_gives_way(requires: str, shown: str) -> None:
    assert text_of(cell(reading(requires))) == shown


@pytest.mark.parametrize("name", ["altChunk", "subDoc"])
def test_a_file_within_the_file_is_a_remark(name: str) -> None:
    found = read_word(word(T + f'<w:{name} r:id="x" xmlns:r="r"/>'))
    assert remarked(found) == ["part-not-read"]
    assert name in found.remarks[0].message
    row = tr(tc(p("甲") + f"<w:{name}/>"), tc(f"<w:p><w:{name}/>{r('乙')}</w:p>"))
    in_cells = read_word(word(tbl(tr("一", "二"), row)))
    assert [(m.code, m.table, m.row) for m in in_cells.remarks] == [("part-not-read", 1, 2)]
    assert [cell.text.strip() for cell in in_cells.tables[0].cells[2:]] == ["甲", "乙"]


@pytest.mark.parametrize(("kind", "told"), [("diagram", 1), ("chart", 1), ("picture", 0)])
def test_a_diagram_or_a_chart_is_a_remark(kind: str, told: int) -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006"
    graphic = f'<a:graphicData xmlns:a="{space}/main" uri="{space}/{kind}"/>'
    document = cell(f"{r('前')}<w:r><w:drawing>{graphic}</w:drawing></w:r>{r('后')}")
    assert text_of(document) == "前后"
    assert [(m.code, m.row) for m in document.remarks] == [("part-not-read", 1)] * told


@pytest.mark.parametrize("instruction", ["NEXT", "ADDIN ZOTERO", " NEXTIF 1 = 1 ", "DATA x"])
def test_fields_that_show_nothing(instruction: str) -> None:
    document = cell(r("前") + field(instruction) + r("后"))
    assert text_of(document) == "前后"
    assert not document.remarks


def mr(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def frac(above: str, below: str) -> str:
    return f"<m:f><m:num>{mr(above)}</m:num><m:den>{mr(below)}</m:den></m:f>"


BRACKETS = '<m:dPr><m:begChr m:val="["/><m:sepChr m:val=","/><m:endChr m:val=""/></m:dPr>'
LIMIT = f"<m:limLow><m:e>{mr('lim')}</m:e><m:lim>{mr('n→∞')}</m:lim></m:limLow>"
EQUATIONS = {
    "(a+1)/(2b)": frac("a+1", "2b"),
    "产值/12": frac("产值", "12"),
    "x^(n+1)": f"<m:sSup><m:e>{mr('x')}</m:e><m:sup>{mr('n+1')}</m:sup></m:sSup>",
    "[x,y": f"<m:d>{BRACKETS}<m:e>{mr('x')}</m:e><m:e>{mr('y')}</m:e></m:d>",
    "(x|y)": f"<m:d><m:e>{mr('x')}</m:e><m:e>{mr('y')}</m:e></m:d>",
    "∑_(i=1)^n x": f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{mr("i=1")}</m:sub>'
    f"<m:sup>{mr('n')}</m:sup><m:e>{mr('x')}</m:e></m:nary>",
    "∫x": f'<m:nary><m:naryPr><m:subHide m:val="1"/></m:naryPr><m:e>{mr("x")}</m:e></m:nary>',
    "lim_(n→∞) x": f"<m:func><m:fName>{LIMIT}</m:fName><m:e>{mr('x')}</m:e></m:func>",
    "1, 2; 3, 4": "<m:m>"
    + "".join(f"<m:mr><m:e>{mr(a)}</m:e><m:e>{mr(b)}</m:e></m:mr>" for a, b in ("12", "34"))
    + "</m:m>",
    "1": f"<?x y?>{mr('1')}<w:del>{mr('2')}</w:del>",
    "✓": sym("Wingdings", "F0FC"),
    "(" * 40 + "x" + ")" * 40: "<m:d><m:e>" * 40 + mr("x") + "</m:e></m:d>" * 40,
}


@pytest.mark.parametrize(("line", "equation"), EQUATIONS.items())
def test_equations_on_one_line(line: str, equation: str) -> None:
    assert text_of(cell(f"<m:oMath>{equation}</m:oMath>")) == line


MANY = {
    "hidden marks": hidden_mark(r("x")) * 8000,
    "deleted marks": hidden_mark(r("x")).replace("vanish", "del") * 8000,
    "equations": f"<w:p>{'<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>' * 8000}</w:p>",
    "an equation": (
        "<w:p><m:oMath>"
        + "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup/></m:sSup>" * 16000
        + "</m:oMath></w:p>"
    ),
    "drawings": f"<w:p>{'<w:r><w:drawing/></w:r>' * 8000}</w:p>",
    "open fields": f"<w:p>{(BEGIN + SEPARATE) * 8000}{r('x') * 8000}{END * 8000}</w:p>",
    "notes": "".join(
        f'<w:p><w:r><w:footnoteReference w:id="{n}"/></w:r></w:p>' for n in range(8000)
    ),
}


@pytest.mark.parametrize("body", MANY.values(), ids=MANY.keys())
def test_thousands_of_one_thing_take_no_longer_than_thousands_of_rows(body: str) -> None:
    data = word(body + T)
    start = time.process_time()
    assert read_word(data).tables
    assert time.process_time() - start < 3


def test_an_equation_between_paragraphs_is_one() -> None:
    equation = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    alone = f"<m:oMathPara>{equation}</m:oMathPara>"
    document = read_word(word(p("a") + alone + equation + tbl(tr(tc(alone + p("b"))))))
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == ["a", "x=1", "x=1"]
    assert document.tables[0].cells[0].text == "x=1\nb"
    assert not document.remarks


@pytest.mark.parametrize(
    ("form", "mark"), [("decimalEnclosedCircleChinese", "①"), ("lowerRoman", "ⁱ")]
)
def test_the_format_of_notes(form: str, mark: str) -> None:
    section = f'<w:sectPr><w:footnotePr><w:numFmt w:val="{form}"/></w:footnotePr></w:sectPr>'
    note = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    assert read_word(word(note + T + section)).blocks[0] == Paragraph(mark)


NOTE = '<w:p><w:r><w:footnoteReference w:id="{}"/></w:r></w:p>'


def noted(properties: str) -> Document:
    section = f"<w:sectPr><w:footnotePr>{properties}</w:footnotePr></w:sectPr>"
    return read_word(word(NOTE.format(2) + NOTE.format(3) + T + section))


def test_notes_that_do_not_begin_at_one() -> None:
    document = noted('<w:numStart w:val="9"/>')
    assert document.blocks[:2] == (Paragraph("⁹"), Paragraph("¹⁰"))
    assert not document.remarks


def test_notes_that_begin_anew_on_each_page_are_a_remark() -> None:
    assert remarked(noted('<w:numRestart w:val="eachPage"/>')) == ["note-marks-doubtful"]
    assert not noted('<w:numRestart w:val="continuous"/>').remarks


def test_notes_in_a_cell_that_a_merge_covers_count() -> None:
    inner = tbl(tr(tc(NOTE.format(3)), "b"), columns=2)
    rows = (
        tr(tc("a", START), "b"),
        tr(tc(NOTE.format(2) + inner + p(), GOES_ON), tc(NOTE.format(4))),
    )
    document = read_word(word(tbl(*rows, columns=2)))
    assert [cell.text for cell in document.tables[0].cells] == ["a", "b", "³"]
    assert len(document.tables) == 1


@pytest.mark.parametrize("kind", ["page", "column"])
def test_a_break_of_the_page_parts_what_stands_around_it(kind: str) -> None:
    next_page = f'<w:r><w:br w:type="{kind}"/></w:r>'
    document = read_word(word(f"<w:p>{r('一')}{next_page}{r('二')}</w:p>" + T))
    assert document.blocks[0] == Paragraph("一\n二")
    around = f"<w:p>{next_page}{r('一')}{next_page}</w:p>"
    assert read_word(word(around + T)).blocks[0] == Paragraph("一")
    assert text_of(cell(r("一") + next_page + r("二"))) == "一二"


def test_notes_that_begin_anew_with_each_section() -> None:
    break_ = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    last = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    body = NOTE.format(2) + NOTE.format(3) + break_ + NOTE.format(4) + T + last
    document = read_word(word(body))
    assert document.blocks[:3] == (Paragraph("¹"), Paragraph("²"), Paragraph("¹"))
    assert not document.remarks


def test_a_simple_field_that_stores_no_result() -> None:
    drawn, unknown = (
        f'<w:p><w:fldSimple w:instr="{instruction}"/></w:p>'
        for instruction in (r"EQ \o\ac(○,7)", "PAGE")
    )
    assert text_of(cell(drawn)) == "⑦"
    document = cell(unknown)
    assert text_of(document) == ""
    assert remarked(document) == ["field-without-result"]


def test_what_a_tracked_change_has_changed_does_not_count() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    old = f'<w:pPr><w:pStyle w:val="X"/>{numbered}<w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>'
    document = cell(p("甲", f'<w:pPrChange w:id="1">{old}</w:pPrChange>'), numbering=COUNT)
    assert document.tables[0].cells[0].paragraphs == (Paragraph("甲"),)


def test_text_boxes_stand_behind_their_cell_and_count_where_they_hang() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{counted(1, text='乙')}</w:txbxContent></w:pict></w:r>"
    hung = counted(1, text="甲").replace("</w:p>", f"{box}</w:p>")
    document = cell(p() + hung + counted(1, text="丙"), numbering=COUNT)
    paragraphs = document.tables[0].cells[0].paragraphs
    assert [(p.label, p.text) for p in paragraphs[1:]] == [("1.", "甲"), ("3.", "丙"), ("2.", "乙")]


def test_text_boxes_and_tables_stand_behind_the_text_of_their_cell() -> None:
    inner = f"<w:txbxContent>{tbl(tr('内'))}{p('盒')}</w:txbxContent>"
    box = f"<w:p>{r('前')}<w:r><w:pict>{inner}</w:pict></w:r>{r('后')}</w:p>"
    document = cell(box + p("末"))
    assert document.tables[0].cells[0].text == "前后\n末\n盒"
    assert document.tables[1].cells[0].text == "内"


PLAIN = {
    "a text": (p("甲"), ["甲"]),
    "paragraphs": (p("甲") + p() + p("乙"), ["甲", "", "乙"]),
    "white space": ("<w:p><w:t> 甲\n</w:t><w:t> 乙</w:t></w:p>", ["甲乙"]),
    "nothing": ("", []),
    "a number": (p("甲", '<w:numPr><w:numId w:val="1"/></w:numPr>'), None),
    "a tab": ("<w:p><w:t>甲</w:t><w:tab/></w:p>", None),
    "a table": ("<w:tbl/>" + p("甲"), None),
}


@pytest.mark.parametrize(("content", "texts"), PLAIN.values(), ids=PLAIN)
def test_the_short_way_gives_what_the_long_one_does(content: str, texts: list[str] | None) -> None:
    root = etree.fromstring(f'<w:tc xmlns:w="{SPACES["w"]}"><w:tcPr/>{content}</w:tc>')
    etree.strip_tags(root, tag("r"))
    assert TextReader().plain(root) == texts
    if texts is not None:
        assert list(TextReader().read(root)) == [(text, ()) for text in texts]


def test_a_text_that_holds_elements_is_read_to_its_end() -> None:
    held = "<w:r><w:t>甲<w:br/>乙 <w:tab/>丙<w:br/></w:t></w:r>"
    assert text_of(cell(held + r("丁"))) == "甲\n乙\t丙\n丁"
    kept = held.replace("<w:t>", '<w:t xml:space="preserve">')
    assert text_of(cell(kept)) == "甲\n乙 \t丙\n"
    assert text_of(cell(field("REF x", held))) == "甲\n乙\t丙\n"
