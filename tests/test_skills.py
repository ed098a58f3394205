"""Skills: every spelling under one name, the longest first, and no Latin term left unsaid."""

import re

import pytest
from conftest import REAL

from normalize.skills import KINDS, read_skills, vocabulary
from normalize.talents import Talents


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("精通C/C++语言", "C C++"),
        ("Verilog/VHDL硬件描述语言", "Verilog VHDL"),
        (
            "TensorFlow、Tensorflow、Tensor-Flow、Tensor Flow、ＴｅｎｓｏｒＦｌｏｗ",
            "TensorFlow " * 5,
        ),
        ("具备H.265/HEVC、H.264/AVC、AVS/AVS2标准", "H.265/HEVC H.264/AVC AVS AVS2"),
        ("了解ISO26262和ISO 26262", "ISO_26262 ISO_26262"),
        ("MATLAB、System C/C++", "MATLAB SystemC C++"),
        ("Faster R-CNN、RCNN", "Faster_R-CNN R-CNN"),
        ("熟悉Python3和C++11", "Python C++"),
        ("HTML5、CSS3、JavaScript", "HTML CSS JavaScript"),
        ("掌握PS、AI等软件", "Adobe_Photoshop Adobe_Illustrator"),
        ("熟悉AI系统", ""),
        ("Hadoop、Spark SQL、Spark", "Apache_Hadoop Spark_SQL Apache_Spark"),
        ("熟练使用R、Python", "R Python"),
        ("5nm、7nm工艺", ""),
        ("熟悉NLP算法、自然语言处理", "自然语言处理 自然语言处理"),
        ("深度神经网络与神经网络", "深度神经网络 神经网络"),
        ("Rapid IO接口", "RapidIO"),
        ("ARM CPU和AMBA总线", "ARM AMBA"),
        ("CORBA、Scarp、Javanese、xC", ""),
        ("精通Ｃ＋＋、Ｃ、ＭＡＴＬＡＢ", "C++ C MATLAB"),
        ("维生素C、B端/C端、C轮融资、Type-C、R&D", ""),
        ("GLP-1受体激动剂、Boost电路、SSD固态硬盘", ""),
        ("精通AI、PS", "Adobe_Illustrator Adobe_Photoshop"),
        ("使用C语言和R编程", "C R"),
        ("c++、c#、YOLOv3、Go语言、Go/No-Go", "C++ C# YOLO Golang"),
    ],
)
def test_mentions(text: str, skills: str) -> None:
    mentions, _ = read_skills(text)
    assert [mention.skill for mention in mentions] == [s.replace("_", " ") for s in skills.split()]
    assert all(text[m.start : m.end] == m.surface for m in mentions)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kylm等技术", "term-unknown"),
        ("Hy-perledger FabricEthereum平台", "skills-glued"),
        ("熟悉Foobar软件", "term-unknown"),
    ],
)
def test_doubts(text: str, code: str) -> None:
    assert [doubt.code for doubt in read_skills(text)[1]] == [code]


def test_glued_skills_are_both_found() -> None:
    mentions, _ = read_skills("熟悉Hy-perledger FabricEthereum、Corda")
    assert [m.skill for m in mentions] == ["Hyperledger Fabric", "Ethereum", "Corda"]


def test_no_text_names_no_skill() -> None:
    assert read_skills(None) == ((), ())
    assert read_skills("") == ((), ())


def test_every_latin_term_of_the_catalogue_is_a_skill_or_said_to_be_none(real: Talents) -> None:
    assert not [f.text for f in real.findings if f.code == "term-unknown"]


def test_every_latin_term_outside_the_abilities_is_known_too(real: Talents) -> None:
    text = (REAL / "catalogue.txt").read_text("utf-8")
    for position in real.positions:
        text = text.replace(position.ability_text or "", "", 1)
    certificates = {c.abbreviation for c in real.certificates}
    issuers = {c.issuer_abbreviation for c in real.certificates}
    for term in re.findall("[A-Za-z]+", text):
        mentions, doubts = read_skills(term)
        assert mentions or not doubts or term in certificates | issuers, term


def test_each_skill_has_one_kind_and_no_term_is_both() -> None:
    words = vocabulary()
    assert set(words.kinds.values()) == set(KINDS)
    assert not set(words.kinds) & words.no_skills  # a term in a context may be both


def test_each_canonical_spelling_finds_itself() -> None:
    for skill in vocabulary().kinds:
        assert [m.skill for m in read_skills(f"熟悉{skill}。")[0]] == [skill]
