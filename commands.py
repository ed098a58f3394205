"""The commands of ``mulu``: their options, and what they print. What they do is in `pipeline`."""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

import pipeline
from export.publish import PublishError
from extract.model import UnreadableError
from normalize.model import Finding
from pipeline import Outcome, Progress, Request, Status

KINDS_SHOWN = 5
"""How many kinds of error are told of an edition before the rest are only counted."""

EXIT: dict[Status, int] = {
    "published": 0,
    "unchanged": 0,
    "sound": 0,
    "withdrawn": 0,
    "held back": 1,
    "unreadable": 2,
}
FAILED = 2
INTERRUPTED = 130
TEXT_SHOWN = 20
OTHERS_SHOWN = 12
"""Texts of up to so many characters are named, such as headings."""

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
Jobs = Annotated[int, typer.Option(metavar="N", min=1, help="Editions read at a time.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print errors alone.")]
AllowErrors = Annotated[
    bool, typer.Option("--allow-errors", help="Publish editions with error findings too.")
]


def run() -> int:
    """Run the command of this process; wrong usage is one line, as all that is wrong."""
    try:
        status = app(sys.argv[1:] or ["--help"], standalone_mode=False)
    except TyperException as error:
        _error(f"{error.format_message()} (see mulu --help)")
        return FAILED
    except typer.Abort:
        return INTERRUPTED
    except OSError as error:
        # What is left in the buffer cannot be written either, and Python would say so at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            _error(f"standard output: {error.strerror}")
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
    jobs: Jobs = CORES,
    quiet: Quiet = False,
) -> None:
    """Read the editions that changed and write the data set.

    Exit status 0: published. 1: an edition is held back because of error findings. 2: wrong usage,
    or something cannot be read or written.
    """
    request = Request(tuple(files or ()), raw, out, catalogue, allow_errors, jobs, include)
    with _one_line(), _progress(quiet=quiet) as progress:
        outcomes = pipeline.extract(request, progress)
    _end(outcomes, quiet=quiet)


@app.command("check")
def _check(  # noqa: PLR0913 - an argument per option
    files: Files = None,
    *,
    raw: Raw = Path("raw"),
    out: Out = Path("out"),
    catalogue: CatalogueName = None,
    include: Include = None,
    jobs: Jobs = CORES,
    quiet: Quiet = False,
) -> None:
    """Run all checks and write nothing: every edition anew, and the files in --out."""
    request = Request(
        tuple(files or ()), raw, out, catalogue, allow_errors=False, jobs=jobs, include=include
    )
    with _one_line(), _progress(quiet=quiet) as progress:
        outcomes, broken = pipeline.check(request, progress)
    for path in broken:
        _error(f"{out / path}: missing, or not as datapackage.json says; run mulu extract")
    _end(outcomes, quiet=quiet, failed=bool(broken), kinds_shown=None)


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
def _one_line() -> Iterator[None]:
    """What is wrong with the call or the disk, in one line and with its exit status."""
    try:
        yield
    except (UnreadableError, PublishError) as error:
        _error(str(error))
        raise typer.Exit(FAILED) from error


def _error(message: str) -> None:
    typer.echo(f"mulu: {' '.join(message.split())}", err=True)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress]:
    """A bar on a terminal, a plain line per edition elsewhere, both on standard error."""
    if quiet:
        yield lambda *_: None
    elif not sys.stderr.isatty():
        yield lambda name, number, count: typer.echo(f"read {name} ({number} of {count})", err=True)
    else:
        from rich.console import Console  # noqa: PLC0415 - only for a terminal
        from rich.progress import Progress as Bar  # noqa: PLC0415

        with Bar(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("reading", total=None)
            yield lambda name, number, count: bar.update(
                task, completed=number, total=count, description=name
            )


def _end(
    outcomes: Sequence[Outcome],
    *,
    quiet: bool,
    failed: bool = False,
    kinds_shown: int | None = KINDS_SHOWN,
) -> None:
    """The errors, the table of counts, and the exit status."""
    for outcome in outcomes:
        for message in _messages(outcome, kinds_shown):
            _error(message)
    if not quiet:
        _table(outcomes)
        for outcome in outcomes:
            for note in outcome.entry.notes if outcome.entry else ():
                typer.echo(f"{outcome.edition_id}: {note}")
    status = max(EXIT[outcome.status] for outcome in outcomes)
    raise typer.Exit(max(status, FAILED * failed))


def _messages(outcome: Outcome, kinds_shown: int | None) -> Iterator[str]:
    """One line about an unreadable edition; of one with errors, a line for each kind of error."""
    if outcome.message is not None:
        yield outcome.message
    by_code: dict[str, list[Finding]] = {}
    for finding in outcome.errors:
        by_code.setdefault(finding.code, []).append(finding)
    for code, findings in list(by_code.items())[:kinds_shown]:
        first = f"{_place(findings[0])}{findings[0].message}"
        yield f"{outcome.edition_id}: {code}: {first}{_others(findings)}"
    if kinds_shown is not None and len(by_code) > kinds_shown:
        more = len(by_code) - kinds_shown
        yield f"{outcome.edition_id}: and {more} more kinds of error; mulu check tells all"
    if outcome.status == "held back":
        yield (
            f"{outcome.edition_id}: held back; its last good output, if there is one, stays "
            "(mulu extract --allow-errors publishes it as it is)"
        )


def _others(findings: Sequence[Finding]) -> str:
    """How many more findings are like the first, and the other texts that they are about."""
    if len(findings) == 1:
        return ""
    first, *rest = findings
    texts = dict.fromkeys(f.text for f in rest if f.text and len(f.text) <= TEXT_SHOWN)
    others = [text for text in texts if text != first.text]
    shown = others[:OTHERS_SHOWN] + ["…"] * (len(others) > OTHERS_SHOWN)
    named = f": {'; '.join(shown)}" if shown else ""
    return f" (and {len(rest)} more like it{named})"


def _place(finding: Finding) -> str:
    parts = (("table", finding.source_table), ("row", finding.source_row), ("page", finding.page))
    places = [f"{name} {number}" for name, number in parts if number is not None]
    where = " ".join([finding.source_file or "", ", ".join(places)]).strip()
    text = f" {finding.text[:40]!r}" if finding.text and finding.code == "text-unclaimed" else ""
    return f"{where}:{text} " if where else ""


def _table(outcomes: Sequence[Outcome]) -> None:
    from rich.console import Console  # noqa: PLC0415 - not for --quiet
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, pad_edge=False)
    table.add_column("edition", no_wrap=True)
    table.add_column("status", no_wrap=True)
    for name in ("positions", "errors", "warnings", "infos"):
        table.add_column(name, justify="right", no_wrap=True)
    total: Counter[str] = Counter()
    for outcome in outcomes:
        counts = _counts(outcome)
        total.update(counts)
        table.add_row(outcome.edition_id, outcome.status, *map(str, counts.values()))
    table.add_row(
        "all", "", *(str(total[name]) for name in ("positions", "errors", "warnings", "infos"))
    )
    console = Console()
    console.width = max(console.width, 80)
    console.print(table)


def _counts(outcome: Outcome) -> dict[str, int]:
    entry = outcome.entry
    severities = {} if entry is None else entry.severities
    return {
        "positions": 0 if entry is None else entry.positions,
        "errors": severities.get("error", 0),
        "warnings": severities.get("warning", 0),
        "infos": severities.get("info", 0),
    }
