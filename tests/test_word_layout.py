"""What looks like layout in a Word file and is seen as text."""

import pytest
from words import abstract as definition
from words import counted, lvl, num, p, tbl, tc, tr, word

from extract.model import Document, Paragraph
from extract.word.reader import read_word

COUNT = definition(0, lvl(0, "%1.")) + num(1, 0)
HANGS = '<w:framePr w:dropCap="{}" w:lines="2"/>'


def read(content: str) -> Document:
    return read_word(word(tbl(tr(tc(content), tc(counted(1)))), numbering=COUNT))


@pytest.mark.parametrize(
    ("kind", "texts"),
    [("drop", ("金融",)), ("margin", ("金融",)), ("none", ("金", "融"))],
)
def test_a_hanging_letter_is_the_first_of_the_next_paragraph(
    kind: str, texts: tuple[str, ...]
) -> None:
    document = read(p("金", HANGS.format(kind)) + counted(1, text="融"))
    first, second = document.tables[0].cells
    assert tuple(paragraph.text for paragraph in first.paragraphs) == texts
    assert (first.paragraphs[-1].label, second.label) == ("1.", "2.")


def run(text: str, brackets: str = "", mark: int = 1, more: str = 'w:combine="1"') -> str:
    said = f'w:combineBrackets="{brackets}"' if brackets else ""
    layout = f'<w:eastAsianLayout w:id="{mark}" {more} {said}/>'
    return f"<w:r><w:rPr>{layout}</w:rPr><w:t>{text}</w:t></w:r>"


CHANGE = '<w:{0}Change w:id="1" w:author="a"><w:{0}>{1}</w:{0}></w:{0}Change>'
"""What a tracked change of properties has changed."""


def test_what_a_tracked_change_has_changed_is_no_layout() -> None:
    letter = p("金", CHANGE.format("pPr", HANGS.format("drop"))) + p("融")
    assert read(letter).tables[0].cells[0].text == "金\n融"
    layout = '<w:eastAsianLayout w:id="1" w:combine="1" w:combineBrackets="round"/>'
    changed = f"<w:r><w:rPr>{CHANGE.format('rPr', layout)}</w:rPr><w:t>厅</w:t></w:r>"
    assert read(f"<w:p>{changed}</w:p>").tables[0].cells[0].text == "厅"


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (run("教育") + run("厅", "round", 2), "教育(厅)"),
        (run("教", "square") + run("育", "square") + run("厅", "curly", 2), "[教育]{厅}"),
        (run("教", "angle", more='w:vert="1"') + run("育", "none"), "教育"),
        (run("教", "angle", more='w:combine="0"'), "教"),
    ],
)
def test_two_lines_in_one_have_their_brackets(runs: str, shown: str) -> None:
    assert read(f"<w:p>{runs}</w:p>").tables[0].cells[0].paragraphs == (Paragraph(shown),)
