"""What a profile is: the headings and subsections of one catalogue, in every wording met."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from extract.model import Document
from normalize.catalogue import Catalogue, Origin
from normalize.model import SectionKey
from normalize.text import folded

FEWEST_HEADINGS = 2
RequirementField = Literal["requirements", "other"]
Field = str
"""What a column holds; a subsection of the requirements may have a column of its own."""
Reader = Callable[[Document, "Profile", Origin], Catalogue]


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """What two spellings of a heading have in common: no spaces, no closing colon, one width.

    >>> heading_key("岗位 名称：") == heading_key("岗位名称")
    True
    """
    return folded(text).rstrip(":")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the catalogue: its field, and every heading it is printed under.

    One that many other tables have too is not its ``own``.
    """

    field: Field
    wordings: tuple[str, ...]
    required: bool = True
    own: bool = True


@dataclass(frozen=True, slots=True)
class Subsection:
    """A subsection of a requirement cell: its key, and every heading it is printed under.

    ``items`` are headings that stand inside it and open no subsection of their own.
    """

    key: SectionKey
    field: RequirementField
    wordings: tuple[str, ...]
    required: bool = True
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Profile:
    """One catalogue: what its headings and subsections are called, and what its tables are.

    ``catalogue`` is the record of its tables, ``reader`` makes one of a document.
    """

    name: str
    title: str
    catalogue: type[Catalogue]
    reader: Reader
    headings: tuple[Heading, ...] = ()
    subsections: tuple[Subsection, ...] = ()

    def field_of(self, text: str) -> Field | None:
        """The field of the column that is headed ``text``."""
        return self._known.get(heading_key(text))

    @cached_property
    def _known(self) -> dict[str, Field]:
        """The fields by what the spellings of a heading have in common."""
        columns = reversed(list(self._columns()))  # of two, the first holds
        return {heading_key(word): field for field, words in columns for word in words}

    def _columns(self) -> Iterator[tuple[Field, tuple[str, ...]]]:
        yield from ((heading.field, heading.wordings) for heading in self.headings)
        yield from ((s.key, s.wordings) for s in self.subsections_of("requirements"))

    def lacking(self, fields: Collection[Field]) -> list[str]:
        """The headings that are needed, and that a table with columns of ``fields`` does not have.

        Columns for subsections stand in for the one that holds them all.
        """
        parts = self.subsections_of("requirements")
        apart = "requirements" not in fields and any(part.key in fields for part in parts)
        needed = [(h.field, h.wordings) for h in self.headings if h.required]
        if apart:
            needed = [(field, words) for field, words in needed if field != "requirements"]
            needed += [(part.key, part.wordings) for part in parts if part.required]
        return [words[0] for field, words in needed if field not in fields]

    def subsections_of(self, field: RequirementField) -> tuple[Subsection, ...]:
        """The subsections of a requirement column."""
        return tuple(s for s in self.subsections if s.field == field)

    def recognises(self, texts: Sequence[str]) -> bool:
        """Whether a row is a heading row: two known headings or more, one of them its own."""
        fields = self.recognised(texts)
        own = {heading.field for heading in self.headings if heading.required and heading.own}
        return len(fields) >= FEWEST_HEADINGS and bool(fields & own)

    def recognised(self, texts: Iterable[str]) -> set[Field]:
        """The fields that a row of headings names."""
        return set(self._fields(texts))

    def _fields(self, texts: Iterable[str]) -> Iterator[Field]:
        return (field for text in texts if (field := self.field_of(text)) is not None)
