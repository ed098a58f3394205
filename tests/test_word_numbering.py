"""The numbers that Word counts: odd definitions, styles and formats."""

import time

import pytest
from words import abstract, counted, lvl, num, p, tbl, tr, word

from extract.model import Document, Paragraph
from extract.numerals import FORMATS, written
from extract.word import read_word

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


def test_a_level_is_bound_to_the_style_of_the_paragraph_itself() -> None:
    bound = [
        lvl(at, text, more=f'<w:pStyle w:val="H{at + 1}"/>')
        for at, text in enumerate(("%1.", "%1.%2"))
    ]
    styles = style("H1", numbered(1)) + style("H2", "", "H1") + style("H3", "", "H2")
    numbering = abstract(0, *bound) + num(1, 0)
    document = read(styled("H1"), styled("H2"), styled("H3"), numbering=numbering, styles=styles)
    assert labels(document) == ["1.", "1.1", "1.2"]


def test_a_style_that_is_not_there_is_the_default_one() -> None:
    styles = style("N", numbered(1), more=' w:default="1"')
    assert labels(read(styled("Nowhere"), styles=styles)) == ["1."]


def test_levels_above_count_also_where_they_are_not_shown() -> None:
    for text in ("%1.%2", "(%2)"):
        numbering = abstract(0, lvl(0, "%1."), lvl(1, text)) + num(1, 0)
        assert labels(read(counted(1, 1), counted(1), numbering=numbering))[1] == "2."


def test_a_level_that_is_not_there_is_a_remark() -> None:
    document = read(counted(1, 8, "甲"))
    assert labels(document) == [None]
    assert [(r.code, "level 9" in r.message) for r in document.remarks] == [("list-missing", True)]


OWN_FORMAT = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="{}"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
    '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
)


@pytest.mark.parametrize(("requires", "label"), [("w14", "001"), ("zzz", "1")])
def test_a_format_of_its_own(requires: str, label: str) -> None:
    level = lvl(0, "%1").replace('<w:numFmt w:val="decimal"/>', OWN_FORMAT.format(requires))
    assert labels(read(counted(1), numbering=abstract(0, level) + num(1, 0))) == [label]


def test_a_format_that_is_not_known_is_decimal_with_a_remark() -> None:
    document = read(counted(1), numbering=abstract(0, lvl(0, "%1", "thaiLetters")) + num(1, 0))
    assert labels(document) == ["1"]
    assert [remark.code for remark in document.remarks] == ["number-format-unknown"]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        (
            "japaneseCounting",
            {1: "一", 10: "十", 100: "百", 101: "百一", 1010: "千十", 10000: "一万"},
        ),
        ("japaneseLegal", {3: "参", 10: "壱拾", 21: "弐拾壱"}),
        ("ideographZodiacTraditional", {1: "甲子", 13: "丙子", 60: "癸亥", 61: "61"}),
        ("decimalFullWidth2", {0: "０", 12: "１２"}),
        ("hex", {10: "A", 255: "FF"}),
        ("ordinal", {1: "1st", 12: "12th", 22: "22nd"}),
        ("lowerLetter", {780: "z" * 30, 781: "781"}),
        ("upperRoman", {4: "IV", 32768: "32768"}),
        ("chineseCountingThousand", {10**8: "100000000"}),
    ],
)
def test_formats(form: str, numbers: dict[int, str]) -> None:
    assert {number: written(number, form) for number in numbers} == numbers


@pytest.mark.parametrize("start", [10**30, 10**4000, 2147483647, -(10**30), -1, 0])
@pytest.mark.parametrize("form", FORMATS)
def test_no_start_is_too_large(start: int, form: str) -> None:
    numbering = abstract(0, lvl(0, "第%1条", form, start)) + num(1, 0)
    (label,) = labels(read(counted(1), numbering=numbering))
    assert label is not None
    assert len(label) < 20


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
