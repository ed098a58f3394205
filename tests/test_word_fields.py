"""Numbers that Word counts by fields and does not store (ECMA-376 part 1, 17.16.5)."""

import time

import pytest
from words import abstract, counted, lvl, num, tbl, tc, tr, with_parts, word

from extract.model import Asked, Cell, Document, Paragraph
from extract.word.reader import read_word

T = tbl(tr("x"))
OUTLINE = abstract(0, lvl(0, "%1."), lvl(1, "(%2)"), lvl(2, "%3)")) + num(1, 0)
HEADINGS = "".join(
    f'<w:style w:type="paragraph" w:styleId="T{n}"><w:name w:val="heading {n}"/></w:style>'
    for n in (1, 2, 3)
)


def field(instruction: str, result: str | None = None) -> str:
    separate = "" if result is None else '<w:fldChar w:fldCharType="separate"/>'
    shown = f"<w:r><w:t>{result}</w:t></w:r>" if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{instruction}</w:instrText>'
        f'{separate}</w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def simple(instruction: str, inside: str = "") -> str:
    return f'<w:fldSimple w:instr="{instruction}">{inside}</w:fldSimple>'


def t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{''.join(content)}</w:p>"


def read(*paragraphs: str) -> Document:
    return read_word(word("".join(paragraphs) + T, numbering=OUTLINE, styles=HEADINGS))


def seen(document: Document) -> list[str]:
    """The paragraphs as a reader sees them."""
    blocks = [block for block in document.blocks if isinstance(block, Paragraph)]
    return [f"{block.label or ''}{block.text}" for block in blocks]


def numbers(*instructions: str) -> list[str]:
    """What fields show, each in a paragraph of its own, with a text behind."""
    return [shown[:-1] for shown in seen(read(*(para(field(i), t("后")) for i in instructions)))]


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        ("AUTONUM", ["1.", "2.", "3."]),
        (r"AUTONUM \* Arabic", ["1.", "2.", "3."]),
        (r"AUTONUM \* alphabetic \s )", ["a)", "b)", "c)"]),
        (r'AUTONUM \* CHINESENUM3 \s "、"', ["一、", "二、", "三、"]),
        (r'AUTONUM \s ""', ["1.", "2.", "3."]),
        ("AUTONUMLGL", ["1.", "2.", "3."]),
        (r"AUTONUMLGL \e", ["1", "2", "3"]),
        ("AUTONUMOUT", ["1.", "2.", "3."]),
        ("LISTNUM", ["1)", "2)", "3)"]),
        ("listnum NumberDefault", ["1)", "2)", "3)"]),
        (r"LISTNUM OutlineDefault \l 2", ["A.", "B.", "C."]),
        (r"LISTNUM LegalDefault \l 2", ["1.1.", "1.2.", "1.3."]),
        (r"LISTNUM \s 5", ["5)", "5)", "5)"]),
        (r"SEQ 序号", ["1", "2", "3"]),
        (r"SEQ 序号\* ROMAN", ["I", "II", "III"]),
        (r"SEQ 序号 \* CIRCLENUM \* MERGEFORMAT", ["①", "②", "③"]),
        (r'SEQ x \# "000"', ["001", "002", "003"]),
        (r"SEQ x \r 7", ["7", "7", "7"]),
        (r"SEQ x \n", ["1", "2", "3"]),
        (r"SEQ x \h \* Arabic", ["1", "2", "3"]),
    ],
)
def test_a_field_counts_from_paragraph_to_paragraph(instruction: str, shown: list[str]) -> None:
    assert numbers(*[instruction] * 3) == shown


@pytest.mark.parametrize("level", range(1, 10))
def test_the_nine_levels_of_the_default_list(level: int) -> None:
    shown = ["2)", "b)", "ii)", "(2)", "(b)", "(ii)", "2.", "b.", "ii."]
    assert numbers(*[rf"LISTNUM \l {level}"] * 2)[1] == shown[level - 1]


@pytest.mark.parametrize(
    "written",
    [
        field("SEQ 序号"),
        field("SEQ 序号", ""),
        simple("SEQ 序号"),
        simple("SEQ 序号", "<w:r><w:t/></w:r>"),
        f"<w:hyperlink>{field('SEQ 序号')}</w:hyperlink>",
        f"<w:ins>{field('SEQ 序号')}</w:ins>",
    ],
)
def test_a_number_cell_with_nothing_but_a_field_is_counted_by_word(written: str) -> None:
    rows = (tr(tc(para(written)), "甲"), tr(tc(para(t("（"), written, t("）"))), "乙"))
    (table,) = read_word(word(tbl(*rows))).tables
    assert [cell.paragraphs for cell in table.cells if cell.column == 1] == [
        (Paragraph("", "1"),),
        (Paragraph("", "（2）"),),
    ]


def test_what_was_counted_is_told_once_for_a_table() -> None:
    row = tr(tc(para(field("AUTONUM"))), tc(para(t("图"), field("SEQ 图"))))
    document = read(para(field("AUTONUM"), t("前")), tbl(tr("序号", "图"), row, row))
    told = [(r.message.partition(":")[0], r.table, r.row) for r in document.remarks]
    assert {r.code for r in document.remarks} == {"field-counted"}
    assert told == [
        ("a number of AUTONUM fields", None, None),
        ("2 numbers of AUTONUM fields", 1, 2),
        ("2 numbers of SEQ fields", 1, 2),
    ]


def test_a_number_in_a_text_is_part_of_it() -> None:
    document = read(para(t("见表"), field("SEQ 表"), t("和表"), field("SEQ 表"), t("。")))
    assert document.blocks[0] == Paragraph("见表1和表2。")


def test_a_sequence_goes_on_from_what_is_stored() -> None:
    stored = [field("SEQ x", "4"), field("SEQ x"), field("SEQ y"), field("SEQ x \\c")]
    assert seen(read(*(para(f, t("后")) for f in stored))) == ["4后", "5后", "1后", "5后"]


@pytest.mark.parametrize(("name", "shown"), [("AUTONUM", "1."), ("LISTNUM", "1)")])
def test_what_another_maker_stores_of_a_number_is_shown_and_counts(name: str, shown: str) -> None:
    document = read(para(field(name, shown), t("甲")), para(field(name), t("乙")))
    assert seen(document) == [f"{shown}甲", f"{shown.replace('1', '2')}乙"]
    assert len(document.remarks) == 1


def test_a_hidden_sequence_counts() -> None:
    fields = [field(r"SEQ x \h"), field(r"SEQ x \h \* MERGEFORMAT", ""), field("SEQ x")]
    assert seen(read(para(*fields, t("后")))) == ["3后"]


def test_a_sequence_begins_anew_at_a_heading() -> None:
    inner = para(t("图"), field(r"SEQ 图 \s 1"))
    document = read(
        *(para(t("一"), style="T1"), inner, inner, para(t("甲"), style="T2"), inner),
        *(para(t("二"), style="T1"), inner),
    )
    assert [text for text in seen(document) if text[0] == "图"] == ["图1", "图2", "图3", "图1"]


def test_a_sequence_inside_another_instruction_counts_and_is_not_seen() -> None:
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>= </w:instrText></w:r>'
        f"{field('SEQ x', '1')}<w:r><w:instrText> + 1</w:instrText>"
        '<w:fldChar w:fldCharType="separate"/></w:r>'
        f'{t("2")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert seen(read(para(nested, t("甲")), para(field("SEQ x"), t("乙")))) == ["2甲", "2乙"]


def test_a_sign_in_a_circle_that_a_sequence_counts() -> None:
    circle = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>EQ \\o\\ac(○,</w:instrText></w:r>'
        f"{field('SEQ x', '7')}<w:r><w:instrText>)</w:instrText>"
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = read(para(circle, t("甲")))
    assert seen(document) == ["⑦甲"]
    assert not document.remarks


def test_paragraph_numbers_by_headings() -> None:
    levels = [1, 2, 2, 0, 0, 3, 1, 2, 0]

    def shown(name: str) -> list[str]:
        paragraphs = (para(field(name), style=f"T{level}" if level else "") for level in levels)
        return seen(read(*paragraphs))

    assert shown("AUTONUM") == ["1.", "1.", "2.", "1.", "2.", "1.", "2.", "1.", "1."]
    assert shown("AUTONUMLGL") == [
        *("1.", "1.1.", "1.2.", "1.2.1.", "1.2.2.", "1.2.1.", "2.", "2.1.", "2.1.1."),
    ]
    assert shown("AUTONUMOUT") == ["I.", "A.", "B.", "1.", "2.", "1.", "II.", "A.", "1."]


def test_levels_of_headings_that_did_not_count_are_nought() -> None:
    levels = [3, 1, 3]
    document = read(*(para(field("AUTONUMLGL"), t("甲"), style=f"T{level}") for level in levels))
    assert seen(document) == ["0.0.1.甲", "1.甲", "1.0.1.甲"]


def test_all_kinds_of_paragraph_numbers_count_together() -> None:
    assert numbers("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "AUTONUM") == ["1.", "2.", "3.", "4."]


def test_a_paragraph_has_one_number_however_often_it_is_shown() -> None:
    twice = para(field("AUTONUM"), t("即"), field("AUTONUM"))
    assert seen(read(twice, twice)) == ["1.即1.", "2.即2."]


L = field("LISTNUM")
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
LEVELS = {
    "side by side each goes down": (
        [para(field(r"LISTNUM \s 0"), t("甲")), para(L, L, L, t("乙"))],
        ["0)甲", "1)a)i)乙"],
    ),
    "the next goes on at the level of the last that leads": (
        [para(L, t(" "), L, t("甲")), para(L, t("乙")), para(t("丙"), L)],
        ["1) a)甲", "b)乙", "丙c)"],
    ),
    "in a text they stay, a level below what leads": (
        [para(L, t("甲"), L, t("乙"), L), para(t("丙"), L, t("丁"), L)],
        ["1)甲a)乙b)", "丙2)丁3)"],
    ),
    "a level that is given holds in its text": (
        [para(t("甲"), field(r"LISTNUM NumberDefault \l 6"), t("乙"), L), para(t("丙"), L)],
        ["甲(i)乙(ii)", "丙2)"],
    ),
    "a level that is given and leads holds on": (
        [para(field(r"LISTNUM \l 3"), t("甲"), L), para(L, t("乙"))],
        ["i)甲(1)", "ii)乙"],
    ),
    "the number of the paragraph leads": (
        [
            para(t("甲"), L, t("乙"), L, properties=NUMBERED),
            para(L, L, t("丙"), properties=NUMBERED),
        ],
        ["1.甲(1)乙(2)", "2.(1)1)丙"],
    ),
    "the level of the last numbered paragraph": (
        [counted(1, 0, "甲"), counted(1, 1, "乙"), para(L, t("丙"))],
        ["1.甲", "(1)乙", "(2)丙"],
    ),
    "a list that is built in begins at its first level": (
        [
            *(para(field(r"LISTNUM NumberDefault \l 3"), t("甲")), para(L, t("乙"))),
            para(field("LISTNUM NumberDefault"), t("丙"), properties=NUMBERED),
        ],
        ["i)甲", "ii)乙", "1.2)丙"],
    ),
    "lists that are built in count together": (
        [para(field(f"LISTNUM {n}Default"), t("甲")) for n in ("Number", "Outline", "Legal")],
        ["1)甲", "II.甲", "3.甲"],
    ),
}


@pytest.mark.parametrize(("paragraphs", "shown"), LEVELS.values(), ids=LEVELS.keys())
def test_the_level_of_a_list_field(paragraphs: list[str], shown: list[str]) -> None:
    assert seen(read(*paragraphs)) == shown


def test_a_list_field_goes_on_in_the_list_of_its_paragraph() -> None:
    first = para(L, t("甲"), properties=NUMBERED)
    document = read(
        first, counted(1, 1, "乙"), para(field("LISTNUM"), t("丙")), counted(1, 0, "丁")
    )
    assert seen(document) == ["1.(1)甲", "(2)乙", "(3)丙", "2.丁"]


def test_a_list_field_that_names_a_list_of_the_file() -> None:
    named = abstract(7, '<w:name w:val="条款"/>', lvl(0, "第%1条", "chineseCounting")) + num(9, 7)
    body = para(field('LISTNUM "条款"')) + para(field("LISTNUM 条款 \\s 4")) + counted(9, 0, "后")
    document = read_word(word(body + T, numbering=named))
    assert seen(document) == ["第一条", "第四条", "第五条后"]


@pytest.mark.parametrize(
    "instruction",
    [
        *(r"SEQ x \* CARDTEXT", "SEQ 图 书签", "SEQ", r"SEQ x \r 书签", "=ROW()", "PAGE"),
        *(r"AUTONUM \* OrdText", r'SEQ x \# "#,##0.00"'),
    ],
)
def test_what_word_shows_is_not_guessed(instruction: str) -> None:
    (table,) = (document := read_word(word(tbl(tr("甲"), tr(tc(para(field(instruction)))))))).tables
    assert table.cells[1] == Cell(2, 1, (Paragraph(""),))
    assert [(r.code, r.text, r.table, r.row) for r in document.remarks] == [
        ("field-without-result", instruction, 1, 2)
    ]


@pytest.mark.parametrize("name", ["AUTONUM", "LISTNUM"])
def test_within_another_field_word_shows_no_number_of_a_paragraph_or_a_list(name: str) -> None:
    outer = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>QUOTE</w:instrText>'
        f'<w:fldChar w:fldCharType="separate"/></w:r>{field(name)}{t("甲")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = read(para(outer), para(field(name), t("乙")))
    assert [text[-1] for text in seen(document)] == ["甲", "乙"]
    assert seen(document)[1][0] == "1"
    assert "field-without-result" in {remark.code for remark in document.remarks}


def hidden(content: str) -> str:
    """Runs as hidden ones."""
    return content.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")


@pytest.mark.parametrize("name", ["AUTONUM", "LISTNUM", "SEQ x"])
@pytest.mark.parametrize("result", [None, "", "2"])
def test_a_field_in_hidden_text_counts_and_is_not_seen(name: str, result: str | None) -> None:
    one, unseen = field(name), hidden(field(name, result))
    document = read(para(one, t("甲")), para(unseen, t("乙")), para(one, t("丙")))
    assert [text[0] for text in seen(document)] == ["1", "乙", "3"]
    assert [r.message[:9] for r in document.remarks] == ["2 numbers"]


def test_hidden_fields_that_count_nothing_are_not_told() -> None:
    inside = hidden("<w:r><w:t>7</w:t></w:r>")
    document = read(para(hidden(field("PAGE")), simple("SEQ x", inside), t("甲")))
    assert seen(document) == ["甲"]
    assert not document.remarks


def test_fields_in_hidden_paragraphs_and_rows_count() -> None:
    mark = "<w:rPr><w:vanish/></w:rPr>"
    gone = para(hidden(field("SEQ x")), properties=mark)
    row = tr(tc(gone), properties="<w:hidden/>")
    number = tr(tc(para(field("SEQ x"))))
    document = read_word(word(tbl(tr(tc(gone)), row, number) + gone + para(field("SEQ x"))))
    assert [cell.paragraphs for cell in document.tables[0].cells] == [
        *((), (Paragraph("", "3"),)),
    ]
    assert document.blocks[-1] == Paragraph("", "5")


def test_a_field_in_a_cell_that_is_covered_counts_and_is_not_told() -> None:
    down = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        tr(tc(para(field("SEQ x")), down[at]), tc(para(field("=ROW()")), down[at])) for at in (0, 1)
    ]
    document = read_word(word(tbl(*rows, tr(tc(para(field("SEQ x"))), "乙"))))
    assert [cell.label for cell in document.tables[0].cells] == ["1", None, "3", None]
    assert [(r.code, r.row) for r in document.remarks] == [
        *(("field-without-result", 1), ("field-counted", 1)),
    ]


def test_paragraphs_are_numbered_in_the_body_alone() -> None:
    one = para(field("AUTONUM"), t("甲"))
    box = f"<w:p><w:r><w:pict><w:txbxContent>{one}</w:txbxContent></w:pict></w:r></w:p>"
    document = read_word(with_parts(one + box + one + T, {"header": one}), Asked(("headers",)))
    assert seen(document) == ["1.甲", "甲", "2.甲", "甲"]
    assert "field-without-result" in {remark.code for remark in document.remarks}


def test_sequences_in_headers_count_by_themselves() -> None:
    one = para(field("SEQ x"), t("甲"))
    document = read_word(with_parts(one + T, {"header": one + one}), Asked(stories=("headers",)))
    assert seen(document) == ["1甲", "1甲", "2甲"]


def test_thousands_of_fields_take_no_longer_than_thousands_of_rows() -> None:
    def seconds(rows: int) -> float:
        row = tr(tc(para(field("SEQ 序号"))), tc(para(t("甲"), field("=ROW()"))))
        data = word(tbl(*[row] * rows))
        start = time.process_time()
        read_word(data)
        return time.process_time() - start

    seconds(100)
    assert seconds(4000) < 15 * seconds(400) + 0.3
    many = "".join(field("SEQ x") + t("、") for _ in range(5000))
    start = time.process_time()
    assert seen(read(para(many, t("后"))))[0].endswith("5000、后")
    assert time.process_time() - start < 5


CODE = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF 1 = 1 "</w:instrText></w:r>'
RESULT = '<w:r><w:instrText>"</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize("around", ["{}", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"])
def test_a_table_in_the_code_of_a_field_is_not_seen(around: str) -> None:
    code = counted(1) + tbl(tr("甲", tc(tbl(tr("乙")) + para())))
    ends = para(t('"'), RESULT, t("得"))
    body = para(t("前"), CODE) + around.format(code + para(t("丙")) + ends) + T + para(END, t("后"))
    document = read_word(word(body + counted(1, 0, "末"), numbering=OUTLINE))
    assert seen(document) == ["前得", "后", "1.末"]
    assert [[cell.text for cell in table.cells] for table in document.tables] == [["x"]]


def test_what_stands_in_a_field_that_does_not_end_is_seen() -> None:
    document = read_word(word(para(CODE) + tbl(tr("甲")) + para(t("乙"), RESULT)))
    assert [cell.text for cell in document.tables[0].cells] == ["甲"]
    assert [remark.code for remark in document.remarks] == ["field-unclosed"]


FORMULAS = [
    (r"EQ \f(1,2)", "1/2"),
    (r"eq \F( a+1 ; 2b ) \* MERGEFORMAT", "(a+1)/(2b)"),
    (r"EQ x=\r(3,y)+\r(z)", "x=3√(y)+√(z)"),
    (r"EQ \b\bc\{ (\f(1,2))", "{1/2}"),
    (r"EQ \b \lc\[ \rc\) (a)", "[a)"),
    (r"EQ \b(a,b)\x\to\bo(c)\d\fo20()", "(a,b)c"),
    (r"EQ \i\su(i=1,n,x)", "∑_(i=1)^n x"),
    (r"EQ \i(,,x)", "∫x"),
    (r"EQ \a\al\co2\vs3(1,2,3,4)", "1, 2; 3, 4"),
    (r"EQ \l(A,\,,C)", "A,,,C"),
    (r"EQ m\s\up8(2)(a,b)", "m2(a,b)"),
]


@pytest.mark.parametrize(("instruction", "shown"), FORMULAS)
def test_formulas_that_a_field_draws(instruction: str, shown: str) -> None:
    document = read(para(t("值"), field(instruction)), para(t("值"), field(instruction, "")))
    assert (seen(document), document.remarks) == ([f"值{shown}"] * 2, ())


@pytest.mark.parametrize(
    "instruction",
    [
        r"EQ \f(1)",
        r"EQ \f(1,2",
        r"EQ \o(a,b)",
        f"EQ {'(' * 5000}",
        r"EQ \i(1)",
        r"EQ \b\bc\(",
        r"EQ x\q(1)",
    ],
)
def test_a_formula_that_is_not_known_is_told(instruction: str) -> None:
    document = read(para(t("值"), field(instruction)))
    assert [remark.code for remark in document.remarks] == ["field-without-result"]
