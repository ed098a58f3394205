"""Files from anywhere: limits before work, nothing executed, fetched or written elsewhere."""

import hashlib
import os
import re
import signal
import subprocess
import sys
import time
import unicodedata
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from captures import Form, capture, positions
from conftest import ROOT, AddEdition, Mulu
from pdfs import Sheet, pdf
from words import p, relations, tbl, tr, word

import extract.limits
import extract.pdf.pdfium
import extract.pdf.pdfium.objects
import extract.word.package
from commands.differences import marked_up
from export import load
from extract.card import file_source
from extract.child import Child
from extract.formats import read
from extract.limits import LIMITS, Limits
from extract.model import ASKED, UnreadableError

GOOD = capture(positions(6), Form())
DOCX = word(tbl(tr("a", "b")))


def packed(files: dict[str, bytes | str]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return stream.getvalue()


def parts(data: bytes) -> dict[str, bytes | str]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def child(path: Path, limits: Limits) -> Child:
    source = file_source(path)
    return Child(source, source.card.rendition[0], ASKED, limits)


# limits before work


def test_limits_are_in_one_place_with_an_option_each(mulu: Mulu) -> None:
    assert Limits(seconds=300, memory=4096, size=512, files=64) == LIMITS
    text = mulu("extract", "--help").stdout
    for option in ("--time-limit", "--memory-limit", "--size-limit", "--open-files"):
        assert option in text


def test_a_file_that_is_too_large_is_not_opened(mulu: Mulu, tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(3 * 1024 * 1024)
    found = mulu("extract", "a.txt", "--size-limit", "2", "--quiet")
    assert found.exit_code == 2
    assert found.stderr == "mulu: a.txt: larger than 2 MiB (--size-limit raises that)\n"


def test_a_card_that_is_too_large_is_not_read(mulu: Mulu, add_edition: AddEdition) -> None:
    with (add_edition("2023") / "edition.toml").open("ab") as file:
        file.truncate(3 * 1024 * 1024)
    assert "larger than 1 MiB" in mulu("extract").stderr


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(
    mulu: Mulu, add_edition: AddEdition, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert mulu("extract", "a.txt").stderr == "mulu: a.txt: no regular file\n"
    folder = add_edition("2023")
    (folder / "catalogue.txt").unlink()
    os.mkfifo(folder / "catalogue.txt")
    assert "catalogue.txt: no regular file" in mulu("extract").stderr


def test_a_zip_of_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.word.package, "MOST_PARTS", 10)
    more = parts(DOCX) | {f"word/media/{n}.png": b"" for n in range(10)}
    with pytest.raises(UnreadableError, match="the zip file has 14 parts; up to 10 are read"):
        read(packed(more), "docx")


@pytest.mark.parametrize("name", ["word/Document.xml", "WORD/document.xml", "/word/document.xml"])
def test_two_parts_of_one_name_are_refused(name: str) -> None:
    other = parts(word(tbl(tr("other", "table"))))["word/document.xml"]
    with pytest.raises(UnreadableError, match=r"the file holds /word/document\.xml twice"):
        read(packed(parts(DOCX) | {name: other}))


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd"])
def test_a_part_that_is_named_outside_the_file_is_not_looked_for_there(target: str) -> None:
    files = parts(DOCX) | {"_rels/.rels": relations({"officeDocument": target})}
    with pytest.raises(UnreadableError, match="a zip file without a document in it"):
        read(packed(files), "docx")


def test_pages_are_counted_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.pdf.pdfium, "MOST_PAGES", 2)
    data = pdf(*[lambda sheet: sheet.table([0, 99], [0, 50], {(1, 1): "甲"})] * 3)
    with pytest.raises(UnreadableError, match="says that it has 3 pages; up to 2 are read"):
        read(data)


def test_objects_are_counted_as_often_as_they_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.pdf.pdfium.objects, "MOST_OBJECTS", 20)

    def lines(sheet: Sheet) -> None:
        for height in range(30):
            sheet.line(0, height, 99, height)

    data = pdf(lines)
    with pytest.raises(UnreadableError, match="page 1 draws more than 20 objects"):
        read(data)


def test_a_table_of_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.limits, "MOST_CELLS", 5)
    with pytest.raises(UnreadableError, match="table 1 has 6 cells; up to 5 are read"):
        read(word(tbl(*[tr("a", "b")] * 3)))


def test_a_cell_of_too_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.limits, "MOST_CHARACTERS", 9)
    with pytest.raises(UnreadableError, match="row 1, column 2: a cell of more than 9 characters"):
        read(word(tbl(tr("a", "b" * 10))))


def test_a_long_cell_of_what_is_looked_for_is_read_in_time(mulu: Mulu, tmp_path: Path) -> None:
    """Every reader of fields meets a text of a hundred thousand characters that it looks for."""
    rows = positions(6)
    worst = "1.职业能力要求：\n" + "、C1 1.1，(" * 11_000 + "\n2.专业学历要求：\n"
    worst += "取得" + "，法学" * 1000 + "\n3.从业资历要求：\n" + "三年一二" * 1000
    rows[1] = (*rows[1][:3], worst[:99_000], rows[1][4])
    (tmp_path / "a.txt").write_text(capture(rows, Form()), "utf-8")
    begun = time.process_time()
    assert mulu("extract", "a.txt", "--quiet").exit_code in {0, 1}
    assert time.process_time() - begun < 20


# a process for each file


def test_a_child_that_hangs_is_ended_with_its_group(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(DOCX)
    with child(tmp_path / "a.docx", Limits(seconds=1)) as reading:
        process = reading._process  # noqa: SLF001
        os.kill(process.pid, signal.SIGSTOP)
        with pytest.raises(UnreadableError, match="not read within 1 seconds"):
            reading.document()
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


CONFINED = """
import resource, sys
from extract.child import confine
from extract.limits import Limits
confine(Limits(files=20))
print(resource.getrlimit(resource.RLIMIT_NOFILE), resource.getrlimit(resource.RLIMIT_FSIZE))
try:
    with open("written", "w") as file:
        file.write("x")
except OSError as error:
    print(error.strerror)
"""


def test_a_child_can_write_nothing_and_open_little(tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-c", CONFINED], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert found.stdout.splitlines() == ["(20, 20) (0, 0)", "File too large"]


def test_an_answer_that_is_none_is_one_line(
    mulu: Mulu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that was taken over may end well and say anything."""
    (tmp_path / "reader").write_text("#!/bin/sh\ncat >/dev/null\necho nonsense\n")
    (tmp_path / "reader").chmod(0o755)
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    monkeypatch.setattr("extract.child.sys.executable", str(tmp_path / "reader"))
    found = mulu("extract", "a.txt", "--quiet")
    assert found.exit_code == 2
    assert found.stderr.startswith("mulu: a.txt: the reader gave no document for this file (")
    assert found.stderr.count("\n") == 1


def test_a_rendition_that_cannot_be_read_is_one_finding_and_the_others_go_on(
    mulu: Mulu, add_edition: AddEdition
) -> None:
    add_edition("good")
    folder = add_edition("2023")
    bad = b"%PDF-1.7 nothing"
    (folder / "b.pdf").write_bytes(bad)
    card = folder / "edition.toml"
    digest = hashlib.sha256(bad).hexdigest()
    more = f'[[rendition]]\nfile = "b.pdf"\nformat = "pdf"\norigin = "made"\nsha256 = "{digest}"\n'
    card.write_text(card.read_text("utf-8") + more, "utf-8")
    found = mulu("extract")
    assert found.exit_code == 1
    assert "2023: rendition-unread: b.pdf: damaged PDF" in found.stderr
    assert load("editions")["edition_id"].tolist() == ["shanghai-foreign-talent/good"]
    assert mulu("extract", "--allow-errors").exit_code == 0
    assert load("findings").query("code == 'rendition-unread'")["source_file"].tolist() == ["b.pdf"]


# nothing is executed, fetched, or written elsewhere


def test_no_module_of_the_current_folder_is_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    for name in ("extract", "zipfile", "json", "regex", "lxml", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("import os; os._exit(99)")
    found = subprocess.run(
        [Path(sys.executable).parent / "mulu", "extract", "a.txt", "--quiet"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.returncode, found.stderr) == (0, "")


WATCHED = """
import sys
from pathlib import Path
from extract.formats import read
from extract.model import UnreadableError
read(Path(sys.argv[1]).read_bytes())  # all modules are loaded
seen = []
def watch(event, arguments):
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    started = event.startswith(("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn"))
    if writes or started or event in {"os.system", "os.remove", "os.rename", "os.mkdir"}:
        seen.append((event, arguments))
sys.addaudithook(watch)
for name in sys.argv[2:]:
    try:
        read(Path(name).read_bytes())
    except UnreadableError:
        pass
print(seen)
"""

LINKED = relations({"officeDocument": "word/document.xml"}).replace(
    "</Relationships>",
    '<Relationship Id="x" TargetMode="External" Target="http://127.0.0.1:9/a.dotm" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
    "</Relationships>",
)
HOSTILE = {
    "external.docx": packed(parts(DOCX) | {"_rels/.rels": LINKED}),
    "macros.docx": packed(parts(DOCX) | {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 100}),
    "command.docx": word(
        tbl(tr("a", "b"))
        + '<w:p><w:fldSimple w:instr=" DDEAUTO cmd &quot;/c calc&quot; "/>'
        + '<w:fldSimple w:instr=" INCLUDEPICTURE &quot;http://127.0.0.1:9/a.png&quot; "/></w:p>'
    ),
    "entities.docx": packed(
        parts(DOCX)
        | {
            "word/document.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/a">'
            '<!ENTITY y SYSTEM "file:///etc/passwd">]><a>&x;&y;</a>'
        }
    ),
    "names.docx": packed(parts(DOCX) | {"../../evil": b"x", "/evil": b"x", "a\x1b\0": b"x"}),
}


def test_nothing_is_executed_fetched_or_written(tmp_path: Path) -> None:
    (tmp_path / "whole.docx").write_bytes(DOCX)
    for name, data in HOSTILE.items():
        (tmp_path / name).write_bytes(data)
    found = subprocess.run(
        [sys.executable, "-c", WATCHED, "whole.docx", *HOSTILE],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout == "[]\n"


def test_only_the_output_is_written(mulu: Mulu, raw: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")}
    assert mulu("extract", "--raw", raw, "--out", tmp_path / "own" / "out").exit_code == 0
    mulu("check", "--raw", raw, "--out", tmp_path / "own" / "out", "--no-cross-check")
    after = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if "out" not in p.parts}
    assert after.keys() == before.keys()
    assert all(after[p] == before[p] for p in before if p.name != "own")


NAMES = {
    "a control character": ("a\x1b[2Jb.txt", "the name holds characters that are not printed"),
    "a line break": ("a\nb.txt", "the name holds characters that are not printed"),
    "a text direction": ("a\u202etxt.exe", "the name holds characters that are not printed"),
}


@pytest.mark.parametrize(("name", "message"), NAMES.values(), ids=NAMES.keys())
def test_a_name_that_a_terminal_would_obey_is_refused(
    mulu: Mulu, tmp_path: Path, name: str, message: str
) -> None:
    (tmp_path / name).write_text(GOOD, "utf-8")
    for command in ("extract", "add"):
        found = mulu(command, name)
        assert found.exit_code == 2
        assert message in found.stderr
        assert found.stderr.count("\n") == 1
        assert found.stderr.rstrip("\n").isprintable()


@pytest.mark.parametrize(
    "names", [("é.txt", unicodedata.normalize("NFD", "é.txt")), ("A.txt", "a.txt")]
)
def test_names_that_differ_in_form_or_case_are_one(
    mulu: Mulu, tmp_path: Path, names: tuple[str, str]
) -> None:
    for at, name in enumerate(names):
        (tmp_path / str(at)).mkdir()
        (tmp_path / str(at) / name).write_text(GOOD, "utf-8")
    found = mulu("extract", *(f"{at}/{name}" for at, name in enumerate(names)))
    assert found.exit_code == 2
    assert "two files would both be adhoc/" in found.stderr


def test_no_name_leads_out_of_the_output(mulu: Mulu, tmp_path: Path) -> None:
    for name in ("..txt", "...", "a..b.txt", "-rf.txt", "ß" * 120 + ".txt"):
        (tmp_path / name).write_text(GOOD, "utf-8")
        assert mulu("extract", f"./{name}").exit_code == 0
    folders = [path.name for path in (tmp_path / "out" / "editions" / "adhoc").iterdir()]
    assert len(folders) == len(set(folders)) == 4
    assert all(not name.startswith((".", "-")) and len(name.encode()) <= 255 for name in folders)


CARDS = ["../a.txt", "/etc/passwd", "a\\\\b.txt", "..", "a\\u001b.txt", "sub/a.txt"]


@pytest.mark.parametrize("name", CARDS)
def test_a_card_names_files_beside_it_alone(mulu: Mulu, add_edition: AddEdition, name: str) -> None:
    card = add_edition("2023") / "edition.toml"
    card.write_text(card.read_text("utf-8").replace("catalogue.txt", name), "utf-8")
    found = mulu("extract", "--quiet")
    assert found.exit_code == 2
    assert "is no file name beside the card" in found.stderr
    assert found.stderr.count("\n") == 1


# output that is safe to open


def test_no_path_of_the_machine_is_in_the_output(mulu: Mulu, raw: Path, tmp_path: Path) -> None:
    assert mulu("extract", "--raw", raw).exit_code == 0
    places = [str(tmp_path), str(ROOT), str(Path.home())]
    for path in (tmp_path / "out").rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        for place in places:
            assert place.encode() not in data, f"{path} names {place}"
    cells = load("cells", out=tmp_path / "out").to_csv()
    findings = load("findings", out=tmp_path / "out").to_csv()
    assert not any(place in cells + findings for place in places)


def test_formulas_and_markup_of_a_source_are_texts_in_the_output(
    mulu: Mulu, tmp_path: Path
) -> None:
    rows = positions(6)
    rows[0] = (*rows[0][:2], '=HYPERLINK("http://x","y")', *rows[0][3:])
    rows[1] = (*rows[1][:2], "@SUM(1)<script>alert(1)</script>", *rows[1][3:])
    (tmp_path / "=cmd.txt").write_text(capture(rows, Form()), "utf-8")
    assert mulu("extract", "=cmd.txt").exit_code == 0
    for path in (tmp_path / "out").rglob("*.csv"):
        fields = path.read_text("utf-8-sig").replace("\r\n", ",").split(",")
        assert not [f for f in fields if f.lstrip('"').startswith(("=", "@", "+"))], path
    assert "<script" not in (tmp_path / "out" / "README.md").read_text("utf-8")


def test_markdown_of_a_source_is_text_in_the_output_of_diff(mulu: Mulu, tmp_path: Path) -> None:
    rows = positions(6)
    (tmp_path / "a.txt").write_text(capture(rows, Form()), "utf-8")
    rows[0] = (*rows[0][:2], "<img src=x onerror=alert(1)>&lt;b&gt;[a](http://x)`|", *rows[0][3:])
    (tmp_path / "b.txt").write_text(capture(rows, Form()), "utf-8")
    found = mulu("diff", "a.txt", "b.txt", "--markdown")
    assert found.exit_code == 0
    bare = re.sub(r"\\.|</?(?:del|ins)>", "", found.stdout)
    assert not set("<>&`|[]") & set(bare.replace("`title`", "").replace("`skills`", ""))
    assert marked_up("=", "<&>") == r"\<\&\>"


def test_a_paragraph_of_a_hostile_text_is_a_text(mulu: Mulu, tmp_path: Path) -> None:
    """Control characters of a Word file's text are not obeyed by the terminal that tells them."""
    (tmp_path / "a.docx").write_bytes(word(p("\u009b2J\u202e标题") + tbl(tr("\u009b2J甲", "乙"))))
    found = mulu("extract", "a.docx", "--catalogue", "shanghai-foreign-talent")
    assert found.exit_code in {1, 2}
    assert all(line.isprintable() for line in found.stderr.splitlines())
