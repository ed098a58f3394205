"""What a profile is: the headings and subsections of one catalogue, in every wording met."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from normalize.model import SectionKey
from normalize.text import folded

FEWEST_HEADINGS = 2
RequirementField = Literal["requirements", "other"]
Field = Literal["number", "industry", "title", "requirements", "other"]


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """What two spellings of a heading have in common: no spaces, no closing colon, one width.

    >>> heading_key("岗位 名称：") == heading_key("岗位名称")
    True
    """
    return folded(text).rstrip(":")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the catalogue: its field, and every heading it is printed under."""

    field: Field
    wordings: tuple[str, ...]
    required: bool = True


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


@dataclass(frozen=True, slots=True)
class Profile:
    """One catalogue: what its headings and subsections are called."""

    name: str
    title: str
    headings: tuple[Heading, ...]
    subsections: tuple[Subsection, ...]

    def field_of(self, text: str) -> Field | None:
        """The field of the column that is headed ``text``."""
        key = heading_key(text)
        return next((h.field for h in self.headings if key in map(heading_key, h.wordings)), None)

    def subsections_of(self, field: RequirementField) -> tuple[Subsection, ...]:
        """The subsections of a requirement column."""
        return tuple(s for s in self.subsections if s.field == field)

    def recognises(self, texts: Sequence[str]) -> bool:
        """Whether a row is a heading row: two known headings or more, one of them needed."""
        fields = self.recognised(texts)
        needed = {heading.field for heading in self.headings if heading.required}
        return len(fields) >= FEWEST_HEADINGS and bool(fields & needed)

    def recognised(self, texts: Iterable[str]) -> set[Field]:
        """The fields that a row of headings names."""
        return set(self._fields(texts))

    def _fields(self, texts: Iterable[str]) -> Iterator[Field]:
        return (field for text in texts if (field := self.field_of(text)) is not None)
