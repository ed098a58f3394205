"""A reader in a process of its own: what becomes of it, and of the run around it."""

import io
import os
import pickle
import random
import signal
from pathlib import Path

import pytest
from conftest import ROOT, Mulu
from words import p, tbl, tr, word

from extract.card import file_source
from extract.child import Child, _Unpickler
from extract.formats import read
from extract.limits import Limits
from extract.model import ASKED, UnreadableError

CAPTURE = ROOT / "raw/shanghai-foreign-talent/trial/catalogue.txt"


def child(path: Path, limits: Limits = Limits()) -> Child:  # noqa: B008 - it is frozen
    source = file_source(path)
    return Child(source, source.card.rendition[0], ASKED, limits)


def test_a_child_gives_what_the_reader_gives() -> None:
    with child(CAPTURE) as reading:
        assert reading.document() == read(CAPTURE.read_bytes())


def test_what_the_reader_says_is_handed_on(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word(p("只有文字")))
    with child(tmp_path / "a.docx") as reading, pytest.raises(UnreadableError, match="no table"):
        reading.document()


def test_a_crash_ends_the_child_alone() -> None:
    with child(CAPTURE) as reading:
        os.kill(reading._process.pid, signal.SIGSEGV)  # noqa: SLF001
        with pytest.raises(UnreadableError, match="the reader was ended by SIGSEGV"):
            reading.document()


def test_what_hangs_is_ended() -> None:
    with child(CAPTURE, Limits(seconds=0)) as reading:
        with pytest.raises(UnreadableError, match="not read within 0 seconds"):
            reading.document()
        process = reading._process  # noqa: SLF001
    assert process.returncode == -signal.SIGKILL


def test_what_takes_too_much_memory_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "long.docx"
    draw = random.Random(1)
    texts = ("".join(draw.choices("甲乙丙丁戊己庚辛壬癸", k=300)) for _ in range(60_000))
    path.write_bytes(word(tbl(*(tr(text, "乙") for text in texts), columns=2)))
    with (
        child(path, Limits(memory=192)) as reading,
        pytest.raises(UnreadableError, match=r"within 192 MiB of memory \(--memory-limit"),
    ):
        reading.document()


def test_a_child_cannot_make_its_parent_run_anything() -> None:
    with pytest.raises(pickle.UnpicklingError, match="system is no part of a document"):
        _Unpickler(io.BytesIO(pickle.dumps(os.system))).load()


def test_an_edition_that_is_not_read_in_time_is_one_line(mulu: Mulu, tmp_path: Path) -> None:
    rows = "".join(tr(*"甲乙丙丁戊") for _ in range(60_000))
    (tmp_path / "long.docx").write_bytes(word(tbl(rows, columns=5)))
    found = mulu("extract", "--time-limit", "1", tmp_path / "long.docx")
    assert found.exit_code == 2
    assert "long.docx: not read within 1 seconds (--time-limit raises that)" in found.stderr
    assert found.stderr.count("\n") <= 2
