"""Binary Word files (.doc): each fact from streams built here, and files that LibreOffice wrote."""

import random
import struct
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import ROOT
from docs97 import IN_TABLE, Par, binary, defined, modifier, plc, row

from extract.doc.binary import Binary, Entry, Story, open_binary
from extract.doc.reader import Translated, read_doc
from extract.doc.text import Text, whole
from extract.formats import read, sniff
from extract.model import Asked, Cell, Document, Paragraph, Table, UnreadableError
from extract.word.reader import read_package

SAMPLES = ROOT / "tests" / "samples" / "doc"
ALL = Asked(stories=("headers", "footers", "notes"))


def document(file: Binary, asked: Asked = Asked()) -> Document:  # noqa: B008 - it is frozen
    return read_package(Translated(file), asked)


def grid(file: Binary) -> list[tuple[int, int, int, int, str]]:
    (table,) = document(file).tables
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]


def cell(text: str, *runs: tuple[int, bytes], said: bytes = b"", **more: bytes) -> Document:
    """A document of one cell."""
    only = Par(text + "\x07", said, runs=runs)
    return document(binary(row(only), **more))  # type: ignore[arg-type]


def text_of(found: Document) -> str:
    return found.tables[0].cells[0].text


def test_rows_and_cells() -> None:
    file = binary([Par("题\r"), *row("11", "12"), *row("21", "22"), Par("尾\r")])
    assert document(file).blocks == (
        Paragraph("题"),
        Table(
            tuple(Cell(r, c, (Paragraph(f"{r}{c}"),)) for r, c in ((1, 1), (1, 2), (2, 1), (2, 2)))
        ),
        Paragraph("尾"),
    )


def test_paragraphs_of_a_cell() -> None:
    file = binary([Par("一\r", IN_TABLE), *row("二", "b")])
    assert [p.text for p in document(file).tables[0].cells[0].paragraphs] == ["一", "二"]


def test_columns_are_the_edges_of_all_rows() -> None:
    rows = [
        *row("a", "b", edges=(0, 1000, 3000)),
        *row("c", "d", "e", edges=(10, 990, 2000, 3005)),  # edges drawn by hand
        *row("f", edges=(1000, 3000)),
    ]
    assert grid(binary(rows)) == [
        *((1, 1, 1, 1, "a"), (1, 2, 1, 2, "b")),
        *((2, 1, 1, 1, "c"), (2, 2, 1, 1, "d"), (2, 3, 1, 1, "e")),
        (3, 2, 1, 2, "f"),
    ]


def test_merges_by_the_shapes_of_cells() -> None:
    edges = (0, 1000, 2000, 3000)
    rows = [
        *row("a", "b", "x", more=defined(edges, [(0, 3), (1, 0), (2, 0)])),
        *row("", "c", "d", more=defined(edges, [(0, 1)])),
    ]
    assert grid(binary(rows)) == [
        *((1, 1, 2, 1, "a"), (1, 2, 1, 2, "b")),
        *((2, 2, 1, 1, "c"), (2, 3, 1, 1, "d")),
    ]


CHANGES = {
    "merged": (modifier(0x5624, b"\0\2"), [(1, 1, 1, 2, "a"), (1, 3, 1, 1, "c")]),
    "merged and split": (modifier(0x5624, b"\0\2") + modifier(0x5625, b"\0\2"), None),
    "a wider cell": (modifier(0x7623, struct.pack("<BBh", 0, 1, 1500)), None),
    "moved": (modifier(0x9601, 500), None),
    "a gap": (modifier(0x9602, 108), None),
}


@pytest.mark.parametrize(("more", "expected"), CHANGES.values(), ids=CHANGES.keys())
def test_a_row_that_was_changed_after_it_was_defined(
    more: bytes, expected: list[tuple[int, int, int, int, str]] | None
) -> None:
    plain = [(1, at, 1, 1, text) for at, text in enumerate("abc", 1)]
    assert grid(binary(row("a", "b", "c", more=more))) == (expected or plain)


def test_cells_put_in_and_taken_out_of_a_row() -> None:
    edges = (0, 1000, 2000, 3000)
    inserted = defined((0, 1000, 3000)) + modifier(0x7621, struct.pack("<BBh", 1, 1, 1000))
    deleted = defined((0, 500, 1500, 2500, 3500)) + modifier(0x5622, b"\0\1")
    rows = [
        *row("a", "b", "c", edges=edges),
        *row("d", "e", "f", more=inserted),
        *row("g", "h", "i", more=deleted),
    ]
    assert grid(binary(rows)) == [
        *((1, 1, 1, 1, "a"), (1, 2, 1, 1, "b"), (1, 3, 1, 1, "c")),
        *((2, 1, 1, 1, "d"), (2, 2, 1, 1, "e"), (2, 3, 1, 2, "f")),
        *((3, 1, 1, 1, "g"), (3, 2, 1, 1, "h"), (3, 3, 1, 1, "i")),
    ]


def test_a_merge_downwards_by_a_modifier() -> None:
    down = [modifier(0xD62B, bytes([0, flags])) for flags in (3, 1)]
    rows = [*row("a", "b", more=down[0]), *row("", "c", more=down[1])]
    assert grid(binary(rows)) == [(1, 1, 2, 1, "a"), (1, 2, 1, 1, "b"), (2, 2, 1, 1, "c")]


def test_a_deleted_row_is_not_there() -> None:
    gone = row("a", "b")
    gone[-1] = Par("\x07", gone[-1].said, runs=((1, modifier(0x0800)),))
    assert grid(binary([*gone, *row("c", "d")])) == [(1, 1, 1, 1, "c"), (1, 2, 1, 1, "d")]


def test_a_table_in_a_cell() -> None:
    deep = IN_TABLE + modifier(0x6649, 2)
    inner = [
        Par("x\r", deep + modifier(0x244B)),
        Par("y\r", deep + modifier(0x244B)),
        Par("\r", deep + modifier(0x244B) + modifier(0x244C) + defined((0, 500, 1000))),
    ]
    found = document(binary([Par("前\r", IN_TABLE), *inner, *row("后", "b")]))
    assert [[c.text for c in table.cells] for table in found.tables] == [
        ["前\n后", "b"],
        ["x", "y"],
    ]
    assert [remark.code for remark in found.remarks] == ["table-nested"]


def test_what_is_said_of_a_paragraph_may_stand_elsewhere() -> None:
    said = defined((0, 1000, 2000, 3000), [(1, 0), (2, 0)])
    end = Par("\x07", IN_TABLE + modifier(0x2417) + modifier(0x6646, 4))
    data = bytes(4) + struct.pack("<H", len(said)) + said
    rows = [*row("a", "x", "b")[:-1], end]
    assert grid(binary(rows, data=data)) == [(1, 1, 1, 2, "a"), (1, 3, 1, 1, "b")]


TEXTS = {
    "inserted, deleted": (
        "留删增",
        [(1, b""), (1, modifier(0x0800)), (1, modifier(0x0801))],
        "留增",
    ),
    "hidden": ("见藏", [(1, b""), (1, modifier(0x083C))], "见"),
    "as its style": ("见藏", [(1, b""), (1, modifier(0x083C, 0x80))], "见藏"),
    "a symbol": ("a(b", [(1, b""), (1, modifier(0x6A09, struct.pack("<HH", 0, 0xF0FE)))], "a☑b"),
    "a field": ("页\x13 PAGE \x147\x15。", [], "页7。"),
    "a field in a field": ("\x13 A \x13 B \x14x\x15 \x14y\x15z", [], "yz"),
    "signs": ("a\tb\x0bc\x1ed\x1fe\x01f", [], "a\tb\nc-def"),
    "pairs of units": ("𠮷😀甲", [], "𠮷😀甲"),
}


@pytest.mark.parametrize(("text", "runs", "shown"), TEXTS.values(), ids=TEXTS.keys())
def test_text(text: str, runs: list[tuple[int, bytes]], shown: str) -> None:
    fonts = struct.pack("<HH", 1, 0) + _font("Wingdings")
    assert text_of(cell(text, *runs, entries={Entry.FONTS: fonts})) == shown  # type: ignore[arg-type]


def test_a_picture_is_told_and_the_data_of_a_field_is_none() -> None:
    (remark,) = cell("a\x01\x13 HYPERLINK \x01\x14b\x15").remarks
    assert (remark.code, remark.table, remark.row) == ("picture-not-read", 1, 1)
    assert remark.message.startswith("a picture in")


def _font(name: str) -> bytes:
    entry = bytes(39) + name.encode("utf-16-le") + b"\0\0"
    return bytes([len(entry)]) + entry


def test_pieces_in_any_order_and_of_one_byte() -> None:
    rows = [*row("abc", "def"), *row("ghi", "jkl")]
    plain = grid(binary(rows))
    assert [text for *_, text in plain] == ["abc", "def", "ghi", "jkl"]
    assert grid(binary(rows, cuts=(2, 5, 6, 11))) == plain
    assert grid(binary(rows, one_byte=True, cuts=(3, 9))) == plain
    assert text_of(document(binary(row("\x93a\x94\x96"), one_byte=True))) == "“a”–"


def test_what_is_said_of_a_piece_alone() -> None:
    gone = modifier(0x0800)
    rows = row("留删", "b")
    short = 0x41 << 1 | 1 << 8
    for said, lists in ((short, ()), (1, (gone,)), (1 << 1 | 1, (b"", gone))):
        file = binary(rows, cuts=(1, 2), modifiers=(0, said, 0), lists=lists)
        assert text_of(document(file)) == "留"


def level(text: str, form: int = 0, start: int = 1, flags: int = 0, look: bytes = b"") -> bytes:
    """A level of a list; its own number stands where the text has the character 0."""
    places = [at + 1 for at, letter in enumerate(text) if letter < "\x09"]
    fixed = struct.pack("<iBB", start, form, flags) + bytes(places).ljust(9, b"\0") + bytes(9)
    fixed += bytes([len(look), 0, 0, 0]) + look
    return fixed + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def numbered(*levels: bytes, overrides: bytes = b"", changes: int = 0) -> dict[Entry, bytes]:
    """A list of nine levels, the first of which are given, and an instance of it."""
    whole = (*levels, *(level("\x00."),) * (9 - len(levels)))
    lists = struct.pack("<H", 1) + struct.pack("<iI9H", 7, 0, *(0xFFF,) * 9) + bytes(2)
    instance = struct.pack("<iIIBBBB", 7, 0, 0, changes, 0, 0, 0)
    return {
        Entry.LISTS: lists + b"".join(whole),
        Entry.LIST_OVERRIDES: struct.pack("<I", 1) + instance + b"\xff" * 4 + overrides,
    }


def labels(said: list[bytes], entries: dict[Entry, bytes]) -> list[str | None]:
    rows = [one for says in said for one in row(Par("\x07", says))]
    return [c.label for c in document(binary(rows, entries=entries)).tables[0].cells]


ITEM, SUB = modifier(0x460B, 1), modifier(0x460B, 1) + modifier(0x260A, 1)


def test_numbers_that_word_counts() -> None:
    both = numbered(level("第\x00条", form=0x25), level("\x00.\x01"))
    assert labels([ITEM, SUB, SUB, ITEM, SUB], both) == ["第一条", "一.1", "一.2", "第二条", "二.1"]
    assert labels([ITEM, b"", ITEM], both) == ["第一条", None, "第二条"]
    assert labels([SUB, SUB], numbered(level("\x00", 0x25), level("\x00.\x01", flags=4))) == [
        "1.1",
        "1.2",
    ]
    assert labels([ITEM, modifier(0x460B, 0)], both) == ["第一条", None]
    assert labels([ITEM], numbered(level("◆", form=0x17))) == ["◆"]
    assert labels([ITEM], numbered(level("x", form=0xFF))) == ["x"]
    hidden = numbered(level("\x00.", look=modifier(0x083C)), level("\x00.\x01"))
    assert labels([ITEM, ITEM, SUB], hidden) == [None, None, "2.1"]


def test_a_list_before_a_tracked_change_of_style_is_none_of_the_paragraph() -> None:
    wall, plain = modifier(0x2664), modifier(0x4600, 0)
    found = labels([ITEM, ITEM + wall + plain, ITEM + plain, ITEM], numbered(level("\x00.")))
    assert found == ["1.", None, None, "2."]


@pytest.mark.parametrize(("end", "number"), [("\x0c", "2."), ("文\x0c", "3."), ("\r", "3.")])
def test_the_end_of_a_section_alone_has_no_number(end: str, number: str) -> None:
    before = [Par("一\r", ITEM), Par(end, ITEM)]
    sections = plc([0, 1 + len(end) + 1, 9], [bytes(12)] * 2)
    entries = numbered(level("\x00.")) | {Entry.SECTIONS: sections}
    found = document(binary([*before, *row(Par("\x07", ITEM))], entries=entries))
    assert found.tables[0].cells[0].label == number


def test_numbers_that_begin_elsewhere() -> None:
    begins = numbered(level("\x00"), overrides=struct.pack("<iI", 32, 0x10), changes=1)
    assert labels([ITEM, ITEM], begins) == ["32", "33"]
    own = struct.pack("<iI", 0, 0x20) + level("(\x00)", start=5)
    assert labels([ITEM, ITEM], numbered(overrides=own, changes=1)) == ["(5)", "(6)"]


def style(
    kind: int, above: int, of_paragraph: bytes = b"", of_characters: bytes = b"", built_in: int = 0
) -> bytes:
    """A style with its fixed part, its name and the properties that it changes."""
    changes = [struct.pack("<H", 0) + of_paragraph, of_characters] if kind == 1 else [of_characters]
    parts = b"".join(struct.pack("<H", len(c)) + c + bytes(len(c) % 2) for c in changes)
    fixed = struct.pack("<HHHHH", built_in, kind | above << 4, len(changes), 0, 0)
    return fixed + struct.pack("<H", 1) + "S".encode("utf-16-le") + bytes(2) + parts


def sheet(*styles: bytes) -> dict[Entry, bytes]:
    head = struct.pack("<HHH", 4, len(styles), 10)
    return {
        Entry.STYLES: head
        + b"".join(struct.pack("<H", len(s)) + s + bytes(len(s) % 2) for s in styles)
    }


def test_numbers_and_hidden_text_by_styles() -> None:
    none = 0xFFF
    styles = sheet(
        style(1, none),
        style(1, 0, of_paragraph=ITEM),
        style(1, 1),
        b"",
        style(2, none, of_characters=modifier(0x083C)),
    )
    entries = numbered(level("\x00.")) | styles
    rows = [
        *row(Par("\x07", style=2)),
        *row(Par("见藏\x07", runs=((1, b""), (1, modifier(0x4A30, 4))))),
        *row(Par("\x07", style=1)),
    ]
    cells = document(binary(rows, entries=entries)).tables[0].cells
    assert [(c.label, c.text) for c in cells] == [("1.", ""), (None, "见"), ("2.", "")]


def test_fields_that_count_are_counted() -> None:
    styles = sheet(style(1, 0xFFF), style(1, 0, built_in=1 | 0x1000))
    number = "\x13 AUTONUMLGL \x15"
    rows = [
        *row(Par(f"{number}\x07", style=1), "\x13 SEQ x \x14\x15"),
        *row(f"{number}甲", "\x13 SEQ x \x145\x15"),
        *row(f"{number}乙", "\x13 SEQ x \x15"),
    ]
    cells = document(binary(rows, entries=styles)).tables[0].cells
    assert [(c.label, c.text) for c in cells] == [
        *(("1.", ""), ("1", ""), (None, "1.1.甲"), (None, "5"), (None, "1.2.乙"), ("6", "")),
    ]


def test_what_is_the_opposite_of_a_style_that_hides_is_shown() -> None:
    hiding = style(2, 0xFFF, of_characters=modifier(0x083C))
    against = modifier(0x083C, 0x81)
    runs = ((1, modifier(0x4A30, 1)), (1, modifier(0x4A30, 1) + against), (1, against))
    file = binary(row(Par("藏见隐\x07", runs=runs)), entries=sheet(style(1, 0xFFF), hiding))
    assert text_of(document(file)) == "见"


def test_a_style_that_is_the_opposite_of_the_one_that_it_is_based_on() -> None:
    against = modifier(0x083C, 0x81)
    styles = sheet(
        style(1, 0xFFF),
        style(1, 0, of_characters=against),
        style(1, 1),
        style(1, 2, of_characters=against),
        style(1, 4, of_characters=against),
    )
    shows = ((1, modifier(0x083C, 0)), (1, b""))
    pars = [Par("藏\x07", style=1), Par("藏\x07", style=2), Par("见\x07", style=3)]
    pars += [Par("见藏\x07", style=1, runs=shows), Par("藏\x07", style=4)]
    file = binary([x for par in pars for x in row(par)], entries=styles)
    assert [cell.text for cell in document(file).tables[0].cells] == ["", "", "见", "见", ""]


def test_notes_headers_and_text_boxes_stand_where_they_do_in_newer_files() -> None:
    body = [Par("文\x02\r", runs=((1, b""), (1, modifier(0x0855)))), Par("箱\x08\r"), *row("a")]
    length = sum(len(one.text) for one in body)
    rest = [Par("\x02注\r"), Par("眉\r"), Par("\r"), Par("框\r"), Par("\r")]
    whole = [*body, *rest]
    shape = struct.pack("<I", 1024)
    entries = {
        Entry.FOOTNOTE_MARKS: plc([1, length], [b"\1\0"]),
        Entry.FOOTNOTE_TEXTS: plc([0, 3, 4], []),
        Entry.HEADERS: plc([*(0,) * 7, 0, 3, 3, 3, 3, 3, 3], []),
        Entry.SHAPES: plc([4, length], [shape + bytes(22)]),
        Entry.BOX_TEXTS: plc([0, 2, 3], [bytes(14) + shape + bytes(4), bytes(22)]),
    }
    file = binary(whole, entries=entries, lengths=(length, 3, 3, 0, 0, 0, 3))
    texts = [b for b in document(file, ALL).blocks if isinstance(b, Paragraph)]
    assert [(p.text, p.label) for p in texts] == [
        *(("文¹", None), ("箱", None), ("框", None)),
        *(("眉", None), ("注", "¹")),
    ]


def test_headers_in_no_order_are_told_where_they_are_asked_for() -> None:
    body = row("a")
    entries = {Entry.HEADERS: plc([*(0,) * 7, 3, 2**32 - 1, 1, 3, 3, 3, 3], [])}
    file = binary([*body, Par("眉\r"), Par("\r")], entries=entries, lengths=(3, 0, 3))
    plain, asked = document(file), document(file, ALL)
    assert [b.tables[0].cells[0].text for b in (plain, asked)] == ["a", "a"]
    assert not plain.remarks
    assert [
        (r.code, "headers of the document are damaged" in r.message) for r in asked.remarks
    ] == [("part-damaged", True)]


def test_a_text_box_without_a_drawing_is_kept_at_the_end() -> None:
    whole = [*row("a"), Par("框\r"), Par("\r")]
    entries = {Entry.BOX_TEXTS: plc([0, 2, 3], [bytes(22), bytes(22)])}
    file = binary(whole, entries=entries, lengths=(3, 0, 0, 0, 0, 0, 3))
    assert document(file).blocks[-1] == Paragraph("框")


def test_text_boxes_in_no_order_are_not_read() -> None:
    entries = {Entry.BOX_TEXTS: plc([2**31, 1, 3], [bytes(22), bytes(22)])}
    file = binary(
        [*row("a"), Par("框\r"), Par("\r")], entries=entries, lengths=(3, 0, 0, 0, 0, 0, 3)
    )
    with pytest.raises(ValueError, match="no order"):
        document(file)


PAIRS = sorted(SAMPLES.glob("*.doc"))


@pytest.mark.parametrize("path", PAIRS, ids=[path.stem for path in PAIRS])
def test_a_file_by_libreoffice_is_what_it_was_made_from(path: Path) -> None:
    """Both were written of one document; `tests/samples/README.md` says how."""
    data = path.read_bytes()
    assert sniff(data) == "doc"
    assert read(data, "doc", ALL) == read(path.with_suffix(".docx").read_bytes(), "docx", ALL)


@pytest.mark.parametrize("name", ["catalogue", "facts", "notes"])
def test_every_visible_character_of_the_body_is_read(name: str) -> None:
    data = (SAMPLES / f"{name}.doc").read_bytes()
    file = open_binary(data)
    body = file.story(Story.MAIN)
    text = Text(file)
    shown = "".join(
        run
        for _, run, said in text.runs(body.start, body.stop)
        if not (said.deleted or said.hidden)
    )
    visible = Counter(c for c in whole(shown) if c.isprintable() and not c.isspace())
    found = read(data)
    texts = [c.text for b in found.blocks for c in (b.cells if isinstance(b, Table) else (b,))]
    read_over = Counter(c for c in "".join(texts) if not c.isspace())
    assert not visible - read_over - NOT_IN_THE_BODY.get(name, Counter())


NOT_IN_THE_BODY = {"facts": Counter("藏" * 4 + "(")}
"""Hidden by a style; in the place of a symbol."""


BAD = {
    "the signature alone": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "cut short or damaged"),
    "nothing behind it": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000),
        "cut short or damaged",
    ),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD.keys())
def test_what_is_no_word_file_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read(data)


def with_flags(flags: int, version: int = 0xC1) -> bytes:
    """A sample with other flags and another version, which stand in its first block."""
    data = bytearray((SAMPLES / "facts.doc").read_bytes())
    at = data.index(struct.pack("<H", 0xA5EC))
    struct.pack_into("<H", data, at + 2, version)
    (old,) = struct.unpack_from("<H", data, at + 10)
    struct.pack_into("<H", data, at + 10, old | flags)
    return bytes(data)


def test_files_that_another_program_must_open_first() -> None:
    assert read(with_flags(0)).tables
    with pytest.raises(UnreadableError, match="encrypted"):
        read(with_flags(0x0100))
    with pytest.raises(UnreadableError, match="Word 95"):
        read(with_flags(0, 0x65))


def test_any_damage_is_read_over_or_refused() -> None:
    whole = (SAMPLES / "facts.doc").read_bytes()
    chance = random.Random(97)
    read_over = 0
    for _ in range(400):
        mutant = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            mutant[chance.randrange(len(mutant))] = chance.randrange(256)
        cut = chance.randrange(len(mutant)) if chance.random() < 0.2 else len(mutant)
        with suppress(UnreadableError):
            read_doc(bytes(mutant[:cut]))
            read_over += 1
    assert read_over > 100
