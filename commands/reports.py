"""What the commands of ``mulu`` print: progress, one line per error, the table of counts."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from export.state import UNRELATED
from pipeline import Outcome, Progress, Status

if TYPE_CHECKING:
    from commands.checking import Report
    from normalize.model import Finding

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
TEXT_SHOWN = 20
"""Texts of up to so many characters are named, such as headings."""
ROOM = 54
"""Letters that the table of counts needs beside the names of editions."""
OTHERS_SHOWN = 12
"""So many other texts are named."""


def complain(message: str) -> None:
    """Tell what is wrong, in one line; what is not printed is shown by its number."""
    typer.echo(f"mulu: {_printable(' '.join(message.split()))}", err=True)


def _printable(text: str) -> str:
    r"""The text with nothing in it that a terminal takes for a command.

    >>> _printable("目录\x1b[2J")
    '目录\\x1b[2J'
    """
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress]:
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


def show(report: "Report") -> None:
    """For each edition what was checked and what was found, then the files of the output."""
    for checked in report.editions:
        typer.echo(_printable(checked.outcome.edition_id))
        for verdict in checked.verdicts:
            found = [
                f"{count} {name}{'s' * (count > 1)}"
                for count, name in (
                    (verdict.errors, "error"),
                    (verdict.warnings, "warning"),
                    (verdict.infos, "info"),
                )
                if count
            ]
            told = f" ({', '.join(found)})" if found else ""
            mark = "!" if verdict.errors else " "
            lines = (verdict.looked_at or "done") + told
            typer.echo(f"{mark} {verdict.check:13} " + lines.replace("\n", f"\n{'':16}"))
    if report.files:
        told = f"{len(report.faults)} faults" if report.faults else "all as datapackage.json says"
        typer.echo(f"{report.files} files, {report.rows} rows: {told}")


def end(
    outcomes: Sequence[Outcome],
    *,
    quiet: bool,
    failed: bool = False,
    kinds_shown: int | None = KINDS_SHOWN,
) -> None:
    """The errors, the table of counts, and the exit status."""
    for outcome in outcomes:
        for message in _messages(outcome, kinds_shown):
            complain(message)
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
    if outcome.edition_id.startswith(f"{UNRELATED}/") and any(
        code.startswith("heading") for code in by_code
    ):
        yield f"{outcome.edition_id}: --catalogue generic reads it under its own headings"
    if outcome.status == "held back":
        yield (
            f"{outcome.edition_id}: held back; its last good output, if there is one, stays "
            "(mulu extract --allow-errors publishes it as it is)"
        )


def _others(findings: Sequence["Finding"]) -> str:
    """How many more findings are like the first, and the other texts that they are about."""
    if len(findings) == 1:
        return ""
    first, *rest = findings
    texts = dict.fromkeys(f.text for f in rest if f.text and len(f.text) <= TEXT_SHOWN)
    others = [text for text in texts if text != first.text]
    shown = others[:OTHERS_SHOWN] + ["…"] * (len(others) > OTHERS_SHOWN)
    named = f": {'; '.join(shown)}" if shown else ""
    return f" (and {len(rest)} more like it{named})"


def _place(finding: "Finding") -> str:
    parts = (("table", finding.source_table), ("row", finding.source_row), ("page", finding.page))
    places = [f"{name} {number}" for name, number in parts if number is not None]
    where = " ".join([finding.source_file or "", ", ".join(places)]).strip()
    text = f" {finding.text[:40]!r}" if finding.text and finding.code == "text-unclaimed" else ""
    return f"{where}:{text} " if where else ""


def _table(outcomes: Sequence[Outcome]) -> None:
    from rich.console import Console  # noqa: PLC0415 - not for --quiet
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, pad_edge=False)
    table.add_column("edition", no_wrap=True)
    table.add_column("status", no_wrap=True)
    for name in ("positions", "errors", "warnings", "infos"):
        table.add_column(name, justify="right", no_wrap=True)
    total: Counter[str] = Counter()
    for outcome in outcomes:
        counts = _counts(outcome)
        total.update(counts)
        table.add_row(
            Text(_printable(outcome.edition_id)), outcome.status, *map(str, counts.values())
        )
    table.add_row(
        "all", "", *(str(total[name]) for name in ("positions", "errors", "warnings", "infos"))
    )
    console = Console()
    console.width = max(console.width, 80, *(len(o.edition_id) + ROOM for o in outcomes))
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
