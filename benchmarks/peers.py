"""The peers: how mulu and others read the tables of a file; ``peers.py NAME FILE`` measures one.

A peer is one function in `PEERS`. It loads its library, which is not timed, and gives a function
from a path to the rows of all tables. Each is called as its documentation first shows, in the mode
and the output that keep most. Nothing is imported before a peer asks for it, for mulu and the
others live in different environments.
"""

import html
import json
import re
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

Row = list[str | None]
"""The cells of a row: empty is ``""``, a place that the peer marks as covered is None."""

Reader = Callable[[str], Iterable[Row]]
"""From a path to the rows of all tables."""

ROUNDS = 5
ENOUGH = 20.0
"""CPU seconds after which a peer is given no further round."""


def mulu() -> Reader:
    """The document's tables, spans laid out, Word's counts before the text."""
    from extract.formats import read
    from extract.model import Cell

    def text(cell: Cell) -> str:
        return "\n".join((p.label or "") + p.text for p in cell.paragraphs)

    def rows(path: str) -> Iterator[Row]:
        for table in read(Path(path).read_bytes()).tables:
            yield from laid_out(
                (c.row, c.column, c.row_span, c.column_span, text(c)) for c in table.cells
            )

    return rows


def python_docx() -> Reader:
    """`row.cells` repeats a merged cell."""
    import docx

    return lambda path: (
        [cell.text for cell in row.cells]
        for table in docx.Document(path).tables
        for row in table.rows
    )


def docx2python() -> Reader:
    """`body` is tables of rows of cells of paragraphs; a merged cell is repeated."""
    from docx2python import docx2python as opened

    return lambda path: (
        ["\n".join(cell) for cell in row] for table in opened(path).body for row in table
    )


def markitdown() -> Reader:
    """Markdown: a line between pipes is a row; escapes, entities and `<br>` are undone."""
    from markitdown import MarkItDown

    convert = MarkItDown().convert
    return lambda path: (
        [unmarked(cell) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in convert(path).markdown.splitlines()
        if line.startswith("|")
    )


def pandoc() -> Reader:
    """HTML, for it alone says both spans and counted numbers; these are laid out as shown."""
    from lxml.html import fromstring
    from pypandoc import convert_file

    def text(cell: Any) -> str:  # noqa: ANN401 - an lxml element, whose stubs know no HTML
        for items in cell.iter("ol"):
            for number, item in enumerate(items, int(items.get("start", 1))):
                item.text = f"{number}.{item.text or ''}"
        return str(cell.text_content())

    def rows(path: str) -> Iterator[Row]:
        for table in fromstring(convert_file(path, "html")).iter("table"):
            yield from laid_out(
                (row, None, int(cell.get("rowspan", 1)), int(cell.get("colspan", 1)), text(cell))
                for row, line in enumerate(table.iter("tr"), 1)
                for cell in line
            )

    return rows


def pdfplumber() -> Reader:
    """`extract_tables` of each page; a covered place is None."""
    import pdfplumber as library

    def rows(path: str) -> Iterator[Row]:
        with library.open(path) as file:
            for page in file.pages:
                for table in page.extract_tables():
                    yield from table

    return rows


def camelot() -> Reader:
    """The lattice flavour, told to repeat a merged cell downwards."""
    from camelot import read_pdf

    return lambda path: (
        list(row)
        for table in read_pdf(path, pages="all", flavor="lattice", copy_text=["v"])
        for row in table.df.values
    )


def pymupdf() -> Reader:
    """`find_tables` of each page; a covered place is None."""
    import pymupdf as library

    def rows(path: str) -> Iterator[Row]:
        with library.open(path) as file:
            for page in file:
                for table in page.find_tables().tables:
                    yield from table.extract()

    return rows


def tabula() -> Reader:
    """The lattice mode, all values as text; with jpype, so that Java starts once."""
    if not shutil.which("java"):
        sys.exit("no Java")
    from tabula import read_pdf

    as_text = {"header": None, "dtype": str}
    return lambda path: (
        list(row)
        for table in read_pdf(path, pages="all", lattice=True, pandas_options=as_text)
        for row in table.fillna("").to_numpy()
    )


def img2table() -> Reader:
    """Pages as images for the grid, the text layer for the text; a merged cell is repeated."""
    from img2table.document import PDF

    return lambda path: (
        [cell.value or "" for cell in row]
        for tables in PDF(path).extract_tables().values()
        for table in tables
        for row in table.content.values()
    )


PEERS: dict[str, dict[str, Callable[[], Reader]]] = {
    ".docx": {
        "mulu": mulu,
        "python-docx": python_docx,
        "docx2python": docx2python,
        "markitdown": markitdown,
        "pandoc": pandoc,
    },
    ".pdf": {
        "mulu": mulu,
        "pdfplumber": pdfplumber,
        "camelot-py": camelot,
        "PyMuPDF": pymupdf,
        "tabula-py": tabula,
        "img2table": img2table,
    },
}
"""The peers for a suffix, under the names of their distributions but for pandoc."""


def laid_out(cells: Iterable[tuple[int, int | None, int, int, str]]) -> list[Row]:
    """Rows of cells given by row, column, spans and text; without a column, the next free one."""
    places: dict[tuple[int, int], str] = {}
    for row, column, down, across, text in cells:
        first = column or next(n for n in range(1, len(places) + 2) if (row, n) not in places)
        for place in ((row + y, first + x) for y in range(down) for x in range(across)):
            places[place] = text
    height, width = (max((place[axis] for place in places), default=0) for axis in (0, 1))
    return [[places.get((y, x), "") for x in range(1, width + 1)] for y in range(1, height + 1)]


def unmarked(cell: str) -> str:
    """The text of a cell of Markdown."""
    return html.unescape(re.sub(r"\\([^\w\s])", r"\1", re.sub(r"<br */?>", "", cell)))


def used() -> float:
    """CPU seconds of this process and of its children so far."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def release(name: str) -> str:
    """The version of a peer."""
    if name != "pandoc":
        return version(name)
    from pypandoc import get_pandoc_version

    return str(get_pandoc_version())


def measure(name: str, path: str) -> dict[str, Any]:
    """What a peer gives: its version, the CPU seconds of its fastest round, its rows."""
    reader = PEERS[Path(path).suffix][name]()
    rounds: list[float] = []
    while len(rounds) < ROUNDS and sum(rounds) < ENOUGH:
        start = used()
        rows = list(reader(path))
        rounds.append(used() - start)
    return {"version": release(name), "seconds": min(rounds), "rows": rows}


if __name__ == "__main__":
    sys.stdout.write("\n" + json.dumps(measure(*sys.argv[1:])))
