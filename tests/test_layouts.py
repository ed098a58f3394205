"""The same positions in every layout, from Word, PDF and text: the same records."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import cycle, product

import pytest
from conftest import REAL, as_catalogue, codes
from layouts import (
    ANOTHER,
    MARKS,
    ORDER,
    Blocks,
    Layout,
    Record,
    as_pdf,
    as_text,
    as_word,
    labels,
    laid,
    records,
)

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
    ("typed", "counted", "partly", "empty", "none"),
    ("one", "two", "apart"),
    (False, True),
)
BANDS = (
    "{chinese}、{industry}（{count}个）",
    "（{chinese}）{industry}类",
    "{number}. {industry}（共{count}个岗位）",
    "{industry}（{count}个）",
    "行业：{industry}",
)
ENDS = ("", "", "合计：8个", "注：本目录自发布之日起施行。", "共8个岗位", "备注：1.硕士含博士。")
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
