"""Every pattern finds what its specimens say, and not what they say it must not find."""

import pytest

from normalize import certificates, education, experience, patterns, sections, titlepage
from normalize.patterns import Pattern

MODULES = (patterns, education, experience, certificates, sections, titlepage)
PATTERNS = {
    f"{module.__name__.removeprefix('normalize.')}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, Pattern)
}
SPECIMENS = [
    pytest.param(pattern, text, groups, id=f"{name}: {text}")
    for name, pattern in PATTERNS.items()
    for text, groups in pattern.specimens
]


@pytest.mark.parametrize(("pattern", "text", "groups"), SPECIMENS)
def test_specimen(pattern: Pattern, text: str, groups: dict[str, str] | None) -> None:
    match = pattern.search(text)
    if groups is None:
        assert match is None
    else:
        assert match is not None
        found = {name: value for name, value in match.groupdict().items() if value is not None}
        assert found == groups


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_every_pattern_has_specimens_of_both_kinds(pattern: Pattern) -> None:
    assert any(groups is not None for _, groups in pattern.specimens)
    assert any(groups is None for _, groups in pattern.specimens)
