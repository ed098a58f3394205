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
from commands.options import (
    AllowErrors,
    CatalogueName,
    CheckEngines,
    CrossCheck,
    Drawn,
    Engine,
    Files,
    Include,
    Jobs,
    MemoryLimit,
    OpenFiles,
    Out,
    Pages,
    Password,
    Pictures,
    Quiet,
    Raw,
    SizeLimit,
    TimeLimit,
)
from commands.reports import FAILED, complain, end, progress, show
from export.publish import PublishError
from extract.card import file_source
from extract.limits import LIMITS, Limits
from extract.model import ENGINES, Asked, UnreadableError
from extract.parts import page_ranges, stories
from sources import CORES, Request
from versions import version

INTERRUPTED = 130

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


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
    pages: Pages = None,
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
        asked = Asked(
            *(stories(include), _known(engine), cross_check, password), pages=page_ranges(pages)
        )
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
    pages: Pages = None,
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
    from commands.checking import check  # noqa: PLC0415 - loaded only for this

    with _one_line(), progress(quiet=quiet) as told:
        asked = Asked(
            *(stories(include), _known(engine), cross_check, password), pages=page_ranges(pages)
        )
        limits = Limits(time_limit, memory_limit, size_limit, open_files)
        paths = tuple(files or ())
        request = Request(paths, raw, out, catalogue, jobs=jobs, asked=asked, limits=limits)
        report = check(request, told)
    for fault in report.faults:
        complain(f"{out / fault.path}: {fault.message}; run mulu extract")
    if not quiet:
        show(report)
    end(report.outcomes, quiet=quiet, failed=bool(report.wrong), kinds_shown=None)


def _known(engine: str) -> str:
    """The name of an engine."""
    if engine not in ENGINES:
        message = f"no engine {engine!r} (known: {', '.join(ENGINES)})"
        raise UnreadableError(message)
    return engine


@app.command("inspect")
def _inspect(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A PDF.")],
    *,
    page: Drawn = None,
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
        asked = Asked(engine=_known(engine), password=password)
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
    pages: Pages = None,
    raw: Raw = Path("raw"),
) -> None:
    """Add a file as a new edition: copy it below --raw, write its card, tell what is in it.

    Exit status 0: added. 1: added, and held back until its errors are seen to. 2: not added.
    """
    from commands.adding import Asked as ToAdd  # noqa: PLC0415 - loaded only for this
    from commands.adding import add  # noqa: PLC0415

    with _one_line():
        added = add(ToAdd(file, catalogue, edition, pages), raw)
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
    from commands.differences import as_markdown, as_text, coloured, plain, side_of  # noqa: PLC0415

    with _one_line():
        request = Request(raw=raw, out=out, jobs=CORES)
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
