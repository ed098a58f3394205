"""Hidden text, and paragraphs whose mark is not seen (ECMA-376 part 1, 17.3.1.29, 17.3.2.41)."""

from collections.abc import Collection, Iterable, Sequence

from lxml import etree

from extract.word.marks import SKIPPED, is_unseen
from extract.word.ooxml import FALSE, attribute, child, is_on, tag, tags, value
from extract.word.styles import Styles
from extract.word.tablestyles import hiding_cells

PARAGRAPH, RUN, MATH_RUN = tag("p"), tag("r"), tag("r", "m")
PROPERTIES, MARK, FIELD = tag("pPr"), tag("rPr"), tag("fldChar")
OF_FIELDS = tags("fldChar", "instrText")
HIDDEN_RUN = "hidden"
"""An attribute of our own of a run that is hidden."""

HIDDEN = tags("vanish", "specVanish")
TABLE, ROW, CELL = tag("tbl"), tag("tr"), tag("tc")
RANGES = tags(
    *(f"{kind}Range{end}" for kind in ("moveFrom", "moveTo") for end in ("Start", "End")),
    *(f"customXml{kind}RangeStart" for kind in ("Ins", "Del", "MoveFrom", "MoveTo")),
    *(f"customXml{kind}RangeEnd" for kind in ("Ins", "Del", "MoveFrom", "MoveTo")),
)
"""Marks of tracked ranges, which may stand between any two elements (17.13.5)."""

NUMBERED, LIST = tag("numPr"), tag("numId")

Marks = dict[etree._Element, bool]  # noqa: SLF001 - lxml has no public name for its type
"""Paragraphs whose mark is not seen: whether it is deleted (else it is hidden)."""


def hide(root: etree._Element, styles: Styles) -> Marks:
    """Empty the runs that are hidden; fields open, close and count in hidden text too.

    Gives the paragraphs whose mark is hidden.
    """
    by_style: dict[etree._Element | None, bool] = {}
    marks: Marks = {}
    cells = set(hiding_cells(root, styles)) if styles.tables_hide else set()
    for paragraph in root.iter(PARAGRAPH) if styles.hides else ():
        by_style[paragraph] = _is_hidden_by_style(paragraph, styles, cells)
        if _is_hidden(child(paragraph, "pPr", "rPr"), styles, otherwise=by_style[paragraph]):
            marks[paragraph] = False
    for run in list(root.iter(RUN, MATH_RUN)):
        above = next(run.iterancestors(PARAGRAPH), None) if styles.hides else None
        if _is_hidden(child(run, "rPr"), styles, otherwise=by_style.get(above, False)):
            run.set(HIDDEN_RUN, "1")
            for part in list(run):
                if part.tag not in OF_FIELDS:
                    run.remove(part)
    return marks


def _is_hidden(properties: etree._Element | None, styles: Styles, *, otherwise: bool) -> bool:
    """Whether a run or a mark is hidden: by itself, else as the levels of style say (17.7.3)."""
    own = None if properties is None else is_on(properties, "vanish")
    if own is not None:
        return own
    named = None if properties is None else value(properties, "rStyle")
    return styles.hides_all or otherwise != styles.is_hidden(named or styles.default_of_runs)


def _is_hidden_by_style(
    paragraph: etree._Element, styles: Styles, cells: Collection[etree._Element]
) -> bool:
    """Whether the styles of its table and of itself hide a paragraph: one of them, not both.

    ``cells`` are those that the styles of tables hide.
    """
    properties = child(paragraph, "pPr")
    named = None if properties is None else value(properties, "pStyle")
    hidden = styles.is_hidden(styles.paragraph_style(named))
    cell = next(paragraph.iterancestors(CELL), None) if cells else None
    return hidden != (cell is not None and cell in cells)


def unseen_marks(said: Iterable[etree._Element]) -> Marks:
    """The paragraphs whose mark is said to be deleted, moved away or hidden."""
    marks: Marks = {}
    for element in said:
        above = element.getparent()
        properties = None if above is None or above.tag != MARK else above.getparent()
        if properties is None or properties.tag != PROPERTIES:
            continue
        paragraph = properties.getparent()
        is_deleted = element.tag not in HIDDEN
        if paragraph is not None and (is_deleted or attribute(element, "val") not in FALSE):
            marks[paragraph] = marks.get(paragraph, False) or is_deleted
    return marks


def join_paragraphs(marks: Marks) -> None:
    """Join each paragraph whose mark is not seen with the next one.

    Over a deleted mark the next paragraph's properties hold, over a hidden one the first's. A
    paragraph of which nothing is seen, not its mark either, is not there at all; unless its mark is
    deleted it counts.
    """
    for first in marks:
        if _before(first) in marks:
            continue
        chain = [first]
        while chain[-1] in marks and (after := _after(chain[-1])) is not None:
            chain.append(after)
        _join(chain, marks)


def remove_moved_rows(moved: Collection[etree._Element]) -> None:
    """Take away the rows that were moved: Word marks the last paragraph of each cell so."""
    rows = {cell.getparent(): None for p in moved if (cell := p.getparent()) is not None}
    for row in (row for row in rows if row is not None and row.tag == ROW):
        cells, table = list(row.iterchildren(CELL)), row.getparent()
        lasts = [next(cell.iterchildren(PARAGRAPH, reversed=True), None) for cell in cells]
        if table is not None and all(last in moved for last in lasts):
            table.remove(row)


def uncount_section_ends(paragraphs: Iterable[etree._Element]) -> None:
    """Take the number from each paragraph that holds nothing but the end of a section.

    Word shows none there and counts none.
    """
    for paragraph in paragraphs:
        properties = child(paragraph, "pPr")
        if properties is None or _shows(paragraph):
            continue
        for old in list(properties.iterchildren(NUMBERED)):
            properties.remove(old)
        etree.SubElement(etree.SubElement(properties, NUMBERED), LIST).set(tag("val"), "0")


def _join(chain: Sequence[etree._Element], marks: Marks) -> None:
    """Put paragraphs into the first of them whose properties hold."""
    whole = next((p for p in chain if p not in marks or (not marks[p] and _shows(p))), chain[-1])
    parts = [part for paragraph in chain for part in paragraph if part.tag != PROPERTIES]
    for part in parts:
        whole.append(part)
    for paragraph in chain:
        above = paragraph.getparent()
        if above is not None and (paragraph is not whole or (whole in marks and not _shows(whole))):
            if not marks.get(paragraph):
                _skip(paragraph)
            above.remove(paragraph)


def _skip(paragraph: etree._Element) -> None:
    """Leave a mark in the place of a paragraph that counts and is not seen.

    Word skips numbers of a list by such paragraphs, with nothing in them.
    """
    skipped = etree.Element(SKIPPED)
    for part in list(paragraph):
        if part.tag == PROPERTIES or is_unseen(part):
            skipped.append(part)
    paragraph.addprevious(skipped)


def hide_rows(marks: Iterable[etree._Element]) -> None:
    """Take away the rows that are marked as hidden and of which nothing is seen (17.4.20).

    Their paragraphs count: the next row takes them over, else what follows the table.
    """
    for mark in marks:
        properties = mark.getparent()
        row = None if properties is None else properties.getparent()
        if row is None or row.tag != ROW or attribute(mark, "val") in FALSE:
            continue
        if any(_shows(part) or _is_numbered(part) for part in row.iter(PARAGRAPH)):
            continue
        table, below = row.getparent(), next(row.itersiblings(ROW), ())
        heirs = (cell for cell in below if cell.tag == CELL)
        heir = next((cell for cell in heirs if child(cell, "tcPr", "vMerge") is None), None)
        for skipped in reversed(list(row.iter(SKIPPED))):
            if heir is not None:
                heir.insert(int(child(heir, "tcPr") is not None), skipped)
            elif table is not None:
                table.addnext(skipped)
        if table is not None:
            table.remove(row)


def _is_numbered(paragraph: etree._Element) -> bool:
    return child(paragraph, "pPr", "numPr") is not None


def _shows(paragraph: etree._Element) -> bool:
    return any(part.tag not in {PROPERTIES, FIELD} and not is_unseen(part) for part in paragraph)


def _before(paragraph: etree._Element) -> etree._Element | None:
    before = paragraph.getprevious()
    return before if before is not None and before.tag == PARAGRAPH else None


def _after(paragraph: etree._Element) -> etree._Element | None:
    after = paragraph.getnext()
    return after if after is not None and after.tag == PARAGRAPH else None
