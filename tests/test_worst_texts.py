"""Every pattern takes time in proportion to a text, also to the worst one that it allows.

For each pattern the worst texts are made of what it looks for: every beginning and every end of
its specimens, and the signs that patterns repeat, each so often that they fill a long text, with a
beginning that fits before them and an end that does not fit behind. What takes time in proportion
to the square of a text's length takes minutes for one of these.
"""

import importlib
import pkgutil
import re
import time
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import regex

import export
import extract
import extract.pdf
import normalize
from normalize import patterns
from normalize.openings import known
from normalize.patterns import Pattern
from normalize.profiles import PROFILES

LENGTH = 20_000
SECONDS = 0.5
"""Of CPU for one text: linear patterns take a hundredth of it."""

SIGNS = (
    *(
        "1",
        "１",
        "一",
        "十",
        "a",
        "年",
        "学",
        "的",
        "、",
        "，",
        "。",
        "：",
        "-",
        "—",
        "\\",
        '"',
        "%",
    ),
    *(" ", "\u3000", "\n", "（", "(", "【", "1.", "、1", "1 ", "a ", "年 ", "，a", "(a", "及以上"),
    *("要求", "本科", "硕士", "专业", "取得", "从事", "工作经历", "证书名称", "续", "续表", "第"),
)
Search = Callable[..., Any]


def modules() -> Iterator[tuple[str, object]]:
    for package in (extract, normalize, export):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield found.name, importlib.import_module(found.name)


METHODS = "search|match|fullmatch|whole|each|finditer|findall|sub|split"
USES = rf"(?:\[[^\]]*\])?(?:\.compiled)?\.({METHODS})\("


def uses() -> dict[int, tuple[str, object, set[str]]]:
    """Every pattern that is a module's constant: its name, itself, and what is called on it."""
    found: dict[int, tuple[str, object, set[str]]] = {}
    for module_name, module in modules():
        source = Path(str(vars(module)["__file__"])).read_text("utf-8")
        for name, value in vars(module).items():
            if isinstance(value, Pattern | re.Pattern | regex.Pattern):
                own = found.setdefault(id(value), (f"{module_name}.{name}", value, set()))
                own[2].update(re.findall(rf"\b{name}{USES}", source))
    return found


def searches() -> Iterator[tuple[str, Search, tuple[str, ...]]]:
    """Every way in which a pattern is used, with the specimens of the pattern."""
    for name, value, called in uses().values():
        specimens = value.specimens if isinstance(value, Pattern) else ()
        for use in sorted(called):
            yield f"{name}.{use}", method(value, use), tuple(text for text, _ in specimens)
    for profile in PROFILES.values():
        for field in ("requirements", "other"):
            wordings = tuple(w for s in profile.subsections_of(field) for w in s.wordings)
            if wordings:
                pattern = known(profile, field).pattern
                yield f"headings of {profile.name}, {field}", method(pattern, "finditer"), wordings


def method(pattern: object, use: str) -> Search:
    if isinstance(pattern, Pattern) and not hasattr(pattern, use):
        pattern = pattern.compiled
    called: Search = getattr(pattern, use)
    if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, bytes):
        return lambda text: called(text.encode())
    if use == "sub":
        return partial(called, "")
    if use in {"each", "finditer"}:
        return lambda text: deque(called(text), maxlen=0)
    return called


def worst(specimens: tuple[str, ...]) -> Iterator[str]:
    """Long texts of what a pattern looks for."""
    pieces = {*SIGNS, *specimens} - {""}
    for specimen in specimens:
        pieces.update(specimen[:end] for end in range(1, len(specimen), 5))
        pieces.update(specimen[start:] for start in range(1, len(specimen), 5))
    heads = ["", *(specimen[: len(specimen) // 2] for specimen in specimens[:1])]
    for piece in sorted(pieces):
        filling = (piece * (LENGTH // len(piece) + 1))[:LENGTH]
        for head in heads:
            yield f"{head}{filling}\x00"
        yield filling


FOUND = {name: (search, specimens) for name, search, specimens in searches()}


@pytest.mark.parametrize("name", FOUND)
def test_time_grows_with_the_text_and_no_faster(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "PATIENCE", 2 * SECONDS)  # what fails does not take minutes
    search, specimens = FOUND[name]
    for text in worst(specimens):
        begun = time.process_time()
        search(text)
        taken = time.process_time() - begun
        assert taken < SECONDS, f"{taken:.1f} s for {text[:30]!r} …"


def test_a_search_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "PATIENCE", 0.05)
    slow = Pattern(r"(?: a | a ) {1,40} b", ())
    begun = time.process_time()
    with pytest.raises(TimeoutError):
        slow.search("a" * 5000)
    assert time.process_time() - begun < SECONDS
