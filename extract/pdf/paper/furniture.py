"""Page numbers, running heads and feet: known by their place and by coming again.

A head or a foot may be drawn as a table of its own, beside which there are others.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from extract.model import Remark
from extract.pdf.geometry import SAME_COLUMN, are_alike
from extract.pdf.lines import Line, is_ideograph
from extract.pdf.page_parts import PageParts, TablePart, tables_of
from extract.pdf.paper.running import Place, running_heads

MARGIN = 0.12
"""Of the longer side of a page, however it is turned: where heads and feet stand."""
SAME_HEIGHT = 0.01
"""Of the height of a page: how far a head may stand nearer to its edge on another page."""
OFTEN = 0.4
"""Of the pages: heads and feet may differ on left and right pages, and be absent on the first."""
MOST_ROWS = 3
"""Of a head or a foot that is drawn as a table."""
APART = 3.0
"""Points: a header that is drawn as a table has the columns of the one below, or touches it."""
DIGITS = re.compile(r"\d+")
DASHES = r"[-—–―·•.~\s]*+"
ROMAN = r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
IN_WORDS = "[〇零一二三四五六七八九十百]{1,6}"
PAGE_NUMBER = re.compile(
    rf"{DASHES}(?:第?\s*\d{{1,4}}\s*页?(?:\s*[/／，,共of]+\s*\d{{1,4}}\s*页?)?"
    rf"|共\s*\d{{1,4}}\s*页[\s，,/]*第\s*\d{{1,4}}\s*页"
    rf"|第\s*{IN_WORDS}\s*页(?:[\s，,/／]*共\s*{IN_WORDS}\s*页)?"
    rf"|(?:page|p|页码)[.:：\s]*\d{{1,4}}(?:\s*(?:of|/)\s*\d{{1,4}})?"
    rf"|{ROMAN}){DASHES}",
    re.IGNORECASE,
)
"""- 1 -, 第1页 共14页, 第十二页, 1/14, ·1·, Page 1 of 3, iv, lxxxviii."""
PLAIN_NUMBER = re.compile(r"[\divxlcIVXLC]+[.\s]*")
"""At the top of a page it may as well be a heading."""


def without_furniture(pages: Sequence[PageParts]) -> tuple[list[PageParts], list[Remark]]:
    """The pages without what belongs to the paper, and a remark for each text left out."""
    dropped = [*repeated(pages), *page_numbers(pages)]
    gone = {(page, id(line)) for page, line in dropped}
    kept = [_without(page, gone) for page in pages]
    texts: dict[str, list[int]] = defaultdict(list)
    for number, line in dropped:
        texts[shape(line)].append(number)
    remarks = [
        Remark("furniture-dropped", f"{text!r} stands at the edge of {_pages(numbers)}", text)
        for text, numbers in texts.items()
    ]
    leaning: dict[str, list[int]] = defaultdict(list)
    for page in pages:
        for text in page.watermarks:
            leaning[text].append(page.number)
    remarks += [
        Remark("watermark-dropped", f"{text!r} stands behind the text of {_pages(numbers)}", text)
        for text, numbers in leaning.items()
    ]
    return kept, remarks


def _without(page: PageParts, gone: set[tuple[int, int]]) -> PageParts:
    """A page without the lines that are gone, by its number and their identity."""
    return page.with_halves(
        [[b for b in half if (page.number, id(b)) not in gone] for half in page.halves]
    )


def shape(block: Line | TablePart) -> str:
    """The text of a line with its numbers made alike; the texts of a table.

    >>> shape(Line("— 12 —", 0, 0, 0, 0, 0))
    '— # —'
    """
    return DIGITS.sub("#", printed(block))


def printed(block: Line | TablePart) -> str:
    """The text of a line, or of a table."""
    if isinstance(block, TablePart):
        return " ".join(line.text.strip() for cell in block.cells for line in cell.lines)
    return block.text.strip()


def shown(line: Line) -> str:
    """The text of a line; beside ideographs and slashes spaces are letters set apart.

    >>> shown(Line("第1 0页", 0, 0, 0, 0, 0)), shown(Line(" Page 1", 0, 0, 0, 0, 0))
    ('第10页', 'Page 1')
    """
    apart = any(map(is_ideograph, line.text)) or "/" in line.text
    return "".join(line.text.split()) if apart else line.text.strip()


def at_the_edge(page: PageParts) -> list[tuple[str, Line | TablePart]]:
    """The lines above, below or beside everything else, in the margin; with the side.

    Behind those above and below there may be a table, which then is the last.
    """
    found: list[tuple[str, Line | TablePart]] = [("side", line) for line in _beside(page)]
    sides = [(s, half[::d]) for half in page.halves for s, d in (("top", 1), ("bottom", -1))]
    for side, blocks in sides:
        for number, block in enumerate(blocks):
            if isinstance(block, TablePart):
                if _is_head(block, side, page, blocks[number + 1 :]):
                    found.append((side, block))
                break
            if not _is_in_margin(block.baseline, side, page):
                break
            found.append((side, block))
    return found


def _beside(page: PageParts) -> list[Line]:
    """The lines in the margin at the left or the right, beside the tables of a page."""
    tables = page.tables
    if not tables:
        return []
    margin = MARGIN * max(page.width, page.height)
    left = min(margin, *(part.xs[0] for part in tables))
    right = max(page.width - margin, *(part.xs[-1] for part in tables))
    return [line for line in page.lines if line.x1 <= left or line.x0 >= right]


def _is_in_margin(y: float, side: str, page: PageParts) -> bool:
    is_single = page.second is None
    margin = MARGIN * (max(page.width, page.height) if is_single else page.height)
    return y < margin if side == "top" else y > page.height - margin


def _edge(block: Line | TablePart, side: str) -> float:
    """How far down a head gets, or where a foot begins."""
    if isinstance(block, TablePart):
        return block.bottom if side == "top" else block.top
    return block.baseline


def _is_head(
    part: TablePart, side: str, page: PageParts, others: Sequence[Line | TablePart]
) -> bool:
    """Whether a table may be a head or a foot: it is in the margin, and no part of another one."""
    if part.rows > MOST_ROWS or not _is_in_margin(_edge(part, side), side, page):
        return False
    other = next(iter(tables_of(others)), None)
    if other is None:
        return True
    apart = max(other.top - part.bottom, part.top - other.bottom)
    return apart > APART and not are_alike(part.xs, other.xs, SAME_COLUMN)


def repeated(pages: Sequence[PageParts]) -> list[tuple[int, Line | TablePart]]:
    """What comes again at the same height, its numbers counting the pages if they differ."""
    places: dict[tuple[str, str, int], list[tuple[int, Line | TablePart]]] = defaultdict(list)
    lines: list[tuple[Place, int, Line]] = []
    step = SAME_HEIGHT * median(page.height for page in pages) or 1.0
    for at, page in enumerate(pages):
        for side, block in at_the_edge(page):
            edge = _edge(block, side)
            height = round((page.height - edge if side == "bottom" else edge) / step)
            places[side, shape(block), height].append((page.number, block))
            if isinstance(block, Line):
                lines.append(((side, height), at, block))
    enough = max(2, OFTEN * len(pages))
    found: list[tuple[int, Line | TablePart]] = [*running_heads(pages, lines, enough)]
    found += [
        place
        for found in places.values()
        if len({number for number, _ in found}) >= enough and _counts_pages(found)
        for place in found
    ]
    heads = {id(block) for _, block in found if isinstance(block, TablePart)}
    if all(id(part) in heads for page in pages for part in page.tables):
        return [place for place in found if id(place[1]) not in heads]
    return found


def _counts_pages(found: Sequence[tuple[int, Line | TablePart]]) -> bool:
    """Whether the numbers in lines are the same on all pages, or grow as the pages do."""
    numbers = [[int(digits) for digits in DIGITS.findall(printed(block))] for _, block in found]
    for column in zip(*numbers, strict=True):
        offsets = {value - page for value, (page, _) in zip(column, found, strict=True)}
        if len(set(column)) > 1 and len(offsets) > 1:
            return False
    return True


def page_numbers(pages: Sequence[PageParts]) -> list[tuple[int, Line]]:
    """Lines at an edge that are nothing but a page number, also on a single page.

    Figures alone that do not grow as the pages do are none: a text that a page cuts may end so.
    """
    found = [
        (page.number, line)
        for page in pages
        for side, line in at_the_edge(page)
        if not isinstance(line, TablePart)
        if PAGE_NUMBER.fullmatch(shown(line))
        and (side == "bottom" or PLAIN_NUMBER.fullmatch(shown(line)) is None)
    ]
    plain = {
        id(line): int(shown(line)) - number for number, line in found if shown(line).isdecimal()
    }
    often = Counter(plain.values())
    return [
        (number, line)
        for number, line in found
        if len(plain) < 2 or id(line) not in plain or often[plain[id(line)]] > 1  # noqa: PLR2004
    ]


def _pages(numbers: Iterable[int]) -> str:
    ordered = sorted(set(numbers))
    if len(ordered) == 1:
        return f"page {ordered[0]}"
    return f"{len(ordered)} pages ({ordered[0]} to {ordered[-1]})"
