"""Skills named in an ability text, found by a curated vocabulary (``skills.toml``)."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

import ahocorasick

from normalize.findings import Doubt

SkillKind = Literal["language", "tool", "framework", "standard", "method"]
KINDS: tuple[SkillKind, ...] = ("language", "tool", "framework", "standard", "method")

SHORT = 3
"""A Latin term of up to so many letters is found only as the vocabulary spells it."""

SINGLE_BEFORE = frozenset("、/，,；;（( \n通悉握用会解备如括和与及或以在")
SINGLE_BEHIND = frozenset("、/，,；;。）) \n语等和与及或编程")
"""What stands around a language of one letter: a list, or a word about it. 维生素C is none."""

LOOSE = re.compile(r"(?<=[A-Za-z0-9])[ \u00a0.·_\-\u2010-\u2013]{1,2}(?=[A-Za-z0-9])")
"""What counts for nothing between the letters of a Latin term."""

VERSION = re.compile(r"[vV]?[0-9]+(?:\.[0-9]+)*(?![A-Za-z0-9+#])")
LATIN_WORD = re.compile(r"(?<![0-9])[0-9]*[A-Za-z][A-Za-z0-9+#]*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A skill where it is named: characters of the text from 0, end exclusive."""

    skill: str
    surface: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Term:
    """An entry of the automaton: folded, ``key_length`` characters with their context.

    The term itself is ``length`` characters from ``start``; ``skill`` is None for a term that is
    no skill.
    """

    skill: str | None
    spelling: str
    start: int
    length: int
    key_length: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The skills, their kinds, the terms that are none, and the automaton that finds them all."""

    kinds: dict[str, SkillKind]
    no_skills: frozenset[str]
    automaton: ahocorasick.Automaton


@dataclass(frozen=True, slots=True)
class _Found:
    term: _Term
    start: int
    end: int


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the project, read once."""
    table = tomllib.loads(files("normalize").joinpath("skills.toml").read_text("utf-8"))
    kinds = {skill: kind for kind in KINDS for skill in table[kind]}
    no_skills = frozenset(term for terms in table["no_skill"].values() for term in terms)
    terms = [
        *(_entry(s, a) for kind in KINDS for s, names in table[kind].items() for a in (s, *names)),
        *(_entry(None, term) for term in no_skills),
    ]
    automaton = ahocorasick.Automaton()
    by_key: dict[str, list[_Term]] = {}
    for key, term in terms:
        by_key.setdefault(key, []).append(term)
    for key, found in by_key.items():
        automaton.add_word(key, tuple(found))
    automaton.make_automaton()
    return Vocabulary(kinds, no_skills, automaton)


def _entry(skill: str | None, alias: str) -> tuple[str, _Term]:
    """A key of the automaton and its term; in ``PS、[AI]`` the brackets hold the term."""
    opened, _, rest = alias.rpartition("[")
    spelling, _, behind = rest.partition("]")
    key = _key(opened + spelling + behind)
    start, length = len(_key(opened)), len(_key(spelling))
    return key, _Term(skill, spelling, start, length, len(key))


def _key(text: str) -> str:
    return fold(text)[0]


class _Each(dict[int, str]):
    """What becomes of each character, made when it is first met: a table for `str.translate`."""

    def __init__(self, make: Callable[[str], str]) -> None:
        """A table that is filled by ``make``."""
        super().__init__()
        self._make = make

    def __missing__(self, code: int) -> str:
        made = self[code] = self._make(chr(code))
        return made


def _folded(character: str) -> str:
    return unicodedata.normalize("NFKC", character).casefold()


def _narrow(character: str) -> str:
    """A wide Latin letter, digit or sign as a plain one; every character stays one character."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 and plain.isascii() and plain not in ",;:!?()" else character


FOLDED, NARROW = _Each(_folded), _Each(_narrow)


def fold(text: str) -> tuple[str, Sequence[int]]:
    """The characters of ``text`` that count, and the offset in ``text`` of each.

    Width and case are folded; what is loose between two Latin letters or digits is left out.

    >>> fold("Tensor-Flow、System C/C++")[0]
    'tensorflow、systemc/c++'
    """
    loose = {at for match in LOOSE.finditer(text) for at in range(*match.span())}
    kept = [at for at in range(len(text)) if at not in loose] if loose else range(len(text))
    characters = "".join([text[at] for at in kept]) if loose else text
    folded = characters.translate(FOLDED)
    if len(folded) == len(kept):
        return folded, kept
    return folded, [at for at in kept for _ in FOLDED[ord(text[at])]]


def read_skills(text: str | None) -> tuple[tuple[Mention, ...], tuple[Doubt, ...]]:
    """Every mention of a skill in the order of the text, and what is in doubt.

    >>> [m.surface for m in read_skills("精通C/C++、Tensor-Flow")[0]]
    ['C', 'C++', 'Tensor-Flow']
    """
    if not text:
        return (), ()
    plain = text.translate(NARROW)
    chosen = list(_chosen(plain))
    mentions = tuple(
        Mention(found.term.skill, text[found.start : found.end], found.start, found.end)
        for found in chosen
        if found.term.skill is not None
    )
    return mentions, tuple(_doubts(plain, chosen))


def _chosen(text: str) -> Iterator[_Found]:
    """From left to right the longest term at each place, none overlapping another."""
    candidates = list(_candidates(text))
    starts = {found.start for found in candidates}
    ends = {found.end for found in candidates}
    end = 0
    for found in sorted(candidates, key=_preference):
        begins = _is_edge(text, found.start, found) or _is_glued(text, found.start, ends)
        stops = _is_edge(text, found.end, found) or _is_glued(text, found.end, starts)
        whole = begins and (stops or _is_version(text, found))
        if found.start >= end and whole and _is_listed(text, found):
            yield found
            end = found.end


def _preference(found: _Found) -> tuple[int, int, int]:
    return (found.start, -found.end, -found.term.key_length)


def _candidates(text: str) -> Iterator[_Found]:
    folded, offsets = fold(text)
    for last, terms in vocabulary().automaton.iter(folded):
        for term in terms:
            first = last + 1 - term.key_length + term.start
            start, end = offsets[first], offsets[first + term.length - 1] + 1
            exact = term.length <= SHORT and term.spelling.isalnum()
            if not exact or text[start:end] == term.spelling:
                yield _Found(term, start, end)


def _is_edge(text: str, at: int, found: _Found) -> bool:
    """Whether no Latin word runs on over the offset.

    A short term is also a part of what a hyphen or an ampersand joins, as in Type-C and R&D.
    """
    if found.term.length <= SHORT:
        outwards = text[max(at - 2, 0) : at][::-1] if at == found.start else text[at : at + 2]
        if outwards[:1] in {"-", "&"} and _is_latin(outwards[1:]):
            return False
    return not (_is_latin(text[at - 1 : at]) and _is_latin(text[at : at + 1]))


def _is_listed(text: str, found: _Found) -> bool:
    """Whether a term of one letter stands where a language does, and not in C端 or 维生素C."""
    if found.term.length > 1:
        return True
    before, behind = text[found.start - 1 : found.start], text[found.end : found.end + 1]
    return (not found.start or before in SINGLE_BEFORE) and (not behind or behind in SINGLE_BEHIND)


def _is_glued(text: str, at: int, neighbours: set[int]) -> bool:
    """Whether two terms meet here without a space, as in FabricEthereum."""
    return at in neighbours and text[at - 1].islower() and text[at].isupper()


def _is_version(text: str, found: _Found) -> bool:
    """Whether a version number follows directly, as in Python3."""
    return found.term.length >= SHORT and VERSION.match(text, found.end) is not None


def _is_latin(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in {"+", "#"})


def _doubts(text: str, chosen: Sequence[_Found]) -> Iterator[Doubt]:
    for one, other in pairwise(chosen):
        if one.end == other.start and not _is_edge(text, one.end, one):
            glued = text[one.start : other.end]
            message = f"{glued} is read as {one.term.skill} and {other.term.skill}"
            yield Doubt("skills-glued", message, "skills", glued)
    covered = {at for found in chosen for at in range(found.start, found.end)}
    for word in LATIN_WORD.finditer(text):
        if covered.isdisjoint(range(*word.span())):
            message = f"{word[0]} is not in the vocabulary, neither as a skill nor as none"
            yield Doubt("term-unknown", message, "skills", word[0])
