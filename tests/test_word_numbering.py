"""The numbers that Word counts: odd definitions, styles and formats."""

import time

import pytest
from words import abstract, counted, lvl, num, p, tbl, tc, tr, word

from extract.model import Document, Paragraph
from extract.numerals import FORMATS
from extract.word.reader import read_word

T = tbl(tr("x"))
THREE = abstract(0, lvl(0, "%1."), lvl(1, "%1.%2"), lvl(2, "%1.%2.%3")) + num(1, 0)


def read(*paragraphs: str, numbering: str = THREE, styles: str = "") -> Document:
    return read_word(word("".join(paragraphs) + T, numbering=numbering, styles=styles))


def labels(document: Document) -> list[str | None]:
    return [block.label for block in document.blocks if isinstance(block, Paragraph)]


def style(name: str, properties: str = "", based_on: str = "", more: str = "") -> str:
    below = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"{more}>{below}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def numbered(list_id: int | None = None, level: int | None = None) -> str:
    at = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    in_list = "" if list_id is None else f'<w:numId w:val="{list_id}"/>'
    return f"<w:numPr>{at}{in_list}</w:numPr>"


def styled(name: str, more: str = "") -> str:
    return p("甲", f'<w:pStyle w:val="{name}"/>{more}')


def test_list_and_level_come_from_different_styles() -> None:
    styles = style("H1", numbered(1)) + style("H2", numbered(level=1), "H1")
    assert labels(read(styled("H1"), styled("H2"), styled("H2"), styles=styles)) == [
        *("1.", "1.1", "1.2"),
    ]
    direct = style("S", numbered(1, 1))
    assert labels(read(styled("S", numbered(1)), styles=direct)) == ["1.1"]


def test_a_style_that_names_no_level_is_in_the_first_whatever_is_bound_to_it() -> None:
    bound = [
        lvl(at, text, more=f'<w:pStyle w:val="H{at + 1}"/>')
        for at, text in enumerate(("%1.", "%1.%2"))
    ]
    numbering = abstract(0, *bound) + num(1, 0)
    styles = style("H1", numbered(1)) + style("H2", "", "H1")
    document = read(styled("H1"), styled("H2"), numbering=numbering, styles=styles)
    assert labels(document) == ["1.", "2."]
    styles = style("H1", numbered(1)) + style("H2", numbered(level=1), "H1") + style("H3", "", "H2")
    document = read(styled("H1"), styled("H2"), styled("H3"), numbering=numbering, styles=styles)
    assert labels(document) == ["1.", "1.1", "1.2"]


def test_a_level_that_is_bound_to_another_style_of_the_list_numbers_no_style_but_that() -> None:
    numbering = abstract(0, lvl(0, "%1.", more='<w:pStyle w:val="H1"/>')) + num(1, 0) + num(2, 0)
    body = (styled("H1"), styled("S"), styled("S", numbered(2)), styled("H1"))

    def numbers(styles: str) -> list[str | None]:
        return labels(read(*body, numbering=numbering, styles=styles))

    assert numbers(style("H1", numbered(1)) + style("S", numbered(2))) == ["1.", None, "2.", "3."]
    assert numbers(style("H1", numbered(1)) + style("S", "", "H1")) == ["1.", "2.", "3.", "4."]
    assert numbers(style("S", numbered(2))) == [None, "1.", "2.", None]
    assert numbers(style("H1", numbered(3)) + style("S", numbered(2)))[1:3] == ["1.", "2."]


def test_a_style_that_is_not_there_is_the_default_one() -> None:
    styles = style("N", numbered(1), more=' w:default="1"')
    assert labels(read(styled("Nowhere"), styles=styles)) == ["1."]


def test_levels_above_count_also_where_they_are_not_shown() -> None:
    for text in ("%1.%2", "(%2)"):
        numbering = abstract(0, lvl(0, "%1."), lvl(1, text)) + num(1, 0)
        assert labels(read(counted(1, 1), counted(1), numbering=numbering))[1] == "2."


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (("upperRoman", "decimalZero"), ["I", "1.01", "1.01.1"]),
        (("decimalZero", "lowerLetter"), ["01", "01.1", "01.1.1"]),
        (("none", "upperRoman"), [None, ".1", ".1.1"]),
        (("bullet", "upperRoman"), ["•", ".1", ".1.1"]),
    ],
)
def test_arabic_numbers_keep_their_noughts(forms: list[str], expected: list[str | None]) -> None:
    legal = "<w:isLgl/>"
    above = "•" if forms[0] == "bullet" else "%1"
    numbering = abstract(
        *(0, lvl(0, above, forms[0]), lvl(1, "%1.%2", forms[1], more=legal)),
        lvl(2, "%1.%2.%3", "upperLetter", more=legal),
    )
    document = read(*(counted(1, level) for level in range(3)), numbering=numbering + num(1, 0))
    assert labels(document) == [label for label in expected if label is not None]
    assert not document.remarks


def test_a_level_whose_number_is_hidden_is_counted() -> None:
    hidden = lvl(0, "%1.").replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>")
    numbering = abstract(0, hidden, lvl(1, "%1.%2")) + num(1, 0)
    document = read(counted(1), counted(1, 0, "甲"), counted(1, 1), numbering=numbering)
    assert labels(document) == [None, "2.1"]


def test_a_level_that_is_not_there_is_a_remark() -> None:
    document = read(counted(1, 8, "甲"))
    assert labels(document) == [None]
    assert [(r.code, "level 9" in r.message) for r in document.remarks] == [("list-missing", True)]


def override(level: int, content: str) -> str:
    return f'<w:lvlOverride w:ilvl="{level}">{content}</w:lvlOverride>'


def test_a_start_of_its_own_holds_whenever_the_level_starts_over() -> None:
    starts = override(1, '<w:startOverride w:val="5"/>')
    numbering = abstract(0, lvl(0, "%1."), lvl(1, "%1.%2")) + num(1, 0, starts) + num(2, 0)
    levels = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (2, 0), (2, 1), (1, 1)]
    document = read(*(counted(*at) for at in levels), numbering=numbering)
    assert labels(document) == ["1.", "1.5", "1.6", "2.", "2.5", "3.", "3.1", "3.2"]


def test_a_start_of_its_own_holds_for_a_level_above_that_did_not_count() -> None:
    starts = override(0, '<w:startOverride w:val="4"/>')
    numbering = abstract(0, lvl(0, "%1."), lvl(1, "%1.%2")) + num(1, 0, starts)
    assert labels(read(counted(1, 1), counted(1), numbering=numbering)) == ["4.1", "4."]


def test_a_list_starts_over_once_however_many_of_its_levels_say_so() -> None:
    levels = [lvl(at, ".".join(f"%{n + 1}" for n in range(at + 1))) for at in range(3)]
    starts = "".join(override(at, '<w:startOverride w:val="1"/>') for at in range(3))
    numbering = abstract(0, *levels) + num(1, 0) + num(2, 0, starts)
    body = ((1, 0), (1, 0), (1, 1), (1, 1), (2, 1), (2, 1), (2, 0), (2, 1), (1, 0))
    shown = labels(read(*(counted(*place) for place in body), numbering=numbering))
    assert shown == ["1", "2", "2.1", "2.2", "2.1", "2.2", "3", "3.1", "4"]


def test_a_level_begins_as_the_list_says_that_counted_above_it() -> None:
    seven = override(1, '<w:startOverride w:val="7"/>')
    numbering = abstract(0, lvl(0, "%1."), lvl(1, "%1.%2")) + num(1, 0) + num(2, 0, seven)

    def shown(*lists: int) -> list[str | None]:
        body = (counted(number, at % 2) for at, number in enumerate(lists))
        return labels(read(*body, numbering=numbering))

    assert shown(2, 2, 2, 2) == ["1.", "1.7", "2.", "2.7"]
    assert shown(1, 2, 1, 2) == ["1.", "1.7", "2.", "2.1"]


def test_where_a_level_of_one_list_alone_starts_over_word_does_not_ask() -> None:
    never = lvl(1, "%2)", more='<w:lvlRestart w:val="0"/>')
    numbering = abstract(0, lvl(0, "%1."), lvl(1, "%2)")) + num(1, 0, override(1, never))
    document = read(counted(1), counted(1, 1), counted(1), counted(1, 1), numbering=numbering)
    assert labels(document) == ["1.", "1)", "2.", "1)"]


def test_a_numbering_style_that_is_not_there_is_found_by_the_list_that_defines_it() -> None:
    linked = abstract(0, '<w:styleLink w:val="L"/>', lvl(0, "第%1条")) + abstract(
        1, '<w:numStyleLink w:val="L"/>'
    )
    assert labels(read(counted(1), numbering=linked + num(1, 1))) == ["第1条"]


OWN_FORMAT = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="{}"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
    '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
)


@pytest.mark.parametrize(("requires", "label"), [("w14", "001"), ("zzz", "1")])
def test_a_format_of_its_own(requires: str, label: str) -> None:
    level = lvl(0, "%1").replace('<w:numFmt w:val="decimal"/>', OWN_FORMAT.format(requires))
    assert labels(read(counted(1), numbering=abstract(0, level) + num(1, 0))) == [label]


@pytest.mark.parametrize(("form", "start"), [("hindiCounting", 1), ("ganada", 15), ("x", 1)])
def test_a_format_that_is_not_known_is_decimal_with_a_remark(form: str, start: int) -> None:
    numbering = abstract(0, lvl(0, "%1", form, start)) + num(1, 0)
    document = read(counted(1), counted(1), numbering=numbering)
    assert labels(document) == [str(start), str(start + 1)]
    assert [remark.code for remark in document.remarks] == ["number-format-unknown"]


@pytest.mark.parametrize("start", [10**30, 10**4000, 2147483647, -(10**30), -1, 0])
@pytest.mark.parametrize("form", FORMATS)
def test_no_start_is_too_large(start: int, form: str) -> None:
    numbering = abstract(0, lvl(0, "第%1条", form, start)) + num(1, 0)
    (label,) = labels(read(counted(1), numbering=numbering))
    assert label is not None
    assert len(label) < 20


def test_no_text_of_a_level_is_without_end() -> None:
    numbering = abstract(0, lvl(0, "%1" * 20_000)) + num(1, 0)
    (label,) = labels(read(counted(1), numbering=numbering))
    assert label is not None
    assert len(label) < 256


@pytest.mark.parametrize(
    ("sign", "font", "label"),
    [("l", "Wingdings", "●"), ("\uf0d8", "Symbol", "¬"), ("\uf0d8", "Wingdings", "➢")],
)
def test_bullets_by_their_font(sign: str, font: str, label: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    level = lvl(0, sign, "bullet").replace("</w:lvl>", f"{fonts}</w:lvl>")
    assert labels(read(counted(1), numbering=abstract(0, level) + num(1, 0))) == [label]


COUNT = 5000
EVERY = range(COUNT)
LONG_CHAIN = "".join(style(f"s{n}", "", f"s{n + 1}") for n in EVERY) + style(
    f"s{COUNT}", numbered(1)
)
LINKS = "".join(
    f'<w:style w:type="numbering" w:styleId="n{n}"><w:pPr>{numbered(n)}</w:pPr></w:style>'
    for n in EVERY
)
LINKED = "".join(abstract(n, f'<w:numStyleLink w:val="n{n + 1}"/>') for n in EVERY)
MANY = {
    "styles": ([styled(f"s{n}") for n in EVERY], THREE, LONG_CHAIN),
    "links": ([counted(1)], LINKED + "".join(num(n, n) for n in EVERY), LINKS),
    "lists": (
        [counted(n + 1) for n in range(20_000)],
        abstract(0, *(lvl(n, "%1.") for n in range(9)))
        + "".join(num(n + 1, 0) for n in range(20_000)),
        "",
    ),
}


@pytest.mark.parametrize(("paragraphs", "numbering", "styles"), MANY.values(), ids=MANY.keys())
def test_thousands_of_definitions(paragraphs: list[str], numbering: str, styles: str) -> None:
    data = word("".join(paragraphs) + T, numbering=numbering, styles=styles)
    start = time.process_time()
    assert read_word(data).tables
    assert time.process_time() - start < 4


SECTION = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"


@pytest.mark.parametrize(("said", "expected"), [("1", "1."), ("0", "2."), ("", "2.")])
def test_a_list_that_begins_anew_with_each_section(said: str, expected: str) -> None:
    space = "http://schemas.microsoft.com/office/word/2012/wordml"
    attribute = f'xmlns:w15="{space}" w15:restartNumberingAfterBreak="{said}"' * bool(said)
    numbering = THREE.replace("<w:abstractNum ", f"<w:abstractNum {attribute} ", 1)
    body = counted(1) + f"<w:sdt><w:sdtContent>{SECTION}</w:sdtContent></w:sdt>" + counted(1)
    assert labels(read(body, numbering=numbering)) == ["1.", expected]


def table_in_style(style: str, look: str, *rows: str) -> str:
    named = f'<w:tblStyle w:val="{style}"/><w:tblLook {look}/>'
    return tbl(*rows).replace("<w:tblGrid>", f"<w:tblPr>{named}</w:tblPr><w:tblGrid>", 1)


def table_style(name: str, whole: str = "", based_on: str = "", **parts: str) -> str:
    below = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    of_cells = "".join(
        f'<w:tblStylePr w:type="{kind}"><w:pPr>{said}</w:pPr></w:tblStylePr>'
        for kind, said in parts.items()
    )
    return (
        f'<w:style w:type="table" w:styleId="{name}">{below}<w:pPr>{whole}</w:pPr>{of_cells}'
        "</w:style>"
    )


IN_ONE, IN_NONE, DEEPER = numbered(1), numbered(0), numbered(1, 1)
FIRST = table_style("F", firstCol=IN_ONE)
TABLE_STYLES = {
    "all its cells": (table_style("F", IN_ONE), "", ["1.", "2.", "3.", "4."]),
    "its first column, by an attribute": (FIRST, 'w:firstColumn="1"', ["1.", None, "2.", None]),
    "its first column, by a bit": (FIRST, 'w:val="0080"', ["1.", None, "2.", None]),
    "an attribute comes before a bit": (FIRST, 'w:val="0080" w:firstColumn="0"', [None] * 4),
    "a column that is not to look apart": (FIRST, 'w:val="0020"', [None] * 4),
    "no look at all": (FIRST, 'w:val="x"', [None] * 4),
    "its last column": (table_style("F", lastCol=IN_ONE), 'w:val="0100"', [None, "1.", None, "2."]),
    "a first row that takes it away": (
        table_style("F", IN_ONE, firstRow=IN_NONE),
        'w:firstRow="1"',
        [None, None, "1.", "2."],
    ),
    "columns come before rows": (
        table_style("F", firstRow=IN_NONE, firstCol=IN_ONE),
        'w:val="00A0"',
        ["1.", None, "2.", None],
    ),
    "corners come before columns": (
        table_style("F", nwCell=IN_NONE, firstCol=IN_ONE),
        'w:val="00A0"',
        [None, None, "1.", None],
    ),
    "a level of its own": (
        table_style("F", IN_ONE, lastRow=DEEPER),
        'w:lastRow="1"',
        ["1.", "2.", "2.1", "2.2"],
    ),
    "all its cells, as a part": (table_style("F", wholeTable=IN_ONE), "", ["1.", "2.", "3.", "4."]),
    "bands of rows": (table_style("F", band2Horz=IN_ONE), "", [None, None, "1.", "2."]),
    "bands of columns": (table_style("F", band2Vert=IN_ONE), "", [None, "1.", None, "2."]),
    "bands begin behind a first row that looks apart": (
        table_style("F", band1Horz=IN_ONE),
        'w:firstRow="1"',
        [None, None, "1.", "2."],
    ),
    "bands of two rows": (
        table_style("F", band1Horz=IN_ONE).replace(
            "<w:pPr>", '<w:tblPr><w:tblStyleRowBandSize w:val="2"/></w:tblPr><w:pPr>', 1
        ),
        "",
        ["1.", "2.", "3.", "4."],
    ),
    "bands that are not to look apart": (
        table_style("F", band1Horz=IN_ONE),
        'w:noHBand="1"',
        [None] * 4,
    ),
    "the style that it is based on": (
        FIRST + table_style("B", based_on="F"),
        'w:firstColumn="1"',
        ["1.", None, "2.", None],
    ),
}


@pytest.mark.parametrize(("styles", "look", "expected"), TABLE_STYLES.values(), ids=TABLE_STYLES)
def test_a_table_numbers_its_paragraphs_by_its_style(
    styles: str, look: str, expected: list[str | None]
) -> None:
    name = "B" if '"B"' in styles else "F"
    body = table_in_style(name, look, tr("甲", "乙"), tr("丙", "丁")) + p("后")
    document = read_word(word(body, numbering=THREE, styles=styles))
    assert [cell.label for cell in document.tables[0].cells] == expected
    assert document.blocks[-1] == Paragraph("后")


@pytest.mark.parametrize("named", ["", '<w:tblStyle w:val="not there"/>'])
def test_a_table_without_a_style_has_the_default_one(named: str) -> None:
    style = table_style("F", IN_ONE).replace("<w:style ", '<w:style w:default="1" ', 1)
    table = tbl(tr("", "b")).replace("<w:tblGrid>", f"<w:tblPr>{named}</w:tblPr><w:tblGrid>", 1)
    document = read_word(word(table, numbering=THREE, styles=style))
    assert [cell.label for cell in document.tables[0].cells] == ["1.", "2."]


def test_what_a_paragraph_says_comes_before_the_style_of_its_table() -> None:
    styles = table_style("F", IN_ONE) + style("S", IN_NONE) + style("L", numbered(level=1))
    inner = tbl(tr("内"))
    rows = [
        tr(tc(p("甲", IN_NONE)), tc(styled("S")), tc(styled("L"))),
        tr(tc(p("丙", numbered(level=1))), tc(p("丁") + inner + p("后"))),
    ]
    document = read_word(word(table_in_style("F", "", *rows), numbering=THREE, styles=styles))
    assert [cell.label for cell in document.tables[0].cells] == [None, None, "1.1", "1.2", "2. 3."]
    assert document.tables[1].cells[0].label is None


def test_a_list_by_the_defaults_of_the_document() -> None:
    defaults = (
        f"<w:docDefaults><w:pPrDefault><w:pPr>{IN_ONE}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    styles = defaults + style("S", IN_NONE) + style("L", numbered(level=1))
    document = read(p("甲"), styled("S"), styled("L"), p("乙", IN_NONE), styles=styles)
    assert labels(document) == ["1.", None, "1.1", None]
    assert document.tables[0].cells[0].label == "2."


NSID = '<w:nsid w:val="{}"/>'


@pytest.mark.parametrize(
    ("second", "expected"),
    [("0a1b2c3d", ["1.", "2."]), ("0A1B2C3E", ["1.", "1)"]), ("", ["1.", "1)"])],
)
def test_definitions_with_one_id_are_one_list(second: str, expected: list[str]) -> None:
    other = NSID.format(second) if second else ""
    numbering = abstract(0, NSID.format("0A1B2C3D"), lvl(0, "%1.")) + abstract(
        1, other, lvl(0, "%1)")
    )
    document = read(counted(1), counted(2), numbering=numbering + num(1, 0) + num(2, 1))
    assert labels(document) == expected
    told = [remark.code for remark in document.remarks]
    assert told == ["list-shared"] * (expected[1] == "2.")


def test_a_list_of_a_definition_with_the_same_id_may_start_over() -> None:
    same = NSID.format("0A1B2C3D")
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(0, same, lvl(0, "%1.")) + abstract(1, same, lvl(0, "%1."))
    lists = num(1, 0) + num(2, 1, anew)
    assert labels(read(counted(1), counted(2), numbering=numbering + lists)) == ["1.", "5."]
