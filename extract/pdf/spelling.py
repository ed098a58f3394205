"""What only the whole document can tell of a text: words parted by a wrap, and odd ideographs.

PDF writers map glyphs to radicals (⽬) and to compatibility ideographs, which look like the plain
ones and are found by no search. They are made plain, as are the forms that brackets and the like
have in vertical writing, and nothing else is: full-width punctuation stays.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

from extract.model import Remark
from extract.pdf.lines import SPREAD_WORD
from extract.pdf.paragraphs import SOFT_HYPHEN, WORD_BREAK, WORD_GAP

MARKS = SOFT_HYPHEN + WORD_BREAK + WORD_GAP + SPREAD_WORD
MARK = re.compile(f"[{MARKS}]")
WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
PARTED = re.compile(rf"((?<![A-Za-z0-9-])[A-Za-z0-9-]*|)([{MARKS}])([A-Za-z0-9-]*)")
RADICALS = dict(
    zip(
        "⺁⺄⺇⺈⺊⺋⺌⺎⺒⺓⺔⺕⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳",
        "厂乙几刀卜卩小兀巳幺彑彐心手攴旡日月歹母民水水火爪爪爿牛犬玉疋目示示竹糸纟网网网",
        strict=True,
    )
) | dict(
    zip(
        "⻁⻄⻅⻆⻇⻈⻉⻋⻐⻒⻓⻔⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "虎西见角角讠贝车钅长长门青韦页风飞食饣马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
"""CJK radicals that Unicode does not decompose and that stand for an ideograph."""
VERTICAL = dict(
    zip(
        "︐︑︒︓︔︕︖︗︘︙︰︱︲︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
        "，、。：；！？〖〗…‥—–（）｛｝〔〕【】《》〈〉「」『』［］",
        strict=True,
    )
)
"""The forms that fonts have for vertical writing (UAX 50), and what they stand for."""
DECOMPOSED = "\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f"
"""Where Unicode has radicals and compatibility ideographs."""
ODD = re.compile(f"[{DECOMPOSED}{''.join(VERTICAL)}]")


@cache
def plain(odd: str) -> str:
    """What a radical, a compatibility ideograph or a vertical form stands for; itself for others.

    >>> plain("⽬"), plain("⻓"), plain("⺮"), plain("︵")
    ('目', '长', '竹', '（')
    """
    text = RADICALS.get(odd) or VERTICAL.get(odd) or unicodedata.normalize("NFKC", odd)
    return text if len(text) == 1 else odd


class Speller:
    """The words of a document, and what was settled by them; ``remarks`` says what was."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Gather the words that no wrap parts."""
        self.remarks: list[Remark] = []
        self._odd: Counter[str] = Counter()
        whole = (PARTED.sub(" ", text) if MARK.search(text) else text for text in texts)
        self.words: set[str] = set(WORD.findall("\n".join(whole)))

    def settle(self, text: str) -> str:
        """The text without marks and without odd ideographs."""
        while MARK.search(text) and (parted := PARTED.search(text)):
            text = text[: parted.start()] + self._settled(*parted.groups()) + text[parted.end() :]
        return ODD.sub(self._plain, text)

    def _plain(self, odd: re.Match[str]) -> str:
        if plain(odd[0]) != odd[0]:
            self._odd[odd[0]] += 1
        return plain(odd[0])

    def _settled(self, left: str, mark: str, right: str) -> str:
        """Two pieces as the document spells them elsewhere."""
        whole, hyphened = left + right, f"{left}-{right}"
        if mark == SPREAD_WORD:
            message = f"letters that are set apart are read as the word {whole!r}"
            self.remarks.append(Remark("letters-joined", message, whole))
            return whole
        known = whole in self.words or (mark == SOFT_HYPHEN and hyphened in self.words)
        if mark == SOFT_HYPHEN:
            if len(left) == 1 and hyphened not in self.words:
                return hyphened  # R-CNN: no word is parted behind its first letter
            reading = whole if len(left) > 1 and whole in self.words else hyphened
        elif mark == WORD_BREAK or (known and left and right and not {left, right} <= self.words):
            reading = whole
        else:
            return f"{left} {right}"
        message = f"a line ends within {hyphened!r}; read as {reading!r}, "
        if known:
            remark = Remark("wrap-settled", message + "as elsewhere in the document", reading)
        else:
            why = "for nothing else in the document tells"
            remark = Remark("wrap-doubtful", message + why, reading)
        self.remarks.append(remark)
        return reading

    def all_remarks(self) -> tuple[Remark, ...]:
        """What was settled, and which characters were made plain."""
        made_plain = tuple(
            Remark(
                "ideograph-made-plain",
                f"U+{ord(odd):04X} is read as {plain(odd)}, {count} times",
                odd,
            )
            for odd, count in sorted(self._odd.items())
        )
        return (*self.remarks, *made_plain)
