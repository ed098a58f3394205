"""The tokens of an RTF file (Rich Text Format Specification 1.9.1, "RTF Syntax")."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-zA-Z]{1,40})(?P<number>-?[0-9]{1,10})? ?"
    rb"|'(?P<code>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z']))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n\0]+)|.",
    re.DOTALL,
)


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SIGN = auto()
    CODE = auto()
    TEXT = auto()


class Token(NamedTuple):
    """A word or a sign by its name, or the bytes of a text; ``number`` is the one behind a word."""

    kind: Kind
    name: str = ""
    number: int | None = None
    data: bytes = b""


OPEN, CLOSE = Token(Kind.OPEN), Token(Kind.CLOSE)


def tokens(data: bytes) -> Iterator[Token]:
    r"""The tokens of a file; ends of lines between them mean nothing, and pictures are passed over.

    >>> [token.name or token.data for token in tokens(rb"\b0 a\'b7\~")]
    ['b', b'a', b'\xb7', '~']
    """
    at = 0
    while match := TOKEN.match(data, at):
        at = match.end()
        word, number, code, sign, brace, text = match.groups()
        if text is not None:
            yield Token(Kind.TEXT, data=text)
        elif word is not None:
            name = word.decode()
            if name == "bin":
                at += max(int(number or 0), 0)
                continue
            yield Token(Kind.WORD, name, None if number is None else int(number))
        elif code is not None:
            yield Token(Kind.CODE, data=bytes([int(code, 16)]))
        elif brace is not None:
            yield OPEN if brace == b"{" else CLOSE
        elif sign is not None:
            yield Token(Kind.SIGN, sign.decode("latin-1"))
