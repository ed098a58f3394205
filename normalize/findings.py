"""The kinds of doubt, and a doubt before its place is known."""

from dataclasses import dataclass

from normalize.model import Severity

CODES_BY_CHECK: dict[str, dict[str, tuple[Severity, str]]] = {
    "headings": {
        "heading-unknown": ("error", "a heading that the profile does not know"),
        "heading-missing": ("error", "a heading that the profile needs is not there"),
        "heading-repeated": ("error", "two columns have headings that mean the same"),
        "no-positions": ("error", "the table has its headings and not one position"),
        "table-skipped": ("warning", "a table without known headings: kept in cells alone"),
        "headings-none": ("info", "a table without headings: its columns are named by their place"),
        "headings-likely": ("warning", "a first row read as headings, though all rows are words"),
        "table-continued": ("info", "a table without headings, read on as part of the one before"),
        "caption": ("info", "a row above the headings, such as the title: kept in cells alone"),
        "header-repeated": ("info", "the heading row stands again further down"),
        "text-before-table": ("info", "text above the first table, such as the title"),
        "text-outside-table": ("warning", "text between tables or below the last: in no table"),
    },
    "numbering": {
        "number-unread": ("error", "a number cell that holds no number"),
        "number-out-of-order": ("error", "a number that does not follow from those above it"),
        "number-repeated": ("error", "a number that stands twice"),
        "number-inferred": ("info", "no number in the row: its place says which it is"),
        "numbers-restart": ("info", "numbers begin again at 1: seq runs on"),
        "title-numbered": ("warning", "a title that begins with a number, read as a part of it"),
        "position-repeated": ("warning", "industry and title stand twice in the edition"),
    },
    "groups": {
        "band": ("info", "a line or a row that names the industry of those below it"),
        "band-unmarked": (
            "warning",
            "a name alone over rows that have no other industry, read as it",
        ),
        "band-unread": (
            "error",
            "a text over rows that have no other industry, and names none that is known",
        ),
        "note-unmarked": (
            "warning",
            "a text over all columns that is no band: kept in cells alone",
        ),
        "note": ("info", "a note or a sum in a row of its own: kept in cells alone"),
        "industry-unread": ("error", "an industry cell that holds a number, a dash or 无"),
        "industry-carried": (
            "warning",
            "an industry that is carried over from one table to the next",
        ),
        "industry-missing": ("warning", "no industry in the row or above it"),
        "product-missing": ("error", "a customs code without a product in its row or above it"),
    },
    "subsections": {
        "section-missing": ("error", "a requirement cell without one of its subsections"),
        "section-unknown": ("error", "a subsection that the profile does not know"),
        "section-repeated": ("error", "a subsection that stands twice in a cell"),
        "section-unparsed": ("warning", "text of a cell outside the subsections that are known"),
        "section-break-missing": ("info", "a subsection that begins without its line break"),
        "section-break-doubtful": (
            "warning",
            "a heading in a sentence, read as its missing subsection",
        ),
        "text-ditto": ("error", "同上 in place of a text, which is not read"),
        "section-empty": ("warning", "a subsection with its heading and no text"),
        "section-number-stray": ("warning", "a number of the subsections that no heading has"),
        "lines-joined": ("info", "lines of one text, joined because the first does not end there"),
    },
    "vocabulary": {
        "country-unknown": ("warning", "a country that is not known by this name"),
        "skills-glued": ("info", "two skills printed without a space between"),
        "term-unknown": ("info", "a Latin-letter term that the vocabulary does not know"),
    },
    "fields": {
        "degree-unread": ("warning", "education is required, and no degree was recognised"),
        "majors-unread": ("warning", "education is required, and no majors were recognised"),
        "education-partly-read": ("warning", "words of the education text that no field holds"),
        "nothing-and-more": ("warning", "a text that says that nothing is required, and goes on"),
        "experience-doubtful": ("warning", "experience that is asked of some alone, or of none"),
        "years-unread": ("warning", "years that are named but not as a lower bound"),
        "years-several": ("warning", "several lower bounds of years: the smallest is taken"),
        "certificates-unread": ("warning", "a certificate subsection without names"),
        "certificate-unpaired": (
            "warning",
            "countries or issuers that cannot be paired with names",
        ),
        "misprint-corrected": ("info", "a misprint, read as the card of the edition puts it right"),
        "correction-unmatched": (
            "error",
            "a correction whose printed text does not stand there once",
        ),
        "code-unread": ("error", "a cell of customs codes that holds none"),
        "limit-unread": ("warning", "a sign of a bound from which no bound was read"),
    },
    "renditions": {
        "renditions-disagree": ("warning", "two renditions of the edition differ in a value"),
        "rendition-unread": (
            "error",
            "a rendition that cannot be read: the others say nothing of it",
        ),
        "renditions-compared": ("info", "on how many positions two renditions agree"),
    },
    "engines": {
        "engines-disagree": ("warning", "a text of a PDF that two engines read differently"),
    },
    "conservation": {
        "text-unclaimed": ("error", "text of a row that no column claims"),
        "text-claimed-twice": ("error", "text of a row that two columns or two records claim"),
        "text-not-printed": ("error", "text of a record that does not stand where it says"),
    },
    "reading": {
        "cells-placed": ("info", "rows that leave cells out: placed by likeness of columns"),
        "cell-place-doubtful": (
            "warning",
            "a row that leaves cells out, where another way fits too",
        ),
        "rows-inferred": ("warning", "rows whose boundary nothing marks: told apart by likeness"),
        "page-number": ("info", "a page number on a line of its own: in no cell"),
        "blank-line-in-cell": ("warning", "a blank line inside a cell, read as part of it"),
        "part-damaged": ("warning", "a part of the file that is damaged: read without it"),
        "part-not-read": (
            "warning",
            "a file within the file, a diagram, a chart or an embedded object: not read",
        ),
        "picture-not-read": ("warning", "pictures in a Word file: what is seen there is not read"),
        "placeholder-shown": (
            "warning",
            "a content control that nobody has filled in: what it asks for is read as its text",
        ),
        "content-misplaced": (
            "warning",
            "text of a Word file where the format has none: no word processor shows it",
        ),
        "properties-behind": (
            "warning",
            "what a cell or a row says of itself stands behind its content: it holds all the same",
        ),
        "part-taken-in": ("info", "a file within the file that a word processor shows there: read"),
        "control-bound": (
            "warning",
            "a content control that shows the file's data, and stores something else",
        ),
        "note-marks-doubtful": (
            "warning",
            "marks of notes that begin anew by page: counted through",
        ),
        "field-unclosed": ("warning", "a field that begins and does not end: ignored"),
        "field-without-result": (
            "warning",
            "a field that stores no result: what it shows is not read",
        ),
        "field-counted": (
            "info",
            "numbers of fields that the file does not store, counted as Word counts",
        ),
        "number-format-unknown": (
            "warning",
            "a list that counts in a format not known: in decimal",
        ),
        "list-missing": (
            "warning",
            "a paragraph numbered by a list that the file, or whose number it, does not have",
        ),
        "list-shared": (
            "warning",
            "a list whose definition has the id of another one: counted on in that, as Word does",
        ),
        "merge-without-start": ("warning", "a merged cell without the cell that starts the merge"),
        "merge-hides-text": (
            "warning",
            "a cell merged with the one before it that holds a text: nobody can tell if it is seen",
        ),
        "span-by-width": ("info", "a cell without a span that is as wide as several columns"),
        "row-cut": (
            "warning",
            "a row of an exact height without room for all its lines: read whole, Word cuts some",
        ),
        "row-hidden": ("warning", "a row marked as hidden that holds what is seen: read"),
        "span-too-wide": ("warning", "a cell that claims more columns than its table can have"),
        "table-stitched": ("info", "a table that goes on in a second one of the file, read as one"),
        "label-blank": ("warning", "a merge without text that may go on over a repeated header"),
        "merge-split": ("info", "a merge that goes on without its text where a table was cut"),
        "table-nested": (
            "warning",
            "a cell that holds a table of its own, read as the table after it",
        ),
        "encoding-guessed": ("info", "a text that is not UTF-8, read as GB18030"),
        "characters-lost": ("error", "characters that an earlier conversion replaced by U+FFFD"),
        "pages-are-images": ("error", "pages of a PDF that hold no text: they need OCR first"),
        "table-in-cell": (
            "warning",
            "a cell of a PDF that holds a table: its text is read as lines",
        ),
        "text-layer-ocr": ("warning", "text that a recogniser laid over a picture: it may misread"),
        "letters-joined": ("info", "letters of a PDF that are set apart, read as a word"),
        "lines-typed": ("info", "characters such as ┌ of a PDF, read as lines of its tables"),
        "annotation-read": ("info", "form fields or typed annotations of a PDF, read as its text"),
        "stamp-left-out": ("info", "a stamp with text, laid over a page of a PDF: in no cell"),
        "ligature-unswapped": ("info", "letters of a PDF whose bytes were turned round, put right"),
        "text-unseen": ("warning", "text of a PDF that nobody sees: left out"),
        "columns-on-other-pages": (
            "warning",
            "columns of a table wider than a page, which stand on pages of their own: joined",
        ),
        "caption-continued": ("info", "a line such as 续表1 where a table goes on: in no cell"),
        "label-repeated": (
            "info",
            "a line over a group of rows, typed again for the page: left out",
        ),
        "furniture-dropped": ("info", "page numbers, running heads and feet: in no cell"),
        "watermark-dropped": ("info", "text aslant over a page or behind its text: in no cell"),
        "grid-inferred": ("info", "a table without all its lines: columns and rows are inferred"),
        "grid-tagged": ("info", "a table without all its lines: its cells are those of its tags"),
        "tags-disagree": ("info", "tags of a table that the page does not show so: not used"),
        "row-cut-doubtful": ("warning", "signs disagree on whether a page break cuts a row"),
        "qualifier-joined": ("info", "a bracket behind a title that may be a line of its own"),
        "rows-doubtful": ("warning", "rows of wrapped texts that may be parted otherwise"),
        "label-rows-doubtful": ("warning", "a label, and no line that tells which rows it is over"),
        "wrap-settled": ("info", "a line ends within a word, read as it is spelled elsewhere"),
        "wrap-doubtful": (
            "warning",
            "a line ends within a word, and nothing tells how it is spelled",
        ),
        "ideograph-made-plain": (
            "info",
            "a radical, compatibility ideograph or vertical form, read as the plain one",
        ),
    },
}
"""The codes of findings by the check that makes them, each with its severity and its meaning."""

CODES = {code: told for codes in CODES_BY_CHECK.values() for code, told in codes.items()}
"""Every code with its severity and what it means; the data dictionary lists them."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt before it is a finding; ``code`` is a key of `CODES`.

    What parses a text leaves the place to its caller, who knows it.
    """

    code: str
    message: str
    field: str | None = None
    text: str | None = None
    table: int | None = None
    row: int | None = None
    page: int | None = None

    def at(self, table: int, row: int, page: int | None = None) -> "Doubt":
        """The same doubt, with its place."""
        return Doubt(self.code, self.message, self.field, self.text, table, row, page)
