"""职业资格（认证）要求: names, countries and issuers, paired only beyond doubt."""

from collections.abc import Sequence
from functools import cache

from normalize.findings import Doubt
from normalize.marks import MARK
from normalize.model import Certificate
from normalize.patterns import NOTHING, Pattern
from normalize.text import folded

ITEMS: dict[str, tuple[str, ...]] = {
    "name": ("资格证书名称", "证书名称", "资格名称", "认证名称", "资格证书", "名称", "证书"),
    "country": (
        "颁发国家",
        "发证国家",
        "国别/地区",
        "国家/地区",
        "国家或地区",
        "国家和地区",
        "国别",
        "国家",
    ),
    "issuer": (
        "颁发机构",
        "发证机构",
        "颁证机构",
        "认证机构",
        "颁发机关",
        "发证机关",
        "颁发单位",
        "发证单位",
    ),
}
"""The headings of the three lists, in every wording met, the longer ones first."""

ITEM = Pattern(
    rf"""
    (?: {MARK} \s* | (?<! \p{{Han}} ) )
    (?: {" | ".join(f"(?P<{kind}> {'|'.join(words)} )" for kind, words in ITEMS.items())} )
    \s* [：:]
    """,
    (
        ("1.证书名称：", {"name": "证书名称"}),
        ("2.国别/地区：", {"country": "国别/地区"}),
        ("颁发机构：", {"issuer": "颁发机构"}),
        ("⑵国别：", {"country": "国别"}),
        ("颁发者国家：", None),
        ("取得证书", None),
    ),
)
"""The heading of one of the three lists."""

OTHER_ITEM = Pattern(
    r"(?<! [0-9.] ) [0-9]{1,2} [.、．] \s* ( [\p{Han}/]{2,10} ) \s* [：:]",
    (("4.等级：三级", {}), ("2.5年：", None)),
)
"""A numbered item of any heading; it ends the one before it."""

NAME = Pattern(
    r"""
    \A 《?
    (?: (?P<abbreviation> [A-Z][A-Z0-9&.+-]* ) [（(] (?P<name> \p{Han}+ ) [)）]
      | (?P<name> .+? ) 》? (?: [（(] (?P<abbreviation> [A-Za-z][A-Za-z0-9&.+/，, -]* ) [)）] )?
    )
    》? \Z
    """,
    (
        ("特许金融分析师（CFA）", {"name": "特许金融分析师", "abbreviation": "CFA"}),
        ("中国精算师资格", {"name": "中国精算师资格"}),
        ("CFA（特许金融分析师）", {"name": "特许金融分析师", "abbreviation": "CFA"}),
        ("", None),
    ),
)

ISSUER = Pattern(
    r"""
    \A (?P<issuer> .*? [^A-Za-z（(\s] ) \s*
    (?: [（(]? (?P<abbreviation> [A-Z][A-Za-z&.-]+ ) [)）]? )? \Z
    """,
    (
        (
            "美国投资管理与研究协会AIMR",
            {"issuer": "美国投资管理与研究协会", "abbreviation": "AIMR"},
        ),
        ("中国银行业协会", {"issuer": "中国银行业协会"}),
        ("", None),
    ),
)

BETWEEN = Pattern(
    r"[、，,；;或/\n] (?! [^（(]{0,200} [)）] )",
    (("美国、英国", {}), ("美国", None), ("精算师（FSA，ASA）", None)),
)
"""What stands between entries, outside brackets."""

COMMON_NAMES = {
    "香港": "HK",
    "中国香港": "HK",
    "香港特别行政区": "HK",
    "澳门": "MO",
    "中国澳门": "MO",
    "澳门特别行政区": "MO",
    "中国台湾": "TW",
    "台湾地区": "TW",
    "中国台湾地区": "TW",
    "英格兰": "GB",
    "中国大陆": "CN",
    "中华人民共和国": "CN",
    "美利坚合众国": "US",
}
"""Names in use beside those of the CLDR."""


def read_certificates(text: str | None) -> tuple[tuple[Certificate, ...], tuple[Doubt, ...]]:
    """The certificates of a certificate subsection, and what in it is in doubt."""
    if not text or NOTHING.whole(text):
        return (), ()
    lists = _lists(text)
    names = lists.get("name", ())
    unknown = [match[1] for match in OTHER_ITEM.each(text) if not ITEM.whole(match[0])]
    if not names:
        message = "the subsection names no certificate in a form that is known"
        return (), (Doubt("certificates-unread", message, "certificates", text),)
    doubts: list[Doubt] = []
    if unknown:
        message = f"items that are not known: {', '.join(unknown)}"
        doubts.append(Doubt("certificates-unread", message, "certificates", text))
    countries = _paired(len(names), lists.get("country", ()), "countries", text, doubts)
    issuers = _paired(len(names), lists.get("issuer", ()), "issuers", text, doubts)
    certificates = tuple(
        _certificate(name, country, issuer, doubts)
        for name, country, issuer in zip(names, countries, issuers, strict=True)
    )
    return certificates, tuple(dict.fromkeys(doubts))


def _lists(text: str) -> dict[str, tuple[str, ...]]:
    """The entries behind each heading.

    >>> _lists("1.证书名称：甲（A）、乙。2.国别/地区：美国。")
    {'name': ('甲（A）', '乙'), 'country': ('美国',)}
    """
    headings = list(ITEM.each(text))
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    lists: dict[str, tuple[str, ...]] = {}
    for heading, end in zip(headings, ends, strict=False):
        entry = OTHER_ITEM.compiled.split(text[heading.end() : end])[0]
        entries = BETWEEN.compiled.split(entry.strip(" 。；;\n"))
        named = (entry.strip() for entry in entries if not NOTHING.whole(entry))
        kind = str(heading.lastgroup)
        lists[kind] = lists.get(kind, ()) + tuple(filter(None, named))
    return lists


def _paired(
    count: int, values: Sequence[str], what: str, text: str, doubts: list[Doubt]
) -> Sequence[str | None]:
    """A value per certificate: as many as names, or one for all; else none and a doubt."""
    if len(values) == count:
        return values
    if len(values) <= 1:
        return [*values, None][:1] * count
    message = f"{len(values)} {what} for {count} certificates: which belongs to which is not said"
    doubts.append(Doubt("certificate-unpaired", message, "certificates", text))
    return [None] * count


def _certificate(
    printed: str, country: str | None, issuer: str | None, doubts: list[Doubt]
) -> Certificate:
    name = NAME.whole(printed)
    body = ISSUER.whole(issuer) if issuer else None
    code = country_codes().get(folded(country)) if country else None
    if country and code is None:
        message = "no country or region is known by this name"
        doubts.append(Doubt("country-unknown", message, "certificates", country))
    return Certificate(
        name=name["name"].strip() if name else printed,
        abbreviation=name["abbreviation"] if name else None,
        country=code,
        issuer=body["issuer"] if body else issuer,
        issuer_abbreviation=body["abbreviation"] if body else None,
    )


@cache
def country_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes by Chinese name (Unicode CLDR, then the names in common use)."""
    from babel import Locale  # noqa: PLC0415 - loaded only where a certificate names a country

    territories = Locale("zh").territories
    codes = {folded(name): code for code, name in territories.items() if _is_alpha_2(code)}
    return codes | COMMON_NAMES


def _is_alpha_2(code: str) -> bool:
    """Whether a CLDR territory is a country: UN, EU, EZ and the private XA, XB, ZZ are none.

    >>> _is_alpha_2("US"), _is_alpha_2("001"), _is_alpha_2("EU")
    (True, False, False)
    """
    no_countries = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}
    return len(code) == 2 and code.isalpha() and code not in no_countries  # noqa: PLR2004
