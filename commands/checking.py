"""What ``mulu check`` does: every edition is read anew, and nothing is written."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from export.audit import Fault, audit, differing
from export.state import State, folder_of, state_of
from extract.card import Source
from normalize.verdict import Verdict, verdicts
from pipeline import (
    Outcome,
    Progress,
    Result,
    is_current,
    outcome_of,
    read_all,
    records_of,
    unread,
    version,
)
from sources import Request, find


@dataclass(frozen=True, slots=True)
class Checked:
    """An edition that was checked, with a verdict for each kind of check."""

    outcome: Outcome
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The editions by id, the files of ``out`` that are not as they should be, and all files."""

    editions: tuple[Checked, ...]
    faults: tuple[Fault, ...]
    files: int
    rows: int

    @property
    def wrong(self) -> bool:
        """Whether ``out`` is not as it is described, or not what was read."""
        outputs = (v for one in self.editions for v in one.verdicts if v.check == "output")
        return bool(self.faults) or any(verdict.errors for verdict in outputs)

    @property
    def outcomes(self) -> list[Outcome]:
        """What became of each edition."""
        return [checked.outcome for checked in self.editions]


def check(request: Request, progress: Progress) -> Report:
    """Read every edition and hold it against itself, and ``out`` against it and its descriptor."""
    sources, unreadable = find(request)
    state = state_of(request.out)
    checked = [Checked(outcome) for outcome in unread(unreadable)]
    for source, result in zip(sources, read_all(sources, request, progress), strict=True):
        outcome = outcome_of(result, request, good="sound")
        checked.append(Checked(outcome, tuple(_verdicts(source, result, request, state))))
    found = audit(request.out)
    told = {fault.path for fault in found.faults}
    broken = (
        Fault(path, "missing, or not as datapackage.json says")
        for path in state.broken
        if path not in told
    )
    by_id = sorted(checked, key=lambda one: one.outcome.edition_id)
    return Report(tuple(by_id), (*found.faults, *broken), found.files, found.rows)


def _verdicts(source: Source, result: Result, request: Request, state: State) -> Iterator[Verdict]:
    """The sources, what was read of them, and what lies in ``out`` of them."""
    catalogue, files = result.catalogue, source.card.rendition
    if catalogue is None:
        yield Verdict("sources", f"{len(files)} files", errors=1)
        return
    which = "are those of the card, by SHA-256" if source.card.title else "were given, no card"
    yield Verdict("sources", f"{len(files)} files {which}")
    pdfs = sum(file.format == "pdf" for file in files)
    named = "one PDF" if pdfs == 1 else f"{pdfs} PDFs"
    both = f"{named} read by both" if request.asked.cross_check else "not asked for"
    for verdict in verdicts(catalogue):
        engines = verdict.check == "engines"
        yield replace(verdict, looked_at=both if pdfs else "no PDF") if engines else verdict
    yield _published(source, result, request, state)


def _published(source: Source, result: Result, request: Request, state: State) -> Verdict:
    """Whether ``out`` holds what was read just now."""
    plainly = replace(request, asked=replace(request.asked, cross_check=False), allow_errors=True)
    if source.id not in state.entries:
        return Verdict("output", "not published")
    if not is_current(source, state, plainly):
        return Verdict("output", "older than its sources or the code; run mulu extract", warnings=1)
    catalogue = result.catalogue
    if catalogue is None:
        return Verdict("output", "not compared")
    findings = (f for f in catalogue.findings if f.code != "engines-disagree")
    plain = replace(result, catalogue=catalogue.told(catalogue.cells, findings))
    records = records_of(plain, outcome_of(plain, plainly))
    wrong = differing(request.out, records, version())
    where = folder_of(source.id)
    if wrong:
        return Verdict("output", f"{where} is not what was read: {', '.join(wrong)}", len(wrong))
    return Verdict("output", f"{where} is what was read just now, value by value")
