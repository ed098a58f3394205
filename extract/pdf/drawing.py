"""A page of a PDF as a picture, with what was found on it drawn over."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from extract.model import Asked, Box, Cell, Document, UnreadableError
from extract.pdf.engines import engine
from extract.pdf.layout import page_to_parts
from extract.pdf.lines import Line
from extract.pdf.page_parts import PageParts
from extract.pdf.paper.furniture import without_furniture
from extract.pdf.reader import read_pdf
from extract.pdf.seen.turning import lying

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 2.0
"""Pixels for each point."""
PLAIN, SPANNING, JOINED, DROPPED = "#d02020", "#2050d0", "#e08000", "#808080"
"""Colours: a cell; one over several rows or columns; one that runs over pages; furniture."""
TINT = 48
"""How much of its colour a filled rectangle has, of 255."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page from 1, its picture, and a line that says what is drawn."""

    page: int
    picture: "Image"
    summary: str


def draw(data: bytes, asked: Asked, wanted: Collection[int] = ()) -> Iterator[Drawing]:
    """The pages that are wanted, or all; `UnreadableError` as `read_pdf`, or for no such page."""
    pages = engine(asked.engine, asked.password)
    document = read_pdf(data, pages)
    parts: list[PageParts] = []
    turns: list[int] = []
    for page in pages(data):
        parts.append(page_to_parts(page))
        turns.append(lying(page))
    if missing := sorted(set(wanted) - {page.number for page in parts}):
        message = f"no page {', '.join(map(str, missing))}: the PDF has {len(parts)}"
        raise UnreadableError(message)
    kept, _ = without_furniture(parts)
    file = pdfium.PdfDocument(data, password=asked.password)
    try:
        for before, after, turn in zip(parts, kept, turns, strict=True):
            if not wanted or before.number in wanted:
                picture = file[before.number - 1].render(scale=SCALE).to_pil().convert("RGB")
                yield _drawing(picture.rotate(90 * turn, expand=True), document, before, after)
    finally:
        file.close()


def _drawing(picture: "Image", document: Document, before: PageParts, after: PageParts) -> Drawing:
    page = before.number
    cells = [
        (number, cell, box)
        for number, table in enumerate(document.tables, 1)
        for cell in table.cells
        for box in cell.boxes
        if box.page == page
    ]
    for number, cell, box in cells:
        _rectangle(picture, box, _colour(cell), f"{number}: {cell.row}, {cell.column}")
    dropped = [line for line in before.lines if line not in after.lines]
    for line in dropped:
        box = Box(page, line.x0, line.baseline - line.size, line.x1, line.baseline + line.size / 4)
        _rectangle(picture, box, DROPPED, "")
    return Drawing(page, picture, summary(page, [cell for _, cell, _ in cells], dropped))


def summary(page: int, cells: Sequence[Cell], dropped: Sequence[Line]) -> str:
    """What is drawn on a page, in one line."""
    joined = sum(len(cell.boxes) > 1 for cell in cells)
    spanning = sum(cell.row_span * cell.column_span > 1 for cell in cells)
    texts = "; ".join(line.text.strip() for line in dropped) or "nothing"
    return (
        f"page {page}: {len(cells)} cells, {spanning} of them merged, "
        f"{joined} over a page break; left out: {texts}"
    )


def _colour(cell: Cell) -> str:
    if len(cell.boxes) > 1:
        return JOINED
    return SPANNING if cell.row_span * cell.column_span > 1 else PLAIN


def _rectangle(picture: "Image", box: Box, colour: str, label: str) -> None:
    """An outline with a tint, and a label in its corner."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - for pictures alone

    corners = [round(SCALE * value) for value in (box.x0, box.top, box.x1, box.bottom)]
    size = max(corners[2] - corners[0], 1), max(corners[3] - corners[1], 1)
    picture.paste(Image.new("RGB", size, colour), (corners[0], corners[1]), _mask(size))
    pen = ImageDraw.Draw(picture)
    pen.rectangle(corners, outline=colour, width=2)
    pen.text((corners[2] - pen.textlength(label) - 4, corners[1] + 2), label, fill=colour)


def _mask(size: tuple[int, int]) -> "Image":
    from PIL import Image  # noqa: PLC0415 - as above

    return Image.new("L", size, TINT)
