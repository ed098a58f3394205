"""Tables without lines between their rows, whose first column counts these over several pages."""

import pytest
from documents import drawn
from pdfs import ENGINES, Draw, Sheet, pdf

from extract.model import UnreadableError
from extract.pdf.pages import Character
from extract.pdf.reader import read_pdf
from extract.pdf.readings import Engine
from extract.pdf.ruled.snapping import Line as Ruling
from extract.pdf.shared_columns.white import columns_of
from extract.pdf.unruled.drawn.row_ruled import row_ruled
from extract.pdf.unruled.known import Known
from extract.pdf.unruled.textlines import Piece, TextLine
from extract.pdf.unruled.words import Word, WordLine

PLACES = [20.0, 45.0, 69.0, 102.5, 256.0]
"""Between the last three columns there are three points and a half."""
SIZE = 300.0, 600.0
UPRIGHT = [42.0, 67.0, 100.8, 254.3]
HEAD = ["序号", "大类", "名称", "要求", "其他"]
SENTENCE = "熟悉集成电路制造工艺流程和设备"
Entry = tuple[int, str, str, int, str]


def requirement(count: int) -> list[str]:
    return ["1.能力：", *[SENTENCE] * count, "2.学历：", "无"]


def entry(number: int) -> Entry:
    label = {1: "甲类", 6: "乙类"}.get(number, "")
    return number, label, ("工程师", "设计师", "研究员")[number % 3], 3 + number % 4, ""


def page(
    entries: list[Entry],
    *,
    middle: bool = False,
    header: bool = True,
    uprights: bool = False,
    foot: str = "",
) -> Draw:
    """Rows one below the other, as near as their lines are; texts at their top or in the middle."""

    def draw(sheet: Sheet) -> None:
        y = 30.0
        if header:
            for x, text in zip(PLACES, HEAD, strict=True):
                sheet.text(x, y, text)
            y += 12
        for number, label, name, count, other in entries:
            lines = requirement(count)
            beside = y + (6 * (len(lines) - 1) if middle else 0)
            for x, text in zip(PLACES, (str(number), label, name), strict=False):
                sheet.text(x, beside, text)
            sheet.text(PLACES[4], beside, other)
            for line in lines:
                sheet.text(PLACES[3], y, line)
                y += 12
        for x in UPRIGHT if uprights else ():
            sheet.line(x, 20, x, y - 8)
        sheet.text(PLACES[4], 570, foot)

    return draw


def expected(entries: list[Entry]) -> list[list[str]]:
    return [HEAD] + [
        [str(number), label, name, "".join(requirement(count)), other]
        for number, label, name, count, other in entries
    ]


def flat(table: list[list[str]]) -> list[list[str]]:
    """Labels are merged downwards as far as nothing tells otherwise: their texts alone count."""
    blank = [["".join(text.split()) for text in row] for row in table]
    labels = [row[1] for row in blank]
    return [
        [row[0], row[1] if n == 0 or labels[n - 1] != row[1] else "", *row[2:]]
        for n, row in enumerate(blank)
    ]


ENTRIES = [entry(number) for number in range(1, 13)]
PAGES = ENTRIES[:4], ENTRIES[4:8], ENTRIES[8:]


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize("middle", [False, True], ids=["at the top", "in the middle"])
@pytest.mark.parametrize("header", [False, True], ids=["one header", "header again"])
@pytest.mark.parametrize("uprights", [False, True], ids=["no line", "upright lines"])
def test_rows_that_numbers_count(
    *, uprights: bool, header: bool, middle: bool, engine: Engine
) -> None:
    """The outer columns stand beside the upright lines, and the last one has no text."""
    pages = [
        page(entries, middle=middle, header=header or n == 0, uprights=uprights)
        for n, entries in enumerate(PAGES)
    ]
    (table,) = read_pdf(pdf(*pages, size=SIZE), engine).tables
    assert flat(drawn(table)) == expected(ENTRIES)


def test_page_numbers_below_the_last_column_are_none_of_it() -> None:
    pages = [page(entries, foot=f"- {n} -") for n, entries in enumerate(PAGES, 1)]
    (table,) = read_pdf(pdf(*pages, size=SIZE)).tables
    assert flat(drawn(table)) == expected(ENTRIES)


def test_a_column_of_a_few_texts_is_one() -> None:
    """One row in twelve has a text there, and none of the first page."""
    entries = [*ENTRIES[:10], (11, "", "工程师", 3, "证书"), ENTRIES[11]]
    pages = [page(part) for part in (entries[:4], entries[4:8], entries[8:])]
    (table,) = read_pdf(pdf(*pages, size=SIZE)).tables
    assert flat(drawn(table)) == expected(entries)


def test_a_row_may_have_no_number_of_its_own_count() -> None:
    """The fifth is numbered 6: one was struck out."""
    entries = [*ENTRIES[:4], *[(n + 1, *rest) for n, *rest in ENTRIES[4:]]]
    pages = [page(part) for part in (entries[:4], entries[4:8], entries[8:])]  # type: ignore[arg-type]
    (table,) = read_pdf(pdf(*pages, size=SIZE)).tables
    assert [row[0] for row in drawn(table)[1:]] == [str(number) for number, *_ in entries]


def test_a_row_that_a_page_cuts_after_the_first_line_of_its_list() -> None:
    """Its number stands in the middle of the rest."""

    def first(sheet: Sheet) -> None:
        page(ENTRIES[:4], middle=True)(sheet)
        end = 42 + 12 * sum(len(requirement(count)) for *_, count, _ in ENTRIES[:4])
        sheet.text(PLACES[3], end, "1.能力：")

    def second(sheet: Sheet) -> None:
        for n, line in enumerate(requirement(4)[1:]):
            sheet.text(PLACES[3], 30 + 12 * n, line)
        sheet.text(PLACES[0], 66, "5")
        sheet.text(PLACES[2], 66, "研究员")

    third = page(ENTRIES[5:9], middle=True)
    (table,) = read_pdf(pdf(first, second, third, size=SIZE)).tables
    row = expected([(5, "", "研究员", 4, "")])[1]
    assert flat(drawn(table))[5] == row
    assert len(table.rows) == 1 + 9


def test_rows_that_numbers_count_beside_a_label_that_is_not_shaded() -> None:
    """Every other row is shaded, but for the label that is merged over all."""

    def striped(entries: list[Entry]) -> Draw:
        def draw(sheet: Sheet) -> None:
            y = 34.0
            for number, *_, count, _ in entries:
                end = y + 12 * len(requirement(count))
                for left, right in ((18, 42), (67, 100.8), (100.8, 254.3), (254.3, 280)):
                    if number % 2:
                        sheet.box(left, y, right, end, fill=0.9)
                y = end
            page(entries)(sheet)

        return draw

    (table,) = read_pdf(pdf(*map(striped, PAGES), size=SIZE)).tables
    assert flat(drawn(table)) == expected(ENTRIES)


def test_a_header_without_a_line_above_it_and_a_last_row_without_one_below() -> None:
    """As a browser draws the lower borders of cells alone."""

    def line(y: float, *pieces: tuple[str, float, float]) -> TextLine:
        last = Character("a", 0, y - 9, 10, y + 1, y, 10)
        return TextLine(y, 10, tuple(Piece(*piece, ((piece[1:],)), (last,)) for piece in pieces))

    lines = [line(-30, ("No.", 20, 35), ("Asked", 60, 90)), line(-18, ("for", 60, 75))]
    for number, top in enumerate((50, 90, 130), 1):
        lines += [line(top, (str(number), 20, 25), ("a text of", 60, 180))]
        lines += [line(top + 12, ("two lines", 60, 110))]
    rules = [Ruling(y, 18, 190) for y in (36.0, 76.0, 116.0)]
    known = Known(((20, 35), (60, 180)), ((20,), (60,)), -30, 142, is_below=False, row_ruled=True)
    (open_ended,) = row_ruled(lines, rules, known=known)
    (whole,) = row_ruled(lines, rules, known=known._replace(sure=(-30, 142)))
    (after,) = row_ruled(lines, rules, known=known._replace(sure=(50, 130)))
    assert [len(grid.ys) - 1 for grid in (open_ended, whole, after)] == [3, 4, 3]


def test_rows_that_are_drawn_one_a_page_are_not_parted() -> None:
    def of(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            texts = {(1, 1): str(number), (1, 2): "工程师", (1, 3): "\n".join([SENTENCE] * 6)}
            sheet.table([20, 60, 110, 280], [20, 120], texts)

        return draw

    (table,) = read_pdf(pdf(*map(of, range(1, 10)))).tables
    assert [[text.replace("\n", "") for text in row] for row in drawn(table)] == [
        [str(number), "工程师", SENTENCE * 6] for number in range(1, 10)
    ]


def test_numbers_beside_prose_make_no_table() -> None:
    """As those of lines, which a law or a program may have."""

    def of(first: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            for n in range(10):
                sheet.text(20, 30 + 14 * n, str(first + n))
                sheet.text(45, 30 + 14 * n, SENTENCE)

        return draw

    with pytest.raises(UnreadableError, match="no table"):
        read_pdf(pdf(of(1), of(11)))


def words(*texts: tuple[float, float, str]) -> WordLine:
    return WordLine(0, 10, tuple(Word(*text) for text in texts))


FULL = words((10, 20, "1"), (40, 80, "工程师"), (84, 200, "熟悉设计"))


def test_letters_set_apart_are_one_column() -> None:
    spread = words((10, 20, "2"), (40, 50, "工"), (55, 65, "程"), (70, 80, "师"), (84, 200, "设计"))
    assert columns_of([spread] * 9) == ((10, 20), (40, 80), (84, 200))


def test_texts_set_in_are_of_the_column_above() -> None:
    shifted = words((22, 32, "2"), (40, 80, "工程师"), (84, 200, "熟悉设计"))
    assert columns_of([FULL, shifted] * 5)[0] == (10, 32)


def test_marks_of_a_list_are_of_the_column_of_its_texts() -> None:
    marked = words((10, 20, "2"), (40, 80, "工程师"), (84, 94, "1."), (98, 200, "熟悉设计"))
    set_in = words((98, 200, "熟悉设计"))
    assert columns_of([marked, set_in] * 5)[2:] == ((84, 200),)


def test_a_heading_shows_a_column_without_texts() -> None:
    header = words((10, 20, "号"), (40, 60, "名称"), (84, 104, "要求"), (205, 225, "其他"))
    assert columns_of([FULL] * 9, header)[3:] == ((205, 225),)
    assert len(columns_of([FULL] * 9)) == len(FULL.words)


def test_texts_that_stand_nowhere_alike_make_no_columns() -> None:
    scattered = [words((20.0 * n, 20.0 * n + 9, "甲")) for n in range(60)]
    assert columns_of(scattered) == ()


def test_a_line_in_many_may_stand_over_the_white() -> None:
    band = words((10, 200, "甲类设备的设计与制造"))
    assert columns_of([*[FULL] * 60, band]) == columns_of([FULL])
    assert columns_of([*[FULL] * 10, band]) == ()
