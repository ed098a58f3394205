"""What nobody sees of what a page draws: what is painted over, and layers that are switched off.

PDFium does not say which layers are on, nor what lies under what. But it draws: an object is seen
if the page looks different without it. A page is drawn for that only where something says that an
object may be hidden. https://pdfium.googlesource.com/pdfium (fpdf_edit.h, fpdfview.h)
"""

import ctypes
import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import repeat
from operator import sub
from typing import NamedTuple

import pypdfium2.raw as c

from extract.pdf.pages import UNPAINTED, Character, Corners, Frame, Rule
from extract.pdf.pdfium.calls import HANDLE, direct, prepared
from extract.pdf.pdfium.objects import DEEPEST, OF_FORM, OF_PAGE, Of
from extract.pdf.pdfium.paint import UNSEEN_MODES

LARGEST = 2000
"""Pixels of a side; a page of usual size has one for each point."""
MOST_DRAWN = 200_000
"""Objects that may be drawn to find out which of a page are seen: each drawing has all of them."""
INSET = 0.1
"""Of the width of a character: what is nearer to its edge may be its neighbour's."""
PLACES = 25
"""Of a line so many are looked at."""
DEPTH = 4
"""Bytes of a pixel."""
WHITE_PAPER = 0xFFFFFFFF
LAYERS = b"/OCProperties"
"""What a catalogue has whose file has layers (ISO 32000-1, 8.11.4)."""
PIECE = 1 << 14
"""Bytes that are unpacked at a time."""
OBJECTS = re.compile(rb"/ObjStm\b.{0,400}?\bstream\r?\n", re.DOTALL)
FAR = 100_000.0
"""Points: further than any page reaches."""
LONGEST = 256
"""Bytes of a name; of what has a longer one each piece is tried by itself."""

LAYER_MARK = "OC\0".encode("utf-16-le")

_kind = direct(c.FPDFPageObj_GetType)
_marks = direct(c.FPDFPageObj_CountMarks)
_mark = direct(c.FPDFPageObj_GetMark, HANDLE)
_mark_name = direct(c.FPDFPageObjMark_GetName)
_mark_text = direct(c.FPDFPageObjMark_GetParamStringValue)
_transform = direct(c.FPDFPageObj_Transform, None)
_mode = direct(c.FPDFTextObj_GetTextRenderMode)
_set_active = direct(c.FPDFPageObj_SetIsActive)

Placed = tuple[int, Character]
"""A character after the address of its text object."""
Layer = tuple[int | str, ...]
"""What tells the objects of one layer: its name, or the address of what marks or holds them."""


class Look(NamedTuple):
    """How a page looks: its pixels in rows, and how many of them are a point."""

    pixels: bytes
    row: int
    scale: float

    def differs(self, other: "Look", within: Corners, faint: int = 0) -> bool:
        """Whether a rectangle looks different, by more than so many steps of a colour."""
        x0, top, x1, bottom = within
        left, right = max(int(x0 * self.scale), 0) * DEPTH, math.ceil(x1 * self.scale) * DEPTH
        first, last = max(int(top * self.scale), 0), math.ceil(bottom * self.scale)
        for start in range(first * self.row, last * self.row, self.row):
            one, two = (look.pixels[start + left : start + right] for look in (self, other))
            if one != two and (not faint or max(map(abs, map(sub, one, two))) > faint):
                return True
        return False

    def differs_along(self, other: "Look", rule: Rule) -> bool:
        """Whether most places of a rule look different: where it crosses another they may."""
        room = max(rule.thickness, 1.0) / 2
        low, high = rule.at - room, rule.at + room
        step = (rule.end - rule.start) / PLACES
        spots = [rule.start + step * (place + 0.5) for place in range(PLACES)]
        found = sum(
            self.differs(other, (s, low, s, high) if rule.horizontal else (low, s, high, s))
            for s in spots
        )
        return 2 * found > PLACES


def has_layers(data: bytes) -> bool:
    """Whether a file may have layers: they are named in it, or in objects that are packed in it."""
    return LAYERS in data or b"/Encrypt" in data or any(LAYERS in text for text in _packed(data))


def _packed(data: bytes) -> Iterator[bytes]:
    """The texts of objects that stand in streams (ISO 32000-1, 7.5.7), in pieces that overlap."""
    whole = memoryview(data)
    for start in OBJECTS.finditer(data):
        stream, tail = zlib.decompressobj(), b""
        for at in range(start.end(), len(data), PIECE):
            try:
                text = tail + stream.decompress(whole[at : at + PIECE])
            except zlib.error:
                break
            yield text
            tail = text[-len(LAYERS) :]
            if stream.eof:
                break


def look(page: object, frame: Frame) -> Look:
    """Draw a page as it is shown."""
    width, height = frame.size
    scale = min(1.0, LARGEST / max(width, height, 1.0))
    across, down = max(math.ceil(width * scale), 1), max(math.ceil(height * scale), 1)
    pixels = ctypes.create_string_buffer(across * down * DEPTH)
    bitmap = c.FPDFBitmap_CreateEx(
        across, down, c.FPDFBitmap_BGRx, ctypes.addressof(pixels), across * DEPTH
    )
    c.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, WHITE_PAPER)
    c.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, 0)
    c.FPDFBitmap_Destroy(bitmap)
    return Look(pixels.raw, across * DEPTH, scale)


def switch(places: Iterable[int], *, on: bool) -> None:
    """Have objects, by address, drawn and read as text, or not."""
    for place in places:
        _set_active(prepared(place), on)


def put_away(places: Iterable[int]) -> None:
    """Have objects, by address, neither drawn nor read any more, in memory alone.

    They are moved too: of two texts that are the same PDFium leaves out the second, whether it
    reads the first or not.
    """
    for place in places:
        handle = prepared(place)
        _set_active(handle, 0)
        _transform(handle, *map(ctypes.c_double, (1, 0, 0, 1, FAR, FAR)))


def unseen_layers(page: object, frame: Frame) -> set[int]:
    """The objects, by address, of layers without which a page looks the same.

    A layer is what marked content says to be one (ISO 32000-1, 8.11.3.2), and each form and picture
    by itself, for these may belong to one without a mark. Text without paint tells nothing.
    """
    layers: dict[Layer, list[int]] = defaultdict(list)
    total = _gather(page, OF_PAGE, (), layers)
    found = [places for places in layers.values() if any(map(_is_painted, places))]
    before = look(page, frame)
    unseen: set[int] = set()
    for places in found[: max(MOST_DRAWN // max(total, 1), 2)]:
        switch(places, on=False)
        if look(page, frame).pixels == before.pixels:
            unseen.update(places)
        switch(places, on=True)
    return unseen


def _gather(
    owner: object, of: Of, above: Layer, layers: dict[Layer, list[int]], depth: int = 0
) -> int:
    """Sort the objects of a page or a form by layers, and count them all."""
    counted, get = of
    places = list(map(get, repeat(owner), range(counted(owner))))
    total = len(places)
    for place in places:
        handle = prepared(place)
        kind = _kind(handle)
        layer = (*above, *_names(handle))
        if kind == c.FPDF_PAGEOBJ_FORM:
            layer = (*layer, place)
            if depth < DEEPEST:
                total += _gather(handle, OF_FORM, layer, layers, depth + 1)
        elif kind == c.FPDF_PAGEOBJ_IMAGE:
            layer = (*layer, place)
        for length in range(1, len(layer) + 1):
            layers[layer[:length]].append(place)
    return total


def _names(handle: object) -> Iterator[int | str]:
    """What tells the layers that marks say an object is on."""
    size = ctypes.c_ulong()
    units = ctypes.create_string_buffer(LONGEST)
    out = units, ctypes.c_ulong(LONGEST), ctypes.byref(size)
    for number in range(_marks(handle)):
        place = _mark(handle, number)
        mark = prepared(place)
        if _mark_name(mark, *out) and units.raw[: size.value] == LAYER_MARK:
            is_named = _mark_text(mark, b"Name", *out) and size.value < LONGEST
            yield units.raw[: size.value].decode("utf-16-le", "replace") if is_named else place


def _is_painted(place: int) -> bool:
    handle = prepared(place)
    kind = _kind(handle)
    if kind == c.FPDF_PAGEOBJ_TEXT:
        return _mode(handle) not in UNSEEN_MODES
    return bool(kind != c.FPDF_PAGEOBJ_FORM)


def unseen_characters(
    page: object,
    frame: Frame,
    found: Iterable[Placed],
    suspects: Collection[int],
    faint: int = 0,
) -> set[Placed]:
    """Those characters of suspected text objects without which a page looks the same.

    Or no more different than by so many steps of a colour. A space goes with the letter before it.
    """
    before = look(page, frame)
    switch(suspects, on=False)
    after = look(page, frame)
    switch(suspects, on=True)
    unseen: set[Placed] = set()
    was, was_seen = 0, True
    for place, character in found:
        if place not in suspects or character.light == UNPAINTED:
            continue
        if not character.text.isspace():
            was_seen = before.differs(after, _inner(character), faint)
        elif place != was:
            was_seen = True
        was = place
        if not was_seen:
            unseen.add((place, character))
    return unseen


def _inner(c: Character) -> Corners:
    inset = INSET * (c.x1 - c.x0)
    return c.x0 + inset, c.top, c.x1 - inset, c.bottom


def whole_objects(found: Iterable[Placed], unseen: Collection[Placed]) -> set[int]:
    """The text objects of which no character is seen."""
    left = Counter(place for place, _ in found)
    left.subtract(place for place, _ in unseen)
    return {place for place, _ in unseen if not left[place]}


def seen_lines(
    page: object, frame: Frame, doubtful: Sequence[tuple[object, Rule]]
) -> Iterator[Rule]:
    """Those of many rules, each after the object that draws it, that a page looks different by."""
    if not doubtful:
        return
    handles = [handle for handle, _ in doubtful]
    before = look(page, frame)
    for handle in handles:
        _set_active(handle, 0)
    after = look(page, frame)
    for handle in handles:
        _set_active(handle, 1)
    for _, rule in doubtful:
        if before.differs_along(after, rule):
            yield rule


def without(
    unseen: Collection[Placed], found: Iterable[Placed], scanned: Collection[int]
) -> tuple[list[int], list[Character]]:
    """What is seen of characters, and without paint those that only a scan is painted over.

    They are what a recogniser read of it. The addresses of their text objects come first.
    """
    places: list[int] = []
    characters: list[Character] = []
    for place, character in found:
        is_seen = (place, character) not in unseen
        if is_seen or place in scanned:
            places.append(place)
            characters.append(character if is_seen else character._replace(light=UNPAINTED))
    return places, characters
