"""Builds small PDFs, one per fact; lengths in points, origin top left."""

import io
from collections.abc import Callable, Mapping

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extract.pdf import pdfium, plumber
from extract.pdf.readings import Engine

ENGINES: dict[str, Engine] = {"pdfium": pdfium.pages, "pdfplumber": plumber.pages}
SONG = "STSong-Light"
WIDTH, HEIGHT = 400.0, 300.0
Spans = tuple[int, int]
Cells = Mapping[tuple[int, int], str | tuple[str, Spans]]


class Sheet:
    """A page to draw on."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self.canvas = canvas
        self.height = height

    def text(self, x: float, baseline: float, text: str, size: float = 10) -> None:
        self.canvas.setFont(SONG, size)
        self.canvas.drawString(x, self.height - baseline, text)

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def box(self, x0: float, y0: float, x1: float, y1: float, *, fill: float | None = None) -> None:
        """A frame, or a rectangle shaded in a grey without a frame."""
        self.canvas.setLineWidth(0.5)
        if fill is not None:
            self.canvas.setFillGray(fill)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, fill is None, fill is not None)
        self.canvas.setFillGray(0)

    def table(self, xs: list[float], ys: list[float], cells: Cells, leading: float = 12) -> None:
        """Cells with a frame each; the lines of a text stand under each other."""
        for (row, column), cell in cells.items():
            text, (down, across) = (cell, (1, 1)) if isinstance(cell, str) else cell
            x0, y0 = xs[column - 1], ys[row - 1]
            self.box(x0, y0, xs[column - 1 + across], ys[row - 1 + down])
            for number, line in enumerate(text.split("\n")):
                self.text(x0 + 3, y0 + 11 + number * leading, line)


Draw = Callable[[Sheet], None]
"""Draws a page."""


def pdf(
    *pages: Draw,
    size: tuple[float, float] = (WIDTH, HEIGHT),
    rotate: int = 0,
    password: str | None = None,
    crop: tuple[float, float, float, float] | None = None,
) -> bytes:
    """A file of pages, each drawn by a function."""
    pdfmetrics.registerFont(UnicodeCIDFont(SONG))
    stream = io.BytesIO()
    encrypt = StandardEncryption(password, canPrint=1) if password else None
    canvas = Canvas(stream, pagesize=size, invariant=1, encrypt=encrypt)
    if crop is not None:
        canvas.setCropBox(crop)
    for draw in pages:
        canvas.setPageRotation(rotate)
        draw(Sheet(canvas, size[1]))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
