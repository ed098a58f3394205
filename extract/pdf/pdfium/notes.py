"""What is laid over a page as annotations and is text of it: filled form fields, typed text.

https://pdfium.googlesource.com/pdfium (fpdf_annot.h, fpdf_flatten.h) says what each function gives.
"""

import pypdfium2.raw as c

TEXTS = frozenset((c.FPDF_ANNOT_FREETEXT, c.FPDF_ANNOT_WIDGET))
UNSEEN = c.FPDF_ANNOT_FLAG_HIDDEN | c.FPDF_ANNOT_FLAG_NOVIEW


def with_annotations(page: object) -> bool:
    """Whether a page has such; they are then made part of it in memory, seen when loaded anew.

    All other annotations of the page are taken away: what marks or links text is none.
    """
    count = c.FPDFPage_GetAnnotCount(page)
    others = [index for index in range(count) if not _is_text(page, index)]
    if len(others) == count:
        return False
    for index in reversed(others):
        c.FPDFPage_RemoveAnnot(page, index)
    return bool(c.FPDFPage_Flatten(page, c.FLAT_NORMALDISPLAY) == c.FLATTEN_SUCCESS)


def _is_text(page: object, index: int) -> bool:
    annotation = c.FPDFPage_GetAnnot(page, index)
    try:
        is_seen = not c.FPDFAnnot_GetFlags(annotation) & UNSEEN
        return is_seen and c.FPDFAnnot_GetSubtype(annotation) in TEXTS
    finally:
        c.FPDFPage_CloseAnnot(annotation)
