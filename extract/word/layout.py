"""What looks like layout and is seen as text (ECMA-376 part 1, 17.3.1.11, 17.3.2.10).

The first letters of a paragraph that hang over several lines are a paragraph of their own in the
file, and two lines set in one may have brackets that no text holds.
"""

from collections.abc import Iterable

from lxml import etree

from extract.word.ooxml import FALSE, attribute, child, tag, text_of

PARAGRAPH, RUN = tag("p"), tag("r")
FRAME, EASTERN_LAYOUT = tag("framePr"), tag("eastAsianLayout")
HANGING = {"drop", "margin"}
BRACKETS = {"round": "()", "square": "[]", "angle": "<>", "curly": "{}"}


def drop_caps(frames: Iterable[etree._Element]) -> dict[etree._Element, bool]:
    """The paragraphs that are the first letters of the next one, as if their mark were deleted."""
    hanging = (frame for frame in frames if attribute(frame, "dropCap") in HANGING)
    holders = (_holder(frame) for frame in hanging)
    return {holder: True for holder in holders if holder is not None and holder.tag == PARAGRAPH}


def bracket(layouts: Iterable[etree._Element]) -> None:
    """Write the brackets around what is set as two lines in one; runs of one id are one such."""
    for layout in layouts:
        pair = BRACKETS.get(attribute(layout, "combineBrackets") or "")
        run = _holder(layout)
        if (
            pair is None
            or run is None
            or run.tag != RUN
            or attribute(layout, "combine") in {None, *FALSE}
        ):
            continue
        own = attribute(layout, "id")
        if _id_of(run.getprevious()) != own:
            run.insert(1, text_of(pair[0]))
        if _id_of(run.getnext()) != own:
            run.append(text_of(pair[1]))


def _holder(said: etree._Element) -> etree._Element | None:
    """Whose property it is: a paragraph or a run, unless it is what a tracked change changed."""
    properties = said.getparent()
    return None if properties is None else properties.getparent()


def _id_of(run: etree._Element | None) -> str | None:
    """The id of what a run is a part of; None where it is set in one line."""
    layout = None if run is None else child(run, "rPr", "eastAsianLayout")
    return None if layout is None else attribute(layout, "id")
