"""Word files that are damaged, hostile or merely odd: read, or refused in one line."""

import io
import random
import time
import zipfile
from collections.abc import Callable

import pytest
from documents import remarked
from words import TYPES, abstract, counted, flat, lvl, num, p, relations, tbl, tc, tr, word

from extract.formats import read, sniff
from extract.model import UnreadableError

WHOLE = word(tbl(tr("a", "b")), styles="", numbering="")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return stream.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    return packed({**parts(WHOLE), name: data})


def mutants(data: bytes, count: int) -> list[bytes]:
    """The file with a few bytes changed at random, some of them cut short too."""
    chance = random.Random(1)
    found = []
    for _ in range(count):
        mutant = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            mutant[chance.randrange(len(mutant))] = chance.randrange(256)
        cut = chance.randrange(len(mutant)) if chance.random() < 0.2 else len(mutant)
        found.append(bytes(mutant[:cut]))
    return found


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_any_damage_is_read_over_or_refused_in_one_line() -> None:
    for mutant in mutants(WHOLE, 400):
        try:
            read(mutant)
        except UnreadableError as error:
            assert "\n" not in str(error)  # noqa: PT017 - either will do


@pytest.mark.parametrize("name", ["[Content_Types].xml", "word/document.xml", "_rels/.rels"])
def test_a_part_that_does_not_unpack(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as file:
        start = file.getinfo(name).header_offset + 30 + len(name)
    data = WHOLE[:start] + b"\xff" * 8 + WHOLE[start + 8 :]
    if name == "word/document.xml":
        with pytest.raises(UnreadableError, match="is damaged or encrypted inside the file"):
            read(data)
    else:
        assert read(data).tables


def test_content_types_that_unpack_without_measure_are_not_unpacked() -> None:
    data = with_part("[Content_Types].xml", b"\0" * 50_000_000)
    start = time.process_time()
    assert sniff(data) == "docx"
    assert time.process_time() - start < 0.05


@pytest.mark.parametrize("name", ["word/styles.xml", "word/numbering.xml"])
@pytest.mark.parametrize("text", [b"<broken", b"", b"\xff\xfe\x00\xd8"])
def test_a_damaged_part_that_is_not_the_document_is_a_remark(name: str, text: bytes) -> None:
    document = read(with_part(name, text))
    assert document.tables
    assert remarked(document) == ["part-damaged"]


@pytest.mark.parametrize("name", ["_rels/.rels", "word/_rels/document.xml.rels"])
def test_damaged_relations_lead_to_the_usual_places(name: str) -> None:
    document = read(with_part(name, b""))
    assert document.tables
    assert remarked(document) == ["part-damaged"]


def test_without_relations_of_the_package_the_usual_places_are_looked_at() -> None:
    document = read(packed({k: v for k, v in parts(WHOLE).items() if k != "_rels/.rels"}))
    assert document.tables
    assert remarked(document) == ["part-damaged"]


@pytest.mark.parametrize("target", ["word\\document.xml", "word%2Fdocument.xml"])
def test_slashes_of_a_target_do_not_lose_the_lists(target: str) -> None:
    numbered = word(tbl(tr(tc(counted(1)))), numbering=abstract(1, lvl(0, "%1.")) + num(1, 1))
    relation = relations({"officeDocument": target}).encode()
    document = read(packed({**parts(numbered), "_rels/.rels": relation}))
    assert document.tables[0].cells[0].label == "1."


@pytest.mark.parametrize("kind", ["styles", "numbering"])
def test_a_relation_to_a_part_that_is_not_there_is_a_remark(kind: str) -> None:
    document = read(packed({k: v for k, v in parts(WHOLE).items() if k != f"word/{kind}.xml"}))
    assert document.tables
    assert remarked(document) == ["part-damaged"]


@pytest.mark.parametrize("name", ["word/styles.xml", "word/numbering.xml"])
def test_a_part_that_is_another_one_is_a_remark(name: str) -> None:
    document = read(with_part(name, TYPES.encode()))
    assert document.tables
    assert remarked(document) == ["part-damaged"]


@pytest.mark.parametrize("before", ["\r\n", "\ufeff", "\ufeff\n "])
@pytest.mark.parametrize("data", [WHOLE, rb"{\rtf1 \trowd\cellx1\cellx2 a\cell b\cell\row}"])
def test_what_a_server_put_before_a_file_does_not_matter(before: str, data: bytes) -> None:
    assert read(before.encode() + data) == read(data)


def utf_16(text: bytes) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-16"?>' + text.decode()).encode("utf-16")


def renamed(change: Callable[[str], str]) -> bytes:
    return packed({change(name): data for name, data in parts(WHOLE).items()})


def with_target(target: str, folder: str = "word") -> bytes:
    files = {k.replace("word/", f"{folder}/"): v for k, v in parts(WHOLE).items()}
    return packed({**files, "_rels/.rels": relations({"officeDocument": target}).encode()})


STRICT = parts(word(tbl(tr("a", "b")), strict=True))
ODD = {
    "UTF-16": with_part("word/document.xml", utf_16(parts(WHOLE)["word/document.xml"])),
    "strict in UTF-16": packed(
        {**STRICT, "word/document.xml": utf_16(STRICT["word/document.xml"])}
    ),
    "content types in UTF-16": with_part("[Content_Types].xml", utf_16(TYPES.encode())),
    "content types in small letters": renamed(str.lower),
    "backslashes": renamed(lambda name: name.replace("/", "\\")),
    "leading slashes": renamed(lambda name: "/" + name),
    "an escaped slash": with_target("word%2Fdocument.xml"),
    "an escaped space": with_target("my%20word/document.xml", "my word"),
    "a space escaped in both": with_target("my%20word/document.xml", "my%20word"),
    "processing instructions": with_part(
        "_rels/.rels",
        b"<?x?>"
        + parts(WHOLE)["_rels/.rels"].replace(b"<Relationship ", b"<?x?><Relationship ", 1),
    ),
}


@pytest.mark.parametrize("data", ODD.values(), ids=ODD.keys())
def test_odd_containers(data: bytes) -> None:
    assert sniff(data) == "docx"
    document = read(data)
    assert [cell.text for cell in document.tables[0].cells] == ["a", "b"]
    assert not document.remarks


def test_processing_instructions_are_not_there() -> None:
    body = tbl(f"<w:tr><?x y?><w:tc><?x y?><w:tcPr/>{p('a<?x y?>b<!-- c -->c')}</w:tc></w:tr>")
    assert read(word(body)).tables[0].cells[0].text == "abc"


def test_a_word_file_as_one_xml_file() -> None:
    whole = word(tbl(tr("甲", tc(counted(1)))), numbering=abstract(0, lvl(0, "%1")) + num(1, 0))
    data = flat(parts(whole))
    assert sniff(data) == "flat-opc"
    assert read(data) == read(whole)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (flat({}), "without a document in it"),
        (flat({"word/document.xml": "<a/>"})[:-9], "no well-formed XML"),
        (flat({"_rels/.rels": "<a/>", "word/document.xml": "<a/>"}), "without a document in it"),
    ],
)
def test_one_xml_file_that_is_no_word_file(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read(data)
