"""Paragraphs of a Word document with the numbers that Word counts (ECMA-376 part 1, 17.9, 17.16).

They come in document order, which is the order in which Word counts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from extract.model import Paragraph, Remark
from extract.word.counted import FieldNumbers, Place
from extract.word.instructions import name_of
from extract.word.marks import NESTED, PICTURE, UNSEEN, is_unseen, no_result
from extract.word.numbering import Numbering
from extract.word.ooxml import attribute, number
from extract.word.text import BOX, COUNTED, DOUBT, LEVEL, LIST, RUBY, STYLE, Beside, beside_in

Spot = tuple[int | None, int | None]
"""Where a paragraph stands: its table and row, from 1; None outside of tables."""

NOWHERE: Spot = (None, None)
OF_LISTS = {STYLE, LIST, LEVEL}


@dataclass(slots=True)
class Paragraphs:
    """Makes paragraphs of what is read; ``remarks`` are its doubts, with their place.

    ``default_counts`` says whether a paragraph counts that says nothing. ``_unstored`` has, for
    each table and field name, how many numbers were counted and the row of the first, ``_pictures``
    the same of pictures.
    """

    numbering: Numbering
    remarks: dict[Remark, None] = field(default_factory=dict)
    default_counts: bool = field(init=False)
    _fields: FieldNumbers = field(init=False)
    _unstored: dict[tuple[int | None, str], tuple[int, int | None]] = field(default_factory=dict)
    _pictures: dict[int | None, tuple[int, int | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Ask once whether a paragraph counts that says nothing."""
        self.default_counts = self.numbering.counts_by_default
        self.begin_story(in_body=True)

    def begin_story(self, *, in_body: bool = False) -> None:
        """Begin a story: fields count in each by themselves."""
        self._fields = FieldNumbers(self.numbering, in_body)

    def made(
        self, text: str, beside: Sequence[Beside], spot: Spot = NOWHERE
    ) -> tuple[Paragraph, Sequence[etree._Element]]:
        """A paragraph with its counted label, and its text boxes."""
        if not beside and not self.default_counts:
            return Paragraph(text), ()
        said = {kind: part for _, kind, part in beside}
        label = self._label(said)
        if COUNTED in said:
            text, beside, label = self._filled(text, beside, label, spot)
        if self.numbering.remarks:
            self._fetch_doubts(spot)
        if said.keys() <= OF_LISTS:
            return Paragraph(text, label), ()
        for doubt in (part for _, kind, part in beside if kind is DOUBT):
            self._tell_mark(doubt, spot)
        readings = tuple((at, part.text or "") for at, kind, part in beside if kind is RUBY)
        return Paragraph(text, label, readings), [part for _, kind, part in beside if kind is BOX]

    def skip(self, mark: etree._Element, spot: Spot = NOWHERE) -> None:
        """Count a paragraph that is not seen, and fields in it."""
        beside = beside_in(mark)
        self._label({kind: part for _, kind, part in beside})
        self._count(beside)
        self._fetch_doubts(spot)

    def pass_over(self, beside: Sequence[Beside]) -> None:
        """Count the fields of a paragraph in a cell that a merge covers; it has no number."""
        self._begin({kind: part for _, kind, part in beside})
        self._count(beside)

    def tell(self, code: str, message: str, spot: Spot, text: str = "") -> None:
        """Note a doubt with its place."""
        self.remarks[Remark(code, message, text, *spot)] = None

    def take(self, remarks: Iterable[Remark], spot: Spot = NOWHERE) -> None:
        """Note doubts that are known but for their place."""
        for remark in remarks:
            self.tell(remark.code, remark.message, spot, remark.text)

    @property
    def by_table(self) -> Iterator[Remark]:
        """What is told once for a table: numbers that the file does not store, and pictures."""
        for table, (count, row) in self._pictures.items():
            what = "a picture" if count == 1 else f"{count} pictures"
            where = "outside of tables" if table is None else "in a table"
            message = f"{what} {where}: what is seen there is not read"
            yield Remark("picture-not-read", message, table=table, row=row)
        for (table, name), (count, row) in self._unstored.items():
            numbers = "a number" if count == 1 else f"{count} numbers"
            message = f"{numbers} of {name} fields: the file stores none, counted as Word counts"
            yield Remark("field-counted", message, table=table, row=row)

    def _label(self, said: Mapping[str, etree._Element]) -> str | None:
        """Count a paragraph by what it says itself of its style and list."""
        place = self._begin(said)
        return None if place is None else self.numbering.label(*place)

    def _begin(self, said: Mapping[str, etree._Element]) -> tuple[str, int] | None:
        """Begin a paragraph, for the fields in it; its list and level."""
        style = attribute(said[STYLE], "val") if STYLE in said else None
        list_id = attribute(said[LIST], "val") if LIST in said else None
        level = number(said[LEVEL], "val") if LEVEL in said else None
        place = self.numbering.place(style, list_id, level)
        self._fields.begin(style, place)
        return place

    def _count(self, beside: Sequence[Beside]) -> None:
        """Count the fields of a paragraph that is not seen."""
        for mark in (part for _, kind, part in beside if kind is COUNTED):
            self._number(mark, leads=True)

    def _filled(
        self, text: str, beside: Sequence[Beside], label: str | None, spot: Spot
    ) -> tuple[str, Sequence[Beside], str | None]:
        """A text with what its fields show, what stands beside it, and its label.

        A number that stands alone, but for signs such as brackets, is the paragraph's label.
        """
        parts: list[str] = []
        moved: list[Beside] = []
        done = added = 0
        leads = True
        for at, kind, part in beside:
            if kind is COUNTED:
                between = text[done:at]
                leads = leads and not between.strip()
                shown = self._shown(part, spot, leads=leads)
                parts += [between, shown]
                added += len(shown)
                done = at
            else:
                moved.append((at + added, kind, part))
        whole = "".join((*parts, text[done:]))
        if added and not any(map(str.isalnum, text)):
            return "", moved, " ".join(filter(None, (label, *whole.split())))
        return whole, moved, label

    def _number(self, mark: etree._Element, *, leads: bool) -> str | None:
        """Count a field and give its number; None where that is not known."""
        place = Place(leads, mark.get("within") in {UNSEEN, NESTED})
        return self._fields.shown(mark.get("instruction", ""), place, mark.get("stored"))

    def _shown(self, mark: etree._Element, spot: Spot, *, leads: bool) -> str:
        """What a field shows; a doubt where that is not known."""
        shown, code = self._number(mark, leads=leads), mark.get("instruction", "")
        if is_unseen(mark) or mark.get("stored") is not None:
            return ""
        if shown is None:
            self._tell_mark(no_result(code), spot)
        elif shown:
            at = (spot[0], name_of(code))
            count, row = self._unstored.get(at, (0, spot[1]))
            self._unstored[at] = (count + 1, row)
        return shown or ""

    def _tell_mark(self, mark: etree._Element, spot: Spot) -> None:
        code, message, text = (mark.get(name, "") for name in ("code", "message", "text"))
        if code == PICTURE:
            count, row = self._pictures.get(spot[0], (0, spot[1]))
            self._pictures[spot[0]] = (count + 1, row)
            return
        self.remarks[Remark(code, message, text, *spot)] = None

    def _fetch_doubts(self, spot: Spot) -> None:
        """Take over what the numbering doubts, at the place where it first does."""
        for remark in self.numbering.remarks:
            self.remarks[replace(remark, table=spot[0], row=spot[1])] = None
        self.numbering.remarks.clear()
