"""What ``mulu diff`` shows: how two editions differ, for a terminal, a file or a pull request."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pipeline
from export.changes import changes
from export.dataset import main_of
from export.schema import arrow_table
from export.state import folder_of, state_of
from extract.card import CARD, file_source, read_source
from extract.model import UnreadableError
from normalize.catalogue import Catalogue, Main
from normalize.model import Change, ChangeKind
from sources import Request

KINDS: tuple[ChangeKind, ...] = ("added", "removed", "renamed", "changed")
WORD = re.compile(r"[A-Za-z0-9]+|.", re.DOTALL)
"""What is compared: a Latin word or a number as a whole, each other character by itself."""
CONTEXT = 12
"""So many words are shown before and behind each difference within a text."""
MARKUP = re.compile(r"[\\`*_~|<>\[\]#&]")

Mark = Callable[[str, str], str]
"""Shows words: those of the first text alone are told by ``-``, of the second by ``+``."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two editions: the rows of its main table, how many errors it has."""

    name: str
    rows: Sequence[Mapping[str, Any]]
    main: Main
    errors: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """All that is different about one position."""

    kind: ChangeKind
    industry: str
    before: str | None
    after: str | None
    fields: tuple[Change, ...]


def side_of(name: str, request: Request) -> Side:
    """An edition by its id, from ``raw`` or else from ``out``; or a file."""
    card = request.raw / name / CARD
    if card.is_file():
        source = read_source(card)
    elif Path(name).is_file():
        source = file_source(Path(name))
    elif (state := state_of(request.out)).is_whole(name):
        import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

        main = main_of(state.entries[name])
        path = request.out / folder_of(name) / f"{main.table}.parquet"
        return Side(name, pq.read_table(path).to_pylist(), main)
    else:
        message = f"{name}: no edition under {request.raw} or {request.out}, and no file"
        raise UnreadableError(message)
    first = replace(source.card, rendition=source.card.rendition[:1])
    result = pipeline.read_one(replace(source, card=first), request)
    if result.catalogue is None:
        raise UnreadableError(result.message)
    return side_from(name, result.catalogue)


def side_from(name: str, catalogue: Catalogue) -> Side:
    """An edition that was read."""
    errors = sum(finding.severity == "error" for finding in catalogue.findings)
    rows = arrow_table(catalogue.main.table, catalogue.rows, {}).to_pylist()
    return Side(name, rows, catalogue.main, errors)


def items_of(before: Side, after: Side) -> list[Item]:
    """The differences, a position at a time, by kind; `UnreadableError` where none are followed."""
    main = after.main
    if main != before.main or main.title is None:
        why = "they are of different catalogues" if main != before.main else "no catalogue is known"
        message = f"{before.name}, {after.name}: {why}; rows are not followed"
        raise UnreadableError(message)
    groups = {row[main.key]: row[main.group or main.key] for row in (*before.rows, *after.rows)}
    by_position: dict[tuple[str, bool], list[Change]] = {}
    for change in changes(before.rows, after.rows, main):
        key = (change.position_id, change.change == "removed")
        by_position.setdefault(key, []).append(change)
    titles = {row[main.key]: row[main.title] for row in after.rows}
    items = []
    for (position_id, _), found in by_position.items():
        first = found[0]
        whole = first.change != "changed"
        old, new = (first.before, first.after) if whole else (titles[position_id],) * 2
        fields = tuple(change for change in found if change.change == "changed")
        items.append(Item(first.change, groups[position_id] or "", old, new, fields))
    return sorted(items, key=lambda item: KINDS.index(item.kind))


def words(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Stretches of two texts: ``=`` in both, ``-`` in the first alone, ``+`` in the second.

    >>> list(words("具有2年经验", "具有10年经验"))
    [('=', '具有'), ('-', '2'), ('+', '10'), ('=', '年经验')]
    """
    one, other = WORD.findall(before), WORD.findall(after)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for tag, start, stop, first, behind in matcher.get_opcodes():
        if tag == "equal":
            yield "=", "".join(one[start:stop])
        else:
            yield from (("-", "".join(one[start:stop])),) * (stop > start)
            yield from (("+", "".join(other[first:behind])),) * (behind > first)


def shown(before: str | None, after: str | None, mark: Mark) -> str:
    """Two texts as one, the differences marked, what is long between them left out."""
    parts = list(words(before or "", after or ""))
    texts = []
    for place, (kind, text) in enumerate(parts):
        head = text[:CONTEXT] if place else ""
        tail = text[-CONTEXT:] if place < len(parts) - 1 else ""
        long = kind == "=" and len(head) + len(tail) + 1 < len(text)
        texts.append(mark("=", f"{head}…{tail}") if long else mark(kind, text))
    return "".join(texts).replace("\n", " ")


def plain(kind: str, text: str) -> str:
    """Words for a file, marked as ``git diff --word-diff`` does."""
    return {"-": f"[-{text}-]", "+": f"{{+{text}+}}"}.get(kind, text)


def coloured(kind: str, text: str) -> str:
    """Words for a terminal: red and struck through, green."""
    codes = {"-": "31;9", "+": "32"}
    return f"\x1b[{codes[kind]}m{text}\x1b[0m" if kind in codes else text


def marked_up(kind: str, text: str) -> str:
    """Words for Markdown; ``**`` would not open beside Chinese punctuation."""
    escaped = MARKUP.sub(r"\\\g<0>", text)
    tags = {"-": "del", "+": "ins"}
    return f"<{tags[kind]}>{escaped}</{tags[kind]}>" if kind in tags else escaped


def counted(side: Side) -> str:
    """How many rows an edition has, in the words of its table.

    >>> counted(Side("a/b", (), Main("customs_codes", "code_id")))
    '0 customs codes'
    """
    return f"{len(side.rows)} {side.main.table.replace('_', ' ')}"


def summary(before: Side, after: Side, items: Sequence[Item]) -> str:
    """How many positions there are, and what became of them, in a sentence."""
    counts = Counter(item.kind for item in items)
    told = [f"{counts[kind]} {kind}" for kind in KINDS]
    same = len(after.rows) - sum(counts[kind] for kind in KINDS if kind != "removed")
    sizes = f"{counted(before)} before, {len(after.rows)} after"
    return f"{sizes}: {', '.join(told)}, {same} the same"


def as_text(before: Side, after: Side, mark: Mark) -> Iterator[str]:
    """The differences as lines for people."""
    items = items_of(before, after)
    yield f"{before.name} → {after.name}"
    yield summary(before, after, items)
    for item in items:
        title = _title(item, mark)
        yield f"{item.kind:8} {item.industry} · {title}"
        for change in item.fields:
            yield f"  {change.field}: {shown(change.before, change.after, mark)}"


def as_markdown(before: Side, after: Side) -> Iterator[str]:
    """The differences as Markdown for a pull request."""
    items = items_of(before, after)
    yield f"## {before.name} → {after.name}"
    yield f"\n{summary(before, after, items)}."
    for kind in KINDS:
        own = [item for item in items if item.kind == kind]
        if own:
            yield f"\n### {len(own)} {kind}\n"
        for item in own:
            yield f"- {marked_up('=', item.industry)} · {_title(item, marked_up)}"
            for change in item.fields:
                text = shown(change.before, change.after, marked_up)
                yield f"  - `{change.field}`: {text}"


def _title(item: Item, mark: Mark) -> str:
    """The title, marked where it is another now."""
    if item.kind != "renamed":
        return mark("=", item.after or item.before or "")
    return shown(item.before, item.after, mark)
