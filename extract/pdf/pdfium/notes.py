"""What is laid over a page as annotations: text of it, and what hides text and lines of it.

https://pdfium.googlesource.com/pdfium (fpdf_annot.h, fpdf_flatten.h) says what each function gives.
"""

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as c

TEXTS = frozenset((c.FPDF_ANNOT_FREETEXT, c.FPDF_ANNOT_WIDGET))
PAINTED = frozenset(
    (
        c.FPDF_ANNOT_STAMP,
        c.FPDF_ANNOT_SQUARE,
        c.FPDF_ANNOT_CIRCLE,
        c.FPDF_ANNOT_POLYGON,
        c.FPDF_ANNOT_REDACT,
    )
)
"""They may be filled, and a stamp may hold text; all others mark or link text."""
UNSEEN = c.FPDF_ANNOT_FLAG_HIDDEN | c.FPDF_ANNOT_FLAG_NOVIEW
OPAQUE = 255
DEEPEST = 4
"""Forms in forms: the text of a stamp is in one or two."""


class Notes(NamedTuple):
    """Which annotations a page has: such as are ``part`` of it, with ``text``, and those left out.

    ``stamped`` where one of these is a stamp that holds text.
    """

    part: bool
    text: bool
    stamped: bool


class _Note(NamedTuple):
    """What an annotation holds, and whether it may hide what is under it."""

    kind: int
    text: bool
    hides: bool

    @property
    def is_part(self) -> bool:
        """Whether it is read with its page."""
        return self.kind in TEXTS or self.hides


def with_annotations(page: object) -> Notes:
    """The annotations of a page, which are made part of it in memory, seen when loaded anew.

    Those that are no part of it are taken away: what marks or links text is none.
    """
    count = c.FPDFPage_GetAnnotCount(page)
    found = [_note(page, index) for index in range(count)]
    stamped = any(note.text and not note.is_part for note in found)
    if not any(note.is_part for note in found):
        return Notes(part=False, text=False, stamped=stamped)
    for index in range(count - 1, -1, -1):
        if not found[index].is_part:
            c.FPDFPage_RemoveAnnot(page, index)
    is_made = c.FPDFPage_Flatten(page, c.FLAT_NORMALDISPLAY) == c.FLATTEN_SUCCESS
    has_text = is_made and any(note.text and note.is_part for note in found)
    return Notes(is_made, has_text, stamped)


def _note(page: object, index: int) -> _Note:
    annotation = c.FPDFPage_GetAnnot(page, index)
    try:
        kind = c.FPDFAnnot_GetSubtype(annotation)
        if c.FPDFAnnot_GetFlags(annotation) & UNSEEN:
            return _Note(c.FPDF_ANNOT_UNKNOWN, text=False, hides=False)
        if kind not in PAINTED:
            return _Note(kind, text=kind in TEXTS, hides=False)
        count = c.FPDFAnnot_GetObjectCount(annotation)
        drawn = [c.FPDFAnnot_GetObject(annotation, n) for n in range(count)]
        objects = [inner for each in drawn for inner in _inmost(each)]
        return _Note(kind, any(map(_is_text, objects)), any(map(_hides, objects)))
    finally:
        c.FPDFPage_CloseAnnot(annotation)


def _inmost(handle: Any, depth: int = 0) -> Iterator[Any]:  # noqa: ANN401 - a handle of PDFium
    """An object that is no form, or those in the form that it is."""
    if c.FPDFPageObj_GetType(handle) != c.FPDF_PAGEOBJ_FORM:
        yield handle
    elif depth < DEEPEST:
        for number in range(c.FPDFFormObj_CountObjects(handle)):
            yield from _inmost(c.FPDFFormObj_GetObject(handle, number), depth + 1)


def _is_text(handle: object) -> bool:
    return bool(c.FPDFPageObj_GetType(handle) == c.FPDF_PAGEOBJ_TEXT)


def _hides(handle: object) -> bool:
    """Whether an object may hide what is under it: a picture, or what is filled and not clear."""
    kind = c.FPDFPageObj_GetType(handle)
    if kind != c.FPDF_PAGEOBJ_PATH:
        return bool(kind == c.FPDF_PAGEOBJ_IMAGE)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    is_filled = c.FPDFPath_GetDrawMode(handle, fill, stroke) and fill.value
    known = c.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
    return bool(is_filled) and (not known or alpha.value == OPAQUE)
