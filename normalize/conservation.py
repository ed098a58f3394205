"""Conservation of text: what is printed in a table on one side, what records hold on the other.

Both sides are counted over a whole rendition. The document is asked what is printed, the records
what they hold, and no parser what it consumed, so that one that loses text cannot hide it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.model import Cell, Document
from normalize.catalogue import Counts
from normalize.findings import Doubt
from normalize.headings import printed
from normalize.patterns import Pattern
from normalize.text import visible

BETWEEN = Pattern(
    r"[（(]? | [【\[［〖《〈<“\"]? | [】\]］〗》〉>”\"]? (?: [：:﹕︰∶] | —{1,2} | – )?",
    (("", {}), ("：", {}), ("】：", {}), ("（", {})),
)
BEHIND = Pattern(
    r"[）)]? | [】\]］〗》〉>”\"]? [：:﹕︰∶]?",
    (("", {}), ("）", {})),
)
"""What may stand between the texts of a cell and behind the last: the colon of a heading, the
brackets around it and around a qualifier. Whole."""

Place = tuple[int, int, int]
"""Table, row and column of a cell, each from 1."""
Claims = Mapping[Place, Sequence[str]]
"""The texts of records that stand in each cell, in the order of the cell."""


@dataclass(frozen=True, slots=True)
class Account:
    """A printed text against the texts that claim it, in visible characters.

    ``held`` are claimed, ``signs`` stand between claims; ``left`` is claimed by none. Claims
    ``again`` are of what others claim already, ``foreign`` ones are not printed there.
    """

    held: int
    signs: int
    left: str
    again: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


def account(text: str, claims: Sequence[str]) -> Account:
    """What becomes of a printed text when the claims are taken from it, each in its turn.

    >>> account("1.能力：好 1.x", ["1.", "能力", "好"])
    Account(held=5, signs=1, left='1.x', again=(), foreign=())
    >>> account("能力：好", ["能力", "好", "好", "坏"])
    Account(held=3, signs=1, left='', again=('好',), foreign=('坏',))
    """
    text = visible(text)
    at = held = signs = 0
    left = ""
    again: list[str] = []
    foreign: list[str] = []
    for claim in filter(None, map(visible, claims)):
        found = text.find(claim, at)
        if found < 0:
            (again if claim in text else foreign).append(claim)
            continue
        between = text[at:found]
        is_sign = not between or BETWEEN.whole(between) is not None
        signs += len(between) * is_sign
        left += between * (not is_sign)
        held += len(claim)
        at = found + len(claim)
    behind = text[at:]
    is_sign = not behind or BEHIND.whole(behind) is not None
    signs += len(behind) * is_sign
    left += behind * (not is_sign)
    return Account(held, signs, left, tuple(again), tuple(foreign))


@dataclass(slots=True)
class Balance:
    """Both sides of a rendition, in visible characters of its tables, and what is wrong with them.

    Of what is ``printed``, text columns hold ``held``; ``signs`` stand between their texts;
    ``aside`` are headings, bands, notes and tables that are skipped, which other findings name;
    ``left`` is in no column.
    """

    printed: int = 0
    held: int = 0
    signs: int = 0
    aside: int = 0
    left: int = 0
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def counts(self) -> "Counts":
        """The numbers alone."""
        return Counts(self.printed, self.held, self.signs, self.aside, self.left)


def conserved(document: Document, claims: Claims, is_aside: Callable[[int, Cell], bool]) -> Balance:
    """The tables on one side, the texts of the records on the other.

    ``is_aside`` says of a table's number and a cell whether another finding names what it holds.
    """
    balance = Balance()
    unmet = {place for place, texts in claims.items() if any(map(visible, texts))}
    for number, table in enumerate(document.tables, 1):
        for cell in table.cells:
            text, place = printed(cell), (number, cell.row, cell.column)
            characters = len(visible(text))
            balance.printed += characters
            if is_aside(number, cell):
                balance.aside += characters
                continue
            unmet.discard(place)
            found = account(text, claims.get(place, ()))
            balance.held += found.held
            balance.signs += found.signs
            balance.left += len(found.left)
            balance.doubts += (d.at(number, cell.row) for d in doubts_of(found, cell.column))
    for number, row, column in sorted(unmet):
        missing = "".join(claims[number, row, column])
        balance.doubts.append(_foreign(missing, column).at(number, row))
    return balance


def doubts_of(found: Account, column: int) -> Iterator[Doubt]:
    """What is wrong with a cell of that column."""
    if found.left:
        message = f"column {column}: no column of the data set holds this text"
        yield Doubt("text-unclaimed", message, None, found.left)
    for text in found.again:
        message = f"column {column}: this text is held twice, or out of its order"
        yield Doubt("text-claimed-twice", message, None, text)
    for text in found.foreign:
        yield _foreign(text, column)


def _foreign(text: str, column: int) -> Doubt:
    message = f"column {column}: a record holds this text, which is not printed there"
    return Doubt("text-not-printed", message, None, text)
