"""Rows that hold no position, and lines over a group of rows: headings again, notes, bands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regex import Match

from extract.model import Cell, Document, Paragraph
from normalize.findings import Doubt
from normalize.groups import BAND, BARE, GROUP_COUNT, GROUP_NUMBER, TOTAL, is_note
from normalize.headings import Headings, one_line, seen
from normalize.marks import order_of
from normalize.profile import FEWEST_HEADINGS, Field, Profile
from normalize.text import visible

REQUIRED: tuple[Field, ...] = ("requirements", "ability", "education", "experience")


@dataclass(frozen=True, slots=True)
class Aside:
    """Why a row is no position; and the industry, if it names that of the rows below it."""

    doubt: Doubt
    industry: str | None = None

    @property
    def as_last(self) -> Doubt:
        """The doubt where no position follows: there it names no group."""
        return self.doubt if self.industry is None else _full_width(self.doubt.text or "")


def aside(
    cells: Sequence[Cell], headings: Headings, texts: Mapping[Field, str], profile: Profile
) -> Aside | None:
    """Why a row is no position; None where it may be one."""
    row = cells[0].row
    said = [text for cell in cells if visible(text := one_line(cell))]
    if row < headings.first:
        band = BAND.whole(said[0]) if len(said) == 1 else None
        message = "a row above the headings; kept in the table cells alone"
        return _band(band) if band else Aside(Doubt("caption", message))
    filled = {name: text for name, text in texts.items() if text}
    repeats = all(profile.field_of(text) == name for name, text in filled.items())
    again = headings.repeats(cells) or (repeats and len(filled) >= FEWEST_HEADINGS)
    if row <= headings.row or again:
        return Aside(Doubt("header-repeated", "the heading row stands again"))
    if _is_numbering(said, cells):
        message = "the columns are numbered"
        return Aside(Doubt("header-repeated", message, None, " ".join(said)))
    if said and _is_note(said, texts):
        return Aside(Doubt("note", "a note in a row of its own", None, " ".join(said)))
    return _alone(cells, said, headings, texts)


def _is_numbering(said: Sequence[str], cells: Sequence[Cell]) -> bool:
    """Whether a row counts the columns, a number in each: 1 2 3 4 5."""
    is_full = len(said) == len(cells) > FEWEST_HEADINGS
    return is_full and all(order_of(text) == place for place, text in enumerate(said, 1))


def _is_note(said: Sequence[str], texts: Mapping[Field, str]) -> bool:
    """Whether a row holds a note or a sum: in a cell or two, or a sum and nothing required."""
    if len(said) <= FEWEST_HEADINGS:
        return is_note(said[0])
    return bool(TOTAL.search(visible(said[0]))) and not _requires(texts)


def _requires(texts: Mapping[Field, str]) -> bool:
    return any(texts.get(name) for name in REQUIRED)


def _alone(
    cells: Sequence[Cell], said: Sequence[str], headings: Headings, texts: Mapping[Field, str]
) -> Aside | None:
    """What a row is of which one cell alone holds text, or two that are parts of a band."""
    if len(said) == len((1, 2)):
        return _in_two(said, headings, texts)
    if len(said) != 1:
        return None
    (text,) = said
    band = BAND.whole(text)
    if band:
        return _band(band)
    only = len(cells) == 1 and cells[0].column == 1
    first = visible(one_line(cells[0])) and headings.fields.get(1) not in {"title", "industry"}
    bare = BARE.whole(text) if (only or first) and not _has_industries(headings) else None
    if bare:
        return Aside(bare_band(text), bare["industry"])
    full = only and 1 < headings.width <= cells[0].column_span
    return Aside(_full_width(text)) if full else None


def _has_industries(headings: Headings) -> bool:
    return "industry" in headings.fields.values()


def _in_two(said: Sequence[str], headings: Headings, texts: Mapping[Field, str]) -> Aside | None:
    """A band whose number or count has a cell of its own, where industries have no column."""
    if _has_industries(headings) or _requires(texts):
        return None
    number, count = GROUP_NUMBER.whole(said[0]), GROUP_COUNT.whole(said[1])
    band = BAND.whole(" ".join(said)) if number or count else None
    return _band(band) if band else None


def _band(match: Match[str]) -> Aside:
    doubt = Doubt("band", "a row that names a group", None, match.string)
    return Aside(doubt, match["industry"])


def bare_band(text: str) -> Doubt:
    """A name alone is read as an industry."""
    message = f"{text!r} is read as the industry of the rows below it, by its place alone"
    return Doubt("band-unmarked", message, "industry", text)


def unread_band(text: str) -> Doubt:
    """A text over rows whose industry stands in such texts alone, and that is not read as one."""
    message = f"{text!r} stands over rows without an industry of their own: does it name theirs?"
    return Doubt("band-unread", message, "industry", text)


def band_in_cell(text: str) -> Doubt | None:
    """A cell whose last line has the form and the count of a band; some captures put it there."""
    line = text.rpartition("\n")[2]
    band = BAND.whole(line)
    if not band or not GROUP_COUNT.whole(line[band.end("industry") :].removeprefix("类").strip()):
        return None
    message = f"{line!r} ends a cell, and looks like the name of the group of the rows below it"
    return Doubt("band-unread", message, "industry", line)


def _full_width(text: str) -> Doubt:
    """A text over all columns that is neither a band nor shows that it is a note."""
    message = "a text over all columns that names no group; kept in the table cells alone"
    return Doubt("note-unmarked", message, None, text)


def names_above(document: Document) -> dict[int, str]:
    """The name that stands alone above each table, where one stands above each and all differ."""
    names: dict[int, str] = {}
    number, line = 1, ""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            line = seen(block) if visible(block.text) else line
            continue
        if BARE.whole(line):
            names[number] = line
        number, line = number + 1, ""
    several = len(names) > 1 and len(set(names.values())) == number - 1
    return names if several else {}
