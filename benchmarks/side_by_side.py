"""Peers side by side: the same file read by mulu and by others, each in a process of its own.

mulu runs in the project's environment, the others in ``benchmarks/.venv``. Seconds are CPU seconds
of reading alone, children included, of the fastest round; start and imports stay aside.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from peers import PEERS, Row

from extract.formats import READERS, read
from normalize.catalogue import Origin
from normalize.profiles import PROFILES
from normalize.talents import read_talents

HERE = Path(__file__).parent
ROOT = HERE.parent
EDITION = ROOT / "raw/shanghai-foreign-talent/trial"
THEIR_PYTHON = HERE / ".venv/bin/python"
PATIENCE = 900.0
"""Seconds of wall time that a peer may take for all its rounds."""


def squeezed(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def carried(rows: Iterable[Row]) -> Iterator[list[str]]:
    """The rows without white space; a place marked as covered takes the text above it."""
    above: list[str] = []
    for row in rows:
        over = [*above, *[""] * len(row)]
        above = [over[n] if cell is None else squeezed(cell) for n, cell in enumerate(row)]
        yield above


def whole(position: Sequence[str], rows: Iterable[Sequence[str]]) -> bool:
    """Whether a position, its texts in printed order, came back whole.

    It did where one row of the peer's output holds its number, industry, title, requirements and
    other requirements, each as a cell of its own, complete, and in this order; further cells do not
    matter, nor does the cell that is empty in print. Compared is without white space and without
    the markup of the output. The number is as printed or as Word counts it, and a full stop or
    bracket may stand behind it. The industry is printed once and merged downwards: it counts where
    the peer repeats it in the row, states the span, or marks the place as covered; a blank counts
    as lost, for nobody can tell blank from merged. A position in two rows, as
    a page break cuts it, is not whole.
    """
    number, *texts = (text for text in position if text)
    for row in rows:
        cells = iter(row)
        if any(cell.rstrip(".)、．") == number for cell in cells) and all(
            any(cell == text for cell in cells) for text in texts
        ):
            return True
    return False


def expected() -> list[list[str]]:
    """The positions of the real edition by its text capture, without white space."""
    document = read((EDITION / "catalogue.txt").read_bytes())
    origin = Origin("bench/bench", "catalogue.txt", "0" * 64)
    catalogue = read_talents(document, PROFILES["shanghai-foreign-talent"], origin)
    printed = {(cell.row, cell.column): cell.text for cell in catalogue.cells}
    return [
        [str(p.seq), squeezed(p.industry or "")]
        + [squeezed(printed.get((p.source_row, column), "")) for column in (3, 4, 5)]
        for p in catalogue.positions
    ]


def child(name: str, path: Path) -> dict[str, Any] | str:
    """What `measure` gives in a fresh process, or why it gave nothing."""
    python = sys.executable if name == "mulu" else THEIR_PYTHON
    command = [str(python), str(HERE / "peers.py"), name, str(path)]
    try:
        run = subprocess.run(
            command, check=False, capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return f"no end within {PATIENCE:.0f} s"
    if run.returncode:
        return (run.stderr.splitlines() or [f"exit status {run.returncode}"])[-1]
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def pages(path: Path) -> int:
    """The pages of a PDF."""
    code = "import sys, pypdfium2; print(len(pypdfium2.PdfDocument(sys.argv[1])))"
    return int(subprocess.check_output([str(THEIR_PYTHON), "-c", code, str(path)]))


def side_by_side(path: Path) -> None:
    """Print the table of one file."""
    positions, count = expected(), pages(path) if path.suffix == ".pdf" else 0
    paged = f"{'pages/s':>9}" if count else ""
    print(f"\n{path.name:28} {'CPU s':>9} {'against mulu':>13}{paged} {'whole':>9}")
    first = None
    for name in PEERS[path.suffix]:
        found = child(name, path)
        if isinstance(found, str):
            print(f"{name:28} not run: {found}")
            continue
        seconds, rows = found["seconds"], list(carried(found["rows"]))
        first = seconds if name == "mulu" else first
        ratio = f"{seconds / first:13.1f}" if first else f"{'':13}"
        speed = f"{count / seconds:9.1f}" if count else ""
        good = sum(whole(position, rows) for position in positions)
        label = f"{name} {found['version']}"
        print(f"{label:28} {seconds:9.3f} {ratio}{speed} {good:3} of {len(positions)}", flush=True)


def main() -> None:
    """Print the table of each rendition of the real edition."""
    side_by_side(EDITION / "catalogue.rebuilt.docx")
    pdf = EDITION / "catalogue.rebuilt.pdf"
    if "pdf" not in READERS:
        print("\nno table for PDF: mulu has no reader for it")
    elif not pdf.exists():
        print(f"\nno table for PDF: {pdf.relative_to(ROOT)} is not there")
    else:
        side_by_side(pdf)


if __name__ == "__main__":
    main()
