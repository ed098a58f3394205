"""What several tests need: the real edition, a copy of it to spoil, the command."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from captures import Form, capture, positions
from hypothesis import settings
from typer.testing import CliRunner, Result

from commands.app import app
from extract.card import Correction, read_source
from extract.formats import read
from normalize.catalogue import Catalogue, Origin
from normalize.profiles import PROFILES
from normalize.talents import Talents, read_talents

ROOT = Path(__file__).parent.parent
REAL = ROOT / "raw" / "shanghai-foreign-talent" / "trial"
PROFILE = PROFILES["shanghai-foreign-talent"]
settings.register_profile(
    "mulu", deadline=None
)  # machines are busy; how long is not what is tested
settings.load_profile("mulu")

Mulu = Callable[..., Result]
AddEdition = Callable[..., Path]


@pytest.fixture(scope="session")
def real() -> Talents:
    """The real edition, read and normalised."""
    corrections = read_source(REAL / "edition.toml").card.corrections
    return as_catalogue((REAL / "catalogue.txt").read_bytes(), corrections)


def as_catalogue(data: bytes | str, corrections: tuple[Correction, ...] = ()) -> Talents:
    """A capture, read and normalised."""
    document = read(data.encode() if isinstance(data, str) else data)
    origin = Origin("x/y", "catalogue.txt", "0" * 64, corrections)
    return read_talents(document, PROFILE, origin)


def codes(catalogue: Catalogue, severity: str = "error") -> set[str]:
    """The codes of the findings of one severity."""
    return {finding.code for finding in catalogue.findings if finding.severity == severity}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A copy of ``raw/`` that a test may spoil."""
    return Path(shutil.copytree(ROOT / "raw", tmp_path / "raw"))


@pytest.fixture
def mulu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mulu:
    """Run ``mulu`` in an empty folder; ``--out`` is ``out`` in it."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return run


@pytest.fixture
def add_edition(tmp_path: Path) -> AddEdition:
    """Write an edition with its card below ``raw/`` in the test's folder; gives its folder."""

    def add(name: str, text: str | None = None, card: str = "", catalogue: str = "") -> Path:
        data = (capture(positions(6), Form()) if text is None else text).encode()
        folder = tmp_path / "raw" / (catalogue or "shanghai-foreign-talent") / name
        folder.mkdir(parents=True)
        (folder / "catalogue.txt").write_bytes(data)
        rendition = (
            f'title = "目录"\n{card}\n[[rendition]]\nfile = "catalogue.txt"\nformat = "text"\n'
            f'origin = "made"\nsha256 = "{hashlib.sha256(data).hexdigest()}"\n'
        )
        (folder / "edition.toml").write_text(rendition, encoding="utf-8")
        return folder

    return add
