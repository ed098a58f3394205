"""A Word document cut down to what a reader sees of it (ECMA-376 part 1, 17.3, 17.13, 17.16).

What is not shown goes, what is drawn as text becomes text, and what merely wraps is dissolved. A
paragraph then holds texts, signs, fields and text boxes side by side, a table its rows and a row
its cells, and the walk that follows meets few elements. Removing and dissolving run over a whole
document at once; only what needs a decision is looked at one by one.
"""

from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from extract.ooxml import child, is_on, tag, tags, value
from extract.styles import Styles

PARAGRAPH, RUN, TEXT, READING = tag("p"), tag("r"), tag("t"), tag("rt")
FIELD, BOX = tag("fldChar"), tag("txbxContent")
ALTERNATIVES, CHOICE, FALLBACK = (tag(n, "mc") for n in ("AlternateContent", "Choice", "Fallback"))
DELETED, MOVED_AWAY, HIDDEN, RUBY = tag("del"), tag("moveFrom"), tag("vanish"), tag("ruby")
EQUATION, EQUATIONS = tag("oMath", "m"), tag("oMathPara", "m")
DRAWINGS = tags("drawing", "pict", "object")
MARKS = tags("rPr", "trPr", "numPr")
"""Where ``del`` and ``moveFrom`` are marks of a paragraph, a row or a number, and hold nothing."""

DECIDED = (ALTERNATIVES, DELETED, MOVED_AWAY, HIDDEN, RUBY, EQUATION, EQUATIONS, *DRAWINGS)
UNSEEN = tags(
    *("rPr", "rubyPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "sectPr"),
    *("instrText", "delText", "delInstrText", "lastRenderedPageBreak", "proofErr"),
    *("bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "annotationRef"),
    *("commentRangeStart", "commentRangeEnd", "commentReference"),
    *("tblPr", "tblPrEx", "tcW", "tcBorders", "shd", "noWrap", "tcMar", "textDirection"),
    *("vAlign", "hideMark", "trHeight", "cantSplit", "cnfStyle", "tblCellSpacing"),
    *("keepNext", "keepLines", "widowControl", "snapToGrid", "spacing", "ind", "jc"),
    *("outlineLvl", "tabs", "textAlignment", "adjustRightInd", "pBdr"),
)
"""Elements that neither the grid nor the text nor the numbers depend on, once `_hide` is done."""

WRAPPERS = (
    *tags("r", "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml"),
    *tags("fldSimple", "dir", "bdo", "ruby", "rubyBase"),
    *(ALTERNATIVES, CHOICE, FALLBACK),
)


def cut_to_view(root: etree._Element, styles: Styles) -> None:
    """Cut the tree down in place: see above; nothing that a reader sees is lost."""
    found: dict[str, list[etree._Element]] = defaultdict(list)
    for element in root.iter(*DECIDED):
        found[element.tag].append(element)
    for alternatives in found[ALTERNATIVES]:
        _choose(alternatives)
    for gone in found[DELETED] + found[MOVED_AWAY]:
        _remove_deletion(gone)
    if found[HIDDEN] or styles.hides:
        _hide(root, styles)
    if found[HIDDEN] or found[DELETED]:
        _join_paragraphs(root)
    for equation in found[EQUATIONS] + found[EQUATION]:
        _replace(equation, [_text(linear(equation))])
    for drawing in (d for name in DRAWINGS for d in found[name]):
        _replace(drawing, list(_boxes(drawing)))
    for ruby in found[RUBY]:
        _read_ruby(ruby)
    etree.strip_elements(root, *UNSEEN, with_tail=False)
    etree.strip_tags(root, *WRAPPERS)


def _choose(alternatives: etree._Element) -> None:
    """Keep one reading of an ``AlternateContent``: its first choice, else the fallback."""
    first = next(alternatives.iterchildren(CHOICE), None)
    kept = first if first is not None else next(alternatives.iterchildren(FALLBACK), None)
    for reading in list(alternatives):
        if reading is not kept:
            alternatives.remove(reading)


def _remove_deletion(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None and parent.tag not in MARKS:
        parent.remove(element)


def _hide(root: etree._Element, styles: Styles) -> None:
    """Empty the runs that are hidden; fields open and close in hidden text too."""
    for run in list(root.iter(RUN)):
        if _is_hidden(run, styles):
            for part in list(run):
                if part.tag != FIELD:
                    run.remove(part)


def _is_hidden(run: etree._Element, styles: Styles) -> bool:
    """Whether a run is hidden: by itself, else by its style, else by its paragraph's style."""
    properties = child(run, "rPr")
    if properties is not None:
        own = is_on(properties, "vanish")
        style = value(properties, "rStyle")
        if own is None and style is not None:
            own = styles.is_hidden(style)
        if own is not None:
            return own
    if not styles.hides:
        return False
    paragraph = next(run.iterancestors(PARAGRAPH), None)
    of_paragraph = None if paragraph is None else child(paragraph, "pPr")
    style = None if of_paragraph is None else value(of_paragraph, "pStyle")
    name = style or styles.default
    return name is not None and bool(styles.is_hidden(name))


def _join_paragraphs(root: etree._Element) -> None:
    """Join paragraphs whose mark is not seen with the next one (17.3.1.29).

    Over a deleted mark the next paragraph's properties hold, over a hidden one the first's. An
    empty paragraph with a hidden mark is not there at all.
    """
    for paragraph in reversed(list(root.iter(PARAGRAPH))):
        mark = child(paragraph, "pPr", "rPr")
        is_deleted = mark is not None and child(mark, "del") is not None
        if mark is None or not (is_deleted or is_on(mark, "vanish")):
            continue
        parent, following = paragraph.getparent(), paragraph.getnext()
        if parent is None:
            continue
        content = [part for part in paragraph if part.tag != tag("pPr")]
        if not is_deleted and next(paragraph.iter(TEXT, BOX), None) is None:
            parent.remove(paragraph)
        elif following is None or following.tag != PARAGRAPH:
            continue
        elif is_deleted:
            at = 0 if child(following, "pPr") is None else 1
            following[at:at] = content
            parent.remove(paragraph)
        else:
            paragraph.extend(part for part in list(following) if part.tag != tag("pPr"))
            parent.remove(following)


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The text boxes in a drawing, the outer ones alone."""
    for part in element:
        if part.tag == BOX:
            yield part
        else:
            yield from _boxes(part)


def _read_ruby(ruby: etree._Element) -> None:
    """Put the reading behind its base, as one text."""
    for reading in list(ruby.iterchildren(READING)):
        text = "".join(t.text or "" for t in reading.iter(TEXT))
        reading.clear()
        reading.text = text
        ruby.append(reading)


def _replace(element: etree._Element, others: list[etree._Element]) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = others


def _text(text: str) -> etree._Element:
    element = etree.Element(TEXT)
    element.text = text
    return element


def linear(element: etree._Element) -> str:
    """An equation on one line: a/b for a fraction, a^b and a_b for scripts, √(a) for a root."""
    parts = {etree.QName(part).localname: linear(part) for part in element}
    kind = etree.QName(element).localname
    if kind == "t":
        return element.text or ""
    if kind == "f":
        return f"{parts.get('num', '')}/{parts.get('den', '')}"
    if kind == "rad":
        return f"{parts.get('deg', '')}√({parts.get('e', '')})"
    if kind in {"sSup", "sSub", "sSubSup"}:
        below = f"_{parts['sub']}" if "sub" in parts else ""
        above = f"^{parts['sup']}" if "sup" in parts else ""
        return f"{parts.get('e', '')}{below}{above}"
    joined = "".join(linear(part) for part in element)
    return f"({joined})" if kind == "d" else joined
