"""专业学历要求: the degree, what may stand in for it, and the majors."""

from collections.abc import Iterator
from dataclasses import dataclass

from regex import Match

from normalize.findings import Doubt
from normalize.model import Degree
from normalize.patterns import NOTHING, Pattern, required_part

DEGREES: dict[str, Degree] = {
    "博士": "doctor",
    "硕士": "master",
    "研究生": "master",
    "学士": "bachelor",
    "本科": "bachelor",
    "大专": "associate",
    "专科": "associate",
    "高职": "associate",
}
ISCED_2011: dict[Degree, int] = {"associate": 5, "bachelor": 6, "master": 7, "doctor": 8}

DEGREE = Pattern(
    r"""
    (?: 大学 | 全日制 )?
    (?P<degree> 博士 (?! 后 ) | 硕士 | 研究生 | 学士 | 本科 | 大专 | 专科 | 高职 )
    (?: 研究生 )?
    (?: \( 含 \) | （含） )?
    (?: (?: 及其? | 或 )? 以上 )?
    (?: 学历 | 学位 | 文凭 )? (?: 或 (?: 学历 | 学位 ) )?
    (?: (?: 及其? | 或 )? 以上 )?
    """,
    (
        ("学士及以上学位", {"degree": "学士"}),
        ("大学本科（含）以上学历", {"degree": "本科"}),
        ("硕士研究生及以上学历", {"degree": "硕士"}),
        ("博士学位", {"degree": "博士"}),
        ("高级职称", None),
    ),
)

ALTERNATIVE = Pattern(
    r"""
    或者? (?: 具有 | 取得 | 具备 )?
    (?P<degree_alternative> [^，。；或]* (?: 职称 | 职务 | 工程师 | 职业资格 | 同等学力 ) )
    """,
    (
        ("博士学位或高级职称", {"degree_alternative": "高级职称"}),
        ("硕士或博士学位", None),
    ),
)

NAME_CHARACTER = Pattern(
    r"""
    (?: (?! 取得 | 具有 | 具备 | 获得 | 毕业 | 学历 | 学位 | 专业 | 院校 | 大学 | 等 ) [^；。] )
    """,
    (("数学、法学", {}), ("", None), ("。", None)),
)
"""A character of the names of majors; the words of the sentence around them hold none."""

MAJORS = Pattern(
    rf"""
    (?P<majors> {NAME_CHARACTER}{{0,500}}? )
    (?: (?P<closing> 等 ) [^，。；、等业]{{0,8}}? | 及其? | 以及 )?   # 等, 等理工科; 及
    (?: (?P<related> 相关 | 相近 ) (?: 的 )? )?
    (?: 学科 )? 专业
    """,
    (
        ("生物或医学类相关专业", {"majors": "生物或医学类", "related": "相关"}),
        ("数学、法学等专业", {"majors": "数学、法学", "closing": "等"}),
        ("数学、法学等理工科专业", {"majors": "数学、法学", "closing": "等"}),
        ("药学及相关专业", {"majors": "药学", "related": "相关"}),
        ("计算机专业", {"majors": "计算机"}),
        ("学士及以上学位", None),
    ),
)

SENTENCE = Pattern(
    rf"""
    (?: 取得 | 具有 | 具备 | 获得 )? (?: 全日制 | 国内外 | 海外 )?
    (?: {MAJORS} [，,；]? {DEGREE} | {DEGREE} [，,；]? {MAJORS} | {DEGREE} )
    {ALTERNATIVE}?
    [。；]?
    """,
    (
        (
            "取得经济学、金融学等相关专业博士学位或高级职称",
            {
                "majors": "经济学、金融学",
                "closing": "等",
                "related": "相关",
                "degree": "博士",
                "degree_alternative": "高级职称",
            },
        ),
        ("取得计算机专业学士及以上学位", {"majors": "计算机", "degree": "学士"}),
        ("本科及以上学历，数学专业", {"degree": "本科", "majors": "数学"}),
        ("大专", {"degree": "大专"}),
        ("无", None),
    ),
)
"""A whole education text in a form that leaves no word unread."""

CLAUSE = Pattern(
    rf"(?: \A | [。；，,] | 学历 | 学位 ) (?: 取得 | 具有 | 具备 | 获得 )? {MAJORS}",
    (
        (
            "硕士学位；取得法学、历史等相关专业背景",
            {"majors": "法学、历史", "closing": "等", "related": "相关"},
        ),
        ("硕士学位", None),
    ),
)
"""The clause that names the majors, in a text of another form."""

BETWEEN = Pattern(
    r"(?: [、，,/／] | 或者? | (?<! [共中] ) 和 (?! 声 ) | 以及 ) (?! [^（(]{0,200} [)）] )",
    (
        ("数学和统计", {}),
        ("计算机科学与技术", None),
        ("法学（国际法、经济法）", None),
        ("中和医学", None),
    ),
)
"""What stands between majors, outside brackets; 与 stands inside a name."""

NO_NAMES = frozenset({"本", "所学", "相关", "无"})
"""What stands before 专业 and is no name of one."""

CLOSING = Pattern(r"(?<! [类等] ) [类等]+ \Z", (("医学类", {}), ("类器官", None)))
ANY_MAJOR_CLAUSE = Pattern(
    r"[，,；;、]? (?: 专业 (?: 背景 )? 不限 | 不限 专业 ) (?: [，,；;、] | (?= 。? \s* \Z ) )",
    (("本科及以上学历，专业不限", {}), ("专业不限，硕士", {}), ("数学专业", None)),
)
ANY_MAJOR = Pattern(
    r"专业 (?: 背景 )? 不限 | 不限 专业 | 无 专业 (?: 要求 | 限制 )",
    (("专业不限", {}), ("不限专业", {}), ("数学专业", None)),
)


@dataclass(frozen=True, slots=True)
class MajorSpan:
    """A major and where it stands in the education text, characters from 0, end exclusive."""

    major: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Education:
    """What an education text requires; its fields are columns of `Position`."""

    education_required: bool | None = None
    min_degree: Degree | None = None
    isced_level: int | None = None
    degree_alternative: str | None = None
    majors: tuple[str, ...] = ()
    majors_open: bool | None = None


def read_education(
    text: str | None,
) -> tuple[Education, tuple[MajorSpan, ...], tuple[Doubt, ...]]:
    """The requirement in an education text, where its majors stand, and what is in doubt.

    >>> read_education("取得生物或医学类相关专业学士及以上学位")[1]
    (MajorSpan(major='生物', start=2, end=4), MajorSpan(major='医学', start=5, end=7))
    """
    if text is None:
        return Education(), (), ()
    if NOTHING.whole(text):
        return Education(education_required=False), (), ()
    if NOTHING.whole(text.split("\n")[0]):
        message = "the text says that nothing is required, and goes on"
        doubt = Doubt("nothing-and-more", message, "education_text", text)
        return Education(education_required=False), (), (doubt,)
    required = required_part(text)
    sentence = SENTENCE.whole(ANY_MAJOR_CLAUSE.compiled.sub("", required).rstrip())
    alternative = ALTERNATIVE.search(required)
    match = _majors(required, sentence)
    spans = () if match is None else tuple(_split(required, *match.span("majors")))
    degree = _lowest(_without(required, match))
    found = Education(
        education_required=True,
        min_degree=degree,
        isced_level=ISCED_2011[degree] if degree else None,
        degree_alternative=alternative["degree_alternative"] if alternative else None,
        majors=tuple(span.major for span in spans),
        majors_open=bool(match["closing"] or match["related"]) if match else None,
    )
    return found, spans, tuple(_doubts(text, found, whole=sentence is not None))


def _without(text: str, match: Match[str] | None) -> str:
    """The text without its names of majors, which may hold the word of a degree."""
    if match is None:
        return text
    start, end = match.span("majors")
    return text[:start] + " " * (end - start) + text[end:]


def _lowest(text: str) -> Degree | None:
    degrees = [DEGREES[match["degree"]] for match in DEGREE.each(text)]
    return min(degrees, key=ISCED_2011.__getitem__, default=None)


def _majors(text: str, sentence: Match[str] | None) -> Match[str] | None:
    """The match that holds the majors: of the whole sentence, or of the clause that names them."""
    if ANY_MAJOR.search(text):
        return None
    if sentence is not None:
        return sentence if "专业" in text else None
    return CLAUSE.search(text)


def _split(text: str, start: int, end: int) -> Iterator[MajorSpan]:
    """The majors between two offsets, a closing 类 or 等 taken off."""
    at = start
    for between in [*BETWEEN.compiled.finditer(text, start, end), None]:
        stop = end if between is None else between.start()
        name = text[at:stop]
        bare = CLOSING.compiled.sub("", name.rstrip())
        major = bare.lstrip()
        if major and major not in NO_NAMES:
            yield MajorSpan(major, at + len(bare) - len(major), at + len(bare))
        at = stop if between is None else between.end()


def _doubts(text: str, found: Education, *, whole: bool) -> Iterator[Doubt]:
    if found.min_degree is None:
        yield Doubt("degree-unread", "no degree is recognised", "min_degree", text)
    if not found.majors and not found.majors_open and "专业" in text and not ANY_MAJOR.search(text):
        yield Doubt("majors-unread", "no majors are recognised", "majors", text)
    if not whole:
        message = "the sentence has an unknown form: its degree and majors were read in parts"
        yield Doubt("education-partly-read", message, "education_text", text)
