"""What reading a PDF costs, beside what its engine and pdfplumber take for the same pages."""

import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
from pypdfium2 import raw

from extract.formats import read
from extract.model import Asked

ROOT = Path(__file__).parent.parent
PDF = ROOT / "raw/shanghai-foreign-talent/trial/catalogue.rebuilt.pdf"
MULU = Path(sys.executable).parent / "mulu"
ROUNDS = 5
MANY = 600
CORES = os.cpu_count() or 1
SHARED = Asked(processes=CORES)
READ = (
    "import sys; from extract.pdf.reader import read_pdf; read_pdf(open(sys.argv[1], 'rb').read())"
)

PLUMB = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as document:
    for page in document.pages:
        page.extract_tables()
"""


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


def spent() -> float:
    """CPU seconds of this process and of those that it started and that have ended."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def seconds(works: dict[str, Callable[[], object]]) -> dict[str, tuple[float, float]]:
    """CPU and wall seconds of each at its fastest; they take turns, for the machine may be busy.

    Those of processes that a work starts and ends count too.
    """
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            before, start = spent(), time.perf_counter()
            work()
            times[name].append((spent() - before, time.perf_counter() - start))
    return {
        name: (min(cpu for cpu, _ in found), min(wall for _, wall in found))
        for name, found in times.items()
    }


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


def best(words_of: Callable[[int], Sequence[object]]) -> tuple[float, float, float]:
    """The same of the fastest of a few rounds, each figure by itself; a round gives the words."""
    cpu, wall, most = zip(*(command(*words_of(turn)) for turn in range(ROUNDS)), strict=True)
    return min(cpu), min(wall), max(most)


def ratio(name: str, found: float, wanted: str) -> None:
    """Print a ratio beside what it is to be."""
    print(f"{name:52} {found:7.2f}   {wanted}")


def read_pages() -> None:
    """Print what reading takes, within one process and shared by as many as there are cores."""
    data = PDF.read_bytes()
    ten = longer(data, 140)
    rows = seconds(
        {
            "mulu: PDF to document": lambda: read(data),
            f"mulu, shared by {CORES} processes": lambda: read(data, asked=SHARED),
            "mulu, ten times the pages": lambda: read(ten),
            "pypdfium2: every box and path": lambda: hand_over(data),
            f"pdfplumber {pdfplumber.__version__}: tables": lambda: plumb(data),
        }
    )
    print(f"\n{'PDF, 14 pages':36} {'CPU s':>9} {'wall s':>9}")
    for name, (cpu, wall) in rows.items():
        print(f"{name:36} {cpu:9.3f} {wall:9.3f}")
    mulu, shared, tenfold, engine, plumber = rows.values()
    ratio("mulu to pypdfium2, CPU", mulu[0] / engine[0], "at most 2.5")
    ratio("pdfplumber to mulu, CPU", plumber[0] / mulu[0], "at least 10")
    ratio("pdfplumber to mulu, shared, wall", plumber[1] / shared[1], "at least 10")
    ratio("mulu, ten times the pages to one, CPU", tenfold[0] / mulu[0], "about 10")


def run_commands() -> None:
    """Print what whole commands take, start-up and all files written."""
    with tempfile.TemporaryDirectory() as folder:
        many = Path(folder) / "many.pdf"
        many.write_bytes(longer(PDF.read_bytes(), MANY))
        words = (MULU, "extract", "--quiet", "--catalogue", "shanghai-foreign-talent", PDF, "--out")
        plumber_words = (sys.executable, "-c", PLUMB, PDF)
        runs = {
            "mulu extract, everything written": best(lambda turn: (*words, f"{folder}/{turn}")),
            "pdfplumber, tables of all pages": best(lambda _: plumber_words),
            f"mulu, {MANY} pages read": command(sys.executable, "-c", READ, many),
        }
    print(f"\n{'command':36} {'CPU s':>9} {'wall s':>9} {'MiB':>9}")
    for name, (cpu, wall, most) in runs.items():
        print(f"{name:36} {cpu:9.3f} {wall:9.3f} {most:9.0f}")
    mulu, plumber, long = runs.values()
    ratio("pdfplumber to mulu extract, CPU", plumber[0] / mulu[0], "at least 5")
    ratio("pdfplumber to mulu extract, wall", plumber[1] / mulu[1], "at least 5")
    ratio(f"MiB at the highest, {MANY} pages", long[2], "at most 400")


def main() -> None:
    """Print the tables, and each ratio beside what it is to be."""
    read_pages()
    run_commands()


if __name__ == "__main__":
    main()
