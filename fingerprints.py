"""What an edition is made from: its card, its files, what is asked, the code and its libraries."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from extract.card import Source
from versions import version

STAGES = ("extract", "normalize", "export")
LIBRARIES = (
    *("mulu", "babel", "lxml", "olefile", "pdfminer-six", "pdfplumber", "pyahocorasick", "pyarrow"),
    *("pypdfium2", "pypinyin", "rapidfuzz", "regex"),
)
"""Distributions whose version may change what is written."""


def fingerprint(source: Source, asked: str, digests: Iterable[str]) -> str:
    """A hash of all that shapes what is written of an edition.

    ``digests`` are the SHA-256 of its files: of an edition that was read, those that were read,
    whatever the files are by now.
    """
    made_from = f"{source.card}{asked}{_code()}{' '.join(digests)}"
    return hashlib.sha256(made_from.encode()).hexdigest()


def digest(path: Path) -> str:
    """The SHA-256 of a file; of one that is not there, none."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def _code() -> str:
    """A hash of the code and of the versions of the libraries that shape the output."""
    found = hashlib.sha256()
    here = Path(__file__).parent
    for path in sorted(p for stage in STAGES for p in (here / stage).rglob("*.*")):
        if path.suffix in {".py", ".toml"}:
            found.update(path.read_bytes())
    found.update((here / "pipeline.py").read_bytes())
    found.update(" ".join(version(name) for name in LIBRARIES).encode())
    return found.hexdigest()
