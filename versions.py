"""The versions of what is installed, told by the names of folders.

`importlib.metadata` reads whole descriptions and loads what reads letters; both take longer than
anything else at the start of a command.
"""

import re
import sys
from functools import cache
from pathlib import Path

FOLDER = re.compile(r"(?P<name>.+?)-(?P<version>[^-]+)\.dist-info")
"""How an installer names what it notes of a distribution (PyPA: recording installed projects)."""


def version(name: str) -> str:
    """The version of a distribution that is installed."""
    found = _versions().get(_normal(name))
    if found is None:
        from importlib.metadata import version as described  # noqa: PLC0415 - as above

        return described(name)
    return found


@cache
def _versions() -> dict[str, str]:
    folders = [Path(entry) for entry in reversed(sys.path) if entry]
    names = (path.name for folder in folders if folder.is_dir() for path in folder.iterdir())
    found = (match for name in names if (match := FOLDER.fullmatch(name)))
    return {_normal(match["name"]): match["version"] for match in found}


def _normal(name: str) -> str:
    """A name as distributions are compared by.

    >>> _normal("pdfminer.six")
    'pdfminer-six'
    """
    return re.sub(r"[-_.]+", "-", name).lower()
