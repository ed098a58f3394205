"""A Word document cut down to what a reader sees of it (ECMA-376 part 1, 17.3, 17.13, 17.16).

What is not shown goes, what is drawn as text becomes text, and what merely wraps is dissolved. A
paragraph then holds texts, signs, fields and text boxes side by side, a table its rows and a row
its cells, and the walk that follows meets few elements. Removing and dissolving run over a whole
document at once; only what needs a decision is looked at one by one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from lxml import etree

from extract.model import Remark
from extract.symbols import UNKNOWN, sign, typed
from extract.word.account import take_out
from extract.word.codes import hide_codes
from extract.word.deleted import remove_deleted_cells
from extract.word.drawings import parts
from extract.word.equations import write_linear, write_stray
from extract.word.fields import settle_fields, settle_simple_fields
from extract.word.heights import tell_cut
from extract.word.layout import EASTERN_LAYOUT, FRAME, bracket, drop_caps
from extract.word.marks import SECTION_END, doubt, imported, no_result
from extract.word.merges import accept, widen
from extract.word.ooxml import attribute, child, local_name, tag, tags, text_of
from extract.word.readings import ASTRAY, choose_readings, ignore
from extract.word.slivers import close_slivers
from extract.word.styles import Styles
from extract.word.tablestyles import number_by_tables
from extract.word.unseen import (
    RANGES,
    hide,
    hide_rows,
    join_paragraphs,
    remove_moved_rows,
    uncount_section_ends,
    unseen_marks,
)
from extract.word.widths import span_by_widths

RUN, TEXT, READING, SYMBOL = tag("r"), tag("t"), tag("rt"), tag("sym")
FIELD, SIMPLE_FIELD = tag("fldChar"), tag("fldSimple")
IMPORTED, OUTSIDE = tag("altChunk"), tag("subDoc")
DELETED, MOVED_AWAY, RUBY = tag("del"), tag("moveFrom"), tag("ruby")
HIDDEN, HIDDEN_MARK = tag("vanish"), tag("specVanish")
EQUATION, EQUATIONS = tag("oMath", "m"), tag("oMathPara", "m")
MERGED_RIGHT, TRACKED_MERGE, HIDDEN_ROW = tag("hMerge"), tag("cellMerge"), tag("hidden")
DELETED_CELL, HEIGHT = tag("cellDel"), tag("trHeight")
SECTION, PARAGRAPH, PROPERTIES = tag("sectPr"), tag("p"), tag("pPr")
DRAWINGS = tags("drawing", "pict", "object")
TODAY = tags("dayLong", "dayShort", "monthLong", "monthShort", "yearLong", "yearShort", "pgNum")
"""Older elements that show the date of today, or the page: as fields that store no result."""

MARKS = tags("rPr", "trPr", "numPr")
"""Where ``del`` and ``moveFrom`` are marks of a paragraph, a row or a number, and hold nothing."""

DECIDED = (
    *(DELETED, MOVED_AWAY, HIDDEN, HIDDEN_MARK, RUBY, EQUATION, EQUATIONS),
    *DRAWINGS,
    *(FIELD, SIMPLE_FIELD, SYMBOL, IMPORTED, OUTSIDE, SECTION),
    *(MERGED_RIGHT, TRACKED_MERGE, DELETED_CELL, HIDDEN_ROW, *TODAY, FRAME, EASTERN_LAYOUT, HEIGHT),
)
NOT_READ = {
    IMPORTED: "the file takes in another one (altChunk), which is not read",
    OUTSIDE: "a part of the document is a file of its own (subDoc), which is not read",
}
PART, WHY = "part", "why"
"""Attributes of our own of what is taken in: the part that is read, else why none is."""
EASTERN = re.compile("([¡¤§¨ª\u00ad¯°-´¶-º¼-¿×÷])")
"""Letters of one byte that an East Asian font shows where a run has that hint (17.3.2.26)."""

UNSEEN = RANGES | tags(
    *("rPr", "rubyPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "sectPr"),
    *("instrText", "delText", "delInstrText", "lastRenderedPageBreak", "proofErr"),
    *("bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "annotationRef"),
    *("commentRangeStart", "commentRangeEnd", "commentReference"),
    *("pPrChange", "tcPrChange", "trPrChange", "tblGridChange"),
    *("tblPr", "tblPrEx", "tcW", "tcBorders", "shd", "noWrap", "tcMar", "textDirection"),
    *("vAlign", "hideMark", "trHeight", "cantSplit", "cnfStyle", "tblCellSpacing"),
    *("keepNext", "keepLines", "widowControl", "snapToGrid", "spacing", "ind", "jc"),
    *("outlineLvl", "tabs", "textAlignment", "adjustRightInd", "pBdr"),
)
"""Elements that neither grid nor text nor numbers depend on, once what is hidden is gone."""

WRITTEN_OUT = frozenset({*DRAWINGS, *TODAY, SYMBOL, IMPORTED, OUTSIDE, ASTRAY})
"""Elements in the place of which stands what a reader sees of them."""

WRAPPERS = (
    *tags("r", "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml"),
    *tags("fldSimple", "dir", "bdo", "ruby", "rubyBase"),
)


Found = defaultdict[str, list[etree._Element]]  # noqa: SLF001 - lxml has no public name for its type
"""Elements by their tags, in document order."""


def cut_to_view(
    root: etree._Element, styles: Styles, *, has_symbols: bool = False
) -> Iterable[Remark]:
    """Cut the tree down in place: see above; doubts about texts that no element shows.

    ``has_symbols`` says that it names a symbol font.
    """
    ignore(root)
    choose_readings(root)
    found: Found = defaultdict(list)
    for element in root.iter(*DECIDED):
        found[element.tag].append(element)
    for gone in found[DELETED] + found[MOVED_AWAY]:
        _remove_deletion(gone)
    marks = hide(root, styles) if found[HIDDEN] or styles.hides else {}
    marks |= unseen_marks(found[HIDDEN] + found[HIDDEN_MARK] + found[DELETED] + found[MOVED_AWAY])
    marks |= drop_caps(found[FRAME])
    bracket(found[EASTERN_LAYOUT])
    tell_cut(found[HEIGHT])
    span_by_widths(root)
    if styles.tables_number:
        number_by_tables(root, styles)
    if found[FIELD]:
        marks = {**hide_codes(settle_fields(root)), **marks}
    settle_simple_fields(found[SIMPLE_FIELD])
    if has_symbols:
        _write_plainly(root)
    _write_out(found)
    moved = {p for p in unseen_marks(found[MOVED_AWAY]) if p in marks}
    ends = [p for p in map(_ending, found[SECTION]) if p is not None]
    doubts = take_out(root, UNSEEN | WRITTEN_OUT)
    etree.strip_tags(root, *WRAPPERS)
    write_stray(root)
    remove_moved_rows(moved)
    uncount_section_ends(ends)
    join_paragraphs(marks)
    hide_rows(found[HIDDEN_ROW])
    _settle_cells(root, found)
    return doubts


def _settle_cells(root: etree._Element, found: Found) -> None:
    """Write merges as the grid reads them, and take out cells and columns that are none."""
    for merge in found[MERGED_RIGHT]:
        widen(merge)
    for merge in found[TRACKED_MERGE]:
        accept(merge)
    remove_deleted_cells(found[DELETED_CELL])
    close_slivers(root)


def _ending(section: etree._Element) -> etree._Element | None:
    """The paragraph that ends a section; none ends the last one."""
    properties = section.getparent()
    is_mark = properties is not None and properties.tag == PROPERTIES
    return properties.getparent() if properties is not None and is_mark else None


def mark_sections(root: etree._Element) -> None:
    """Leave a mark behind each paragraph that ends a section, before the tree is cut down."""
    for section in list(root.iter(SECTION)):
        last = next(section.iterancestors(PARAGRAPH), None)
        if last is not None:
            last.addnext(etree.Element(SECTION_END))


def _write_out(found: Found) -> None:
    """Put texts in the place of what is drawn as text, text boxes in that of drawings.

    What is not read leaves a doubt.
    """
    for part in found[IMPORTED] + found[OUTSIDE]:
        _replace(part, [_file(part)])
    for symbol in found[SYMBOL]:
        _replace(symbol, _read_symbol(symbol))
    for equation in found[EQUATIONS] + found[EQUATION]:
        write_linear(equation)
    for drawing in (d for name in DRAWINGS for d in found[name]):
        _replace(drawing, parts(drawing))
    for date in (d for name in TODAY for d in found[name]):
        _replace(date, [no_result(local_name(date))])
    for ruby in found[RUBY]:
        _read_ruby(ruby)


def _remove_deletion(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None and parent.tag not in MARKS:
        parent.remove(element)


def _write_plainly(root: etree._Element) -> None:
    """Write out texts that are set in a symbol font, but for what is East Asian by its hint."""
    for run in root.iter(RUN):
        fonts = child(run, "rPr", "rFonts")
        low, high = _font(fonts, "ascii"), _font(fonts, "hAnsi")
        hint = None if fonts is None else attribute(fonts, "hint")
        for text in run.iterchildren(TEXT):
            pieces = EASTERN.split(text.text or "") if hint == "eastAsia" else [text.text or ""]
            pieces[::2] = (typed(piece, low or high, high or low) for piece in pieces[::2])
            text.text = "".join(pieces)


def _font(fonts: etree._Element | None, name: str) -> str | None:
    """A font of a run, unless the theme's is used in its place."""
    is_named = fonts is not None and attribute(fonts, f"{name}Theme") is None
    return attribute(fonts, name) if fonts is not None and is_named else None


def _read_symbol(symbol: etree._Element) -> Iterator[etree._Element]:
    """The plain sign of a font's code; a doubt beside it where no sign has that code."""
    code = attribute(symbol, "char") or ""
    try:
        read = sign(int(code[:16], 16), attribute(symbol, "font"))
    except ValueError:
        read = UNKNOWN
    yield text_of(read)
    if read == UNKNOWN:
        yield doubt("characters-lost", f"a symbol has the code {code!r}, which no character has")


def _in_paragraph(mark: etree._Element, place: etree._Element) -> etree._Element:
    """A mark, in a paragraph of its own where it would stand between paragraphs."""
    if next(place.iterancestors(PARAGRAPH), None) is not None:
        return mark
    paragraph = etree.Element(PARAGRAPH)
    paragraph.append(mark)
    return paragraph


def _file(part: etree._Element) -> etree._Element:
    """The mark of a file that is taken in, or a doubt where it is not read."""
    name, why = part.get(PART), part.get(WHY)
    if name is not None:
        return imported(name)
    message = NOT_READ[part.tag] + (f": {why}" if why else "")
    return _in_paragraph(doubt("part-not-read", message), part)


def _read_ruby(ruby: etree._Element) -> None:
    """Put the reading behind its base, as one text."""
    for reading in list(ruby.iterchildren(READING)):
        text = "".join(t.text or "" for t in reading.iter(TEXT))
        reading.clear()
        reading.text = text
        ruby.append(reading)


def _replace(element: etree._Element, others: Iterable[etree._Element]) -> None:
    """Put others before an element, which goes with all that is `WRITTEN_OUT`."""
    if element.getparent() is not None:
        for other in others:
            element.addprevious(other)
