"""Write the golden tables anew from the real edition: run it, then read the difference."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from export.schema import TABLES
from pipeline import extract
from sources import Request

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Refuse in CI, where nobody reads the difference."""
    if os.environ.get("CI"):
        sys.exit("golden files are not renewed in CI")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        (outcome,) = extract(Request(raw=ROOT / "raw", out=out), lambda *_: None)
        if outcome.status != "published":
            sys.exit(f"{outcome.edition_id} is {outcome.status}")
        for table in TABLES:
            shutil.copyfile(out / f"{table}.json", ROOT / "tests" / "golden" / f"{table}.json")


if __name__ == "__main__":
    main()
