"""What a reader gives: the document as printed, nothing interpreted.

Rows and columns are counted from 1, as in the data set. A cell that a merge covers, or that the
source leaves out, is absent; a cell that is there and holds nothing has the text ``""``.
"""

from dataclasses import dataclass
from typing import NamedTuple


class UnreadableError(Exception):
    """A source that cannot be read; its text is the one line that the user is shown."""


STORIES = ("headers", "footers", "notes")
ENGINES = ("pdfium", "pdfplumber")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user may ask of a reader beside the file.

    ``stories`` are parts of a Word file beside its body that are read too, of `STORIES`. Of a PDF,
    ``engine``, one of `ENGINES`, hands over its pages, ``cross_check`` reads it by all engines,
    ``password`` opens it, so many ``processes`` may share its pages, and of these those in some
    ranges of ``pages`` are read, counted from 1; all where there is none.
    """

    stories: tuple[str, ...] = ()
    engine: str = "pdfium"
    cross_check: bool = False
    password: str | None = None
    processes: int = 1
    pages: tuple[range, ...] = ()


ASKED = Asked()
"""Nothing beside the file."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points, origin top left; pages are counted from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Paragraph(NamedTuple):
    """A line or paragraph of text.

    ``label`` is a number that the word processor counts: a reader sees it, the text does not
    hold it. ``readings`` are the small signs beside a text (ruby), each with the place in the text
    where its base ends.
    """

    text: str
    label: str | None = None
    readings: tuple[tuple[int, str], ...] = ()

    @property
    def annotated(self) -> str:
        """The text with each reading in brackets behind its base.

        >>> Paragraph("智能", readings=((1, "zhì"),)).annotated
        '智（zhì）能'
        """
        text = self.text
        for end, reading in reversed(self.readings):
            text = f"{text[:end]}（{reading}）{text[end:]}"
        return text


class Cell(NamedTuple):
    """A cell of a table; it covers ``row_span`` by ``column_span`` places of the grid."""

    row: int
    column: int
    paragraphs: tuple[Paragraph, ...]
    row_span: int = 1
    column_span: int = 1
    boxes: tuple[Box, ...] = ()

    @property
    def text(self) -> str:
        r"""The typed text, a line per paragraph, without the counted labels.

        >>> Cell(1, 1, (Paragraph("a"), Paragraph("b", label="1."))).text
        'a\nb'
        """
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def annotated(self) -> str:
        """The text with the readings beside it, as `Paragraph.annotated`."""
        return "\n".join(paragraph.annotated for paragraph in self.paragraphs)

    @property
    def label(self) -> str | None:
        """The counted labels of its paragraphs, a space between; None where nothing is counted."""
        return " ".join(p.label for p in self.paragraphs if p.label is not None) or None


@dataclass(frozen=True, slots=True)
class Table:
    """One logical table, however many pages it runs over; cells by row, then column.

    ``headings`` of its first rows are marked as headings by the source itself.
    """

    cells: tuple[Cell, ...]
    headings: int = 0

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells that begin in each row, from row 1 to the last; a row may have none.

        >>> Table((Cell(1, 1, ()), Cell(3, 2, ()))).rows
        ((Cell(row=1, column=1, ...),), (), (Cell(row=3, column=2, ...),))
        """
        last = max((cell.row for cell in self.cells), default=0)
        rows: list[list[Cell]] = [[] for _ in range(last)]
        for cell in self.cells:
            rows[cell.row - 1].append(cell)
        return tuple(tuple(row) for row in rows)


@dataclass(frozen=True, slots=True)
class Remark:
    """A doubt that the reader itself has about what it read, with its place."""

    code: str
    message: str
    text: str = ""
    table: int | None = None
    row: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as printed: tables and the paragraphs between them, in order."""

    blocks: tuple[Paragraph | Table, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables alone; the first is table 1."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
