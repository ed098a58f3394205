"""What was checked of an edition, and what was found, by the kind of check."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from normalize.catalogue import Catalogue
from normalize.findings import CODES_BY_CHECK


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind of check: what of the edition it looked at, in lines, and the findings it made."""

    check: str
    looked_at: str
    errors: int = 0
    warnings: int = 0
    infos: int = 0


CHECK_OF = {code: check for check, codes in CODES_BY_CHECK.items() for code in codes}
"""The kind of check that makes findings of a code."""


def verdicts(catalogue: Catalogue) -> tuple[Verdict, ...]:
    """A verdict for each kind of check, in the order of `CODES_BY_CHECK`."""
    found = Counter((CHECK_OF[f.code], f.severity) for f in catalogue.findings)
    return tuple(
        Verdict(
            kind,
            LOOKED_AT.get(kind, _nothing)(catalogue),
            *(found[kind, severity] for severity in ("error", "warning", "info")),
        )
        for kind in CODES_BY_CHECK
    )


def _nothing(_: Catalogue) -> str:
    return ""


def _headings(catalogue: Catalogue) -> str:
    tables = {(cell.source_file, cell.table) for cell in catalogue.cells}
    headings = {cell.heading for cell in catalogue.cells if cell.heading}
    return f"{len(tables)} tables, {len(headings)} headings, {len(catalogue.cells)} cells"


def _numbering(catalogue: Catalogue) -> str:
    sources = Counter(getattr(row, "seq_source", "printed") for row in catalogue.rows)
    named = {"printed": "printed", "auto_number": "counted by Word", "inferred": "inferred"}
    told = [f"{sources[source]} {name}" for source, name in named.items() if sources[source]]
    return f"{len(catalogue.rows)} rows, numbers {', '.join(told) or 'none'}"


def _groups(catalogue: Catalogue) -> str:
    column = catalogue.main.group
    if column is None:
        return "rows stand in no groups"
    sizes = Counter(getattr(row, column) for row in catalogue.rows)
    without = sizes.pop(None, 0)
    return f"{len(sizes)} groups" + f", {without} rows in none" * bool(without)


def _subsections(catalogue: Catalogue) -> str:
    sections, parts = getattr(catalogue, "sections", ()), getattr(catalogue, "parts", ())
    known = sum(section.key is not None for section in sections)
    numbered = sum(part.label is not None for part in parts)
    if numbered:
        return f"{numbered} subsections under their own words"
    return f"{len(sections)} subsections, {known} of them known" if sections else "none"


def _vocabulary(catalogue: Catalogue) -> str:
    mentions = getattr(catalogue, "skills", ())
    skills = {mention.skill for mention in mentions}
    return f"{len(mentions)} mentions of {len(skills)} skills" if mentions else "none"


def _renditions(catalogue: Catalogue) -> str:
    compared = [f for f in catalogue.findings if f.code == "renditions-compared"]
    return "\n".join(f.message for f in compared) or "one rendition alone"


def _conservation(catalogue: Catalogue) -> str:
    """Both sides: what is printed, and where it went."""
    files = dict.fromkeys(cell.source_file for cell in catalogue.cells)
    return "\n".join(
        f"{file}: {c.printed} characters printed = {c.held} in text columns + {c.signs} signs "
        f"between them + {c.aside} in headings, bands and notes"
        + f" + {c.left} in none"
        * bool(c.left)
        for file, c in zip(files, catalogue.counts, strict=False)
    )


LOOKED_AT: dict[str, Callable[[Catalogue], str]] = {
    "headings": _headings,
    "numbering": _numbering,
    "groups": _groups,
    "subsections": _subsections,
    "vocabulary": _vocabulary,
    "renditions": _renditions,
    "conservation": _conservation,
}
