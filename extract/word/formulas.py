"""Formulas that a field draws (ECMA-376 part 1, 17.16.5.17), on one line as `equations` are."""

import re
from collections.abc import Callable, Sequence

from extract.word.equations import bracketed

NAME = re.compile(r"^EQ\b|\\\*\s{0,9}\w{1,20}", re.IGNORECASE)
"""What is no part of a formula: its name, and how a result is to look."""

OPENING = re.compile(
    r"\\([abdfilorsx])((?:\s*\\(?:[bflrv]c\s*\\.|[a-z]{2}\s*-?\d{0,9})){0,9})\s*\(", re.IGNORECASE
)
"""A switch, its options, and the bracket before what it is about."""

CHARACTER = re.compile(r"\\([bflrv]c)\s*\\(.)", re.IGNORECASE)
COLUMNS = re.compile(r"\\co\s*(\d{1,9})", re.IGNORECASE)
PAIRS = dict(zip("([{<", ")]}>", strict=True))
OPERATORS = {r"\su": "∑", r"\pr": "∏"}
DEEPEST = 20


def formula(instruction: str) -> str | None:
    r"""A formula on one line; None where it is not known how to read it.

    >>> formula(r"EQ x=\f(a+1,\r(3,2b))"), formula(r"EQ \o(a,b)"), formula(r"EQ \f(1,2")
    ('x=(a+1)/(3√(2b))', None, None)
    """
    reader = _Reader(NAME.sub("", instruction).strip())
    try:
        return reader.text(0)
    except ValueError:
        return None


class _Reader:
    """Reads a formula from left to right; `ValueError` where that does not go on."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.at = 0

    def text(self, depth: int) -> str:
        """What is drawn up to the end of an argument, or of all."""
        if depth > DEEPEST:
            raise ValueError(self.code)
        read = ""
        while self.at < len(self.code) and not (depth and self.code[self.at] in ",;)"):
            opening = OPENING.match(self.code, self.at)
            if opening is not None:
                self.at = opening.end()
                read += _drawn(opening[1].lower(), opening[2], self.arguments(depth + 1))
            elif self.code[self.at] == "(":
                self.at += 1
                read += f"({','.join(self.arguments(depth + 1))})"
            else:
                read += self._sign()
        return read.strip() if depth else read

    def _sign(self) -> str:
        """The next sign; no letter is one behind a backslash, for that is a switch."""
        is_plain = self.code[self.at] != "\\"
        self.at += 1 if is_plain else 2
        sign = self.code[self.at - 1 : self.at]
        if not is_plain and (not sign or sign.isalnum()):
            raise ValueError(self.code)
        return sign

    def arguments(self, depth: int) -> list[str]:
        """What stands in brackets, after the opening one, between commas."""
        found = [self.text(depth)]
        while self.code[self.at : self.at + 1] in {",", ";"}:
            self.at += 1
            found.append(self.text(depth))
        if self.code[self.at : self.at + 1] != ")":
            raise ValueError(self.code)
        self.at += 1
        return found


def _drawn(switch: str, options: str, parts: Sequence[str]) -> str:
    """What a switch makes of its arguments; `ValueError` for a number of them that it has not."""
    if switch not in SWITCHES:
        raise ValueError(switch)
    return SWITCHES[switch](options, parts)


def _fraction(_: str, parts: Sequence[str]) -> str:
    above, below = parts
    return f"{bracketed(above)}/{bracketed(below)}"


def _root(_: str, parts: Sequence[str]) -> str:
    *degree, of = parts
    return f"{''.join(degree)}√({of})"


def _bracketed(options: str, parts: Sequence[str]) -> str:
    signs: dict[str, str] = {name.lower(): sign for name, sign in CHARACTER.findall(options)}
    both = signs.get("bc", "" if signs else "(")
    return signs.get("lc", both) + ",".join(parts) + signs.get("rc", PAIRS.get(both, both))


def _large_operator(options: str, parts: Sequence[str]) -> str:
    low, high, of = parts
    own = CHARACTER.search(options)
    plain = next((sign for name, sign in OPERATORS.items() if name in options.lower()), "∫")
    sign = plain if own is None else own[2]
    scripts = (low and f"_{bracketed(low)}") + (high and f"^{bracketed(high)}")
    return f"{sign}{scripts}{' ' if scripts else ''}{of}"


def _array(options: str, parts: Sequence[str]) -> str:
    columns = COLUMNS.search(options)
    width = max(int(columns[1]), 1) if columns is not None else 1
    rows = (parts[at : at + width] for at in range(0, len(parts), width))
    return "; ".join(map(", ".join, rows))


SWITCHES: dict[str, Callable[[str, Sequence[str]], str]] = {
    "a": _array,
    "b": _bracketed,
    "d": lambda _, __: "",
    "f": _fraction,
    "i": _large_operator,
    "l": lambda _, parts: ",".join(parts),
    "r": _root,
    "s": lambda _, parts: "".join(parts),
    "x": lambda _, parts: ",".join(parts),
}
"""All but overstriking, which is known in two forms alone (`fields`)."""
