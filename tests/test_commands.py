"""The command: exit statuses, one clear line for all that is wrong, the last good output kept."""

import resource
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from captures import HEADINGS, Form, capture, positions
from conftest import ROOT, AddEdition, Mulu

import versions
from export import load
from fingerprints import LIBRARIES

MULU = Path(sys.executable).parent / "mulu"
GOOD = capture(positions(6), Form())
HELD_BACK = {
    "an unknown heading": (
        GOOD.replace("其他要求", "月薪").replace("行业大类", "门类"),
        "门类; 月薪",
    ),
    "unknown headings alone": (capture(positions(4), Form(), "甲乙丙丁戊"), "甲; 乙; 丙; 丁; 戊"),
    "a missing subsection": (
        GOOD.replace("2.专业学历要求：\n", "", 1),
        "table 1, row 2: without 专业学历要求",
    ),
    "a number twice": (GOOD.replace("\t4\n", "\t3\n"), "number 3 stands twice; 4 was expected"),
    "a number out of order": (GOOD.replace("\t4\n", "\t9\n"), "number 9 stands where 4 was"),
    "a lost character": (GOOD.replace("精通", "精\ufffd"), "6 characters were lost"),
}
UNREADABLE = {
    "an empty file": ("", "catalogue.txt: the file is empty"),
    "no table": ("只有文字。\n", "catalogue.txt: no table found"),
    "a PDF": ("%PDF-1.7", "catalogue.txt: the card says 'text', the first bytes say 'pdf'"),
}


@pytest.mark.parametrize(("text", "message"), HELD_BACK.values(), ids=HELD_BACK.keys())
def test_an_edition_with_errors_is_held_back(
    mulu: Mulu, add_edition: AddEdition, text: str, message: str
) -> None:
    add_edition("good")
    assert mulu("extract").exit_code == 0
    add_edition("bad", text)
    found = mulu("extract")
    assert found.exit_code == 1
    assert message in found.stderr
    assert "shanghai-foreign-talent/bad: held back" in found.stderr
    assert load("editions")["edition_id"].tolist() == ["shanghai-foreign-talent/good"]
    assert mulu("extract", "--allow-errors").exit_code == 0
    assert "error" in set(load("findings")["severity"])
    assert mulu("extract").exit_code == 1


def test_versions_are_those_that_the_installer_describes() -> None:
    assert {name: versions.version(name) for name in LIBRARIES} == {
        name: version(name) for name in LIBRARIES
    }
    with pytest.raises(PackageNotFoundError, match="none-such"):
        versions.version("none-such")


@pytest.mark.parametrize(("text", "message"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_one_line(
    mulu: Mulu, add_edition: AddEdition, text: str, message: str
) -> None:
    add_edition("good")
    add_edition("bad", text)
    found = mulu("extract", "--quiet")
    assert found.exit_code == 2
    assert message in found.stderr
    assert found.stderr.count("\n") == 1
    assert found.stdout == ""
    assert load("editions")["edition_id"].tolist() == ["shanghai-foreign-talent/good"]


def test_an_edition_that_goes_bad_keeps_its_last_good_output(
    mulu: Mulu, add_edition: AddEdition
) -> None:
    folder = add_edition("2023")
    mulu("extract")
    (folder / "catalogue.txt").write_text("spoiled")
    found = mulu("extract")
    assert found.exit_code == 2
    assert "the file is not the one of the card" in found.stderr
    assert len(load("positions")) == 6


def test_a_card_with_an_unknown_key(mulu: Mulu, add_edition: AddEdition) -> None:
    add_edition("2023", card='publsher = "市政府"')
    found = mulu("extract", "--quiet")
    assert found.exit_code == 2
    assert (
        "edition.toml: the card has unknown keys: publsher (known: title, rendition, region"
        in found.stderr
    )
    assert found.stderr.count("\n") == 1


def test_a_file_with_headings_that_no_catalogue_has(mulu: Mulu, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(capture(positions(3), Form(), "甲乙丙丁戊"), encoding="utf-8")
    found = mulu("extract", "a.txt")
    assert found.exit_code == 0
    assert "adhoc/a: read as generic, for it has the headings of no catalogue" in found.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "nowhere.txt"], "nowhere.txt: No such file or directory"),
        (["extract", "--raw", "nowhere"], "nowhere: no edition here"),
        (["extract", "--catalogue", "beijing"], "no edition of the catalogue 'beijing'"),
        (["extract", "a.txt", "--catalogue", "beijing"], "no profile 'beijing' (known: shanghai-"),
        (["extract", "a.txt", "sub/a.txt"], "two files would both be adhoc/a"),
        (["extract", "--jobs", "0"], "Invalid value for '--jobs'"),
        (["extract", "--out", "a.txt"], "a.txt: File exists"),
        (["nonsense"], "No such command"),
        (["extract", "--nonsense"], "No such option"),
    ],
)
def test_wrong_usage(
    add_edition: AddEdition, tmp_path: Path, arguments: list[str], message: str
) -> None:
    add_edition("2023")
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "sub/a.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    found = subprocess.run(
        [MULU, *arguments], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert found.returncode == 2
    assert message in found.stderr
    assert found.stderr.count("\n") == 1


def test_a_catalogue_by_name(mulu: Mulu, add_edition: AddEdition) -> None:
    add_edition("2023")
    add_edition("2023", catalogue="beijing-foreign-talent")
    assert mulu("extract", "--catalogue", "beijing-foreign-talent").exit_code == 0
    assert load("editions")["catalogue"].tolist() == ["beijing-foreign-talent"]


def test_check_writes_nothing(mulu: Mulu, add_edition: AddEdition, tmp_path: Path) -> None:
    add_edition("2023")
    found = mulu("check")
    assert found.exit_code == 0
    assert "sound" in found.stdout
    assert not (tmp_path / "out").exists()
    add_edition("bad", GOOD.replace("\t4\n", "\t3\n"))
    assert mulu("check").exit_code == 1


def test_the_run_ends_with_a_table_of_counts(mulu: Mulu) -> None:
    lines = mulu("extract", "--raw", ROOT / "raw").stdout.splitlines()
    assert lines[0].split() == ["edition", "status", "positions", "errors", "warnings", "infos"]
    assert lines[1].split() == ["shanghai-foreign-talent/trial", "published", "62", "0", "2", "46"]


def test_elsewhere_than_on_a_terminal_progress_is_plain_lines(mulu: Mulu) -> None:
    found = mulu("extract", "--raw", ROOT / "raw")
    assert found.stderr == "read shanghai-foreign-talent/trial (1 of 1)\n"


def test_formats(mulu: Mulu) -> None:
    found = mulu("formats")
    assert found.exit_code == 0
    assert [line.split("\t")[:2] for line in found.stdout.splitlines()] == [
        ["reads", "docx"],
        ["reads", "doc"],
        ["reads", "flat-opc"],
        ["reads", "word-2003-xml"],
        ["reads", "rtf"],
        ["reads", "pdf"],
        ["reads", "html"],
        ["reads", "mhtml"],
        ["reads", "text"],
        ["writes", "parquet"],
        ["writes", "csv"],
        ["writes", "json"],
        ["knows", "shanghai-foreign-talent"],
        ["knows", "weee-customs-codes"],
        ["knows", "generic"],
    ]


def test_without_arguments_the_help_is_shown() -> None:
    found = subprocess.run([MULU], capture_output=True, text=True, check=True)
    assert "Usage: mulu" in found.stdout
    assert "extract" in found.stdout


def test_telling_the_version_takes_no_more_than_eight_starts_of_python() -> None:
    def seconds(*arguments: object) -> float:
        start = time.perf_counter()
        subprocess.run([str(a) for a in arguments], capture_output=True, check=True)
        return time.perf_counter() - start

    nothing = min(seconds(sys.executable, "-c", "pass") for _ in range(7))
    assert min(seconds(MULU, "--version") for _ in range(7)) <= 8 * nothing


@pytest.mark.parametrize("arguments", [["--version"], ["--version", "extract"]])
def test_version(arguments: list[str]) -> None:
    found = subprocess.run([MULU, *arguments], capture_output=True, text=True, check=True)
    assert found.stdout == f"mulu {version('mulu')}\n"


def test_the_version_is_told_before_anything_is_loaded() -> None:
    code = (
        "import sys; sys.argv = ['mulu', '--version']; import cli; cli.main(); print(*sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"typer", "rich", "pyarrow", "pandas", "regex"} & set(found.stdout.split())


def test_nothing_heavy_is_loaded_where_nothing_has_changed(mulu: Mulu, tmp_path: Path) -> None:
    mulu("extract", "--raw", ROOT / "raw")
    code = (
        "import sys, atexit; atexit.register(lambda: print(*sys.modules)); "
        f"sys.argv = ['mulu', 'extract', '--raw', {str(ROOT / 'raw')!r}]; import cli; cli.main()"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert "unchanged" in found.stdout
    assert not {"pyarrow", "pandas", "regex", "ahocorasick"} & set(found.stdout.split())


def test_nothing_that_a_run_does_not_need_is_loaded(tmp_path: Path) -> None:
    pdf = ROOT / "raw/shanghai-foreign-talent/trial/catalogue.rebuilt.pdf"
    code = (
        "import sys, atexit; "
        "atexit.register(lambda: print(*(name for name in sys.modules if sys.modules[name]))); "
        f"sys.argv = ['mulu', 'extract', {str(pdf)!r}]; import cli; cli.main()"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert "published" in found.stdout
    unneeded = {"numpy", "pandas", "pyarrow.compute", "multiprocessing", "lxml", "pdfplumber"}
    assert not unneeded & set(found.stdout.split())


def test_a_disk_that_is_full_is_one_line(tmp_path: Path) -> None:
    """A real limit of the system, met while files are written."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    def extract(**options: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            [MULU, "extract", "--quiet", "--raw", ROOT / "raw", "--out", tmp_path / "out"],
            capture_output=True,
            text=True,
            check=False,
            **options,
        )

    assert extract().returncode == 0
    state = tmp_path / "out" / ".state.json"
    state.write_text(state.read_text("utf-8").replace('"fingerprint": "', '"fingerprint": "0'))
    before = {p: p.read_bytes() for p in (tmp_path / "out").rglob("*.*") if p.is_file()}
    full = extract(preexec_fn=limited)
    assert full.returncode == 2
    assert "File too large; the last good output is untouched" in full.stderr
    assert full.stderr.count("\n") == 1
    assert {p: p.read_bytes() for p in (tmp_path / "out").rglob("*.*") if p.is_file()} == before
    assert extract().returncode == 0


def test_headings_of_the_tests_are_those_of_the_catalogue() -> None:
    text = (ROOT / "raw/shanghai-foreign-talent/trial/catalogue.txt").read_text("utf-8")
    assert "\n".join(f"\t{heading}" for heading in HEADINGS) in text


@pytest.mark.parametrize("arguments", [["formats"], ["extract", "--raw", ROOT / "raw"]])
def test_an_output_that_cannot_be_written_is_one_line(
    tmp_path: Path, arguments: list[object]
) -> None:
    with Path("/dev/full").open("w") as full:
        found = subprocess.run(
            [MULU, *map(str, arguments)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=tmp_path,
        )
    assert found.returncode == 2
    assert "Traceback" not in found.stderr
    assert found.stderr.splitlines()[-1] == "mulu: standard output: No space left on device"


def test_a_card_that_cannot_be_read_is_named_by_its_edition(
    mulu: Mulu, add_edition: AddEdition
) -> None:
    (add_edition("2023") / "edition.toml").write_text("title = ")
    found = mulu("extract")
    assert found.exit_code == 2
    assert "shanghai-foreign-talent/2023  unreadable" in found.stdout
