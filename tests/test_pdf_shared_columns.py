"""Columns of tables without lines: what pages show together and none shows alone."""

import pytest
from pdfs import Draw, Sheet, pdf
from typeset import put, rows, shown

from extract.model import Document, Paragraph
from extract.pdf import pdfium
from extract.pdf.reader import read_pdf

HEADER = "No.|Post|Place|Remark|Count"
PLACES = "20l 60l 160l 230l 340r"
PROSE = [
    "All posts are open to applicants from everywhere, and those who apply",
    "for several of them name the one that they would take first in a letter.",
    "The list is renewed each year after the bureaus have told what they need.",
]


def page(*texts: str, top: float = 40, prose: int = 0) -> Draw:
    """Rows of texts parted by ``|``, and lines of prose below."""

    def draw(sheet: Sheet) -> None:
        rows(sheet, top, PLACES, list(texts), 18)
        for number, line in enumerate(PROSE[:prose]):
            put(sheet, 20, top + 18 * len(texts) + 13 * (number + 2), line)

    return draw


def post(number: int, remark: str = "new") -> str:
    names = ("Engineer", "Clerk", "Nurse", "Teacher", "Designer of parks")
    towns = ("Suzhou", "Hangzhou", "Lin'an")
    return f"{number}|{names[number % 5]}|{towns[number % 3]}|{remark}|{number * 7}"


def posts(first: int, last: int) -> list[str]:
    return [post(number) for number in range(first, last + 1)]


def read(*draw: Draw) -> Document:
    return read_pdf(pdf(*draw))


def whole(*draw: Draw) -> list[str]:
    (table,) = read(*draw).tables
    return shown(table)


@pytest.mark.parametrize("count", [1, 2])
def test_a_page_of_few_rows_goes_on(count: int) -> None:
    last = posts(11, 10 + count)
    found = whole(page(HEADER, *posts(1, 10)), page(*last, prose=3))
    assert found == [HEADER, *posts(1, 10), *last]


def test_pages_of_one_row_go_on_one_after_the_other() -> None:
    found = whole(page(HEADER, *posts(1, 10)), page(post(11)), page(post(12), prose=3))
    assert found == [HEADER, *posts(1, 12)]


def test_prose_below_the_last_rows_is_none_of_them() -> None:
    document = read(page(HEADER, *posts(1, 10)), page(post(11), prose=3))
    below = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert " ".join(below) == " ".join(PROSE)


def test_a_page_of_few_rows_begins_a_table() -> None:
    found = whole(page(HEADER, post(1), top=240), page(*posts(2, 12)))
    assert found == [HEADER, *posts(1, 12)]


def test_a_column_may_be_empty_on_a_page() -> None:
    empty = [post(number, "") for number in range(11, 19)]
    found = whole(page(HEADER, *posts(1, 10)), page(*empty), page(*posts(19, 25)))
    assert found == [HEADER, *posts(1, 10), *empty, *posts(19, 25)]


def test_rows_that_no_page_shows_to_be_a_table_stand_between_others() -> None:
    long = "11|Designer of parks|Suzhou|who has built|77"
    between = page(long, "|||three or more", top=40)
    found = whole(page(HEADER, *posts(1, 10)), between, page(*posts(12, 18)))
    eleven = "11|Designer of parks|Suzhou|who has built three or more|77"
    assert found == [HEADER, *posts(1, 10), eleven, *posts(12, 18)]


@pytest.mark.parametrize("texts", [(), ("- 2 -",)])
def test_a_page_without_text_between_others(texts: tuple[str, ...]) -> None:
    def empty(sheet: Sheet) -> None:
        for text in texts:
            put(sheet, 190, 390, text)

    found = whole(page(HEADER, *posts(1, 10)), empty, page(*posts(11, 20)))
    assert found == [HEADER, *posts(1, 20)]


def test_white_that_texts_of_other_pages_stand_over_parts_no_column() -> None:
    names = ("Design of parks", "Repair of roads", "Survey of coasts")
    other = [f"{n}|{names[n % 3]}|Suzhou|new|{n}" for n in range(11, 16)]
    few = [f"{n}|Head  of  post|Suzhou|new|{n}" for n in range(16, 19)]
    found = whole(page(HEADER, *posts(1, 10)), page(*other), page(*few))
    assert {row.count("|") for row in found} == {4}


def test_a_page_of_prose_alone_is_prose() -> None:
    document = read(page(HEADER, *posts(1, 10)), page(prose=3))
    assert [shown(table) for table in document.tables] == [[HEADER, *posts(1, 10)]]


def test_a_table_under_a_caption_of_its_own_is_another() -> None:
    def second(sheet: Sheet) -> None:
        put(sheet, 20, 40, "Table 2. Towns and how many people live there")
        rows(sheet, 60, "20l 160l 340r", ["Town|County|People"], 18)
        rows(sheet, 78, "20l 160l 340r", [f"Town {n}|Lin'an|{n * 9}" for n in range(5)], 18)

    document = read(page(HEADER, *posts(1, 10)), second)
    assert [len(table.rows[0]) for table in document.tables] == [5, 3]


def test_all_processes_read_the_same() -> None:
    data = pdf(page(HEADER, *posts(1, 10)), page(post(11)), page(*posts(12, 20)))
    assert read_pdf(data, pdfium.pages, 2) == read_pdf(data, pdfium.pages)


def test_the_rest_of_a_cut_row_below_a_header_printed_again_is_none_of_the_header() -> None:
    def above(sheet: Sheet) -> None:
        rows(sheet, 40, PLACES, [HEADER, *posts(1, 5), "6|Designer of cities|Suzhou|new|42"], 18)
        rows(sheet, 160, PLACES, ["|and parks"])
        rows(sheet, 178, PLACES, [*posts(7, 9), "10|Designer of cities|Suzhou|new|70"], 18)

    def below(sheet: Sheet) -> None:
        rows(sheet, 40, PLACES, [HEADER, "|and roads"], 12)
        rows(sheet, 70, PLACES, posts(11, 20), 18)

    cut = "10|Designer of cities and roads|Suzhou|new|70"
    six = "6|Designer of cities and parks|Suzhou|new|42"
    assert whole(above, below) == [HEADER, *posts(1, 5), six, *posts(7, 9), cut, *posts(11, 20)]


def test_numbers_that_are_left_out_leave_a_row_without_one() -> None:
    asked = [
        ("Those who have built", "a road of ten miles."),
        ("All who know each law", "of towns and houses."),
        ("Whoever has taught in", "two schools or more."),
    ]
    numbers = [str(n) if n % 3 else "" for n in range(1, 11)]

    def draw(sheet: Sheet) -> None:
        rows(sheet, 20, "20l 60l 140l 270l", ["No.|Post|Asked for|Place"])
        for n, number in enumerate(numbers):
            first, second = asked[n % 3]
            y = 40 + 25 * n
            rows(
                sheet, y, "20l 60l 140l 270l", [f"{number}|Clerk|{first}|Suzhou", f"||{second}"], 11
            )

    body = [f"{number}|Clerk|{' '.join(asked[n % 3])}|Suzhou" for n, number in enumerate(numbers)]
    found = [row.replace("/", " ") for row in whole(draw)]
    assert found == ["No.|Post|Asked for|Place", *body]


def test_a_table_below_prose_keeps_to_its_own_columns() -> None:
    other = [post(number, "") for number in range(11, 17)]
    document = read(page(HEADER, *posts(1, 10), prose=3), page(*other))
    assert [len(table.rows[0]) for table in document.tables] == [5, 4]


def test_few_lines_tell_no_more_lines_than_they_are() -> None:
    def few(sheet: Sheet) -> None:
        rows(sheet, 40, "20l 60l 300r", [f"{n}|Clerk|{n * 9}" for n in range(1, 5)], 18)

    def listed(sheet: Sheet) -> None:
        rows(sheet, 40, "20l 60l", [f"{n}.|Bring a letter to the bureau" for n in range(1, 10)], 18)

    assert [len(table.rows) for table in read(few, listed).tables] == [4]


def test_white_in_a_few_lines_of_one_page_is_no_column_of_all() -> None:
    def first(sheet: Sheet) -> None:
        rows(sheet, 40, "20l 60l 160l 200l 230l 340r", ["1|Clerk|New|Town|new|3"] * 3, 18)

    few = ["1|Clerk|New Town|new|3"] * 3
    assert whole(first, page(*posts(11, 20))) == [*few, *posts(11, 20)]


def test_a_note_below_the_last_rows_is_none_of_them() -> None:
    def last(sheet: Sheet) -> None:
        rows(sheet, 40, PLACES, posts(11, 12), 18)
        put(sheet, 20, 80, "Notes")
        for number, line in enumerate(PROSE):
            put(sheet, 20, 96 + 13 * number, line)

    document = read(page(HEADER, *posts(1, 10)), last)
    below = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert [shown(table) for table in document.tables] == [[HEADER, *posts(1, 12)]]
    assert " ".join(below) == " ".join(["Notes", *PROSE])
