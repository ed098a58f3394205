"""The options of the commands of ``mulu``; `pipeline` does them, `reports` prints."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

import pipeline
from export.publish import PublishError
from extract.card import file_source, stories
from extract.limits import LIMITS, Limits
from extract.model import ENGINES, Asked, UnreadableError
from pipeline import Request
from reports import FAILED, complain, end, progress, show
from versions import version

INTERRUPTED = 130

CORES = os.cpu_count() or 1

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)

Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[FILE]...", help="Files to read instead of the editions under --raw."),
]
Raw = Annotated[Path, typer.Option(metavar="DIR", help="Folder of the editions.")]
Out = Annotated[Path, typer.Option(metavar="DIR", help="Folder of the data set.")]
CatalogueName = Annotated[
    str | None,
    typer.Option(
        "--catalogue", metavar="NAME", help="Editions of this alone; for a FILE, its profile."
    ),
]
Include = Annotated[
    str | None,
    typer.Option(metavar="NAMES", help="Parts of a Word FILE to read too: headers,footers,notes."),
]
Engine = Annotated[
    str,
    typer.Option(metavar="NAME", help="What reads the pages of a PDF: pdfium, pdfplumber."),
]
CrossCheck = Annotated[
    bool, typer.Option("--cross-check", help="Read PDFs by all engines; differences are findings.")
]
CheckEngines = Annotated[
    bool, typer.Option(help="Read PDFs by all engines; differences are findings.")
]
Password = Annotated[str | None, typer.Option(metavar="TEXT", help="Opens an encrypted PDF.")]
TimeLimit = Annotated[
    int, typer.Option(metavar="SECONDS", min=1, help="How long a file may take to be read.")
]
MemoryLimit = Annotated[
    int, typer.Option(metavar="MIB", min=64, help="How much memory a file may take to be read.")
]
SizeLimit = Annotated[
    int, typer.Option(metavar="MIB", min=1, help="How large a file may be that is read.")
]
OpenFiles = Annotated[
    int, typer.Option(metavar="N", min=16, help="How many files a reader may have open.")
]
Jobs = Annotated[int, typer.Option(metavar="N", min=1, help="Processes that read at a time.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print errors alone.")]
Pages = Annotated[
    list[int] | None, typer.Option("--page", metavar="N", min=1, help="A page; all unless told.")
]
Pictures = Annotated[Path, typer.Option(metavar="DIR", help="Where the pictures go.")]
AllowErrors = Annotated[
    bool, typer.Option("--allow-errors", help="Publish editions with error findings too.")
]


def run() -> int:
    """Run the command of this process; wrong usage is one line, as all that is wrong."""
    try:
        status = app(sys.argv[1:] or ["--help"], standalone_mode=False)
    except TyperException as error:
        complain(f"{error.format_message()} (see mulu --help)")
        return FAILED
    except typer.Abort:
        return INTERRUPTED
    except OSError as error:
        # What is left in the buffer cannot be written either, and Python would say so at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            complain(f"standard output: {error.strerror}")
        return FAILED
    return status if isinstance(status, int) else 0


def _tell_version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"mulu {version('mulu')}")
        raise typer.Exit


@app.callback()
def _mulu(
    *,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Tell the version."),
    ] = False,
) -> None:
    """Official Chinese catalogues as data that can be trusted."""


@app.command("extract")
def _extract(  # noqa: PLR0913 - an argument per option
    files: Files = None,
    *,
    raw: Raw = Path("raw"),
    out: Out = Path("out"),
    catalogue: CatalogueName = None,
    allow_errors: AllowErrors = False,
    include: Include = None,
    engine: Engine = "pdfium",
    cross_check: CrossCheck = False,
    password: Password = None,
    time_limit: TimeLimit = LIMITS.seconds,
    memory_limit: MemoryLimit = LIMITS.memory,
    size_limit: SizeLimit = LIMITS.size,
    open_files: OpenFiles = LIMITS.files,
    jobs: Jobs = CORES,
    quiet: Quiet = False,
) -> None:
    """Read the editions that changed and write the data set.

    Exit status 0: published. 1: an edition is held back because of error findings. 2: wrong usage,
    or something cannot be read or written.
    """
    with _one_line(), progress(quiet=quiet) as told:
        asked = _asked(include, engine, password, cross_check=cross_check)
        limits = Limits(time_limit, memory_limit, size_limit, open_files)
        paths = tuple(files or ())
        request = Request(paths, raw, out, catalogue, allow_errors, jobs, asked, limits)
        outcomes = pipeline.extract(request, told)
    end(outcomes, quiet=quiet)


@app.command("check")
def _check(  # noqa: PLR0913 - an argument per option
    files: Files = None,
    *,
    raw: Raw = Path("raw"),
    out: Out = Path("out"),
    catalogue: CatalogueName = None,
    include: Include = None,
    engine: Engine = "pdfium",
    cross_check: CheckEngines = True,
    password: Password = None,
    time_limit: TimeLimit = LIMITS.seconds,
    memory_limit: MemoryLimit = LIMITS.memory,
    size_limit: SizeLimit = LIMITS.size,
    open_files: OpenFiles = LIMITS.files,
    jobs: Jobs = CORES,
    quiet: Quiet = False,
) -> None:
    """Run all checks and write nothing: every edition anew, and the files in --out.

    Exit status 0: sound. 1: an edition has error findings. 2: something cannot be read, or --out is
    not as datapackage.json says or not what was read.
    """
    from checking import check  # noqa: PLC0415 - loaded only for this

    with _one_line(), progress(quiet=quiet) as told:
        asked = _asked(include, engine, password, cross_check=cross_check)
        limits = Limits(time_limit, memory_limit, size_limit, open_files)
        paths = tuple(files or ())
        request = Request(paths, raw, out, catalogue, jobs=jobs, asked=asked, limits=limits)
        report = check(request, told)
    for fault in report.faults:
        complain(f"{out / fault.path}: {fault.message}; run mulu extract")
    if not quiet:
        show(report)
    end(report.outcomes, quiet=quiet, failed=bool(report.wrong), kinds_shown=None)


def _asked(include: str | None, engine: str, password: str | None, *, cross_check: bool) -> Asked:
    if engine not in ENGINES:
        message = f"no engine {engine!r} (known: {', '.join(ENGINES)})"
        raise UnreadableError(message)
    return Asked(stories(include), engine, cross_check, password)


@app.command("inspect")
def _inspect(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A PDF.")],
    *,
    page: Pages = None,
    out: Pictures = Path(),
    engine: Engine = "pdfium",
    password: Password = None,
) -> None:
    """Draw what is found on the pages of a PDF: FILE-page-N.png for each."""
    from extract.pdf.drawing import draw  # noqa: PLC0415 - loaded only for this

    with _one_line(file):
        source = file_source(file)
        (rendition,) = source.card.rendition
        if rendition.format != "pdf":
            message = f"{file}: only a PDF has pages to draw; this is {rendition.format}"
            raise UnreadableError(message)
        asked = _asked(None, engine, password, cross_check=False)
        for drawing in draw(source.data(rendition), asked, page or ()):
            path = out / f"{file.stem}-page-{drawing.page}.png"
            try:
                out.mkdir(parents=True, exist_ok=True)
                drawing.picture.save(path)
            except OSError as error:
                message = f"{path}: {error.strerror}"
                raise UnreadableError(message) from error
            typer.echo(f"{path}: {drawing.summary}")


@app.command("add")
def _add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file as published.")],
    *,
    catalogue: Annotated[
        str | None, typer.Option(metavar="NAME", help="Its catalogue; else its headings decide.")
    ] = None,
    edition: Annotated[
        str | None, typer.Option(metavar="NAME", help="The edition's name; else its date.")
    ] = None,
    raw: Raw = Path("raw"),
) -> None:
    """Add a file as a new edition: copy it below --raw, write its card, tell what is in it.

    Exit status 0: added. 1: added, and held back until its errors are seen to. 2: not added.
    """
    from adding import Asked as ToAdd  # noqa: PLC0415 - loaded only for this
    from adding import add  # noqa: PLC0415

    with _one_line():
        added = add(ToAdd(file, catalogue, edition), raw)
    for line in added.lines:
        typer.echo(line)
    if added.errors:
        complain(f"errors that hold it back: {added.errors}; mulu check tells them")
        raise typer.Exit(1)


@app.command("diff")
def _diff(
    before: Annotated[str, typer.Argument(metavar="A", help="An edition's id, or a file.")],
    after: Annotated[str, typer.Argument(metavar="B", help="The later one, likewise.")],
    *,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="As Markdown, for a pull request.")
    ] = False,
    raw: Raw = Path("raw"),
    out: Out = Path("out"),
) -> None:
    """Show how two editions differ, position by position and word by word."""
    from differences import as_markdown, as_text, coloured, plain, side_of  # noqa: PLC0415

    with _one_line():
        request = Request(raw=raw, out=out)
        one, other = side_of(before, request), side_of(after, request)
        mark = coloured if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else plain
        lines = list(as_markdown(one, other) if markdown else as_text(one, other, mark))
    for side in (one, other):
        if side.errors:
            complain(f"{side.name}: errors: {side.errors}; it is compared as far as it is read")
    for line in lines:
        typer.echo(line)


@app.command("formats")
def _formats() -> None:
    """List the formats that are read and written, and the catalogues that are known."""
    from export.writers import WRITERS  # noqa: PLC0415 - loaded only for this
    from extract.formats import NAMES, READERS  # noqa: PLC0415
    from normalize.profiles import PROFILES  # noqa: PLC0415

    for name in READERS:
        typer.echo(f"reads\t{name}\t{NAMES[name]}")
    for name in WRITERS:
        typer.echo(f"writes\t{name}")
    for profile in PROFILES.values():
        typer.echo(f"knows\t{profile.name}\t{profile.title}")


@contextmanager
def _one_line(file: Path | None = None) -> Iterator[None]:
    """What is wrong with the call or the disk, in one line that names the file, and the status."""
    try:
        yield
    except (UnreadableError, PublishError) as error:
        message = str(error)
        is_named = file is None or message.startswith(str(file.parent))
        complain(message if is_named else f"{file}: {message}")
        raise typer.Exit(FAILED) from error
