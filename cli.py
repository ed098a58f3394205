"""The command ``mulu``. Its options and what it prints are in `commands`."""

import gc
import sys

from versions import version


def main() -> None:
    """Run the command; the version alone is told before anything is loaded."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"mulu {version('mulu')}\n")
        return
    # Arrow loads numpy wherever it is, which takes longer than Arrow itself; no command needs it.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    # Records come by the million and in no cycles; looking for these takes a tenth of a run.
    gc.disable()
    from commands.app import run  # noqa: PLC0415 - takes several times as long as Python to load

    sys.exit(run())
