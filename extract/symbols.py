"""Signs of symbol fonts, by the code points that such a font has instead of Unicode ones.

Word keeps them in the private use area, at F000 and the code in the font, or as the code itself.
"""

FIRST, LAST = 0xF000, 0xF0FF
LAST_OF_FONT = 0xFF
FIRST_PRINTED = 0x20
SURROGATES = range(0xD800, 0xE000)
LAST_OF_UNICODE = 0x10FFFF
UNKNOWN = "\ufffd"


def _row(first: int, signs: str) -> dict[int, str]:
    """Signs side by side from a code on; a space where the font has none that is plain."""
    return {first + at: sign for at, sign in enumerate(signs) if sign != " "}


SYMBOL = {
    **_row(0x20, "\u3000!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"),
    **_row(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    **_row(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"),
    **_row(0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"),
    **_row(0xE0, "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
    0x20: " ",
}
WINGDINGS = {
    **_row(0x28, "☎✆✉"),
    **_row(0x45, "☜☞☝☟ ☺ ☹"),
    **_row(0x6C, "●❍■□ ❑❒⬧⧫◆❖⬥⌧"),
    **_row(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    **_row(0x9E, "·• ○  ◉◎ ▪◻ ✦★✶✴✹✵"),
    0xB2: "⟡",
    0xD8: "➢",
    **_row(0xDF, "←→↑↓"),
    0xE8: "➔",
    **_row(0xEF, "⇦⇨⇧⇩"),
    **_row(0xFB, "✗✓☒☑"),
}
WINGDINGS_2 = {**_row(0x4F, "✗✓☒☑☒☒"), **_row(0xA2, "■□")}
WINGDINGS_3 = {**_row(0x21, "←→↑↓↖↗↙↘"), **_row(0x70, "▲▼△▽◄►◁▷"), 0x7D: "▶"}
WEBDINGS = {0x61: "✔", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✖"}
FONTS = {
    "symbol": SYMBOL,
    "wingdings": WINGDINGS,
    "wingdings 2": WINGDINGS_2,
    "wingdings 3": WINGDINGS_3,
    "webdings": WEBDINGS,
}
USUAL = {
    **{code: WINGDINGS[code] for code in (0x6C, 0x6E, 0x75, 0x76, 0xA7, 0xB2, 0xD8, 0xFC)},
    0x2D: "-",
    0xB7: "•",
}
"""Bullets by private code points whose font is not said, or is no symbol font."""


def sign(code: int, font: str | None) -> str:
    """The plain sign for a code in a font; one that has none stays as it is.

    U+FFFD where no character has such a code.

    >>> sign(0x6C, "Wingdings"), sign(0xF0B3, "Symbol"), sign(0x6C, "宋体"), sign(0xD800, None)
    ('●', '≥', 'l', '�')
    """
    table = FONTS.get((font or "").lower())
    if FIRST <= code <= LAST:
        return (USUAL if table is None else table).get(code - FIRST, chr(code))
    if table is not None and code in table:
        return table[code]
    if code < FIRST_PRINTED or code in SURROGATES or code > LAST_OF_UNICODE:
        return UNKNOWN
    return chr(code)


def plain(text: str, font: str | None) -> str:
    r"""A text in a font with its private code points as plain signs.

    >>> plain("\uf0a35", "Symbol")
    '≤5'
    """
    return "".join(sign(ord(c), font) if FIRST <= ord(c) <= LAST else c for c in text)


def typed(text: str, font: str | None, high: str | None) -> str:
    """A text as it is seen where letters are typed in a symbol font: they are signs too.

    ``high`` is the font of the letters of one byte behind ASCII.

    >>> typed("R是 £否", "Wingdings 2", "Wingdings 2"), typed("R£", "Arial", "Wingdings 2")
    ('☑是 □否', 'R□')
    """
    return "".join(_typed(letter, font if letter.isascii() else high) for letter in text)


def _typed(letter: str, font: str | None) -> str:
    table = FONTS.get((font or "").lower(), {})
    return table.get(ord(letter), letter) if ord(letter) <= LAST_OF_FONT else plain(letter, font)


def bullet(text: str, font: str | None) -> str:
    """The bullet of a list; in a symbol font a letter is a sign too.

    >>> bullet("l", "Wingdings"), bullet("o", "Courier New")
    ('●', 'o')
    """
    return "".join(sign(ord(c), font) for c in text)


def sign_of_glyph(letter: str, font: str | None) -> str:
    """What a PDF shows as a letter: in a font of signs alone it is a sign.

    >>> sign_of_glyph("l", "Wingdings-Regular"), sign_of_glyph("l", "Symbol")
    ('●', 'l')
    """
    name = (font or "").lower().removesuffix("-regular")
    return sign(ord(letter), name) if name.startswith("wingdings") else letter
