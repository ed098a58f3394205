"""Pages drawn with what was found on them."""

from pathlib import Path

import pytest
from conftest import ROOT, Mulu
from pdfs import Sheet, pdf

from extract.model import ASKED, UnreadableError
from extract.pdf.drawing import DROPPED, JOINED, PLAIN, SCALE, SPANNING, draw

REAL = ROOT / "raw" / "shanghai-foreign-talent" / "trial" / "catalogue.rebuilt.pdf"


def page(sheet: Sheet) -> None:
    sheet.table([20, 120, 220], [20, 60, 100], {(1, 1): ("甲", (2, 1)), (1, 2): "乙", (2, 2): "丙"})
    sheet.text(190, 290, "- 1 -")


def colour(picture: object, x: float, y: float) -> str:
    red, green, blue = picture.getpixel((round(x * SCALE), round(y * SCALE)))  # type: ignore[attr-defined]
    return f"#{red:02x}{green:02x}{blue:02x}"


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_cells_are_outlined_where_they_stand(rotate: int) -> None:
    (drawing,) = draw(pdf(page, rotate=rotate), ASKED)
    if rotate == 0:
        assert colour(drawing.picture, 20, 80) == SPANNING
        assert colour(drawing.picture, 219.5, 40) == PLAIN
        assert colour(drawing.picture, 190, 285) == DROPPED
    assert drawing.picture.size == ((800, 600) if rotate % 180 == 0 else (600, 800))
    assert "3 cells, 1 of them merged" in drawing.summary


def test_what_is_over_a_page_break_and_what_is_left_out_is_said() -> None:
    (drawing,) = draw(REAL.read_bytes(), ASKED, [3])
    assert drawing.page == 3
    assert "over a page break" in drawing.summary
    assert drawing.summary.endswith("left out: 第 3 页")
    assert JOINED in {colour(drawing.picture, x, 70) for x in range(40, 550)}


def test_a_page_that_is_not_there_is_one_line() -> None:
    with pytest.raises(UnreadableError, match="no page 7: the PDF has 1"):
        list(draw(pdf(page), ASKED, [7]))


def test_the_command_writes_pictures(mulu: Mulu, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(page, page))
    found = mulu("inspect", tmp_path / "a.pdf", "--page", "2", "--out", tmp_path / "drawn")
    assert found.exit_code == 0, found.output
    assert [path.name for path in (tmp_path / "drawn").iterdir()] == ["a-page-2.png"]
    other = mulu("inspect", ROOT / "README.md")
    assert (other.exit_code, other.stderr.count("\n")) == (2, 1)
    assert "only a PDF has pages to draw; this is text" in other.stderr
