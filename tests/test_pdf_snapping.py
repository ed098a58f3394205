"""Lines that are drawn twice, or hardly longer than thick."""

from collections.abc import Sequence
from itertools import pairwise

from documents import drawn
from pdfs import Sheet, pdf

from extract.pdf.pages import Rule, path_rules
from extract.pdf.reader import read_pdf
from extract.pdf.ruled.snapping import Double, doubled, to_doubles
from extract.pdf.unruled.columns.white import Gutter
from extract.pdf.unruled.drawn.between_rules import extended
from extract.pdf.unruled.textlines import Piece, TextLine

ACROSS, DOWN = True, False


def test_lines_that_end_at_the_inner_line_of_a_double_one_touch_it() -> None:
    """Small print is snapped narrowly: a label at the side lost its rows to another table."""
    ys = [20.0, 60.0, 100.0, 140.0]

    def draw(sheet: Sheet) -> None:
        for x in (21.0, 23.0):
            sheet.line(x, 18, x, 142, 1)
        for x in (100.0, 200.0):
            sheet.line(x, 20, x, 140, 1)
        for y in ys:
            outer = y in {ys[0], ys[-1]}
            sheet.line(20 if outer else 25.2, y, 200, y, 1)
        for number, (top, _) in enumerate(pairwise(ys), 1):
            sheet.text(32, top + 20, f"类{number}", 7)
            sheet.text(110, top + 20, f"甲{number}", 7)

    (table,) = read_pdf(pdf(draw)).tables
    assert drawn(table) == [[f"类{n}", f"甲{n}"] for n in (1, 2, 3)]


def test_only_ends_near_a_double_line_that_passes_there_reach_it() -> None:
    double = Double(20, 24, 22, [Rule(DOWN, 20, 0, 50, 1), Rule(DOWN, 24, 0, 50, 1)])
    near, far, below = (Rule(ACROSS, y, x, 90, 1) for x, y in ((26, 10), (30, 10), (26, 80)))
    assert [r.start for r in to_doubles([near, far, below], [double], 3)] == [22, 30, 26]
    dots = [Rule(DOWN, 20 + n % 3, 4 * n, 4 * n + 1, 1) for n in range(20)]
    assert not list(doubled(dots, 3))


def test_a_thin_line_is_ruled_in_its_own_direction_alone() -> None:
    """A dot of a dotted line may be of either."""

    def box(width: float, height: float) -> list[bool]:
        corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height), (0.0, 0.0)]
        return [rule.horizontal for rule in path_rules(corners, None, filled=True)]

    assert (box(200, 0.75), box(0.75, 200), box(1, 1)) == ([True], [False], [True, False])


def test_blank_rows_as_thin_as_their_lines_make_no_column() -> None:
    """Stubs of such lines, below each other, looked like an upright line in the middle."""

    def draw(sheet: Sheet) -> None:
        for y in (20, 50, 51.5, 53, 54.5, 56, 90):
            sheet.canvas.rect(20, sheet.height - y, 200, 0.75, stroke=0, fill=1)
        for x in (20, 80, 219.25):
            sheet.canvas.rect(x, sheet.height - 90, 0.75, 70, stroke=0, fill=1)
        for y, texts in ((35, "甲乙"), (75, "丙丁")):
            for x, text in zip((30, 90), texts, strict=True):
                sheet.text(x, y, text)

    (table,) = read_pdf(pdf(draw)).tables
    assert max(cell.column for cell in table.cells) == 2
    assert [cell.text for cell in table.cells if cell.text] == list("甲乙丙丁")


def test_uprights_around_one_line_of_text_are_extended_by_its_size() -> None:
    """Nothing tells how far apart rows are."""
    line = TextLine(50, 10, (Piece("甲", 20, 30), Piece("乙", 80, 90)))
    next_line = TextLine(62, 10, (Piece("丙", 20, 30), Piece("丁", 80, 90)))
    far = TextLine(200, 10, (Piece("戊", 20, 30), Piece("己", 80, 90)))

    def gutters(_: Sequence[TextLine]) -> list[Gutter]:
        return [Gutter(30, 80)]

    assert extended([line], [line, next_line, far], gutters) == [line, next_line]
