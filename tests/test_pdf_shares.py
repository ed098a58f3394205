"""Pages that several processes share: the same document, and no other end than one process has."""

import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from pdfs import Sheet, pdf

from extract.card import file_source
from extract.child import Child
from extract.formats import read
from extract.limits import LIMITS
from extract.model import ASKED, UnreadableError

REAL = ROOT / "raw/shanghai-foreign-talent/trial/catalogue.rebuilt.pdf"
NUMBERS = "def numbers(first):\n    yield from range(first, 10, 3)\n"
"""The numbers from 1 to 9, in three shares."""


def ran(code: str, seconds: float = 20) -> subprocess.CompletedProcess[str]:
    """What became of a process that shares work."""
    start = "import os, signal, time\nfrom extract.pdf.processes import in_turn\n"
    words = [sys.executable, "-c", start + code]
    return subprocess.run(
        words, check=False, capture_output=True, text=True, cwd=ROOT, timeout=seconds
    )


def shared(path: Path, engine: str = "pdfium") -> Child:
    source = file_source(path)
    asked = replace(ASKED, processes=3, engine=engine)
    return Child(source, source.card.rendition[0], asked, LIMITS)


def test_a_document_is_the_same_whoever_read_its_pages() -> None:
    with shared(REAL) as reading:
        assert reading.document() == read(REAL.read_bytes())
    code = """
from pathlib import Path
from extract.pdf.pdfium import pages
from extract.pdf.reader import read_pdf
for path in [*Path("tests/samples/pdf").glob("*.pdf")]:
    data = path.read_bytes()
    if read_pdf(data, pages, 3) != read_pdf(data):
        print(path.name, "differs")
print(path.suffix)
"""
    assert ran(code).stdout == ".pdf\n"


def test_results_come_in_turn() -> None:
    end = ran(f"{NUMBERS}print(*in_turn(numbers, 3))")
    assert (end.stdout, end.stderr, end.returncode) == ("1 2 3 4 5 6 7 8 9\n", "", 0)


def test_a_share_is_done_by_another_process() -> None:
    code = "def who(number):\n    yield os.getpid()\nfirst, second = in_turn(who, 2)\n"
    end = ran(f"{code}print(first == os.getpid(), second == os.getpid())")
    assert end.stdout == "True False\n"


def test_where_no_process_can_be_made_this_one_does_all() -> None:
    code = "def fork():\n    raise BlockingIOError\nos.fork = fork\n"
    assert ran(f"{NUMBERS}{code}print(*in_turn(numbers, 3))").stdout == "1 2 3 4 5 6 7 8 9\n"


def test_what_a_share_raises_is_raised() -> None:
    code = "def share(number):\n    yield number\n    raise KeyError(f'page {number}')\n"
    end = ran(f"{code}for result in in_turn(share, 2):\n    print(result)")
    assert end.stdout == "1\n2\n"
    assert end.stderr.endswith("KeyError: 'page 1'\n")
    code = "def share(number):\n    yield number\n    if number == 2: raise KeyError('page 4')\n"
    end = ran(f"{code}    yield number + 2\nfor result in in_turn(share, 2):\n    print(result)")
    assert end.stdout == "1\n2\n3\n"
    assert end.stderr.endswith("KeyError: 'page 4'\n")


@pytest.mark.parametrize("name", ["SIGSEGV", "SIGABRT", "SIGKILL"])
def test_a_crash_of_a_share_ends_all(name: str) -> None:
    code = f"def share(number):\n    if number == 2: os.kill(os.getpid(), signal.{name})\n"
    end = ran(f"{code}    yield number\nlist(in_turn(share, 2))\n")
    assert end.returncode == -signal.Signals[name]


def test_the_clock_runs_for_all() -> None:
    code = "def share(number):\n    if number == 2: time.sleep(60)\n    yield number\n"
    end = ran(f"{code}signal.setitimer(signal.ITIMER_REAL, 0.5)\nlist(in_turn(share, 2))\n")
    assert end.returncode == -signal.SIGALRM


def test_no_process_is_left() -> None:
    code = "def share(number):\n    yield os.getpid()\n    time.sleep(60)\n"
    code += "_, other = (next(turns) for turns in [in_turn(share, 2)] for _ in range(2))\n"
    end = ran(
        f"{code}import gc; gc.collect()\ntry:\n    os.kill(other, 0)\n    print('left')\n"
        "except ProcessLookupError:\n    print('gone')\n"
    )
    assert end.stdout == "gone\n"


def test_a_page_that_cannot_be_read_is_the_line_it_is_for_one_process(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.table([50, 250, 450], [100, 140, 180], {(1, 1): "序号", (1, 2): "名称"})

    whole = pdf(*[page] * 8)
    kids = re.search(rb"/Kids \[ (.*?) \]", whole)
    assert kids is not None
    last = kids[1].split(b" ")[-3]
    (tmp_path / "a.pdf").write_bytes(
        whole.replace(b"%s 0 R ]" % last, b"%s 0 R ]" % (b"9" * len(last)))
    )
    with pytest.raises(UnreadableError) as alone:
        read((tmp_path / "a.pdf").read_bytes())
    with shared(tmp_path / "a.pdf") as reading, pytest.raises(UnreadableError) as told:
        reading.document()
    assert str(told.value) == str(alone.value) == "damaged PDF: page 8 cannot be read"
