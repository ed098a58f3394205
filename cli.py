"""The command ``mulu``. Its options and what it prints are in `commands`."""

import sys
from importlib.metadata import version


def main() -> None:
    """Run the command; the version alone is told before anything is loaded."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"mulu {version('mulu')}\n")
        return
    from commands import app  # noqa: PLC0415 - takes as long as ten pythons to load

    app()
