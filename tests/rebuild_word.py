"""Build a Word rendition of the real edition from its capture, for the readers to be tried on.

It is no file of the publisher: its card says ``origin = "rebuilt"``. The industry is merged
downwards, the numbers that the capture lacks are counted by Word, the heading row repeats. The same
capture gives the same bytes.
"""

import hashlib
import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import _Cell

from extract.model import Paragraph
from extract.text.reader import read_text
from normalize.catalogue import Origin
from normalize.model import Position
from normalize.profiles import PROFILES
from normalize.talents import read_talents

ROOT = Path(__file__).parent.parent
EDITION = ROOT / "raw" / "shanghai-foreign-talent" / "trial"
FIRST_LIST = 77
EPOCH = (1980, 1, 1, 0, 0, 0)


def rebuilt(data: bytes) -> bytes:
    """The bytes of a Word file that shows the table of a capture."""
    source = read_text(data)
    catalogue = read_talents(source, PROFILES["shanghai-foreign-talent"], Origin("a/b", "c", "d"))
    by_place = {(cell.row, cell.column): cell.text for cell in catalogue.cells}
    document = docx.Document()
    for block in source.blocks:
        if isinstance(block, Paragraph):
            document.add_paragraph(block.text)
    table = document.add_table(rows=1, cols=5)
    for column, cell in enumerate(table.rows[0].cells, 1):
        cell.text = by_place[1, column]
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    starts = [p.seq for p in catalogue.positions if _begins_counting(catalogue.positions, p.seq)]
    _define_lists(document, starts)
    industry = None
    for position in catalogue.positions:
        cells = table.add_row().cells
        for column, cell in enumerate(cells, 1):
            _fill(cell, by_place.get((position.source_row, column), ""))
        if position.seq_label is None:
            _count(cells[0], FIRST_LIST + sum(start <= position.seq for start in starts) - 1)
        _merge(cells[1], begins=position.industry != industry)
        industry = position.industry
    stream = io.BytesIO()
    document.save(stream)
    return _stamped(stream.getvalue())


def _begins_counting(positions: Sequence[Position], seq: int) -> bool:
    """Whether a position without a number follows one that has one."""
    return positions[seq - 1].seq_label is None and positions[seq - 2].seq_label is not None


def _fill(cell: _Cell, text: str) -> None:
    first, *rest = text.split("\n")
    cell.paragraphs[0].add_run(first)
    for line in rest:
        cell.add_paragraph(line)


def _merge(cell: _Cell, *, begins: bool) -> None:
    merge = OxmlElement("w:vMerge")
    if begins:
        merge.set(qn("w:val"), "restart")
    cell._tc.get_or_add_tcPr().append(merge)  # noqa: SLF001


def _count(cell: _Cell, list_id: int) -> None:
    properties = cell.paragraphs[0]._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = list_id


def _define_lists(document: Document, starts: Sequence[int]) -> None:
    """A list for each run of rows without a number, all of one abstract definition."""
    numbering = document.part.numbering_part.element
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    abstract = (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{FIRST_LIST}">{level}</w:abstractNum>'
    )
    numbering.insert(0, parse_xml(abstract))
    for list_id, start in enumerate(starts, FIRST_LIST):
        override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{list_id}"><w:abstractNumId w:val="{FIRST_LIST}"/>'
                f"{override}</w:num>"
            )
        )


def _stamped(data: bytes) -> bytes:
    """The same container without the time of its making."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return stream.getvalue()


if __name__ == "__main__":
    target = EDITION / "catalogue.rebuilt.docx"
    target.write_bytes(rebuilt((EDITION / "catalogue.txt").read_bytes()))
    sys.stdout.write(f"{target}\n{hashlib.sha256(target.read_bytes()).hexdigest()}\n")
