"""Names of columns from headings: ASCII, so that every tool can type them."""

import keyword
import re
from collections import Counter
from collections.abc import Collection, Sequence

LONGEST = 40
NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def slugs(headings: Sequence[str | None], taken: Collection[str] = ()) -> list[str]:
    """A name for each heading in order, all different: Hanyu Pinyin for ideographs.

    A heading that is missing, or that has no letter, is named by its column. A name that stands
    already gets ``_2``, ``_3``, and one that is a word of Python an underscore.

    >>> slugs(["产品名称", "税则号列", "税则号列", None, "2026年"])
    ['chan_pin_ming_cheng', 'shui_ze_hao_lie', 'shui_ze_hao_lie_2', 'column_4', 'c_2026_nian']
    >>> slugs(["Class"])
    ['class_']
    """
    seen = Counter(taken)
    names: list[str] = []
    for number, heading in enumerate(headings, 1):
        name = base = _slug(heading or "") or f"column_{number}"
        while seen[name]:
            seen[base] += 1
            name = f"{base}_{seen[base]}"
        seen[name] += 1
        names.append(name)
    return names


def _slug(heading: str) -> str:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its dictionary is needed for this alone

    syllables = "_".join(lazy_pinyin(heading, v_to_u=False)).lower()
    name = NOT_IN_NAMES.sub("_", syllables).strip("_")
    if len(name) > LONGEST:
        name = name[:LONGEST].rpartition("_")[0] or name[:LONGEST]
    if keyword.iskeyword(name):
        return f"{name}_"
    return f"c_{name}" if name[:1].isdigit() else name
