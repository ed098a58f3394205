"""Feed a reader with what a coverage-guided fuzzer makes of small files; `make fuzz` runs it.

A file is read or refused by `UnreadableError`; whatever else is raised is a find, as is an input
that takes longer than the fuzzer's time for one. A Word file is a zip, in which a changed byte is
only a damaged zip; so the first byte of an input says which part of a whole file the rest becomes.
"""

import io
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import atheris
from captures import HEADINGS
from test_word_taken_in import ARCHIVE, PAGE, TAKEN_IN
from test_wordml import old
from words import abstract, counted, lvl, num, p, tbl, tr, with_files
from words import word as word_file

with atheris.instrument_imports(include=["extract", "normalize"]):
    from extract.formats import reader
    from extract.limits import within
    from extract.model import ASKED, Document, UnreadableError
    from normalize.catalogue import Origin, normalize
    from normalize.profiles import PROFILES, recognise

ROOT = Path(__file__).parent.parent
ORIGIN = Origin("x/y", "file", "0" * 64)
SMALL = 40_000
PARTS = ("word/document.xml", "word/numbering.xml", "word/styles.xml", "_rels/.rels")
REAL = ROOT / "raw" / "shanghai-foreign-talent" / "trial"


def parts_of(path: Path | io.BytesIO) -> dict[str, bytes]:
    """The parts of a Word file."""
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


SMALL_FILE = word_file(
    tbl(
        tr(*HEADINGS), tr("1", "金融", "精算人才", p("1.职业能力要求：精通C语言。"), ""), columns=5
    ),
    styles='<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/></w:style>',
    numbering=abstract(1, lvl(0, "%1."), lvl(1, "%1.%2")) + num(1, 1),
)
WHOLE = parts_of(io.BytesIO(SMALL_FILE))


def word(data: bytes) -> bytes:
    """A Word file of which one part is the input; or the input itself."""
    which, rest = (data[0] % (len(PARTS) + 1), data[1:]) if data else (0, b"")
    if which == len(PARTS):
        return rest
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, content in (WHOLE | {PARTS[which]: rest}).items():
            file.writestr(name, content)
    return stream.getvalue()


def word_seeds() -> Iterator[bytes]:
    """Parts of Word files, each with the byte that says which part it is."""
    yield bytes([len(PARTS)]) + SMALL_FILE
    for which, name in enumerate(PARTS):
        yield bytes([which]) + WHOLE[name]
    for path in (ROOT / "tests" / "samples").rglob("*.docx"):
        for which, name in enumerate(PARTS):
            part = parts_of(path).get(name, b"")
            if 0 < len(part) < SMALL:
                yield bytes([which]) + part


def doc_seeds() -> Iterator[bytes]:
    """Small binary Word files."""
    for path in (ROOT / "tests" / "samples").rglob("*.doc"):
        if path.stat().st_size < SMALL:
            yield path.read_bytes()


def pdf_seeds() -> Iterator[bytes]:
    """Small PDFs of several makers."""
    for path in (ROOT / "tests" / "samples").rglob("*.pdf"):
        if path.stat().st_size < 4 * SMALL:
            yield path.read_bytes()


def text_seeds() -> Iterator[bytes]:
    """The beginning and a middle of the real capture, in two encodings."""
    text = (REAL / "catalogue.txt").read_text("utf-8")
    for part in (text[:3000], text[3000:5000], text[:400]):
        yield part.encode()
        yield part.encode("utf-16")


def taken_in(data: bytes) -> bytes:
    """A Word file that takes in the input (``altChunk``)."""
    return with_files(TAKEN_IN, {"word/a.dat": data}, {"aFChunk": "a.dat"})


def taken_in_seeds() -> Iterator[bytes]:
    """Files of the kinds that a Word file may take in."""
    yield from (PAGE.encode(), ARCHIVE.encode(), SMALL_FILE, "一\n二".encode("gb18030"))


def wordml_seeds() -> Iterator[bytes]:
    """Small files of Word 2003 in XML."""
    yield old(tbl(tr(*HEADINGS), tr(counted(1), "金融", "精算人才", "", ""), columns=5))
    yield old(tbl(tr(p("甲<w:br/>"), tbl(tr("乙")) + p()), columns=2))


def mhtml_seeds() -> Iterator[bytes]:
    """Small web archives, one with each way to write a page."""
    yield ARCHIVE.encode()
    yield ARCHIVE.replace("quoted-printable", "8bit").encode()
    yield ARCHIVE.replace("quoted-printable", "base64").replace("=BC=D7", "PHRhYmxlPg").encode()


def rtf_seeds() -> Iterator[bytes]:
    """A file by LibreOffice, and a small one."""
    yield (ROOT / "tests" / "samples" / "rtf" / "notes.rtf").read_bytes()
    yield (
        rb"{\rtf1\ansi\trowd\clvmgf\cellx9\cellx18\pard\intbl{\listtext 1.\tab}\'b9\'fa\cell"
        rb"\u22269?\cell\row}"
    )


def same(data: bytes) -> bytes:
    """The input itself."""
    return data


TARGETS: dict[str, tuple[str, Callable[[bytes], bytes], Callable[[], Iterator[bytes]]]] = {
    "word": ("docx", word, word_seeds),
    "doc": ("doc", same, doc_seeds),
    "wordml": ("word-2003-xml", same, wordml_seeds),
    "mhtml": ("mhtml", same, mhtml_seeds),
    "rtf": ("rtf", same, rtf_seeds),
    "taken-in": ("docx", taken_in, taken_in_seeds),
    "pdf": ("pdf", same, pdf_seeds),
    "text": ("text", same, text_seeds),
}
"""For each target the format, what is made of an input, and what the fuzzer begins with."""


def read(data: bytes, form: str) -> None:
    """Read a file, and make records of it by the profile it has the headings of, and by none."""
    try:
        document = within(reader(form)(data, ASKED))
    except (UnreadableError, MemoryError, RecursionError):
        return  # what the process of a reader says in one line
    for profile in (_known(document), PROFILES["generic"]):
        if profile is not None:
            normalize(document, profile, ORIGIN)


def _known(document: Document) -> object:
    try:
        return recognise(document)
    except UnreadableError:
        return None


def main() -> None:
    """Fuzz the target that is named, with the options of libFuzzer behind it."""
    target, corpus, *options = sys.argv[1:]
    form, made, seeds = TARGETS[target]
    folder = Path(corpus)
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()):
        (folder / f"seed-{number}").write_bytes(seed)
    atheris.Setup([sys.argv[0], corpus, *options], lambda data: read(made(data), form))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
