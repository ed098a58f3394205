"""Pages by pypdfium2: their characters, and what is drawn beside them.

https://pdfium.googlesource.com/pdfium (fpdf_text.h, fpdf_edit.h) says what each gives.
"""

from collections.abc import Container, Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.limits import MOST_PAGES
from extract.model import UnreadableError
from extract.pdf.pages import EVERY, LOCKED, WRONG_KEY, Page, damaged
from extract.pdf.pdfium.page import read_page
from extract.pdf.pdfium.sight import has_layers


def count(data: bytes, password: str | None = None) -> int:
    """How many pages a file has; 0 where it cannot be opened."""
    try:
        document = pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError:
        return 0
    try:
        return len(document)
    finally:
        document.close()


def pages(
    data: bytes, password: str | None = None, *, numbers: Container[int] = EVERY
) -> Iterator[Page]:
    """The pages of a file, one at a time; `UnreadableError` where it cannot be opened."""
    try:
        document = pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        if c.FPDF_GetLastError() == c.FPDF_ERR_PASSWORD:
            message = LOCKED if password is None else WRONG_KEY
        else:
            message = damaged(error, data)
        raise UnreadableError(message) from error
    layered = has_layers(data)
    try:
        if len(document) > MOST_PAGES:
            message = f"the PDF says that it has {len(document)} pages; up to {MOST_PAGES} are read"
            raise UnreadableError(message)
        for number in range(1, len(document) + 1):
            if number in numbers:
                yield read_page(document, number, layered=layered)
    finally:
        document.close()
