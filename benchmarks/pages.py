"""What reading a PDF costs, beside what its engine and pdfplumber take for the same pages."""

import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
from pypdfium2 import raw

from extract.formats import read

ROOT = Path(__file__).parent.parent
PDF = ROOT / "raw/shanghai-foreign-talent/trial/catalogue.rebuilt.pdf"
MULU = Path(sys.executable).parent / "mulu"
ROUNDS = 3
MANY = 600
READ = (
    "import sys; from extract.pdf.reader import read_pdf; read_pdf(open(sys.argv[1], 'rb').read())"
)


def longer(data: bytes, pages: int) -> bytes:
    """A PDF with the pages of another over and over, until there are so many."""
    source, made = pdfium.PdfDocument(data), pdfium.PdfDocument.new()
    while len(made) < pages:
        made.import_pages(source, range(min(len(source), pages - len(made))))
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def hand_over(data: bytes) -> None:
    """What pypdfium2 takes for the box of every character and the bounds of every path."""
    document = pdfium.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            text.get_charbox(index)
        for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
            path.get_bounds()
        text.close()
        page.close()
    document.close()


def plumb(data: bytes) -> None:
    """The tables of each page by pdfplumber."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of the fastest of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def command(*words: object) -> tuple[float, float, float]:
    """CPU seconds, wall seconds and MiB at the highest of a command, with its children."""
    start = time.perf_counter()
    process = subprocess.Popen(list(map(str, words)), cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    data = PDF.read_bytes()
    ten = longer(data, 140)
    rows = {
        "mulu: PDF to document": seconds(lambda: read(data)),
        "mulu, ten times the pages": seconds(lambda: read(ten)),
        "pypdfium2: every box and path": seconds(lambda: hand_over(data)),
        f"pdfplumber {pdfplumber.__version__}: tables": seconds(lambda: plumb(data)),
    }
    first = next(iter(rows.values()))
    print(f"\n{'PDF, 14 pages':36} {'CPU s':>9} {'against mulu':>13}")
    for name, used in rows.items():
        print(f"{name:36} {used:9.3f} {used / first:13.2f}")
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "long.pdf"
        long.write_bytes(longer(data, MANY))
        words = ("extract", "--quiet", "--catalogue", "shanghai-foreign-talent", "--out", folder)
        runs = {
            "mulu extract, everything written": command(MULU, *words, PDF),
            f"mulu, {MANY} pages read": command(sys.executable, "-c", READ, long),
        }
    print(f"\n{'command':36} {'CPU s':>9} {'wall s':>9} {'MiB':>9}")
    for name, (cpu, wall, most) in runs.items():
        print(f"{name:36} {cpu:9.3f} {wall:9.3f} {most:9.0f}")


if __name__ == "__main__":
    main()
