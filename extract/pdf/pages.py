"""What an engine hands over of a page: its characters and its ruling lines.

Lengths are in points, the origin is the top left corner of what is shown of a page (crop box and
rotation applied), and y grows downwards. Everything after this knows no engine.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from extract.limits import MOST_PAGES
from extract.model import Box

THIN = 3.0
"""A filled shape that is no thicker is a line, whatever it was drawn as."""
THICKEST = 6.0
"""What a pen draws that is thicker is a shade: the widest border of Word is as thick."""
TALL = 8.0
"""A shorter upright line is a piece of a horizontal one."""
LEAN = 0.5
"""How far the ends of a horizontal line may differ in height."""
NEAR = 1.0
"""How far a character may reach over the edge of what is shown."""
WHITE = 250
"""From here on a lightness is that of the paper; black is 0."""
CENTRE = 0.35
"""Of the font size: how high above its baseline the middle of a letter is."""
UNPAINTED = 256
"""The lightness of text that is there and not painted (text rendering mode 3)."""

EVERY = range(1, MOST_PAGES + 1)
"""The numbers of all pages."""
LOCKED = "the PDF is encrypted and needs a password; give it with --password"
WRONG_KEY = "the PDF is encrypted and --password does not open it"

TAIL = 1024
"""Within so many bytes of its end a file says that it ends (ISO 32000-1, annex H, note 18)."""


def damaged(cause: object, data: bytes) -> str:
    """What is wrong with a file that cannot be opened: told apart where its end is missing.

    >>> damaged("no trailer", b"%PDF-1.7 1 0 obj")
    'damaged PDF, cut short: the end of the file is missing (no trailer)'
    """
    if b"%%EOF" in data[-TAIL:]:
        return f"damaged PDF: {cause}"
    return f"damaged PDF, cut short: the end of the file is missing ({cause})"


Point = tuple[float, float]
Corners = tuple[float, float, float, float]
"""x0, top, x1, bottom."""
Extent = tuple[float, float]
"""From where to where something reaches: two x, or two heights."""


class TaggedTable(NamedTuple):
    """A table as the structure tree of a file has it (ISO 32000-1, 14.8.4.3.4), on one page.

    ``cells`` are row and column, both from 0, and the rows and columns that each spans; ``owners``
    tells which of them a character is in, by its x0 and top. Rows on other pages are counted and
    have no cells.
    """

    cells: tuple[tuple[int, int, int, int], ...]
    owners: dict[tuple[float, float], int]


class Character(NamedTuple):
    """A printed character: its advance box, the baseline it stands on, and its font size.

    ``rotation`` is in degrees, clockwise, 0 for upright text. Spaces that an engine guesses are
    not printed and not here. ``light`` is the lightness of its paint on white paper, from 0 for
    black to 255, or `UNPAINTED`.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    rotation: int = 0
    light: int = 0

    @property
    def centre(self) -> float:
        """The height at which the middle of its letters is; that of its box is of the font."""
        return self.baseline - CENTRE * self.size


character = partial(tuple.__new__, Character)
"""A character from the tuple of all its parts, in half the time."""
TEXT, X0, BASELINE, SIZE, ROTATION, LIGHT = map(itemgetter, (0, 1, 5, 6, 7, 8))
"""These parts of a character, where many are asked for them."""


class Rule(NamedTuple):
    """A ruling line: at which height (or which x, when upright), from where to where."""

    horizontal: bool
    at: float
    start: float
    end: float
    thickness: float


@dataclass(frozen=True)
class Page:
    """A page; ``areas`` are its shaded rectangles, ``images`` the share of it that pictures cover.

    ``number`` counts from 1. ``pictures`` and ``shapes`` are the rectangles around its pictures,
    and around what else is filled and no rectangle; ``tags`` its tagged tables, where it has any.
    ``annotated`` where text of form fields or annotations is read with it. ``hidden`` is text that
    is painted over, or that belongs to a layer that is off. ``stamped`` where the text of a stamp
    is left out; ``grown`` where frames of cells end above the rows that they are taken to be over;
    ``bars`` are shaded rectangles of charts.
    """

    number: int
    width: float
    height: float
    characters: tuple[Character, ...]
    rules: tuple[Rule, ...]
    areas: tuple[Box, ...] = ()
    images: float = 0.0
    pictures: tuple[Box, ...] = ()
    shapes: tuple[Box, ...] = ()
    tags: tuple[TaggedTable, ...] = ()
    annotated: bool = False
    hidden: str = ""
    stamped: bool = False
    grown: bool = False
    bars: tuple[Box, ...] = ()

    @cached_property
    def sizes(self) -> list[float]:
        """The sizes of its characters, the smallest first."""
        return sorted(map(SIZE, self.characters))

    @cached_property
    def lights(self) -> list[int]:
        """How light its characters are, the darkest first."""
        return sorted(map(LIGHT, self.characters))

    @cached_property
    def is_upright(self) -> bool:
        """Whether all its characters stand upright."""
        return not any(map(ROTATION, self.characters))

    def with_characters(self, characters: tuple[Character, ...]) -> "Page":
        """The page with other characters; itself where they are its own."""
        return self if characters is self.characters else replace(self, characters=characters)


class Frame(NamedTuple):
    """How a page is shown: its visible rectangle (x0, y0, x1, y1; y upwards) and its quarter turns.

    ``turns`` are clockwise, as /Rotate counts them (ISO 32000-1, 7.7.3.3).
    """

    x0: float
    y0: float
    x1: float
    y1: float
    turns: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.x1 - self.x0, self.y1 - self.y0
        return (height, width) if self.turns % 2 else (width, height)

    def point(self, x: float, y: float) -> Point:
        """Where a point of the file's page is shown.

        >>> Frame(0, 0, 100, 200).point(10, 190), Frame(0, 0, 100, 200, 1).point(10, 190)
        ((10, 10), (190, 10))
        """
        if self.turns == 0:
            return x - self.x0, self.y1 - y
        if self.turns == 1:
            return y - self.y0, x - self.x0
        if self.turns == 2:  # noqa: PLR2004 - half a turn
            return self.x1 - x, y - self.y0
        return self.y1 - y, self.x1 - x

    def corners(self, x0: float, y0: float, x1: float, y1: float) -> Corners:
        """A rectangle of the file's page as x0, top, x1, bottom."""
        if self.turns == 0 and x0 <= x1 and y0 <= y1:
            return x0 - self.x0, self.y1 - y1, x1 - self.x0, self.y1 - y0
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def path_rules(points: Sequence[Point], stroke: float | None, *, filled: bool) -> Iterator[Rule]:
    """The ruling lines of one part of a path, from its corners as shown.

    ``stroke`` is the width of its pen, None where it is not drawn with one; what a thick one draws
    is a filled shape. Such a shape that is thin is a line; a dot of a dotted line is one in both
    directions, joining tells which.
    """
    x0, top, x1, bottom = extent(points)
    width, height = x1 - x0, bottom - top
    if filled and min(width, height) <= THIN:
        is_dot = max(width, height) <= THIN
        if width >= height or is_dot:
            yield Rule(True, (top + bottom) / 2, x0, x1, height)
        if height >= width or is_dot:
            yield Rule(False, (x0 + x1) / 2, top, bottom, width)
    elif stroke is not None and stroke > THICKEST:
        for shape in thick_strokes(points, stroke):
            yield from path_rules(shape, None, filled=True)
    elif stroke is not None:
        for (ax, ay), (bx, by) in pairwise(points):
            if abs(ay - by) <= LEAN and ax != bx:
                yield Rule(True, (ay + by) / 2, min(ax, bx), max(ax, bx), stroke)
            elif abs(ax - bx) <= LEAN and ay != by:
                yield Rule(False, (ax + bx) / 2, min(ay, by), max(ay, by), stroke)


def thick_strokes(points: Sequence[Point], stroke: float | None) -> Iterator[list[Point]]:
    """The corners of each rectangle that a pen fills which is thicker than that of any line."""
    if stroke is None or stroke <= THICKEST:
        return
    for (ax, ay), (bx, by) in pairwise(points):
        across, down = (0.0, stroke / 2) if abs(ay - by) <= LEAN else (stroke / 2, 0.0)
        if (ax, ay) != (bx, by) and min(abs(ax - bx), abs(ay - by)) <= LEAN:
            x0, x1 = min(ax, bx) - across, max(ax, bx) + across
            top, bottom = min(ay, by) - down, max(ay, by) + down
            yield [(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)]


def is_area(points: Sequence[Point]) -> bool:
    """Whether a shape is a rectangle along the axes and thicker than a line."""
    x0, top, x1, bottom = extent(points)
    if min(x1 - x0, bottom - top) <= THIN:
        return False
    straight = all(
        abs(a[0] - b[0]) <= LEAN or abs(a[1] - b[1]) <= LEAN for a, b in pairwise(points)
    )
    return straight and len({(round(x), round(y)) for x, y in points}) == 4  # noqa: PLR2004


def extent(points: Iterable[Point]) -> Corners:
    """The smallest rectangle around points.

    >>> extent([(1, 5), (3, 2)])
    (1, 2, 3, 5)
    """
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def clipped(rules: Iterable[Rule], clip: Corners) -> Iterator[Rule]:
    """What a clipping rectangle leaves of rules."""
    x0, top, x1, bottom = clip
    for rule in rules:
        low, high, left, right = (top, bottom, x0, x1) if rule.horizontal else (x0, x1, top, bottom)
        start, end = max(rule.start, left), min(rule.end, right)
        if low - NEAR <= rule.at <= high + NEAR and start < end:
            is_whole = start == rule.start and end == rule.end
            yield rule if is_whole else rule._replace(start=start, end=end)


def lightness(red: float, green: float, blue: float, alpha: float = 255) -> int:
    """How light a colour is on white paper; all from 0 to 255.

    >>> lightness(0, 0, 0), lightness(255, 0, 0), lightness(0, 0, 0, 51)
    (0, 76, 204)
    """
    return round(255 - (255 - (0.299 * red + 0.587 * green + 0.114 * blue)) * alpha / 255)


def parts_shades(rule: Rule, areas: Sequence[Box]) -> bool:
    """Whether a rule stands in a shaded area or at its edge: there a white one is seen."""
    middle = (rule.start + rule.end) / 2
    x, y = (middle, rule.at) if rule.horizontal else (rule.at, middle)
    return any(
        a.x0 - THIN <= x <= a.x1 + THIN and a.top - THIN <= y <= a.bottom + THIN for a in areas
    )
