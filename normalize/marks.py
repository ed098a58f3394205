"""The numbers and signs that stand before a subsection or a group: 1. （一） ⑵ 第三、 ■."""

from functools import lru_cache

import regex

from normalize.patterns import Pattern
from normalize.text import value_of

ENCLOSED = "①-⑳⑴-⒛❶-❿㈠-㈩㊀-㊉"
CHINESE = "[一二三四五六七八九十]{1,3}"
DIGITS = "[0-9０-９]{1,2}"
BULLETS = "■●◆▲★□◇○◎▪►➢▶•·"
NO_SIGN = '（(【\\[［〖《〈<“"：:。；;，,、'

MARK = Pattern(
    rf"""
      {DIGITS} \s* [.．、)）] (?! [0-9０-９] )            # 1.  １．  1、  1)  and not 2.5
    | [（(] \s* (?: {DIGITS} | {CHINESE} ) \s* [)）] [.．、]?
    | {CHINESE} \s* [、.．]
    | [{ENCLOSED}] [.．、]?
    """,
    (
        ("1.职业", {}),
        ("１．职业", {}),
        ("（一）职业", {}),
        ("(1).职业", {}),
        ("①职业", {}),
        ("⒉职业", {}),
        ("二、职业", {}),
        ("2.5年", None),
    ),
)
"""The number of a subsection, as it is typed or counted."""

SIGN = Pattern(
    rf"""
      第 \s* (?: {DIGITS} | {CHINESE} ) \s* [、.．：:，,]
    | {DIGITS} (?: \s* [：:] | \s+ | [^\w\s（(]{{1,2}} )
    | {CHINESE} (?: \s* [：:] | \s+ )
    | [Ⅰ-Ⅻ] \s* [、.．]?
    | [IVX]{{1,4}} \s* [、.．)）]
    | [A-Ha-h] \s* [、.．)）]
    | [\[【{{〔] (?: {DIGITS} | {CHINESE} ) [\]】}}〕]
    | {DIGITS} [.．-] {DIGITS} (?! [0-9.．] )
    | [oØü] \s | [^\w\s{NO_SIGN}]{{1,3}}               # o Ø ü are bullets without their font
    """,
    (
        ("1 职业", {}),
        ("第一，职业", {}),
        ("Ⅱ.职业", {}),
        ("b、职业", {}),
        ("• 职业", {}),
        ("[2]职业", {}),
        ("1.2 职业", {}),
        ("职业", None),
    ),
)
"""What stands before a subsection at the start of a line, and within one is no sign of it."""

STYLES = (
    r"[0-9０-９]+[.．-][0-9０-９]+",
    r"[0-9０-９]+ *[.．]",
    r"[0-9０-９]+ *、",
    r"[0-9０-９]+ *[)）]",
    r"[0-9０-９]+ *[：:]",
    r"[0-9０-９]+\s*$",
    r"[0-9０-９]+[^\w\s]",
    r"[（(]",
    r"[\[【{〔]",
    r"[一-十]",
    r"第",
    r"[①-⑳]",
    r"[⑴-⒇]",
    r"[⒈-⒛]",
    r"[❶-❿]",
    r"[㈠-㈩]",
    r"[㊀-㊉]",
    r"[Ⅰ-Ⅻ]",
    r"[IVX]+ *[、.．)）]",
    r"[A-H]",
    r"[a-h]",
    r"\S",
)
"""The forms of numbers and signs; the last is that of a sign that counts nothing."""

FORMS = tuple(regex.compile(style) for style in STYLES)
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}


@lru_cache(maxsize=4096)
def style_of(label: str | None) -> int | None:
    """The form of a number, such as 1. or （一）, as its place in `STYLES`."""
    return next((i for i, style in enumerate(FORMS) if style.match(label or "")), None)


@lru_cache(maxsize=4096)
def order_of(label: str) -> int | None:
    """The place that a number or a letter has in its list; None for a sign that counts nothing.

    >>> order_of("（二）"), order_of("III."), order_of("b、"), order_of("•")
    (2, 3, 2, None)
    """
    bare = label.rstrip("、.．)），,：: ")
    if (value := value_of(bare)) is not None:
        return value
    if bare in ROMAN:
        return ROMAN[bare]
    letter = bare.casefold()
    return ord(letter) - ord("a") + 1 if len(letter) == 1 and "a" <= letter <= "h" else None
