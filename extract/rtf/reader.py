"""Reads a file of Rich Text Format as the Word file that it would be if it were saved today.

Word, WPS and systems that fill in templates write it, often as ``.doc``. The number of a paragraph
in a list is stored beside it as it was counted; lists that store none are counted.
"""

from extract.model import ASKED, Asked, Document
from extract.rtf.translated import translated
from extract.word.reader import read_package

BEGINNING = b"{\\rtf"


def read_rtf(data: bytes, asked: Asked = ASKED) -> Document:
    """Read an RTF file; `UnreadableError` where it is cut short or holds no table."""
    return read_package(translated(data[max(data.find(BEGINNING), 0) :]), asked)
