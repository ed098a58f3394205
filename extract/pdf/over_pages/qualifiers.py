"""Brackets on a line of their own: whether a line ends before them, a narrow column does not show.

What does not fit behind a title goes to the next line, and so does what is typed on one.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.model import Remark
from extract.pdf.lines import Line
from extract.pdf.paragraphs import begins_paragraph

BRACKETS = {"（": "）", "(": ")", "【": "】", "[": "]", "〔": "〕"}
SHORT = 3
"""Lines of a title: a longer text goes on where its lines are full."""


def doubtful_qualifier(lines: Sequence[Line]) -> str | None:
    """The title and the bracket behind it if nothing tells whether it is a line of its own."""
    for number, (before, line) in enumerate(pairwise(lines), 1):
        closing = BRACKETS.get(line.text[:1])
        rest = "".join(other.text for other in lines[number:]).rstrip()
        if closing is None or number > SHORT or rest.find(closing) != len(rest) - 1:
            continue
        if before.free >= line.letter and not begins_paragraph(before, line, 0.0):
            return "".join(other.text for other in lines)
    return None


def doubt_qualifiers(texts: Iterable[Sequence[Line]], table: int) -> Iterable[Remark]:
    """One remark for all such texts of a table."""
    found = [text for lines in texts if (text := doubtful_qualifier(lines)) is not None]
    if found:
        message = (
            f"{len(found)} texts such as {found[0]!r} may have their bracket on a line of its own"
        )
        yield Remark("qualifier-joined", f"{message}: read as one line", found[0], table)
