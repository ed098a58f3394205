"""Rows of an exact height: what does not fit is read, and told."""

import pytest
from words import p, tbl, tc, tr, word

from extract.word.reader import read_word

WIDE = '<w:tcW w:w="2000" w:type="dxa"/>'
SMALL = '<w:r><w:rPr><w:sz w:val="4"/></w:rPr><w:t>a</w:t></w:r>'
CLOSE = '<w:spacing w:line="60" w:lineRule="exact"/>'


def exact(twips: int, rule: str = ' w:hRule="exact"') -> str:
    return f'<w:trHeight w:val="{twips}"{rule}/>'


CASES = {
    "three lines in the room of one": (exact(240), tc(p("a") + p("b") + p("c")), True),
    "a line break": (exact(240), tc("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>"), True),
    "no room for a line": (exact(20), "a", True),
    "a long text in a narrow cell": (exact(300), tc(p("目录" * 40), WIDE), True),
    "one that fits": (exact(300), tc(p("目录"), WIDE), False),
    "one line": (exact(240), "a", False),
    "blank paragraphs behind": (exact(240), tc(p("a") + p() * 5), False),
    "small letters": (exact(240), tc(f"<w:p>{SMALL}</w:p>" * 4), False),
    "lines that are close": (exact(240), tc(p("a", CLOSE) * 4), False),
    "no text": (exact(20), tc(p() * 9), False),
    "at least so high": (exact(20, ""), "a", False),
    "a cell merged downwards": (exact(240), tc(p("a") * 3, '<w:vMerge w:val="restart"/>'), False),
}


@pytest.mark.parametrize(("said", "cell", "told"), CASES.values(), ids=CASES)
def test_a_row_that_cannot_show_its_text_is_told(said: str, cell: str, *, told: bool) -> None:
    document = read_word(word(tbl(tr("x"), tr(cell, properties=said))))
    found = [(r.code, r.table, r.row) for r in document.remarks]
    assert found == [("row-cut", 1, 2)] * told
