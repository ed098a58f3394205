"""The house's own rules: which stage may know which, and how long things may be."""

import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from conftest import ROOT

MODULES = sorted(
    path
    for folder in ("extract", "normalize", "export", "commands", ".")
    for path in ((ROOT / folder).glob("*.py") if folder == "." else (ROOT / folder).rglob("*.py"))
)
NAMES = [str(path.relative_to(ROOT)) for path in MODULES]
MAY_KNOW = {"extract": {"extract"}, "normalize": {"extract", "normalize"}}
MAY_KNOW["export"] = {"normalize", "export"}
KNOWN_OF_OTHERS = {
    "normalize": {"extract.model", "extract.card"},
    "export": {"normalize.model", "normalize.findings", "normalize.catalogue"}
    | {"normalize.profiles", "normalize.profile"},
}
"""What a stage may import of the one before it: types, and the meaning of codes."""


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    named = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
    plain = {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
    return named | plain


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_imports_run_one_way(path: Path) -> None:
    stage = path.relative_to(ROOT).parts[0]
    for name in imports(path):
        other = name.split(".")[0]
        if stage in MAY_KNOW and other in {*MAY_KNOW, "pipeline", "cli", "commands"}:
            assert other in MAY_KNOW[stage], f"{path} imports {name}"
            assert other == stage or name in KNOWN_OF_OTHERS[stage], f"{path} imports {name}"


def test_folders_of_the_pdf_reader_import_one_way() -> None:
    """What one step needs of another stands before it, or beside the folders."""
    folder = ROOT / "extract" / "pdf"
    needs: dict[str, set[str]] = {path.name: set() for path in folder.iterdir() if path.is_dir()}
    for path in (path for path in MODULES if path.is_relative_to(folder)):
        own = path.relative_to(folder).parts[0]
        of = {name.split(".")[2] for name in imports(path) if name.startswith("extract.pdf.")}
        if own in needs:
            needs[own] |= (of & needs.keys()) - {own}
    assert any(needs.values())
    TopologicalSorter(needs).prepare()


def test_normalize_opens_no_file_and_knows_no_arrow() -> None:
    for path in MODULES:
        if path.relative_to(ROOT).parts[0] == "normalize":
            assert not {"pyarrow", "pandas", "pathlib", "io"} & imports(path), path


def test_extract_knows_no_heading() -> None:
    text = "".join(p.read_text("utf-8") for p in MODULES if "extract" in p.parts)
    assert not re.search("序号|行业大类|岗位名称|要求：", text)


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_modules_and_functions_are_short(path: Path) -> None:
    source = path.read_text("utf-8")
    assert source.count("\n") <= 300
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{path}: {node.name}"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_nothing_is_caught_without_a_name(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None
            assert getattr(node.type, "id", "") not in {"Exception", "BaseException"}


@pytest.mark.parametrize("lock", ["requirements.lock", "benchmarks/requirements.lock"])
def test_no_registry_is_named_in_a_lock(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert not re.search(r"https?:|index-url|\.org\b", text)
    pinned = re.findall(r"^[a-z0-9-]+==", text, re.MULTILINE)
    assert len(pinned) > 20
    assert text.count("--hash=sha256:") > len(pinned)


def test_the_lock_holds_what_the_project_asks_for() -> None:
    import tomllib  # noqa: PLC0415

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    locked = (ROOT / "requirements.lock").read_text("utf-8")
    for requirement in asked:
        name = re.split("[<>=]", requirement)[0]
        assert re.search(f"^{name}==", locked, re.MULTILINE), name


def test_importing_does_no_work() -> None:
    code = "import extract.formats, normalize.catalogue, export.dataset, pipeline; print('done')"
    found = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
    )
    assert found.stdout == "done\n"
    assert found.stderr == ""
