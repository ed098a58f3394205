"""What takes long to make and every catalogue needs, made while its file is still being read."""

from normalize.certificates import country_codes
from normalize.patterns import Pattern
from normalize.skills import vocabulary


def prepare() -> None:
    """Compile the patterns of all modules that are loaded, and load the vocabularies."""
    for pattern in Pattern.made:
        _ = pattern.compiled
    vocabulary()
    country_codes()
