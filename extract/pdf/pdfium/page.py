"""One page by PDFium, without what nobody sees of it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.model import UnreadableError
from extract.pdf.pages import TALL, Character, Frame, Page, Rule, TaggedTable, clipped, parts_shades
from extract.pdf.pdfium.characters import characters, text_in
from extract.pdf.pdfium.covers import FAINT
from extract.pdf.pdfium.notes import with_annotations
from extract.pdf.pdfium.objects import OF_PAGE, Walk
from extract.pdf.pdfium.overpainted import overpainted, uncovered
from extract.pdf.pdfium.paths import IDENTITY
from extract.pdf.pdfium.sight import (
    MOST_DRAWN,
    Placed,
    put_away,
    seen_lines,
    unseen_characters,
    unseen_layers,
    whole_objects,
    without,
)
from extract.pdf.pdfium.tags import tagged_tables
from extract.pdf.ruled.thin_pictures import without_strips
from extract.pdf.seen.visible import on_paper


def read_page(document: pdfium.PdfDocument, number: int, *, layered: bool) -> Page:
    """A page by its number, of a document that may have layers."""
    page = _loaded(document, number)
    notes = with_annotations(page)
    if notes.part:
        c.FPDF_ClosePage(page)
        page = _loaded(document, number)
    try:
        box = c.FS_RECTF()
        c.FPDF_GetPageBoundingBox(page, box)
        turns = c.FPDFPage_GetRotation(page)
        frame = Frame(box.left, box.bottom, box.right, box.top, turns)
        width, height = frame.size
        walk = Walk(number, frame, unseen_layers(page, frame) if layered else set())
        walk.objects(page, OF_PAGE, IDENTITY)
        places, texts, hidden, tags = _texts(page, walk)
        found = Page(
            number,
            width,
            height,
            tuple(texts),
            tuple(clipped(_rules(page, walk), (0.0, 0.0, width, height))),
            tuple(walk.areas),
            walk.images / (width * height) if width and height else 0.0,
            tuple(walk.pictures),
            tuple(walk.shapes),
            tags,
            notes.text,
            hidden,
            notes.stamped,
        )
        return _with_patterned(page, frame, *_without_alike(page, walk, found, places))
    finally:
        c.FPDF_ClosePage(page)


def _loaded(document: pdfium.PdfDocument, number: int) -> object:
    page = c.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        message = f"damaged PDF: page {number} cannot be read"
        raise UnreadableError(message)
    return page


def _rules(page: object, walk: Walk) -> Iterable[Rule]:
    """The rules of a page; of those that may be white those that are seen."""
    painted = list(overpainted(walk.covers, walk.rules)) if walk.met <= MOST_DRAWN else []
    if not walk.doubtful and not walk.thin and not painted:
        return walk.rules
    surely = [rule for _, rule in walk.doubtful if parts_shades(rule, walk.areas)]
    lines = set(without_strips(rule for _, rule in walk.thin))
    others = [
        *(pair for pair in walk.doubtful if pair[1] not in surely),
        *(pair for pair in walk.thin if pair[1] in lines),
    ]
    pieces = [(found.handle, piece) for found in painted for piece in found.under]
    seen = frozenset(seen_lines(page, walk.frame, [*others, *pieces]))
    return chain(
        uncovered(walk.rules, painted, seen),
        surely,
        (rule for _, rule in others if rule in seen),
    )


def _without_alike(
    page: object, walk: Walk, found: Page, places: Sequence[int]
) -> tuple[Page, Sequence[int]]:
    """The page without text that nobody sees on what it stands on, and its text objects."""
    if walk.met > MOST_DRAWN or not walk.covers.may_be_alike(found.lights):
        return found, places
    placed = list(zip(places, found.characters, strict=True))
    suspects = walk.covers.alike(placed)
    if not suspects:
        return found, places
    unseen = unseen_characters(page, walk.frame, placed, suspects, FAINT)
    left = [pair for pair in placed if pair not in unseen]
    hidden = found.hidden + "".join(c.text for place, c in placed if (place, c) in unseen)
    characters = tuple(character for _, character in left)
    return replace(found, characters=characters, hidden=hidden), [place for place, _ in left]


def _with_patterned(page: object, frame: Frame, found: Page, places: Sequence[int]) -> Page:
    """The page with what is painted in a pattern as dark: PDFium says that it is white."""
    doubtful = set(on_paper(found))
    if not doubtful:
        return found
    placed = list(zip(places, found.characters, strict=True))
    suspects = {place for place, character in placed if character in doubtful}
    unseen = {character for _, character in unseen_characters(page, frame, placed, suspects)}
    return replace(
        found,
        characters=tuple(
            character._replace(light=0)
            if character in doubtful and character not in unseen
            else character
            for character in found.characters
        ),
    )


def _texts(
    page: object, walk: Walk
) -> tuple[Sequence[int], Sequence[Character], str, tuple[TaggedTable, ...]]:
    """The characters of a page, before them the addresses of their text objects.

    Behind them the text that other things hide, and the tagged tables.
    """
    hidden = ""
    if walk.off:
        with _text_of(page) as text:
            hidden = text_in(text, walk.off)
        put_away(walk.off)
    covered: set[Placed] = set()
    suspects = walk.covers.suspects(walk.frame)
    if suspects:
        with _text_of(page) as text:
            placed = list(zip(*characters(text, walk), strict=True))
        covered = unseen_characters(page, walk.frame, placed, suspects)
        scanned = {place for place, is_scan in suspects.items() if is_scan}
        hidden += "".join(c.text for p, c in placed if (p, c) in covered and p not in scanned)
        put_away(whole_objects(placed, covered) - scanned)
    with _text_of(page) as text:
        places, found = characters(text, walk)
        uprights = (rule for rule in walk.rules if not rule.horizontal)
        is_ruled = any(rule.end - rule.start > TALL for rule in uprights)  # the lines will decide
        tags = () if is_ruled else tuple(tagged_tables(page, text, walk.frame))
    if covered:
        places, found = without(covered, zip(places, found, strict=True), scanned)
    return places, found, hidden, tags


@contextmanager
def _text_of(page: object) -> Iterator[object]:
    text = c.FPDFText_LoadPage(page)
    try:
        yield text
    finally:
        c.FPDFText_ClosePage(text)
