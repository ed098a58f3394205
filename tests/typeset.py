"""Draws the texts of tables without a grid, and shows what was read of them."""

from pdfs import Draw, Sheet, pdf
from reportlab.pdfbase.pdfmetrics import stringWidth

from extract.model import Table
from extract.pdf import pdfium
from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine

TIMES = "Times-Roman"


def put(sheet: Sheet, x: float, y: float, text: str, align: str = "l", font: str = TIMES) -> None:
    width = stringWidth(text, font, 10)
    sheet.canvas.setFont(font, 10)
    left = x - {"l": 0, "c": width / 2, "r": width}[align]
    sheet.canvas.drawString(left, sheet.height - y, text)


def rows(
    sheet: Sheet, y: float, xs: str, texts: list[str], step: float = 13, font: str = TIMES
) -> None:
    """Rows of texts parted by ``|``; ``xs`` are places such as ``30l 200r``."""
    places = [(float(x[:-1]), x[-1]) for x in xs.split()]
    for number, row in enumerate(texts):
        for (x, align), text in zip(places, row.split("|"), strict=False):
            indent = len(text) - len(text.lstrip())
            put(sheet, x + 4 * indent, y + step * number, text.strip(), align, font)


def lines(sheet: Sheet, left: float, right: float, *ys: float) -> None:
    for y in ys:
        sheet.line(left, y, right, y)


def shown(table: Table) -> list[str]:
    """Rows parted by ``|``; behind a text that spans ``*`` and its columns, ``^`` and its rows."""

    def mark(sign: str, span: int) -> str:
        return f"{sign}{span}" if span > 1 else ""

    return [
        "|".join(
            c.text.replace("\n", "/") + mark("*", c.column_span) + mark("^", c.row_span)
            for c in row
        )
        for row in table.rows
    ]


def found(*draw: Draw, engine: Engine = pdfium.pages) -> list[list[str]]:
    return [shown(table) for table in read_pdf(pdf(*draw), engine).tables]
