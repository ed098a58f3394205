"""Tables that are framed by signs of any font: +---+---+ and |, or lines of _, - or = alone."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from extract.pdf.pages import Character, Page, Rule

BORDER = re.compile(r"\+(?:[-=]+\+)+")
FEWEST_SIGNS = 8
"""Signs of a line that they draw."""
SAME = 0.5
"""Of the font size: signs that are nearer stand below each other."""
REACH = 2.0
"""Of the font size: lines of a frame are no further apart."""
MIDDLE = 0.3
"""Of the font size: how far above the baseline a hyphen and a plus stand."""
ABOVE = {"_": -0.15, "-": MIDDLE, "=": MIDDLE}
"""Of the font size: how far above the baseline the lines stand that signs draw."""
PEN = 0.5

Line = list[Character]


def typewritten(page: Page, printed: Mapping[str, int]) -> tuple[list[Rule], set[int]]:
    """The lines that signs of a page draw, and which characters these are, by identity.

    ``printed`` counts its characters.
    """
    rules: list[Rule] = []
    used: set[int] = set()
    if printed.get("+") and printed.get("|"):
        found, signs = frames(lines_with(page.characters, "+|"))
        rules, used = [*rules, *found], used | signs
    for sign in ABOVE:
        if printed.get(sign, 0) >= 2 * FEWEST_SIGNS:
            found, signs = lines_of(sign, lines_with(page.characters, sign))
            rules, used = [*rules, *found], used | signs
    return rules, used


def lines_with(characters: Sequence[Character], signs: str) -> list[Line]:
    """The lines of upright characters that hold some signs, from top to bottom; without blanks."""
    rows: dict[float, Line] = {}
    for c in characters:
        if not c.rotation and not c.text.isspace():
            rows.setdefault(round(c.baseline, 1), []).append(c)
    held = [row for row in rows.values() if any(c.text in signs for c in row)]
    rows_in_order = (sorted(row, key=lambda c: c.x0) for row in held)
    return sorted(rows_in_order, key=lambda row: row[0].baseline)


def is_border(line: Line) -> bool:
    """Whether a line is +---+---+."""
    return BORDER.fullmatch("".join(c.text for c in line)) is not None


def frames(lines: Sequence[Line]) -> tuple[list[Rule], set[int]]:
    """The lines of frames of which +---+ is the upper and the lower edge of each row."""
    rules: list[Rule] = []
    used: set[int] = set()
    stretch: list[Line] = []
    for line in lines:
        size = line[0].size
        far = stretch and line[0].baseline - stretch[-1][0].baseline > REACH * size
        if far or (not stretch and not is_border(line)):
            rules, used = closed(stretch, rules, used)
            stretch = []
        if stretch or is_border(line):
            stretch.append(line)
    return closed(stretch, rules, used)


def closed(
    stretch: Sequence[Line], rules: list[Rule], used: set[int]
) -> tuple[list[Rule], set[int]]:
    """The lines and signs so far, with those of a stretch of lines if it is a frame."""
    borders = [n for n, line in enumerate(stretch) if is_border(line)]
    if len(borders) < 2:  # noqa: PLR2004 - nothing closes it
        return rules, used
    own = list(stretch[: borders[-1] + 1])
    xs = {middle(c) for n in borders for c in stretch[n] if c.text == "+"}
    signs = [line for line in (standing(line, xs) for line in own) if line]
    edges = [edge for line in own for edge in edges_of(line, xs)]
    found = [*map(across, edges), *down(signs)]
    marks = {id(c) for line in (*signs, *edges) for c in line}
    return [*rules, *found], used | marks


def middle(c: Character) -> float:
    """The x of the middle of a character."""
    return (c.x0 + c.x1) / 2


def standing(line: Line, xs: Collection[float]) -> Line:
    """The signs of a line that stand below the corners of a frame."""
    return [
        c for c in line if c.text in "+|" and any(abs(middle(c) - x) < SAME * c.size for x in xs)
    ]


def edges_of(line: Line, xs: Collection[float]) -> Iterator[Line]:
    """The parts of a line that are +---+ from one corner of a frame to another."""
    text = "".join(c.text[:1] or " " for c in line)
    for match in BORDER.finditer(text):
        edge = line[match.start() : match.end()]
        if len(standing([edge[0], edge[-1]], xs)) == 2:  # noqa: PLR2004
            yield edge


def across(edge: Line) -> Rule:
    """The horizontal line of an edge."""
    y = edge[0].baseline - MIDDLE * edge[0].size
    return Rule(True, y, middle(edge[0]), middle(edge[-1]), PEN)


def down(lines: Sequence[Line]) -> Iterator[Rule]:
    """The upright lines of a frame: from each sign to the one below it on the next line."""
    for line, below in pairwise(lines):
        for c in line:
            near = [d for d in below if abs(middle(d) - middle(c)) < SAME * c.size]
            if near:
                y0, y1 = (x.baseline - MIDDLE * x.size for x in (c, near[0]))
                yield Rule(False, middle(c), y0, y1, PEN)


def lines_of(sign: str, lines: Sequence[Line]) -> tuple[list[Rule], set[int]]:
    """The lines that a sign draws: nothing else stands beside it, and several are alike.

    Where a text is to be written in there is one beside it.
    """
    drawn = [x for x in lines if len(x) >= FEWEST_SIGNS and all(c.text == sign for c in x)]
    alike = [
        line
        for line in drawn
        if any(
            other is not line
            and abs(other[0].x0 - line[0].x0) + abs(other[-1].x1 - line[-1].x1) < line[0].size
            for other in drawn
        )
    ]
    rules = [rule for line in alike for rule in runs(line)]
    return rules, {id(c) for line in alike for c in line}


def runs(line: Line) -> Iterator[Rule]:
    """The lines that signs draw without a gap."""
    start = line[0]
    for before, c in zip(line, [*line[1:], None], strict=True):
        if c is None or c.x0 - before.x1 > SAME * before.size:
            height = start.baseline - ABOVE[start.text] * start.size
            yield Rule(True, height, start.x0, before.x1, PEN)
            start = c or start
