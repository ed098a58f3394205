"""The same positions in every layout, from Word, PDF and text: the same records."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import cycle, product

import pytest
from conftest import REAL, as_catalogue, codes
from layouts import (
    ANOTHER,
    APART,
    MARKS,
    ORDER,
    WORDS,
    Blocks,
    Layout,
    Record,
    Slot,
    as_pdf,
    as_text,
    as_word,
    labels,
    laid,
    records,
)
from words import abstract, counted, lvl, num, p, tbl, tc, tr, word

from extract.numerals import counted as chinese
from normalize.model import Position
from normalize.talents import Talents

FEW = (0, 1, 15, 30, 31, 32, 47, 49)
"""Positions of every industry, with a qualifier, a certificate and an approval among them."""

WRITERS: dict[str, Callable[[Blocks], bytes]] = {"word": as_word, "text": as_text, "pdf": as_pdf}
OF_THE_FILE = {
    *("edition_id", "source_file", "source_sha256", "source_table", "source_row"),
    *("page_first", "page_last", "finding_count", "seq", "seq_label", "seq_source"),
}
CONTENT = [field.name for field in fields(Position) if field.name not in OF_THE_FILE]
Expected = tuple[Sequence[Position], Sequence[Record]]


@pytest.fixture(scope="module")
def whole() -> Expected:
    """The 62 positions as printed, without what the card puts right, and their content."""
    printed = as_catalogue((REAL / "catalogue.txt").read_bytes())
    return printed.positions, records(printed)


@pytest.fixture(scope="module")
def few(whole: Expected) -> Expected:
    """A handful of them."""
    return [whole[0][at] for at in FEW], [whole[1][at] for at in FEW]


def same(expected: Expected, layout: Layout, form: str) -> Talents:
    """The catalogue read from a layout, of which all that is content is as it should be."""
    positions, content = expected
    found = as_catalogue(WRITERS[form](laid(content, layout)))
    assert len(found.positions) == len(positions)
    numbers = labels(content, layout)
    for seq, (one, other, label) in enumerate(
        zip(found.positions, positions, numbers, strict=True), 1
    ):
        assert {n: getattr(one, n) for n in CONTENT} == {n: getattr(other, n) for n in CONTENT}
        assert (one.seq, one.seq_label, one.seq_source) == (seq, *_number(label, layout, form))
    return found


def _number(label: str, layout: Layout, form: str) -> tuple[str | None, str]:
    lost = layout.number == "counted" and form == "text"
    if not label or lost:
        return None, "inferred"
    return label, "auto_number" if (layout.number, form) == ("counted", "word") else "printed"


@pytest.mark.parametrize("order", [None, ANOTHER])
@pytest.mark.parametrize("again", [False, True])
def test_headings_in_two_levels(few: Expected, order: None, again: bool) -> None:  # noqa: FBT001
    layout = Layout(header="two", order=order or Layout.order, again=again)
    for form in ("word", "pdf"):
        assert not codes(same(few, layout, form))


STRUCTURE = product(
    ("merged", "every", "first", "band", "above"),
    ("one", "each"),
    ("typed", "counted", "partly", "empty", "none", "title"),
    ("one", "two", "apart"),
    (False, True),
)
BANDS = (
    "{chinese}、{industry}（{count}个）",
    "（{chinese}）{industry}类",
    "{number}. {industry}（共{count}个岗位）",
    "{industry}（{count}个）",
    "行业：{industry}",
    "第{chinese}类：{industry}",
    "{industry}：{count}个岗位",
    "（{chinese}）{industry}类岗位（共{count}个岗位）",
    "【{industry}】（{count}）",
    "表{number} {industry}",
)
ENDS = (
    *("", "", "合计：8个", "注：本目录自发布之日起施行。", "共8个岗位", "备注：1.硕士含博士。"),
    *("以上共8个岗位", "（注：硕士含博士）", "说　明：\n1.硕士含博士。\n2.自发布之日起施行。"),
)
COLONS = ("：\n", "：", ":\n", "\n")


def built() -> Iterator[Layout]:
    """Every structure, each with another choice of all the rest."""
    turns = zip(
        *map(
            cycle,
            (
                BANDS,
                ENDS,
                tuple(MARKS),
                COLONS,
            ),
        ),
        strict=False,
    )
    for at, ((industry, tables, number, header, restart), turn) in enumerate(
        zip(STRUCTURE, turns, strict=False)
    ):
        if (industry, tables) == ("above", "one"):
            continue
        band, end, marks, colon = turn
        yield Layout(
            *(industry, band, tables, number),
            restart=restart,
            order=(ORDER, ANOTHER)[at // 2 % 2],
            other_words=bool(at // 3 % 2),
            header=header,
            again=bool(at // 5 % 2),
            spacers=bool(at // 7 % 2),
            end=end,
            marks=marks,
            colon=colon,
            turned=bool(at // 11 % 2),
        )


LAYOUTS = tuple(built())


@pytest.mark.parametrize("form", ["word", "text"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=range(len(LAYOUTS)))
def test_every_structure(few: Expected, layout: Layout, form: str) -> None:
    found = same(few, layout, form)
    assert not codes(found)
    assert not codes(found, "warning")


@pytest.mark.parametrize("layout", LAYOUTS[::17], ids=range(len(LAYOUTS[::17])))
def test_structures_in_a_pdf(few: Expected, layout: Layout) -> None:
    assert not codes(same(few, layout, "pdf"))


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("layout", LAYOUTS[5::60], ids=range(len(LAYOUTS[5::60])))
def test_all_62_positions(whole: Expected, layout: Layout, form: str) -> None:
    assert not codes(same(whole, layout, form))


def changed(blocks: Blocks, old: str, new: str) -> Blocks:
    """The blocks with one text for another wherever it stands."""
    return [
        block.replace(old, new)
        if isinstance(block, str)
        else [[replace(slot, text=slot.text.replace(old, new)) for slot in row] for row in block]
        for block in blocks
    ]


SPOILED = (
    (Layout(), "岗位名称", "岗位职称", "heading-unknown: 岗位职称 (nearest known: 岗位名称)"),
    (Layout(header="two"), "其他要求", "月薪", "heading-unknown: 月薪"),
    (Layout(header="apart"), "专业学历要求", "专业学位要求", "heading-missing: 专业学历要求"),
    (Layout(), "3.从业资历要求", "3.从业年限要求", "section-unknown: nearest known: 从业资历要求"),
    (Layout(), "2.专业学历要求：\n", "", "section-missing: without 专业学历要求"),
    (Layout(), "3.从业", "3.语言要求：英语。\n4.从业", "section-unknown: 语言要求"),
    (Layout(), "3.从业", "3.专业学历要求：无\n4.从业", "section-repeated: education"),
    (Layout(), "7", "9", "number-out-of-order: 9 stands where 7"),
)


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize(("layout", "old", "new", "said"), SPOILED)
def test_what_is_not_known_is_an_error(
    few: Expected, form: str, layout: Layout, old: str, new: str, said: str
) -> None:
    found = as_catalogue(WRITERS[form](changed(laid(few[1], layout), old, new)))
    code, _, words = said.partition(": ")
    assert len(found.positions) in {0, len(few[0])}
    assert code in codes(found)
    assert any(f.code == code and words in f.message for f in found.findings)


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("industry", ["band", "above"])
def test_a_name_alone_over_its_rows_is_a_warning(few: Expected, form: str, industry: str) -> None:
    found = same(few, Layout(industry=industry, band="{industry}", tables="each"), form)
    assert not codes(found)
    assert codes(found, "warning") == {"band-unmarked"}


@pytest.mark.parametrize("form", ["word", "pdf"])
@pytest.mark.parametrize(
    "end", ["本目录由市人力资源和社会保障局负责解释。", "解释权归市局", "六、附则"]
)
def test_text_over_all_columns_at_the_end_names_no_industry(
    few: Expected, form: str, end: str
) -> None:
    for industry in ("merged", "band"):
        found = same(few, Layout(industry=industry, end=end), form)
        assert not codes(found)
        assert [f.text for f in found.findings if f.code == "note-unmarked"] == [end]


def test_a_gap_where_numbers_begin_again(few: Expected) -> None:
    found = same(few, Layout(number="partly", restart=True), "word")
    assert "numbers-restart" in codes(found, "info")


@pytest.mark.parametrize("form", WRITERS)
def test_a_band_above_the_headings_within_the_table(few: Expected, form: str) -> None:
    layout = Layout(industry="band", tables="each")
    blocks = laid(few[1], layout)
    for block in blocks:
        if not isinstance(block, str):
            block[:2] = block[1::-1]
    found = as_catalogue(WRITERS[form](blocks))
    assert [p.industry for p in found.positions] == [p.industry for p in few[0]]
    assert not codes(found)


def put(blocks: Blocks, at: int, *rows: list[Slot]) -> Blocks:
    """The blocks with rows put into the only table, before its row ``at`` from 0."""
    title, table = blocks
    assert isinstance(table, list)
    return [title, [*table[:at], *rows, *table[at:]]]


def slots(*texts: str, widths: Sequence[int] = (1, 1, 1, 1, 1)) -> list[Slot]:
    """A row of five columns."""
    return [Slot(text, across=width) for text, width in zip(texts, widths, strict=False)]


SUMS_AND_NOTES = (
    slots("合计", "", "8", "", ""),
    slots("合 计", "8个", "", "", widths=(2, 1, 1, 1)),
    slots("合计", "4个行业", "8个岗位", "", ""),
    slots("合计", "4", "8", "", ""),
    slots("共计8个岗位", "", "", "", ""),
    slots("", "", "合计：8个", "", ""),
    slots("岗位总数", "8", widths=(2, 3)),
    slots("以上共8个岗位", widths=(5,)),
    slots("合计（8个）", "", "", widths=(3, 1, 1)),
    slots("备 注", "1.硕士含博士。\n2.自发布之日起施行。", widths=(1, 4)),
    slots("*硕士含博士。", widths=(5,)),
    slots("1", "2", "3", "4", "5"),
    slots("（1）", "（2）", "（3）", "（4）", "（5）"),
    slots("\u3000", "", "\xa0", "", ""),
    [Slot(" ".join(text)) for text in WORDS.values()],
)


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("row", SUMS_AND_NOTES, ids=range(len(SUMS_AND_NOTES)))
def test_a_row_that_holds_no_position(few: Expected, row: list[Slot], form: str) -> None:
    for at in (1, 4, 9):
        found = as_catalogue(WRITERS[form](put(laid(few[1], Layout()), at, row)))
        assert [p.position_id for p in found.positions] == [p.position_id for p in few[0]]
        assert not codes(found)
        assert not codes(found, "warning")


def regrouped(content: Sequence[Record], layout: Layout, word: str) -> Blocks:
    """The blocks with another word for each industry: its number, its count and itself."""
    blocks: Blocks = laid(content, layout)
    for at, industry in enumerate(dict.fromkeys(record.industry for record in content), 1):
        text = word.format(chinese=chinese(at), industry=industry, apart=" ".join(industry))
        blocks = changed(blocks, industry, text)
    return blocks


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize(
    "word", ["{chinese}、{industry}", "{industry}（2个）", "{industry}（续）", "{apart}"]
)
@pytest.mark.parametrize("industry", ["merged", "every", "first"])
def test_an_industry_cell_with_a_number_or_a_count(
    few: Expected, form: str, word: str, industry: str
) -> None:
    content = [record for record in few[1] if record.industry not in record.title]
    named = {record.title.split("\n")[0]: record.industry for record in content}
    found = as_catalogue(WRITERS[form](regrouped(content, Layout(industry=industry), word)))
    assert {p.title: p.industry for p in found.positions} == named
    assert not codes(found)


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("ditto", ["同上", "〃", "—", "无"])
def test_an_industry_that_says_as_above(few: Expected, form: str, ditto: str) -> None:
    blocks = laid(few[1], Layout(industry="every"))
    assert isinstance(blocks[1], list)
    blocks[1][2][1] = Slot(ditto)
    found = as_catalogue(WRITERS[form](blocks))
    if ditto in {"—", "无"}:
        assert codes(found) == {"industry-unread"}
    else:
        assert [p.industry for p in found.positions] == [p.industry for p in few[0]]
        assert not codes(found)


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize(
    "band",
    [
        ("{chinese}", "{industry}", "", ""),
        ("（{chinese}）", "{industry}（2个）", "", ""),
        ("{industry}", "2个", "", ""),
        ("", "{chinese}、{industry}", "", ""),
    ],
)
def test_a_band_in_cells_of_its_row(few: Expected, form: str, band: tuple[str, ...]) -> None:
    layout = Layout(industry="band", band="|".join(band))
    blocks = [
        block
        if isinstance(block, str)
        else [list(map(Slot, row[0].text.split("|"))) if len(row) == 1 else row for row in block]
        for block in laid(few[1], layout)
    ]
    found = as_catalogue(WRITERS[form](blocks))
    assert [p.position_id for p in found.positions] == [p.position_id for p in few[0]]
    assert not codes(found)


@pytest.mark.parametrize("form", WRITERS)
def test_a_text_over_rows_that_have_no_industry_is_an_error(few: Expected, form: str) -> None:
    layout = Layout(industry="band", band="{industry}，下列岗位须经批准")
    found = as_catalogue(WRITERS[form](laid(few[1], layout)))
    assert codes(found) == {"band-unread"}
    noted = as_catalogue(
        WRITERS[form](put(laid(few[1], Layout()), 4, [Slot("须经批准，方可", across=5)]))
    )
    assert (codes(noted), codes(noted, "warning")) == (set(), {"note-unmarked"})


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize(
    "words", ["职业能力 学历 资历", "能力 专业学历 从业资历", "能力要求 学历要求 资历要求"]
)
def test_columns_of_subsections_in_other_words(few: Expected, form: str, words: str) -> None:
    blocks = laid(few[1], Layout(header="apart", other_words=True))
    for old, new in zip(APART, words.split(), strict=True):
        blocks = changed(blocks, old, new)
    found = as_catalogue(WRITERS[form](blocks))
    assert [p.position_id for p in found.positions] == [p.position_id for p in few[0]]
    assert [p.min_years for p in found.positions] == [p.min_years for p in few[0]]
    assert not codes(found)


@pytest.mark.parametrize("form", WRITERS)
def test_all_unknown_columns_are_named_in_one_message(few: Expected, form: str) -> None:
    title, table = laid(few[1], Layout())
    assert isinstance(table, list)
    more = [("3", "面议"), ("需求人数", "薪酬范围")]
    wide = [[*row, *map(Slot, more[not at])] for at, row in enumerate(table)]
    found = as_catalogue(WRITERS[form]([title, wide]))
    (finding,) = [f for f in found.findings if f.severity == "error"]
    assert finding.code == "heading-unknown"
    assert "需求人数; 薪酬范围" in finding.message


@pytest.mark.parametrize(
    ("form", "text"),
    [
        *(("chineseCounting", text) for text in ("%1、", "（%1）", "%1", "第%1部分")),
        *(("decimal", text) for text in ("%1.", "%1", "第%1类")),
        *(("upperRoman", "%1."), ("upperLetter", "%1."), ("decimalEnclosedCircle", "%1")),
    ],
)
def test_a_heading_above_each_table_that_word_numbers(few: Expected, form: str, text: str) -> None:
    body, rows_of = "", iter(laid(few[1], Layout(industry="above", tables="each", band="")))
    names = dict.fromkeys(record.industry for record in few[1])
    tables = [block for block in rows_of if isinstance(block, list)]
    for industry, table in zip(names, tables, strict=True):
        rows = [[tc("".join(map(p, slot.text.split("\n")))) for slot in row] for row in table]
        body += counted(1, text=industry) + tbl(*(tr(*row) for row in rows), columns=4) + p()
    numbering = abstract(1, lvl(0, text, form)) + num(1, 1)
    found = as_catalogue(word(body, numbering=numbering))
    assert [p.position_id for p in found.positions] == [p.position_id for p in few[0]]
    assert not codes(found)
    assert not codes(found, "warning")


@pytest.mark.parametrize("form", WRITERS)
def test_a_number_before_some_titles_is_a_warning(few: Expected, form: str) -> None:
    blocks = changed(laid(few[1], Layout()), few[1][1].title, f"2.{few[1][1].title}")
    found = as_catalogue(WRITERS[form](blocks))
    assert found.positions[1].title == f"2.{few[1][1].title}"
    assert codes(found, "warning") == {"title-numbered"}


@pytest.mark.parametrize("before", ["", "审批要求：符合规定\n"])
def test_a_band_that_a_capture_puts_into_the_cell_above_is_an_error(before: str) -> None:
    """Cells apart by tabs: a line without one goes on in the last cell of the row above it."""
    needs = "1.职业能力要求：精通C语言。2.专业学历要求：无3.从业资历要求：无"
    rows = [
        "序号\t行业大类\t岗位名称\t人员基本要求\t其他要求",
        f"1\t金融\t甲类人才\t{needs}\t{before}二、医药（2个）",
        f"2\t\t乙类人才\t{needs}\t无",
    ]
    found = as_catalogue("\n".join(rows) + "\n")
    assert "band-unread" in codes(found)
