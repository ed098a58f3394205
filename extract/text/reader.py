"""Text captures: what a word processor or a converter writes when a table is saved as text.

Two forms are read. In the *leading* form a cell stands on lines of its own, behind a tab; rows
may be apart by blank lines, and the first cell of a row may stand before the tab. In the
*separating* form a row stands on a line, its cells apart by tabs. In both a cell may run on over
lines without a tab. Cells that a merge covers may be missing; see `extract.text.placing`.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.model import ASKED, Asked, Document, Paragraph, Remark, Table, UnreadableError
from extract.text.runs import Draft, Run, table_of

LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
PAGE_NUMBER = re.compile(r"\s*(?:第\s*[0-9]+\s*页.{0,12}|[-—–]\s*[0-9]+\s*[-—–])\s*")
PAGE_OF_PAGES = re.compile(r"\s*[0-9]+\s*/\s*[0-9]+\s*")
NOTE = re.compile(r"\s*(?:注|备注|说明|附注|附件)\s*[0-9]*\s*[：:].*")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    after_blank: bool

    @property
    def parts(self) -> list[str]:
        return self.text.split("\t")


def read_text(data: bytes, _: Asked = ASKED) -> Document:
    """Read a text capture; `UnreadableError` where it holds no table or is no text."""
    text, remarks = _decode(data)
    lines = tuple(_without_page_numbers(_lines(text), remarks))
    tabbed = [line for line in lines if "\t" in line.text]
    if not tabbed:
        message = "no table found: no line holds a tab, so there are no cells"
        raise UnreadableError(message)
    blocks = _separated(lines) if _separates(tabbed) else _led(lines, remarks)
    document: list[Paragraph | Table] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            document.append(block)
        else:
            number = 1 + sum(isinstance(done, Table) for done in document)
            document.append(table_of(block, number, remarks))
    return Document(tuple(document), tuple(remarks))


def _decode(data: bytes) -> tuple[str, list[Remark]]:
    if not data.strip():
        message = "the file is empty"
        raise UnreadableError(message)
    remarks: list[Remark] = []
    boms = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"))
    named = (*boms, (codecs.BOM_UTF16_BE, "utf-16"))
    encoding = next((name for bom, name in named if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            message = f"not {encoding} from byte {error.start} on, though it says so"
            raise UnreadableError(message) from error
        text = _decode_gb18030(data, error.start)
        message = f"not UTF-8 from byte {error.start} on, read as GB18030"
        remarks.append(Remark("encoding-guessed", message))
    if control := CONTROL.search(text):
        line = len(LINE_BREAK.findall(text[: control.start()])) + 1
        message = f"not a text: control character U+{ord(control[0]):04X} on line {line}"
        raise UnreadableError(message)
    if lost := text.count("\ufffd"):
        message = f"{lost} characters were lost (U+FFFD) before the file came here"
        remarks.append(Remark("characters-lost", message))
    return text, remarks


def _decode_gb18030(data: bytes, bad: int) -> str:
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        message = (
            f"neither UTF-8 (byte {bad}) nor GB18030 (byte {error.start}): save it as UTF-8 text"
        )
        raise UnreadableError(message) from error


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold something or a tab, numbered from 1."""
    blank = False
    for number, line in enumerate(LINE_BREAK.split(text), 1):
        if line.strip() or "\t" in line:
            yield _Line(number, line, blank)
        blank = not line.strip() and "\t" not in line


def _without_page_numbers(lines: Iterable[_Line], remarks: list[Remark]) -> Iterator[_Line]:
    """The lines but for page numbers on lines of their own, which are remarks."""
    for line in lines:
        plain = PAGE_NUMBER.fullmatch(line.text)
        if plain or (line.after_blank and PAGE_OF_PAGES.fullmatch(line.text)):
            message = f"line {line.number} is a page number and belongs to no cell"
            remarks.append(Remark("page-number", message, line.text.strip()))
        else:
            yield line


def _separates(tabbed: Sequence[_Line]) -> bool:
    """Whether tabs stand between cells (a row on a line) rather than before each cell.

    In the leading form most lines with a tab hold one cell, behind it.
    """
    led = sum(
        len(line.parts) == len(("", "a cell")) and not line.parts[0].strip() for line in tabbed
    )
    return led * 2 < len(tabbed)


_Block = Paragraph | list[Run]


def _led(lines: Sequence[_Line], remarks: list[Remark]) -> list[_Block]:
    """The leading form: a cell behind each tab; text before a line's tab begins a row."""
    blocks: list[_Block] = []
    runs: list[Run] = []
    last = max(line.number for line in lines if "\t" in line.text)
    for line in lines:
        first, *rest = line.parts
        if rest:
            if not runs or line.after_blank or first:
                runs.append(Run(anchored=bool(first)))
            new = ([first] if first else []) + rest
            runs[-1].cells += [Draft([part.strip()], line.number) for part in new]
        elif not runs or _is_outside(line, runs, last):
            blocks += _closed(runs)
            runs = []
            blocks.append(Paragraph(line.text.strip()))
        else:
            if line.after_blank:
                remarks.append(_blank_line(line))
            runs[-1].cells[-1].lines.append(line.text.strip())
    return [*blocks, *_closed(runs)]


def _is_outside(line: _Line, runs: Sequence[Run], last: int) -> bool:
    """Whether a line without a tab stands outside the table: below it, or after a full row."""
    if line.number > last and NOTE.fullmatch(line.text):
        return True
    return line.after_blank and (line.number > last or _is_full(runs))


def _is_full(runs: Sequence[Run]) -> bool:
    """Whether the last row has all its cells, so that text behind it stands outside the table."""
    return len(runs) == 1 or len(runs[-1].cells) >= len(runs[0].cells)


def _blank_line(line: _Line) -> Remark:
    message = f"line {line.number} follows a blank line and was read as part of the cell above it"
    return Remark("blank-line-in-cell", message, line.text.strip())


def _closed(runs: list[Run]) -> list[_Block]:
    """A finished table; lines above it that happen to hold a tab are prose.

    They have fewer cells than rows have again and again.
    """
    sizes = Counter(len(run.cells) for run in runs)
    least = max((size for size, count in sizes.items() if count > 1), default=0)
    prose: list[_Block] = []
    while len(runs) > 1 and len(runs[0].cells) < min(least, max(sizes)):
        prose += [Paragraph(line) for cell in runs.pop(0).cells for line in cell.lines if line]
    return [*prose, runs] if runs else prose


def _separated(lines: Sequence[_Line]) -> list[_Block]:
    """The separating form: the heading row says how many cells a row has at most.

    A line goes on with the row above it as long as that row has cells to come; a row whose last
    cells are missing ends where the next line would make it too long.
    """
    blocks: list[_Block] = []
    runs: list[Run] = []
    indented = next(line.text for line in lines if "\t" in line.text).startswith("\t")
    last = max(line.number for line in lines if "\t" in line.text)
    width = 0
    for line in lines:
        parts = line.parts[1:] if indented and not line.parts[0] else line.parts
        drafts = [Draft([part.strip()], line.number) for part in parts]
        filled = len(runs[-1].cells) if runs else width
        if len(parts) > 1 and (filled >= width or filled + len(parts) - 1 > width):
            width = max(width, len(parts)) if not runs else width
            runs.append(Run(drafts, is_row=True))
        elif not runs or (line.after_blank and (line.number > last or filled == width)):
            blocks += [runs] if runs else []
            runs = []
            blocks.append(Paragraph(line.text.strip()))
        else:
            runs[-1].cells[-1].lines += drafts[0].lines
            runs[-1].cells += drafts[1:]
        if runs and len(runs[-1].cells) > width:
            message = (
                f"line {line.number}: a row of {len(parts)} cells in a table of {width}; give each "
                "row the tabs of the heading row"
            )
            raise UnreadableError(message)
    return [*blocks, runs] if runs else blocks
