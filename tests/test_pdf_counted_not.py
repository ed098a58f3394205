"""Numbers that count rows over pages: what stands among them and is none of those rows."""

from pdfs import Draw, Sheet
from typeset import found, put, rows

PLACES = "20l 50l 150l 330l"
HEADER = "No.|Post|What is asked for|Place"
LONG = (
    "knows how wafers are made and all",
    "that is needed to make them well in",
    "a plant of that kind",
)
TOWNS = ("Suzhou", "Wuxi", "Hangzhou")
POSTS = ("Clerk", "Nurse of wards", "Engineer")


def page(*entries: str, top: float = 30) -> Draw:
    """Rows whose third text may have several lines, parted by ``/``."""

    def draw(sheet: Sheet) -> None:
        y = top
        for entry in entries:
            texts = entry.split("|")
            lines = texts[2].split("/") if len(texts) > 2 else [""]
            if len(texts) > 2:
                texts[2] = lines[0]
            rows(sheet, y, PLACES, ["|".join(texts)])
            for n, line in enumerate(lines[1:], 1):
                put(sheet, 150, y + 12 * n, line)
            y += 12 * len(lines) + 3

    return draw


def entry(number: int) -> str:
    text = "/".join(LONG[: 1 + number % 3])
    return f"{number}|{POSTS[number % 3]}|{text}|{TOWNS[number % 2]}"


def entries(first: int, last: int) -> list[str]:
    return [entry(number) for number in range(first, last + 1)]


def numbers(table: list[str]) -> list[str]:
    return [row.split("|")[0] for row in table]


def counted(first: int, last: int) -> list[str]:
    return list(map(str, range(first, last + 1)))


def test_a_header_that_is_printed_again_does_not_go_on_with_the_rest_of_a_row() -> None:
    cut = "6|Clerk|knows how wafers are made and all|Suzhou"
    (table,) = found(
        page(HEADER, *entries(1, 5), cut),
        page(
            HEADER,
            "||that is needed to make them well in/3. Reads plans of others./4. Writes well.|",
            *entries(7, 12),
        ),
    )
    assert numbers(table) == ["No.", *counted(1, 12)]
    assert (
        table[6].replace("/", " ")
        == f"6|Clerk|{LONG[0]} {LONG[1]} 3. Reads plans of others. 4. Writes well.|Suzhou"
    )


def test_numbers_that_count_on_below_another_header_are_of_another_table() -> None:
    first, second = found(
        page(HEADER, *entries(1, 7)),
        page(*entries(8, 10), "B. The others", HEADER, *entries(11, 14)),
    )
    assert numbers(first) == ["No.", *counted(1, 10)]
    assert numbers(second) == ["No.", *counted(11, 14)]


def test_numbers_that_count_on_below_a_heading_on_a_new_page_are_of_another_table() -> None:
    first, second = found(
        page(HEADER, *entries(1, 7)),
        page(*entries(8, 14)),
        page("B. The others of this year", HEADER, *entries(15, 21)),
        page(*entries(22, 26)),
    )
    assert numbers(first) == ["No.", *counted(1, 14)]
    assert numbers(second) == ["No.", *counted(15, 26)]


def test_a_row_that_was_counted_before_is_no_header() -> None:
    (table,) = found(
        page(HEADER, *entries(1, 5), *entries(1, 2)),
        page(HEADER, *entries(3, 10)),
    )
    assert numbers(table) == ["No.", *counted(1, 5), *counted(1, 10)]


def test_prose_above_is_no_header() -> None:
    def prose(sheet: Sheet) -> None:
        put(
            sheet,
            20,
            30,
            "All of these posts are open to those who apply in a letter, one for",
        )
        put(
            sheet,
            20,
            42,
            "each post, that says what they can do and which towns they would take.",
        )
        page(*entries(1, 6), top=54)(sheet)

    (table,) = found(prose, page(*entries(7, 14)))
    assert numbers(table) == counted(1, 14)


def test_a_sum_among_counted_rows_is_a_row() -> None:
    (table,) = found(
        page(HEADER, *entries(1, 4), "|Sum||42", *entries(5, 6)),
        page(HEADER, *entries(7, 10), "|Sum||51", *entries(11, 12)),
    )
    assert numbers(table) == ["No.", *counted(1, 4), "", *counted(5, 10), "", *counted(11, 12)]
    assert [row for row in table if "Sum" in row] == ["|Sum||42", "|Sum||51"]


def test_paragraphs_of_counted_rows_are_none() -> None:
    def spaced(*own: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            rows(sheet, 30, PLACES, [HEADER])
            for n, number in enumerate(own):
                y = 46 + 44 * n
                rows(sheet, y, PLACES, [f"{number}|Clerk|{LONG[0]}|{TOWNS[0]}"])
                put(sheet, 150, y + 12, LONG[2])
                put(sheet, 150, y + 28, "Writes well.")
                put(sheet, 330, y + 28, "or Wuxi")

        return draw

    (table,) = found(spaced(*range(1, 6)), spaced(*range(6, 11)))
    assert numbers(table) == ["No.", *counted(1, 10)]
