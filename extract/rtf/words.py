"""The words of RTF that matter to a reader of tables, by what they do (specification 1.9.1)."""

from extract.doc.markup import element
from extract.rtf.forms import DEFAULT, ENTRY
from extract.rtf.lists import LEVEL_TEXT, TABLES
from extract.rtf.shapes import PROPERTY

CHARACTERS = {
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "zwbo": "\u200b",
}
"""Words that stand for a character."""

SIGNS = {
    "tab": element("tab"),
    "line": element("br"),
    "page": element("br", type="page"),
    "column": element("br", type="column"),
    "_": element("noBreakHyphen"),
    "-": element("softHyphen"),
    "pict": element("pict", element("imagedata")),
}
"""Words and signs that stand for an element of a run."""

PLAIN = {"~": "\u00a0", "{": "{", "}": "}", "\\": "\\"}
"""Signs that stand for a character."""

ENDS = {"\n": "par", "\r": "par"}
"""Signs that are short for a word."""

READ = frozenset(
    {"shpinst", "ud", "nesttableprops", "fldinst", "shppict", "do", "footnote", "listtext"}
    | {"pntext", "mmath", "moMathPara", "moMath", "shptxt", "formfield", ENTRY, DEFAULT, *TABLES}
)
"""Destinations that are read though a program that does not know them may pass over them."""

UNSEEN = frozenset(
    {"info", "colortbl", "stylesheet", "nonshppict", "objclass", "objname", "objdata"}
    | {"filetbl", "revtbl", "rsidtbl", "template", "nonesttables", "pgptbl", "shprslt"}
    | {"pntxta", "pntxtb", "pnseclvl", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc"}
    | {"aftncn", "xe", "tc", "tcn", "rxe", "private", "latentstyles", "datastore", "mmathPict"}
    | {"listname", "levelnumbers", "bkmkstart", "bkmkend", "falt", "panose"}
)
"""Destinations that hold nothing that is seen where they stand."""

HEADERS = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
}
"""Destinations of headers and footers."""

BOXES = frozenset({"shptxt", "dptxbxtext"})
"""Destinations of the texts of text boxes."""

STORIES = ("footnote", "ftnalt", *BOXES, *HEADERS)
"""Destinations of what is read as a story of its own."""

LABELS = frozenset({"listtext", "pntext"})
"""Destinations of the number that the program counted for the paragraph that follows."""

TARGETS = {
    "fonttbl": "fonts",
    "upr": "alternative",
    "mmath": "mathematics",
    "pict": "picture",
    "formfield": "form",
    PROPERTY: "shape",
    LEVEL_TEXT: "level",
    ENTRY: "form text",
    DEFAULT: "form text",
    **dict.fromkeys(TABLES, "lists"),
}
"""What the text of a destination is, if it is none of the story."""

AIMED = (*LABELS, *TARGETS, "ud", "mr", "nesttableprops")
"""Words that say where the text of their group goes."""

NUMBERS = {"f": "font", "itap": "depth", "uc": "bytes_after", "ls": "use", "ilvl": "level"}
"""Words whose number holds from then on, by the field of the state."""
