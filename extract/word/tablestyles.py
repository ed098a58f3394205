"""Lists by the style of a table (ECMA-376 part 1, 17.7.6): its paragraphs are told that they count.

The style of a table may number all its paragraphs, or those of some of its cells. What a paragraph
or its own style says of a list comes first.
"""

import re
from collections.abc import Iterator

from lxml import etree

from extract.word.ooxml import FALSE, attribute, child, tag, value
from extract.word.styles import InList, Style, Styles

TABLE, ROW, CELL, PARAGRAPH = tag("tbl"), tag("tr"), tag("tc"), tag("p")
LOOKS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
"""Which ends of a table are to look apart (17.4.56): an attribute each, or a bit of one."""

HEX = re.compile("[0-9A-Fa-f]{1,8}")

KINDS = {
    "nwCell": {"firstRow", "firstColumn"},
    "neCell": {"firstRow", "lastColumn"},
    "swCell": {"lastRow", "firstColumn"},
    "seCell": {"lastRow", "lastColumn"},
    "lastCol": {"lastColumn"},
    "firstCol": {"firstColumn"},
    "lastRow": {"lastRow"},
    "firstRow": {"firstRow"},
}
"""The kinds of cells that a style may tell apart, the one that counts most first: their ends."""


def number_by_tables(root: etree._Element, styles: Styles) -> None:
    """Write into paragraphs of tables the list that the style of their table gives them."""
    for table in root.iter(TABLE):
        properties = child(table, "tblPr")
        style = styles.get(None if properties is None else value(properties, "tblStyle"))
        if properties is None or (style.list_id is None and not style.parts):
            continue
        looks = _looks(properties)
        for cell, ends in _cells(table):
            list_id, level = _in_list(style, ends & looks)
            for paragraph in cell.iter(PARAGRAPH):
                if list_id is not None and _nearest(paragraph, CELL) is cell:
                    _number(paragraph, list_id, level, styles)


def _looks(properties: etree._Element) -> set[str]:
    """The ends of a table that its style's parts hold for."""
    look = child(properties, "tblLook")
    if look is None:
        return set()
    bits = attribute(look, "val") or ""
    whole = int(bits, 16) if HEX.fullmatch(bits) else 0
    said = {end: attribute(look, end) for end in LOOKS}
    by_bits = {end for end, bit in LOOKS.items() if said[end] is None and whole & bit}
    return by_bits | {end for end in LOOKS if said[end] not in {None, *FALSE}}


def _cells(table: etree._Element) -> Iterator[tuple[etree._Element, set[str]]]:
    """The cells of a table, those of tables in them aside, with the ends that each stands at."""
    rows = [row for row in table.iter(ROW) if _nearest(row, TABLE) is table]
    for row in rows:
        cells = [cell for cell in row.iter(CELL) if _nearest(cell, ROW) is row]
        for cell in cells:
            at = {
                "firstRow": row is rows[0],
                "lastRow": row is rows[-1],
                "firstColumn": cell is cells[0],
                "lastColumn": cell is cells[-1],
            }
            yield cell, {end for end, is_at in at.items() if is_at}


def _in_list(style: Style, ends: set[str]) -> InList:
    """What a style says of the list of a cell at some ends of its table."""
    kinds = (style.parts[kind] for kind, at in KINDS.items() if at <= ends and kind in style.parts)
    return next(kinds, (style.list_id, style.level))


def _number(paragraph: etree._Element, list_id: str, level: int | None, styles: Styles) -> None:
    """Put a paragraph into a list, unless it or its style names one."""
    properties = child(paragraph, "pPr")
    named = None if properties is None else value(properties, "pStyle")
    own = styles.get(styles.paragraph_style(named)).list_id
    if own not in {None, styles.base.list_id}:
        return
    if properties is None:
        properties = etree.Element(tag("pPr"))
        paragraph.insert(0, properties)
    numbered = child(properties, "numPr")
    if numbered is None:
        numbered = etree.SubElement(properties, tag("numPr"))
    if value(numbered, "numId") is None:
        etree.SubElement(numbered, tag("numId")).set(tag("val"), list_id)
        if level is not None and value(numbered, "ilvl") is None:
            etree.SubElement(numbered, tag("ilvl")).set(tag("val"), str(level))


def _nearest(element: etree._Element, name: str) -> etree._Element | None:
    return next(element.iterancestors(name), None)
