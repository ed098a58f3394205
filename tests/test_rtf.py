"""RTF: each fact from a text built here, and files that LibreOffice wrote of a .docx."""

from itertools import zip_longest
from pathlib import Path

import pytest
from conftest import ROOT, Mulu
from test_word_taken_in import TAKEN_IN
from words import with_files

from export import load
from extract.formats import read, sniff
from extract.model import Asked, Cell, Document, Paragraph, Table, UnreadableError
from extract.rtf.tokens import Kind, tokens

SAMPLES = ROOT / "tests" / "samples" / "rtf"
ALL = Asked(stories=("headers", "footers", "notes"))
HEAD = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\fcharset0 Arial;}"
HEAD += r"{\f2\fcharset2 Wingdings;}}"


def rtf(body: str, asked: Asked = ALL) -> Document:
    """A document with this body; ideographs in it are written in GBK, two codes each."""
    data = "".join(
        c if c.isascii() else "".join(f"\\'{b:02x}" for b in c.encode("gbk")) for c in body
    )
    return read(f"{HEAD}{data}}}".encode("ascii"), "rtf", asked)


def row(*cells: str, edges: tuple[int, ...] = (), said: str = "") -> str:
    r"""A row; what is ``said`` of it stands before its edges, ``\cl…`` before one of a cell."""
    ends = edges or tuple(1000 * n for n in range(1, len(cells) + 1))
    shape = "".join(f"\\cellx{end}" for end in ends)
    return rf"\trowd{said}{shape} " + "".join(rf"\pard\intbl {c}\cell " for c in cells) + r"\row "


def grid(body: str) -> list[tuple[int, int, int, int, str]]:
    (table,) = rtf(body).tables
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]


def cell(body: str) -> Cell:
    """The only cell of a table with this in it."""
    return rtf(row(body)).tables[0].cells[0]


def test_rows_cells_and_paragraphs_around_them() -> None:
    body = r"\pard 题\par " + row("11", "12") + row("21", "22") + r"\pard 尾\par "
    found = rtf(body)
    assert [b.text for b in found.blocks if isinstance(b, Paragraph)] == ["题", "尾"]
    assert isinstance(found.blocks[1], Table)
    assert [c.text for c in found.tables[0].cells] == ["11", "12", "21", "22"]


def test_columns_are_the_edges_of_all_rows() -> None:
    rows = row("a", "b", "c") + row("宽", "窄", edges=(2000, 3000)) + row("整行", edges=(3000,))
    assert grid(rows)[3:] == [(2, 1, 1, 2, "宽"), (2, 3, 1, 1, "窄"), (3, 1, 1, 3, "整行")]


def test_rows_that_begin_late() -> None:
    assert grid(row("a", "b") + row("b2", edges=(2000,), said=r"\trleft1000"))[2:] == [
        (2, 2, 1, 1, "b2")
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (r"\clvmgf\cellx1000\cellx2000", r"\clvmrg\cellx1000\cellx2000", (1, 1, 2, 1, "a")),
        (r"\clmgf\cellx1000\clmrg\cellx2000", r"\cellx1000\cellx2000", (1, 1, 1, 2, "a")),
    ],
)
def test_merges(first: str, second: str, expected: tuple[int, int, int, int, str]) -> None:
    texts = r"\pard\intbl {}\cell {}\cell\row "
    body = rf"\trowd{first}" + texts.format("a", "")
    body += rf"\trowd{second}" + texts.format("", "d").replace("{}", "")
    assert grid(body)[0] == expected


def test_texts_in_the_encoding_of_their_font() -> None:
    assert cell(r"目录\u12295?、\f1\'95\'d7 caf\'e9s").text == "目录〇、•× cafés"
    assert cell(r"\f1 目录").text == "目录"
    assert cell(r"目录\'95 x").text == "目录• x"
    assert cell(r"{\uc2\u22269\'b9\'fa}{\uc0\u20869}{\u-10179?\u-8704?}").text == "国内😀"


def test_signs() -> None:
    found = cell(r"a\tab b\line c\~d\_e\endash f\ldblquote g\rdblquote \{h\}\\{\f2\'fc}")
    assert found.text == "a\tb\nc\u00a0d-e–f“g”{h}\\✓"


@pytest.mark.parametrize(
    "hidden",
    [
        r"{\v b}",
        r"\v b\v0 ",
        r"{\deleted b}",
        r"{\*\unknown b}",
        r"{\pict\pngblip b0b0}",
        r"{\*\bkmkstart b}",
        r"{\xe b}",
        r"{\upr{b}{\*\ud{}}}",
        r"{\bin3 }{b}",
    ],
)
def test_what_nobody_sees(hidden: str) -> None:
    assert cell(f"a{hidden}c").text == "ac"


def test_a_mark_of_a_paragraph_that_was_deleted_joins_it_with_the_next() -> None:
    assert cell(r"a{\deleted\par}b").text == "ab"
    assert cell(r"a\par b").text == "a\nb"


def test_fields_show_their_results() -> None:
    code = r"{\field{\*\fldinst HYPERLINK x}{\fldrslt 链接}}"
    assert cell(f"a{code}b").text == "a链接b"


def test_numbers_that_were_counted_are_labels() -> None:
    numbers = r"{\listtext\pard\plain 1.\tab}\ls1 "
    found = cell(f"{numbers}熟练")
    assert (found.paragraphs[0].label, found.text) == ("1.", "熟练")
    assert cell(r"{\pntext\f2\'fc\tab}x").paragraphs[0].label == "✓"
    assert cell(r"\ls1 {\listtext（一）\tab}").label == "（一）"


def test_a_number_that_is_not_stored_is_told() -> None:
    (told,) = rtf(row(r"\ls1 甲")).remarks
    assert told.code == "list-missing"


LISTS = (
    r"{\*\listtable{\list{\listlevel\levelnfc0\levelstartat1{\leveltext\'02\'00.;}}"
    r"{\listlevel\levelnfc39\levelstartat3{\leveltext\'03\u31532 ?\'01\u26465 ?;}}\listid7}"
    r"{\list{\listlevel\levelnfc255{\leveltext\'00;}{\levelnumbers;}}\listid8}}"
    r"{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}"
    r"{\listoverride\listid7\listoverridecount1{\lfolevel\listoverridestartat\levelstartat9}\ls2}"
    r"{\listoverride\listid8\listoverridecount0\ls3}}"
)


def counted(*cells: str) -> list[str | None]:
    """The labels of a column of a file with lists."""
    read = rtf(LISTS + "".join(row(one, "甲") for one in cells))
    assert not read.remarks
    return [cell.label for cell in read.tables[0].cells if cell.column == 1]


def test_numbers_of_a_list_that_stores_none_are_counted() -> None:
    blank = r"{\listtext\pard  \tab}"
    one = rf"{blank}\ls1\ilvl0 "
    assert counted(one, one, r"\ls1 ") == ["1.", "2.", "3."]
    assert counted(one, r"\ls1\ilvl1 ", r"\ls1\ilvl1 ") == ["1.", "第三条", "第四条"]
    assert counted(one, r"\ls2 ", r"\ls2 ") == ["1.", "9.", "10."]
    assert counted(r"\ls3 ", rf"{blank}\ls3 ", r"\ls0 ") == [None, None, None]


def test_a_list_that_stores_some_of_its_numbers_is_not_counted() -> None:
    read = rtf(LISTS + row(r"{\listtext 1.\tab}\ls1 ", "甲") + row(r"\ls2 ", "乙"))
    assert [cell.label for cell in read.tables[0].cells] == ["1.", None, None, None]
    (told,) = read.remarks
    assert told.code == "list-missing"


def test_an_empty_cell_in_a_list_that_is_not_there_is_told() -> None:
    (told,) = rtf(row(r"\ls4 ", "甲")).remarks
    assert told.code == "list-missing"


def form(name: str, said: str, result: str = "") -> str:
    return rf"{{\field{{\*\fldinst {name}{{\*\formfield{{{said}}}}}}}{{\fldrslt {result}}}}}"


def test_form_fields_show_what_is_chosen() -> None:
    entries = r"{\*\ffname x}{\*\ffl 男}{\*\ffl 女}"
    assert cell(form("FORMDROPDOWN", rf"\fftype2\ffres1{entries}")).text == "女"
    assert cell(form("FORMDROPDOWN", rf"\fftype2\ffres25\ffdefres0{entries}")).text == "男"
    assert cell(form("FORMCHECKBOX", r"\fftype1\ffres1\ffdefres0")).text == "☒"
    assert cell(form("FORMCHECKBOX", r"\fftype1\ffres25\ffdefres0")).text == "☐"
    assert cell("前" + form("FORMTEXT", r"\fftype0{\*\ffdeftext 填}", "写") + "后").text == "前写后"
    assert cell(r"{\*\ffl 男}甲").text == "甲"
    (told,) = rtf(row(r"{\field{\*\fldinst FORMCHECKBOX}{\fldrslt }}")).remarks
    assert told.code == "field-without-result"


def test_a_row_has_no_more_empty_cells_than_it_says() -> None:
    said = r"\trowd\cellx1000\cellx2000 \pard\intbl 甲\cell 乙\cell "
    assert [c[:2] for c in grid(rf"{said}\cell\row ")] == [(1, 1), (1, 2)]
    assert [c[1:] for c in grid(rf"{said}丙\cell\row ")][2] == (3, 1, 1, "丙")


def test_headings_that_are_repeated() -> None:
    assert rtf(row("序号", said=r"\trhdr") + row("1")).tables[0].headings == 1


def test_tables_in_cells() -> None:
    inner = (
        r"\pard\intbl\itap2 x\nestcell y\nestcell"
        r"{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}"
    )
    found = rtf(rf"\trowd\cellx1000\cellx2000 {inner}\pard\intbl 后\cell b\cell\row ")
    assert [[c.text for c in table.cells] for table in found.tables] == [["后", "b"], ["x", "y"]]
    assert [remark.code for remark in found.remarks] == ["table-nested"]


def test_paragraphs_of_a_row_that_do_not_say_so() -> None:
    body = r"\trowd\cellx1000\cellx2000\pard a\par b\cell\pard c\cell\row\pard d\par "
    assert grid(body) == [(1, 1, 1, 1, "a\nb"), (1, 2, 1, 1, "c")]


def test_a_row_with_more_cells_than_edges_and_with_less() -> None:
    assert [text for *_, text in grid(row("a", "b", "c", edges=(1000,)))] == ["a", "b", "c"]
    assert [text for *_, text in grid(row("a", edges=(1000, 2000)))] == ["a"]


def test_boxes_notes_and_headers() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard 框中\par}}{\shprslt 旧}}"
    note = r"{\super\chftn}{\footnote\pard\plain{\super\chftn}脚注\par}"
    found = rtf(r"{\header\pard 页眉\par}" + rf"\pard 前{box}{note}\par " + row("a"))
    texts = [b.text for b in found.blocks if isinstance(b, Paragraph)]
    assert sorted(filter(None, texts)) == sorted(("页眉", "前¹", "框中", "脚注"))


def test_a_note_with_a_mark_of_its_own_is_not_counted() -> None:
    marked = r"甲{\super *}{\footnote\pard\plain {\super *}说明\par}"
    counted = r"乙{\super\chftn}{\footnote\pard\plain {\super\chftn}脚注\par}"
    assert [c.text for c in rtf(row(marked, counted)).tables[0].cells] == ["甲*", "乙¹"]


def test_pictures_are_told_and_what_an_object_shows_is_read() -> None:
    picture = r"{\*\shppict{\pict\pngblip ffd8}}{\nonshppict{\pict\wmetafile8 00ff}}"
    shown = r"{\result \pard\intbl 结果}"
    linked = rf"{{\object\objautlink\rsltrtf{{\*\objclass E}}{{\objdata 01}}{shown}}}"
    found = rtf(row(f"a{picture}", r"{\v \pict 00}b", linked))
    assert [cell.text for cell in found.tables[0].cells] == ["a", "b", "结果"]
    assert [(r.code, r.message[:10], r.table, r.row) for r in found.remarks] == [
        ("picture-not-read", "a picture ", 1, 1)
    ]


PROPERTY = r"{{\sp{{\sn {}}}{{\sv {}}}}}"
SHAPE = r"{{\shp{{\*\shpinst\shpwr3 {}}}{{\shprslt{{\pict 00}}\par x}}}}"
HELD = PROPERTY.format("shapeType", "75") + PROPERTY.format("pib", r"{\pict\pngblip ffd8}")


def test_the_picture_of_a_shape_is_told() -> None:
    found = rtf(row(rf"a{SHAPE.format(HELD)}b", "c"))
    assert [cell.text for cell in found.tables[0].cells] == ["ab", "c"]
    assert [(r.code, r.table, r.row) for r in found.remarks] == [("picture-not-read", 1, 1)]


def test_word_art_is_read_as_a_text_box_and_no_other_property_is() -> None:
    art = PROPERTY.format("gtextUNICODE", r"\u26679?\u24352?") + PROPERTY.format("wzName", "x")
    filled = PROPERTY.format("fillBlip", r"{\pict 00}") + PROPERTY.format("pib", "")
    found = cell(f"a{SHAPE.format(art)}b{SHAPE.format(filled)}")
    assert found.text == "ab\n样张"


def test_equations_give_their_texts() -> None:
    inner = r"{\*\moMath{\mr\mscr0 x=}{\mfrac{\mfPr{\mctrlPr\f0}}{\mnum{\mr 1}}{\mden{\mr 2}}}}"
    assert cell(rf"a{{\mmath{inner}{{\mmathPict{{\pict b0}}}}}}b").text == "ax=12b"


@pytest.mark.parametrize("name", ["catalogue", "facts", "notes"])
def test_a_file_by_libreoffice_is_what_it_was_made_from(name: str) -> None:
    """LibreOffice fills up rows that end early, and does not say which rows are headings."""
    made = read((SAMPLES.parent / "doc" / f"{name}.docx").read_bytes(), "docx", ALL)
    found = read((SAMPLES / f"{name}.rtf").read_bytes(), "rtf", ALL)
    for one, other in zip_longest(found.blocks, made.blocks):
        if isinstance(one, Table) and isinstance(other, Table):
            assert [c for c in one.cells if c in other.cells] == list(other.cells)
            assert not "".join(c.text for c in one.cells if c not in other.cells)
        else:
            assert one == other


def test_a_word_file_that_takes_one_in() -> None:
    data = rf"{HEAD}{row('in')}}}".encode("ascii")
    taken = with_files(TAKEN_IN, {"word/a.dat": data}, {"aFChunk": "a.dat"})
    assert [c.text for c in read(taken).tables[0].cells] == ["in"]


def test_the_command_reads_the_real_edition(mulu: Mulu, tmp_path: Path) -> None:
    path = tmp_path / "catalogue.doc"
    path.write_bytes((SAMPLES / "catalogue.rtf").read_bytes())
    assert mulu("extract", path, "--catalogue", "shanghai-foreign-talent").exit_code == 0
    positions = load("positions")
    assert len(positions) == 62
    assert positions["seq_source"].value_counts().to_dict() == {"printed": 33, "auto_number": 29}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (r"{\rtf1\ansi \trowd\cellx1000\intbl a\cell\row", "cut short: 1 of its groups do not end"),
        (r"{\rtf1\ansi text}", "no table found"),
        ("{\\rtf1" + "{" * 20_000, "groups in each other"),
        (r"{\rtf1{\fonttbl{\f99999999999 x}}\u99999999 \bin99999999}", "cut short"),
    ],
)
def test_what_cannot_be_read_is_one_line(data: str, message: str) -> None:
    assert sniff(data.encode()) == "rtf"
    with pytest.raises(UnreadableError, match=message) as error:
        read(data.encode())
    assert "\n" not in str(error.value)


def test_each_cut_of_a_file_is_read_or_refused() -> None:
    data = (SAMPLES / "notes.rtf").read_bytes()
    for end in range(7, len(data) - 2, 97):
        with pytest.raises(UnreadableError, match="cut short"):
            read(data[:end], "rtf")


def test_tokens() -> None:
    found = [(t.kind, t.name or t.data, t.number) for t in tokens(b"{\\b0 a\\'b7\r\n\\*\\u-5?}")]
    assert found == [
        (Kind.OPEN, b"", None),
        (Kind.WORD, "b", 0),
        (Kind.TEXT, b"a", None),
        (Kind.CODE, b"\xb7", None),
        (Kind.SIGN, "*", None),
        (Kind.WORD, "u", -5),
        (Kind.TEXT, b"?", None),
        (Kind.CLOSE, b"", None),
    ]
