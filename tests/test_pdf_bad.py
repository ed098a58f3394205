"""PDFs that are broken or hostile: read, or refused in one line, and never anything else."""

import io
import random
import re
import zlib
from pathlib import Path

import pytest
from conftest import Mulu
from pdfs import Sheet, pdf
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from test_pdf_reader import PLAIN, rows

from extract.formats import read
from extract.model import ENGINES, Asked, UnreadableError

TABLE = "".join(
    [
        *(f"{x} 20 m {x} 140 l S " for x in (20, 80, 140)),
        *(f"20 {y} m 140 {y} l S " for y in (20, 80, 140)),
        *(f"BT /F 10 Tf {x} {y} Td (c{x}) Tj ET " for x in (23, 83) for y in (30, 90)),
    ]
)
PAGE = (
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R"
    "/Resources<</Font<</F 5 0 R>>>>>>"
)
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def stream(content: str, more: str = "") -> str:
    return f"<</Length {len(content)}{more}>>\nstream\n{content}\nendstream"


def built(
    *objects: str, pages: str = "<</Type/Pages/Kids[3 0 R]/Count 1>>", more: str = ""
) -> bytes:
    """A file of a catalogue, its pages and other objects, with a table of where they are."""
    out, places = b"%PDF-1.7\n", []
    for number, text in enumerate((f"<</Type/Catalog/Pages 2 0 R{more}>>", pages, *objects), 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(places) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\n"
    return out + f"{tail}startxref\n{len(out)}\n%%EOF\n".encode()


def page(box: str = "[0 0 300 300]", content: str = TABLE, font: str = FONT, *more: str) -> bytes:
    return built(PAGE.replace("[0 0 300 300]", box), stream(content), font, *more)


def mapped_to(first: str) -> bytes:
    """A table in a font whose /ToUnicode leads elsewhere."""
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def "
        "1 begincodespacerange <00> <FF> endcodespacerange "
        f"1 beginbfrange <00> <FF> <{first}> endbfrange endcmap end end"
    )
    font = FONT.replace(">>", "/ToUnicode 6 0 R>>")
    return page("[0 0 300 300]", TABLE, font, stream(cmap))


BAD = {
    "no page size": page("[0 0 0 0]"),
    "no numbers": page("[0 0 a b]"),
    "a page of 14,400 points": page("[0 0 14400 14400]"),
    "corners the other way round": page("[300 300 0 0]"),
    "far away": page(content=TABLE + " 1e9 1e9 m 2e9 1e9 l S 3e38 3e38 m 1e38 3e38 l S"),
    "no matrix": page(content=TABLE + " BT /F 10 Tf 0 0 0 0 30 30 Tm (zero) Tj ET"),
    "pages that hold themselves": built(PAGE, pages="<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"),
    "pages that are not there": built(PAGE, pages="<</Type/Pages/Kids[3 0 R]/Count 99999>>"),
    "no pages": built(pages="<</Type/Pages/Kids[]/Count 0>>"),
    "a form that draws itself": built(
        PAGE.replace("<</Font", "<</XObject<</X 6 0 R>>/Font"),
        stream(TABLE + " /X Do"),
        FONT,
        stream(
            "/X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
        ),
    ),
    "states without end": page(content="q " * 5000 + TABLE),
    "arrays without end": page(content="[" * 5000 + TABLE),
    "a path of many corners": page(content=TABLE + " 0 0 m " + "9 9 l 5 7 l " * 20000 + "S"),
    "squared paper": page(
        "[0 0 14400 14400]",
        TABLE
        + "".join(f"0 {y} m 14400 {y} l S {y} 0 m {y} 14400 l S " for y in range(300, 9000, 8)),
    ),
    "lines that touch and enclose nothing, beside a shade": page(
        content=TABLE + " 0.8 g 200 200 80 60 re f 46 250 m 60 250 l S 50 253 m 50 244 l S"
    ),
    "no font": page(content=TABLE.replace("/F ", "/G ")),
    "a font without widths": page(font="<</Type/Font/Subtype/TrueType/BaseFont/Foo>>"),
    "half a font": page(font="<</Type/Font/Subtype/Type0/BaseFont/Foo/Encoding/Identity-H>>"),
    "text that is half a character": mapped_to("D800"),
    "a false table of objects": re.sub(rb"\d{10} 00000 n", b"0000000007 00000 n", PLAIN),
    "a false start": re.sub(rb"startxref\n\d+", b"startxref\n99999999", PLAIN),
    "more behind its end": PLAIN + bytes(10000),
    "control characters": pdf(rows(("1", "甲\x07\x00", "x\x0by"))),
}


def is_told(data: bytes, engine: str) -> None:
    """Read, or refused in one line; any other error fails the test."""
    told = "read"
    try:
        read(data, "pdf", Asked(engine=engine))
    except UnreadableError as error:
        told = str(error)
    assert told
    assert "\n" not in told


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("data", BAD.values(), ids=BAD.keys())
def test_bad_input(data: bytes, engine: str) -> None:
    is_told(data, engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("seed", range(20))
def test_spoiled_bytes(seed: int, engine: str) -> None:
    chance = random.Random(seed)
    data = bytearray(PLAIN if seed % 2 else page())
    for _ in range(chance.choice((3, 20, 100))):
        data[chance.randrange(9, len(data))] = chance.randrange(256)
    is_told(bytes(data), engine)
    start = chance.randrange(9, len(data))
    is_told(bytes(data[:start] + data[start + chance.randrange(400) :]), engine)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95, 0.99])
@pytest.mark.parametrize("engine", ENGINES)
def test_cut_short(share: float, engine: str) -> None:
    with pytest.raises(UnreadableError, match="damaged PDF, cut short: the end of the file is"):
        read(PLAIN[: int(share * len(PLAIN))], "pdf", Asked(engine=engine))


@pytest.mark.parametrize("engine", ENGINES)
def test_private_characters_are_refused_with_their_share_and_pages(engine: str) -> None:
    with pytest.raises(UnreadableError, match=r"garbage text layer: 100% .* \(pages 1\)"):
        read(mapped_to("E000"), "pdf", Asked(engine=engine))


def test_what_opens_an_encrypted_file() -> None:
    locked = pdf(rows(("1", "甲", "x")), password="secret")  # noqa: S106
    assert read(locked, "pdf", Asked(password="secret")).tables  # noqa: S106
    with pytest.raises(UnreadableError, match="--password does not open it"):
        read(locked, "pdf", Asked(password="other"))  # noqa: S106


def test_an_encrypted_file_with_an_empty_password_opens() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, (400, 300), encrypt=StandardEncryption("", ownerPassword="own"))
    rows(("1", "甲", "x"))(Sheet(canvas, 300))
    canvas.save()
    assert read(out.getvalue(), "pdf").tables


@pytest.mark.parametrize("engine", ENGINES)
def test_a_character_alone_whose_glyph_is_empty(engine: str) -> None:
    """It has no width on the page, and so has one in a font that the machine does not have."""
    font = (
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 97"
        "/LastChar 99/Widths[600 600 600]/Encoding<</Differences[97/a/b/c]>>"
        "/CharProcs<</a 6 0 R/b 6 0 R/c 6 0 R>>>>"
    )
    cells = "".join(
        f"BT /F 10 Tf {x} {y} Td ({text}) Tj ET "
        for text, (x, y) in zip(("ab", "c"), ((23, 30), (83, 30)), strict=True)
    )
    content = TABLE[: TABLE.index("BT")] + cells + "BT /F 10 Tf 83 90 Td (b) Tj ET "
    document = read(
        page("[0 0 300 300]", content, font, stream("600 0 d0")), "pdf", Asked(engine=engine)
    )
    (table,) = document.tables
    assert [cell.text for cell in table.cells] == ["", "b", "ab", "c"]


def test_what_unpacks_to_more_than_the_memory_is_told_so(tmp_path: Path, mulu: Mulu) -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(2**20)) for _ in range(320)) + packer.flush()
    twice = zlib.compress(packed, 9).hex() + ">"
    filters = "/Filter[/ASCIIHexDecode/FlateDecode/FlateDecode]"
    (tmp_path / "bomb.pdf").write_bytes(built(PAGE, stream(twice, filters), FONT))
    told = mulu("extract", "bomb.pdf", "--memory-limit", "256")
    assert told.exit_code == 2
    (line,) = told.stderr.splitlines()
    assert line.startswith("mulu: bomb.pdf: ")
    assert "--memory-limit raises that" in line
