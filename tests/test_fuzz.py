"""Whole Word files and captures by chance: read, or refused in one line; nothing is lost."""

from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from conftest import PROFILE, ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from words import GOES_ON, START, abstract, counted, lvl, num, p, span, tbl, tc, tr, word

from extract.formats import read
from extract.model import Document, UnreadableError
from normalize.catalogue import Catalogue, Origin, normalize
from normalize.profiles import PROFILES
from normalize.text import visible

ORIGIN = Origin("x/y", "file", "0" * 64)
EXAMPLES = settings(max_examples=40)

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co", "Cf"]), max_size=12
)
WORDING = st.sampled_from(
    [
        *("序号", "行业大类", "岗位名称", "人员基本要求", "其他要求", "备注", "合计", "注：略"),
        *("1", "２", "（三）", "一、集成电路（15个）", "金融", "精算人才", "无", "不限"),
        *("1.职业能力要求：", "2.专业学历要求：", "3.从业资历要求：", "审批要求：符合规定"),
        *(
            "取得数学、法学等相关专业学士及以上学位",
            "具有2年及以上从事研发相关工作经历",
            "精通C++、Python。",
        ),
    ]
)
WORDS = st.one_of(TEXT, WORDING)


def told(data: bytes) -> Document | None:
    """What is read; None where it is refused, in one line."""
    try:
        return read(data)
    except UnreadableError as error:
        message = str(error)
    assert message
    assert "\n" not in message
    return None


def normalized(document: Document) -> Iterable[Catalogue]:
    """The records by a profile of many rules, and by the one that takes any table."""
    for profile in (PROFILE, PROFILES["generic"]):
        yield normalize(document, profile, ORIGIN)


def nothing_is_lost(document: Document) -> None:
    """Both sides are the same, and the faithful layer has every character of every table."""
    printed = sum(
        len(visible(cell.annotated + (cell.label or "")))
        for table in document.tables
        for cell in table.cells
    )
    for catalogue in normalized(document):
        (counts,) = catalogue.counts
        assert counts.printed == counts.held + counts.signs + counts.aside + counts.left
        errors = [f for f in catalogue.findings if f.code == "text-unclaimed"]
        assert bool(counts.left) <= bool(errors)
        texts = (visible(cell.text + (cell.label or "")) for cell in catalogue.cells)
        assert sum(map(len, texts)) == printed


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    text = escape(draw(WORDS))
    kind = draw(st.sampled_from(["plain", "plain", "counted", "deleted", "hidden", "field"]))
    if kind == "counted":
        return counted(draw(st.integers(0, 3)), draw(st.integers(0, 9)), text)
    if kind == "deleted":
        return f"<w:p><w:del><w:r><w:delText>{text}</w:delText></w:r></w:del></w:p>"
    if kind == "hidden":
        return f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{text}</w:t></w:r></w:p>"
    if kind == "field":
        return f'<w:p><w:fldSimple w:instr=" {text.replace(chr(34), "")} "/></w:p>'
    return p(text)


@st.composite
def tables(draw: st.DrawFn, depth: int = 0) -> str:
    rows = []
    for _ in range(draw(st.integers(1, 5))):
        cells = []
        for _ in range(draw(st.integers(0, 5))):
            properties = draw(st.sampled_from(["", "", "", START, GOES_ON, span(2), span(3000)]))
            inner = "".join(draw(st.lists(paragraphs(), min_size=1, max_size=3)))
            if depth < 2 and draw(st.integers(0, 9)) == 0:
                inner += draw(tables(depth + 1)) + p()
            cells.append(tc(inner, properties))
        rows.append(tr(*cells))
    return tbl(*rows, columns=draw(st.integers(0, 6)))


@st.composite
def packages(draw: st.DrawFn) -> bytes:
    body = "".join(draw(st.lists(st.one_of(paragraphs(), tables()), max_size=5)))
    level = lvl(draw(st.integers(0, 8)), draw(st.sampled_from(["%1.", "%1.%2", "（%9）", "%", ""])))
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/></w:style>'
    return word(
        body,
        numbering=draw(st.sampled_from([None, abstract(1, level) + num(1, 1) + num(2, 9)])),
        styles=draw(st.sampled_from([None, styles])),
        strict=draw(st.booleans()),
        absolute=draw(st.booleans()),
    )


@given(packages())
@EXAMPLES
def test_any_word_file(data: bytes) -> None:
    document = told(data)
    if document is not None:
        nothing_is_lost(document)


@given(st.lists(st.sampled_from(["\t", "\n", "\n\n", " ", "\f"]) | WORDS, max_size=60))
@EXAMPLES
def test_any_capture(pieces: list[str]) -> None:
    document = told("".join(pieces).encode())
    if document is not None:
        nothing_is_lost(document)


@given(st.binary(max_size=200))
@EXAMPLES
def test_any_bytes(data: bytes) -> None:
    told(data)


FOUND = sorted((ROOT / "tests" / "samples" / "found").glob("*"))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found(path: Path) -> None:
    """Inputs that once were neither read nor refused."""
    document = told(path.read_bytes())
    if document is not None:
        list(normalized(document))
