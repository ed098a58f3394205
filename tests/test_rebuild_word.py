"""The rebuilt Word rendition is what its builder makes of the capture."""

import io
import zipfile

from conftest import REAL
from rebuild_word import rebuilt


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_the_builder_makes_the_file_of_the_card() -> None:
    made = parts(rebuilt((REAL / "catalogue.txt").read_bytes()))
    kept = parts((REAL / "catalogue.rebuilt.docx").read_bytes())
    assert made["word/document.xml"] == kept["word/document.xml"]
    assert made["word/numbering.xml"] == kept["word/numbering.xml"]
    assert set(made) == set(kept)
