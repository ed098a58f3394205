"""The rows of a table without lines: by drawn lines, by distances, by what goes on."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from math import inf

from extract.pdf.geometry import steps
from extract.pdf.pages import Extent
from extract.pdf.unruled.columns.white import FULL
from extract.pdf.unruled.heads.spanning import are_over_most, lines_of_header
from extract.pdf.unruled.placed import Placed, Row, column_extents, has_figures
from extract.pdf.unruled.rows.plain import are_rows, is_even
from extract.pdf.unruled.rows.sentences import by_sentences
from extract.pdf.unruled.rows.wraps import is_wrap_of, sentence_columns, small_columns, torn_figures
from extract.pdf.unruled.textlines import OVERLAP, WRAP

JUMP = 1.2
"""How much further rows are apart than the lines within them, where distances tell."""
MOST_ROWS = 0.85
RULED_ROWS = 4
"""Parts between drawn lines from which a table is looked at as one with a line under every row."""

PADDED, AS_FAR = 1.35, 0.98
"""Of the font size: rows that are further apart than lines of a text; headings as far apart are."""
COLUMN_NUMBER = re.compile(r"[(\[](\d{1,2})[)\]]")
DEEPEST = 8
"""Lines of a table that may be its header."""


def lines_to_rows(lines: Sequence[Placed], rules: Sequence[float]) -> list[Row]:
    """The rows of a table: parted by drawn lines, then by what stands between these."""
    groups = lines_to_groups(lines, rules)
    body = groups[1:]
    if len(groups) >= RULED_ROWS and sum(map(is_one_row, body)) >= FULL * len(body):
        return [row for group in groups for row in header_rows(group)]
    head, parts = with_head(groups)
    return [*head, *(row for part in parts for row in group_to_rows(part))]


def lines_to_groups(lines: Sequence[Placed], rules: Sequence[float]) -> list[Row]:
    """The lines between each two drawn lines that have any between them."""
    parts: dict[int, Row] = {}
    for line in lines:
        parts.setdefault(bisect_left(sorted(rules), line.centre), []).append(line)
    return list(parts.values())


def with_head(groups: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows of the header of a table, and the parts that its body has between drawn lines."""
    if len(groups) > 1:
        pitch = row_pitch([line for group in groups[1:] for line in group])
        return header_rows(groups[0], pitch), list(groups[1:])
    depth = levels_depth(groups[0])
    head = header_rows(groups[0][:depth], row_pitch(groups[0][depth:]))
    if not depth:
        depth = depth_of_wrapped_head(groups[0])
        head = [groups[0][:depth]] if depth else []
    return head, [groups[0][depth:]]


def with_counted_head(lines: Row) -> tuple[list[Row], list[Row]]:
    """The rows of the header above rows that the first column counts, and what is below.

    Its other headings get as far below the one over the numbers as they do above it, or had no room
    on one line.
    """
    texts = [(line, text) for line in lines if (text := line.at(0)) is not None]
    above = list(takewhile(lambda pair: not pair[1].text.isdecimal(), texts))
    if not above or len(above) == len(texts):
        return [], [lines]
    first, last = above[0][0], above[-1][0]
    end = last.centre + first.centre - lines[0].centre + OVERLAP / 2 * last.size
    number = texts[len(above)][0].centre
    depth = sum(line.centre < min(end, number) for line in lines)
    extents = column_extents(lines)
    while lines[depth].centre < number and is_wrap(lines[depth - 1], lines[depth], extents):
        depth += 1
    if depth > DEEPEST:
        return [], [lines]
    return header_rows(lines[:depth]), [lines[depth:]]


def is_wrap(line: Placed, below: Placed, extents: Sequence[Extent]) -> bool:
    """Whether the texts above all those of a line fill their columns; a list is no such text."""
    near = below.baseline - line.baseline <= WRAP * below.size
    return near and all(
        (before := line.at(entry.first)) is not None
        and not entry.piece.text[:1].isdigit()
        and before.x1 - before.x0 + line.size > extents[entry.first][1] - extents[entry.first][0]
        for entry in below.entries
    )


def is_one_row(lines: Row) -> bool:
    """Whether lines can be one row: a column has one line of it, and none has two figures."""
    if len(lines) == 1:
        return True
    if any(line.spans for line in lines):
        return False
    fills = Counter(column for line in lines for column in line.columns)
    figures = Counter(e.first for line in lines for e in line.entries if e.piece.is_numeric)
    figures.subtract(column for *_, column in torn_figures(lines))
    return min(fills.values()) == 1 and max(figures.values(), default=0) <= 1


def row_pitch(lines: Row) -> float:
    """How far rows of one line each are apart, if further than the lines of a text are; or inf."""
    if not is_even(steps(lines)):
        return inf
    pitch = min(steps(lines))
    return pitch if pitch > PADDED * lines[0].size else inf


def header_rows(lines: Row, pitch: float = inf) -> list[Row]:
    """The lines of a part that is one row, or one row for each level of spanning headings.

    Lines that are as far apart as the rows below, by ``pitch``, are rows as well.
    """
    rows: list[Row] = [[]]
    spans: set[tuple[int, int]] = set()
    for line in lines:
        under = any(
            first <= e.first and e.last <= last for e in line.entries for first, last in spans
        )
        before = rows[-1][-1].line if rows[-1] else line.line
        step = line.baseline - before.baseline
        apart = step > WRAP * line.size or step >= AS_FAR * pitch
        numbers = are_numbers(line) or (bool(rows[-1]) and are_numbers(rows[-1][-1]))
        if (under and not line.spans & spans) or apart or (numbers and bool(rows[-1])):
            rows.append([])
            spans = set()
        rows[-1].append(line)
        spans |= line.spans
    return rows


def are_numbers(line: Placed) -> bool:
    """Whether a line has nothing but the numbers of columns: (1), (2), (3)."""
    found = [COLUMN_NUMBER.fullmatch(entry.piece.text) for entry in line.entries]
    numbers = [int(match[1]) for match in found if match]
    return len(numbers) == len(found) > 1 and numbers == [*range(1, len(numbers) + 1)]


def levels_depth(lines: Row) -> int:
    """How many lines before the first figures are headings that are wrapped or of several levels.

    None above the last has texts in most columns, all are near each other, and head most columns.
    """
    depth = lines_of_header(lines)
    while depth and lines[depth - 1].columns == {0}:
        depth -= 1
    head = lines[:depth]
    if not 1 < depth <= DEEPEST or head[0].columns == {0}:
        return 0
    width = len(set().union(*(line.columns for line in lines)))
    far = any(b.baseline - a.baseline > WRAP * b.size for a, b in pairwise(head))
    full = any(len(a.entries) >= FULL * width and not overlap(a, b) for a, b in pairwise(head))
    return 0 if far or full or not are_over_most(head, lines) else depth


def depth_of_wrapped_head(lines: Row) -> int:
    """How many lines are one row of headings that are wrapped and end at one height.

    Those above the last have nothing in the first column, and none has figures but years.
    """
    count = 0
    for before, line in pairwise(lines):
        near = line.baseline - before.baseline <= WRAP * line.size
        if 0 in before.columns or before.spans or has_figures(before) or not near:
            break
        count += 1
    if count and has_figures(lines[count]):
        count -= 1
    whole = count and not lines[count].spans and lines[count].columns != {0}
    if not whole or count >= DEEPEST or not are_over_most(lines[: count + 1], lines):
        return 0
    pairs = pairwise(lines[count:])
    return count + 1 + sum(1 for _ in takewhile(lambda pair: overlap(*pair), pairs))


def overlap(line: Placed, below: Placed) -> bool:
    """Whether two lines that follow each other are of one row: near, and in other columns."""
    near = below.baseline - line.baseline < OVERLAP * below.size
    return near and not line.columns & below.columns


def group_to_rows(lines: Row) -> list[Row]:
    """The rows of lines that no drawn line parts."""
    if are_rows(lines):
        return [[line] for line in lines]
    units = lines_to_units(with_labels_in_column(lines))
    steps = [b[0].baseline - a[-1].baseline for a, b in pairwise(units)]
    if rows := by_distance(units, steps):
        return rows
    extents = column_extents(lines)
    wide = sentence_columns(lines, extents)
    if rows := by_sentences(lines, extents, wide):
        units, steps = rows, [b[0].baseline - a[-1].baseline for a, b in pairwise(rows)]
        wide = set()
    return by_what_goes_on(units, steps, extents, wide, small_columns(lines))


def with_labels_in_column(lines: Row) -> Row:
    """The lines, a label that hangs over and goes on in the first column of the next one in it."""
    found = list(lines)
    for index, (line, after) in enumerate(pairwise(lines)):
        text = after.at(0)
        alone = len(line.entries) == 1 and line.entries[0].first == 0 and bool(line.spans)
        if alone and len(after.entries) > 1 and text is not None and text.text[:1].islower():
            found[index] = replace(line, entries=(line.entries[0]._replace(last=0),))
    return found


def lines_to_units(lines: Row) -> list[Row]:
    """Lines that overlap and share no column are of one row, which is set in its middle.

    A text between two rows that have texts of their own is left with the first.
    """
    units: list[Row] = []
    torn = {n for first, last, _ in torn_figures(lines) for n in range(first + 1, last + 1)}
    for n, line in enumerate(lines):
        before = units[-1][-1] if units else None
        if n in torn or (
            before is not None
            and overlap(before, line)
            and not before.spans
            and (len(units[-1]) == 1 or is_one_row([*units[-1], line]))
        ):
            units[-1].append(line)
        else:
            units.append([line])
    return units


def by_distance(units: Sequence[Row], steps: Sequence[float]) -> list[Row] | None:
    """The rows, if lines within rows are nearer to each other than rows are."""
    jumps = [(b / max(a, 1.0), a) for a, b in pairwise(sorted(steps))]
    for jump, near in sorted(jumps, reverse=True):
        if jump < JUMP:
            break
        rows: list[Row] = [list(units[0])]
        for unit, step in zip(units[1:], steps, strict=True):
            if step <= near + 0.1:
                rows[-1] += unit
            else:
                rows.append(list(unit))
        several = [row for row in rows if len(row) > 1]
        if sum(map(is_one_row, several)) >= MOST_ROWS * len(several):
            return rows
    return None


def by_what_goes_on(
    units: Sequence[Row],
    steps: Sequence[float],
    extents: Sequence[Extent],
    wide: set[int],
    small: set[int],
) -> list[Row]:
    """The rows, if only its texts tell that a line goes on with the row above it."""
    pitch = min(steps, default=0.0)
    rows: list[Row] = [list(units[0])] if units else []
    for unit, step in zip(units[1:], steps, strict=True):
        if step <= JUMP * pitch and is_wrap_of(rows[-1], unit, extents, wide, small):
            rows[-1] += unit
        else:
            rows.append(list(unit))
    return rows
