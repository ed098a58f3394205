"""What the style of a table says of its cells (ECMA-376 part 1, 17.7.6): lists, and hidden text.

The style may number all paragraphs, or hide their text, or do so in some of the cells. What a
paragraph or its own style says of a list comes first. A table that names no style has the default.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from lxml import etree

from extract.word.ooxml import FALSE, attribute, child, tag, value
from extract.word.styles import Style, Styles

Said = TypeVar("Said")

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
    **{kind: {kind} for kind in ("band1Horz", "band2Horz", "band1Vert", "band2Vert")},
    "wholeTable": set(),
}
"""The kinds of cells that a style may tell apart, the one that counts most first, and where."""

BANDS = {"noHBand": 0x200, "noVBand": 0x400}
"""Which bands of a table are not to look apart, as `LOOKS`."""


def number_by_tables(root: etree._Element, styles: Styles) -> None:
    """Write into paragraphs of tables the list that the style of their table gives them."""
    for style, cell, ends in _styled(root, styles):
        list_id, level = _said(style.parts, ends, (style.list_id, style.level))
        for paragraph in cell.iter(PARAGRAPH) if list_id is not None else ():
            if list_id is not None and _nearest(paragraph, CELL) is cell:
                _number(paragraph, list_id, level, styles)


def hiding_cells(root: etree._Element, styles: Styles) -> Iterator[etree._Element]:
    """The cells whose text the style of their table hides."""
    for style, cell, ends in _styled(root, styles):
        if _said(style.hidden_parts, ends, style.is_hidden):
            yield cell


def _styled(
    root: etree._Element, styles: Styles
) -> Iterator[tuple[Style, etree._Element, set[str]]]:
    """The cells of tables whose style says anything of lists or hidden text, as `_cells`."""
    for table in root.iter(TABLE):
        properties = child(table, "tblPr")
        named = None if properties is None else value(properties, "tblStyle")
        style = styles.get(styles.table_style(named))
        if style.list_id is None and not (style.parts or style.hidden_parts or style.is_hidden):
            continue
        looks = set() if properties is None else _looks(properties)
        yield from ((style, cell, ends) for cell, ends in _cells(table, style, looks))


def _looks(properties: etree._Element) -> set[str]:
    """What its look says of a table: which ends are apart, and which bands are not."""
    look = child(properties, "tblLook")
    if look is None:
        return set()
    bits = attribute(look, "val") or ""
    whole = int(bits, 16) if HEX.fullmatch(bits) else 0
    known = LOOKS | BANDS
    said = {name: attribute(look, name) for name in known}
    by_bits = {name for name, bit in known.items() if said[name] is None and whole & bit}
    return by_bits | {name for name in known if said[name] not in {None, *FALSE}}


def _cells(
    table: etree._Element, style: Style, looks: set[str]
) -> Iterator[tuple[etree._Element, set[str]]]:
    """The cells of a table, those of tables in them aside, with where each stands that counts."""
    rows = [row for row in table.iter(ROW) if _nearest(row, TABLE) is table]
    for down, row in enumerate(rows):
        cells = [cell for cell in row.iter(CELL) if _nearest(cell, ROW) is row]
        for across, cell in enumerate(cells):
            at = {
                "firstRow": row is rows[0],
                "lastRow": row is rows[-1],
                "firstColumn": cell is cells[0],
                "lastColumn": cell is cells[-1],
            }
            ends = {end for end, is_at in at.items() if is_at and end in looks}
            horizontal = _band("Horz", down - ("firstRow" in looks), style.rows)
            vertical = _band("Vert", across - ("firstColumn" in looks), style.columns)
            ends |= horizontal if "noHBand" not in looks else set()
            yield cell, ends | (vertical if "noVBand" not in looks else set())


def _band(direction: str, at: int, size: int | None) -> set[str]:
    """The band of a row or column that is ``at`` so many behind the first one that is in bands."""
    number = at // (1 if size is None else size) % 2 + 1 if size != 0 and at >= 0 else 0
    return {f"band{number}{direction}"} if number else set()


def _said(parts: Mapping[str, Said], ends: set[str], otherwise: Said) -> Said:
    """What a style says of a cell at some ends of its table."""
    return next((parts[k] for k, at in KINDS.items() if at <= ends and k in parts), otherwise)


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
