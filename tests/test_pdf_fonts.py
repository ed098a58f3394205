"""What fonts say that their characters are, and do not mean; frames with rounded corners."""

import pytest
from test_pdf_bad import FONT, PAGE, TABLE, built, page, stream

from extract.formats import read
from extract.model import ENGINES, Asked, UnreadableError
from extract.pdf.lines import characters_to_lines
from extract.pdf.pages import Character


def mapped(pairs: dict[str, str], content: str) -> bytes:
    """A table in a font whose /ToUnicode has these texts for these characters."""
    lines = "".join(
        f"<{ord(c):02X}> <{text.encode('utf-16-be').hex()}> " for c, text in pairs.items()
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def "
        "1 begincodespacerange <00> <FF> endcodespacerange "
        f"{len(pairs)} beginbfchar {lines} endbfchar endcmap end end"
    )
    font = FONT.replace(">>", "/ToUnicode 6 0 R>>")
    return page("[0 0 300 300]", content, font, stream(cmap))


@pytest.mark.parametrize("engine", ENGINES)
def test_letters_of_a_ligature_whose_bytes_are_turned_round(engine: str) -> None:
    """As Ghostscript writes ff and fl; one ideograph with the same number is one."""
    content = TABLE.replace("(c23)", "(CaXe)").replace("(c83)", "(YowZ)")
    data = mapped({"X": "昀昀", "Y": "昀氀", "Z": "昀"} | {c: c for c in "Caeow"}, content)
    document = read(data, "pdf", Asked(engine=engine))
    assert {cell.text for cell in document.tables[0].cells} == {"Caffe", "flow昀"}
    told = {r.text for r in document.remarks if r.code == "ligature-unswapped"}
    assert told == {"昀昀", "昀氀"}


@pytest.mark.parametrize("engine", ENGINES)
def test_ideographs_that_are_numbers_of_glyphs_are_refused(engine: str) -> None:
    content = TABLE.replace("(c23)", "(abcdefgh)").replace("(c83)", "(hgfedcba)")
    rare = mapped(dict(zip("abcdefgh", "䈌攴┯㛻眷䉁䂣㔕", strict=True)), content)
    with pytest.raises(UnreadableError, match=r"garbage text layer: 71% .* common set \(pages 1\)"):
        read(rare, "pdf", Asked(engine=engine))
    plain = mapped(dict(zip("abcdefgh", "序号岗位名称鑫䶮", strict=True)), content)
    assert read(plain, "pdf", Asked(engine=engine)).tables


BULLETS = {
    "letters": ("Wingdings", "l\xd8\xfc", {}),
    "private code points": ("ABCDEF+Symbol", "\xb7", {"\xb7": "\uf0b7"}),
    "of a font with a name of its own": ("ABCDEF+F1", "lu", {"l": "\uf06c", "u": "\uf0d8"}),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("name", "codes", "pairs"), BULLETS.values(), ids=BULLETS.keys())
def test_bullets_of_symbol_fonts(name: str, codes: str, pairs: dict[str, str], engine: str) -> None:
    shown = "".join(f"BT /W 10 Tf {23 + 20 * n} 50 Td ({x}) Tj ET " for n, x in enumerate(codes))
    lines = "".join(f"<{ord(x):02X}> <{ord(text):04x}> " for x, text in pairs.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def "
        "1 begincodespacerange <00> <FF> endcodespacerange "
        f"{len(pairs)} beginbfchar {lines} endbfchar endcmap end end"
    )
    font = (
        f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 32/LastChar 255/FontDescriptor"
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 0 1000 1000]/Ascent 800"
        f"/Descent -200>>{'/ToUnicode 7 0 R' if pairs else ''}>>"
    )
    content = TABLE.replace("BT /F 10 Tf 23 30 Td (c23) Tj ET", shown)
    held = PAGE.replace("/F 5 0 R", "/F 5 0 R/W 6 0 R")
    data = built(held, stream(content), FONT, font, stream(cmap))
    document = read(data, "pdf", Asked(engine=engine))
    text = "".join(document.tables[0].cells[2].text.split())
    assert text == {"l\xd8\xfc": "●➢✓", "\xb7": "•", "lu": "●➢"}[codes]
    assert document.remarks == ()


DECODED = {
    "numbers of glyphs in many scripts": (
        "abcdefgh",
        "\x01\u0fbd\u077c\u06d5\u0eca\u0b04\u04eb\u1031",
    ),
    "bytes of a font of its own": ("abcdefgh", "\x89j\x14\xcb\xd2\xee\xdf\xc4"),
    "names of glyphs as signs": ("abcdefgh", "\x01✂✄☎✆❇➂✁"),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("codes", "texts"), DECODED.values(), ids=DECODED.keys())
def test_what_is_no_text_in_any_language_is_refused(codes: str, texts: str, engine: str) -> None:
    content = TABLE.replace("(c23)", f"({codes})").replace("(c83)", f"({codes[::-1]})")
    data = mapped(dict(zip(codes, texts, strict=True)), content)
    with pytest.raises(UnreadableError, match="garbage text layer"):
        read(data, "pdf", Asked(engine=engine))


@pytest.mark.parametrize(
    "text", ["naïve café à la carte, où", "Москва и ещё", "Việt Nam độc lập ờ"]
)
def test_one_lost_character_refuses_no_language(text: str) -> None:
    codes = [chr(97 + n) for n in range(len(set(text)))]
    shown = dict(zip(sorted(set(text)), codes, strict=True))
    line = "".join(shown[c] for c in text)
    pairs = {code: c for c, code in shown.items()} | {"0": "\x01"}
    content = TABLE.replace("(c23)", f"({line})").replace("(c83)", f"({line}0)", 1)
    document = read(mapped(pairs, content.replace("(c83)", f"({line})")), "pdf")
    assert [r.code for r in document.remarks] == ["characters-lost"]


@pytest.mark.parametrize("engine", ENGINES)
def test_accented_letters_among_ideographs_are_lost_ones(engine: str) -> None:
    """As Ghostscript says of fonts that are drawings: 光刻机 is Z刻机, and 件 is þ."""

    def told(texts: str) -> list[str]:
        pairs = dict(zip("abcdefghxyz", f"{texts}人才类", strict=True))
        content = TABLE.replace("(c23)", "(abcdefgh)").replace("(c83)", "(xyzzyx) Tj T* (xyz)")
        data = mapped(pairs, content + f"BT /F 4 Tf 30 100 Td ({'xyz' * 8}) Tj ET")
        return [r.code for r in read(data, "pdf", Asked(engine=engine)).remarks]

    assert told("软þ和ÿ制Ā装ú") == ["characters-lost"]
    assert told("雀巢é国é团é司é"[:8]) == []


def test_text_that_only_clips_is_not_read() -> None:
    content = TABLE + " 7 Tr BT /F 10 Tf 50 30 Td (unseen) Tj ET"
    document = read(page(content=content), "pdf")
    assert "unseen" not in "".join(cell.text for cell in document.tables[0].cells)
    assert [(r.code, r.text) for r in document.remarks] == [("text-unseen", "unseen")]


def rounded(x0: float, y0: float, x1: float, y1: float, r: float) -> str:
    k = r * 0.45
    return (
        f"{x0 + r} {y0} m {x1 - r} {y0} l {x1 - k} {y0} {x1} {y0 + k} {x1} {y0 + r} c "
        f"{x1} {y1 - r} l {x1} {y1 - k} {x1 - k} {y1} {x1 - r} {y1} c {x0 + r} {y1} l "
        f"{x0 + k} {y1} {x0} {y1 - k} {x0} {y1 - r} c {x0} {y0 + r} l "
        f"{x0} {y0 + k} {x0 + k} {y0} {x0 + r} {y0} c h "
    )


def test_cells_in_frames_with_rounded_corners() -> None:
    texts = TABLE[TABLE.index("BT") :]
    frames = "".join(
        rounded(x, y, x + 60, y + 60, 5)
        + rounded(x + 0.5, y + 0.5, x + 59.5, y + 59.5, 4.5)
        + "f* "
        for x in (20, 80)
        for y in (20, 80)
    )
    (table,) = read(page(content=frames + texts), "pdf").tables
    assert [(cell.row, cell.column, cell.text) for cell in table.cells] == [
        (1, 1, "c23"),
        (1, 2, "c83"),
        (2, 1, "c23"),
        (2, 2, "c83"),
    ]


def test_a_ring_is_no_frame() -> None:
    """A circle between two circles, in a cell, makes no cells of its own."""
    ring = rounded(40, 105, 60, 125, 10) + rounded(40.5, 105.5, 59.5, 124.5, 9.5) + "f* "
    (table,) = read(page(content=ring + TABLE), "pdf").tables
    assert len(table.cells) == 4


def annotated(kind: str, more: str = "") -> bytes:
    """A table of four cells, the last of which is drawn by an annotation."""
    text = TABLE[: TABLE.rindex("BT")]
    note = f"<</Type/Annot/Subtype/{kind}/Rect[80 80 140 140]/AP<</N 6 0 R>>{more}>>"
    drawn = "/Type/XObject/Subtype/Form/BBox[0 0 60 60]/Resources<</Font<</F 5 0 R>>>>"
    return page(
        f"[0 0 300 300]/Annots[{note}]",
        text,
        FONT,
        stream("BT /F 10 Tf 3 10 Td (typed) Tj ET", drawn),
    )


@pytest.mark.parametrize(
    ("kind", "more", "read_as"),
    [
        ("Widget", "/FT/Tx/T(a)/V(typed)", "typed"),
        ("FreeText", "/Contents(typed)", "typed"),
        ("FreeText", "/Contents(typed)/F 2", ""),  # hidden
        ("Stamp", "", ""),  # a clear one is laid over the page
    ],
)
def test_text_of_annotations(kind: str, more: str, read_as: str) -> None:
    document = read(annotated(kind, more), "pdf")
    assert [cell.text for cell in document.tables[0].cells] == ["c23", read_as, "c23", "c83"]
    codes = [r.code for r in document.remarks]
    assert ("annotation-read" in codes) == bool(read_as)
    assert ("stamp-left-out" in codes) == (kind == "Stamp")


@pytest.mark.parametrize("kind", ["Square", "Stamp", "Highlight"])
def test_an_annotation_that_is_filled_hides_what_is_under_it(kind: str) -> None:
    """Beside the upright line, the first text of a table; a highlight marks it."""
    note = f"<</Type/Annot/Subtype/{kind}/Rect[22 82 78 138]/AP<</N 6 0 R>>>>"
    white = stream("1 g 0 0 56 56 re f", "/Type/XObject/Subtype/Form/BBox[0 0 56 56]")
    document = read(page(f"[0 0 300 300]/Annots[{note}]", TABLE, FONT, white), "pdf")
    texts = [cell.text for cell in document.tables[0].cells]
    hidden = [remark.text for remark in document.remarks if remark.code == "text-unseen"]
    is_marked = kind == "Highlight"
    assert texts == ["c23" if is_marked else "", "c83", "c23", "c83"]
    assert hidden == ([] if is_marked else ["c23"])


def collection(encoding: str, name: str = "STSong-Light") -> str:
    """A font of Adobe-GB1 that is not in the file and says nothing of Unicode."""
    return (
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/{encoding}/DescendantFonts[<<"
        f"/Type/Font/Subtype/CIDFontType0/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)"
        f"/Ordering(GB1)/Supplement 2>>/FontDescriptor<</Type/FontDescriptor/FontName/{name}"
        f"/Flags 4/FontBBox[0 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/StemV 93>>>>]>>"
    )


def code(text: str, encoding: str) -> str:
    return f"<{text.encode(encoding).hex()}>"


TEXT = "岗位（1）C++"
CODES = {
    "GB-EUC-H": code(TEXT, "gb2312"),
    "GBK-EUC-H": code(TEXT, "gbk"),
    "GBKp-EUC-H": code(TEXT, "gbk"),
    "GBK2K-H": code(TEXT, "gb18030"),
    "UniGB-UCS2-H": code(TEXT, "utf-16-be"),
    "UniGB-UTF16-H": code(TEXT, "utf-16-be"),
    "Identity-H": "<06d5 0eca 010d 033e 010e 0350 0338 0338>",
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("encoding", "shown"), CODES.items())
def test_characters_of_adobe_gb1(encoding: str, shown: str, engine: str) -> None:
    content = TABLE.replace("(c23)", shown, 1)
    document = read(page(content=content, font=collection(encoding)), "pdf", Asked(engine=engine))
    assert document.tables[0].cells[2].text == TEXT


@pytest.mark.parametrize("engine", ENGINES)
def test_columns_of_a_font_for_vertical_writing(engine: str) -> None:
    """They stand as near to each other as their letters, and are drawn one after the other."""
    lines = "".join(f"{x} 20 m {x} 140 l S " for x in (20, 55, 140))
    lines += "20 20 m 140 20 l S 20 140 m 140 140 l S 55 80 m 140 80 l S "
    columns = zip((44, 32), ("集成（含制造）", "与封装"), strict=True)
    texts = "".join(f"BT /F 10 Tf {x} 130 Td {code(t, 'gbk')} Tj ET " for x, t in columns)
    data = page(content=lines + texts, font=collection("GBK-EUC-V"))
    document = read(data, "pdf", Asked(engine=engine))
    assert document.tables[0].cells[0].text == "集成（含制造）与封装"


@pytest.mark.parametrize("engine", ENGINES)
def test_glyphs_that_a_font_with_ideographs_does_not_name(engine: str) -> None:
    """As Qt writes figures; PDFium gives the numbers of their glyphs, here O to R."""
    names = dict(zip(range(1, 9), "序号岗位名称类别", strict=True))
    mapping = "".join(f"<{n:04X}> <{ord(text):04X}> " for n, text in names.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange "
        f"8 beginbfchar {mapping} endbfchar endcmap end end"
    )
    font = collection("Identity-H").replace("GB1", "Identity")[:-2] + "/ToUnicode 6 0 R>>"
    content = TABLE.replace("(c23)", "<00010002000300040005>").replace("(c83)", "<00060007>")
    content += "BT /F 10 Tf 30 60 Td <004F0050> Tj ET"
    document = read(page("[0 0 300 300]", content, font, stream(cmap)), "pdf", Asked(engine=engine))
    assert document.tables[0].cells[2].text.split() == ["\ufffd\ufffd", "序号岗位名"]
    told = [r.message for r in document.remarks if r.code == "characters-lost"]
    assert told == ["2 characters on page 1 stand for nothing"]


def test_codes_of_a_font_of_letters_are_letters() -> None:
    """It says nothing of them, and has no ideographs."""
    font = (
        FONT.replace("/Helvetica", "/X")
        .replace("Type1", "Type3")
        .replace(
            ">>",
            "/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 50/LastChar 99"
            f"/Widths[{'5 ' * 50}]/CharProcs<</u 6 0 R>>/Encoding<</Type/Encoding/Differences"
            "[50/u/u 56/u 99/u]>>>>",
        )
    )
    drawn = page("[0 0 300 300]", TABLE, font, stream("5 0 d0 0 0 5 5 re f"))
    document = read(drawn, "pdf", Asked(engine="pdfium"))
    assert {cell.text for cell in document.tables[0].cells} == {"c23", "c83"}


def test_a_sign_of_another_font_that_reaches_out_of_its_column() -> None:
    """A font that is not in the file is stood in for by one of the machine's."""

    def column(x: float, text: str) -> list[Character]:
        tops = range(0, 10 * len(text), 10)
        return [
            Character(c, x, y, x + 10, y + 10, y + 9, 10) for c, y in zip(text, tops, strict=True)
        ]

    left, right = column(27, "与封"), column(39, "集︵含")
    right[1] = right[1]._replace(x0=29)
    lines = characters_to_lines([*left, *right], (20, 0, 55, 120))
    assert "".join(line.text for line in lines) == "集︵含与封"
