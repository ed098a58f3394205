"""The documents are true: their examples run, and they name all that is there."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from conftest import REAL, ROOT, Mulu
from words import p, span, tbl, tc, tr, word

from commands.app import app
from export.dictionary import dictionary
from export.schema import TABLES, columns_of
from normalize.findings import CODES

README = (ROOT / "README.md").read_text("utf-8")
EXAMPLE = re.compile("```python\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)
TARGETS = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_the_examples_of_the_readme_give_what_it_says(mulu: Mulu, tmp_path: Path) -> None:
    assert mulu("extract", "--raw", ROOT / "raw").exit_code == 0
    examples = EXAMPLE.findall(README)
    assert len(examples) == 6
    marked = "\nprint('=====')\n".join(code for code, _ in examples)
    found = subprocess.run(
        [sys.executable, "-c", marked], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    for printed, (_, said) in zip(found.stdout.split("=====\n"), examples, strict=True):
        assert printed.strip() == said.strip()


def test_the_table_of_counts_in_the_readme_is_the_real_one(mulu: Mulu) -> None:
    printed = mulu("extract", "--raw", ROOT / "raw").stdout
    assert [line.rstrip() for line in printed.splitlines()] == [
        line.rstrip() for line in README.split("```text\n")[1].split("```")[0].splitlines()
    ]


def test_the_output_of_adding_an_edition_is_the_real_one(
    mulu: Mulu, raw: Path, tmp_path: Path
) -> None:
    """The edition of the example is the real one with a few words changed."""
    said = re.findall(
        r"```text\n(.*?)```", (ROOT / "docs/adding-an-edition.md").read_text("utf-8"), re.DOTALL
    )
    text = (REAL / "catalogue.txt").read_text("utf-8").replace("（试行）", "（2024年版）")
    text = text.replace("光刻机系统研发人才", "光刻机系统研发工程师")
    text = text.replace("具有2年及以上从事FPGA", "具有3年及以上从事FPGA")
    (tmp_path / "catalogue.txt").write_text(text.replace("其他要求", "其他条件"), "utf-8")
    added = mulu("add", "catalogue.txt")
    assert added.stdout + added.stderr == said[0]
    folder = raw / "shanghai-foreign-talent" / "2024"
    (folder / "edition.toml").unlink()
    (folder / "catalogue.txt").unlink()
    folder.rmdir()
    (tmp_path / "catalogue.txt").write_text(text, "utf-8")
    assert mulu("add", "catalogue.txt").exit_code == 0
    names = ("shanghai-foreign-talent/trial", "shanghai-foreign-talent/2024")
    assert mulu("diff", *names).stdout == dedent(said[1])


POLLUTANTS = [
    *(("1.", "总汞", "0.0005"), ("2.", "总镉", "0.005"), None),
    *(("3.", "悬浮物(SS)", "4"), ("4.", "生化需氧量", "0.5"), ("5.", "化学需氧量", "1")),
]


def pollutants(folder: Path) -> None:
    """The document of the examples: a title, headings, and a row over all columns."""
    headings = ("序号", "污染物", "污染当量值（千克）")
    rows = [tr(*row) if row else tr(tc("二、第二类水污染物", span(3))) for row in POLLUTANTS]
    body = p("应税污染物和当量值表") + tbl(tr(*headings), *rows)
    (folder / "pollutants.docx").write_bytes(word(body))


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text("utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_output_of_reading_any_document_is_the_real_one(mulu: Mulu, tmp_path: Path) -> None:
    pollutants(tmp_path)
    told, table, *_ = blocks("any-document.md", "text")
    assert mulu("extract", "pollutants.docx").stdout == told
    written = tmp_path / "out/editions/adhoc/pollutants/table_1.csv"
    assert written.read_text("utf-8-sig").splitlines() == table.splitlines()
    assert told == blocks("adding-a-catalogue.md", "text")[0]


def test_the_catalogue_of_the_example_is_one(tmp_path: Path) -> None:
    """Its module and its line, put into a copy of the code, read the document as is said."""
    for name in ("extract", "normalize", "export"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for path in ROOT.glob("*.py"):
        shutil.copy(path, tmp_path)
    (module,) = blocks("adding-a-catalogue.md", "python")
    profiles = tmp_path / "normalize/profiles"
    (profiles / "env_tax_pollutants.py").write_text(module, "utf-8")
    known = (profiles / "__init__.py").read_text("utf-8")
    known = known.replace("import generic,", "import env_tax_pollutants, generic,")
    known = known.replace("GENERIC)\n", "env_tax_pollutants.PROFILE, GENERIC)\n")
    (profiles / "__init__.py").write_text(known, "utf-8")
    pollutants(tmp_path)
    code = "import sys; sys.argv[1:] = ['extract', 'pollutants.docx']; import cli; cli.main()"
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert found.stdout == blocks("adding-a-catalogue.md", "text")[1], found.stderr
    rows = (tmp_path / "out/pollutants.csv").read_text("utf-8-sig").splitlines()
    assert [row.split(",")[5:7] for row in rows[1:3]] == [["总汞", "0.0005"], ["总镉", "0.005"]]
    assert "| `kilograms` | `float64?` |" in (tmp_path / "out/README.md").read_text("utf-8")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    lint = [sys.executable, "-m", "ruff", "check", "normalize/profiles/env_tax_pollutants.py"]
    linted = subprocess.run(lint, check=False, capture_output=True, text=True, cwd=tmp_path)
    assert linted.returncode == 0, linted.stdout


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_in_the_readme(target: str) -> None:
    assert f"`make {target}`" in README


def test_every_promise_names_a_test_that_exists() -> None:
    text = (ROOT / "docs" / "reliability.md").read_text("utf-8")
    named = re.findall(r"`(test_\w+\.py)::(test_\w+)`", text)
    assert len(named) > 40
    for file, test in named:
        source = (ROOT / "tests" / file).read_text("utf-8")
        assert re.search(rf"^def {test}\(", source, re.MULTILINE), f"{file}: {test}"
    for table in text.split("| promise | test |\n")[1:]:
        rows = [row for row in table.partition("\n\n")[0].splitlines() if "---" not in row]
        assert rows
        assert all("::test_" in row for row in rows)


def test_make_help_gives_each_target_a_sentence() -> None:
    found = subprocess.run(
        ["make", "--no-print-directory", "help"],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert [line.split()[1] for line in found.stdout.splitlines()] == TARGETS
    assert all(line.rstrip().endswith((".", ").")) for line in found.stdout.splitlines())
    assert {"extract", "test", "lint", "check", "bench", "clean", "help"} <= set(TARGETS)


def test_every_command_and_option_is_in_the_readme(mulu: Mulu) -> None:
    for command in app.registered_commands:
        assert f"`mulu {command.name}" in README
        text = mulu(str(command.name), "--help").stdout
        for option in set(re.findall(r"--[a-z-]+", text)) - {"--help"}:
            assert f"`{option}" in README


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_in_the_dictionary(table: str) -> None:
    text = dictionary("0").decode().split(f"\n## {table}\n")[1].split("\n## ")[0]
    for column in columns_of(TABLES[table]):
        assert f"| `{column.name}` | `{column.type_name}` | {column.meaning}" in text


def test_every_code_of_a_finding_is_in_the_dictionary() -> None:
    text = dictionary("0").decode()
    for code, (severity, meaning) in CODES.items():
        assert f"| `{code}` | {severity} | {meaning} |" in text


def test_every_code_is_used_and_every_used_code_is_listed() -> None:
    source = "".join(
        path.read_text("utf-8")
        for stage in ("extract", "normalize")
        for path in (ROOT / stage).rglob("*.py")
        if path.name != "findings.py"
    )
    used = set(
        re.findall(
            r'(?:Doubt|Remark|doubt|remark|tell|append)\(\s*\(?"([a-z0-9]+(?:-[a-z0-9]+)+|band|note|caption)"',
            source,
        )
    )
    assert used == set(CODES)


def test_links_between_documents_lead_somewhere() -> None:
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_changelog_has_the_version_and_both_kinds_of_entry() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    version = re.search(r'^version = "(.*)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert version is not None
    newest = text.split("\n## ")[1]
    assert newest.startswith(version[1])
    assert "### Data" in newest
    assert "### Code" in newest
