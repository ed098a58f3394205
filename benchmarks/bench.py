"""Where the time of a run goes: each stage alone, whole commands, and Word files against others.

Seconds are CPU seconds of the fastest of several rounds, for the machines are noisy; ratios are to
a Python that does nothing, in the same run.
"""

import io
import re
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import docx
import pyarrow as pa
from lxml import etree

from export.schema import TABLES, arrow_table
from export.writers import WRITERS
from extract.formats import read
from extract.word.ooxml import tag
from normalize.catalogue import Origin, normalize
from normalize.profiles import PROFILES

ROOT = Path(__file__).parent.parent
CAPTURE = ROOT / "raw/shanghai-foreign-talent/trial/catalogue.txt"
PROFILE = PROFILES["shanghai-foreign-talent"]
ORIGIN = Origin("bench/bench", CAPTURE.name, "0" * 64)
MULU = Path(sys.executable).parent / "mulu"
ROUNDS = 5
ROW = re.compile(rb"<w:tr>.*?</w:tr>", re.DOTALL)


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of the fastest of a few rounds, in this process."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def command(arguments: Callable[[int], Sequence[object]]) -> tuple[float, float]:
    """CPU and wall seconds of a command, the fastest round; a round may have its own arguments."""
    times = []
    for number in range(ROUNDS):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        words = [str(word) for word in arguments(number)]
        subprocess.run(words, check=True, capture_output=True, cwd=ROOT)
        after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        times.append((used, wall))
    return min(times)


def write_all(writer: Callable[[pa.Table], bytes], tables: Sequence[pa.Table]) -> None:
    """All tables in one format."""
    for table in tables:
        writer(table)


def stages(data: bytes) -> dict[str, float]:
    """CPU seconds of each stage on a capture."""
    document = read(data)
    catalogue = normalize(document, PROFILE, ORIGIN)
    names = [name for name in TABLES if hasattr(catalogue, name)]
    tables = [arrow_table(name, getattr(catalogue, name), {}) for name in names]
    return {
        "extract: text to document": cpu(lambda: read(data)),
        "normalize: document to catalogue": cpu(lambda: normalize(document, PROFILE, ORIGIN)),
        "export: records to Arrow": cpu(
            lambda: [arrow_table(name, getattr(catalogue, name), {}) for name in names]
        ),
        **{
            f"export: Arrow to {form}": cpu(partial(write_all, writer, tables))
            for form, writer in WRITERS.items()
        },
    }


def longer(data: bytes, times: int) -> bytes:
    """The capture with its rows over and over; it keeps the form, not the numbers."""
    head, rows = data.decode().split("\n\n\t1\n", 1)
    return (head + ("\n\n\t1\n" + rows.rstrip()) * times + "\n").encode()


def commands(folder: Path) -> dict[str, tuple[float, float]]:
    """CPU and wall seconds of whole commands on the real edition."""
    extract = (MULU, "extract", "--quiet", "--out")
    return {
        "python -c pass": command(lambda _: (sys.executable, "-c", "pass")),
        "mulu --version": command(lambda _: (MULU, "--version")),
        "mulu extract, everything written": command(
            lambda number: (*extract, folder / str(number))
        ),
        "mulu extract, nothing changed": command(lambda _: (*extract, folder / "0")),
    }


def longer_word(data: bytes, times: int, *, by_group: bool = False) -> bytes:
    """The rebuilt Word file with its rows over and over: all in turn, or the merged groups grown.

    ``by_group`` repeats every row in its place, so that a catalogue of 3,100 positions has as many
    industries as the real one.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                start, end = part.index(b"<w:tr>", part.index(b"</w:tr>")), part.rindex(b"</w:tbl>")
                rows = part[start:end]
                if by_group:
                    rows = b"".join(map(partial(grown, times=times), ROW.findall(rows)))
                part = part[:start] + rows * (1 if by_group else times) + part[end:]
            new.writestr(name, part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def grown(row: bytes, times: int) -> bytes:
    """A row and its repeats; they continue the merge that it starts."""
    repeat = row.replace(b'<w:vMerge w:val="restart"/>', b"<w:vMerge/>")
    return row + repeat * (times - 1)


def touch_texts(data: bytes) -> int:
    """The least that a reader can do: parse the document and touch every text."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        root = etree.fromstring(file.read("word/document.xml"))
    return sum(len(element.text or "") for element in root.iter(tag("t")))


def walk(data: bytes) -> int:
    """The same table by python-docx, cell by cell."""
    (table,) = docx.Document(io.BytesIO(data)).tables
    return sum(len(cell.text) for row in table.rows for cell in row.cells)


def once(work: Callable[[], object]) -> float:
    """CPU seconds of one round, for what takes minutes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def word(data: bytes) -> None:
    """Print how the Word reader compares on tables of 3,100 rows, in this run.

    One has the real edition's rows over and over, merged by a few; one has its groups grown, which
    is what a catalogue of 3,100 positions looks like. There python-docx looks for the start of each
    merge row by row, and takes minutes.
    """
    tenth = longer_word(data, 5)
    for shape, by_group in (("rows in turn", False), ("groups grown", True)):
        long = longer_word(data, 50, by_group=by_group)
        rows = {
            "mulu: Word to document": cpu(lambda: read(long)),  # noqa: B023 - called here
            "mulu, a tenth of the rows": cpu(lambda: read(tenth)),
            "mulu extract, everything written": whole(long),
            "lxml: parse and touch every text": cpu(lambda: touch_texts(long)),  # noqa: B023
            f"python-docx {docx.__version__}: open": cpu(lambda: docx.Document(io.BytesIO(long))),  # noqa: B023
            f"python-docx {docx.__version__}: row.cells": once(lambda: walk(long)),  # noqa: B023
        }
        first = next(iter(rows.values()))
        print(f"\n{f'Word, 3,100 rows, {shape}':36} {'CPU s':>9} {'against mulu':>13}")
        for name, seconds in rows.items():
            print(f"{name:36} {seconds:9.3f} {seconds / first:13.2f}")


def whole(data: bytes) -> float:
    """CPU seconds of the whole command on a file; its numbers repeat, so errors are allowed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.docx"
        path.write_bytes(data)
        words = (MULU, "extract", "--quiet", "--allow-errors", "--catalogue", PROFILE.name)
        return command(lambda number: (*words, "--out", Path(folder) / str(number), path))[0]


def main() -> None:
    """Print all tables."""
    data = CAPTURE.read_bytes()
    one, ten = stages(data), stages(longer(data, 10))
    print(f"{'stage':36} {'62 rows':>9} {'620 rows':>9}  CPU s")
    for name, seconds in one.items():
        print(f"{name:36} {seconds:9.4f} {ten[name]:9.4f}")
    with tempfile.TemporaryDirectory() as folder:
        rows = commands(Path(folder))
    nothing = rows["python -c pass"][0]
    print(f"\n{'command':36} {'CPU s':>9} {'wall s':>9}  CPU against python -c pass")
    for name, (used, wall) in rows.items():
        print(f"{name:36} {used:9.3f} {wall:9.3f}  {used / nothing:6.1f}")
    word((CAPTURE.parent / "catalogue.rebuilt.docx").read_bytes())


if __name__ == "__main__":
    main()
