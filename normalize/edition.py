"""An edition from its renditions: values from the first, cells of all, and whether they agree."""

from collections.abc import Sequence
from dataclasses import replace

from extract.card import Source
from normalize.catalogue import Catalogue, findings_of
from normalize.checks import agreement
from normalize.findings import Doubt
from normalize.model import Edition, Rendition


def merged(catalogues: Sequence[Catalogue], unread: Sequence[tuple[str, str]] = ()) -> Catalogue:
    """One catalogue of an edition: the first rendition's records, compared with the others'.

    What the others add are their cells, and those of their findings that the first does not have.
    ``unread`` are files of other renditions that could not be read, and why.
    Corrections are of the first; another may have the right text where the first has a misprint.
    """
    first = catalogues[0]
    if len(catalogues) == 1 and not unread:
        return first
    findings, listed = list(first.findings), first.listed()
    said = {(f.code, f.position_id, f.text) for f in findings}
    for other in catalogues[1:]:
        doubts = agreement(listed, other.listed(), other.origin.file)
        findings += [
            finding
            for finding in other.findings
            if (finding.code, finding.position_id, finding.text) not in said
            and finding.code != "correction-unmatched"
        ]
        findings += findings_of(doubts, first.places(), first.origin)
    for file, why in unread:
        origin = replace(first.origin, file=file)
        findings += findings_of([Doubt("rendition-unread", why)], {}, origin)
    whole = first.told((cell for one in catalogues for cell in one.cells), findings)
    return replace(whole, counts=tuple(count for one in catalogues for count in one.counts))


def edition_record(source: Source, catalogue: Catalogue, version: str) -> Edition:
    """The row of the table ``editions``."""
    card = source.card
    return Edition(
        edition_id=source.id,
        catalogue=source.catalogue,
        title=card.title,
        region=card.region,
        publisher=card.publisher,
        published=card.published,
        url=card.url,
        status=card.status,
        renditions=tuple(
            Rendition(file=r.file, sha256=r.sha256, origin=r.origin, format=r.format)
            for r in card.rendition
        ),
        positions=len(catalogue.rows),
        findings=len(catalogue.findings),
        pipeline_version=version,
    )
