"""Print the rebuilt Word rendition as a PDF by LibreOffice, for the readers to be tried on.

It is no file of the publisher either: its card says ``origin = "rebuilt"``. A4, ruled, a page
number at the foot of each page; rows and merged industries run over page breaks. A PDF carries the
time of its making, so that another run gives other bytes: it is made once and kept.
"""

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

EDITION = Path(__file__).parent.parent / "raw" / "shanghai-foreign-talent" / "trial"
WIDTHS = (Mm(11), Mm(18), Mm(27), Mm(99), Mm(23))
FONT, SIZE, PITCH = "Noto Serif CJK SC", Pt(9.5), Pt(12.8)
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in SIDES)
PAGE = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def laid_out(document: Document) -> Document:
    """The document on A4, its table ruled, with a page number; texts and spans stay as they are."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin = section.bottom_margin = Mm(20)
    (table,) = document.tables
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    table._tbl.tblPr.append(  # noqa: SLF001 - python-docx has no borders
        parse_xml(f"<w:tblBorders {nsdecls('w')}>{BORDERS}</w:tblBorders>")
    )
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    for row in table._tbl.tr_lst:  # noqa: SLF001 - row.cells repeats what is merged
        for cell, width in zip(row.tc_lst, WIDTHS, strict=True):
            cell.width = width
    foot = section.footer.paragraphs[0]
    foot.add_run("第 ")
    foot._p.append(parse_xml(PAGE))  # noqa: SLF001 - nor fields
    foot.add_run(" 页")
    body = document.element.body
    for element in [*body.iter(qn("w:p")), foot._p]:  # noqa: SLF001 - all, those in cells too
        _set(Paragraph(element, document))
    return document


def _set(paragraph: Paragraph) -> None:
    """One font for text and counted numbers, and one distance of lines."""
    kept = paragraph.paragraph_format
    kept.space_before = kept.space_after = Pt(0)
    kept.line_spacing = PITCH
    style = paragraph.style
    if style is None:
        return
    style.font.name, style.font.size = FONT, SIZE
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)


def main() -> None:
    """Write the PDF beside the Word file and print the hash for the card."""
    source, target = EDITION / "catalogue.rebuilt.docx", EDITION / "catalogue.rebuilt.pdf"
    with tempfile.TemporaryDirectory() as folder:
        laid = Path(folder) / source.name
        laid_out(docx.Document(str(source))).save(str(laid))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        words = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*words, str(laid)], check=True, capture_output=True)
        target.write_bytes(laid.with_suffix(".pdf").read_bytes())
    sys.stdout.write(f"{target.name} {hashlib.sha256(target.read_bytes()).hexdigest()}\n")


if __name__ == "__main__":
    main()
