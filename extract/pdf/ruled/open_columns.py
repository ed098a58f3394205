"""Columns over which no line runs: a label that is merged over a whole page of cut rows.

Where a page cuts a row and draws no line there, the lines of the other columns do not touch those
beyond the label, or the label stands at a side and its outer line touches none.
"""

from collections.abc import Sequence

from extract.pdf.ruled.snapping import Line, ends_of

Group = tuple[list[Line], list[Line]]
"""Horizontal and upright lines that touch."""


def over_open_columns(groups: Sequence[Group], tolerance: float) -> list[Group]:
    """The groups, those as one whose upright lines end alike, and whose rows are open alike."""
    rows = [group for group in groups if group[0] and _is_open(group, tolerance)]
    if not rows:
        return list(groups)
    joined: list[Group] = []
    alone: list[Group] = []
    by_rows = sorted(rows, key=lambda group: -len({line.at for line in group[0]}))
    for group in (*by_rows, *(group for group in groups if not group[0])):
        other = next((g for g in joined if _stand_as_one(g, group, tolerance)), None)
        if other is not None:
            other[0].extend(group[0])
            other[1].extend(group[1])
        elif group[0]:
            joined.append((list(group[0]), list(group[1])))
        else:
            alone.append(group)
    closed = [group for group in groups if group[0] and not _is_open(group, tolerance)]
    return [*closed, *joined, *alone]


def _is_open(group: Group, tolerance: float) -> bool:
    """Whether upright lines go on above the first row or below the last."""
    top, bottom = ends_of(group[1])
    heights = [line.at for line in group[0]]
    return top < min(heights) - 2 * tolerance or bottom > max(heights) + 2 * tolerance


def _stand_as_one(table: Group, group: Group, tolerance: float) -> bool:
    """Whether the upright lines of a group end where those of a table do, as its rows do."""
    (top, bottom), ends = ends_of(table[1]), ends_of(group[1])
    if abs(top - ends[0]) > tolerance or abs(bottom - ends[1]) > tolerance:
        return False
    return {line.at for line in group[0]} <= {line.at for line in table[0]}
