"""A story of an RTF file, its body, a note or a text box, as the blocks of a document."""

from dataclasses import dataclass, field

from extract.doc.levels import DEEPEST, Level, go_to
from extract.doc.markup import Markup, element, properties, text
from extract.doc.rows import COVERED, FIRST, CellShape, Row
from extract.doc.text import whole

DOWN_FIRST, DOWN_COVERED = 3, 1
"""How a cell merges with those above and below, as `extract.doc.rows` has it."""
NOTHING = [element("p")]
"""What is in an empty cell."""
NARROW = 300
"""Twips: the width of a cell that its row says nothing of."""


@dataclass(slots=True)
class Definition:
    """What is said of a row: the edges of its cells in twips, and how they merge."""

    left: int = 0
    shapes: list[CellShape] = field(default_factory=list)
    across: int = 0
    down: int = 0
    is_header: bool = False

    def end_cell(self, right: int) -> None:
        """A cell ends at an edge."""
        left = self.shapes[-1].right if self.shapes else self.left
        self.shapes.append(CellShape(left, right, self.across, self.down))
        self.across = self.down = 0

    def row(self, cells: list[list[Markup]]) -> Row:
        """A row of these cells; of one that nothing is said of the width is taken for narrow.

        There is none where a row ends more cells than it says, and nothing stands in the last ones:
        LibreOffice does so behind a table in a cell.
        """
        while len(cells) > len(self.shapes) > 0 and cells[-1] == NOTHING:
            cells = cells[:-1]
        shapes = [CellShape(s.left, s.right, s.across, s.down) for s in self.shapes[: len(cells)]]
        while len(shapes) < len(cells):
            left = shapes[-1].right if shapes else self.left
            shapes.append(CellShape(left, left + NARROW))
        return Row(shapes, cells, self.is_header)


MERGES = {
    "clmgf": ("across", FIRST),
    "clmrg": ("across", COVERED),
    "clvmgf": ("down", DOWN_FIRST),
    "clvmrg": ("down", DOWN_COVERED),
}
"""What words say of the cell whose edge follows."""


class Story:
    """Takes texts, signs and ends of paragraphs, cells and rows, and makes blocks of them.

    It ``is_marked`` where the mark of a note that the program counts stands before the note.
    """

    def __init__(self) -> None:
        """An empty story."""
        self.label = ""
        self.label_font = ""
        self.definition, self.nested = Definition(), Definition()
        self.is_in_row = False
        self.is_marked = False
        self._levels = [Level()]
        self._runs: list[Markup] = []
        self._text: list[str] = []
        self._holder = "t"

    def write(self, content: str, holder: str = "t") -> None:
        """Text that goes on, in an element that holds what is seen, or the code of a field."""
        if holder != self._holder:
            self._end_text()
            self._holder = holder
        self._text.append(content)

    def put(self, sign: Markup) -> None:
        """An element of a run."""
        self._end_text()
        self._runs.append(element("r", sign))

    def end_paragraph(self, depth: int, *numbers: Markup, is_joined: bool = False) -> None:
        """What was read is a paragraph in so many tables; with the next one if its mark is gone."""
        self._end_text()
        depth = min(depth, DEEPEST)
        go_to(self._levels, depth)
        gone = element("rPr", element("del")) if is_joined else ""
        paragraph = element("p", properties("pPr", (*numbers, gone)), *self._runs)
        self._levels[depth].content.append(paragraph)
        self._runs, self.label = [], ""

    def end_cell(self, depth: int) -> None:
        """The content of a cell ends, after its last paragraph."""
        self._levels[min(depth, DEEPEST)].end_cell()

    def end_row(self, depth: int, definition: Definition) -> None:
        """A row ends."""
        depth = min(depth, DEEPEST)
        self.is_in_row = depth > 1
        go_to(self._levels, depth)
        level = self._levels[depth]
        cells, level.cells = level.cells, []
        if cells:
            level.rows.append(definition.row(cells))

    @property
    def is_begun(self) -> bool:
        """Whether there is something that no paragraph holds yet."""
        return bool(self._runs or self._text)

    def blocks(self) -> list[Markup]:
        """All that was read."""
        go_to(self._levels, 0)
        return self._levels[0].content

    def _end_text(self) -> None:
        if self._text:
            content = whole("".join(self._text))
            self._runs.append(element("r", text(self._holder, content)))
            self._text = []
