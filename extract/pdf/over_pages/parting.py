"""Whether a part goes on with a table or begins another, and what is typed again for a page.

Columns alone do not tell: a document may set all its tables alike. A header does, and numbers that
begin anew under it do.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from extract.pdf.lines import CLOSING, Line

HEADER_DEPTH = 4
"""How far down a table its header may begin: titles stand above it."""
CONTINUED = re.compile(
    r"(?:[（(\[【]\s*)?(?:接上页|续上页|接上表|续上表|转下页|续下页|接下页|下页续|未完待续|待续|(?<!\w)续(?:前|上)?表?(?!\w)"
    r"|to be continued|continued(?: from previous page| on next page)?|cont(?:inue)?d?\.?)"
    r"\s*[)）\]】]?",
    re.IGNORECASE,
)
CAPTION = re.compile(r"\s*续?(附?表|table)\s*[\d一二三四五六七八九十]+(?:[-.–]\d+)*", re.IGNORECASE)
COUNTED = re.compile(r"\d{1,4}[.、]?")
DASHES = frozenset("—–")
GOING_ON = DASHES | frozenset("，、,（(")
"""How a line ends that ends no sentence, if not with an ideograph."""
ROW_SIGNS = re.compile(r"[\d。，；;√]")
"""What stands in rows and in no heading."""

RowText = list[tuple[int, int, str]]
"""The cells of a row: column, how many rows it covers, text."""


class Placed(Protocol):
    """A cell of a table, or of the part of one on a page."""

    @property
    def row(self) -> int: ...  # noqa: D102
    @property
    def column(self) -> int: ...  # noqa: D102
    @property
    def row_span(self) -> int: ...  # noqa: D102
    @property
    def column_span(self) -> int: ...  # noqa: D102
    @property
    def lines(self) -> Sequence[Line]: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


def without_mark(text: str) -> str:
    """A text without what says that it is typed again on another page.

    >>> without_mark("甲类（续）"), without_mark("续表1"), without_mark("手续费")
    ('甲类', '表1', '手续费')
    """
    text = CONTINUED.sub("", text)
    return text.removeprefix("续") if CAPTION.match(text) else text


def is_continued(text: str, caption: str) -> bool:
    """Whether a line above a part says that a table goes on; ``caption`` is the line above it.

    >>> is_continued("续表1", ""), is_continued("（续）", ""), is_continued("表1 目录", "表1 目录")
    (True, True, True)
    >>> is_continued("（续表）", ""), is_continued("手续表", "")
    (True, False)
    >>> is_continued("表2 目录（续）", "表1 目录"), is_continued("连续作业", "")
    (False, False)
    """
    plain, above = ("".join(without_mark(t).split()).lower() for t in (text, caption))
    marked = plain != "".join(text.split()).lower()
    number, own = CAPTION.match(plain), CAPTION.match(above)
    if number is not None and own is not None and number[0] != own[0]:
        return False
    if plain == above or not plain:
        return marked or plain == above != ""
    return marked and number is not None and (not above or own is not None)


def rows_of_text(cells: Iterable[Placed]) -> dict[int, RowText]:
    """The texts of a part by row."""
    rows: dict[int, RowText] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append((cell.column, cell.row_span, cell.text))
    return {row: sorted(found) for row, found in rows.items()}


def by_column(rows: Mapping[int, RowText], first: int, count: int) -> dict[int, str]:
    """The texts of some rows put together column by column."""
    found: dict[int, str] = {}
    for row in range(first, first + count):
        for column, _, text in rows.get(row, ()):
            if text:
                found[column] = found.get(column, "") + text
    return found


def repeated_header(own: Mapping[int, RowText], new: Mapping[int, RowText]) -> int:
    """How many rows at the top of a part are a table's first rows once more.

    Titles alone stand above these: a row of data may come again.
    """
    for first in header_starts(own):
        count = 0
        while own.get(first + count) and own[first + count] == new.get(1 + count):
            count += 1
        if count > HEADER_DEPTH:  # a page that was printed twice
            return 0
        texts = [text for row in range(1, count + 1) for _, _, text in new[row] if text]
        spans = [row + span for row in range(1, count + 1) for _, span, _ in new[row]]
        is_title = count == 1 == len(new[1]) and bool(texts)
        if is_title or (len(texts) > 1 and max(spans) <= 2 * count + 1):
            return count
    return broken_header(own, new)


def header_starts(own: Mapping[int, RowText]) -> list[int]:
    """The rows in which a header may begin: all rows above it have fewer cells.

    >>> header_starts({1: [(1, 1, "title")], 2: [(1, 1, "a"), (2, 1, "b")], 3: [(1, 1, "x")]})
    [1, 2]
    """
    rows = range(1, HEADER_DEPTH + 1)
    return [n for n in rows if all(len(own.get(m, ())) < len(own.get(n, ())) for m in range(1, n))]


def broken_header(own: Mapping[int, RowText], new: Mapping[int, RowText]) -> int:
    """The same where a line parts the rows of one of the two: columns alike, put together."""
    for count in range(1, HEADER_DEPTH + 1):
        texts = by_column(new, 1, count)
        if len(texts) < 2 or not is_whole(new, 1, count):  # noqa: PLR2004
            continue
        for first in header_starts(own):
            for depth in range(1, HEADER_DEPTH + 1):
                if by_column(own, first, depth) == texts and is_whole(own, first, depth):
                    return count
    return 0


def header_depth(cells: Iterable[Placed]) -> int:
    """How many rows at the top are a header of several: headings over others, and beside them.

    These end where those do. 0 where there is none, for labels over rows have no heading over two
    columns beside them: a line over a group of rows stands above them.
    """
    top = [cell for cell in cells if cell.row <= HEADER_DEPTH]
    for depth in range(2, HEADER_DEPTH + 1):
        above = [cell for cell in top if cell.row <= depth]
        ends = [cell.end for cell in above]
        high = [cell for cell in above if cell.row_span > 1]
        if max(ends, default=0) == depth and high:
            over = [c.row for c in above if c.column_span > 1 and c.row < depth]
            beside = any(c.row <= row <= c.end for c in high for row in over)
            return depth if beside else 0
    return 0


def are_headings(cells: Sequence[Placed]) -> bool:
    """Whether cells, each of one row, are headings: each a text that is no sentence and no figure.

    A page may end below them, and no heading goes on in the first row of the next one.
    """
    return len(cells) > 1 and all(
        cell.row_span == 1 and cell.text and not ROW_SIGNS.search(cell.text) for cell in cells
    )


def is_whole(rows: Mapping[int, RowText], first: int, count: int) -> bool:
    """Whether no cell goes on below some rows."""
    last = first + count - 1
    return all(
        row in rows and all(row + span - 1 <= last for _, span, _ in rows[row])
        for row in range(first, last + 1)
    )


def is_another(
    own: Mapping[int, RowText], numbers: Mapping[int, Sequence[int]], new: Mapping[int, RowText]
) -> bool:
    """Whether the rows of a part begin another table, by its header and its numbers.

    ``numbers`` are those of the table so far, by column. Where they have begun anew before, each
    group has its own.
    """
    header = repeated_header(own, new)
    top = [(column, text) for column, _, text in new.get(1, ()) if text]
    if not header and len(top) < 2:  # noqa: PLR2004 - a line over a group of rows
        return False
    for column, counted in numbers.items():
        texts = [t for row in sorted(new) for c, _, t in new[row] if c == column]
        body = texts if not header else texts[1:]
        if counted[0] != 1 or counted.count(1) > 1 or not body:
            continue
        if header or COUNTED.fullmatch(body[0]) is None:
            return counts_from_one(body if header else body[1:])
    return False


def counts_from_one(texts: Sequence[str]) -> bool:
    """Whether numbers begin at 1 and go on.

    >>> counts_from_one(["1", "2"]), counts_from_one(["2", "3"]), counts_from_one(["1", "1"])
    (True, False, False)
    """
    return [number_of(text) for text in texts[:2]] in ([1], [1, 2], [1, None])


def number_of(text: str) -> int | None:
    """The number that a cell holds and nothing else."""
    return int(re.sub(r"\D", "", text)) if COUNTED.fullmatch(text) else None


def is_unfinished(line: Line) -> bool:
    """Whether a line is full to its edge and its sentence goes on; a dash alone is none.

    >>> [is_unfinished(Line(text, 0, 9, 0, 10, 9, right=10)) for text in ("甲", "—", "甲—", "3。")]
    [True, False, True, False]
    """
    text = line.text.strip()
    last = text[-1:]
    return (
        text not in DASHES
        and line.free < line.size
        and ("\u3400" <= last <= "\u9fff" or last in GOING_ON)
    )


def runs_on(above: Line, below: Line) -> bool:
    """Whether a line that ends no sentence is full, so that its text goes on in the next one.

    >>> line = Line("光刻（含", 0, 40, 0, 10, 20, right=50)
    >>> rests = [("审）", 20), ("审", 10), ("）", 10)]
    >>> [runs_on(line, Line(text, 0, 30, 0, 10, need)) for text, need in rests]
    [True, False, True]
    """
    last, first = above.text.rstrip()[-1:], below.text.lstrip()[:1]
    if is_unfinished(above) or first in CLOSING:
        return True
    if above.free >= below.need:
        return False
    is_word = last.isascii() and first.isascii() and not (last.isdigit() and first.isdigit())
    return is_word or is_unfinished(above._replace(right=above.x1))
