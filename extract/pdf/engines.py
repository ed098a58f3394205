"""The engines that hand over the pages of a PDF, and one held against the other."""

from collections.abc import Iterator, Sequence
from functools import partial
from importlib import import_module

from extract.model import Asked, Cell, Document, Paragraph, Remark
from extract.parts import numbers_of
from extract.pdf.pages import EVERY
from extract.pdf.pdfium import count
from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine

MODULES = {"pdfium": "extract.pdf.pdfium", "pdfplumber": "extract.pdf.plumber"}
"""Of each of `ENGINES` the module whose ``pages(data, password)`` gives the pages of a file."""

SHARE = 4
"""So many pages are worth a process of their own."""


def engine(name: str, password: str | None = None) -> Engine:
    """The engine of that name; its library is loaded here."""
    return partial(import_module(MODULES[name]).pages, password=password)


def read_asked(data: bytes, asked: Asked) -> Document:
    """Read a PDF by the engine that is asked for, or by all, every difference being a remark."""
    numbers: Sequence[int] = EVERY
    processes = 1
    if asked.processes > 1 or asked.pages:
        pages = count(data, asked.password)
        numbers = numbers_of(asked.pages, pages) if asked.pages and pages else EVERY
        processes = max(1, min(asked.processes, min(pages, len(numbers)) // SHARE))

    def by(name: str) -> Document:
        return read_pdf(data, engine(name, asked.password), processes, numbers)

    chosen = by(asked.engine)
    if not asked.cross_check:
        return chosen
    others = {name: by(name) for name in MODULES if name != asked.engine}
    remarks = [r for name, other in others.items() for r in differences(chosen, other, name)]
    return Document(chosen.blocks, (*chosen.remarks, *remarks))


def differences(document: Document, other: Document, name: str) -> Iterator[Remark]:
    """A remark for each cell and each paragraph that another engine reads otherwise."""
    ours, theirs = texts(document), texts(other)
    for (table, row, column), text in ours.items():
        read_so = theirs.get((table, row, column))
        if read_so != text:
            where = f"column {column}" if table else "the text around the tables"
            message = f"{where}: {name} reads {read_so!r}" if read_so else f"{where}: not in {name}"
            yield Remark("engines-disagree", message, text, table or None, row or None)
    for table, row, column in sorted(theirs.keys() - ours.keys()):
        message = f"{name} reads a text here that is not read otherwise"
        text = theirs[table, row, column]
        yield Remark("engines-disagree", message, text, table or None, row or None)


def texts(document: Document) -> dict[tuple[int, int, int], str]:
    """Every text by table, row and column, with the spans of its cell; paragraphs by number."""
    found: dict[tuple[int, int, int], str] = {}
    table = 0
    for number, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            found[0, 0, number] = block.text
            continue
        table += 1
        found |= {(table, cell.row, cell.column): _text(cell) for cell in block.cells}
    return found


def _text(cell: Cell) -> str:
    spans = f" ({cell.row_span} x {cell.column_span})"
    return cell.text + (spans if (cell.row_span, cell.column_span) != (1, 1) else "")
