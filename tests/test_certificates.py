"""Certificates: paired with countries and issuers only where the source does so."""

import pytest

from normalize.certificates import read_certificates
from normalize.model import Certificate


def test_one_country_for_all_and_an_issuer_each() -> None:
    found, doubts = read_certificates(
        "1.证书名称：特许金融分析师（CFA）、金融风险管理师（FRM）。2.国别/地区：美国。"
        "3.颁发机构：美国投资管理与研究协会AIMR、美国全球风险协会GARP。"
    )
    assert found == (
        Certificate("特许金融分析师", "CFA", "US", "美国投资管理与研究协会", "AIMR"),
        Certificate("金融风险管理师", "FRM", "US", "美国全球风险协会", "GARP"),
    )
    assert doubts == ()


def test_what_cannot_be_paired_is_null_and_a_doubt() -> None:
    found, doubts = read_certificates(
        "证书名称：甲、乙、丙。国别：美国、中国。颁发机构：丁协会、戊协会"
    )
    assert [c.country for c in found] == [None, None, None]
    assert [c.issuer for c in found] == [None, None, None]
    assert [doubt.code for doubt in doubts] == ["certificate-unpaired", "certificate-unpaired"]


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("美国", "US"),
        ("英国", "GB"),
        ("中国", "CN"),
        ("香港", "HK"),
        ("中国台湾", "TW"),
        ("德国", "DE"),
    ],
)
def test_countries(country: str, code: str) -> None:
    found, doubts = read_certificates(f"1.证书名称：甲。2.国家或地区：{country}。")
    assert (found[0].country, doubts) == (code, ())


def test_an_unknown_country_is_null_and_a_doubt() -> None:
    found, doubts = read_certificates("1.证书名称：甲。2.国别/地区：亚特兰蒂斯。")
    assert found[0].country is None
    assert [(doubt.code, doubt.text) for doubt in doubts] == [("country-unknown", "亚特兰蒂斯")]


def test_lists_on_lines_of_their_own() -> None:
    found, _ = read_certificates(
        "1.证书名称：甲（A-1）\n2.国别/地区：英国\n3.颁发机构：乙学会（YS）"
    )
    assert found == (Certificate("甲", "A-1", "GB", "乙学会", "YS"),)


def test_lists_in_brackets_and_with_or_are_split_right() -> None:
    found, _ = read_certificates("证书名称：北美精算师（FSA，ASA）、CFA、FRM或CPA")
    assert [(c.name, c.abbreviation) for c in found] == [
        ("北美精算师", "FSA，ASA"),
        ("CFA", None),
        ("FRM", None),
        ("CPA", None),
    ]
    assert read_certificates("证书名称：无")[0] == ()
    assert read_certificates("无") == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "①证书名称：甲（A-1）②国别：英国③发证机关：乙学会",
        "⑴资格证书：甲（A-1）⑵颁发国家：英国⑶颁证机构：乙学会",
        "证书：《甲》（A-1）；国家：英国；发证单位：乙学会",
        "1.证书名称:甲（A-1）2.国别:英国3.颁发机构:乙学会",
    ],
)
def test_items_in_other_words_and_behind_other_numbers(text: str) -> None:
    assert read_certificates(text) == ((Certificate("甲", "A-1", "GB", "乙学会", None),), ())


def test_an_abbreviation_before_its_name_and_entries_parted_by_a_stroke() -> None:
    found, doubts = read_certificates("证书名称：CFA（特许金融分析师）/乙。国别：美国/英国。")
    assert [(c.name, c.abbreviation, c.country) for c in found] == [
        ("特许金融分析师", "CFA", "US"),
        ("乙", None, "GB"),
    ]
    assert doubts == ()


def test_an_item_that_is_not_known_ends_the_one_before_it() -> None:
    found, doubts = read_certificates("1.证书名称：甲。3.颁发机构：乙协会。4.等级：三级。")
    assert found == (Certificate("甲", None, None, "乙协会", None),)
    assert [doubt.code for doubt in doubts] == ["certificates-unread"]


def test_text_without_names_is_a_doubt() -> None:
    assert [d.code for d in read_certificates("具有相应证书")[1]] == ["certificates-unread"]
    assert read_certificates(None) == ((), ())
