"""Where the time of a run goes: each stage alone in this process, then whole commands.

Seconds are CPU seconds of the fastest of several rounds, for the machines are noisy; ratios are to
a Python that does nothing, in the same run.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pyarrow as pa

from export.schema import TABLES, arrow_table
from export.writers import WRITERS
from extract.formats import read
from normalize.catalogue import normalize
from normalize.position import Origin
from normalize.profiles import PROFILES

ROOT = Path(__file__).parent.parent
CAPTURE = ROOT / "raw/shanghai-foreign-talent/trial/catalogue.txt"
PROFILE = PROFILES["shanghai-foreign-talent"]
ORIGIN = Origin("bench/bench", CAPTURE.name, "0" * 64)
MULU = Path(sys.executable).parent / "mulu"
ROUNDS = 5


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
        before, start = os.times(), time.perf_counter()
        words = [str(word) for word in arguments(number)]
        subprocess.run(words, check=True, capture_output=True, cwd=ROOT)
        after, wall = os.times(), time.perf_counter() - start
        used = after.children_user + after.children_system
        times.append((used - before.children_user - before.children_system, wall))
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


def main() -> None:
    """Print both tables."""
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


if __name__ == "__main__":
    main()
